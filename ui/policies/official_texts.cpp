// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/official_texts.h"

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

OfficialTexts::OfficialTexts(const QString& folder, QObject* parent) : QObject(parent), shelf_(toUtf8(folder)) {}

const TextCopy* OfficialTexts::of(const Pack& pack) {
    const auto known = read_.find(pack.id);
    if (known != read_.end()) return known->second ? &*known->second : nullptr;
    std::optional<TextCopy>& copy = read_[pack.id];
    auto text = shelf_.text(pack.id);
    if (!text) return nullptr;
    copy.emplace();
    if (!*text) {
        copy->problems = text->error();
        return &*copy;
    }
    copy->text = std::move(**text);
    auto result = audit::auditPack(pack, pack.id, *copy->text);
    if (result)
        copy->audit = std::move(*result);
    else
        copy->problems = result.error();
    return &*copy;
}

Diagnostics OfficialTexts::attach(const Pack& pack, const QString& file) {
    const auto text = shelf_.attach(pack.id, toUtf8(file));
    if (!text) return text.error();
    read_.erase(pack.id);
    Q_EMIT changed(toQt(pack.id));
    return {};
}

Diagnostics OfficialTexts::detach(const Pack& pack) {
    const auto gone = shelf_.detach(pack.id);
    if (!gone) return gone.error();
    read_.erase(pack.id);
    Q_EMIT changed(toQt(pack.id));
    return {};
}

} // namespace biosubsidy::ui
