// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the report is wanted: language, unit, what to include, and whose report it
// is. All of it is remembered for the next report.
#pragma once

#include <QPlainTextEdit>

#include "core/report/options.h"
#include "ui/report/paper_form.h"
#include "ui/session/prompts.h"

namespace biosubsidy::ui {

class ReportForm : public PaperForm {
    Q_OBJECT

public:
    ReportForm(const Texts& texts, QSettings& settings, Prompts& prompts, QWidget* parent);

    [[nodiscard]] report::Options options() const;
    [[nodiscard]] bool compares() const { return compare_->isChecked(); }
    [[nodiscard]] const QString& logoPath() const noexcept { return logoPath_; }

protected:
    void restoreOwn() override;
    void rememberOwn() override;

private:
    void build();
    void showWhatApplies();
    void chooseLogo();
    void setLogo(const QString& path);
    void showLogo();
    void addLogo();

    Prompts& prompts_;
    QPlainTextEdit* contact_;
    QPushButton* chooseLogo_;
    QPushButton* dropLogo_;
    QLabel* logoNote_;
    QCheckBox* brief_;
    QList<QCheckBox*> chapters_; // as report::chapters() has them
    QCheckBox* compare_;
    QString logoPath_;
    std::optional<report::Picture> logo_;
};

} // namespace biosubsidy::ui
