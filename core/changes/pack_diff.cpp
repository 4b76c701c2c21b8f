// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/pack_diff.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/changes/program_text.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::changes {

namespace {

std::string text(const std::optional<Date>& date) {
    return date ? date->toString() : "";
}

std::string listed(const std::vector<std::string>& items) {
    return fmt::format("{}", fmt::join(items, "、"));
}

std::string levels(const AwardLevels& set) {
    return listed(namesOf(set));
}

// Something of a list that has a name: a warning, a zone, a goal.
struct Named {
    std::string name;
    std::string content;
};

// Two entries for a text in both languages.
void addLocalized(std::vector<Named>& named, const std::string& name, const std::string& prefix,
                  const Localized& content) {
    named.push_back({name + ".zh", prefix + content.zh});
    named.push_back({name + ".en", prefix + content.en});
}

class Changes {
public:
    void compare(std::string_view field, const std::string& before, const std::string& after) {
        if (before != after) changes_.push_back({std::string(field), before, after});
    }

    void compare(const std::string& field, const Localized& before, const Localized& after) {
        compare(field + ".zh", before.zh, after.zh);
        compare(field + ".en", before.en, after.en);
    }

    // What is gone, changed or added, by name; of equal names in order.
    void compare(const std::vector<Named>& before, const std::vector<Named>& after) {
        std::vector<bool> met(after.size());
        for (const Named& old : before) {
            std::size_t index = 0;
            while (index < after.size() && (met[index] || after[index].name != old.name)) ++index;
            if (index < after.size()) met[index] = true;
            compare(old.name, old.content, index < after.size() ? after[index].content : "");
        }
        for (std::size_t index = 0; index < after.size(); ++index) {
            if (!met[index]) compare(after[index].name, "", after[index].content);
        }
    }

    [[nodiscard]] std::vector<FieldChange> take() { return std::move(changes_); }

private:
    std::vector<FieldChange> changes_;
};

std::vector<Named> warningsOf(const std::vector<PackWarning>& warnings) {
    std::vector<Named> named;
    for (const PackWarning& warning : warnings)
        addLocalized(named, "warning " + warning.code, warning.from ? warning.from->toString() + " " : "",
                     warning.text);
    return named;
}

std::vector<Named> assumptionsOf(const std::vector<Assumption>& assumptions) {
    std::vector<Named> named;
    for (const Assumption& assumption : assumptions)
        addLocalized(named, assumption.on.empty() ? "assumption" : "assumption " + assumption.on, "", assumption.text);
    return named;
}

// Two packs side by side, with the vocabularies that their rules were read with.
class Comparer {
public:
    explicit Comparer(const PackVersions& versions)
        : before_(versions.before.pack()), after_(versions.after.pack()),
          beforeWords_(versions.before.rules->vocabulary()), afterWords_(versions.after.rules->vocabulary()) {}

    [[nodiscard]] std::vector<FieldChange> head() const {
        Changes changes;
        changes.compare("id", before_.id, after_.id);
        changes.compare("version", before_.version, after_.version);
        changes.compare("city", before_.city, after_.city);
        changes.compare("districts", listed(before_.districts), listed(after_.districts));
        changes.compare("title", before_.title, after_.title);
        changes.compare("summary", before_.summary, after_.summary);
        changes.compare("number", before_.number, after_.number);
        changes.compare("issuers", listed(before_.issuers), listed(after_.issuers));
        changes.compare("issued", text(before_.issued), text(after_.issued));
        changes.compare("status", before_.draft ? "draft" : "in_force", after_.draft ? "draft" : "in_force");
        changes.compare("from", text(before_.from), text(after_.from));
        changes.compare("until", text(before_.until), text(after_.until));
        changes.compare("superseded_by", before_.supersededBy, after_.supersededBy);
        changes.compare("grade", std::string(toString(before_.grade)), std::string(toString(after_.grade)));
        changes.compare("checked", text(before_.checked), text(after_.checked));
        changes.compare("source", before_.source, after_.source);
        changes.compare("lies_in", listed(before_.liesIn), listed(after_.liesIn));
        changes.compare(capsOf(before_), capsOf(after_));
        changes.compare(callsOf(before_), callsOf(after_));
        changes.compare("overlap.levels", levels(before_.overlapLevels), levels(after_.overlapLevels));
        changes.compare("overlap", before_.overlap, after_.overlap);
        changes.compare("agencies", listed(before_.agencies), listed(after_.agencies));
        changes.compare("fields", listed(beforeWords_.fields().idsOf(before_.fields)),
                        listed(afterWords_.fields().idsOf(after_.fields)));
        changes.compare(warningsOf(before_.warnings), warningsOf(after_.warnings));
        changes.compare(assumptionsOf(before_.assumptions), assumptionsOf(after_.assumptions));
        return changes.take();
    }

    [[nodiscard]] std::vector<FieldChange> measure(const Measure& before, const Measure& after) const {
        Changes changes;
        changes.compare("title", before.title, after.title);
        changes.compare("summary", before.summary, after.summary);
        changes.compare("clause", before.clause, after.clause);
        changes.compare("scope", std::string(toString(before.scope)), std::string(toString(after.scope)));
        compareRule(changes, "applicants", before.applicant, after.applicant);
        compareRule(changes, "when", before.when, after.when);
        compareRule(changes, "strict", before.strict, after.strict);
        compareRule(changes, "lenient", before.lenient, after.lenient);
        changes.compare("support", std::string(toString(before.support)), std::string(toString(after.support)));
        changes.compare("rate", rate(before), rate(after));
        compareRule(changes, "amount", before.amount, after.amount);
        changes.compare(tiersOf(before, beforeWords_), tiersOf(after, afterWords_));
        changes.compare("pool", before.pool, after.pool);
        changes.compare("yearly_cap", cap(before), cap(after));
        changes.compare("matches", listed(namesOf(before.matches)), listed(namesOf(after.matches)));
        changes.compare("rounds", flag(before.rounds), flag(after.rounds));
        changes.compare("once", flag(before.once), flag(after.once));
        changes.compare("discretion", name(before.discretion), name(after.discretion));
        changes.compare("years", number(before.years), number(after.years));
        changes.compare(paymentsOf(before), paymentsOf(after));
        changes.compare("due", due(before), due(after));
        changes.compare("completes", before.completes, after.completes);
        changes.compare("agencies", listed(before.agencies), listed(after.agencies));
        changes.compare(warningsIn(before, beforeWords_), warningsIn(after, afterWords_));
        changes.compare(assumptionsOf(before.assumptions), assumptionsOf(after.assumptions));
        return changes.take();
    }

    [[nodiscard]] std::vector<FieldChange> zones() const {
        Changes changes;
        changes.compare(zonesOf(before_, beforeWords_), zonesOf(after_, afterWords_));
        return changes.take();
    }

    [[nodiscard]] std::vector<FieldChange> goals() const {
        Changes changes;
        changes.compare(goalsOf(before_), goalsOf(after_));
        return changes.take();
    }

private:
    // By meaning; shown as written, or written out where only a term changed.
    void compareRule(Changes& changes, std::string_view field, const language::Program& before,
                     const language::Program& after) const {
        const std::string old = canonicalText(before, beforeWords_);
        const std::string now = canonicalText(after, afterWords_);
        if (old == now) return;
        const bool written = !before.text.empty() && !after.text.empty() && before.text != after.text;
        changes.compare(field, written || now.empty() ? shown(before, old) : old,
                        written || old.empty() ? shown(after, now) : now);
    }

    static std::string shown(const language::Program& program, const std::string& canonical) {
        return program.text.empty() ? canonical : program.text;
    }

    static std::string rate(const Measure& measure) { return measure.rate ? std::string(toString(*measure.rate)) : ""; }
    static std::string cap(const Measure& measure) { return measure.yearlyCap ? measure.yearlyCap->toString() : ""; }
    static std::string flag(bool value) { return value ? "true" : ""; }
    static std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }
    static std::string name(const std::optional<Discretion>& value) {
        return value ? std::string(toString(*value)) : "";
    }

    static std::vector<Named> tiersOf(const Measure& measure, const Vocabulary& words) {
        std::vector<Named> named;
        for (std::size_t index = 0; index < measure.tiers.size(); ++index) {
            const Tier& tier = measure.tiers[index];
            const std::string when = canonicalText(tier.when, words);
            named.push_back({fmt::format("tier {}", index + 1),
                             fmt::format("{}: {}", when.empty() ? "–" : when, canonicalText(tier.amount, words))});
        }
        return named;
    }

    static std::vector<Named> paymentsOf(const Measure& measure) {
        std::vector<Named> named;
        for (std::size_t index = 0; index < measure.instalments.size(); ++index) {
            const Instalment& instalment = measure.instalments[index];
            const std::string after = instalment.after ? fmt::format(" +{}", *instalment.after) : "";
            addLocalized(named, fmt::format("instalment {}", index + 1), instalment.share.toString() + after + " ",
                         instalment.text);
        }
        for (std::size_t index = 0; index < measure.materials.size(); ++index)
            addLocalized(named, fmt::format("material {}", index + 1), "", measure.materials[index]);
        return named;
    }

    static std::vector<Named> capsOf(const Pack& pack) {
        std::vector<Named> named;
        for (const Cap& cap : pack.caps) {
            if (cap.yearlyOfMeasure) continue;
            std::vector<std::string> measures;
            for (const std::size_t measure : cap.measures) measures.push_back(pack.measures[measure].id);
            addLocalized(named, "cap " + cap.id,
                         fmt::format("{} / {} [{}] ", cap.amount.toString(), toString(cap.per), listed(measures)),
                         cap.text);
        }
        return named;
    }

    static std::vector<Named> callsOf(const Pack& pack) {
        std::vector<Named> named;
        for (std::size_t index = 0; index < pack.calls.size(); ++index) {
            const Call& call = pack.calls[index];
            addLocalized(
                named, fmt::format("call {}", index + 1),
                fmt::format("{} {}–{} {} ", listed(call.measures), text(call.opens), text(call.closes), call.closesAt),
                call.text);
        }
        return named;
    }

    static std::string due(const Measure& measure) { return measure.afterCompletion ? "after_completion" : ""; }

    static std::vector<Named> warningsIn(const Measure& measure, const Vocabulary& words) {
        std::vector<Named> named;
        for (const MeasureWarning& warning : measure.warnings)
            addLocalized(named, "warning " + warning.code, canonicalText(warning.when, words) + ": ", warning.text);
        return named;
    }

    static std::vector<Named> zonesOf(const Pack& pack, const Vocabulary& words) {
        std::vector<Named> named;
        for (const Zone& zone : pack.zones) {
            const std::string fields = listed(words.fields().idsOf(zone.fields));
            named.push_back({zone.name.zh, fields.empty() ? "–" : fields});
        }
        return named;
    }

    static std::vector<Named> goalsOf(const Pack& pack) {
        std::vector<Named> named;
        for (const Figure& figure : pack.figures) {
            const std::string name = fmt::format("{}{}{} {}", figure.goal ? "goal" : "other",
                                                 figure.clause.empty() ? "" : " ", figure.clause, figure.figure);
            addLocalized(named, name, figure.year ? fmt::format("{} ", *figure.year) : "", figure.text);
        }
        return named;
    }

    const Pack& before_;
    const Pack& after_;
    const Vocabulary& beforeWords_;
    const Vocabulary& afterWords_;
};

PackLabel labelOf(const Pack& pack) {
    return {pack.id,           pack.version,       pack.sha256, pack.title, pack.measures.size(),
            pack.zones.size(), pack.figures.size()};
}

MeasureOutline outlineOf(const Measure& measure, const Vocabulary& words) {
    return {measure.id,
            measure.clause,
            measure.title,
            {wording::amountText(measure, words, Language::zh), wording::amountText(measure, words, Language::en)}};
}

} // namespace

bool PackDiff::same() const {
    return head.empty() && added.empty() && gone.empty() && changed.empty() && zones.empty() && goals.empty();
}

PackDiff diffPacks(const PackVersions& versions) {
    const Pack& before = versions.before.pack();
    const Pack& after = versions.after.pack();
    const Comparer comparer(versions);
    PackDiff diff;
    diff.before = labelOf(before);
    diff.after = labelOf(after);
    diff.leftOut = versions.leftOut;
    diff.head = comparer.head();
    for (const Measure& measure : before.measures) {
        const Measure* now = after.measure(measure.id);
        if (now == nullptr) {
            diff.gone.push_back(outlineOf(measure, versions.before.rules->vocabulary()));
            continue;
        }
        auto changes = comparer.measure(measure, *now);
        if (!changes.empty()) diff.changed.push_back({now->id, now->clause, now->title, std::move(changes)});
    }
    for (const Measure& measure : after.measures) {
        if (before.measure(measure.id) == nullptr)
            diff.added.push_back(outlineOf(measure, versions.after.rules->vocabulary()));
    }
    diff.zones = comparer.zones();
    diff.goals = comparer.goals();
    return diff;
}

} // namespace biosubsidy::changes
