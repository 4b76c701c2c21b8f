// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bundle_files.h"

#include <fmt/format.h>

#include "core/system/whole_file.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

std::string readBounded(const std::string& path, std::size_t most, const Surroundings& surroundings,
                        Language language) {
    auto bytes = readFile(path, most);
    if (!bytes) cannotRead(path, bytes.error(), surroundings, language);
    if (bytes->size() > most) cannotRead(path, {"文件太大", "the file is too large"}, surroundings, language);
    return std::move(*bytes);
}

void refuse(const std::string& path, const bundle::Refused& refused, const Surroundings& surroundings,
            Language language) {
    Diagnostic first;
    first.code = toString(refused.why);
    first.source = printable(path);
    first.message = refused.message;
    Diagnostics all{first};
    all.insert(all.end(), refused.mistakes.begin(), refused.mistakes.end());
    failWith(surroundings, language, all, badInput);
}

bundle::RulesBundle installedIn(const std::string& folder, const Surroundings& surroundings, Language language) {
    auto rules = bundle::InstalledRules(folder).current();
    if (!rules) refuse(folder, rules.error(), surroundings, language);
    if (!*rules)
        failWith(surroundings, language,
                 {fmt::format("--rules：{} 里没有安装规则包", printable(folder)),
                  fmt::format("--rules: no rules are installed in {}", printable(folder))},
                 ioFailure);
    return std::move(**rules);
}

} // namespace biosubsidy::cli
