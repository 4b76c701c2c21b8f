// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/application.h"

#include <algorithm>

namespace biosubsidy::applications {

namespace {

constexpr std::array<std::string_view, allStatuses.size()> names{"considering",   "preparing",    "submitted",
                                                                 "supplementing", "approved",     "refused",
                                                                 "withdrawn",     "paid_in_part", "paid"};

} // namespace

std::string_view toString(Status status) noexcept {
    return names[static_cast<std::size_t>(status)];
}

std::optional<Status> statusNamed(std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return allStatuses[static_cast<std::size_t>(found - names.begin())];
}

Localized words(Status status) {
    switch (status) {
    case Status::considering: return {"考虑中", "considering"};
    case Status::preparing: return {"准备中", "preparing"};
    case Status::submitted: return {"已提交", "submitted"};
    case Status::supplementing: return {"补正中", "supplementing"};
    case Status::approved: return {"已批准", "approved"};
    case Status::refused: return {"未批准", "refused"};
    case Status::withdrawn: return {"已撤回", "withdrawn"};
    case Status::paidInPart: return {"部分到账", "paid in part"};
    case Status::paid: return {"已到账", "paid"};
    }
    return {};
}

std::optional<Money> Application::paid() const {
    if (payments.empty()) return std::nullopt;
    Money sum;
    for (const Payment& payment : payments) sum += payment.sum;
    return sum;
}

const std::string& Application::shownTitle(Language language) const {
    const std::string& asked = title.in(language);
    if (!asked.empty()) return asked;
    const std::string& other = title.in(language == Language::zh ? Language::en : Language::zh);
    return other.empty() ? claim.measure : other;
}

} // namespace biosubsidy::applications
