// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files under a passphrase: what is sealed is opened again with the passphrase and
// with no other, by this program and by others, and nothing else is let in.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/documents/zip_bytes.h"
#include "core/sealed/sealed_zip.h"
#include "core/storage/file_folder.h"
#include "core/system/whole_file.h"

using namespace biosubsidy;

namespace {

const std::string passphrase = "四个 不相干的 词语 在此";
const Date day = *Date::of(2026, 11, 22);
const std::vector<sealed::Member> members{
    {"甲公司.json", "{\"secret\": \"甲乙丙\"}"}, {"library.db", std::string(300'000, 'x')}, {"empty", ""}};

std::string sealedBytes() {
    return *sealed::seal(members, passphrase, day);
}

} // namespace

class SealedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOpenedAgain() {
        const std::string bytes = sealedBytes();
        QVERIFY(sealed::isSealed(bytes));
        QVERIFY(bytes.find("secret") == std::string::npos);
        QVERIFY(bytes.find("甲乙丙") == std::string::npos);
        const auto opened = sealed::unseal(bytes, passphrase);
        QVERIFY2(opened, opened ? "" : opened.error().en.c_str());
        QCOMPARE(opened->size(), members.size());
        for (std::size_t index = 0; index < members.size(); ++index) {
            QCOMPARE(opened->at(index).name, members[index].name);
            QCOMPARE(opened->at(index).bytes, members[index].bytes);
        }
        QVERIFY(sealedBytes() != bytes); // by its salts
    }

    void noOtherPassphraseOpensIt() {
        const std::string bytes = sealedBytes();
        for (const std::string& other : {std::string(), std::string("wrong passphrase"), passphrase + "x",
                                         passphrase.substr(0, passphrase.size() - 3)}) {
            const auto opened = sealed::unseal(bytes, other);
            QVERIFY(!opened);
            QVERIFY2(opened.error().en.find("passphrase") != std::string::npos, opened.error().en.c_str());
        }
    }

    void isWatchedAndCanBeStopped() {
        const std::string bytes = sealedBytes();
        std::uint64_t last = 0;
        const auto opened = sealed::unseal(bytes, passphrase, [&](std::uint64_t done) {
            const bool grows = done >= last;
            last = done;
            return grows;
        });
        QVERIFY(opened);
        std::uint64_t whole = 0;
        for (const sealed::Member& member : members) whole += member.bytes.size();
        QCOMPARE(last, whole);
        int told = 0;
        const auto stopped = sealed::unseal(bytes, passphrase, [&](std::uint64_t) { return ++told < 3; });
        QVERIFY(!stopped);
        QVERIFY2(stopped.error().en.find("stopped") != std::string::npos, stopped.error().en.c_str());
        QCOMPARE(told, 3);
    }

    void passphrases_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("eleven") << QByteArray("eleven char") << false;
        QTest::newRow("twelve") << QByteArray("twelve chars") << true;
        QTest::newRow("eleven in Chinese") << QByteArray("一二三四五六七八九十一") << false;
        QTest::newRow("twelve in Chinese") << QByteArray("一二三四五六七八九十一二") << true;
        QTest::newRow("a line break") << QByteArray("twelve\nchars and more") << false;
        QTest::newRow("NUL") << QByteArray("twelve\0chars and more", 21) << false;
        QTest::newRow("no UTF-8") << QByteArray("twelve chars \xFF") << false;
    }
    void passphrases() {
        QFETCH(QByteArray, words);
        QFETCH(bool, good);
        QCOMPARE(sealed::passphraseProblem(words.toStdString()).empty(), good);
        QCOMPARE(sealed::seal(members, words.toStdString(), day).has_value(), good);
    }

    // Changed bytes, other archives, names that are paths.
    void nothingElseIsLetIn() {
        const std::vector<sealed::Member> few{{"a.json", "{\"secret\": 1}"}, {"b", std::string(200, 'b')}};
        const std::string bytes = *sealed::seal(few, passphrase, day);
        // The bit of 0x08 turns "stored" into "deflated", wherever that is said.
        for (const int bit : {0x08, 0x20}) {
            for (std::size_t at = 0; at < bytes.size(); ++at) {
                std::string changed = bytes;
                changed[at] = static_cast<char>(changed[at] ^ bit);
                const auto found = sealed::unseal(changed, passphrase);
                if (!found) continue; // a day or a name may change, the contents may not
                for (const sealed::Member& member : *found)
                    QVERIFY(std::any_of(few.begin(), few.end(),
                                        [&](const sealed::Member& whole) { return whole.bytes == member.bytes; }));
            }
        }
        QVERIFY(!sealed::unseal("", passphrase));
        QVERIFY(!sealed::unseal("PK", passphrase));
        QVERIFY(!sealed::isSealed("PK"));
        const std::string plain = *zipped({{"a.json", "{}", true}}, day);
        QVERIFY(!sealed::isSealed(plain));
        QVERIFY(!sealed::unseal(plain, passphrase));
        for (const char* const name : {"", "../a", "a/b", "/a", "..", ".a", "a\\b", "C:a", "a\nb", "l.files/12",
                                       "../l.files/"}) // no library's kept file either
            QVERIFY(!sealed::seal({{name, "x"}}, passphrase, day));
    }

    void keptFilesAreKnownByTheirNames_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("kept");
        const QByteArray digest(64, 'a');
        QTest::newRow("of a library") << "library.db.files/" + digest << true;
        QTest::newRow("of one in Chinese") << "案例库.db.files/" + digest << true;
        QTest::newRow("of none") << ".files/" + digest << false;
        QTest::newRow("elsewhere") << "../library.db.files/" + digest << false;
        QTest::newRow("deeper") << "a/library.db.files/" + digest << false;
        QTest::newRow("another folder") << "library.db/" + digest << false;
        QTest::newRow("no digest") << "library.db.files/" + digest.chopped(1) + "." << false;
        QTest::newRow("too long") << "library.db.files/a" + digest << false;
        QTest::newRow("the digest alone") << digest << false;
    }
    void keptFilesAreKnownByTheirNames() {
        QFETCH(QByteArray, name);
        QFETCH(bool, kept);
        QCOMPARE(sealed::isKeptFile(name.toStdString()), kept);
        if (!name.contains('/')) return;
        QCOMPARE(sealed::seal({{name.toStdString(), "x"}}, passphrase, day).has_value(), kept);
    }

    // A library under a passphrase and out of it again, with the files of its applications.
    void libraryTakesItsFiles() {
        const QTemporaryDir folder;
        const auto at = [&](const char* name) { return folder.filePath(QString::fromUtf8(name)).toStdString(); };
        QVERIFY(writeFile(at("words"), passphrase + "\n"));
        QVERIFY(writeFile(at("批文.pdf"), "granted"));
        QVERIFY(writeFile(at("没了.pdf"), "gone"));
        applications::Application application;
        {
            const auto library = storage::Library::open(at("library.db"), storage::fromMillis(1'795'000'000'000));
            const storage::FileFolder files(*library);
            application.files = {*files.keep(at("批文.pdf")), *files.keep(at("没了.pdf"))};
            storage::CaseRecord record;
            record.facts = "{}";
            const auto of = library->cases().add(record, "甲", storage::StateOrigin::created, {});
            QVERIFY(of && library->applications().add(*of, application, {}));
            QVERIFY(QFile::remove(QString::fromStdString(*files.find(application.files.back()))));
        }
        QProcess process;
        process.start(QStringLiteral(BIOSUBSIDY_CLI),
                      {QStringLiteral("seal"), folder.filePath(QStringLiteral("library.db")), QStringLiteral("--out"),
                       folder.filePath(QStringLiteral("l.zip")), QStringLiteral("--passphrase-file"),
                       folder.filePath(QStringLiteral("words")), QStringLiteral("--lang"), QStringLiteral("en")});
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardError().contains("1 file of applications cannot be found"));
        process.start(QStringLiteral(BIOSUBSIDY_CLI),
                      {QStringLiteral("unseal"), folder.filePath(QStringLiteral("l.zip")), QStringLiteral("--out"),
                       folder.filePath(QStringLiteral("opened")), QStringLiteral("--passphrase-file"),
                       folder.filePath(QStringLiteral("words"))});
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 0);
        const auto opened = storage::Library::openReadOnly(at("opened/library.db"));
        QVERIFY(opened);
        QVERIFY(storage::FileFolder(*opened).isWhole(application.files.front()));
        QVERIFY(!storage::FileFolder(*opened).find(application.files.back()));
    }

    // The point of a standard form.
    void anotherProgramOpensIt() {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("bsdtar"));
        if (tool.isEmpty()) QSKIP("bsdtar is not installed");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("sealed.zip"));
        QVERIFY(writeFile(path.toStdString(), *sealed::seal(members, "twelve chars and more", day)));
        QProcess process;
        process.start(tool, {QStringLiteral("-xf"), path, QStringLiteral("-C"), folder.path(),
                             QStringLiteral("--passphrase"), QStringLiteral("twelve chars and more")});
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QCOMPARE(*readFile(folder.filePath(QStringLiteral("library.db")).toStdString(), 1U << 20U), members[1].bytes);
    }

    void theCommands() {
        QTemporaryDir folder;
        const auto at = [&](const char* name) { return folder.filePath(QString::fromUtf8(name)); };
        QVERIFY(writeFile(at("words").toStdString(), passphrase + "\n"));
        QVERIFY(writeFile(at("other").toStdString(), "another passphrase"));
        QVERIFY(writeFile(at("案例.json").toStdString(), members[0].bytes));
        const auto run = [](const QStringList& arguments) {
            QProcess process;
            process.start(QStringLiteral(BIOSUBSIDY_CLI), arguments);
            return process.waitForFinished(30'000) ? process.exitCode() : -1;
        };
        const QString words = QStringLiteral("--passphrase-file");
        const QString out = QStringLiteral("--out");
        QCOMPARE(run({QStringLiteral("seal"), at("案例.json"), out, at("a.zip"), words, at("words")}), 0);
        QCOMPARE(QFile(at("a.zip")).permissions() &
                     ~(QFile::ReadUser | QFile::WriteUser | QFile::ReadOwner | QFile::WriteOwner),
                 QFile::Permissions());
        QCOMPARE(run({QStringLiteral("unseal"), at("a.zip"), out, at("opened"), words, at("other")}), 1);
        QVERIFY(!QFile::exists(at("opened/案例.json")));
        QCOMPARE(run({QStringLiteral("unseal"), at("a.zip"), out, at("opened"), words, at("words")}), 0);
        QCOMPARE(*readFile(at("opened/案例.json").toStdString(), 1U << 20U), members[0].bytes);
        // Nothing is written over.
        QCOMPARE(run({QStringLiteral("unseal"), at("a.zip"), out, at("opened"), words, at("words")}), 3);
        QCOMPARE(run({QStringLiteral("seal"), at("missing"), out, at("b.zip"), words, at("words")}), 3);
        QVERIFY(writeFile(at("short").toStdString(), "short\n"));
        QCOMPARE(run({QStringLiteral("seal"), at("案例.json"), out, at("b.zip"), words, at("short")}), 1);
        QVERIFY(!QFile::exists(at("b.zip")));
    }
};

QTEST_GUILESS_MAIN(SealedTest)
#include "sealed_test.moc"
