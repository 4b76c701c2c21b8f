// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_file.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPdfWriter>

namespace biosubsidy::ui {

QByteArray toPdf(const Paper& paper) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly)) return {};
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(Paper::resolution);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        writer.setTitle(paper.title());
        writer.setCreator(QStringLiteral("Biosubsidy"));
        QPainter painter;
        if (!painter.begin(&writer)) return {};
        for (int page = 0; page < paper.pageCount(); ++page) {
            if (page > 0 && !writer.newPage()) return {};
            paper.paint(painter, page);
        }
        painter.end();
    }
    return bytes;
}

} // namespace biosubsidy::ui
