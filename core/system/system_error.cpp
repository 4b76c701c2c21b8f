// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/system_error.h"

#include <cerrno>
#include <string>
#include <system_error>

namespace biosubsidy {

bool SystemError::isFull() const noexcept {
#ifdef EDQUOT
    if (code == EDQUOT) return true;
#endif
    return code == ENOSPC || code == EFBIG;
}

bool SystemError::isForbidden() const noexcept {
    return code == EACCES || code == EPERM || code == EROFS;
}

bool SystemError::isGone() const noexcept {
    return code == EPIPE;
}

Localized SystemError::message() const {
    return systemMessage(code);
}

Localized systemMessage(int error) {
    const std::string text = std::generic_category().message(error);
    switch (error) {
    case ENOENT: return {"没有这个文件或文件夹", text};
    case EACCES:
    case EPERM: return {"没有权限", text};
    case EISDIR: return {"这是文件夹，不是文件", text};
    case ENOTDIR: return {"路径中有一段不是文件夹", text};
    case ENOSPC: return {"磁盘已满", text};
    case EBUSY: return {"另一个程序正在使用它，请先在那里关闭", "another program is using it; close it there first"};
    case EPIPE: return {"读取的一方已经关闭", text};
    case EFBIG: return {"文件太大，这里放不下", text};
    case EROFS: return {"文件系统只读", text};
    case ELOOP: return {"符号链接绕成一圈", text};
    case ENAMETOOLONG: return {"文件名太长", text};
    default: return {"系统报告：" + text, text};
    }
}

} // namespace biosubsidy
