// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/wording/pack_text.h"
#include "core/wording/term_notices.h"

namespace biosubsidy::report {

using wording::say;

namespace {

std::string sumOnThatDay(const Context& context, const OutOfForce& of) {
    const std::string city = context.cityName(context.assessment().cities.at(of.city));
    if (!of.hasFigures)
        return say(context.language(), "{}的文件没有公布金额", "the documents of {} published no sum", city);
    return say(context.language(), "{}最高可获 {}", "{} may have granted at most {}", city,
               context.sum(of.totals.ceiling));
}

std::string noticeOf(const Context& context, const OutOfForce& of) {
    const std::string document = wording::documentText(*of.pack, context.language());
    const std::string asOf = context.assessment().asOf.toString();
    const std::string sum = sumOnThatDay(context, of);
    if (!of.ended)
        return say(
            context.language(), "{}自 {} 起施行，测算日 {} 尚未施行，其中各项不计入合计。同样的情况，在施行第一天{}。",
            "{} is in force from {}, not yet on the day of the assessment, {}: nothing of it counts. On its first "
            "day, as stated, {}.",
            document, of.day.toString(), asOf, sum);
    return say(context.language(), "{}执行到 {} 为止，测算日 {} 已过，其中各项不计入合计。同样的情况，在最后一天{}。",
               "{} ended on {}, before the day of the assessment, {}: nothing of it counts. On its last day, as "
               "stated, "
               "{}.",
               document, of.day.toString(), asOf, sum) +
           context.text("", " ") + wording::afterTermText(of, context.language());
}

} // namespace

std::vector<std::string> outOfForceNotices(const Context& context, std::optional<std::size_t> city) {
    std::vector<std::string> notices;
    for (const OutOfForce& of : context.input.outOfForce) {
        if (!city || of.city == *city) notices.push_back(noticeOf(context, of));
    }
    return notices;
}

} // namespace biosubsidy::report
