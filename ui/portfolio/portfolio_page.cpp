// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portfolio/portfolio_page.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>

#include "core/system/paths.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/portfolio/portfolio_form.h"
#include "ui/report/document_target.h"
#include "ui/report/paper_view.h"

namespace biosubsidy::ui {

namespace {

constexpr int settleTime = 150; // milliseconds without a change before the pages are made anew

} // namespace

PortfolioPage::PortfolioPage(const Desk& desk, CaseSession& session, QWidget* parent)
    : Page(parent), desk_(desk), session_(session), previews_(*this, [this](const auto& made) { take(*made); }),
      exports_(*this, [this](const auto& written) { tell(*written); }) {
    build();
    offer("portfolio.export", Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    offer("portfolio.back", Qt::ALT | Qt::Key_Left);
    timer_.setSingleShot(true);
    timer_.setInterval(settleTime);
    connect(&timer_, &QTimer::timeout, this, &PortfolioPage::preview);
    connect(back_, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(from_); });
    connect(form_, &PortfolioForm::changed, this, &PortfolioPage::schedule);
    connect(form_, &PortfolioForm::exportRequested, this, &PortfolioPage::exportReport);
    connect(&desk_.document, &CaseDocument::rulesChanged, this, &PortfolioPage::schedule);
    desk_.texts.follow(this, [this] {
        showWords();
        schedule();
    });
}

PortfolioPage::~PortfolioPage() {
    *stopPreview_ = true;
    *stopExport_ = true;
}

void PortfolioPage::build() {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    columns->addLayout(left, 1);
    auto* head = new QFrame(this);
    head->setProperty("role", QStringLiteral("bar"));
    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(24, 10, 24, 10);
    lines->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    const auto label = [head](const char* name, const char* role) {
        auto* made = new QLabel(head);
        made->setObjectName(QLatin1String(name));
        made->setProperty("role", QString::fromLatin1(role));
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return made;
    };
    back_ = new QPushButton(head);
    back_->setObjectName(QStringLiteral("portfolio.back"));
    title_ = label("portfolio.heading", "heading");
    source_ = label("portfolio.source", "muted");
    row->addWidget(back_);
    row->addWidget(title_);
    row->addWidget(source_, 1);
    lines->addLayout(row);
    totals_ = label("portfolio.totals", "figure");
    counts_ = label("portfolio.counts", "quiet");
    for (QLabel* words : {totals_, counts_}) words->setWordWrap(true);
    lines->addWidget(totals_);
    lines->addWidget(counts_);
    left->addWidget(head);
    view_ = new PaperView(desk_.texts, desk_.theme, this);
    left->addWidget(view_, 1);
    pageNote_ = label("portfolio.page", "muted");
    pageNote_->setAlignment(Qt::AlignCenter);
    pageNote_->setContentsMargins(0, 4, 0, 4);
    left->addWidget(pageNote_);
    connect(view_, &PaperView::pageChanged, this, &PortfolioPage::showWords);
    form_ = new PortfolioForm(desk_, this);
    columns->addWidget(form_);
}

void PortfolioPage::showCases(const std::vector<storage::CaseId>& ids) {
    ids_ = ids;
    firms_ = {toUtf8(desk_.texts.counted("案例库的 %1 个案例", "%1 [case|cases] of the library", ids.size())),
              {},
              {},
              desk_.runner.asOf()};
    std::optional<Localized> unread;
    for (const storage::CaseId id : ids) {
        auto stored = session_.library().cases().load(id);
        if (stored)
            firms_.cases.push_back(std::move(stored->facts));
        else
            unread = stored.error().message;
    }
    startOver(PageId::cases);
    if (unread)
        form_->tell(desk_
                        .texts("%1 个案例没有从案例库读出来，不在报告里。%2",
                               "Left out, as the library could not read them: %1. %2")
                        .arg(ids.size() - firms_.cases.size())
                        .arg(desk_.texts(*unread)),
                    true);
}

void PortfolioPage::showResults(const QString& path, const QString& name) {
    ids_.clear();
    firms_ = {toUtf8(name), {}, toUtf8(path), desk_.runner.asOf()};
    startOver(PageId::screening);
}

void PortfolioPage::startOver(PageId from) {
    from_ = from;
    gathered_.reset();
    trouble_ = {};
    view_->show(nullptr);
    form_->startOver(firms_.results.empty(), firms_.day);
    form_->tell({}, false);
    outdated_ = true;
    showWords();
    bringUp();
}

void PortfolioPage::bringUp() {
    if (outdated_ && isVisible()) preview();
}

void PortfolioPage::takeFocus() {
    view_->setFocus();
}

void PortfolioPage::schedule() {
    outdated_ = true;
    if (isVisible()) timer_.start();
}

// What was saved last by the end of that day, in China; what was not there yet is left out.
std::vector<std::string> PortfolioPage::casesOn(const Date& day) const {
    std::vector<std::string> texts;
    const storage::CaseHistory history = session_.library().history();
    for (const storage::CaseId id : ids_) {
        const auto states = history.states(id);
        if (!states) continue;
        const auto found = std::find_if(states->begin(), states->end(), [&](const storage::StateRow& state) {
            return applications::dayInChina(state.saved) <= day;
        });
        if (found == states->end()) continue;
        if (auto state = history.load(found->id)) texts.push_back(std::move(state->facts));
    }
    return texts;
}

PortfolioJob PortfolioPage::job(const std::shared_ptr<const std::atomic<bool>>& stop) const {
    PortfolioJob job{desk_.document.sharedRules(), desk_.runner.options(), firms_, {}, form_->options(), {}, stop};
    job.assess.asOf = firms_.day;
    job.folder = desk_.library.empty() ? toUtf8(QDir::tempPath()) : folderOf(desk_.library);
    switch (form_->before()) {
    case PortfolioForm::Before::nothing: break;
    case PortfolioForm::Before::day: {
        const Date day = form_->beforeDay();
        job.before = FirmsFrom{firms_.name, casesOn(day), {}, day};
        break;
    }
    case PortfolioForm::Before::results:
        if (!form_->beforeResults().isEmpty())
            job.before = FirmsFrom{{}, {}, toUtf8(form_->beforeResults()), firms_.day};
        break;
    }
    return job;
}

void PortfolioPage::preview() {
    outdated_ = false;
    timer_.stop();
    if (firms_.cases.empty() && firms_.results.empty()) return;
    *std::exchange(stopPreview_, std::make_shared<std::atomic<bool>>()) = true;
    previews_.start([job = job(stopPreview_)] { return previewOf(job); });
    showWords();
}

void PortfolioPage::take(const PortfolioPreview& made) {
    gathered_ = made.firms;
    trouble_ = made.trouble;
    view_->show(made.paper);
    showWords();
}

void PortfolioPage::showWords() {
    const Texts& texts = desk_.texts;
    back_->setText(from_ == PageId::cases ? texts("← 案例", "← Cases") : texts("← 筛查", "← Screening"));
    back_->setAccessibleName(from_ == PageId::cases ? texts("回到案例", "Back to the cases")
                                                    : texts("回到筛查", "Back to the screening"));
    title_->setText(texts("组合报告", "Portfolio report"));
    const QString name = firms_.results.empty() ? texts.counted("案例库的 %1 个案例", "%1 [case|cases] of the library",
                                                                firms_.cases.size())
                                                : toQt(firms_.name);
    source_->setText(name);
    const auto& paper = view_->paper();
    if (previews_.isBusy())
        pageNote_->setText(texts("正在汇总、排版…", "Adding up and laying out the pages..."));
    else if (paper == nullptr)
        pageNote_->setText(QString());
    else
        pageNote_->setText(
            texts("第 %1 页，共 %2 页", "Page %1 of %2").arg(view_->pageInSight()).arg(paper->pageCount()));
    showTotals();
}

void PortfolioPage::showTotals() {
    const Texts& texts = desk_.texts;
    if (gathered_ == nullptr) {
        const bool wrong = !trouble_.empty();
        totals_->setText(wrong ? texts("没有汇总成：%1", "It could not be added up: %1").arg(texts(trouble_))
                               : texts("正在汇总…", "Adding up..."));
        counts_->setText(QString());
        return;
    }
    const portfolio::Portfolio& of = gathered_->portfolio();
    const auto sum = [&](const Money& money) { return toQt(wording::moneyText(money, texts.language())); };
    totals_->setText(
        texts.counted("%1 家企业", "%1 [firm|firms]", of.firms) + QStringLiteral(" · ") +
        texts("最高可获 %1 · 按公布比例 %2 · 最好情形 %3", "at most %1 · by published figures %2 · at best %3")
            .arg(sum(of.totals.ceiling), sum(of.totals.stated), sum(of.totals.potential)));
    QStringList counts{texts.counted("%1 家现在有可计入的金额", "%1 [has|have] a sum that counts now", of.withCeiling)};
    const auto add = [&](std::uint64_t count, const char* zh, const char* en) {
        if (count > 0) counts << texts.counted(zh, en, count);
    };
    add(of.openAlone, "%1 家补充信息后可能有", "%1 may once more is known");
    add(of.withoutFigures, "%1 家所在地没有公布金额", "%1 where no sum is published");
    add(of.withoutClaims, "%1 家所在地没有收录政策", "%1 where no policy is known");
    add(of.refusedCount, "%1 行读不成企业", "%1 [line is|lines are] no firm");
    counts_->setText(counts.join(QStringLiteral(" · ")));
}

void PortfolioPage::exportReport() {
    if (exports_.isBusy()) {
        *stopExport_ = true;
        form_->tell(desk_.texts("正在停止…", "Stopping..."), false);
        return;
    }
    const ReportFormat& format = form_->format();
    const QString word = form_->language() == Language::zh ? QStringLiteral("组合报告") : QStringLiteral("portfolio");
    const QString name = word + QLatin1Char('-') + toQt(firms_.day.toString());
    auto chosen = askForDocument(desk_, desk_.texts("导出组合报告", "Export the portfolio report"), name, format,
                                 {firms_.results, toUtf8(form_->beforeResults())});
    if (!chosen) return;
    if (!chosen->target) return tell({chosen->path, tl::unexpected(std::move(chosen->target.error()))});
    form_->setBusy(true);
    form_->tell(desk_.texts("正在写报告…", "Writing the report..."), false);
    stopExport_ = std::make_shared<std::atomic<bool>>();
    exports_.start([job = job(stopExport_), &format, path = chosen->path, target = std::move(*chosen->target)] {
        return Written{path, writePortfolio(job, format, target)};
    });
}

void PortfolioPage::tell(const Written& written) {
    form_->setBusy(false);
    const QString shown = QDir::toNativeSeparators(written.path);
    if (written.outcome) {
        const QString text = desk_.texts("报告已写入 %1", "The report is in %1").arg(shown);
        form_->tell(text, false);
        Q_EMIT wrote(text, written.path);
        return;
    }
    if (written.outcome.error().empty()) {
        form_->tell(desk_.texts("已停止，没有写文件", "Stopped; no file was written"), false);
        return;
    }
    const QString text = desk_
                             .texts("报告没有写成：%1。原有文件未改动，请换一个位置再导出。",
                                    "The report was not written: %1. Nothing there was changed; try another place.")
                             .arg(desk_.texts(written.outcome.error()));
    form_->tell(text, true);
    Q_EMIT failed(desk_.texts("报告没有写成", "The report was not written"), shown + QLatin1Char('\n') + text);
}

} // namespace biosubsidy::ui
