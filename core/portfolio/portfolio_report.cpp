// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/portfolio_report.h"

#include <algorithm>
#include <iterator>

#include "core/portfolio/chapters.h"
#include "core/report/report.h"
#include "core/report/size_limit.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::portfolio {

using report::Section;
using wording::say;

namespace {

std::string titleOf(const PortfolioOptions& options) {
    if (!options.title.empty()) return printable(options.title);
    return say(options.language, "企业扶持政策总览", "Support for many firms at a glance");
}

report::Cover coverOf(const ChapterContext& context) {
    const PortfolioInput& input = context.input;
    report::Cover cover;
    cover.kicker = printable(context.options.author);
    cover.title = titleOf(context.options);
    cover.company = say(context.language(), "{} 家企业", "{} [firm|firms]", input.portfolio.firms);
    const FirmTotals& totals = input.portfolio.totals;
    cover.sums = {{context.text("合计最高可获", "At most, in all"), {context.sum(totals.ceiling)}},
                  {context.text("其中能论证", "Can be defended"), {context.sum(totals.stated)}},
                  {context.text("最好情形", "At best, once all is known"), {context.sum(totals.potential)}}};
    const auto add = [&](const char* zh, const char* en, std::string text) {
        if (!text.empty()) cover.details.push_back({context.text(zh, en), {std::move(text)}});
    };
    add("测算日", "As of", input.basis.asOf ? input.basis.asOf->toString() : std::string());
    add("来源", "From", printable(input.basis.source));
    add("金额单位", "Sums in",
        context.options.unit == report::Unit::wan
            ? context.text("万元（人民币），不作舍入", "tables: CNY 10,000; nothing is rounded")
            : context.text("元（人民币），不作舍入", "CNY; nothing is rounded"));
    add("编制", "Prepared by", cover.kicker);
    cover.notice = context.text("免责声明：", "Disclaimer: ") + report::disclaimer(context.language());
    return cover;
}

void append(std::vector<Section>& sections, std::vector<Section> more) {
    sections.insert(sections.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<Section> chaptersOf(const ChapterContext& context) {
    std::vector<Section> sections = summaryChapter(context);
    append(sections, comparisonChapter(context));
    append(sections, measureChapter(context));
    append(sections, firmChapter(context));
    append(sections, deadlineChapter(context));
    append(sections, questionChapter(context));
    append(sections, refusedChapter(context));
    append(sections, sourceChapter(context));
    if (context.options.firmPages) append(sections, firmPages(context));
    return sections;
}

// Where a sheet is called after a chapter: without what no name of a sheet may hold.
std::string sheetName(const std::string& title) {
    constexpr std::size_t longest = 31;
    std::string name;
    for (const char letter : title)
        name += std::string_view("[]:*?/\\'").find(letter) == std::string_view::npos ? letter : ' ';
    return codePoints(name).size() > longest ? shortened(name, longest - 1) : name;
}

} // namespace

report::Document portfolioDocument(const PortfolioInput& input, const PortfolioOptions& options) {
    const ChapterContext context{input, options};
    constexpr std::size_t mostItems = 60; // of a list on paper
    report::Document document;
    document.language = options.language;
    document.date = input.portfolio.asOf().toString();
    document.cover = coverOf(context);
    document.runningHead = document.cover.company + " · " + document.cover.title;
    document.hasContents = true;
    document.sections = chaptersOf(context);
    report::SizeLimits limits;
    limits.items = mostItems;
    report::keepWithin(limits, document);
    report::numberChapters(document.sections);
    return document;
}

PortfolioBook::PortfolioBook(const std::string& path, const RuleBook& rules, const PortfolioOptions& options)
    : options_(options), book_(path, report::bookFormats(options.unit, options.language), Workbook::Order::rowByRow,
                               {titleOf(options), printable(options.author), {}}),
      summary_(book_.addSheet(say(options.language, "总览", "At a glance"))),
      firms_(book_.addSheet(say(options.language, "企业", "Firms"))), columns_(firmColumns(rules, options)),
      headings_(report::columnsOf(columns_)) {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < headings_.size(); ++column) {
        firms_.setWidth(column, headings_[column].weight + 2);
        names.push_back(headings_[column].heading);
    }
    firms_.freeze(1, 1);
    firms_.repeatOnPrint(0);
    firms_.headings(0, names);
}

void PortfolioBook::add(const Firm& firm) {
    if (row_ == mostSheetRows) return;
    report::putRow(firms_, row_++, headings_, report::rowOf(columns_, firm), options_.unit);
}

// Row by row: widths first, those of the widest of its tables.
void PortfolioBook::addChapter(WorkbookSheet& sheet, const std::vector<const Section*>& sections) const {
    constexpr int widest = 60;
    std::vector<int> widths;
    for (const Section* section : sections) {
        for (const report::Block& block : section->blocks) {
            const auto* table = std::get_if<report::Table>(&block);
            if (table == nullptr) continue;
            widths.resize(std::max(widths.size(), table->columns.size()), 0);
            for (std::size_t column = 0; column < table->columns.size(); ++column)
                widths[column] = std::max(widths[column], std::min(table->columns[column].weight + 4, widest));
        }
    }
    for (std::size_t column = 0; column < widths.size(); ++column) sheet.setWidth(column, widths[column]);
    constexpr int titleHeight = 28; // points
    std::uint32_t row = 0;
    for (const Section* section : sections) {
        if (section->level == 1) sheet.setHeight(row, titleHeight);
        sheet.text(row++, 0, section->title, section->level == 1 ? Look::title : Look::link);
        for (const report::Block& block : section->blocks) {
            if (const auto* table = std::get_if<report::Table>(&block))
                row = report::putTable(sheet, row, *table, options_.unit) + 1;
            if (const auto* paragraph = std::get_if<report::Paragraph>(&block))
                sheet.text(row++, 0, paragraph->text, Look::link);
            if (const auto* bullets = std::get_if<report::Bullets>(&block))
                for (const std::string& item : bullets->items) sheet.text(row++, 0, item, Look::link);
        }
        ++row;
    }
    sheet.fitPage();
}

tl::expected<void, Localized> PortfolioBook::finish(const PortfolioInput& input) {
    const ChapterContext context{input, options_, true};
    firms_.fitPage();
    firms_.filter(0, row_ - 1, static_cast<std::uint16_t>(headings_.size() - 1));
    std::vector<Section> chapters = chaptersOf(context);
    // Each firm has a row of its own here.
    const std::string ofFirms = firmChapter(context).front().title;
    std::erase_if(chapters, [&](const Section& section) { return section.level == 1 && section.title == ofFirms; });
    const report::Cover cover = coverOf(context);
    Section head{1, cover.title, {}};
    for (const report::Detail& detail : cover.details)
        head.blocks.emplace_back(
            report::Paragraph{detail.label + say(options_.language, "：", ": ") + detail.texts.front()});
    if (input.portfolio.firms > firms())
        head.blocks.emplace_back(report::Paragraph{
            say(options_.language, "“企业”表放得下 {} 家，其余 {} 家没有逐家列出；合计已含全部。",
                "The sheet of firms has room for {}; {} more [is|are] not listed. The totals are of all.", firms(),
                input.portfolio.firms - firms())});
    std::vector<const Section*> open{&head};
    std::optional<WorkbookSheet> sheet = summary_;
    for (const Section& section : chapters) {
        const bool begins = section.level == 1 && &section != &chapters.front();
        if (begins) {
            addChapter(*sheet, open);
            open.clear();
            sheet = book_.addSheet(sheetName(section.title));
        }
        open.push_back(&section);
    }
    addChapter(*sheet, open);
    return book_.close();
}

} // namespace biosubsidy::portfolio
