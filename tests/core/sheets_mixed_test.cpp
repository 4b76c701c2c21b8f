// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two hundred tables as people keep them, each a mixture by chance (of a fixed seed) of
// headings, units, brackets, cells, rows and files, whose right values are known: what
// is read is right, and what is not read is told. Nothing is wrong in silence.
#include <functional>
#include <map>
#include <random>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/documents/workbook.h"
#include "core/sheets/sheet_input.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::sheets;

namespace {

constexpr int tables = 200;

using Texts = std::vector<std::string>;

const Vocabulary& vocabulary() {
    return test::builtInRules()->vocabulary();
}

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool oneIn(std::size_t many) { return below(many) == 0; }
    const std::string& of(const Texts& texts) { return texts[below(texts.size())]; }

private:
    std::mt19937_64 engine_;
};

// A cell, and what is right: a value, or none; `odd`: it has to be told.
struct Written {
    std::string text;
    FactValue value;
    bool odd = false;
};

struct Unit {
    std::string name; // "": none, so yuan
    int exponent = 0;
};

// Fen as a decimal of the unit.
std::string inUnit(std::int64_t yuan, int exponent) {
    std::string digits = std::to_string(yuan);
    const auto places = static_cast<std::size_t>(exponent);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string decimals = digits.substr(digits.size() - places);
    digits.resize(digits.size() - places);
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    return decimals.empty() ? digits : digits + "." + decimals;
}

std::string grouped(std::string digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

const Texts nothing{"", "-", "—", "——", "/", "暂无", "NA", "n/a", "null", "nan", "待定", "#N/A", "未知", "无"};

Written money(Dice& dice, const Unit& unit) {
    const std::int64_t yuan = static_cast<std::int64_t>(dice.below(90'000) + 1'000) * 10'000;
    const FactValue right = Money::fromYuan(yuan);
    const std::string plain = inUnit(yuan, unit.exponent);
    switch (dice.below(20)) {
    case 0: return {dice.of(nothing), {}};
    case 1: return {grouped(plain), right};
    case 2: return {grouped(inUnit(yuan, 4)) + "万元", right};
    case 3: return {inUnit(yuan, 4) + "万", right};
    case 4: return {inUnit(yuan, 8) + "亿元", right};
    case 5: return {inUnit(yuan, 0) + "元", right};
    case 6: return {"人民币" + inUnit(yuan, 4) + "万元", right};
    case 7: return {"约" + plain, {}, true};
    case 8: return {plain + "-" + plain, {}, true};
    case 9: return {"500\n800", {}, true};
    case 10: return {"35%", {}, true};
    case 11: return {inUnit(yuan, 4) + "万美元", {}, true};
    case 12: return {"1,23,4", {}, true};
    default: return {plain, right};
    }
}

Written count(Dice& dice) {
    const auto people = static_cast<std::int64_t>(dice.below(3'000) + 5);
    const std::string plain = std::to_string(people);
    switch (dice.below(12)) {
    case 0: return {dice.of(nothing), {}};
    case 1: return {plain + "人", FactValue(people)};
    case 2: return {plain + ".0", FactValue(people)};
    case 3: return {grouped(plain), FactValue(people)};
    case 4: return {"约" + plain, {}, true};
    case 5: return {"120,0", {}, true};
    case 6: return {"120\n80", {}, true};
    default: return {plain, FactValue(people)};
    }
}

Written flag(Dice& dice) {
    const bool yes = dice.oneIn(2);
    switch (dice.below(8)) {
    case 0: return {dice.of({"", "-", "/", "暂无", "未知"}), {}};
    case 1: return {"无", FactValue(false)};
    case 2: return {"大概是", {}, true};
    default: return {yes ? dice.of({"是", "√", "Y", "有"}) : dice.of({"否", "×", "N"}), FactValue(yes)};
    }
}

Written city(Dice& dice, const Fact& fact) {
    const std::size_t index = dice.below(5);
    const std::string& label = fact.choices[index].label.zh;
    if (dice.oneIn(12)) return {dice.of({"", "-", "/"}), {}};
    return {dice.oneIn(3) ? label.substr(0, label.size() - std::string("市").size()) : label,
            FactValue(ChoiceIndex{index})};
}

Written year(Dice& dice) {
    const auto right = static_cast<std::int64_t>(2025 + dice.below(2));
    const std::string plain = std::to_string(right);
    return {dice.of({plain, plain + "年", plain + "年度", plain + ".0"}), FactValue(right)};
}

Written kinds(Dice& dice, const Fact& fact) {
    ChoiceSet set;
    if (dice.oneIn(8)) return {"无", FactValue(set)};
    if (dice.oneIn(8)) return {"生物工厂一类", {}, true};
    const std::size_t first = dice.below(fact.choices.size());
    std::string text = fact.choices[first].label.zh;
    set.set(first);
    if (const std::size_t second = dice.below(fact.choices.size()); second != first && dice.oneIn(3)) {
        text += dice.of({"、", "；", "\n"}) + fact.choices[second].label.zh;
        set.set(second);
    }
    return {text, FactValue(set)};
}

std::string uscc(Dice& dice) {
    static const std::string letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    constexpr int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    std::string code = "9111";
    while (code.size() < 17) code += letters[dice.below(letters.size())];
    int sum = 0;
    for (std::size_t at = 0; at < 17; ++at) sum += weights[at] * static_cast<int>(letters.find(code[at]));
    return code + letters[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

// A column: its heading, and its cells. `fact` of none: nothing that is asked for.
struct Column {
    Entity entity = Entity::company;
    std::string fact;
    std::string heading;
    std::string group{};
    std::function<Written(Dice&)> write;
};

struct Expected {
    std::string name;
    std::map<std::string, Written> company;
    std::vector<std::map<std::string, Written>> projects;
};

class Mixture {
public:
    explicit Mixture(std::uint64_t seed) : dice_(seed) {
        chooseColumns();
        above();
        for (std::size_t firm = 0, firms = 3 + dice_.below(6); firm < firms; ++firm) addFirm(firm);
        if (dice_.oneIn(2)) addTotal();
        if (dice_.oneIn(3)) rows_.push_back({"注：以上数据由企业自报。"});
        if (dice_.oneIn(3)) rows_.push_back({"填表人：张三", "", "审核人：李四"});
    }

    std::vector<Texts> rows_;
    std::vector<Expected> firms_;
    std::size_t marked_ = 0; // rows that have to be told: doubles, totals
    std::size_t files() { return dice_.below(5); }

private:
    std::string bracketed(const std::string& word, const std::string& unit) {
        switch (dice_.below(12)) {
        case 0: return word + "（" + unit + "）";
        case 1: return word + "(" + unit + ")";
        case 2: return word + "【" + unit + "】";
        case 3: return word + "[" + unit + "]";
        case 4: return word + "〔" + unit + "〕";
        case 5: return word + "/" + unit;
        case 6: return word + "，" + unit;
        case 7: return word + "-" + unit;
        case 8: return word + " " + unit;
        case 9: return word + "（单位：" + unit + "）";
        case 10: return word + "（" + unit + "）*";
        default: return word + "\n（" + unit + "）";
        }
    }

    Column amount(Entity entity, const std::string& fact, const Texts& words, const std::string& group = {}) {
        static const std::vector<Unit> units{{"万元", 4},   {"万元", 4}, {"元", 0},   {"千元", 3},
                                             {"百万元", 6}, {"亿元", 8}, {"百万", 6}, {"亿", 8}};
        Unit unit = units[dice_.below(units.size())];
        std::string heading = dice_.of(words);
        if (unitAbove_ && dice_.oneIn(2))
            unit = {"", 4};
        else
            heading = bracketed(heading, unit.name);
        return {entity, fact, heading, group, [unit](Dice& dice) { return money(dice, unit); }};
    }

    void chooseColumns() {
        unitAbove_ = dice_.oneIn(3);
        twoLevels_ = dice_.oneIn(4);
        const std::string group = twoLevels_ ? "项目情况" : "";
        const std::string firm = twoLevels_ ? "企业情况" : "";
        const Fact& cities = vocabulary().fact(Entity::company, vocabulary().known().companyCity);
        const Fact& kindFact = vocabulary().fact(Entity::project, *vocabulary().find(Entity::project, "kinds"));
        columns_.push_back({Entity::company, "city", dice_.of({"所在城市", "城市", "所属城市", "所在市"}), firm,
                            [&cities](Dice& dice) { return city(dice, cities); }});
        columns_.push_back({Entity::company, "employees",
                            dice_.of({"从业人员", "员工人数", "从业人数（人）", "职工总数", "员工数/人", "人数"}), firm,
                            [](Dice& dice) { return count(dice); }});
        Column revenue = amount(Entity::company, "revenue",
                                {"上年营业收入", "营业收入", "2025年营业收入", "2025年度营收", "营收"}, firm);
        columns_.push_back(revenue);
        columns_.push_back({Entity::company, "hnte", dice_.of({"是否高企", "高新技术企业", "是否高新技术企业"}), firm,
                            [](Dice& dice) { return flag(dice); }});
        columns_.push_back(
            amount(Entity::project, "total_investment", {"项目总投资", "总投资", "总投资额", "计划总投资"}, group));
        if (dice_.oneIn(2))
            columns_.push_back(amount(Entity::project, "fixed_asset_investment",
                                      {"固定资产投资", "其中：固定资产投资", "固定资产投资额"}, group));
        columns_.push_back({Entity::project, "kinds", dice_.of({"项目类型", "项目类别"}), group,
                            [&kindFact](Dice& dice) { return kinds(dice, kindFact); }});
        if (dice_.oneIn(2))
            columns_.push_back({Entity::project, "year", dice_.of({"项目年度", "所属年度"}), group,
                                [](Dice& dice) { return year(dice); }});
        const auto other = [&](const Texts& headings, const Texts& cells, const std::string& in) {
            if (dice_.oneIn(2))
                columns_.push_back({Entity::company, "", dice_.of(headings), in, [cells](Dice& dice) {
                                        return Written{dice.of(cells), {}, false};
                                    }});
        };
        other({"营业收入增长率（%）", "营收增长率", "营业收入同比增长"}, {"15.2", "8", "-3"}, firm);
        other({"从业人员平均工资（元）", "人均工资"}, {"180000", "95000"}, firm);
        other({"园区名称", "所属园区"}, {"北京生命科学园", "金山园区"}, firm);
        other({"所属行业", "行业类别"}, {"医药制造业", "C27"}, firm);
        other({"注册资本（万元）", "注册资本"}, {"500", "500万美元"}, firm);
        other({"备注", "联系电话"}, {"13800000000", "已对接"}, "");
    }

    void above() {
        if (dice_.oneIn(2)) rows_.push_back({"某园区企业情况汇总表"});
        if (unitAbove_)
            rows_.push_back({dice_.oneIn(2) ? "填报单位：招商部" : "",
                             dice_.of({"单位：万元", "金额单位：万元", "金额单位：人民币万元", "（单位：万元）"})});
        else if (dice_.oneIn(4))
            rows_.push_back({"填表单位：园区管委会"});
        for (std::size_t blank = dice_.below(3); blank > 0 && !rows_.empty(); --blank) rows_.emplace_back();
        coded_ = dice_.oneIn(2);
        Texts heads{"序号", dice_.of({"企业名称", "单位名称", "名称", "企业全称"})};
        Texts groups{"序号", twoLevels_ ? "企业情况" : heads[1]};
        if (coded_) {
            heads.push_back(dice_.of({"统一社会信用代码", "信用代码"}));
            groups.emplace_back(twoLevels_ ? "" : heads.back());
        }
        std::string last = "企业情况";
        for (const Column& column : columns_) {
            heads.push_back(column.heading);
            groups.push_back(column.group == last ? "" : column.group);
            if (!column.group.empty()) last = column.group;
        }
        if (twoLevels_) {
            for (std::size_t at = 0; at < heads.size(); ++at)
                if (groups[at].empty() && at > 2 && columns_[at - (coded_ ? 3 : 2)].group.empty())
                    groups[at] = heads[at];
            heads[0].clear();
            rows_.push_back(groups);
        }
        rows_.push_back(heads);
        heads_ = heads;
    }

    Texts rowOf(std::size_t number, const std::string& name, const std::string& code) {
        Texts row{std::to_string(number), name};
        if (coded_) row.push_back(code);
        return row;
    }

    void addFirm(std::size_t number) {
        static const Texts names{"合谷生物科技有限公司",     "微元生物（北京）有限公司", "蓝晶合成生物技术公司",
                                 "凯赛生物制造股份有限公司", "弈柯莱生物科技有限公司",   "态创生物科技有限公司",
                                 "引航生物制造集团",         "酶赛生物工程有限公司",     "昌进生物技术有限公司"};
        Expected firm;
        firm.name = names[number];
        const std::string code = uscc(dice_);
        Texts row = rowOf(number + 1, firm.name, dice_.oneIn(4) ? "" : code);
        firm.projects.emplace_back();
        for (const Column& column : columns_) {
            Written cell = column.write(dice_);
            row.push_back(cell.text);
            if (column.fact.empty()) continue;
            (column.entity == Entity::company ? firm.company : firm.projects.back()).emplace(column.fact, cell);
        }
        rows_.push_back(row);
        const Texts first = row;
        if (dice_.oneIn(4)) addProject(firm, dice_.oneIn(2) ? first : Texts{});
        if (dice_.oneIn(6)) rows_.push_back(first); // the same once more
        if (dice_.oneIn(8)) rows_.emplace_back();
        if (dice_.oneIn(10)) rows_.push_back(heads_);
        firms_.push_back(std::move(firm));
    }

    // A further project, in a row that repeats the company or leaves it empty.
    void addProject(Expected& firm, Texts row) {
        const bool repeats = !row.empty();
        if (!repeats) row.assign(heads_.size(), "");
        std::map<std::string, Written> project;
        for (std::size_t at = 0; at < columns_.size(); ++at) {
            const std::size_t cell = at + (coded_ ? 3 : 2);
            if (columns_[at].entity == Entity::company) {
                if (columns_[at].fact.empty()) row[cell].clear();
                continue;
            }
            const Written written = columns_[at].write(dice_);
            row[cell] = written.text;
            project.emplace(columns_[at].fact, written);
        }
        rows_.push_back(row);
        firm.projects.push_back(std::move(project));
    }

    void addTotal() {
        Texts row{dice_.of({"合计", "总计", "合 计", "平均"})};
        row.resize(heads_.size());
        for (std::size_t at = 0; at < columns_.size(); ++at)
            if (columns_[at].fact == "total_investment" || columns_[at].fact == "employees")
                row[at + (coded_ ? 3 : 2)] = "123456";
        rows_.push_back(row);
    }

    Dice dice_;
    std::vector<Column> columns_;
    Texts heads_;
    bool unitAbove_ = false;
    bool twoLevels_ = false;
    bool coded_ = false;
};

std::string quoted(const std::string& text) {
    if (text.find_first_of(",;\t\"\n") == std::string::npos) return text;
    std::string result = "\"";
    for (const char letter : text) result += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return result + "\"";
}

bool isNumber(const std::string& text) {
    return !text.empty() && text.size() < 12 && text.find_first_not_of("0123456789.") == std::string::npos &&
           text.front() != '0' && text.back() != '.';
}

} // namespace

class SheetsMixedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrongInSilence_data() {
        QTest::addColumn<int>("seed");
        // By hand, others: BIOSUBSIDY_FIRST_TABLE=1001
        const int first = std::max(1, qEnvironmentVariableIntValue("BIOSUBSIDY_FIRST_TABLE"));
        for (int seed = first; seed < first + tables; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("table %1").arg(seed))) << seed;
    }
    void nothingIsWrongInSilence() {
        QFETCH(int, seed);
        Mixture mixture(static_cast<std::uint64_t>(seed));
        const std::string path = write(mixture, mixture.files());
        const auto file = TableFile::open(path);
        QVERIFY2(file, file ? "" : file.error().zh.c_str());
        const ColumnMap map = guessMap(vocabulary(), (*file)->sheets(), 2026);
        for (const SheetMap& sheet : map.sheets)
            for (const std::uint32_t column : sheet.undecided())
                QVERIFY2(false, qPrintable(QStringLiteral("column %1 is not sure: %2")
                                               .arg(QString::fromStdString(sheet.headings[column]),
                                                    QString::fromStdString(sheet.said[column].why.zh))));
        const auto input = SheetInput::open(*file, map, test::builtInRules());
        QVERIFY2(input, input ? "" : input.error().zh.c_str());
        std::map<std::string, Case> cases;
        Diagnostics problems;
        screening::Piece piece;
        while (*(*input)->next(piece)) {
            for (screening::LineCase& one : piece.cases) {
                const std::string name = nameOf(one.subject);
                QVERIFY2(!cases.contains(name), ("twice: " + name).c_str());
                cases.emplace(name, std::move(one.subject));
            }
            for (screening::LineProblem& one : piece.problems)
                std::move(one.diagnostics.begin(), one.diagnostics.end(), std::back_inserter(problems));
        }
        if (!problems.empty()) QVERIFY2(false, problems.front().message.zh.c_str());
        std::size_t odd = 0;
        for (const Expected& firm : mixture.firms_) {
            QVERIFY2(cases.contains(firm.name), ("missing: " + firm.name).c_str());
            odd += compare(firm, cases.at(firm.name));
        }
        QCOMPARE(cases.size(), mixture.firms_.size());
        const TableAccount& account = (*input)->account();
        QVERIFY2(account.count(NoteKind::unread) >= odd,
                 qPrintable(QStringLiteral("%1 odd, %2 told").arg(odd).arg(account.count(NoteKind::unread))));
    }

private:
    static std::string nameOf(const Case& subject) {
        const auto* name =
            std::get_if<std::string>(&subject.company.facts[*vocabulary().find(Entity::company, "name")]);
        return name == nullptr ? std::string() : *name;
    }

    // How many cells have to be told.
    static std::size_t compareItem(const std::string& where, Entity entity, const std::map<std::string, Written>& right,
                                   const Item& item) {
        std::size_t odd = 0;
        for (const auto& [id, written] : right) {
            odd += written.odd ? 1 : 0;
            const FactValue& read = item.facts[*vocabulary().find(entity, id)];
            if (read == written.value) continue;
            QTest::qFail(qPrintable(QStringLiteral("%1 %2: “%3” was read wrongly")
                                        .arg(QString::fromStdString(where), QString::fromStdString(id),
                                             QString::fromStdString(written.text))),
                         __FILE__, __LINE__);
        }
        return odd;
    }
    static std::size_t compare(const Expected& firm, const Case& subject) {
        std::size_t odd = compareItem(firm.name, Entity::company, firm.company, subject.company);
        // A row that says nothing of a project leaves none behind, nor one that repeats it.
        std::vector<std::map<std::string, Written>> right;
        for (const auto& project : firm.projects) {
            const bool known =
                std::any_of(project.begin(), project.end(), [](const auto& one) { return isKnown(one.second.value); });
            const bool repeated = std::any_of(right.begin(), right.end(), [&](const auto& other) {
                return std::all_of(project.begin(), project.end(),
                                   [&](const auto& one) { return other.at(one.first).value == one.second.value; });
            });
            const bool odder =
                std::any_of(project.begin(), project.end(), [](const auto& one) { return one.second.odd; });
            if (known && (!repeated || odder)) right.push_back(project);
            for (const auto& [id, written] : project) odd += !known && written.odd ? 1 : 0;
        }
        if (subject.projects.size() != right.size())
            QTest::qFail(qPrintable(QStringLiteral("%1: %2 projects for %3")
                                        .arg(QString::fromStdString(firm.name))
                                        .arg(subject.projects.size())
                                        .arg(right.size())),
                         __FILE__, __LINE__);
        for (std::size_t at = 0; at < std::min(right.size(), subject.projects.size()); ++at)
            odd += compareItem(firm.name, Entity::project, right[at], subject.projects[at]);
        return odd;
    }

    std::string write(const Mixture& mixture, std::size_t kind) {
        const std::string path = folder_.filePath(QStringLiteral("mixed%1").arg(++files_)).toStdString();
        if (kind >= 3) {
            Workbook book(path);
            WorkbookSheet sheet = book.addSheet("Sheet1");
            for (std::uint32_t row = 0; row < mixture.rows_.size(); ++row) {
                for (std::size_t column = 0; column < mixture.rows_[row].size(); ++column) {
                    const std::string& text = mixture.rows_[row][column];
                    if (isNumber(text))
                        static_cast<void>(sheet.decimal(row, column, text, text));
                    else if (!text.empty())
                        sheet.text(row, column, text);
                }
            }
            if (!book.close()) return {};
            return path;
        }
        const char separator = ",;\t"[kind];
        std::string bytes;
        for (const Texts& row : mixture.rows_) {
            std::string line;
            for (std::size_t column = 0; column < mixture.rows_.back().size() || column < row.size(); ++column) {
                if (column > 0) line += separator;
                if (column < row.size()) line += quoted(row[column]);
            }
            bytes += line + "\r\n";
        }
        QFile file(QString::fromStdString(path));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes.data(), static_cast<qint64>(bytes.size()));
        return path;
    }

    QTemporaryDir folder_;
    int files_ = 0;
};

QTEST_MAIN(SheetsMixedTest)
#include "sheets_mixed_test.moc"
