// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/case_sealing.h"

#include <QFileInfo>

#include "core/sealed/sealed_zip.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

CaseSealing::CaseSealing(const Desk& desk, LibrarySteps& steps, CaseImport& import, TextRow& text, QObject* parent)
    : QObject(parent), desk_(desk), steps_(steps), import_(import), text_(text) {
    connect(&import_, &CaseImport::passphraseWanted, this, &CaseSealing::askToOpen);
    connect(&import_, &CaseImport::notOpened, this, [this](const QString& path, const Localized& why) {
        Q_EMIT failed(
            desk_.texts("没有导入 %1：%2", "%1 was not imported: %2").arg(QFileInfo(path).fileName(), desk_.texts(why)),
            path);
    });
}

void CaseSealing::bringIn(const QStringList& paths) {
    import_.start(paths, desk_.document.sharedRules());
}

void CaseSealing::askToOpen(const QStringList& paths) {
    text_.askHidden(
        desk_.texts("文件有口令，请输入", "The file has a passphrase"),
        [this, paths](const QString& passphrase) { import_.start(paths, desk_.document.sharedRules(), passphrase); });
}

void CaseSealing::sealAndExport(const std::vector<storage::CaseId>& ids) {
    ask(ids, {});
}

// What was wrong with the last one is said where the next is typed.
void CaseSealing::ask(const std::vector<storage::CaseId>& ids, const QString& wrong) {
    const QString prompt = desk_
                               .texts("口令（至少 %1 个字；丢了就打不开）",
                                      "Passphrase (at least %1 characters; without it the file stays closed)")
                               .arg(sealed::shortestPassphrase);
    text_.askHidden(wrong.isEmpty() ? prompt : desk_.texts("%1。%2", "%1. %2").arg(wrong, prompt),
                    [this, ids](const QString& passphrase) {
                        const Localized why = sealed::passphraseProblem(toUtf8(passphrase));
                        if (why.empty()) return askAgain(ids, passphrase);
                        ask(ids, desk_.texts(why));
                    });
}

void CaseSealing::askAgain(const std::vector<storage::CaseId>& ids, const QString& passphrase) {
    text_.askHidden(
        desk_.texts("再输一次口令", "The passphrase once more"), [this, ids, passphrase](const QString& again) {
            if (again == passphrase) return seal(ids, passphrase);
            ask(ids, desk_.texts("两次输入的口令不同，请重新输入", "The two passphrases differ: type them again"));
        });
}

void CaseSealing::seal(const std::vector<storage::CaseId>& ids, const QString& passphrase) {
    const QString path = desk_.prompts.fileToExport(desk_.texts("加密导出", "Export with a passphrase"),
                                                    desk_.texts("案例.zip", "cases.zip"),
                                                    desk_.texts("加密的 ZIP (*.zip)", "Encrypted ZIP (*.zip)"));
    if (path.isEmpty()) return;
    if (const std::size_t count = steps_.sealTo(path, ids, passphrase); count > 0)
        Q_EMIT wrote(
            desk_.texts.counted("已加密导出 %1 个案例到 %2", "%1 [case|cases] exported with a passphrase to %2", count)
                .arg(path),
            path);
}

} // namespace biosubsidy::ui
