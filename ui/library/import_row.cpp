// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/import_row.h"

#include <QHBoxLayout>

namespace biosubsidy::ui {

ImportRow::ImportRow(const storage::Library& library, const Texts& texts, std::function<storage::Moment()> now,
                     QWidget* parent)
    : QFrame(parent), texts_(texts), work_(library, texts, std::move(now)) {
    setProperty("role", QStringLiteral("panel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 8, 24, 8);
    state_ = new QLabel(this);
    state_->setObjectName(QStringLiteral("import.state"));
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("import.progress"));
    bar_->setTextVisible(false);
    constexpr int barWidth = 200;
    bar_->setFixedWidth(barWidth);
    stop_ = new QPushButton(this);
    stop_->setObjectName(QStringLiteral("import.stop"));
    layout->addWidget(state_, 1);
    layout->addWidget(bar_);
    layout->addWidget(stop_);
    connect(stop_, &QPushButton::clicked, &work_, &CaseImport::cancel);
    connect(&work_, &CaseImport::progressed, this, &ImportRow::say);
    connect(&work_, &CaseImport::finished, this, &QWidget::hide);
    texts_.follow(this, [this] {
        bar_->setAccessibleName(texts_("进度", "Progress"));
        stop_->setText(texts_("停止", "Stop"));
        stop_->setAccessibleName(stop_->text());
        say();
    });
    hide();
}

void ImportRow::say() {
    constexpr std::size_t few = 100;
    if (const int percent = work_.opening(); percent > 0) {
        constexpr int whole = 100;
        bar_->setRange(0, whole);
        bar_->setValue(percent);
        state_->setText(texts_("正在打开加密文件：%1%", "Opening the file under a passphrase: %1%").arg(percent));
        return setVisible(work_.isRunning());
    }
    const auto done = static_cast<int>(work_.done());
    const auto total = static_cast<int>(work_.total());
    bar_->setRange(0, std::max(1, total));
    bar_->setValue(done);
    state_->setText(texts_("正在导入：%1 / %2", "Importing: %1 of %2").arg(done).arg(total));
    setVisible(work_.isRunning() && work_.total() > few);
}

} // namespace biosubsidy::ui
