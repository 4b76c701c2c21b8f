// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pack as a person reads it on a terminal: its data of record, every measure
// with its conditions in words beside the rule as written, zones and figures.
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void printPackPage(const Pack& pack, const Vocabulary& vocabulary, const Date& asOf, Language language,
                   const Surroundings& surroundings);

} // namespace biosubsidy::cli
