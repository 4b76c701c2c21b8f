// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/set_popup.h"

#include <algorithm>
#include <string>
#include <vector>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

// What is compared when something is looked for.
QString plain(const QString& text) {
    QString letters = text.toCaseFolded();
    letters.remove(QRegularExpression(QStringLiteral("\\s+")));
    return letters;
}

// Names of whole trades, which people type and no single field bears.
struct Trade {
    const char* zh;
    const char* en;
    std::vector<std::string> fields;
};

const std::vector<Trade>& trades() {
    static const std::vector<Trade> known{
        {"合成生物学",
         "synthetic biology",
         {"gene_sequencing", "gene_synthesis", "gene_editing", "strains_enzymes", "industrial_enzymes", "dna_storage",
          "biocomputing", "biofoundry", "biobased_materials", "biobased_chemicals", "co2_conversion"}},
        {"生物医药",
         "biopharmaceuticals",
         {"gene_cell_therapy", "vaccines", "nucleic_acid_drugs", "antibody_protein_drugs", "peptide_drugs",
          "drug_ingredients", "formulations", "innovative_drugs", "chemical_drugs"}},
    };
    return known;
}

bool isOfTrade(const Choice& choice, const QString& wanted) {
    constexpr int fewest = 3; // characters; 生物 alone begins too much
    if (wanted.size() < fewest) return false;
    return std::any_of(trades().begin(), trades().end(), [&](const Trade& trade) {
        const bool named = plain(QString::fromUtf8(trade.zh)).startsWith(wanted) ||
                           plain(QString::fromUtf8(trade.en)).startsWith(wanted);
        return named && std::find(trade.fields.begin(), trade.fields.end(), choice.id) != trade.fields.end();
    });
}

} // namespace

SetPopup::SetPopup(const Fact& fact, const Texts& texts, QWidget* parent)
    : QFrame(parent, Qt::Popup), fact_(fact), texts_(texts) {
    setProperty("role", QStringLiteral("card"));
    build();
    texts_.follow(this, [this] { fillTexts(); });
    connect(search_, &QLineEdit::textChanged, this, &SetPopup::filter);
    search_->installEventFilter(this);
    list_->installEventFilter(this);
    connect(list_, &QListWidget::itemChanged, this, &SetPopup::takeTicks);
    // A click anywhere on a line ticks it; Qt itself only takes the box, and by the
    // time of the click has done so.
    connect(list_, &QListWidget::itemPressed, this, [this](QListWidgetItem* item) { pressed_ = item->checkState(); });
    connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        if (item->checkState() == pressed_) item->setCheckState(pressed_ == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    connect(none_, &QPushButton::clicked, this, [this] { answer(ChoiceSet()); });
    connect(unknown_, &QPushButton::clicked, this, [this] { answer({}); });
}

void SetPopup::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    search_ = new QLineEdit(this);
    search_->setClearButtonEnabled(true);
    search_->setObjectName(QStringLiteral("search"));
    list_ = new QListWidget(this);
    list_->setObjectName(QStringLiteral("choices"));
    for (std::size_t index = 0; index < fact_.choices.size(); ++index) {
        auto* item = new QListWidgetItem(list_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    auto* buttons = new QHBoxLayout;
    none_ = new QPushButton(this);
    none_->setObjectName(QStringLiteral("none"));
    unknown_ = new QPushButton(this);
    unknown_->setObjectName(QStringLiteral("unknown"));
    buttons->addWidget(none_);
    buttons->addWidget(unknown_);
    buttons->addStretch();
    nothing_ = new QLabel(this);
    nothing_->setObjectName(QStringLiteral("nothing"));
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    nothing_->hide();
    layout->addWidget(search_);
    layout->addWidget(nothing_);
    layout->addWidget(list_);
    layout->addLayout(buttons);
}

void SetPopup::fillTexts() {
    const QSignalBlocker quiet(list_);
    search_->setPlaceholderText(texts_("输入几个字查找", "Type to search"));
    search_->setAccessibleName(texts_("查找", "Search"));
    none_->setText(texts_("已知：无", "Known: none"));
    unknown_->setText(texts_("设为未填", "Not stated"));
    for (std::size_t index = 0; index < fact_.choices.size(); ++index)
        list_->item(static_cast<int>(index))->setText(texts_(fact_.choices[index].label));
}

void SetPopup::setValue(const FactValue& value) {
    const QSignalBlocker quiet(list_);
    value_ = value;
    const auto* set = std::get_if<ChoiceSet>(&value);
    for (std::size_t index = 0; index < fact_.choices.size(); ++index) {
        const bool ticked = set != nullptr && set->test(index);
        list_->item(static_cast<int>(index))->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    }
}

void SetPopup::setLabel(const QString& label) {
    list_->setAccessibleName(label);
}

void SetPopup::showBelow(const QWidget& anchor) {
    constexpr int height = 340;
    constexpr int leastWidth = 300;
    search_->clear();
    resize(std::max(anchor.width(), leastWidth), height);
    QPoint corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    const QRect screen = anchor.screen()->availableGeometry();
    if (corner.y() + height > screen.bottom())
        corner.setY(std::max(screen.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - height - 2));
    move(corner);
    show();
    search_->setFocus();
}

// Either language finds it, and the name of a trade all its fields; blanks do not matter.
void SetPopup::filter(const QString& words) {
    const QString wanted = plain(words);
    bool any = false;
    for (int row = 0; row < list_->count(); ++row) {
        const Choice& choice = fact_.choices[static_cast<std::size_t>(row)];
        const bool found = plain(toQt(choice.label.zh)).contains(wanted) ||
                           plain(toQt(choice.label.en)).contains(wanted) || isOfTrade(choice, wanted);
        list_->item(row)->setHidden(!found);
        any = any || found;
    }
    nothing_->setText(texts_("没有符合“%1”的选项", "Nothing fits \"%1\"").arg(words.trimmed()));
    nothing_->setVisible(!any);
}

int SetPopup::firstShown() const {
    for (int row = 0; row < list_->count(); ++row) {
        if (!list_->item(row)->isHidden()) return row;
    }
    return -1;
}

void SetPopup::toggle(int row) {
    if (row < 0) return;
    QListWidgetItem* item = list_->item(row);
    item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
}

// From the search Down goes into the list; Enter ticks what is found first, or what
// the list stands on.
bool SetPopup::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == list_ && enter) return toggle(list_->currentRow()), true;
    if (watched != search_ || (!enter && key != Qt::Key_Down)) return QFrame::eventFilter(watched, event);
    const int first = firstShown();
    if (enter && !plain(search_->text()).isEmpty()) toggle(first);
    if (key == Qt::Key_Down && first >= 0) {
        list_->setCurrentRow(first);
        list_->setFocus(Qt::TabFocusReason);
    }
    return true;
}

// The last tick taken away leaves the set unknown; that there is none is said
// by the button.
void SetPopup::takeTicks() {
    ChoiceSet set;
    for (int row = 0; row < list_->count(); ++row)
        set.set(static_cast<std::size_t>(row), list_->item(row)->checkState() == Qt::Checked);
    value_ = set.none() ? FactValue() : FactValue(set);
    Q_EMIT edited();
}

void SetPopup::answer(const FactValue& value) {
    setValue(value);
    Q_EMIT edited();
    close();
}

} // namespace biosubsidy::ui
