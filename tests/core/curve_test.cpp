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

#include "core/insight/curve.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using test::json;

namespace {

const Date day = *Date::parse("2026-11-22");

Curves curvesFor(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const std::string& path,
                 const AssessOptions& options = {.asOf = day}) {
    const auto fact = moneyFactNamed(path, subject, rules->vocabulary());
    if (!fact) qFatal("%s", fact.error().en.c_str());
    return curvesOf(rules, subject, *fact, Money(), Money::largest(), options);
}

// "from..to slope; …" with slopes as fractions and amounts in yuan.
std::string shapeOf(const CityCurve& curve) {
    std::string text;
    for (const CurvePiece& piece : curve.pieces) {
        if (!text.empty()) text += "; ";
        text += Money::fromFen(piece.from).toString() + ".." + Money::fromFen(piece.to).toString() + " " +
                piece.total.slope.str();
    }
    return text;
}

// "at left right kind(claim<other)…", in yuan.
std::string breaksOf(const Curves& curves, const CityCurve& curve) {
    std::string text;
    for (const Breakpoint& point : curve.breakpoints) {
        if (!text.empty()) text += "; ";
        text += Rational(point.at / 100).str() + " " + Rational(point.left / 100).str();
        if (point.isJump()) text += "->" + Rational(point.right / 100).str();
        for (const TurnReason& reason : point.reasons) {
            text += std::string(" ") + (reason.onset ? "" : "!") + std::string(toString(reason.kind));
            if (reason.claim) text += ":" + curves.assessment.claim(*reason.claim).measure->id;
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
          curves_(curvesOf(rules_, subject_, fact_, Money(), Money::largest(), options_)) {
        options_.trace = false;
    }

    [[nodiscard]] const Curves& curves() const { return curves_; }
    [[nodiscard]] const std::string& difference() const { return difference_; }
    [[nodiscard]] std::size_t points() const { return points_; }

    bool agreesWhereItTurns() {
        for (const CityCurve& curve : curves_.cities) {
            for (const CurvePiece& piece : curve.pieces) {
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
                for (const Claim& claim : assessment.packs[pack].claims) counted += claim.counted.isZero() ? 0 : 1;
            }
            const CurvePiece& piece = curves_.cities.at(index).pieceAt(x);
            const Rational gap = piece.total.at(x) - rationalOf(city.totals.ceiling);
            const bool within = piece.open ? piece.open->low <= city.totals.ceiling && city.totals.ceiling <= piece.open->high
                                           : gap >= 0 && gap < std::max(1, counted);
            if (within && !city.openSearch) continue;
            difference_ = curves_.assessment.pathOf(fact_) + " = " + Money::fromFen(x).toString() + ": curve " +
                          Rational(piece.total.at(x) / 100).str() + ", assessment " +
                          city.totals.ceiling.toString() + "; " + shapeOf(curves_.cities[index]);
            return false;
        }
        return true;
    }

    std::shared_ptr<const RuleBook> rules_;
    Case subject_;
    FactRef fact_;
    AssessOptions options_;
    Curves curves_;
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

} // namespace

class CurveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAssessments() {
        const auto rules = test::builtInRules();
        const int seed = fromEnvironment("CURVE_SEED", 20261122);
        const int count = fromEnvironment("CURVE_CASES", 60);
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        std::size_t curves = 0, points = 0, breakpoints = 0, unexplained = 0;
        int number = 0;
        for (const RandomCase& one : randomCases(*rules, seed, count)) {
            for (const FactRef& fact : moneyFactsOf(one.subject, rules->vocabulary())) {
                Comparison comparison(rules, one.subject, fact, one.options);
                const bool agrees = comparison.agreesWhereItTurns() && comparison.agreesAtRandom(random, 20);
                QVERIFY2(agrees, (std::to_string(number) + " " + comparison.difference()).c_str());
                ++curves;
                points += comparison.points();
                for (const CityCurve& curve : comparison.curves().cities) {
                    QVERIFY(curve.isExact());
                    breakpoints += curve.breakpoints.size();
                    for (const Breakpoint& point : curve.breakpoints) {
                        if (point.reasons.empty() || !point.reasons.front().claim) { ++unexplained;
                            qInfo() << number << breaksOf(comparison.curves(), curve).c_str(); }
                    }
                }
            }
            ++number;
        }
        qInfo() << curves << "curves" << points << "points" << breakpoints << "breakpoints" << unexplained;
    }
};

QTEST_GUILESS_MAIN(CurveTest)
#include "curve_test.moc"
