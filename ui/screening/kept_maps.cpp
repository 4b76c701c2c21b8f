// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/kept_maps.h"

#include <algorithm>

#include <QDir>
#include <QFile>

#include "core/sheets/map_text.h"
#include "core/system/whole_file.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

using sheets::ColumnMap;
using sheets::SheetMap;
using sheets::Sureness;

namespace {

bool isDecided(const ColumnMap& guessed, const ColumnMap& decided) {
    if (!(guessed == decided)) return true;
    return std::any_of(decided.sheets.begin(), decided.sheets.end(), [](const SheetMap& sheet) {
        return std::any_of(sheet.said.begin(), sheet.said.end(),
                           [](const sheets::ColumnSaid& said) { return said.sure == Sureness::chosen; });
    });
}

// What was decided just as it is guessed says again why.
void recallReasons(SheetMap& kept, const SheetMap& guessed) {
    if (kept.headings != guessed.headings) return;
    for (std::size_t column = 0; column < std::min(kept.said.size(), guessed.said.size()); ++column) {
        const Sureness was = guessed.said[column].sure;
        const bool open = was == Sureness::contained || was == Sureness::doubtful;
        if (!open && kept.columns[column] == guessed.columns[column]) kept.said[column] = guessed.said[column];
    }
}

} // namespace

QString KeptMaps::pathOf(const ColumnMap& guessed) const {
    return QStringLiteral("%1/%2.json").arg(folder_, toQt(sheets::layoutOf(guessed)));
}

std::optional<ColumnMap> KeptMaps::find(const ColumnMap& guessed, std::span<const sheets::SheetPreview> sheets,
                                        const Vocabulary& vocabulary, int asOfYear) const {
    constexpr std::size_t largest = 16U << 20U;
    const auto text = readFile(toUtf8(pathOf(guessed)), largest);
    if (!text) return std::nullopt;
    auto kept = sheets::applyMap(*text, sheets, vocabulary, guessed, asOfYear);
    if (!kept) return std::nullopt;
    for (std::size_t sheet = 0; sheet < kept->sheets.size(); ++sheet) {
        const SheetMap& was = guessed.sheets[sheet];
        if (kept->sheets[sheet].role == was.role && was.role == SheetMap::Role::ignored) kept->sheets[sheet] = was;
        recallReasons(kept->sheets[sheet], was);
    }
    if (!isDecided(guessed, *kept)) return std::nullopt;
    return std::move(*kept);
}

tl::expected<void, Localized> KeptMaps::keep(const ColumnMap& guessed, const ColumnMap& decided,
                                             const Vocabulary& vocabulary) const {
    const QString path = pathOf(guessed);
    if (!isDecided(guessed, decided)) {
        QFile::remove(path);
        return {};
    }
    QDir().mkpath(folder_);
    return writeFile(toUtf8(path), sheets::mapFile(decided, vocabulary));
}

} // namespace biosubsidy::ui
