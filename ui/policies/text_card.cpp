// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/text_card.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/wording/say.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

QString escaped(const std::string& text) {
    return toQt(text).toHtmlEscaped();
}

struct Counts {
    int deciding = 0;
    int decidingOpen = 0;
    int others = 0;
    int othersOpen = 0;
};

Counts countsOf(const audit::AuditResult& audit) {
    Counts counts;
    for (const audit::TextFigure& figure : audit.figures) {
        const bool deciding = audit::decides(figure.quantity.kind);
        ++(deciding ? counts.deciding : counts.others);
        if (!figure.isAccounted()) ++(deciding ? counts.decidingOpen : counts.othersOpen);
    }
    return counts;
}

} // namespace

TextCard::TextCard(const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), texts_(texts), theme_(theme) {
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    heading_ = new QLabel(this);
    heading_->setProperty("role", QStringLiteral("section"));
    attach_ = new QPushButton(this);
    attach_->setObjectName(QStringLiteral("text.attach"));
    detach_ = new QPushButton(this);
    detach_->setObjectName(QStringLiteral("text.detach"));
    head->addWidget(heading_, 1);
    head->addWidget(detach_);
    head->addWidget(attach_);
    outcome_ = new QLabel(this);
    outcome_->setObjectName(QStringLiteral("text.outcome"));
    outcome_->setWordWrap(true);
    outcome_->setTextFormat(Qt::RichText);
    unfold_ = new QPushButton(this);
    unfold_->setObjectName(QStringLiteral("text.unfold"));
    unfold_->setProperty("role", QStringLiteral("link"));
    unfold_->setCheckable(true);
    figures_ = new QLabel(this);
    figures_->setObjectName(QStringLiteral("text.figures"));
    figures_->setWordWrap(true);
    figures_->setTextFormat(Qt::RichText);
    figures_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addLayout(head);
    layout->addWidget(outcome_);
    layout->addWidget(unfold_, 0, Qt::AlignLeft);
    layout->addWidget(figures_);
    connect(attach_, &QPushButton::clicked, this, &TextCard::attachRequested);
    connect(detach_, &QPushButton::clicked, this, &TextCard::detachRequested);
    connect(unfold_, &QPushButton::toggled, figures_, &QWidget::setVisible);
    figures_->hide();
}

void TextCard::show(const TextCopy* copy) {
    heading_->setText(texts_("官方原文", "The official text"));
    attach_->setText(copy == nullptr ? texts_("附上原文…", "Attach the text...")
                                     : texts_("换一份…", "Another copy..."));
    detach_->setText(texts_("移除", "Remove"));
    detach_->setAccessibleName(texts_("移除附上的原文", "Remove the copy of the text"));
    detach_->setVisible(copy != nullptr);
    const bool audited = copy != nullptr && copy->audit;
    outcome_->setText(copy == nullptr
                          ? texts_("附上你保存的官方文件（网页、Word、RTF、PDF 或纯文本），每项措施旁就会显示它的条文，"
                                   "并逐个核对文中的金额和比例。文件只存在本机。",
                                   "Attach your copy of the official document (a saved page, Word, RTF, PDF or plain "
                                   "text): its clauses appear beside the measures, and every amount and share of it is "
                                   "held against the rules. It stays on this machine.")
                          : outcomeHtml(*copy));
    const QString list =
        audited ? notUnderstoodList(*copy->audit) + figureList(*copy->audit) + notInTextList(*copy->audit) : QString();
    figures_->setText(list);
    unfold_->setVisible(!list.isEmpty());
    unfold_->setText(texts_("逐条查看差异", "Show the differences one by one"));
    figures_->setVisible(!list.isEmpty() && unfold_->isChecked());
}

// What is wrong and what to do.
QString TextCard::problemText(const Diagnostic& problem) const {
    const QString message = texts_(problem.message);
    return problem.advice.empty() ? message : message + texts_("：", ": ") + texts_(problem.advice);
}

QString TextCard::outcomeHtml(const TextCopy& copy) const {
    const Colours& colours = theme_.colours();
    if (!copy.problems.empty())
        return QStringLiteral("<span style='color:%1'>%2</span>")
            .arg(colours.danger.name(), problemText(copy.problems.front()).toHtmlEscaped());
    const Counts counts = countsOf(*copy.audit);
    QString first;
    if (counts.deciding == 0)
        first =
            texts_("✗ 文中一处金额和比例也没有找到：检查是不是选错了文件，或正文是图片。",
                   "✗ No amount and no share was found in the text: look whether it is the right file and no picture.");
    else if (counts.decidingOpen == 0)
        first = texts_.counted("✓ 金额和比例 %1 处，规则里都有。",
                               "✓ %1 [amount or share, in the rules|amounts and shares, all of them in the rules].",
                               counts.deciding);
    else
        first = texts_.counted("✗ 金额和比例 %1 处，其中 %2 处规则里没有。",
                               "✗ %1 [amount or share|amounts and shares], %2 of them not in the rules.",
                               counts.deciding, counts.decidingOpen);
    if (!copy.audit->notUnderstood.empty())
        first +=
            QLatin1Char(' ') + texts_.counted("✗ 另有 %1 处数字未读懂。", "✗ %1 more [figure|figures] not understood.",
                                              static_cast<int>(copy.audit->notUnderstood.size()));
    const bool good = copy.audit->isComplete() && counts.deciding > 0;
    const QColor& colour = good ? colours.eligible : colours.danger;
    const QString second = texts_.counted(
        "其他数字（家数、年份、条款号等）%1 处，%2 处规则里没有，供参考。",
        "%1 other [figure|figures] (counts, years, clauses), %2 of them not in the rules, for information.",
        counts.others, counts.othersOpen);
    return QStringLiteral("<span style='color:%1'>%2</span> <span style='color:%3'>%4</span>")
        .arg(colour.name(), first, colours.muted.name(), second);
}

// What a person must look at comes before all else, each with what to do.
QString TextCard::notUnderstoodList(const audit::AuditResult& audit) const {
    const Colours& colours = theme_.colours();
    QString html;
    for (const audit::OpenFigure& figure : audit.notUnderstood) {
        html += QStringLiteral("<p style='margin-top:0;margin-bottom:3px'><span style='color:%1'>%2</span> %3"
                               "<b style='color:%4'>%5</b>%6<br><span style='color:%1'>%7</span></p>")
                    .arg(colours.muted.name(), texts_("第 %1 行", "line %1").arg(figure.line),
                         escaped(figure.passage.before), colours.danger.name(), escaped(figure.passage.written),
                         escaped(figure.passage.after), texts_(audit::explained(figure.why)).toHtmlEscaped());
    }
    if (html.isEmpty()) return {};
    return QStringLiteral("<p style='margin-bottom:3px;color:%1'>%2</p>")
               .arg(colours.muted.name(), texts_("未读懂", "Not understood")) +
           html;
}

// Amounts and shares first; each with the words around it.
QString TextCard::figureList(const audit::AuditResult& audit) const {
    const Colours& colours = theme_.colours();
    QString html;
    for (const bool deciding : {true, false}) {
        for (const audit::TextFigure& figure : audit.figures) {
            if (figure.isAccounted() || audit::decides(figure.quantity.kind) != deciding) continue;
            html += QStringLiteral("<p style='margin-top:0;margin-bottom:3px'><span style='color:%1'>%2</span> %3"
                                   "<b style='color:%4'>%5</b>%6</p>")
                        .arg(colours.muted.name(), texts_("第 %1 行", "line %1").arg(figure.line),
                             escaped(figure.passage.before), (deciding ? colours.danger : colours.text).name(),
                             escaped(figure.passage.written), escaped(figure.passage.after));
        }
    }
    if (html.isEmpty()) return {};
    return QStringLiteral("<p style='margin-bottom:3px;color:%1'>%2</p>")
               .arg(colours.muted.name(), texts_("原文里有、规则里没有", "In the text, not in the rules")) +
           html;
}

QString TextCard::notInTextList(const audit::AuditResult& audit) const {
    const Colours& colours = theme_.colours();
    QStringList written;
    for (const audit::AccountedFigure& figure : audit.packFigures) {
        if (!figure.lines.empty()) continue;
        const QString clause =
            figure.figure.clause.empty() ? QString() : escaped(figure.figure.clause) + QLatin1Char(' ');
        written << clause + escaped(figure.figure.written);
    }
    if (written.isEmpty()) return {};
    return QStringLiteral("<p style='margin-bottom:3px;color:%1'>%2</p><p style='margin-top:0'>%3</p>")
        .arg(colours.muted.name(), texts_("规则里有、原文里没有找到", "In the rules, not found in the text"),
             written.join(QStringLiteral(" · ")));
}

} // namespace biosubsidy::ui
