// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rescue_panel.h"

#include <QDir>
#include <QVBoxLayout>

#include "core/storage/library.h"
#include "core/system/whole_file.h"
#include "ui/library/case_file_name.h"
#include "ui/library/case_list_model.h"
#include "ui/look/conversions.h"
#include "ui/widgets/flow_layout.h"

namespace biosubsidy::ui {

namespace {

// Whether another file in its place would help: not where the disk, the rights or
// another program is the matter.
bool isOfTheFile(StorageProblem problem) {
    return problem == StorageProblem::damaged || problem == StorageProblem::newer ||
           problem == StorageProblem::foreign || problem == StorageProblem::missing ||
           problem == StorageProblem::unreachable || problem == StorageProblem::other;
}

// Whether the file may be read though the library cannot be opened.
bool mayBeRead(StorageProblem problem) {
    return problem == StorageProblem::damaged || problem == StorageProblem::newer || problem == StorageProblem::full ||
           problem == StorageProblem::readOnly || problem == StorageProblem::unreachable ||
           problem == StorageProblem::other;
}

} // namespace

RescuePanel::RescuePanel(const StorageError& error, const QString& path, Environment environment, QWidget* parent)
    : QFrame(parent), error_(error), path_(path), environment_(std::move(environment)) {
    setObjectName(QStringLiteral("rescue"));
    setProperty("role", QStringLiteral("problems"));
    const bool ofTheFile = isOfTheFile(error_.problem);
    if (ofTheFile) backups_ = storage::soundBackups(toUtf8(path_));
    build();
    choice_->setVisible(!backups_.empty());
    restore_->setVisible(!backups_.empty());
    salvage_->setVisible(mayBeRead(error_.problem));
    anew_->setVisible(ofTheFile);
    environment_.texts.follow(this, [this] { fillTexts(); });
}

QPushButton* RescuePanel::button(const char* name, void (RescuePanel::*act)()) {
    auto* made = new QPushButton(this);
    made->setObjectName(QLatin1String(name));
    connect(made, &QPushButton::clicked, this, act);
    return made;
}

void RescuePanel::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 10, 24, 12);
    layout->setSpacing(6);
    summary_ = new QLabel(this);
    summary_->setObjectName(QStringLiteral("rescue.summary"));
    summary_->setProperty("role", QStringLiteral("section"));
    advice_ = new QLabel(this);
    advice_->setObjectName(QStringLiteral("rescue.advice"));
    for (QLabel* label : {summary_, advice_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    choice_ = new QComboBox(this);
    choice_->setObjectName(QStringLiteral("rescue.backup"));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    restore_ = button("rescue.restore", &RescuePanel::restore);
    restore_->setProperty("role", QStringLiteral("primary"));
    salvage_ = button("rescue.salvage", &RescuePanel::salvageCases);
    anew_ = button("rescue.anew", &RescuePanel::startAnew);
    again_ = button("rescue.again", &RescuePanel::tryAgain);
    auto* line = new QWidget(this);
    constexpr int gap = 8;
    auto* buttons = new FlowLayout(line, gap);
    for (QWidget* one : std::initializer_list<QWidget*>{choice_, restore_, salvage_, anew_, again_})
        buttons->addWidget(one);
    layout->addWidget(line);
}

void RescuePanel::fillTexts() {
    const Texts& texts = environment_.texts;
    summary_->setText(texts(error_.message));
    const QString meanwhile =
        environment_.isOpen
            ? texts("在此之前，改动可能存不进案例库。", "Until then, changes may not reach the library.")
            : texts("在此之前，窗口里的案例只在内存里。", "Until then the cases of this window are in memory only.");
    advice_->setText(texts(error_.advice) + QLatin1Char(' ') + meanwhile + QLatin1Char('\n') + path_);
    advice_->setToolTip(toQt(error_.detail)); // the system's own words
    const int chosen = choice_->currentIndex();
    choice_->clear();
    for (const storage::Backup& backup : backups_)
        choice_->addItem(texts.counted("%2 的备份 · %1 个案例", "Backup of %2 · %1 [case|cases]", backup.cases)
                             .arg(localTime(backup.made)));
    choice_->setCurrentIndex(std::max(chosen, backups_.empty() ? -1 : 0));
    choice_->setAccessibleName(texts("自动备份", "Automatic backups"));
    restore_->setText(texts("恢复这份备份", "Restore this backup"));
    salvage_->setText(texts("导出能读出的案例…", "Export what can be read..."));
    anew_->setText(texts("保留旧库，重新开始", "Start anew, keep the old file"));
    again_->setText(texts("再试一次", "Try again"));
    for (QPushButton* one : {restore_, salvage_, anew_, again_}) one->setAccessibleName(one->text());
}

void RescuePanel::retire() {
    retired_ = true;
    hide();
    deleteLater();
}

// Asking what is to become of the open case may have saved it: then the library
// works, and nothing takes its place.
bool RescuePanel::mayReplace() const {
    return environment_.mayReopen() && !retired_;
}

void RescuePanel::restore() {
    const int chosen = choice_->currentIndex();
    if (chosen < 0 || !mayReplace()) return;
    finish(
        storage::restoreBackup(toUtf8(path_), backups_.at(static_cast<std::size_t>(chosen)).path, environment_.now()));
}

void RescuePanel::startAnew() {
    if (mayReplace()) finish(biosubsidy::storage::startAnew(toUtf8(path_), environment_.now()));
}

void RescuePanel::tryAgain() {
    if (environment_.mayReopen()) Q_EMIT reopenRequested();
}

void RescuePanel::finish(const Stored<std::string>& aside) {
    if (!aside) return tell(aside.error());
    Q_EMIT reopenRequested();
}

void RescuePanel::salvageCases() {
    const Texts& texts = environment_.texts;
    const auto cases = storage::salvage(toUtf8(path_));
    if (!cases) return tell(cases.error());
    if (cases->empty()) {
        Q_EMIT failed(texts("没有案例能读出来。", "No case can be read."), path_);
        return;
    }
    const QString folder = environment_.prompts.folderToSave();
    if (folder.isEmpty()) return;
    int written = 0;
    for (const storage::SalvagedCase& one : *cases) {
        const QString path = freeCasePath(folder, toQt(one.name), texts("案例", "case"));
        if (const auto outcome = writeFile(toUtf8(path), one.facts); !outcome) {
            Q_EMIT failed(texts.counted("导出了 %1 / %2 个案例。", "%1 of %2 [case was|cases were] exported.", written,
                                        cases->size()),
                          path + QLatin1Char('\n') + texts(outcome.error()));
            return;
        }
        ++written;
    }
    Q_EMIT said(texts.counted("已导出 %1 个案例到 %2", "%1 [case|cases] exported to %2", written)
                    .arg(QDir::toNativeSeparators(folder)));
}

void RescuePanel::tell(const StorageError& error) {
    Q_EMIT failed(environment_.texts(error.message),
                  environment_.texts(error.advice) + QStringLiteral("\n\n") + toQt(error.detail));
}

} // namespace biosubsidy::ui
