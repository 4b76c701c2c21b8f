// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/case_session.h"

#include <QFile>
#include <QFileInfo>

#include "core/documents/files.h"
#include "core/facts/case_file.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

CaseSession::CaseSession(CaseDocument& document, RecentFiles& recentFiles, Prompts& prompts, const Texts& texts,
                         QObject* parent)
    : QObject(parent), document_(document), recentFiles_(recentFiles), prompts_(prompts), texts_(texts) {}

bool CaseSession::isModified() const {
    return document_.isModified() || !unsavable_().isEmpty();
}

QString CaseSession::name() const {
    if (!path_.isEmpty()) return QFileInfo(path_).fileName();
    return example_ ? texts_("示例案例", "Example case") : texts_("未命名案例", "Untitled case");
}

void CaseSession::newCase() {
    if (!mayLeave()) return;
    document_.replace(Case::empty(document_.vocabulary()));
    setFile({}, false);
    Q_EMIT caseOpened();
}

void CaseSession::openExample() {
    if (!mayLeave()) return;
    QFile file(QStringLiteral(":/biosubsidy/examples/beijing.json"));
    if (!file.open(QIODevice::ReadOnly)) return;
    if (!read(texts_("示例案例", "Example case"), file.readAll().toStdString())) return;
    setFile({}, true);
    Q_EMIT caseOpened();
}

void CaseSession::open() {
    if (!mayLeave()) return;
    const QString path = prompts_.fileToOpen();
    if (!path.isEmpty()) load(path);
}

bool CaseSession::openFile(const QString& path) {
    return mayLeave() && load(path);
}

bool CaseSession::load(const QString& path) {
    auto text = readFile(toUtf8(path), JsonLimits{}.bytes);
    if (!text) {
        Q_EMIT failed(texts_("无法读取 %1，当前案例没有改动。", "%1 could not be read; the open case is as it was.")
                          .arg(QFileInfo(path).fileName()),
                      path + QStringLiteral("\n") + texts_(text.error()));
        return false;
    }
    if (!read(path, std::move(*text))) return false;
    setFile(path, false);
    recentFiles_.add(path);
    Q_EMIT caseOpened();
    return true;
}

bool CaseSession::save() {
    if (path_.isEmpty()) return saveAs();
    const QStringList fields = unsavable_();
    if (!fields.isEmpty() && !prompts_.saveWithout(fields)) return false;
    return write(path_);
}

bool CaseSession::saveAs() {
    const QStringList fields = unsavable_();
    if (!fields.isEmpty() && !prompts_.saveWithout(fields)) return false;
    QString path = prompts_.fileToSave(path_.isEmpty() ? name() + QStringLiteral(".json") : path_);
    if (path.isEmpty()) return false;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".json");
    return write(path);
}

bool CaseSession::closeCase() {
    if (!mayLeave()) return false;
    document_.replace(Case::empty(document_.vocabulary()));
    setFile({}, false);
    return true;
}

bool CaseSession::mayLeave() {
    if (!isModified()) return true;
    switch (prompts_.unsavedChanges(name())) {
    case Prompts::Unsaved::save: return save();
    case Prompts::Unsaved::discard: return true;
    case Prompts::Unsaved::cancel: return false;
    }
    return false;
}

bool CaseSession::read(const QString& name, std::string text) {
    auto subject =
        readCase(SourceText(toUtf8(name), std::move(text)), document_.vocabulary(), document_.rules().lookup());
    if (!subject) {
        Q_EMIT failed(texts_("%1 有 %2 处错误，没有打开；当前案例没有改动。",
                             "%1 has %2 mistakes and was not opened; the open case is as it was.")
                          .arg(QFileInfo(name).fileName())
                          .arg(subject.error().size()),
                      toQt(render(subject.error(), texts_.language())));
        return false;
    }
    document_.replace(std::move(*subject));
    return true;
}

bool CaseSession::write(const QString& path) {
    const auto written = writeFile(toUtf8(path), writeCase(document_.subject(), document_.vocabulary()));
    if (!written) {
        Q_EMIT failed(texts_("无法保存到 %1；原有文件和当前案例都没有改动。",
                             "%1 could not be saved; the file and the open case are as they were.")
                          .arg(QFileInfo(path).fileName()),
                      path + QStringLiteral("\n") + texts_(written.error()));
        return false;
    }
    document_.markSaved();
    setFile(path, false);
    recentFiles_.add(path);
    Q_EMIT saved();
    return true;
}

void CaseSession::setFile(const QString& path, bool example) {
    path_ = path;
    example_ = example;
    Q_EMIT nameChanged();
}

} // namespace biosubsidy::ui
