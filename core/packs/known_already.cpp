// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/known_already.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

// A document's title as people compare it: without its brackets and blanks.
std::string plainTitle(std::string title) {
    for (const std::string_view mark : {"《", "》", "（", "）", "(", ")", "　", " "}) {
        for (std::size_t at = title.find(mark); at != std::string::npos; at = title.find(mark))
            title.erase(at, mark.size());
    }
    return title;
}

// 深圳 and 深圳市 are one name.
std::string plainCity(std::string name) {
    for (const std::string_view end : {"市", "省"}) {
        if (name.size() > end.size() && name.ends_with(end)) name.resize(name.size() - end.size());
    }
    return name;
}

bool isSameDocument(const Pack& own, const Pack& other) {
    return (!own.number.empty() && own.number == other.number) ||
           plainTitle(own.title.zh) == plainTitle(other.title.zh);
}

Diagnostic warning(const char* code, const Pack& pack, Localized message, Localized advice) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.source = pack.file;
    diagnostic.message = std::move(message);
    diagnostic.advice = std::move(advice);
    return diagnostic;
}

class Finder {
public:
    Finder(const RuleBook& rules, const Vocabulary& builtIn) : rules_(rules), cities_(builtIn.cities()) {}

    Diagnostics find() {
        for (const Pack& pack : rules_.packs()) {
            if (pack.builtIn || pack.holdsOwnFigures()) continue;
            findCity(pack);
            findDocument(pack);
        }
        return std::move(found_);
    }

private:
    void findCity(const Pack& pack) {
        if (pack.cityName.empty()) return;
        const auto same = std::find_if(cities_.choices.begin(), cities_.choices.end(), [&](const Choice& city) {
            return city.id == pack.city || plainCity(city.label.zh) == plainCity(pack.cityName.zh);
        });
        if (same == cities_.choices.end()) return;
        found_.push_back(warning(
            "city_built_in", pack,
            {fmt::format("城市“{}”已经内置，代号是 {}", printable(same->label.zh), same->id),
             fmt::format("the city {} is built in by now, as {}", printable(same->label.en), same->id)},
            {fmt::format("写作 city = \"{}\"，不写 city_name，否则会当作另一个城市或另一个名称", same->id),
             fmt::format("write city = \"{}\" without city_name, or it is taken for another city or name", same->id)}));
    }

    void findDocument(const Pack& pack) {
        for (const Pack& other : rules_.packs()) {
            if (!other.builtIn || !isSameDocument(pack, other)) continue;
            found_.push_back(
                warning("document_built_in", pack,
                        {fmt::format("文件《{}》已经内置，政策包是 {}", printable(other.title.zh), other.id),
                         fmt::format("the document \"{}\" is built in by now, as the pack {}",
                                     printable(other.title.en), other.id)},
                        {"两个都在，同一笔钱会算两次：请移走自己的，或测算时用 --pack 指明",
                         "with both, the same money counts twice: take yours out, or name the packs with --pack"}));
        }
    }

    const RuleBook& rules_;
    const Fact& cities_;
    Diagnostics found_;
};

} // namespace

Diagnostics knownAlready(const RuleBook& rules, const Vocabulary& builtIn) {
    return Finder(rules, builtIn).find();
}

} // namespace biosubsidy
