// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/results/postgres_output.h"

namespace biosubsidy::results {

bool isPostgresUrl(std::string_view out) {
    return out.starts_with("postgresql://") || out.starts_with("postgres://");
}

std::string withoutPassword(const std::string& url) {
    std::string shown = url;
    const std::size_t begin = shown.find("://") == std::string::npos ? 0 : shown.find("://") + 3;
    const std::size_t end = std::min(shown.find_first_of("/?", begin), shown.size());
    const std::size_t at = shown.rfind('@', end);
    const std::size_t colon = shown.find(':', begin);
    if (at != std::string::npos && at > begin && colon < at) shown.erase(colon, at - colon);
    // password=, sslpassword=
    for (std::size_t key = shown.find("password="); key != std::string::npos; key = shown.find("password=", key + 1)) {
        const std::size_t value = key + std::string_view("password=").size();
        shown.erase(value, std::min(shown.find('&', value), shown.size()) - value);
    }
    return shown;
}

} // namespace biosubsidy::results
