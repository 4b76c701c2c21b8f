// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/fast_case_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

#include "core/facts/case_file.h"
#include "core/facts/fact_limits.h"
#include "core/screening/line_values.h"

namespace biosubsidy::screening {

namespace {

// As many values as the case reader takes; a token is at most a value.
constexpr std::size_t mostTokens = JsonLimits{}.values;

// Whether no two are equal. Few are compared one by one, many by way of a sort.
bool areUnique(const std::vector<std::string_view>& ids, std::vector<std::string_view>& sorted) {
    constexpr std::size_t few = 24;
    if (ids.size() <= few) {
        for (std::size_t index = 1; index < ids.size(); ++index) {
            for (std::size_t before = 0; before < index; ++before) {
                if (ids[before] == ids[index]) return false;
            }
        }
        return true;
    }
    sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
}

} // namespace

bool FastCaseReader::read(std::string_view line, blocks::CaseBlock& block, RowBlock& rows) {
    if (!tokens_.scan(line) || tokens_.size() > mostTokens) return false;
    escapes_ = std::memchr(line.data(), '\\', line.size()) != nullptr;
    unescaped_.clear();
    if (escapes_) unescaped_.reserve(line.size());
    at_ = 0;
    line_ = line;
    block_ = &block;
    rows_ = &rows;
    block.beginCase();
    const bool good = readRoot() && at_ == tokens_.size();
    if (!good) block.dropCase();
    return good;
}

// Names in the line are looked up where they stand; one near its end, or unescaped,
// is moved to where enough bytes may be read.
std::size_t FastCaseReader::indexIn(const NameTable& names, std::string_view text) const noexcept {
    const std::less_equal<> before;
    const char* const end = line_.data() + line_.size();
    if (before(line_.data(), text.data()) && before(text.data() + NameTable::readable, end)) return names.find(text);
    std::array<char, 64> room{};
    static_assert(sizeof room >= NameTable::readable);
    if (text.size() > room.size()) return NameTable::none;
    std::copy(text.begin(), text.end(), room.begin());
    return names.find({room.data(), text.size()});
}

bool FastCaseReader::take(char bracket) noexcept {
    if (next() != bracket) return false;
    ++at_;
    return true;
}

bool FastCaseReader::takeNull() noexcept {
    if (next() != 'n' || token() != "null") return false;
    ++at_;
    return true;
}

std::optional<std::string_view> FastCaseReader::takeString() {
    if (next() != '"') return std::nullopt;
    std::string_view text = token();
    ++at_;
    text.remove_prefix(1);
    text.remove_suffix(1);
    if (!escapes_ || text.find('\\') == std::string_view::npos) return text;
    return unescaped(text, unescaped_);
}

std::optional<std::string_view> FastCaseReader::takeId(std::vector<std::string_view>& ids) {
    const auto id = takeString();
    if (!id || !isGoodId(*id)) return std::nullopt;
    if (ids.size() == mostItems) return std::nullopt;
    ids.push_back(*id);
    return id;
}

std::optional<std::int64_t> FastCaseReader::takeMoney() {
    if (next() != '"') {
        const std::string_view number = token();
        // A JSON number: digits alone, no zero in front.
        if (number.empty() || (number.size() > 1 && number.front() == '0')) return std::nullopt;
        for (const char digit : number) {
            if (digit < '0' || digit > '9') return std::nullopt;
        }
        ++at_;
        return fenOf(number);
    }
    const auto text = takeString();
    return text ? fenOf(*text) : std::nullopt;
}

// `member` is called with the index of each key, which is known and comes once.
template <typename Member>
bool FastCaseReader::readObject(const NameTable& keys, const Member& member) {
    if (!take('{')) return false;
    if (take('}')) return true;
    Seen seen;
    do {
        if (next() != '"') return false;
        const std::string_view quoted = token();
        ++at_;
        const std::size_t key = indexIn(keys, quoted.substr(1, quoted.size() - 2));
        if (key == NameTable::none || key >= seen.size() || seen[key] || !take(':')) return false;
        seen[key] = true;
        if (!member(key)) return false;
    } while (take(','));
    return take('}');
}

template <typename Element>
bool FastCaseReader::readArray(const Element& element) {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
        if (!element()) return false;
    } while (take(','));
    return take(']');
}

// Passes over a value by its brackets; what is in it is looked at later.
bool FastCaseReader::skipValue() {
    std::size_t depth = 0;
    do {
        const char first = next();
        if (first == '\0') return false;
        if (first == '{' || first == '[') ++depth;
        if (first == '}' || first == ']') {
            if (depth == 0) return false;
            --depth;
        }
        ++at_;
    } while (depth > 0);
    return true;
}

bool FastCaseReader::readRoot() {
    projects_.clear();
    expenses_.clear();
    awards_.clear();
    bool format = false;
    bool company = false;
    std::size_t awards = 0;
    // The awards point at items that may come behind them: they are read last.
    const bool good = readObject(keys_->root, [&](std::size_t key) {
        format = format || key == CaseKeys::format;
        company = company || key == CaseKeys::company;
        if (key != CaseKeys::awards) return readRootMember(key);
        awards = at_;
        return skipValue();
    });
    if (!good || !format || !company) return false;
    if (awards == 0) return true;
    const std::size_t end = at_;
    at_ = awards;
    if (!takeNull() && !readAwards()) return false;
    // What was passed over and what was read must be the same tokens.
    const std::size_t afterAwards = at_;
    at_ = awards;
    if (!skipValue() || at_ != afterAwards) return false;
    at_ = end;
    return true;
}

bool FastCaseReader::readRootMember(std::size_t key) {
    switch (key) {
    case CaseKeys::format: {
        const auto text = takeString();
        return text && *text == caseFormat;
    }
    case CaseKeys::company: return readCompany();
    case CaseKeys::projects: return takeNull() || readItems(Entity::project, projects_);
    default: return takeNull() || readItems(Entity::expense, expenses_);
    }
}

bool FastCaseReader::readCompany() {
    return readObject(keys_->of(Entity::company).facts,
                      [&](std::size_t fact) { return readFact(Entity::company, fact); });
}

bool FastCaseReader::readItems(Entity entity, std::vector<std::string_view>& ids) {
    if (!readArray([&] { return readItem(entity, ids); })) return false;
    for (const std::string_view id : ids) rows_->addItem(entity, id);
    return areUnique(ids, sorted_);
}

bool FastCaseReader::readItem(Entity entity, std::vector<std::string_view>& ids) {
    const CaseKeys::OfEntity& keys = keys_->of(entity);
    const std::size_t before = ids.size();
    block_->beginItem(entity);
    const bool good = readObject(
        keys.facts, [&](std::size_t key) { return key == keys.id ? takeId(ids).has_value() : readFact(entity, key); });
    return good && ids.size() == before + 1;
}

bool FastCaseReader::readFact(Entity entity, std::size_t fact) {
    if (takeNull()) return true;
    const CaseKeys::OfEntity& keys = keys_->of(entity);
    const auto number = [&](std::optional<std::int64_t> value) {
        if (value) block_->setNumber(entity, fact, *value);
        return value.has_value();
    };
    const auto whole = [&](std::int64_t least, std::int64_t most) {
        if (at_ == tokens_.size()) return false;
        const auto value = wholeNumberOf(token(), most);
        ++at_;
        return value && *value >= least && number(value);
    };
    switch (keys.types[fact]) {
    case FactType::money: return next() != '\0' && number(takeMoney());
    case FactType::count: return whole(0, largestCount);
    case FactType::year: return whole(earliestYear, latestYear);
    case FactType::flag: {
        if (next() != 't' && next() != 'f') return false;
        const std::string_view word = token();
        ++at_;
        block_->setNumber(entity, fact, word == "true" ? 1 : 0);
        return word == "true" || word == "false";
    }
    case FactType::date: {
        const auto text = takeString();
        return text && number(dayOf(*text));
    }
    case FactType::choice: {
        const auto text = takeString();
        const std::size_t choice = text ? indexIn(keys.choices[fact], *text) : NameTable::none;
        if (choice == NameTable::none) return false;
        block_->setChoice(entity, fact, choice);
        return true;
    }
    case FactType::set: return readSet(entity, fact);
    case FactType::text: break;
    }
    const auto text = takeString();
    if (!text || text->empty()) return false;
    block_->setText(entity, fact, *text);
    if (entity == Entity::company && fact == keys_->name) rows_->setName(*text);
    if (entity == Entity::company && fact == keys_->uscc) rows_->setUscc(*text);
    return true;
}

bool FastCaseReader::readSet(Entity entity, std::size_t fact) {
    const NameTable& choices = keys_->of(entity).choices[fact];
    ChoiceSet set;
    const bool good = readArray([&] {
        const auto text = takeString();
        const std::size_t choice = text ? indexIn(choices, *text) : NameTable::none;
        if (choice == NameTable::none || set.test(choice)) return false;
        set.set(choice);
        return true;
    });
    if (good) block_->setSet(entity, fact, set);
    return good;
}

bool FastCaseReader::readAwards() {
    return readArray([&] { return readAward(); }) && areUnique(awards_, sorted_);
}

bool FastCaseReader::readAward() {
    Award award;
    const bool good = readObject(keys_->ofAward, [&](std::size_t key) { return readAwardMember(key, award); });
    return good && !award.id.empty() && award.fen && award.target && addAward(award);
}

bool FastCaseReader::readAwardMember(std::size_t key, Award& award) {
    if (key == CaseKeys::id) {
        award.id = takeId(awards_).value_or(std::string_view());
        return !award.id.empty();
    }
    if (key == CaseKeys::amount) {
        award.fen = next() == '\0' ? std::nullopt : takeMoney();
        return award.fen.has_value();
    }
    if (takeNull()) return true;
    const auto text = takeString();
    if (!text || text->empty()) return false;
    if (key == CaseKeys::policy) return true;
    if (key == CaseKeys::level) {
        const std::size_t level = indexIn(keys_->levels, *text);
        award.level = static_cast<AwardLevel>(level);
        return level != NameTable::none;
    }
    if (award.target) return false;
    award.target = key == CaseKeys::project   ? AwardTarget::project
                   : key == CaseKeys::expense ? AwardTarget::expense
                                              : AwardTarget::measure;
    award.targetId = *text;
    return true;
}

bool FastCaseReader::addAward(const Award& award) {
    if (*award.target == AwardTarget::measure) {
        if (indexIn(keys_->measures, award.targetId) == NameTable::none) return false;
        block_->addAward(award.level, *award.target, 0, award.targetId, *award.fen);
        return true;
    }
    const std::vector<std::string_view>& ids = *award.target == AwardTarget::project ? projects_ : expenses_;
    const auto found = std::find(ids.begin(), ids.end(), award.targetId);
    if (found == ids.end()) return false;
    block_->addAward(award.level, *award.target, static_cast<std::size_t>(found - ids.begin()), {}, *award.fen);
    return true;
}

} // namespace biosubsidy::screening
