// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/xml_text.h"

#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool isXml(char32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return !(code >= 0xD800 && code <= 0xDFFF) && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF;
}

} // namespace

std::string xmlText(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t code : codePoints(text)) {
        switch (code) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += toUtf8(isXml(code) ? code : replacement);
        }
    }
    return out;
}

std::string xmlCharacters(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t code : codePoints(text)) out += toUtf8(isXml(code) ? code : replacement);
    return out;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr unsigned sixBits = 0x3F;
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto byte = [&](std::size_t index) {
            return index < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[index])) : 0U;
        };
        const unsigned group = byte(at) << 16U | byte(at + 1) << 8U | byte(at + 2);
        out += digits[group >> 18U & sixBits];
        out += digits[group >> 12U & sixBits];
        out += at + 1 < bytes.size() ? digits[group >> 6U & sixBits] : '=';
        out += at + 2 < bytes.size() ? digits[group & sixBits] : '=';
    }
    return out;
}

} // namespace biosubsidy
