// SPDX-License-Identifier: GPL-3.0-or-later
//
// The language of the window, and every text in it: a text stands in the source
// as a pair, Chinese and English side by side, so that neither can be forgotten.
// A widget follows the language by saying how its texts are set; that is done at
// once and again after every change, as long as the widget lives.
#pragma once

#include <array>
#include <functional>
#include <span>

#include <QObject>
#include <QString>

#include "core/values/localized.h"

namespace biosubsidy::ui {

class Texts : public QObject {
    Q_OBJECT

public:
    explicit Texts(Language language, QObject* parent = nullptr);

    [[nodiscard]] Language language() const noexcept { return language_; }
    void setLanguage(Language language);

    [[nodiscard]] QString operator()(const char* zh, const char* en) const;
    [[nodiscard]] QString operator()(const Localized& text) const;

    // A text with counts, which fill %1, %2 … in their order. English words in
    // brackets agree with the count before them: "%1 [case|cases] imported".
    template <typename... Counts>
    [[nodiscard]] QString counted(const char* zh, const char* en, Counts... counts) const {
        const std::array<qulonglong, sizeof...(Counts)> all{static_cast<qulonglong>(counts)...};
        return countedOf(zh, en, all);
    }

    // Runs `apply` now and after every change of language while `context` lives.
    void follow(QObject* context, const std::function<void()>& apply) const;

Q_SIGNALS:
    void languageChanged();

private:
    [[nodiscard]] QString countedOf(const char* zh, const char* en, std::span<const qulonglong> counts) const;

    Language language_;
};

} // namespace biosubsidy::ui
