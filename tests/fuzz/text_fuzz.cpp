// SPDX-License-Identifier: GPL-3.0-or-later
//
// Official texts: any bytes in any encoding, as text, page, web archive, RTF or Word
// document, held against a pack.
#include "core/audit/audit.h"
#include "core/audit/audit_json.h"
#include "core/audit/pdf_text.h"
#include "core/values/text.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    if (audit::looksLikePdf(bytes)) return 0; // another program reads those
    const auto text = audit::OfficialText::read("text", bytes);
    if (!text) {
        fuzz::requireShowable(text.error());
        return 0;
    }
    const Pack& pack = *fuzz::rules()->pack("jinshan-2023");
    const auto held = audit::auditPack(pack, "text", *text);
    if (!held) {
        fuzz::requireShowable(held.error());
        return 0;
    }
    for (const audit::TextFigure& figure : held->figures) {
        fuzz::require(figure.line >= 1, "a figure stands on a line");
        fuzz::require(!firstInvalidUtf8(figure.passage.before + figure.passage.written + figure.passage.after),
                      "a passage is valid UTF-8");
    }
    return 0;
}
