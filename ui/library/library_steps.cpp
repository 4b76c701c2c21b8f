// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_steps.h"

#include <memory>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUndoCommand>

#include "core/documents/files.h"
#include "core/facts/case_file.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

class LibraryStep : public QUndoCommand {
public:
    LibraryStep(LibrarySteps& steps, const QString& what, LibrarySteps::Act act, LibrarySteps::Act back)
        : QUndoCommand(what), steps_(steps), act_(std::move(act)), back_(std::move(back)) {}

    void redo() override { steps_.run(act_); }
    void undo() override { steps_.run(back_); }

private:
    LibrarySteps& steps_;
    LibrarySteps::Act act_;
    LibrarySteps::Act back_;
};

LibrarySteps::LibrarySteps(const Library& library, const Texts& texts, std::function<Moment()> now, QObject* parent)
    : QObject(parent), library_(library), texts_(texts), now_(std::move(now)) {}

void LibrarySteps::push(const QString& what, Act act, Act back) {
    stack_.push(new LibraryStep(*this, what, std::move(act), std::move(back)));
    Q_EMIT done(what);
}

void LibrarySteps::run(const Act& act) {
    if (const auto outcome = act(); !outcome) Q_EMIT failed(outcome.error());
    Q_EMIT changed();
}

void LibrarySteps::duplicate(CaseId id, const QString& title) {
    const CaseShelf cases = library_.cases();
    const auto copy = cases.duplicate(id, toUtf8(title), now_());
    if (!copy) {
        Q_EMIT failed(copy.error());
        return;
    }
    const std::vector<CaseId> made{*copy};
    push(
        texts_("已复制为“%1”", "Duplicated as “%1”").arg(title),
        [cases, made] { return cases.setDeleted(made, std::nullopt); },
        [cases, made, when = now_()] { return cases.setDeleted(made, when); });
}

void LibrarySteps::setArchived(const std::vector<CaseId>& ids, bool archived) {
    const CaseShelf cases = library_.cases();
    const QString what =
        archived ? texts_("已归档 %1 个案例", "Archived: %1") : texts_("已取出 %1 个案例", "Taken out: %1");
    push(
        what.arg(ids.size()), [=] { return cases.setArchived(ids, archived); },
        [=] { return cases.setArchived(ids, !archived); });
}

void LibrarySteps::setDeleted(const std::vector<CaseId>& ids, bool deleted) {
    const CaseShelf cases = library_.cases();
    const std::optional<Moment> when = now_();
    const QString what =
        deleted ? texts_("已删除 %1 个案例", "Deleted: %1") : texts_("已恢复 %1 个案例", "Restored: %1");
    push(
        what.arg(ids.size()), [=] { return cases.setDeleted(ids, deleted ? when : std::nullopt); },
        [=] { return cases.setDeleted(ids, deleted ? std::nullopt : when); });
}

void LibrarySteps::rename(CaseId id, const QString& title) {
    const CaseShelf cases = library_.cases();
    const auto before = cases.load(id);
    if (!before || before->title == toUtf8(title)) return;
    push(
        texts_("已改名", "Renamed"), [=, name = toUtf8(title)] { return cases.setTitle(id, name); },
        [=, name = before->title] { return cases.setTitle(id, name); });
}

void LibrarySteps::setTags(CaseId id, const QStringList& tags) {
    const CaseShelf cases = library_.cases();
    const auto before = cases.load(id);
    std::vector<std::string> wanted;
    for (const QString& tag : tags) wanted.push_back(toUtf8(tag.trimmed()));
    if (!before || before->tags == wanted) return;
    push(
        texts_("已改标签", "Tags changed"), [=] { return cases.setTags(id, wanted); },
        [=, old = before->tags] { return cases.setTags(id, old); });
}

LibrarySteps::Import LibrarySteps::importFiles(const QStringList& paths, const RuleBook& rules) {
    Import import;
    std::vector<CaseShelf::NewCase> cases;
    const auto refuse = [&](const QString& path, const QString& why, const QString& details) {
        import.refused << texts_("%1：%2", "%1: %2").arg(QFileInfo(path).fileName(), why);
        import.details += path + QLatin1Char('\n') + details + QStringLiteral("\n\n");
    };
    for (const QString& path : paths) {
        auto text = readFile(toUtf8(path), JsonLimits{}.bytes);
        if (!text) {
            refuse(path, texts_(text.error()), texts_(text.error()));
            continue;
        }
        auto subject = readCase(SourceText(toUtf8(path), std::move(*text)), rules.vocabulary(), rules.lookup());
        if (!subject) {
            refuse(path, texts_("%1 处错误", "%1 mistakes").arg(subject.error().size()),
                   toQt(render(subject.error(), texts_.language())));
            continue;
        }
        CaseRecord record = recordOf(*subject, rules.vocabulary());
        const std::string title = record.name.empty() ? toUtf8(QFileInfo(path).completeBaseName()) : std::string();
        cases.push_back({std::move(record), title});
    }
    if (cases.empty()) return import;
    auto ids = library_.cases().import(cases, now_());
    if (!ids) {
        Q_EMIT failed(ids.error());
        return import;
    }
    import.ids = *ids;
    const CaseShelf shelf = library_.cases();
    push(
        texts_("已导入 %1 个案例", "Imported: %1").arg(ids->size()),
        [shelf, made = *ids] { return shelf.setDeleted(made, std::nullopt); },
        [shelf, made = *ids, when = now_()] { return shelf.setDeleted(made, when); });
    return import;
}

QStringList LibrarySteps::exportTo(const QString& folder, const std::vector<CaseId>& ids) {
    QStringList written;
    for (const CaseId id : ids) {
        const auto stored = library_.cases().load(id);
        const auto rows = library_.cases().rows(std::vector{id});
        if (!stored || !rows || rows->empty()) {
            if (!stored) Q_EMIT failed(stored.error());
            continue;
        }
        // What a name may hold and a file's may not; and nothing that hides a file.
        static const QRegularExpression notInFiles(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1F]|^\\.+"));
        QString name = toQt(rows->front().shownName()).replace(notInFiles, QStringLiteral("_")).left(80).trimmed();
        if (name.isEmpty()) name = texts_("案例", "case");
        QString path = QDir(folder).filePath(name + QStringLiteral(".json"));
        for (int again = 2; QFileInfo::exists(path); ++again)
            path = QDir(folder).filePath(QStringLiteral("%1 (%2).json").arg(name).arg(again));
        const auto outcome = writeFile(toUtf8(path), stored->facts);
        if (!outcome) {
            StorageError error = storageError(StorageProblem::other, toUtf8(path));
            error.message = {"没有导出：" + outcome.error().zh, "Not exported: " + outcome.error().en};
            error.advice = {"已导出的文件都完整。", "Files already written are whole."};
            Q_EMIT failed(error);
            break;
        }
        written << path;
    }
    return written;
}

} // namespace biosubsidy::ui
