// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a printed report looks. Paper is white in either theme of the window, so
// that these colours are its own.
//
// The font is WenQuanYi Micro Hei: in PDF files of Qt 6.4 the characters of Noto
// CJK copy as look-alikes of other blocks (⼈ for 人), and searching fails.
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>

namespace biosubsidy::ui {

namespace paper {

// The second where the first is not, on Windows.
inline const QStringList fontFamilies{QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("Microsoft YaHei")};

// Points.
inline constexpr qreal bodySize = 9.5;
inline constexpr qreal smallSize = 8;
inline constexpr qreal leadSize = 11;
inline constexpr qreal entrySize = 10.5;
inline constexpr qreal partSize = 12.5;
inline constexpr qreal chapterSize = 15;
inline constexpr qreal companySize = 16;
inline constexpr qreal sumSize = 14;
inline constexpr qreal titleSize = 26;

inline constexpr QColor text(0x1c, 0x24, 0x30);
inline constexpr QColor muted(0x5a, 0x64, 0x72);
inline constexpr QColor line(0xd5, 0xda, 0xe1);
inline constexpr QColor strongLine(0xa6, 0xad, 0xb8);
inline constexpr QColor wash(0xee, 0xf4, 0xf3);
inline constexpr QColor accent(0x0f, 0x76, 0x6e);
inline constexpr QColor notice(0xfd, 0xf6, 0xe3);
inline constexpr QColor eligible(0x15, 0x80, 0x3d);
inline constexpr QColor arguable(0x9a, 0x5b, 0x00);
inline constexpr QColor undetermined(0x1d, 0x4e, 0xd8);
inline constexpr QColor ineligible(0x5a, 0x64, 0x72);

} // namespace paper

} // namespace biosubsidy::ui
