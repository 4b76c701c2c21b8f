// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/award_facts.h"

namespace biosubsidy::ui {

const Fact& awardPolicyFact() {
    static const Fact fact = [] {
        Fact made;
        made.id = "policy";
        made.type = FactType::text;
        made.label = {"政策或文件名称", "Policy"};
        made.help = {"这笔支持出自哪个文件，写在报告里供核对；不影响计算。",
                     "The document that this support came from, for the report; it does not affect the sums."};
        return made;
    }();
    return fact;
}

const Fact& awardAmountFact() {
    static const Fact fact = [] {
        Fact made;
        made.id = "amount";
        made.type = FactType::money;
        made.label = {"已获金额", "Amount held"};
        made.help = {"已经到账或已经批复的金额。政策规定不重复支持的，从可得金额中扣减。",
                     "What has been paid or granted. Where a policy forbids double support, it comes off the sum."};
        return made;
    }();
    return fact;
}

const Fact& awardLevelFact() {
    static const Fact fact = [] {
        Fact made;
        made.id = "level";
        made.type = FactType::choice;
        made.label = {"支持层级", "Level"};
        made.help = {"由哪一级政府给予。不填按市级处理；有的政策只扣减同级的支持。",
                     "Which level of government granted it; taken as the city if left open. Some policies set off "
                     "support of certain levels only."};
        made.choices = {{"national", {"国家级", "National"}},
                        {"city", {"市级", "City"}},
                        {"district", {"区县级", "District"}},
                        {"other", {"其他", "Other"}}};
        made.defaultChoice = 1;
        return made;
    }();
    return fact;
}

} // namespace biosubsidy::ui
