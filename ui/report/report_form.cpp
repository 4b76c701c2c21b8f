// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_form.h"

#include <algorithm>

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>

#include "core/system/whole_file.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"
#include "ui/widgets/downward_scroll.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t largestLogo = 8U << 20U;
constexpr int contactLines = 3;
constexpr int leastWidth = 296;

QString key(const char* name) {
    return QStringLiteral("report/") + QLatin1String(name);
}

} // namespace

ReportForm::ReportForm(const Texts& texts, QSettings& settings, Prompts& prompts, QWidget* parent)
    : QWidget(parent), texts_(texts), settings_(settings), prompts_(prompts) {
    build();
    texts_.follow(this, [this] { fillChoices(); });
    restore();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QLabel* ReportForm::addLabel(const Localized& text, QWidget* of) {
    auto* label = new QLabel(this);
    label->setProperty("role", QStringLiteral("label"));
    label->setBuddy(of);
    texts_.follow(label, [this, label, text] { label->setText(texts_(text)); });
    texts_.follow(of, [this, of, text] { of->setAccessibleName(texts_(text)); });
    column_->addWidget(label);
    column_->addWidget(of);
    column_->addSpacing(8);
    return label;
}

QLineEdit* ReportForm::addLine(const char* name, const Localized& label, const Localized& placeholder) {
    auto* line = new QLineEdit(this);
    line->setObjectName(QLatin1String(name));
    texts_.follow(line, [this, line, placeholder] { line->setPlaceholderText(texts_(placeholder)); });
    connect(line, &QLineEdit::textChanged, this, &ReportForm::remember);
    addLabel(label, line);
    return line;
}

CalmComboBox* ReportForm::addChoice(const char* name, const Localized& label) {
    auto* box = new CalmComboBox(this);
    box->setObjectName(QLatin1String(name));
    connect(box, &QComboBox::currentIndexChanged, this, &ReportForm::remember);
    addLabel(label, box);
    return box;
}

QCheckBox* ReportForm::addCheck(const char* name, const Localized& label) {
    auto* check = new QCheckBox(this);
    check->setObjectName(QLatin1String(name));
    texts_.follow(check, [this, check, label] {
        check->setText(texts_(label));
        check->setAccessibleName(check->text());
    });
    connect(check, &QCheckBox::toggled, this, &ReportForm::remember);
    column_->addWidget(check);
    return check;
}

void ReportForm::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    area_ = downwardScroll(this);
    outer->addWidget(area_, 1);
    outer->addWidget(buildFoot());
    auto* content = new QWidget(area_);
    area_->setWidget(content);
    content->installEventFilter(this);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(16, 16, 16, 16);
    column_->setSpacing(4);
    format_ = addChoice("report.format", {"文件格式", "Kind of file"});
    language_ = addChoice("report.language", {"报告的语言", "Language of the report"});
    unit_ = addChoice("report.unit", {"表中金额的单位", "Sums in tables"});
    title_ =
        addLine("report.title", {"标题", "Title"}, {"生物制造扶持政策测算报告", "Biomanufacturing support assessment"});
    author_ = addLine("report.author", {"编制机构或编制人", "Prepared by"}, {"显示在封面上", "shown on the cover"});
    contact_ = new QPlainTextEdit(this);
    contact_->setObjectName(QStringLiteral("report.contact"));
    contact_->setTabChangesFocus(true);
    contact_->setFixedHeight(contactLines * contact_->fontMetrics().lineSpacing() + 20);
    connect(contact_, &QPlainTextEdit::textChanged, this, &ReportForm::remember);
    addLabel({"联系方式", "Contact"}, contact_);
    addLogo();
    brief_ = addCheck("report.brief", {"只要一页摘要", "one page alone"});
    auto* heading = new QLabel(this);
    heading->setProperty("role", QStringLiteral("label"));
    texts_.follow(heading, [this, heading] { heading->setText(texts_("包括", "Include")); });
    column_->addWidget(heading);
    for (const report::Chapter& chapter : report::chapters())
        chapters_ << addCheck(("report." + std::string(chapter.id)).c_str(), chapter.label);
    compare_ = addCheck("report.compare", {"各地比较", "a comparison of places"});
    column_->addStretch();
}

QSize ReportForm::sizeHint() const {
    const int options = area_->widget()->minimumSizeHint().width() + area_->verticalScrollBar()->sizeHint().width();
    return {std::max({leastWidth, options, QWidget::minimumSizeHint().width()}), QWidget::sizeHint().height()};
}

// Other words and other sizes of texts need another width, of which an area that scrolls
// tells nobody.
bool ReportForm::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) updateGeometry();
    return QWidget::eventFilter(watched, event);
}

// What stays in sight however far the options are scrolled.
QWidget* ReportForm::buildFoot() {
    auto* foot = new QWidget(this);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(16, 8, 16, 16);
    export_ = new QPushButton(foot);
    export_->setObjectName(QStringLiteral("report.export"));
    export_->setProperty("role", QStringLiteral("primary"));
    connect(export_, &QPushButton::clicked, this, &ReportForm::exportRequested);
    layout->addWidget(export_);
    told_ = new QLabel(foot);
    told_->setObjectName(QStringLiteral("report.told"));
    told_->setProperty("role", QStringLiteral("note"));
    told_->setWordWrap(true);
    told_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    told_->hide();
    layout->addWidget(told_);
    texts_.follow(this, [this] { setBusy(busy_); });
    return foot;
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
    column_->removeWidget(chooseLogo_);
    row->insertWidget(0, chooseLogo_);
    column_->insertWidget(column_->count() - 1, buttons);
    logoNote_ = new QLabel(this);
    logoNote_->setObjectName(QStringLiteral("report.logo.note"));
    logoNote_->setProperty("role", QStringLiteral("note"));
    logoNote_->setWordWrap(true);
    column_->insertWidget(column_->count() - 1, logoNote_);
    texts_.follow(this, [this] {
        chooseLogo_->setText(texts_("选择图片…", "Choose..."));
        dropLogo_->setText(texts_("移除", "Remove"));
        dropLogo_->setAccessibleName(texts_("移除标志", "Remove the logo"));
        showLogo();
    });
}

void ReportForm::fillChoices() {
    const auto fill = [this](CalmComboBox* box, const std::vector<Localized>& items) {
        const QSignalBlocker quiet(box);
        const int index = std::max(box->currentIndex(), 0);
        box->clear();
        for (const Localized& item : items) box->addItem(texts_(item));
        box->setCurrentIndex(index);
    };
    std::vector<Localized> formats;
    for (const ReportFormat& format : reportFormats()) formats.push_back(format.label);
    fill(format_, formats);
    fill(language_, {{"随窗口", "As the window"}, {"中文", "Chinese (中文)"}, {"英文（English）", "English"}});
    fill(unit_,
         {{"随语言：中文万元，英文元", "As the language has it"}, {"万元", "CNY 10,000 (万元)"}, {"元", "CNY (元)"}});
}

report::Options ReportForm::options() const {
    report::Options options;
    options.language = texts_.language();
    if (language_->currentIndex() > 0) options.language = language_->currentIndex() == 1 ? Language::zh : Language::en;
    options.unit = options.language == Language::zh ? report::Unit::wan : report::Unit::yuan;
    if (unit_->currentIndex() > 0) options.unit = unit_->currentIndex() == 1 ? report::Unit::wan : report::Unit::yuan;
    options.title = toUtf8(title_->text().trimmed());
    options.author = toUtf8(author_->text().trimmed());
    options.contact = toUtf8(contact_->toPlainText().trimmed());
    options.logo = logo_;
    options.brief = brief_->isChecked();
    for (qsizetype index = 0; index < chapters_.size(); ++index)
        options.contents.*(report::chapters()[static_cast<std::size_t>(index)].wanted) = chapters_[index]->isChecked();
    return options;
}

const ReportFormat& ReportForm::format() const {
    return reportFormats()[static_cast<std::size_t>(std::max(format_->currentIndex(), 0))];
}

void ReportForm::setBusy(bool busy) {
    busy_ = busy;
    export_->setText(busy ? texts_("停止导出", "Stop writing") : texts_("导出报告…", "Export the report..."));
    export_->setAccessibleName(export_->text());
}

void ReportForm::tell(const QString& text, bool wrong) {
    told_->setText(text);
    setStyleProperty(*told_, "state", wrong ? QStringLiteral("wrong") : QStringLiteral("understood"));
    told_->setVisible(!text.isEmpty());
}

void ReportForm::restore() {
    restoring_ = true;
    title_->setText(settings_.value(key("title")).toString());
    author_->setText(settings_.value(key("author")).toString());
    contact_->setPlainText(settings_.value(key("contact")).toString());
    const auto index = [&](const char* name, int count) {
        return std::clamp(settings_.value(key(name), 0).toInt(), 0, count - 1);
    };
    const std::string ending = toUtf8(settings_.value(key("format")).toString());
    for (int at = 0; at < format_->count(); ++at) {
        if (reportFormats()[static_cast<std::size_t>(at)].ending == ending) format_->setCurrentIndex(at);
    }
    language_->setCurrentIndex(index("language", language_->count()));
    unit_->setCurrentIndex(index("unit", unit_->count()));
    brief_->setChecked(settings_.value(key("brief"), false).toBool());
    const report::Contents usual;
    for (qsizetype at = 0; at < chapters_.size(); ++at) {
        const report::Chapter& chapter = report::chapters()[static_cast<std::size_t>(at)];
        chapters_[at]->setChecked(
            settings_.value(key(std::string(chapter.id).c_str()), usual.*(chapter.wanted)).toBool());
    }
    showWhatApplies();
    compare_->setChecked(settings_.value(key("compare"), false).toBool());
    setLogo(settings_.value(key("logo")).toString());
    restoring_ = false;
}

void ReportForm::remember() {
    if (restoring_) return;
    showWhatApplies();
    settings_.setValue(key("title"), title_->text());
    settings_.setValue(key("author"), author_->text());
    settings_.setValue(key("contact"), contact_->toPlainText());
    settings_.setValue(key("logo"), logoPath_);
    settings_.setValue(key("format"), toQt(std::string(format().ending)));
    settings_.setValue(key("language"), language_->currentIndex());
    settings_.setValue(key("unit"), unit_->currentIndex());
    settings_.setValue(key("brief"), brief_->isChecked());
    for (qsizetype index = 0; index < chapters_.size(); ++index)
        settings_.setValue(key(std::string(report::chapters()[static_cast<std::size_t>(index)].id).c_str()),
                           chapters_[index]->isChecked());
    settings_.setValue(key("compare"), compare_->isChecked());
    Q_EMIT changed();
}

// A single page has no chapters.
void ReportForm::showWhatApplies() {
    for (QCheckBox* chapter : chapters_) chapter->setEnabled(!brief_->isChecked());
    compare_->setEnabled(!brief_->isChecked());
}

void ReportForm::chooseLogo() {
    const QString path = prompts_.fileToImport(texts_("选择标志", "Choose a logo"),
                                               texts_("图片 (*.png *.jpg *.jpeg)", "Pictures (*.png *.jpg *.jpeg)"));
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
                     : texts_("%1 读不出来：应为 8 MB 以内的 PNG 或 JPEG 图片。",
                              "%1 cannot be read: a PNG or JPEG picture of at most 8 MB is wanted.")
                           .arg(QFileInfo(logoPath_).fileName());
    logoNote_->setText(note);
    setStyleProperty(*logoNote_, "state", logo_ ? QString() : QStringLiteral("wrong"));
    logoNote_->setVisible(!note.isEmpty());
}

} // namespace biosubsidy::ui
