// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/paste_panel.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

PastePanel::PastePanel(CaseDocument& document, Entity entity, const Texts& texts, QWidget* parent)
    : QFrame(parent), document_(document), entity_(entity), texts_(texts),
      model_(new PasteModel(document, entity, texts, this)) {
    setProperty("role", QStringLiteral("card"));
    build();
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        model_->setText(text_->toPlainText());
        showState();
    });
    connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, this, &PastePanel::chooseColumn);
    connect(template_, &QPushButton::clicked, this, &PastePanel::copyHeadings);
    connect(add_, &QPushButton::clicked, this, &PastePanel::add);
    connect(cancel_, &QPushButton::clicked, this, &PastePanel::leave);
    texts_.follow(this, [this] { fillTexts(); });
}

void PastePanel::build() {
    const QString name = toQt(toString(entity_)) + QStringLiteral("s.paste");
    setObjectName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    title_ = new QLabel(this);
    title_->setProperty("role", QStringLiteral("section"));
    help_ = new QLabel(this);
    help_->setProperty("role", QStringLiteral("muted"));
    help_->setWordWrap(true);
    template_ = new QPushButton(this);
    template_->setObjectName(name + QStringLiteral(".headings"));
    template_->setProperty("role", QStringLiteral("link"));
    template_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    text_ = new QPlainTextEdit(this);
    text_->setObjectName(name + QStringLiteral(".text"));
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setTabChangesFocus(true);
    constexpr int textHeight = 84;
    text_->setFixedHeight(textHeight);
    table_ = new QTableView(this);
    table_->setObjectName(name + QStringLiteral(".table"));
    table_->setModel(model_);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->horizontalHeader()->setSectionsClickable(true);
    state_ = new QLabel(this);
    state_->setObjectName(name + QStringLiteral(".state"));
    state_->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    add_ = new QPushButton(this);
    add_->setObjectName(name + QStringLiteral(".add"));
    add_->setProperty("role", QStringLiteral("primary"));
    cancel_ = new QPushButton(this);
    cancel_->setObjectName(name + QStringLiteral(".cancel"));
    buttons->addWidget(add_);
    buttons->addWidget(cancel_);
    buttons->addStretch();
    for (QWidget* part : std::initializer_list<QWidget*>{title_, help_, template_, text_, table_, state_})
        layout->addWidget(part);
    layout->addLayout(buttons);
}

void PastePanel::fillTexts() {
    const bool projects = entity_ == Entity::project;
    title_->setText(projects ? texts_("从电子表格粘贴项目", "Paste projects from a spreadsheet")
                             : texts_("从电子表格粘贴支出", "Paste expenses from a spreadsheet"));
    help_->setText(
        texts_("在表格软件里连同标题行一起复制，粘贴到下面。标题用字段名即可，金额可写单位，如“总投资（万元）”；"
               "对不上的列点标题改选。留空表示未填。",
               "Copy the cells together with their headings and paste them below. A heading is the name of a "
               "field and may give a unit, as in \"Total investment (万元)\"; click a heading to choose "
               "another field. An empty cell means not stated."));
    template_->setText(texts_("复制一行标题作模板", "Copy a line of headings to start from"));
    text_->setPlaceholderText(texts_("粘贴到这里（Ctrl+V）", "Paste here (Ctrl+V)"));
    text_->setAccessibleName(title_->text());
    table_->setAccessibleName(texts_("粘贴的表格", "The pasted table"));
    cancel_->setText(texts_("取消", "Cancel"));
    showState();
}

void PastePanel::showState() {
    const ItemTable& table = model_->table();
    const std::size_t count = table.items.size();
    table_->setVisible(model_->columnCount() > 0);
    table_->resizeColumnsToContents();
    constexpr int highest = 200;
    const int rows = model_->rowCount() * table_->verticalHeader()->defaultSectionSize();
    table_->setFixedHeight(std::min(highest, table_->horizontalHeader()->sizeHint().height() + rows + 4));
    constexpr int widest = 220;
    for (int column = 0; column < model_->columnCount(); ++column) {
        if (table_->columnWidth(column) > widest) table_->setColumnWidth(column, widest);
    }
    add_->setText(entity_ == Entity::project ? texts_.counted("添加 %1 个项目", "Add %1 [project|projects]", count)
                                             : texts_.counted("添加 %1 笔支出", "Add %1 [expense|expenses]", count));
    add_->setEnabled(count > 0 && model_->anyColumnKnown());
    QStringList lines;
    if (model_->columnCount() > 0 && !model_->anyColumnKnown())
        lines << texts_("没有一列对得上字段。请点标题为每列选字段，或先复制标题模板。",
                        "No column matches a field. Click the headings to choose, or start from the template.");
    if (!table.problems.empty()) {
        const CellProblem& first = table.problems.front();
        lines << texts_
                     .counted("%1 个格子读不懂，将按未填处理（红字，悬停看原因）。第 %2 行：%3",
                              "%1 [cell|cells] cannot be read and will be left not stated (in red; hover for the "
                              "reason). Line %2: %3",
                              table.problems.size(), first.row + 1)
                     .arg(texts_(first.message));
    }
    state_->setText(lines.join(QLatin1Char('\n')));
    state_->setVisible(!lines.isEmpty());
}

void PastePanel::open() {
    const QString clipboard = QGuiApplication::clipboard()->text();
    text_->setPlainText(clipboard.contains(QLatin1Char('\t')) ? clipboard : QString());
    show();
    text_->setFocus();
}

void PastePanel::chooseColumn(int column) {
    QMenu menu(this);
    const auto offer = [&](const QString& text, const TableColumn& use) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(model_->column(column) == use);
        connect(action, &QAction::triggered, this, [this, column, use] {
            model_->setColumn(column, use);
            showState();
        });
    };
    offer(texts_("不用这一列", "Do not use this column"), {});
    offer(texts_("编号", "Id"), {TableColumn::Use::id, 0, MoneyUnit::yuan});
    menu.addSeparator();
    const std::vector<Fact>& facts = document_.vocabulary().facts(entity_);
    for (std::size_t index = 0; index < facts.size(); ++index) {
        for (const MoneyUnit unit : {MoneyUnit::yuan, MoneyUnit::wan}) {
            if (unit != MoneyUnit::yuan && facts[index].type != FactType::money) continue;
            const TableColumn use{TableColumn::Use::fact, index, unit};
            offer(model_->useText(use, {}), use);
        }
    }
    menu.exec(QCursor::pos());
}

void PastePanel::copyHeadings() {
    QStringList headings{texts_("编号", "Id")};
    for (const Fact& fact : document_.vocabulary().facts(entity_)) {
        headings << (fact.type == FactType::money ? texts_("%1（万元）", "%1 (万元)").arg(texts_(fact.label))
                                                  : texts_(fact.label) + texts_(headingUnit(fact)));
    }
    QGuiApplication::clipboard()->setText(headings.join(QLatin1Char('\t')) + QLatin1Char('\n'));
    state_->setText(texts_.counted("已复制 %1 个标题，可粘贴到电子表格的第一行。",
                                   "%1 [heading|headings] copied, for the first line of a sheet.", headings.size()));
    state_->show();
}

void PastePanel::add() {
    document_.addItems(entity_, model_->table().items);
    leave();
    Q_EMIT added();
}

void PastePanel::leave() {
    hide();
    text_->clear();
    Q_EMIT closed();
}

} // namespace biosubsidy::ui
