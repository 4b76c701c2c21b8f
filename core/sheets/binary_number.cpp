// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/binary_number.h"

#include <algorithm>
#include <bit>

#include <boost/multiprecision/cpp_int.hpp>

namespace biosubsidy::sheets {

std::optional<std::string> binaryNumber(std::uint64_t bits, int moved) {
    constexpr unsigned fractionBits = 52;
    constexpr unsigned mostExponent = 0x7FF;
    constexpr int bias = 1'075; // of a whole mantissa
    const auto stored = static_cast<unsigned>(bits >> fractionBits) & mostExponent;
    std::uint64_t mantissa = bits & ((std::uint64_t{1} << fractionBits) - 1);
    if (stored == mostExponent) return std::nullopt;
    if (stored > 0) mantissa |= std::uint64_t{1} << fractionBits;
    if (mantissa == 0) return "0";
    const int zeros = std::countr_zero(mantissa);
    mantissa >>= static_cast<unsigned>(zeros);
    const int exponent = static_cast<int>(stored > 0 ? stored : 1) - bias + zeros;
    // m / 2^n = m * 5^n / 10^n
    boost::multiprecision::cpp_int whole = mantissa;
    if (exponent >= 0)
        whole <<= static_cast<unsigned>(exponent);
    else
        whole *= boost::multiprecision::pow(boost::multiprecision::cpp_int(5), static_cast<unsigned>(-exponent));
    std::string text = (bits >> 63U) != 0 ? "-" : "";
    text += whole.str();
    const int tens = std::min(exponent, 0) + moved;
    if (tens != 0) text += "E" + std::to_string(tens);
    return text;
}

} // namespace biosubsidy::sheets
