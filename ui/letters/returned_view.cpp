// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/letters/returned_view.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "core/tables/typed_value.h"
#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/value_text.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

namespace {

enum Column { factColumn, beforeColumn, afterColumn, placeColumn, doubtColumn, columns };
constexpr int caseRole = Qt::UserRole; // index into the cases

} // namespace

ReturnedView::ReturnedView(const Desk& desk, CaseSession& session, AnswerSteps& steps, QWidget* parent)
    : QWidget(parent), desk_(desk), session_(session), steps_(steps), tree_(new QTreeWidget(this)),
      take_(new QPushButton(this)), leave_(new QPushButton(this)), told_(new QLabel(this)),
      reader_(*this, [this](const auto& read) { match(read->forms); }), holder_(*this, [this](const auto& held) {
          cases_ = held->cases;
          fill();
      }) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(8);
    tree_->setObjectName(QStringLiteral("letters.changes"));
    tree_->setColumnCount(columns);
    tree_->setUniformRowHeights(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->header()->setStretchLastSection(true);
    layout->addWidget(tree_, 1);
    auto* foot = new QHBoxLayout;
    take_->setObjectName(QStringLiteral("letters.take"));
    take_->setProperty("role", QStringLiteral("primary"));
    leave_->setObjectName(QStringLiteral("letters.leave"));
    told_->setObjectName(QStringLiteral("letters.returned"));
    told_->setProperty("role", QStringLiteral("quiet"));
    told_->setWordWrap(true);
    foot->addWidget(take_);
    foot->addWidget(leave_);
    foot->addWidget(told_, 1);
    layout->addLayout(foot);
    connect(take_, &QPushButton::clicked, this, &ReturnedView::takeChosen);
    connect(leave_, &QPushButton::clicked, this, &ReturnedView::left);
    connect(tree_, &QTreeWidget::itemChanged, this, [this] { take_->setEnabled(!taken_ && !chosen().empty()); });
    connect(&steps_.stack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (taken_ && index < steps_.stack().count()) { // undone: it can be taken once more
            taken_ = false;
            fill();
        }
    });
    desk_.texts.follow(this, [this] { fill(); });
}

void ReturnedView::fillTexts() {
    const Texts& texts = desk_.texts;
    tree_->setAccessibleName(texts("答复带来的改动", "What the answers change"));
    tree_->setHeaderLabels({texts("企业和信息", "Firms and facts"), texts("原来", "Before"), texts("现在", "Now"),
                            texts("位置", "Cell"), texts("请核对", "To be checked")});
    take_->setText(texts("采用勾选的答复", "Take the ticked answers"));
    take_->setAccessibleName(take_->text());
    leave_->setText(taken_ ? texts("返回", "Back") : texts("不采用，返回", "Take nothing"));
    leave_->setAccessibleName(leave_->text());
}

void ReturnedView::read(const QStringList& paths) {
    cases_.clear();
    troubles_.clear();
    taken_ = false;
    fill();
    std::vector<std::string> names;
    for (const QString& path : paths) names.push_back(toUtf8(path));
    reader_.start([names] { return Read{std::make_shared<const ReadForms>(readForms(names))}; });
    Q_EMIT changed();
}

// Each form to the one case of the library that it belongs to.
std::vector<ReturnedCase> ReturnedView::casesOf(const ReadForms& read) {
    const storage::CaseShelf shelf = session_.library().cases();
    const auto ids = shelf.find({});
    const auto rows = ids ? shelf.rows(*ids) : tl::unexpected(ids.error());
    if (!rows) {
        troubles_.push_back(rows.error().message);
        return {};
    }
    std::vector<letters::FormOwner> owners;
    for (const storage::CaseRow& row : *rows)
        owners.push_back({{}, plainCell(row.name), row.uscc, std::to_string(row.id.value)});
    std::map<std::size_t, std::vector<FormPlace>> places; // by row
    for (std::size_t file = 0; file < read.files.size(); ++file) {
        const letters::ReturnedForms& forms = read.files[file];
        const std::string name = printable(toUtf8(QFileInfo(toQt(forms.path())).fileName()));
        for (std::size_t form = 0; form < forms.count(); ++form) {
            const std::vector<std::size_t> found = forms.owners(form, owners);
            if (found.size() == 1) {
                places[found.front()].push_back({file, form});
                continue;
            }
            const std::string whose = forms.owner(form).text();
            troubles_.push_back(
                found.empty()
                    ? Localized{name + "：“" + whose + "”在案例库里找不到：信用代码、名称都对不上，没有采用",
                                name + ": \"" + whose +
                                    "\" is not in the library: neither code nor name agree; not taken"}
                    : Localized{name + "：“" + whose + "”在案例库里不止一个案例，分不清是哪一个，没有采用",
                                name + ": \"" + whose + "\" has more than one case in the library; not taken"});
        }
    }
    std::vector<ReturnedCase> cases;
    for (auto& [row, forms] : places) {
        auto stored = shelf.load((*rows)[row].id);
        if (!stored) {
            troubles_.push_back(stored.error().message);
            continue;
        }
        cases.push_back({{(*rows)[row].id, (*rows)[row].shownName(), std::move(stored->facts)}, std::move(forms)});
    }
    return cases;
}

void ReturnedView::match(const std::shared_ptr<const ReadForms>& read) {
    troubles_ = read->troubles;
    if (!session_.save()) return;
    AssessOptions assess = desk_.runner.options();
    assess.trace = false;
    holder_.start([job = AnswersJob{desk_.document.sharedRules(), std::move(assess), read, casesOf(*read)}] {
        return Held{answersOf(job)};
    });
    Q_EMIT changed();
}

QString ReturnedView::factName(const CaseAnswers& of, const FactRef& fact) const {
    const QString label = desk_.texts(desk_.document.vocabulary().fact(fact.entity, fact.fact).label);
    if (fact.entity == Entity::company) return label;
    return desk_.texts("%1 %2：%3", "%1 %2: %3")
        .arg(toQt(wording::scopeText(fact.entity, desk_.texts.language())),
             toQt(printable(of.before.item(fact.entity, fact.item).id)), label);
}

QString ReturnedView::value(const FactRef& fact, const FactValue& of) const {
    if (!isKnown(of)) return desk_.texts("未填", "not given");
    return toQt(
        wording::valueText(desk_.document.vocabulary().fact(fact.entity, fact.fact), of, desk_.texts.language()));
}

QString ReturnedView::sumText(const CaseAnswers& of) const {
    const auto sum = [this](const Money& money) { return toQt(wording::moneyText(money, desk_.texts.language())); };
    QString text =
        of.now.ceiling == of.then.ceiling
            ? desk_.texts("最高可获 %1，不变", "at most %1, unchanged").arg(sum(of.now.ceiling))
            : desk_.texts("最高可获 %1 → %2", "at most %1 → %2").arg(sum(of.now.ceiling), sum(of.then.ceiling));
    if (of.now.potential != of.then.potential)
        text +=
            desk_.texts("，最好情形 %1 → %2", "; at best %1 → %2").arg(sum(of.now.potential), sum(of.then.potential));
    return text;
}

void ReturnedView::addTroubles() {
    for (const Localized& trouble : troubles_) {
        auto* item = new QTreeWidgetItem(tree_);
        item->setText(factColumn, desk_.texts(trouble));
        item->setForeground(factColumn, desk_.theme.colours().danger);
        item->setToolTip(factColumn, item->text(factColumn));
        item->setFirstColumnSpanned(true);
    }
}

void ReturnedView::addCase(const CaseAnswers& of, std::size_t index) {
    const Texts& texts = desk_.texts;
    auto* firm = new QTreeWidgetItem(tree_);
    const QString name = of.name.empty() ? texts("未命名案例", "Unnamed case") : toQt(of.name);
    firm->setText(factColumn,
                  texts.counted("%2：%1 处改动 · ", "%2: %1 [change|changes] · ", of.answers.changes.size()).arg(name) +
                      sumText(of));
    firm->setToolTip(factColumn, firm->text(factColumn));
    firm->setFirstColumnSpanned(true);
    firm->setData(factColumn, caseRole, QVariant::fromValue<qulonglong>(index));
    if (!of.answers.changes.empty() && !taken_) {
        firm->setFlags(firm->flags() | Qt::ItemIsUserCheckable);
        firm->setCheckState(factColumn, Qt::Checked);
    }
    for (const letters::AnswerChange& change : of.answers.changes) {
        auto* item = new QTreeWidgetItem(firm);
        item->setText(factColumn, factName(of, change.fact));
        item->setText(beforeColumn, value(change.fact, change.before));
        item->setText(afterColumn, value(change.fact, change.after));
        item->setText(placeColumn, toQt(printable(change.sheet) + " " + change.cell));
        item->setText(doubtColumn, texts(change.doubt));
        item->setForeground(doubtColumn, desk_.theme.colours().arguable);
        item->setToolTip(placeColumn, QFileInfo(toQt(change.file)).fileName());
        item->setToolTip(doubtColumn, item->text(doubtColumn));
    }
    for (const Localized& why : of.answers.unread) {
        auto* item = new QTreeWidgetItem(firm);
        item->setText(factColumn, texts("没有采用：%1", "Not taken: %1").arg(texts(why)));
        item->setForeground(factColumn, desk_.theme.colours().danger);
        item->setToolTip(factColumn, item->text(factColumn));
        item->setFirstColumnSpanned(true);
    }
    firm->setExpanded(true);
}

void ReturnedView::fill() {
    fillTexts();
    tree_->clear();
    addTroubles();
    for (std::size_t index = 0; index < cases_.size(); ++index) addCase(cases_[index], index);
    for (const int column : {beforeColumn, afterColumn, placeColumn}) tree_->resizeColumnToContents(column);
    constexpr int factWidth = 360;
    tree_->setColumnWidth(factColumn, factWidth);
    if (tree_->topLevelItemCount() > 0) tree_->setCurrentItem(tree_->topLevelItem(0));
    take_->setEnabled(!taken_ && !chosen().empty());
    if (!taken_) told_->clear();
    Q_EMIT changed();
}

std::vector<std::size_t> ReturnedView::chosen() const {
    std::vector<std::size_t> indexes;
    for (int row = 0; row < tree_->topLevelItemCount(); ++row) {
        const QTreeWidgetItem* item = tree_->topLevelItem(row);
        if (item->data(factColumn, caseRole).isValid() && item->checkState(factColumn) == Qt::Checked &&
            !cases_[item->data(factColumn, caseRole).toULongLong()].answers.changes.empty())
            indexes.push_back(item->data(factColumn, caseRole).toULongLong());
    }
    return indexes;
}

void ReturnedView::takeChosen() {
    std::vector<TakenAnswers> taken;
    Money before;
    Money after;
    for (const std::size_t index : chosen()) {
        const CaseAnswers& of = cases_[index];
        taken.push_back({of.id, of.before, of.answers.after, of.now, of.then});
        before += of.now.ceiling;
        after += of.then.ceiling;
    }
    if (taken.empty()) return;
    const int steps = steps_.stack().index();
    steps_.take(taken);
    if (steps_.stack().index() == steps) return; // told by the steps
    taken_ = true;
    fill();
    const auto sum = [this](const Money& money) { return toQt(wording::moneyText(money, desk_.texts.language())); };
    told_->setText(desk_.texts
                       .counted("已采用 %1 家企业的答复，这些企业合计最高可获 %2 → %3",
                                "The answers of %1 [firm|firms] are taken: at most %2 → %3 in all", taken.size())
                       .arg(sum(before), sum(after)));
    Q_EMIT said(told_->text());
}

QString ReturnedView::summary() const {
    if (reader_.isBusy() || holder_.isBusy()) return desk_.texts("正在读…", "Reading...");
    std::size_t changes = 0;
    for (const CaseAnswers& of : cases_) changes += of.answers.changes.size();
    QString text =
        desk_.texts.counted("%1 家企业有答复，共 %2 处改动",
                            "%1 [firm has|firms have] answered, %2 [change|changes] in all", cases_.size(), changes);
    if (!troubles_.empty())
        text += desk_.texts.counted("；%1 份没有采用", "; %1 [form is|forms are] not taken", troubles_.size());
    return text;
}

} // namespace biosubsidy::ui
