// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rules that travel as a file: what was made, signed and trusted is installed and taken
// back; whatever else arrives is refused with its reason, and nothing is changed.
#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "core/bundle/installed_rules.h"
#include "core/documents/zip_bytes.h"
#include "core/documents/zip_member.h"
#include "core/packs/built_in_rules.h"
#include "core/system/whole_file.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using bundle::InstalledRules;
using bundle::Refusal;
using bundle::RulesBundle;
using bundle::RulesFile;

namespace {

const bundle::SecretKey ours = bundle::keyFrom({1, 2, 3});
const bundle::SecretKey theirs = bundle::keyFrom({9, 9, 9});
const Date day = *Date::of(2026, 12, 1);

// The built-in rules as a bundle.
RulesBundle rulesOf(const std::string& version) {
    RulesBundle rules{version, day, {{"facts.toml", builtInVocabulary().text()}}, {}, {}};
    for (const PackSource& pack : builtInPacks())
        rules.files.push_back(
            {"packs/" + std::filesystem::path(pack.text.name()).filename().string(), pack.text.text()});
    return rules;
}

std::string signedBytes(const RulesBundle& rules, const bundle::SecretKey& key = ours) {
    const auto made = bundle::bundleOf(rules);
    if (!made) qFatal("%s", made.error().message.en.c_str());
    return *bundle::signedBundle(*made, key);
}

// Its members, to put together otherwise.
std::vector<ZipMember> membersOf(const std::string& bytes, const RulesBundle& rules) {
    std::vector<ZipMember> members;
    const auto take = [&](const std::string& name) {
        if (auto text = zipMember(bytes, name, bundle::largest)) members.push_back({name, std::move(*text)});
    };
    take("manifest.json");
    take("manifest.sig");
    for (const RulesFile& file : rules.files) take(file.name);
    return members;
}

std::string fileOf(const RulesBundle& rules, const std::string& name) {
    for (const RulesFile& file : rules.files) {
        if (file.name == name) return file.text;
    }
    return {};
}

RulesBundle with(RulesBundle rules, const std::string& name, const std::string& from, const std::string& to) {
    for (RulesFile& file : rules.files) {
        const std::size_t at = file.name == name ? file.text.find(from) : std::string::npos;
        if (at != std::string::npos) file.text.replace(at, from.size(), to);
    }
    return rules;
}

class Store {
public:
    Store() {
        if (!rules_.trust(ours.publicKey())) qFatal("no key");
    }
    [[nodiscard]] const InstalledRules& rules() const { return rules_; }
    [[nodiscard]] bundle::Taken<RulesBundle> install(const std::string& bytes) const {
        return rules_.install(bytes, test::builtInRules()->vocabulary());
    }
    [[nodiscard]] std::string version() const {
        const auto now = rules_.current();
        return !now ? std::string(toString(now.error().why)) : *now ? (*now)->version : "none";
    }

private:
    QTemporaryDir folder_;
    InstalledRules rules_{folder_.filePath(QStringLiteral("rules")).toStdString()};
};

} // namespace

class BundleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { (void)test::builtInRules(); }

    void keysAreReadAgain() {
        QVERIFY(*bundle::publicKeyIn(textOf(ours.publicKey())) == ours.publicKey());
        QVERIFY(bundle::secretKeyIn(textOf(ours))->bytes == ours.bytes);
        QCOMPARE(ours.publicKey().id().size(), std::size_t{16});
        QVERIFY(bundle::freshSeed() != bundle::freshSeed());
        QVERIFY(!bundle::publicKeyIn(textOf(ours))); // a secret key is no public one
        QVERIFY(!bundle::secretKeyIn(textOf(ours.publicKey())));
        std::string half = textOf(ours);
        half[half.size() - 3] = half[half.size() - 3] == '0' ? '1' : '0';
        QVERIFY(!bundle::secretKeyIn(half)); // its halves do not belong together
        for (const char* text : {"", "biosubsidy-public-key/1 ", "biosubsidy-public-key/1 0g", "x"})
            QVERIFY(!bundle::publicKeyIn(text));
    }

    void signaturesAreOfOneTextAndKey() {
        const std::string signature = bundle::signatureOf("text", ours);
        QVERIFY(bundle::isSignedBy("text", signature, ours.publicKey()));
        QVERIFY(!bundle::isSignedBy("texT", signature, ours.publicKey()));
        QVERIFY(!bundle::isSignedBy("text", signature, theirs.publicKey()));
        QVERIFY(!bundle::isSignedBy("text", signature.substr(2), ours.publicKey()));
        QVERIFY(!bundle::isSignedBy("text", "", ours.publicKey()));
    }

    void versionsAreCompared_data() {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<int>("order");
        QTest::newRow("the same") << QByteArray("2026.12.1") << QByteArray("2026.12.1") << 0;
        QTest::newRow("by number, not by letter") << QByteArray("2026.9") << QByteArray("2026.10") << -1;
        QTest::newRow("a part more") << QByteArray("2026.12.1") << QByteArray("2026.12") << 1;
        QTest::newRow("a zero more") << QByteArray("2026.12.0") << QByteArray("2026.12") << 0;
    }
    void versionsAreCompared() {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(int, order);
        QCOMPARE(bundle::compareVersions(left.toStdString(), right.toStdString()), order);
        QCOMPARE(bundle::compareVersions(right.toStdString(), left.toStdString()), -order);
        QVERIFY(bundle::isVersion(left.toStdString()));
        for (const char* none : {"", ".", "1.", ".1", "1..2", "v1", "1234567890", "1.2-3"})
            QVERIFY2(!bundle::isVersion(none), none);
    }

    void whatIsRightIsInstalledAndTakenBack() {
        const Store store;
        QCOMPARE(store.version(), std::string("none"));
        const auto first = store.install(signedBytes(rulesOf("2026.12.1")));
        QVERIFY2(first, first ? "" : first.error().message.en.c_str());
        QCOMPARE(first->signedBy, ours.publicKey().id());
        QCOMPARE(first->digest.size(), std::size_t{64});
        QCOMPARE(store.version(), std::string("2026.12.1"));
        const RulesBundle changed = with(rulesOf("2026.12.10"), "packs/beijing-2024.toml", "5000万元", "4999万元");
        const auto second = store.install(signedBytes(changed));
        QVERIFY2(second, second ? "" : second.error().message.en.c_str());
        QCOMPARE(store.version(), std::string("2026.12.10"));
        const auto rules = bundle::rulesIn(**store.rules().current(), test::builtInRules()->vocabulary(), "");
        QVERIFY(rules && (*rules)->packs().size() == test::builtInRules()->packs().size());
        QVERIFY(*store.rules().uninstall());
        QCOMPARE(store.version(), std::string("2026.12.1"));
        QVERIFY(*store.rules().uninstall());
        QCOMPARE(store.version(), std::string("none"));
        QVERIFY(!*store.rules().uninstall());
    }

    // The same rules make the same bytes, signed or not.
    void bundlesAreDeterministic() {
        QCOMPARE(signedBytes(rulesOf("1.0")), signedBytes(rulesOf("1.0")));
        QVERIFY(signedBytes(rulesOf("1.0")) != signedBytes(rulesOf("1.0"), theirs));
        // A signature takes the place of another one.
        const std::string twice = *bundle::signedBundle(signedBytes(rulesOf("1.0"), theirs), ours);
        QCOMPARE(twice, signedBytes(rulesOf("1.0")));
    }

    void whatIsWrongIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("why");
        const RulesBundle rules = rulesOf("2026.12.2");
        const std::string whole = signedBytes(rules);
        const auto row = [](const char* name, const std::string& bytes, Refusal why) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes)
                                << QByteArray::fromStdString(std::string(toString(why)));
        };
        const auto changed = [&](const auto& change) {
            std::vector<ZipMember> members = membersOf(whole, rules);
            change(members);
            return *zipped(members, day);
        };
        row("not signed", *bundle::bundleOf(rules), Refusal::notSigned);
        row("by an unknown key", signedBytes(rules, theirs), Refusal::unknownKey);
        row("nothing", "", Refusal::damaged);
        row("no ZIP", "these are no rules", Refusal::damaged);
        row("cut short", whole.substr(0, whole.size() / 2), Refusal::damaged);
        row("no manifest", changed([](auto& members) { members.erase(members.begin()); }), Refusal::damaged);
        row("a changed manifest", changed([](auto& members) {
                members[0].bytes.replace(members[0].bytes.find("2026.12.2"), 9, "2027.12.2");
            }),
            Refusal::forged);
        row("a changed file", changed([](auto& members) { members.back().bytes += "\n"; }), Refusal::forged);
        row("a file more", changed([](auto& members) {
                members.push_back({"packs/more.toml", "x"});
            }),
            Refusal::forged);
        row("a file less", changed([](auto& members) { members.pop_back(); }), Refusal::forged);
        row("another's file in its place", changed([](auto& members) { members.back().name = "packs/other.toml"; }),
            Refusal::damaged);
        row("the id of a trusted key on another's signature", changed([&](auto& members) {
                members[1].bytes = ours.publicKey().id() + " " + bundle::signatureOf(members[0].bytes, theirs) + "\n";
            }),
            Refusal::forged);
        row("no signature in the signature", changed([](auto& members) { members[1].bytes = "x"; }),
            Refusal::unknownKey);
        row("the same version", signedBytes(rulesOf("2026.12.1")), Refusal::older);
        row("an older version", signedBytes(rulesOf("2026.11.30")), Refusal::older);
        row("without a fact", signedBytes(with(rules, "facts.toml", "id = \"neeq_approved\"", "id = \"neeq_gone\"")),
            Refusal::faultyRules);
        RulesBundle noPacks{"2026.12.2", day, {{"facts.toml", fileOf(rules, "facts.toml")}}, {}, {}};
        row("without a fact that no pack reads",
            signedBytes(with(noPacks, "facts.toml", "id = \"neeq_approved\"", "id = \"neeq_gone\"")),
            Refusal::dropsFact);
        row("with a mistake in a pack",
            signedBytes(with(rules, "packs/beijing-2024.toml", "when = \"", "when = \"nonsense and ")),
            Refusal::faultyRules);
    }
    void whatIsWrongIsRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, why);
        const Store store;
        QVERIFY(store.install(signedBytes(rulesOf("2026.12.1"))));
        const auto refused = store.install(bytes.toStdString());
        QVERIFY(!refused);
        QCOMPARE(QByteArray::fromStdString(std::string(toString(refused.error().why))), why);
        QVERIFY(!refused.error().message.zh.empty() && !refused.error().message.en.empty());
        QCOMPARE(refused.error().mistakes.empty(), why != "faulty_rules");
        QCOMPARE(store.version(), std::string("2026.12.1")); // nothing was changed
    }

    void whatCannotBeABundleIsNotMade_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("version");
        QTest::newRow("a path") << QByteArray("packs/../x.toml") << QByteArray("1");
        QTest::newRow("another folder") << QByteArray("keys/x.toml") << QByteArray("1");
        QTest::newRow("another ending") << QByteArray("packs/x.sh") << QByteArray("1");
        QTest::newRow("twice") << QByteArray("facts.toml") << QByteArray("1");
        QTest::newRow("no version") << QByteArray("packs/x.toml") << QByteArray("new");
    }
    void whatCannotBeABundleIsNotMade() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, version);
        const RulesBundle rules{version.toStdString(), day, {{"facts.toml", "x"}, {name.toStdString(), "y"}}, {}, {}};
        QVERIFY(!bundle::bundleOf(rules));
        QVERIFY(!bundle::bundleOf({"1", day, {{"packs/x.toml", "y"}}, {}, {}})); // no vocabulary
    }

    // Files of the folder that somebody spoiled: the built-in rules stay.
    void whatWasSpoiledIsNotUsed() {
        const Store store;
        const std::string folder = store.rules().folder();
        QVERIFY(store.install(signedBytes(rulesOf("2026.12.1"))));
        QVERIFY(writeFile(folder + "/current.bundle", "spoiled"));
        QCOMPARE(store.version(), std::string("damaged"));
        // It is no bar to a newer one.
        QVERIFY(store.install(signedBytes(rulesOf("2026.12.1"))));
        QCOMPARE(store.version(), std::string("2026.12.1"));
        QVERIFY(writeFile(folder + "/keys/odd.pub", "no key"));
        QCOMPARE(store.rules().trusted().problems.size(), std::size_t{1});
        QCOMPARE(store.rules().trusted().keys.size(), std::size_t{1});
        // A key that is trusted no more.
        std::filesystem::remove_all(folder + "/keys");
        QCOMPARE(store.version(), std::string("unknown_key"));
    }
};

QTEST_GUILESS_MAIN(BundleTest)
#include "bundle_test.moc"
