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
# What is optimised more than the header was breaks g++ 12 (a fault in its "cp" pass).
foreach(room blocks screening)
    get_target_property(sources biosubsidy_${room} SOURCES)
    foreach(source IN LISTS sources)
        set(source ${PROJECT_SOURCE_DIR}/core/${source})
        get_source_file_property(options ${source} DIRECTORY core COMPILE_OPTIONS)
        if(options MATCHES "-O")
            set_source_files_properties(${source} DIRECTORY core PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        endif()
    endforeach()
endforeach()
target_precompile_headers(biosubsidy_ui PRIVATE ${common} <QtCore> <QtGui> <QtWidgets>
    "${PROJECT_SOURCE_DIR}/ui/session/desk.h" "${PROJECT_SOURCE_DIR}/ui/session/page.h")
