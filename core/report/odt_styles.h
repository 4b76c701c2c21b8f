// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the office document looks: its styles, by the names that a person finds in
// the list of styles.
#pragma once

#include <string>

#include "core/report/document.h"

namespace biosubsidy::report {

// The namespaces that content and styles share.
[[nodiscard]] std::string odtNamespaces();
// The whole of styles.xml.
[[nodiscard]] std::string odtStyles(const Document& document);
// Styles of tables and cells, for content.xml.
[[nodiscard]] std::string odtTableStyles();

} // namespace biosubsidy::report
