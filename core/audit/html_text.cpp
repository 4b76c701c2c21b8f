// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/html_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/audit/glyphs.h"
#include "core/audit/html_entities.h"
#include "core/audit/text_builder.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

constexpr auto nowhere = std::u32string_view::npos;

char32_t lower(char32_t character) {
    return character >= U'A' && character <= U'Z' ? character + 32 : character;
}

bool startsWithWord(std::u32string_view text, std::u32string_view word) {
    if (text.size() < word.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin(),
                      [](char32_t wanted, char32_t found) { return wanted == lower(found); });
}

template <std::size_t size>
bool isOneOf(std::u32string_view name, const std::array<std::u32string_view, size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::u32string_view, 34> blocks{
    U"address", U"article", U"aside",  U"blockquote", U"body", U"caption", U"center", U"dd",     U"div",
    U"dl",      U"dt",      U"footer", U"form",       U"h1",   U"h2",      U"h3",     U"h4",     U"h5",
    U"h6",      U"header",  U"hr",     U"li",         U"main", U"nav",     U"ol",     U"option", U"p",
    U"pre",     U"section", U"table",  U"td",         U"th",   U"title",   U"tr"};

constexpr std::array<std::u32string_view, 4> hidden{U"script", U"style", U"template", U"noscript"};

class Reader {
public:
    explicit Reader(std::u32string_view html) : html_(html) {}

    LinedText read() {
        text_.lineStarts.push_back(0);
        while (at_ < html_.size()) step();
        return std::move(text_);
    }

private:
    void step() {
        const char32_t character = html_[at_];
        if (character == U'<' && markup()) return;
        if (character == U'&') {
            if (const auto entity = readEntity(html_.substr(at_, 16))) {
                text_.characters += entity->character;
                at_ += entity->length;
                return;
            }
        }
        // A run of white space is one space on the page, however it is indented.
        const bool space = isSpace(character);
        if (!space || text_.characters.empty() || !isSpace(text_.characters.back()))
            text_.characters += raised_ ? raisedForm(character) : character == U'\t' ? U' ' : character;
        passTo(at_ + 1);
    }

    // Goes on at `target`; the lines in between begin at what is written next.
    void passTo(std::size_t target) {
        for (; at_ < target; ++at_) {
            if (html_[at_] == U'\n') text_.lineStarts.push_back(text_.characters.size());
        }
    }

    // Passes a comment, declaration or tag; false if there is none after all.
    bool markup() {
        const std::u32string_view rest = html_.substr(at_);
        if (rest.starts_with(U"<!--")) return passComment();
        const char32_t next = rest.size() > 1 ? rest[1] : 0;
        const bool closing = next == U'/';
        const char32_t first = closing && rest.size() > 2 ? rest[2] : next;
        if (!isLatinLetter(first) && next != U'!' && next != U'?') return false;
        const auto end = tagEnd();
        if (!end) return false;
        const std::u32string name = tagName(at_ + (closing ? 2 : 1));
        const std::size_t begin = at_;
        passTo(*end);
        if (name == U"sup") raised_ = !closing;
        if (name == U"br")
            text_.characters += U'\n';
        else if (name == U"img")
            text_.characters += pictureMark;
        else if (name == U"del" || name == U"s" || name == U"strike")
            text_.characters += struckMark; // it stands apart from what replaced it
        else if (!closing && (name == U"td" || name == U"th"))
            text_.characters += std::u32string(columnsOf(html_.substr(begin, *end - begin)), cellBegin);
        else if (name == U"tr" || (closing && name == U"table"))
            text_.characters += rowEnd;
        else if (isOneOf(name, blocks))
            endBlock();
        if (!closing && isOneOf(name, hidden)) passHidden(name);
        return true;
    }

    void endBlock() {
        text_.characters += blockEnd;
        raised_ = false;
    }

    // How many columns a cell takes: colspan.
    [[nodiscard]] static std::size_t columnsOf(std::u32string_view tag) {
        constexpr std::size_t most = 100;
        const std::size_t at = tag.find(U"colspan=");
        if (at == nowhere) return 1;
        std::size_t columns = 0;
        for (std::size_t index = at + 8; index < tag.size() && columns <= most; ++index) {
            if (isDigit(tag[index]))
                columns = columns * 10 + (tag[index] - U'0');
            else if (columns != 0 || (tag[index] != U'"' && tag[index] != U'\''))
                break;
        }
        return columns == 0 || columns > most ? 1 : columns;
    }

    [[nodiscard]] std::u32string tagName(std::size_t from) const {
        constexpr std::size_t longest = 12;
        std::u32string name;
        while (from < html_.size() && name.size() < longest && (isLatinLetter(html_[from]) || isDigit(html_[from])))
            name += lower(html_[from++]);
        return name;
    }

    // Where a search for `mark` ends, past it. What is not found once is not
    // searched for again: a hostile page would make that cost without end.
    std::optional<std::size_t> past(std::u32string_view mark, std::size_t from, bool& gone) const {
        if (gone) return std::nullopt;
        const std::size_t found = html_.find(mark, from);
        gone = found == nowhere;
        if (gone) return std::nullopt;
        return found + mark.size();
    }

    bool passComment() {
        const auto end = past(U"-->", at_ + 4, noCommentEnd_);
        if (!end) return false;
        passTo(*end);
        return true;
    }

    // Past the > of the tag at at_, quotes heeded; the next > of all where a
    // quote does not end in reach.
    std::optional<std::size_t> tagEnd() {
        constexpr std::size_t reach = 4096;
        const std::size_t limit = std::min(html_.size(), at_ + reach);
        char32_t quote = 0;
        for (std::size_t index = at_ + 1; index < limit; ++index) {
            const char32_t character = html_[index];
            if (quote != 0) {
                if (character == quote) quote = 0;
            } else if (character == U'>') {
                return index + 1;
            } else if ((character == U'"' || character == U'\'') && html_[index - 1] == U'=') {
                quote = character;
            } else if (character == U'<') {
                return std::nullopt; // a < of the text: 产值<1亿元
            }
        }
        return past(U">", at_ + 1, noTagEnd_);
    }

    // Scripts and styles up to their closing tag. Where there is none, what
    // follows is read as text, lest figures of a broken page go unseen.
    void passHidden(const std::u32string& name) {
        bool& gone =
            noHiddenEnd_.at(static_cast<std::size_t>(std::find(hidden.begin(), hidden.end(), name) - hidden.begin()));
        for (std::size_t from = at_; !gone;) {
            const auto found = past(U"</", from, gone);
            if (!found) return;
            if (startsWithWord(html_.substr(*found), name)) {
                passTo(*found - 2);
                return;
            }
            from = *found;
        }
    }

    std::u32string_view html_;
    std::size_t at_ = 0;
    LinedText text_;
    bool raised_ = false;
    bool noCommentEnd_ = false;
    bool noTagEnd_ = false;
    std::array<bool, hidden.size()> noHiddenEnd_{};
};

} // namespace

bool looksLikeHtml(std::u32string_view text) {
    constexpr auto marks = std::to_array<std::u32string_view>(
        {U"<table", U"<!doctype html", U"<html",   U"<head",  U"<body",  U"</p>",  U"</div>",    U"</td>",
         U"</a>",   U"</h1>",          U"</span>", U"<br>",   U"<meta ", U"</b>",  U"</strong>", U"</font>",
         U"</em>",  U"</u>",           U"</i>",    U"</sup>", U"<br/>",  U"<br />"});
    constexpr std::size_t reach = 1U << 20U;
    text = text.substr(0, reach);
    for (std::size_t at = text.find(U'<'); at != nowhere; at = text.find(U'<', at + 1)) {
        const std::u32string_view rest = text.substr(at);
        if (std::any_of(marks.begin(), marks.end(),
                        [&](std::u32string_view mark) { return startsWithWord(rest, mark); }))
            return true;
    }
    return false;
}

LinedText readableHtml(std::u32string_view html) {
    return Reader(html).read();
}

} // namespace biosubsidy::audit
