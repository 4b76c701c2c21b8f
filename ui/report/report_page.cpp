// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_page.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QHBoxLayout>

#include "core/system/paths.h"
#include "ui/look/conversions.h"
#include "ui/report/document_target.h"
#include "ui/report/paper_view.h"
#include "ui/report/printing.h"
#include "ui/report/report_form.h"

namespace biosubsidy::ui {

namespace {

constexpr int settleTime = 150; // milliseconds without a change before the pages are made anew

} // namespace

ReportPage::ReportPage(const Desk& desk, QWidget* parent)
    : Page(parent), desk_(desk), previews_(*this,
                                           [this](const auto& made) {
                                               view_->show(made->paper);
                                               showPage();
                                               if (printing_) print();
                                           }),
      exports_(*this, [this](const auto& written) { tell(*written); }) {
    build();
    offer("report.export", Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    offer("report.logo", Qt::CTRL | Qt::Key_L);
    offer("report.logo.drop", Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    timer_.setSingleShot(true);
    timer_.setInterval(settleTime);
    connect(&timer_, &QTimer::timeout, this, &ReportPage::preview);
    connect(&desk_.runner, &AssessmentRunner::assessed, this, &ReportPage::schedule);
    connect(&desk_.places, &OwnPlaces::changed, this, &ReportPage::schedule);
    connect(form_, &ReportForm::changed, this, &ReportPage::schedule);
    connect(form_, &ReportForm::exportRequested, this, &ReportPage::exportReport);
    connect(&desk_.texts, &Texts::languageChanged, this, &ReportPage::schedule);
}

ReportPage::~ReportPage() {
    *stopPreview_ = true;
    *stopExport_ = true;
}

void ReportPage::build() {
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    outer->addWidget(stack_);
    empty_ = buildEmpty();
    stack_->addWidget(empty_);
    work_ = new QWidget(stack_);
    stack_->addWidget(work_);
    auto* columns = new QHBoxLayout(work_);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    columns->addLayout(left, 1);
    view_ = new PaperView(desk_.texts, desk_.theme, work_);
    left->addWidget(view_, 1);
    pageNote_ = new QLabel(work_);
    pageNote_->setObjectName(QStringLiteral("report.page"));
    pageNote_->setProperty("role", QStringLiteral("muted"));
    pageNote_->setAlignment(Qt::AlignCenter);
    pageNote_->setContentsMargins(0, 4, 0, 4);
    left->addWidget(pageNote_);
    connect(view_, &PaperView::pageChanged, this, &ReportPage::showPage);
    desk_.texts.follow(this, [this] { showPage(); });
    form_ = new ReportForm(desk_.texts, desk_.settings, desk_.prompts, work_);
    columns->addWidget(form_);
}

QWidget* ReportPage::buildEmpty() {
    auto* page = new QWidget(stack_);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch();
    auto* text = new QLabel(page);
    text->setObjectName(QStringLiteral("report.empty"));
    text->setProperty("role", QStringLiteral("quiet"));
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    layout->addWidget(text);
    auto* button = new QPushButton(page);
    button->setObjectName(QStringLiteral("report.fill"));
    button->setProperty("role", QStringLiteral("primary"));
    connect(button, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(PageId::profile); });
    layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addStretch();
    desk_.texts.follow(page, [this, text, button] {
        text->setText(desk_.texts("这里会出现给客户的报告：摘要、逐项依据和算式、待补信息。\n"
                                  "案例所在的城市还没有可以测算的措施，请先填写企业所在城市和项目。",
                                  "The report for a client will stand here: summary, each claim with its reasons, what "
                                  "is open.\nNo measure can be assessed yet: state where the company is and its "
                                  "projects first."));
        button->setText(desk_.texts("填写企业情况", "Describe the company"));
        button->setAccessibleName(button->text());
    });
    return page;
}

bool ReportPage::hasClaims() const {
    const AssessmentPtr& latest = desk_.runner.latest();
    return latest != nullptr && std::any_of(latest->packs.begin(), latest->packs.end(),
                                            [](const PackResult& pack) { return !pack.claims.empty(); });
}

ReportJob ReportPage::job() const {
    const AssessOptions options = desk_.runner.options();
    return {desk_.runner.latest(), options, form_->compares(),
            desk_.places.compared(desk_.document.rules(), desk_.document.subject(), options), form_->options()};
}

void ReportPage::bringUp() {
    if (outdated_) preview();
}

void ReportPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    bringUp();
}

void ReportPage::takeFocus() {
    if (stack_->currentWidget() == work_)
        view_->setFocus();
    else
        setFocus();
}

void ReportPage::print() {
    bringUp();
    if (!hasClaims()) return;
    printing_ = previews_.isBusy() || view_->paper() == nullptr;
    if (!printing_) printWithPreview(*view_->paper(), desk_.texts, this);
}

void ReportPage::schedule() {
    outdated_ = true;
    if (isVisible()) timer_.start();
}

void ReportPage::preview() {
    outdated_ = false;
    timer_.stop();
    stack_->setCurrentWidget(hasClaims() ? work_ : empty_);
    if (!hasClaims()) {
        previews_.cancel();
        return;
    }
    *std::exchange(stopPreview_, std::make_shared<std::atomic<bool>>()) = true;
    ReportJob work = job();
    work.stop = stopPreview_;
    previews_.start([job = std::move(work)] { return Preview{paperOf(job)}; });
}

void ReportPage::showPage() {
    const auto& paper = view_->paper();
    pageNote_->setText(
        paper == nullptr
            ? desk_.texts("正在排版…", "Laying out the pages...")
            : desk_.texts("第 %1 页，共 %2 页", "Page %1 of %2").arg(view_->pageInSight()).arg(paper->pageCount()));
}

QString ReportPage::suggestedName() const {
    const report::Options options = form_->options();
    const Assessment& assessment = *desk_.runner.latest();
    const QString company = toQt(report::companyName(assessment, options.language));
    const QString word =
        options.language == Language::zh ? QStringLiteral("政策测算报告") : QStringLiteral("assessment");
    return QStringLiteral("%1-%2-%3").arg(namePart(company), word, toQt(assessment.asOf.toString()));
}

void ReportPage::exportReport() {
    if (exports_.isBusy()) {
        *stopExport_ = true;
        form_->tell(desk_.texts("正在停止…", "Stopping..."), false);
        return;
    }
    if (!hasClaims()) return;
    const ReportFormat& format = form_->format();
    auto chosen = askForDocument(desk_, desk_.texts("导出报告", "Export the report"), suggestedName(), format,
                                 {toUtf8(form_->logoPath())});
    if (!chosen) return;
    const QString path = chosen->path;
    auto& target = chosen->target;
    if (!target) return tell({path, tl::unexpected(std::move(target.error()))});
    form_->setBusy(true);
    form_->tell(desk_.texts("正在写报告…", "Writing the report..."), false);
    ReportJob work = job();
    work.options.workFolder = folderOf(target->path());
    stopExport_ = std::make_shared<std::atomic<bool>>();
    work.stop = stopExport_;
    exports_.start([job = std::move(work), &format, path, target = std::move(*target)] {
        const auto bytes = fileOf(job, format);
        if (job.isStopped()) return Written{path, {}, true};
        if (!bytes) return Written{path, tl::unexpected(bytes.error())};
        return Written{path, target.write(*bytes)};
    });
}

void ReportPage::tell(const Written& written) {
    form_->setBusy(false);
    if (written.stopped) {
        form_->tell(desk_.texts("已停止，没有写文件", "Stopped; no file was written"), false);
        return;
    }
    const QString shown = QDir::toNativeSeparators(written.path);
    if (written.outcome) {
        const QString text = desk_.texts("报告已写入 %1", "The report is in %1").arg(shown);
        form_->tell(text, false);
        Q_EMIT wrote(text, written.path);
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
