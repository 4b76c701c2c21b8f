// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases in from files, and out under a passphrase. Part of cases_page.h.
#include <algorithm>

#include <QFileInfo>

#include "core/documents/files.h"
#include "core/sealed/sealed_zip.h"
#include "ui/library/cases_page.h"
#include "ui/library/import_row.h"
#include "ui/library/library_steps.h"
#include "ui/library/text_row.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

bool isSealedFile(const QString& path) {
    const auto beginning = readFile(toUtf8(path), 2);
    if (!beginning || !beginning->starts_with("PK")) return false;
    const auto bytes = readFile(toUtf8(path), sealed::largest);
    return bytes && sealed::isSealed(*bytes);
}

} // namespace

void CasesPage::importFiles() {
    if (import_->work().isRunning()) return;
    const QStringList paths = desk_.prompts.filesToOpen();
    if (paths.isEmpty()) return;
    stack_->setCurrentWidget(list_); // where the import tells of itself
    if (std::none_of(paths.begin(), paths.end(), isSealedFile)) return unsealAndImport(paths, {});
    text_->askHidden(desk_.texts("文件有口令，请输入", "The file has a passphrase"),
                     [this, paths](const QString& passphrase) { unsealAndImport(paths, passphrase); });
}

void CasesPage::unsealAndImport(const QStringList& paths, const QString& passphrase) {
    std::vector<CaseImport::Source> sources;
    for (const QString& path : paths) {
        const auto bytes = readFile(toUtf8(path), sealed::largest);
        if (!bytes || !sealed::isSealed(*bytes)) {
            sources.push_back({path}); // a case, or what the import says of it
            continue;
        }
        auto members = sealed::unseal(*bytes, toUtf8(passphrase));
        if (!members) {
            Q_EMIT failed(desk_.texts("没有导入 %1：%2", "%1 was not imported: %2")
                              .arg(QFileInfo(path).fileName(), desk_.texts(members.error())),
                          path);
            return;
        }
        for (sealed::Member& member : *members)
            sources.push_back({path + QLatin1Char('/') + toQt(member.name), std::move(member.bytes)});
    }
    import_->work().start(std::move(sources), desk_.document.sharedRules());
}

void CasesPage::sealChosen() {
    const std::vector<CaseId> ids = chosen();
    if (ids.empty() || !session_.save()) return;
    const auto typedTwice = [this, ids](const QString& passphrase, const QString& again) {
        if (again == passphrase) return sealTwiceTyped(ids, passphrase);
        Q_EMIT said(desk_.texts("两次输入的口令不同，没有导出", "The two passphrases differ; nothing was exported"));
    };
    text_->askHidden(
        desk_
            .texts("口令（至少 %1 个字；丢了就打不开）", "Passphrase (at least %1 characters; nobody opens it without)")
            .arg(sealed::shortestPassphrase),
        [this, typedTwice](const QString& passphrase) {
            const Localized why = sealed::passphraseProblem(toUtf8(passphrase));
            if (!why.empty()) {
                Q_EMIT said(desk_.texts(why));
                return;
            }
            text_->askHidden(desk_.texts("再输一次口令", "The passphrase once more"),
                             [typedTwice, passphrase](const QString& again) { typedTwice(passphrase, again); });
        });
}

void CasesPage::sealTwiceTyped(const std::vector<CaseId>& ids, const QString& passphrase) {
    const QString path = desk_.prompts.fileToExport(desk_.texts("加密导出", "Export with a passphrase"),
                                                    desk_.texts("案例.zip", "cases.zip"),
                                                    desk_.texts("加密的 ZIP (*.zip)", "Encrypted ZIP (*.zip)"));
    if (path.isEmpty()) return;
    if (const std::size_t count = steps_->sealTo(path, ids, passphrase); count > 0)
        Q_EMIT said(
            desk_.texts("已加密导出 %1 个案例到 %2", "%1 cases exported with a passphrase to %2").arg(count).arg(path));
}

} // namespace biosubsidy::ui
