// SPDX-License-Identifier: GPL-3.0-or-later
//
// Workbooks: as their bytes, where they begin like an archive; otherwise as their
// members' texts, parted by zero bytes (two sheets, shared texts, styles, the list of
// sheets), which are packed here, since mutations seldom pass a check sum.
#include <array>

#include "core/documents/zip_bytes.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/table.h"

using namespace biosubsidy;

namespace {

const char* const root =
    R"(<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
const char* const relations =
    R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="r2" Type="x/worksheet" Target="worksheets/sheet2.xml"/>)"
    R"(<Relationship Id="r3" Type="x/sharedStrings" Target="sharedStrings.xml"/>)"
    R"(<Relationship Id="r4" Type="x/styles" Target="styles.xml"/></Relationships>)";
const char* const book = R"(<workbook xmlns:r="r"><sheets><sheet name="企业" sheetId="1" r:id="r1"/>)"
                         R"(<sheet name="项目" sheetId="2" r:id="r2"/></sheets></workbook>)";
const char* const none = "<none/>";

std::string packed(std::string_view parts) {
    constexpr std::array<const char*, 5> names{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
                                               "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"};
    const std::array<const char*, 5> defaults{none, none, none, none, book};
    std::vector<ZipMember> members{{"_rels/.rels", root, false}, {"xl/_rels/workbook.xml.rels", relations, false}};
    for (std::size_t part = 0; part < names.size(); ++part) {
        const std::size_t end = parts.find('\0');
        const std::string_view text = parts.substr(0, end);
        parts = end == std::string_view::npos ? std::string_view() : parts.substr(end + 1);
        members.push_back({names[part], std::string(text.empty() ? defaults[part] : text), false});
    }
    return *zipped(members, fuzz::day());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    fuzz::readTable(bytes.starts_with("PK") ? fuzz::MemoryFile(bytes).path() : fuzz::MemoryFile(packed(bytes)).path());
    return 0;
}
