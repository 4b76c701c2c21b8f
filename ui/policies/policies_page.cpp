// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policies_page.h"

#include <set>
#include <utility>

#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include "ui/look/conversions.h"
#include "ui/policies/document_delegate.h"
#include "ui/policies/document_view.h"
#include "ui/policies/review_panel.h"
#include "ui/policies/time_axis.h"
#include "ui/session/place_chooser.h"

namespace biosubsidy::ui {

namespace {

constexpr int leftWidth = 332;

} // namespace

PoliciesPage::PoliciesPage(const Desk& desk, PolicyFiles files, QWidget* parent)
    : Page(parent), desk_(desk), files_(std::move(files)), packs_(files_.packFolder, desk.document),
      copies_(files_.textFolder), model_(new DocumentList(desk.texts, this)) {
    setObjectName(QStringLiteral("page.policies"));
    build();
    connectParts();
    offer("policies.add", Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    offer("document.update", Qt::CTRL | Qt::SHIFT | Qt::Key_U);
    offer("document.remove", Qt::CTRL | Qt::SHIFT | Qt::Key_Delete);
    offer("text.attach", Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    offer("text.detach", Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace);
    desk_.texts.follow(this, [this] { reword(); });
    readRules();
}

void PoliciesPage::build() {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildLeft());
    layout->addWidget(buildRight(), 1);
}

QWidget* PoliciesPage::buildLeft() {
    auto* left = new QWidget(this);
    left->setFixedWidth(leftWidth);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(12, 12, 0, 12);
    layout->setSpacing(8);
    search_ = new QLineEdit(left);
    search_->setObjectName(QStringLiteral("policies.search"));
    search_->setClearButtonEnabled(true);
    list_ = new QListView(left);
    list_->setObjectName(QStringLiteral("policies.list"));
    list_->setModel(model_);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setMouseTracking(true);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setResizeMode(QListView::Adjust);
    delegate_ = new DocumentDelegate(desk_.texts, desk_.theme, list_);
    list_->setItemDelegate(delegate_);
    axis_ = new TimeAxis(desk_.texts, desk_.theme, *list_, left);
    ownPlaces_ = new QPushButton(left);
    ownPlaces_->setObjectName(QStringLiteral("policies.own_places"));
    ownPlaces_->setProperty("role", QStringLiteral("link"));
    leftOut_ = new QPushButton(left);
    leftOut_->setObjectName(QStringLiteral("policies.left_out"));
    leftOut_->setProperty("role", QStringLiteral("link"));
    ownFigures_ = new QPushButton(left);
    ownFigures_->setObjectName(QStringLiteral("policies.own_figures"));
    ownFigures_->setProperty("role", QStringLiteral("chip"));
    ownFigures_->setCheckable(true);
    ownFigures_->setChecked(true);
    add_ = new QPushButton(left);
    add_->setObjectName(QStringLiteral("policies.add"));
    layout->addWidget(search_);
    layout->addWidget(ownPlaces_, 0, Qt::AlignLeft);
    layout->addWidget(axis_);
    layout->addWidget(list_, 1);
    layout->addWidget(leftOut_);
    layout->addWidget(ownFigures_, 0, Qt::AlignLeft);
    layout->addWidget(add_);
    return left;
}

QWidget* PoliciesPage::buildRight() {
    auto* right = new QWidget(this);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* notices = new QVBoxLayout;
    notices->setContentsMargins(16, 12, 16, 0);
    notices->setSpacing(8);
    review_ = new ReviewPanel(desk_.texts, right);
    undoBar_ = new QFrame(right);
    undoBar_->setObjectName(QStringLiteral("policies.undo_bar"));
    undoBar_->setProperty("role", QStringLiteral("detail"));
    auto* line = new QHBoxLayout(undoBar_);
    line->setContentsMargins(16, 6, 8, 6);
    undoText_ = new QLabel(undoBar_);
    undoText_->setObjectName(QStringLiteral("policies.done"));
    undoText_->setWordWrap(true);
    undo_ = new QPushButton(undoBar_);
    undo_->setObjectName(QStringLiteral("policies.undo"));
    line->addWidget(undoText_, 1);
    line->addWidget(undo_);
    undoBar_->hide();
    notices->addWidget(review_);
    notices->addWidget(undoBar_);
    layout->addLayout(notices);
    view_ = new DocumentView(desk_, copies_, right);
    layout->addWidget(view_, 1);
    return right;
}

void PoliciesPage::connectParts() {
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const Pack* pack = model_->packAt(index);
        if (pack == nullptr || (pack->id == chosen_ && !view_->showsMatches())) return;
        ownChoice_ = true;
        showDocument(pack->id);
    });
    connect(search_, &QLineEdit::textChanged, this, &PoliciesPage::search);
    connect(add_, &QPushButton::clicked, this, &PoliciesPage::choosePack);
    connect(ownPlaces_, &QPushButton::clicked, this,
            [this] { askOwnPlaces(*ownPlaces_, desk_.document.rules(), desk_.places, desk_.texts); });
    connect(&desk_.places, &OwnPlaces::changed, this, [this] {
        nameOwnPlaces();
        search(search_->text());
    });
    connect(leftOut_, &QPushButton::clicked, this, &PoliciesPage::showLeftOut);
    connect(ownFigures_, &QPushButton::toggled, &desk_.runner, &AssessmentRunner::setOwnFigures);
    connect(undo_, &QPushButton::clicked, this, [this] {
        settle(packs_.undo(), {"已撤销", "Undone"}, {"没有撤销", "It was not undone"});
    });
    connect(view_, &DocumentView::attachRequested, this, &PoliciesPage::chooseText);
    connect(view_, &DocumentView::detachRequested, this, [this](const QString&) {
        if (const Pack* pack = current())
            showProblems({"原文没有移除", "The copy was not removed"}, copies_.detach(*pack));
    });
    connect(view_, &DocumentView::updateRequested, this, &PoliciesPage::chooseUpdate);
    connect(view_, &DocumentView::removeRequested, this, [this](const QString& pack) {
        settle(packs_.remove(pack), {"已移除 " + toUtf8(pack), toUtf8(pack) + " was removed"},
               {"没有移除", "It was not removed"});
    });
    connect(view_, &DocumentView::resultRequested, this, [this] { Q_EMIT pageRequested(PageId::result); });
    connect(view_, &DocumentView::figureEntered, this, [this](const OwnFigure& figure) {
        const Diagnostics problems = packs_.complete(figure);
        if (!problems.empty()) return view_->refuseFigure(problems);
        const QString measure = toQt(figure.measure);
        showMeasure(measure.section(QLatin1Char('/'), 0, 0), measure.section(QLatin1Char('/'), 1));
        settle({}, {"已保存自填数字，测算时计入", "Your figure is saved and counted"}, {});
    });
    // A pack that came is shown; a figure stays with its measure.
    connect(&packs_, &OwnPacks::changed, this, [this](const QString& id) {
        const Pack* pack = desk_.document.rules().pack(toUtf8(id));
        if (pack != nullptr && !pack->holdsOwnFigures()) showMeasure(id, {});
    });
    connect(&copies_, &OfficialTexts::changed, this, [this] { view_->refresh(); });
    connect(&desk_.document, &CaseDocument::rulesChanged, this, &PoliciesPage::readRules);
    connect(&desk_.runner, &AssessmentRunner::assessed, this, &PoliciesPage::followCase);
    connect(&desk_.theme, &Theme::changed, this, [this] { view_->refresh(); });
}

void PoliciesPage::reword() {
    const Texts& texts = desk_.texts;
    search_->setPlaceholderText(texts("搜索措施：词、条款、部门", "Search measures: words, clause, agency"));
    search_->setAccessibleName(texts("搜索措施", "Search measures"));
    list_->setAccessibleName(texts("政策文件", "Policy documents"));
    nameOwnPlaces();
    ownFigures_->setText(texts("计入自填数字", "Count my own figures"));
    ownFigures_->setToolTip(
        texts("关掉后，所有合计和报告都不计用户自填的数字", "Switched off, no total and no report counts them"));
    add_->setText(texts("添加政策包…", "Add a pack..."));
    add_->setToolTip(texts("自己编写的 .toml 政策包；先检查，有错误就不添加",
                           "A pack of your own, a .toml file; it is checked first and not added if it is wrong"));
    undo_->setText(texts("撤销", "Undo"));
    undoText_->setText(texts(undoWords_));
    leftOut_->setText(texts.counted("自己的政策包里有 %1 个文件没有载入…",
                                    "%1 [file of your own was|files of your own were] not loaded...",
                                    packs_.leftOut().size()));
    view_->refresh();
}

// The rules are other ones, or the first.
void PoliciesPage::readRules() {
    copies_.forget();
    const std::shared_ptr<const RuleBook>& rules = desk_.document.sharedRules();
    const TimeScale scale(*rules, desk_.runner.asOf());
    delegate_->setScale(scale);
    axis_->show(scale, desk_.runner.asOf());
    model_->setRules(rules, desk_.runner.asOf());
    model_->narrow(shownDocuments());
    const Pack* first = model_->packAt(model_->index(1)); // below the first heading
    const std::string wanted = rules->pack(chosen_) != nullptr || first == nullptr ? chosen_ : first->id;
    if (!search_->text().trimmed().isEmpty()) return search(search_->text());
    chosen_.clear();
    showDocument(wanted);
}

void PoliciesPage::showDocument(const std::string& id) {
    const Pack* pack = desk_.document.rules().pack(id);
    if (pack == nullptr) return;
    chosen_ = id;
    const QModelIndex index = model_->indexOf(id);
    if (list_->currentIndex() != index) list_->setCurrentIndex(index);
    view_->showDocument(*pack);
}

const Pack* PoliciesPage::current() const {
    return desk_.document.rules().pack(chosen_);
}

std::optional<std::set<std::string>> PoliciesPage::shownDocuments() const {
    if (desk_.places.names().isEmpty()) return std::nullopt;
    std::set<std::string> shown;
    for (const Pack& pack : desk_.document.rules().packs()) {
        if (desk_.places.shows(pack)) shown.insert(pack.id);
    }
    return shown;
}

void PoliciesPage::nameOwnPlaces() {
    const QString own = ownPlacesText(desk_.places, desk_.document.rules(), desk_.texts);
    ownPlaces_->setText(own.isEmpty() ? desk_.texts("我的地区：全部…", "My places: all...")
                                      : desk_.texts("我的地区：%1…", "My places: %1...").arg(own));
    ownPlaces_->setAccessibleName(ownPlaces_->text());
}

void PoliciesPage::search(const QString& query) {
    if (query.trimmed().isEmpty()) {
        model_->narrow(shownDocuments());
        return showDocument(chosen_);
    }
    std::vector<FoundMeasure> found = findMeasures(desk_.document.rules(), query);
    std::erase_if(found, [this](const FoundMeasure& one) { return !desk_.places.shows(*one.pack); });
    std::set<std::string> shown;
    for (const FoundMeasure& one : found) shown.insert(one.pack->id);
    model_->narrow(shown);
    view_->showMatches(query.trimmed(), found);
}

// A case that changes under a hidden page is shown when the page comes up.
void PoliciesPage::followCase() {
    const QSignalBlocker blocker(ownFigures_);
    ownFigures_->setChecked(desk_.runner.ownFigures());
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    if (model_->asOf() != desk_.runner.asOf()) return readRules();
    showPlaceOfCase();
    view_->refresh();
}

// Until the reader chooses one, the first document of the place where the firm is.
void PoliciesPage::showPlaceOfCase() {
    if (ownChoice_ || !search_->text().trimmed().isEmpty()) return;
    const RuleBook& rules = desk_.document.rules();
    const auto* city =
        std::get_if<ChoiceIndex>(&desk_.document.subject().company.facts[rules.vocabulary().known().companyCity]);
    if (city == nullptr) return;
    const std::string& id = rules.vocabulary().cities().choices[city->index].id;
    for (const Pack& pack : rules.packs()) {
        if (pack.city != id || !desk_.places.shows(pack)) continue;
        if (pack.id != chosen_) showDocument(pack.id);
        return;
    }
}

void PoliciesPage::bringUp() {
    const QSignalBlocker blocker(ownFigures_);
    ownFigures_->setChecked(desk_.runner.ownFigures());
    leftOut_->setVisible(!packs_.leftOut().empty());
    if (model_->asOf() != desk_.runner.asOf())
        readRules();
    else if (std::exchange(stale_, false))
        view_->refresh();
    showPlaceOfCase();
}

void PoliciesPage::takeFocus() {
    list_->setFocus();
}

void PoliciesPage::showMeasure(const QString& pack, const QString& measure) {
    if (desk_.document.rules().pack(toUtf8(pack)) == nullptr) return;
    search_->clear();
    ownChoice_ = true;
    showDocument(toUtf8(pack));
    if (!measure.isEmpty()) view_->reveal(pack, measure);
}

QString PoliciesPage::choose(const QString& title, const QString& filter) {
    return files_.choose ? files_.choose(title, filter) : QFileDialog::getOpenFileName(this, title, QString(), filter);
}

void PoliciesPage::choosePack() {
    const QString file =
        choose(desk_.texts("添加政策包", "Add a pack"), desk_.texts("政策包 (*.toml)", "Packs (*.toml)"));
    if (!file.isEmpty()) addPack(file);
}

void PoliciesPage::addPack(const QString& file) {
    settle(packs_.add(file), {"政策包已检查并添加", "The pack was checked and added"},
           {"这个文件有错误，没有添加", "The file has mistakes and was not added"});
}

void PoliciesPage::chooseText(const QString&) {
    const Pack* pack = current();
    if (pack == nullptr) return;
    const QString file = choose(
        desk_.texts("附上官方原文", "Attach the official text"),
        desk_.texts("网页、Word、RTF、PDF 或纯文本 (*.html *.htm *.mht *.mhtml *.docx *.rtf *.pdf *.txt);;所有文件 (*)",
                    "Web pages, Word, RTF, PDF and plain text (*.html *.htm *.mht *.mhtml *.docx *.rtf *.pdf "
                    "*.txt);;All files (*)"));
    if (!file.isEmpty())
        showProblems({"这个文件不能作为原文，没有附上", "The file cannot be read as a text and was not attached"},
                     copies_.attach(*pack, file));
}

// What the newer file changes is read before anything is exchanged.
void PoliciesPage::chooseUpdate(const QString& pack) {
    const QString file = choose(desk_.texts("选择更新的政策包", "Choose the newer pack"),
                                desk_.texts("政策包 (*.toml)", "Packs (*.toml)"));
    if (file.isEmpty()) return;
    const Localized failed{"这个文件有错误，没有替换", "The file has mistakes; nothing was replaced"};
    const auto difference = packs_.difference(pack, file, desk_.texts.language());
    if (!difference) return showProblems(failed, difference.error());
    review_->ask(
        [this] { return desk_.texts("更新的文件与现在的有这些不同：", "This is what the newer file changes:"); },
        [this, pack, file] {
            const auto now = packs_.difference(pack, file, desk_.texts.language());
            return now ? toQt(*now) : QString();
        },
        [this] { return desk_.texts("替换", "Replace"); },
        [this, pack, file, failed] {
            settle(packs_.update(pack, file), {"已替换为更新的文件", "Replaced by the newer file"}, failed);
        });
}

void PoliciesPage::settle(const Diagnostics& problems, const Localized& done, const Localized& failed) {
    leftOut_->setVisible(!packs_.leftOut().empty());
    if (!problems.empty()) return showProblems(failed, problems);
    review_->dismiss();
    undoWords_ = done;
    undoText_->setText(desk_.texts(done));
    undoBar_->show();
    undo_->setVisible(packs_.canUndo());
    Q_EMIT said(desk_.texts(done));
}

void PoliciesPage::showProblems(const Localized& summary, const Diagnostics& problems) {
    if (problems.empty()) return;
    review_->tell([this, summary] { return desk_.texts(summary); },
                  [this, problems] { return toQt(biosubsidy::render(problems, desk_.texts.language())); });
}

void PoliciesPage::showLeftOut() {
    review_->ask(
        [this] {
            return desk_.texts("这些文件有错误，没有载入；其余政策包照常使用。",
                               "These files have mistakes and were not loaded; the others are in use.");
        },
        [this] { return toQt(biosubsidy::render(packs_.problems(), desk_.texts.language())); },
        [this] { return desk_.texts("移除这些文件", "Remove these files"); },
        [this] {
            settle(packs_.removeLeftOut(), {"已移除有错误的文件", "The files with mistakes were removed"},
                   {"没有移除", "They were not removed"});
        });
}

} // namespace biosubsidy::ui
