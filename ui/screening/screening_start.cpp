// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/screening_start.h"

#include <QHBoxLayout>

#include "ui/widgets/eliding_button.h"

namespace biosubsidy::ui {

ScreeningStart::ScreeningStart(const Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    auto* outer = new QHBoxLayout(this);
    auto* middle = new QWidget(this);
    constexpr int columnWidth = 640; // some 40 Chinese characters
    middle->setFixedWidth(columnWidth);
    outer->addStretch();
    outer->addWidget(middle);
    outer->addStretch();
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(12);
    column->addStretch(2);
    const auto label = [&](const Localized& text, const char* role) {
        auto* made = new QLabel(middle);
        made->setProperty("role", QLatin1String(role));
        made->setWordWrap(true);
        desk_.texts.follow(made, [this, made, text] { made->setText(desk_.texts(text)); });
        column->addWidget(made);
        return made;
    };
    label({"一次测算许多企业", "Many companies at once"}, "headline");
    label({"选择一张企业表：一个园区几千家，一个城市几十万家，都可以。"
           "逐家测算能争取多少、放在哪里最多、还缺什么信息，"
           "然后排序、筛选、看分布，或把其中一家打开为案例。",
           "Choose a table of companies, the thousands of a park or the hundred thousands of a city: each is assessed, "
           "how much it may expect, where it would get most, what is missing. Then sort, filter, see how they are "
           "spread, or open one as a case."},
          "lead");
    label({"可以是 XLSX、XLS、ET、ODS、CSV（每列一个字段，标题中英文都行）或 "
           "NDJSON（每行一个案例）；也可以把文件拖到这里。文件只在本机读取。",
           "XLSX, XLS, ET, ODS or CSV (a column for each fact, headings in Chinese or English) or NDJSON (a case a "
           "line); a file may "
           "be dropped here as well. It is read on this computer alone."},
          "quiet");
    auto* line = new QHBoxLayout;
    const auto button = [&](const char* name, const Localized& text) {
        auto* made = new QPushButton(middle);
        made->setObjectName(QLatin1String(name));
        desk_.texts.follow(made, [this, made, text] {
            made->setText(desk_.texts(text));
            made->setAccessibleName(made->text());
        });
        line->addWidget(made);
        return made;
    };
    choose_ = button("screening.choose", {"选择文件…", "Choose a file…"});
    choose_->setProperty("role", QStringLiteral("primary"));
    template_ = button("screening.template", {"保存一份空白模板…", "Save an empty template…"});
    line->addStretch();
    column->addLayout(line);
    problem_ = new QLabel(middle);
    problem_->setObjectName(QStringLiteral("screening.problem"));
    problem_->setProperty("role", QStringLiteral("warning"));
    problem_->setWordWrap(true);
    problem_->hide();
    column->addWidget(problem_);
    column->addSpacing(12);
    earlier_ = label({"以前的筛查", "Earlier screenings"}, "section");
    list_ = new QWidget(middle);
    rows_ = new QVBoxLayout(list_);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(2);
    column->addWidget(list_);
    column->addStretch(3);
    connect(choose_, &QPushButton::clicked, this, &ScreeningStart::chooseRequested);
    connect(template_, &QPushButton::clicked, this, &ScreeningStart::templateRequested);
    showResults({});
}

void ScreeningStart::showProblem(const QString& problem) {
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
}

void ScreeningStart::showResults(const std::vector<Earlier>& results) {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    earlier_->setVisible(!results.empty());
    list_->setVisible(!results.empty());
    for (const Earlier& earlier : results) {
        const QString title =
            earlier.removed ? desk_.texts("已删除：%1", "Deleted: %1").arg(earlier.title) : earlier.title;
        auto* row = new QWidget(list_);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* open = new ElidingButton(row);
        open->setObjectName(QStringLiteral("screening.earlier"));
        open->setProperty("role", QStringLiteral("link"));
        open->setWholeText(title);
        open->setEnabled(!earlier.removed);
        auto* remove =
            new QPushButton(earlier.removed ? desk_.texts("撤销", "Undo") : desk_.texts("删除", "Delete"), row);
        remove->setObjectName(QStringLiteral("screening.remove"));
        remove->setProperty("role", QStringLiteral("link"));
        remove->setAccessibleName(QStringLiteral("%1 %2").arg(remove->text(), earlier.title));
        line->addWidget(open, 1);
        line->addWidget(remove);
        rows_->addWidget(row);
        connect(open, &QPushButton::clicked, this, [this, path = earlier.path] { Q_EMIT resultsRequested(path); });
        connect(remove, &QPushButton::clicked, this, [this, path = earlier.path] { Q_EMIT removeRequested(path); });
    }
}

} // namespace biosubsidy::ui
