// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portfolio/portfolio_job.h"

#include <QCoreApplication>

#include "core/facts/case_file.h"
#include "core/portfolio/results_reader.h"
#include "core/system/output_file.h"
#include "ui/paper/paper.h"

namespace biosubsidy::ui {

using portfolio::Basis;
using portfolio::FirmTaker;
using screening::LineCase;

namespace {

constexpr std::size_t firmsListed = 200; // of a comparison, as of the report

// What cannot be read of them is told to `taker` in its place.
tl::expected<std::vector<LineCase>, Localized> casesOf(const FirmsFrom& from, const RuleBook& rules, FirmTaker& taker) {
    std::vector<LineCase> cases;
    for (std::size_t at = 0; at < from.cases.size(); ++at) {
        auto subject = readCase(SourceText("", from.cases[at]), rules.vocabulary(), rules.lookup());
        if (subject) {
            cases.push_back({at + 1, std::move(*subject)});
            continue;
        }
        const Localized why = subject.error().empty() ? Localized{} : subject.error().front().message;
        if (auto told = taker.refused(at + 1, why); !told) return tl::unexpected(told.error());
    }
    return cases;
}

class FirmReader {
public:
    explicit FirmReader(const PortfolioJob& job) : job_(job) {}

    [[nodiscard]] tl::expected<Basis, Localized> basis(const FirmsFrom& from) const {
        if (from.results.empty()) return Basis{from.name, from.day, Basis::Rules::loaded, true, false};
        return portfolio::basisOfResults(from.results, job_.rules);
    }
    // The cases, where there are any, stay in `cases`.
    [[nodiscard]] tl::expected<void, Localized> give(const FirmsFrom& from, FirmTaker& taker,
                                                     std::vector<LineCase>& cases) const {
        if (!from.results.empty()) {
            if (auto read = portfolio::readResults(from.results, job_.rules, taker); !read)
                return tl::unexpected(std::move(read.error()));
            return unlessStopped();
        }
        auto read = casesOf(from, *job_.rules, taker);
        if (!read) return tl::unexpected(std::move(read.error()));
        cases = std::move(*read);
        return give(cases, from.day, taker);
    }
    [[nodiscard]] tl::expected<void, Localized> give(const std::vector<LineCase>& cases, const Date& day,
                                                     FirmTaker& taker) const {
        AssessOptions options = job_.assess;
        options.asOf = day;
        if (const auto given = portfolio::giveCases(cases, job_.rules, options, taker, *job_.stop); !given)
            return tl::unexpected(given.error());
        return unlessStopped();
    }
    [[nodiscard]] tl::expected<void, Localized> unlessStopped() const {
        if (*job_.stop) return tl::unexpected(Localized{});
        return {};
    }

private:
    const PortfolioJob& job_;
};

// Of cases also as they would stand today, so that what the date did is told from what
// the firms did.
tl::expected<void, Localized> keepBefore(const PortfolioJob& job, const FirmReader& reader,
                                         portfolio::Comparer& comparer, const Basis& now, const Date& day) {
    auto basis = reader.basis(*job.before);
    if (!basis) return tl::unexpected(std::move(basis.error()));
    portfolio::Keeper keeper(comparer, false);
    std::vector<LineCase> cases;
    if (auto given = reader.give(*job.before, keeper, cases); !given) return given;
    if (job.before->results.empty()) {
        portfolio::Keeper today(comparer, true);
        if (auto given = reader.give(cases, day, today); !given) return given;
    }
    comparer.begin(std::move(*basis), now);
    return {};
}

portfolio::PortfolioLimits limits() {
    portfolio::PortfolioLimits result;
    result.firms = firmsListed;
    return result;
}

} // namespace

GatheredFirms::GatheredFirms(std::shared_ptr<const RuleBook> rules, const Date& day)
    : portfolio_(std::move(rules), day, limits()) {}

tl::expected<std::shared_ptr<const GatheredFirms>, Localized> GatheredFirms::gather(const PortfolioJob& job,
                                                                                    portfolio::PortfolioBook* book) {
    const FirmReader reader(job);
    auto basis = reader.basis(job.now);
    if (!basis) return tl::unexpected(std::move(basis.error()));
    const Date day = basis->asOf.value_or(job.now.day);
    std::optional<portfolio::Comparer> comparer;
    if (job.before) {
        comparer.emplace(job.rules, job.folder, firmsListed);
        if (auto kept = keepBefore(job, reader, *comparer, *basis, day); !kept)
            return tl::unexpected(std::move(kept.error()));
    }
    auto made = std::make_shared<GatheredFirms>(job.rules, day);
    made->basis_ = std::move(*basis);
    portfolio::FanOut taker(made->portfolio_, book, comparer ? &*comparer : nullptr);
    std::vector<LineCase> cases;
    if (auto given = reader.give(job.now, taker, cases); !given) return tl::unexpected(std::move(given.error()));
    if (job.now.results.empty()) {
        portfolio::CloserLook closer(made->portfolio_, job.rules, job.assess, job.options.language);
        for (LineCase& one : cases) {
            if (closer.wants(one.line)) closer.look(std::move(one));
        }
        closer.finish();
        made->lookedCloser_ = true;
    }
    if (comparer) {
        auto compared = comparer->finish();
        if (!compared) return tl::unexpected(std::move(compared.error()));
        made->comparison_.emplace(std::move(*compared));
    }
    if (auto whole = reader.unlessStopped(); !whole) return tl::unexpected(std::move(whole.error()));
    return made;
}

portfolio::PortfolioInput GatheredFirms::input() const {
    portfolio::PortfolioInput input{portfolio_, basis_};
    input.lookedCloser = lookedCloser_;
    input.comparison = comparison_ ? &*comparison_ : nullptr;
    return input;
}

PortfolioPreview previewOf(const PortfolioJob& job) {
    auto firms = GatheredFirms::gather(job, nullptr);
    if (!firms) return {nullptr, nullptr, std::move(firms.error())};
    auto paper = std::make_shared<Paper>(portfolio::portfolioDocument((*firms)->input(), job.options));
    paper->moveToThread(QCoreApplication::instance()->thread());
    return {std::move(paper), std::move(*firms), {}};
}

tl::expected<void, Localized> writePortfolio(const PortfolioJob& job, const ReportFormat& format,
                                             const Target& target) {
    if (format.writeDocument != nullptr) {
        const auto firms = GatheredFirms::gather(job, nullptr);
        if (!firms) return tl::unexpected(firms.error());
        const auto bytes = format.writeDocument(portfolio::portfolioDocument((*firms)->input(), job.options));
        if (!bytes) return tl::unexpected(bytes.error());
        if (*job.stop) return tl::unexpected(Localized{});
        return target.write(*bytes);
    }
    WorkFile work(target);
    if (auto begun = work.begin(); !begun) return begun;
    portfolio::PortfolioBook book(work.name(), *job.rules, job.options);
    const auto firms = GatheredFirms::gather(job, &book);
    if (!firms) return tl::unexpected(firms.error());
    if (auto finished = book.finish((*firms)->input()); !finished) return finished;
    return work.finish(target);
}

} // namespace biosubsidy::ui
