// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/json_writer.h"

#include <fmt/format.h>

namespace biosubsidy {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char character : text) {
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
    out_ += quoted(name);
    out_ += ": ";
    afterKey_ = true;
}

void JsonWriter::scalar(std::string_view text) {
    separate();
    out_ += text;
}

void JsonWriter::value(std::string_view text) {
    scalar(quoted(text));
}

void JsonWriter::texts(const std::vector<std::string>& values) {
    separate();
    out_ += '[';
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (index > 0) out_ += ", ";
        out_ += quoted(values[index]);
    }
    out_ += ']';
}

std::string JsonWriter::take() {
    std::string result = std::move(out_) + "\n";
    *this = JsonWriter();
    return result;
}

} // namespace biosubsidy
