// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/sheet_template.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/documents/csv_text.h"
#include "core/documents/workbook.h"
#include "core/sheets/award_columns.h"
#include "core/sheets/row.h"
#include "core/system/output_file.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

const Localized companyNumber{"企业编号", "Company number"};
const Localized exampleMark{"示例", "example"};
const std::array<Localized, 3> sheetNames{{{"企业", "Companies"}, {"项目", "Projects"}, {"支出", "Expenses"}}};
const Localized awardsName{"已获支持", "Support held"};
const Localized notesName{"说明", "Notes"};
const Localized choicesName{"选项", "Choices"};

std::string headingOf(const Fact& fact, Language language) {
    return fact.label.in(language) + headingUnit(fact).in(language);
}

// How the fact is written, by its type; the example shows the form and no more.
std::string exampleOf(const Fact& fact, Language language) {
    const bool zh = language == Language::zh;
    switch (fact.type) {
    case FactType::text:
        if (fact.checkedAsUscc) return "";
        return fact.id == "name" ? (zh ? "示例" : "Example ") + fact.label.in(language) : "";
    case FactType::money: return zh ? "1200.5" : "12005000";
    case FactType::count: return "85";
    case FactType::quantity: return "2000";
    case FactType::year: return "2026";
    case FactType::date: return "2026-03-15";
    case FactType::flag: return zh ? "是" : "yes";
    case FactType::choice: return fact.choices.empty() ? "" : fact.choices.front().label.in(language);
    case FactType::set: {
        std::string text;
        for (std::size_t index = 0; index < std::min<std::size_t>(2, fact.choices.size()); ++index)
            text += (index == 0 ? "" : zh ? "、" : "; ") + fact.choices[index].label.in(language);
        return text;
    }
    }
    return {};
}

std::string awardExampleOf(AwardField field, Language language) {
    switch (field) {
    case AwardField::policy: return language == Language::zh ? "示例政策" : "Example policy";
    case AwardField::project: return "p1";
    case AwardField::expense:
    case AwardField::measure:
    case AwardField::year:
    case AwardField::under: return "";
    default: return exampleOf(awardFact(field), language);
    }
}

// By entity, those that have a column.
std::array<std::vector<Fact>, 3> factsOf(const Vocabulary& vocabulary, const FactColumns& columns) {
    std::array<std::vector<Fact>, 3> facts;
    for (const Entity entity : allEntities) {
        const auto index = static_cast<std::size_t>(entity);
        for (const std::size_t fact : columns[index]) facts[index].push_back(vocabulary.fact(entity, fact));
    }
    return facts;
}

std::vector<Fact> awardFacts() {
    std::vector<Fact> facts;
    for (std::size_t field = 0; field < awardFields; ++field)
        facts.push_back(awardFact(static_cast<AwardField>(field)));
    return facts;
}

class TemplateWriter {
public:
    TemplateWriter(const Vocabulary& vocabulary, const FactColumns& columns, Language language, const std::string& path)
        : facts_(factsOf(vocabulary, columns)), language_(language), book_(path) {}

    tl::expected<void, Localized> write() {
        for (const Entity entity : allEntities) writeSheet(entity);
        writeAwards();
        writeChoices();
        writeNotes();
        return book_.close();
    }

private:
    [[nodiscard]] std::string in(const char* zh, const char* en) const { return language_ == Language::zh ? zh : en; }

    [[nodiscard]] const std::vector<Fact>& facts(Entity entity) const {
        return facts_[static_cast<std::size_t>(entity)];
    }

    std::optional<WorkbookSheet> addSheet(Entity entity) {
        if (facts(entity).empty()) return std::nullopt;
        return book_.addSheet(sheetNames[static_cast<std::size_t>(entity)].in(language_));
    }

    void writeSheet(Entity entity) {
        std::optional<WorkbookSheet>& sheet = items_[static_cast<std::size_t>(entity)];
        if (!sheet) return;
        std::vector<std::string> headings{companyNumber.in(language_)};
        std::vector<std::string> example{exampleMark.in(language_)};
        if (entity != Entity::company) {
            headings.push_back(in("编号", "Id"));
            example.emplace_back(entity == Entity::project ? "p1" : "e1");
        }
        const std::size_t firstFact = headings.size();
        for (const Fact& fact : facts(entity)) {
            headings.push_back(headingOf(fact, language_));
            example.push_back(exampleOf(fact, language_));
        }
        fillSheet(*sheet, headings, example);
        offerChoices(*sheet, facts(entity), firstFact);
    }

    void writeAwards() {
        std::vector<std::string> headings{companyNumber.in(language_), in("编号", "Id")};
        std::vector<std::string> example{exampleMark.in(language_), "a1"};
        const std::size_t firstFact = headings.size();
        for (std::size_t field = 0; field < awardFields; ++field) {
            headings.push_back(headingOf(awardFact(static_cast<AwardField>(field)), language_));
            example.push_back(awardExampleOf(static_cast<AwardField>(field), language_));
        }
        fillSheet(awards_, headings, example);
        offerChoices(awards_, awardFacts(), firstFact);
    }

    static void fillSheet(WorkbookSheet& sheet, const std::vector<std::string>& headings,
                          const std::vector<std::string>& example) {
        for (std::size_t column = 0; column < headings.size(); ++column) {
            constexpr std::size_t narrowest = 10;
            constexpr std::size_t widest = 40;
            const std::size_t width = std::max(displayWidth(headings[column]), displayWidth(example[column])) + 2;
            sheet.setWidth(column, static_cast<int>(std::clamp(width, narrowest, widest)));
        }
        sheet.freeze(1, 1);
        sheet.headings(0, headings);
        for (std::size_t column = 0; column < example.size(); ++column) {
            if (!example[column].empty()) sheet.text(1, column, example[column], Look::example);
        }
    }

    // Each list of choices is a column of the last sheet.
    void offerChoices(WorkbookSheet& sheet, const std::vector<Fact>& facts, std::size_t firstFact) {
        for (std::size_t index = 0; index < facts.size(); ++index) {
            const Fact& fact = facts[index];
            const std::vector<std::string> choices = choicesOf(fact, language_);
            if (choices.empty()) continue;
            if (fact.type != FactType::set)
                sheet.offer(firstFact + index, 1,
                            rangeText(choicesName.in(language_), listOf(fact, choices), 1,
                                      static_cast<std::uint32_t>(choices.size())));
            else
                static_cast<void>(listOf(fact, choices));
        }
    }

    // The column of the choices; equal ones stand there once.
    std::size_t listOf(const Fact& fact, const std::vector<std::string>& choices) {
        const auto same =
            std::find_if(lists_.begin(), lists_.end(), [&](const auto& list) { return list.second == choices; });
        if (same == lists_.end())
            lists_.emplace_back(fact.type == FactType::flag ? in("是 / 否", "yes / no") : fact.label.in(language_),
                                choices);
        else
            return static_cast<std::size_t>(same - lists_.begin());
        return lists_.size() - 1;
    }

    void writeChoices() {
        std::size_t longest = 0;
        for (std::size_t column = 0; column < lists_.size(); ++column) {
            choices_.text(0, column, lists_[column].first, Look::heading);
            longest = std::max(longest, lists_[column].second.size());
        }
        for (std::uint32_t row = 0; row < longest; ++row) {
            for (std::size_t column = 0; column < lists_.size(); ++column) {
                if (row < lists_[column].second.size()) choices_.text(row + 1, column, lists_[column].second[row]);
            }
        }
    }

    void writeNotes() {
        constexpr std::array<int, 6> widths{12, 34, 30, 44, 60, 70};
        for (std::size_t column = 0; column < widths.size(); ++column) notes_.setWidth(column, widths[column]);
        std::uint32_t row = 0;
        notes_.text(row++, 0, in("批量测算的填写说明", "How to fill in this workbook"), Look::title);
        for (const Localized& line : notes()) notes_.text(row++, 0, line.in(language_), Look::muted);
        ++row;
        notes_.headings(row++, {in("表", "Sheet"), in("标题", "Heading"), in("代号", "Id"), in("怎么填", "Form"),
                                in("可选项", "Choices"), in("含义", "Meaning")});
        for (const Entity entity : allEntities) {
            for (const Fact& fact : facts(entity))
                noteFact(row++, fact, sheetNames[static_cast<std::size_t>(entity)],
                         std::string(toString(entity)) + "." + fact.id);
        }
        for (const Fact& fact : awardFacts()) noteFact(row++, fact, awardsName, "awards." + fact.id);
    }

    void noteFact(std::uint32_t row, const Fact& fact, const Localized& sheet, const std::string& id) {
        std::string choices;
        for (const Choice& choice : fact.choices)
            choices += (choices.empty() ? "" : in("、", "; ")) + choice.label.in(language_);
        notes_.text(row, 0, sheet.in(language_));
        notes_.text(row, 1, headingOf(fact, language_));
        notes_.text(row, 2, id, Look::muted);
        notes_.text(row, 3, howToWrite(fact).in(language_));
        notes_.text(row, 4, choices);
        notes_.text(row, 5, fact.help.in(language_));
    }

    static std::array<Localized, 6> notes() {
        return {{
            {"一行一家企业。“企业编号”由您自定，项目表和支出表用它说明属于哪家企业；也可以改用统一社会信用代码或企业名"
             "称。",
             "A row for each company. The company number is yours to choose; the sheets of projects and expenses use "
             "it to say whose they are. The credit code or the name would do as well."},
            {"项目和支出各占一行；没有的表可以留空或删去。",
             "A row for each project and each expense; a sheet that you do not need may stay empty or go."},
            {"不知道的留空：留空是“未填”，不是“否”，也不是 0。",
             "Leave empty what you do not know: empty means unknown, neither \"no\" nor 0."},
            {"金额不写单位时按标题里的单位计。列的先后可以改，不用的列可以删，多出的列不会读取。",
             "An amount without a unit is in the heading's. Columns may be moved or deleted; others are not read."},
            {"各表第 2 行是写法示例，“企业编号”为“示例”的行不参加测算。",
             "Row 2 of each sheet shows how to write things; a row whose company number is \"example\" is passed "
             "over."},
            {"其他政策已经给予的支持填在“已获支持”表，一笔一行，写明用于哪个项目、支出，或对应哪条针对企业的措施。",
             "Support already held from other policies has a sheet of its own, a row each, which names the project, "
             "the "
             "expense or the measure for the company that it is for."},
        }};
    }

    std::array<std::vector<Fact>, 3> facts_; // by entity
    Language language_;
    Workbook book_;
    std::array<std::optional<WorkbookSheet>, 3> items_{addSheet(Entity::company), addSheet(Entity::project),
                                                       addSheet(Entity::expense)}; // by entity
    WorkbookSheet awards_ = book_.addSheet(awardsName.in(language_));
    WorkbookSheet notes_ = book_.addSheet(notesName.in(language_));
    WorkbookSheet choices_ = book_.addSheet(choicesName.in(language_));
    std::vector<std::pair<std::string, std::vector<std::string>>> lists_;
};

} // namespace

Localized howToWrite(const Fact& fact) {
    switch (fact.type) {
    case FactType::text: return {"文字", "text"};
    case FactType::money:
        return {"金额；不写单位的按标题的单位，也可写“8000万”", "amount; in the heading's unit, or as in \"8000万\""};
    case FactType::count: return {"整数", "whole number"};
    case FactType::quantity:
        return {"数，最多两位小数；以标题的单位计", "number of up to two decimals, in the heading's unit"};
    case FactType::year: return {"年份，如 2026", "year, as in 2026"};
    case FactType::date: return {"日期，如 2026-03-15", "date, as in 2026-03-15"};
    case FactType::flag: return {"是 / 否", "yes / no"};
    case FactType::choice: return {"选一项", "one of the choices"};
    case FactType::set:
        return {"可选多项，用“、”隔开；确知没有写“无”",
                "any of the choices, parted by \";\"; \"none\" where there is none"};
    }
    return {};
}

std::vector<std::string> choicesOf(const Fact& fact, Language language) {
    std::vector<std::string> choices;
    if (fact.type == FactType::flag)
        choices =
            language == Language::zh ? std::vector<std::string>{"是", "否"} : std::vector<std::string>{"yes", "no"};
    for (const Choice& choice : fact.choices) choices.push_back(choice.label.in(language));
    return choices;
}

tl::expected<void, Localized> writeXlsxTemplate(const Vocabulary& vocabulary, const FactColumns& columns,
                                                Language language, const Target& target) {
    WorkFile work(target);
    if (auto begun = work.begin(); !begun) return begun;
    if (auto written = TemplateWriter(vocabulary, columns, language, work.name()).write(); !written) return written;
    return work.finish(target);
}

std::string csvTemplate(const Vocabulary& vocabulary, const FactColumns& columns, Language language) {
    const std::array<std::vector<Fact>, 3> facts = factsOf(vocabulary, columns);
    std::vector<std::string> headings{companyNumber.in(language)};
    std::vector<std::string> example{exampleMark.in(language)};
    const bool zh = language == Language::zh;
    const std::array<std::string, 3> leads{"", zh ? "项目1" : "Project 1 ", zh ? "支出1" : "Expense 1 "};
    for (const Entity entity : allEntities) {
        for (const Fact& fact : facts[static_cast<std::size_t>(entity)]) {
            headings.push_back(leads[static_cast<std::size_t>(entity)] + headingOf(fact, language));
            example.push_back(exampleOf(fact, language));
        }
    }
    for (std::size_t field = 0; field < awardFields; ++field) {
        headings.push_back((zh ? "已获支持1" : "Award 1 ") +
                           headingOf(awardFact(static_cast<AwardField>(field)), language));
        example.push_back(awardExampleOf(static_cast<AwardField>(field), language));
    }
    // The mark tells spreadsheet programs that it is UTF-8.
    std::string text(byteOrderMark);
    for (const auto* line : {&headings, &example}) {
        for (std::size_t column = 0; column < line->size(); ++column) {
            if (column > 0) text += ',';
            appendCsvCell(text, (*line)[column]);
        }
        text += "\r\n";
    }
    return text;
}

} // namespace biosubsidy::sheets
