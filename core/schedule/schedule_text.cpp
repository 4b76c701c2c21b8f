// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule_text.h"

#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"

namespace biosubsidy::schedule {

using wording::say;

Localized words(Firmness firmness) {
    switch (firmness) {
    case Firmness::certain: return {"有把握", "Certain"};
    case Firmness::competitive: return {"择优或受预算限制", "Competitive"};
    case Firmness::open: return {"未定", "Open"};
    }
    return {};
}

std::string rowText(const Row& row, Language language) {
    switch (row.kind) {
    case Kind::now: return say(language, "现在可申报（{} 年）", "Can be applied for now ({})", row.year);
    case Kind::year: return say(language, "{} 年", "{}", row.year);
    case Kind::notPublished: return say(language, "未公布年份", "Year not published");
    case Kind::completionOpen:
        return say(language, "投产后（投产年份未填）", "After completion (its year is not stated)");
    case Kind::endsBefore: return say(language, "投产前文件已到期", "Its document ends before completion");
    }
    return {};
}

std::string partText(const Part& part, Language language) {
    if (part.instalment == nullptr) return {};
    return say(language, "{}：{}", "{}: {}", part.instalment->share.toString(),
               printable(part.instalment->text.in(language)));
}

std::string untilText(const Part& part, Language language) {
    if (!part.until) return {};
    const std::string day = part.until->toString();
    if (part.kind == Kind::endsBefore)
        return say(language, "文件执行到 {}，项目 {} 年才投产",
                   "the document ends on {}; the project is completed in {}", day, part.year);
    if (part.kind == Kind::completionOpen)
        return say(language, "文件执行到 {}，此前须投产", "the document ends on {}: to be completed before", day);
    return say(language, "文件执行到 {}", "the document ends on {}", day);
}

std::string againText(const Again& again, Language language) {
    const std::string sum = wording::moneyText(again.sum, language);
    if (again.firstYear == again.lastYear)
        return say(language, "{} 年可再申报，至多 {}", "may be had again in {}, up to {}", again.firstYear, sum);
    return say(language, "{} 至 {} 年可逐年再申报，每年至多 {}",
               "may be had again each year from {} to {}, up to {} a year", again.firstYear, again.lastYear, sum);
}

std::vector<std::string> readingNotes(const Assessment& assessment, const CitySchedule& schedule, Language language) {
    std::vector<std::string> notes{
        say(language, "年份是最早可以申报的年份；政策文本一般不写哪一天付款。各行相加等于最高可获 {}。",
            "A year is the first in which it can be applied for; the texts hardly say when money is paid. The rows add "
            "up "
            "to the ceiling, {}.",
            wording::moneyText(schedule.total, language)),
        say(language,
            "“有把握”指条件和金额都已确定、比例已公布、文件在执行、人人符合即得；“择优或受预算限制”不是人人都有；其余为"
            "“未定”。",
            "\"Certain\" is what is eligible with a settled sum, at a published rate, by a document in force, for "
            "everyone "
            "who qualifies; \"competitive\" is not for everyone; the rest is \"open\".")};
    const Money pending = assessment.cities.at(schedule.city).totals.pending();
    if (!pending.isZero())
        notes.push_back(say(language, "待补信息若都有利，还可能多出至多 {}，没有排在表里。",
                            "What is not stated yet could add up to {} at best, which is not in the table.",
                            wording::moneyText(pending, language)));
    return notes;
}

} // namespace biosubsidy::schedule
