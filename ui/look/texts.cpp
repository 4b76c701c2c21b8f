// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/texts.h"

#include <algorithm>

#include "core/values/counted.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

Texts::Texts(Language language, QObject* parent) : QObject(parent), language_(language) {}

void Texts::setLanguage(Language language) {
    if (language == language_) return;
    language_ = language;
    Q_EMIT languageChanged();
}

QString Texts::operator()(const char* zh, const char* en) const {
    return QString::fromUtf8(language_ == Language::zh ? zh : en);
}

QString Texts::operator()(const Localized& text) const {
    return toQt(text.in(language_));
}

QString Texts::countedOf(const char* zh, const char* en, std::span<const qulonglong> counts) const {
    constexpr std::size_t most = 9; // as many as one digit tells apart
    std::array<bool, most> ones{};
    for (std::size_t index = 0; index < std::min(most, counts.size()); ++index) ones[index] = counts[index] == 1;
    QString text = language_ == Language::zh ? QString::fromUtf8(zh) : toQt(agreeing(en, ones));
    for (const qulonglong count : counts) text = text.arg(count);
    return text;
}

void Texts::follow(QObject* context, const std::function<void()>& apply) const {
    apply();
    connect(this, &Texts::languageChanged, context, apply);
}

} // namespace biosubsidy::ui
