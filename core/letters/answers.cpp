// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/letters/answers.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/letters/form.h"
#include "core/sheets/case_maker.h"
#include "core/tables/money_unit.h"
#include "core/values/text.h"

namespace biosubsidy::letters {

namespace {

using sheets::Row;

constexpr std::size_t mostRows = 10'000; // of a form; a case has fewer facts to ask

// One sheet that is a form.
struct ReturnedForm {
    std::string sheet;
    std::string name;
    std::string uscc;
    std::uint32_t key = 0; // columns
    std::uint32_t question = 0;
    std::uint32_t answer = 0;
    std::vector<Row> rows; // of the questions
};

bool isOne(const sheets::Cell& cell, const Localized& words) {
    return plainHeading(cell.text) == plainHeading(words.zh) || plainHeading(cell.text) == plainHeading(words.en);
}

std::optional<std::uint32_t> columnWith(const Row& row, const Localized& words) {
    for (const sheets::Cell& cell : row.cells)
        if (isOne(cell, words)) return cell.column;
    return std::nullopt;
}

// What stands to the right of a label that begins its row.
void readLabel(const Row& row, const Localized& label, std::string& value) {
    if (value.empty() && row.cells.size() > 1 && isOne(row.cells.front(), label)) value = plainCell(row.cells[1].text);
}

tl::expected<std::optional<ReturnedForm>, Localized> formOn(const sheets::TableFile& file, std::size_t sheet) {
    auto source = file.rows(sheet);
    if (!source) return tl::unexpected(std::move(source.error()));
    const FormWords words;
    ReturnedForm form;
    form.sheet = file.sheets()[sheet].name;
    bool begun = false;
    Row row;
    for (std::size_t count = 0; count < mostRows; ++count) {
        const auto more = (*source)->next(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        if (begun) {
            form.rows.push_back(row);
            continue;
        }
        const auto key = columnWith(row, words.key);
        const auto question = columnWith(row, words.question);
        const auto answer = columnWith(row, words.answer);
        if (key && question && answer) {
            form.key = *key;
            form.question = *question;
            form.answer = *answer;
            begun = true;
            continue;
        }
        readLabel(row, words.company, form.name);
        readLabel(row, words.uscc, form.uscc);
    }
    return begun ? std::optional(std::move(form)) : std::nullopt;
}

class AnswerReader {
public:
    AnswerReader(const RuleBook& rules, const Case& subject, std::string file)
        : vocabulary_(rules.vocabulary()), lookup_(rules.lookup()), subject_(subject), file_(std::move(file)) {
        answers_.after = subject;
    }

    void read(const ReturnedForm& form) {
        for (const Row& row : form.rows) {
            const sheets::Cell* key = row.find(form.key);
            const sheets::Cell* answer = row.find(form.answer);
            if (key == nullptr && answer == nullptr) continue;
            if (answer == nullptr || (answer->text.empty() && answer->flaw == sheets::Flaw::none)) {
                ++answers_.empty;
                continue;
            }
            const std::optional<FactRef> fact = key == nullptr ? std::nullopt : factAt(plainCell(key->text));
            if (fact)
                readAnswer(form, row, *answer, *fact);
            else
                unread(form, row, *answer,
                       {fmt::format("编号“{}”不是这个案例里的问题，不知道答的是什么",
                                    key == nullptr ? "" : printable(shortened(key->text, 60))),
                        fmt::format("the key \"{}\" is no question of this case: what is answered is not known",
                                    key == nullptr ? "" : printable(shortened(key->text, 60)))});
        }
    }

    Answers take() {
        for (const auto& [fact, index] : taken_) {
            if (index) answers_.after.item(fact.entity, fact.item).facts.at(fact.fact) = answers_.changes[*index].after;
        }
        // Those that were taken back.
        std::erase_if(answers_.changes, [](const AnswerChange& change) { return !isKnown(change.after); });
        return std::move(answers_);
    }

private:
    [[nodiscard]] std::optional<FactRef> factAt(const std::string& path) const {
        const std::size_t first = path.find('.');
        const std::size_t last = path.rfind('.');
        if (first == std::string::npos) return std::nullopt;
        const std::string list = path.substr(0, first);
        const bool isCompany = list == "company" && first == last;
        const Entity entity = isCompany ? Entity::company : list == "projects" ? Entity::project : Entity::expense;
        if (!isCompany && ((list != "projects" && list != "expenses") || first == last)) return std::nullopt;
        const auto fact = vocabulary_.find(entity, path.substr(last + 1));
        if (!fact) return std::nullopt;
        if (isCompany) return FactRef{entity, 0, *fact};
        const std::string id = path.substr(first + 1, last - first - 1);
        for (std::size_t item = 0; item < subject_.count(entity); ++item)
            if (subject_.item(entity, item).id == id) return FactRef{entity, item, *fact};
        return std::nullopt;
    }

    // The answer as a table of one column, whose heading is the question.
    void readAnswer(const ReturnedForm& form, const Row& row, const sheets::Cell& answer, const FactRef& fact) {
        const sheets::Cell* question = row.find(form.question);
        sheets::SheetMap sheet;
        sheet.role = sheets::SheetMap::Role::companies;
        sheet.name = form.sheet;
        sheet.headings.resize(answer.column + 1);
        sheet.columns.resize(answer.column + 1);
        sheet.said.resize(answer.column + 1);
        std::string heading = question == nullptr ? std::string() : question->text;
        sheet.headings[answer.column] = heading;
        heading = plainHeading(heading);
        const UnitSaid unit = takeHeadingUnit(heading);
        const bool says = unit.kind == UnitSaid::Kind::money;
        sheet.columns[answer.column] = sheets::MappedColumn::ofFact(fact.entity, fact.fact, unit.unit);
        sheet.said[answer.column].unitFrom = says ? sheets::UnitFrom::heading : sheets::UnitFrom::assumed;
        sheets::ColumnMap map{{std::move(sheet)}};
        Row cell;
        cell.number = row.number;
        cell.cells = {answer};
        std::vector<sheets::TableNote> notes;
        const auto made = sheets::CaseMaker(vocabulary_, map, file_, lookup_).make({0, cell}, {}, {}, &notes);
        Localized doubt;
        bool understood = made.has_value();
        for (const sheets::TableNote& note : notes) {
            if (note.kind == sheets::NoteKind::doubtful) {
                doubt = sheets::noteText(note, map);
            } else {
                understood = false;
                answers_.unread.push_back(sheets::noteText(note, map));
            }
        }
        if (understood)
            takeFacts(form, row, answer, fact, made->count(fact.entity) > 0 ? &made->item(fact.entity, 0) : nullptr,
                      doubt);
    }

    // A city may bring its district with it.
    void takeFacts(const ReturnedForm& form, const Row& row, const sheets::Cell& answer, const FactRef& asked,
                   const Item* item, const Localized& doubt) {
        bool any = false;
        for (std::size_t index = 0; item != nullptr && index < item->facts.size(); ++index) {
            if (!isKnown(item->facts[index])) continue;
            any = true;
            takeFact(form, row, answer, {asked.entity, asked.item, index}, item->facts[index], doubt);
        }
        if (!any) ++answers_.empty; // "暂无", "/"
    }

    void takeFact(const ReturnedForm& form, const Row& row, const sheets::Cell& answer, const FactRef& fact,
                  const FactValue& value, const Localized& doubt) {
        const auto before = taken_.find(fact);
        if (before != taken_.end()) {
            const FactValue& first = before->second ? answers_.changes[*before->second].after
                                                    : subject_.item(fact.entity, fact.item).facts.at(fact.fact);
            if (first == value) return;
            if (before->second) answers_.changes[*before->second].after = {};
            before->second.reset();
            unread(form, row, answer,
                   {"同一个问题有两个不同的答复，两个都没有采用",
                    "the same question has two answers that differ: neither is taken"});
            return;
        }
        const FactValue& now = subject_.item(fact.entity, fact.item).facts.at(fact.fact);
        if (now == value) {
            ++answers_.same;
            taken_.emplace(fact, std::nullopt);
            return;
        }
        taken_.emplace(fact, answers_.changes.size());
        answers_.changes.push_back({fact, now, value, form.sheet, cellName(row, answer), doubt});
    }

    [[nodiscard]] static std::string cellName(const Row& row, const sheets::Cell& cell) {
        return sheets::columnLetters(cell.column) + std::to_string(row.number);
    }

    void unread(const ReturnedForm& form, const Row& row, const sheets::Cell& cell, const Localized& why) {
        const std::string place = cellName(row, cell);
        const std::string sheet = printable(form.sheet);
        answers_.unread.push_back({fmt::format("“{}”表 {}：{}", sheet, place, why.zh),
                                   fmt::format("sheet \"{}\" {}: {}", sheet, place, why.en)});
    }

    const Vocabulary& vocabulary_;
    MeasureLookup lookup_;
    const Case& subject_;
    std::string file_;
    Answers answers_;
    std::map<FactRef, std::optional<std::size_t>> taken_; // the change; none where nothing changes
};

std::string whose(const std::vector<ReturnedForm>& forms, std::string_view joint) {
    constexpr std::size_t mostNamed = 5;
    std::string names;
    for (std::size_t at = 0; at < std::min(forms.size(), mostNamed); ++at) {
        const std::string& name = forms[at].name.empty() ? forms[at].uscc : forms[at].name;
        names += (at == 0 ? std::string() : std::string(joint)) + printable(name.empty() ? forms[at].sheet : name);
    }
    return forms.size() > mostNamed ? names + " …" : names;
}

// By the code where both have one, else by the name; a form and a case that are both
// nameless belong together where there is but one form.
bool belongs(const ReturnedForm& form, const std::string& name, const std::string& uscc, bool alone) {
    if (!form.uscc.empty() && !uscc.empty()) return form.uscc == uscc;
    if (!form.name.empty() && !name.empty()) return form.name == name;
    return alone && form.uscc.empty() && form.name.empty() && name.empty() && uscc.empty();
}

} // namespace

tl::expected<Answers, Localized> readAnswers(const sheets::TableFile& file, const Case& subject,
                                             const RuleBook& rules) {
    std::vector<ReturnedForm> forms;
    for (std::size_t sheet = 0; sheet < file.sheets().size(); ++sheet) {
        auto form = formOn(file, sheet);
        if (!form) return tl::unexpected(std::move(form.error()));
        if (*form) forms.push_back(std::move(**form));
    }
    if (forms.empty())
        return tl::unexpected(
            Localized{"没有找到问题表：应有“编号（请勿改动）”“问题”“请填写”三列（由 biosubsidy-cli questions 写出）",
                      "no form of questions was found: its columns are \"Key (leave as it is)\", \"Question\" and "
                      "\"Your answer\" "
                      "(biosubsidy-cli questions writes one)"});
    const std::string name = plainCell(companyName(subject, rules.vocabulary()));
    const std::string* code = subject.company.text(rules.vocabulary().known().uscc);
    const std::string uscc = code == nullptr ? std::string() : *code;
    AnswerReader reader(rules, subject, file.path());
    bool any = false;
    for (const ReturnedForm& form : forms) {
        if (!belongs(form, name, uscc, forms.size() == 1)) continue;
        any = true;
        reader.read(form);
    }
    if (any) return reader.take();
    const std::string wanted = printable(name.empty() ? uscc : name);
    return tl::unexpected(Localized{
        fmt::format("文件里是{}的问题表，案例是“{}”：按信用代码和名称都对不上，没有采用", whose(forms, "、"), wanted),
        fmt::format("the file holds forms of {}, and the case is \"{}\": neither code nor name agree; nothing is taken",
                    whose(forms, ", "), wanted)});
}

} // namespace biosubsidy::letters
