// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/answers_json.h"

#include <algorithm>

#include "core/assessment/assessment_json.h"

namespace biosubsidy::advice {

namespace {

std::vector<std::string> idsIn(const ChoiceSet& set, const std::vector<Choice>& choices) {
    std::vector<std::string> ids;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        if (set.test(index)) ids.push_back(choices[index].id);
    }
    return ids;
}

void writeEnd(JsonWriter& writer, const Assessment& assessment, const RangeEnd& end) {
    writer.beginObject();
    writer.member("total", end.bound.toString());
    writer.member("exact", end.exact());
    writer.member("attained", end.attained.toString());
    writer.key("witness");
    writer.beginArray();
    for (const Setting& setting : end.witness) {
        writer.beginObject();
        writer.member("fact", assessment.pathOf(setting.fact));
        writer.key("value");
        writeFactValue(writer, assessment, setting.fact, setting.value);
        writer.endObject();
    }
    writer.endArray();
    std::vector<std::string> any;
    for (const FactRef& ref : end.any) any.push_back(assessment.pathOf(ref));
    writer.key("any");
    writer.texts(any);
    writer.endObject();
}

} // namespace

void writeFactValue(JsonWriter& writer, const Assessment& assessment, const FactRef& ref, const FactValue& value) {
    const std::vector<Choice>& choices = assessment.rules->vocabulary().fact(ref.entity, ref.fact).choices;
    if (const auto* money = std::get_if<Money>(&value)) {
        writer.value(money->toString());
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        writer.value(*number);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        writer.value(*flag);
    } else if (const auto* date = std::get_if<Date>(&value)) {
        writer.value(date->toString());
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        writer.value(*text);
    } else if (const auto* choice = std::get_if<ChoiceIndex>(&value)) {
        writer.value(choices.at(choice->index).id);
    } else if (const auto* set = std::get_if<ChoiceSet>(&value)) {
        writer.texts(idsIn(*set, choices));
    } else {
        writer.null();
    }
}

void writeAnswers(JsonWriter& writer, const Assessment& assessment, const Answers& answers) {
    for (const auto& [key, answer] : {std::pair("best", &answers.best), std::pair("worst", &answers.worst)}) {
        writer.key(key);
        writer.beginObject();
        writer.key("value");
        writeFactValue(writer, assessment, answers.fact, answer->value);
        writer.member("total", answer->total.toString());
        writer.endObject();
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
        writer.key("further_questions");
        writer.beginArray();
        for (std::size_t index = assessment.questions.size(); index < bounds.questions.size(); ++index) {
            writer.beginObject();
            writer.member("fact", assessment.pathOf(bounds.questions[index].fact));
            writeAnswers(writer, assessment, bounds.questions[index]);
            writer.endObject();
        }
        writer.endArray();
    };
    return toJson(assessment, parts);
}

} // namespace biosubsidy::advice
