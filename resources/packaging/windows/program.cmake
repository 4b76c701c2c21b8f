# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the programs need on Windows: their libraries are static, and each carries a resource
# with its icon, its version and its manifest.
#
#   biosubsidy_windows_program(<target> <what it is>)
enable_language(RC)
target_compile_definitions(biosubsidy_options INTERFACE
    _FILE_OFFSET_BITS=64 UNICODE _UNICODE _WIN32_WINNT=0x0A00
    ZIP_STATIC XML_STATIC SODIUM_STATIC LIBXLSXWRITER_STATIC)
# Where the sources lie is no part of the bytes; no time is, either.
target_compile_options(biosubsidy_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>
    $<$<COMPILE_LANGUAGE:CXX>:-ffile-prefix-map=${PROJECT_BINARY_DIR}=build>)
set(CMAKE_CXX_ARCHIVE_CREATE "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>")
set(CMAKE_CXX_ARCHIVE_APPEND "<CMAKE_AR> qD <TARGET> <LINK_FLAGS> <OBJECTS>")
set(CMAKE_CXX_ARCHIVE_FINISH "<CMAKE_RANLIB> -D <TARGET>")
add_link_options(-s)
# Used by the libraries above, and so named after them all.
string(APPEND CMAKE_CXX_STANDARD_LIBRARIES " -lz -lbcrypt")

set(windows_made ${PROJECT_BINARY_DIR}/windows)
set(windows_icons ${PROJECT_SOURCE_DIR}/resources/icons)
find_program(BIOSUBSIDY_RSVG rsvg-convert REQUIRED)
find_program(BIOSUBSIDY_ICOTOOL icotool REQUIRED)

# An icon file of the sizes that Windows asks for, from a drawing.
function(biosubsidy_windows_icon name)
    set(pictures)
    foreach(size 16 20 24 32 40 48 64 256)
        set(picture ${windows_made}/${name}-${size}.png)
        add_custom_command(OUTPUT ${picture}
            COMMAND ${BIOSUBSIDY_RSVG} -w ${size} -h ${size} -o ${picture} ${windows_icons}/${name}.svg
            DEPENDS ${windows_icons}/${name}.svg VERBATIM)
        list(APPEND pictures ${picture})
    endforeach()
    list(POP_BACK pictures largest)
    add_custom_command(OUTPUT ${windows_made}/${name}.ico
        COMMAND ${BIOSUBSIDY_ICOTOOL} -c -o ${windows_made}/${name}.ico ${pictures} --raw=${largest}
        DEPENDS ${pictures} ${largest} VERBATIM)
endfunction()
file(MAKE_DIRECTORY ${windows_made})
biosubsidy_windows_icon(biosubsidy)
biosubsidy_windows_icon(case-file)
add_custom_target(windows_icons DEPENDS ${windows_made}/biosubsidy.ico ${windows_made}/case-file.ico)

function(biosubsidy_windows_program target what)
    set(program ${target})
    string(REPLACE "." "," numbers ${PROJECT_VERSION})
    configure_file(${PROJECT_SOURCE_DIR}/resources/packaging/windows/program.rc.in ${windows_made}/${target}.rc @ONLY)
    configure_file(${PROJECT_SOURCE_DIR}/resources/packaging/windows/program.manifest.in
        ${windows_made}/${target}.manifest @ONLY)
    set_source_files_properties(${windows_made}/${target}.rc PROPERTIES
        OBJECT_DEPENDS "${windows_made}/biosubsidy.ico;${windows_made}/case-file.ico;${windows_made}/${target}.manifest"
        COMPILE_OPTIONS -c65001 INCLUDE_DIRECTORIES ${windows_made})
    target_sources(${target} PRIVATE ${windows_made}/${target}.rc)
    add_dependencies(${target} windows_icons)
endfunction()
