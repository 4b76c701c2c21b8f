// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the report is wanted: language, unit, what to include, and whose report it
// is. All of it is remembered for the next report.
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include "core/report/options.h"
#include "ui/look/texts.h"
#include "ui/report/report_job.h"
#include "ui/session/prompts.h"
#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

class ReportForm : public QWidget {
    Q_OBJECT

public:
    ReportForm(const Texts& texts, QSettings& settings, Prompts& prompts, QWidget* parent);

    [[nodiscard]] report::Options options() const;
    [[nodiscard]] bool compares() const { return compare_->isChecked(); }
    [[nodiscard]] const ReportFormat& format() const;
    [[nodiscard]] const QString& logoPath() const noexcept { return logoPath_; }
    // While a report is written there is nothing to press.
    // While a report is written, exportRequested() asks to stop.
    void setBusy(bool busy);
    // What came of the last export; `wrong`: it failed.
    void tell(const QString& text, bool wrong);

    // As wide as its widest option, the bar that scrolls beside it.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {sizeHint().width(), QWidget::minimumSizeHint().height()};
    }

Q_SIGNALS:
    void changed(); // the report would look otherwise
    void exportRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildFoot();
    void fillChoices();
    void restore();
    void remember();
    void showWhatApplies();
    void chooseLogo();
    void setLogo(const QString& path);
    void showLogo();
    QLabel* addLabel(const Localized& text, QWidget* of);
    QLineEdit* addLine(const char* name, const Localized& label, const Localized& placeholder);
    CalmComboBox* addChoice(const char* name, const Localized& label);
    QCheckBox* addCheck(const char* name, const Localized& label);
    void addLogo();

    const Texts& texts_;
    QSettings& settings_;
    Prompts& prompts_;
    QScrollArea* area_;
    QVBoxLayout* column_;
    QLineEdit* title_;
    QLineEdit* author_;
    QPlainTextEdit* contact_;
    QPushButton* chooseLogo_;
    QPushButton* dropLogo_;
    QLabel* logoNote_;
    CalmComboBox* language_;
    CalmComboBox* unit_;
    CalmComboBox* format_;
    QCheckBox* brief_;
    QList<QCheckBox*> chapters_; // as report::chapters() has them
    QCheckBox* compare_;
    QPushButton* export_;
    bool busy_ = false; // a report is being written, and the button stops it
    QLabel* told_;
    QString logoPath_;
    std::optional<report::Picture> logo_;
    bool restoring_ = false;
};

} // namespace biosubsidy::ui
