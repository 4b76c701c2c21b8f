// SPDX-License-Identifier: GPL-3.0-or-later
//
// The run of a screening: the same bytes whatever the threads, the blocks and the
// pieces; broken off and gone on with; bad lines, long lines, files that fail.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/blocks/block_evaluator.h"
#include "core/screening/byte_output.h"
#include "core/screening/csv_format.h"
#include "core/screening/line_reader.h"
#include "core/screening/ndjson_format.h"
#include "core/screening/ndjson_input.h"
#include "core/screening/run_state.h"
#include "tests/support/random_facts.h"

using namespace biosubsidy;
using namespace biosubsidy::screening;

namespace {

const Date day = *Date::of(2026, 11, 22);

std::shared_ptr<const blocks::BlockRules> compiled(bool claims = false) {
    blocks::BlockOptions options{.asOf = day};
    options.cities = !claims;
    options.claims = claims ? blocks::ClaimList::open : blocks::ClaimList::largest;
    return blocks::BlockRules::compile(test::builtInRules(), std::move(options));
}

// Keeps what it takes; as a file does, but in memory.
class MemoryOutput final : public Output {
public:
    MemoryOutput(std::shared_ptr<const blocks::BlockRules> rules, bool claims)
        : format_(std::move(rules), claims ? RowTable::Of::claims : RowTable::Of::cases) {}
    [[nodiscard]] const RowFormat* format() const override { return &format_; }
    [[nodiscard]] Written begin(const std::string&) override { return {}; }
    [[nodiscard]] Written takeBytes(std::string_view taken) override {
        bytes += taken;
        if (bytes.size() > most) return tl::unexpected(Localized{"磁盘已满", "the disk is full"});
        return {};
    }
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override { return std::to_string(bytes.size()); }
    [[nodiscard]] Written finish() override { return {}; }

    std::string bytes;
    std::size_t most = std::string::npos;

private:
    NdjsonFormat format_;
};

// Takes rows as they are.
class RowOutput final : public Output {
public:
    explicit RowOutput(std::shared_ptr<const blocks::BlockRules> rules)
        : format_(std::move(rules), RowTable::Of::cases) {}
    [[nodiscard]] const RowFormat* format() const override { return nullptr; }
    [[nodiscard]] Written begin(const std::string&) override { return {}; }
    [[nodiscard]] Written takeRows(const RowBlock& rows) override {
        Bytes made;
        format_.append(rows, made);
        bytes += made.view();
        return {};
    }
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override { return std::string(); }
    [[nodiscard]] Written finish() override { return {}; }
    std::string bytes;

private:
    NdjsonFormat format_;
};

class TestWatcher : public Watcher {
public:
    [[nodiscard]] bool wantsStop() const noexcept override { return pieces_ >= stopAfter; }
    [[nodiscard]] bool progressed(const Progress& progress) override {
        ++pieces_;
        rising = rising && progress.input.position >= last.input.position;
        last = progress;
        return pieces_ % 3 == 0;
    }
    [[nodiscard]] Written problem(const LineProblem& problem) override {
        problems.push_back(problem);
        return {};
    }
    [[nodiscard]] Written checkpointed(const Progress& progress, const std::string& mark) override {
        state.progress = progress;
        state.outputMark = mark;
        return {};
    }

    std::size_t stopAfter = static_cast<std::size_t>(-1);
    std::vector<LineProblem> problems;
    RunState state;
    Progress last;
    bool rising = true;

private:
    std::atomic<std::size_t> pieces_{0};
};

// Cases at random, with bad, empty and unusual lines between them.
std::string manyLines(std::size_t count) {
    test::RandomFacts random(11, day);
    const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
    std::string text;
    for (std::size_t index = 0; index < count; ++index) {
        if (index % 17 == 3) text += "\n  \t\r\n";
        if (index % 29 == 5) text += "{\"format\":\"biosubsidy-case/1\",\"company\":{\"employees\":-1}}\n";
        if (index % 41 == 7) text += "no JSON\n";
        Case subject = random.subject();
        subject.company.facts[*vocabulary.find(Entity::company, "name")] = "企业 “" + std::to_string(index) + "”";
        std::string line = writeCase(subject, vocabulary);
        std::erase(line, '\n');
        text += line + (index % 5 == 0 ? "\r\n" : "\n");
    }
    text.pop_back(); // the last line has no end
    return text;
}

} // namespace

class ScreeningRunTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::string path_;
    std::string text_;
    std::string expected_;

    std::string write(const char* name, const std::string& bytes) {
        const QString path = folder_.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
            qFatal("cannot write a test's file");
        return path.toStdString();
    }

    static std::string read(const std::string& path) {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    static std::unique_ptr<NdjsonInput> open(const std::string& path, std::size_t pieceBytes) {
        auto input = NdjsonInput::open(path, {.source = "in.ndjson", .pieceBytes = pieceBytes});
        if (!input) qFatal("cannot open a test's file");
        return std::move(*input);
    }

    static RunOptions options(unsigned threads, std::size_t blockCases, const Progress& from = {}) {
        return {.threads = threads, .blockCases = blockCases, .from = from, .source = "in.ndjson"};
    }

private Q_SLOTS:
    void initTestCase() {
        text_ = manyLines(1500);
        path_ = write("in.ndjson", text_);
        const auto input = open(path_, 1U << 20U);
        const auto rules = compiled();
        MemoryOutput output(rules, false);
        TestWatcher watcher;
        const auto result = run(rules, *input, output, watcher, options(1, 256));
        QVERIFY(result && result->whole);
        QCOMPARE(result->progress.counts.cases, std::uint64_t{1500});
        QCOMPARE(result->progress.counts.bad, static_cast<std::uint64_t>(watcher.problems.size()));
        QCOMPARE(result->progress.input.position, static_cast<std::uint64_t>(text_.size()));
        const auto ends = static_cast<std::uint64_t>(std::count(text_.begin(), text_.end(), '\n'));
        QCOMPARE(result->progress.counts.lines, ends + 1);
        expected_ = output.bytes;
    }

    void rowsAreWhatTheirLinesSay() {
        std::vector<std::string> lines{""};
        for (const char character : text_) {
            if (character == '\n')
                lines.emplace_back();
            else
                lines.back() += character;
        }
        const auto rules = compiled();
        const QList<QByteArray> rows = QByteArray::fromStdString(expected_).trimmed().split('\n');
        QCOMPARE(rows.size(), 1500);
        for (qsizetype index = 0; index < rows.size(); index += 50) {
            const QJsonObject row = QJsonDocument::fromJson(rows[index]).object();
            QVERIFY2(!row.isEmpty(), rows[index].constData());
            const auto number = static_cast<std::size_t>(row[QStringLiteral("line")].toInt());
            const Case subject = test::caseOf(*test::builtInRules(), lines[number - 1]);
            const blocks::CaseResult result = blocks::reference(*rules, subject);
            QCOMPARE(row[QStringLiteral("name")].toString(),
                     QString::fromStdString(std::get<std::string>(
                         subject.company.facts[*test::builtInRules()->vocabulary().find(Entity::company, "name")])));
            const auto total = [&](const char* name) {
                return row[QStringLiteral("totals")][QLatin1String(name)].toString().toStdString();
            };
            QCOMPARE(total("potential"), moneyOf(result.figures.potential).toString());
            QCOMPARE(total("stated"), moneyOf(result.figures.stated).toString());
            QCOMPARE(total("open_amount"), moneyOf(result.figures.openAmount).toString());
            QCOMPARE(total("discretionary"), moneyOf(result.figures.discretionary).toString());
            QCOMPARE(row[QStringLiteral("cities")].toArray().size(), static_cast<qsizetype>(result.cities.size()));
            QCOMPARE(row[QStringLiteral("claims")].toArray().size(), static_cast<qsizetype>(result.claims.size()));
            QCOMPARE(row[QStringLiteral("best")].isNull(), !result.best.has_value());
            if (!result.question) continue;
            QCOMPARE(row[QStringLiteral("question")][QStringLiteral("fact")].toString().toStdString(),
                     pathOf(result.question->fact, subject, test::builtInRules()->vocabulary()));
        }
    }

    void isTheSameHoweverItRuns_data() {
        QTest::addColumn<unsigned>("threads");
        QTest::addColumn<int>("blockCases");
        QTest::addColumn<int>("pieceBytes");
        for (const unsigned threads : {1U, 2U, 3U, 8U}) {
            for (const int blockCases : {1, 7, 64, 1000})
                QTest::addRow("%u threads, blocks of %d", threads, blockCases) << threads << blockCases << 5000;
        }
        QTest::newRow("pieces of a line") << 3U << 64 << 10;
        QTest::newRow("large pieces") << 3U << 64 << 300'000;
    }
    void isTheSameHoweverItRuns() {
        QFETCH(unsigned, threads);
        QFETCH(int, blockCases);
        QFETCH(int, pieceBytes);
        const auto input = open(path_, static_cast<std::size_t>(pieceBytes));
        const auto rules = compiled();
        MemoryOutput output(rules, false);
        TestWatcher watcher;
        const auto result = run(rules, *input, output, watcher, options(threads, static_cast<std::size_t>(blockCases)));
        QVERIFY(result && result->whole);
        QVERIFY(output.bytes == expected_);
        QVERIFY(watcher.rising);
        QVERIFY(
            std::is_sorted(watcher.problems.begin(), watcher.problems.end(),
                           [](const LineProblem& left, const LineProblem& right) { return left.line < right.line; }));
    }

    void rowsComeInOrderToo() {
        const auto input = open(path_, 5000);
        const auto rules = compiled();
        RowOutput output(rules);
        TestWatcher watcher;
        QVERIFY(run(rules, *input, output, watcher, options(3, 10)));
        QVERIFY(output.bytes == expected_);
    }

    void goesOnWhereItWasBrokenOff() {
        const std::string out = folder_.filePath(QStringLiteral("out.ndjson")).toStdString();
        const auto rules = compiled();
        RunState state;
        std::size_t parts = 0;
        for (bool whole = false; !whole; ++parts) {
            const auto input = open(path_, 4000);
            const auto mark = input->skipTo(state.progress.input.position);
            QVERIFY(mark && (parts == 0 || *mark == state.progress.input));
            FileOutput output(*Target::at(out), std::make_unique<NdjsonFormat>(rules, RowTable::Of::cases));
            QVERIFY(output.begin(state.outputMark));
            TestWatcher watcher;
            watcher.stopAfter = 9 + parts * 7;
            const auto result = run(rules, *input, output, watcher, options(2, 16, state.progress));
            QVERIFY(result);
            whole = result->whole;
            if (whole) QVERIFY(output.finish());
            // As a process would find it.
            state.progress = watcher.state.progress;
            state.outputMark = watcher.state.outputMark;
            const auto again = readRunState(toJson(state));
            QVERIFY(again && again->progress.input == state.progress.input &&
                    again->progress.counts == state.progress.counts && again->outputMark == state.outputMark);
            // What came after the last checkpoint is forgotten.
            if (!whole) {
                QFile file(QString::fromStdString(partialPath(out)));
                QVERIFY(file.open(QIODevice::Append) && file.write("lost") == 4);
            }
        }
        QVERIFY(parts > 3);
        QVERIFY(read(out) == expected_);
        QVERIFY(!QFile::exists(QString::fromStdString(partialPath(out))));
    }

    void anotherInputHasAnotherFingerprint() {
        std::string changed = text_;
        changed[100] = changed[100] == 'x' ? 'y' : 'x';
        const std::string other = write("other.ndjson", changed);
        const auto here = open(path_, 4000)->skipTo(5000);
        const auto there = open(other, 4000)->skipTo(5000);
        const auto before = open(other, 4000)->skipTo(99);
        QVERIFY(here && there && before);
        QVERIFY(here->fingerprint != there->fingerprint);
        QVERIFY(*before == *open(path_, 1000)->skipTo(99));
    }

    void aLongLineIsPassedOver_data() {
        QTest::addColumn<int>("excess");
        QTest::addColumn<bool>("atEnd");
        for (const int excess : {0, 1, 2, 300'000}) {
            QTest::addRow("%d too long", excess) << excess << false;
            QTest::addRow("%d too long, at the end", excess) << excess << true;
        }
    }
    void aLongLineIsPassedOver() {
        QFETCH(int, excess);
        QFETCH(bool, atEnd);
        const std::string plain = test::json("{'format':'biosubsidy-case/1','company':{'city':'beijing'}}");
        std::string line = plain;
        line.insert(line.size() - 1, longestLine + static_cast<std::size_t>(excess) - line.size(), ' ');
        const std::string path =
            write("long.ndjson", plain + "\n" + line + (atEnd ? "" : "\n" + plain + "\n\n" + plain + "\n"));
        const auto input = open(path, 256U << 10U);
        const auto rules = compiled();
        MemoryOutput output(rules, false);
        TestWatcher watcher;
        const auto result = run(rules, *input, output, watcher, options(2, 256));
        QVERIFY(result && result->whole);
        QCOMPARE(result->progress.counts.cases, std::uint64_t{1} + (excess == 0 ? 1 : 0) + (atEnd ? 0 : 2));
        QCOMPARE(watcher.problems.size(), std::size_t{excess == 0 ? 0U : 1U});
        QCOMPARE(result->progress.counts.lines, std::uint64_t{atEnd ? 2U : 5U});
        if (!atEnd) QVERIFY(output.bytes.find("\"line\":5,") != std::string::npos);
        if (excess == 0) return;
        QCOMPARE(watcher.problems.front().line, std::uint64_t{2});
        const std::string said = render(watcher.problems.front().diagnostics, Language::en);
        QVERIFY2(said.find("16 MiB") != std::string::npos && said.starts_with("in.ndjson:2: "), said.c_str());
    }

    void emptyInputs_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("lines");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("a line end") << QByteArray("\n") << 1;
        QTest::newRow("spaces") << QByteArray("  ") << 1;
    }
    void emptyInputs() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, lines);
        const auto input = open(write("empty.ndjson", bytes.toStdString()), 1000);
        const auto rules = compiled();
        MemoryOutput output(rules, false);
        TestWatcher watcher;
        const auto result = run(rules, *input, output, watcher, options(2, 256));
        QVERIFY(result && result->whole && output.bytes.empty() && watcher.problems.empty());
        QCOMPARE(result->progress.counts.lines, static_cast<std::uint64_t>(lines));
    }

    void aFullDiskEndsTheRun() {
        const auto input = open(path_, 4000);
        const auto rules = compiled();
        MemoryOutput output(rules, false);
        output.most = 50'000;
        TestWatcher watcher;
        const auto result = run(rules, *input, output, watcher, options(3, 16));
        QVERIFY(!result && result.error().where == RunFailure::Where::output);
        QCOMPARE(result.error().why.en, std::string("the disk is full"));
    }

    void oneProcessAtATime() {
        const std::string out = folder_.filePath(QStringLiteral("busy.ndjson")).toStdString();
        const auto rules = compiled();
        FileOutput first(*Target::at(out), std::make_unique<NdjsonFormat>(rules, RowTable::Of::cases));
        FileOutput second(*Target::at(out), std::make_unique<NdjsonFormat>(rules, RowTable::Of::cases));
        QVERIFY(first.begin(""));
        QVERIFY(!second.begin(""));
    }

    void claimsAreRows() {
        const auto input = open(path_, 4000);
        const auto rules = compiled(true);
        MemoryOutput output(rules, true);
        TestWatcher watcher;
        QVERIFY(run(rules, *input, output, watcher, options(2, 16)));
        const QJsonObject row =
            QJsonDocument::fromJson(QByteArray::fromStdString(output.bytes.substr(0, output.bytes.find('\n'))))
                .object();
        for (const char* const key : {"format", "line", "pack", "measure", "for", "verdict", "counted", "chosen",
                                      "floor", "discretion", "limited_by"})
            QVERIFY2(row.contains(QLatin1String(key)), key);
    }

    // Every line has as many cells as there are columns.
    void csvFitsItsColumns_data() {
        QTest::addColumn<bool>("claims");
        QTest::newRow("cases") << false;
        QTest::newRow("claims") << true;
    }
    void csvFitsItsColumns() {
        QFETCH(bool, claims);
        const auto rules = compiled(claims);
        const RowTable::Of of = claims ? RowTable::Of::claims : RowTable::Of::cases;
        const std::string out = folder_.filePath(QStringLiteral("out.csv")).toStdString();
        FileOutput output(*Target::at(out), std::make_unique<CsvFormat>(rules, of, Language::zh));
        QVERIFY(output.begin(""));
        const auto input = open(path_, 4000);
        TestWatcher watcher;
        QVERIFY(run(rules, *input, output, watcher, options(2, 16)));
        QVERIFY(output.finish());
        const std::string text = read(out);
        QVERIFY(text.starts_with("\xEF\xBB\xBF行号,企业名称,"));
        const std::size_t columns = RowTable(rules, of, Language::zh).columns().size();
        std::size_t cells = 1;
        std::size_t lines = 0;
        bool quoted = false;
        for (const char character : text) {
            if (character == '"') quoted = !quoted;
            if (quoted) continue;
            if (character == ',') ++cells;
            if (character != '\n') continue;
            QCOMPARE(cells, columns);
            cells = 1;
            ++lines;
        }
        QVERIFY(claims || lines == 1501);
    }
};

QTEST_GUILESS_MAIN(ScreeningRunTest)
#include "screening_run_test.moc"
