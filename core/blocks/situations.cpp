// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/situations.h"

#include <algorithm>
#include <optional>

#include "core/blocks/lane_kernels.h"
#include "core/facts/slot_rules.h"

namespace biosubsidy::blocks {

namespace {

std::size_t at(Entity entity) {
    return static_cast<std::size_t>(entity);
}

bool allKnown(const Word* known, std::size_t lanes) {
    for (std::size_t word = 0; word < wordsFor(lanes); ++word) {
        if ((~known[word] & lanesIn(word, lanes)) != 0) return false;
    }
    return true;
}

template <typename Visit>
void forEachUnknown(const Word* known, std::size_t lanes, const Visit& visit) {
    for (std::size_t word = 0; word < wordsFor(lanes); ++word) {
        const Word unknown = ~known[word] & lanesIn(word, lanes);
        forEachLane(&unknown, 1, [&](std::size_t lane) { visit(word * lanesOfWord + lane); });
    }
}

} // namespace

Situations::Situations(std::shared_ptr<const BlockRules> rules)
    : rules_(std::move(rules)), vocabulary_(rules_->vocabulary()) {
    for (const Entity entity : allEntities) {
        facts_[at(entity)].resize(vocabulary_.readable(entity));
        owned_[at(entity)].resize(vocabulary_.readable(entity));
    }
}

void Situations::read(const CaseBlock& block) {
    block_ = &block;
    for (const Entity entity : allEntities) readEntity(entity);
    const Vocabulary::Known& known = vocabulary_.known();
    const auto industry = vocabulary_.fact(Entity::company, known.industry).choice("industry").value_or(0);
    isIndustry_ = fact(Entity::company, known.industry).value(industry);
    deriveSize();
    placeProjects();
    readYear(Entity::project, known.projectYear);
    readYear(Entity::expense, known.expenseYear);
    readCitiesOfCases();
}

void Situations::readEntity(Entity entity) {
    const EntityColumns& columns = block_->columns(entity);
    words_[at(entity)] = wordsFor(columns.lanes());
    const std::vector<Fact>& facts = vocabulary_.facts(entity);
    for (std::size_t index = 0; index < facts.size(); ++index) {
        const FactLayout& layout = rules_->plan().layout.of(entity, index);
        if (!layout.kept) continue;
        FactColumn& to = column(entity, index);
        to.known = columns.plane(layout.known);
        to.stride = columns.stride();
        to.count = layout.count;
        to.values = layout.count == 0 ? nullptr : columns.plane(layout.values);
        if (facts[index].type == FactType::choice) readChoice(entity, index);
        if (layout.number != none && layout.read) readNumber(entity, index);
    }
    readAwards(entity);
}

// What the awards on each item come to, as derivedSlot() in core/facts/situation.cpp.
void Situations::readAwards(Entity entity) {
    const AwardTarget target = entity == Entity::project ? AwardTarget::project : AwardTarget::expense;
    for (std::size_t index = vocabulary_.facts(entity).size(); index < vocabulary_.readable(entity); ++index) {
        if (!rules_->plan().layout.of(entity, index).read) continue;
        std::vector<std::int64_t>& sums = owned(entity, index).low;
        sums.assign(words_[at(entity)] * lanesOfWord, 0);
        for (std::size_t ofCase = 0; ofCase < block_->cases() && !block_->awards().empty(); ++ofCase) {
            for (std::size_t award = block_->firstAward(ofCase); award < block_->firstAward(ofCase + 1); ++award) {
                const BlockAward& held = block_->awards()[award];
                const bool counts = held.level == vocabulary_.fact(entity, index).sumOfAwards && !held.isUnder;
                if (!counts || held.target != target) continue;
                std::int64_t& sum = sums[block_->lanesOf(entity).first[ofCase] + held.item];
                sum = std::min(sum + held.fen, Money::largest().fen().convert_to<std::int64_t>());
            }
        }
        column(entity, index).low = column(entity, index).high = sums.data();
    }
}

// What a choice may still be: the given one; where it is open its default, or any.
void Situations::readChoice(Entity entity, std::size_t index) {
    FactColumn& to = column(entity, index);
    Owned& own = owned(entity, index);
    const std::size_t words = words_[at(entity)];
    own.planes.resize(to.count * words);
    const std::optional<std::size_t> fallback = vocabulary_.fact(entity, index).defaultChoice;
    for (std::size_t choice = 0; choice < to.count; ++choice) {
        const Word otherwise = !fallback || *fallback == choice ? ~Word(0) : 0;
        const Word* given = to.value(choice);
        for (std::size_t word = 0; word < words; ++word)
            own.planes[choice * words + word] = given[word] | (~to.known[word] & otherwise);
    }
    to.values = own.planes.data();
    to.stride = words;
}

void Situations::readNumber(Entity entity, std::size_t index) {
    const std::vector<Fact>& facts = vocabulary_.facts(entity);
    const Fact& fact = facts[index];
    const EntityColumns& columns = block_->columns(entity);
    const Layout& layout = rules_->plan().layout;
    const std::int64_t* given = columns.number(layout.of(entity, index).number);
    FactColumn& to = column(entity, index);
    to.low = to.high = given;
    to.openAbove = to.openBelow = nullptr;
    if (allKnown(to.known, columns.lanes())) return;

    Owned& own = owned(entity, index);
    const std::size_t lanes = words_[at(entity)] * lanesOfWord;
    own.low.resize(lanes);
    own.high.resize(lanes);
    const NumberSpan<std::int64_t> range = spanOf<std::int64_t>(fact.type);
    knownOr(to.known, given, range.low, words_[at(entity)], own.low.data());
    knownOr(to.known, given, range.high, words_[at(entity)], own.high.data());
    to.low = own.low.data();
    to.high = own.high.data();
    own.open.resize(words_[at(entity)]);
    for (std::size_t word = 0; word < own.open.size(); ++word) own.open[word] = ~to.known[word];
    to.openAbove = own.open.data();
    if (fact.type == FactType::year || fact.type == FactType::date) to.openBelow = to.openAbove;
    if (fact.wholes.empty() && fact.parts.empty()) return;
    forEachUnknown(to.known, columns.lanes(), [&](std::size_t lane) {
        const auto known = [&](std::size_t other) {
            const FactLayout& of = layout.of(entity, other);
            const bool is = bitAt(columns.plane(of.known), lane);
            return is ? std::optional(columns.number(of.number)[lane]) : std::nullopt;
        };
        NumberSpan<std::int64_t> span{own.low[lane], own.high[lane]};
        if (boundByOthers(fact, span, known).above) clearBit(own.open.data(), lane);
        own.low[lane] = span.low;
        own.high[lane] = span.high;
    });
}

// A project or expense without a year is of the assessment's.
void Situations::readYear(Entity entity, std::size_t index) {
    FactColumn& to = column(entity, index);
    if (to.low == to.high) return; // known throughout
    Owned& own = owned(entity, index);
    forEachUnknown(to.known, block_->columns(entity).lanes(),
                   [&](std::size_t lane) { own.low[lane] = rules_->options().asOf.year(); });
    to.low = to.high = own.low.data();
    to.openAbove = to.openBelow = nullptr;
}

const std::int64_t* Situations::years(Entity entity) const {
    const Vocabulary::Known& known = vocabulary_.known();
    return fact(entity, entity == Entity::project ? known.projectYear : known.expenseYear).low;
}

// As sizeSlot() in core/facts/situation.cpp: the classes between the lowest and the
// highest that employees and revenue allow.
void Situations::deriveSize() {
    const Vocabulary::Known& known = vocabulary_.known();
    const Fact& size = vocabulary_.fact(Entity::company, known.size);
    FactColumn& to = column(Entity::company, known.size);
    const FactColumn& employees = fact(Entity::company, known.employees);
    const FactColumn& revenue = fact(Entity::company, known.revenue);
    Owned& own = owned(Entity::company, known.size);
    const std::size_t words = words_[0];
    std::array<std::optional<std::size_t>, sizeClasses.size() + 1> choices;
    for (std::size_t index = 0; index < choices.size(); ++index)
        choices[index] = size.choice(index < sizeClasses.size() ? sizeClasses[index].id : smallestClass);
    forEachUnknown(to.known, block_->columns(Entity::company).lanes(), [&](std::size_t lane) {
        const bool industry = bitAt(isIndustry_, lane);
        const std::size_t best = sizeRank(industry, employees.high[lane], revenue.high[lane]);
        const std::size_t worst = sizeRank(industry, employees.low[lane], revenue.low[lane]);
        for (std::size_t choice = 0; choice < to.count; ++choice) clearBit(own.planes.data() + choice * words, lane);
        for (std::size_t index = best; index <= worst; ++index) {
            if (choices[index]) setBit(own.planes.data() + *choices[index] * words, lane);
        }
    });
}

// Makes room for places that are not as given.
void Situations::takeOver(Entity entity, std::size_t index, std::size_t planes) {
    Owned& own = owned(entity, index);
    const std::size_t words = words_[at(entity)];
    own.known.resize(words);
    own.planes.resize(planes * words);
    FactColumn& to = column(entity, index);
    to.known = own.known.data();
    to.values = own.planes.data();
    to.stride = words;
}

// Place of a project: its own city, else the company's; its own district, else the
// company's if the city is the company's or known to be the same.
void Situations::placeProjects() {
    const Vocabulary::Known& known = vocabulary_.known();
    const EntityColumns& projects = block_->columns(Entity::project);
    const std::size_t words = words_[at(Entity::project)];
    const CaseLanes cases = block_->lanesOf(Entity::project);
    ownCity_ = projects.plane(rules_->plan().layout.of(Entity::project, known.projectCity).known);
    sharesCity_.assign(words, 0);
    scratch_.resize(words);

    const FactColumn& companyCity = fact(Entity::company, known.companyCity);
    FactColumn& city = column(Entity::project, known.projectCity);
    Owned& own = owned(Entity::project, known.projectCity);
    for (std::size_t choice = 0; choice < city.count; ++choice) {
        spreadBits(companyCity.value(choice), cases, scratch_.data());
        Word* may = own.planes.data() + choice * words;
        for (std::size_t word = 0; word < words; ++word) {
            sharesCity_[word] |= ownCity_[word] & may[word] & scratch_[word];
            may[word] = (ownCity_[word] & may[word]) | (~ownCity_[word] & scratch_[word]);
        }
    }
    spreadBits(companyCity.known, cases, scratch_.data());
    for (std::size_t word = 0; word < words; ++word)
        sharesCity_[word] = (sharesCity_[word] & scratch_[word]) | ~ownCity_[word];

    inheritDistrict(sharesCity_.data());
}

// Takes the company's district where the project has none and `from` says so.
void Situations::inheritDistrict(const Word* from) {
    const Vocabulary::Known& known = vocabulary_.known();
    const std::size_t words = words_[at(Entity::project)];
    const CaseLanes cases = block_->lanesOf(Entity::project);
    const FactColumn given = fact(Entity::project, known.projectDistrict);
    const FactColumn& company = fact(Entity::company, known.companyDistrict);
    Owned& own = owned(Entity::project, known.projectDistrict);
    if (given.known != own.known.data()) {
        takeOver(Entity::project, known.projectDistrict, given.count);
        std::copy_n(given.known, words, own.known.begin());
        for (std::size_t text = 0; text < given.count; ++text)
            std::copy_n(given.value(text), words, own.planes.begin() + static_cast<std::ptrdiff_t>(text * words));
    }
    for (std::size_t text = 0; text < given.count; ++text) {
        spreadBits(company.value(text), cases, scratch_.data());
        for (std::size_t word = 0; word < words; ++word)
            own.planes[text * words + word] |= ~own.known[word] & from[word] & scratch_[word];
    }
    spreadBits(company.known, cases, scratch_.data());
    for (std::size_t word = 0; word < words; ++word) own.known[word] |= from[word] & scratch_[word];
}

void Situations::readCitiesOfCases() {
    const Vocabulary::Known& known = vocabulary_.known();
    const Layout& layout = rules_->plan().layout;
    const EntityColumns& companies = block_->columns(Entity::company);
    const EntityColumns& projects = block_->columns(Entity::project);
    const FactLayout& own = layout.of(Entity::company, known.companyCity);
    const FactLayout& ofProject = layout.of(Entity::project, known.projectCity);
    const std::size_t words = words_[0];
    companyCityKnown_.assign(companies.plane(own.known), companies.plane(own.known) + words);
    casesIn_.assign(own.count * words, 0);
    for (std::size_t city = 0; city < own.count; ++city) {
        std::copy_n(companies.plane(own.values + city), words,
                    casesIn_.begin() + static_cast<std::ptrdiff_t>(city * words));
        if (city >= ofProject.count) continue;
        forEachLane(projects.plane(ofProject.values + city), words_[at(Entity::project)], [&](std::size_t lane) {
            setBit(casesIn_.data() + city * words, block_->caseOf(Entity::project)[lane]);
        });
    }
}

void Situations::inView(const PlannedCity& city, std::vector<Word>& cases) const {
    const std::size_t words = words_[0];
    const Word anywhere = city.possible ? ~Word(0) : 0;
    cases.resize(words);
    for (std::size_t word = 0; word < words; ++word)
        cases[word] = ((~companyCityKnown_[word] & anywhere) | casesIn_[city.city * words + word]) &
                      lanesIn(word, block_->cases());
}

void Situations::settledIn(std::size_t city, std::vector<Word>& cases) const {
    const std::size_t words = words_[0];
    cases.resize(words);
    const std::size_t cities = casesIn_.size() / (words == 0 ? 1 : words);
    for (std::size_t word = 0; word < words; ++word) {
        Word elsewhere = 0;
        for (std::size_t other = 0; other < cities; ++other) {
            if (other != city) elsewhere |= casesIn_[other * words + word];
        }
        cases[word] = companyCityKnown_[word] & casesIn_[city * words + word] & ~elsewhere;
    }
}

// As sitedIn() in core/assessment/siting.h.
void Situations::moveTo(const PlannedCity& city) {
    const Vocabulary::Known& known = vocabulary_.known();
    const Layout& layout = rules_->plan().layout;
    const EntityColumns& companies = block_->columns(Entity::company);
    const EntityColumns& projects = block_->columns(Entity::project);

    const auto stand = [&](Entity entity, std::size_t cityFact) {
        FactColumn& to = column(entity, cityFact);
        takeOver(entity, cityFact, to.count);
        Owned& own = owned(entity, cityFact);
        const std::size_t words = words_[at(entity)];
        std::fill(own.known.begin(), own.known.end(), ~Word(0));
        for (std::size_t choice = 0; choice < to.count; ++choice)
            std::fill_n(own.planes.begin() + static_cast<std::ptrdiff_t>(choice * words), words,
                        choice == city.city ? ~Word(0) : 0);
    };
    // The district that stands for the city; else the own one of who stood there.
    const auto settle = [&](Entity entity, std::size_t districtFact, const Word* stood) {
        const EntityColumns& columns = block_->columns(entity);
        const FactLayout& given = layout.of(entity, districtFact);
        takeOver(entity, districtFact, given.count);
        Owned& own = owned(entity, districtFact);
        const std::size_t words = words_[at(entity)];
        for (std::size_t word = 0; word < words; ++word)
            own.known[word] = city.district != none ? ~Word(0) : columns.plane(given.known)[word] & stood[word];
        for (std::size_t text = 0; text < given.count; ++text) {
            const Word* was = columns.plane(given.values + text);
            for (std::size_t word = 0; word < words; ++word)
                own.planes[text * words + word] =
                    city.district != none ? (text == city.district ? ~Word(0) : 0) : was[word] & stood[word];
        }
    };

    const Word* companyStood = companies.plane(layout.of(Entity::company, known.companyCity).values + city.city);
    stand(Entity::company, known.companyCity);
    settle(Entity::company, known.companyDistrict, companyStood);

    const std::size_t words = words_[at(Entity::project)];
    const Word* stoodItself = projects.plane(layout.of(Entity::project, known.projectCity).values + city.city);
    spreadBits(companyStood, block_->lanesOf(Entity::project), scratch_.data());
    // A project without a city of its own stood where the company did.
    std::vector<Word>& stood = stood_;
    stood.resize(words);
    for (std::size_t word = 0; word < words; ++word)
        stood[word] = (ownCity_[word] & stoodItself[word]) | (~ownCity_[word] & scratch_[word]);
    stand(Entity::project, known.projectCity);
    settle(Entity::project, known.projectDistrict, stood.data());
    std::fill(stood.begin(), stood.end(), ~Word(0));
    inheritDistrict(stood.data());
}

} // namespace biosubsidy::blocks
