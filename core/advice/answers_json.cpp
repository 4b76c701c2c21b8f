// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/answers_json.h"

#include <algorithm>
#include <span>

#include "core/assessment/assessment_json.h"
#include "core/facts/case_file.h"

namespace biosubsidy::advice {

namespace {

void writeEnd(JsonWriter& writer, const Assessment& assessment, const RangeEnd& end) {
    writer.beginObject();
    writer.member("total", end.bound.toString());
    writer.member("exact", end.exact());
    writer.member("attained", end.attained.toString());
    writer.objects("witness", end.witness, [&](const Setting& setting) {
        writer.member("fact", assessment.pathOf(setting.fact));
        writer.key("value");
        writeFactValue(writer, assessment, setting.fact, setting.value);
    });
    std::vector<std::string> any;
    for (const FactRef& ref : end.any) any.push_back(assessment.pathOf(ref));
    writer.texts("any", any);
    writer.endObject();
}

} // namespace

void writeFactValue(JsonWriter& writer, const Assessment& assessment, const FactRef& ref, const FactValue& value) {
    writeValue(writer, assessment.rules->vocabulary().fact(ref.entity, ref.fact), value);
}

void writeAnswers(JsonWriter& writer, const Assessment& assessment, const Answers& answers) {
    for (const auto& [key, answer] : {std::pair("best", &answers.best), std::pair("worst", &answers.worst)}) {
        writer.object(key, [&, answer = answer] {
            writer.key("value");
            writeFactValue(writer, assessment, answers.fact, answer->value);
            writer.member("total", answer->total.toString());
        });
    }
    writer.member("exact", answers.exact);
    writer.member("lower_bound", answers.lowerBound.toString());
    writer.member("upper_bound", answers.upperBound.toString());
}

void writeRange(JsonWriter& writer, const Assessment& assessment, const TotalRange& range) {
    writer.beginObject();
    writer.key("low");
    writeEnd(writer, assessment, range.low);
    writer.key("high");
    writeEnd(writer, assessment, range.high);
    writer.member("limit_reached", range.limitReached);
    writer.endObject();
}

std::string toJson(const Assessment& assessment, const Bounds& bounds) {
    AssessmentJsonParts parts;
    parts.ofQuestion = [&](JsonWriter& writer, const FactRef& ref) {
        const auto found = std::find_if(bounds.questions.begin(), bounds.questions.end(),
                                        [&](const Answers& answers) { return answers.fact == ref; });
        if (found != bounds.questions.end()) writeAnswers(writer, assessment, *found);
    };
    parts.atEnd = [&](JsonWriter& writer) {
        writer.key("range");
        writeRange(writer, assessment, bounds.range);
        const std::span<const Answers> further = std::span(bounds.questions).subspan(assessment.questions.size());
        writer.objects("further_questions", further, [&](const Answers& answers) {
            writer.member("fact", assessment.pathOf(answers.fact));
            writeAnswers(writer, assessment, answers);
        });
        if (bounds.unanswered > 0) writer.member("unanswered", bounds.unanswered);
    };
    return toJson(assessment, parts);
}

} // namespace biosubsidy::advice
