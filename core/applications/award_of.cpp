// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/award_of.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy::applications {

namespace {

bool has(const std::vector<Item>& items, const std::string& id) {
    return std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
}

tl::unexpected<Localized> no(std::string zh, std::string en) {
    return tl::unexpected(Localized{std::move(zh), std::move(en)});
}

std::optional<std::int64_t> yearOf(const Application& application) {
    for (const Step* step : {&application.approved, &application.applied}) {
        if (step->day) return step->day->year();
    }
    return std::nullopt;
}

// Sets what it is held for. What a project's or expense's measure is granted for is that
// item; the company's is the measure itself.
tl::expected<void, Localized> setTarget(Award& award, const Application& application, const Measure* measure,
                                        const Case& subject) {
    const std::string& item = application.claim.item;
    if (measure != nullptr && measure->scope == Entity::company) {
        award.target = AwardTarget::measure;
        award.targetId = application.claim.measure;
        return {};
    }
    if (item.empty())
        return no("这项支持的文件不在政策包里，又不属于某个项目或支出，案例里没有地方记；请在“已获支持”里手工填写",
                  "its document is not among the packs and it is for no project or expense: enter it by hand among the "
                  "support held");
    const bool isProject = has(subject.projects, item) && (measure == nullptr || measure->scope == Entity::project);
    const bool isExpense = has(subject.expenses, item) && (measure == nullptr || measure->scope == Entity::expense);
    if (!isProject && !isExpense)
        return no(fmt::format("案例里已没有“{}”这个项目或支出", printable(item)),
                  fmt::format("the case no longer has a project or expense \"{}\"", printable(item)));
    award.target = isProject ? AwardTarget::project : AwardTarget::expense;
    award.targetId = item;
    return {};
}

} // namespace

tl::expected<Award, Localized> awardOf(const Application& application, std::string_view uid, Granted granted,
                                       const RuleBook& rules, const Case& subject) {
    if (!isGranted(application.status))
        return no("还没有批准，不能算作已获支持", "it is not approved yet: no support is held");
    const std::optional<Money> sum = granted == Granted::paid ? application.paid() : application.approved.sum;
    if (!sum || sum->isZero())
        return granted == Granted::paid ? no("还没有到账金额", "nothing has been paid yet")
                                        : no("没有填批准金额", "the approved sum is not given");
    const RuleBook::Named named = rules.find(application.claim.measure);
    Award award;
    constexpr std::size_t enough = 12;
    award.id = fmt::format("app-{}", uid.substr(0, enough));
    award.policy = application.shownTitle(Language::zh);
    award.amount = *sum;
    award.year = yearOf(application);
    if (named.measure != nullptr) {
        award.under = application.claim.measure;
        award.level = named.pack->districts.empty() ? AwardLevel::city : AwardLevel::district;
    }
    if (auto set = setTarget(award, application, named.measure, subject); !set) return tl::unexpected(set.error());
    return award;
}

Case withAward(Case subject, const Award& award) {
    const auto known = std::find_if(subject.awards.begin(), subject.awards.end(),
                                    [&](const Award& one) { return one.id == award.id; });
    if (known == subject.awards.end())
        subject.awards.push_back(award);
    else
        *known = award;
    return subject;
}

bool holds(const Case& subject, const Award& award) {
    return std::find(subject.awards.begin(), subject.awards.end(), award) != subject.awards.end();
}

} // namespace biosubsidy::applications
