# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sources of a room compiled together (units.py says which): a build from nothing takes
# half the time. For builds that are made once, as CI's: whoever edits a file would wait
# for its neighbours. The preset that fuzzes and lints compiles each file by itself,
# which proves that every file includes what it uses.
#
#   biosubsidy_units(<target>)
option(BIOSUBSIDY_UNITS "Compile the sources of a room together" OFF)
if(BIOSUBSIDY_UNITS)
    find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()

function(biosubsidy_units target)
    if(NOT BIOSUBSIDY_UNITS)
        return()
    endif()
    get_target_property(sources ${target} SOURCES)
    set(alike)
    foreach(source ${sources})
        # What has options of its own is compiled by itself.
        get_source_file_property(own ${source} COMPILE_OPTIONS)
        if(source MATCHES "\\.cpp$" AND NOT own)
            list(APPEND alike ${source})
        endif()
    endforeach()
    execute_process(COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/house/units.py ${alike}
        WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} OUTPUT_VARIABLE units COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCHALL "[^\n]+" units "${units}")
    foreach(line ${units})
        string(REGEX MATCH "^([0-9]+) (.+)$" parts "${line}")
        set_source_files_properties(${CMAKE_MATCH_2} PROPERTIES UNITY_GROUP unit${CMAKE_MATCH_1})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
