// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects and expenses pasted into the form; the first byte says which.
#include "core/tables/item_table.h"
#include "core/values/text.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const Entity entity = data[0] % 2 == 0 ? Entity::project : Entity::expense;
    const Vocabulary& vocabulary = fuzz::rules()->vocabulary();
    TextTable table = splitTable(fuzz::textOf(data + 1, size - 1));
    if (table.empty()) return 0;
    std::vector<TableColumn> columns;
    for (const std::string& heading : table.front()) columns.push_back(guessColumn(vocabulary, entity, heading));
    table.erase(table.begin());
    const ItemTable read = readItems(vocabulary, entity, columns, table, {"p1"});
    for (const CellProblem& problem : read.problems) fuzz::requireShowable(problem.message);
    Case subject = Case::empty(vocabulary);
    (entity == Entity::project ? subject.projects : subject.expenses) = read.items;
    const std::string text = writeCase(subject, vocabulary);
    fuzz::require(readCase(SourceText("", text), vocabulary, fuzz::rules()->lookup()).has_value(),
                  "what was pasted can be written and read");
    return 0;
}
