// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/letters/send_view.h"

#include <algorithm>

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QSignalBlocker>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

namespace {

enum Column { askedColumn, aloneColumn, stakeColumn, columns };
constexpr int pathRole = Qt::UserRole;     // of a question
constexpr int caseRole = Qt::UserRole + 1; // its case

QString key(const char* name) {
    return QStringLiteral("letters/") + QLatin1String(name);
}

} // namespace

SendView::SendView(const Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), tree_(new QTreeWidget(this)), language_(new CalmComboBox(this)),
      contact_(new QPlainTextEdit(this)), contactLabel_(new QLabel(this)), languageLabel_(new QLabel(this)),
      kindsLabel_(new QLabel(this)), write_(new QPushButton(this)), told_(new QLabel(this)),
      asker_(*this, [this](const auto& made) { take(made->letters); }),
      writer_(*this, [this](const auto& written) { tell(*written); }) {
    auto* halves = new QHBoxLayout(this);
    halves->setContentsMargins(24, 12, 0, 0);
    halves->setSpacing(0);
    tree_->setObjectName(QStringLiteral("letters.questions"));
    tree_->setColumnCount(columns);
    tree_->setUniformRowHeights(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(askedColumn, QHeaderView::Stretch);
    for (const int column : {aloneColumn, stakeColumn}) {
        tree_->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
        tree_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    halves->addWidget(tree_, 1);
    auto* side = new QWidget(this);
    constexpr int sideWidth = 300;
    side->setFixedWidth(sideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(16, 4, 16, 16);
    column->setSpacing(4);
    buildForm(*column);
    halves->addWidget(side);
    connect(tree_, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) {
        if (!filling_) noteTick(*item);
    });
    connect(write_, &QPushButton::clicked, this, &SendView::write);
    desk_.texts.follow(this, [this] {
        fillTexts();
        if (!cases_.empty()) ask();
    });
}

QCheckBox* SendView::check(const char* name, const Localized& text, bool usual) {
    auto* made = new QCheckBox(this);
    made->setObjectName(QStringLiteral("letters.") + QLatin1String(name));
    made->setChecked(desk_.settings.value(key(name), usual).toBool());
    desk_.texts.follow(made, [this, made, text] {
        made->setText(desk_.texts(text));
        made->setAccessibleName(made->text());
    });
    connect(made, &QCheckBox::toggled, this, &SendView::remember);
    return made;
}

QLineEdit* SendView::line(const char* name, const Localized& label) {
    auto* made = new QLineEdit(this);
    made->setObjectName(QStringLiteral("letters.") + QLatin1String(name));
    made->setText(desk_.settings.value(key(name)).toString());
    desk_.texts.follow(made, [this, made, label] { made->setAccessibleName(desk_.texts(label)); });
    connect(made, &QLineEdit::textChanged, this, &SendView::remember);
    return made;
}

void SendView::buildForm(QVBoxLayout& column) {
    const auto label = [&](QLabel& made, QWidget* of) {
        made.setProperty("role", QStringLiteral("label"));
        made.setBuddy(of);
        column.addWidget(&made);
    };
    const auto labelled = [&](const char* name, const Localized& text) {
        QLineEdit* made = line(name, text);
        auto* above = new QLabel(this);
        desk_.texts.follow(above, [this, above, text] { above->setText(desk_.texts(text)); });
        label(*above, made);
        column.addWidget(made);
        column.addSpacing(6);
        return made;
    };
    language_->setObjectName(QStringLiteral("letters.language"));
    language_->addItems({QString(), QString(), QString()});
    language_->setCurrentIndex(std::clamp(desk_.settings.value(key("language"), 0).toInt(), 0, 2));
    connect(language_, &QComboBox::currentIndexChanged, this, [this] {
        remember();
        ask();
    });
    label(*languageLabel_, language_);
    column.addWidget(language_);
    column.addSpacing(6);
    title_ = labelled("title", {"标题", "Title"});
    author_ = labelled("author", {"由谁发出", "Who asks"});
    label(*contactLabel_, contact_);
    contact_->setObjectName(QStringLiteral("letters.contact"));
    contact_->setTabChangesFocus(true);
    constexpr int contactHeight = 72;
    contact_->setFixedHeight(contactHeight);
    contact_->setPlainText(desk_.settings.value(key("contact")).toString());
    connect(contact_, &QPlainTextEdit::textChanged, this, &SendView::remember);
    column.addWidget(contact_);
    column.addSpacing(6);
    label(*kindsLabel_, nullptr);
    xlsx_ = check("xlsx", {"XLSX：填好可读回，有下拉选项", "XLSX to fill in, read back later"}, true);
    docx_ = check("docx", {"DOCX：供阅读", "DOCX to read"}, true);
    odt_ = check("odt", {"ODT：供阅读", "ODT to read"}, false);
    sums_ = check("sums", {"写出每项最多影响多少金额", "say what is at stake"}, false);
    for (QCheckBox* one : {xlsx_, docx_, odt_}) column.addWidget(one);
    column.addSpacing(6);
    column.addWidget(sums_);
    column.addStretch();
    write_->setObjectName(QStringLiteral("letters.write"));
    write_->setProperty("role", QStringLiteral("primary"));
    told_->setObjectName(QStringLiteral("letters.told"));
    told_->setProperty("role", QStringLiteral("note"));
    told_->setWordWrap(true);
    column.addWidget(told_);
    column.addWidget(write_);
}

void SendView::fillTexts() {
    const Texts& texts = desk_.texts;
    tree_->setAccessibleName(texts("要问的问题", "What is asked"));
    tree_->setHeaderLabels({texts("企业和要问的问题", "Firms and what they are asked"),
                            texts("只差这一项", "This alone decides"), texts("最多影响", "At stake, at most")});
    languageLabel_->setText(texts("函件的语言", "Language of the letters"));
    language_->setAccessibleName(languageLabel_->text());
    const QSignalBlocker quiet(language_);
    language_->setItemText(0, texts("随窗口", "As the window"));
    language_->setItemText(1, texts("中文", "Chinese (中文)"));
    language_->setItemText(2, texts("英文（English）", "English"));
    contactLabel_->setText(texts("答复给谁", "Where the answers go"));
    contact_->setAccessibleName(contactLabel_->text());
    kindsLabel_->setText(texts("每家企业写出", "Files for each firm"));
    write_->setText(texts("写到文件夹…", "Write to a folder..."));
    write_->setAccessibleName(write_->text());
}

void SendView::remember() {
    desk_.settings.setValue(key("language"), language_->currentIndex());
    desk_.settings.setValue(key("title"), title_->text());
    desk_.settings.setValue(key("author"), author_->text());
    desk_.settings.setValue(key("contact"), contact_->toPlainText());
    if (sums_ == nullptr) return;
    for (const QCheckBox* one : {xlsx_, docx_, odt_, sums_})
        desk_.settings.setValue(one->objectName().replace(QLatin1Char('.'), QLatin1Char('/')), one->isChecked());
    Q_EMIT changed();
}

void SendView::show(std::vector<LetterCase> cases) {
    cases_ = std::move(cases);
    unticked_.clear();
    letters_.clear();
    told_->clear();
    fill();
    ask();
}

letters::FormOptions SendView::options() const {
    letters::FormOptions options;
    options.language = desk_.texts.language();
    if (language_->currentIndex() > 0) options.language = language_->currentIndex() == 1 ? Language::zh : Language::en;
    options.unit = options.language == Language::zh ? report::Unit::wan : report::Unit::yuan;
    options.title = toUtf8(title_->text().trimmed());
    options.author = toUtf8(author_->text().trimmed());
    for (const QString& one : contact_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        options.contact.push_back(toUtf8(one.trimmed()));
    options.sums = sums_->isChecked();
    return options;
}

void SendView::ask() {
    AssessOptions assess = desk_.runner.options();
    assess.trace = false;
    asker_.start([job = LettersJob{desk_.document.sharedRules(), std::move(assess), cases_, options()}] {
        return Made{lettersOf(job)};
    });
    Q_EMIT changed();
}

void SendView::take(const std::vector<FirmLetter>& made) {
    letters_ = made;
    fill();
    Q_EMIT changed();
}

void SendView::fill() {
    filling_ = true;
    tree_->clear();
    const Texts& texts = desk_.texts;
    const auto sum = [&](const Money& money) {
        return money.isZero() ? QString() : toQt(wording::moneyText(money, texts.language()));
    };
    for (const FirmLetter& letter : letters_) {
        auto* firm = new QTreeWidgetItem(tree_);
        const QString name = letter.name.empty() ? texts("未命名案例", "Unnamed case") : toQt(letter.name);
        const std::size_t count = letter.form.questions.size();
        firm->setText(askedColumn,
                      !letter.trouble.empty()
                          ? texts("%1（读不出：%2）", "%1 (cannot be read: %2)").arg(name, texts(letter.trouble))
                      : count == 0 ? texts("%1（没有待补的信息）", "%1 (nothing is open)").arg(name)
                                   : texts.counted("%2（%1 项）", "%2 (%1 [question|questions])", count).arg(name));
        firm->setText(aloneColumn, sum(letter.alone));
        firm->setText(stakeColumn, sum(letter.atStake));
        for (const int column : {aloneColumn, stakeColumn})
            firm->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        if (count == 0) continue;
        firm->setFlags(firm->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
        for (const letters::FormQuestion& question : letter.form.questions) {
            auto* item = new QTreeWidgetItem(firm);
            const QString label = toQt(question.label);
            item->setText(askedColumn, question.fact.entity == Entity::company
                                           ? label
                                           : texts("%1：%2", "%1: %2").arg(toQt(question.subject), label));
            item->setToolTip(askedColumn, toQt(question.help));
            item->setText(stakeColumn, sum(question.atStake));
            item->setTextAlignment(stakeColumn, Qt::AlignRight | Qt::AlignVCenter);
            item->setData(askedColumn, pathRole, toQt(question.path));
            item->setData(askedColumn, caseRole, QVariant::fromValue<qlonglong>(letter.id.value));
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren);
            item->setCheckState(askedColumn,
                                unticked_.contains({letter.id, question.path}) ? Qt::Unchecked : Qt::Checked);
        }
        firm->setExpanded(letters_.size() == 1);
    }
    if (tree_->topLevelItemCount() > 0) tree_->setCurrentItem(tree_->topLevelItem(0));
    filling_ = false;
    write_->setEnabled(!ticked().empty());
}

void SendView::noteTick(const QTreeWidgetItem& item) {
    if (item.parent() == nullptr) return; // its questions are told of as well
    const storage::CaseId id{item.data(askedColumn, caseRole).toLongLong()};
    const std::pair question{id, toUtf8(item.data(askedColumn, pathRole).toString())};
    if (item.checkState(askedColumn) == Qt::Checked)
        unticked_.erase(question);
    else
        unticked_.insert(question);
    write_->setEnabled(!ticked().empty());
    Q_EMIT changed();
}

std::vector<letters::Form> SendView::ticked() const {
    std::vector<letters::Form> forms;
    for (const FirmLetter& letter : letters_) {
        letters::Form form = letter.form;
        form.left += static_cast<std::uint64_t>(std::erase_if(form.questions, [&](const letters::FormQuestion& one) {
            return unticked_.contains({letter.id, one.path});
        }));
        if (!form.questions.empty()) forms.push_back(std::move(form));
    }
    return forms;
}

QString SendView::summary() const {
    if (asker_.isBusy()) return desk_.texts("正在看各家还缺什么…", "Looking what is open...");
    std::size_t questions = 0;
    const std::vector<letters::Form> forms = ticked();
    for (const letters::Form& form : forms) questions += form.questions.size();
    return desk_.texts.counted("问 %1 家企业，共 %2 项", "%1 [firm is|firms are] asked %2 [question|questions] in all",
                               forms.size(), questions);
}

void SendView::write() {
    const LetterKinds kinds{xlsx_->isChecked(), docx_->isChecked(), odt_->isChecked()};
    const auto say = [this](const QString& text) {
        setStyleProperty(*told_, "state", QStringLiteral("wrong"));
        told_->setText(text);
    };
    if (!kinds.xlsx && !kinds.docx && !kinds.odt)
        return say(desk_.texts("请至少选一种文件", "Choose at least one kind of file"));
    if (writer_.isBusy()) return;
    const QString folder = desk_.prompts.folderToSave();
    if (folder.isEmpty()) return;
    write_->setEnabled(false);
    setStyleProperty(*told_, "state", QString());
    told_->setText(desk_.texts("正在写…", "Writing..."));
    writer_.start([forms = ticked(), kinds, options = options(), asOf = desk_.runner.asOf(), folder] {
        return Written{writeLetters(forms, kinds, options, asOf, toUtf8(folder)), folder};
    });
}

void SendView::tell(const Written& written) {
    write_->setEnabled(true);
    const LettersWritten& letters = written.letters;
    const QString text =
        desk_.texts
            .counted("已写 %1 家企业的询问函，%2 个文件，在 %3",
                     "Letters to %1 [firm|firms], %2 [file|files], are in %3", letters.firms, letters.files.size())
            .arg(QDir::toNativeSeparators(written.folder));
    const bool whole = letters.failed.empty();
    setStyleProperty(*told_, "state", whole ? QStringLiteral("understood") : QStringLiteral("wrong"));
    if (whole) {
        told_->setText(text);
        Q_EMIT wrote(text, written.folder);
        return;
    }
    const QString trouble = desk_.texts("没有写成 %1：%2", "%1 was not written: %2")
                                .arg(QDir::toNativeSeparators(toQt(letters.failed)), desk_.texts(letters.why));
    told_->setText(trouble + QLatin1Char('\n') + text);
    Q_EMIT failed(desk_.texts("询问函没有写完", "Not all letters were written"), told_->text());
}

} // namespace biosubsidy::ui
