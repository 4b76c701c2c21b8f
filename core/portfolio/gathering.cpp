// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/gathering.h"

#include <algorithm>

#include "core/screening/run.h"

namespace biosubsidy::portfolio {

namespace {

constexpr std::size_t casesOfPiece = 256;

class CasesInput final : public screening::Input {
public:
    explicit CasesInput(const std::vector<screening::LineCase>& cases) : cases_(cases) {}

    [[nodiscard]] tl::expected<bool, Localized> next(screening::Piece& piece) override {
        piece.clear();
        if (at_ == cases_.size()) return false;
        const std::size_t end = std::min(at_ + casesOfPiece, cases_.size());
        piece.firstLine = cases_[at_].line;
        for (; at_ < end; ++at_) piece.cases.push_back(cases_[at_]);
        piece.end.position = at_;
        piece.end.lines = cases_[at_ - 1].line;
        return true;
    }
    [[nodiscard]] tl::expected<screening::InputMark, Localized> skipTo(std::uint64_t position) override {
        at_ = std::min(static_cast<std::size_t>(position), cases_.size());
        return screening::InputMark{at_, at_ == 0 ? 0 : cases_[at_ - 1].line, {}};
    }
    [[nodiscard]] std::optional<std::uint64_t> size() const override { return cases_.size(); }

private:
    const std::vector<screening::LineCase>& cases_;
    std::size_t at_ = 0;
};

class QuietWatcher final : public screening::Watcher {
public:
    QuietWatcher(FirmTaker& taker, const std::atomic<bool>& stop) : taker_(taker), stop_(stop) {}

    [[nodiscard]] bool wantsStop() const noexcept override { return stop_; }
    [[nodiscard]] bool progressed(const screening::Progress&) override { return false; }
    [[nodiscard]] Written problem(const screening::LineProblem& problem) override {
        return taker_.refused(problem.line,
                              problem.diagnostics.empty() ? Localized{} : problem.diagnostics.front().message);
    }
    [[nodiscard]] Written checkpointed(const screening::Progress&, const std::string&) override { return {}; }

private:
    FirmTaker& taker_;
    const std::atomic<bool>& stop_;
};

} // namespace

Written FanOut::take(const Firm& firm) {
    if (book_ != nullptr) book_->add(firm);
    if (comparer_ != nullptr) {
        if (auto compared = comparer_->compare(firm); !compared) return compared;
    }
    return portfolio_.take(firm);
}

CloserLook::CloserLook(Portfolio& portfolio, std::shared_ptr<const RuleBook> rules, AssessOptions options,
                       Language language)
    : portfolio_(portfolio), rules_(std::move(rules)), options_(std::move(options)), language_(language) {
    options_.trace = false;
    for (Asked& asked : portfolio_.questions.kept()) wanted_.emplace(asked.firm.line, &asked);
}

void CloserLook::look(screening::LineCase found) {
    lookCloser(*wanted_.at(found.line), assess(rules_, std::move(found.subject), options_), language_);
}

void CloserLook::finish() {
    std::stable_sort(portfolio_.questions.kept().begin(), portfolio_.questions.kept().end(), LargerQuestion());
}

std::shared_ptr<const blocks::BlockRules> firmRules(const std::shared_ptr<const RuleBook>& rules,
                                                    const AssessOptions& options) {
    blocks::BlockOptions block{.asOf = options.asOf};
    block.exclusion = options.exclusion;
    block.packs = options.packs;
    block.ownFigures = options.ownFigures;
    block.places = options.places;
    block.cities = false;
    block.claims = blocks::ClaimList::open;
    return blocks::BlockRules::compile(rules, std::move(block));
}

tl::expected<bool, Localized> giveCases(const std::vector<screening::LineCase>& cases,
                                        const std::shared_ptr<const RuleBook>& rules, const AssessOptions& options,
                                        FirmTaker& taker, const std::atomic<bool>& stop) {
    const auto compiled = firmRules(rules, options);
    CasesInput input(cases);
    FirmOutput output(compiled, taker);
    QuietWatcher watcher(taker, stop);
    const auto result = screening::run(compiled, input, output, watcher, {});
    if (!result) return tl::unexpected(result.error().why);
    return result->whole;
}

} // namespace biosubsidy::portfolio
