// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/pack_diff_text.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::changes {

namespace {

using wording::say;

struct Label {
    std::string_view field;
    Localized text;
};

const std::vector<Label>& labels() {
    static const std::vector<Label> all{{"id", {"编号", "id"}},
                                        {"version", {"规则版本", "version of the rules"}},
                                        {"city", {"城市", "city"}},
                                        {"districts", {"区", "districts"}},
                                        {"title", {"名称", "title"}},
                                        {"summary", {"说明", "summary"}},
                                        {"number", {"文号", "number"}},
                                        {"issuers", {"发布机关", "issuers"}},
                                        {"issued", {"印发日期", "date of issue"}},
                                        {"status", {"状态", "status"}},
                                        {"from", {"起始日", "first day"}},
                                        {"until", {"截止日", "last day"}},
                                        {"superseded_by", {"被替代", "superseded by"}},
                                        {"grade", {"依据", "grade"}},
                                        {"overlap.levels", {"抵减的级别", "levels set off"}},
                                        {"overlap", {"重叠规则", "overlap rule"}},
                                        {"warning", {"提示", "warning"}},
                                        {"assumption", {"假定", "assumption"}},
                                        {"goal", {"目标", "goal"}},
                                        {"other", {"其他数字", "other figure"}},
                                        {"agencies", {"点名的部门", "agencies"}},
                                        {"fields", {"领域", "fields"}},
                                        {"clause", {"条款", "clause"}},
                                        {"scope", {"对象", "scope"}},
                                        {"applicants", {"申报主体", "applicants"}},
                                        {"when", {"条件", "condition"}},
                                        {"strict", {"从严", "strict reading"}},
                                        {"lenient", {"从宽", "lenient reading"}},
                                        {"support", {"支持方式", "support"}},
                                        {"rate", {"比例", "rate"}},
                                        {"amount", {"金额", "amount"}},
                                        {"pool", {"资金池", "pool"}},
                                        {"yearly_cap", {"年度限额", "yearly cap"}},
                                        {"due", {"兑现时间", "due"}},
                                        {"completes", {"补足", "completes"}}};
    return all;
}

class TextWriter {
public:
    TextWriter(const PackDiff& diff, Language language) : diff_(diff), language_(language) {}

    std::string write() {
        line(labelText(diff_.before) + " → " + labelText(diff_.after));
        if (diff_.same()) line(say(language_, "两者含义相同。", "They mean the same."));
        for (const std::string& pack : diff_.leftOut)
            line(say(language_, "对比案例时没有计入 {}：它要补足的措施只有一版才有。",
                     "{} is left out for the cases: a measure that it completes is in one version alone.", pack));
        writeFields(say(language_, "文件", "Document"), diff_.head);
        writeOutlines(say(language_, "新增措施", "Measures added"), diff_.added);
        writeOutlines(say(language_, "取消的措施", "Measures gone"), diff_.gone);
        writeChanged();
        writeFields(zonesHeading(), diff_.zones);
        writeFields(goalsHeading(), diff_.goals);
        writeCases();
        return std::move(out_);
    }

private:
    void line(const std::string& text) { out_ += text + "\n"; }

    void heading(const std::string& text) {
        out_ += '\n';
        line(text);
    }

    static std::string labelText(const PackLabel& label) { return label.id + " " + printable(label.version); }

    [[nodiscard]] std::string zonesHeading() const {
        return say(language_, "片区（{} → {} 个）", "Zones ({} → {})", diff_.before.zones, diff_.after.zones);
    }
    [[nodiscard]] std::string goalsHeading() const {
        return say(language_, "目标和其他数字（{} → {} 项）", "Goals and other figures ({} → {})", diff_.before.goals,
                   diff_.after.goals);
    }

    // The label of a field, and the name behind it: 提示 draft.
    [[nodiscard]] std::string fieldName(std::string field) const {
        if (const auto language = languageOf(field)) {
            field.resize(field.size() - languageSuffix);
            return fieldName(field) + (*language == language_ ? "" : otherLanguage(*language));
        }
        const std::size_t space = field.find(' ');
        for (const Label& label : labels()) {
            if (label.field == field) return label.text.in(language_);
            if (space != std::string::npos && label.field == std::string_view(field).substr(0, space))
                return label.text.in(language_) + printable(field.substr(space));
        }
        return printable(field);
    }

    static constexpr std::size_t languageSuffix = 3; // .zh, .en

    // Of a text that a pack has in both languages.
    static std::optional<Language> languageOf(const std::string& field) {
        if (field.ends_with(".zh")) return Language::zh;
        if (field.ends_with(".en")) return Language::en;
        return std::nullopt;
    }

    [[nodiscard]] std::string otherLanguage(Language language) const {
        return language == Language::zh ? say(language_, "（中文）", " (Chinese)")
                                        : say(language_, "（英文）", " (English)");
    }

    // A text that changed in both languages is shown in the reader's.
    [[nodiscard]] bool isShownInTheOther(const FieldChange& change, const std::vector<FieldChange>& changes) const {
        const auto language = languageOf(change.field);
        if (!language || *language == language_) return false;
        const std::string own =
            change.field.substr(0, change.field.size() - languageSuffix) + (language_ == Language::zh ? ".zh" : ".en");
        return std::any_of(changes.begin(), changes.end(),
                           [&](const FieldChange& other) { return other.field == own; });
    }

    // Old or new content of a field, as people write it.
    [[nodiscard]] std::string contentText(const std::string& field, const std::string& content) const {
        if (content.empty()) return say(language_, "（无）", "(none)");
        if (field == "yearly_cap") {
            if (const auto money = Money::parse(content)) return wording::moneyText(*money, language_);
        }
        return printable(content);
    }

    void writeChanges(const std::vector<FieldChange>& changes, const std::string& indent) {
        for (const FieldChange& change : changes) {
            if (isShownInTheOther(change, changes)) continue;
            line(indent + fieldName(change.field) + say(language_, "：", ": ") +
                 contentText(change.field, change.before) + " → " + contentText(change.field, change.after));
        }
    }

    void writeFields(const std::string& title, const std::vector<FieldChange>& changes) {
        if (changes.empty()) return;
        heading(title);
        writeChanges(changes, "  ");
    }

    [[nodiscard]] std::string measureText(const std::string& clause, const std::string& id,
                                          const Localized& title) const {
        return printable(clause) + " " + id + "  " + printable(title.in(language_));
    }

    void writeOutlines(const std::string& title, const std::vector<MeasureOutline>& measures) {
        if (measures.empty()) return;
        heading(say(language_, "{}（{} 项）", "{} ({})", title, measures.size()));
        for (const MeasureOutline& measure : measures)
            line("  " + measureText(measure.clause, measure.id, measure.title) + say(language_, "：", ": ") +
                 measure.amount.in(language_));
    }

    void writeChanged() {
        if (diff_.changed.empty()) return;
        heading(say(language_, "改动的措施（{} 项）", "Measures changed ({})", diff_.changed.size()));
        for (const MeasureChange& change : diff_.changed) {
            line("  " + measureText(change.clause, change.id, change.title));
            writeChanges(change.changes, "    ");
        }
    }

    // Cases -----------------------------------------------------------------------

    void writeCases() {
        if (diff_.cases.empty()) return;
        const auto changed = std::count_if(diff_.cases.begin(), diff_.cases.end(),
                                           [](const CaseDiff& result) { return result.changed(); });
        heading(say(language_, "案例 {} 个，结果有变的 {} 个", "Cases: {}, {} of them with another result",
                    diff_.cases.size(), changed));
        for (const CaseDiff& result : diff_.cases) {
            if (result.changed()) writeCase(result);
        }
    }

    void writeCase(const CaseDiff& result) {
        line("  " + printable(result.name));
        for (const CityChange& city : result.cities) {
            if (!city.changed()) continue;
            line("    " + printable(city.name.in(language_)));
            writeSum(say(language_, "上限合计", "total ceiling"), city.before.ceiling, city.after.ceiling);
            writeSum(say(language_, "其中定额和公布比例的", "of published rates"), city.before.stated,
                     city.after.stated);
            writeSum(say(language_, "补齐信息后最多", "at most, once all is known"), city.before.potential,
                     city.after.potential);
        }
        for (const ClaimChange& claim : result.claims) writeClaim(claim);
    }

    // 5,000万元 → 4,000万元（−1,000万元）
    void writeSum(const std::string& name, const Money& before, const Money& after) {
        if (before == after) return;
        const Money difference = after - before;
        const std::string sign = after < before ? "" : "+"; // moneyText writes the minus
        line(say(language_, "      {}：{} → {}（{}{}）", "      {}: {} → {} ({}{})", name,
                 wording::moneyText(before, language_), wording::moneyText(after, language_), sign,
                 wording::moneyText(difference, language_)));
    }

    void writeClaim(const ClaimChange& claim) {
        const std::string item = claim.entity == Entity::company
                                     ? wording::scopeText(claim.entity, language_)
                                     : wording::scopeText(claim.entity, language_) + " " + printable(claim.item);
        line(say(language_, "    {}/{} {}（{}）：{} → {}", "    {}/{} {} ({}): {} → {}", claim.pack, claim.measure,
                 printable(claim.title.in(language_)), item, stateText(claim.before), stateText(claim.after)));
    }

    [[nodiscard]] std::string stateText(const std::optional<ClaimState>& state) const {
        if (!state) return say(language_, "没有这一项", "no such measure");
        const std::string verdict = wording::verdictText(state->verdict, language_);
        if (!state->ceiling || state->verdict == Verdict::ineligible) return verdict;
        return say(language_, "{}，最高 {}，计入 {}", "{}, up to {}, counted {}", verdict,
                   wording::moneyText(*state->ceiling, language_), wording::moneyText(state->counted, language_));
    }

    const PackDiff& diff_;
    Language language_;
    std::string out_;
};

} // namespace

std::string toText(const PackDiff& diff, Language language) {
    return TextWriter(diff, language).write();
}

} // namespace biosubsidy::changes
