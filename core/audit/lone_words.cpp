// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/lone_words.h"

#include <algorithm>
#include <array>

#include "core/audit/lone_units.h"
#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

class WordSearch {
public:
    explicit WordSearch(const OpenText& open) : open_(open), text_(open.text()) {}

    [[nodiscard]] std::optional<Doubtful> find(std::size_t at) const {
        if (auto currency = currencyAt(at)) return currency;
        if (auto code = codeAt(at)) return code;
        if (auto words = englishAt(at)) return words;
        if (auto proportion = proportionAt(at)) return proportion;
        if (auto parts = partsOfTenAt(at)) return parts;
        if (auto some = someAt(at)) return some;
        if (auto saying = sayingAt(at)) return saying;
        return brokenPercentAt(at);
    }

private:
    [[nodiscard]] std::optional<Doubtful> currencyAt(std::size_t at) const {
        constexpr char32_t yen = 0xA5;
        const char32_t character = text_.at(at);
        if (character != yen && !isOneOf(character, U"$€£₩₽₹฿")) return std::nullopt;
        const std::size_t number = text_.pastGap(at + 1);
        if (!open_.isOpen(number) || !beginsNumeral(text_.at(number))) return std::nullopt;
        return Doubtful{Doubt::currency, at, open_.pastNumber(number)};
    }

    // CNY5m, RMB731千: the yuan's name leads, and what follows is not read.
    [[nodiscard]] std::optional<Doubtful> codeAt(std::size_t at) const {
        constexpr std::size_t length = 3;
        if ((!text_.startsWith(at, U"CNY") && !text_.startsWith(at, U"RMB")) || isLatinLetter(open_.before(at)))
            return std::nullopt;
        const std::size_t number = text_.pastGap(at + length);
        if (!open_.isOpen(number) || !isDigit(text_.at(number))) return std::nullopt;
        const std::size_t end = open_.pastNumber(number);
        return Doubtful{isLatinLetter(open_.before(end)) ? Doubt::letters : Doubt::noUnit, at, end};
    }

    // 30 percent, 5 million.
    [[nodiscard]] std::optional<Doubtful> englishAt(std::size_t at) const {
        if (!isDigit(open_.before(at)) && !(open_.before(at) == U' ' && at > 1 && isDigit(text_.at(at - 2))))
            return std::nullopt;
        for (const std::u32string_view word : {U"percent", U"per cent", U"yuan", U"Yuan", U"USD", U"EUR"}) {
            if (text_.startsWith(at, word)) {
                const std::size_t begin = open_.numberBefore(at);
                if (begin != at) return Doubtful{Doubt::noUnit, begin, at + word.size()};
            }
        }
        return std::nullopt;
    }

    // 1:0.5, 3比1; not 14:30, 9001:2015 and http://host:80.
    [[nodiscard]] std::optional<Doubtful> proportionAt(std::size_t at) const {
        if (!beginsNumeral(text_.at(at)) || !open_.startsToken(at)) return std::nullopt;
        const auto left = readNumeral(text_, at);
        if (!left || left->large) return std::nullopt;
        const std::size_t sign = text_.pastGap(left->end);
        const bool word = text_.at(sign) == U'比';
        if (text_.at(sign) != U':' && !word) return std::nullopt;
        const std::size_t second = text_.pastGap(sign + 1);
        const auto right = readNumeral(text_, second);
        if (!right || !open_.isOpen(second) || text_.at(right->end) == U':' || yearOf(*right)) return std::nullopt;
        const bool goesOn = isHan(text_.at(right->end)) && !saysProportion(at, right->end);
        if (word && (left->chinese != right->chinese || right->upTo || goesOn)) return std::nullopt;
        if (saysWhoPays(at, right->end)) return std::nullopt;
        const bool time = !word && right->end - second == 2 && isDigit(text_.at(second)) && text_.at(second) < U'6' &&
                          smallNumberOf(*left, 24);
        if (time && !saysProportion(at, right->end)) return std::nullopt;
        return Doubtful{Doubt::ambiguous, at, right->end};
    }
    // 由市、区两级按1:1分担 says nothing of what is granted.
    [[nodiscard]] bool saysWhoPays(std::size_t begin, std::size_t end) const {
        const auto follows = [&](std::u32string_view word) { return text_.startsWith(text_.pastGap(end), word); };
        constexpr std::u32string_view shared = U"shared ";
        return follows(U"分担") || follows(U"承担") || follows(U"负担") ||
               (begin >= shared.size() && text_.startsWith(begin - shared.size(), shared));
    }
    [[nodiscard]] bool saysProportion(std::size_t begin, std::size_t end) const {
        const std::size_t next = text_.pastGap(end);
        return open_.before(begin) == U'按' || open_.before(begin) == U'照' || text_.startsWith(next, U"比例") ||
               text_.startsWith(next, U"的比例") || text_.startsWith(next, U"配套");
    }

    // 五五开, 三七比例, 四六分成: parts of ten, and which of them is granted is not said.
    [[nodiscard]] std::optional<Doubtful> partsOfTenAt(std::size_t at) const {
        const auto first = chineseDigit(text_.at(at));
        const auto second = chineseDigit(text_.at(at + 1));
        constexpr int whole = 10;
        if (!first || !second || *first == 0 || *first + *second != whole || isChineseNumeral(open_.before(at)))
            return std::nullopt;
        for (const std::u32string_view word : {U"开", U"比例", U"的比例", U"分成", U"分账", U"配套", U"配比"}) {
            if (!text_.startsWith(at + 2, word) || text_.startsWith(at + 2, U"开展")) continue;
            const std::size_t end = at + 2 + word.size();
            return saysWhoPays(at, end) ? std::nullopt : std::optional(Doubtful{Doubt::ambiguous, at, end});
        }
        return std::nullopt;
    }

    // 五百来万, 100来万元.
    [[nodiscard]] std::optional<Doubtful> someAt(std::size_t at) const {
        if (text_.at(at) != U'来' || !isLargeMultiplier(multiplier(text_.at(at + 1)))) return std::nullopt;
        const std::size_t begin = open_.numberBefore(at);
        if (begin == at) return std::nullopt;
        const std::size_t unit = pastUnit(open_, at + 1);
        return Doubtful{Doubt::ambiguous, begin, std::max(unit, at + 2)};
    }

    // 等额配套, 全额补贴, 奖励翻番: as much as something else, where support is spoken of.
    [[nodiscard]] std::optional<Doubtful> sayingAt(std::size_t at) const {
        for (const std::u32string_view word : {U"等额", U"同等额度", U"同等比例", U"同比例", U"等比例", U"全额"}) {
            if (text_.startsWith(at, word) && speaksOfSupport(at + word.size(), at + word.size() + nearby))
                return Doubtful{Doubt::ambiguous, at, at + word.size()};
        }
        for (const std::u32string_view word : {U"翻番", U"翻一番", U"翻两番", U"翻倍", U"加倍", U"双倍"}) {
            if (!text_.startsWith(at, word)) continue;
            std::size_t begin = at;
            while (begin > 0 && at - begin < nearby && isHan(open_.before(begin))) --begin;
            if (speaksOfSupport(begin, at) || speaksOfSupport(at + word.size(), at + word.size() + 3))
                return Doubtful{Doubt::ambiguous, at, at + word.size()};
        }
        return std::nullopt;
    }
    // Up to the end of the sentence's part.
    [[nodiscard]] bool speaksOfSupport(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at < end && isHan(text_.at(at)); ++at) {
            for (const std::u32string_view word :
                 {U"配套", U"补助", U"补贴", U"奖", U"资助", U"支持", U"返还", U"匹配", U"贴息", U"退"}) {
                if (text_.startsWith(at, word)) return true;
            }
        }
        return false;
    }

    // 百分三十: a character is missing.
    [[nodiscard]] std::optional<Doubtful> brokenPercentAt(std::size_t at) const {
        if (!text_.startsWith(at, U"百分") || isChineseNumeral(open_.before(at)) || isDigit(open_.before(at)) ||
            !beginsNumeral(text_.at(at + 2)) || text_.at(at + 2) == U'数' || text_.at(at + 2) == U'几' ||
            text_.startsWith(at, U"百分百") || !open_.isOpen(at + 2))
            return std::nullopt;
        return Doubtful{Doubt::broken, at, open_.pastNumber(at + 2)};
    }

    static constexpr std::size_t nearby = 8;
    const OpenText& open_;
    const Glyphs& text_;
};

} // namespace

std::optional<Doubtful> loneWordAt(const OpenText& open, std::size_t at) {
    return WordSearch(open).find(at);
}

} // namespace biosubsidy::audit
