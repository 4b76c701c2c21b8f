// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/screen_watcher.h"

#include <fmt/format.h>

#include "core/system/process.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using screening::Written;
using wording::say;

namespace {

constexpr std::chrono::milliseconds betweenNotes{1000};
constexpr std::chrono::milliseconds betweenShows{250};
constexpr std::uint64_t mostShown = 20; // bad lines, on the terminal

std::string timeText(std::chrono::seconds time, Language language) {
    const auto hours = time.count() / 3600;
    const auto minutes = time.count() / 60 % 60;
    const auto seconds = time.count() % 60;
    if (hours > 0) return say(language, "{}小时{}分", "{} h {} min", hours, minutes);
    if (minutes > 0) return say(language, "{}分{}秒", "{} min {} s", minutes, seconds);
    return say(language, "{}秒", "{} s", seconds);
}

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

} // namespace

ScreenWatcher::ScreenWatcher(const ScreenOptions& options, const Surroundings& surroundings, Language language,
                             screening::RunState state, std::optional<std::uint64_t> inputSize)
    : options_(options), surroundings_(surroundings), language_(language), state_(std::move(state)),
      from_(state_.progress), inputSize_(inputSize) {
    if (options_.errorsTarget) errors_ = std::make_unique<OutputFile>(*options_.errorsTarget);
}

Written ScreenWatcher::begin() {
    return errors_ ? errors_->begin(state_.errorBytes) : Written();
}

Written ScreenWatcher::finish() {
    return errors_ ? errors_->finish() : Written();
}

void ScreenWatcher::summarise() const {
    const screening::Counts& counts = state_.progress.counts;
    const auto time = elapsed().count();
    std::ostream& to = options_.toStream() ? *surroundings_.error : *surroundings_.out;
    to << say(language_, "{} 行：{} 个案例，{} 行有问题；用时 {}.{:02} 秒\n",
              "{} [line|lines]: {} [case|cases], {} bad [line|lines]; {}.{:02} s\n", counts.lines, counts.cases,
              counts.bad, time / 1000, time % 1000 / 10);
    if (counts.usccFaults > 0)
        to << say(language_, "{} 家的信用代码有误，见“信用代码问题”一列（uscc_fault）\n",
                  "{} [case has|cases have] a credit code that cannot be right: see the column uscc_fault\n",
                  counts.usccFaults);
    if (!options_.toStream())
        to << say(language_, "结果已写入 ", "the result is in ") << printable(options_.outName()) << '\n';
    if (!options_.errors.empty())
        to << say(language_, "有问题的行已写入 ", "what is wrong with bad lines is in ") << printable(options_.errors)
           << '\n';
}

bool ScreenWatcher::wantsStop() const noexcept {
    return stopSignal() != 0;
}

bool ScreenWatcher::progressed(const screening::Progress& progress) {
    const auto now = Clock::now();
    if (surroundings_.errorIsTerminal && now - shown_ >= betweenShows) {
        shown_ = now;
        show(progress);
    }
    if (!options_.goesOnLater || now - noted_ < betweenNotes) return false;
    noted_ = now;
    return true;
}

void ScreenWatcher::show(const screening::Progress& progress) {
    const std::uint64_t lines = progress.counts.lines - from_.counts.lines;
    const auto milliseconds = static_cast<std::uint64_t>(std::max<std::int64_t>(elapsed().count(), 1));
    std::string text = say(language_, "{} 行 · {} 行/秒", "{} [line|lines] · {} [line|lines]/s",
                           grouped(progress.counts.lines), grouped(lines * 1000 / milliseconds));
    if (progress.counts.bad > 0) text += say(language_, " · {} 行有问题", " · {} bad", grouped(progress.counts.bad));
    const std::uint64_t done = progress.input.position - from_.input.position;
    if (inputSize_ && *inputSize_ > 0 && done > 0 && *inputSize_ >= progress.input.position) {
        const std::uint64_t left = *inputSize_ - progress.input.position;
        text = fmt::format("{:>3}% · ", progress.input.position / (*inputSize_ / 100 + 1)) + text;
        const std::uint64_t wait = left / (done / milliseconds + 1) / 1000;
        text += say(language_, " · 还需 {}", " · {} left", timeText(std::chrono::seconds(wait), language_));
    }
    clearLine();
    *surroundings_.error << text << std::flush;
    lineShown_ = true;
}

void ScreenWatcher::clearLine() {
    if (lineShown_) *surroundings_.error << "\r\x1b[K";
    lineShown_ = false;
}

Written ScreenWatcher::problem(const screening::LineProblem& problem) {
    ++problems_;
    if (errors_) return errors_->write(render(problem.diagnostics, language_));
    if (problems_ > mostShown) return {};
    clearLine();
    *surroundings_.error << render(problem.diagnostics, language_);
    return {};
}

void ScreenWatcher::endOfRun() {
    clearLine();
    if (errors_ || problems_ <= mostShown) return;
    *surroundings_.error << say(language_, "……另有 {} 行有问题；--errors FILE 把全部写到文件\n",
                                "… and {} more bad [line|lines]; --errors FILE writes all of them to a file\n",
                                grouped(problems_ - mostShown));
}

std::chrono::milliseconds ScreenWatcher::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun_);
}

Written ScreenWatcher::checkpointed(const screening::Progress& progress, const std::string& mark) {
    state_.progress = progress;
    state_.outputMark = mark;
    return note();
}

Written ScreenWatcher::noteWhole() {
    state_.whole = true;
    return note();
}

Written ScreenWatcher::note() {
    if (!options_.goesOnLater) return {};
    if (errors_) {
        if (auto synced = errors_->sync(); !synced) return synced;
        state_.errorBytes = errors_->size();
    }
    return writeFile(screening::statePath(options_.target->path()), toJson(state_));
}

} // namespace biosubsidy::cli
