// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/xlsx_writer.h"

#include <array>
#include <cerrno>

#include "core/documents/workbook.h"
#include "core/report/parts.h"
#include "core/system/file_names.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/total_lines.h"

namespace biosubsidy::report {

using wording::say;
using wording::TotalLine;

namespace {

// The columns of the sheet of claims that formulas read.
enum ClaimColumn : std::uint16_t {
    cityColumn,
    measureColumn,
    subjectColumn,
    clauseColumn,
    verdictColumn,
    supportColumn,
    ceilingColumn,
    awardsColumn,
    countedColumn,
    stateColumn,
    markColumn,
    whyColumn,
    sumColumn,
    stackingColumn,
    missingColumn,
    agencyColumn,
    numberColumn,
    statusColumn,
    gradeColumn,
    originColumn,
    noteColumn,
    columnCount
};

constexpr std::uint32_t headingRow = 0;
constexpr std::uint32_t firstClaimRow = 1;

template <Unit unit>
std::optional<CellFormat> formatOf(Look look) {
    CellFormat format{.font = "Microsoft YaHei", .size = 10, .down = CellFormat::Down::top};
    const bool isSum = look == Look::sum || look == Look::strongSum;
    if (isSum) format.number = unit == Unit::wan ? "#,##0.00####" : "#,##0.00";
    if (look == Look::count) format.number = "0";
    if (isSum || look == Look::count) format.across = CellFormat::Across::right;
    format.bold = look == Look::title || look == Look::heading || look == Look::strong || look == Look::strongSum;
    format.wrapped = look == Look::text || look == Look::muted || look == Look::heading;
    if (look == Look::text || look == Look::muted) {
        format.across = CellFormat::Across::left;
        format.indent = 1; // away from the sums beside it
    }
    if (look == Look::muted) format.colour = workbookGrey;
    if (look == Look::title) format.size = 16;
    if (look == Look::title) format.colour = workbookTeal;
    if (look == Look::heading) {
        format.background = workbookWash;
        format.underlined = true;
        format.down = CellFormat::Down::centre;
    }
    return format;
}

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

// The file that the workbook is while it is written; gone at the end.
class ScratchFile {
public:
    explicit ScratchFile(const std::string& folder) {
        if (!folder.empty()) path_ = makePart(folder + "/.biosubsidy");
    }
    ~ScratchFile() {
        if (path_) removeFile(*path_);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    [[nodiscard]] const Outcome<std::string>& path() const noexcept { return path_; }

private:
    Outcome<std::string> path_ = tl::unexpected(SystemError{ENOENT}); // without a folder there is none
};

class WorkbookWriter {
public:
    WorkbookWriter(const Input& input, const Options& options)
        : context_{input, options}, file_(options.workFolder),
          book_(file_.path().value_or(""), options.unit == Unit::wan ? formatOf<Unit::wan> : formatOf<Unit::yuan>,
                Workbook::Order::any, properties()),
          summaryName_(text("摘要", "Summary")), claimsName_(text("明细", "Claims")),
          summary_(book_.addSheet(summaryName_)), claims_(book_.addSheet(claimsName_)),
          open_(book_.addSheet(text("待补", "Open"))), sources_(book_.addSheet(text("依据", "Sources"))) {}

    tl::expected<std::string, Localized> write() {
        if (!file_.path()) {
            const Localized why = file_.path().error().message();
            return tl::unexpected(Localized{"无法建立临时文件：" + why.zh, "cannot make a temporary file: " + why.en});
        }
        writeClaims();
        writeSummary();
        writeOpen();
        writeSources();
        writeFacts();
        for (WorkbookSheet* sheet : {&summary_, &claims_, &open_, &sources_}) sheet->fitColumns();
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

    [[nodiscard]] std::string originText(const Pack& pack) const {
        return pack.builtIn ? text("内置", "built in") : text("用户自填", "user's own");
    }

    void writeClaims() {
        claims_.headings(headingRow, {text("城市", "City"),
                                      text("措施", "Measure"),
                                      text("对象", "For"),
                                      text("条款", "Clause"),
                                      text("判断", "Verdict"),
                                      text("性质", "Kind"),
                                      context_.sumHeading("单项上限", "Ceiling alone"),
                                      context_.sumHeading("已获抵减", "Set off"),
                                      context_.sumHeading("计入", "Counted"),
                                      text("标记", "Marks"),
                                      text("原因", "Why"),
                                      text("算式", "The sum"),
                                      text("叠加", "With others"),
                                      text("还缺", "Missing"),
                                      text("文中所列部门", "Agencies named"),
                                      text("文件", "Document"),
                                      text("文件状态", "Status"),
                                      text("文本", "Text seen"),
                                      text("来源", "Origin"),
                                      text("注意", "Notes")});
        std::uint32_t row = firstClaimRow;
        for (const CityResult& city : assessment().cities) {
            for (const Verdict verdict :
                 {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible}) {
                if (verdict == Verdict::ineligible && !context_.options.contents.ineligible) continue;
                for (const ClaimText& claim : claimsOf(context_, city, verdict)) writeClaim(row++, city, claim);
            }
        }
        lastClaimRow_ = row > firstClaimRow ? row - 1 : firstClaimRow;
        claims_.filter(headingRow, lastClaimRow_, columnCount - 1);
        claims_.freeze(firstClaimRow, subjectColumn);
        claims_.repeatOnPrint(headingRow);
        ++row;
        for (const CityResult& city : assessment().cities) {
            claims_.text(row, cityColumn, text("计入合计", "Counted in all"), Look::strong);
            claims_.text(row, measureColumn, context_.cityName(city), Look::strong);
            sumFormula(claims_, row++, countedColumn, sumIfs({cityCriterion(city)}), city.totals.ceiling,
                       Look::strongSum);
        }
    }

    void writeClaim(std::uint32_t row, const CityResult& city, const ClaimText& claim) {
        const wording::Explanation& words = claim.words;
        claims_.text(row, cityColumn, context_.cityName(city));
        claims_.text(row, measureColumn, words.title);
        claims_.text(row, subjectColumn, words.subject);
        claims_.text(row, clauseColumn, words.clause);
        claims_.text(row, verdictColumn, words.verdict);
        claims_.text(row, supportColumn, words.support);
        if (claim.claim->measure->hasSum()) {
            sum(claims_, row, ceilingColumn, claim.claim->ceiling.value_or(Money()));
            sum(claims_, row, awardsColumn, claim.claim->awardsOff);
            summable_ = sum(claims_, row, countedColumn, claim.claim->counted) && summable_;
        }
        claims_.text(row, stateColumn, stateText(*claim.claim));
        claims_.text(row, markColumn, context_.list(badgesOf(context_, claim)));
        claims_.text(row, whyColumn, words.why);
        claims_.text(row, sumColumn, wording::sumOnOneLine(words, context_.language()));
        claims_.text(row, stackingColumn, context_.lines(words.stacking));
        claims_.text(row, missingColumn, context_.list(words.missing));
        claims_.text(row, agencyColumn, words.agencies);
        claims_.text(row, numberColumn, words.document);
        claims_.text(row, statusColumn, plainStatus(*claim.pack));
        claims_.text(row, gradeColumn, wording::gradeText(claim.pack->pack->grade, context_.language()));
        claims_.text(row, originColumn, originText(*claim.pack->pack));
        claims_.text(row, noteColumn, context_.lines(ownNotes(context_, claim)));
    }

    // A claim whose sum another one gives counts with that one.
    [[nodiscard]] std::string stateText(const Claim& claim) const {
        if (!claim.holds()) return {};
        if (claim.completedBy) return text("金额由他项给出", "sum given by another");
        return claim.chosen ? text("计入", "counted") : text("不计入", "not counted");
    }

    // Without dates, so that a formula can look for it.
    [[nodiscard]] std::string plainStatus(const PackResult& pack) const {
        switch (pack.status) {
        case PackStatus::inForce: return text("施行中", "in force");
        case PackStatus::draft: return text("征求意见稿", "draft");
        case PackStatus::notYet: return text("尚未施行", "not yet in force");
        case PackStatus::expired: return text("已到期", "expired");
        case PackStatus::replaced: return text("有较新的自填数字", "replaced by a newer figure");
        }
        return {};
    }

    [[nodiscard]] std::string range(std::uint16_t column) const {
        return rangeText(claimsName_, column, firstClaimRow, lastClaimRow_);
    }
    using Criterion = std::pair<std::uint16_t, std::string>;
    [[nodiscard]] Criterion cityCriterion(const CityResult& city) const {
        return {cityColumn, exactly(context_.cityName(city))};
    }
    [[nodiscard]] std::string criteriaText(const std::vector<Criterion>& criteria) const {
        std::string all;
        for (const auto& [column, wanted] : criteria) all += (all.empty() ? "" : ",") + range(column) + "," + wanted;
        return all;
    }
    [[nodiscard]] std::string sumIfs(const std::vector<Criterion>& criteria) const {
        return "=SUMIFS(" + range(countedColumn) + "," + criteriaText(criteria) + ")";
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
            criteria.emplace_back(supportColumn, support(Support::fixed, RateKind::stated));
            criteria.emplace_back(verdictColumn, exactly(wording::verdictText(Verdict::eligible, context_.language())));
            break;
        case Kind::openRate: criteria.emplace_back(supportColumn, support(Support::ceiling, RateKind::open)); break;
        case Kind::draft: criteria.emplace_back(statusColumn, exactly(text("征求意见稿", "draft"))); break;
        case Kind::excerpt:
            criteria.emplace_back(gradeColumn, exactly(wording::gradeText(Grade::excerpt, context_.language())));
            break;
        case Kind::report:
            criteria.emplace_back(gradeColumn, exactly(wording::gradeText(Grade::report, context_.language())));
            break;
        case Kind::own: criteria.emplace_back(originColumn, exactly(text("用户自填", "user's own"))); break;
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
        if (!summable_)
            summary_.text(++row, 0,
                          text("有金额超过 15 位有效数字，表格软件的数字存不下，这些单元格按文本给出，合计不设公式。",
                               "Some sums have more than 15 digits, which no number of a spreadsheet keeps: they are "
                               "given as text, and totals have no formula."),
                          Look::link);
        summary_.text(++row, 0, disclaimer(context_.language()), Look::link);
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
                                       {verdictColumn,
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
                          {supportColumn, exactly(wording::supportText(measure, context_.language()))},
                          {stateColumn, exactly(text("计入", "counted"))}}) +
            ")";
        summary_.text(row, 0, name);
        countFormula(summary_, row, 1, formula, count);
        return row + 1;
    }

    void writeOpen() {
        open_.headings(0, {text("信息", "Fact"), context_.sumHeading("最多影响", "At stake, at most"),
                           text("关系到（项）", "Claims"), text("案例文件中的位置", "In the case file")});
        open_.freeze(1, 0);
        open_.repeatOnPrint(0);
        std::uint32_t row = 1;
        for (const Question& question : assessment().questions) {
            open_.text(row, 0, wording::factText(assessment(), question.fact, context_.language()));
            sum(open_, row, 1, question.atStake);
            open_.count(row, 2, question.claims);
            open_.text(row++, 3, printable(assessment().pathOf(question.fact)), Look::muted);
        }
        open_.text(
            ++row, 0,
            text("金额是相关各项上限之和，是可能受影响的最大数额；各行不能相加。",
                 "The sums add up the ceilings of the claims concerned, an upper bound; the rows do not add up."),
            Look::link);
    }

    void writeSources() {
        sources_.headings(0, {text("文件", "Document"), text("城市", "City"), text("发文机关", "Issued by"),
                              text("发文日期", "Issued on"), text("施行期间", "In effect"), text("状态", "Status"),
                              text("文本", "Text seen"), text("来源", "Origin"), text("已被替代", "Superseded by"),
                              context_.sumHeading("计入", "Counted"), text("规则包", "Rule pack"),
                              text("版本", "Version"), "SHA-256", text("提示", "Warnings")});
        sources_.freeze(1, 1);
        sources_.repeatOnPrint(0);
        std::uint32_t row = 1;
        for (const CityResult& city : assessment().cities) {
            for (const std::size_t index : city.packs)
                writeSource(row++, context_.cityName(city), assessment().packs[index]);
        }
    }

    void writeSource(std::uint32_t row, const std::string& city, const PackResult& result) {
        const Pack& pack = *result.pack;
        std::vector<std::string> issuers;
        for (const std::string& issuer : pack.issuers) issuers.push_back(printable(issuer));
        sources_.text(row, 0, wording::documentText(pack, context_.language()));
        sources_.text(row, 1, city);
        sources_.text(row, 2, wording::enumerated(issuers, wording::Joint::all, Language::zh));
        sources_.text(row, 3, pack.issued ? pack.issued->toString() : "");
        sources_.text(row, 4, wording::periodText(pack, context_.language()));
        sources_.text(row, 5, wording::statusText(result, context_.language()));
        sources_.text(row, 6, wording::gradeText(pack.grade, context_.language()));
        sources_.text(row, 7, originText(pack));
        sources_.text(row, 8, printable(pack.supersededBy));
        sum(sources_, row, 9, result.totals.ceiling);
        sources_.text(row, 10, printable(pack.id));
        sources_.text(row, 11, printable(pack.version));
        sources_.text(row, 12, pack.sha256, Look::muted);
        sources_.text(row, 13, context_.lines(wording::packNotes(result, context_.language())));
    }

    // The same tables as in the document.
    void writeFacts() {
        if (!context_.options.contents.facts) return;
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

    static std::uint32_t writeTable(WorkbookSheet& sheet, std::uint32_t row, const Table& table) {
        std::vector<std::string> names;
        for (const Column& column : table.columns) names.push_back(column.heading);
        sheet.headings(row++, names);
        for (const Row& of : table.rows) {
            for (std::size_t column = 0; column < of.cells.size(); ++column)
                sheet.text(row, column, of.cells[column], of.kind == Row::Kind::usual ? Look::text : Look::strong);
            ++row;
        }
        return row;
    }

    Context context_;
    ScratchFile file_;
    Workbook book_;
    std::string summaryName_;
    std::string claimsName_;
    WorkbookSheet summary_;
    WorkbookSheet claims_;
    WorkbookSheet open_;
    WorkbookSheet sources_;
    std::uint32_t lastClaimRow_ = firstClaimRow;
    bool summable_ = true;
};

} // namespace

tl::expected<std::string, Localized> toXlsx(const Input& input, const Options& options) {
    return WorkbookWriter(input, options).write();
}

} // namespace biosubsidy::report
