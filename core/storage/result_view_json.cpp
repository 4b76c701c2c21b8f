// SPDX-License-Identifier: GPL-3.0-or-later
//
// A result view as JSON. Part of result_view.h.
#include <array>
#include <charconv>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"
#include "core/storage/result_view.h"

namespace biosubsidy::storage {

namespace {

constexpr std::string_view format = "biosubsidy-result-view/1";

using MoneyField = std::pair<const char*, Money Totals::*>;
using CountField = std::pair<const char*, std::size_t Totals::*>;
constexpr std::array<MoneyField, 6> moneyFields{{{"entitled", &Totals::entitled},
                                                 {"stated", &Totals::stated},
                                                 {"ceiling", &Totals::ceiling},
                                                 {"open_rate", &Totals::openRate},
                                                 {"potential", &Totals::potential},
                                                 {"own", &Totals::own}}};
constexpr std::array<CountField, 3> countFields{
    {{"unstated", &Totals::unstated}, {"in_kind", &Totals::inKind}, {"undetermined", &Totals::undetermined}}};
using ClaimText = std::pair<const char*, Localized ViewedClaim::*>;
constexpr std::array<ClaimText, 10> claimTexts{{{"title", &ViewedClaim::title},
                                                {"subject", &ViewedClaim::subject},
                                                {"support", &ViewedClaim::support},
                                                {"amount", &ViewedClaim::amount},
                                                {"why", &ViewedClaim::why},
                                                {"sum", &ViewedClaim::sum},
                                                {"notes", &ViewedClaim::notes},
                                                {"clause", &ViewedClaim::clause},
                                                {"document", &ViewedClaim::document},
                                                {"agencies", &ViewedClaim::agencies}}};

class ViewWriter {
public:
    std::string write(const ResultView& view) {
        writer_.beginObject();
        writer_.member("format", format);
        writer_.member("as_of", view.asOf.toString());
        writer_.member("alternatives", view.alternatives);
        writer_.objects("cities", view.cities, [&](const ViewedCity& city) {
            writer_.member("id", city.id);
            text("name", city.name);
            for (const auto& [name, field] : moneyFields) writer_.member(name, (city.totals.*field).toString());
            for (const auto& [name, field] : countFields) writer_.member(name, city.totals.*field);
        });
        writer_.objects("packs", view.packs, [&](const ViewedPack& pack) {
            writer_.member("id", pack.id);
            writer_.member("version", pack.version);
            writer_.member("sha256", pack.sha256);
            writer_.member("number", pack.number);
            text("title", pack.title);
            text("status", pack.status);
            text("grade", pack.grade);
        });
        writer_.objects("claims", view.claims, [&](const ViewedClaim& claim) { writeClaim(claim); });
        writer_.objects("facts", view.facts, [&](const FactText& fact) {
            writer_.member("path", fact.path);
            text("label", fact.label);
            text("value", fact.value);
        });
        writer_.objects("warnings", view.warnings, [&](const Localized& warning) { text("text", warning); });
        writer_.endObject();
        return writer_.take();
    }

private:
    void text(const char* key, const Localized& value) {
        writer_.key(key);
        writer_.texts({value.zh, value.en});
    }

    void writeClaim(const ViewedClaim& claim) {
        writer_.member("pack", claim.pack);
        writer_.member("measure", claim.measure);
        writer_.member("entity", toString(claim.entity));
        writer_.member("item", claim.item);
        writer_.member("verdict", toString(claim.verdict));
        if (claim.ceiling) writer_.member("ceiling", claim.ceiling->toString());
        writer_.member("counted", claim.counted.toString());
        for (const auto& [name, field] : claimTexts) text(name, claim.*field);
    }

    JsonWriter writer_;
};

// A member that is missing or of another kind makes the whole no view.
class ViewReader {
public:
    std::optional<ResultView> read(const JsonValue& root) {
        if (text(root, "format") != format) return std::nullopt;
        ResultView view;
        view.asOf = date(root, "as_of");
        view.alternatives = member(root, "alternatives").boolean;
        for (const JsonValue& value : member(root, "cities").items) view.cities.push_back(city(value));
        for (const JsonValue& value : member(root, "packs").items) {
            view.packs.push_back({text(value, "id"), text(value, "version"), text(value, "sha256"),
                                  localized(value, "title"), text(value, "number"), localized(value, "status"),
                                  localized(value, "grade")});
        }
        for (const JsonValue& value : member(root, "claims").items) view.claims.push_back(claim(value));
        for (const JsonValue& value : member(root, "facts").items)
            view.facts.push_back({text(value, "path"), localized(value, "label"), localized(value, "value")});
        for (const JsonValue& value : member(root, "warnings").items) view.warnings.push_back(localized(value, "text"));
        if (!good_) return std::nullopt;
        return view;
    }

private:
    const JsonValue& member(const JsonValue& value, std::string_view key) {
        static const JsonValue none;
        const JsonValue* found = value.find(key);
        good_ = good_ && found != nullptr;
        return found == nullptr ? none : *found;
    }

    std::string text(const JsonValue& value, std::string_view key) { return member(value, key).text; }

    Localized localized(const JsonValue& value, std::string_view key) {
        const JsonValue& pair = member(value, key);
        good_ = good_ && pair.items.size() == 2;
        return good_ ? Localized{pair.items[0].text, pair.items[1].text} : Localized();
    }

    Money money(const JsonValue& value, std::string_view key) {
        // Sums may pass what a case may hold, so they are read digit by digit.
        std::string digits = text(value, key);
        const std::size_t point = digits.find('.');
        const bool whole = point != std::string::npos && digits.size() == point + 3;
        if (whole) digits.erase(point, 1);
        constexpr std::size_t most = 38;
        good_ = good_ && whole && digits.size() <= most && digits.find_first_not_of("0123456789") == std::string::npos;
        const std::size_t first = good_ ? digits.find_first_not_of('0') : std::string::npos;
        return first == std::string::npos ? Money() : Money::fromFen(Fen(digits.substr(first)));
    }

    Date date(const JsonValue& value, std::string_view key) {
        const auto parsed = Date::parse(text(value, key));
        good_ = good_ && parsed.has_value();
        return parsed ? *parsed : *Date::of(1970, 1, 1);
    }

    std::size_t count(const JsonValue& value, std::string_view key) {
        const std::string digits = text(value, key);
        std::size_t number = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        good_ = good_ && parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size();
        return number;
    }

    template <typename Named, std::size_t size>
    Named named(const std::string& name, const std::array<Named, size>& all) {
        for (const Named one : all) {
            if (toString(one) == name) return one;
        }
        good_ = false;
        return all.front();
    }

    ViewedCity city(const JsonValue& value) {
        ViewedCity city{text(value, "id"), localized(value, "name"), {}};
        for (const auto& [name, field] : moneyFields) city.totals.*field = money(value, name);
        for (const auto& [name, field] : countFields) city.totals.*field = count(value, name);
        return city;
    }

    ViewedClaim claim(const JsonValue& value) {
        constexpr std::array<Entity, 3> entities{Entity::company, Entity::project, Entity::expense};
        constexpr std::array<Verdict, 4> verdicts{Verdict::eligible, Verdict::arguable, Verdict::undetermined,
                                                  Verdict::ineligible};
        ViewedClaim claim;
        claim.pack = text(value, "pack");
        claim.measure = text(value, "measure");
        claim.entity = named(text(value, "entity"), entities);
        claim.item = text(value, "item");
        claim.verdict = named(text(value, "verdict"), verdicts);
        if (value.find("ceiling") != nullptr) claim.ceiling = money(value, "ceiling");
        claim.counted = money(value, "counted");
        for (const auto& [name, field] : claimTexts) claim.*field = localized(value, name);
        return claim;
    }

    bool good_ = true;
};

} // namespace

std::string toJson(const ResultView& view) {
    return ViewWriter().write(view);
}

std::optional<ResultView> resultViewOf(const std::string& json) {
    JsonLimits limits;
    limits.bytes = 256U << 20U;
    limits.values = 20'000'000;
    const auto root = parseJson(SourceText("", json), limits);
    if (!root) return std::nullopt;
    return ViewReader().read(*root);
}

} // namespace biosubsidy::storage
