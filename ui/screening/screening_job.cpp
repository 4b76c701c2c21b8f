// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/screening_job.h"

#include <fstream>

#include <QFileInfo>

#include "core/facts/case_file.h"
#include "core/results/sqlite_output.h"
#include "core/screening/ndjson_input.h"
#include "core/screening/run.h"
#include "core/sheets/map_text.h"
#include "core/system/paths.h"
#include "core/values/text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

struct Opened {
    std::unique_ptr<screening::Input> input;
    const sheets::SheetInput* table = nullptr; // the same, where it is one
};

tl::expected<Opened, Localized> openInput(const ScreeningSource& source, const std::shared_ptr<const RuleBook>& rules) {
    if (source.table != nullptr) {
        auto sheet = sheets::SheetInput::open(source.table, source.map, rules, source.corrections);
        if (!sheet) return tl::unexpected(std::move(sheet.error()));
        const sheets::SheetInput* table = sheet->get();
        return Opened{std::move(*sheet), table};
    }
    const std::string path = toUtf8(source.path);
    auto lines = screening::NdjsonInput::open(path, {.source = path});
    if (!lines) return tl::unexpected(std::move(lines.error()));
    return Opened{std::move(*lines), nullptr};
}

// What was read of a table is said beside the rows that have no result, and what was
// doubtful, not understood or left out is listed there.
std::optional<Localized> keepNotes(const sheets::SheetInput& sheet, results::SqliteOutput& output) {
    Diagnostic head;
    head.code = "account";
    head.message = sheets::accountHead(sheet.account(), sheet.map());
    if (auto kept = output.addProblem({0, {std::move(head)}}); !kept) return std::move(kept.error());
    for (const sheets::TableNote& note : sheet.account().notes()) {
        if (note.kind == sheets::NoteKind::refused) continue; // its row is a problem already
        Diagnostic told;
        told.code = note.code;
        told.message = sheets::noteText(note, sheet.map());
        if (auto kept = output.addProblem({note.row, {std::move(told)}}); !kept) return std::move(kept.error());
    }
    return std::nullopt;
}

Diagnostics lineIsGone(std::uint64_t line) {
    Diagnostic diagnostic;
    diagnostic.code = "no_row";
    diagnostic.place.line = line;
    diagnostic.message = {"文件里没有这一行了", "the file no longer has this line"};
    return {std::move(diagnostic)};
}

} // namespace

// Tells the window how far it is, a few times a second, and the database to keep
// what is there, as often.
class ScreeningJob::Looker : public screening::Watcher {
public:
    Looker(ScreeningJob& job, results::SqliteOutput& output, std::uint64_t size)
        : job_(job), output_(output), size_(size) {
        clock_.start();
    }

    bool wantsStop() const noexcept override { return job_.stop_.load(); }
    bool progressed(const screening::Progress&) override {
        constexpr qint64 often = 400; // milliseconds
        return clock_.elapsed() - told_ >= often;
    }
    screening::Written problem(const screening::LineProblem& problem) override { return output_.addProblem(problem); }
    screening::Written checkpointed(const screening::Progress& progress, const std::string&) override {
        told_ = clock_.elapsed();
        job_.states_.put({progress.input.position, size_, progress.counts.cases, progress.counts.bad, told_});
        return {};
    }

private:
    ScreeningJob& job_;
    results::SqliteOutput& output_;
    std::uint64_t size_;
    QElapsedTimer clock_;
    qint64 told_ = 0;
};

ScreeningJob::ScreeningJob(QObject* parent)
    : QObject(parent), states_(*this, [this](const State& state) { take(state); }),
      ends_(*this, [this](const End& end) { finish(end); }) {}

ScreeningJob::~ScreeningJob() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
}

void ScreeningJob::start(const ScreeningSource& source, const std::shared_ptr<const RuleBook>& rules,
                         const blocks::BlockOptions& options, Language language, const QString& results) {
    if (running_) return;
    if (thread_.joinable()) thread_.join();
    stop_ = false;
    whole_ = false;
    running_ = true;
    state_ = {};
    thread_ = std::thread([this, source, rules, options, language, results] {
        const std::optional<Localized> why = work(*this, source, rules, options, language, results);
        ends_.put({whole_.load(), why ? toQt(why->in(language)) : QString()});
    });
}

void ScreeningJob::stop() {
    stop_ = true;
}

void ScreeningJob::take(const State& state) {
    state_ = state;
    Q_EMIT progressed();
}

void ScreeningJob::finish(const End& end) {
    if (thread_.joinable()) thread_.join();
    running_ = false;
    Q_EMIT finished(end.whole, end.why);
}

std::optional<Localized> ScreeningJob::work(ScreeningJob& job, const ScreeningSource& source,
                                            const std::shared_ptr<const RuleBook>& rules,
                                            const blocks::BlockOptions& options, Language language,
                                            const QString& results) {
    auto opened = openInput(source, rules);
    if (!opened) return opened.error();
    const auto compiled = blocks::BlockRules::compile(rules, options);
    const std::string name = toUtf8(QFileInfo(source.path).absoluteFilePath());
    const std::string mapping =
        source.table == nullptr ? std::string() : sheets::mapText(source.map, rules->vocabulary(), source.corrections);
    results::SqliteOutput output(toUtf8(results), compiled,
                                 {.source = name, .language = language, .mapping = mapping, .inPlace = true});
    if (const auto begun = output.begin({}); !begun) return begun.error();
    Looker looker(job, output, opened->input->size().value_or(0));
    screening::RunOptions how;
    how.threads = std::max(1U, std::thread::hardware_concurrency());
    how.source = name;
    const auto done = screening::run(compiled, *opened->input, output, looker, how);
    if (opened->table != nullptr) {
        if (auto why = keepNotes(*opened->table, output)) return why;
        if (const auto carried = output.carry(*source.table, source.map); !carried) return carried.error();
    }
    // What came before a failure is kept all the same.
    if (const auto kept = output.checkpoint(); !kept) return kept.error();
    if (const auto finished = output.finish(done && done->whole); !finished) return finished.error();
    if (!done) return done.error().why;
    job.whole_ = done->whole;
    return std::nullopt;
}

Result<Case> caseOfLine(const ScreeningSource& source, std::uint64_t line,
                        const std::shared_ptr<const RuleBook>& rules) {
    if (source.table != nullptr) {
        // Opened anew: the file may be another one by now.
        Diagnostic cannot;
        cannot.code = "cannot_read";
        const auto table = sheets::TableFile::open(toUtf8(source.path));
        if (!table) cannot.message = table.error();
        if (!table) return tl::unexpected(Diagnostics{cannot});
        auto input = sheets::SheetInput::open(*table, source.map, rules, source.corrections);
        if (!input) cannot.message = input.error();
        if (!input) return tl::unexpected(Diagnostics{cannot});
        return (*input)->caseAt(line);
    }
    std::ifstream file(toPath(toUtf8(source.path)), std::ios::binary);
    std::string text;
    for (std::uint64_t at = 0; at < line; ++at) {
        if (!std::getline(file, text)) return tl::unexpected(lineIsGone(line));
    }
    return readCase(SourceText(toUtf8(source.path), std::string(withoutMark(text))), rules->vocabulary(),
                    rules->lookup());
}

} // namespace biosubsidy::ui
