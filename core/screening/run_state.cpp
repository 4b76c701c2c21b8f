// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/run_state.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"
#include "core/system/target.h"

namespace biosubsidy::screening {

namespace {

constexpr std::string_view stateFormat = "biosubsidy-screening-state/1";
constexpr std::string_view reportFormat = "biosubsidy-screening-run/1";

std::string yesOrNo(bool flag) {
    return flag ? "yes" : "no";
}

void writeIdentity(const Identity& identity, JsonWriter& writer) {
    writer.object("options", [&] {
        for (const auto& [name, value] : identity) writer.member(name, value);
    });
}

void writeProgress(const Progress& progress, JsonWriter& writer) {
    writer.object("input", [&] {
        writer.member("size", progress.input.position);
        writer.member("lines", progress.input.lines);
        writer.member("fingerprint", progress.input.fingerprint);
    });
    writer.object("counts", [&] {
        writer.member("cases", progress.counts.cases);
        writer.member("bad", progress.counts.bad);
        writer.member("uscc_faults", progress.counts.usccFaults);
    });
}

// Reads the members of a state; `good` falls when one is missing or of another kind.
struct StateReader {
    bool good = true;

    const JsonValue& member(const JsonValue& object, std::string_view key, JsonValue::Kind kind) {
        static const JsonValue nothing;
        const JsonValue* value = object.find(key);
        good = good && value != nullptr && value->kind == kind;
        return good ? *value : nothing;
    }
    std::uint64_t number(const JsonValue& object, std::string_view key) {
        const std::string& digits = member(object, key, JsonValue::Kind::number).text;
        std::uint64_t value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        good = good && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
        return value;
    }
    std::string text(const JsonValue& object, std::string_view key) {
        return member(object, key, JsonValue::Kind::string).text;
    }
};

} // namespace

Identity identityOf(const blocks::BlockRules& rules, const std::string& programVersion, const std::string& output,
                    RowTable::Of of, Language language, const Identity& more) {
    const blocks::BlockOptions& options = rules.options();
    Identity identity{
        {"program", programVersion},
        {"output", output},
        {"rows", of == RowTable::Of::cases ? "cases" : "claims"},
        {"language", language == Language::zh ? "zh" : "en"},
        {"as_of", options.asOf.toString()},
        {"exclusion", yesOrNo(options.exclusion)},
        {"own_figures", yesOrNo(options.ownFigures)},
        {"cities", yesOrNo(options.cities)},
        {"stated", "floors"}, // what it adds up; rows of an earlier kind are not gone on with
        {"packs_in_view", options.packs ? fmt::format("{}", fmt::join(*options.packs, " ")) : "by place"}};
    for (const Pack& pack : rules.rules()->packs())
        identity.emplace_back("pack " + pack.id, pack.version + " " + pack.sha256);
    identity.insert(identity.end(), more.begin(), more.end());
    return identity;
}

std::vector<std::string> differences(const Identity& before, const Identity& now) {
    std::vector<std::string> names;
    const auto lacks = [](const Identity& all, const std::pair<std::string, std::string>& one) {
        return std::find(all.begin(), all.end(), one) == all.end();
    };
    for (const auto& entry : now) {
        if (lacks(before, entry)) names.push_back(entry.first);
    }
    for (const auto& entry : before) {
        if (lacks(now, entry) && std::find(names.begin(), names.end(), entry.first) == names.end())
            names.push_back(entry.first);
    }
    return names;
}

std::string statePath(const std::string& outputPath) {
    return partialPath(outputPath) + ".json";
}

std::string reportPath(const std::string& outputPath) {
    return outputPath + ".run.json";
}

std::string toJson(const RunState& state) {
    JsonWriter writer;
    writer.beginObject();
    writer.member("format", stateFormat);
    writeIdentity(state.identity, writer);
    writeProgress(state.progress, writer);
    writer.member("output_mark", state.outputMark);
    writer.member("error_bytes", state.errorBytes);
    writer.member("whole", state.whole);
    writer.endObject();
    return writer.take();
}

std::optional<RunState> readRunState(const std::string& text) {
    const auto root = parseJson(SourceText("", text));
    if (!root || root->kind != JsonValue::Kind::object) return std::nullopt;
    StateReader reader;
    RunState state;
    if (reader.text(*root, "format") != stateFormat) return std::nullopt;
    for (const JsonMember& member : reader.member(*root, "options", JsonValue::Kind::object).members)
        state.identity.emplace_back(member.key, member.value.text);
    const JsonValue& input = reader.member(*root, "input", JsonValue::Kind::object);
    state.progress.input = {reader.number(input, "size"), reader.number(input, "lines"),
                            reader.text(input, "fingerprint")};
    const JsonValue& counts = reader.member(*root, "counts", JsonValue::Kind::object);
    state.progress.counts = {state.progress.input.lines, reader.number(counts, "cases"), reader.number(counts, "bad"),
                             reader.number(counts, "uscc_faults")};
    state.outputMark = reader.text(*root, "output_mark");
    state.errorBytes = reader.number(*root, "error_bytes");
    state.whole = reader.member(*root, "whole", JsonValue::Kind::boolean).boolean;
    if (!reader.good) return std::nullopt;
    return state;
}

std::string runReport(const Identity& identity, const Progress& progress) {
    JsonWriter writer;
    writer.beginObject();
    writer.member("format", reportFormat);
    writeIdentity(identity, writer);
    writeProgress(progress, writer);
    writer.endObject();
    return writer.take();
}

} // namespace biosubsidy::screening
