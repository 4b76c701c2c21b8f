// SPDX-License-Identifier: GPL-3.0-or-later
//
// One case, one day, the same packs: every command speaks of the same totals, with
// figures of the user's own and without, on random cases. What they should be is
// assessed here, in the test.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/assessment/siting.h"
#include "core/facts/case_file.h"
#include "core/packs/built_in_rules.h"
#include "tests/support/own_packs.h"
#include "tests/support/random_facts.h"

using namespace biosubsidy;

namespace {

const Date asOf = *Date::parse("2026-11-22");

QJsonObject totalsObject(const Totals& totals, bool figures) {
    QJsonObject object;
    const auto sum = [&](const char* name, const Money& money) {
        object.insert(QLatin1String(name),
                      figures ? QJsonValue(QString::fromStdString(money.toString())) : QJsonValue(QJsonValue::Null));
    };
    sum("entitled", totals.entitled);
    sum("stated", totals.stated);
    sum("ceiling", totals.ceiling);
    sum("open_rate", totals.openRate);
    sum("potential", totals.potential);
    return object;
}

// Of the members that the other one has; empty where they agree.
QString difference(const QJsonObject& found, const QJsonObject& expected) {
    QString text;
    for (const QString& key : expected.keys()) {
        // A place without a figure has none in some outputs and nulls in others.
        const QJsonValue value = found.value(key);
        if (value == expected.value(key) || (expected.value(key).isNull() && value.isUndefined())) continue;
        text += QStringLiteral("%1: %2, expected %3; ")
                    .arg(key, value.toVariant().toString(), expected.value(key).toVariant().toString());
    }
    return text;
}

} // namespace

class SurfacesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::shared_ptr<const RuleBook> rules_;

    [[nodiscard]] QString at(const QString& name) const { return folder_.filePath(name); }

    QByteArray run(const QStringList& arguments) {
        QProcess process;
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("LC_ALL"), QStringLiteral("en_US.UTF-8"));
        variables.insert(QStringLiteral("COLUMNS"), QStringLiteral("200"));
        process.setProcessEnvironment(variables);
        process.start(QStringLiteral(BIOSUBSIDY_CLI), arguments);
        const bool ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
        if (!ended || process.exitCode() != 0)
            return "failed: " + arguments.join(QLatin1Char(' ')).toUtf8() + ": " + process.readAllStandardError();
        return process.readAllStandardOutput();
    }

    QJsonObject asked(const QString& command, bool own, const QStringList& more = {}) {
        QStringList arguments = command.split(QLatin1Char(' '));
        arguments.replaceInStrings(QStringLiteral("CASE"), at(QStringLiteral("case.json")));
        arguments << QStringLiteral("--as-of") << QStringLiteral("2026-11-22") << QStringLiteral("--packs")
                  << at(QStringLiteral("packs")) << more;
        if (!own) arguments << QStringLiteral("--no-own-figures");
        const QByteArray said = run(arguments);
        const QJsonDocument document = QJsonDocument::fromJson(said);
        if (!document.isObject()) qWarning("%s", said.constData());
        return document.object();
    }

    // The whole text of a report, a word of it after the other.
    QString report(const QString& ending, bool own) {
        QStringList arguments{QStringLiteral("report"),  at(QStringLiteral("case.json")),
                              QStringLiteral("--as-of"), QStringLiteral("2026-11-22"),
                              QStringLiteral("--packs"), at(QStringLiteral("packs")),
                              QStringLiteral("--unit"),  QStringLiteral("yuan"),
                              QStringLiteral("--out"),   at(QStringLiteral("report.") + ending)};
        if (!own) arguments << QStringLiteral("--no-own-figures");
        const QByteArray said = run(arguments);
        if (said.startsWith("failed")) return QString::fromUtf8(said);
        const QString file = at(QStringLiteral("report.") + ending);
        if (ending == QLatin1String("html")) return read(file);
        QProcess reader;
        if (ending == QLatin1String("pdf"))
            reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")});
        else
            reader.start(QStringLiteral("unzip"), {QStringLiteral("-p"), file});
        return reader.waitForFinished(60'000) ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
    }

    static QString read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static void write(const QString& path, const std::string& text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text.data(), static_cast<qsizetype>(text.size())), static_cast<qint64>(text.size()));
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir(folder_.path()).mkdir(QStringLiteral("packs")));
        std::vector<PackSource> sources = builtInPacks();
        int number = 0;
        for (PackSource& own : test::ownPacks()) {
            write(at(QStringLiteral("packs/own%1.toml").arg(number++)), std::string(own.text.text()));
            sources.push_back({SourceText("own" + std::to_string(number), std::string(own.text.text())), false});
        }
        auto rules = RuleBook::make(builtInVocabulary(), sources);
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        rules_ = *rules;
    }

    void allSayTheSame_data() {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<QString>("city");
        QTest::addColumn<bool>("own");
        for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
            for (const char* city : {"", "tianjin", "chongqing"}) {
                for (const bool own : {true, false})
                    QTest::addRow("case %u%s%s, %s", seed, *city == '\0' ? "" : " in ", city, own ? "own" : "not own")
                        << seed << QString::fromLatin1(city) << own;
            }
        }
    }
    void allSayTheSame() {
        QFETCH(unsigned, seed);
        QFETCH(QString, city);
        QFETCH(bool, own);
        test::RandomFacts random(seed, asOf);
        Case subject = random.subject();
        const Vocabulary& vocabulary = rules_->vocabulary();
        const std::size_t cityFact = vocabulary.known().companyCity;
        if (!city.isEmpty()) {
            subject.company.facts[cityFact] = ChoiceIndex{*vocabulary.cities().choice(city.toStdString())};
            for (Item& project : subject.projects) project.facts[vocabulary.known().projectCity] = std::monostate{};
        }
        write(at(QStringLiteral("case.json")), writeCase(subject, vocabulary));
        AssessOptions options{.asOf = asOf};
        options.ownFigures = own;
        const Assessment assessment = assess(rules_, subject, options);
        Money total;
        for (const CityResult& result : assessment.cities) total += result.totals.ceiling;

        const QJsonArray assessed =
            asked(QStringLiteral("assess CASE --format json"), own).value(QStringLiteral("cities")).toArray();
        QCOMPARE(assessed.size(), static_cast<qsizetype>(assessment.cities.size()));
        for (std::size_t index = 0; index < assessment.cities.size(); ++index) {
            const QJsonObject found = assessed[static_cast<qsizetype>(index)].toObject();
            QCOMPARE(difference(found.value(QStringLiteral("totals")).toObject(),
                                totalsObject(assessment.cities[index].totals, true)),
                     QString());
        }
        compareSays(subject, options, own);
        screenSays(subject, options, assessment, own);

        const QJsonObject advice = asked(QStringLiteral("advise CASE --format json"), own);
        QCOMPARE(advice.value(QStringLiteral("total")).toString(), QString::fromStdString(total.toString()));
        const QJsonObject range = advice.value(QStringLiteral("range")).toObject();
        const auto bound = [&](const char* end) {
            const QJsonObject found = range.value(QLatin1String(end)).toObject();
            return *Money::parse(found.value(QStringLiteral("total")).toString().toStdString());
        };
        Money potential;
        for (const CityResult& result : assessment.cities) potential += result.totals.potential;
        QVERIFY(bound("low") <= bound("high") && bound("high") <= potential);
        QCOMPARE(asked(QStringLiteral("assess CASE --bounds --format json"), own).value(QStringLiteral("range")),
                 range);

        curveSays(subject, assessment, own);
        reportsSay(assessment, own);
    }

private:
    void compareSays(const Case& subject, const AssessOptions& options, bool own) {
        const QJsonArray places =
            asked(QStringLiteral("compare CASE --format json"), own).value(QStringLiteral("places")).toArray();
        const std::vector<Siting> sitings = compareSitings(rules_, subject, options);
        QCOMPARE(places.size(), static_cast<qsizetype>(sitings.size()));
        for (std::size_t index = 0; index < sitings.size(); ++index) {
            const QJsonObject found = places[static_cast<qsizetype>(index)].toObject();
            const bool figures = found.value(QStringLiteral("publishes_figures")).toBool();
            QCOMPARE(figures, sitings[index].publishesFigures());
            // Where none is published a sum of nothing would say that there is nothing.
            if (!figures) continue;
            QCOMPARE(difference(found.value(QStringLiteral("totals")).toObject(),
                                totalsObject(sitings[index].totals(), true)),
                     QString());
        }
    }

    void screenSays(const Case& subject, const AssessOptions& options, const Assessment& assessment, bool own) {
        write(at(QStringLiteral("cases.ndjson")),
              QJsonDocument::fromJson(QByteArray::fromStdString(writeCase(subject, rules_->vocabulary())))
                      .toJson(QJsonDocument::Compact)
                      .toStdString() +
                  "\n");
        const QJsonObject row = asked(QStringLiteral("screen %1 --out -").arg(at(QStringLiteral("cases.ndjson"))), own);
        Totals all;
        for (const CityResult& result : assessment.cities) all += result.totals;
        QCOMPARE(difference(row.value(QStringLiteral("totals")).toObject(), totalsObject(all, true)), QString());
        const QJsonArray cities = row.value(QStringLiteral("cities")).toArray();
        const std::vector<Siting> sitings = compareSitings(rules_, subject, options);
        QCOMPARE(cities.size(), static_cast<qsizetype>(sitings.size()));
        for (std::size_t index = 0; index < sitings.size(); ++index) {
            const QJsonObject found = cities[static_cast<qsizetype>(index)].toObject();
            QCOMPARE(found.value(QStringLiteral("has_figures")).toBool(), sitings[index].hasFigures());
            QCOMPARE(difference(found.value(QStringLiteral("totals")).toObject(),
                                totalsObject(sitings[index].totals(), sitings[index].hasFigures())),
                     QString());
        }
    }

    // Where the amount stands, the curve is at the total.
    void curveSays(const Case& subject, const Assessment& assessment, bool own) {
        const std::optional<std::size_t> fact = rules_->vocabulary().find(Entity::project, "total_investment");
        const auto* stands = std::get_if<Money>(&subject.projects.front().facts[*fact]);
        if (stands == nullptr) return;
        const QString amount = QString::fromStdString(stands->toString());
        const QJsonArray cities =
            asked(QStringLiteral("curve CASE --fact projects.%1.total_investment --from %2 --to %2 --format json")
                      .arg(QString::fromStdString(subject.projects.front().id), amount),
                  own)
                .value(QStringLiteral("cities"))
                .toArray();
        for (const QJsonValue& city : cities) {
            const QJsonObject piece = city.toObject().value(QStringLiteral("pieces")).toArray().first().toObject();
            const auto at =
                std::find_if(assessment.cities.begin(), assessment.cities.end(), [&](const CityResult& result) {
                    return QString::fromStdString(assessment.city(result).id) ==
                           city.toObject().value(QStringLiteral("city")).toString();
                });
            QVERIFY(at != assessment.cities.end());
            // Exact sums of the curve are rounded down where claims are.
            const std::string exact = piece.value(QStringLiteral("total_from")).toString().toStdString();
            if (exact.find('/') != std::string::npos) continue;
            const std::size_t point = std::min(exact.find('.'), exact.size());
            if (exact.size() > point + 3) continue;
            QCOMPARE(QString::fromStdString(Money::parse(exact)->toString()),
                     QString::fromStdString(at->totals.ceiling.toString()));
        }
    }

    void reportsSay(const Assessment& assessment, bool own) {
        for (const char* ending : {"html", "odt", "xlsx", "pdf"}) {
            QString text = report(QLatin1String(ending), own);
            text.remove(QLatin1Char(','));
            for (const CityResult& result : assessment.cities) {
                if (!hasFigures(assessment, result)) continue;
                for (const Money* sum : {&result.totals.ceiling, &result.totals.stated, &result.totals.potential}) {
                    std::string shown = sum->toString();
                    // A workbook's numbers have no trailing zeros.
                    if (std::string_view(ending) == "xlsx" && shown.ends_with(".00")) shown.resize(shown.size() - 3);
                    QVERIFY2(
                        text.contains(QString::fromStdString(shown)),
                        qPrintable(QStringLiteral("%1 in the %2 of %3")
                                       .arg(QString::fromStdString(shown), QLatin1String(ending), text.left(3000))));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(SurfacesTest)
#include "surfaces_test.moc"
