// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms of questions that returned, as text: whose they are, which questions, each answer.
// What is taken makes a case that reads back the same, or is refused with words.
#include "core/letters/answers.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

namespace {

const RuleBook& rules() {
    static const std::shared_ptr<const RuleBook> book = fuzz::rules();
    return *book;
}

Result<Case> read(const std::string& text) {
    return readCase(SourceText("", text), rules().vocabulary(), rules().lookup());
}

const Case& subject() {
    static const Case given = *read(R"({"format":"biosubsidy-case/1","company":{"name":"甲公司","city":"beijing"},)"
                                    R"("projects":[{"id":"p1","kinds":["pilot_platform"]}]})");
    return given;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    if (bytes.starts_with("PK")) return 0; // a workbook
    const fuzz::MemoryFile file(bytes);
    const auto table = sheets::TableFile::open(file.path());
    if (!table) return 0;
    const auto answers = letters::readAnswers(**table, subject(), rules());
    if (!answers) {
        fuzz::requireShowable(answers.error());
        return 0;
    }
    for (const Localized& why : answers->unread) fuzz::requireShowable(why);
    const auto again = read(writeCase(answers->after, rules().vocabulary()));
    if (again)
        fuzz::require(*again == answers->after, "the case with its answers reads back the same");
    else
        fuzz::requireShowable(again.error());
    return 0;
}
