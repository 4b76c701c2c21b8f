// SPDX-License-Identifier: GPL-3.0-or-later
//
// Case files: every kind of mistake at its JSON pointer, all of them at once; and
// what is written reads back equal.
#include <QTest>

#include "core/facts/uscc.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

// A case around these members of the company, projects and the rest.
std::string caseWith(const std::string& company, const std::string& rest = "") {
    return R"({"format": "biosubsidy-case/1", "company": {)" + company + "}" + (rest.empty() ? "" : ", " + rest) + "}";
}

QStringList pointersOf(const std::string& json) {
    QStringList pointers;
    for (const Diagnostic& problem : test::problemsOf(*test::builtInRules(), json)) {
        pointers << (problem.hasPointer ? QString::fromStdString(problem.pointer) : QStringLiteral("(syntax)"));
    }
    return pointers;
}

} // namespace

class CaseFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachMistakeIsRefusedAtItsPath_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pointers");
        const auto row = [](const char* name, const std::string& json, const char* pointers) {
            QTest::newRow(name) << QByteArray::fromStdString(json) << QString::fromUtf8(pointers);
        };
        row("not an object", "[]", "");
        row("nothing", "{}", "/format /company");
        row("null company", R"({"format": "biosubsidy-case/1", "company": null})", "/company");
        row("other format", R"({"format": "biosubsidy-case/2", "company": {}})", "/format");
        row("format no text", R"({"format": 1, "company": {}})", "/format");
        row("company a list", R"({"format": "biosubsidy-case/1", "company": []})", "/company");
        row("unknown key on top", caseWith("", R"("project": [])"), "/project");
        row("unknown key", caseWith(R"("profit": 1)"), "/company/profit");
        row("key with a slash", caseWith(R"("a/b~c": 1)"), "/company/a~1b~0c");
        row("duplicate key", caseWith(R"("city": "beijing", "city": "beijing")"), "/company/city");
        row("duplicate unknown key", caseWith(R"("x": 1, "x": 2)"), "/company/x /company/x");
        row("unknown choice", caseWith(R"("city": "suzhou")"), "/company/city");
        row("choice no text", caseWith(R"("city": 1)"), "/company/city");
        row("flag in quotes", caseWith(R"("hnte": "true")"), "/company/hnte");
        row("flag a number", caseWith(R"("hnte": 1)"), "/company/hnte");
        row("empty text", caseWith(R"("name": "")"), "/company/name");
        row("text a number", caseWith(R"("name": 5)"), "/company/name");
        row("set no list", caseWith(R"("titles": "champion")"), "/company/titles");
        row("unknown element", caseWith(R"("titles": ["champion", "best"])"), "/company/titles/1");
        row("repeated element", caseWith(R"("titles": ["champion", "gazelle", "champion"])"), "/company/titles/2");
        row("null element", caseWith(R"("titles": [null])"), "/company/titles/0");
        for (const char* count : {"-1", "5.0", "1e3", "-0", "1000000001", "99999999999999999999", "\"5\"", "true"}) {
            row(count, caseWith(std::string("\"employees\": ") + count), "/company/employees");
        }
        for (const char* money : {"1.5", "1e3", "-1", "-0", "1000000000000001", "\"5 万\"", "\"\"", "true", "[]"}) {
            QTest::addRow("money %s", money)
                << QByteArray::fromStdString(caseWith(std::string("\"revenue\": ") + money))
                << QStringLiteral("/company/revenue");
        }
        for (const char* area : {"1.5", "1e3", "-1", "-0", "1000000001", "\"2,000\"", "\"2000㎡\"", "\"２０\"",
                                 "\" 1\"", "\"1.234\"", "\"1.\"", "\".5\"", "\"\"", "\"-1\"", "true", "[]", "{}"}) {
            QTest::addRow("area %s", area)
                << QByteArray::fromStdString(
                       caseWith("", std::string("\"projects\": [{\"id\": \"p\", \"area\": ") + area + "}]"))
                << QStringLiteral("/projects/0/area");
        }
        for (const char* derived : {"held_national", "held_provincial", "held_city", "held_district"}) {
            for (const char* list : {"projects", "expenses"}) {
                QTest::addRow("%s of %s", derived, list)
                    << QByteArray::fromStdString(
                           caseWith("", std::string("\"") + list + "\": [{\"id\": \"x\", \"" + derived + "\": \"0\"}]"))
                    << QStringLiteral("/%1/0/%2").arg(QLatin1String(list), QLatin1String(derived));
            }
        }
        row("held_city of the company", caseWith(R"("held_city": "1")"), "/company/held_city");
        row("year too early", caseWith("", R"("projects": [{"id": "p", "year": 1948}])"), "/projects/0/year");
        row("year too late", caseWith("", R"("expenses": [{"id": "p", "year": 2201}])"), "/expenses/0/year");
        row("projects no list", caseWith("", R"("projects": {})"), "/projects");
        row("project no object", caseWith("", R"("projects": [1])"), "/projects/0");
        row("no id", caseWith("", R"("projects": [{}])"), "/projects/0/id");
        row("null id", caseWith("", R"("projects": [{"id": null}])"), "/projects/0/id");
        for (const char* id : {"", "a b", "a.b", "a/b", "a\\u0000b", "a\\u3000b", "a\\tb", "a\\u0085b"}) {
            QTest::addRow("id '%s'", id) << QByteArray::fromStdString(
                                                caseWith("", std::string("\"projects\": [{\"id\": \"") + id + "\"}]"))
                                         << QStringLiteral("/projects/0/id");
        }
        row("id too long", caseWith("", "\"projects\": [{\"id\": \"" + std::string(65, 'a') + "\"}]"),
            "/projects/0/id");
        row("duplicate id", caseWith("", R"("expenses": [{"id": "e"}, {"id": "f"}, {"id": "e"}])"), "/expenses/2/id");
        row("award without target", caseWith("", R"("awards": [{"id": "a", "amount": 1}])"), "/awards/0");
        row("award with two targets",
            caseWith(
                "",
                R"("projects": [{"id": "p"}], "awards": [{"id": "a", "amount": 1, "project": "p", "measure": "beijing-2024/hnte-first"}])"),
            "/awards/0");
        row("award of unknown project", caseWith("", R"("awards": [{"id": "a", "amount": 1, "project": "p"}])"),
            "/awards/0/project");
        row("award of unknown measure",
            caseWith("", R"("awards": [{"id": "a", "amount": 1, "measure": "beijing-2024/x"}])"), "/awards/0/measure");
        row("award of a project's measure",
            caseWith("", R"("awards": [{"id": "a", "amount": 1, "measure": "beijing-2024/pilot-platform"}])"),
            "/awards/0/measure");
        row("award without amount", caseWith("", R"("awards": [{"id": "a", "measure": "beijing-2024/hnte-first"}])"),
            "/awards/0/amount");
        row("award of unknown level",
            caseWith("",
                     R"("awards": [{"id": "a", "amount": 1, "level": "town", "measure": "beijing-2024/hnte-first"}])"),
            "/awards/0/level");
        const auto award = [&](const char* name, const std::string& members, const char* pointers) {
            row(name,
                caseWith(
                    "",
                    R"("projects": [{"id": "p"}], "expenses": [{"id": "e"}], "awards": [{"id": "a", "amount": 1, )" +
                        members + "}]"),
                pointers);
        };
        award("award under an unknown measure", R"("project": "p", "under": "beijing-2024/x")", "/awards/0/under");
        award("award under no pack/measure", R"("project": "p", "under": "pilot-platform")", "/awards/0/under");
        award("award under an empty text", R"("project": "p", "under": "")", "/awards/0/under");
        award("award under a number", R"("project": "p", "under": 1)", "/awards/0/under");
        award("award for an expense under a project's measure",
              R"("expense": "e", "under": "beijing-2024/pilot-platform")", "/awards/0/under");
        award("award for a project under an expense's measure",
              R"("project": "p", "under": "beijing-2024/service-coupon")", "/awards/0/under");
        award("award for a project under a company's measure", R"("project": "p", "under": "beijing-2024/hnte-first")",
              "/awards/0/under");
        award("award for one company's measure under another",
              R"("measure": "beijing-2024/hnte-first", "under": "beijing-2024/small-to-scale")", "/awards/0/under");
        award("award without target under a measure", R"("under": "beijing-2024/hnte-first")", "/awards/0");
        award("award of a year too early", R"("project": "p", "year": 1948)", "/awards/0/year");
        award("award of a year in quotes", R"("project": "p", "year": "2025")", "/awards/0/year");
        row("several at once",
            caseWith(R"("city": "x", "employees": -1)",
                     R"("projects": [{"id": "p", "kinds": "rnd"}, {"id": "p", "total_investmnt": "1"}])"),
            "/company/city /company/employees /projects/0/kinds /projects/1/total_investmnt /projects/1/id");
        row("broken syntax", "{", "(syntax)");
    }

    void eachMistakeIsRefusedAtItsPath() {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointers);
        const Diagnostics problems = test::problemsOf(*test::builtInRules(), json.toStdString());
        QVERIFY(!problems.empty());
        QCOMPARE(pointersOf(json.toStdString()).join(QLatin1Char(' ')), pointers);
        for (const Diagnostic& problem : problems) QVERIFY(!problem.message.zh.empty() && !problem.message.en.empty());
    }

    void aTypoIsAnsweredWithTheNearestName() {
        const Diagnostics problems = test::problemsOf(
            *test::builtInRules(), caseWith("", R"("projects": [{"id": "p", "total_investmnt": "1"}])"));
        QVERIFY(problems.front().advice.en.find("total_investment") != std::string::npos);
        QVERIFY(problems.front().advice.zh.find("total_investment") != std::string::npos);
    }

    // What is derived is told from what does not exist, and where it belongs.
    void aDerivedFactIsRefusedWithWhereItComesFrom() {
        const Diagnostics problems =
            test::problemsOf(*test::builtInRules(), caseWith("", R"("projects": [{"id": "p", "held_city": "100万"}])"));
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems.front().code, std::string("derived_fact"));
        QVERIFY(problems.front().advice.en.find("awards") != std::string::npos);
    }

    void quantitiesAreReadExactly_data() {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<qlonglong>("hundredths");
        const auto row = [](const char* written, qlonglong hundredths) {
            QTest::newRow(written) << QByteArray(written) << hundredths;
        };
        row("2000", 200'000);
        row("0", 0);
        row("1000000000", 100'000'000'000);
        row("\"2000\"", 200'000);
        row("\"2000.5\"", 200'050);
        row("\"2000.05\"", 200'005);
        row("\"007.00\"", 700);
        row("\"1000000000.00\"", 100'000'000'000);
    }
    void quantitiesAreReadExactly() {
        QFETCH(QByteArray, written);
        QFETCH(qlonglong, hundredths);
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(
            *rules, caseWith("", "\"projects\": [{\"id\": \"p\", \"area\": " + written.toStdString() + "}]"));
        const FactValue& area = subject.projects[0].facts[*rules->vocabulary().find(Entity::project, "area")];
        QVERIFY(area == FactValue(Quantity::fromHundredths(hundredths)));
    }

    void absentAndNullAreUnknownAndEmptyIsKnown() {
        const auto rules = test::builtInRules();
        const Case subject =
            test::caseOf(*rules, caseWith(R"("hnte": null, "titles": [])", R"("projects": null, "awards": null)"));
        const Vocabulary& vocabulary = rules->vocabulary();
        QVERIFY(!isKnown(subject.company.facts[*vocabulary.find(Entity::company, "hnte")]));
        QVERIFY(!isKnown(subject.company.facts[*vocabulary.find(Entity::company, "new_titles")]));
        QVERIFY(subject.company.facts[*vocabulary.find(Entity::company, "titles")] == FactValue(ChoiceSet{}));
        QVERIFY(subject.projects.empty() && subject.awards.empty());
    }

    void aNullTargetCountsAsAbsent() {
        const Case subject = test::caseOf(
            *test::builtInRules(),
            caseWith(
                "",
                R"("awards": [{"id": "a", "amount": "1万", "project": null, "measure": "beijing-2024/hnte-first"}])"));
        QCOMPARE(static_cast<int>(subject.awards[0].target), static_cast<int>(AwardTarget::measure));
        QCOMPARE(static_cast<int>(subject.awards[0].level), static_cast<int>(AwardLevel::city));
    }

    void whatIsWrittenReadsBackEqual() {
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(
            *rules,
            caseWith(
                R"("name": "示例 ‘生物’", "city": "beijing", "employees": 0, "revenue": "0.01", "hnte": false, "titles": [], "new_titles": ["gazelle"])",
                R"("projects": [{"id": "p1", "kinds": ["rnd"], "total_investment": "1.2亿", "year": 2025, "area": "2000.5"}],
                                                              "expenses": [{"id": "e1", "kind": "service_coupon", "amount": 5}],
                                                              "awards": [{"id": "a", "amount": "1万", "level": "national", "policy": "x", "project": "p1"},
                                                                         {"id": "b", "amount": "1", "expense": "e1"},
                                                                         {"id": "c", "amount": "1", "level": "provincial", "project": "p1", "year": 2024, "under": "beijing-2024/pilot-platform"},
                                                                         {"id": "d", "amount": "1", "measure": "beijing-2024/hnte-first", "under": "beijing-2024/hnte-first"}])"));
        const std::string text = writeCase(subject, rules->vocabulary());
        QVERIFY(test::caseOf(*rules, text) == subject);
        QCOMPARE(writeCase(test::caseOf(*rules, text), rules->vocabulary()), text);
        QVERIFY(text.find(R"("area": "2000.50")") != std::string::npos);
        QVERIFY(subject.awards[2].level == AwardLevel::provincial && subject.awards[2].year == 2024);
        QVERIFY(subject.awards[2].under == "beijing-2024/pilot-platform" && !subject.awards[3].year);
    }

    void aMalformedCodeWarnsAndIsKept_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("fault");
        QTest::newRow("short") << QByteArray("9111000071093123") << static_cast<int>(UsccFault::length);
        QTest::newRow("letter I") << QByteArray("9111000071093123I3") << static_cast<int>(UsccFault::alphabet);
        QTest::newRow("check") << QByteArray("911100007109312302") << static_cast<int>(UsccFault::checkCharacter);
    }

    void aMalformedCodeWarnsAndIsKept() {
        QFETCH(QByteArray, code);
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(*rules, caseWith("\"uscc\": \"" + code.toStdString() + "\""));
        const auto warnings = warningsOf(subject, rules->vocabulary());
        QCOMPARE(warnings.size(), std::size_t{1});
        QCOMPARE(warnings[0].code, std::string("uscc_malformed"));
        QCOMPARE(warnings[0].pointer, std::string("/company/uscc"));
        QFETCH(int, fault);
        QCOMPARE(static_cast<int>(checkUscc(code.toStdString())), fault);
    }

    void aRightCodeDoesNotWarn() {
        QCOMPARE(static_cast<int>(checkUscc("91110108MA0000000A")), static_cast<int>(UsccFault::none));
        const auto rules = test::builtInRules();
        QVERIFY(
            warningsOf(test::caseOf(*rules, caseWith(R"("uscc": "91110108MA0000000A")")), rules->vocabulary()).empty());
    }

    // The value stays as it is; what it is near is said.
    void aDistrictNearAKnownOneWarns_data() {
        QTest::addColumn<QString>("district");
        QTest::addColumn<QString>("near"); // "": no warning
        QTest::addColumn<QString>("city"); // of the company; "": not stated
        const auto row = [](const char* district, const char* near, const char* city = "") {
            QTest::addRow("%s %s", city, district)
                << QString::fromUtf8(district) << QString::fromUtf8(near) << QString::fromUtf8(city);
        };
        row("金山区", "");
        row("金山", "");
        row("浦东新区", "");
        row("某某科学城", "");
        row("金山區", "金山区");
        row("上海市金山区", "金山区");
        row("金山区（亭林镇）", "金山区");
        row(" 金山区", "金山区");
        row("金山屯", "金山区");
        row("昌坪区", "昌平区");
        // One sign away from a district of another city is no slip.
        row("昌坪区", "昌平区", "beijing");
        row("光明区", "", "shenzhen");
        row("黄埔区", "", "guangzhou");
        row("金山屯", "", "heilongjiang");
        row("上海市金山区", "金山区", "beijing");
    }
    void aDistrictNearAKnownOneWarns() {
        QFETCH(QString, district);
        QFETCH(QString, near);
        QFETCH(QString, city);
        const auto rules = test::builtInRules();
        const std::string fact = "\"district\": \"" + district.toStdString() + "\"";
        const std::string ofCompany = city.isEmpty() ? fact : fact + ", \"city\": \"" + city.toStdString() + "\"";
        const Case subject = test::caseOf(*rules, caseWith(ofCompany, "\"projects\": [{\"id\": \"p\", " + fact + "}]"));
        const auto warnings = warningsOf(subject, rules->vocabulary());
        QCOMPARE(warnings.size(), near.isEmpty() ? std::size_t{0} : std::size_t{2});
        if (near.isEmpty()) return;
        QCOMPARE(warnings[0].code, std::string("district_near"));
        QCOMPARE(warnings[0].pointer, std::string("/company/district"));
        QCOMPARE(warnings[1].pointer, std::string("/projects/0/district"));
        QVERIFY(warnings[0].message.zh.find(near.toStdString()) != std::string::npos);
    }

    void aPartLargerThanItsWholeWarns() {
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(
            *rules,
            caseWith(
                "",
                R"("projects": [{"id": "p", "total_investment": "1万", "engineering_investment": "10000.01", "equipment_investment": "1万"}])"));
        const auto warnings = warningsOf(subject, rules->vocabulary());
        QCOMPARE(warnings.size(), std::size_t{1});
        QCOMPARE(warnings[0].pointer, std::string("/projects/0/engineering_investment"));
    }

    // Through any number of parts, and once for each part.
    void aPartOfAPartLargerThanTheWholeWarns_data() {
        QTest::addColumn<QByteArray>("amounts");
        QTest::addColumn<QString>("wholes"); // as they are called
        const auto row = [](const char* name, const char* amounts, const char* wholes) {
            QTest::newRow(name) << QByteArray(amounts) << QString::fromUtf8(wholes);
        };
        row("within all", R"("total_investment": 3, "fixed_asset_investment": 2, "invested_this_year": 1)", "");
        row("past the nearest", R"("total_investment": 3, "fixed_asset_investment": 1, "invested_this_year": 2)",
            "Fixed asset investment");
        row("past the far one", R"("total_investment": 1, "invested_this_year": 2)", "Total investment");
        row("past both", R"("total_investment": 1, "fixed_asset_investment": 1, "invested_this_year": 2)",
            "Fixed asset investment");
        row("each past the next", R"("total_investment": 1, "fixed_asset_investment": 2, "invested_this_year": 3)",
            "Total investment, Fixed asset investment");
    }
    void aPartOfAPartLargerThanTheWholeWarns() {
        QFETCH(QByteArray, amounts);
        QFETCH(QString, wholes);
        const auto rules = test::builtInRules();
        const Case subject =
            test::caseOf(*rules, caseWith("", "\"projects\": [{\"id\": \"p\", " + amounts.toStdString() + "}]"));
        QStringList named;
        for (const CaseWarning& warning : warningsOf(subject, rules->vocabulary())) {
            const QString text = QString::fromStdString(warning.message.en);
            const QString from = QStringLiteral("is larger than ");
            const qsizetype at = text.indexOf(from) + from.size();
            named << text.mid(at, text.indexOf(QLatin1Char(',')) - at);
        }
        QCOMPARE(named.join(QStringLiteral(", ")), wholes);
    }
};

QTEST_GUILESS_MAIN(CaseFileTest)
#include "case_file_test.moc"
