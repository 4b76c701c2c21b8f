// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/case_filter_bar.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSignalBlocker>

#include "ui/look/conversions.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/refill.h"

namespace biosubsidy::ui {

namespace {

constexpr int pauseMilliseconds = 60;

} // namespace

CaseFilterBar::CaseFilterBar(const storage::Library& library, const Texts& texts, QWidget* parent)
    : QWidget(parent), library_(library), texts_(texts) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    words_ = new QLineEdit(this);
    words_->setObjectName(QStringLiteral("cases.search"));
    words_->setClearButtonEnabled(true);
    layout->addWidget(words_, 1);
    connect(words_, &QLineEdit::returnPressed, this, &CaseFilterBar::listRequested);
    auto* down = new QShortcut(Qt::Key_Down, words_);
    down->setContext(Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, &CaseFilterBar::listRequested);
    const auto box = [&](const char* name) {
        auto* made = new CalmComboBox(this);
        made->setObjectName(QLatin1String(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        layout->addWidget(made);
        connect(made, &QComboBox::currentIndexChanged, this, &CaseFilterBar::changed);
        return made;
    };
    city_ = box("cases.city");
    tag_ = box("cases.tag");
    shelf_ = box("cases.shelf");
    changedOnly_ = new QCheckBox(this);
    changedOnly_->setObjectName(QStringLiteral("cases.changed_only"));
    layout->addWidget(changedOnly_);
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMilliseconds);
    connect(words_, &QLineEdit::textChanged, &pause_, qOverload<>(&QTimer::start));
    connect(&pause_, &QTimer::timeout, this, &CaseFilterBar::changed);
    connect(changedOnly_, &QCheckBox::toggled, this, &CaseFilterBar::changed);
    texts_.follow(this, [this] { fill(); });
}

void CaseFilterBar::setRules(const std::shared_ptr<const RuleBook>& rules) {
    rules_ = rules;
    fill();
}

void CaseFilterBar::fill() {
    words_->setPlaceholderText(texts_("查找：名称、信用代码、地点、领域、标签", "Find: name, code, place, field, tag"));
    words_->setAccessibleName(texts_("查找案例", "Find cases"));
    std::vector<std::pair<QString, QString>> cities{{texts_("所有地点", "Every place"), {}}};
    if (rules_ != nullptr) {
        const Vocabulary& vocabulary = rules_->vocabulary();
        for (const Choice& choice : vocabulary.cities().choices)
            cities.emplace_back(texts_(choice.label), toQt(choice.id));
    }
    refill(*city_, cities);
    city_->setAccessibleName(texts_("地点", "Place"));
    refill(*shelf_, {{texts_("在用", "In use"), QStringLiteral("current")},
                     {texts_("已归档", "Archived"), QStringLiteral("archived")},
                     {texts_("已删除", "Deleted"), QStringLiteral("deleted")}});
    shelf_->setAccessibleName(texts_("哪些案例", "Which cases"));
    changedOnly_->setText(texts_("只看结果有变化的", "Changed results only"));
    changedOnly_->setAccessibleName(changedOnly_->text());
    changedOnly_->setToolTip(texts_("上次“全部重新测算”时结果和之前不同的案例。",
                                    "Those whose result was another one when all were last assessed again."));
    readTags();
}

void CaseFilterBar::readTags() {
    std::vector<std::pair<QString, QString>> entries{{texts_("所有标签", "Every tag"), {}}};
    if (const auto tags = library_.cases().tags()) {
        for (const storage::TagCount& tag : *tags)
            entries.emplace_back(QStringLiteral("%1 (%2)").arg(toQt(tag.tag)).arg(tag.cases), toQt(tag.tag));
    }
    refill(*tag_, entries);
    tag_->setVisible(entries.size() > 1);
    tag_->setAccessibleName(texts_("标签", "Tag"));
}

void CaseFilterBar::apply(storage::CaseQuery& query) const {
    query.text = toUtf8(words_->text());
    query.city = toUtf8(city_->currentData().toString());
    query.tag = toUtf8(tag_->currentData().toString());
    query.changedOnly = changedOnly_->isChecked();
    const QString shelf = shelf_->currentData().toString();
    query.shelf = shelf == QLatin1String("archived")  ? storage::CaseQuery::Shelf::archived
                  : shelf == QLatin1String("deleted") ? storage::CaseQuery::Shelf::deleted
                                                      : storage::CaseQuery::Shelf::current;
}

bool CaseFilterBar::isEmpty() const {
    return words_->text().trimmed().isEmpty() && city_->currentIndex() <= 0 && tag_->currentIndex() <= 0 &&
           shelf_->currentIndex() <= 0 && !changedOnly_->isChecked();
}

void CaseFilterBar::reset() {
    {
        const QSignalBlocker quiet(this);
        words_->clear();
        for (QComboBox* box : {city_, tag_, shelf_}) box->setCurrentIndex(0);
        changedOnly_->setChecked(false);
    }
    pause_.stop();
    Q_EMIT changed();
}

void CaseFilterBar::focusWords() {
    words_->setFocus();
    words_->selectAll();
}

} // namespace biosubsidy::ui
