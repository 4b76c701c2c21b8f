// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_form.h"

#include <QFileInfo>
#include <QHBoxLayout>

#include "core/system/whole_file.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t largestLogo = 8U << 20U;
constexpr int contactLines = 3;

} // namespace

ReportForm::ReportForm(const Texts& texts, QSettings& settings, Prompts& prompts, QWidget* parent)
    : PaperForm("report",
                {{"生物制造扶持政策测算报告", "Biomanufacturing support assessment"},
                 {"显示在封面上", "shown on the cover"},
                 {"导出报告…", "Export the report..."}},
                texts, settings, parent),
      prompts_(prompts) {
    build();
    restore();
}

void ReportForm::build() {
    contact_ = new QPlainTextEdit(this);
    contact_->setObjectName(QStringLiteral("report.contact"));
    contact_->setTabChangesFocus(true);
    contact_->setFixedHeight(contactLines * contact_->fontMetrics().lineSpacing() + 20);
    connect(contact_, &QPlainTextEdit::textChanged, this, &ReportForm::remember);
    addLabel({"联系方式", "Contact"}, contact_);
    addLogo();
    brief_ = addCheck("brief", {"只要一页摘要", "one page alone"});
    auto* heading = new QLabel(this);
    heading->setProperty("role", QStringLiteral("label"));
    texts().follow(heading, [this, heading] { heading->setText(texts()("包括", "Include")); });
    column().addWidget(heading);
    for (const report::Chapter& chapter : report::chapters())
        chapters_ << addCheck(std::string(chapter.id).c_str(), chapter.label);
    compare_ = addCheck("compare", {"各地比较", "a comparison of places"});
    column().addStretch();
}

void ReportForm::addLogo() {
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    chooseLogo_ = new QPushButton(buttons);
    chooseLogo_->setObjectName(QStringLiteral("report.logo"));
    dropLogo_ = new QPushButton(buttons);
    dropLogo_->setObjectName(QStringLiteral("report.logo.drop"));
    row->addWidget(chooseLogo_);
    row->addWidget(dropLogo_);
    row->addStretch();
    connect(chooseLogo_, &QPushButton::clicked, this, &ReportForm::chooseLogo);
    connect(dropLogo_, &QPushButton::clicked, this, [this] { setLogo({}); });
    addLabel({"标志", "Logo"}, chooseLogo_);
    column().removeWidget(chooseLogo_);
    row->insertWidget(0, chooseLogo_);
    column().insertWidget(column().count() - 1, buttons);
    logoNote_ = new QLabel(this);
    logoNote_->setObjectName(QStringLiteral("report.logo.note"));
    logoNote_->setProperty("role", QStringLiteral("note"));
    logoNote_->setWordWrap(true);
    column().insertWidget(column().count() - 1, logoNote_);
    texts().follow(this, [this] {
        chooseLogo_->setText(texts()("选择图片…", "Choose..."));
        dropLogo_->setText(texts()("移除", "Remove"));
        dropLogo_->setAccessibleName(texts()("移除标志", "Remove the logo"));
        showLogo();
    });
}

report::Options ReportForm::options() const {
    report::Options options;
    options.language = language();
    options.unit = unit();
    options.title = title();
    options.author = author();
    options.contact = toUtf8(contact_->toPlainText().trimmed());
    options.logo = logo_;
    options.brief = brief_->isChecked();
    for (qsizetype index = 0; index < chapters_.size(); ++index)
        options.contents.*(report::chapters()[static_cast<std::size_t>(index)].wanted) = chapters_[index]->isChecked();
    return options;
}

void ReportForm::restoreOwn() {
    contact_->setPlainText(settings().value(key("contact")).toString());
    brief_->setChecked(settings().value(key("brief"), false).toBool());
    const report::Contents usual;
    for (qsizetype at = 0; at < chapters_.size(); ++at) {
        const report::Chapter& chapter = report::chapters()[static_cast<std::size_t>(at)];
        chapters_[at]->setChecked(
            settings().value(key(std::string(chapter.id).c_str()), usual.*(chapter.wanted)).toBool());
    }
    showWhatApplies();
    compare_->setChecked(settings().value(key("compare"), false).toBool());
    setLogo(settings().value(key("logo")).toString());
}

void ReportForm::rememberOwn() {
    showWhatApplies();
    settings().setValue(key("contact"), contact_->toPlainText());
    settings().setValue(key("logo"), logoPath_);
    settings().setValue(key("brief"), brief_->isChecked());
    for (qsizetype index = 0; index < chapters_.size(); ++index)
        settings().setValue(key(std::string(report::chapters()[static_cast<std::size_t>(index)].id).c_str()),
                            chapters_[index]->isChecked());
    settings().setValue(key("compare"), compare_->isChecked());
}

// A single page has no chapters.
void ReportForm::showWhatApplies() {
    for (QCheckBox* chapter : chapters_) chapter->setEnabled(!brief_->isChecked());
    compare_->setEnabled(!brief_->isChecked());
}

void ReportForm::chooseLogo() {
    const QString path = prompts_.fileToImport(texts()("选择标志", "Choose a logo"),
                                               texts()("图片 (*.png *.jpg *.jpeg)", "Pictures (*.png *.jpg *.jpeg)"));
    if (!path.isEmpty()) setLogo(path);
}

// A picture that cannot be read is told of and not taken; the one before goes.
void ReportForm::setLogo(const QString& path) {
    logoPath_ = path;
    logo_.reset();
    if (!path.isEmpty()) {
        auto bytes = readFile(toUtf8(path), largestLogo);
        if (bytes && bytes->size() <= largestLogo) logo_ = report::pictureOf(std::move(*bytes));
    }
    showLogo();
    remember();
}

void ReportForm::showLogo() {
    dropLogo_->setVisible(!logoPath_.isEmpty());
    QString note;
    if (!logoPath_.isEmpty())
        note = logo_ ? QFileInfo(logoPath_).fileName()
                     : texts()("%1 读不出来：应为 8 MB 以内的 PNG 或 JPEG 图片。",
                               "%1 cannot be read: a PNG or JPEG picture of at most 8 MB is wanted.")
                           .arg(QFileInfo(logoPath_).fileName());
    logoNote_->setText(note);
    setStyleProperty(*logoNote_, "state", logo_ ? QString() : QStringLiteral("wrong"));
    logoNote_->setVisible(!note.isEmpty());
}

} // namespace biosubsidy::ui
