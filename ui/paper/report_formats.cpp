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

Bytes pdfOf(const report::Document& document) {
    const QByteArray bytes = toPdf(Paper(document));
    if (bytes.isEmpty()) return tl::unexpected(Localized{"写 PDF 失败", "writing the PDF failed"});
    return bytes.toStdString();
}

Bytes htmlOf(const report::Document& document) {
    return report::toHtml(document);
}

template <Bytes (*bytesOf)(const report::Document&)>
Bytes writeReport(const report::Input& input, const report::Options& options) {
    return bytesOf(report::makeReport(input, options));
}

} // namespace

std::span<const ReportFormat> reportFormats() {
    static const std::array<ReportFormat, 5> formats{
        {{"pdf", {"PDF（定稿，可搜索）", "PDF (final, can be searched)"}, true, writeReport<pdfOf>, pdfOf},
         {"docx",
          {"DOCX（Word、WPS 可编辑）", "DOCX (to edit in Word or WPS)"},
          false,
          writeReport<report::toDocx>,
          report::toDocx},
         {"odt",
          {"ODT（LibreOffice 可编辑）", "ODT (to edit in LibreOffice)"},
          false,
          writeReport<report::toOdt>,
          report::toOdt},
         {"xlsx", {"XLSX（表格，合计为公式）", "XLSX (tables, live totals)"}, false, report::toXlsx, nullptr},
         {"html", {"HTML（网页，单个文件）", "HTML (one file)"}, false, writeReport<htmlOf>, htmlOf}}};
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
