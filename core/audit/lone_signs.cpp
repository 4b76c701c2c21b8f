// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/lone_signs.h"

#include <algorithm>
#include <optional>

#include "core/audit/lone_units.h"
#include "core/audit/lone_words.h"
#include "core/audit/numeral_parts.h"
#include "core/audit/open_text.h"
#include "core/audit/text_builder.h"

namespace biosubsidy::audit {

namespace {

class Search {
public:
    Search(std::u32string_view text, const std::vector<bool>& covered)
        : open_(text, covered), text_(open_.text()), covered_(covered) {}

    std::vector<Doubtful> run() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto doubt = covered_[at] ? std::nullopt : doubtAt(at);
            if (doubt) doubts_.push_back(*doubt);
            // A unit that is told or passed is passed whole: 百万元 ends in 万元.
            at = std::max(doubt ? doubt->end : covered_[at] ? at : pastUnit(open_, at), at + 1);
        }
        return std::move(doubts_);
    }

private:
    [[nodiscard]] std::optional<Doubtful> doubtAt(std::size_t at) const {
        if (isFraction(text_.at(at))) return Doubtful{Doubt::ambiguous, at, at + 1};
        if (isPictureOfPage(at)) return Doubtful{Doubt::picture, at, at + 1};
        if (auto unit = loneUnitAt(open_, at)) return unit;
        if (auto word = loneWordAt(open_, at)) return word;
        return offeredAt(at);
    }

    // Nothing else stands on the page.
    [[nodiscard]] bool isPictureOfPage(std::size_t at) const {
        if (open_.raw()[at] != pictureMark) return false;
        const auto breaks = [&](std::size_t index) { return index >= open_.raw().size() || text_.at(index) == U'\n'; };
        const auto feeds = [&](std::size_t index) { return index < open_.raw().size() && open_.raw()[index] == U'\f'; };
        if (!breaks(at + 1) || (at > 0 && !breaks(at - 1))) return false;
        return feeds(at + 1) || feeds(at + 2) || (at > 0 && feeds(at - 1));
    }

    // Numbers ---------------------------------------------------------------------

    // 最高不超过731。: an amount or a share is spoken of, and no unit stands behind.
    [[nodiscard]] std::optional<Doubtful> offeredAt(std::size_t at) const {
        if (!beginsNumeral(text_.at(at)) || !open_.startsToken(at)) return std::nullopt;
        const auto numeral = readNumeral(text_, at);
        const std::size_t end = numeral ? numeral->end : open_.pastNumber(at);
        if (!open_.isOffered(at) && !(numeral && isGiven(at, *numeral))) return std::nullopt;
        if (end == at || (numeral && numeral->chinese && numeral->single)) return std::nullopt;
        // 500k
        if (isOneOf(text_.at(end), U"kKmM") && !isLatinLetter(text_.at(end + 1)) && !isDigit(text_.at(end + 1)))
            return Doubtful{Doubt::letters, at, end + 1};
        if (const std::size_t second = text_.pastGap(end);
            second != end && open_.isOpen(second) && isDigit(text_.at(second)))
            return Doubtful{Doubt::broken, at, open_.pastNumber(second)}; // 3  39
        if (!open_.standsAlone(end)) return std::nullopt;
        return Doubtful{Doubt::noUnit, at, end};
    }
    // 设立9755的基金: what is given follows. A year and a small number say something else.
    [[nodiscard]] bool isGiven(std::size_t at, const Numeral& numeral) const {
        constexpr std::size_t fewest = 3;
        std::size_t back = at;
        while (open_.before(back) == U' ') --back;
        const bool parted = back != at && isDigit(open_.before(back)); // 74  56的基金
        const bool few = numeral.plainDigits < fewest && !parted;
        if (few || yearOf(numeral) || !(isHan(open_.before(at)) || parted) ||
            isOneOf(open_.before(at), U"表图件章节号第前"))
            return false;
        for (const std::u32string_view gift : {U"的基金", U"的资助", U"的奖", U"的补", U"的支持", U"的贴", U"基金",
                                               U"资助", U"奖励", U"补助", U"补贴"}) {
            if (text_.startsWith(text_.pastGap(numeral.end), gift)) return true;
        }
        return false;
    }

    OpenText open_;
    const Glyphs& text_;
    const std::vector<bool>& covered_;
    std::vector<Doubtful> doubts_;
};

} // namespace

std::vector<Doubtful> loneSigns(std::u32string_view text, const std::vector<bool>& covered) {
    return Search(text, covered).run();
}

} // namespace biosubsidy::audit
