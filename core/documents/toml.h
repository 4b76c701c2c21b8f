// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading TOML with care for its author: every key is asked for by name, what is
// missing, of another type or not known is collected with its line and column,
// and a mistyped key is answered with the nearest known one.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/documents/source_text.h"
#include "core/documents/toml_library.h"
#include "core/values/date.h"
#include "core/values/diagnostic.h"

namespace biosubsidy {

// Parses the text; the error is one diagnostic with line and column.
[[nodiscard]] Result<toml::table> parseToml(const SourceText& source);

// Where a node begins in the text.
[[nodiscard]] TextPlace placeOf(const SourceText& source, const toml::node& node, std::size_t length = 1);

// Where byte `offset` of a string node's value stands in the text: inside its
// quotes, single or triple, with escapes taken into account.
[[nodiscard]] TextPlace placeInside(const SourceText& source, const toml::node& string, std::size_t offset,
                                    std::size_t length);

// A string of the file together with its node, for messages that point into it.
struct TomlText {
    std::string text;
    const toml::node* node = nullptr;
    [[nodiscard]] bool present() const noexcept { return node != nullptr; }
};

// Reads one table. `what` names it in messages ("measure pilot-platform").
class TomlReader {
public:
    TomlReader(const SourceText& source, const toml::table& table, Localized what, Diagnostics& problems)
        : source_(source), table_(table), what_(std::move(what)), problems_(problems) {}

    enum class Need { optional, required };

    TomlText text(std::string_view key, Need need);
    std::string plain(std::string_view key, Need need) { return text(key, need).text; }
    std::optional<Date> date(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key);
    bool flag(std::string_view key);                      // absent: false
    std::vector<TomlText> texts(std::string_view key);    // an array of strings; absent: empty
    Localized localized(std::string_view key, Need need); // a table with zh and en
    Localized zhAndEn(Need need);                         // the keys zh and en of this table
    // An array of tables; absent: empty. `heading` names it in messages where it is not the key alone.
    std::vector<const toml::table*> tables(std::string_view key, std::string_view heading = {});
    const toml::table* table(std::string_view key); // absent: null
    [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

    // One of the names, or a problem that lists them and, where none is near, says what they mean. -1 if absent or
    // wrong.
    int oneOf(std::string_view key, std::initializer_list<std::string_view> names, Need need,
              const Localized& meaning = {});

    // What to do about a key that does not belong here; empty where nothing is known of it.
    using KeyHint = std::function<Localized(std::string_view)>;
    // Reports every key that was not asked for. Call it last.
    void finish(const KeyHint& hint = {});

    void problem(std::string code, const toml::node* at, Localized message, Localized advice = {});
    [[nodiscard]] const SourceText& source() const noexcept { return source_; }
    [[nodiscard]] const toml::table& node() const noexcept { return table_; }
    [[nodiscard]] const Localized& what() const noexcept { return what_; }

private:
    const toml::node* find(std::string_view key, Need need);
    void wrongType(std::string_view key, const toml::node& node, const Localized& expected);

    const SourceText& source_;
    const toml::table& table_;
    Localized what_;
    Diagnostics& problems_;
    std::vector<std::string> asked_;
};

} // namespace biosubsidy
