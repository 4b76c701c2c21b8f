# SPDX-License-Identifier: GPL-3.0-or-later
#
# Headers that most files read and that hardly ever change, compiled once: a third of
# the time of a build from nothing. Standard headers and libraries, and core/values;
# nothing that somebody edits twice a day. The preset that fuzzes and lints does
# without, which proves that every file includes what it uses.
#
#   biosubsidy_precompiled(<target> core|ui|cli|test|window_test)
option(BIOSUBSIDY_PRECOMPILE "Precompile the headers that most files read" ON)

set(biosubsidy_headers_core
    <algorithm> <array> <charconv> <chrono> <compare> <cstdint> <filesystem> <fstream> <functional> <map> <memory>
    <mutex> <optional> <set> <sstream> <string> <string_view> <thread> <unordered_map> <utility> <variant> <vector>
    <boost/multiprecision/cpp_int.hpp> <fmt/format.h> <tl/expected.hpp>)
set(biosubsidy_headers_ui ${biosubsidy_headers_core} <QtCore> <QtGui> <QtWidgets>)
set(biosubsidy_headers_cli ${biosubsidy_headers_core} <CLI/CLI.hpp>)
set(biosubsidy_headers_test ${biosubsidy_headers_core} <QtCore> <QtTest>)
set(biosubsidy_headers_window_test ${biosubsidy_headers_ui} <QtTest>)

# One target for each set; what it serves is compiled with the same options.
function(biosubsidy_precompiled target set)
    if(NOT BIOSUBSIDY_PRECOMPILE)
        return()
    endif()
    set(holder biosubsidy_precompiled_${set})
    if(NOT TARGET ${holder})
        set(empty ${PROJECT_BINARY_DIR}/precompiled.cpp)
        file(WRITE ${empty}.new "int main() {}\n")
        file(COPY_FILE ${empty}.new ${empty} ONLY_IF_DIFFERENT)
        get_target_property(type ${target} TYPE)
        if(type STREQUAL "EXECUTABLE")
            # Compiled as programs are, not as libraries.
            add_executable(${holder} EXCLUDE_FROM_ALL ${empty})
        else()
            add_library(${holder} OBJECT EXCLUDE_FROM_ALL ${empty})
        endif()
        set_target_properties(${holder} PROPERTIES AUTOMOC OFF)
        target_link_libraries(${holder} PRIVATE biosubsidy_options fmt::fmt Boost::headers)
        if(set STREQUAL "ui")
            target_link_libraries(${holder} PRIVATE Qt6::Widgets)
        elseif(set STREQUAL "test")
            target_link_libraries(${holder} PRIVATE Qt6::Test)
        elseif(set STREQUAL "window_test")
            target_link_libraries(${holder} PRIVATE Qt6::Widgets Qt6::Test)
        elseif(set STREQUAL "cli")
            target_link_libraries(${holder} PRIVATE CLI11::CLI11 Qt6::Gui)
        endif()
        target_precompile_headers(${holder} PRIVATE ${biosubsidy_headers_${set}})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${holder})
endfunction()
