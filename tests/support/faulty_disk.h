// SPDX-License-Identifier: GPL-3.0-or-later
//
// A disk that fails when a test says so, between SQLite and the system: full, read-
// only, not answering, or gone with the whole process at the very moment of one of
// its operations. Once installed it is what every database of the process stands
// on; until it is armed, and after it was disarmed, it passes everything through.
#pragma once

#include <cstdint>
#include <string_view>

namespace biosubsidy::test {

enum class Fault : std::uint8_t {
    full,     // every write that would make a file longer, and every new file
    noWrite,  // a write does not reach the device
    noSync,   // what was written cannot be brought to it
    noRead,   // the share is gone: a read fails, and so does everything else
    readOnly, // every change
    kill,     // the process dies in the middle of a change: half of a write is done
    // The power fails: of what was written to each file and not yet synced, some
    // of the first writes stay and the rest is undone. Then the process dies.
    powerCut,
};
[[nodiscard]] std::string_view toString(Fault fault) noexcept;

class FaultyDisk {
public:
    static void install();
    // The operation with this number from now on, counted from 0 and of those that
    // the fault is about, fails, and all that come after it.
    static void arm(Fault fault, int operation, unsigned seed = 0);
    static void disarm();
    // Of those that the fault is about, since it was armed.
    [[nodiscard]] static int operations();
    [[nodiscard]] static int syncs(); // since it was armed
};

} // namespace biosubsidy::test
