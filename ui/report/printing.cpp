// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/printing.h"

#include <algorithm>

#include <QPrintPreviewDialog>
#include <QPrinter>

namespace biosubsidy::ui {

namespace {

void paintOn(QPrinter& printer, const Paper& paper) {
    const int first = printer.fromPage() == 0 ? 0 : printer.fromPage() - 1;
    const int last = printer.toPage() == 0 ? paper.pageCount() : std::min(printer.toPage(), paper.pageCount());
    QPainter painter(&printer);
    const qreal scale = static_cast<qreal>(printer.resolution()) / Paper::resolution;
    painter.scale(scale, scale);
    for (int page = first; page < last; ++page) {
        if (page > first && !printer.newPage()) return;
        paper.paint(painter, page);
    }
}

} // namespace

void printWithPreview(const Paper& paper, const Texts& texts, QWidget* parent) {
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setFullPage(true); // the pages have margins of their own
    printer.setDocName(paper.title());
    QPrintPreviewDialog dialog(&printer, parent);
    dialog.setWindowTitle(texts("打印报告", "Print the report"));
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, parent,
                     [&paper](QPrinter* chosen) { paintOn(*chosen, paper); });
    dialog.exec();
}

} // namespace biosubsidy::ui
