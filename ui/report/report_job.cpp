// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_job.h"

#include <QCoreApplication>

#include "core/report/report.h"
#include "ui/paper/paper.h"

namespace biosubsidy::ui {

namespace {

// What the report says besides the assessment.
class ReportInput {
public:
    explicit ReportInput(const ReportJob& job) : job_(job) {
        const auto& rules = job.assessment->rules;
        const Case& subject = *job.assessment->subject;
        if (job.compare) sitings_ = compareSites(rules, subject, job.assessOptions, job.places);
        if (job.options.contents.advice && !job.options.brief) {
            advice::AdviseOptions how;
            how.sites = job.places;
            how.stop = job.stop.get();
            advisory_ = advice::advise(rules, subject, job.assessOptions, how);
        }
    }

    [[nodiscard]] report::Document document() const { return report::makeReport(input(), job_.options); }
    [[nodiscard]] tl::expected<std::string, Localized> written(const ReportFormat& format) const {
        return format.write(input(), job_.options);
    }

private:
    [[nodiscard]] report::Input input() const {
        return {*job_.assessment, job_.compare ? &sitings_ : nullptr, outOfForce(*job_.assessment, job_.assessOptions),
                advisory_ ? &*advisory_ : nullptr};
    }

    const ReportJob& job_;
    std::vector<Siting> sitings_;
    std::optional<advice::Advisory> advisory_;
};

} // namespace

std::shared_ptr<Paper> paperOf(const ReportJob& job) {
    auto paper = std::make_shared<Paper>(ReportInput(job).document());
    paper->moveToThread(QCoreApplication::instance()->thread());
    return paper;
}

tl::expected<std::string, Localized> fileOf(const ReportJob& job, const ReportFormat& format) {
    return ReportInput(job).written(format);
}

} // namespace biosubsidy::ui
