// SPDX-License-Identifier: GPL-3.0-or-later
//
// Much at once: a library of 100,000 cases and 10,000 snapshots, a case of 1,000
// projects, a pack of 5,000 measures. Prints how long each thing takes that a
// person does with them, and how long it may take; its exit status is 1 if one of
// them takes longer. Run with QT_QPA_PLATFORM=offscreen; arguments name the parts:
// library, projects, measures. --small is a tenth of everything.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>

#include <unistd.h>

#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <fmt/format.h>

#include "tests/bench/case_maker.h"
#include "tests/ui/window_fixture.h"
#include "ui/library/case_list_model.h"
#include "ui/library/cases_page.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;
using Clock = std::chrono::steady_clock;

namespace {

std::size_t tenth = 1; // 10 with --small
bool tooSlow = false;

constexpr int wait = 1000;     // milliseconds that a person waits for what was asked for
constexpr int keystroke = 50;  // until a letter, and all that hangs on it, is on the screen
constexpr int background = -1; // nobody waits for it

std::int64_t microseconds(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return now.tv_sec * 1'000'000 + now.tv_nsec / 1000;
}

std::int64_t medianOf(std::vector<std::int64_t>& times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

// The median of some runs, by the clock on the wall and by the processor's: what
// else runs on the machine is none of the program's, so that the second is held
// against what it may take.
void measure(const char* what, int most, int runs, const std::function<void()>& work) {
    std::vector<std::int64_t> wall;
    std::vector<std::int64_t> own;
    for (int run = 0; run < runs; ++run) {
        const std::int64_t before = microseconds(CLOCK_MONOTONIC);
        const std::int64_t ownBefore = microseconds(CLOCK_THREAD_CPUTIME_ID);
        work();
        own.push_back(microseconds(CLOCK_THREAD_CPUTIME_ID) - ownBefore);
        wall.push_back(microseconds(CLOCK_MONOTONIC) - before);
    }
    const std::int64_t median = medianOf(own);
    const bool slow = most != background && median > most * std::int64_t{1000};
    tooSlow = tooSlow || slow;
    const auto shown = [](std::int64_t time) { return fmt::format("{}.{}", time / 1000, time % 1000 / 100); };
    fmt::print("{:<68} {:>9} {:>9} {:>6} {}\n", what, shown(medianOf(wall)), shown(median),
               most == background ? "-" : std::to_string(most), slow ? "TOO SLOW" : "");
    std::fflush(stdout);
}

Case made(const RuleBook& rules, bench::CaseMaker& maker, std::uint64_t number) {
    auto read = readCase(SourceText("case", maker.make(number)), rules.vocabulary(), rules.lookup());
    if (!read) qFatal("a made case cannot be read");
    return *read;
}

void need(bool outcome, const char* what) {
    if (!outcome) qFatal("%s failed", what);
}

void fillLibrary(const storage::Library& library, const std::shared_ptr<const RuleBook>& rules, storage::Moment now) {
    bench::CaseMaker maker(20261122);
    const std::size_t cases = 100'000 / tenth;
    std::vector<storage::CaseShelf::NewCase> batch;
    std::vector<storage::CaseShelf::Result> results;
    std::vector<storage::ResultMark> marks;
    for (std::size_t number = 0; number < cases; ++number) {
        Case subject = made(*rules, maker, number);
        batch.push_back({storage::recordOf(subject, rules->vocabulary()), {}});
        marks.push_back(
            storage::markOf(assess(rules, std::move(subject), {.asOf = *Date::of(2026, 11, 22), .trace = false})));
        if (batch.size() < 1000 && number + 1 < cases) continue;
        const auto ids = library.cases().import(batch, now);
        need(ids.has_value(), "import");
        for (std::size_t index = 0; index < ids->size(); ++index)
            results.push_back({(*ids)[index], marks[index], batch[index].record.digest()});
        need(library.cases().setResults(results).has_value(), "results");
        batch.clear();
        marks.clear();
        results.clear();
        now += std::chrono::seconds(1);
    }
}

void fillSnapshots(const storage::Library& library, const std::shared_ptr<const RuleBook>& rules, storage::CaseId id,
                   storage::Moment now) {
    const auto stored = library.cases().load(id);
    Case subject = *readCase(SourceText("case", stored->facts), rules->vocabulary(), rules->lookup());
    const Assessment assessment = assess(rules, std::move(subject), {.asOf = *Date::of(2026, 11, 22)});
    for (std::size_t number = 0; number < 10'000 / tenth; ++number)
        need(library.snapshots()
                 .keep(id, assessment, {"快照 " + std::to_string(number), "", "0"}, now + std::chrono::minutes(number))
                 .has_value(),
             "snapshot");
}

void library() {
    WindowFixture fixture; // its window stands over an empty library
    const std::string path = fixture.folder.filePath(QStringLiteral("large/library.db")).toStdString();
    const storage::CaseId first{1};
    {
        const storage::Library large = *storage::Library::open(path, fixture.moment);
        const auto before = Clock::now();
        fillLibrary(large, fixture.rules, fixture.moment);
        fillSnapshots(large, fixture.rules, first, fixture.moment);
        std::printf(
            "made in %lld s\n",
            static_cast<long long>(std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - before).count()));
    }
    std::printf("%lld MB\n", static_cast<long long>(QFileInfo(QString::fromStdString(path)).size() / 1'000'000));
    measure("library: opened", wait, 5,
            [&] { need(storage::Library::open(path, fixture.moment).has_value(), "open"); });
    const storage::Library large = *storage::Library::open(path, fixture.moment);
    const storage::CaseShelf cases = large.cases();
    measure("library: read through for damage, in the background", background, 1,
            [&] { need(large.check().has_value(), "check"); });
    measure("library: backup of the day, in the background", background, 1,
            [&] { need(large.backUpDaily(*Date::of(2026, 11, 22)).has_value(), "backup"); });
    const auto find = [&](const char* what, const storage::CaseQuery& query, int most) {
        measure(what, most, 9, [&] {
            const auto ids = cases.find(query);
            need(ids.has_value(), "find");
            need(cases.rows(std::span(*ids).first(std::min<std::size_t>(50, ids->size()))).has_value(), "rows");
        });
    };
    find("library: all, newest first, 50 shown", {}, wait);
    find("library: found by two words, of many", {.text = "华康 生物"}, wait);
    find("library: found by one company's number", {.text = "99999"}, wait);
    find("library: found by a city, sorted by the sum", {.city = "hangzhou", .order = storage::CaseOrder::ceiling},
         wait);
    find("library: sorted by name", {.order = storage::CaseOrder::name, .descending = false}, wait);
    find("library: sorted by the sum", {.order = storage::CaseOrder::ceiling}, wait);
    std::int64_t revision = cases.load({2})->revision;
    bench::CaseMaker maker(7);
    std::uint64_t number = 0;
    measure("library: an edit saved", wait, 25, [&] {
        const storage::CaseRecord record =
            storage::recordOf(made(*fixture.rules, maker, ++number), fixture.rules->vocabulary());
        const auto saved = cases.save({2}, revision, record, storage::StateOrigin::edited, fixture.moment);
        need(saved.has_value(), "save");
        revision = *saved;
    });
    measure("library: snapshots of one case listed", wait, 9,
            [&] { need(large.snapshots().list(first).has_value(), "list"); });
    const auto snapshots = large.snapshots().list(first);
    measure("library: a snapshot opened", wait, 9,
            [&] { need(large.snapshots().load(snapshots->back().id).has_value(), "load"); });

    std::unique_ptr<MainWindow> window;
    const auto surroundings = [&] {
        return MainWindow::Surroundings{
            fixture.rules,
            *Date::of(2026, 11, 22),
            QStringLiteral("0"),
            fixture.texts,
            fixture.theme,
            *fixture.settings,
            fixture.prompts,
            large,
            [&fixture] { return fixture.moment; },
            {fixture.folder.filePath(QStringLiteral("p")), fixture.folder.filePath(QStringLiteral("t")), {}},
            fixture.folder.filePath(QStringLiteral("s"))};
    };
    measure("window over it: ready", wait, 1, [&] {
        window = std::make_unique<MainWindow>(surroundings());
        window->resize(1366, 768);
        window->show();
        QApplication::processEvents();
    });
    auto* model = window->findChild<CaseListModel*>();
    auto* search = window->findChild<QLineEdit*>(QStringLiteral("cases.search"));
    measure("window over it: a letter typed into the search", keystroke, 9, [&] {
        QTest::keyClick(search, Qt::Key_9);
        QApplication::processEvents();
    });
    search->clear();
    QTest::qWait(400);
    measure("window over it: the list, found and painted", wait, 9, [&] {
        model->setQuery({.text = std::to_string(number++ % 10)});
        QApplication::processEvents();
    });
    model->setQuery({});
    measure("window over it: a case opened", wait, 5, [&] {
        need(window->session().openCase({static_cast<std::int64_t>(3 + number++)}), "open case");
        QApplication::processEvents();
    });
    CaseDocument& document = window->document();
    const FactRef employees{Entity::company, 0, *fixture.rules->vocabulary().find(Entity::company, "employees")};
    std::int64_t people = 10;
    measure("window over it: a keystroke in the case", keystroke, 15, [&] {
        document.setFact(employees, ++people);
        QApplication::processEvents();
    });
    measure("window over it: that edit saved", wait, 9, [&] {
        document.setFact(employees, ++people);
        need(window->session().save(), "save");
        QApplication::processEvents();
    });
    measure("window over it: the list shown again", wait, 5, [&] {
        window->showPage(PageId::profile);
        QApplication::processEvents();
        window->showPage(PageId::cases);
        QApplication::processEvents();
    });
    if (auto* table = window->findChild<QTableView*>(QStringLiteral("cases.table"))) {
        measure("window over it: every row chosen", wait, 3, [&] {
            table->selectAll();
            QApplication::processEvents();
            table->clearSelection();
            QApplication::processEvents();
        });
    }
    window->session().closeCase();
    need(window->session().openCase(first), "open case");
    measure("window over it: the case of 10,000 snapshots, its history shown", wait, 1, [&] {
        window->showPage(PageId::cases);
        if (auto* button = window->findChild<QPushButton*>(QStringLiteral("cases.history"))) button->click();
        QApplication::processEvents();
    });
    fixture.prompts.unsaved = Prompts::Unsaved::discard;
    window.reset();
}

Case manyProjects(const RuleBook& rules, std::size_t count) {
    bench::CaseMaker maker(11);
    Case subject = made(rules, maker, 0);
    subject.awards.clear();
    for (std::uint64_t number = 1; subject.projects.size() < count; ++number) {
        for (Item& project : made(rules, maker, number).projects) {
            if (subject.projects.size() == count) break;
            project.id = "p" + std::to_string(subject.projects.size() + 1);
            subject.projects.push_back(std::move(project));
        }
    }
    return subject;
}

// Typing in a case that is open: on the pages that follow it.
void typing(WindowFixture& fixture, const char* form, const char* result) {
    CaseDocument& document = fixture.window->document();
    const FactRef total{Entity::project, 0, *fixture.rules->vocabulary().find(Entity::project, "total_investment")};
    std::int64_t yuan = 100'000'000;
    const auto change = [&] {
        document.setFact(total, Money::fromYuan(yuan += 1'000'000));
        QApplication::processEvents();
    };
    fixture.window->showPage(PageId::profile);
    QApplication::processEvents();
    measure(form, keystroke, 9, change);
    fixture.window->showPage(PageId::result);
    QApplication::processEvents();
    measure(result, keystroke, 9, change);
}

void projects() {
    WindowFixture fixture;
    const Case subject = manyProjects(*fixture.rules, 1000 / tenth);
    measure("1,000 projects: assessed, with reasons", keystroke, 9,
            [&] { (void)assess(fixture.rules, subject, {.asOf = *Date::of(2026, 11, 22)}); });
    measure("1,000 projects: assessed, without", keystroke, 9,
            [&] { (void)assess(fixture.rules, subject, {.asOf = *Date::of(2026, 11, 22), .trace = false}); });
    const std::string text = writeCase(subject, fixture.rules->vocabulary());
    measure("1,000 projects: read from its file", wait, 5, [&] {
        need(readCase(SourceText("case", text), fixture.rules->vocabulary(), fixture.rules->lookup()).has_value(),
             "read");
    });
    const storage::CaseId id = *fixture.library->cases().add(storage::recordOf(subject, fixture.rules->vocabulary()),
                                                             "", storage::StateOrigin::imported, fixture.moment);
    measure("1,000 projects: opened in the window", wait, 1, [&] {
        need(fixture.session().openCase(id), "open");
        QApplication::processEvents();
    });
    measure("1,000 projects: result page shown", wait, 1, [&] {
        fixture.window->showPage(PageId::result);
        QApplication::processEvents();
    });
    typing(fixture, "1,000 projects: a keystroke on the form", "1,000 projects: a change on the result page");
    measure("1,000 projects: an edit saved", wait, 5, [&] {
        const FactRef employees{Entity::company, 0, *fixture.rules->vocabulary().find(Entity::company, "employees")};
        static std::int64_t people = 10;
        fixture.window->document().setFact(employees, ++people);
        need(fixture.session().save(), "save");
    });
}

std::string largePack(std::size_t measures) {
    std::string text = "format = \"biosubsidy-pack/1\"\n[pack]\nid = \"large\"\nversion = \"1\"\ncity = \"beijing\"\n"
                       "title.zh = \"大\"\ntitle.en = \"large\"\nsummary.zh = \"大\"\nsummary.en = \"large\"\n"
                       "issuers = [\"x\"]\nstatus = \"in_force\"\nfrom = 2024-03-01\ngrade = \"full_text\"\n";
    for (std::size_t number = 0; number < measures; ++number) {
        const std::string own = std::to_string(number);
        text += "[[measure]]\nid = \"m" + own + "\"\nclause = \"" + own + "\"\nscope = \"project\"\ntitle.zh = \"措施" +
                own + "\"\ntitle.en = \"Measure " + own + "\"\nsummary.zh = \"试\"\nsummary.en = \"t\"\n" +
                "when = \"project.kinds has " + std::string(bench::kinds[number % bench::kinds.size()]) +
                " and project.total_investment >= " + std::to_string(number % 50 * 100) + "万元\"\n" +
                "support = \"ceiling\"\nrate = \"stated\"\namount = \"min(" + std::to_string(number % 40 + 1) +
                "% * project.total_investment, " + std::to_string(number % 90 * 10 + 10) + "万元)\"\n" +
                (number % 10 == 0 ? "pool = \"pool" + std::to_string(number % 70) + "\"\n" : "");
    }
    return text;
}

void measures() {
    const std::string text = largePack(5000 / tenth);
    std::shared_ptr<const RuleBook> rules;
    const auto load = [&] {
        std::vector<PackSource> sources = builtInPacks();
        sources.push_back({SourceText("large.toml", text), false});
        auto loaded = RuleBook::make(builtInVocabulary(), sources);
        if (!loaded) qFatal("%s", render(loaded.error(), Language::en).c_str());
        rules = *loaded;
    };
    measure("5,000 measures: loaded", wait, 5, load);
    bench::CaseMaker maker(3);
    Case subject = made(*rules, maker, 1);
    measure("5,000 measures: a case assessed, with reasons", keystroke, 9,
            [&] { (void)assess(rules, subject, {.asOf = *Date::of(2026, 11, 22), .packs = {{"large"}}}); });
    WindowFixture fixture;
    fixture.trigger("action.example");
    QApplication::processEvents();
    fixture.rules = rules;
    measure("5,000 measures: taken into the window", wait, 1, [&] {
        (void)fixture.window->document().setRules(rules);
        QApplication::processEvents();
    });
    measure("5,000 measures: result page shown", wait, 1, [&] {
        fixture.window->showPage(PageId::result);
        QApplication::processEvents();
    });
    typing(fixture, "5,000 measures: a keystroke on the form", "5,000 measures: a change on the result page");
    measure("5,000 measures: policies page shown", wait, 1, [&] {
        fixture.window->showPage(PageId::policies);
        QApplication::processEvents();
    });
}

} // namespace

int main(int count, char** arguments) {
    QApplication application(count, arguments);
    std::vector<std::string> parts(arguments + 1, arguments + count);
    if (std::erase(parts, "--small") > 0) tenth = 10;
    const auto wanted = [&](const char* part) {
        return parts.empty() || std::find(parts.begin(), parts.end(), part) != parts.end();
    };
    fmt::print("{:<68} {:>9} {:>9} {:>6}\n", "milliseconds", "wall", "CPU", "most");
    if (wanted("library")) library();
    if (wanted("projects")) projects();
    if (wanted("measures")) measures();
    std::fflush(stdout);
    ::_exit(tooSlow ? 1 : 0); // the style outlives what main() could still do
}
