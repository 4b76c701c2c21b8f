// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/number_format.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/sheets/shown_number.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using Shows = NumberFormat::Shows;

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool beginsWith(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                    [](char one, char other) { return lower(one) == lower(other); });
}

// A literal part says something where it holds a letter, a share or a sign of money.
bool isWord(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) >= 0x80U || (lower(letter) >= 'a' && lower(letter) <= 'z') ||
               letter == '%' || letter == '$';
    });
}

// Walks over the first section of a format.
class FormatReader {
public:
    explicit FormatReader(std::string_view code) : code_(code) {}

    NumberFormat read() {
        while (at_ < code_.size() && code_[at_] != ';') step();
        if (date_ || (month_ && !time_))
            format_.shows = Shows::day;
        else if (time_)
            format_.shows = Shows::time;
        else
            finishNumber();
        return std::move(format_);
    }

private:
    void step() {
        const std::string_view rest = code_.substr(at_);
        for (const std::string_view word : {"General", "G/通用格式", "AM/PM", "A/P", "上午/下午"}) {
            if (!beginsWith(rest, word)) continue;
            at_ += word.size();
            if (lower(word.front()) == 'g') endDigits();
            return;
        }
        const char letter = code_[at_++];
        switch (letter) {
        case '"': return quoted();
        case '[': return bracketed();
        case '\\':
        case '!': return literal(character());
        case '_':
        case '*': static_cast<void>(character()); return; // room, or what fills it
        case '%': percent_ = true; return;
        case '0':
        case '#':
        case '?':
        case '@':
            commas_ = 0;
            if (literalPoint_) ++behindPoint_;
            return endDigits();
        case ',': ++commas_; return;
        case '.': return; // the point of the number itself; an escaped one is a sign between its digits
        case 'y':
        case 'Y':
        case 'd':
        case 'D': date_ = true; return;
        case 'm':
        case 'M': month_ = true; return;
        case 'h':
        case 'H':
        case 's':
        case 'S': time_ = true; return;
        case 'a':
        case 'A': date_ = date_ || beginsWith(rest, "aaa"); return; // a day of the week
        case 'e':
        case 'E': // an exponent, or a year
            if (at_ < code_.size() && (code_[at_] == '+' || code_[at_] == '-')) ++at_;
            return;
        default: break;
        }
        --at_;
        literal(character());
    }

    // One character, of whatever length.
    std::string_view character() {
        const std::size_t from = at_;
        if (at_ < code_.size()) ++at_;
        while (at_ < code_.size() && (static_cast<unsigned char>(code_[at_]) & 0xC0U) == 0x80U) ++at_;
        return code_.substr(from, at_ - from);
    }

    void quoted() {
        const std::size_t end = std::min(code_.find('"', at_), code_.size());
        literal(code_.substr(at_, end - at_));
        at_ = std::min(end + 1, code_.size());
    }

    void bracketed() {
        const std::size_t end = std::min(code_.find(']', at_), code_.size());
        const std::string_view inside = code_.substr(at_, end - at_);
        at_ = std::min(end + 1, code_.size());
        if (!inside.starts_with('$')) {
            const char first = inside.empty() ? ' ' : lower(inside.front());
            const bool one = inside.find_first_not_of(inside.substr(0, 1)) == std::string_view::npos;
            if (one && (first == 'h' || first == 'm' || first == 's')) time_ = true;
            return;
        }
        const std::size_t dash = inside.rfind('-');
        const std::string_view sign = inside.substr(1, dash == std::string_view::npos ? dash : dash - 1);
        unsigned locale = 0;
        if (dash != std::string_view::npos)
            std::from_chars(inside.data() + dash + 1, inside.data() + inside.size(), locale, 16);
        if (!sign.empty()) money(currencyOf(sign, locale));
    }

    void literal(std::string_view text) {
        if (text == "." && digits_) literalPoint_ = true;
        format_.addWords(text, digits_);
    }

    void money(const std::array<char, 7>& code) { format_.money = code; }
    void endDigits() { digits_ = true; }

    void finishNumber() {
        constexpr int thousand = 3;
        if (format_.money.front() != '\0') format_.shows = Shows::currency;
        if (percent_) format_.shows = Shows::percent;
        format_.scale = thousand * commas_ + (literalPoint_ ? behindPoint_ : 0);
        format_.finishWords();
        if (literalPoint_) std::erase(format_.behind, '.');
    }

    std::string_view code_;
    std::size_t at_ = 0;
    NumberFormat format_;
    bool digits_ = false; // some stand before
    bool percent_ = false;
    bool date_ = false;
    bool month_ = false; // or minutes
    bool time_ = false;
    bool literalPoint_ = false;
    int behindPoint_ = 0;
    int commas_ = 0; // since the last digit
};

// "09:30:00" of 0.3958…; hours go on beyond a day.
std::optional<std::string> timeOf(std::string_view number) {
    const auto decimal = decimalText(number);
    if (!decimal || decimal->starts_with('-')) return std::nullopt;
    const std::size_t point = decimal->find('.');
    std::uint64_t days = 0;
    const std::string whole = decimal->substr(0, point);
    constexpr std::size_t mostDigits = 7;
    if (whole.size() > mostDigits) return std::nullopt;
    std::from_chars(whole.data(), whole.data() + whole.size(), days);
    constexpr std::size_t places = 12;
    std::string digits = point == std::string::npos ? std::string() : decimal->substr(point + 1);
    digits.resize(places, '0');
    std::uint64_t part = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), part);
    constexpr std::uint64_t whole12 = 1'000'000'000'000;
    constexpr std::uint64_t secondsOfDay = 86'400;
    const std::uint64_t seconds = days * secondsOfDay + (part * secondsOfDay + whole12 / 2) / whole12;
    const auto two = [](std::uint64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

} // namespace

void NumberFormat::addWords(std::string_view words, bool behindDigits) {
    constexpr std::array<std::string_view, 14> signs{"¥", "￥",  "$",   "€",   "£",   "₩",   "₹",
                                                     "₽", "HK$", "US$", "NT$", "RMB", "CNY", "USD"};
    const std::size_t from = words.find_first_not_of(' ');
    const std::string_view plain = from == std::string_view::npos
                                       ? std::string_view()
                                       : words.substr(from, words.find_last_not_of(' ') + 1 - from);
    if (std::find(signs.begin(), signs.end(), plain) != signs.end()) {
        money = currencyOf(plain);
        return;
    }
    (behindDigits ? behind : before) += words;
}

void NumberFormat::finishWords() {
    for (std::string* words : {&before, &behind}) {
        std::erase(*words, ' ');
        if (!isWord(*words)) words->clear();
    }
}

NumberFormat formatOf(std::string_view code) {
    return FormatReader(code).read();
}

NumberFormat formatOfBuiltIn(unsigned id) {
    NumberFormat format;
    if (id == 9 || id == 10) format.shows = Shows::percent;
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        format.shows = Shows::day;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) format.shows = Shows::time;
    return format;
}

std::array<char, 7> currencyOf(std::string_view sign, unsigned locale) {
    constexpr unsigned japanese = 0x411;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 16> known{{{"¥", "CNY"},
                                                                                   {"￥", "CNY"},
                                                                                   {"元", "CNY"},
                                                                                   {"人民币", "CNY"},
                                                                                   {"RMB", "CNY"},
                                                                                   {"CN¥", "CNY"},
                                                                                   {"$", "USD"},
                                                                                   {"US$", "USD"},
                                                                                   {"HK$", "HKD"},
                                                                                   {"NT$", "TWD"},
                                                                                   {"€", "EUR"},
                                                                                   {"£", "GBP"},
                                                                                   {"円", "JPY"},
                                                                                   {"₩", "KRW"},
                                                                                   {"₹", "INR"},
                                                                                   {"₽", "RUB"}}};
    constexpr std::array<std::pair<unsigned, std::string_view>, 7> dollars{{{0xC04, "HKD"},
                                                                            {0x404, "TWD"},
                                                                            {0x1004, "SGD"},
                                                                            {0x4809, "SGD"},
                                                                            {0xC09, "AUD"},
                                                                            {0x1009, "CAD"},
                                                                            {0x1409, "NZD"}}};
    std::string_view code = sign;
    for (const auto& [one, name] : known) {
        if (sign == one) code = name;
    }
    if (code == "CNY" && locale == japanese && sign != "CNY") code = "JPY";
    for (const auto& [one, name] : dollars) {
        if (sign == "$" && locale == one) code = name;
    }
    std::array<char, 7> made{};
    std::string whole;
    for (const char32_t point : codePoints(code)) {
        const std::string next = toUtf8(point);
        if (isControl(point) || whole.size() + next.size() > made.size()) break;
        whole += next;
    }
    std::copy(whole.begin(), whole.end(), made.begin());
    return made;
}

Cell shownMoney(std::uint32_t column, const std::string& digits, const std::array<char, 7>& money) {
    Cell cell{column, Flaw::none, digits, Kind::currency, money};
    if (cell.currency() != "CNY") cell.text = std::string(cell.currency()) + " " + digits;
    return cell;
}

Cell shownNumber(std::uint32_t column, std::string_view number, const NumberFormat& format, bool since1904) {
    constexpr int hundred = 2;
    const int moved = (format.shows == Shows::percent ? hundred : 0) - format.scale;
    const bool isDay = format.shows == Shows::day;
    if (isDay || format.shows == Shows::time) {
        const auto day = isDay ? dateOfSerial(number, since1904) : std::nullopt;
        const auto time = isDay ? std::nullopt : timeOf(number);
        if (day) return {column, Flaw::none, day->toString(), Kind::date, {}};
        if (time) return {column, Flaw::none, *time, Kind::date, {}};
        return {column, Flaw::none, decimalText(number).value_or(std::string(number)), Kind::date, {}};
    }
    auto decimal = decimalText(number, moved);
    if (!decimal) return {column, Flaw::none, std::string(number), Kind::number, {}};
    if (format.shows == Shows::percent) return {column, Flaw::none, *decimal + "%", Kind::percent, {}};
    if (format.isPlain()) return {column, Flaw::none, std::move(*decimal), Kind::number, {}};
    const std::string shown = format.before + *decimal + format.behind;
    if (format.shows == Shows::currency) return shownMoney(column, shown, format.money);
    return {column, Flaw::none, shown, Kind::number, {}};
}

} // namespace biosubsidy::sheets
