// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/chosen_output.h"

#include <fmt/format.h>

#include "core/database/database.h"
#include "core/system/file_names.h"
#include "core/values/text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QString withEnding(const QString& chosen, const QString& ending) {
    const auto found = lookAt(toUtf8(chosen));
    return found && found->standing == Standing::stream ? chosen : chosen + ending;
}

tl::expected<Target, Localized> chosenOutput(const QString& chosen, const QString& path, const std::string& library,
                                             std::vector<std::string> inputs) {
    if (path != chosen && isTaken(toUtf8(path)))
        return tl::unexpected(Localized{
            fmt::format("{} 已经在那里了；要替换它，请选它本身", printable(toUtf8(path))),
            fmt::format("{} is there already; to replace it, choose it by its whole name", printable(toUtf8(path)))});
    if (!library.empty()) {
        for (std::string& file : filesOfDatabase(library)) inputs.push_back(std::move(file));
    }
    auto target = Target::at(toUtf8(path), inputs);
    if (!target) return tl::unexpected(std::move(target.error().why));
    if (target->isPipe())
        return tl::unexpected(Localized{"这是管道，窗口不写管道；请换一个文件名",
                                        "this is a pipe, which the window does not write to; choose another name"});
    return std::move(*target);
}

} // namespace biosubsidy::ui
