// SPDX-License-Identifier: GPL-3.0-or-later
//
// What core/system promises on every system alike: names, whole files, one holder.
#include <cerrno>
#include <memory>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/system/file_names.h"
#include "core/system/output_file.h"
#include "core/system/paths.h"
#include "core/system/process.h"
#include "core/system/whole_file.h"

using namespace biosubsidy;

class SystemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
    }

    void keepsAName_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "case.json";
        QTest::newRow("Chinese") << QStringLiteral("案例 一.json");
        QTest::newRow("beyond 16 bits") << QStringLiteral("𠮷.json");
        QTest::newRow("signs that a URI minds") << "50% #1.json";
        QTest::newRow("in a folder") << QStringLiteral("测试/案例.json");
        QTest::newRow("more than 260 characters")
            << QString(100, u'a') + u'/' + QString(100, u'b') + u'/' + QString(100, u'c');
    }
    void keepsAName() {
        QFETCH(QString, name);
        const std::string path = at(name);
        QCOMPARE(fromPath(toPath(path)), path);
        QVERIFY(makeFolder(folderOf(path)));
        QVERIFY(!isThere(path));
        QVERIFY(writeFile(path, "one\n"));
        QVERIFY(writeFile(path, "two\n"));
        QCOMPARE(readFile(path, 100).value_or(""), std::string("two\n"));
        QVERIFY(QDir(folder_->path()).exists(name)); // as others see it
        QCOMPARE(static_cast<int>(lookAt(path)->standing), static_cast<int>(Standing::file));
        QCOMPARE(lookAt(path)->size, std::uint64_t(4));
        QCOMPARE(QDir(QString::fromStdString(folderOf(path))).entryList(QDir::Files).size(), 1); // nothing is left
    }

    void takesAFreeNameOnly() {
        const std::string from = at("from");
        const std::string to = at("to");
        QVERIFY(writeFile(from, "new"));
        QVERIFY(writeFile(to, "old"));
        QCOMPARE(moveFile(from, to).error().code, EEXIST);
        QCOMPARE(readFile(to, 100).value_or(""), std::string("old"));
        QVERIFY(replaceFile(from, to));
        QCOMPARE(readFile(to, 100).value_or(""), std::string("new"));
        QVERIFY(!isTaken(from));
    }

    void knowsAFileByAnyName() {
        QVERIFY(writeFile(at("one"), "1"));
        QVERIFY(writeFile(at("two"), "2"));
        QVERIFY(identityOf(at("one")) == identityOf(at("./one")));
        QVERIFY(identityOf(at("one")) != identityOf(at("two")));
        QVERIFY(!identityOf(at("none")));
        QVERIFY(!Target::at(at("./one"), {at("one")}));
    }

    void hasOneHolder() {
        auto first = File::open(at("held"), File::Use::fill);
        auto second = File::open(at("held"), File::Use::fill);
        QVERIFY(first && second);
        QVERIFY(*first->lock());
        QVERIFY(!*second->lock());
        QVERIFY(first->close());
        QVERIFY(*second->lock());
    }

    void goesOnBehindWhatStands() {
        auto file = File::open(at("cut"), File::Use::fill);
        QVERIFY(file && file->write("one\ntwo\n"));
        QVERIFY(file->cut(4));
        QVERIFY(file->write("three\n"));
        QVERIFY(file->sync());
        QCOMPARE(file->size().value_or(0), std::uint64_t(10));
        // It is given its last name while it is open.
        QVERIFY(replaceFile(at("cut"), at("named")));
        QVERIFY(file->close());
        QCOMPARE(readFile(at("named"), 100).value_or(""), std::string("one\nthree\n"));
    }

    void saysWhatIsWrong() {
        QCOMPARE(File::open(at("none"), File::Use::read).error().code, ENOENT);
        QVERIFY(!readFile(at("."), 100));
        QVERIFY(!Target::at(at("none/file")));
        QVERIFY(!mayBeName(""));
        QVERIFY(!mayBeName("a/b"));
        QVERIFY(mayBeName("案例.json"));
    }

    void knowsItself() {
        QCOMPARE(QDir(QString::fromStdString(programFolder())), QDir(QCoreApplication::applicationDirPath()));
        QCOMPARE(qint64(processId()), QCoreApplication::applicationPid());
    }

private:
    [[nodiscard]] std::string at(const QString& name) const { return folder_->filePath(name).toStdString(); }
    [[nodiscard]] std::string at(const char* name) const { return at(QString::fromUtf8(name)); }
    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(SystemTest)
#include "system_test.moc"
