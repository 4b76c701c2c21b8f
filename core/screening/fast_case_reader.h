// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the case of a line straight into a block, in one walk over the line's
// tokens and without allocation. It accepts nothing that the case reader
// (core/facts/case_file.h) refuses, and takes the same from it; what it turns down
// for whatever reason (a mistake, an unusual form) is for the case reader to judge.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "core/blocks/case_block.h"
#include "core/screening/case_keys.h"
#include "core/screening/line_tokens.h"
#include "core/screening/row_block.h"

namespace biosubsidy::screening {

class FastCaseReader {
public:
    explicit FastCaseReader(std::shared_ptr<const CaseKeys> keys) : keys_(std::move(keys)) {}

    // A case more in `block` and the names of the row that was begun for it; or
    // false, and both as they were, but for the names.
    [[nodiscard]] bool read(std::string_view line, blocks::CaseBlock& block, RowBlock& rows);

private:
    struct Award {
        std::string_view id;
        AwardLevel level = AwardLevel::city;
        std::optional<AwardTarget> target;
        std::string_view targetId;
        std::optional<std::int64_t> fen;
    };
    using Seen = std::bitset<256>; // keys of an object; no object has so many

    bool readRoot();
    bool readRootMember(std::size_t key);
    bool readCompany();
    bool readItems(Entity entity, std::vector<std::string_view>& ids);
    bool readItem(Entity entity, std::vector<std::string_view>& ids);
    bool readFact(Entity entity, std::size_t fact);
    bool readSet(Entity entity, std::size_t fact);
    bool readAwards();
    bool readAward();
    bool readAwardMember(std::size_t key, Award& award);
    bool addAward(const Award& award);
    bool skipValue();

    template <typename Member>
    bool readObject(const NameTable& keys, const Member& member);
    template <typename Element>
    bool readArray(const Element& element);

    [[nodiscard]] std::size_t indexIn(const NameTable& names, std::string_view text) const noexcept;

    [[nodiscard]] char next() const noexcept { return tokens_.at(at_); }
    [[nodiscard]] std::string_view token() const noexcept { return tokens_.token(at_); }
    bool take(char bracket) noexcept;
    bool takeNull() noexcept;
    std::optional<std::string_view> takeString();
    std::optional<std::string_view> takeId(std::vector<std::string_view>& ids);
    std::optional<std::int64_t> takeMoney();

    std::shared_ptr<const CaseKeys> keys_;
    LineTokens tokens_;
    std::size_t at_ = 0; // the next token
    std::string_view line_;
    bool escapes_ = false;
    std::string unescaped_; // texts that had escapes; does not grow while a line is read
    blocks::CaseBlock* block_ = nullptr;
    RowBlock* rows_ = nullptr;
    std::vector<std::string_view> projects_; // ids
    std::vector<std::string_view> expenses_;
    std::vector<std::string_view> awards_;
    std::vector<std::string_view> sorted_;
};

} // namespace biosubsidy::screening
