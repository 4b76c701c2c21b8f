// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON as a case file needs it: numbers keep the digits that stood in the file
// (a double would lose some), and an object keeps each member in order, a key
// that comes twice included, so that the reader can refuse it by name.
//
// The parser is Boost.JSON's, fed by events; depth, size and the number of
// values are bounded, so that a hostile file costs bounded memory and time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/source_text.h"
#include "core/values/diagnostic.h"

namespace biosubsidy {

struct JsonMember;

struct JsonValue {
    enum class Kind { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    bool boolean = false;
    std::string text;                // string: its characters; number: its digits as they stood
    std::vector<JsonValue> items;    // array
    std::vector<JsonMember> members; // object

    // The first member of this name; null if there is none.
    [[nodiscard]] const JsonValue* find(std::string_view key) const;
};

struct JsonMember {
    std::string key;
    JsonValue value;
};

struct JsonLimits {
    std::size_t bytes = 16U << 20U; // larger files are refused before they are parsed
    std::size_t values = 1'000'000;
    std::size_t depth = 64;
};

// A byte order mark at the front is accepted. The error is one diagnostic with
// line and column.
[[nodiscard]] Result<JsonValue> parseJson(const SourceText& source, const JsonLimits& limits = {});

// One step of a JSON pointer (RFC 6901): "a/b" gives "/a~1b".
[[nodiscard]] std::string pointerStep(std::string_view key);

// The value as a person would recognise it in a message: shortened, quoted.
[[nodiscard]] std::string describe(const JsonValue& value);

} // namespace biosubsidy
