// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has to be known for an application: calls, papers, how and when it is paid.
#include "core/report/parts.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

namespace {

std::vector<std::string> paymentLines(const Context& context, const Claim& claim) {
    std::vector<std::string> lines;
    for (const Payment& payment : paymentsOf(claim))
        lines.push_back(wording::say(context.language(), "{}（{}）：{}", "{} ({}): {}",
                                     context.in(payment.instalment->text), payment.instalment->share.toString(),
                                     context.sum(payment.amount)));
    return lines;
}

} // namespace

std::vector<Section> materialSections(const Context& context) {
    Section section{1, context.text("申报与拨付", "Applying and payment"), {}};
    for (const CityResult& city : context.assessment().cities) {
        for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined}) {
            for (const ClaimText& claim : claimsOf(context, city, verdict)) {
                std::vector<std::string> lines =
                    wording::grantLines(*claim.pack->pack, *claim.claim->measure, context.language());
                if (lines.empty()) continue;
                Entry entry{
                    wording::verdictSign(verdict), Tone::plain, claim.words.title, {}, claim.words.subject, {}, {}};
                entry.details.push_back({context.text("要点", "Terms"), std::move(lines)});
                if (std::vector<std::string> paid = paymentLines(context, *claim.claim); !paid.empty())
                    entry.details.push_back({context.text("拨付", "Paid"), std::move(paid)});
                section.blocks.emplace_back(std::move(entry));
            }
        }
    }
    if (section.blocks.empty()) return {};
    return {std::move(section)};
}

} // namespace biosubsidy::report
