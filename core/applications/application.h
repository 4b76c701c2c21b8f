// SPDX-License-Identifier: GPL-3.0-or-later
//
// An application: one support that a firm asks an authority for, from the first
// thought of it to the money. A plain value, which a person fills in as it comes:
// what is not known is not there, and what contradicts itself is kept as it was
// typed and told by doubts.h. What it is called and what it was expected to bring
// are as of the day on which it was made, and stay so when rules and case go on.
//
// Which case it belongs to, and who changed it when, is the library's knowledge
// (core/storage/application_shelf.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/values/date.h"
#include "core/values/localized.h"
#include "core/values/moment.h"
#include "core/values/money.h"

namespace biosubsidy::applications {

enum class Status : std::uint8_t {
    considering,
    preparing,
    submitted,
    supplementing, // the authority has asked for more
    approved,
    refused,
    withdrawn,
    paidInPart,
    paid,
};
inline constexpr std::array allStatuses{Status::considering,   Status::preparing,  Status::submitted,
                                        Status::supplementing, Status::approved,   Status::refused,
                                        Status::withdrawn,     Status::paidInPart, Status::paid};
[[nodiscard]] std::string_view toString(Status status) noexcept; // "paid_in_part"
[[nodiscard]] std::optional<Status> statusNamed(std::string_view name);
[[nodiscard]] Localized words(Status status); // 部分到账; paid in part

// Nothing more comes of it: refused, withdrawn, paid.
[[nodiscard]] constexpr bool isOver(Status status) noexcept {
    return status == Status::refused || status == Status::withdrawn || status == Status::paid;
}
// The authority has said yes.
[[nodiscard]] constexpr bool isGranted(Status status) noexcept {
    return status == Status::approved || status == Status::paidInPart || status == Status::paid;
}
// Still to be handed in.
[[nodiscard]] constexpr bool isToSubmit(Status status) noexcept {
    return status == Status::considering || status == Status::preparing;
}

// A claim of a case by names: "beijing-2024/pilot-platform", and the id of a project or
// expense; "" is the company.
struct ClaimKey {
    std::string measure;
    std::string item;
    friend auto operator<=>(const ClaimKey&, const ClaimKey&) = default;
};

// A sum with its day; either may not be known.
struct Step {
    std::optional<Money> sum;
    std::optional<Date> day;
    friend bool operator==(const Step&, const Step&) = default;
};

struct Payment {
    Money sum;
    std::optional<Date> day;
    std::string note;
    friend bool operator==(const Payment&, const Payment&) = default;
};

// The call that it answers. The hour is the authority's, at UTC+8.
struct Call {
    std::string name;
    std::optional<Date> opens;
    std::optional<Date> closes;
    std::string closesAt; // "17:00", or "": to the end of the day
    friend bool operator==(const Call&, const Call&) = default;
};

// A day that a person wants to see: the hearing, the inspection.
struct NamedDay {
    Date date;
    std::string what;
    friend bool operator==(const NamedDay&, const NamedDay&) = default;
};

// A paper that is asked for.
struct Material {
    std::string what;
    bool ready = false;
    std::string holder{}; // who has it, or is to bring it
    friend bool operator==(const Material&, const Material&) = default;
};

struct Note {
    Moment at;
    std::string text;
    friend bool operator==(const Note&, const Note&) = default;
};

// A file that belongs to it: a copy in the library's own folder, named by its bytes, or
// a link. A link is kept as seen from the library's folder and in full, so that it is
// found when both move together, and when the library alone does.
struct File {
    std::string name;     // as it is shown
    std::string digest{}; // SHA-256 of the copy; "": a link
    std::string relative{};
    std::string absolute{};
    std::uint64_t size = 0;

    [[nodiscard]] bool isLink() const noexcept { return digest.empty(); }
    friend bool operator==(const File&, const File&) = default;
};

struct Application {
    ClaimKey claim{};                // the measure is "" where no document of the rules has it
    Localized title{};               // of the measure, as of then; see shownTitle()
    std::string itemName{};          // of the project or expense, as of then
    std::optional<Money> expected{}; // none: no figure is published
    bool expectedOpen = false;       // "at most": open facts or an unpublished rate may lower it
    std::string agency{};
    Call call{};
    std::optional<Date> ownDeadline{}; // to be handed in by, by our own plan
    std::string person{};              // in charge
    Status status = Status::considering;
    Step applied{};
    Step approved{};
    std::vector<Payment> payments{};
    std::vector<Material> materials{};
    std::vector<NamedDay> days{};
    std::string remarks{};
    std::vector<Note> notes{}; // in the order in which they were made
    std::vector<File> files{};

    // Of all payments; none where there is none.
    [[nodiscard]] std::optional<Money> paid() const;
    // Its title; in the other language, or the measure's id, where there is no such.
    [[nodiscard]] const std::string& shownTitle(Language language) const;
    friend bool operator==(const Application&, const Application&) = default;
};

} // namespace biosubsidy::applications
