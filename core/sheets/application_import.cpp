// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/application_import.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "core/tables/placeholders.h"
#include "core/tables/typed_number.h"
#include "core/tables/typed_value.h"
#include "core/values/hour.h"
#include "core/values/meant.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using applications::Application;
using applications::Status;
using Field = ApplicationField;

// Names are compared without spaces and marks, in small letters, half-width.
std::string folded(std::string_view text) {
    std::string plain;
    for (const char32_t point : codePoints(plainHeading(text))) {
        constexpr std::u32string_view marks = U"()（）《》〈〉“”\"'·,，.。、-—〔〕[]";
        if (marks.find(point) == std::u32string_view::npos) plain += toUtf8(point);
    }
    return plain;
}

// How alike two folded names are, in thousandths of the longer one: by the pairs of
// characters that both have.
int likeness(const std::string& left, const std::string& right) {
    const std::vector<char32_t> one = codePoints(left);
    const std::vector<char32_t> other = codePoints(right);
    if (one.size() < 2 || other.size() < 2) return left == right ? 1000 : 0;
    std::vector<std::pair<char32_t, char32_t>> pairs;
    for (std::size_t at = 1; at < other.size(); ++at) pairs.emplace_back(other[at - 1], other[at]);
    std::size_t both = 0;
    for (std::size_t at = 1; at < one.size(); ++at) {
        const auto found = std::find(pairs.begin(), pairs.end(), std::pair(one[at - 1], one[at]));
        if (found == pairs.end()) continue;
        pairs.erase(found);
        ++both;
    }
    return static_cast<int>(2000 * both / (one.size() + other.size() - 2));
}

constexpr int alike = 500;          // a proposal
constexpr int ofDocument = 1001;    // likelier than any other
constexpr std::size_t mostNear = 5; // proposals

// The candidates that are alike, the likeliest first; of equals the earlier one.
template <typename Key>
std::vector<Key> nearest(std::vector<std::pair<int, Key>> scored) {
    std::erase_if(scored, [](const auto& one) { return one.first < alike; });
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& left, const auto& right) { return left.first > right.first; });
    std::vector<Key> keys;
    for (auto& [score, key] : scored) {
        if (keys.size() == mostNear) break;
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    }
    return keys;
}

// What people write for a status. A cell that is just one of these is understood; one that
// only holds it is not.
std::optional<Status> statusOf(std::string_view text) {
    using Word = std::pair<std::string_view, Status>;
    static constexpr std::array spoken{Word{"拟申报", Status::considering},   Word{"待定", Status::considering},
                                       Word{"考虑", Status::considering},     Word{"准备", Status::preparing},
                                       Word{"材料准备", Status::preparing},   Word{"准备材料", Status::preparing},
                                       Word{"材料准备中", Status::preparing}, Word{"提交", Status::submitted},
                                       Word{"已申报", Status::submitted},     Word{"已报送", Status::submitted},
                                       Word{"已受理", Status::submitted},     Word{"审核中", Status::submitted},
                                       Word{"评审中", Status::submitted},     Word{"公示中", Status::submitted},
                                       Word{"补正", Status::supplementing},   Word{"补材料", Status::supplementing},
                                       Word{"待补正", Status::supplementing}, Word{"补充材料", Status::supplementing},
                                       Word{"批准", Status::approved},        Word{"获批", Status::approved},
                                       Word{"已获批", Status::approved},      Word{"已立项", Status::approved},
                                       Word{"通过", Status::approved},        Word{"已通过", Status::approved},
                                       Word{"未通过", Status::refused},       Word{"驳回", Status::refused},
                                       Word{"不予支持", Status::refused},     Word{"未获批", Status::refused},
                                       Word{"撤回", Status::withdrawn},       Word{"放弃", Status::withdrawn},
                                       Word{"已放弃", Status::withdrawn},     Word{"部分拨付", Status::paidInPart},
                                       Word{"首期到账", Status::paidInPart},  Word{"到账", Status::paid},
                                       Word{"已拨付", Status::paid},          Word{"已兑付", Status::paid},
                                       Word{"已完成", Status::paid},          Word{"paidinfull", Status::paid},
                                       Word{"rejected", Status::refused}};
    const std::string plain = folded(text);
    for (const Status status : applications::allStatuses) {
        const Localized own = words(status);
        if (plain == folded(own.zh) || plain == folded(own.en) || plain == folded(toString(status))) return status;
    }
    for (const auto& [word, status] : spoken) {
        if (plain == word) return status;
    }
    return std::nullopt;
}

struct DayRead {
    std::optional<Date> day;
    std::string hour;
};

std::optional<unsigned> numberAt(std::string_view text, std::size_t& at, std::size_t most) {
    unsigned number = 0;
    const std::size_t from = at;
    while (at < text.size() && at - from < most && text[at] >= '0' && text[at] <= '9')
        number = number * 10 + static_cast<unsigned>(text[at++] - '0');
    return at == from ? std::nullopt : std::optional(number);
}

bool skip(std::string_view text, std::size_t& at, std::initializer_list<std::string_view> marks) {
    for (const std::string_view mark : marks) {
        if (!text.substr(at).starts_with(mark)) continue;
        at += mark.size();
        return true;
    }
    return false;
}

// "2026-12-11", "2026/12/1", "2026.12.11", "2026年12月11日", each with "17:00" behind it or
// not; nothing else. A day without its year is none.
std::optional<DayRead> dayOf(std::string_view text) {
    std::size_t at = 0;
    const auto year = numberAt(text, at, 4);
    if (!year || at != 4 || !skip(text, at, {"-", "/", ".", "年"})) return std::nullopt;
    const auto month = numberAt(text, at, 2);
    if (!month || !skip(text, at, {"-", "/", ".", "月"})) return std::nullopt;
    const auto day = numberAt(text, at, 2);
    if (!day) return std::nullopt;
    static_cast<void>(skip(text, at, {"日", "号"}));
    DayRead read{Date::of(static_cast<int>(*year), *month, *day), {}};
    if (!read.day) return std::nullopt;
    while (skip(text, at, {" ", "T"})) {
    }
    std::string hour(text.substr(at));
    if (hour.size() == 4 || hour.size() == 7) hour.insert(0, "0"); // 9:30
    if (hour.size() == 8 && hour.ends_with(":00")) hour.resize(5);
    if (hour == "00:00" || hour.empty()) return read; // a cell that shows the day alone
    if (!minutesOfDay(hour)) return std::nullopt;
    read.hour = hour;
    return read;
}

// One row as an application.
class RowReader {
public:
    RowReader(const ApplicationMap& map, const Row& row, ProposedApplication& into)
        : map_(map), row_(row), into_(into) {}

    [[nodiscard]] std::string text(Field field) const {
        const Cell* cell = cellOf(field);
        if (cell == nullptr) return {};
        const std::string plain = plainCell(cell->text);
        return isPlaceholder(lowered(plain)) ? std::string() : plain;
    }

    void read() {
        Application& application = into_.application;
        application.itemName = text(Field::item);
        application.agency = text(Field::agency);
        application.person = text(Field::person);
        application.remarks = text(Field::remarks);
        application.expected = sum(Field::expected);
        application.applied = {sum(Field::applied), day(Field::appliedOn).day};
        application.approved = {sum(Field::approved), day(Field::approvedOn).day};
        const std::optional<Date> paidOn = day(Field::paidOn).day;
        if (const auto paid = sum(Field::paid); paid && !paid->isZero())
            application.payments.push_back({*paid, paidOn, {}});
        else if (paidOn)
            leaveOut(Field::paidOn, {"有到账日，没有到账金额", "there is a day of payment, and no sum"});
        const DayRead closes = day(Field::closes);
        application.call.closes = closes.day;
        application.call.closesAt = closes.hour;
        application.ownDeadline = day(Field::ownDeadline).day;
        status();
    }

private:
    static std::string lowered(std::string text) {
        for (char& letter : text) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        }
        return text;
    }

    [[nodiscard]] const Cell* cellOf(Field field) const {
        const ApplicationColumn* column = map_.of(field);
        return column == nullptr ? nullptr : row_.find(column->column);
    }

    // It counts nowhere, and stands in the remarks.
    void leaveOut(Field field, Localized why) {
        const Cell* cell = cellOf(field);
        const std::string stood = printable(cell->text);
        into_.doubts.push_back({row_.number, cell->column, stood, false, std::move(why)});
        std::string& remarks = into_.application.remarks;
        remarks += (remarks.empty() ? "" : "\n") + map_.of(field)->heading + ": " + cell->text;
    }
    void doubt(Field field, Localized why) {
        const Cell* cell = cellOf(field);
        into_.doubts.push_back({row_.number, cell->column, printable(cell->text), true, std::move(why)});
    }

    [[nodiscard]] std::optional<Money> sum(Field field) {
        const std::string plain = text(field);
        if (plain.empty()) return std::nullopt;
        const Cell& cell = *cellOf(field);
        if (cell.flaw != Flaw::none) {
            leaveOut(field, describe(cell.flaw));
            return std::nullopt;
        }
        const ApplicationColumn& column = *map_.of(field);
        const CellReading reading = readAmount(plain, column.unit);
        const auto* money = std::get_if<Money>(&reading.value);
        if (money == nullptr) {
            leaveOut(field, reading.why.empty() ? Localized{"不是金额", "no sum of money"} : reading.why);
            return std::nullopt;
        }
        if (reading.sure == CellReading::Sure::doubtful) doubt(field, reading.why);
        tellUnit(field, plain, column);
        return *money;
    }

    // 500 in a column that says no unit is more likely 500万元 than 500元.
    void tellUnit(Field field, const std::string& plain, const ApplicationColumn& column) {
        constexpr std::size_t fewDigits = 6;
        const bool bare = plain.find_first_not_of("0123456789.,") == std::string::npos;
        const bool isSmall = plain.substr(0, plain.find('.')).size() < fewDigits;
        if (bare && isSmall && !column.unitSaid && plain != "0")
            doubt(field, {"没有写单位，按元读；如果是万元，请改列的单位",
                          "no unit is given: read as yuan; where it is 10,000 yuan, change the column's unit"});
    }

    DayRead day(Field field) {
        const std::string plain = text(field);
        if (plain.empty()) return {};
        if (auto read = dayOf(plain)) return std::move(*read);
        Localized why = dateAdvice(plain);
        if (why.empty())
            why = {"不是日期；应写作 2026-12-11，可带 17:00",
                   "no date; expected one such as 2026-12-11, with 17:00 or without"};
        leaveOut(field, std::move(why));
        return {};
    }

    void status() {
        const std::string plain = text(Field::status);
        if (plain.empty()) return;
        if (const auto found = statusOf(plain)) {
            into_.application.status = *found;
            return;
        }
        std::string known;
        std::string knownEn;
        for (const Status one : applications::allStatuses) {
            known += (known.empty() ? "" : "、") + words(one).zh;
            knownEn += (knownEn.empty() ? "" : ", ") + words(one).en;
        }
        leaveOut(Field::status, {fmt::format("不是已知的状态，先算“考虑中”；可写：{}", known),
                                 fmt::format("no known status: taken as \"considering\"; possible: {}", knownEn)});
    }

    const ApplicationMap& map_;
    const Row& row_;
    ProposedApplication& into_;
};

// What was found for two texts once.
template <typename Match>
class Remembered {
public:
    template <typename Find>
    const Match& of(std::pair<std::string, std::string> texts, const Find& find) {
        const auto known = all_.find(texts);
        return known == all_.end() ? all_.emplace(std::move(texts), find()).first->second : known->second;
    }

private:
    std::map<std::pair<std::string, std::string>, Match> all_;
};

std::string firstText(const Row& row) {
    return row.cells.empty() ? std::string() : printable(row.cells.front().text);
}

} // namespace

FirmMatch matchFirm(std::string_view name, std::string_view uscc, std::span<const KnownFirm> firms) {
    FirmMatch match;
    const auto take = [&](const auto& is) {
        for (const KnownFirm& firm : firms) {
            if (is(firm)) match.cases.push_back(firm.id);
        }
        if (match.cases.empty()) return false;
        match.sure = match.cases.size() == 1 ? Likeness::same : Likeness::near;
        return true;
    };
    const std::string code = folded(uscc);
    if (!code.empty() && take([&](const KnownFirm& firm) { return folded(firm.uscc) == code; })) return match;
    const std::string plain = folded(name);
    if (plain.empty()) return match;
    if (take([&](const KnownFirm& firm) { return folded(firm.name) == plain || folded(firm.title) == plain; }))
        return match;
    std::vector<std::pair<int, std::int64_t>> scored;
    for (const KnownFirm& firm : firms) {
        const std::string own = folded(firm.name);
        const std::string title = folded(firm.title);
        // A short name stands inside the whole one: 甲生物 in 北京甲生物科技有限公司.
        const bool within = plain.size() >= 6 && (own.find(plain) != std::string::npos);
        scored.emplace_back(std::max({within ? 900 : 0, likeness(plain, own), likeness(plain, title)}), firm.id);
    }
    match.cases = nearest(std::move(scored));
    if (!match.cases.empty()) match.sure = Likeness::near;
    return match;
}

MeasureMatch matchMeasure(std::string_view title, std::string_view document, const RuleBook& rules) {
    MeasureMatch match;
    const std::string plain = folded(title);
    const std::string number = folded(document);
    std::vector<std::pair<int, std::string>> scored;
    for (const Pack& pack : rules.packs()) {
        const std::string own = folded(pack.number);
        // The number may stand in either column, among other words.
        const bool numbered =
            !own.empty() && (number.find(own) != std::string::npos || plain.find(own) != std::string::npos);
        const bool titled = !number.empty() && folded(pack.title.zh) == number;
        for (const Measure& measure : pack.measures) {
            const std::string key = pack.id + "/" + measure.id;
            const bool same = !plain.empty() && (plain == folded(measure.title.zh) ||
                                                 plain == folded(measure.title.en) || plain == folded(key));
            const bool sameDocument = number.empty() || numbered || titled;
            if (same && sameDocument) match.measures.push_back(key);
            const int like = plain.empty() ? 0
                                           : std::max(likeness(plain, folded(measure.title.zh)),
                                                      likeness(plain, folded(measure.title.en)));
            // Of a document that is named every measure comes before those of others.
            scored.emplace_back(numbered || titled ? ofDocument + like : like, key);
        }
    }
    if (!match.measures.empty()) {
        match.sure = match.measures.size() == 1 ? Likeness::same : Likeness::near;
        return match;
    }
    match.measures = nearest(std::move(scored));
    if (!match.measures.empty()) match.sure = Likeness::near;
    return match;
}

tl::expected<ApplicationProposals, Localized> proposeApplications(const TableFile& file, const ApplicationMap& map,
                                                                  const RuleBook& rules,
                                                                  std::span<const KnownFirm> firms,
                                                                  const std::function<bool()>& wantsStop) {
    auto source = file.rows(map.sheet);
    if (!source) return tl::unexpected(source.error());
    ApplicationProposals proposals;
    // A list names the same few firms and policies again and again.
    Remembered<FirmMatch> firmMatches;
    Remembered<MeasureMatch> measureMatches;
    std::string firmAbove;
    std::string codeAbove;
    for (Row row;;) {
        const auto more = (*source)->next(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        if (row.number <= map.headingRow) continue;
        if (wantsStop && wantsStop()) {
            proposals.whole = false;
            break;
        }
        if (proposals.rows.size() == mostProposed)
            return tl::unexpected(
                Localized{fmt::format("超过 {} 行，太多了；请分成几个文件", mostProposed),
                          fmt::format("more than {} rows: split it into several files", mostProposed)});
        ProposedApplication one;
        one.row = row.number;
        RowReader reader(map, row, one);
        const std::string title = reader.text(Field::measure);
        const std::string document = reader.text(Field::document);
        const std::string firm = reader.text(Field::firm);
        const std::string code = reader.text(Field::uscc);
        if (title.empty() && document.empty()) {
            proposals.passedOver.emplace_back(row.number, firstText(row));
            continue;
        }
        if (!firm.empty() || !code.empty()) {
            firmAbove = firm;
            codeAbove = code;
        }
        one.firm = firmAbove;
        one.policy = title.empty() ? document : title;
        one.firmMatch = firmMatches.of({firmAbove, codeAbove}, [&] { return matchFirm(firmAbove, codeAbove, firms); });
        one.measureMatch = measureMatches.of({title, document}, [&] { return matchMeasure(title, document, rules); });
        one.application.title = {one.policy, {}};
        if (one.measureMatch.sure == Likeness::same) one.application.claim.measure = one.measureMatch.measures.front();
        reader.read();
        proposals.rows.push_back(std::move(one));
    }
    return proposals;
}

} // namespace biosubsidy::sheets
