// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_job.h"

#include <QCoreApplication>

#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "core/report/report.h"
#include "core/report/xlsx_writer.h"
#include "ui/paper/pdf_file.h"

namespace biosubsidy::ui {

namespace {

std::vector<Siting> sitingsOf(const ReportJob& job) {
    if (!job.compare) return {};
    return compareSitings(job.assessment->rules, *job.assessment->subject, job.assessOptions);
}

} // namespace

QString endingOf(ReportFormat format) {
    switch (format) {
    case ReportFormat::pdf: return QStringLiteral("pdf");
    case ReportFormat::odt: return QStringLiteral("odt");
    case ReportFormat::xlsx: return QStringLiteral("xlsx");
    case ReportFormat::html: return QStringLiteral("html");
    }
    return {};
}

std::shared_ptr<Paper> paperOf(const ReportJob& job) {
    const std::vector<Siting> sitings = sitingsOf(job);
    auto paper =
        std::make_shared<Paper>(report::makeReport({*job.assessment, job.compare ? &sitings : nullptr}, job.options));
    paper->moveToThread(QCoreApplication::instance()->thread());
    return paper;
}

tl::expected<std::string, Localized> fileOf(const ReportJob& job, ReportFormat format) {
    const std::vector<Siting> sitings = sitingsOf(job);
    const report::Input input{*job.assessment, job.compare ? &sitings : nullptr};
    if (format == ReportFormat::xlsx) return report::toXlsx(input, job.options);
    const report::Document document = report::makeReport(input, job.options);
    if (format == ReportFormat::odt) return report::toOdt(document);
    if (format == ReportFormat::html) return report::toHtml(document);
    const QByteArray bytes = toPdf(Paper(document));
    if (bytes.isEmpty()) return tl::unexpected(Localized{"Qt 没能写出 PDF", "Qt could not write the PDF"});
    return bytes.toStdString();
}

} // namespace biosubsidy::ui
