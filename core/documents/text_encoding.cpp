// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/text_encoding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/system/text_converter.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

Diagnostics problem(const std::string& name, std::string_view bytes, std::size_t offset, std::string code,
                    Localized message, Localized advice) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.source = name;
    const std::string_view before = bytes.substr(0, offset);
    diagnostic.place.line = 1;
    for (const char byte : before) diagnostic.place.line += byte == '\n' ? 1 : 0;
    diagnostic.message = std::move(message);
    diagnostic.advice = std::move(advice);
    return {std::move(diagnostic)};
}

// Whether most of what is beyond ASCII is UTF-8 all the same. GB18030 text has
// hardly two characters in a row that are valid UTF-8.
bool isMostlyUtf8(std::string_view bytes) {
    constexpr std::size_t enough = 8; // valid characters for each broken place
    std::size_t characters = 0;
    std::size_t broken = 0;
    while (!bytes.empty()) {
        const std::size_t valid = firstInvalidUtf8(bytes).value_or(bytes.size());
        for (const char byte : bytes.substr(0, valid)) {
            if (static_cast<unsigned char>(byte) >= 0xE0U) ++characters; // first bytes of three and four
        }
        if (valid == bytes.size()) break;
        ++broken;
        bytes.remove_prefix(valid + 1);
    }
    return characters > broken * enough;
}

Result<DecodedText> convertFrom(const std::string& name, std::string_view bytes, const char* from, Encoding encoding) {
    auto converter = TextConverter::from(from);
    if (!converter) {
        return tl::unexpected(problem(
            name, bytes, 0, "no_converter",
            {fmt::format("本机不能转换 {} 编码", from), fmt::format("this system cannot convert from {}", from)},
            {"请先把文件另存为 UTF-8", "save the file as UTF-8 first"}));
    }
    TextConverter::Converted converted = converter->convert(bytes);
    if (converted.used == bytes.size()) return DecodedText{std::move(converted.utf8), encoding};
    return tl::unexpected(problem(name, bytes, converted.used, "unknown_encoding",
                                  {"这个文件不是 UTF-8，也不是 GB18030（GBK、GB2312）或 Big5 文本",
                                   "this file is neither UTF-8 nor GB18030 (GBK, GB2312) or Big5 text"},
                                  {"请另存为 UTF-8 文本或网页", "save it as text or a web page in UTF-8"}));
}

// Both encodings write a Chinese character as two bytes, in ranges that overlap: most
// Big5 is GB18030 of other characters. Each has its common ones ahead, so that real
// text is nearly all of them in its own encoding and not in the other.
bool isRatherBig5(std::string_view piece) {
    std::size_t pairs = 0;
    std::size_t commonBig5 = 0;
    std::size_t commonGb = 0;
    for (std::size_t at = 0; at < piece.size(); ++at) {
        const auto lead = static_cast<unsigned char>(piece[at]);
        if (lead < 0x80) continue;
        const auto trail = static_cast<unsigned char>(at + 1 < piece.size() ? piece[at + 1] : '\0');
        const bool high = trail >= 0xA1;
        const bool low = trail >= 0x40 && trail < 0x7F;
        if (lead < 0xA1 || lead > 0xF9 || (!high && !low)) return false;
        ++pairs;
        commonBig5 += lead <= 0xC6 ? 1 : 0;
        commonGb += high && (lead <= 0xA3 || (lead >= 0xB0 && lead <= 0xD7)) ? 1 : 0;
        ++at;
    }
    return commonBig5 * 10 >= pairs * 9 && commonGb * 10 < pairs * 8;
}

// A page says so at its head: charset=big5.
bool claimsBig5(std::string_view bytes) {
    constexpr std::size_t head = 2048;
    std::string lower(bytes.substr(0, head));
    for (char& character : lower) {
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    }
    const std::size_t at = lower.find("charset=");
    if (at == std::string::npos) return false;
    const std::string_view name = std::string_view(lower).substr(at + 8);
    return name.substr(name.starts_with('"') || name.starts_with('\'') ? 1 : 0).starts_with("big5");
}

std::optional<DecodedText> readBig5(std::string_view bytes) {
    if (!claimsBig5(bytes) && !isRatherBig5(bytes)) return std::nullopt;
    for (const char* from : {"CP950", "BIG5-HKSCS"}) {
        auto converter = TextConverter::from(from);
        if (!converter) continue;
        TextConverter::Converted decoded = converter->convert(bytes);
        if (decoded.used == bytes.size()) return DecodedText{std::move(decoded.utf8), Encoding::big5};
    }
    return std::nullopt;
}

std::optional<DecodedPiece> decoded(const std::string& from, std::string_view bytes) {
    auto converter = TextConverter::from(from);
    if (!converter) return std::nullopt;
    auto [utf8, used] = converter->convert(bytes);
    return DecodedPiece{std::move(utf8), used};
}

// What people give by mistake, by the bytes that such files begin with.
std::optional<std::string_view> documentKind(std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kinds{
        {{"%PDF-", "PDF"}, {"PK\x03\x04", "Word/WPS/Excel"}, {"\xD0\xCF\x11\xE0", "Word/WPS/Excel"}}};
    for (const auto& [mark, kind] : kinds) {
        if (bytes.starts_with(mark)) return kind;
    }
    return std::nullopt;
}

} // namespace

std::string_view toString(Encoding encoding) noexcept {
    switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::gb18030: return "GB18030";
    case Encoding::utf16: return "UTF-16";
    case Encoding::big5: return "Big5";
    }
    return "UTF-8";
}

Result<DecodedText> decodeText(const std::string& name, std::string_view bytes) {
    if (const auto kind = documentKind(bytes)) {
        return tl::unexpected(problem(
            name, bytes, 0, "no_text",
            {fmt::format("这是 {} 文件，不是文本", *kind), fmt::format("this is a {} file, not a text", *kind)},
            {"打开后把文字复制出来，或另存为文本、网页", "copy the text out of it, or save it as text or a web page"}));
    }
    if (bytes.starts_with("\xFF\xFE")) return convertFrom(name, bytes.substr(2), "UTF-16LE", Encoding::utf16);
    if (bytes.starts_with("\xFE\xFF")) return convertFrom(name, bytes.substr(2), "UTF-16BE", Encoding::utf16);
    const std::string_view text = withoutMark(bytes);
    const bool marked = text.size() < bytes.size();
    const auto invalid = firstInvalidUtf8(text);
    if (!invalid) return DecodedText{std::string(text), Encoding::utf8};
    if (marked || isMostlyUtf8(text)) {
        return tl::unexpected(problem(name, text, *invalid, "bad_utf8",
                                      {fmt::format("UTF-8 文本在第 {} 字节处损坏", *invalid + 1),
                                       fmt::format("the UTF-8 text is broken at byte {}", *invalid + 1)},
                                      {"请重新下载或另存一次", "fetch or save the file again"}));
    }
    if (auto big5 = readBig5(text)) return std::move(*big5);
    return convertFrom(name, text, "GB18030", Encoding::gb18030);
}

bool beginsAsBig5(std::string_view text) {
    // From the first character beyond ASCII on.
    const auto isBeyond = [](char letter) { return static_cast<unsigned char>(letter) >= 0x80U; };
    text.remove_prefix(static_cast<std::size_t>(std::find_if(text.begin(), text.end(), isBeyond) - text.begin()));
    const std::size_t end = text.rfind('\n');
    return !text.empty() && isRatherBig5(end == std::string_view::npos ? text : text.substr(0, end));
}

Encoding guessEncoding(std::string_view piece) {
    return isMostlyUtf8(piece) ? Encoding::utf8 : Encoding::gb18030;
}

DecodedPiece decodeGb18030(std::string_view bytes) {
    return decoded("GB18030", bytes).value_or(DecodedPiece{});
}

std::optional<DecodedPiece> decodeCodePage(std::string_view bytes, int page) {
    constexpr int simplifiedChinese = 936;
    constexpr int macRoman = 10000;
    constexpr int utf8 = 65001;
    return decoded(page == simplifiedChinese ? "GB18030"
                   : page == macRoman        ? "MACINTOSH"
                   : page == utf8            ? "UTF-8"
                                             : fmt::format("CP{}", page),
                   bytes);
}

} // namespace biosubsidy
