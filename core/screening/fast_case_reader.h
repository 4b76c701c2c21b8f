// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the case of a line straight into a block, in one walk over the line's
// tokens and without allocation. It accepts nothing that the case reader
// (core/facts/case_file.h) refuses, and takes the same from it; what it turns down
// for whatever reason (a mistake, an unusual form) is for the case reader to judge.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/blocks/case_block.h"
#include "core/screening/case_keys.h"
#include "core/screening/line_cursor.h"
#include "core/screening/line_texts.h"
#include "core/screening/line_tokens.h"
#include "core/screening/row_block.h"
#include "core/screening/value_columns.h"

namespace biosubsidy::screening {

// A line without its end.
struct Line {
    std::string_view text;
    std::uint64_t number = 0;
    // How many bytes behind it may be read, its line feed the first of them; with fewer
    // than the cursor wants, or none, the line is copied.
    std::size_t behind = 0;
    bool escapes = true; // whether a backslash may be in it
};

class FastCaseReader {
public:
    explicit FastCaseReader(std::shared_ptr<const CaseKeys> keys) : keys_(std::move(keys)) {}

    // Looks for the tokens of some lines at once, which stand in one text in this order
    // with nothing but blank lines between, before they are read one by one. Lines that
    // would need a copy, are long or have a fault wait until each is read.
    void begin(std::span<const Line> lines);
    // A case more in `block`, a row of which was begun for it, and its values in `later`:
    // the line is read once they are settled, and may not be moved before. Or false, and
    // both as they were, but for the row.
    [[nodiscard]] bool read(const Line& line, blocks::CaseBlock& block, RowBlock& rows, ValueColumns& later);
    // The values of the lines so far are settled, or forgotten.
    void settled() noexcept { texts_.clear(); }

private:
    struct Award {
        std::string_view id;
        AwardLevel level = AwardLevel::city;
        std::optional<AwardTarget> target;
        std::string_view targetId;
        std::optional<std::int64_t> fen;
        int year = 0;           // 0: not said
        std::string_view under; // empty: not said
    };
    // The keys that an object had so far, by the number of the object: of another one
    // nothing needs to be wiped away. A number that comes again, after 2^32 objects, is
    // at worst a key too many, and the line is left to the case reader.
    struct Seen {
        std::array<std::uint32_t, 256> in{}; // no object has so many keys
        [[nodiscard]] bool isFirst(std::size_t key, std::uint32_t object) {
            const bool first = in[key] != object;
            in[key] = object;
            return first;
        }
    };

    bool moveTo(const Line& line);
    bool readRoot();
    bool readRootMember(std::size_t key);
    bool readCompany();
    template <Entity entity>
    bool readItems(std::vector<std::string_view>& ids);
    template <Entity entity>
    bool readItem(std::vector<std::string_view>& ids);
    template <Entity entity>
    bool readFact(std::size_t fact, std::uint32_t lane);
    bool readSet(Entity entity, std::size_t fact, std::uint32_t lane);
    bool readAwards();
    bool readAward();
    bool readAwardMember(std::size_t key, Award& award);
    bool addAward(const Award& award);
    bool skipValue();

    template <typename Member>
    bool readObject(const NameTable& keys, Seen& seen, const Member& member);
    template <typename Element>
    bool readArray(const Element& element);

    bool takeNull() noexcept { return at_.next() == 'n' && at_.takeWord("null"); }
    std::optional<std::string_view> takeString() {
        if (at_.next() != '"') return std::nullopt;
        const std::string_view text = at_.takeQuoted();
        return escapes_ ? withoutEscapes(text) : text;
    }
    std::optional<std::string_view> withoutEscapes(std::string_view text);
    std::optional<std::string_view> takeId(std::vector<std::string_view>& ids);
    std::optional<std::int64_t> takeMoney();
    bool addUnescaped(Entity entity, std::size_t fact, std::uint32_t lane);

    std::shared_ptr<const CaseKeys> keys_;
    LineTokens tokens_;
    const char* together_ = nullptr;      // the lines whose tokens were found at once, or null
    const std::uint32_t* next_ = nullptr; // where the next of them should begin
    LineCursor at_;
    std::size_t lineEnd_ = 0; // for the cursor
    LineTexts texts_;
    bool escapes_ = false;
    std::string unescaped_; // the latest that had escapes
    blocks::CaseBlock* block_ = nullptr;
    RowBlock* rows_ = nullptr;
    ValueColumns* later_ = nullptr;
    std::uint32_t object_ = 0; // of those read so far
    Seen seenInRoot_, seenInAward_;
    std::array<Seen, 3> seen_;               // by entity
    std::vector<std::string_view> projects_; // ids
    std::vector<std::string_view> expenses_;
    std::vector<std::string_view> awards_;
    std::vector<std::string_view> sorted_;
};

} // namespace biosubsidy::screening
