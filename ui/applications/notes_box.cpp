// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/notes_box.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/applications/drop_row.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

NotesBox::NotesBox(const Texts& texts, std::function<Moment()> now, QWidget* parent)
    : QWidget(parent), texts_(texts), now_(std::move(now)), line_(new QLineEdit(this)), lines_(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    line_->setObjectName(QStringLiteral("application.note"));
    layout->addWidget(line_);
    layout->addLayout(lines_);
    connect(line_, &QLineEdit::returnPressed, this, &NotesBox::settle);
    texts_.follow(this, [this] {
        line_->setPlaceholderText(texts_("记一笔，回车存下", "Write a note; Enter keeps it"));
        line_->setAccessibleName(texts_("新的记录", "A new note"));
    });
}

void NotesBox::settle() {
    const QString text = line_->text().trimmed();
    if (text.isEmpty()) return;
    line_->clear();
    std::vector<applications::Note> all = notes_;
    all.push_back({now_(), toUtf8(text)});
    Q_EMIT changed(all);
}

void NotesBox::show(const std::vector<applications::Note>& notes) {
    if (notes == notes_) return;
    notes_ = notes;
    for (QWidget* row : rows_) dropRow(*row);
    rows_.clear();
    for (std::size_t at = notes_.size(); at > 0; --at) addRow(at - 1);
}

void NotesBox::addRow(std::size_t at) {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* when = new QLabel(
        QDateTime::fromMSecsSinceEpoch(toMillis(notes_[at].at)).toString(QStringLiteral("yyyy-MM-dd HH:mm")), row);
    when->setProperty("role", QStringLiteral("muted"));
    auto* text = new QLabel(toQt(notes_[at].text), row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* gone = new QToolButton(row);
    gone->setObjectName(QStringLiteral("application.notes.%1.remove").arg(at));
    gone->setText(QStringLiteral("×"));
    gone->setProperty("role", QStringLiteral("flat"));
    gone->setFocusPolicy(Qt::StrongFocus);
    gone->setAccessibleName(texts_("移除这条记录", "Remove this note"));
    gone->setToolTip(gone->accessibleName());
    layout->addWidget(when, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    layout->addWidget(gone, 0, Qt::AlignTop);
    lines_->addWidget(row);
    row->show();
    rows_.push_back(row);
    connect(gone, &QToolButton::clicked, this, [this, at] {
        std::vector<applications::Note> rest = notes_;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
        line_->setFocus();
        Q_EMIT changed(rest);
    });
}

} // namespace biosubsidy::ui
