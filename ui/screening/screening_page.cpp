// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/screening_page.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QVBoxLayout>

#include "core/results/result_store.h"
#include "core/sheets/map_text.h"
#include "core/sheets/sheet_template.h"
#include "ui/look/conversions.h"
#include "ui/screening/mapping_view.h"
#include "ui/screening/results_view.h"
#include "ui/screening/screening_start.h"
#include "ui/session/chosen_output.h"

namespace biosubsidy::ui {

namespace {

// By which a company in the file is told to be the one in the results.
std::string identityOf(const Case& subject, const Vocabulary& vocabulary) {
    std::string identity;
    for (const std::size_t fact : {vocabulary.known().companyName, vocabulary.known().uscc}) {
        const std::string* text = subject.company.text(fact);
        identity += (text == nullptr ? std::string() : *text) + "\n";
    }
    return identity;
}

std::optional<ScreeningSource> sourceOf(const results::ResultRun& about, const Vocabulary& vocabulary) {
    ScreeningSource source{.path = toQt(about.source), .table = nullptr};
    if (about.mapping.empty()) return source;
    auto table = sheets::TableFile::open(about.source);
    if (!table) return std::nullopt;
    auto map = sheets::mapOfText(about.mapping, (*table)->sheets(), vocabulary, &source.corrections);
    if (!map) return std::nullopt;
    source.table = std::move(*table);
    source.map = std::move(*map);
    return source;
}

// Of a file as it is now: what was mended in it holds no longer once it is another.
QString printOf(const QString& path) {
    const QFileInfo file(path);
    return QStringLiteral("%1|%2|%3")
        .arg(file.absoluteFilePath(), QString::number(file.size()),
             QString::number(file.lastModified().toMSecsSinceEpoch()));
}

Diagnostics onlyProblem(Localized message) {
    Diagnostic diagnostic;
    diagnostic.code = "changed_file";
    diagnostic.message = std::move(message);
    return {std::move(diagnostic)};
}

} // namespace

ScreeningPage::ScreeningPage(const Desk& desk, QString resultsFolder, QWidget* parent)
    : Page(parent), desk_(desk), folder_(std::move(resultsFolder)), kept_(folder_ + QStringLiteral("/layouts")),
      job_(new ScreeningJob(this)), stack_(new QStackedWidget(this)), start_(new ScreeningStart(desk, stack_)),
      mapping_(new MappingView(desk, stack_)), results_(new ResultsView(desk, stack_)),
      opener_(*this, [this](const auto& opened) { takeFile(*opened); }),
      reader_(*this, [this](const auto& found) { takeCase(*found); }) {
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    for (QWidget* view : std::initializer_list<QWidget*>{start_, mapping_, results_}) stack_->addWidget(view);
    connectParts();
    offerVerbs();
    listResults();
    desk_.texts.follow(this, [this] { listResults(); });
}

void ScreeningPage::offerVerbs() {
    offer("screening.choose", Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    offer("screening.template", Qt::CTRL | Qt::ALT | Qt::Key_T);
    offer("screening.start", Qt::CTRL | Qt::Key_Return);
    offer("screening.other_file", Qt::CTRL | Qt::Key_Backspace);
    offer("screening.next_doubt", Qt::Key_F8);
    offer("screening.previous_doubt", Qt::SHIFT | Qt::Key_F8);
    offer("screening.account_button", Qt::CTRL | Qt::ALT | Qt::Key_A);
    offer("screening.save_comments", Qt::CTRL | Qt::ALT | Qt::Key_S);
    offer("screening.open_case", Qt::CTRL | Qt::ALT | Qt::Key_Return);
    offer("screening.export", Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    offer("screening.portfolio", Qt::CTRL | Qt::ALT | Qt::Key_P);
    offer("screening.stop", Qt::CTRL | Qt::Key_Period);
    offer("screening.problems_button", Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    offer("screening.other", Qt::CTRL | Qt::ALT | Qt::Key_N);
}

// Nothing that was removed can be had back after this.
ScreeningPage::~ScreeningPage() {
    results_->close();
    for (const QString& path : removed_) QFile::remove(path);
}

void ScreeningPage::connectParts() {
    connect(start_, &ScreeningStart::chooseRequested, this, &ScreeningPage::chooseFile);
    connect(start_, &ScreeningStart::templateRequested, this, &ScreeningPage::saveTemplate);
    connect(start_, &ScreeningStart::resultsRequested, this, [this](const QString& path) {
        source_ = {};
        showResults(path);
    });
    connect(start_, &ScreeningStart::removeRequested, this, &ScreeningPage::removeOrRestore);
    connect(mapping_, &MappingView::startRequested, this, [this] {
        source_ = mapping_->source();
        keepWhatWasDecided();
        start();
    });
    connect(&mapping_->steps(), &QUndoStack::indexChanged, this,
            [this] { mended_[printOf(mapping_->source().path)] = mapping_->source().corrections; });
    connect(mapping_, &MappingView::said, this, &Page::said);
    connect(mapping_, &MappingView::failed, this, &Page::failed);
    connect(mapping_, &MappingView::otherFileRequested, this, &ScreeningPage::chooseFile);
    connect(mapping_, &MappingView::left, this, [this] { stack_->setCurrentWidget(start_); });
    connect(job_, &ScreeningJob::finished, this, [this](bool, const QString& why) {
        if (why.isEmpty() || job_->state().cases > 0) return;
        results_->close();
        start_->showProblem(why);
        stack_->setCurrentWidget(start_);
    });
    connect(results_, &ResultsView::rowChosen, this,
            [this](const results::ResultRow& row) { openLine(row.line, row.name + "\n" + row.uscc + "\n"); });
    connect(results_, &ResultsView::portfolioRequested, this, &ScreeningPage::portfolioRequested);
    connect(results_, &ResultsView::otherRequested, this, [this] {
        results_->close();
        listResults();
        stack_->setCurrentWidget(start_);
        start_->takeFocus();
    });
    connect(results_, &ResultsView::said, this, &Page::said);
    connect(results_, &ResultsView::wrote, this, &Page::wrote);
    connect(results_, &ResultsView::failed, this, &Page::failed);
}

QUndoStack& ScreeningPage::undoStack() {
    return mapping_->steps();
}

void ScreeningPage::keepWhatWasDecided() {
    if (source_.table == nullptr || !makeFolder()) return;
    if (const auto kept = kept_.keep(source_.guessed, source_.map, desk_.document.vocabulary()); !kept)
        Q_EMIT said(desk_.texts("各列的设置没有存下来：%1", "What was decided of the columns is not kept: %1")
                        .arg(desk_.texts(kept.error())));
}

void ScreeningPage::bringUp() {
    if (stack_->currentWidget() == start_) listResults();
}

void ScreeningPage::takeFocus() {
    if (stack_->currentWidget() == start_)
        start_->takeFocus();
    else if (stack_->currentWidget() == mapping_)
        mapping_->takeFocus();
    else
        results_->takeFocus();
}

void ScreeningPage::chooseFile() {
    const QString path = desk_.prompts.fileToImport(
        desk_.texts("选择企业表", "Choose a table of companies"),
        desk_.texts(
            "企业表 (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt *.tsv *.ndjson *.jsonl);;所有文件 (*)",
            "Tables of companies (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt *.tsv *.ndjson *.jsonl);;All files (*)"));
    if (!path.isEmpty()) openFile(path);
}

// A large workbook takes seconds to open.
void ScreeningPage::openFile(const QString& path) {
    if (job_->isRunning()) {
        Q_EMIT said(
            desk_.texts("正在筛查，请先停止或等它完成", "A screening is under way: stop it or wait for its end"));
        return;
    }
    start_->showProblem({});
    Q_EMIT said(desk_.texts("正在读取 %1…", "Reading %1…").arg(QFileInfo(path).fileName()));
    const auto mended = mended_.find(printOf(path));
    opener_.start([path, rules = desk_.document.sharedRules(), kept = kept_, year = desk_.runner.asOf().year(),
                   corrections = mended == mended_.end() ? sheets::Corrections() : mended->second]() -> OpenedFile {
        const std::string name = toUtf8(path);
        if (sheets::looksLikeNdjson(name)) return {path, ScreeningSource{.path = path, .table = nullptr}, {}};
        auto table = sheets::TableFile::open(name);
        if (!table) return {path, std::nullopt, table.error()};
        ScreeningSource source{.path = path, .table = std::move(*table), .corrections = corrections, .asOfYear = year};
        source.guessed = sheets::guessMap(rules->vocabulary(), source.table->sheets(), year);
        auto decided = kept.find(source.guessed, source.table->sheets(), rules->vocabulary(), year);
        source.fromKept = decided.has_value();
        source.map = decided ? std::move(*decided) : source.guessed;
        return {path, std::move(source), {}};
    });
}

void ScreeningPage::takeFile(const OpenedFile& opened) {
    Q_EMIT said({}); // it is no longer being read
    if (!opened.source) {
        start_->showProblem(desk_.texts("无法读取 %1：%2", "%1 cannot be read: %2")
                                .arg(QFileInfo(opened.path).fileName(), desk_.texts(opened.problem)));
        stack_->setCurrentWidget(start_);
        return;
    }
    if (opened.source->table == nullptr) {
        source_ = *opened.source;
        start();
        return;
    }
    mapping_->show(*opened.source);
    stack_->setCurrentWidget(mapping_);
    mapping_->takeFocus();
}

bool ScreeningPage::makeFolder() {
    if (folder_.isEmpty()) return false;
    if (!QDir().mkpath(folder_)) return false;
    return QFile::setPermissions(folder_, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString ScreeningPage::newResultsPath(const QString& file) const {
    const QString base = QFileInfo(file).completeBaseName();
    for (int number = 1;; ++number) {
        QString path = QStringLiteral("%1/%2-%3.db").arg(folder_, base).arg(number, 3, 10, QLatin1Char('0'));
        if (!QFileInfo::exists(path) && !removed_.contains(path + QStringLiteral(".removed"))) return path;
    }
}

void ScreeningPage::start() {
    if (!makeFolder()) {
        start_->showProblem(
            desk_.texts("没有能存放结果的文件夹：%1", "There is no folder for the results: %1").arg(folder_));
        stack_->setCurrentWidget(start_);
        return;
    }
    blocks::BlockOptions options{.asOf = desk_.runner.asOf()};
    options.ownFigures = desk_.runner.ownFigures();
    options.exclusion = desk_.runner.options().exclusion;
    options.places = desk_.runner.options().places;
    const QString path = newResultsPath(source_.path);
    results_->close();
    job_->start(source_, desk_.document.sharedRules(), options, desk_.texts.language(), path);
    results_->show(path, job_);
    stack_->setCurrentWidget(results_);
    results_->takeFocus();
}

void ScreeningPage::showResults(const QString& path) {
    results_->show(path, nullptr);
    stack_->setCurrentWidget(results_);
    results_->takeFocus();
}

void ScreeningPage::listResults() {
    constexpr qsizetype most = 6;
    std::vector<ScreeningStart::Earlier> earlier;
    const QFileInfoList files =
        QDir(folder_).entryInfoList({QStringLiteral("*.db"), QStringLiteral("*.db.removed")}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : folder_.isEmpty() ? QFileInfoList() : files.mid(0, most)) {
        const auto store = results::ResultStore::open(toUtf8(file.filePath()));
        const auto about = store ? store->about() : tl::unexpected(store.error());
        if (!about) continue;
        const QString name = QFileInfo(toQt(about->source)).fileName();
        QString title =
            desk_.texts.counted("%2 · %L1 家 · 测算日期 %3", "%2 · %L1 [company|companies] · as of %3", about->rows)
                .arg(name, toQt(about->asOf));
        if (!about->whole) title += desk_.texts(" · 没有做完", " · not to the end");
        earlier.push_back({file.filePath(), title, file.filePath().endsWith(QLatin1String(".removed"))});
    }
    start_->showResults(earlier);
}

// Removed files wait under another name until the program ends.
void ScreeningPage::removeOrRestore(const QString& path) {
    const QString suffix = QStringLiteral(".removed");
    const bool restore = path.endsWith(suffix);
    const QString other = restore ? path.chopped(suffix.size()) : path + suffix;
    if (QFile::rename(path, other)) {
        if (restore)
            removed_.erase(path);
        else
            removed_.insert(other);
    }
    listResults();
}

// A table of companies is read again from its file, if that is still the one of
// then.
void ScreeningPage::openLine(std::uint64_t line, const std::string& identity) {
    Q_EMIT said(desk_.texts("正在从文件读取第 %1 行…", "Reading line %1 from the file…").arg(line));
    reader_.start([source = source_, about = results_->about(), line, rules = desk_.document.sharedRules(),
                   expected = identity]() -> Result<Case> {
        const auto from = source.path.isEmpty() ? sourceOf(about, rules->vocabulary()) : std::optional(source);
        if (!from)
            return tl::unexpected(
                onlyProblem({"原来的企业表已不在，或标题改过了", "the table is gone, or its headings are others"}));
        auto found = caseOfLine(*from, line, rules);
        if (found && identityOf(*found, rules->vocabulary()) != expected)
            return tl::unexpected(
                onlyProblem({"文件里这一行已是另一家企业", "this line of the file is another company now"}));
        return found;
    });
}

void ScreeningPage::takeCase(const Result<Case>& found) {
    if (found) {
        Q_EMIT caseChosen(*found);
        return;
    }
    Q_EMIT failed(
        desk_.texts("打不开这一家：原来的企业表已不在，或改过了。结果没有改动。",
                    "The company cannot be opened: its table is gone or has changed. The results are as they were."),
        toQt(biosubsidy::render(found.error(), desk_.texts.language())));
}

void ScreeningPage::saveTemplate() {
    const QString chosen = desk_.prompts.fileToExport(
        desk_.texts("保存空白模板", "Save an empty template"),
        desk_.texts("企业筛查模板.xlsx", "screening-template.xlsx"),
        desk_.texts("Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)", "Excel workbook (*.xlsx);;CSV text (*.csv)"));
    if (chosen.isEmpty()) return;
    const QString path = QFileInfo(chosen).suffix().isEmpty() ? withEnding(chosen, QStringLiteral(".xlsx")) : chosen;
    const bool text = QFileInfo(path).suffix().compare(QLatin1String("csv"), Qt::CaseInsensitive) == 0;
    const Vocabulary& vocabulary = desk_.document.vocabulary();
    const std::vector<Site> places = desk_.places.whole(desk_.document.rules());
    const FactColumns columns =
        places.empty() ? allColumns(vocabulary) : columnsFor(desk_.document.rules(), desk_.runner.options(), places);
    const Language language = desk_.texts.language();
    const auto written =
        chosenOutput(chosen, path, desk_.library, {toUtf8(source_.path), toUtf8(mapping_->source().path)})
            .and_then([&](const Target& target) {
                return text ? target.write(sheets::csvTemplate(vocabulary, columns, language))
                            : sheets::writeXlsxTemplate(vocabulary, columns, language, target);
            });
    if (written)
        Q_EMIT wrote(desk_.texts("模板已保存到 %1", "The template is at %1").arg(path), path);
    else
        Q_EMIT failed(desk_.texts("模板没有保存。", "The template was not saved."),
                      path + QLatin1Char('\n') + desk_.texts(written.error()));
}

void ScreeningPage::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile() && !job_->isRunning()) event->acceptProposedAction();
}

void ScreeningPage::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return;
    event->acceptProposedAction();
    openFile(urls.front().toLocalFile());
}

} // namespace biosubsidy::ui
