// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/size_limit.h"

#include <utility>

#include "core/wording/say.h"

namespace biosubsidy::report {

namespace {

class Limiter {
public:
    Limiter(const SizeLimits& limits, Language language) : limits_(limits), language_(language) {}

    void limit(Section& section) {
        std::vector<Block> kept;
        std::size_t entries = 0;
        std::size_t notWritten = 0;
        bool withEntry = false; // what stands behind an entry that is not written belongs to it
        for (Block& block : section.blocks) {
            if (std::holds_alternative<Entry>(block)) {
                withEntry = entries >= limits_.entries;
                if (withEntry)
                    ++notWritten;
                else
                    ++entries;
            } else if (!std::holds_alternative<Table>(block)) {
                withEntry = false;
            }
            if (withEntry) continue;
            const std::size_t left = std::visit([this](auto& of) { return cut(of); }, block);
            kept.push_back(std::move(block));
            if (left > 0) kept.push_back(remark(left));
        }
        if (notWritten > 0) kept.push_back(remark(notWritten));
        section.blocks = std::move(kept);
    }

private:
    // Each gives how much of it is not written out.
    [[nodiscard]] std::size_t cut(Table& table) const {
        // A total at the end stays.
        const bool total = !table.rows.empty() && table.rows.back().kind == Row::Kind::total;
        const std::size_t most = limits_.rows + (total ? 1 : 0);
        if (table.rows.size() <= most) return 0;
        const std::size_t left = table.rows.size() - most;
        const auto from = table.rows.begin() + static_cast<std::ptrdiff_t>(limits_.rows);
        table.rows.erase(from, from + static_cast<std::ptrdiff_t>(left));
        return left;
    }
    [[nodiscard]] std::size_t cut(Chart& chart) const { return shorten(chart.bars, limits_.bars); }
    [[nodiscard]] std::size_t cut(Bullets& bullets) const { return shorten(bullets.items, limits_.items); }
    template <typename Other>
    [[nodiscard]] std::size_t cut(Other& /*block*/) const {
        return 0;
    }

    template <typename Item>
    [[nodiscard]] static std::size_t shorten(std::vector<Item>& items, std::size_t most) {
        if (items.size() <= most) return 0;
        const std::size_t left = items.size() - most;
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(most), items.end());
        return left;
    }

    [[nodiscard]] Paragraph remark(std::size_t left) const {
        return {wording::say(language_, "篇幅所限，还有 {} 项没有在这里写出；XLSX 报告列出全部，合计已含全部。",
                             "To keep the report readable, {} more [is|are] not written out here; the XLSX report "
                             "lists them all, and the totals are of all.",
                             left),
                Paragraph::Style::notice};
    }

    const SizeLimits& limits_;
    Language language_;
};

} // namespace

void keepWithin(const SizeLimits& limits, Document& document) {
    Limiter limiter(limits, document.language);
    for (Section& section : document.sections) limiter.limit(section);
}

} // namespace biosubsidy::report
