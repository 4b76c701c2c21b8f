// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/uscc.h"

#include "core/values/text.h"

namespace biosubsidy {

UsccFault checkUscc(std::string_view code) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    constexpr std::size_t length = 18;
    constexpr std::size_t modulus = 31;
    if (codePoints(code).size() != length) return UsccFault::length;
    std::size_t weight = 1;
    std::size_t sum = 0;
    for (const char character : code) {
        if (alphabet.find(character) == std::string_view::npos) return UsccFault::alphabet;
    }
    for (std::size_t index = 0; index + 1 < length; ++index) {
        sum += alphabet.find(code[index]) * weight;
        weight = weight * 3 % modulus;
    }
    const std::size_t expected = (modulus - sum % modulus) % modulus;
    return alphabet.find(code.back()) == expected ? UsccFault::none : UsccFault::checkCharacter;
}

} // namespace biosubsidy
