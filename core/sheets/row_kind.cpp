// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/row_kind.h"

#include <algorithm>

#include "core/tables/money_unit.h"
#include "core/tables/placeholders.h"
#include "core/tables/typed_value.h"
#include "core/tables/unit_line.h"
#include "core/values/text.h"
#include "core/values/text_parts.h"

namespace biosubsidy::sheets {

namespace {

using std::string_view;
using Use = MappedColumn::Use;

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

// 40家, 共40家企业: how many there are.
bool countsThem(string_view text) {
    takeFront(text, {"共有", "共"});
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits > 0 && isOneOf(text.substr(digits), {"家", "户", "家企业", "户企业", "家公司", "家单位", "个项目"});
}

bool isTotal(string_view text) {
    constexpr std::size_t longest = 60;
    constexpr string_view sign = "tsgamTSGAM"; // of the English words
    if (text.empty() || text.size() > longest || isDigit(text.front())) return false;
    if (text.starts_with("其中")) return true;
    const bool may = text.find("计") != string_view::npos || text.find("均") != string_view::npos ||
                     text.find("总") != string_view::npos || text.find("汇") != string_view::npos ||
                     text.find("增") != string_view::npos || text.find("比") != string_view::npos ||
                     text.find("期") != string_view::npos || text.find("值") != string_view::npos ||
                     text.find("数") != string_view::npos || text.find("計") != string_view::npos ||
                     text.find("總") != string_view::npos || text.find("匯") != string_view::npos ||
                     (!text.empty() && sign.find(text.front()) != string_view::npos);
    if (!may || text.size() > longest) return false;
    const std::string plain = plainHeading(text);
    for (const string_view word :
         {"合计",     "小计",     "总计",     "共计",       "总和",     "累计",     "汇总", "平均",   "户均",
          "增长率",   "增速",     "增幅",     "同比",       "同比增长", "同比增幅", "环比", "占比",   "比重",
          "上年同期", "去年同期", "平均值",   "平均数",     "均值",     "合计数",   "总数", "中位数", "最大值",
          "最小值",   "total",    "subtotal", "grandtotal", "sum",      "average",  "mean"})
        if (plain == word) return true;
    for (const string_view word : {"合计", "小计", "总计", "共计", "平均值", "total"}) {
        if (!plain.starts_with(word)) continue;
        const string_view rest = string_view(plain).substr(word.size());
        if (rest.starts_with('(') || rest.starts_with(',') || rest.starts_with("共") || isDigit(rest.front()))
            return true;
    }
    const bool firm = plain.find("公司") != std::string::npos || plain.find("厂") != std::string::npos ||
                      plain.find("集团") != std::string::npos;
    constexpr std::size_t shortest = 36;
    return !firm && plain.size() <= shortest &&
           (plain.ends_with("合计") || plain.ends_with("小计") || plain.ends_with("总计"));
}

// Most cells are told by their length or their first byte.
bool isBlank(const Cell& cell) {
    constexpr std::size_t longest = 24;
    if (cell.text.empty()) return cell.flaw == Flaw::none;
    if (cell.text.size() > longest || (cell.text.front() >= '0' && cell.text.front() <= '9')) return false;
    return cell.flaw == Flaw::none && isPlaceholder(plainCell(cell.text));
}

// What stands alone in a row: 一、在建项目, （二）已投产, （以上企业已公示）, 第一批：, 单位：元.
bool isSection(string_view text) {
    const std::string plain = plainCell(text);
    const auto one = [&plain](std::initializer_list<string_view> fronts) {
        return std::any_of(fronts.begin(), fronts.end(), [&](string_view front) { return plain.starts_with(front); });
    };
    const bool numbered = one({"一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"}) ||
                          one({"(一)", "(二)", "(三)", "(四)", "(五)", "(六)", "(七)", "(八)", "(九)", "(十)"});
    const bool bracketed = plain.starts_with('(') && plain.ends_with(')');
    const bool opens = plain.ends_with(':') || plain.ends_with("：");
    return numbered || bracketed || opens || unitOfLine(text).kind != UnitSaid::Kind::nothing;
}

// 2026年11月1日: when the table was made.
bool isDay(string_view plain) {
    static constexpr std::u32string_view signs = U"0123456789年月日 ";
    const std::vector<char32_t> points = codePoints(plain);
    return plain.find("年") != string_view::npos && plain.find("月") != string_view::npos &&
           std::all_of(points.begin(), points.end(),
                       [](char32_t point) { return signs.find(point) != std::u32string_view::npos; });
}

// 第1页, 第 1 页 共 2 页.
bool isPageNumber(string_view plain) {
    const string_view front = "第";
    if (!plain.starts_with(front)) return false;
    std::size_t at = front.size();
    while (at < plain.size() && ((plain[at] >= '0' && plain[at] <= '9') || plain[at] == ' ')) ++at;
    return at > front.size() && plain.substr(at).starts_with("页");
}

} // namespace

bool isNote(string_view text) {
    const std::string plain = plainCell(text);
    for (const string_view front :
         {"注:",       "注1",      "注释",       "备注:",  "说明:",  "填表说明", "填报说明",   "填表人",  "填报人",
          "制表人",    "制表:",    "制表单位",   "审核人", "审核:",  "复核",     "单位负责人", "负责人:", "填报日期",
          "填表日期",  "填报单位", "填表单位",   "(盖章",  "盖章",   "签字",     "签名",       "联系人:", "联系电话:",
          "数据来源",  "※",        "单位(盖章",  "note:",  "notes:", "Note:",    "Notes:",     "Source:", "Prepared by",
          "Signature", "以下空白", "以下无正文", "備註:",  "註:",    "說明:",    "填表說明",   "審核",    "製表人"})
        if (plain.starts_with(front)) return true;
    return isPageNumber(plain);
}

Localized describe(RowKind kind) {
    switch (kind) {
    case RowKind::data: return {};
    case RowKind::nothing: return {"没有要读的内容，跳过", "nothing in the columns that are read; passed over"};
    case RowKind::total: return {"合计或平均一类的行，跳过", "a row of totals or averages; passed over"};
    case RowKind::note: return {"说明或签字一类的行，跳过", "a note or signature; passed over"};
    case RowKind::section: return {"小标题一类的行，跳过", "a heading of the rows below it; passed over"};
    case RowKind::headings: return {"重复的标题行，跳过", "the headings once more; passed over"};
    }
    return {};
}

RowKind kindOf(const Row& row, const SheetMap& map) {
    std::size_t same = 0;
    int looked = 0;
    bool any = false;
    const Cell* first = nullptr;
    for (const Cell& cell : row.cells) {
        if (cell.flaw == Flaw::unclosedQuote) return RowKind::data;
        // Once it is known that the row says something, blanks make no difference.
        if ((first == nullptr || !any) && isBlank(cell)) continue;
        if (first == nullptr) first = &cell;
        if (cell.column >= map.columns.size()) continue;
        const MappedColumn& column = map.columns[cell.column];
        const std::string& heading = map.headings[cell.column]; // of two rows: "项目1 / 总投资"
        same +=
            heading == cell.text || (map.headingEnd > map.headingRow && heading.ends_with(" / " + cell.text)) ? 1 : 0;
        any = any || (column.use != Use::ignored && column.use != Use::key);
        // 合计 stands in one of the first cells.
        constexpr int mostLookedAt = 4;
        if (looked < mostLookedAt && column.use == Use::fact && column.entity == Entity::company &&
            cell.kind == Kind::text) {
            ++looked;
            if (isTotal(cell.text)) return RowKind::total;
        }
    }
    if (first == nullptr) return RowKind::nothing;
    if (isTotal(first->text) || countsThem(first->text)) return RowKind::total;
    if (isNote(first->text)) return RowKind::note;
    if (same > 1) return RowKind::headings;
    if (row.cells.size() == 1 && isSection(first->text)) return RowKind::section;
    if (row.cells.size() == 1 && isDay(plainCell(first->text))) return RowKind::note;
    return any ? RowKind::data : RowKind::nothing;
}

bool isNameAlone(const Row& row, const SheetMap& map, std::size_t nameFact) {
    const Cell* only = nullptr;
    for (const Cell& cell : row.cells) {
        if (isBlank(cell)) continue;
        if (only != nullptr) return false;
        only = &cell;
    }
    if (only == nullptr || only->column >= map.columns.size() || !map.form.empty()) return false;
    const MappedColumn& column = map.columns[only->column];
    if (column.use != Use::fact || column.entity != Entity::company || column.fact != nameFact) return false;
    constexpr std::ptrdiff_t least = 3; // columns that are read
    return std::count_if(map.columns.begin(), map.columns.end(),
                         [](const MappedColumn& one) { return one.use != Use::ignored; }) >= least;
}

Localized describeNameAlone() {
    return {"这一行只有名称，别的都空着；已按一家企业读取，不是企业的请删去",
            "nothing but a name stands in this row; taken as a company; delete the row if it is none"};
}

Localized otherTableBegins() {
    return {"从这一行起是另一张表，列和上面的不同，没有读取；请拆成两张工作表，或把标题改成一样",
            "from here on another table with other columns, which is not read; put it on a sheet of its own, or make "
            "the headings alike"};
}

bool hasOtherHeadings(const Row& row, const SheetMap& map) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
        if (cell.column >= map.columns.size()) return !isBlank(cell);
        const bool used = map.columns[cell.column].use != Use::ignored || map.saysUnits(cell.column);
        const std::string& heading = map.headings[cell.column];
        return used && plainHeading(heading) != plainHeading(cell.text) &&
               !(map.headingEnd > map.headingRow && heading.ends_with(" / " + cell.text));
    });
}

bool isShifted(const Row& row, const SheetMap& map) {
    std::size_t width = map.headings.size();
    while (width > 0 && map.headings[width - 1].empty()) --width;
    return !row.cells.empty() && row.cells.back().column >= width &&
           std::any_of(row.cells.begin(), row.cells.end(),
                       [&](const Cell& cell) { return cell.column >= width && !isBlank(cell); });
}

} // namespace biosubsidy::sheets
