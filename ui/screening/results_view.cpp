// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/results_view.h"

#include <array>

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/wording/money_text.h"
#include "core/wording/term_notices.h"
#include "ui/look/conversions.h"
#include "ui/screening/distribution_chart.h"
#include "ui/screening/result_filter_bar.h"
#include "ui/session/chosen_output.h"
#include "ui/widgets/column_room.h"
#include "ui/widgets/copied_table.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t mostProblems = 1'000;

} // namespace

ResultsView::ResultsView(const Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), finder_(*this, [this](const auto& found) { take(*found); }),
      exporter_(*this,
                [this](const auto& exported) {
                    showState();
                    if (!exported->done) return tell(exported->done.error());
                    Q_EMIT wrote(desk_.texts("已导出到 %1", "Exported to %1").arg(exported->path), exported->path);
                }),
      model_(new ResultListModel(desk.texts, desk.theme, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 12);
    layout->setSpacing(10);
    buildHead();
    filter_ = new ResultFilterBar(desk_.texts, this);
    layout->addWidget(filter_);
    buildMiddle();
    buildProblems();
    connectParts();
    const auto takeRules = [this] {
        model_->setRules(desk_.document.sharedRules());
        filter_->setRules(desk_.document.sharedRules());
    };
    connect(&desk_.document, &CaseDocument::rulesChanged, this, takeRules);
    takeRules();
    desk_.texts.follow(this, [this] { fillTexts(); });
}

ResultsView::~ResultsView() {
    closing_ = true;
    if (stopFinding_ != nullptr) *stopFinding_ = true;
}

void ResultsView::buildHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("screening.title"));
    title_->setProperty("role", QStringLiteral("heading"));
    title_->setProperty("elides", true);
    state_ = new QLabel(this);
    state_->setObjectName(QStringLiteral("screening.state"));
    state_->setProperty("role", QStringLiteral("quiet"));
    state_->setWordWrap(true);
    words->addWidget(title_);
    words->addWidget(state_);
    head->addLayout(words, 1);
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("screening.progress"));
    bar_->setTextVisible(false);
    constexpr int barWidth = 160;
    bar_->setFixedWidth(barWidth);
    head->addWidget(bar_, 0, Qt::AlignVCenter);
    const auto button = [this, head](const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        head->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    stopButton_ = button("screening.stop");
    problemsButton_ = button("screening.problems_button");
    problemsButton_->setCheckable(true);
    openButton_ = button("screening.open_case");
    exportButton_ = button("screening.export");
    portfolioButton_ = button("screening.portfolio");
    otherButton_ = button("screening.other");
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
}

void ResultsView::buildMiddle() {
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    auto* left = new QVBoxLayout;
    nothing_ = new QLabel(this);
    nothing_->setObjectName(QStringLiteral("screening.nothing"));
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    table_ = makeListTable(this, "screening.table", model_);
    table_->horizontalHeader()->setSortIndicator(ResultListModel::line, Qt::AscendingOrder);
    table_->setSortingEnabled(true);
    table_->viewport()->installEventFilter(this);
    left->addWidget(nothing_);
    left->addWidget(table_, 1);
    middle->addLayout(left, 1);
    side_ = new QFrame(this);
    side_->setProperty("role", QStringLiteral("card"));
    constexpr int sideWidth = 316;
    side_->setFixedWidth(sideWidth);
    auto* frame = new QVBoxLayout(side_);
    frame->setContentsMargins(1, 1, 1, 1);
    auto* scroll = new QScrollArea(side_);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(scroll);
    scroll->setWidget(inside);
    frame->addWidget(scroll);
    auto* side = new QVBoxLayout(inside);
    side->setContentsMargins(15, 11, 15, 11);
    chartTitle_ = new QLabel(side_);
    chartTitle_->setProperty("role", QStringLiteral("section"));
    chart_ = new DistributionChart(desk_.texts, desk_.theme, side_);
    chartNote_ = new QLabel(side_);
    chartNote_->setObjectName(QStringLiteral("screening.sum"));
    chartNote_->setProperty("role", QStringLiteral("muted"));
    chartNote_->setWordWrap(true);
    copyChart_ = new QPushButton(side_);
    copyChart_->setObjectName(QStringLiteral("screening.copy_distribution"));
    copyChart_->setProperty("role", QStringLiteral("link"));
    side->addWidget(chartTitle_);
    side->addWidget(chart_);
    side->addWidget(chartNote_);
    side->addWidget(copyChart_, 0, Qt::AlignLeft);
    details_ = new QLabel(side_);
    details_->setObjectName(QStringLiteral("screening.details"));
    details_->setProperty("role", QStringLiteral("quiet"));
    details_->setWordWrap(true);
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    side->addSpacing(8);
    side->addWidget(details_);
    side->addStretch();
    middle->addWidget(side_);
    static_cast<QVBoxLayout*>(layout())->addLayout(middle, 1);
}

void ResultsView::buildProblems() {
    problems_ = new QFrame(this);
    problems_->setProperty("role", QStringLiteral("panel"));
    auto* inner = new QVBoxLayout(problems_);
    inner->setContentsMargins(0, 8, 0, 0);
    auto* line = new QHBoxLayout;
    problemsTitle_ = new QLabel(problems_);
    problemsTitle_->setObjectName(QStringLiteral("screening.problems_title"));
    copyProblems_ = new QPushButton(problems_);
    copyProblems_->setObjectName(QStringLiteral("screening.copy_problems"));
    problemsTitle_->setWordWrap(true);
    problemsTitle_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(problemsTitle_, 1);
    line->addWidget(copyProblems_);
    inner->addLayout(line);
    problemsModel_ = new TextTableModel(this);
    problemsTable_ = makeListTable(problems_, "screening.problems", problemsModel_);
    problemsTable_->setSelectionMode(QAbstractItemView::ExtendedSelection); // several are copied at once
    constexpr int tableHeight = 150;
    problemsTable_->setFixedHeight(tableHeight);
    inner->addWidget(problemsTable_);
    problems_->hide();
    layout()->addWidget(problems_);
}

void ResultsView::connectParts() {
    connect(filter_, &ResultFilterBar::changed, this, &ResultsView::find);
    connect(model_, &ResultListModel::sortRequested, this, &ResultsView::sort);
    connect(table_, &QTableView::activated, this, &ResultsView::chooseCurrent);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResultsView::showDetails);
    connect(stopButton_, &QPushButton::clicked, this, [this] {
        if (job_ != nullptr) job_->stop();
        stopButton_->setEnabled(false);
    });
    connect(openButton_, &QPushButton::clicked, this, &ResultsView::chooseCurrent);
    connect(exportButton_, &QPushButton::clicked, this, &ResultsView::exportList);
    connect(portfolioButton_, &QPushButton::clicked, this,
            [this] { Q_EMIT portfolioRequested(path_, QFileInfo(toQt(about_.source)).fileName()); });
    connect(otherButton_, &QPushButton::clicked, this, &ResultsView::otherRequested);
    connect(problemsButton_, &QPushButton::toggled, this, &ResultsView::showProblems);
    connect(copyProblems_, &QPushButton::clicked, this, &ResultsView::copyProblems);
    connect(chart_, &DistributionChart::stepChosen, filter_, &ResultFilterBar::setLeast);
    connect(copyChart_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(chart_->table());
        Q_EMIT said(desk_.texts("已复制分布表", "The distribution is copied"));
    });
}

void ResultsView::fillTexts() {
    const Texts& texts = desk_.texts;
    table_->setAccessibleName(texts("筛查结果", "Results of the screening"));
    bar_->setAccessibleName(texts("进度", "Progress"));
    stopButton_->setText(texts("停止", "Stop"));
    stopButton_->setToolTip(
        texts("已完成的结果保留，可以照常查看和导出", "What is done stays, to look at and to export"));
    openButton_->setText(texts("打开为案例", "Open as a case"));
    openButton_->setToolTip(
        texts("把选中的企业存入案例库并打开（回车）", "Put the chosen company into the library and open it (Enter)"));
    exportButton_->setText(texts("导出…", "Export…"));
    portfolioButton_->setText(texts("组合报告…", "Portfolio report…"));
    portfolioButton_->setToolTip(texts("汇总全部企业，写成报告", "Adds up all companies, as a report"));
    exportButton_->setToolTip(texts("导出列出的企业：CSV 或 XLSX", "Export the companies listed: CSV or XLSX"));
    otherButton_->setText(texts("新的筛查", "New screening"));
    chartTitle_->setText(texts("最高可获的分布", "How the totals are spread (CNY)"));
    copyChart_->setText(texts("复制为表格", "Copy as a table"));
    copyProblems_->setText(texts("复制全部", "Copy all"));
    problemsTable_->setAccessibleName(texts("没有测算、略过或存疑之处", "Without a result, passed over or doubtful"));
    problemsModel_->setHeader({texts("行", "Line"), texts("原因", "Why")}, {0});
    for (QPushButton* button :
         {stopButton_, openButton_, exportButton_, portfolioButton_, otherButton_, copyChart_, copyProblems_})
        button->setAccessibleName(button->text());
    showDetails();
    fitColumns();
    if (problemsButton_->isChecked()) showProblems(true);
}

bool ResultsView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_->viewport() && event->type() == QEvent::Resize) fitColumns();
    return QWidget::eventFilter(watched, event);
}

void ResultsView::fitColumns() {
    using Model = ResultListModel;
    constexpr int nameWidth = 176;
    constexpr int widestName = 300;
    // Others take their place in this order, each at least as wide as given.
    constexpr std::array<std::pair<Model::Column, int>, 7> others{{{Model::ceiling, 0},
                                                                   {Model::openAmount, 0},
                                                                   {Model::best, 0},
                                                                   {Model::potential, 0},
                                                                   {Model::verdicts, 0},
                                                                   {Model::largest, 200},
                                                                   {Model::question, 150}}};
    const auto roomFor = [this](Model::Column column) {
        return columnRoom(*table_, column, model_->widestTexts(column), column == Model::stated);
    };
    int room = table_->viewport()->width() - nameWidth;
    for (const Model::Column column : {Model::line, Model::stated}) {
        table_->setColumnWidth(column, roomFor(column));
        room -= table_->columnWidth(column);
    }
    bool fits = true;
    for (const auto& [column, least] : others) {
        const int width = std::max(least, roomFor(column));
        fits = fits && width <= room;
        table_->setColumnHidden(column, !fits);
        if (!fits) continue;
        table_->setColumnWidth(column, width);
        room -= width;
    }
    table_->setColumnWidth(Model::name, std::min(widestName, nameWidth + std::max(0, room)));
}

void ResultsView::showDetails() {
    const auto row = model_->row(table_->currentIndex().row());
    details_->setText(row ? model_->detailsOf(*row) : QString());
    showState();
}

void ResultsView::show(const QString& path, ScreeningJob* job) {
    close();
    path_ = path;
    job_ = job;
    if (job_ != nullptr) {
        connect(job_, &ScreeningJob::progressed, this, &ResultsView::jobProgressed);
        connect(job_, &ScreeningJob::finished, this, &ResultsView::jobFinished);
    } else {
        rankByDefended();
    }
    showState();
}

// Unless the list was given another order meanwhile.
void ResultsView::rankByDefended() {
    if (query_.order == results::ResultQuery::Order::line && !query_.descending)
        table_->sortByColumn(ResultListModel::stated, Qt::DescendingOrder);
    else
        find();
}

void ResultsView::close() {
    if (job_ != nullptr) disconnect(job_, nullptr, this, nullptr);
    job_ = nullptr;
    if (stopFinding_ != nullptr) *stopFinding_ = true;
    finder_.cancel();
    model_->show(nullptr, std::make_shared<const std::vector<std::uint32_t>>());
    chart_->show({});
    store_.reset();
    about_ = {};
    sum_ = {};
    trouble_.clear();
    problemsButton_->setChecked(false);
    stopButton_->setEnabled(true);
    query_ = {};
    table_->horizontalHeader()->setSortIndicator(ResultListModel::line, Qt::AscendingOrder);
    filter_->reset();
}

void ResultsView::takeFocus() {
    table_->setFocus();
}

void ResultsView::jobProgressed() {
    // A list of many takes a moment to make; the screening goes before.
    constexpr std::size_t many = 100'000;
    constexpr qint64 seldom = 4'000; // milliseconds
    const bool wait = model_->lines()->size() > many && sinceFound_.isValid() && sinceFound_.elapsed() < seldom;
    if (!finder_.isBusy() && !wait) find();
    showState();
}

void ResultsView::jobFinished(bool whole, const QString& why) {
    trouble_ = why;
    if (!why.isEmpty())
        Q_EMIT failed(whole ? why
                            : desk_.texts("筛查没有做完；已完成的结果都在。",
                                          "The screening did not reach the end; what is done is here."),
                      why);
    disconnect(job_, nullptr, this, nullptr);
    job_ = nullptr;
    rankByDefended();
    showState();
}

void ResultsView::sort(int column, Qt::SortOrder order) {
    const auto by = ResultListModel::orderOf(column);
    if (!by) return;
    query_.order = *by;
    query_.descending = order == Qt::DescendingOrder;
    find();
}

// The store of the list belongs to the window's thread; the search has one of its
// own, so that neither waits for the other.
void ResultsView::find() {
    if (path_.isEmpty() || !QFileInfo::exists(path_)) return;
    filter_->apply(query_);
    if (stopFinding_ != nullptr) *stopFinding_ = true;
    stopFinding_ = std::make_shared<std::atomic<bool>>(false);
    finder_.start([path = toUtf8(path_), query = query_, stop = stopFinding_]() -> Found {
        const auto store = results::ResultStore::open(path);
        if (!store) return {tl::unexpected(store.error()), tl::unexpected(store.error())};
        auto view = store->view(query, stop.get());
        return {std::move(view), store->about()};
    });
    showState();
}

void ResultsView::take(const Found& found) {
    if (!found.view || !found.about) {
        tellUnlessRunning(found.view ? found.about.error() : found.view.error());
        return;
    }
    if (found.view->stopped) return;
    if (store_ == nullptr) {
        auto store = results::ResultStore::open(toUtf8(path_));
        if (!store) return tellUnlessRunning(store.error());
        store_ = std::make_unique<results::ResultStore>(std::move(*store));
    }
    about_ = *found.about;
    sum_ = found.view->sum;
    sinceFound_.start();
    model_->show(store_.get(), std::make_shared<const std::vector<std::uint32_t>>(found.view->lines));
    if (job_ == nullptr && about_.rows == 0 && about_.problems > 0) problemsButton_->setChecked(true);
    if (problemsButton_->isChecked()) showProblems(true);
    chart_->show(found.view->steps);
    showDetails();
}

// Documents of the rules that are in use now and were not in force on the day.
QStringList ResultsView::termsText() const {
    const auto asOf = Date::parse(about_.asOf);
    QStringList lines;
    if (!asOf) return lines;
    for (const OutOfForce& of : documentsOutOfForce(desk_.document.rules(), *asOf))
        lines << toQt(wording::termText(of, desk_.texts.language())) + desk_.texts("。", ".");
    return lines;
}

QString ResultsView::progressText() const {
    const Texts& texts = desk_.texts;
    const ScreeningJob::State& state = job_->state();
    if (state.milliseconds <= 0) return texts("正在读取文件…", "Reading the file…");
    const auto rate =
        static_cast<std::uint64_t>(static_cast<qint64>(state.cases + state.bad) * 1000 / state.milliseconds);
    QString text =
        texts.counted("已完成 %L1 家，每秒 %L2 家", "%L1 [company|companies] done, %L2 a second", state.cases, rate);
    if (state.size > state.position && state.position > 0) {
        const auto passed = static_cast<std::uint64_t>(state.milliseconds);
        constexpr std::uint64_t second = 1'000;
        const std::uint64_t seconds = passed * (state.size - state.position) / state.position / second + 1;
        text += texts("，还需约 %1 秒", ", about %1 s left").arg(seconds);
    }
    if (state.bad > 0) text += texts.counted("；%L1 行有错误", "; %L1 [line|lines] with mistakes", state.bad);
    return text;
}

void ResultsView::showState() {
    const Texts& texts = desk_.texts;
    const bool running = job_ != nullptr && job_->isRunning();
    const QString file = QFileInfo(toQt(about_.source)).fileName();
    constexpr int widest = 360;
    const QString shortened = title_->fontMetrics().elidedText(file, Qt::ElideMiddle, widest);
    title_->setToolTip(file);
    title_->setText(file.isEmpty() ? texts("筛查", "Screening") : texts("筛查：%1", "Screening: %1").arg(shortened));
    QString text;
    if (running) {
        text = progressText();
    } else if (about_.run != 0) {
        const std::size_t listed = model_->lines()->size();
        text = texts.counted("%L1 家企业，测算日期 %2", "%L1 [company|companies], as of %2", about_.rows)
                   .arg(toQt(about_.asOf));
        if (!about_.whole) text += texts(" · 没有做完", " · not to the end");
        if (about_.ofEarlierKind)
            text += texts(" · 旧版结果：没有填的按最高计，请重新筛查",
                          " · of an earlier version: what is not known counts at its highest; screen again");
        for (const QString& term : termsText()) text += QLatin1Char('\n') + term;
        if (listed != about_.rows) text += texts(" · 列出 %L1 家", " · %L1 listed").arg(listed);
    }
    if (finder_.isBusy() && !running) text += texts(" · 正在查找…", " · looking…");
    if (exporter_.isBusy()) text += texts(" · 正在导出…", " · exporting…");
    state_->setText(text);
    bar_->setVisible(running);
    stopButton_->setVisible(running);
    if (running) {
        const ScreeningJob::State& state = job_->state();
        constexpr int parts = 1000;
        bar_->setRange(0, state.size == 0 ? 0 : parts);
        if (state.size > 0)
            bar_->setValue(static_cast<int>(std::min<std::uint64_t>(parts, state.position * parts / state.size)));
    }
    const bool any = !model_->lines()->empty();
    nothing_->setVisible(!any && !running && !finder_.isBusy());
    nothing_->setText(filter_->isEmpty()
                          ? texts("没有一行能测算；错误列在下面。", "No line could be assessed; see the mistakes.")
                          : texts("没有符合这些条件的企业。", "No company meets these conditions."));
    openButton_->setEnabled(table_->currentIndex().isValid() && any);
    exportButton_->setEnabled(any && !running && !exporter_.isBusy());
    portfolioButton_->setEnabled(any && !running);
    otherButton_->setVisible(!running);
    problemsButton_->setVisible(about_.problems > 0 || !about_.account.empty());
    problemsButton_->setText(about_.problems == 0 ? texts("读表情况", "What was read")
                                                  : texts.counted("%L1 处提示", "%L1 [note|notes]", about_.problems));
    problemsButton_->setAccessibleName(problemsButton_->text());
    chartNote_->setText(any ? texts("所列企业最高可获合计 %1", "Together at most %1")
                                  .arg(toQt(wording::moneyText(sum_, texts.language())))
                            : QString());
    copyChart_->setVisible(any);
}

void ResultsView::showProblems(bool on) {
    problems_->setVisible(on);
    if (!on || store_ == nullptr) return;
    const Texts& texts = desk_.texts;
    const auto problems = store_->problems(0, mostProblems);
    if (!problems) return tell(problems.error());
    std::vector<QStringList> rows;
    for (const results::ResultProblem& problem : *problems)
        rows.push_back({QString::number(problem.line), texts(problem.message)});
    problemsModel_->setRows(std::move(rows));
    problemsTitle_->setText(
        about_.problems > mostProblems
            ? texts("前 %L1 处提示，共 %L2 处", "The first %L1 of %L2 notes").arg(mostProblems).arg(about_.problems)
            : texts("没有测算、略过或存疑之处；其余不受影响",
                    "What has no result, was passed over or is doubtful; the rest is not affected"));
    problemsTable_->setVisible(about_.problems > 0);
    copyProblems_->setVisible(about_.problems > 0);
    if (about_.account.empty()) return;
    const QString account = texts(about_.account).trimmed();
    problemsTitle_->setText(about_.problems == 0 ? account : account + QLatin1Char('\n') + problemsTitle_->text());
}

void ResultsView::copyProblems() {
    if (store_ == nullptr) return;
    const auto problems = store_->problems(0, about_.problems);
    if (!problems) return tell(problems.error());
    CopiedColumn lines{desk_.texts("行", "Line"), {}, false};
    CopiedColumn messages{desk_.texts("提示", "Note"), {}, false};
    for (const results::ResultProblem& problem : *problems) {
        lines.cells << QString::number(problem.line);
        messages.cells << desk_.texts(problem.message);
    }
    CopiedTable table;
    table.add(std::move(lines));
    table.add(std::move(messages));
    table.copy();
    Q_EMIT said(desk_.texts.counted("已复制 %L1 处提示", "%L1 [note|notes] copied", problems->size()));
}

void ResultsView::chooseCurrent() {
    const auto row = model_->row(table_->currentIndex().row());
    if (row) Q_EMIT rowChosen(*row);
}

void ResultsView::exportList() {
    const Texts& texts = desk_.texts;
    const QString base = QFileInfo(toQt(about_.source)).completeBaseName();
    const QString chosen = desk_.prompts.fileToExport(
        texts("导出筛查结果", "Export the results"), texts("%1-筛查结果.xlsx", "%1-screening.xlsx").arg(base),
        texts("Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)", "Excel workbook (*.xlsx);;CSV text (*.csv)"));
    if (chosen.isEmpty()) return;
    const QString path = QFileInfo(chosen).suffix().isEmpty() ? withEnding(chosen, QStringLiteral(".xlsx")) : chosen;
    if (const auto target = chosenOutput(chosen, path, desk_.library); !target) {
        Q_EMIT failed(texts("没有导出。", "Nothing was exported."), path + QLatin1Char('\n') + texts(target.error()));
        return;
    }
    const auto kind = QFileInfo(path).suffix().compare(QLatin1String("xlsx"), Qt::CaseInsensitive) == 0
                          ? results::ResultStore::FileKind::xlsx
                          : results::ResultStore::FileKind::csv;
    exporter_.start([results = toUtf8(path_), lines = model_->lines(), kind, language = texts.language(), path,
                     closing = &closing_]() -> Exported {
        const auto store = results::ResultStore::open(results);
        if (!store) return {tl::unexpected(store.error()), path};
        return {store->exportLines(*lines, kind, language, toUtf8(path), closing), path};
    });
    showState();
}

void ResultsView::tell(const StorageError& error) {
    Q_EMIT failed(desk_.texts(error.message), desk_.texts(error.advice) + QStringLiteral("\n\n") + toQt(error.detail));
}

// While the job has only just begun there is nothing to read yet, and where it ends the
// file changes hands: what comes next is asked again, at the end in any case.
void ResultsView::tellUnlessRunning(const StorageError& error) {
    if (job_ == nullptr) tell(error);
}

} // namespace biosubsidy::ui
