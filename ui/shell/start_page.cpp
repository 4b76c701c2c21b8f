// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include <memory>

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QToolButton>

#include "core/wording/age_text.h"
#include "ui/look/conversions.h"
#include "ui/look/icon.h"
#include "ui/look/theme.h"
#include "ui/session/place_chooser.h"
#include "ui/widgets/eliding_button.h"

namespace biosubsidy::ui {

namespace {

constexpr int columnWidth = 640; // some 40 Chinese characters

} // namespace

StartPage::StartPage(const Desk& desk, const RecentFiles& recentFiles, QWidget* parent)
    : Page(parent), desk_(desk), texts_(desk.texts), recentFiles_(recentFiles) {
    auto* outer = new QHBoxLayout(this);
    auto* middle = new QWidget(this);
    middle->setFixedWidth(columnWidth);
    column_ = new QVBoxLayout(middle);
    column_->setSpacing(12);
    outer->addStretch();
    outer->addWidget(middle);
    outer->addStretch();
    column_->addStretch(2);
    auto* icon = new QLabel(middle);
    constexpr int iconSize = 64;
    icon->setPixmap(programIcon().pixmap(iconSize, iconSize));
    column_->addWidget(icon);
    addText({"生物制造扶持政策测算", "Biosubsidy"}, "title");
    addText(
        {"填写企业、项目和支出，当场看到能争取多少资金：每一项符合不符合、依据哪一条、怎样算出，还缺什么信息。",
         "Describe a company, its projects and expenses, and see at once what support it may expect: what holds, by "
         "which clause, how each sum comes about, and what is still missing."},
        "lead");
    addButtons();
    recentLayout_ = new QVBoxLayout;
    recentLayout_->setSpacing(0);
    column_->addSpacing(12);
    recentHeading_ = new QLabel(middle);
    column_->addWidget(recentHeading_);
    column_->addLayout(recentLayout_);
    column_->addSpacing(12);
    addAge();
    addText(
        {"测算依据公开的政策文件，其中有的是征求意见稿或摘录，有的只见于报道。结果是估计，不是承诺，也不是法律意见；"
         "是否支持、支持多少，以主管部门的决定为准。案例只保存在本机。",
         "The estimates rest on published documents, some of them drafts or excerpts, some known from reports alone. "
         "They are no promise and no legal "
         "advice: whether and how much is granted is for the authorities to decide. Cases stay on this computer."},
        "muted");
    column_->addStretch(3);
    connect(&recentFiles_, &RecentFiles::changed, this, &StartPage::fillRecent);
    texts_.follow(this, [this] { fillRecent(); });
}

// How old the rules are, and whose places they are narrowed to.
void StartPage::addAge() {
    age_ = new QLabel(column_->parentWidget());
    age_->setObjectName(QStringLiteral("start.age"));
    age_->setProperty("role", QStringLiteral("muted"));
    age_->setWordWrap(true);
    column_->addWidget(age_);
    places_ = new QPushButton(column_->parentWidget());
    places_->setObjectName(QStringLiteral("start.own_places"));
    places_->setProperty("role", QStringLiteral("link"));
    column_->addWidget(places_, 0, Qt::AlignLeft);
    connect(places_, &QPushButton::clicked, this,
            [this] { askOwnPlaces(*places_, desk_.document.rules(), desk_.places, texts_); });
    connect(&desk_.places, &OwnPlaces::changed, this, &StartPage::fillAge);
    connect(&desk_.document, &CaseDocument::rulesChanged, this, &StartPage::fillAge);
    connect(&desk_.runner, &AssessmentRunner::assessed, this, &StartPage::fillAge);
    texts_.follow(age_, [this] { fillAge(); });
}

void StartPage::fillAge() {
    std::vector<const Pack*> packs;
    for (const Pack& pack : desk_.document.rules().packs()) {
        if (desk_.places.shows(pack)) packs.push_back(&pack);
    }
    age_->setText(toQt(wording::ageText(ageOf(packs, desk_.runner.asOf()), texts_.language())));
    const QString own = ownPlacesText(desk_.places, desk_.document.rules(), texts_);
    places_->setText(own.isEmpty() ? texts_("我的地区：全部…", "My places: all...")
                                   : texts_("我的地区：%1…", "My places: %1...").arg(own));
    places_->setAccessibleName(places_->text());
}

QLabel* StartPage::addText(const Localized& text, const char* role) {
    auto* label = new QLabel(column_->parentWidget());
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    texts_.follow(label, [this, label, text] { label->setText(texts_(text)); });
    column_->addWidget(label);
    return label;
}

QPushButton* StartPage::addButton(const Localized& text, const Localized& tip, const char* name) {
    auto* button = new QPushButton(column_->parentWidget());
    button->setObjectName(QLatin1String("start.") + QLatin1String(name));
    texts_.follow(button, [this, button, text, tip] {
        button->setText(texts_(text));
        button->setToolTip(texts_(tip));
        button->setAccessibleName(texts_(text));
    });
    return button;
}

void StartPage::addButtons() {
    auto* line = new QHBoxLayout;
    QPushButton* fresh = addButton({"新建案例", "New case"}, {"从空白表单开始", "Start with an empty form"}, "new");
    fresh->setProperty("role", QStringLiteral("primary"));
    setFocusProxy(fresh);
    QPushButton* open = addButton({"打开…", "Open..."}, {"打开案例文件", "Open a case file"}, "open");
    QPushButton* example = addButton({"看看示例案例", "See the example case"},
                                     {"一家北京企业，两个项目", "A firm in Beijing with two projects"}, "example");
    for (QPushButton* button : {fresh, example, open}) line->addWidget(button);
    line->addStretch();
    auto* language = new QToolButton(column_->parentWidget());
    language->setObjectName(QStringLiteral("start.language"));
    language->setProperty("role", QStringLiteral("flat"));
    language->setFocusPolicy(Qt::StrongFocus);
    texts_.follow(language, [this, language] {
        language->setText(texts_("English", "中文"));
        language->setAccessibleName(texts_("切换为 English", "Switch to 中文"));
    });
    line->addWidget(language);
    column_->addSpacing(8);
    column_->addLayout(line);
    connect(fresh, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(example, &QPushButton::clicked, this, &StartPage::exampleRequested);
    connect(language, &QToolButton::clicked, this,
            [this] { texts_.setLanguage(texts_.language() == Language::zh ? Language::en : Language::zh); });
}

void StartPage::fillRecent() {
    while (recentLayout_->count() > 0) {
        const std::unique_ptr<QLayoutItem> item(recentLayout_->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the sender
    }
    const QStringList paths = recentFiles_.paths();
    recentHeading_->setText(paths.isEmpty()
                                ? texts_("打开过的案例文件会列在这里。", "Case files that you open are listed here.")
                                : texts_("最近打开", "Recent files"));
    setStyleProperty(*recentHeading_, "role", paths.isEmpty() ? QStringLiteral("muted") : QStringLiteral("section"));
    for (const QString& path : paths) {
        const QFileInfo file(path);
        auto* link = new ElidingButton(column_->parentWidget());
        link->setWholeText(QStringLiteral("%1    %2").arg(file.fileName(), QDir::toNativeSeparators(file.path())));
        link->setProperty("role", QStringLiteral("link"));
        link->setAccessibleName(path);
        link->setCursor(Qt::PointingHandCursor);
        recentLayout_->addWidget(link);
        connect(link, &QPushButton::clicked, this, [this, path] { Q_EMIT fileRequested(path); });
    }
}

} // namespace biosubsidy::ui
