// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/value_columns.h"

#include "core/facts/fact_limits.h"
#include "core/screening/line_values.h"

namespace biosubsidy::screening {

ValueColumns::ValueColumns(std::shared_ptr<const CaseKeys> keys) : keys_(std::move(keys)) {
    for (const Entity entity : allEntities)
        columns_[static_cast<std::size_t>(entity)].resize(keys_->of(entity).types.size());
}

void ValueColumns::drop(Entity entity, std::size_t left) {
    for (std::vector<Value>& column : columns_[static_cast<std::size_t>(entity)]) {
        while (!column.empty() && column.back().lane >= left) column.pop_back();
    }
}

void ValueColumns::settle(blocks::CaseBlock& block, RowBlock& rows, std::vector<std::uint32_t>& bad) {
    for (const Entity entity : allEntities) {
        for (std::size_t fact = 0; fact < columns_[static_cast<std::size_t>(entity)].size(); ++fact) {
            if (!columns_[static_cast<std::size_t>(entity)][fact].empty()) settleFact(entity, fact, block, rows, bad);
        }
    }
}

// `read` is called with the beginning and the end of each token, but for null, and its
// lane; false: it is no value of the fact.
template <typename Read>
void ValueColumns::readColumn(Entity entity, std::vector<Value>& column, const blocks::CaseBlock& block,
                              std::vector<std::uint32_t>& bad, const Read& read) {
    for (const Value& value : column) {
        const char* const end = tokenEnd(value.token + value.span);
        const bool isNull = *value.token == 'n' && std::string_view(value.token, end) == "null";
        if (!isNull && !read(value.token, end, value.lane)) bad.push_back(block.caseOf(entity)[value.lane]);
    }
    column.clear();
}

void ValueColumns::settleFact(Entity entity, std::size_t fact, blocks::CaseBlock& block, RowBlock& rows,
                              std::vector<std::uint32_t>& bad) {
    const CaseKeys::OfEntity& keys = keys_->of(entity);
    const blocks::FactSlot slot = block.slot(entity, fact);
    const auto readAll = [&](const auto& read) {
        readColumn(entity, columns_[static_cast<std::size_t>(entity)][fact], block, bad, read);
    };
    const auto number = [&](std::optional<std::int64_t> value, std::uint32_t lane) {
        if (value) slot.number(lane, *value);
        return value.has_value();
    };
    switch (keys.types[fact]) {
    case FactType::flag:
        readAll([&](const char* token, const char* end, std::uint32_t lane) {
            bool holds = false;
            if (!flagAt(token, end, holds)) return false;
            slot.flag(lane, holds);
            return true;
        });
        break;
    case FactType::choice:
        readAll([&](const char* token, const char* end, std::uint32_t lane) {
            const std::size_t choice =
                *token == '"' ? keys.choices[fact].findQuoted(std::string_view(token + 1, end - 1)) : NameTable::none;
            if (choice == NameTable::none) return false;
            slot.choice(lane, choice);
            return true;
        });
        break;
    case FactType::money:
        readAll(
            [&](const char* token, const char* end, std::uint32_t lane) { return number(amountAt(token, end), lane); });
        break;
    case FactType::count:
        readAll([&](const char* token, const char* end, std::uint32_t lane) {
            return number(wholeAt(token, end, 0, largestCount), lane);
        });
        break;
    case FactType::quantity:
        readAll([&](const char* token, const char* end, std::uint32_t lane) {
            return number(quantityAt(token, end), lane);
        });
        break;
    case FactType::year:
        readAll([&](const char* token, const char* end, std::uint32_t lane) {
            return number(wholeAt(token, end, earliestYear, latestYear), lane);
        });
        break;
    case FactType::text: {
        const bool isName = entity == Entity::company && fact == keys_->name;
        const bool isUscc = entity == Entity::company && fact == keys_->uscc;
        readAll([&](const char* token, const char* end, std::uint32_t lane) {
            if (*token != '"' || end - token <= 2) return false; // "" is no text
            const std::string_view text(token + 1, end - 1);
            if (slot.kept) slot.text(lane, block.indexOfText(text)); // a search that few texts need
            if (isName) rows.setName(lane, text);
            if (isUscc) rows.setUscc(lane, text);
            return true;
        });
        break;
    }
    default: // a date: sets do not come here
        readAll([&](const char* token, const char* end, std::uint32_t lane) {
            return *token == '"' && number(dayOf(std::string_view(token + 1, end - 1)), lane);
        });
        break;
    }
}

} // namespace biosubsidy::screening
