// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/text_shelf.h"

#include <filesystem>

#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"

namespace biosubsidy::audit {

namespace {

Diagnostics failure(const char* code, const std::string& source, Localized message) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.source = source;
    diagnostic.message = std::move(message);
    return {std::move(diagnostic)};
}

} // namespace

std::string TextShelf::pathOf(const std::string& pack) const {
    return fromPath(toPath(folder_) / toPath(pack + ".text"));
}

Result<OfficialText> TextShelf::attach(const std::string& pack, const std::string& from) const {
    const auto bytes = readFile(from, largestText);
    if (!bytes) return tl::unexpected(failure("unreadable", from, bytes.error()));
    auto text = OfficialText::read(from, *bytes);
    if (!text) return text;
    if (const auto made = makeFolder(folder_); !made)
        return tl::unexpected(failure("unwritable", folder_, made.error().message()));
    if (const auto written = writeFile(pathOf(pack), *bytes); !written)
        return tl::unexpected(failure("unwritable", pathOf(pack), written.error()));
    return text;
}

bool TextShelf::has(const std::string& pack) const {
    return isThere(pathOf(pack));
}

std::optional<Result<OfficialText>> TextShelf::text(const std::string& pack) const {
    if (!has(pack)) return std::nullopt;
    const auto bytes = readFile(pathOf(pack), largestText);
    if (!bytes) return tl::unexpected(failure("unreadable", pathOf(pack), bytes.error()));
    return OfficialText::read(pathOf(pack), *bytes);
}

Result<bool> TextShelf::detach(const std::string& pack) const {
    std::error_code error;
    const bool gone = std::filesystem::remove(toPath(pathOf(pack)), error);
    if (error) return tl::unexpected(failure("unwritable", pathOf(pack), {error.message(), error.message()}));
    return gone;
}

} // namespace biosubsidy::audit
