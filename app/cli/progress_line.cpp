// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include <utility>

#include "core/system/process.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

ProgressLine::ProgressLine(const Surroundings& surroundings, Localized what, Localized stopped, Language language)
    : surroundings_(surroundings), what_(std::move(what)), stopped_(std::move(stopped)), language_(language) {
    if (surroundings_.errorIsTerminal) listenForStop();
}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::clear() {
    if (std::exchange(isShown_, false)) *surroundings_.error << "\r\x1b[K" << std::flush;
}

bool ProgressLine::isStopped() noexcept {
    if (stopSignal() != 0) stop_ = true;
    return stop_;
}

void ProgressLine::show(unsigned hundredths) {
    constexpr std::chrono::milliseconds betweenShows{250};
    static_cast<void>(isStopped());
    const auto now = Clock::now();
    if (!surroundings_.errorIsTerminal || now - shown_ < betweenShows) return;
    shown_ = now;
    isShown_ = true;
    *surroundings_.error << "\r\x1b[K"
                         << wording::say(language_, "{}：{}%（Ctrl+C {}）", "{}: {}% (Ctrl+C {})", what_.in(language_),
                                         hundredths, stopped_.in(language_))
                         << std::flush;
}

} // namespace biosubsidy::cli
