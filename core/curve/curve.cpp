// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/curve.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/curve/city_curve.h"
#include "core/values/text.h"

namespace biosubsidy::curve {

namespace {

std::optional<std::size_t> itemNamed(const Case& subject, Entity entity, std::string_view id) {
    if (entity == Entity::company) return id.empty() ? std::optional<std::size_t>(0) : std::nullopt;
    for (std::size_t index = 0; index < subject.count(entity); ++index) {
        if (subject.item(entity, index).id == id) return index;
    }
    return std::nullopt;
}

std::string examplesOf(const Vocabulary& vocabulary) {
    std::string examples;
    for (const Entity entity : allEntities) {
        for (const Fact& fact : vocabulary.facts(entity)) {
            if (fact.type != FactType::money) continue;
            const std::string owner = entity == Entity::company ? "company" : fmt::format("{}s.ID", toString(entity));
            examples += fmt::format("{}{}.{}", examples.empty() ? "" : ", ", owner, fact.id);
            break;
        }
    }
    return examples;
}

} // namespace

std::string_view toString(TurnKind kind) noexcept {
    constexpr std::array<std::string_view, 9> names{"threshold",   "cap_reached",    "amount_turns",
                                                    "tier",        "award_outgrown", "yearly_cap_used_up",
                                                    "cap_used_up", "better_choice",  "search_stopped"};
    return names[static_cast<std::size_t>(kind)];
}

const CurvePiece& CityCurve::pieceAt(const Fen& x) const {
    const auto after = std::upper_bound(pieces.begin(), pieces.end(), x,
                                        [](const Fen& at, const CurvePiece& piece) { return at < piece.from; });
    return *(after - 1);
}

bool CityCurve::isExact() const {
    return std::none_of(pieces.begin(), pieces.end(), [](const CurvePiece& piece) { return piece.open.has_value(); });
}

tl::expected<FactRef, Localized> moneyFactNamed(std::string_view path, const Case& subject,
                                                const Vocabulary& vocabulary) {
    const std::size_t first = path.find('.');
    const std::size_t last = path.rfind('.');
    for (const Entity entity : allEntities) {
        const bool isCompany = entity == Entity::company;
        const std::string owner = std::string(toString(entity)) + (isCompany ? "" : "s");
        if (first == std::string_view::npos || path.substr(0, first) != owner || isCompany != (first == last)) continue;
        const std::string_view id = isCompany ? std::string_view{} : path.substr(first + 1, last - first - 1);
        const auto item = itemNamed(subject, entity, id);
        const auto fact = vocabulary.find(entity, path.substr(last + 1));
        if (!item) {
            const std::string shown = printable(std::string(id));
            return tl::unexpected(Localized{fmt::format("案例里没有 {} {}", owner, shown),
                                            fmt::format("the case has no {} named {}", toString(entity), shown)});
        }
        if (fact && vocabulary.fact(entity, *fact).type == FactType::money) return FactRef{entity, *item, *fact};
    }
    const std::string shown = printable(std::string(path));
    const std::string examples = examplesOf(vocabulary);
    return tl::unexpected(
        Localized{fmt::format("{} 不是金额类的事实；应如 {}", shown, examples),
                  fmt::format("{} is not an amount of the case; expected one such as {}", shown, examples)});
}

Curves curvesOf(std::shared_ptr<const RuleBook> rules, Case subject, const FactRef& fact, const Money& from,
                const Money& to, const AssessOptions& options, const CurveLimits& limits) {
    Curves curves;
    AssessOptions assessOptions = options;
    assessOptions.trace = false;
    curves.assessment = assess(std::move(rules), std::move(subject), assessOptions);
    curves.fact = fact;
    curves.from = from;
    curves.to = to;
    const Item& item = curves.assessment.subject->item(fact.entity, fact.item);
    const auto* own = std::get_if<Money>(&item.facts[fact.fact]);
    if (own != nullptr && from <= *own && *own <= to) curves.own = *own;
    const std::vector<MovingClaim> moving = ClaimTracer(curves.assessment, fact).trace(from.fen(), to.fen());
    for (const CityResult& city : curves.assessment.cities) {
        const CityProblem problem(curves.assessment, city, moving);
        curves.cities.push_back(cityCurve(problem, from.fen(), to.fen(), limits));
        curves.cities.back().city = city.city;
    }
    return curves;
}

} // namespace biosubsidy::curve
