// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/library_care.h"

#include <QFileInfo>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

storage::Library::Check LibraryCare::checkAtOpening(const QString& path) {
    return QFileInfo(path).size() > largestReadAtOpening ? storage::Library::Check::none
                                                         : storage::Library::Check::whole;
}

LibraryCare::LibraryCare(QObject* parent)
    : QObject(parent), task_(*this, [this](const auto& outcome) {
          if (outcome->damage) Q_EMIT damaged(*outcome->damage);
          if (outcome->noBackup) Q_EMIT notBackedUp(*outcome->noBackup);
          Q_EMIT finished();
      }) {}

// The task waits for its thread, which has been told to give up.
LibraryCare::~LibraryCare() {
    stop_.request_stop();
}

void LibraryCare::start(const storage::Library& library, const Date& today, const storage::Moment& now) {
    if (library.isInMemory() || library.isReadOnly()) return;
    task_.start([path = library.path(), today, now, stop = stop_.get_token()] {
        Outcome outcome;
        const bool large = checkAtOpening(toQt(path)) == storage::Library::Check::none;
        const auto own = storage::Library::open(path, now, storage::Library::Check::none);
        if (!own) {
            outcome.noBackup = own.error();
            return outcome;
        }
        if (large)
            if (const auto checked = own->check(); !checked) outcome.damage = checked.error();
        // A damaged file would push out the copies of when it was whole.
        if (outcome.damage || stop.stop_requested()) return outcome;
        const auto copied = own->backUpDaily(today, stop);
        if (!copied && !stop.stop_requested()) outcome.noBackup = copied.error();
        return outcome;
    });
}

} // namespace biosubsidy::ui
