// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/siting/siting_page.h"

#include <algorithm>
#include <set>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>

#include "core/assessment/out_of_force.h"
#include "core/wording/term_notices.h"
#include "ui/look/conversions.h"
#include "ui/siting/place_html.h"
#include "ui/widgets/downward_scroll.h"
#include "ui/widgets/role_label.h"

namespace biosubsidy::ui {

namespace {

constexpr int twoColumnsFrom = 900; // pixels

QVBoxLayout* layOutCard(QFrame* card) {
    card->setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(8, 10, 8, 10);
    layout->setSpacing(4);
    return layout;
}

} // namespace

SitingPage::SitingPage(const Desk& desk, QWidget* parent)
    : Page(parent), desk_(desk), task_(*this, [this](const PlacesPtr& places) {
          places_ = places;
          current_ = true;
          fill();
      }) {
    setObjectName(QStringLiteral("page.siting"));
    build();
    connect(&desk_.document, &CaseDocument::changed, this, [this] { current_ = false; });
    connect(&desk_.document, &CaseDocument::rulesChanged, this, [this] { places_.reset(); });
    connect(&desk_.runner, &AssessmentRunner::assessed, this, [this] {
        current_ = false;
        if (isVisible()) work();
    });
    connect(&desk_.places, &OwnPlaces::changed, this, [this] {
        current_ = false;
        if (isVisible()) work();
    });
    connect(chooser_, &PlaceChooser::chosen, &desk_.places, &OwnPlaces::chooseCompared);
    connect(&desk_.theme, &Theme::changed, this, &SitingPage::fillDetail);
    desk_.texts.follow(this, [this] { reword(); });
}

void SitingPage::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QScrollArea* area = downwardScroll(this);
    outer->addWidget(area);
    auto* content = new QWidget(area);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(10);
    auto* top = new QHBoxLayout;
    title_ = roleLabel(content, "heading");
    top->addWidget(title_, 1);
    placesButton_ = makeTool(content, "places", &SitingPage::choosePlaces);
    chooser_ = new PlaceChooser(QStringLiteral("siting.places"), {"比较哪些地方", "The places to compare"},
                                {"恢复默认", "The usual ones"}, desk_.texts, this);
    tableButton_ = makeTool(content, "table", &SitingPage::goToTable);
    pictureButton_ = makeTool(content, "picture", &SitingPage::copyPicture);
    dataButton_ = makeTool(content, "data", &SitingPage::copyData);
    for (QToolButton* button : {placesButton_, tableButton_, pictureButton_, dataButton_}) top->addWidget(button);
    layout->addLayout(top);
    note_ = roleLabel(content, "quiet");
    note_->setWordWrap(true);
    layout->addWidget(note_);
    nothing_ = roleLabel(content, "quiet");
    nothing_->setObjectName(QStringLiteral("siting.empty"));
    layout->addWidget(nothing_);
    layout->addWidget(makeBarsCard(content));
    layout->addWidget(makeTableCard(content));
    layout->addWidget(makeDetailCard(content));
    layout->addStretch();
    area->setWidget(content);
    offer("siting.places_button", Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    offer("siting.table_button", Qt::CTRL | Qt::Key_T);
    offer("siting.picture_button", Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    offer("siting.data_button", Qt::CTRL | Qt::SHIFT | Qt::Key_D);
}

QWidget* SitingPage::makeBarsCard(QWidget* parent) {
    auto* card = new QFrame(parent);
    card->setObjectName(QStringLiteral("siting.bars"));
    rowsBox_ = layOutCard(card);
    rowsBox_->setSpacing(2);
    bars_ = card;
    return card;
}

QWidget* SitingPage::makeTableCard(QWidget* parent) {
    auto* card = new QFrame(parent);
    QVBoxLayout* layout = layOutCard(card);
    tableTitle_ = roleLabel(card, "section");
    tableTitle_->setContentsMargins(8, 0, 8, 0);
    layout->addWidget(tableTitle_);
    table_ = new QTableView(card);
    table_->setObjectName(QStringLiteral("siting.table"));
    model_ = new SupportTableModel(desk_.texts, this);
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setShowGrid(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->verticalHeader()->hide();
    table_->setTabKeyNavigation(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (row.isValid()) select(places_->places.at(static_cast<std::size_t>(row.row())).id);
    });
    layout->addWidget(table_);
    tableCard_ = card;
    return card;
}

QWidget* SitingPage::makeDetailCard(QWidget* parent) {
    auto* card = new QFrame(parent);
    QVBoxLayout* layout = layOutCard(card);
    layout->setContentsMargins(16, 10, 16, 12);
    detailTitle_ = roleLabel(card, "heading");
    detailTitle_->setObjectName(QStringLiteral("siting.detail.title"));
    layout->addWidget(detailTitle_);
    columns_ = new QHBoxLayout;
    columns_->setSpacing(24);
    const auto text = [&](const char* name) {
        auto* label = new QLabel(card);
        label->setObjectName(QString::fromLatin1(name));
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(label, &QLabel::linkActivated, this, &SitingPage::follow);
        columns_->addWidget(label, 1);
        return label;
    };
    difference_ = text("siting.difference");
    documents_ = text("siting.documents");
    layout->addLayout(columns_);
    detail_ = card;
    return card;
}

QToolButton* SitingPage::makeTool(QWidget* parent, const char* name, void (SitingPage::*act)()) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("siting.%1_button").arg(QString::fromLatin1(name)));
    button->setProperty("role", QStringLiteral("flat"));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

void SitingPage::fillNote() {
    const Texts& texts = desk_.texts;
    QString note =
        texts("把企业和全部项目放到各地分别测算。一个项目只落在一地，各行不能相加；没有公布金额的地方不参与排序。",
              "Company and projects as if they stood in each place. A project stands in one place: the rows "
              "do not add up. Places without published figures are not ranked.");
    std::set<const Pack*> told; // a document of a whole city stands in each of its districts
    const auto tell = [&](const Place& place) {
        for (const OutOfForce& of : documentsOutOfForce(place.siting.assessment)) {
            if (told.insert(of.pack).second)
                note += QLatin1Char('\n') + toQt(wording::termText(of, texts.language())) + texts("。", ".");
        }
    };
    if (places_ != nullptr) std::for_each(places_->places.begin(), places_->places.end(), tell);
    note_->setText(note);
}

void SitingPage::reword() {
    const Texts& texts = desk_.texts;
    title_->setText(texts("同一个案例放在各地", "The same case in each place"));
    const auto word = [](QToolButton& button, const QString& text, const QString& keys) {
        button.setText(text);
        button.setToolTip(keys.isEmpty() ? text : QStringLiteral("%1  %2").arg(text, keys));
        button.setAccessibleName(text);
    };
    word(*placesButton_, texts("选地方…", "Places..."), QStringLiteral("Ctrl+Shift+L"));
    word(*tableButton_, texts("到表格", "To the table"), QStringLiteral("Ctrl+T"));
    word(*pictureButton_, texts("复制图片", "Copy picture"), QStringLiteral("Ctrl+Shift+C"));
    word(*dataButton_, texts("复制数据", "Copy data"), QStringLiteral("CSV"));
    tableTitle_->setText(texts("按支持方式", "By kind of support"));
    table_->setAccessibleName(texts("各地按支持方式的金额和项数", "Sums and counts by kind of support"));
    fill();
}

void SitingPage::work() {
    task_.start([rules = desk_.document.sharedRules(), subject = desk_.document.subject(),
                 options = desk_.runner.options(),
                 sites = sites()] { return placesOf(rules, subject, options, sites); });
}

std::vector<Site> SitingPage::sites() const {
    return desk_.places.compared(desk_.document.rules(), desk_.document.subject(), desk_.runner.options());
}

void SitingPage::choosePlaces() {
    QStringList names;
    const RuleBook& rules = desk_.document.rules();
    for (const Site& site : sites()) {
        const QString city = toQt(rules.vocabulary().cities().choices[site.city].id);
        const bool usual = site.district == districtOf(rules, site.city);
        names << (usual ? city : city + QLatin1Char('/') + toQt(site.district));
    }
    chooser_->offer(rules, names, &desk_.places);
    chooser_->openBelow(*placesButton_);
}

void SitingPage::fill() {
    const bool any = places_ != nullptr && !places_->places.empty();
    nothing_->setText(places_ == nullptr
                          ? desk_.texts("正在各地测算……", "Assessing the case in each place...")
                          : desk_.texts("没有载入任何政策，无从比较。", "No policy is loaded: nothing to compare."));
    nothing_->setVisible(!any);
    fillNote();
    for (QWidget* card : {bars_, tableCard_, detail_}) card->setVisible(any);
    if (!any) return;
    if (selected() == nullptr) {
        const auto here = std::find_if(places_->places.begin(), places_->places.end(),
                                       [](const Place& place) { return place.difference.alreadyThere; });
        // Where the case stands needs no comparison: the best of the others says more.
        const auto best =
            here == places_->places.begin() && places_->places.size() > 1 ? here + 1 : places_->places.begin();
        selected_ = best->id;
    }
    fillRows();
    model_->show(places_);
    fitTable();
    fillDetail();
}

// As wide as the page where there is room, and as high as its rows.
void SitingPage::fitTable() {
    const bool wide = width() >= twoColumnsFrom;
    QHeaderView& header = *table_->horizontalHeader();
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    if (wide) header.setSectionResizeMode(0, QHeaderView::Stretch);
    table_->setHorizontalScrollBarPolicy(wide ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    table_->resizeRowsToContents();
    int height = header.sizeHint().height() + 4;
    for (int row = 0; row < model_->rowCount(); ++row) height += table_->rowHeight(row);
    if (!wide) height += table_->horizontalScrollBar()->sizeHint().height();
    table_->setFixedHeight(height);
}

void SitingPage::fillRows() {
    const std::vector<Place>& places = places_->places;
    while (rows_.size() < places.size()) {
        auto* row = new PlaceRow(desk_.texts, desk_.theme, bars_);
        connect(row, &PlaceRow::clicked, this, [this, row] { select(row->placeId()); });
        rowsBox_->addWidget(row);
        rows_.push_back(row);
    }
    for (std::size_t index = 0; index < rows_.size(); ++index) {
        rows_[index]->setVisible(index < places.size());
        if (index < places.size()) rows_[index]->show(places[index], places_->most);
    }
    QSize widths;
    for (const PlaceRow* row : rows_) widths = widths.expandedTo(row->columnWidths());
    for (PlaceRow* row : rows_) row->setColumnWidths(widths);
}

const Place* SitingPage::selected() const {
    if (places_ == nullptr) return nullptr;
    for (const Place& place : places_->places) {
        if (place.id == selected_) return &place;
    }
    return nullptr;
}

void SitingPage::select(const QString& placeId) {
    selected_ = placeId;
    fillDetail();
}

void SitingPage::fillDetail() {
    const Place* place = selected();
    if (place == nullptr) return;
    for (PlaceRow* row : rows_) row->setChecked(row->placeId() == selected_);
    const Colours& colours = desk_.theme.colours();
    detailTitle_->setText(nameOf(*place, desk_.texts));
    documents_->setText(documentsHtml(*place, desk_.texts, colours));
    difference_->setText(differenceHtml(*place, desk_.texts, colours));
}

void SitingPage::follow(const QString& link) {
    Q_EMIT measureRequested(link.section(QLatin1Char('/'), 0, 0), link.section(QLatin1Char('/'), 1));
}

void SitingPage::goToTable() {
    table_->setFocus(Qt::ShortcutFocusReason);
    if (!table_->currentIndex().isValid()) table_->selectRow(0);
}

void SitingPage::copyPicture() {
    QApplication::clipboard()->setPixmap(bars_->grab());
    Q_EMIT said(desk_.texts("图片已复制。", "The picture is copied."));
}

void SitingPage::copyData() {
    model_->table().copy();
    Q_EMIT said(desk_.texts("表格已复制，可粘贴到电子表格或文档。",
                            "The table is copied, to paste into a spreadsheet or a document."));
}

void SitingPage::takeFocus() {
    for (PlaceRow* row : rows_) {
        if (row->isVisible() && row->isChecked()) row->setFocus(Qt::OtherFocusReason);
    }
}

void SitingPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!current_) work();
}

// Up and down go from place to place.
void SitingPage::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const auto at = std::find_if(rows_.begin(), rows_.end(), [](const PlaceRow* row) { return row->hasFocus(); });
    if (step == 0 || at == rows_.end()) {
        Page::keyPressEvent(event);
        return;
    }
    const auto next = at - rows_.begin() + step;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(rows_.size())) return;
    PlaceRow* row = rows_[static_cast<std::size_t>(next)];
    if (!row->isVisible()) return;
    row->setFocus(Qt::TabFocusReason);
    select(row->placeId());
}

void SitingPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool wide = width() >= twoColumnsFrom;
    columns_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (int column = 0; column < columns_->count(); ++column) columns_->setStretch(column, wide ? 1 : 0);
    fitTable();
}

} // namespace biosubsidy::ui
