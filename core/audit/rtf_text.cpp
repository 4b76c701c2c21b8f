// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/rtf_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/audit/glyphs.h"
#include "core/audit/text_builder.h"
#include "core/documents/text_encoding.h"

namespace biosubsidy::audit {

namespace {

bool isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}
bool isDecimal(char character) {
    return character >= '0' && character <= '9';
}
int hexValue(char character) {
    if (isDecimal(character)) return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

constexpr int simplifiedChinese = 936;

// The code page of a font's character set; 0: the document's.
int pageOfCharset(int charset) {
    constexpr std::array<std::pair<int, int>, 14> pages{{{77, 10000},
                                                         {128, 932},
                                                         {129, 949},
                                                         {134, simplifiedChinese},
                                                         {136, 950},
                                                         {161, 1253},
                                                         {162, 1254},
                                                         {163, 1258},
                                                         {177, 1255},
                                                         {178, 1256},
                                                         {186, 1257},
                                                         {204, 1251},
                                                         {222, 874},
                                                         {238, 1250}}};
    for (const auto& [set, page] : pages) {
        if (set == charset) return page;
    }
    return 0;
}
bool isDoubleByte(int page) {
    return page == 932 || page == simplifiedChinese || page == 949 || page == 950;
}

// Groups that are no text of the document. Those behind \\* are none either, but for
// pictures and shapes.
bool isHiddenGroup(std::string_view word) {
    constexpr std::array<std::string_view, 24> hidden{
        "fonttbl", "colortbl", "stylesheet", "info",    "pict",    "objdata",    "header",     "headerl",
        "headerr", "headerf",  "footer",     "footerl", "footerr", "footerf",    "listtable",  "nonshppict",
        "sp",      "shprslt",  "fldinst",    "filetbl", "revtbl",  "annotation", "stylesheet", "tc"};
    return std::find(hidden.begin(), hidden.end(), word) != hidden.end();
}

struct State {
    int font = -1;
    int skip = 1; // characters behind \u that say the same for old readers
    bool hidden = false;
    bool fonts = false; // in the table of fonts
    bool note = false;  // text of a footnote, which stands at the end
    TextLook look;
};

class Reader {
public:
    explicit Reader(std::string_view rtf) : rtf_(rtf) {}

    tl::expected<LinedText, Localized> read() {
        while (at_ < rtf_.size() && fault_.empty()) step();
        flush();
        if (!fault_.empty()) return tl::unexpected(fault_);
        if (notes_.size() != 0) {
            text_.endParagraph();
            text_.append(notes_.take());
        }
        return text_.take();
    }

private:
    void step() {
        const char character = rtf_[at_++];
        switch (character) {
        case '{':
            flush();
            if (++depth_ <= mostDepth) states_.push_back(states_.back());
            return;
        case '}':
            flush();
            if (depth_ > 0 && depth_-- <= mostDepth && states_.size() > 1) states_.pop_back();
            return;
        case '\\': control(); return;
        case '\r':
        case '\n': return;
        case '\t': symbol(U'\t'); return;
        default: byte(character);
        }
    }

    State& state() { return states_.back(); }
    TextBuilder& target() { return state().note ? notes_ : text_; }

    void control() {
        if (at_ >= rtf_.size()) return;
        const char character = rtf_[at_];
        if (character == '\'') return hexByte();
        if (!isLetter(character)) return sign(character);
        std::size_t end = at_;
        while (end < rtf_.size() && isLetter(rtf_[end])) ++end;
        const std::string_view word = rtf_.substr(at_, end - at_);
        const bool negative = end < rtf_.size() && rtf_[end] == '-';
        std::size_t digits = end + (negative ? 1 : 0);
        std::optional<int> number;
        constexpr int most = 100'000'000;
        for (; digits < rtf_.size() && isDecimal(rtf_[digits]); ++digits)
            number = std::min(number.value_or(0) * 10 + (rtf_[digits] - '0'), most);
        if (number) end = digits;
        if (end < rtf_.size() && rtf_[end] == ' ') ++end;
        at_ = end;
        if (word == "bin") { // bytes of a picture
            at_ +=
                std::min<std::size_t>(static_cast<std::size_t>(negative ? 0 : number.value_or(0)), rtf_.size() - at_);
            return;
        }
        this->word(word, number ? std::optional(negative ? -*number : *number) : std::nullopt);
    }

    void hexByte() {
        ++at_;
        const int high = at_ < rtf_.size() ? hexValue(rtf_[at_]) : -1;
        const int low = at_ + 1 < rtf_.size() ? hexValue(rtf_[at_ + 1]) : -1;
        if (high < 0 || low < 0) return;
        at_ += 2;
        byte(static_cast<char>(high * 16 + low));
    }

    void sign(char character) {
        ++at_;
        switch (character) {
        case '~': return symbol(U' ');
        case '_': return symbol(U'-');
        case '\\':
        case '{':
        case '}': return byte(character);
        case '\r':
        case '\n': return paragraph();
        case '*': // what follows is for those who know it
            flush();
            starred_ = true;
            return;
        default: return; // \- where a word may be parted, \: in an index
        }
    }

    void word(std::string_view word, std::optional<int> number) {
        const bool starred = std::exchange(starred_, false);
        if (word == "u") return unicode(number.value_or(0));
        flush();
        if (isHiddenGroup(word) || (starred && word != "shpinst" && word != "shppict")) {
            state().fonts = word == "fonttbl";
            if ((word == "pict" || word == "moMath") && !state().hidden) target().picture();
            state().hidden = true;
            return;
        }
        if (state().fonts) return fontWord(word, number);
        if (word == "footnote" && !state().hidden) {
            state().note = true;
            if (notes_.size() != 0) notes_.endParagraph();
            return;
        }
        if (word == "par" || word == "sect" || word == "page") return paragraph();
        if (word == "line") return symbol(U'\n');
        if (word == "cell" || word == "nestcell") return cellEnd();
        if (word == "row" || word == "nestrow") return rowEnds();
        if (word == "pard") inTable_ = false;
        if (word == "intbl") inTable_ = true;
        if (word == "tab") return symbol(U'\t');
        format(word, number);
    }

    void format(std::string_view word, std::optional<int> number) {
        const bool on = number.value_or(1) != 0;
        if (word == "ansicpg") page_ = number.value_or(page_);
        if (word == "f" || word == "deff") state().font = number.value_or(-1);
        if (word == "deff") defaultFont_ = state().font;
        if (word == "uc") state().skip = std::clamp(number.value_or(1), 0, 8);
        if (word == "super" || word == "up") state().look.raised = on;
        if (word == "nosupersub") state().look.raised = false;
        if (word == "strike" || word == "striked" || word == "deleted") state().look.struck = on;
        if (word == "plain") {
            state().look = {};
            state().font = defaultFont_;
        }
        constexpr std::array<std::pair<std::string_view, char32_t>, 12> symbols{{{"emdash", U'—'},
                                                                                 {"endash", U'–'},
                                                                                 {"lquote", U'‘'},
                                                                                 {"rquote", U'’'},
                                                                                 {"ldblquote", U'“'},
                                                                                 {"rdblquote", U'”'},
                                                                                 {"bullet", U'•'},
                                                                                 {"emspace", 0x2003},
                                                                                 {"enspace", 0x2002},
                                                                                 {"qmspace", 0x2005},
                                                                                 {"zwj", 0x200D},
                                                                                 {"zwnj", 0x200C}}};
        for (const auto& [name, character] : symbols) {
            if (word == name) return symbol(character);
        }
    }

    void fontWord(std::string_view word, std::optional<int> number) {
        if (word == "f") state().font = number.value_or(-1);
        if (word == "fcharset") fontPages_[state().font] = pageOfCharset(number.value_or(0));
        if (word == "cpg") fontPages_[state().font] = number.value_or(0);
    }

    // Text ------------------------------------------------------------------------

    void unicode(int value) {
        flush();
        pass_ = state().skip;
        if (state().hidden) return;
        auto unit = static_cast<std::uint16_t>(value);
        if (unit >= 0xDC00 && unit < 0xE000 && high_ != 0) {
            target().add(0x10000 + ((high_ - 0xD800U) << 10U) + (unit - 0xDC00U), state().look);
            high_ = 0;
        } else if (unit >= 0xD800 && unit < 0xDC00) {
            high_ = unit;
        } else {
            target().add(unit >= 0xD800 && unit < 0xE000 ? unreadableMark : char32_t(unit), state().look);
        }
    }

    // A byte in the code page of its font; those that follow \u say it again.
    void byte(char character) {
        if (pass_ > 0) {
            --pass_;
            return;
        }
        if (!state().hidden) bytes_ += character;
    }
    void symbol(char32_t character) {
        flush();
        if (!state().hidden) target().add(character, state().look);
    }

    [[nodiscard]] int page() const {
        const auto font = fontPages_.find(states_.back().font);
        const int own = font == fontPages_.end() ? 0 : font->second;
        if (isDoubleByte(own) || own == 65001) return own;
        return isDoubleByte(page_) || own == 0 ? page_ : own;
    }

    void flush() {
        pass_ = 0;
        if (bytes_.empty()) return;
        const std::string bytes = std::exchange(bytes_, {});
        const auto decoded = decodeCodePage(bytes, page());
        if (!decoded)
            fault_ = {fmt::format("RTF 文件用了本机读不了的代码页 {}", page()),
                      fmt::format("the RTF file is in code page {}, which this system cannot read", page())};
        else if (decoded->used != bytes.size())
            fault_ = {fmt::format("RTF 文件里有不属于代码页 {} 的字节", page()),
                      fmt::format("the RTF file has bytes that are none of code page {}", page())};
        else
            target().addUtf8(decoded->utf8, state().look);
    }

    // The text of a cell comes before its end: its mark is put in behind.
    void paragraph() {
        flush();
        if (state().hidden) return;
        target().endParagraph();
        if (!inTable_) cell_ = text_.size();
    }
    void cellEnd() {
        flush();
        if (state().hidden) return;
        text_.markCell(cell_);
        text_.add(blockEnd);
        cell_ = text_.size();
    }
    void rowEnds() {
        flush();
        text_.endRow();
        text_.endParagraph();
        cell_ = text_.size();
    }

    static constexpr std::size_t mostDepth = 256;

    std::string_view rtf_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::vector<State> states_{State{}};
    std::map<int, int> fontPages_;
    int page_ = 1252;
    std::string bytes_; // of text that is not decoded yet
    int pass_ = 0;
    bool starred_ = false;
    std::uint16_t high_ = 0;
    std::size_t cell_ = 0; // where the text of the next cell begins
    bool inTable_ = false;
    int defaultFont_ = -1;
    TextBuilder text_;
    TextBuilder notes_;
    Localized fault_;
};

} // namespace

bool looksLikeRtf(std::string_view bytes) {
    return bytes.starts_with("{\\rtf");
}

tl::expected<LinedText, Localized> readableRtf(std::string_view rtf) {
    return Reader(rtf).read();
}

} // namespace biosubsidy::audit
