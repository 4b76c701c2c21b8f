// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shows a chapter of the manual. Pictures are made as wide as the view at most,
// anew when it is resized.
#pragma once

#include <QTextBrowser>
#include <QTimer>

namespace biosubsidy::ui {

class ManualView : public QTextBrowser {
    Q_OBJECT

public:
    explicit ManualView(QWidget* parent);

    // Pictures are looked for in the folder.
    void showChapter(const QString& markdown, const QString& folder);
    void goTo(const QString& heading);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int room() const;
    void fill();

    QString markdown_;
    QString folder_;
    int filledFor_ = 0; // the room that the pictures were made for
    QTimer settled_;
};

} // namespace biosubsidy::ui
