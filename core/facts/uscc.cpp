// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/uscc.h"

#include <array>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr unsigned modulus = 31; // also the value of what is not in the alphabet

// What each byte counts: asked for every row of a screening.
constexpr std::array<unsigned char, 256> values = [] {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::array<unsigned char, 256> made{};
    made.fill(modulus);
    for (unsigned index = 0; index < alphabet.size(); ++index)
        made[static_cast<unsigned char>(alphabet[index])] = static_cast<unsigned char>(index);
    return made;
}();

unsigned valueOf(char character) {
    return values[static_cast<unsigned char>(character)];
}

} // namespace

UsccFault checkUscc(std::string_view code) {
    constexpr std::size_t length = 18;
    bool strange = false;
    for (const char character : code) strange = strange || valueOf(character) == modulus;
    if (strange) return codePoints(code).size() == length ? UsccFault::alphabet : UsccFault::length;
    if (code.size() != length) return UsccFault::length;
    unsigned weight = 1;
    unsigned sum = 0;
    for (std::size_t index = 0; index + 1 < length; ++index) {
        sum += valueOf(code[index]) * weight;
        weight = weight * 3 % modulus;
    }
    return valueOf(code.back()) == (modulus - sum % modulus) % modulus ? UsccFault::none : UsccFault::checkCharacter;
}

std::string_view toString(UsccFault fault) noexcept {
    switch (fault) {
    case UsccFault::none: return "";
    case UsccFault::length: return "length";
    case UsccFault::alphabet: return "alphabet";
    case UsccFault::checkCharacter: return "check_character";
    }
    return "";
}

Localized describe(UsccFault fault) {
    switch (fault) {
    case UsccFault::none: return {};
    case UsccFault::length: return {"统一社会信用代码应为 18 位", "a unified social credit code has 18 characters"};
    case UsccFault::alphabet:
        return {"统一社会信用代码只用数字和大写字母（不含 I、O、S、V、Z）",
                "a unified social credit code has digits and capital letters (without I, O, S, V, Z)"};
    case UsccFault::checkCharacter:
        return {"统一社会信用代码的校验位不符，请核对是否抄错",
                "the check character of the unified social credit code does not match: look for a slip in copying"};
    }
    return {};
}

} // namespace biosubsidy
