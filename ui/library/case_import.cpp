// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/case_import.h"

#include <algorithm>

#include <QFileInfo>

#include "core/facts/case_file.h"
#include "core/system/whole_file.h"
#include "core/values/counted.h"
#include "ui/look/conversions.h"
#include "ui/session/case_file_ending.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t batchSize = 50; // some milliseconds to put in

} // namespace

CaseImport::CaseImport(const storage::Library& library, const Texts& texts, std::function<storage::Moment()> now,
                       QObject* parent)
    : QObject(parent), library_(library), texts_(texts), now_(std::move(now)),
      task_(*this, [this](const auto& batch) { take(*batch); }) {
    connectOpening();
}

void CaseImport::connectOpening() {
    connect(&opening_, &SealedOpening::progressed, this, &CaseImport::progressed);
    connect(&opening_, &SealedOpening::opened, this, [this](const CaseSources& sources) {
        sources_ = sources;
        Q_EMIT progressed();
        next();
    });
    connect(&opening_, &SealedOpening::passphraseWanted, this, [this] {
        running_ = false;
        Q_EMIT progressed();
        Q_EMIT passphraseWanted(paths_);
    });
    connect(&opening_, &SealedOpening::refused, this, [this](const QString& path, const Localized& why) {
        finish();
        Q_EMIT notOpened(path, why);
    });
}

std::size_t CaseImport::total() const noexcept {
    return sources_.empty() ? static_cast<std::size_t>(paths_.size()) : sources_.size();
}

void CaseImport::start(const QStringList& paths, std::shared_ptr<const RuleBook> rules, const QString& passphrase) {
    if (running_) return;
    paths_ = paths;
    sources_.clear();
    rules_ = std::move(rules);
    done_ = 0;
    ids_.clear();
    refused_.clear();
    details_.clear();
    running_ = true;
    opening_.start(paths, passphrase);
}

void CaseImport::cancel() {
    if (!running_) return;
    opening_.cancel();
    task_.cancel();
    finish();
}

CaseImport::One CaseImport::read(const CaseSource& source, const RuleBook& rules, Language language) {
    const QString& path = source.path;
    One one{path, std::nullopt, {}, {}};
    auto text =
        source.text ? tl::expected<std::string, Localized>(*source.text) : readFile(toUtf8(path), JsonLimits{}.bytes);
    if (!text) {
        one.refusal = text.error();
        return one;
    }
    const auto subject = readCase(SourceText(toUtf8(path), std::move(*text)), rules.vocabulary(), rules.lookup());
    if (!subject) {
        const std::size_t count = subject.error().size();
        one.refusal = {fmt::format("{} 处错误", count), counted("{} [mistake|mistakes]", count)};
        one.mistakes = render(subject.error(), language);
        return one;
    }
    storage::CaseRecord record = storage::recordOf(*subject, rules.vocabulary());
    const std::string title = record.name.empty() ? toUtf8(caseFileTitle(path)) : std::string();
    one.record = {std::move(record), title};
    return one;
}

void CaseImport::next() {
    if (done_ >= sources_.size()) return finish();
    const auto from = sources_.begin() + static_cast<std::ptrdiff_t>(done_);
    const auto count = static_cast<std::ptrdiff_t>(std::min(batchSize, sources_.size() - done_));
    task_.start([sources = CaseSources(from, from + count), rules = rules_, language = texts_.language()] {
        Batch batch;
        for (const CaseSource& source : sources) batch.push_back(read(source, *rules, language));
        return batch;
    });
}

void CaseImport::take(const Batch& batch) {
    std::vector<storage::CaseShelf::NewCase> cases;
    for (const One& one : batch) {
        if (one.record) {
            cases.push_back(*one.record);
            continue;
        }
        refused_ << texts_("%1：%2", "%1: %2").arg(QFileInfo(one.path).fileName(), texts_(one.refusal));
        details_ += one.path + QLatin1Char('\n') + (one.mistakes.empty() ? texts_(one.refusal) : toQt(one.mistakes)) +
                    QStringLiteral("\n\n");
    }
    if (!cases.empty()) {
        const auto ids = library_.cases().import(cases, now_());
        if (!ids) {
            Q_EMIT failed(ids.error());
            return finish();
        }
        ids_.insert(ids_.end(), ids->begin(), ids->end());
    }
    done_ += batch.size();
    Q_EMIT progressed();
    next();
}

void CaseImport::finish() {
    running_ = false;
    sources_.clear(); // what was unsealed
    Q_EMIT finished();
}

} // namespace biosubsidy::ui
