// SPDX-License-Identifier: GPL-3.0-or-later
//
// make_library PATH: a new library with one case and one application, for tests that run
// the command line alone.
#include "core/storage/library.h"

using namespace biosubsidy;

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const storage::Moment now = storage::fromMillis(1'795'000'000'000);
    const auto library = storage::Library::open(arguments[1], now);
    if (!library) return 1;
    storage::CaseRecord record;
    record.facts = "{}";
    const auto of = library->cases().add(record, "甲公司", storage::StateOrigin::created, now);
    applications::Application application;
    application.title = {"中试平台", "Pilot platform"};
    application.ownDeadline = Date::of(2026, 12, 11);
    return of && library->applications().add(*of, application, now) ? 0 : 1;
}
