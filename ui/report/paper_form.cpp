// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/paper_form.h"

#include <algorithm>

#include <QEvent>
#include <QScrollBar>
#include <QSignalBlocker>

#include "ui/look/conversions.h"
#include "ui/look/theme.h"
#include "ui/widgets/downward_scroll.h"

namespace biosubsidy::ui {

namespace {

constexpr int leastWidth = 296;

} // namespace

PaperForm::PaperForm(const char* name, Words words, const Texts& texts, QSettings& settings, QWidget* parent)
    : QWidget(parent), name_(QLatin1String(name)), words_(std::move(words)), texts_(texts), settings_(settings) {
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
    format_ = addChoice("format", {"文件格式", "Kind of file"});
    language_ = addChoice("language", {"报告的语言", "Language of the report"});
    unit_ = addChoice("unit", {"表中金额的单位", "Sums in tables"});
    title_ = addLine("title", {"标题", "Title"}, words_.title);
    author_ = addLine("author", {"编制机构或编制人", "Prepared by"}, words_.author);
    texts_.follow(this, [this] {
        std::vector<Localized> formats;
        for (const ReportFormat& format : reportFormats()) formats.push_back(format.label);
        fill(*format_, formats);
        fill(*language_, {{"随窗口", "As the window"}, {"中文", "Chinese (中文)"}, {"英文（English）", "English"}});
        fill(*unit_, {{"随语言：中文万元，英文元", "As the language has it"},
                      {"万元", "CNY 10,000 (万元)"},
                      {"元", "CNY (元)"}});
    });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QString PaperForm::key(const char* name) const {
    return name_ + QLatin1Char('/') + QLatin1String(name);
}

QString PaperForm::object(const char* name) const {
    return name_ + QLatin1Char('.') + QLatin1String(name);
}

QLabel* PaperForm::addLabel(const Localized& text, QWidget* of) {
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

QLineEdit* PaperForm::addLine(const char* name, const Localized& label, const Localized& placeholder) {
    auto* line = new QLineEdit(this);
    line->setObjectName(object(name));
    texts_.follow(line, [this, line, placeholder] { line->setPlaceholderText(texts_(placeholder)); });
    connect(line, &QLineEdit::textChanged, this, &PaperForm::remember);
    addLabel(label, line);
    return line;
}

CalmComboBox* PaperForm::addChoice(const char* name, const Localized& label) {
    auto* box = new CalmComboBox(this);
    box->setObjectName(object(name));
    connect(box, &QComboBox::currentIndexChanged, this, &PaperForm::remember);
    addLabel(label, box);
    return box;
}

QCheckBox* PaperForm::addCheck(const char* name, const Localized& label) {
    auto* check = new QCheckBox(this);
    check->setObjectName(object(name));
    texts_.follow(check, [this, check, label] {
        check->setText(texts_(label));
        check->setAccessibleName(check->text());
    });
    connect(check, &QCheckBox::toggled, this, &PaperForm::remember);
    column_->addWidget(check);
    return check;
}

void PaperForm::fill(CalmComboBox& box, const std::vector<Localized>& items) const {
    const QSignalBlocker quiet(&box);
    const int index = std::max(box.currentIndex(), 0);
    box.clear();
    for (const Localized& item : items) box.addItem(texts_(item));
    box.setCurrentIndex(index);
}

QSize PaperForm::sizeHint() const {
    const int options = area_->widget()->minimumSizeHint().width() + area_->verticalScrollBar()->sizeHint().width();
    return {std::max({leastWidth, options, QWidget::minimumSizeHint().width()}), QWidget::sizeHint().height()};
}

// Other words and other sizes of texts need another width, of which an area that scrolls
// tells nobody.
bool PaperForm::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) updateGeometry();
    return QWidget::eventFilter(watched, event);
}

// What stays in sight however far the options are scrolled.
QWidget* PaperForm::buildFoot() {
    auto* foot = new QWidget(this);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(16, 8, 16, 16);
    export_ = new QPushButton(foot);
    export_->setObjectName(object("export"));
    export_->setProperty("role", QStringLiteral("primary"));
    connect(export_, &QPushButton::clicked, this, &PaperForm::exportRequested);
    layout->addWidget(export_);
    told_ = new QLabel(foot);
    told_->setObjectName(object("told"));
    told_->setProperty("role", QStringLiteral("note"));
    told_->setWordWrap(true);
    told_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    told_->hide();
    layout->addWidget(told_);
    texts_.follow(this, [this] { setBusy(busy_); });
    return foot;
}

const ReportFormat& PaperForm::format() const {
    return reportFormats()[static_cast<std::size_t>(std::max(format_->currentIndex(), 0))];
}

Language PaperForm::language() const {
    if (language_->currentIndex() <= 0) return texts_.language();
    return language_->currentIndex() == 1 ? Language::zh : Language::en;
}

report::Unit PaperForm::unit() const {
    const bool wan = unit_->currentIndex() > 0 ? unit_->currentIndex() == 1 : language() == Language::zh;
    return wan ? report::Unit::wan : report::Unit::yuan;
}

std::string PaperForm::title() const {
    return toUtf8(title_->text().trimmed());
}

std::string PaperForm::author() const {
    return toUtf8(author_->text().trimmed());
}

void PaperForm::setBusy(bool busy) {
    busy_ = busy;
    export_->setText(busy ? texts_("停止导出", "Stop writing") : texts_(words_.exportVerb));
    export_->setAccessibleName(export_->text());
}

void PaperForm::tell(const QString& text, bool wrong) {
    told_->setText(text);
    setStyleProperty(*told_, "state", wrong ? QStringLiteral("wrong") : QStringLiteral("understood"));
    told_->setVisible(!text.isEmpty());
}

void PaperForm::restore() {
    restoring_ = true;
    title_->setText(settings_.value(key("title")).toString());
    author_->setText(settings_.value(key("author")).toString());
    const std::string ending = toUtf8(settings_.value(key("format")).toString());
    for (int at = 0; at < format_->count(); ++at) {
        if (reportFormats()[static_cast<std::size_t>(at)].ending == ending) format_->setCurrentIndex(at);
    }
    for (const auto& [box, name] : {std::pair{language_, "language"}, std::pair{unit_, "unit"}})
        box->setCurrentIndex(std::clamp(settings_.value(key(name), 0).toInt(), 0, box->count() - 1));
    restoreOwn();
    restoring_ = false;
}

void PaperForm::remember() {
    if (restoring_) return;
    settings_.setValue(key("title"), title_->text());
    settings_.setValue(key("author"), author_->text());
    settings_.setValue(key("format"), toQt(std::string(format().ending)));
    settings_.setValue(key("language"), language_->currentIndex());
    settings_.setValue(key("unit"), unit_->currentIndex());
    rememberOwn();
    Q_EMIT changed();
}

} // namespace biosubsidy::ui
