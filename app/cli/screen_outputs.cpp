// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/screen_outputs.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/documents/sha256.h"
#include "core/results/postgres_output.h"
#include "core/results/sqlite_output.h"
#include "core/screening/byte_output.h"
#include "core/screening/csv_format.h"
#include "core/screening/ndjson_format.h"
#include "core/sheets/xlsx_output.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

using Output = std::unique_ptr<screening::Output>;

Output bytes(const ScreenOptions& options, std::unique_ptr<const screening::RowFormat> format) {
    if (options.toStream())
        return std::make_unique<screening::StreamOutput>(File::standard(Standard::out), std::move(format));
    return std::make_unique<screening::FileOutput>(*options.target, std::move(format));
}

Output ndjson(const OutputRequest& request) {
    return bytes(request.options, std::make_unique<screening::NdjsonFormat>(request.rules, request.options.rows()));
}

Output csv(const OutputRequest& request) {
    return bytes(request.options,
                 std::make_unique<screening::CsvFormat>(request.rules, request.options.rows(), request.language));
}

Output xlsx(const OutputRequest& request) {
    return std::make_unique<sheets::XlsxOutput>(*request.options.target, request.rules, request.language,
                                                request.rowsAbout);
}

Output sqlite(const OutputRequest& request) {
    return std::make_unique<results::SqliteOutput>(request.options.target->path(), request.rules,
                                                   results::SqliteOutput::Options{.source = request.options.file,
                                                                                  .language = request.language,
                                                                                  .mapping = request.mapping});
}

Output postgresql(const OutputRequest& request) {
    const ScreenOptions& options = request.options;
    // Where a part of an input begins tells parts apart; the rules are the same.
    std::string text;
    for (const auto& [name, value] : request.identity) {
        if (name != "first_line") text += name + "=" + value + "\n";
    }
    std::string source = options.fromStream() ? "-" : options.file;
    if (options.firstLine > 1) source += "#" + std::to_string(options.firstLine);
    return std::make_unique<results::PostgresOutput>(
        request.rules, options.rows(), request.language,
        results::PostgresOutput::Options{options.out, source, sha256Of(text)});
}

// The first is that of standard output.
constexpr std::array<OutputKind, 5> kinds{{{"ndjson", {".ndjson", ".jsonl"}, true, true, false, ndjson},
                                           {"csv", {".csv", {}}, true, true, false, csv},
                                           {"xlsx", {".xlsx", {}}, false, false, false, xlsx},
                                           {"sqlite", {".db", ".sqlite"}, false, true, true, sqlite},
                                           {"postgresql", {}, false, false, false, postgresql}}};

template <typename Test>
const OutputKind* kindWhere(const Test& test) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), test);
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace

const OutputKind& outputKind(const ScreenOptions& options, const Surroundings& surroundings, Language language) {
    if (options.format != CommonOptions().format) {
        const OutputKind* named =
            kindWhere([&](const OutputKind& kind) { return kind.isPrinted && kind.id == options.format; });
        if (named != nullptr) return *named;
        failWith(surroundings, language,
                 {fmt::format("--format 的值是“{}”，应为 ndjson 或 csv", printable(options.format)),
                  fmt::format("--format: found “{}”, expected ndjson or csv", printable(options.format))},
                 wrongUsage);
    }
    if (options.toStream()) return kinds.front();
    if (options.toServer()) return kinds.back();
    const std::string ending = endingOf(options.out);
    const OutputKind* known = ending.empty() ? nullptr : kindWhere([&](const OutputKind& kind) {
        return std::find(kind.endings.begin(), kind.endings.end(), ending) != kind.endings.end();
    });
    if (known != nullptr) return *known;
    const auto found = lookAt(options.out);
    if (found && found->standing == Standing::stream) return kinds.front(); // as to standard output
    failWith(
        surroundings, language,
        {fmt::format("--out 的值是“{}”，文件名应以 .ndjson、.csv、.xlsx 或 .db 结尾，或为 postgresql:// 开头的地址",
                     printable(options.out)),
         fmt::format("--out: found “{}”, expected a name that ends in .ndjson, .csv, .xlsx or .db, "
                     "or an address that begins with postgresql://",
                     printable(options.out))},
        wrongUsage);
}

} // namespace biosubsidy::cli
