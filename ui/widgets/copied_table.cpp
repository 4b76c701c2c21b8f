// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copied_table.h"

#include <memory>

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "core/documents/csv_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QString CopiedTable::cell(const CopiedColumn& column, qsizetype row) const {
    const QString text = column.cells.value(row);
    return column.isNumber ? text : toQt(pastedCell(toUtf8(text)));
}

QString CopiedTable::text() const {
    QStringList headings;
    for (const CopiedColumn& column : columns_) headings << column.heading;
    QStringList lines{headings.join(QLatin1Char('\t'))};
    for (qsizetype row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (const CopiedColumn& column : columns_) cells << cell(column, row);
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

// Excel takes a cell's kind from its number format: a text stays one.
QString CopiedTable::html() const {
    QString out = QStringLiteral(
        "<html><head><meta charset=\"utf-8\"/><style>table{border-collapse:collapse}td,th{border:1px solid #a6adb8;"
        "padding:2px 6px;vertical-align:top;mso-number-format:\"\\@\"}.n{text-align:right;"
        "mso-number-format:\"\\#\\,\\#\\#0\\.00\"}</style></head><body><table><thead><tr>");
    for (const CopiedColumn& column : columns_)
        out += QStringLiteral("<th>%1</th>").arg(column.heading.toHtmlEscaped());
    out += QStringLiteral("</tr></thead><tbody>");
    for (qsizetype row = 0; row < rowCount(); ++row) {
        out += QStringLiteral("<tr>");
        for (const CopiedColumn& column : columns_)
            out += QStringLiteral("<td%1>%2</td>")
                       .arg(column.isNumber ? QStringLiteral(" class=\"n\"") : QString(),
                            cell(column, row).toHtmlEscaped());
        out += QStringLiteral("</tr>");
    }
    return out + QStringLiteral("</tbody></table></body></html>");
}

void CopiedTable::copy(const QString& text) const {
    auto data = std::make_unique<QMimeData>();
    data->setText(text.isEmpty() ? this->text() : text);
    data->setHtml(html());
    QGuiApplication::clipboard()->setMimeData(data.release());
}

} // namespace biosubsidy::ui
