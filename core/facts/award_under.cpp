// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/facts/case_file.h"
#include "core/values/text.h"

namespace biosubsidy {

std::optional<Localized> whyNotUnder(const Award& award, const MeasureLookup& measures) {
    if (!award.under) return std::nullopt;
    const std::string name = printable(shortened(*award.under, 80));
    switch (measures ? measures(*award.under) : MeasureKind::unknown) {
    case MeasureKind::unknown:
        return Localized{
            fmt::format("没有载入的政策包含“{}”；写法为“政策/措施”，如 beijing-2024/pilot-platform", name),
            fmt::format("no loaded pack has \"{}\"; write pack/measure, such as beijing-2024/pilot-platform", name)};
    case MeasureKind::ofProjects:
        if (award.target == AwardTarget::project) return std::nullopt;
        return Localized{fmt::format("“{}”是针对项目的措施；请指明是哪个项目得到的", name),
                         fmt::format("\"{}\" is a measure for projects; name the project that it was given for", name)};
    case MeasureKind::ofExpenses:
        if (award.target == AwardTarget::expense) return std::nullopt;
        return Localized{fmt::format("“{}”是针对支出的措施；请指明是哪笔支出得到的", name),
                         fmt::format("\"{}\" is a measure for expenses; name the expense that it was given for", name)};
    case MeasureKind::ofCompany:
        if (award.target == AwardTarget::measure && award.targetId == *award.under) return std::nullopt;
        return Localized{
            fmt::format("“{}”是针对企业的措施；对应措施也须写“{}”", name, name),
            fmt::format("\"{}\" is a measure for the company; \"measure\" has to be \"{}\" too", name, name)};
    }
    return std::nullopt;
}

} // namespace biosubsidy
