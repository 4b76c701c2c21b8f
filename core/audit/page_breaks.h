// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text that was copied from pages has their ends in it: form feeds, the numbers
// of the pages, heads that run. They are taken out, so that a sentence and a
// figure go on over them. What is not surely one of them stays.
#pragma once

#include "core/audit/html_text.h"

namespace biosubsidy::audit {

void mendPages(LinedText& text);

} // namespace biosubsidy::audit
