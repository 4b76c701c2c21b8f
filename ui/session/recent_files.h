// SPDX-License-Identifier: GPL-3.0-or-later
//
// The case files that were opened or saved last, newest first. Kept in the
// settings that the program brings in.
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

namespace biosubsidy::ui {

class RecentFiles : public QObject {
    Q_OBJECT

public:
    static constexpr int most = 8;

    explicit RecentFiles(QSettings& settings, QObject* parent = nullptr);

    [[nodiscard]] QStringList paths() const; // those that still exist
    void add(const QString& path);
    void clear();

Q_SIGNALS:
    void changed();

private:
    QSettings& settings_;
};

} // namespace biosubsidy::ui
