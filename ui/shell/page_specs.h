// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages of the window: all that rail, menu and window know of them. A new one is
// the page itself, its id in PageId and a line in this table.
#pragma once

#include <span>

#include "core/values/localized.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class Advisor;
class CaseApplications;
class CaseSession;
class RecentFiles;
struct PolicyFiles;

// What pages are made from; it outlives them.
struct PageParts {
    const Desk& desk;
    CaseSession& session;
    RecentFiles& recentFiles;
    Advisor& advisor;
    CaseApplications& claims; // what the claims of the open case are applied for by
    const PolicyFiles& files;
    const QString& resultsFolder; // of screenings
};

struct PageSpec {
    PageId id;
    const char* name; // of the icon and the objects: "cases"
    Localized word;
    Localized tip;
    Localized verb; // of the menu, with the letter that chooses it
    bool needsCase;
    Page* (*make)(const PageParts& parts, QWidget* parent);
};

// In the order of the rail: Ctrl+1 reaches the first.
[[nodiscard]] std::span<const PageSpec> pageSpecs();
// Those that are opened from another page.
[[nodiscard]] std::span<const PageSpec> specsBeside();
[[nodiscard]] const PageSpec& specOf(PageId id);

} // namespace biosubsidy::ui
