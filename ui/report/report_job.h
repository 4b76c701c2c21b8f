// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report is made from, taken together so that it can be made in another
// thread: nothing in it changes while that works.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "core/assessment/sites.h"
#include "ui/paper/report_formats.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class Paper;

struct ReportJob {
    AssessmentPtr assessment;
    AssessOptions assessOptions; // for the comparison of places
    bool compare = false;
    std::vector<Site> places; // that are compared
    report::Options options;
    std::shared_ptr<const std::atomic<bool>> stop{}; // becomes true where nobody waits any more

    [[nodiscard]] bool isStopped() const { return stop != nullptr && *stop; }
};

// For the preview; it belongs to the thread of the program's windows.
[[nodiscard]] std::shared_ptr<Paper> paperOf(const ReportJob& job);
// The bytes of the file, or why there are none.
[[nodiscard]] tl::expected<std::string, Localized> fileOf(const ReportJob& job, const ReportFormat& format);

} // namespace biosubsidy::ui
