// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/share_figures.h"

#include "core/audit/figure_units.h"
#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

class ShareReader {
public:
    explicit ShareReader(const Glyphs& text) : text_(text) {}

    [[nodiscard]] std::optional<Found> find(std::size_t at) const {
        if (auto word = wordAt(at)) return word;
        auto numeral = readNumeral(text_, at);
        if (!numeral && text_.at(at) == U'万') numeral = tenThousand(at);
        if (!numeral) return std::nullopt;
        if (const std::size_t past = pastPartsOf(numeral->end); past != numeral->end)
            return partsAt(at, *numeral, past);
        if (auto fraction = fractionAt(at, *numeral)) return fraction;
        if (auto parity = parityAt(at, *numeral)) return parity;
        if (auto discount = discountAt(at, *numeral)) return discount;
        return tenthsAt(at, *numeral);
    }

private:
    // 一半, 减半, 百分百.
    [[nodiscard]] std::optional<Found> wordAt(std::size_t at) const {
        struct Word {
            std::u32string_view text;
            int parts; // of a hundred
        };
        for (const Word& word : {Word{U"一半", 50}, Word{U"减半", 50}, Word{U"折半", 50}, Word{U"半价", 50},
                                 Word{U"对半", 50}, Word{U"对折", 50}, Word{U"半额", 50}, Word{U"百分百", 100}}) {
            if (text_.startsWith(at, word.text))
                return shareFound(at, at + word.text.size(), Ratio(word.parts, 100), {});
        }
        return std::nullopt;
    }

    // 按1:1配套, 一比一: as much again. What another proportion is a share of, only its
    // sentence says.
    [[nodiscard]] std::optional<Found> parityAt(std::size_t at, const Numeral& left) const {
        const std::size_t sign = text_.pastGap(left.end);
        if (text_.at(sign) != U':' && text_.at(sign) != U'比') return std::nullopt;
        const auto right = readNumeral(text_, text_.pastGap(sign + 1));
        const auto one = smallNumberOf(left, 1);
        if (!right || !one || smallNumberOf(*right, 1) != one) return std::nullopt;
        const char32_t before = at > 0 ? text_.at(at - 1) : 0;
        const char32_t next = text_.at(right->end);
        if (isDigit(before) || before == U':' || next == U':' || next == U'.' || isDigit(next)) return std::nullopt;
        // 按1:1分担 says who pays, and of other things one to one is no share either.
        bool matches = before == U'按' || before == U'照';
        for (const std::u32string_view word : {U"配套", U"匹配", U"配比", U"的比例", U"比例", U"给予", U"跟投"})
            matches = matches || text_.startsWith(text_.pastGap(right->end), word);
        for (const std::u32string_view word : {U"分担", U"承担", U"负担", U"出资"})
            matches = matches && !text_.startsWith(text_.pastGap(right->end), word);
        if (!matches) return std::nullopt;
        return shareFound(at, right->end, Ratio(1, 1), {});
    }

    // 七折, 八五折: what is left to pay. It stands for itself (its unit says so), since a
    // pack may write the share that is given.
    [[nodiscard]] std::optional<Found> discountAt(std::size_t at, const Numeral& numeral) const {
        if (text_.at(numeral.end) != U'折' || numeral.upTo || numeral.scale != 1) return std::nullopt;
        constexpr std::u32string_view otherWords = U"旧合算叠射";
        const char32_t next = text_.at(numeral.end + 1);
        if (next != 0 && otherWords.find(next) != std::u32string_view::npos) return std::nullopt;
        const Fen parts = numeral.value < Ratio(10, 1) ? 10 : 100;
        if (!(numeral.value < Ratio(100, 1))) return std::nullopt;
        auto found =
            shareFound(at, numeral.end + 1, Ratio(numeral.value.numerator(), numeral.value.denominator() * parts), {});
        found.quantity.unit = "折";
        return found;
    }

    // 万分之五: 万 alone is no number elsewhere.
    static Numeral tenThousand(std::size_t at) {
        Numeral numeral;
        numeral.value = Ratio(10'000, 1);
        numeral.end = at + 1;
        numeral.chinese = true;
        return numeral;
    }

    // Past 分之, which may be spaced out; `at` if it is not there.
    [[nodiscard]] std::size_t pastPartsOf(std::size_t at) const {
        const std::size_t first = text_.pastGap(at);
        if (text_.at(first) != U'分') return at;
        const std::size_t second = text_.pastGap(first + 1);
        return text_.at(second) == U'之' ? text_.pastGap(second + 1) : at;
    }

    // 总投资的1/3; not 第1/5页 and no date.
    [[nodiscard]] std::optional<Found> fractionAt(std::size_t at, const Numeral& part) const {
        constexpr unsigned largestWhole = 10;
        const char32_t before = at > 0 ? text_.at(at - 1) : 0;
        constexpr std::u32string_view pauses = U",。;:、(";
        const bool parted = before != 0 && pauses.find(before) != std::u32string_view::npos;
        if ((!isHan(before) && !parted) || before == U'第' || part.chinese || text_.at(part.end) != U'/')
            return std::nullopt;
        const auto whole = readNumeral(text_, part.end + 1);
        const auto above = smallNumberOf(part, largestWhole);
        const auto below = whole && !whole->chinese ? smallNumberOf(*whole, largestWhole) : std::nullopt;
        if (!above || !below || *above >= *below) return std::nullopt;
        const char32_t next = text_.at(whole->end);
        if (parted && !isHan(next)) return std::nullopt;
        if (next == U'/' || next == U'页' || next == U'%' || isLatinLetter(next) || isDigit(next)) return std::nullopt;
        if (readUnit(text_, *whole, false)) return std::nullopt; // 50/30万元
        return shareFound(at, whole->end, Ratio(*above, *below), {});
    }

    static Found shareFound(std::size_t begin, std::size_t end, const Ratio& low, const std::optional<Ratio>& high) {
        Quantity quantity;
        quantity.kind = QuantityKind::percentage;
        quantity.low = low;
        quantity.high = high;
        return {std::move(quantity), begin, end};
    }

    // What stands behind 百分之; `whole` is the 百.
    [[nodiscard]] std::optional<Numeral> partsOf(std::size_t at, const Fen& whole) const {
        auto numeral = readNumeral(text_, at);
        // 百 分 之 三 十 五
        const auto spaced = readNumeral(text_, at, Joining::spaces);
        if (spaced && spaced->joined && spaced->chinese) numeral = spaced;
        // 百分之三\n十
        const auto joined = readNumeral(text_, at, Joining::lineBreak);
        if (joined && joined->joined && joined->chinese && !isHan(text_.at(joined->end)) &&
            text_.at(joined->end) != U'、')
            numeral = joined;
        // 百分之三五: thirty-five, or three to five?
        if (!numeral || numeral->large || numeral->scale != 1 || numeral->upTo) return std::nullopt;
        constexpr int mostTimes = 100; // 百分之一千 is odd, but a share
        return numeral->value.numerator() > whole * numeral->value.denominator() * mostTimes ? std::nullopt : numeral;
    }

    // 百分之三十, 三分之一, 百分之五至百分之十.
    [[nodiscard]] std::optional<Found> partsAt(std::size_t at, const Numeral& whole, std::size_t behind) const {
        constexpr int largestWhole = 10'000;
        const Fen of = whole.value.numerator();
        if (whole.value.denominator() != 1 || of > largestWhole || of < 2) return std::nullopt;
        const auto share = [&](const Numeral& parts) {
            return Ratio(parts.value.numerator(), parts.value.denominator() * of);
        };
        const auto first = partsOf(behind, of);
        if (!first) return std::nullopt;
        std::size_t past = pastConnector(text_, first->end);
        if (past == first->end) return shareFound(at, first->end, share(*first), {});
        const auto again = readNumeral(text_, past);
        if (again && again->value == whole.value && pastPartsOf(again->end) != again->end)
            past = pastPartsOf(again->end);
        const auto second = partsOf(past, of);
        if (!second || !(first->value < second->value)) return shareFound(at, first->end, share(*first), {});
        return shareFound(at, second->end, share(*first), share(*second));
    }

    // 三至五成: the first end says no 成 of its own.
    [[nodiscard]] std::optional<Found> tenthsFrom(std::size_t at, unsigned low, std::size_t end) const {
        const std::size_t past = pastConnector(text_, end);
        const auto second = past == end ? std::nullopt : readNumeral(text_, past);
        if (!second || !smallNumberOf(*second, 10)) return std::nullopt;
        auto high = tenthsAt(past, *second);
        if (!high || !(Ratio(low, 10) < high->quantity.low)) return std::nullopt;
        high->begin = at;
        high->quantity.high = high->quantity.low;
        high->quantity.low = Ratio(low, 10);
        return high;
    }

    // 三成, 三成五, 五成以上; 一成不变 and 三成立 are none.
    [[nodiscard]] std::optional<Found> tenthsAt(std::size_t at, const Numeral& numeral) const {
        constexpr std::u32string_view otherWords = U"立员果本功年熟套为不交长效型分品片群绩就体人像绿都";
        const auto tenths = smallNumberOf(numeral, 10);
        if (tenths) {
            if (auto range = tenthsFrom(at, *tenths, numeral.end)) return range;
        }
        if (!tenths || text_.at(numeral.end) != U'成') return std::nullopt;
        std::size_t end = numeral.end + 1;
        const char32_t next = text_.at(end);
        if (next != 0 && otherWords.find(next) != std::u32string_view::npos) return std::nullopt;
        int hundredths = next == U'半' ? 5 : 0;
        if (const auto digit = chineseDigit(next)) hundredths = *digit;
        if (hundredths != 0) ++end;
        return shareFound(at, end, Ratio(Fen(*tenths) * 10 + hundredths, 100), {});
    }

    const Glyphs& text_;
};

} // namespace

std::optional<Found> shareAt(const Glyphs& text, std::size_t at) {
    return ShareReader(text).find(at);
}

} // namespace biosubsidy::audit
