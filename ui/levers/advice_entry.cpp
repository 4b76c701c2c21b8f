// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/advice_entry.h"

#include "core/advice/advice_words.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t mostClaims = 2;  // named with one piece of advice
constexpr std::size_t mostBesides = 4; // conditions that go on holding

class EntryMaker {
public:
    EntryMaker(const advice::Advisory& advisory, const Texts& texts) : advisory_(advisory), texts_(texts) {}

    [[nodiscard]] AdviceEntry make(const advice::Advice& advice) const {
        const advice::AdviceText words = advice::wordsOf(advisory_, advice, texts_.language());
        AdviceEntry entry;
        entry.title = toQt(words.change);
        addFigure(entry, advice);
        for (std::size_t index = 0; index < words.claims.size() && index < mostClaims; ++index)
            entry.claims << toQt(words.claims[index]);
        if (words.claims.size() > mostClaims)
            entry.claims << texts_("等共 %1 项", "%1 claims in all").arg(words.claims.size());
        if (!words.besides.empty())
            entry.besides = texts_("同时须符合：%1", "Must hold besides: %1")
                                .arg(toQt(wording::enumeratedUpTo(words.besides, mostBesides, wording::Joint::all,
                                                                  texts_.language())));
        if (!words.cautions.empty())
            entry.cautions =
                texts_("注意：%1", "Note: %1").arg(toQt(wording::clauses(words.cautions, texts_.language())));
        addTarget(entry, advice);
        entry.exact = exactly(advice);
        return entry;
    }

private:
    [[nodiscard]] QString money(const Money& sum) const { return toQt(wording::roundedText(sum, texts_.language())); }

    // The amounts asked for and what comes of them.
    [[nodiscard]] QString exactly(const advice::Advice& advice) const {
        const auto yuan = [&](const Money& sum) { return toQt(wording::exactYuanText(sum, texts_.language())); };
        QStringList lines;
        for (const advice::Change& change : advice.changes) {
            const auto* amount = std::get_if<Money>(&change.to);
            if (amount == nullptr) continue;
            lines << texts_("%1：%2", "%1: %2")
                         .arg(toQt(wording::factText(advisory_.assessment, change.fact, texts_.language())),
                              yuan(*amount));
        }
        if (!advice.total.isZero()) lines << texts_("合计 %1", "Total %1").arg(yuan(advice.total));
        if (!advice.amount.isZero()) lines << yuan(advice.amount);
        return lines.join(QLatin1Char('\n'));
    }

    void addFigure(AdviceEntry& entry, const advice::Advice& advice) const {
        switch (advice.kind) {
        case advice::AdviceKind::threshold:
        case advice::AdviceKind::fact:
        case advice::AdviceKind::pair:
        case advice::AdviceKind::project: addGain(entry, advice); break;
        case advice::AdviceKind::pastCap:
            entry.figure = money(advice.amount);
            entry.figureNote = texts_("不带来支持", "earns nothing");
            break;
        case advice::AdviceKind::deadline:
            if (advice.amount.isZero()) break;
            entry.figure = money(advice.amount);
            entry.figureNote = texts_("与之有关", "at stake");
            break;
        case advice::AdviceKind::completion:
            entry.figure = money(advice.amount);
            entry.figureNote = texts_("竣工后兑现", "after completion");
            break;
        case advice::AdviceKind::place:
            if (advisory_.sitings.at(*advice.siting).hasFigures())
                addGain(entry, advice);
            else
                entry.figure = texts_("未公布金额", "No figure published");
            break;
        }
    }

    void addGain(AdviceEntry& entry, const advice::Advice& advice) const {
        entry.figureNote = texts_("合计 %1", "total %1").arg(money(advice.total));
        if (advice.gain < Money()) {
            entry.figure = QStringLiteral("−") + money(Money() - advice.gain);
            return;
        }
        entry.gains = !advice.gain.isZero();
        entry.figure = entry.gains ? QStringLiteral("+") + money(advice.gain) : texts_("不变", "the same");
    }

    static void addTarget(AdviceEntry& entry, const advice::Advice& advice) {
        if (!advice.changes.empty()) {
            entry.fact = advice.changes.front().fact;
        } else if (advice.kind == advice::AdviceKind::place) {
            entry.siting = true;
        } else if (advice.pack != nullptr) {
            entry.pack = toQt(advice.pack->id);
        } else if (!advice.claims.empty()) {
            entry.pack = toQt(advice.claims.front().pack->id);
            entry.measure = toQt(advice.claims.front().measure->id);
        }
    }

    const advice::Advisory& advisory_;
    const Texts& texts_;
};

} // namespace

std::vector<AdviceGroup> adviceGroups(const advice::Advisory& advisory, const Texts& texts) {
    using advice::AdviceRank;
    const EntryMaker maker(advisory, texts);
    const auto begin = [&](AdviceRank rank) {
        return AdviceGroup{
            rank, rank == AdviceRank::change, toQt(advice::adviceHeading(rank, texts.language())), {}, {}};
    };
    std::vector<AdviceGroup> groups;
    bool changes = false;
    for (const std::vector<const advice::Advice*>& told : advice::toldByRank(advisory)) {
        groups.push_back(begin(advice::rankOf(*told.front())));
        for (const advice::Advice* piece : told) {
            groups.back().entries.push_back(maker.make(*piece));
            changes = changes || !piece->changes.empty();
        }
    }
    if (changes) return groups;
    AdviceGroup none = begin(AdviceRank::answer);
    none.empty = advisory.assessment.cities.empty()
                     ? texts("企业和项目所在的城市没有载入任何政策，改变事实不会增加合计。",
                             "No policy is loaded for where the company and its projects stand: no fact would "
                             "add to the total.")
                     : texts("没有哪一项事实的改变会增加合计。", "No change of a fact would add to the total.");
    groups.insert(groups.begin(), std::move(none));
    return groups;
}

} // namespace biosubsidy::ui
