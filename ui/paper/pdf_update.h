// SPDX-License-Identifier: GPL-3.0-or-later
//
// A later change of a PDF of Qt's: objects appended behind what stands there, as the
// format foresees, so that nothing of what Qt wrote moves.
#pragma once

#include <QByteArray>
#include <QList>

namespace biosubsidy::ui {

class PdfUpdate {
public:
    // The file must outlive it.
    explicit PdfUpdate(const QByteArray& pdf);

    // Whether the file is built as Qt 6 builds it; nothing else is to be asked where not.
    [[nodiscard]] bool isSound() const;
    // The first free number of an object, and that of the catalogue.
    [[nodiscard]] int size() const noexcept { return size_; }
    [[nodiscard]] int root() const noexcept { return root_; }
    [[nodiscard]] QList<int> pages() const;
    // What stands between "N 0 obj" and "endobj"; "" where there is none.
    [[nodiscard]] QByteArray object(int number) const;
    // The same without the brackets of a dictionary.
    [[nodiscard]] QByteArray entries(int number) const;

    // Another state of an object, or a new one: what stands behind "N 0 obj".
    void put(int number, const QByteArray& body);
    void putEntries(int number, const QByteArray& entries) { put(number, "<<\n" + entries + "\n>>"); }
    // The file with them.
    [[nodiscard]] QByteArray finish();

private:
    const QByteArray& pdf_;
    QByteArray out_;
    int size_ = 0;
    int root_ = 0;
    int next_ = 0;    // behind the highest number that was put
    QByteArray info_; // "/Info 1 0 R"
    QByteArray startXref_;
    QList<std::pair<int, qsizetype>> places_;
};

// The first group of the pattern; "" where it does not match.
[[nodiscard]] QByteArray foundIn(const QByteArray& text, const QString& pattern);
// "12 0 R"
[[nodiscard]] QByteArray pdfReference(int object);

} // namespace biosubsidy::ui
