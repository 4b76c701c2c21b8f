// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/storage_error.h"

#include <array>
#include <cstring>
#include <utility>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

struct Words {
    Localized message;
    Localized advice;
};

Words wordsOf(StorageProblem problem) {
    switch (problem) {
    case StorageProblem::readOnly:
        return {{"案例库不能写入：文件或文件夹是只读的。",
                 "The library cannot be written: the file or its folder is read-only."},
                {"已保存的内容没有变。请取消只读，或换一个可写的位置；在此之前的改动可以导出为案例文件。",
                 "What was saved is unchanged. Make the place writable or choose another; until then, changes can be "
                 "exported as case files."}};
    case StorageProblem::noAccess:
        return {
            {"没有权限打开案例库。", "There is no permission to open the library."},
            {"请检查文件和文件夹的所有者与权限。", "Check who owns the file and its folder, and their permissions."}};
    case StorageProblem::full:
        return {{"磁盘已满，这次没有存进案例库。", "The disk is full; this was not saved to the library."},
                {"以前保存的内容完好。腾出空间后会再次保存；也可以先导出到别的磁盘。",
                 "What was saved before is intact. It is saved again once there is room; or export to another disk."}};
    case StorageProblem::locked:
        return {{"案例库正被另一个程序占用。", "Another program is holding the library."},
                {"请稍后再试，或关闭另一个窗口。", "Try again in a moment, or close the other window."}};
    case StorageProblem::damaged:
        return {{"案例库文件已损坏。", "The library file is damaged."},
                {"文件没有被改动。可以从自动备份恢复，或把还能读出的案例导出。",
                 "The file was left as it is. Restore an automatic backup, or export what can still be read."}};
    case StorageProblem::newer:
        return {{"案例库由更新版本的程序写成。", "The library was written by a later version of this program."},
                {"文件没有被改动。请更新程序后再打开。", "The file was left as it is. Update the program to open it."}};
    case StorageProblem::foreign:
        return {{"这是别的程序的数据库，不是案例库。", "This is another program's database, not a case library."},
                {"文件没有被改动。请选择别的文件。", "The file was left as it is. Choose another file."}};
    case StorageProblem::unreachable:
        return {{"读写案例库时文件不见了，或磁盘没有响应。",
                 "The library's file has vanished, or its disk does not answer."},
                {"窗口里的内容还在，请先导出为案例文件，再检查磁盘或网络连接。",
                 "What the window shows is still here: export it as a case file, then check the disk or the network."}};
    case StorageProblem::missing:
        return {{"案例库文件不见了（或是空的），但它的备份还在。",
                 "The library's file is gone or empty, while its backups are still there."},
                {"没有新建或改动任何文件。文件若在移动硬盘或网络盘上，请接好后再试一次；也可以恢复一份备份。",
                 "Nothing was made or changed. If the file is on a removable or network disk, connect it and try "
                 "again; or restore a backup."}};
    case StorageProblem::absent:
        return {{"没有这个案例库文件。", "There is no such library file."},
                {"案例库在哪里，窗口的状态栏里写着。", "The window's status bar says where the library is."}};
    case StorageProblem::conflict:
        return {
            {"另一个窗口改动了这个案例。", "Another window has changed this case."},
            {"两个版本都保留：您的改动另存为一个新案例。", "Both are kept: your changes become a case of their own."}};
    case StorageProblem::gone:
        return {{"案例库里已经没有这一条。", "The library no longer has it."},
                {"可能已被另一个窗口删除。", "Another window may have deleted it."}};
    case StorageProblem::tooLarge:
        return {{"内容太大，案例库存不下。", "It is too large for the library."},
                {"请拆成几个案例。", "Split it into several cases."}};
    case StorageProblem::other: break;
    }
    return {{"案例库出错。", "The library reported an error."},
            {"已保存的内容没有变。请导出当前案例，再重新打开程序。",
             "What was saved is unchanged. Export the open case, then start the program again."}};
}

} // namespace

const char* toString(StorageProblem problem) noexcept {
    constexpr std::array<const char*, 14> names{"read_only", "no_access", "full",        "locked",  "damaged",
                                                "newer",     "foreign",   "unreachable", "missing", "absent",
                                                "conflict",  "gone",      "too_large",   "other"};
    return names[static_cast<std::size_t>(problem)];
}

StorageError storageError(StorageProblem problem, const std::string& subject, std::string detail) {
    Words words = wordsOf(problem);
    std::string shown = printable(subject);
    if (!detail.empty()) shown += (shown.empty() ? "" : "\n") + printable(detail);
    return {problem, std::move(words.message), std::move(words.advice), std::move(shown)};
}

void failOfSystem(const SystemError& error, const std::string& path) {
    const StorageProblem problem = error.isForbidden() ? StorageProblem::readOnly
                                   : error.isFull()    ? StorageProblem::full
                                                       : StorageProblem::unreachable;
    throw StorageFailure{storageError(problem, path, std::strerror(error.code))};
}

} // namespace biosubsidy
