// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/letters/answers.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/letters/form.h"
#include "core/sheets/case_maker.h"
#include "core/sheets/file_kind.h"
#include "core/tables/money_unit.h"
#include "core/values/text.h"

namespace biosubsidy::letters {

using sheets::Row;

// One sheet that is a form.
struct ReturnedForms::One {
    FormOwner owner;
    std::uint32_t key = 0; // columns
    std::uint32_t question = 0;
    std::uint32_t answer = 0;
    std::vector<Row> rows; // of the questions
};

namespace {

constexpr std::size_t mostRows = 10'000; // of a form; a case has fewer facts to ask

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

// Whether the sheet is a form, which `form` is then.
template <typename Form>
tl::expected<bool, Localized> readForm(const sheets::TableFile& file, std::size_t sheet, Form& form) {
    auto source = file.rows(sheet);
    if (!source) return tl::unexpected(std::move(source.error()));
    const FormWords words;
    form.owner.sheet = file.sheets()[sheet].name;
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
        readLabel(row, words.company, form.owner.name);
        readLabel(row, words.uscc, form.owner.uscc);
        readLabel(row, words.reference, form.owner.reference);
    }
    return begun;
}

class AnswerReader {
public:
    AnswerReader(const RuleBook& rules, const Case& subject)
        : vocabulary_(rules.vocabulary()), lookup_(rules.lookup()), subject_(subject) {
        answers_.after = subject;
    }

    template <typename Form>
    void read(const Form& form, const std::string& file) {
        file_ = file;
        sheet_ = form.owner.sheet;
        questionColumn_ = form.question;
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
                readAnswer(row, *answer, *fact);
            else
                unread(row, *answer,
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
    void readAnswer(const Row& row, const sheets::Cell& answer, const FactRef& fact) {
        const sheets::Cell* question = row.find(questionColumn_);
        sheets::SheetMap sheet;
        sheet.role = sheets::SheetMap::Role::companies;
        sheet.name = sheet_;
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
            takeFacts(row, answer, fact, made->count(fact.entity) > 0 ? &made->item(fact.entity, 0) : nullptr, doubt);
    }

    // A city may bring its district with it.
    void takeFacts(const Row& row, const sheets::Cell& answer, const FactRef& asked, const Item* item,
                   const Localized& doubt) {
        bool any = false;
        for (std::size_t index = 0; item != nullptr && index < item->facts.size(); ++index) {
            if (!isKnown(item->facts[index])) continue;
            any = true;
            takeFact(row, answer, {asked.entity, asked.item, index}, item->facts[index], doubt);
        }
        if (!any) ++answers_.empty; // "暂无", "/"
    }

    void takeFact(const Row& row, const sheets::Cell& answer, const FactRef& fact, const FactValue& value,
                  const Localized& doubt) {
        const auto before = taken_.find(fact);
        if (before != taken_.end()) {
            const FactValue& first = before->second ? answers_.changes[*before->second].after
                                                    : subject_.item(fact.entity, fact.item).facts.at(fact.fact);
            if (first == value) return;
            if (before->second) answers_.changes[*before->second].after = {};
            before->second.reset();
            unread(row, answer,
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
        answers_.changes.push_back({fact, now, value, sheet_, cellName(row, answer), doubt, file_});
    }

    [[nodiscard]] static std::string cellName(const Row& row, const sheets::Cell& cell) {
        return sheets::columnLetters(cell.column) + std::to_string(row.number);
    }

    void unread(const Row& row, const sheets::Cell& cell, const Localized& why) {
        const std::string place = cellName(row, cell);
        const std::string sheet = printable(sheet_);
        answers_.unread.push_back({fmt::format("“{}”表 {}：{}", sheet, place, why.zh),
                                   fmt::format("sheet \"{}\" {}: {}", sheet, place, why.en)});
    }

    const Vocabulary& vocabulary_;
    MeasureLookup lookup_;
    const Case& subject_;
    std::string file_;
    std::string sheet_; // that is read
    std::uint32_t questionColumn_ = 0;
    Answers answers_;
    std::map<FactRef, std::optional<std::size_t>> taken_; // the change; none where nothing changes
};

std::string whose(const ReturnedForms& forms, std::string_view joint) {
    constexpr std::size_t mostNamed = 5;
    std::string names;
    for (std::size_t at = 0; at < std::min(forms.count(), mostNamed); ++at)
        names += (at == 0 ? std::string() : std::string(joint)) + forms.owner(at).text();
    return forms.count() > mostNamed ? names + " …" : names;
}

} // namespace

std::string FormOwner::text() const {
    const std::string& said = name.empty() ? uscc : name;
    return printable(said.empty() ? sheet : said);
}

FormOwner ownerOf(const Case& subject, const RuleBook& rules, std::string reference) {
    const std::string* uscc = subject.company.text(rules.vocabulary().known().uscc);
    return {
        {}, plainCell(companyName(subject, rules.vocabulary())), uscc == nullptr ? "" : *uscc, std::move(reference)};
}

ReturnedForms::ReturnedForms(std::string path) : path_(std::move(path)) {}
ReturnedForms::ReturnedForms(ReturnedForms&&) noexcept = default;
ReturnedForms& ReturnedForms::operator=(ReturnedForms&&) noexcept = default;
ReturnedForms::~ReturnedForms() = default;

tl::expected<ReturnedForms, Localized> ReturnedForms::read(const std::string& path) {
    const sheets::FileKind kind = sheets::kindOfFile(path);
    if (kind.is == sheets::FileKind::Is::refused) return tl::unexpected(kind.refusal);
    const auto file = sheets::TableFile::open(path);
    if (!file) return tl::unexpected(file.error());
    return read(**file);
}

tl::expected<ReturnedForms, Localized> ReturnedForms::read(const sheets::TableFile& file) {
    ReturnedForms forms(file.path());
    for (std::size_t sheet = 0; sheet < file.sheets().size(); ++sheet) {
        One form;
        const auto isForm = readForm(file, sheet, form);
        if (!isForm) return tl::unexpected(isForm.error());
        if (*isForm) forms.forms_.push_back(std::move(form));
    }
    if (forms.forms_.empty())
        return tl::unexpected(
            Localized{"没有找到问题表：应有“编号（请勿改动）”“问题”“请填写”三列（由 biosubsidy-cli questions 写出）",
                      "no form of questions was found: its columns are \"Key (leave as it is)\", \"Question\" and "
                      "\"Your answer\" "
                      "(biosubsidy-cli questions writes one)"});
    return forms;
}

std::size_t ReturnedForms::count() const noexcept {
    return forms_.size();
}

const FormOwner& ReturnedForms::owner(std::size_t form) const {
    return forms_[form].owner;
}

// A form and a case that are both nameless belong together where there is but one form.
bool ReturnedForms::belongs(std::size_t form, const FormOwner& of) const {
    const FormOwner& owner = forms_[form].owner;
    if (!owner.uscc.empty() && !of.uscc.empty()) return owner.uscc == of.uscc;
    if (!owner.name.empty() && !of.name.empty()) return owner.name == of.name;
    if (!owner.reference.empty() && !of.reference.empty()) return owner.reference == of.reference;
    return count() == 1 && owner.uscc.empty() && owner.name.empty() && of.name.empty() && of.uscc.empty();
}

std::vector<std::size_t> ReturnedForms::owners(std::size_t form, const std::vector<FormOwner>& among) const {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < among.size(); ++at) {
        if (belongs(form, among[at])) found.push_back(at);
    }
    const std::string& reference = forms_[form].owner.reference;
    if (found.size() < 2 || reference.empty()) return found;
    std::vector<std::size_t> referred;
    for (const std::size_t at : found) {
        if (among[at].reference == reference) referred.push_back(at);
    }
    return referred.empty() ? found : referred;
}

Answers FormsOfCase::answers(const Case& subject, const RuleBook& rules) const {
    AnswerReader reader(rules, subject);
    for (const Place& place : places) reader.read(place.file->forms_[place.form], place.file->path());
    return reader.take();
}

tl::expected<Answers, Localized> readAnswers(const sheets::TableFile& file, const Case& subject,
                                             const RuleBook& rules) {
    const auto forms = ReturnedForms::read(file);
    if (!forms) return tl::unexpected(forms.error());
    const FormOwner owner = ownerOf(subject, rules);
    FormsOfCase own;
    for (std::size_t form = 0; form < forms->count(); ++form) {
        if (forms->belongs(form, owner)) own.places.push_back({&*forms, form});
    }
    if (!own.places.empty()) return own.answers(subject, rules);
    const std::string wanted = printable(owner.name.empty() ? owner.uscc : owner.name);
    return tl::unexpected(Localized{
        fmt::format("文件里是{}的问题表，案例是“{}”：按信用代码和名称都对不上，没有采用", whose(*forms, "、"), wanted),
        fmt::format("the file holds forms of {}, and the case is \"{}\": neither code nor name agree; nothing is taken",
                    whose(*forms, ", "), wanted)});
}

} // namespace biosubsidy::letters
