// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/docx_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <expat.h>
#include <fmt/format.h>

#include "core/audit/glyphs.h"
#include "core/audit/text_builder.h"
#include "core/documents/zip_member.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

constexpr std::size_t largestPart = 128U << 20U; // of XML
constexpr std::size_t mostCharacters = 16U << 20U;
constexpr int deepest = 512;

std::string_view local(const char* name) {
    const std::string_view whole = name;
    const std::size_t colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

template <std::size_t size>
bool isOneOf(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// A fallback says again what stands before it; readings of characters and what was
// moved away are no text of the document.
constexpr std::array<std::string_view, 4> passedOver{"Fallback", "rt", "moveFrom", "instrText"};

// Reads one part of the document into the text.
class Part {
public:
    explicit Part(TextBuilder& text) : text_(text), parser_(XML_ParserCreate(nullptr)) {
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(parser_, start, end);
        XML_SetCharacterDataHandler(parser_, characters);
        XML_SetStartDoctypeDeclHandler(parser_, doctype);
    }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() { XML_ParserFree(parser_); }

    // Whether the XML is whole and within bounds.
    [[nodiscard]] bool read(std::string_view xml) {
        constexpr std::size_t piece = 1U << 20U;
        for (std::size_t at = 0; at <= xml.size(); at += piece) {
            const std::string_view next = xml.substr(at, piece);
            const int last = at + piece > xml.size() ? 1 : 0;
            if (XML_Parse(parser_, next.data(), static_cast<int>(next.size()), last) != XML_STATUS_OK) return false;
        }
        return true;
    }

private:
    static void start(void* self, const char* name, const char** attributes) {
        Part& part = *static_cast<Part*>(self);
        if (++part.depth_ > deepest) XML_StopParser(part.parser_, XML_FALSE);
        part.started(local(name), attributes);
    }
    static void end(void* self, const char* name) {
        Part& part = *static_cast<Part*>(self);
        part.ended(local(name));
        --part.depth_;
    }
    static void characters(void* self, const char* bytes, int length) {
        Part& part = *static_cast<Part*>(self);
        if (!part.inText_ || part.passed_ > 0) return;
        part.text_.addUtf8({bytes, static_cast<std::size_t>(length)}, part.look());
        if (part.text_.size() > mostCharacters) XML_StopParser(part.parser_, XML_FALSE);
    }
    static void doctype(void* self, const char*, const char*, const char*, int) {
        XML_StopParser(static_cast<Part*>(self)->parser_, XML_FALSE);
    }

    static std::string_view valueOf(const char** attributes, std::string_view name) {
        for (; *attributes != nullptr; attributes += 2) {
            if (local(attributes[0]) == name) return attributes[1];
        }
        return {};
    }
    static bool isOn(const char** attributes) {
        const std::string_view value = valueOf(attributes, "val");
        return value != "0" && value != "false" && value != "off" && value != "none";
    }

    [[nodiscard]] TextLook look() const {
        const TextLook run = runs_.empty() ? TextLook{} : runs_.back();
        return {run.raised || raisedDepth_ > 0, run.struck || deleted_ > 0};
    }

    void started(std::string_view name, const char** attributes) {
        if (passed_ > 0 || isOneOf(name, passedOver)) {
            ++passed_;
            return;
        }
        if (name == "t" || name == "delText") inText_ = true;
        if (name == "del") ++deleted_;
        if (name == "sup") ++raisedDepth_;
        if (name == "r") runs_.emplace_back();
        if (name == "tc") text_.beginCell();
        if (name == "p" && paragraphs_++ > 0) text_.add(blockEnd); // a text box inside a sentence
        if (name == "gridSpan") span(valueOf(attributes, "val"));
        if (!runs_.empty()) inRun(name, attributes);
    }

    void inRun(std::string_view name, const char** attributes) {
        if (name == "vertAlign") runs_.back().raised = valueOf(attributes, "val") == "superscript";
        if (name == "strike" || name == "dstrike") runs_.back().struck = isOn(attributes);
        if (name == "tab" || name == "ptab") text_.add(U'\t', look());
        if (name == "br" || name == "cr") text_.add(U'\n', look());
        if (name == "noBreakHyphen") text_.add(U'-', look());
        if (name == "sym") text_.add(unreadableMark, look());
        if (name == "drawing" || name == "pict" || name == "object") text_.picture();
    }

    // The cells that one spans count, as those of a page do.
    void span(std::string_view columns) {
        constexpr std::size_t most = 100;
        std::size_t count = 0;
        for (const char digit : columns) {
            if (digit < '0' || digit > '9' || count > most) return;
            count = count * 10 + static_cast<std::size_t>(digit - '0');
        }
        if (count > 1 && count <= most) text_.beginCell(count - 1);
    }

    void ended(std::string_view name) {
        if (passed_ > 0) {
            --passed_;
            return;
        }
        if (name == "t" || name == "delText") inText_ = false;
        if (name == "del") --deleted_;
        if (name == "sup") --raisedDepth_;
        if (name == "num") text_.add(U'/', look()); // of a fraction
        if (name == "r" && !runs_.empty()) runs_.pop_back();
        if (name == "tr") text_.endRow();
        if (name == "p") {
            --paragraphs_;
            text_.endParagraph();
        }
    }

    TextBuilder& text_;
    XML_Parser parser_;
    int depth_ = 0;
    int passed_ = 0; // elements open inside one that is passed over, it included
    int deleted_ = 0;
    int raisedDepth_ = 0;
    std::vector<TextLook> runs_; // those that are open; a text box has its own inside one
    int paragraphs_ = 0;
    bool inText_ = false;
};

DocxFault faultOf(ZipFault fault) {
    switch (fault) {
    case ZipFault::encrypted:
        return {{"这个 Word 文件加了密码", "this Word document is under a password"},
                {"打开后去掉密码另存一次", "open it, take the password off and save it again"}};
    case ZipFault::tooLarge:
        return {{"这个 Word 文件的正文太大", "the text of this Word document is too large"},
                {"请只留正文，或另存为纯文本", "keep the text of the policy alone, or save it as plain text"}};
    case ZipFault::absent:
        return {{"这是 ZIP 文件，不是 Word 文档（.docx）", "this is a ZIP file and no Word document (.docx)"},
                {"打开后另存为 .docx、网页或纯文本；压缩包要先解开",
                 "open it and save it as .docx, a web page or plain text; unpack an archive first"}};
    case ZipFault::damaged: break;
    }
    return {{"这个 Word 文件已损坏", "this Word document is damaged"},
            {"重新下载，或打开后另存一次", "fetch it again, or open it and save it again"}};
}

// What a ZIP without a Word document in it most probably is.
DocxFault absentIn(std::string_view bytes) {
    struct Kind {
        const char* member;
        std::string_view name;
        Localized advice;
    };
    const std::array<Kind, 4> kinds{
        {{"xl/workbook.xml",
          "Excel（.xlsx）",
          {"把表格另存为网页或纯文本（制表符分隔）", "save its sheet as a web page or as text parted by tabs"}},
         {"content.xml",
          "ODF（.odt、.ods）",
          {"打开后另存为 .docx、网页或纯文本", "open it and save it as .docx, a web page or plain text"}},
         {"OFD.xml",
          "OFD",
          {"用版式阅读软件打开，导出为 Word 或纯文本",
           "open it in a reader of OFD and export it as Word or plain text"}},
         {"ppt/presentation.xml",
          "PowerPoint（.pptx）",
          {"打开后把文字复制到纯文本文件", "copy its words into a plain text"}}}};
    for (const Kind& kind : kinds) {
        const auto member = zipMember(bytes, kind.member, largestPart);
        if (!member && member.error() == ZipFault::absent) continue;
        return {{fmt::format("这是 {} 文件，不是文本", kind.name),
                 fmt::format("this is a file of {}, not a text", kind.name)},
                kind.advice};
    }
    return faultOf(ZipFault::absent);
}

} // namespace

bool looksLikeZip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04");
}

bool looksLikeWordXml(std::string_view bytes) {
    constexpr std::size_t head = 4096;
    const std::string_view begin = withoutMark(bytes).substr(0, head);
    return begin.starts_with("<?xml") && (begin.find("<w:wordDocument") != std::string_view::npos ||
                                          begin.find("<pkg:package") != std::string_view::npos);
}

tl::expected<LinedText, DocxFault> readableWordXml(std::string_view bytes) {
    TextBuilder text;
    if (!Part(text).read(bytes))
        return tl::unexpected(faultOf(text.size() > mostCharacters ? ZipFault::tooLarge : ZipFault::damaged));
    return text.take();
}

tl::expected<LinedText, DocxFault> readableDocx(std::string_view bytes) {
    TextBuilder text;
    constexpr std::array<const char*, 4> parts{"word/document.xml", "word/document2.xml", "word/footnotes.xml",
                                               "word/endnotes.xml"};
    bool body = false;
    for (const char* name : parts) {
        const auto xml = zipMember(bytes, name, largestPart);
        if (!xml && xml.error() == ZipFault::absent) continue;
        if (!xml) return tl::unexpected(faultOf(xml.error()));
        if (!Part(text).read(*xml))
            return tl::unexpected(faultOf(text.size() > mostCharacters ? ZipFault::tooLarge : ZipFault::damaged));
        body = body || std::string_view(name).starts_with("word/document");
    }
    if (!body) return tl::unexpected(absentIn(bytes));
    return text.take();
}

} // namespace biosubsidy::audit
