// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/texts.h"

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

void Texts::follow(QObject* context, const std::function<void()>& apply) const {
    apply();
    connect(this, &Texts::languageChanged, context, apply);
}

} // namespace biosubsidy::ui
