// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_job.h"

#include <QCoreApplication>

#include "core/report/report.h"
#include "ui/paper/paper.h"

namespace biosubsidy::ui {

namespace {

std::vector<Siting> sitingsOf(const ReportJob& job) {
    if (!job.compare) return {};
    return compareSitings(job.assessment->rules, *job.assessment->subject, job.assessOptions);
}

} // namespace

std::shared_ptr<Paper> paperOf(const ReportJob& job) {
    const std::vector<Siting> sitings = sitingsOf(job);
    auto paper =
        std::make_shared<Paper>(report::makeReport({*job.assessment, job.compare ? &sitings : nullptr}, job.options));
    paper->moveToThread(QCoreApplication::instance()->thread());
    return paper;
}

tl::expected<std::string, Localized> fileOf(const ReportJob& job, const ReportFormat& format) {
    const std::vector<Siting> sitings = sitingsOf(job);
    return format.write({*job.assessment, job.compare ? &sitings : nullptr}, job.options);
}

} // namespace biosubsidy::ui
