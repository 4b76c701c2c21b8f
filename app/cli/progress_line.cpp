// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include <utility>

#include "core/system/process.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

ProgressLine::ProgressLine(const Surroundings& surroundings, Localized what, Language language)
    : surroundings_(surroundings), what_(std::move(what)), language_(language) {
    if (surroundings_.errorIsTerminal) listenForStop();
}

ProgressLine::~ProgressLine() {
    if (isShown_) *surroundings_.error << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(unsigned hundredths) {
    constexpr std::chrono::milliseconds betweenShows{250};
    if (stopSignal() != 0) stop_ = true;
    const auto now = Clock::now();
    if (!surroundings_.errorIsTerminal || now - shown_ < betweenShows) return;
    shown_ = now;
    isShown_ = true;
    *surroundings_.error << "\r\x1b[K"
                         << wording::say(language_, "{}：{}%（Ctrl+C 停止并给出已找到的）",
                                         "{}: {}% (Ctrl+C stops and gives what was found)", what_.in(language_),
                                         hundredths)
                         << std::flush;
}

} // namespace biosubsidy::cli
