// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/pdf_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/audit/text_builder.h"
#include "core/system/child_program.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

constexpr std::size_t mostText = 64U << 20U; // bytes
constexpr std::chrono::seconds longest{60};

std::string firstLine(const std::string& text) {
    return shortened(printable(text.substr(0, text.find('\n'))), 200);
}

bool isBlank(std::string_view page) {
    return page.find_first_not_of(" \t\r\n\v") == std::string_view::npos;
}

// Marks the pages without text; empty where no page has any.
std::string withMarkedPages(const std::string& text) {
    std::string marked;
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\f', at), text.size());
        const std::string_view page = std::string_view(text).substr(at, end - at);
        const bool last = end == text.size();
        if (!isBlank(page)) {
            any = true;
            marked += page;
        } else if (!last) {
            marked += toUtf8(pictureMark) + "\n";
        }
        if (!last) marked += '\f';
        at = end + 1;
    }
    return any ? marked : std::string();
}

PdfFault noProgram() {
    return {{"这是 PDF 文件，本机没有能取出文字的 pdftotext",
             "this is a PDF, and pdftotext, which takes its text out, is not installed"},
            {"安装 poppler-utils 后再试，或把文字另存为纯文本",
             "install poppler-utils and try again, or save its text as plain text"}};
}

} // namespace

bool looksLikePdf(std::string_view bytes) {
    return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos && !bytes.starts_with("<");
}

tl::expected<std::string, PdfFault> textOfPdf(std::string_view bytes) {
    const auto run = runProgram({"pdftotext", "-enc", "UTF-8", "-layout", "-", "-"}, bytes, mostText, longest);
    if (!run) return tl::unexpected(noProgram());
    const Localized other{"把文字复制到纯文本文件再核对", "copy its text into a plain text file"};
    if (run->timedOut || run->tooMuch)
        return tl::unexpected(PdfFault{{"这个 PDF 太大或太复杂，没有取完文字",
                                        "this PDF is too large or too involved: its text was not taken out"},
                                       other});
    if (run->errors.find("Incorrect password") != std::string::npos)
        return tl::unexpected(PdfFault{{"这个 PDF 加了密码", "this PDF is under a password"},
                                       {"打开后去掉密码另存一次", "open it, take the password off and save it again"}});
    if (run->status != 0)
        return tl::unexpected(PdfFault{{fmt::format("pdftotext 读不了这个 PDF：{}", firstLine(run->errors)),
                                        fmt::format("pdftotext cannot read this PDF: {}", firstLine(run->errors))},
                                       other});
    // Without the tables of Chinese fonts whole sentences would be missing from the text.
    if (run->errors.find("anguage pack") != std::string::npos || run->errors.find("ollection") != std::string::npos)
        return tl::unexpected(
            PdfFault{{"取这个 PDF 的中文需要字体编码表，本机没有",
                      "the Chinese of this PDF wants tables of its fonts' encodings, which are not installed"},
                     {"安装 poppler-data 后再试", "install poppler-data and try again"}});
    std::string text = withMarkedPages(run->output);
    if (text.empty())
        return tl::unexpected(PdfFault{
            {"这个 PDF 里没有文字，应是扫描的图片", "there is no text in this PDF: its pages are pictures, it seems"},
            {"先用文字识别（OCR）软件转成文字，再对照原件看一遍数字",
             "have it read by a program for that (OCR), then hold its figures against the original"}});
    return text;
}

} // namespace biosubsidy::audit
