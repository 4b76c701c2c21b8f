// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/table_figures.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/audit/numeral_parts.h"
#include "core/audit/table_cells.h"

namespace biosubsidy::audit {

namespace {

struct TableUnit {
    QuantityKind kind = QuantityKind::money;
    Fen factor = 1; // times the number is yuan; of a share: hundredths or thousandths
    Fen divisor = 1;
    friend bool operator==(const TableUnit&, const TableUnit&) = default;
};

struct UnitWord {
    std::u32string_view text;
    TableUnit unit;
};

// Longer words before those that they end with.
const std::array<UnitWord, 9>& unitWords() {
    static const std::array<UnitWord, 9> words{{{U"百万元", {QuantityKind::money, 1'000'000, 1}},
                                                {U"千万元", {QuantityKind::money, 10'000'000, 1}},
                                                {U"万元", {QuantityKind::money, 10'000, 1}},
                                                {U"亿元", {QuantityKind::money, 100'000'000, 1}},
                                                {U"千元", {QuantityKind::money, 1'000, 1}},
                                                {U"百元", {QuantityKind::money, 100, 1}},
                                                {U"元", {QuantityKind::money, 1, 1}},
                                                {U"%", {QuantityKind::percentage, 1, 100}},
                                                {U"‰", {QuantityKind::percentage, 1, 1000}}}};
    return words;
}

class Tables {
public:
    Tables(std::u32string_view raw, const std::vector<bool>& covered, std::vector<Found>& found,
           std::vector<Doubtful>& doubts)
        : raw_(raw), text_(raw), covered_(covered), found_(found), doubts_(doubts) {}

    void run() {
        for (std::size_t at = 0; at <= raw_.size() && !declared_;) {
            const std::size_t end = rowEndFrom(raw_, text_, at);
            for (const Cell& cell : cellsOf(raw_, text_, at, end)) declared_ = declared_ || unitOf(cell).has_value();
            at = end + 1;
        }
        std::vector<Row> table;
        for (std::size_t at = 0; at <= raw_.size();) {
            const std::size_t end = rowEndFrom(raw_, text_, at);
            Row row = cellsOf(raw_, text_, at, end);
            if (row.size() > 1) {
                table.push_back(std::move(row));
            } else if (!row.empty() && !row.front().isEmpty()) { // an empty line ends no table
                readTable(table);
                table.clear();
                readLine(row.front());
                readAbove(row.front());
            }
            at = end + 1;
        }
        readTable(table);
        std::sort(found_.begin(), found_.end(),
                  [](const Found& left, const Found& right) { return left.begin < right.begin; });
    }

private:
    [[nodiscard]] bool isCovered(const Cell& cell) const {
        for (std::size_t at = cell.begin; at < cell.end; ++at) {
            if (covered_[at]) return true;
        }
        return false;
    }

    // The number that a cell is, a bound's words aside: 731, 1,200, 300-500, 五百, 不超过731,
    // 731以内.
    struct Number {
        Ratio low;
        std::optional<Ratio> high;
        bool serial = false; // as short as a row's number
    };
    [[nodiscard]] std::optional<Number> numberIn(const Cell& cell) const {
        if (cell.isEmpty() || isCovered(cell)) return std::nullopt;
        const std::size_t begin = text_.pastGap(
            pastWord(cell.begin, {U"不超过", U"不高于", U"不低于", U"最高", U"最多", U"约", U"≤", U"<=", U"≥", U">="}));
        const auto first = readNumeral(text_, begin);
        if (!first || first->vague || first->upTo || first->end > cell.end) return std::nullopt;
        Number number{first->value, {}, first->single || (first->plainDigits != 0 && first->plainDigits <= 2)};
        std::size_t end = first->end;
        if (const std::size_t past = pastConnector(text_, end); past != end) {
            const auto second = readNumeral(text_, past);
            if (!second || second->upTo || second->scale != first->scale || !(first->value < second->value))
                return std::nullopt;
            number.high = second->value;
            end = second->end;
        }
        end = pastWord(end, {U"以内", U"以下", U"以上", U"左右", U"封顶"});
        return end == cell.end ? std::optional(number) : std::nullopt;
    }
    [[nodiscard]] std::size_t pastWord(std::size_t at, std::initializer_list<std::u32string_view> words) const {
        for (const std::u32string_view word : words) {
            if (text_.startsWith(at, word)) return at + word.size();
        }
        return at;
    }
    // Digits that no figure takes, and that number no annex.
    [[nodiscard]] bool hasOpenDigits(const Cell& cell) const {
        constexpr std::u32string_view numbered = U"表图件章节号第";
        for (std::size_t at = cell.begin; at < cell.end; ++at) {
            if (!isDigit(text_.at(at)) || covered_[at]) continue;
            if (at == cell.begin || numbered.find(text_.at(at - 1)) == std::u32string_view::npos) return true;
            while (at + 1 < cell.end && isDigit(text_.at(at + 1))) ++at;
        }
        return false;
    }

    // The unit that a heading or a line above names: at its end, in brackets, behind a
    // slash or 单位：. Two different ones are none.
    [[nodiscard]] std::optional<TableUnit> unitOf(const Cell& cell) const {
        std::optional<TableUnit> unit;
        for (std::size_t at = cell.begin; at < cell.end; ++at) {
            if (covered_[at]) continue;
            for (const UnitWord& word : unitWords()) {
                if (!text_.startsWith(at, word.text) || at + word.text.size() > cell.end) continue;
                const std::size_t end = at + word.text.size();
                if (!isNamed(cell, at, end)) break;
                if (unit && !(*unit == word.unit)) return std::nullopt;
                unit = word.unit;
                at = end - 1;
                break;
            }
        }
        return unit;
    }
    [[nodiscard]] bool isNamed(const Cell& cell, std::size_t begin, std::size_t end) const {
        constexpr std::u32string_view opens = U":([【〔/,、 \n";
        const std::size_t next = text_.pastGap(end);
        const bool ends = end == cell.end || next >= cell.end ||
                          (text_.at(next) != 0 &&
                           std::u32string_view(U")]】〕,;/").find(text_.at(next)) != std::u32string_view::npos);
        if (!ends) return false;
        if (begin == cell.begin) return true;
        const char32_t previous = text_.at(begin - 1);
        return opens.find(previous) != std::u32string_view::npos ||
               (isHan(previous) && !text_.startsWith(begin, U"元")) ||
               text_.startsWith(begin >= 3 ? begin - 3 : begin, U"人民币");
    }

    // What a column counts that is no money: its numbers are told by nobody.
    [[nodiscard]] bool isNoAmount(const Cell& heading) const {
        constexpr std::array<std::u32string_view, 24> words{
            U"序号", U"编号", U"编码", U"代码", U"年份", U"年度", U"年限", U"数量", U"人数", U"家数", U"个数", U"电话",
            U"邮编", U"排名", U"名次", U"得分", U"分值", U"页",   U"(家)", U"(个)", U"(项)", U"(人)", U"(年)", U"名额"};
        for (std::size_t at = heading.begin; at < heading.end; ++at) {
            for (const std::u32string_view word : words) {
                if (text_.startsWith(at, word)) return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool speaksOfShares(const Cell& heading) const {
        for (std::size_t at = heading.begin; at < heading.end; ++at) {
            for (const std::u32string_view word : {U"比例", U"比率", U"占比", U"税率", U"利率"}) {
                if (text_.startsWith(at, word)) return true;
            }
        }
        return false;
    }

    void add(const Cell& cell, const Number& number, const TableUnit& unit) {
        const auto scaled = [&](const Ratio& value) {
            return Ratio(value.numerator() * unit.factor, value.denominator() * unit.divisor);
        };
        Quantity quantity;
        quantity.kind = unit.kind;
        quantity.unit = unit.kind == QuantityKind::money ? "元" : "";
        quantity.low = scaled(number.low);
        if (number.high) quantity.high = scaled(*number.high);
        found_.push_back({std::move(quantity), cell.begin, cell.end, true});
    }
    void doubt(const Cell& cell) { doubts_.push_back({Doubt::noUnit, cell.begin, cell.end}); }

    // Keeps what a line above a table says of units.
    void readAbove(const Cell& line) {
        if (const auto unit = unitOf(line)) above_ = unit;
        // A sentence ends what an earlier line said.
        else if (line.end > line.begin && text_.at(line.end - 1) == U'。')
            above_.reset();
    }

    // Cells of a table that was copied without its lines: a number alone on its line, or
    // at the end of a short one, where some heading names a unit.
    void readLine(const Cell& line) {
        constexpr std::size_t longest = 40;
        if (!declared_ || line.end - line.begin > longest) return;
        if (numberIn(line)) return doubt(line);
        std::size_t begin = line.end;
        while (begin > line.begin && !covered_[begin - 1] &&
               (isDigit(text_.at(begin - 1)) || text_.at(begin - 1) == U'.'))
            --begin;
        constexpr std::u32string_view partings = U" ,:";
        constexpr std::u32string_view numbered = U"表图件章节号第录";
        if (begin == line.end || begin == line.begin || partings.find(text_.at(begin - 1)) == std::u32string_view::npos)
            return;
        std::size_t before = begin - 1;
        while (before > line.begin && text_.at(before) == U' ') --before;
        const auto numeral = readNumeral(text_, begin);
        if (!numeral || numeral->end != line.end || yearOf(*numeral) || isNoAmount(line) ||
            numbered.find(text_.at(before)) != std::u32string_view::npos)
            return;
        doubt({begin, line.end});
    }

    void readTable(const std::vector<Row>& rows) {
        std::size_t headings = 0;
        while (headings < rows.size() && std::none_of(rows[headings].begin(), rows[headings].end(),
                                                      [&](const Cell& cell) { return numberIn(cell).has_value(); }))
            ++headings;
        named_ = above_.has_value();
        for (const Row& row : rows) {
            for (const Cell& cell : row) named_ = named_ || unitOf(cell).has_value();
        }
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (row >= headings || named_) readRow(rows, std::min(headings, row), row);
        }
        if (!rows.empty()) above_.reset();
    }

    // What is said of a column by the cells above it.
    struct Title {
        std::optional<TableUnit> unit;
        bool counts = false; // something that is no money
        bool shares = false;
        bool clash = false;
        bool titled = false;
        void add(const std::optional<TableUnit>& other) {
            clash = clash || (unit && other && !(*unit == *other));
            if (other) unit = other;
        }
    };
    [[nodiscard]] Title titleOf(const std::vector<Row>& rows, std::size_t headings, std::size_t index,
                                std::size_t column) const {
        Title title;
        for (std::size_t heading = 0; heading < headings; ++heading) {
            if (rows[heading].size() != rows[index].size()) continue;
            const Cell& cell = rows[heading][column];
            title.titled = title.titled || !cell.isEmpty();
            title.counts = title.counts || isNoAmount(cell);
            title.shares = title.shares || speaksOfShares(cell);
            title.add(unitOf(cell));
        }
        return title;
    }

    void readRow(const std::vector<Row>& rows, std::size_t headings, std::size_t index) {
        const Row& row = rows[index];
        // 标准（万元） | 731 | 842: a row's first cell is its title where no column has one.
        const bool led = row.size() > 1 && !numberIn(row.front());
        const auto own = led ? unitOf(row.front()) : std::nullopt;
        for (std::size_t column = 0; column < row.size(); ++column) {
            Title title = titleOf(rows, headings, index, column);
            const auto number = numberIn(row[column]);
            if (own && column > 0) title.add(own);
            if (!title.unit && led && column > 0 && headings == 0) title.counts = isNoAmount(row.front());
            if (!number)
                readOther(row[column], title);
            else if (!(title.counts && !title.unit))
                readNumber(row, column, *number, title);
        }
    }

    // A cell that is more than a number, where a number is expected.
    void readOther(const Cell& cell, const Title& title) {
        constexpr std::size_t shortest = 16;
        const bool expected =
            title.unit || (above_ && title.titled && !title.counts && cell.end - cell.begin < shortest);
        if (expected && hasOpenDigits(cell)) doubt(cell);
    }

    void readNumber(const Row& row, std::size_t column, const Number& number, Title title) {
        if (number.serial && column == 0) return;
        if (const auto beside = unitBeside(row, column)) return add(row[column], number, *beside);
        if (!title.unit && title.titled && above_ && title.shares == (above_->kind == QuantityKind::percentage))
            title.unit = above_;
        if (title.unit && !title.clash)
            add(row[column], number, *title.unit);
        else if (title.titled || named_ || row.size() == 2)
            doubt(row[column]);
    }

    // 731 | 万元
    [[nodiscard]] std::optional<TableUnit> unitBeside(const Row& row, std::size_t column) const {
        const auto whole = [&](const Cell& cell) -> std::optional<TableUnit> {
            for (const UnitWord& word : unitWords()) {
                if (cell.end - cell.begin == word.text.size() && text_.startsWith(cell.begin, word.text))
                    return word.unit;
            }
            return std::nullopt;
        };
        if (column + 1 < row.size()) {
            if (const auto unit = whole(row[column + 1])) return unit;
        }
        // The unit before its number, where no other number may claim it.
        if (column == 0) return std::nullopt;
        for (std::size_t other = 0; other < row.size(); ++other) {
            const auto number = other == column ? std::nullopt : numberIn(row[other]);
            if (number && !(number->serial && other == 0)) return std::nullopt;
        }
        return whole(row[column - 1]);
    }

    std::u32string_view raw_;
    Glyphs text_;
    const std::vector<bool>& covered_;
    std::vector<Found>& found_;
    std::vector<Doubtful>& doubts_;
    std::optional<TableUnit> above_;
    bool declared_ = false; // whether any line of the text names a unit
    bool named_ = false;    // whether the table that is read, or the line above it, does
};

} // namespace

void addTableFigures(std::u32string_view text, const std::vector<bool>& covered, std::vector<Found>& found,
                     std::vector<Doubtful>& doubts) {
    Tables(text, covered, found, doubts).run();
}

} // namespace biosubsidy::audit
