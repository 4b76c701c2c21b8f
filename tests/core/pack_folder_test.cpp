// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder of the user's own packs: what is taken in, what is refused and left
// as it was, and that every step can be taken back.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/packs/pack_folder.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

std::string packText(const std::string& id, const std::string& amount, const std::string& version = "1") {
    return "format = \"biosubsidy-pack/1\"\n[pack]\nid = \"" + id + "\"\nversion = \"" + version +
           "\"\ncity = \"suzhou\"\ncity_name.zh = \"苏州市\"\ncity_name.en = \"Suzhou\"\n"
           "title.zh = \"某办法\"\ntitle.en = \"Some measures\"\nsummary.zh = \"例\"\nsummary.en = \"An example\"\n"
           "issuers = [\"某局\"]\nstatus = \"in_force\"\nfrom = 2024-01-01\ngrade = \"full_text\"\n"
           "[[measure]]\nid = \"pilot\"\nclause = \"1\"\nscope = \"project\"\ntitle.zh = \"中试\"\n"
           "title.en = \"Pilot\"\nsummary.zh = \"例\"\nsummary.en = \"An example\"\n"
           "when = \"project.kinds has pilot_platform\"\nsupport = \"ceiling\"\nrate = \"stated\"\namount = \"" +
           amount + "\"\n";
}

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

class PackFolderTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> root_;

    [[nodiscard]] PackFolder folder() const {
        return PackFolder(root_->filePath(QStringLiteral("packs")).toStdString());
    }

    std::string write(const char* name, const std::string& text) {
        const QString path = root_->filePath(QString::fromUtf8(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write a test's file");
        file.write(text.data(), static_cast<qsizetype>(text.size()));
        return path.toStdString();
    }

    [[nodiscard]] QStringList names() const {
        return QDir(root_->filePath(QStringLiteral("packs"))).entryList(QDir::Files, QDir::Name);
    }

    [[nodiscard]] static QString amountOf(const PackFolder& folder, const char* pack) {
        const PackFolder::Loaded loaded = folder.load(); // the pack is its
        const Pack* found = loaded.rules->pack(pack);
        return found == nullptr ? QStringLiteral("-") : qt(found->measures.front().amount.text);
    }

private Q_SLOTS:
    void init() { root_ = std::make_unique<QTemporaryDir>(); }

    void withoutAFolderTheBuiltInPacksAreThere() {
        const PackFolder::Loaded loaded = folder().load();
        QVERIFY(loaded.problems.empty());
        QCOMPARE(loaded.rules->packs().size(), test::builtInRules()->packs().size());
    }

    void takesAPackInAndBack() {
        const auto step = folder().add(write("new.toml", packText("suzhou-own", "1000万元")));
        QVERIFY(step.has_value());
        QCOMPARE(qt(step->pack), QStringLiteral("suzhou-own"));
        QCOMPARE(names(), QStringList{QStringLiteral("suzhou-own.toml")});
        QCOMPARE(amountOf(folder(), "suzhou-own"), QStringLiteral("1000万元"));
        const auto undone = folder().undo(*step);
        QVERIFY(undone.has_value());
        QVERIFY(names().isEmpty());
        QVERIFY(folder().undo(*undone).has_value()); // and again
        QCOMPARE(amountOf(folder(), "suzhou-own"), QStringLiteral("1000万元"));
    }

    void refusesWhatIsWrongAtItsLine() {
        const auto step = folder().add(write("new.toml", packText("suzhou-own", "10x0万元")));
        QVERIFY(!step.has_value());
        QCOMPARE(step.error().front().place.line, std::size_t(27));
        QVERIFY(!step.error().front().sourceLine.empty());
        QVERIFY(names().isEmpty());
    }

    void refusesAnIdThatIsTaken() {
        QVERIFY(!folder().add(write("new.toml", packText("beijing-2024", "1元"))).has_value());
        const std::string file = write("mine.toml", packText("suzhou-own", "1元"));
        QVERIFY(folder().add(file).has_value());
        QVERIFY(!folder().add(file).has_value());
        QCOMPARE(names().size(), 1);
    }

    void exchangesAPackForANewerOne() {
        QVERIFY(folder().add(write("mine.toml", packText("suzhou-own", "1元"))).has_value());
        const auto step = folder().update("suzhou-own", write("newer.toml", packText("suzhou-own", "2元", "2")));
        QVERIFY(step.has_value());
        QCOMPARE(amountOf(folder(), "suzhou-own"), QStringLiteral("2元"));
        QCOMPARE(names().size(), 1);
        QVERIFY(folder().undo(*step).has_value());
        QCOMPARE(amountOf(folder(), "suzhou-own"), QStringLiteral("1元"));
        const auto other = folder().update("suzhou-own", write("other.toml", packText("wuxi-own", "2元")));
        QVERIFY(!other.has_value());
        QCOMPARE(qt(other.error().front().code), QStringLiteral("other_pack"));
        QVERIFY(!folder().update("beijing-2024", write("b.toml", packText("beijing-2024", "2元"))).has_value());
        QCOMPARE(amountOf(folder(), "suzhou-own"), QStringLiteral("1元"));
    }

    void leavesOutOnlyTheFilesThatAreWrong() {
        QVERIFY(folder().add(write("mine.toml", packText("suzhou-own", "1元"))).has_value());
        write("packs/broken.toml", "[pack\n");
        write("packs/wrong.toml", packText("wuxi-own", "no_such_thing"));
        const PackFolder::Loaded loaded = folder().load();
        QVERIFY(loaded.rules->pack("suzhou-own") != nullptr);
        QCOMPARE(loaded.rules->packs().size(), test::builtInRules()->packs().size() + 1);
        QCOMPARE(loaded.leftOut.size(), std::size_t(2));
        QVERIFY(loaded.problems.size() >= 2);
        // They do not stand in the way of others.
        QVERIFY(folder().add(write("w.toml", packText("wuxi-own", "1元"))).has_value());
        QVERIFY(folder().removeFile("broken.toml").has_value());
        QCOMPARE(folder().load().leftOut.size(), std::size_t(1));
    }

    void figuresOfOnesOwn() {
        OwnFigure figure{.measure = "tianjin-draft/cdmo",
                         .sum = *Money::parse("300万"),
                         .share = {},
                         .of = {},
                         .cap = {},
                         .source = "通知",
                         .date = *Date::parse("2026-05-01")};
        const auto step = folder().add(figure);
        QVERIFY(step.has_value());
        const PackFolder::Loaded loaded = folder().load();
        const Pack* pack = loaded.rules->pack(step->pack);
        QVERIFY(pack != nullptr && pack->holdsOwnFigures());
        figure.sum = *Money::parse("500万");
        const auto again = folder().add(figure); // exchanges the earlier one
        QVERIFY(again.has_value());
        QCOMPARE(names().size(), 1);
        QCOMPARE(amountOf(folder(), again->pack.c_str()), QStringLiteral("5000000.00元"));
        QVERIFY(folder().undo(*again).has_value());
        QCOMPARE(amountOf(folder(), again->pack.c_str()), QStringLiteral("3000000.00元"));
        figure.measure = "beijing-2024/pilot-platform"; // publishes its sum
        QVERIFY(!folder().add(figure).has_value());
        QVERIFY(folder().remove(step->pack).has_value());
        QVERIFY(names().isEmpty());
    }

    void builtInPacksStay() {
        QVERIFY(!folder().remove("beijing-2024").has_value());
        QVERIFY(!folder().remove("none").has_value());
        QVERIFY(!folder().add("/no/such/file.toml").has_value());
    }
};

QTEST_GUILESS_MAIN(PackFolderTest)
#include "pack_folder_test.moc"
