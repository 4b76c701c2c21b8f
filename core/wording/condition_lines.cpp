// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/condition_lines.h"

#include "core/wording/pack_text.h"
#include "core/wording/question_words.h"

namespace biosubsidy::wording {

using Part = ConditionTrace::Part;

namespace {

class RowMaker {
public:
    RowMaker(const FactWords& words, std::vector<ConditionLine>& rows) : words_(words), rows_(rows) {}

    // A group at the top that asks for all its parts needs no row of its own.
    void add(const language::Trace& trace, const std::string& reading, bool withCase) {
        reading_ = reading;
        withCase_ = withCase;
        const QuestionTree tree = questionTree(trace);
        if (tree.kind == QuestionTree::Kind::all) {
            for (const QuestionTree& part : tree.parts) addTree(part, 0);
        } else {
            addTree(tree, 0);
        }
    }

private:
    void addTree(const QuestionTree& tree, int depth) {
        ConditionLine row;
        row.depth = depth;
        row.outcome = tree.outcome;
        row.reading = reading_;
        const Language language = words_.language();
        switch (tree.kind) {
        case QuestionTree::Kind::all: row.asked = say(language, "以下全部满足", "All of these"); break;
        case QuestionTree::Kind::any: row.asked = say(language, "以下任一满足", "Any of these"); break;
        case QuestionTree::Kind::leaf:
            row.asked = askedWords(words_, tree);
            if (!withCase_) break;
            row.stands = standsWords(words_, tree);
            row.difference = differenceWords(words_, tree);
            row.fact = factOf(*tree.trace);
            break;
        }
        rows_.push_back(std::move(row));
        for (const QuestionTree& part : tree.parts) addTree(part, depth + 1);
    }

    const FactWords& words_;
    std::vector<ConditionLine>& rows_;
    std::string reading_;
    bool withCase_ = true;
};

std::string readingWords(Part part, Language language) {
    if (part == Part::strict) return say(language, "从严", "strict");
    if (part == Part::lenient) return say(language, "从宽", "lenient");
    return {};
}

ConditionLine inForceRow(const ClaimView& view, Truth outcome) {
    ConditionLine row;
    row.outcome = outcome;
    const Language language = view.language();
    const std::string day = view.assessment.asOf.toString();
    if (view.pack.status == PackStatus::draft)
        row.asked = say(language, "征求意见稿，按草案测算", "A draft, assessed as it stands");
    else if (view.pack.status == PackStatus::replaced)
        row.asked = say(language, "没有较新的自填数字", "There is no newer figure of your own");
    else
        row.asked = say(language, "政策在测算日 {} 施行", "The policy is in force on {}", day);
    row.stands = periodText(*view.pack.pack, language);
    return row;
}

ConditionLine yearRow(const ClaimView& view, Truth outcome) {
    ConditionLine row;
    row.outcome = outcome;
    const Language language = view.language();
    const bool project = view.claim.entity == Entity::project;
    row.asked = project ? say(language, "项目所属年度在政策期内", "The project's year lies in the policy's period")
                        : say(language, "支出所属年度在政策期内", "The expense's year lies in the policy's period");
    const Vocabulary::Known& known = view.assessment.rules->vocabulary().known();
    const FactRef ref{view.claim.entity, view.claim.item, project ? known.projectYear : known.expenseYear};
    row.fact = ref;
    const bool given = isKnown(view.assessment.subject->item(ref.entity, ref.item).facts[ref.fact]);
    row.stands = given ? std::to_string(view.claim.year)
                       : say(language, "{}（取自测算年度）", "{} (year of assessment)", view.claim.year);
    return row;
}

ConditionLine onceRow(const ClaimView& view, Truth outcome) {
    ConditionLine row;
    row.outcome = outcome;
    row.asked = say(view.language(), "本项只给一次，以前没有获得过", "Paid once: not granted before");
    if (outcome == Truth::no) row.stands = say(view.language(), "已获得", "granted");
    return row;
}

// Each tier by its name, with what it asks: the first that holds gives the sum.
void addTiers(const ClaimView& view, RowMaker& maker, std::vector<ConditionLine>& rows) {
    for (std::size_t index = 0; index < view.claim.tiers.size(); ++index) {
        const TierTrace& tier = view.claim.tiers[index];
        const std::string name = tierName(view.measure, index, view.language());
        if (tier.when) {
            maker.add(*tier.when, name, true);
            continue;
        }
        ConditionLine row;
        row.outcome = tier.holds;
        row.reading = name;
        row.asked = say(view.language(), "其余情形", "All other cases");
        rows.push_back(std::move(row));
    }
}

} // namespace

std::vector<ConditionLine> conditionLines(const ClaimView& view) {
    std::vector<ConditionLine> rows;
    RowMaker maker(view.words, rows);
    for (const ConditionTrace& condition : view.claim.conditions) {
        if (condition.part == Part::inForce)
            rows.push_back(inForceRow(view, condition.outcome));
        else if (condition.part == Part::period)
            rows.push_back(yearRow(view, condition.outcome));
        else if (condition.part == Part::once)
            rows.push_back(onceRow(view, condition.outcome));
        else if (condition.part == Part::tiers)
            addTiers(view, maker, rows);
        else if (condition.trace)
            maker.add(*condition.trace, readingWords(condition.part, view.language()), true);
    }
    return rows;
}

std::vector<ConditionLine> askedLines(const FactWords& words, const language::Program& program,
                                      const std::string& reading) {
    std::vector<ConditionLine> rows;
    if (program.empty()) return rows;
    const language::Trace trace = blankTrace(program);
    RowMaker(words, rows).add(trace, reading, false);
    return rows;
}

} // namespace biosubsidy::wording
