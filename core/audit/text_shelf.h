// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user's own copies of official texts, one for each pack, in a folder of the
// program's: plain text or a saved page, kept byte for byte as it was.
#pragma once

#include <optional>
#include <string>

#include "core/audit/official_text.h"

namespace biosubsidy::audit {

class TextShelf {
public:
    explicit TextShelf(std::string folder) : folder_(std::move(folder)) {}

    // Copies the file in, in the place of an earlier one; nothing is kept of a file
    // that is no text.
    [[nodiscard]] Result<OfficialText> attach(const std::string& pack, const std::string& from) const;
    [[nodiscard]] bool has(const std::string& pack) const;
    // None: there is no copy.
    [[nodiscard]] std::optional<Result<OfficialText>> text(const std::string& pack) const;
    [[nodiscard]] Result<bool> detach(const std::string& pack) const; // whether there was one

private:
    [[nodiscard]] std::string pathOf(const std::string& pack) const;

    std::string folder_;
};

} // namespace biosubsidy::audit
