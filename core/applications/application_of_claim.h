// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a claim of an assessment to an application, and back: whether the claim that a
// running application rests on still stands.
#pragma once

#include "core/applications/application.h"
#include "core/assessment/assessment.h"

namespace biosubsidy::applications {

[[nodiscard]] ClaimKey keyOf(const Assessment& assessment, const ClaimId& id);
// The claim of that name; none where the assessment has no such.
[[nodiscard]] std::optional<ClaimId> claimOf(const Assessment& assessment, const ClaimKey& key);

// Title, agency, materials (in `language`) and what is expected, as of now: what the
// claim adds to the total, else its ceiling. Of the measure's calls the one that is
// open on the day of the assessment and closes first; else the one that opens next;
// else the one that closed last.
[[nodiscard]] Application applicationFor(const Assessment& assessment, const ClaimId& id, Language language);
// The same of one that there is, as far as these are missing there: what was made from an
// old note knows nothing of them.
[[nodiscard]] Application completed(Application application, const Assessment& assessment, const ClaimId& id,
                                    Language language);

// What an assessment says of an application.
enum class Standing : std::uint8_t {
    unseen,  // nothing was assessed since
    stands,  // its claim holds and adds something, or has no figure
    open,    // facts are missing
    nothing, // it holds and adds nothing: excluded, used up, set off
    fails,   // it does not hold any more
    gone,    // the project or the document is no longer there, or not in view
};
[[nodiscard]] std::string_view toString(Standing standing) noexcept; // "fails"
[[nodiscard]] Standing standingNamed(std::string_view name);         // unseen for any other
// Of one that rests on no measure, or that the authority has decided: unseen.
[[nodiscard]] Standing standingOf(const Application& application, const Assessment& assessment);
// 不再符合：…; the reason is that of the claim. "" where it stands or was not seen.
[[nodiscard]] std::string standingText(const Application& application, const Assessment& assessment, Language language);
[[nodiscard]] Localized words(Standing standing);

} // namespace biosubsidy::applications
