// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/xlsx_writer.h"

#include "core/report/book_table.h"
#include "core/report/claim_table.h"
#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/wording/agency_names.h"
#include "core/wording/pack_text.h"
#include "core/wording/total_lines.h"

namespace biosubsidy::report {

using wording::say;
using wording::TotalLine;

namespace {

constexpr std::uint32_t headingRow = 0;
constexpr std::uint32_t firstClaimRow = 1;

// A criterion of SUMIFS that is met by just this text.
std::string exactly(const std::string& text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '*' || letter == '?' || letter == '~') escaped += '~';
        if (letter == '"') escaped += '"';
        escaped += letter;
    }
    return "\"=" + escaped + "\"";
}

class WorkbookWriter {
public:
    WorkbookWriter(const Input& input, const Options& options)
        : context_{input, options}, file_(options.workFolder),
          book_(file_.path().value_or(""), bookFormats(options.unit, options.language), Workbook::Order::any,
                properties()),
          claimsName_(text("明细", "Claims")), summary_(book_.addSheet(text("摘要", "Summary"))),
          claims_(book_.addSheet(claimsName_)),
          claimTable_(context_, claimsName_,
                      {ClaimField::city, ClaimField::measure, ClaimField::subject, ClaimField::clause,
                       ClaimField::verdict, ClaimField::support, ClaimField::ceiling, ClaimField::awards,
                       ClaimField::counted, ClaimField::state, ClaimField::marks, ClaimField::status, ClaimField::grade,
                       ClaimField::origin}),
          reasonTable_(context_, text("理由", "Reasons"),
                       {ClaimField::measure, ClaimField::subject, ClaimField::why, ClaimField::sum,
                        ClaimField::stacking, ClaimField::missing, ClaimField::agencies, ClaimField::document,
                        ClaimField::checked, ClaimField::notes}) {}

    tl::expected<std::string, Localized> write() {
        if (!file_.path()) {
            const Localized why = file_.path().error().message();
            return tl::unexpected(Localized{"无法建立临时文件：" + why.zh, "cannot make a temporary file: " + why.en});
        }
        writeClaims();
        writeSummary();
        addSheetOf(reasonTable_.table(), true);
        writeOpen();
        writeSources();
        if (context_.options.contents.facts) writeFacts();
        if (context_.options.contents.schedule) writeSchedule();
        if (auto closed = book_.close(); !closed) return tl::unexpected(std::move(closed.error()));
        constexpr std::size_t largest = 256U << 20U;
        return readFile(*file_.path(), largest);
    }

private:
    [[nodiscard]] std::string text(const char* zh, const char* en) const { return context_.text(zh, en); }
    [[nodiscard]] const Assessment& assessment() const { return context_.assessment(); }

    [[nodiscard]] Workbook::Properties properties() const {
        constexpr std::int64_t secondsOfDay = 86'400;
        const Date epoch = *Date::of(1970, 1, 1);
        const Date day = context_.options.made.value_or(assessment().asOf);
        return {titleOf(context_.options), printable(context_.options.author),
                companyName(assessment(), context_.language()), Date::daysBetween(epoch, day) * secondsOfDay};
    }

    // False: the cell shows the exact digits as a text, since no number would.
    bool sum(WorkbookSheet& sheet, std::uint32_t row, std::size_t column, const Money& money, Look look = Look::sum) {
        const Unit unit = context_.options.unit;
        return sheet.decimal(row, column, decimalSum(money, unit), columnSum(money, unit), look);
    }
    // Where the sum is no exact number, that as a text.
    void sumFormula(WorkbookSheet& sheet, std::uint32_t row, std::size_t column, const std::string& formula,
                    const Money& result, Look look) {
        if (sum(sheet, row, column, result, look) && summable_ && !formula.empty())
            sheet.formula(row, column, formula, decimalSum(result, context_.options.unit), look);
    }
    static void countFormula(WorkbookSheet& sheet, std::uint32_t row, std::size_t column, const std::string& formula,
                             std::size_t result) {
        sheet.count(row, column, result);
        sheet.formula(row, column, formula, std::to_string(result), Look::count);
    }

    // The row after it. Totals are formulas where what they add up are numbers.
    std::uint32_t writeTable(WorkbookSheet& sheet, std::uint32_t row, const Table& table) {
        std::vector<std::string> names;
        for (const Column& column : table.columns) names.push_back(column.heading);
        sheet.headings(row++, names);
        for (const Row& of : table.rows) {
            const Look look = of.kind == Row::Kind::usual ? Look::text : Look::strong;
            for (std::size_t column = 0; column < of.cells.size(); ++column) {
                const bool kept =
                    putCell(sheet, row, column, table.columns[column], of.cells[column], look, context_.options.unit);
                if (&table == &claimTable_.table() && column == claimTable_.columnOf(ClaimField::counted))
                    summable_ = kept && summable_;
            }
            ++row;
        }
        return row;
    }

    // Columns by their weights, where they are widths in characters.
    static void fit(WorkbookSheet& sheet, const Table& table, bool byWeight) {
        std::vector<int> widest;
        for (const Column& column : table.columns) widest.push_back(column.weight);
        sheet.fitColumns(byWeight ? widest : std::vector<int>());
    }

    WorkbookSheet addSheetOf(const Table& table, bool byWeight) {
        WorkbookSheet sheet = book_.addSheet(table.name);
        writeTable(sheet, headingRow, table);
        sheet.freeze(1, 1);
        sheet.repeatOnPrint(headingRow);
        fit(sheet, table, byWeight);
        return sheet;
    }

    void writeClaims() {
        for (const CityResult& city : assessment().cities) {
            for (const Verdict verdict :
                 {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible}) {
                if (verdict == Verdict::ineligible && !context_.options.contents.ineligible) continue;
                for (const ClaimText& claim : claimsOf(context_, city, verdict)) {
                    claimTable_.add({&city, &claim});
                    reasonTable_.add({&city, &claim});
                }
            }
        }
        const Table& table = claimTable_.table();
        std::uint32_t row = writeTable(claims_, headingRow, table);
        lastClaimRow_ = row > firstClaimRow ? row - 1 : firstClaimRow;
        claims_.filter(headingRow, lastClaimRow_, static_cast<std::uint16_t>(table.columns.size() - 1));
        claims_.freeze(firstClaimRow, 2);
        claims_.repeatOnPrint(headingRow);
        ++row;
        for (const CityResult& city : assessment().cities) {
            claims_.text(row, claimTable_.columnOf(ClaimField::city), text("计入合计", "Counted in all"), Look::strong);
            claims_.text(row, claimTable_.columnOf(ClaimField::measure), context_.cityName(city), Look::strong);
            sumFormula(claims_, row++, claimTable_.columnOf(ClaimField::counted), sumIfs({cityCriterion(city)}),
                       city.totals.ceiling, Look::strongSum);
        }
        fit(claims_, table, true);
    }

    [[nodiscard]] std::string range(ClaimField field) const {
        return rangeText(claimsName_, claimTable_.columnOf(field), firstClaimRow, lastClaimRow_);
    }
    using Criterion = std::pair<ClaimField, std::string>;
    [[nodiscard]] Criterion cityCriterion(const CityResult& city) const {
        return {ClaimField::city, exactly(context_.cityName(city))};
    }
    [[nodiscard]] std::string criteriaText(const std::vector<Criterion>& criteria) const {
        std::string all;
        for (const auto& [field, wanted] : criteria) all += (all.empty() ? "" : ",") + range(field) + "," + wanted;
        return all;
    }
    [[nodiscard]] std::string sumIfs(const std::vector<Criterion>& criteria) const {
        return "=SUMIFS(" + range(ClaimField::counted) + "," + criteriaText(criteria) + ")";
    }

    // The formula of a total that is a sum of rows; "" for an optimum of its own.
    [[nodiscard]] std::string formulaOf(const TotalLine& line, const CityResult& city) const {
        std::vector<Criterion> criteria{cityCriterion(city)};
        const auto support = [&](Support kind, RateKind rate) {
            Measure measure;
            measure.support = kind;
            measure.rate = rate;
            return exactly(wording::supportText(measure, context_.language()));
        };
        using Kind = TotalLine::Kind;
        switch (line.kind) {
        case Kind::ceiling: break;
        case Kind::entitled:
            if (!city.totals.discretionary.isZero()) return {}; // the rows do not tell which are
            criteria.emplace_back(ClaimField::support, support(Support::fixed, RateKind::stated));
            criteria.emplace_back(ClaimField::verdict,
                                  exactly(wording::verdictText(Verdict::eligible, context_.language())));
            break;
        case Kind::openRate:
            criteria.emplace_back(ClaimField::support, support(Support::ceiling, RateKind::open));
            break;
        case Kind::draft:
            criteria.emplace_back(ClaimField::status, exactly(statusWord(PackStatus::draft, context_.language())));
            break;
        case Kind::excerpt:
            criteria.emplace_back(ClaimField::grade, exactly(wording::gradeText(Grade::excerpt, context_.language())));
            break;
        case Kind::report:
            criteria.emplace_back(ClaimField::grade, exactly(wording::gradeText(Grade::report, context_.language())));
            break;
        case Kind::own:
            criteria.emplace_back(ClaimField::origin, exactly(originWord(false, context_.language())));
            break;
        case Kind::openAmount:
        case Kind::discretionary:
        case Kind::stated:
        case Kind::potential: return {};
        }
        return sumIfs(criteria);
    }

    void writeSummary() {
        const Cover cover = coverOf(context_);
        std::uint32_t row = 0;
        constexpr int titleHeight = 28;
        summary_.setHeight(row, titleHeight);
        summary_.text(row++, 0, cover.title, Look::title);
        summary_.text(row++, 0, cover.company, Look::strong);
        for (const Detail& detail : cover.details) {
            for (const std::string& line : detail.texts) {
                summary_.text(row, 0, &line == &detail.texts.front() ? detail.label : "", Look::muted);
                summary_.text(row++, 1, line, Look::link);
            }
        }
        for (const std::string& line : cover.contact) summary_.text(row++, 1, line, Look::link);
        for (const CityResult& city : assessment().cities) row = writeTotals(row + 1, city);
        for (const std::string& notice : outOfForceNotices(context_)) summary_.text(++row, 0, notice, Look::link);
        if (!summable_)
            summary_.text(++row, 0,
                          text("有金额超过 15 位有效数字，表格软件的数字存不下，这些单元格按文本给出，合计不设公式。",
                               "Some sums have more than 15 digits, which no number of a spreadsheet keeps: they are "
                               "given as text, and totals have no formula."),
                          Look::link);
        summary_.text(++row, 0, disclaimer(context_.language()), Look::link);
        summary_.fitColumns();
    }

    std::uint32_t writeTotals(std::uint32_t row, const CityResult& city) {
        summary_.headings(row++, {context_.cityName(city), context_.sumHeading("金额", "Sum"),
                                  text("含义", "What it means"), text("怎样得出", "How it comes about")});
        for (const TotalLine& line : wording::totalLines(assessment(), city)) {
            const bool first = line.kind == TotalLine::Kind::ceiling;
            const std::string formula = formulaOf(line, city);
            summary_.text(row, 0, (line.isPart() ? "　" : "") + context_.in(line.name),
                          first ? Look::strong : Look::text);
            sumFormula(summary_, row, 1, formula, line.sum, first ? Look::strongSum : Look::sum);
            summary_.text(row, 2, context_.in(line.meaning));
            summary_.text(row++, 3,
                          formula.empty() && line.isPart() ? text("相应各项之和", "the sum of those claims")
                          : formula.empty() ? text("单独求最优，不是各行之和", "an optimum of its own, no sum of rows")
                                            : text("“明细”中“计入”一列之和", "the sum of \"Counted\" among the claims"),
                          Look::muted);
        }
        row = writeCount(row, city, text("未公布金额（项）", "Without a published figure"), Support::unstated,
                         city.totals.unstated);
        row = writeCount(row, city, text("非资金支持（项）", "In kind"), Support::inKind, city.totals.inKind);
        summary_.text(row, 0, text("待补信息（项）", "Undetermined"));
        countFormula(summary_, row++, 1,
                     "=COUNTIFS(" +
                         criteriaText({cityCriterion(city),
                                       {ClaimField::verdict,
                                        exactly(wording::verdictText(Verdict::undetermined, context_.language()))}}) +
                         ")",
                     city.totals.undetermined);
        if (city.openSearch)
            summary_.text(row++, 0,
                          say(context_.language(), "组合太多，未能全部比较；任何组合都不超过 {}。",
                              "Too many combinations to compare them all; none exceeds {}.",
                              context_.sum(city.openSearch->upperBound)),
                          Look::link);
        return row;
    }

    std::uint32_t writeCount(std::uint32_t row, const CityResult& city, const std::string& name, Support support,
                             std::size_t count) {
        Measure measure;
        measure.support = support;
        const std::string formula =
            "=COUNTIFS(" +
            criteriaText({cityCriterion(city),
                          {ClaimField::support, exactly(wording::supportText(measure, context_.language()))},
                          {ClaimField::state, exactly(countedWord(context_.language()))}}) +
            ")";
        summary_.text(row, 0, name);
        countFormula(summary_, row, 1, formula, count);
        return row + 1;
    }

    void writeOpen() {
        Table table = questionTable(context_);
        table.name = text("待补", "Open");
        WorkbookSheet sheet = addSheetOf(table, false);
        sheet.text(static_cast<std::uint32_t>(table.rows.size()) + 2, 0,
                   text("金额是相关各项上限之和，是可能受影响的最大数额；各行不能相加。",
                        "The sums add up the ceilings of the claims concerned, an upper bound; the rows do not add "
                        "up."),
                   Look::link);
    }

    struct Source {
        const CityResult* city;
        const PackResult* result;
        [[nodiscard]] const Pack& pack() const { return *result->pack; }
    };

    void writeSources() {
        const Language language = context_.language();
        const auto column = [&](const char* zh, const char* en, int width, std::function<Cell(const Source&)> cell) {
            return TableColumn<Source>{{text(zh, en), width}, std::move(cell)};
        };
        const auto date = [](const std::optional<Date>& of) { return of ? of->toString() : std::string(); };
        const std::vector<TableColumn<Source>> columns{
            column("文件", "Document", 24,
                   [=](const Source& of) { return wording::documentText(of.pack(), language); }),
            column("城市", "City", 8, [&](const Source& of) { return context_.cityName(*of.city); }),
            column("发文机关", "Issued by", 16,
                   [=](const Source& of) { return wording::agenciesText(of.pack().issuers, language); }),
            column("发文日期", "Issued on", 12, [&](const Source& of) { return date(of.pack().issued); }),
            column("施行期间", "In effect", 12,
                   [=](const Source& of) { return wording::periodText(of.pack(), language); }),
            column("状态", "Status", 12, [=](const Source& of) { return wording::statusText(*of.result, language); }),
            column("文本", "Text seen", 8,
                   [=](const Source& of) { return wording::gradeText(of.pack().grade, language); }),
            column("最后核对", "Last looked at", 12, [&](const Source& of) { return date(of.pack().checked); }),
            column("来源", "Origin", 10, [=](const Source& of) { return originWord(of.pack().builtIn, language); }),
            column("已被替代", "Superseded by", 12, [](const Source& of) { return printable(of.pack().supersededBy); }),
            {{context_.sumHeading("计入", "Counted"), 14, true},
             [&](const Source& of) { return context_.cell(of.result->totals.ceiling); }},
            column("规则包", "Rule pack", 14, [](const Source& of) { return printable(of.pack().id); }),
            column("版本", "Version", 8, [](const Source& of) { return printable(of.pack().version); }),
            column("SHA-256", "SHA-256", 16, [](const Source& of) { return of.pack().sha256; }),
            column("提示", "Warnings", 26, [&](const Source& of) {
                return context_.lines(wording::packNotes(*of.result, context_.language()));
            })};
        std::vector<Source> sources;
        for (const CityResult& city : assessment().cities) {
            for (const std::size_t index : city.packs) sources.push_back({&city, &assessment().packs[index]});
        }
        addSheetOf(tableOf(text("依据", "Sources"), columns, sources), true);
    }

    // The same tables as in the document; nothing where there are none.
    void writeSchedule() {
        const std::vector<Section> sections = scheduleSections(context_);
        if (sections.empty()) return;
        WorkbookSheet sheet = book_.addSheet(text("何时到账", "What comes when"));
        std::uint32_t row = 0;
        for (const Section& section : sections) {
            if (section.level > 1) sheet.text(row++, 0, section.title, Look::strong);
            for (const Block& block : section.blocks) {
                if (const auto* table = std::get_if<Table>(&block)) row = writeTable(sheet, row, *table) + 1;
                if (const auto* paragraph = std::get_if<Paragraph>(&block))
                    sheet.text(row++, 0, paragraph->text, Look::link);
                if (const auto* bullets = std::get_if<Bullets>(&block))
                    for (const std::string& item : bullets->items) sheet.text(row++, 0, item, Look::link);
            }
            ++row;
        }
        sheet.fitColumns();
    }

    // The same tables as in the document.
    void writeFacts() {
        WorkbookSheet sheet = book_.addSheet(text("情况", "Facts"));
        std::uint32_t row = 0;
        for (const Section& section : factSections(context_)) {
            for (const Block& block : section.blocks) {
                if (const auto* table = std::get_if<Table>(&block)) row = writeTable(sheet, row, *table) + 1;
            }
        }
        sheet.freeze(1, 0);
        sheet.repeatOnPrint(0);
        sheet.fitColumns();
    }

    Context context_;
    ScratchFile file_;
    Workbook book_;
    std::string claimsName_;
    WorkbookSheet summary_;
    WorkbookSheet claims_;
    ClaimTable claimTable_;
    ClaimTable reasonTable_;
    std::uint32_t lastClaimRow_ = firstClaimRow;
    bool summable_ = true;
};

} // namespace

tl::expected<std::string, Localized> toXlsx(const Input& input, const Options& options) {
    return WorkbookWriter(input, options).write();
}

} // namespace biosubsidy::report
