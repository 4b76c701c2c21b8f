// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the verbs of the list do. Part of cases_page.h.
#include <algorithm>

#include "ui/library/case_filter_bar.h"
#include "ui/library/case_sealing.h"
#include "ui/library/cases_page.h"
#include "ui/library/import_row.h"
#include "ui/library/reassess_panel.h"
#include "ui/library/text_row.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

void CasesPage::openChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (ids.size() == 1) session_.openCase(ids.front());
}

void CasesPage::duplicateChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (ids.size() != 1 || !session_.save()) return;
    const auto row = model_->row(model_->rowOf(ids.front()));
    if (row) steps_->duplicate(row->id, desk_.texts("%1（副本）", "%1 (copy)").arg(model_->nameOf(*row)));
}

void CasesPage::renameChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    const auto row = ids.size() == 1 ? model_->row(model_->rowOf(ids.front())) : std::nullopt;
    if (!row) return;
    text_->ask(desk_.texts("案例的名称（留空则用企业名称）", "Name of the case (empty: the company's)"),
               toQt(row->title), [this, id = row->id](const QString& title) { steps_->rename(id, title.trimmed()); });
}

// Of several cases the line shows the tags that all of them have.
void CasesPage::tagChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (ids.empty()) return;
    const auto rows = session_.library().cases().rows(ids);
    if (!rows) return tell(rows.error());
    std::optional<QStringList> common;
    for (const storage::CaseRow& row : *rows) {
        QStringList tags;
        for (const std::string& tag : row.tags) tags << toQt(tag);
        if (common) tags.removeIf([&](const QString& tag) { return !common->contains(tag); });
        common = tags;
    }
    const QStringList before = common.value_or(QStringList());
    const QString what =
        ids.size() == 1
            ? desk_.texts("标签（用逗号分开）", "Tags (separated by commas)")
            : desk_.texts("%1 个案例共有的标签（用逗号分开）", "Tags of all %1 (separated by commas)").arg(ids.size());
    text_->ask(what, before.join(desk_.texts("，", ", ")), [this, ids, before](QString typed) {
        typed.replace(QStringLiteral("，"), QStringLiteral(",")).replace(QStringLiteral("、"), QStringLiteral(","));
        QStringList tags;
        for (const QString& tag : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            if (!tag.trimmed().isEmpty()) tags << tag.trimmed();
        }
        steps_->changeTags(ids, before, tags);
    });
}

// A case that goes out of sight is not left open: its edits would go there too.
bool CasesPage::leaveOpenCase(const std::vector<storage::CaseId>& ids) {
    const auto open = session_.caseId();
    const bool concerned = open && std::find(ids.begin(), ids.end(), *open) != ids.end();
    return !concerned || session_.closeCase();
}

void CasesPage::archiveChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (!ids.empty() && leaveOpenCase(ids))
        steps_->setArchived(ids, model_->query().shelf != storage::CaseQuery::Shelf::archived);
}

void CasesPage::deleteChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (!ids.empty() && leaveOpenCase(ids))
        steps_->setDeleted(ids, model_->query().shelf != storage::CaseQuery::Shelf::deleted);
}

void CasesPage::exportChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (ids.empty() || !session_.save()) return;
    const QString folder = desk_.prompts.folderToSave();
    if (folder.isEmpty()) return;
    const QStringList written = steps_->exportTo(folder, ids);
    Q_EMIT wrote(
        desk_.texts.counted("已导出 %1 个文件到 %2", "%1 [file|files] exported to %2", written.size()).arg(folder),
        folder);
}

void CasesPage::sealChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (!ids.empty() && session_.save()) sealing_->sealAndExport(ids);
}

// Of those that are chosen where there are several, otherwise of all that are listed.
void CasesPage::reportOnMany() {
    const std::vector<storage::CaseId> ids = chosen();
    if (session_.save()) Q_EMIT portfolioRequested(ids.size() > 1 ? ids : model_->ids());
}

void CasesPage::askChosen() {
    const std::vector<storage::CaseId> ids = chosen();
    if (!ids.empty() && session_.save()) Q_EMIT lettersRequested(ids);
}

void CasesPage::importFiles() {
    if (import_->work().isRunning()) return;
    const QStringList paths = desk_.prompts.filesToOpen();
    if (paths.isEmpty()) return;
    stack_->setCurrentWidget(list_); // where the import tells of itself
    sealing_->bringIn(paths);
}

void CasesPage::showImported() {
    const CaseImport& work = import_->work();
    if (!work.refused().isEmpty())
        Q_EMIT failed(desk_.texts.counted("导入了 %1 个案例；%2 个文件没有导入。",
                                          "%1 [case|cases] imported; %2 [file was|files were] refused.",
                                          work.ids().size(), work.refused().size()),
                      work.refused().join(QLatin1Char('\n')) + QStringLiteral("\n\n") + work.details());
    if (work.ids().empty()) return refresh();
    steps_->imported(work.ids());
    filter_->reset();
    keepChosen(work.ids());
    Q_EMIT said(desk_.texts.counted("已导入 %1 个案例", "%1 [case|cases] imported", work.ids().size()));
}

void CasesPage::findCases() {
    filter_->focusWords();
}

void CasesPage::reassess() {
    if (!session_.save()) return;
    storage::CaseQuery all;
    all.order = storage::CaseOrder::name;
    all.descending = false;
    const auto ids = session_.library().cases().find(all);
    if (!ids) return tell(ids.error());
    reassess_->show();
    reassess_->work().start(*ids, desk_.document.sharedRules(), desk_.runner.options());
}

} // namespace biosubsidy::ui
