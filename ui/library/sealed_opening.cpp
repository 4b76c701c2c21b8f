// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/sealed_opening.h"

#include <algorithm>
#include <optional>

#include "core/sealed/sealed_zip.h"
#include "core/system/whole_file.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

// The file, if it is sealed; nothing where it is not or cannot be read, which the
// import says of it.
std::optional<std::string> sealedBytes(const QString& path) {
    const auto beginning = readFile(toUtf8(path), 2);
    if (!beginning || !beginning->starts_with("PK")) return std::nullopt;
    auto bytes = readFile(toUtf8(path), sealed::largest);
    if (!bytes || !sealed::isSealed(*bytes)) return std::nullopt;
    return std::move(*bytes);
}

} // namespace

SealedOpening::SealedOpening(QObject* parent)
    : QObject(parent), told_(*this, [this](const Told& told) { hear(told); }),
      task_(*this, [this](const auto& outcome) { take(*outcome); }) {}

SealedOpening::~SealedOpening() {
    stop_.request_stop(); // or leaving the program would wait for it
}

void SealedOpening::start(const QStringList& paths, const QString& passphrase) {
    stop_.request_stop();
    stop_ = std::stop_source();
    percent_ = 0;
    task_.start([paths, passphrase = toUtf8(passphrase), stop = stop_.get_token(), this] {
        return open(paths, passphrase, stop, told_);
    });
    Q_EMIT progressed();
}

void SealedOpening::cancel() {
    stop_.request_stop();
    task_.cancel();
}

void SealedOpening::hear(const Told& told) {
    if (told.stop.stop_requested()) return;
    percent_ = told.percent;
    Q_EMIT progressed();
}

SealedOpening::Outcome SealedOpening::open(const QStringList& paths, const std::string& passphrase,
                                           const std::stop_token& stop, Mailbox<Told>& told) {
    Outcome outcome;
    for (const QString& path : paths) {
        if (stop.stop_requested()) return {};
        const auto bytes = sealedBytes(path);
        if (!bytes) {
            outcome.sources.push_back({path, nullptr});
            continue;
        }
        if (passphrase.empty()) return {{}, true};
        std::uint64_t last = 0;
        const auto watch = [&](std::uint64_t opened) {
            constexpr std::uint64_t worthTelling = std::uint64_t{4} << 20U; // some hundredths of a second
            if (opened >= last + worthTelling) {
                last = opened;
                constexpr std::uint64_t whole = 100;
                told.put({static_cast<int>(std::min(whole, opened * whole / bytes->size())), stop});
            }
            return !stop.stop_requested();
        };
        auto members = sealed::unseal(*bytes, passphrase, watch);
        if (!members) return {{}, false, path, members.error()};
        std::erase_if(*members, [](const sealed::Member& member) { return sealed::isKeptFile(member.name); });
        for (sealed::Member& member : *members)
            outcome.sources.push_back({path + QLatin1Char('/') + toQt(member.name),
                                       std::make_shared<const std::string>(std::move(member.bytes))});
    }
    return outcome;
}

void SealedOpening::take(const Outcome& outcome) {
    if (outcome.passphraseWanted)
        Q_EMIT passphraseWanted();
    else if (!outcome.refused.isEmpty())
        Q_EMIT refused(outcome.refused, outcome.why);
    else
        Q_EMIT opened(outcome.sources);
}

} // namespace biosubsidy::ui
