// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user's own packs as the window works with them: a step in the folder is
// followed by the rules being read anew and put under the open case. A step that
// the case does not allow (it names a measure that would be gone) is taken back at
// once. Steps can be undone for as long as the program is open.
#pragma once

#include <vector>

#include <QObject>

#include "core/packs/pack_folder.h"
#include "ui/session/case_document.h"

namespace biosubsidy::ui {

class OwnPacks : public QObject {
    Q_OBJECT

public:
    OwnPacks(const QString& folder, CaseDocument& document, QObject* parent = nullptr);

    // Each returns what is wrong, and nothing changed; or nothing, and changed() was said.
    [[nodiscard]] Diagnostics add(const QString& file);
    [[nodiscard]] Diagnostics update(const QString& pack, const QString& file);
    [[nodiscard]] Diagnostics remove(const QString& pack);
    [[nodiscard]] Diagnostics complete(const OwnFigure& figure);
    [[nodiscard]] Diagnostics removeLeftOut();

    // What the newer file would change, in words; checked as update() would.
    [[nodiscard]] Result<std::string> difference(const QString& pack, const QString& file, Language language) const;

    [[nodiscard]] bool canUndo() const { return !done_.empty(); }
    [[nodiscard]] Diagnostics undo();

    // Of files in the folder that cannot be read.
    [[nodiscard]] const Diagnostics& problems() const { return problems_; }
    [[nodiscard]] const std::vector<std::string>& leftOut() const { return leftOut_; }

Q_SIGNALS:
    // The id of the pack that came or changed; of one that went, "".
    void changed(const QString& pack);

private:
    [[nodiscard]] Diagnostics settle(const Result<PackFolder::Step>& step, bool undoing);

    PackFolder folder_;
    CaseDocument& document_;
    std::vector<std::vector<PackFolder::Step>> done_;
    Diagnostics problems_;
    std::vector<std::string> leftOut_;
};

} // namespace biosubsidy::ui
