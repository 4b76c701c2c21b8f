// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recent_files.h"

#include <QFileInfo>

namespace biosubsidy::ui {

namespace {

const QString key = QStringLiteral("recentFiles");

} // namespace

RecentFiles::RecentFiles(QSettings& settings, QObject* parent) : QObject(parent), settings_(settings) {}

QStringList RecentFiles::paths() const {
    QStringList existing;
    for (const QString& path : settings_.value(key).toStringList()) {
        if (QFileInfo::exists(path)) existing << path;
    }
    return existing;
}

void RecentFiles::add(const QString& path) {
    const QString whole = QFileInfo(path).absoluteFilePath();
    QStringList all = settings_.value(key).toStringList();
    all.removeAll(whole);
    all.prepend(whole);
    settings_.setValue(key, all.mid(0, most));
    Q_EMIT changed();
}

void RecentFiles::clear() {
    settings_.remove(key);
    Q_EMIT changed();
}

} // namespace biosubsidy::ui
