// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/firm_source.h"

#include <algorithm>
#include <sstream>
#include <thread>

#include <fmt/format.h>

#include "app/cli/screen_sheets.h"
#include "core/portfolio/gathering.h"
#include "core/portfolio/results_reader.h"
#include "core/screening/ndjson_input.h"
#include "core/sheets/file_kind.h"
#include "core/system/process.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using portfolio::Basis;
using portfolio::FirmTaker;
using screening::Written;

namespace {

constexpr std::uint64_t mostShown = 20; // bad lines on standard error
constexpr std::size_t mostNotes = 200;  // of a table that a report lists

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// What is wrong with a line, in one sentence.
Localized sentenceOf(const Diagnostics& diagnostics) {
    Localized all;
    for (const Diagnostic& diagnostic : diagnostics) {
        const bool placed = diagnostic.hasPointer && !diagnostic.pointer.empty();
        all.zh += (all.zh.empty() ? "" : "；") + (placed ? diagnostic.pointer + "：" : "") + diagnostic.message.zh;
        all.en += (all.en.empty() ? "" : "; ") + (placed ? diagnostic.pointer + ": " : "") + diagnostic.message.en;
    }
    return all;
}

class BadLines final : public screening::Watcher {
public:
    BadLines(FirmTaker& taker, std::ostream& error, Language language)
        : taker_(taker), error_(error), language_(language) {}

    [[nodiscard]] bool wantsStop() const noexcept override { return stopSignal() != 0; }
    [[nodiscard]] bool progressed(const screening::Progress&) override { return false; }
    [[nodiscard]] Written problem(const screening::LineProblem& problem) override {
        if (++count_ <= mostShown) error_ << render(problem.diagnostics, language_);
        return taker_.refused(problem.line, sentenceOf(problem.diagnostics));
    }
    [[nodiscard]] Written checkpointed(const screening::Progress&, const std::string&) override { return {}; }
    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

private:
    FirmTaker& taker_;
    std::ostream& error_;
    Language language_;
    std::uint64_t count_ = 0;
};

// Counts the lines that results say were refused.
class CountingTaker final : public FirmTaker {
public:
    explicit CountingTaker(FirmTaker& inner) : inner_(inner) {}
    [[nodiscard]] Written take(const portfolio::Firm& firm) override { return inner_.take(firm); }
    [[nodiscard]] Written refused(std::uint64_t line, const Localized& why) override {
        any_ = true;
        return inner_.refused(line, why);
    }
    [[nodiscard]] bool any() const noexcept { return any_; }

private:
    FirmTaker& inner_;
    bool any_ = false;
};

} // namespace

// A screening refuses a case on several lines, and says what else to use: this is it.
bool isOneCase(const ScreenOptions& options) {
    if (options.fromStream()) return true;
    if (sheets::kindOfFile(options.file).is != sheets::FileKind::Is::refused) return false;
    constexpr std::size_t looked = 4096;
    const auto bytes = readFile(options.file, looked);
    if (!bytes) return false;
    const std::string_view text = withoutMark(*bytes);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

FirmSource::FirmSource(const ScreenOptions& options, std::shared_ptr<const RuleBook> rules,
                       const Surroundings& surroundings, Language language)
    : options_(options), rules_(std::move(rules)), surroundings_(surroundings), language_(language),
      results_(!options.fromStream() && portfolio::kindOfResults(options.file) != portfolio::ResultKind::none) {}

Basis FirmSource::basis(const Date& asOf) const {
    if (!results_) return {options_.file, asOf, Basis::Rules::loaded, true, false};
    auto basis = portfolio::basisOfResults(options_.file, rules_);
    if (!basis)
        failWith(surroundings_, language_,
                 Localized{fmt::format("{}：{}", printable(options_.file), basis.error().zh),
                           fmt::format("{}: {}", printable(options_.file), basis.error().en)},
                 badInput);
    return std::move(*basis);
}

void FirmSource::giveTo(FirmTaker& taker, const Date& asOf) {
    if (!results_) return screen(taker, asOf);
    CountingTaker counting(taker);
    const auto read = portfolio::readResults(options_.file, rules_, counting);
    if (!read) cannotRead(options_.file, read.error(), surroundings_, language_);
    problems_ = counting.any();
}

// What it has to say was said when it was opened first.
FirmSource::Opened FirmSource::open(const Surroundings& surroundings) const {
    if (!options_.fromStream())
        refuseWhatIsNotRead(options_.file, sheets::kindOfFile(options_.file), surroundings, language_);
    if (!options_.fromStream() && isTable(options_.file)) {
        const int year = dateOf(options_, surroundings, language_).year();
        TableInput table = openTable(options_, rules_, year, surroundings, language_);
        return {std::move(table.input), table.sheet};
    }
    screening::NdjsonInput::Options options;
    options.source = options_.fromStream() ? "" : options_.file;
    options.wantsStop = [] { return stopSignal() != 0; };
    if (options_.fromStream())
        return {std::make_unique<screening::NdjsonInput>(File::standard(Standard::in), std::move(options)), nullptr};
    auto input = screening::NdjsonInput::open(options_.file, std::move(options));
    if (!input) cannotRead(options_.file, input.error(), surroundings, language_);
    return {std::move(*input), nullptr};
}

void FirmSource::screen(FirmTaker& taker, const Date& asOf) {
    std::ostringstream nothing;
    Surroundings surroundings = surroundings_;
    if (read_) surroundings.error = &nothing;
    const Opened opened = open(surroundings);
    AssessOptions assess = assessOptionsOf(options_, *rules_, surroundings_, language_);
    assess.asOf = asOf;
    const auto compiled = portfolio::firmRules(rules_, assess);
    portfolio::FirmOutput output(compiled, taker);
    BadLines watcher(taker, *surroundings.error, language_);
    screening::RunOptions options;
    options.threads = options_.threads > 0 ? options_.threads : std::max(std::thread::hardware_concurrency(), 1U);
    options.source = options_.fromStream() ? "" : options_.file;
    listenForStop();
    const auto result = screening::run(compiled, *opened.input, output, watcher, options);
    if (!result && result.error().where == screening::RunFailure::Where::input)
        cannotRead(options_.file, result.error().why, surroundings_, language_);
    if (!result) cannotWrite(options_.out, result.error().why, surroundings_, language_);
    constexpr int bySignal = 128;
    if (!result->whole) throw Exit{bySignal + stopSignal()};
    if (watcher.count() > mostShown)
        *surroundings.error << wording::say(language_, "……另有 {} 行有问题\n", "… and {} more bad [line|lines]\n",
                                            watcher.count() - mostShown);
    problems_ = problems_ || watcher.count() > 0;
    keepAccount(opened.sheet);
}

void FirmSource::cases(const std::function<bool(std::uint64_t)>& wants, const screening::CaseStream::Take& take,
                       const screening::CaseStream::Refuse& refuse) {
    std::ostringstream nothing;
    Surroundings surroundings = surroundings_;
    if (read_) surroundings.error = &nothing;
    const Opened opened = open(surroundings);
    screening::CaseStream stream(*opened.input, rules_, options_.fromStream() ? "" : options_.file);
    if (auto read = stream.read(wants, take, refuse); !read)
        cannotRead(options_.file, read.error(), surroundings_, language_);
    keepAccount(opened.sheet);
}

void FirmSource::keepAccount(const sheets::SheetInput* sheet) {
    const bool again = read_;
    read_ = true;
    if (again || sheet == nullptr) return;
    problems_ = giveAccount(options_, *sheet, rules_->vocabulary(), surroundings_, language_) || problems_;
    const sheets::TableAccount& account = sheet->account();
    const Localized head = sheets::accountHead(account, sheet->map());
    const std::vector<std::string> zh = linesOf(head.zh);
    const std::vector<std::string> en = linesOf(head.en);
    for (std::size_t line = 0; line < std::min(zh.size(), en.size()); ++line) account_.push_back({zh[line], en[line]});
    std::size_t listed = 0;
    for (const sheets::TableNote& note : account.notes()) {
        if (note.kind == sheets::NoteKind::refused) continue; // among the lines that are no firm
        if (++listed > mostNotes) break;
        account_.push_back(sheets::noteText(note, sheet->map()));
    }
    if (listed > mostNotes)
        account_.push_back({"……其余没有列出；screen --errors 写出全部",
                            "… the others are not listed; screen --errors writes all of them"});
}

} // namespace biosubsidy::cli
