// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include <iterator>

#include "core/report/parts.h"
#include "core/report/size_limit.h"
#include "core/values/text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

void append(std::vector<Section>& sections, std::vector<Section> more) {
    sections.insert(sections.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Document makeReport(const Input& input, const Options& options) {
    const Context context{input, options};
    Document document;
    document.language = options.language;
    document.date = options.made.value_or(input.assessment.asOf).toString();
    document.cover = coverOf(context);
    document.runningHead = fmt::format("{} · {}", document.cover.company, document.cover.title);
    document.isBrief = options.brief;
    if (options.brief) {
        document.sections = briefSections(context);
        return document;
    }
    document.hasContents = options.contents.list;
    append(document.sections, summarySections(context));
    append(document.sections, claimSections(context));
    append(document.sections, openSections(context));
    if (options.contents.ineligible) append(document.sections, ineligibleSections(context));
    append(document.sections, sitingSections(context));
    if (options.contents.advice) append(document.sections, adviceSections(context));
    if (options.contents.schedule) append(document.sections, scheduleSections(context));
    append(document.sections, deadlineSections(context));
    if (options.contents.materials) append(document.sections, materialSections(context));
    append(document.sections, sourceSections(context));
    if (options.contents.notes) append(document.sections, noteSections(context));
    if (options.contents.facts) append(document.sections, factSections(context));
    keepWithin({}, document);
    numberChapters(document.sections);
    return document;
}

void numberChapters(std::vector<Section>& sections) {
    int chapter = 0;
    int part = 0;
    for (Section& section : sections) {
        if (section.level == 1) {
            ++chapter;
            part = 0;
            section.title = fmt::format("{}　{}", chapter, section.title);
        } else {
            section.title = fmt::format("{}.{}　{}", chapter, ++part, section.title);
        }
    }
}

} // namespace biosubsidy::report
