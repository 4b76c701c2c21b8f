// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user's copies of official texts, read and audited once each and kept until
// the rules or the copy change.
#pragma once

#include <map>
#include <optional>

#include <QObject>

#include "core/audit/audit.h"
#include "core/audit/text_shelf.h"

namespace biosubsidy::ui {

struct TextCopy {
    std::optional<audit::OfficialText> text;
    std::optional<audit::AuditResult> audit;
    Diagnostics problems; // why there is no text or no audit
};

class OfficialTexts : public QObject {
    Q_OBJECT

public:
    explicit OfficialTexts(const QString& folder, QObject* parent = nullptr);

    // Null: there is no copy. The result lives until the next change.
    [[nodiscard]] const TextCopy* of(const Pack& pack);
    [[nodiscard]] Diagnostics attach(const Pack& pack, const QString& file);
    [[nodiscard]] Diagnostics detach(const Pack& pack);
    // The rules are other ones now.
    void forget() { read_.clear(); }

Q_SIGNALS:
    void changed(const QString& pack);

private:
    audit::TextShelf shelf_;
    std::map<std::string, std::optional<TextCopy>> read_;
};

} // namespace biosubsidy::ui
