// SPDX-License-Identifier: GPL-3.0-or-later
//
// Curves: named cases from the policies with their clause beside them, and the
// property that a curve and an assessment agree at every whole amount.
#include <random>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include "core/curve/curve.h"
#include "core/curve/curve_reading.h"
#include "core/curve/curve_words.h"
#include "tests/support/effort.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using test::json;

namespace {

const Date day = *Date::parse("2026-11-22");

curve::Curves curvesFor(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const std::string& path,
                        const AssessOptions& options = {.asOf = day}) {
    const auto fact = curve::moneyFactNamed(path, subject, rules->vocabulary());
    if (!fact) qFatal("%s", fact.error().en.c_str());
    return curve::curvesOf(rules, subject, *fact, Money(), Money::largest(), options);
}

// "from..to slope; …" with slopes as fractions and amounts in yuan.
std::string shapeOf(const curve::CityCurve& curve) {
    std::string text;
    for (const curve::CurvePiece& piece : curve.pieces) {
        if (!text.empty()) text += "; ";
        text += Money::fromFen(piece.from).toString() + ".." + Money::fromFen(piece.to).toString() + " " +
                piece.total.slope.str();
    }
    return text;
}

// "at left right kind(claim<other)…", in yuan.
std::string breaksOf(const curve::Curves& curves, const curve::CityCurve& curve) {
    std::string text;
    for (const curve::Breakpoint& point : curve.breakpoints) {
        if (!text.empty()) text += "; ";
        text += curve::Rational(point.at / 100).str() + " " + curve::Rational(point.left / 100).str();
        if (point.isJump()) text += "->" + curve::Rational(point.right / 100).str();
        for (const curve::TurnReason& reason : point.reasons) {
            text += std::string(" ") + (reason.onset ? "" : "!") + std::string(curve::toString(reason.kind));
            if (reason.claim) text += ":" + curves.assessment.claim(*reason.claim).measure->id;
            if (reason.tier) text += "/" + std::to_string(*reason.tier + 1);
            if (reason.cap != nullptr && !reason.cap->yearlyOfMeasure) text += "@" + reason.cap->id;
            if (reason.insteadOf) text += "<" + curves.assessment.claim(*reason.insteadOf).measure->id;
        }
    }
    return text;
}

// Holds curves against assessments of the case with the amount filled in.
class Comparison {
public:
    Comparison(std::shared_ptr<const RuleBook> rules, Case subject, const FactRef& fact, AssessOptions options)
        : rules_(std::move(rules)), subject_(std::move(subject)), fact_(fact), options_(std::move(options)),
          curves_(curve::curvesOf(rules_, subject_, fact_, Money(), Money::largest(), options_)) {
        options_.trace = false;
    }

    [[nodiscard]] const curve::Curves& curves() const { return curves_; }
    [[nodiscard]] const std::string& difference() const { return difference_; }
    [[nodiscard]] std::size_t points() const { return points_; }

    bool agreesWhereItTurns() {
        for (const curve::CityCurve& curve : curves_.cities) {
            for (const curve::CurvePiece& piece : curve.pieces) {
                const Fen middle = piece.from + (piece.to - piece.from) / 2;
                for (const Fen& x : {Fen(piece.from - 1), piece.from, Fen(piece.from + 1), middle, Fen(piece.to - 1),
                                     piece.to, Fen(piece.to + 1)}) {
                    if (x >= 0 && x <= Money::largest().fen() && !agreesAt(x)) return false;
                }
            }
        }
        return true;
    }

    bool agreesAtRandom(std::mt19937_64& random, int count) {
        std::uniform_int_distribution<int> digits(1, 17);
        for (int point = 0; point < count; ++point) {
            std::uint64_t most = 1;
            for (int left = digits(random); left > 0; --left) most *= 10;
            if (!agreesAt(Fen(std::uniform_int_distribution<std::uint64_t>(0, most)(random)))) return false;
        }
        return true;
    }

private:
    bool agreesAt(const Fen& x) {
        ++points_;
        subject_.item(fact_.entity, fact_.item).facts[fact_.fact] = Money::fromFen(x);
        const Assessment assessment = assess(rules_, subject_, options_);
        for (std::size_t index = 0; index < assessment.cities.size(); ++index) {
            const CityResult& city = assessment.cities[index];
            int counted = 0;
            for (const std::size_t pack : city.packs) {
                // One that comes to less than a fen is rounded as well, but not counted.
                for (const Claim& claim : assessment.packs[pack].claims)
                    counted += !claim.counted.isZero() || (claim.ceiling && claim.holds() && claim.worth().isZero());
            }
            const curve::CurvePiece& piece = curves_.cities.at(index).pieceAt(x);
            const curve::Rational gap = piece.total.at(x) - curve::rationalOf(city.totals.ceiling);
            const bool within = piece.open
                                    ? piece.open->low <= city.totals.ceiling && city.totals.ceiling <= piece.open->high
                                    : gap >= 0 && gap < std::max(1, counted);
            if (within && !city.openSearch) continue;
            difference_ = curves_.assessment.pathOf(fact_) + " = " + Money::fromFen(x).toString() + ": curve " +
                          curve::Rational(piece.total.at(x) / 100).str() + ", assessment " +
                          city.totals.ceiling.toString() + "; " + shapeOf(curves_.cities[index]);
            return false;
        }
        return true;
    }

    std::shared_ptr<const RuleBook> rules_;
    Case subject_;
    FactRef fact_;
    AssessOptions options_;
    curve::Curves curves_;
    std::string difference_;
    std::size_t points_ = 0;
};

std::vector<FactRef> moneyFactsOf(const Case& subject, const Vocabulary& vocabulary) {
    std::vector<FactRef> facts;
    for (const Entity entity : allEntities) {
        for (std::size_t item = 0; item < subject.count(entity); ++item) {
            for (std::size_t fact = 0; fact < vocabulary.facts(entity).size(); ++fact) {
                if (vocabulary.fact(entity, fact).type == FactType::money) facts.push_back({entity, item, fact});
            }
        }
    }
    return facts;
}

struct RandomCase {
    Case subject;
    AssessOptions options;
};

// Cases of the oracle's generator.
std::vector<RandomCase> randomCases(const RuleBook& rules, int seed, int count) {
    QProcess generator;
    generator.start(QStringLiteral("python3"),
                    {QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/tests/oracle/generate.py"), QStringLiteral("--seed"),
                     QString::number(seed), QStringLiteral("--count"), QString::number(count)});
    if (!generator.waitForFinished(60'000)) qFatal("the generator of cases does not answer");
    std::vector<RandomCase> cases;
    for (const QByteArray& line : generator.readAllStandardOutput().split('\n')) {
        if (line.isEmpty()) continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const QByteArray text = QJsonDocument(object.value(QStringLiteral("case")).toObject()).toJson();
        AssessOptions options{.asOf = *Date::parse(object.value(QStringLiteral("as_of")).toString().toStdString())};
        options.exclusion = !object.value(QStringLiteral("no_exclusion")).toBool();
        cases.push_back({test::caseOf(rules, text.toStdString()), options});
    }
    return cases;
}

int fromEnvironment(const char* name, int usual) {
    bool given = false;
    const int value = qEnvironmentVariableIntValue(name, &given);
    return given ? value : usual;
}

// Two pools, three yearly caps that pools share, an amount that falls, one that
// jumps at a single point, and amounts that rest on the company's revenue.
std::string trickyPack() {
    std::string text = R"(format = 'biosubsidy-pack/1'
[pack]
id = 'tricky'
version = '1'
city = 'beijing'
title.zh = '测试'
title.en = 'Test'
summary.zh = '测试'
summary.en = 'Test'
issuers = ['测试局']
agencies = ['测试局']
status = 'in_force'
from = 2024-01-01
grade = 'full_text'
overlap.levels = ['national', 'city', 'district', 'other']
overlap.zh = '从优'
overlap.en = 'the better one'
)";
    const auto measure = [&](const char* id, const char* scope, const char* pool, const char* cap, const char* when,
                             const char* amount) {
        text += std::string("[[measure]]\nid = '") + id + "'\nclause = '1'\nscope = '" + scope +
                "'\ntitle.zh = '测试'\ntitle.en = 'Test'\nsummary.zh = '测试'\nsummary.en = 'Test'\n"
                "support = 'ceiling'\nrate = 'stated'\nwhen = '" +
                when + "'\namount = '" + amount + "'\n";
        if (*pool != 0) text += std::string("pool = '") + pool + "'\n";
        if (*cap != 0) text += std::string("yearly_cap = '") + cap + "'\n";
    };
    measure("plain", "project", "a", "", "always", "min(30% * project.total_investment, 5000万元)");
    measure("capped", "project", "a", "3000万元", "always", "min(60% * project.total_investment, 2500万元)");
    measure("other-cap", "project", "a", "2000万元", "project.total_investment >= 100万元",
            "max(33.3333% * project.engineering_investment, 100万元)");
    measure("second-pool", "project", "b", "1000万元", "project.equipment_investment < 5000万元",
            "12.5% * project.total_investment");
    measure("crossing-pool", "project", "b", "3000万元", "project.technical_upgrade",
            "min(20% * project.total_investment, 7% * company.revenue)");
    measure("falling", "project", "", "", "project.key_product",
            "max(2000万元 - 10% * project.total_investment, 1万元)");
    measure("point", "project", "a", "", "project.total_investment = 3000万元", "6000万元");
    measure("revenue", "company", "", "", "company.size in {small, micro}",
            "min(1% * company.revenue, 300万元) + 10万元");
    return text;
}

// A case of this pack: few facts, amounts that meet and cross.
Case trickyCase(const Vocabulary& vocabulary, std::mt19937_64& random) {
    const auto below = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    const auto amount = [&]() -> FactValue {
        if (below(5) == 0) return std::monostate{};
        if (below(3) == 0) return Money::fromFen(Fen(below(20'000'000'000)));
        return Money::fromYuan(static_cast<std::int64_t>(below(40)) * 2'500'000);
    };
    const auto set = [&](Item& item, Entity entity, const char* fact, FactValue value) {
        item.facts[*vocabulary.find(entity, fact)] = std::move(value);
    };
    Case subject = Case::empty(vocabulary);
    const std::size_t city = *vocabulary.fact(Entity::company, vocabulary.known().companyCity).choice("beijing");
    set(subject.company, Entity::company, "city", ChoiceIndex{city});
    set(subject.company, Entity::company, "revenue", amount());
    if (below(4) != 0) set(subject.company, Entity::company, "employees", static_cast<std::int64_t>(below(400)));
    for (std::size_t count = 1 + below(4); count > 0; --count) {
        Item project = Case::emptyItem(vocabulary, Entity::project, "p" + std::to_string(count));
        for (const char* fact : {"total_investment", "engineering_investment", "equipment_investment"})
            set(project, Entity::project, fact, amount());
        for (const char* fact : {"technical_upgrade", "key_product"})
            if (below(5) != 0) set(project, Entity::project, fact, below(3) != 0);
        subject.projects.push_back(std::move(project));
    }
    for (std::size_t count = below(3); count > 0; --count) {
        Award award;
        award.id = "a" + std::to_string(count);
        award.amount = Money::fromFen(Fen(below(1'000'000'000)));
        award.targetId = subject.projects[below(subject.projects.size())].id;
        subject.awards.push_back(award);
    }
    return subject;
}

// A company in Beijing with these further facts of the company, and the rest of the case.
std::string inBeijing(const std::string& rest) {
    return json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing', 'applicant': 'enterprise'}") +
           (rest.empty() ? "" : ", " + json(rest)) + "}";
}

} // namespace

class CurveTest : public QObject {
    Q_OBJECT

private:
    static void compare(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const AssessOptions& options,
                        std::mt19937_64& random, int randomPoints) {
        for (const FactRef& fact : moneyFactsOf(subject, rules->vocabulary())) {
            Comparison comparison(rules, subject, fact, options);
            const bool agrees = comparison.agreesWhereItTurns() && comparison.agreesAtRandom(random, randomPoints);
            QVERIFY2(agrees, comparison.difference().c_str());
            for (const curve::CityCurve& curve : comparison.curves().cities) {
                QVERIFY(curve.isExact());
                QCOMPARE(curve.breakpoints.size() + 1, curve.pieces.size());
                const bool tooMany = curve.breakpoints.size() > curve::CurveLimits{}.explained;
                for (const curve::Breakpoint& point : curve.breakpoints)
                    QVERIFY2(!point.reasons.empty() && (tooMany || point.reasons.front().claim),
                             breaksOf(comparison.curves(), curve).c_str());
            }
        }
    }

private Q_SLOTS:
    void namedCases_data() {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QByteArray>("breaks");
        const auto row = [](const char* name, const std::string& subject, const char* fact, const char* breaks) {
            QTest::newRow(name) << QByteArray::fromStdString(subject) << QByteArray(fact) << QByteArray(breaks);
        };
        // Beijing 附件3: 30% of the investment, at most 5000万.
        row("pilot platform", inBeijing("'projects': [{'id': 'p1', 'kinds': ['pilot_platform']}]"),
            "projects.p1.total_investment", "500000000/3 50000000 cap_reached:pilot-platform");
        // Beijing 附件7 and 附件3: 50% up to 5000万, and 30% of another sum.
        row("another claim becomes the better choice",
            inBeijing(
                "'projects': [{'id': 'p1', 'kinds': ['park_construction', 'space_renovation'], 'renovation_spend': "
                "'2000万'}]"),
            "projects.p1.total_investment",
            "12000000 6000000 better_choice:park-construction<space-renovation; "
            "100000000 50000000 cap_reached:park-construction");
        // Tianjin's manufacturing policy, 1: from 5000万 on, 10% of the equipment.
        row("a threshold is a jump",
            json("{'format': 'biosubsidy-case/1', 'company': {'city': 'tianjin'}, 'projects': [{'id': 'p1', 'kinds': "
                 "['industrialisation'], 'fills_chain_gap': true, 'technical_upgrade': false, 'base_reengineering': "
                 "false, 'equipment_investment': '3000万'}]}"),
            "projects.p1.total_investment", "50000000 0->3000000 threshold:major-investment");
        // Beijing 附件8: 3000万 a year for all green upgrades of an enterprise.
        row("a yearly cap that projects share",
            inBeijing("'projects': [{'id': 'p1', 'kinds': ['green_upgrade']}, {'id': 'p2', 'kinds': ['green_upgrade'], "
                      "'total_investment': '1200万'}]"),
            "projects.p1.total_investment", "18000000 30000000 yearly_cap_used_up:green-upgrade");
        // Beijing, overlaps: the better one, never both.
        row("an award is outgrown",
            inBeijing(
                "'projects': [{'id': 'p1', 'kinds': ['pilot_platform']}], 'awards': [{'id': 'a', 'amount': '600万', "
                "'project': 'p1'}]"),
            "projects.p1.total_investment",
            "20000000 0 award_outgrown:pilot-platform; 500000000/3 44000000 cap_reached:pilot-platform");
        // Tianjin's manufacturing policy, 1: the equipment bounds the unknown total from below.
        row("a part bounds the whole",
            json("{'format': 'biosubsidy-case/1', 'company': {'city': 'tianjin'}, 'projects': [{'id': 'p1', 'kinds': "
                 "['industrialisation'], 'fills_chain_gap': true, 'technical_upgrade': false, 'base_reengineering': "
                 "false}]}"),
            "projects.p1.equipment_investment",
            "50000000 0->5000000 threshold:major-investment; 500000000 50000000 cap_reached:major-investment");
        // Beijing 附件9: 30% of the engineering investment, which is at most the total.
        row("a whole bounds a part",
            inBeijing("'projects': [{'id': 'p1', 'kinds': ['industrialisation'], 'key_product': true}]"),
            "projects.p1.total_investment", "500000000/3 50000000 cap_reached:industrialisation");
        // Beijing 附件5: 30% of the contract, at most 5万, for firms that are not large (2017: revenue from 4亿).
        row("the size class",
            json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing', 'employees': 2000}, 'expenses': "
                 "[{'id': 'e', 'kind': 'service_coupon', 'amount': '10万'}]}"),
            "company.revenue", "400000000 30000->0 !threshold:service-coupon");
        // Beijing 附件11: 70%, at most 100万 a year, used up in order.
        row("expenses of one year",
            json(
                "{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing', 'goods_trader': true}, 'expenses': "
                "[{'id': 'e', 'kind': 'overseas_market', 'amount': '100万'}, {'id': 'f', 'kind': 'overseas_market'}]}"),
            "expenses.f.amount", "3000000/7 1000000 yearly_cap_used_up:overseas-market");
    }

    void namedCases() {
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, fact);
        QFETCH(QByteArray, breaks);
        const auto rules = test::builtInRules();
        const curve::Curves curves = curvesFor(rules, test::caseOf(*rules, subject.toStdString()), fact.toStdString());
        QCOMPARE(curves.cities.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(breaksOf(curves, curves.cities[0])), breaks);
    }

    // What real policies have besides: tiers, each a jump of its own, and caps over
    // several measures.
    void tiersAndSharedCapsAreNamed_data() {
        QTest::addColumn<QByteArray>("measures");
        QTest::addColumn<QByteArray>("breaks");
        const auto measure = [](const char* id, const char* rest) {
            return QByteArray("[[measure]]\nid = \"") + id +
                   "\"\nclause = \"1\"\nscope = \"project\"\nsupport = \"ceiling\"\nrate = \"stated\"\ntitle.zh = "
                   "\"试\"\ntitle.en = \"t\"\nsummary.zh = \"试\"\nsummary.en = \"t\"\n" +
                   rest;
        };
        QTest::newRow("a tier is a jump")
            << measure("a", "[[measure.tier]]\nwhen = \"project.rnd_spend >= 1000万元\"\namount = \"300万元\"\n"
                            "[[measure.tier]]\nwhen = \"project.rnd_spend >= 200万元\"\namount = \"100万元\"\n")
            << QByteArray("2000000 0->1000000 threshold:a; 10000000 1000000->3000000 tier:a/1");
        QTest::newRow("the rest is a tier, too")
            << measure("a", "[[measure.tier]]\nwhen = \"project.rnd_spend > 1000万元\"\namount = \"min(30% * "
                            "project.rnd_spend, 600万元)\"\n[[measure.tier]]\namount = \"min(20% * project.rnd_spend, "
                            "600万元)\"\n")
            << QByteArray("10000000 2000000->3000000 tier:a/1; 20000000 6000000 cap_reached:a");
        QTest::newRow("a cap over two measures is a kink")
            << measure("a", "amount = \"min(50% * project.rnd_spend, 800万元)\"\n") +
                   measure("b", "amount = \"400万元\"\n") +
                   "[[cap]]\nid = \"both\"\nper = \"project\"\namount = \"1000万元\"\nzh = \"限\"\nen = \"cap\"\n"
            << QByteArray("12000000 10000000 cap_used_up:a@both");
    }

    void tiersAndSharedCapsAreNamed() {
        QFETCH(QByteArray, measures);
        QFETCH(QByteArray, breaks);
        const auto rules = test::rulesWith(
            {"format = \"biosubsidy-pack/1\"\n[pack]\nid = \"x\"\nversion = \"1\"\ncity = \"beijing\"\ntitle.zh = "
             "\"试\"\ntitle.en = \"t\"\nsummary.zh = \"试\"\nsummary.en = \"t\"\nissuers = [\"x\"]\nstatus = "
             "\"in_force\"\nfrom = 2026-01-01\ngrade = \"full_text\"\n[[clause]]\nid = \"1\"\nagencies = [\"x\"]\n" +
             measures.toStdString()});
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        const curve::Curves curves =
            curvesFor(*rules, test::caseOf(**rules, inBeijing("'projects': [{'id': 'p1'}]")), "projects.p1.rnd_spend");
        QCOMPARE(QByteArray::fromStdString(breaksOf(curves, curves.cities[0])), breaks);
        for (const curve::Breakpoint& point : curves.cities[0].breakpoints) {
            QVERIFY(!curve::reasonsText(curves, point, Language::zh).empty());
            QVERIFY(!curve::turnWord(point, Language::en).empty());
        }
    }

    void anAmountThatHasNoCurveIsRefused_data() {
        QTest::addColumn<QByteArray>("path");
        for (const char* path : {"", "company", "company.city", "company.p1.revenue", "projects.p2.total_investment",
                                 "projects.p1.kinds", "project.p1.total_investment", "awards.a.amount"})
            QTest::newRow(path) << QByteArray(path);
    }

    void anAmountThatHasNoCurveIsRefused() {
        QFETCH(QByteArray, path);
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(*rules, inBeijing("'projects': [{'id': 'p1'}]"));
        const auto fact = curve::moneyFactNamed(path.toStdString(), subject, rules->vocabulary());
        QVERIFY(!fact.has_value());
        QVERIFY(!fact.error().zh.empty() && !fact.error().en.empty());
    }

    void aRangeIsCutFromTheWhole() {
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(*rules, inBeijing("'projects': [{'id': 'p1', 'kinds': ['pilot_platform']}]"));
        const auto fact = curve::moneyFactNamed("projects.p1.total_investment", subject, rules->vocabulary());
        const curve::Curves some =
            curve::curvesOf(rules, subject, *fact, *Money::parse("1亿"), *Money::parse("1.5亿"), {.asOf = day});
        QCOMPARE(shapeOf(some.cities[0]), std::string("100000000.00..150000000.00 3/10"));
        const curve::Curves one =
            curve::curvesOf(rules, subject, *fact, *Money::parse("1亿"), *Money::parse("1亿"), {.asOf = day});
        QVERIFY(one.cities[0].totalAt(one.from.fen()) == 3'000'000'000);
    }

    // A search that may not do its work gives bounds, and says so.
    void aLimitGivesBounds() {
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(
            *rules, inBeijing("'projects': [{'id': 'p1', 'kinds': ['green_upgrade']}, {'id': 'p2', 'kinds': "
                              "['green_upgrade', 'pilot_platform'], 'total_investment': '1200万'}]"));
        const auto fact = curve::moneyFactNamed("projects.p1.total_investment", subject, rules->vocabulary());
        curve::CurveLimits limits;
        limits.ways = 1;
        const curve::Curves curves =
            curve::curvesOf(rules, subject, *fact, Money(), *Money::parse("1亿"), {.asOf = day}, limits);
        QVERIFY(!curves.cities[0].isExact());
        const curve::Curves exact =
            curve::curvesOf(rules, subject, *fact, Money(), *Money::parse("1亿"), {.asOf = day});
        for (const curve::CurvePiece& piece : exact.cities[0].pieces) {
            for (const Fen& x : {piece.from, piece.to}) {
                const curve::CurvePiece& bounded = curves.cities[0].pieceAt(x);
                if (!bounded.open) continue;
                QVERIFY(curve::rationalOf(bounded.open->low) <= piece.total.at(x));
                QVERIFY(curve::rationalOf(bounded.open->high) >= piece.total.at(x));
            }
        }
    }

    void agreesWithAssessments() {
        const auto rules = test::builtInRules();
        const int seed = fromEnvironment("CURVE_SEED", 20261122);
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        int number = 0;
        for (const RandomCase& one : randomCases(*rules, seed, fromEnvironment("CURVE_CASES", test::rounds(150)))) {
            compare(rules, one.subject, one.options, random, 15);
            if (QTest::currentTestFailed()) qFatal("case %d of seed %d", number, seed);
            ++number;
        }
    }

    void agreesAtAThousandRandomPoints() {
        const auto rules = test::builtInRules();
        std::mt19937_64 random(7);
        for (const RandomCase& one : randomCases(*rules, 7, fromEnvironment("CURVE_CASES", test::rounds(150)) / 10)) {
            const std::vector<FactRef> facts = moneyFactsOf(one.subject, rules->vocabulary());
            Comparison comparison(rules, one.subject, facts[random() % facts.size()], one.options);
            QVERIFY2(comparison.agreesAtRandom(random, 1000), comparison.difference().c_str());
        }
    }

    void agreesUnderATrickyPack() {
        const auto rules = test::rulesWith({trickyPack()});
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        std::mt19937_64 random(static_cast<std::uint64_t>(fromEnvironment("CURVE_SEED", 11)));
        for (int count = fromEnvironment("CURVE_CASES", test::rounds(150)); count > 0; --count) {
            const Case subject = trickyCase((*rules)->vocabulary(), random);
            AssessOptions options{.asOf = day};
            options.exclusion = count % 5 != 0;
            compare(*rules, subject, options, random, 15);
            if (QTest::currentTestFailed()) return;
        }
    }
};

QTEST_GUILESS_MAIN(CurveTest)
#include "curve_test.moc"
