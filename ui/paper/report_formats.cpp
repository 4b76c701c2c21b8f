// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/report_formats.h"

#include <array>

#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "core/report/report.h"
#include "core/report/xlsx_writer.h"
#include "core/system/paths.h"
#include "ui/paper/pdf_file.h"

namespace biosubsidy::ui {

namespace {

using Bytes = tl::expected<std::string, Localized>;

Bytes writePdf(const report::Input& input, const report::Options& options) {
    const QByteArray bytes = toPdf(Paper(report::makeReport(input, options)));
    if (bytes.isEmpty()) return tl::unexpected(Localized{"写 PDF 失败", "writing the PDF failed"});
    return bytes.toStdString();
}

Bytes writeOdt(const report::Input& input, const report::Options& options) {
    return report::toOdt(report::makeReport(input, options));
}

Bytes writeDocx(const report::Input& input, const report::Options& options) {
    return report::toDocx(report::makeReport(input, options));
}

Bytes writeHtml(const report::Input& input, const report::Options& options) {
    return report::toHtml(report::makeReport(input, options));
}

} // namespace

std::span<const ReportFormat> reportFormats() {
    static const std::array<ReportFormat, 5> formats{
        {{"pdf", {"PDF（定稿，可搜索）", "PDF (final, can be searched)"}, true, writePdf},
         {"docx", {"DOCX（Word、WPS 可编辑）", "DOCX (to edit in Word or WPS)"}, false, writeDocx},
         {"odt", {"ODT（LibreOffice 可编辑）", "ODT (to edit in LibreOffice)"}, false, writeOdt},
         {"xlsx", {"XLSX（表格，合计为公式）", "XLSX (tables, live totals)"}, false, report::toXlsx},
         {"html", {"HTML（网页，单个文件）", "HTML (one file)"}, false, writeHtml}}};
    return formats;
}

const ReportFormat* reportFormatOf(const std::string& path) {
    const std::string ending = endingOf(path);
    for (const ReportFormat& format : reportFormats()) {
        if (ending.size() > 1 && ending.substr(1) == format.ending) return &format;
    }
    return nullptr;
}

} // namespace biosubsidy::ui
