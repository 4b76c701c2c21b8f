// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/layout.h"

#include <algorithm>

namespace biosubsidy::blocks {

namespace {

class LayoutMaker {
public:
    LayoutMaker(const Vocabulary& vocabulary, const std::vector<const Pack*>& packs) : vocabulary_(vocabulary) {
        for (const Entity entity : allEntities)
            layout_.facts[static_cast<std::size_t>(entity)].resize(vocabulary_.readable(entity));
        for (const Pack* pack : packs) readPack(*pack);
        keepDerived();
    }

    void addText(const std::string& text) {
        if (layout_.text(text) == none) layout_.texts.push_back(text);
    }

    Layout finish() {
        for (const Entity entity : allEntities) place(entity);
        return std::move(layout_);
    }

private:
    FactLayout& of(Entity entity, std::size_t fact) { return layout_.facts[static_cast<std::size_t>(entity)][fact]; }
    void keep(Entity entity, std::size_t fact) {
        of(entity, fact).read = true;
        of(entity, fact).kept = vocabulary_.isStated(entity, fact);
    }

    void readPack(const Pack& pack) {
        readProgram(pack.companyPlace);
        readProgram(pack.projectPlace);
        for (const Measure& measure : pack.measures) {
            for (const language::Program* program : measure.conditions()) readProgram(*program);
            for (const language::Program* program : measure.amounts()) readProgram(*program);
        }
    }

    void readProgram(const language::Program& program) {
        for (const language::Node& node : program.nodes) {
            if (language::readsFact(node.op)) keep(node.entity, node.fact);
            for (const std::string& text : node.texts) addText(text);
        }
    }

    // What the situation of an item is derived from, whether a rule names it or not.
    void keepDerived() {
        const Vocabulary::Known& known = vocabulary_.known();
        for (const std::size_t fact :
             {known.companyCity, known.companyDistrict, known.industry, known.employees, known.revenue, known.size})
            keep(Entity::company, fact);
        for (const std::size_t fact : {known.projectCity, known.projectDistrict, known.projectYear})
            keep(Entity::project, fact);
        keep(Entity::expense, known.expenseYear);
        for (const Entity entity : allEntities) {
            for (std::size_t fact = 0; fact < vocabulary_.facts(entity).size(); ++fact) {
                if (layout_.of(entity, fact).read) keepBounds(entity, fact);
            }
        }
    }

    // The amounts that bound one that is read are kept, whether any rule reads them or not.
    void keepBounds(Entity entity, std::size_t fact) {
        const Fact& found = vocabulary_.fact(entity, fact);
        for (const std::vector<std::size_t>* bounds : {&found.wholes, &found.parts}) {
            for (const std::size_t bound : *bounds) of(entity, bound).kept = true;
        }
    }

    void place(Entity entity) {
        const auto index = static_cast<std::size_t>(entity);
        for (std::size_t fact = 0; fact < layout_.facts[index].size(); ++fact) {
            FactLayout& found = layout_.facts[index][fact];
            if (!found.kept) continue;
            found.known = layout_.planes[index]++;
            found.values = layout_.planes[index];
            const Fact& described = vocabulary_.fact(entity, fact);
            switch (described.type) {
            case FactType::flag: found.count = 1; break;
            case FactType::choice:
            case FactType::set: found.count = static_cast<std::uint32_t>(described.choices.size()); break;
            case FactType::text: found.count = static_cast<std::uint32_t>(layout_.texts.size()); break;
            default: found.number = layout_.numbers[index]++; break;
            }
            layout_.planes[index] += found.count;
        }
    }

    const Vocabulary& vocabulary_;
    Layout layout_;
};

} // namespace

std::uint32_t Layout::text(std::string_view wanted) const {
    const auto found = std::find(texts.begin(), texts.end(), wanted);
    return found == texts.end() ? none : static_cast<std::uint32_t>(found - texts.begin());
}

Layout layoutFor(const Vocabulary& vocabulary, const std::vector<const Pack*>& packs,
                 const std::vector<std::string>& texts) {
    LayoutMaker maker(vocabulary, packs);
    for (const std::string& text : texts) maker.addText(text);
    return maker.finish();
}

} // namespace biosubsidy::blocks
