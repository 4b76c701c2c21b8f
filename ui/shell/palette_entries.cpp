// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_entries.h"

#include "core/wording/explanation.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

// A menu's text without the mark of its key: "保存(&S)" -> "保存", "&Save" -> "Save".
QString plain(QString text) {
    const qsizetype chineseMark = text.indexOf(QLatin1String("(&"));
    if (chineseMark >= 0) text.remove(chineseMark, 4);
    return text.remove(QLatin1Char('&'));
}

// Its name, which is English, and what it says of itself in both languages.
QString keywordsOf(const QAction& action) {
    QString name = action.objectName().section(QLatin1Char('.'), 1);
    name.replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('.'), QLatin1Char(' '));
    return name + QLatin1Char(' ') + action.data().toString().remove(QLatin1Char('&'));
}

QString bothWords(const Localized& text) {
    return toQt(text.zh) + QLatin1Char(' ') + toQt(text.en);
}

} // namespace

std::vector<PaletteEntry> verbEntries(const QList<QAction*>& actions, const Texts& texts) {
    std::vector<PaletteEntry> entries;
    for (QAction* action : actions) {
        if (!action->objectName().startsWith(QLatin1String("action.")) || !action->isEnabled() || !action->isVisible())
            continue;
        const bool page = action->objectName().startsWith(QLatin1String("action.page_"));
        entries.push_back({plain(action->text()), page ? texts("页面", "Page") : texts("命令", "Command"),
                           action->shortcut().toString(QKeySequence::NativeText), [action] { action->trigger(); },
                           keywordsOf(*action)});
    }
    return entries;
}

std::vector<PaletteEntry> pageVerbEntries(const QList<QAction*>& verbs, const Texts& texts) {
    std::vector<PaletteEntry> entries;
    for (QAction* verb : verbs) {
        if (!verb->isEnabled()) continue;
        entries.push_back({plain(verb->text()), texts("本页", "This page"),
                           verb->shortcut().toString(QKeySequence::NativeText), [verb] { verb->trigger(); },
                           keywordsOf(*verb)});
    }
    return entries;
}

std::vector<PaletteEntry> factEntries(const Assessment& assessment, const Texts& texts,
                                      const std::function<void(const FactRef&)>& reveal) {
    std::vector<PaletteEntry> entries;
    const Vocabulary& vocabulary = assessment.rules->vocabulary();
    const Case& subject = *assessment.subject;
    for (const Entity entity : {Entity::company, Entity::project, Entity::expense}) {
        const std::size_t items = entity == Entity::company ? 1 : subject.count(entity);
        for (std::size_t item = 0; item < items; ++item) {
            for (std::size_t fact = 0; fact < vocabulary.facts(entity).size(); ++fact) {
                const FactRef ref{entity, item, fact};
                const bool known = isKnown(subject.item(entity, item).facts.at(fact));
                entries.push_back({toQt(wording::factText(assessment, ref, texts.language())), texts("字段", "Field"),
                                   known ? QString() : texts("未填", "not stated"), [reveal, ref] { reveal(ref); },
                                   bothWords(vocabulary.fact(entity, fact).label) + QLatin1Char(' ') +
                                       toQt(vocabulary.fact(entity, fact).id)});
            }
        }
    }
    return entries;
}

std::vector<PaletteEntry> measureEntries(const RuleBook& rules, const Texts& texts,
                                         const std::function<void(const QString& pack, const QString& measure)>& show) {
    std::vector<PaletteEntry> entries;
    for (const Pack& pack : rules.packs()) {
        const QString id = toQt(pack.id);
        entries.push_back(
            {texts(pack.title), texts("政策", "Document"), toQt(pack.number), [show, id] { show(id, {}); }});
        for (const Measure& measure : pack.measures) {
            entries.push_back({texts(measure.title), texts("措施", "Measure"),
                               id + QLatin1Char(' ') + toQt(measure.clause),
                               [show, id, name = toQt(measure.id)] { show(id, name); },
                               bothWords(measure.title) + QLatin1Char(' ') + toQt(measure.id)});
        }
    }
    return entries;
}

} // namespace biosubsidy::ui
