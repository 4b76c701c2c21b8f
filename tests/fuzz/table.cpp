// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/table.h"

#include "core/sheets/map_text.h"
#include "core/sheets/sheet_input.h"
#include "tests/fuzz/fuzz.h"

namespace biosubsidy::fuzz {

namespace {

void readCases(const std::shared_ptr<const sheets::TableFile>& file, const sheets::ColumnMap& map) {
    auto input = sheets::SheetInput::open(file, map, rules());
    if (!input) return requireShowable(input.error());
    screening::Piece piece;
    for (;;) {
        const auto more = (*input)->next(piece);
        if (!more) return requireShowable(more.error());
        if (!*more) return;
        for (const auto& problem : piece.problems) requireShowable(problem.diagnostics);
        for (const auto& read : piece.cases) {
            const std::string text = writeCase(read.subject, rules()->vocabulary());
            const auto again = readCase(SourceText("", text), rules()->vocabulary(), rules()->lookup());
            require(again.has_value(), "a case of a table can be written and read");
        }
    }
}

} // namespace

void readTable(const std::string& path) {
    const auto file = sheets::TableFile::open(path);
    if (!file) return requireShowable(file.error());
    const Vocabulary& vocabulary = rules()->vocabulary();
    const sheets::ColumnMap map = guessMap(vocabulary, (*file)->sheets());
    const auto kept = mapOfText(mapText(map, vocabulary), (*file)->sheets(), vocabulary);
    require(kept == map, "a map that was kept is the same");
    if (const Localized why = map.problem(vocabulary); !why.empty()) return requireShowable(why);
    readCases(*file, map);
}

} // namespace biosubsidy::fuzz
