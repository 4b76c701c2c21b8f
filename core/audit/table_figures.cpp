// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/table_figures.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool isEmpty() const { return begin == end; }
};
using Row = std::vector<Cell>;

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
        std::vector<Row> table;
        for (std::size_t at = 0; at <= raw_.size();) {
            const std::size_t end = lineEnd(at);
            Row row = cellsOf(at, end);
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
    // Of a page, a row ends where the table says so; of a plain text, where the line does.
    [[nodiscard]] std::size_t lineEnd(std::size_t at) const {
        bool markup = false;
        for (; at < raw_.size(); ++at) {
            if (raw_[at] == cellBegin) markup = true;
            if (raw_[at] == rowEnd) return at;
            if (!markup && (text_.at(at) == U'\n' || raw_[at] == blockEnd)) return at;
        }
        return at;
    }

    [[nodiscard]] Cell trimmed(std::size_t begin, std::size_t end) const {
        const auto blank = [&](std::size_t at) {
            const char32_t character = text_.at(at);
            return character == U' ' || character == U'\n' || character == blockEnd;
        };
        while (begin < end && blank(begin)) ++begin;
        while (end > begin && blank(end - 1)) --end;
        return {begin, end};
    }

    // Cells are parted by tabs, upright strokes, two spaces or more, or as the page has them.
    [[nodiscard]] Row cellsOf(std::size_t begin, std::size_t end) const {
        const bool markup = std::find(raw_.begin() + static_cast<std::ptrdiff_t>(begin),
                                      raw_.begin() + static_cast<std::ptrdiff_t>(end),
                                      cellBegin) != raw_.begin() + static_cast<std::ptrdiff_t>(end);
        Row row;
        if (!markup) {
            const Cell all = trimmed(begin, end);
            begin = all.begin;
            end = all.end;
        }
        std::size_t from = begin;
        for (std::size_t at = begin; at < end; ++at) {
            std::size_t past = at;
            if (markup) {
                past += raw_[at] == cellBegin ? 1U : 0U;
            } else if (raw_[at] == U'\t' || raw_[at] == U'|') {
                ++past;
            } else if (text_.at(at) == U' ' && text_.at(at + 1) == U' ') {
                while (past < end && text_.at(past) == U' ') ++past;
            }
            if (past == at) continue;
            const bool lead = from == begin && trimmed(from, at).isEmpty(); // before the first cell
            if (!lead) row.push_back(trimmed(from, at));
            from = past;
            at = past - 1;
        }
        const Cell last = trimmed(from, end);
        if (!last.isEmpty() || markup) row.push_back(last);
        return row;
    }

    [[nodiscard]] bool isCovered(const Cell& cell) const {
        for (std::size_t at = cell.begin; at < cell.end; ++at) {
            if (covered_[at]) return true;
        }
        return false;
    }

    // The number that a cell is, and nothing else: 731, 1,200, 300-500, 五百.
    struct Number {
        Ratio low;
        std::optional<Ratio> high;
        bool serial = false; // as short as a row's number
    };
    [[nodiscard]] std::optional<Number> numberIn(const Cell& cell) const {
        if (cell.isEmpty() || isCovered(cell)) return std::nullopt;
        const auto first = readNumeral(text_, cell.begin);
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
        return end == cell.end ? std::optional(number) : std::nullopt;
    }
    [[nodiscard]] bool hasDigits(const Cell& cell) const {
        for (std::size_t at = cell.begin; at < cell.end; ++at) {
            if (isDigit(text_.at(at))) return true;
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
        const bool ends =
            end == cell.end || next >= cell.end ||
            (text_.at(next) != 0 && std::u32string_view(U")]】〕,;").find(text_.at(next)) != std::u32string_view::npos);
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
        const auto unit = unitOf(line);
        if (unit) above_ = unit;
        // A sentence ends what an earlier line said.
        else if (line.end > line.begin && text_.at(line.end - 1) == U'。')
            above_.reset();
        if (unit) declared_ = true;
    }

    // A number alone on its line, where some unit stands in a heading: cells of a table
    // that was copied without its lines.
    void readLine(const Cell& line) {
        if (declared_ && numberIn(line)) doubt(line);
    }

    void readTable(const std::vector<Row>& rows) {
        if (rows.empty()) return;
        std::size_t headings = 0;
        while (headings < rows.size() && std::none_of(rows[headings].begin(), rows[headings].end(),
                                                      [&](const Cell& cell) { return numberIn(cell).has_value(); }))
            ++headings;
        for (std::size_t row = headings; row < rows.size(); ++row) readRow(rows, headings, row);
        for (const Row& row : rows) {
            for (const Cell& cell : row) declared_ = declared_ || unitOf(cell).has_value();
        }
        above_.reset();
    }

    void readRow(const std::vector<Row>& rows, std::size_t headings, std::size_t index) {
        const Row& row = rows[index];
        for (std::size_t column = 0; column < row.size(); ++column) {
            const auto number = numberIn(row[column]);
            if (!number) continue;
            if (const auto beside = unitBeside(row, column)) {
                add(row[column], *number, *beside);
                continue;
            }
            std::optional<TableUnit> unit;
            bool known = false; // what the column counts
            bool shares = false;
            bool clash = false;
            bool titled = false;
            for (std::size_t heading = 0; heading < headings; ++heading) {
                if (rows[heading].size() != row.size()) continue;
                const Cell& cell = rows[heading][column];
                titled = titled || !cell.isEmpty();
                known = known || isNoAmount(cell);
                shares = shares || speaksOfShares(cell);
                if (const auto named = unitOf(cell)) {
                    clash = clash || (unit && !(*unit == *named));
                    unit = named;
                }
            }
            if (known && !unit) continue;
            if (!unit && titled && above_ && shares == (above_->kind == QuantityKind::percentage)) unit = above_;
            if (unit && !clash)
                add(row[column], *number, *unit);
            else if (!(number->serial && column == 0) && (titled || headings > 0 || above_ || row.size() == 2))
                doubt(row[column]);
        }
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
        // The unit before its number, where no other number claims it.
        if (column == 0 || (column > 1 && numberIn(row[column - 2]))) return std::nullopt;
        return whole(row[column - 1]);
    }

    std::u32string_view raw_;
    Glyphs text_;
    const std::vector<bool>& covered_;
    std::vector<Found>& found_;
    std::vector<Doubtful>& doubts_;
    std::optional<TableUnit> above_;
    bool declared_ = false;
};

} // namespace

void addTableFigures(std::u32string_view text, const std::vector<bool>& covered, std::vector<Found>& found,
                     std::vector<Doubtful>& doubts) {
    Tables(text, covered, found, doubts).run();
}

} // namespace biosubsidy::audit
