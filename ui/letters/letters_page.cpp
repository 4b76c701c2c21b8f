// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/letters/letters_page.h"

#include <QHBoxLayout>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/letters/returned_view.h"
#include "ui/letters/send_view.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

LettersPage::LettersPage(const Desk& desk, CaseSession& session, QWidget* parent)
    : Page(parent), desk_(desk), session_(session), steps_(new AnswerSteps(desk, session, this)) {
    setAcceptDrops(true);
    build();
    connectParts();
    offer("letters.back", Qt::ALT | Qt::Key_Left);
    offer("letters.write", Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    offer("letters.read", Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    offer("letters.take", Qt::CTRL | Qt::Key_Return);
    offer("letters.leave", Qt::CTRL | Qt::Key_Backspace);
    desk_.texts.follow(this, [this] { showWords(); });
}

void LettersPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QFrame(this);
    head->setProperty("role", QStringLiteral("bar"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(24, 10, 24, 10);
    row->setSpacing(12);
    back_ = new QPushButton(head);
    back_->setObjectName(QStringLiteral("letters.back"));
    title_ = new QLabel(head);
    title_->setProperty("role", QStringLiteral("heading"));
    summary_ = new QLabel(head);
    summary_->setObjectName(QStringLiteral("letters.summary"));
    summary_->setProperty("role", QStringLiteral("quiet"));
    read_ = new QPushButton(head);
    read_->setObjectName(QStringLiteral("letters.read"));
    row->addWidget(back_);
    row->addWidget(title_);
    row->addWidget(summary_, 1);
    row->addWidget(read_);
    layout->addWidget(head);
    stack_ = new QStackedWidget(this);
    layout->addWidget(stack_, 1);
    send_ = new SendView(desk_, stack_);
    returned_ = new ReturnedView(desk_, session_, *steps_, stack_);
    stack_->addWidget(send_);
    stack_->addWidget(returned_);
}

void LettersPage::connectParts() {
    connect(back_, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(PageId::cases); });
    connect(read_, &QPushButton::clicked, this, qOverload<>(&LettersPage::readAnswers));
    connect(send_, &SendView::changed, this, &LettersPage::showWords);
    connect(send_, &SendView::wrote, this, &Page::wrote);
    connect(send_, &SendView::failed, this, &Page::failed);
    connect(returned_, &ReturnedView::changed, this, &LettersPage::showWords);
    connect(returned_, &ReturnedView::said, this, &Page::said);
    connect(returned_, &ReturnedView::left, this, [this] {
        if (!asks_) return Q_EMIT pageRequested(PageId::cases);
        stack_->setCurrentWidget(send_);
        showWords();
    });
    connect(steps_, &StepStack::failed, this, [this](const StorageError& error) {
        Q_EMIT failed(desk_.texts(error.message),
                      desk_.texts(error.advice) + QStringLiteral("\n\n") + toQt(error.detail));
    });
}

void LettersPage::showWords() {
    const Texts& texts = desk_.texts;
    const bool returned = stack_->currentWidget() == returned_;
    back_->setText(texts("← 案例", "← Cases"));
    back_->setAccessibleName(texts("回到案例", "Back to the cases"));
    title_->setText(returned ? texts("读回的问题表", "Forms that returned") : texts("询问函", "Letters of questions"));
    summary_->setText(returned ? returned_->summary() : send_->summary());
    read_->setText(texts("读回问题表…", "Read answers..."));
    read_->setAccessibleName(read_->text());
    read_->setToolTip(texts("填好的问题表，可以一次选几个，也可以拖到这里",
                            "Forms that were filled in: several at once, or dropped here"));
}

void LettersPage::takeFocus() {
    if (stack_->currentWidget() == send_)
        send_->takeFocus();
    else
        returned_->takeFocus();
}

void LettersPage::showCases(const std::vector<storage::CaseId>& ids) {
    std::vector<LetterCase> cases;
    const auto rows = session_.library().cases().rows(ids);
    if (!rows) return Q_EMIT failed(desk_.texts(rows.error().message), desk_.texts(rows.error().advice));
    for (const storage::CaseRow& row : *rows) {
        if (auto stored = session_.library().cases().load(row.id))
            cases.push_back({row.id, row.shownName(), std::move(stored->facts)});
    }
    asks_ = true;
    stack_->setCurrentWidget(send_);
    send_->show(std::move(cases));
    showWords();
}

void LettersPage::readAnswers() {
    const QStringList paths =
        desk_.prompts.filesToImport(desk_.texts("选择填好的问题表", "Choose the forms that returned"),
                                    desk_.texts("问题表 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)",
                                                "Forms of questions (*.xlsx *.xls *.et *.ods *.csv);;All files (*)"));
    if (!paths.isEmpty()) readAnswers(paths);
}

void LettersPage::readAnswers(const QStringList& paths) {
    stack_->setCurrentWidget(returned_);
    returned_->read(paths);
    returned_->takeFocus();
    showWords();
}

void LettersPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void LettersPage::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) paths << url.toLocalFile();
    }
    if (!paths.isEmpty()) readAnswers(paths);
}

} // namespace biosubsidy::ui
