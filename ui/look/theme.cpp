// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include <array>
#include <utility>

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QVariant>
#include <QWidget>

#include "ui/look/plain_style.h"
#include "ui/look/zoom.h"

namespace biosubsidy::ui {

namespace {

constexpr double textPoints = 10.5;

double zoomed(double points) {
    return points * zoom() / usualZoom;
}

const Colours& lightColours() {
    static const Colours colours{
        .window = QColor(0xF4F5F4),
        .surface = QColor(0xFFFFFF),
        .hover = QColor(0xEEF2F1),
        .line = QColor(0xE1E4E2),
        .strongLine = QColor(0xA9B0AD),
        .text = QColor(0x1B2421),
        .muted = QColor(0x5B6662),
        .accent = QColor(0x0F766E),
        .accentText = QColor(0xFFFFFF),
        .accentWash = QColor(0xE3F2F0),
        .eligible = QColor(0x15803D),
        .arguable = QColor(0xA84C06),
        .undetermined = QColor(0x1D4ED8),
        .ineligible = QColor(0x616975),
        .danger = QColor(0xB42318),
        .caution = QColor(0xFFF7E6),
    };
    return colours;
}

const Colours& darkColours() {
    static const Colours colours{
        .window = QColor(0x151918),
        .surface = QColor(0x1E2422),
        .hover = QColor(0x283230),
        .line = QColor(0x333C39),
        .strongLine = QColor(0x66716D),
        .text = QColor(0xE8ECEA),
        .muted = QColor(0xA3AEAA),
        .accent = QColor(0x2DD4BF),
        .accentText = QColor(0x0B1F1C),
        .accentWash = QColor(0x163A36),
        .eligible = QColor(0x4ADE80),
        .arguable = QColor(0xFBBF24),
        .undetermined = QColor(0x93C5FD),
        .ineligible = QColor(0xA6ADB8),
        .danger = QColor(0xFCA5A5),
        .caution = QColor(0x332A14),
    };
    return colours;
}

QPalette paletteOf(const Colours& colours) {
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.surface);
    palette.setColor(QPalette::AlternateBase, colours.hover);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.surface);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.accentText);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::ToolTipBase, colours.surface);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::BrightText, colours.danger); // what cannot be read
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.muted);
    return palette;
}

} // namespace

void Theme::apply(Scheme scheme) {
    scheme_ = scheme;
    constexpr const char* ours = "biosubsidy.style";
    if (!qApp->property(ours).toBool()) {
        QApplication::setStyle(new PlainStyle);
        qApp->setProperty(ours, true);
    }
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Microsoft YaHei UI")});
    font.setPointSizeF(zoomed(textPoints));
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(colours()));
    qApp->setStyleSheet(styleSheet());
    Q_EMIT changed();
}

const Colours& Theme::colours() const noexcept {
    return scheme_ == Scheme::light ? lightColours() : darkColours();
}

const QColor& Theme::colourOf(Verdict verdict) const {
    switch (verdict) {
    case Verdict::eligible: return colours().eligible;
    case Verdict::arguable: return colours().arguable;
    case Verdict::undetermined: return colours().undetermined;
    case Verdict::ineligible: return colours().ineligible;
    }
    return colours().ineligible;
}

// The sheet is a file in which @names stand for colours, and @shade@ for the pictures
// that go with them.
QString Theme::styleSheet() const {
    QFile file(QStringLiteral(":/biosubsidy/style/window.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const Colours& now = colours();
    const std::array<std::pair<const char*, QColor>, 16> names{{
        {"@window", now.window},
        {"@surface", now.surface},
        {"@hover", now.hover},
        {"@line", now.line},
        {"@strongLine", now.strongLine},
        {"@text", now.text},
        {"@muted", now.muted},
        {"@accentText", now.accentText},
        {"@accentWash", now.accentWash},
        {"@accent", now.accent},
        {"@eligible", now.eligible},
        {"@arguable", now.arguable},
        {"@undetermined", now.undetermined},
        {"@ineligible", now.ineligible},
        {"@danger", now.danger},
        {"@caution", now.caution},
    }};
    for (const auto& [name, colour] : names) sheet.replace(QLatin1String(name) + QLatin1Char('@'), colour.name());
    // Sizes of texts stand in points.
    static const QRegularExpression points(QStringLiteral("([0-9.]+)pt"));
    QString sized;
    qsizetype last = 0;
    for (auto found = points.globalMatch(sheet); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        sized += sheet.mid(last, match.capturedStart() - last);
        sized += QString::number(zoomed(match.captured(1).toDouble())) + QLatin1String("pt");
        last = match.capturedEnd();
    }
    sheet = sized + sheet.mid(last);
    sheet.replace(QLatin1String("@shade@"), QLatin1String(scheme_ == Scheme::dark ? "dark" : "light"));
    return sheet;
}

void setStyleProperty(QWidget& widget, const char* name, const QString& value) {
    if (widget.property(name).toString() == value) return;
    widget.setProperty(name, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace biosubsidy::ui
