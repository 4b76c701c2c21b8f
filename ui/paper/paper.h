// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report laid out on A4 pages, ready to be painted: on the screen, or into a
// PDF. The layout is made once, for a device of its own resolution, so that the
// preview and the PDF break lines and pages alike. It may be made in another
// thread than the one that paints it, but is used by one at a time.
#pragma once

#include <memory>
#include <optional>

#include <QList>
#include <QPainter>
#include <QString>

#include "core/report/document.h"

class QTextDocument;
class QThread;

namespace biosubsidy::ui {

class BarObject;
class PaperDevice;

class Paper {
public:
    explicit Paper(const report::Document& document);
    ~Paper();
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    static constexpr int resolution = 600; // units of the layout in an inch
    // Of a whole page, in units of the layout.
    [[nodiscard]] static QSizeF pageSize();

    [[nodiscard]] int pageCount() const;
    // The whole page with its margins, head and number; the painter stands at its
    // top left corner and is scaled to units of the layout.
    void paint(QPainter& painter, int page) const;

    // To be called in the thread that made it, at the end.
    void moveToThread(QThread* thread);

    // Where the headings are.
    struct Heading {
        QString title;
        int level = 1;
        int page = 0;
        qreal top = 0; // in units of the layout, from the top of the page
    };
    [[nodiscard]] QList<Heading> headings() const;
    // From the lines of the list of contents.
    struct Link {
        int page = 0;
        QRectF place; // on it, in units of the layout
        Heading target;
    };
    [[nodiscard]] QList<Link> links() const;
    // Beyond the basic plane, in the order in which pages paint them.
    struct RareCharacter {
        QString text;
        bool isBold = false;
    };
    [[nodiscard]] QList<RareCharacter> rareCharacters() const;
    // All of it as plain text, for those who do not see the pages.
    [[nodiscard]] QString plainText() const;

    [[nodiscard]] const QString& title() const noexcept { return title_; }
    [[nodiscard]] const QString& date() const noexcept { return date_; }
    [[nodiscard]] const QByteArray& language() const noexcept { return language_; } // "zh-CN"

private:
    void keepHeadingsWithText();
    void listContents();
    // The page of the text that is shown there; none of a page of contents.
    [[nodiscard]] std::optional<int> pageOfText(int page) const;
    [[nodiscard]] int pageShowing(int pageOfText) const;
    void paintEdges(QPainter& painter, int page) const;
    void paintContents(QPainter& painter, int page) const;
    [[nodiscard]] static QRectF contentsLine(int index);

    QString title_;
    QString runningHead_;
    QString date_;
    QByteArray language_;
    std::unique_ptr<PaperDevice> device_;
    std::unique_ptr<QTextDocument> text_;
    std::unique_ptr<BarObject> bars_;
    int settled_ = 0;         // blocks whose page is decided
    QList<Heading> contents_; // of the list of contents, behind the cover
    int coverPages_ = 1;
    int contentsPages_ = 0;
};

} // namespace biosubsidy::ui
