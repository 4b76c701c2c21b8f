# SPDX-License-Identifier: GPL-3.0-or-later
#
# Under ThreadSanitizer core builds three times as fast with these headers compiled
# once. Never where the tests of house style look: a file is to include what it uses.
set(common <algorithm> <array> <functional> <map> <memory> <optional> <set> <string> <string_view> <utility> <variant>
    <vector> <fmt/format.h> <tl/expected.hpp> "${PROJECT_SOURCE_DIR}/core/assessment/assessment.h")
target_precompile_headers(biosubsidy_assessment PRIVATE ${common})
foreach(room insight wording blocks screening report storage sheets)
    target_precompile_headers(biosubsidy_${room} REUSE_FROM biosubsidy_assessment)
endforeach()
target_precompile_headers(biosubsidy_ui PRIVATE ${common} <QtCore> <QtGui> <QtWidgets>
    "${PROJECT_SOURCE_DIR}/ui/session/desk.h" "${PROJECT_SOURCE_DIR}/ui/session/page.h")
