// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

class DigitReader {
public:
    // `parts`: how many numbers may follow in one, as in 1亿2000万3千.
    DigitReader(const Glyphs& text, std::size_t at, Joining joining, int parts = 2)
        : text_(text), at_(at), joining_(joining), parts_(parts) {}

    std::optional<Numeral> read() {
        const std::size_t start = at_;
        if (!readWhole() || !readDecimals()) return std::nullopt;
        Numeral numeral;
        numeral.value = decimal(whole_, decimals_);
        numeral.joined = joined_;
        if (decimals_.empty() && !grouped_ && (joined_ || at_ - start == whole_.size()))
            numeral.plainDigits = whole_.size();
        addScale(numeral);
        numeral.end = at_;
        return numeral;
    }

private:
    // A run of digits; the length of it, which may be more than is kept.
    std::size_t run(std::size_t from) const {
        std::size_t length = 0;
        while (length <= mostWholeDigits && isDigit(text_.at(from + length))) ++length;
        return length;
    }

    void take(std::size_t length) {
        for (std::size_t taken = 0; taken < length; ++taken) whole_ += static_cast<char>(text_.at(at_ + taken));
        at_ += length;
    }

    bool readWhole() {
        const std::size_t first = run(at_);
        if (first > mostWholeDigits) return false;
        take(first);
        if (first <= 3) readGroups(U',');
        if (joining_ == Joining::lineBreak) readBrokenGroup(first);
        if (joining_ == Joining::spaces) readSpaced(first);
        if (joining_ == Joining::lineBreak) readBroken();
        return whole_.size() <= mostWholeDigits;
    }

    // ,ddd as often as it comes; a group of another length is no group.
    void readGroups(char32_t separator) {
        while (whole_.size() <= mostWholeDigits && text_.at(at_) == separator && run(at_ + 1) == 3) {
            ++at_;
            take(3);
            grouped_ = true;
        }
    }

    // 5 000, or 5 0 0 0 as justified text is sometimes copied.
    void readSpaced(std::size_t first) {
        if (grouped_ || first > 3) return;
        const std::size_t start = at_;
        readGroups(U' ');
        if (at_ == start && first == 1) {
            while (whole_.size() <= mostWholeDigits && text_.at(at_) == U' ' && run(at_ + 1) == 1) {
                ++at_;
                take(1);
            }
            constexpr std::size_t fewest = 3; // "1 2" are two numbers of a list
            if (whole_.size() < fewest && !unitIsSpaced()) {
                at_ = start;
                whole_.resize(first);
            }
        }
        joined_ = at_ != start;
    }

    // 1 5 % and 3 5 万 元: the unit is set apart as its digits are.
    [[nodiscard]] bool unitIsSpaced() const {
        if (whole_.size() != 2 || text_.at(at_) != U' ') return false;
        const char32_t unit = text_.at(at_ + 1);
        return unit == U'%' || unit == U'‰' || (isLargeMultiplier(multiplier(unit)) && text_.at(at_ + 2) == U' ');
    }

    // 5,\n000
    void readBrokenGroup(std::size_t first) {
        if (first > 3 || text_.at(at_) != U',') return;
        const std::size_t past = text_.pastLineBreak(at_ + 1);
        if (past == at_ + 1 || run(past) != 3) return;
        at_ = past;
        take(3);
        grouped_ = joined_ = true;
        readGroups(U',');
    }

    void readBroken() {
        if (joined_) return;
        const std::size_t past = text_.pastLineBreak(at_);
        const std::size_t more = past == at_ ? 0 : run(past);
        if (more == 0) return;
        at_ = past;
        take(more);
        joined_ = true;
    }

    bool readDecimals() {
        if (text_.at(at_) != U'.' || !isDigit(text_.at(at_ + 1))) return true;
        std::size_t past = at_ + 1;
        while (isDigit(text_.at(past)) && decimals_.size() <= mostDecimals)
            decimals_ += static_cast<char>(text_.at(past++));
        if (isDigit(text_.at(past))) return false;
        at_ = past;
        return decimals_.size() <= mostDecimals;
    }

    // The 万 behind the digits, and the 5000万 behind 1亿.
    void addScale(Numeral& numeral) {
        const std::size_t past = pastSpelledOut(text_, pastInclusion(text_, pastSome(text_, at_)), numeral.value);
        std::size_t scaled = text_.pastGap(past);
        const bool apart = scaled != past;
        numeral.scale = readScale(text_, scaled, numeral.large);
        if (numeral.scale == 1) return;
        numeral.tail = numeral.scale;
        numeral.apart = apart;
        numeral.plainDigits = 0;
        numeral.value = numeral.value.times(numeral.scale);
        at_ = scaled;
        addRest(numeral);
    }

    // 1亿5000万, 1 亿 5000 万, 1亿零500万, 1千5百万.
    void addRest(Numeral& numeral) {
        std::size_t next = at_;
        if (text_.pastLineBreak(next) == next) next = text_.pastGap(next);
        if (text_.at(next) == U'零') ++next;
        if (parts_ == 0 || !isDigit(text_.at(next))) return;
        DigitReader rest(text_, next, Joining::none, parts_ - 1);
        const std::optional<Numeral> smaller = rest.read();
        if (!smaller) return;
        if (smaller->scale == 1) return addLeftOut(numeral, next, *smaller);
        const bool ofOne = smaller->scale >= numeral.scale; // 千 and 百 of one 万
        const Fen large = ofOne ? largePartOf(smaller->scale) : Fen(1);
        if (ofOne && (numeral.large || large == 1 || smaller->scale / large >= numeral.scale)) return;
        if (!(smaller->value < Ratio(numeral.scale * large, 1))) return; // 1亿20000万
        if (ofOne) {
            numeral.value = numeral.value.times(large);
            numeral.scale *= large;
            numeral.large = true;
        }
        const Fen common = smaller->value.denominator() * numeral.value.denominator();
        numeral.value = Ratio(numeral.value.numerator() * smaller->value.denominator() +
                                  smaller->value.numerator() * numeral.value.denominator(),
                              common);
        numeral.tail = smaller->tail;
        at_ = smaller->end;
    }

    // 2万5 is 2万5千, where nothing that could be counted follows.
    void addLeftOut(Numeral& numeral, std::size_t next, const Numeral& digit) {
        const char32_t after = text_.at(digit.end);
        const bool ends = after == 0 || after == U'\n' || after == blockEnd || after == U'。' || after == U',' ||
                          after == U';' || after == U')' || after == U'、';
        if (next != at_ || digit.plainDigits != 1 || !ends || isDigit(text_.at(digit.end + 1))) return;
        numeral.value = Ratio(numeral.value.numerator() * 10 +
                                  digit.value.numerator() * numeral.scale * numeral.value.denominator(),
                              numeral.value.denominator() * 10);
        at_ = digit.end;
    }

    const Glyphs& text_;
    std::size_t at_;
    Joining joining_;
    int parts_;
    std::string whole_;
    std::string decimals_;
    bool grouped_ = false;
    bool joined_ = false;
};

} // namespace

std::optional<Numeral> readDigits(const Glyphs& text, std::size_t at, Joining joining) {
    return DigitReader(text, at, joining).read();
}

} // namespace biosubsidy::audit
