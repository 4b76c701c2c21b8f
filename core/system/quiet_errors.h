// SPDX-License-Identifier: GPL-3.0-or-later
//
// While one of these lives, what the process writes to standard error is dropped: for a
// library that prints there what it returns as well, in words of its own. Other threads
// are not heard either, so it is for one call, at whose end there is nothing to be said.
#pragma once

namespace biosubsidy {

class QuietErrors {
public:
    QuietErrors();
    ~QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    int before_ = -1; // the system's own name of standard error, while it is out of force
};

} // namespace biosubsidy
