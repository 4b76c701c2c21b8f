// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages of a report one below the other, as they will be printed, as wide as
// the place allows. Only what is in sight is painted.
#pragma once

#include <memory>

#include <QCache>
#include <QPixmap>
#include <QScrollArea>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/paper/paper.h"

namespace biosubsidy::ui {

class PaperView : public QScrollArea {
    Q_OBJECT

public:
    PaperView(const Texts& texts, const Theme& theme, QWidget* parent);

    // Another report, or another state of the same: the scroll stays where it is.
    void show(const std::shared_ptr<Paper>& paper);
    [[nodiscard]] const std::shared_ptr<Paper>& paper() const noexcept { return paper_; }
    [[nodiscard]] int pageInSight() const; // from 1

Q_SIGNALS:
    void pageChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void fit();
    void paintPages(const QRect& clip);
    [[nodiscard]] QPixmap picture(int page);
    [[nodiscard]] QRect place(int page) const; // of a page, inside the sheet
    void describe();

    const Texts& texts_;
    const Theme& theme_;
    QWidget* sheet_;
    std::shared_ptr<Paper> paper_;
    QCache<int, QPixmap> pictures_;
    int pageWidth_ = 0;
};

} // namespace biosubsidy::ui
