// SPDX-License-Identifier: GPL-3.0-or-later
//
// A point in time to the millisecond, UTC. Core reads no clock: moments come in
// from the programs.
#pragma once

#include <chrono>
#include <cstdint>

namespace biosubsidy {

using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] inline std::int64_t toMillis(const Moment& moment) {
    return moment.time_since_epoch().count();
}
[[nodiscard]] inline Moment fromMillis(std::int64_t millis) {
    return Moment(std::chrono::milliseconds(millis));
}

} // namespace biosubsidy
