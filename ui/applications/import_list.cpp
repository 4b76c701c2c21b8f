// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/import_list.h"

#include <algorithm>

namespace biosubsidy::ui {

using applications::Application;
using sheets::ApplicationField;
using sheets::Likeness;
using sheets::ProposedApplication;

namespace {

// The cell's sum counts nowhere; what stood there is said in the remarks.
void leaveOut(Application& application, const sheets::ApplicationColumn& column, const std::string& stood) {
    switch (column.field) {
    case ApplicationField::expected: application.expected.reset(); break;
    case ApplicationField::applied: application.applied.sum.reset(); break;
    case ApplicationField::approved: application.approved.sum.reset(); break;
    case ApplicationField::paid: application.payments.clear(); break;
    default: return;
    }
    application.remarks += (application.remarks.empty() ? "" : "\n") + column.heading + ": " + stood;
}

} // namespace

void ImportList::set(sheets::ApplicationProposals proposals, const sheets::ApplicationMap& map,
                     std::shared_ptr<const RuleBook> rules) {
    proposals_ = std::move(proposals);
    map_ = map;
    rules_ = std::move(rules);
}

void ImportList::clear() {
    *this = {};
}

std::vector<FirmChoice> ImportList::firmChoices(std::size_t row) const {
    std::vector<FirmChoice> choices;
    for (const std::int64_t id : this->row(row).firmMatch.cases) choices.push_back({FirmChoice::Kind::known, id});
    choices.push_back({FirmChoice::Kind::fresh});
    choices.push_back({FirmChoice::Kind::open});
    const std::size_t likely = choices.size();
    for (const std::int64_t id : cases_) {
        const FirmChoice other{FirmChoice::Kind::known, id};
        const auto end = choices.begin() + static_cast<std::ptrdiff_t>(likely);
        if (std::find(choices.begin(), end, other) == end) choices.push_back(other);
    }
    return choices;
}

std::vector<MeasureChoice> ImportList::measureChoices(std::size_t row) const {
    std::vector<MeasureChoice> choices;
    for (const std::string& measure : this->row(row).measureMatch.measures) choices.push_back({false, measure});
    choices.push_back({false, {}});
    choices.push_back({true, {}});
    return choices;
}

FirmChoice ImportList::firm(std::size_t row) const {
    const ProposedApplication& of = this->row(row);
    if (const auto said = firms_.find(of.firm); said != firms_.end()) return said->second;
    if (of.firmMatch.sure == Likeness::same) return {FirmChoice::Kind::known, of.firmMatch.cases.front()};
    return {};
}

MeasureChoice ImportList::measure(std::size_t row) const {
    const ProposedApplication& of = this->row(row);
    if (const auto said = measures_.find(of.policy); said != measures_.end()) return said->second;
    if (of.measureMatch.sure == Likeness::same) return {false, of.measureMatch.measures.front()};
    // Nothing is like it: it keeps its name, and there is nothing to choose.
    return {of.measureMatch.sure == Likeness::near, {}};
}

void ImportList::chooseFirm(std::size_t row, const FirmChoice& choice) {
    firms_[this->row(row).firm] = choice;
}

void ImportList::chooseMeasure(std::size_t row, const MeasureChoice& choice) {
    measures_[this->row(row).policy] = choice;
}

void ImportList::makeCasesOfUnknown() {
    for (std::size_t at = 0; at < size(); ++at) {
        if (row(at).firmMatch.sure == Likeness::none && firm(at).kind == FirmChoice::Kind::open)
            chooseFirm(at, {FirmChoice::Kind::fresh});
    }
}

std::size_t ImportList::unknownFirms() const {
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < size(); ++at) {
        if (row(at).firmMatch.sure == Likeness::none && firm(at).kind == FirmChoice::Kind::open)
            names.insert(row(at).firm);
    }
    return names.size();
}

DoubtChoice ImportList::doubt(std::size_t row, std::size_t doubt) const {
    const sheets::CellDoubt& of = this->row(row).doubts.at(doubt);
    if (!of.taken) return DoubtChoice::left;
    const auto said = doubts_.find({of.row, of.column});
    return said == doubts_.end() ? DoubtChoice::open : said->second;
}

void ImportList::chooseDoubt(std::size_t row, std::size_t doubt, DoubtChoice choice) {
    const sheets::CellDoubt& of = this->row(row).doubts.at(doubt);
    doubts_[{of.row, of.column}] = choice;
}

void ImportList::chooseDoubts(std::uint32_t column, DoubtChoice choice) {
    for (std::size_t at = 0; at < size(); ++at) {
        for (std::size_t number = 0; number < row(at).doubts.size(); ++number) {
            if (row(at).doubts[number].column == column && doubt(at, number) == DoubtChoice::open)
                chooseDoubt(at, number, choice);
        }
    }
}

void ImportList::setWanted(std::size_t row, bool wanted) {
    if (wanted)
        unwanted_.erase(this->row(row).row);
    else
        unwanted_.insert(this->row(row).row);
}

ImportList::Open ImportList::open(std::size_t row) const {
    Open open{firm(row).kind == FirmChoice::Kind::open, measure(row).open, 0};
    for (std::size_t number = 0; number < this->row(row).doubts.size(); ++number)
        open.doubts += doubt(row, number) == DoubtChoice::open ? 1U : 0U;
    // A new case has to be called something.
    if (firm(row).kind == FirmChoice::Kind::fresh && this->row(row).firm.empty()) open.firm = true;
    return open;
}

bool ImportList::isReady(std::size_t row) const {
    return isWanted(row) && !isTaken(row) && !open(row).any();
}

std::vector<std::size_t> ImportList::ready() const {
    std::vector<std::size_t> rows;
    for (std::size_t at = 0; at < size(); ++at) {
        if (isReady(at)) rows.push_back(at);
    }
    return rows;
}

Application ImportList::application(std::size_t row) const {
    const ProposedApplication& of = this->row(row);
    Application application = of.application;
    application.claim.measure = measure(row).measure;
    const Measure* found = rules_ == nullptr || application.claim.measure.empty()
                               ? nullptr
                               : rules_->find(application.claim.measure).measure;
    if (found != nullptr) {
        const bool renamed = of.measureMatch.sure != Likeness::same;
        application.title = found->title;
        // What somebody called it stays to be found.
        if (renamed) application.remarks += (application.remarks.empty() ? "" : "\n") + of.policy;
    }
    for (std::size_t number = 0; number < of.doubts.size(); ++number) {
        const sheets::CellDoubt& one = of.doubts[number];
        if (!one.taken || doubt(row, number) != DoubtChoice::left) continue;
        for (const sheets::ApplicationColumn& column : map_.columns) {
            if (column.column == one.column) leaveOut(application, column, one.stood);
        }
    }
    return application;
}

} // namespace biosubsidy::ui
