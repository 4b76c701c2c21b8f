// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of a .docx archive beside the text itself.
#pragma once

#include <string>
#include <vector>

#include "core/documents/zip_bytes.h"
#include "core/report/document.h"
#include "core/report/office_text.h"

namespace biosubsidy::report {

// The id of a style in styles.xml.
[[nodiscard]] std::string_view docxStyle(ParagraphStyle style);

// The id of the relation to a picture, by the name of its file.
[[nodiscard]] std::string docxPictureRelation(const std::string& name);

[[nodiscard]] std::string docxNamespaces();
// All of the archive but word/document.xml.
[[nodiscard]] std::vector<ZipMember> docxParts(const Document& document);

} // namespace biosubsidy::report
