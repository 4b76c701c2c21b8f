// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/fast_case_reader.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/facts/case_file.h"
#include "core/facts/fact_limits.h"
#include "core/screening/line_values.h"

namespace biosubsidy::screening {

namespace {

// As many values as the case reader takes; a token is at most a value.
constexpr std::size_t mostTokens = JsonLimits{}.values;
// Bytes whose tokens are found at once: no more tokens than that, and not for long in
// the way of other things in the processor's cache.
constexpr std::size_t longestTogether = 64U << 10U;
static_assert(longestTogether <= mostTokens);

// Whether no two are equal. Few are compared one by one, many by way of a sort.
bool areUnique(const std::vector<std::string_view>& ids, std::vector<std::string_view>& sorted) {
    constexpr std::size_t few = 24;
    if (ids.size() <= few) {
        for (std::size_t index = 1; index < ids.size(); ++index) {
            for (std::size_t before = 0; before < index; ++before) {
                // Ids such as p1 and p2 differ at their end.
                const bool mayEqual =
                    ids[before].size() == ids[index].size() && ids[before].back() == ids[index].back();
                if (mayEqual && ids[before] == ids[index]) return false;
            }
        }
        return true;
    }
    sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
}

} // namespace

void FastCaseReader::begin(std::span<const Line> lines) {
    together_ = nullptr;
    if (lines.size() < 2 || lines.back().behind < LineCursor::padding) return;
    const char* const from = lines.front().text.data();
    const auto size = static_cast<std::size_t>(lines.back().text.data() - from) + lines.back().text.size();
    // A string that one line leaves open and another closes has a line feed in it, which
    // is a fault: no token is found across lines.
    if (size > longestTogether || !tokens_.scan({from, size})) return;
    together_ = from;
    next_ = tokens_.starts();
}

// The cursor to the line's first token; false: no JSON, or too much.
bool FastCaseReader::moveTo(const Line& line) {
    if (together_ != nullptr) {
        const auto from = static_cast<std::size_t>(line.text.data() - together_);
        const std::uint32_t* const first = tokens_.starts();
        // Not where the line before was turned down, or blank ones are between.
        if (*next_ < from || (next_ != first && next_[-1] >= from))
            next_ = std::lower_bound(first, first + tokens_.size(), from);
        at_ = LineCursor(together_, next_);
        lineEnd_ = from + line.text.size();
        return true;
    }
    const std::string_view text = line.behind < LineCursor::padding ? texts_.keep(line.text) : line.text;
    if (!tokens_.scan(text) || tokens_.size() > mostTokens) return false;
    at_ = LineCursor(text.data(), tokens_.starts());
    lineEnd_ = text.size();
    return true;
}

bool FastCaseReader::read(const Line& line, blocks::CaseBlock& block, RowBlock& rows, ValueColumns& later) {
    static_assert(LineCursor::padding >= NameTable::quotedReadable && LineCursor::padding >= amountReadable);
    if (!moveTo(line)) return false;
    escapes_ = line.escapes && std::memchr(line.text.data(), '\\', line.text.size()) != nullptr;
    block_ = &block;
    rows_ = &rows;
    later_ = &later;
    block.beginCase();
    const bool good = readRoot() && at_.cameTo(lineEnd_);
    next_ = at_.position();
    if (good) return true;
    block.dropCase();
    for (const Entity entity : allEntities) later.drop(entity, block.columns(entity).lanes());
    return false;
}

std::optional<std::string_view> FastCaseReader::withoutEscapes(std::string_view text) {
    if (text.find('\\') == std::string_view::npos) return text;
    unescaped_.clear();
    const auto plain = unescaped(text, unescaped_);
    if (!plain) return std::nullopt;
    return texts_.keep(*plain);
}

std::optional<std::string_view> FastCaseReader::takeId(std::vector<std::string_view>& ids) {
    const auto id = takeString();
    if (!id || !isGoodId(*id)) return std::nullopt;
    if (ids.size() == mostItems) return std::nullopt;
    ids.push_back(*id);
    return id;
}

std::optional<std::int64_t> FastCaseReader::takeMoney() {
    if (at_.next() == '\n') return std::nullopt;
    if (escapes_ && at_.next() == '"') {
        const auto text = takeString();
        const auto fen = text ? parseFen(*text) : tl::unexpected(MoneyError::empty);
        return fen ? std::optional(*fen) : std::nullopt;
    }
    const char* const token = at_.here();
    const char* const end = at_.tokenEnd();
    at_.pass();
    return amountAt(token, end);
}

// `member` is called with the index of each key, which is known and comes once.
template <typename Member>
bool FastCaseReader::readObject(const NameTable& keys, Seen& seen, const Member& member) {
    if (!at_.take('{')) return false;
    if (at_.take('}')) return true;
    const std::uint32_t object = ++object_;
    do {
        if (at_.next() != '"') return false;
        const std::size_t key = keys.findQuoted(at_.takeQuoted());
        if (key >= seen.in.size() || !seen.isFirst(key, object) || !at_.take(':')) return false;
        if (!member(key)) return false;
    } while (at_.take(','));
    return at_.take('}');
}

template <typename Element>
bool FastCaseReader::readArray(const Element& element) {
    if (!at_.take('[')) return false;
    if (at_.take(']')) return true;
    do {
        if (!element()) return false;
    } while (at_.take(','));
    return at_.take(']');
}

// Passes over a value by its brackets; what is in it is looked at later.
bool FastCaseReader::skipValue() {
    std::size_t depth = 0;
    do {
        const char first = at_.next();
        if (first == '\n') return false;
        if (first == '{' || first == '[') ++depth;
        if (first == '}' || first == ']') {
            if (depth == 0) return false;
            --depth;
        }
        at_.pass();
    } while (depth > 0);
    return true;
}

bool FastCaseReader::readRoot() {
    projects_.clear();
    expenses_.clear();
    awards_.clear();
    bool format = false;
    bool company = false;
    const std::uint32_t* awards = nullptr;
    // The awards point at items that may come behind them: they are read last.
    const bool good = readObject(keys_->root, seenInRoot_, [&](std::size_t key) {
        format = format || key == CaseKeys::format;
        company = company || key == CaseKeys::company;
        if (key != CaseKeys::awards) return readRootMember(key);
        awards = at_.position();
        return skipValue();
    });
    if (!good || !format || !company) return false;
    if (awards == nullptr) return true;
    const LineCursor end = at_;
    at_.moveTo(awards);
    if (!takeNull() && !readAwards()) return false;
    // What was passed over and what was read must be the same tokens.
    const std::uint32_t* const afterAwards = at_.position();
    at_.moveTo(awards);
    if (!skipValue() || at_.position() != afterAwards) return false;
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
    case CaseKeys::projects: return takeNull() || readItems<Entity::project>(projects_);
    default: return takeNull() || readItems<Entity::expense>(expenses_);
    }
}

bool FastCaseReader::readCompany() {
    const auto lane = static_cast<std::uint32_t>(block_->newestLane(Entity::company));
    return readObject(keys_->of(Entity::company).facts, seen_[0],
                      [&](std::size_t fact) { return readFact<Entity::company>(fact, lane); });
}

template <Entity entity>
bool FastCaseReader::readItems(std::vector<std::string_view>& ids) {
    if (!readArray([&] { return readItem<entity>(ids); })) return false;
    for (const std::string_view id : ids) rows_->addItem(entity, id);
    return areUnique(ids, sorted_);
}

template <Entity entity>
bool FastCaseReader::readItem(std::vector<std::string_view>& ids) {
    const std::size_t idKey = keys_->of(entity).id;
    const std::size_t before = ids.size();
    block_->beginItem(entity);
    const auto lane = static_cast<std::uint32_t>(block_->newestLane(entity));
    const bool good =
        readObject(keys_->of(entity).facts, seen_[static_cast<std::size_t>(entity)], [&](std::size_t key) {
            return key == idKey ? takeId(ids).has_value() : readFact<entity>(key, lane);
        });
    return good && ids.size() == before + 1;
}

// A value of one token is read later, with others of its fact.
template <Entity entity>
[[gnu::always_inline]] inline bool FastCaseReader::readFact(std::size_t fact, std::uint32_t lane) {
    if (keys_->of(entity).types[fact] == FactType::set) return takeNull() || readSet(entity, fact, lane);
    if (at_.next() == '\n') return false;
    if (escapes_ && at_.next() == '"') return addUnescaped(entity, fact, lane);
    later_->add(entity, fact, at_.here(), at_.span(), lane);
    at_.pass();
    return true;
}

// As a token that stands elsewhere. Quotes that are in it would be taken for its end,
// but where it is a text.
bool FastCaseReader::addUnescaped(Entity entity, std::size_t fact, std::uint32_t lane) {
    unescaped_.assign(1, '"');
    const auto text = unescaped(at_.takeQuoted(), unescaped_);
    if (!text) return false;
    if (keys_->of(entity).types[fact] != FactType::text && text->find('"') != std::string_view::npos) return false;
    unescaped_ += '"';
    const std::string_view token = texts_.keep(unescaped_);
    later_->add(entity, fact, token.data(), static_cast<std::uint32_t>(token.size()), lane);
    return true;
}

bool FastCaseReader::readSet(Entity entity, std::size_t fact, std::uint32_t lane) {
    const NameTable& choices = keys_->of(entity).choices[fact];
    const blocks::FactSlot slot = block_->slot(entity, fact);
    ChoiceSet set;
    slot.beKnown(lane);
    return readArray([&] {
        const auto text = takeString();
        if (!text) return false;
        const std::size_t choice = escapes_ ? choices.find(*text) : choices.findQuoted(*text);
        if (choice == NameTable::none || set.test(choice)) return false;
        set.set(choice);
        slot.element(lane, choice);
        return true;
    });
}

bool FastCaseReader::readAwards() {
    return readArray([&] { return readAward(); }) && areUnique(awards_, sorted_);
}

bool FastCaseReader::readAward() {
    Award award;
    const bool good =
        readObject(keys_->ofAward, seenInAward_, [&](std::size_t key) { return readAwardMember(key, award); });
    return good && !award.id.empty() && award.fen && award.target && addAward(award);
}

bool FastCaseReader::readAwardMember(std::size_t key, Award& award) {
    if (key == CaseKeys::id) {
        award.id = takeId(awards_).value_or(std::string_view());
        return !award.id.empty();
    }
    if (key == CaseKeys::amount) {
        award.fen = takeMoney();
        return award.fen.has_value();
    }
    if (takeNull()) return true;
    if (key == CaseKeys::year) {
        if (at_.next() == '\n') return false;
        const char* const token = at_.here();
        const auto year = wholeAt(token, at_.tokenEnd(), earliestYear, latestYear);
        at_.pass();
        award.year = static_cast<int>(year.value_or(0));
        return year.has_value();
    }
    const auto text = takeString();
    if (!text || text->empty()) return false;
    if (key == CaseKeys::policy) return true;
    if (key == CaseKeys::under) {
        award.under = *text;
        return true;
    }
    if (key == CaseKeys::level) {
        const std::size_t level = keys_->levels.find(*text);
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
    blocks::GivenAward given{award.level, *award.target, 0, {}, *award.fen, award.year, award.under};
    Entity scope = Entity::company;
    if (*award.target == AwardTarget::measure) {
        if (keys_->measuresOf(scope).find(award.targetId) == NameTable::none) return false;
        if (!award.under.empty() && award.under != award.targetId) return false;
        given.measure = award.targetId;
    } else {
        scope = *award.target == AwardTarget::project ? Entity::project : Entity::expense;
        const std::vector<std::string_view>& ids = scope == Entity::project ? projects_ : expenses_;
        const auto found = std::find(ids.begin(), ids.end(), award.targetId);
        if (found == ids.end()) return false;
        given.item = static_cast<std::size_t>(found - ids.begin());
        const bool fits = award.under.empty() || keys_->measuresOf(scope).find(award.under) != NameTable::none;
        if (!fits) return false;
    }
    block_->addAward(given);
    return true;
}

} // namespace biosubsidy::screening
