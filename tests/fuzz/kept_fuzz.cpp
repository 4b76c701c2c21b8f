// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program itself keeps in files: the state of a run that broke off, the
// view of a snapshot, a map of columns.
#include "core/screening/run_state.h"
#include "core/sheets/map_text.h"
#include "core/storage/result_view.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

namespace {

const std::vector<sheets::SheetPreview>& previews() {
    static const std::vector<sheets::SheetPreview> previews = [] {
        sheets::Row row{1, {{0, {}, "企业名称"}, {1, {}, "员工人数"}, {2, {}, "项目1总投资（万元）"}}};
        return std::vector<sheets::SheetPreview>{{"企业", false, {row}, 1}};
    }();
    return previews;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::textOf(data, size));
    if (const auto state = screening::readRunState(text)) {
        const auto again = screening::readRunState(screening::toJson(*state));
        fuzz::require(again && screening::toJson(*again) == screening::toJson(*state),
                      "a state that was written is read as it was");
    }
    if (const auto view = storage::resultViewOf(text)) {
        const auto again = storage::resultViewOf(storage::toJson(*view));
        fuzz::require(again && storage::toJson(*again) == storage::toJson(*view),
                      "a view that was written is read as it was");
    }
    const Vocabulary& vocabulary = fuzz::rules()->vocabulary();
    if (const auto map = sheets::mapOfText(text, previews(), vocabulary)) {
        const auto again = sheets::mapOfText(mapText(*map, vocabulary), previews(), vocabulary);
        fuzz::require(again == map, "a map that was written is read as it was");
    }
    return 0;
}
