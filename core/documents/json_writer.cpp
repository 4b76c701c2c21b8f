// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/json_writer.h"

#include <fmt/format.h>

namespace biosubsidy {

unsigned drivingAt(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[at])) : 0U;
    };
    if (byte(0) == 0xC2U && byte(1) >= 0x80U && byte(1) <= 0x9FU) return byte(1);
    if (byte(0) == 0xE2U && byte(1) == 0x80U && byte(2) >= 0xAAU && byte(2) <= 0xAEU) return 0x1F80U + byte(2);
    if (byte(0) == 0xE2U && byte(1) == 0x81U && byte(2) >= 0xA6U && byte(2) <= 0xA9U) return 0x1FC0U + byte(2);
    return 0;
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char character = text[at];
        if (const unsigned driving = drivingAt(text.substr(at, 3)); driving != 0) {
            result += fmt::format("\\u{:04x}", driving);
            at += driving < 0x100U ? 1 : 2;
            continue;
        }
        switch (character) {
        case '"': result += "\\\""; break;
        case '\\': result += "\\\\"; break;
        case '\n': result += "\\n"; break;
        case '\r': result += "\\r"; break;
        case '\t': result += "\\t"; break;
        default: {
            const auto byte = static_cast<unsigned char>(character);
            if (byte < 0x20 || byte == 0x7F)
                result += fmt::format("\\u{:04x}", byte);
            else
                result += character;
        }
        }
    }
    return result + "\"";
}

void JsonWriter::newLine() {
    out_ += '\n';
    out_.append(2 * empty_.size(), ' ');
}

void JsonWriter::separate() {
    if (afterKey_) {
        afterKey_ = false;
        return;
    }
    if (empty_.empty()) return;
    if (!empty_.back()) out_ += ',';
    empty_.back() = false;
    newLine();
}

void JsonWriter::begin(char bracket) {
    separate();
    out_ += bracket;
    empty_.push_back(true);
}

void JsonWriter::beginObject() {
    begin('{');
}
void JsonWriter::beginArray() {
    begin('[');
}

void JsonWriter::end(char bracket) {
    const bool wasEmpty = empty_.back();
    empty_.pop_back();
    if (!wasEmpty) newLine();
    out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
    separate();
    out_ += biosubsidy::quoted(name);
    out_ += ": ";
    afterKey_ = true;
}

void JsonWriter::scalar(std::string_view text) {
    separate();
    out_ += text;
}

void JsonWriter::value(std::string_view text) {
    scalar(biosubsidy::quoted(text));
}

void JsonWriter::texts(const std::vector<std::string>& values) {
    separate();
    out_ += '[';
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (index > 0) out_ += ", ";
        out_ += biosubsidy::quoted(values[index]);
    }
    out_ += ']';
}

void JsonWriter::textOrNull(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty())
        null();
    else
        value(text);
}

void JsonWriter::words(const Localized& text) {
    member("zh", text.zh);
    member("en", text.en);
}

std::string JsonWriter::take() {
    std::string result = std::move(out_) + "\n";
    *this = JsonWriter();
    return result;
}

} // namespace biosubsidy
