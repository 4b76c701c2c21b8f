// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/style.h"

namespace biosubsidy::cli {

std::string Style::verdict(Verdict verdict, const std::string& text) const {
    switch (verdict) {
    case Verdict::eligible: return marked("1;32", text);
    case Verdict::arguable: return marked("1;33", text);
    case Verdict::undetermined: return marked("1;34", text);
    case Verdict::ineligible: return marked("1;90", text);
    }
    return text;
}

std::string Style::marked(const char* code, const std::string& text) const {
    if (!colour_ || text.empty()) return text;
    return std::string("\x1b[") + code + "m" + text + "\x1b[0m";
}

} // namespace biosubsidy::cli
