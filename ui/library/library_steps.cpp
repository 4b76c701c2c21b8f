// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_steps.h"

#include <memory>

#include <QSet>

#include "core/sealed/sealed_zip.h"
#include "core/system/whole_file.h"
#include "ui/library/case_file_name.h"
#include "ui/look/conversions.h"
#include "ui/session/chosen_output.h"

namespace biosubsidy::ui {

LibrarySteps::LibrarySteps(const storage::Library& library, const Texts& texts, std::function<storage::Moment()> now,
                           QObject* parent)
    : StepStack(texts, parent), library_(library), now_(std::move(now)) {}

void LibrarySteps::duplicate(storage::CaseId id, const QString& title) {
    const storage::CaseShelf cases = library_.cases();
    const auto copy = cases.duplicate(id, toUtf8(title), now_());
    if (!copy) {
        Q_EMIT failed(copy.error());
        return;
    }
    const std::vector<storage::CaseId> made{*copy};
    push(
        {"已复制为“%1”", "Duplicated as \"%1\""}, title, [cases, made] { return cases.setDeleted(made, std::nullopt); },
        [cases, made, when = now_()] { return cases.setDeleted(made, when); });
}

void LibrarySteps::setArchived(const std::vector<storage::CaseId>& ids, bool archived) {
    const storage::CaseShelf cases = library_.cases();
    const Localized what =
        archived ? Localized{"已归档 %1 个案例", "Archived: %1"} : Localized{"已取出 %1 个案例", "Taken out: %1"};
    push(
        what, QString::number(ids.size()), [=] { return cases.setArchived(ids, archived); },
        [=] { return cases.setArchived(ids, !archived); });
}

void LibrarySteps::setDeleted(const std::vector<storage::CaseId>& ids, bool deleted) {
    const storage::CaseShelf cases = library_.cases();
    const std::optional<storage::Moment> when = now_();
    const Localized what =
        deleted ? Localized{"已删除 %1 个案例", "Deleted: %1"} : Localized{"已恢复 %1 个案例", "Restored: %1"};
    push(
        what, QString::number(ids.size()), [=] { return cases.setDeleted(ids, deleted ? when : std::nullopt); },
        [=] { return cases.setDeleted(ids, deleted ? std::nullopt : when); });
}

void LibrarySteps::rename(storage::CaseId id, const QString& title) {
    const storage::CaseShelf cases = library_.cases();
    const auto before = cases.load(id);
    if (!before || before->title == toUtf8(title)) return;
    push(
        {"已改名", "Renamed"}, {}, [=, name = toUtf8(title)] { return cases.setTitle(id, name); },
        [=, name = before->title] { return cases.setTitle(id, name); });
}

void LibrarySteps::changeTags(const std::vector<storage::CaseId>& ids, const QStringList& without,
                              const QStringList& with) {
    const storage::CaseShelf cases = library_.cases();
    const auto rows = cases.rows(ids);
    if (!rows) return Q_EMIT failed(rows.error());
    std::vector<storage::CaseShelf::Tagged> before;
    std::vector<storage::CaseShelf::Tagged> after;
    for (const storage::CaseRow& row : *rows) {
        QStringList tags;
        for (const std::string& tag : row.tags) {
            if (!without.contains(toQt(tag))) tags << toQt(tag);
        }
        tags << with;
        tags.removeDuplicates();
        std::vector<std::string> changed;
        for (const QString& tag : tags) changed.push_back(toUtf8(tag));
        if (changed == row.tags) continue;
        before.push_back({row.id, row.tags});
        after.push_back({row.id, std::move(changed)});
    }
    if (after.empty()) return;
    push(
        {"已改 %1 个案例的标签", "Tags changed: %1"}, QString::number(after.size()),
        [=] { return cases.setTags(after); }, [=] { return cases.setTags(before); });
}

void LibrarySteps::removeSnapshots(const std::vector<storage::SnapshotId>& ids) {
    const storage::Snapshots snapshots = library_.snapshots();
    const auto removed = std::make_shared<std::vector<storage::RemovedSnapshot>>();
    const auto remove = [snapshots, ids, removed]() -> Stored<void> {
        removed->clear();
        for (const storage::SnapshotId id : ids) {
            auto one = snapshots.remove(id);
            if (!one) return tl::unexpected(one.error());
            removed->push_back(std::move(*one));
        }
        return {};
    };
    const auto putBack = [snapshots, removed]() -> Stored<void> {
        for (const storage::RemovedSnapshot& one : *removed) {
            if (const auto done = snapshots.putBack(one); !done) return done;
        }
        return {};
    };
    push({"已删除 %1 个快照", "Snapshots deleted: %1"}, QString::number(ids.size()), remove, putBack);
}

void LibrarySteps::imported(const std::vector<storage::CaseId>& ids) {
    const storage::CaseShelf shelf = library_.cases();
    push(
        {"已导入 %1 个案例", "Imported: %1"}, QString::number(ids.size()),
        [shelf, ids] { return shelf.setDeleted(ids, std::nullopt); },
        [shelf, ids, when = now_()] { return shelf.setDeleted(ids, when); });
}

std::optional<std::pair<QString, std::string>> LibrarySteps::fileOf(storage::CaseId id) {
    auto stored = library_.cases().load(id);
    const auto rows = library_.cases().rows(std::vector{id});
    if (!stored) Q_EMIT failed(stored.error());
    if (!stored || !rows || rows->empty()) return std::nullopt;
    return std::pair{toQt(rows->front().shownName()), std::move(stored->facts)};
}

void LibrarySteps::tellNotExported(const QString& path, const Localized& why) {
    StorageError error = storageError(StorageProblem::other, toUtf8(path));
    error.message = {"没有导出：" + why.zh, "Not exported: " + why.en};
    error.advice = {"已导出的文件都完整。", "Files already written are whole."};
    Q_EMIT failed(error);
}

QStringList LibrarySteps::exportTo(const QString& folder, const std::vector<storage::CaseId>& ids) {
    QStringList written;
    for (const storage::CaseId id : ids) {
        const auto file = fileOf(id);
        if (!file) continue;
        const QString path = freeCasePath(folder, file->first, texts()("案例", "case"));
        if (const auto outcome = writeFile(toUtf8(path), file->second); !outcome) {
            tellNotExported(path, outcome.error());
            break;
        }
        written << path;
    }
    return written;
}

std::size_t LibrarySteps::sealTo(const QString& path, const std::vector<storage::CaseId>& ids,
                                 const QString& passphrase) {
    std::vector<sealed::Member> members;
    QSet<QString> taken;
    for (const storage::CaseId id : ids) {
        auto file = fileOf(id);
        if (!file) continue;
        const QString name = caseFileName(file->first, texts()("案例", "case"));
        QString free = name + caseFileEnding;
        for (int again = 2; taken.contains(free); ++again)
            free = QStringLiteral("%1 (%2)").arg(name, QString::number(again)) + caseFileEnding;
        taken.insert(free);
        members.push_back({toUtf8(free), std::move(file->second)});
    }
    if (members.empty()) return 0;
    // The dates are all alike: when a case was exported is nobody's business.
    const auto bytes = sealed::seal(members, toUtf8(passphrase), *Date::of(2000, 1, 1));
    const auto outcome = bytes.and_then([&](const std::string& sealed) {
        return chosenOutput(path, path, library_.path()).and_then([&](const Target& target) {
            return target.write(sealed);
        });
    });
    if (!outcome) tellNotExported(path, outcome.error());
    return outcome ? members.size() : 0;
}

} // namespace biosubsidy::ui
