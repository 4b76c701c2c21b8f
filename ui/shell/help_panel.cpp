// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_panel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

namespace {

// What an entry of the contents leads to: a chapter, and a heading in it or "".
constexpr int chapterRole = Qt::UserRole;
constexpr int headingRole = Qt::UserRole + 1;

} // namespace

HelpPanel::HelpPanel(const Texts& texts, const Theme& theme, QWidget* parent)
    : QDockWidget(parent), texts_(texts), theme_(theme), contents_(new CalmComboBox(this)),
      search_(new QLineEdit(this)), nothing_(new QLabel(this)), text_(new ManualView(this)) {
    setObjectName(QStringLiteral("help"));
    setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    text_->setObjectName(QStringLiteral("help.text"));
    contents_->setObjectName(QStringLiteral("help.contents"));
    contents_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int entriesAtOnce = 30;
    contents_->setMaxVisibleItems(entriesAtOnce);
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    constexpr int grid = 8;
    column->setContentsMargins(grid, grid, 0, 0);
    column->setSpacing(grid);
    search_->setObjectName(QStringLiteral("help.search"));
    search_->setClearButtonEnabled(true);
    nothing_->setObjectName(QStringLiteral("help.nothing"));
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    nothing_->hide();
    column->addWidget(contents_);
    column->addWidget(search_);
    column->addWidget(nothing_);
    column->addWidget(text_, 1);
    setWidget(body);
    connect(text_, &QTextBrowser::anchorClicked, this, &HelpPanel::follow);
    connect(search_, &QLineEdit::returnPressed, this, &HelpPanel::findNext);
    connect(search_, &QLineEdit::textChanged, nothing_, &QWidget::hide);
    connect(contents_, &QComboBox::activated, this, &HelpPanel::goToEntry);
    connect(&theme_, &Theme::changed, this, &HelpPanel::showChapter);
    texts_.follow(this, [this] { fill(); });
}

void HelpPanel::fill() {
    setWindowTitle(texts_("使用说明", "Help"));
    text_->setAccessibleName(windowTitle());
    contents_->setAccessibleName(texts_("目录", "Contents"));
    search_->setPlaceholderText(
        texts_("在说明里查找，回车到下一处", "Find in the manual; Enter goes to the next place"));
    search_->setAccessibleName(texts_("在说明里查找", "Find in the manual"));
    chapters_ = manualChapters(texts_.language());
    fillContents();
    showChapter();
}

void HelpPanel::fillContents() {
    contents_->clear();
    for (std::size_t index = 0; index < chapters_.size(); ++index) {
        const auto add = [&](const QString& label, const QString& heading) {
            contents_->addItem(label);
            const int entry = contents_->count() - 1;
            contents_->setItemData(entry, static_cast<int>(index), chapterRole);
            contents_->setItemData(entry, heading, headingRole);
        };
        add(chapters_[index].title, {});
        for (const QString& section : chapters_[index].sections) add(QStringLiteral("\u2003\u2003") + section, section);
    }
}

void HelpPanel::follow(const QUrl& link) {
    for (std::size_t index = 0; index < chapters_.size(); ++index) {
        if (link.path() != chapters_[index].id + QStringLiteral(".md")) continue;
        chapter_ = index;
        showChapter();
        text_->goTo(chapters_[index].title);
    }
}

void HelpPanel::goToEntry(int entry) {
    const auto chapter = static_cast<std::size_t>(contents_->itemData(entry, chapterRole).toInt());
    const QString heading = contents_->itemData(entry, headingRole).toString();
    if (chapter >= chapters_.size()) return;
    const bool another = chapter != chapter_;
    chapter_ = chapter;
    if (another) showChapter();
    text_->goTo(heading.isEmpty() ? chapters_[chapter].title : heading);
    contents_->setCurrentIndex(entry);
}

void HelpPanel::showChapter() {
    if (chapter_ >= chapters_.size()) return;
    contents_->setCurrentIndex(contents_->findData(static_cast<int>(chapter_), chapterRole));
    text_->showChapter(chapters_[chapter_].markdown, manualFolder(texts_.language()));
}

void HelpPanel::findNext() {
    const QString words = search_->text().trimmed();
    nothing_->hide();
    if (words.isEmpty() || chapters_.empty()) return;
    // Once round: the chapter that is read comes last again, from its beginning.
    for (std::size_t step = 0; step <= chapters_.size(); ++step) {
        if (text_->find(words)) return;
        chapter_ = (chapter_ + 1) % chapters_.size();
        showChapter();
    }
    nothing_->setText(texts_("说明里没有“%1”。", "\"%1\" is not in the manual.").arg(words));
    nothing_->show();
}

void HelpPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return close(), void();
    QDockWidget::keyPressEvent(event);
}

} // namespace biosubsidy::ui
