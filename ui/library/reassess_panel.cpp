// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/reassess_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/wording/money_text.h"
#include "ui/library/case_list_model.h"
#include "ui/look/conversions.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

QString namesOf(const std::vector<std::string>& all, const Texts& texts) {
    QStringList names;
    for (const std::string& name : all) names << toQt(name);
    return names.join(texts("、", ", "));
}

// Documents by their number, as people know them.
QString packsOf(const std::vector<std::string>& ids, const RuleBook* rules, const Texts& texts) {
    QStringList names;
    for (const std::string& id : ids) {
        const Pack* pack = rules == nullptr ? nullptr : rules->pack(id);
        names << (pack == nullptr ? toQt(id) : pack->number.empty() ? texts(pack->title) : toQt(pack->number));
    }
    return names.join(texts("、", ", "));
}

} // namespace

ReassessPanel::ReassessPanel(const storage::Library& library, const Texts& texts, QWidget* parent)
    : QFrame(parent), texts_(texts), work_(library), model_(new TextTableModel(this)) {
    setProperty("role", QStringLiteral("panel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 8, 24, 12);
    auto* line = new QHBoxLayout;
    state_ = new QLabel(this);
    state_->setObjectName(QStringLiteral("reassess.state"));
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("reassess.progress"));
    bar_->setTextVisible(false);
    constexpr int barWidth = 200;
    bar_->setFixedWidth(barWidth);
    stop_ = new QPushButton(this);
    stop_->setObjectName(QStringLiteral("reassess.stop"));
    line->addWidget(state_, 1);
    line->addWidget(bar_);
    line->addWidget(stop_);
    layout->addLayout(line);
    table_ = makeListTable(this, "reassess.changed", model_);
    constexpr int least = 96;
    constexpr int most = 200;
    table_->setMinimumHeight(least);
    table_->setMaximumHeight(most);
    layout->addWidget(table_);
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT caseRequested(work_.changed().at(static_cast<std::size_t>(index.row())).id);
    });
    connect(stop_, &QPushButton::clicked, this, [this] {
        if (work_.isRunning())
            work_.cancel();
        else
            hide();
    });
    connect(&work_, &Reassessment::progressed, this, &ReassessPanel::addNew);
    connect(&work_, &Reassessment::finished, this, &ReassessPanel::say);
    texts_.follow(this, [this] { fill(); });
    hide();
}

void ReassessPanel::fill() {
    model_->setHeader({texts_("案例", "Case"), texts_("原来", "Before"), texts_("现在", "Now"),
                       texts_("变化", "Change"), texts_("原因", "Why")},
                      {1, 2, 3});
    std::vector<QStringList> rows;
    for (const ChangedResult& changed : work_.changed()) rows.push_back(lineOf(changed));
    model_->setRows(std::move(rows));
    table_->setAccessibleName(texts_("结果有变化的案例", "Cases whose result changed"));
    bar_->setAccessibleName(texts_("进度", "Progress"));
    say();
}

void ReassessPanel::addNew() {
    if (work_.done() == 0) model_->setRows({});
    for (auto row = static_cast<std::size_t>(model_->rowCount()); row < work_.changed().size(); ++row)
        model_->addRow(lineOf(work_.changed()[row]));
    say();
}

void ReassessPanel::say() {
    const auto done = static_cast<int>(work_.done());
    const auto total = static_cast<int>(work_.total());
    const auto changed = static_cast<int>(work_.changed().size());
    bar_->setRange(0, std::max(1, total));
    bar_->setValue(done);
    bar_->setVisible(work_.isRunning());
    stop_->setText(work_.isRunning() ? texts_("停止", "Stop") : texts_("收起", "Close"));
    stop_->setAccessibleName(stop_->text());
    QString text = work_.isRunning() ? texts_("正在重新测算：%1 / %2", "Assessing again: %1 of %2").arg(done).arg(total)
                   : done < total ? texts_("已停止：测算了 %1 / %2 个", "Stopped after %1 of %2").arg(done).arg(total)
                                  : texts_.counted("%1 个案例都已重新测算", "%1 [case|cases] assessed", total);
    text += texts_.counted("，%1 个结果有变化。", "; %1 [result|results] changed.", changed);
    if (const std::size_t unreadable = work_.unreadable().size(); unreadable > 0)
        text += texts_
                    .counted("%1 个案例用现在的规则读不出：%2", " %1 [case|cases] cannot be read with these rules: %2",
                             unreadable)
                    .arg(namesOf(work_.unreadable(), texts_));
    state_->setText(text);
    table_->setVisible(changed > 0);
    if (!work_.isRunning() && changed > 0) table_->resizeColumnsToContents();
}

QStringList ReassessPanel::lineOf(const ChangedResult& changed) const {
    // With how many claims hold, are arguable, open and not met where the sum is the
    // same.
    const bool sameSum = changed.before.ceiling == changed.after.ceiling;
    const auto told = [&](const storage::ResultMark& mark) {
        QString text = toQt(wording::moneyText(mark.ceiling, texts_.language()));
        if (!sameSum) return text;
        return text + texts_("（%1）", " (%1)").arg(verdictCounts(mark));
    };
    const QString name = changed.name.empty() ? texts_("未命名案例", "Untitled case") : toQt(changed.name);
    return {name, told(changed.before), told(changed.after),
            sameSum ? texts_("只是状态不同", "status only")
                    : changeText(changed.before.ceiling, changed.after.ceiling, texts_),
            why(changed.causes, changed)};
}

QString ReassessPanel::why(const storage::ResultCauses& causes, const ChangedResult& changed) const {
    QStringList reasons;
    if (!causes.newRules.empty())
        reasons << texts_("规则有更新：%1", "rules changed: %1").arg(packsOf(causes.newRules, work_.rules(), texts_));
    if (!causes.otherStatus.empty())
        reasons << texts_("到期或开始施行：%1", "came into force or expired: %1")
                       .arg(packsOf(causes.otherStatus, work_.rules(), texts_));
    if (causes.date)
        reasons << texts_("测算日期 %1 → %2", "date %1 → %2")
                       .arg(toQt(changed.before.asOf.toString()), toQt(changed.after.asOf.toString()));
    if (causes.facts) reasons << texts_("案例改过", "facts changed");
    return reasons.isEmpty() ? texts_("自填金额的取舍", "own figures in or out") : reasons.join(texts_("；", "; "));
}

} // namespace biosubsidy::ui
