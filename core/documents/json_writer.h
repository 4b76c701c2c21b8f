// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes JSON text in the order of the calls: deterministic, indented by two
// spaces, arrays of plain values on one line. Numbers are whole numbers only;
// amounts are strings.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/values/localized.h"

namespace biosubsidy {

class JsonWriter {
public:
    void beginObject();
    void endObject() { end('}'); }
    void beginArray();
    void endArray() { end(']'); }
    void key(std::string_view name);
    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    template <std::integral Number>
    void value(Number number) {
        scalar(std::to_string(number));
    }
    void value(bool flag) { scalar(flag ? "true" : "false"); }
    void null() { scalar("null"); }
    // An array of texts on one line.
    void texts(const std::vector<std::string>& values);
    // What `write` writes, as an object.
    template <typename Write>
    void object(const Write& write) {
        beginObject();
        write();
        endObject();
    }

    template <typename Value>
    void member(std::string_view name, const Value& of) {
        key(name);
        value(of);
    }
    void texts(std::string_view name, const std::vector<std::string>& values) {
        key(name);
        texts(values);
    }
    template <typename Write>
    void object(std::string_view name, const Write& write) {
        key(name);
        object(write);
    }
    // An array with an object for each element, which `write` fills.
    template <typename Elements, typename Write>
    void objects(std::string_view name, const Elements& elements, const Write& write) {
        key(name);
        beginArray();
        for (const auto& element : elements) object([&] { write(element); });
        endArray();
    }
    // null where there is none, or an empty one.
    void textOrNull(std::string_view name, std::string_view text);
    template <typename Value>
    void textOrNull(std::string_view name, const std::optional<Value>& of) {
        if (!of)
            textOrNull(name, "");
        else if constexpr (requires { of->toString(); })
            textOrNull(name, of->toString());
        else
            textOrNull(name, toString(*of));
    }
    // The members "zh" and "en".
    void words(const Localized& text);

    // The text, with a final newline. The writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    void begin(char bracket);
    void end(char bracket);
    void scalar(std::string_view text);
    void separate();
    void newLine();

    std::string out_;
    std::vector<bool> empty_; // for each open bracket: nothing written yet
    bool afterKey_ = false;
};

// What would drive a terminal without being a control character of ASCII, at the
// beginning of a text: C1, and the controls that turn the direction of text. The
// code unit to escape; 0: there is none.
[[nodiscard]] unsigned drivingAt(std::string_view text);

// `text` as a JSON string with its quotes. Only what must be escaped is, and what
// would drive a terminal.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace biosubsidy
