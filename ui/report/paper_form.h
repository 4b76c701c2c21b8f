// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a document is wanted, as far as that is the same for all of them: the kind of
// file, language, unit, title and author, and the button that writes it. A form for one
// kind of document adds its own. All of it is remembered for the next one.
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include "core/report/sum_text.h"
#include "ui/look/texts.h"
#include "ui/paper/report_formats.h"
#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

class PaperForm : public QWidget {
    Q_OBJECT

public:
    [[nodiscard]] const ReportFormat& format() const;
    [[nodiscard]] Language language() const;
    [[nodiscard]] report::Unit unit() const;
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string author() const;
    // While a document is written, exportRequested() asks to stop.
    void setBusy(bool busy);
    // What came of the last export; `wrong`: it failed.
    void tell(const QString& text, bool wrong);

    // As wide as its widest option, the bar that scrolls beside it.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {sizeHint().width(), QWidget::minimumSizeHint().height()};
    }

Q_SIGNALS:
    void changed(); // the document would look otherwise
    void exportRequested();

protected:
    struct Words {
        Localized title; // where none is given
        Localized author;
        Localized exportVerb;
    };
    // `name`: of the settings and of the objects, "report".
    PaperForm(const char* name, Words words, const Texts& texts, QSettings& settings, QWidget* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;

    [[nodiscard]] const Texts& texts() const noexcept { return texts_; }
    [[nodiscard]] QSettings& settings() const noexcept { return settings_; }
    [[nodiscard]] QString key(const char* name) const; // of the settings
    [[nodiscard]] QVBoxLayout& column() const noexcept { return *column_; }
    QLabel* addLabel(const Localized& text, QWidget* of);
    QLineEdit* addLine(const char* name, const Localized& label, const Localized& placeholder);
    CalmComboBox* addChoice(const char* name, const Localized& label);
    QCheckBox* addCheck(const char* name, const Localized& label);
    // The items in the language of the window; the choice stays.
    void fill(CalmComboBox& box, const std::vector<Localized>& items) const;
    // Once every field is there.
    void restore();
    void remember();
    virtual void restoreOwn() = 0;
    virtual void rememberOwn() = 0;

private:
    [[nodiscard]] QString object(const char* name) const;
    QWidget* buildFoot();

    QString name_;
    Words words_;
    const Texts& texts_;
    QSettings& settings_;
    QScrollArea* area_;
    QVBoxLayout* column_;
    CalmComboBox* format_;
    CalmComboBox* language_;
    CalmComboBox* unit_;
    QLineEdit* title_;
    QLineEdit* author_;
    QPushButton* export_;
    QLabel* told_;
    bool busy_ = false; // a document is being written, and the button stops it
    bool restoring_ = false;
};

} // namespace biosubsidy::ui
