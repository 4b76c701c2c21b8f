// SPDX-License-Identifier: GPL-3.0-or-later
//
// While one of these lives, the C library of this thread writes numbers with a
// point, whatever the country: for libraries that print by it.
#pragma once

namespace biosubsidy {

class CLocale {
public:
    CLocale();
    ~CLocale();
    CLocale(const CLocale&) = delete;
    CLocale& operator=(const CLocale&) = delete;

private:
    void* before_; // the system's own, while it is out of force
};

} // namespace biosubsidy
