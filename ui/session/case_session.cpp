// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/case_session.h"

#include <QFile>
#include <QFileInfo>

#include "core/facts/case_file.h"
#include "core/system/whole_file.h"
#include "ui/look/conversions.h"
#include "ui/session/award_drafts.h"
#include "ui/session/case_file_ending.h"
#include "ui/session/chosen_output.h"

namespace biosubsidy::ui {

namespace {

// A title that a person or a file gave is the same in both languages.
Localized asGiven(const std::string& title) {
    return {title, title};
}

} // namespace

CaseSession::CaseSession(SessionGround ground, QObject* parent) : QObject(parent), ground_(std::move(ground)) {
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMilliseconds);
    most_.setSingleShot(true);
    most_.setInterval(mostMilliseconds);
    connect(&pause_, &QTimer::timeout, this, &CaseSession::save);
    connect(&most_, &QTimer::timeout, this, &CaseSession::save);
    again_.setSingleShot(true);
    again_.setInterval(againMilliseconds);
    connect(&again_, &QTimer::timeout, this, &CaseSession::save);
    connect(&ground_.document, &CaseDocument::changed, this, &CaseSession::noteChange);
    connect(&ground_.runner, &AssessmentRunner::assessed, this, &CaseSession::noteResult);
}

QString CaseSession::name() const {
    if (!title_.empty()) return title();
    const Vocabulary& vocabulary = ground_.document.vocabulary();
    const std::string* company = ground_.document.subject().company.text(vocabulary.known().companyName);
    if (company != nullptr) return toQt(*company);
    return ground_.texts("未命名案例", "Untitled case");
}

void CaseSession::newCase() {
    if (!mayLeave()) return;
    show(CaseSheet::of(Case::empty(ground_.document.vocabulary())), {});
}

void CaseSession::openExample() {
    if (!mayLeave()) return;
    QFile file(QStringLiteral(":/biosubsidy/examples/beijing.json"));
    if (!file.open(QIODevice::ReadOnly)) return;
    Localized title{"示例案例", "Example case"};
    if (auto subject = read(ground_.texts(title), file.readAll().toStdString()))
        show(CaseSheet::of(std::move(*subject)), {{}, 0, std::move(title)});
}

void CaseSession::open() {
    const QString path = ground_.prompts.fileToOpen();
    if (!path.isEmpty()) openFile(path);
}

bool CaseSession::openFile(const QString& path) {
    if (!mayLeave()) return false;
    auto text = readFile(toUtf8(path), JsonLimits{}.bytes);
    if (!text) {
        Q_EMIT failed(
            ground_.texts("无法读取 %1，当前案例没有改动。", "%1 could not be read; the open case is as it was.")
                .arg(QFileInfo(path).fileName()),
            path + QStringLiteral("\n") + ground_.texts(text.error()));
        return false;
    }
    auto subject = read(path, std::move(*text));
    if (!subject) return false;
    // The file's name stands in for a company's that is not stated.
    const storage::CaseRecord record = storage::recordOf(*subject, ground_.document.vocabulary());
    const auto known = ground_.library.cases().withFacts(record);
    if (known && *known) {
        ground_.recentFiles.add(path);
        return openCase(**known);
    }
    const std::string title = record.name.empty() ? toUtf8(caseFileTitle(path)) : std::string();
    const auto id = ground_.library.cases().add(record, title, storage::StateOrigin::imported, now());
    if (!id) tell(id.error());
    show(CaseSheet::of(std::move(*subject)), {id ? std::optional(*id) : std::nullopt, 1, asGiven(title)});
    if (!id) setSaving(Saving::failed);
    ground_.recentFiles.add(path);
    Q_EMIT saved();
    return true;
}

bool CaseSession::openCopy(const Case& subject) {
    if (!mayLeave()) return false;
    const auto id = ground_.library.cases().add(storage::recordOf(subject, ground_.document.vocabulary()), {},
                                                storage::StateOrigin::imported, now());
    if (!id) tell(id.error());
    show(CaseSheet::of(subject), {id ? std::optional(*id) : std::nullopt, 1, {}});
    if (!id) setSaving(Saving::failed);
    Q_EMIT saved();
    return true;
}

bool CaseSession::openCase(storage::CaseId id) {
    if (open_ && id_ == id) {
        Q_EMIT caseOpened();
        return true;
    }
    if (!mayLeave()) return false;
    const auto stored = ground_.library.cases().load(id);
    if (!stored) {
        tell(stored.error());
        return false;
    }
    auto subject = read(toQt(stored->title), stored->facts);
    if (!subject) return false;
    show(sheetOf(std::move(*subject), stored->drafts), {id, stored->revision, asGiven(stored->title)});
    return true;
}

bool CaseSession::bringBack(storage::StateId id) {
    const auto state = ground_.library.history().load(id);
    if (!state) {
        tell(state.error());
        return false;
    }
    auto subject = read(name(), state->facts);
    if (!subject) return false;
    if (!save()) return false; // what is there now becomes a state as well
    origin_ = storage::StateOrigin::restored;
    ground_.document.bringBack(sheetOf(std::move(*subject), state->drafts));
    const bool kept = save();
    origin_ = storage::StateOrigin::edited;
    return kept;
}

bool CaseSession::closeCase() {
    if (!mayLeave()) return false;
    clear();
    Q_EMIT caseClosed();
    return true;
}

bool CaseSession::mayLeave() {
    if (open_) Q_EMIT leaving();
    const QStringList fields = open_ ? unreadable_() : QStringList();
    if (!fields.isEmpty() && !ground_.prompts.saveWithout(fields)) return false;
    if (!open_ || save()) return true;
    switch (ground_.prompts.unsavedChanges(name())) {
    case Prompts::Unsaved::save: return exportAs();
    case Prompts::Unsaved::discard: return true;
    case Prompts::Unsaved::cancel: return false;
    }
    return false;
}

bool CaseSession::mayQuit() {
    if (!mayLeave()) return false;
    if (!ground_.library.isInMemory() || !open_ || saving_ == Saving::unchanged) return true;
    switch (ground_.prompts.unsavedChanges(name())) {
    case Prompts::Unsaved::save: return exportAs();
    case Prompts::Unsaved::discard: return true;
    case Prompts::Unsaved::cancel: return false;
    }
    return false;
}

bool CaseSession::exportAs() {
    const QStringList fields = unsavable_();
    if (!fields.isEmpty() && !ground_.prompts.saveWithout(fields)) return false;
    const QString chosen = ground_.prompts.fileToSave(name() + caseFileEnding);
    if (chosen.isEmpty()) return false;
    const QString path = QFileInfo(chosen).suffix().isEmpty() ? withEnding(chosen, caseFileEnding) : chosen;
    const std::string text = writeCase(ground_.document.subject(), ground_.document.vocabulary());
    const auto written = chosenOutput(chosen, path, ground_.library.path()).and_then([&](const Target& target) {
        return target.write(text);
    });
    if (!written) {
        Q_EMIT failed(ground_
                          .texts("无法导出到 %1；原有文件和当前案例都没有改动。",
                                 "%1 could not be written; the file and the open case are as they were.")
                          .arg(QFileInfo(path).fileName()),
                      path + QStringLiteral("\n") + ground_.texts(written.error()));
        return false;
    }
    ground_.recentFiles.add(path);
    Q_EMIT exported(path);
    return true;
}

std::optional<storage::CaseId> CaseSession::keep() {
    if (open_ && !id_) setSaving(Saving::pending);
    return save() ? id_ : std::nullopt;
}

bool CaseSession::save() {
    pause_.stop();
    most_.stop();
    again_.stop();
    if (saving_ != Saving::pending && saving_ != Saving::failed) return true;
    const Stored<void> written = write();
    if (!written) {
        const StorageProblem problem = written.error().problem;
        if (problem == StorageProblem::conflict || problem == StorageProblem::gone) {
            saveElsewhere(written.error());
            return saving_ == Saving::saved;
        }
        noteFailure(written.error());
        return false;
    }
    const bool again = saving_ == Saving::failed;
    setSaving(Saving::saved);
    if (again) Q_EMIT recovered();
    noteResult();
    Q_EMIT saved();
    return true;
}

// Told once; tried again by itself, so that room made on the disk, or a share that
// is back, is all it takes. Not where another program holds the library: each try
// waits for it.
void CaseSession::noteFailure(const StorageError& error) {
    const bool known = saving_ == Saving::failed;
    setSaving(Saving::failed);
    if (error.problem != StorageProblem::locked && error.problem != StorageProblem::tooLarge) again_.start();
    if (known) return;
    tell(error);
    Q_EMIT libraryFailed(error);
}

Stored<void> CaseSession::write() {
    const CaseDocument& document = ground_.document;
    const storage::CaseRecord record =
        storage::recordOf(document.subject(), document.vocabulary(), draftsText(document.awards()));
    const storage::CaseShelf cases = ground_.library.cases();
    if (!id_) {
        const std::string title = toUtf8(this->title());
        const auto id = cases.add(record, title, storage::StateOrigin::created, now());
        if (!id) return tl::unexpected(id.error());
        title_ = asGiven(title);
        id_ = *id;
        revision_ = 1;
        return {};
    }
    const auto revision = cases.save(*id_, revision_, record, origin_, now());
    if (!revision) return tl::unexpected(revision.error());
    revision_ = *revision;
    origin_ = storage::StateOrigin::edited;
    return {};
}

// Another window has changed or removed it: this version becomes a case of its own.
void CaseSession::saveElsewhere(const StorageError& why) {
    title_ = asGiven(toUtf8(ground_.texts("%1（我的版本）", "%1 (my version)").arg(name())));
    id_.reset();
    const Stored<void> written = write();
    setSaving(written ? Saving::saved : Saving::failed);
    tell(written ? why : written.error());
    Q_EMIT nameChanged();
    Q_EMIT saved();
}

void CaseSession::readTitle() {
    if (!id_) return;
    const auto stored = ground_.library.cases().load(*id_);
    if (!stored) return;
    title_ = asGiven(stored->title);
    Q_EMIT nameChanged();
}

void CaseSession::noteChange() {
    if (!open_ || showing_) return;
    if (saving_ != Saving::failed) setSaving(Saving::pending);
    pause_.start();
    if (!most_.isActive()) most_.start();
    Q_EMIT nameChanged();
}

// The list of cases shows the result of the case as it is saved.
void CaseSession::noteResult() {
    const AssessmentPtr& latest = ground_.runner.latest();
    const bool settled = open_ && id_ && (saving_ == Saving::saved || saving_ == Saving::unchanged);
    if (!settled || latest == nullptr || *latest->subject != ground_.document.subject()) return;
    storage::CaseRecord record;
    record.facts = writeCase(*latest->subject, ground_.document.vocabulary());
    const storage::ResultMark mark = storage::markOf(*latest);
    const storage::CaseShelf cases = ground_.library.cases();
    const auto stored = cases.load(*id_);
    if (!stored || (stored->result == mark && !stored->stale)) return;
    // A result that cannot be kept is made again; it is no loss to tell of.
    if (cases.setResult({*id_, mark, record.digest()})) Q_EMIT saved();
}

void CaseSession::show(CaseSheet sheet, Origin origin) {
    showing_ = true;
    ground_.document.replace(std::move(sheet));
    showing_ = false;
    id_ = origin.id;
    revision_ = origin.revision;
    title_ = std::move(origin.title);
    origin_ = storage::StateOrigin::edited;
    open_ = true;
    setSaving(Saving::unchanged);
    Q_EMIT nameChanged();
    Q_EMIT caseOpened();
}

void CaseSession::clear() {
    open_ = false;
    showing_ = true;
    ground_.document.replace(Case::empty(ground_.document.vocabulary()));
    showing_ = false;
    id_.reset();
    title_ = {};
    setSaving(Saving::unchanged);
    Q_EMIT nameChanged();
}

void CaseSession::setSaving(Saving saving) {
    if (saving == saving_) return;
    saving_ = saving;
    Q_EMIT savingChanged();
}

std::optional<Case> CaseSession::read(const QString& name, std::string text) {
    const CaseDocument& document = ground_.document;
    auto subject =
        readCase(SourceText(toUtf8(name), std::move(text)), document.vocabulary(), document.rules().lookup());
    if (subject) return std::move(*subject);
    Q_EMIT failed(ground_.texts
                      .counted("%2 有 %1 处错误，没有打开；当前案例没有改动。",
                               "%2 has %1 [mistake|mistakes] and was not opened; the open case is as it was.",
                               subject.error().size())
                      .arg(QFileInfo(name).fileName()),
                  toQt(render(subject.error(), ground_.texts.language())));
    return std::nullopt;
}

void CaseSession::tell(const StorageError& error) {
    Q_EMIT failed(ground_.texts(error.message),
                  ground_.texts(error.advice) + QStringLiteral("\n\n") + toQt(error.detail));
}

} // namespace biosubsidy::ui
