// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers_text.h"

#include "app/cli/assessment_text.h"
#include "app/cli/style.h"
#include "app/cli/table.h"
#include "core/facts/case_file.h"
#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"
#include "core/wording/value_text.h"

namespace biosubsidy::cli {

using letters::AnswerChange;
using wording::say;

std::string AnswersText::factName(const FactRef& ref, const Case& subject) const {
    const std::string label = rules_.vocabulary().fact(ref.entity, ref.fact).label.in(language_);
    if (ref.entity == Entity::company) return label;
    return say(language_, "{} {}：{}", "{} {}: {}", wording::scopeText(ref.entity, language_),
               printable(subject.item(ref.entity, ref.item).id), label);
}

std::string AnswersText::value(const FactRef& ref, const FactValue& of) const {
    if (!isKnown(of)) return say(language_, "未填", "not given");
    return wording::valueText(rules_.vocabulary().fact(ref.entity, ref.fact), of, language_);
}

void AnswersText::print(const letters::Answers& answers, const Case& subject) const {
    std::ostream& out = *surroundings_.out;
    const Style style(surroundings_.colour);
    out << say(language_, "{} 处改动；{} 处与案例相同；{} 处没有填；{} 处没有读懂，没有采用\n",
               "{} [change|changes]; {} as in the case; {} empty; {} not understood, and not taken\n",
               answers.changes.size(), answers.same, answers.empty, answers.unread.size());
    if (!answers.changes.empty()) {
        Table table({{say(language_, "信息", "Fact"), Column::Kind::words},
                     {say(language_, "原来", "Before"), Column::Kind::words},
                     {say(language_, "现在", "Now"), Column::Kind::words},
                     {say(language_, "位置", "Cell"), Column::Kind::words}});
        for (const AnswerChange& change : answers.changes)
            table.add({factName(change.fact, subject), value(change.fact, change.before),
                       value(change.fact, change.after), printable(change.sheet) + " " + change.cell});
        table.print(out, readableWidth(surroundings_), 2, style);
    }
    for (const AnswerChange& change : answers.changes) {
        if (!change.doubt.empty())
            out << style.warning(say(language_, "请核对：", "to be checked: ")) << change.doubt.in(language_) << '\n';
    }
}

void AnswersText::write(JsonWriter& writer, const letters::Answers& answers, const Case& subject) const {
    writer.objects("changes", answers.changes, [&](const AnswerChange& change) {
        const Fact& fact = rules_.vocabulary().fact(change.fact.entity, change.fact.fact);
        writer.member("fact", pathOf(change.fact, subject, rules_.vocabulary()));
        writer.key("before");
        writeValue(writer, fact, change.before);
        writer.key("after");
        writeValue(writer, fact, change.after);
        writer.member("sheet", change.sheet);
        writer.member("cell", change.cell);
        writer.textOrNull("doubt", change.doubt.in(language_));
    });
    writer.objects("unread", answers.unread, [&](const Localized& why) { writer.words(why); });
    writer.member("same", answers.same);
    writer.member("empty", answers.empty);
}

} // namespace biosubsidy::cli
