// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/note_box.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/look/conversions.h"
#include "ui/widgets/day_edit.h"

namespace biosubsidy::ui {

namespace {

QDate toQDate(const Date& date) {
    return {date.year(), static_cast<int>(date.month()), static_cast<int>(date.day())};
}

Date toDate(const QDate& date, const Date& otherwise) {
    return Date::of(date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()))
        .value_or(otherwise);
}

} // namespace

NoteBox::NoteBox(const QString& name, const Date& newDate, const Texts& texts, QWidget* parent)
    : QFrame(parent), name_(name + QStringLiteral(".note")), newDate_(newDate), texts_(texts), title_(new QLabel(this)),
      text_(new QPlainTextEdit(this)), addDate_(new QPushButton(this)), addMaterial_(new QPushButton(this)) {
    setObjectName(name_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(4);
    title_->setProperty("role", QStringLiteral("muted"));
    text_->setObjectName(name_ + QStringLiteral(".text"));
    text_->setTabChangesFocus(true);
    constexpr int lines = 3;
    text_->setFixedHeight(lines * text_->fontMetrics().lineSpacing() + 12);
    layout->addWidget(title_);
    layout->addWidget(text_);
    dateRows_ = new QVBoxLayout;
    materialRows_ = new QVBoxLayout;
    layout->addLayout(dateRows_);
    layout->addLayout(materialRows_);
    auto* buttons = new QHBoxLayout;
    addDate_->setObjectName(name_ + QStringLiteral(".add_date"));
    addMaterial_->setObjectName(name_ + QStringLiteral(".add_material"));
    for (QPushButton* button : {addDate_, addMaterial_}) {
        button->setProperty("role", QStringLiteral("link"));
        buttons->addWidget(button);
    }
    buttons->addStretch();
    layout->addLayout(buttons);
    constexpr int pause = 400; // milliseconds after the last key
    pause_.setSingleShot(true);
    pause_.setInterval(pause);
    connect(&pause_, &QTimer::timeout, this, &NoteBox::tell);
    connect(text_, &QPlainTextEdit::textChanged, this, &NoteBox::later);
    connect(addDate_, &QPushButton::clicked, this, [this] {
        addDate({newDate_, {}});
        dates_.back().what->setFocus();
    });
    connect(addMaterial_, &QPushButton::clicked, this, [this] {
        addMaterial({});
        materials_.back().what->setFocus();
    });
    texts_.follow(this, [this] { fillTexts(); });
}

// Nothing typed is lost when the claim goes before the pause is over.
NoteBox::~NoteBox() {
    flush();
}

void NoteBox::flush() {
    if (pause_.isActive()) tell();
}

void NoteBox::fillTexts() {
    title_->setText(texts_("我的备注、日期和材料（只保存在本机，不进案例文件）",
                           "My note, dates and materials (kept on this computer, not in the case file)"));
    text_->setPlaceholderText(texts_("写点什么：联系人、进展、注意事项…", "Contacts, progress, what to mind..."));
    text_->setAccessibleName(texts_("备注", "Note"));
    addDate_->setText(texts_("+ 日期", "+ date"));
    addMaterial_->setText(texts_("+ 材料", "+ material"));
}

void NoteBox::show(const applications::ClaimNote& note) {
    if (pause_.isActive()) return; // a person is typing: that is newer
    if (note == this->note()) return;
    filling_ = true;
    text_->setPlainText(toQt(note.text));
    for (const DateRow& row : dates_) row.box->deleteLater();
    for (const MaterialRow& row : materials_) row.box->deleteLater();
    dates_.clear();
    materials_.clear();
    for (const applications::NamedDay& date : note.dates) addDate(date);
    for (const applications::Material& material : note.materials) addMaterial(material);
    filling_ = false;
}

applications::ClaimNote NoteBox::note() const {
    applications::ClaimNote note{toUtf8(text_->toPlainText().trimmed()), {}, {}};
    for (const DateRow& row : dates_)
        note.dates.push_back({toDate(row.date->date(), newDate_), toUtf8(row.what->text().trimmed())});
    for (const MaterialRow& row : materials_) {
        if (!row.what->text().trimmed().isEmpty())
            note.materials.push_back({toUtf8(row.what->text().trimmed()), row.ready->isChecked(), row.holder});
    }
    return note;
}

QWidget* NoteBox::makeRow(QVBoxLayout& rows) {
    auto* box = new QWidget(this);
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    rows.addWidget(box);
    return box;
}

void NoteBox::addRemove(QWidget& row) {
    auto* button = new QToolButton(&row);
    button->setText(QStringLiteral("×"));
    button->setProperty("role", QStringLiteral("flat"));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(texts_("移除这一行", "Remove this line"));
    button->setToolTip(button->accessibleName());
    row.layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, box = &row] { remove(box); });
}

void NoteBox::addDate(const applications::NamedDay& date) {
    QWidget* box = makeRow(*dateRows_);
    DateRow row{box, new DayEdit(box), new QLineEdit(toQt(date.what), box)};
    row.date->setDate(toQDate(date.date));
    row.date->setAccessibleName(texts_("日期", "Date"));
    row.what->setPlaceholderText(
        texts_("什么事，如“申报截止”“已递交”", "What it is, for instance the last day to apply"));
    row.what->setAccessibleName(texts_("日期的说明", "What the date is"));
    box->layout()->addWidget(row.date);
    static_cast<QHBoxLayout*>(box->layout())->addWidget(row.what, 1);
    addRemove(*box);
    connect(row.date, &QDateEdit::dateChanged, this, &NoteBox::later);
    connect(row.what, &QLineEdit::textChanged, this, &NoteBox::later);
    dates_.push_back(row);
    box->show();
    later();
}

void NoteBox::addMaterial(const applications::Material& material) {
    QWidget* box = makeRow(*materialRows_);
    MaterialRow row{box, new QCheckBox(box), new QLineEdit(toQt(material.what), box), material.holder};
    row.ready->setChecked(material.ready);
    row.ready->setAccessibleName(texts_("材料已备齐", "This material is ready"));
    row.what->setPlaceholderText(texts_("材料名称，如“审计报告”", "A material, for instance the auditor's report"));
    row.what->setAccessibleName(texts_("材料", "Material"));
    box->layout()->addWidget(row.ready);
    static_cast<QHBoxLayout*>(box->layout())->addWidget(row.what, 1);
    addRemove(*box);
    connect(row.ready, &QCheckBox::toggled, this, &NoteBox::later);
    connect(row.what, &QLineEdit::textChanged, this, &NoteBox::later);
    materials_.push_back(row);
    box->show();
    later();
}

void NoteBox::remove(const QWidget* row) {
    const auto isIt = [row](const auto& one) { return one.box == row; };
    dates_.erase(std::remove_if(dates_.begin(), dates_.end(), isIt), dates_.end());
    materials_.erase(std::remove_if(materials_.begin(), materials_.end(), isIt), materials_.end());
    auto* gone = const_cast<QWidget*>(row);
    gone->hide();
    gone->deleteLater(); // its button is the sender
    later();
}

void NoteBox::later() {
    if (!filling_) pause_.start();
}

void NoteBox::tell() {
    pause_.stop();
    Q_EMIT edited(note());
}

QString noteSummary(const applications::ClaimNote& note, const Date& today, const Texts& texts) {
    QStringList parts;
    if (!note.text.empty()) parts << texts("有备注", "note");
    if (!note.materials.empty()) {
        const auto ready = std::count_if(note.materials.begin(), note.materials.end(),
                                         [](const applications::Material& material) { return material.ready; });
        parts << texts("材料 %1/%2", "materials %1/%2").arg(ready).arg(note.materials.size());
    }
    const applications::NamedDay* next = nullptr;
    for (const applications::NamedDay& date : note.dates) {
        if (!(date.date < today) && (next == nullptr || date.date < next->date)) next = &date;
    }
    if (next != nullptr) parts << (toQt(next->date.toString()) + QLatin1Char(' ') + toQt(next->what)).trimmed();
    return parts.join(QStringLiteral(" · "));
}

} // namespace biosubsidy::ui
