// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/counted.h"

#include <cctype>

namespace biosubsidy {

namespace {

bool isDigit(char letter) {
    return std::isdigit(static_cast<unsigned char>(letter)) != 0;
}

// Goes through a format: fmt's places {}, {2}, {:02} and Qt's %1, %L1 are
// copied and noted, words in brackets are chosen.
class Agreement {
public:
    Agreement(std::string_view format, std::span<const bool> ones) : rest_(format), ones_(ones) {}

    std::string text() {
        while (!rest_.empty()) {
            if (!escaped() && !words() && !fmtPlace() && !qtPlace()) take(1);
        }
        return std::move(out_);
    }

private:
    void take(std::size_t count) {
        out_ += rest_.substr(0, count);
        rest_.remove_prefix(count);
    }

    bool escaped() {
        if (!rest_.starts_with("{{") && !rest_.starts_with("}}")) return false;
        take(2);
        return true;
    }

    bool words() {
        if (rest_.front() != '[') return false;
        const std::size_t end = rest_.find(']');
        const std::size_t between = rest_.find('|');
        if (end == std::string_view::npos || between >= end) return false;
        const bool one = last_ < ones_.size() && ones_[last_];
        out_ += one ? rest_.substr(1, between - 1) : rest_.substr(between + 1, end - between - 1);
        rest_.remove_prefix(end + 1);
        return true;
    }

    bool fmtPlace() {
        const std::size_t end = rest_.front() == '{' ? rest_.find('}') : std::string_view::npos;
        if (end == std::string_view::npos) return false;
        last_ = rest_.size() > 1 && isDigit(rest_[1]) ? number(1) : next_++;
        take(end + 1);
        return true;
    }

    bool qtPlace() {
        const std::size_t digit = rest_.starts_with("%L") ? 2 : 1;
        if (rest_.front() != '%' || rest_.size() <= digit || !isDigit(rest_[digit])) return false;
        if (const std::size_t place = number(digit); place > 0) last_ = place - 1;
        take(digit);
        return true;
    }

    [[nodiscard]] std::size_t number(std::size_t from) const {
        std::size_t value = 0;
        for (; from < rest_.size() && isDigit(rest_[from]); ++from)
            value = value * 10 + static_cast<std::size_t>(rest_[from] - '0');
        return value;
    }

    std::string_view rest_;
    std::span<const bool> ones_;
    std::string out_;
    std::size_t last_ = 0;
    std::size_t next_ = 0;
};

} // namespace

std::string agreeing(std::string_view format, std::span<const bool> ones) {
    return Agreement(format, ones).text();
}

} // namespace biosubsidy
