// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/estimates_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/applications/application_list_model.h"
#include "ui/look/conversions.h"
#include "ui/session/chosen_output.h"
#include "ui/widgets/column_room.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

constexpr int firstNumber = 1; // of the columns

// All that an estimate is made of.
applications::Application asApplication(const storage::ApplicationRow& row) {
    applications::Application of;
    of.claim = row.claim;
    of.title = row.title;
    of.status = row.status;
    of.expected = row.expected;
    of.expectedOpen = row.expectedOpen;
    of.applied.sum = row.applied;
    of.approved.sum = row.approved;
    if (row.paid) of.payments.push_back({*row.paid, std::nullopt, {}});
    return of;
}

} // namespace

EstimatesView::EstimatesView(const storage::Library& library, const Desk& desk, QWidget* parent)
    : QWidget(parent), library_(library), desk_(desk), about_(new QLabel(this)), csv_(new QPushButton(this)),
      xlsx_(new QPushButton(this)), rows_(new TextTableModel(this)),
      table_(makeListTable(this, "applications.estimates", rows_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    about_->setProperty("role", QStringLiteral("quiet"));
    about_->setWordWrap(true);
    csv_->setObjectName(QStringLiteral("applications.estimates_csv"));
    xlsx_->setObjectName(QStringLiteral("applications.estimates_xlsx"));
    head->addWidget(about_, 1);
    head->addWidget(csv_);
    head->addWidget(xlsx_);
    layout->addLayout(head);
    layout->addWidget(table_, 1);
    table_->horizontalHeader()->setStretchLastSection(false); // the titles take what is left
    table_->viewport()->installEventFilter(this);
    connect(csv_, &QPushButton::clicked, this, [this] { write(QStringLiteral(".csv")); });
    connect(xlsx_, &QPushButton::clicked, this, [this] { write(QStringLiteral(".xlsx")); });
    desk_.texts.follow(this, [this] { fill(); });
}

void EstimatesView::show(std::span<const storage::ApplicationId> ids) {
    std::vector<applications::Application> all;
    if (const auto rows = library_.applications().rows(ids)) {
        all.reserve(rows->size());
        for (const storage::ApplicationRow& row : *rows) all.push_back(asApplication(row));
    }
    estimates_ = applications::estimatesOf(all);
    fill();
}

QStringList EstimatesView::cells(const applications::Estimate& of) const {
    const auto text = [this](const Money& money) { return sumText(money, false, desk_.texts); };
    // Nothing given is no zero; what was decided may be one.
    const auto sum = [&](const Money& money) { return money.isZero() ? QStringLiteral("—") : text(money); };
    const QString title = desk_.texts(of.title);
    const QString expected = of.expectedOpen ? sumText(of.expected, true, desk_.texts) : sum(of.expected);
    return {title.isEmpty() ? toQt(of.measure) : title,
            QString::number(of.count),
            expected,
            sum(of.applied),
            sum(of.approved),
            sum(of.paid),
            QString::number(of.decided),
            sum(of.expectedOfDecided),
            of.expectedOfDecided.isZero() ? QStringLiteral("—") : text(of.approvedOfDecided),
            toQt(of.shareText())};
}

void EstimatesView::fill() {
    const Texts& texts = desk_.texts;
    about_->setText(texts("每项措施的预计和结果并列。只有批准或不予批准的、且有预计金额的，才拿来比较：“批准占预计”。",
                          "Expected and granted, measure by measure. Only what was decided and had a figure that was "
                          "expected is compared; what was approved of it is the share."));
    csv_->setText(texts("导出 CSV…", "Export CSV..."));
    xlsx_->setText(texts("导出 XLSX…", "Export XLSX..."));
    rows_->setHeader({texts("申报事项", "Application"), texts("项数", "Number"), texts("预计", "Expected, CNY"),
                      texts("申请", "Applied for, CNY"), texts("批准", "Approved, CNY"), texts("到账", "Paid, CNY"),
                      texts("已有结果", "Decided"), texts("其预计", "Expected of those"),
                      texts("其批准", "Approved of those"), texts("批准占预计", "Share")},
                     {1, 2, 3, 4, 5, 6, 7, 8, 9});
    std::vector<QStringList> rows;
    for (const applications::Estimate& one : estimates_) rows.push_back(cells(one));
    if (!estimates_.empty()) {
        rows.push_back(cells(applications::totalOf(estimates_)));
        rows.back().front() = texts("合计", "Total");
    }
    rows_->setRows(std::move(rows));
    table_->setAccessibleName(texts("预计与结果", "Expected and granted"));
    csv_->setEnabled(!estimates_.empty());
    xlsx_->setEnabled(!estimates_.empty());
    fitColumns();
}

void EstimatesView::fitColumns() {
    int others = 0;
    for (int column = firstNumber; column < rows_->columnCount(); ++column) {
        QStringList texts;
        for (int row = 0; row < std::min(rows_->rowCount(), 200); ++row)
            texts << rows_->index(row, column).data().toString();
        const int width = columnRoom(*table_, column, texts);
        table_->setColumnWidth(column, width);
        others += width;
    }
    constexpr int narrowest = 180;
    table_->setColumnWidth(0, std::max(narrowest, table_->viewport()->width() - others));
}

bool EstimatesView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) fitColumns();
    return QWidget::eventFilter(watched, event);
}

void EstimatesView::write(const QString& ending) {
    const Texts& texts = desk_.texts;
    const QString suggested = texts("预计与结果", "expected-and-granted") + ending;
    const QString filter =
        ending == QLatin1String(".csv") ? QStringLiteral("CSV (*.csv)") : QStringLiteral("Excel (*.xlsx)");
    const QString chosen =
        desk_.prompts.fileToExport(texts("导出预计与结果", "Export expected and granted"), suggested, filter);
    if (chosen.isEmpty()) return;
    const QString path = chosen.endsWith(ending, Qt::CaseInsensitive) ? chosen : withEnding(chosen, ending);
    const Language language = texts.language();
    const auto written = chosenOutput(chosen, path, library_.path()).and_then([&](const Target& target) {
        return ending == QLatin1String(".csv") ? target.write(applications::estimatesAsCsv(estimates_, language))
                                               : applications::estimatesToXlsx(estimates_, language, target);
    });
    if (!written)
        return Q_EMIT notWritten(texts("没有导出到 %1", "Not exported to %1").arg(path), texts(written.error()));
    Q_EMIT wrote(texts.counted("已导出 %1 项措施", "%1 [measure|measures] exported", estimates_.size()), path);
}

} // namespace biosubsidy::ui
