# SPDX-License-Identifier: GPL-3.0-or-later
#
# Boost for the cross build: Debian's headers, and Boost.JSON as `recipes` compiled it.
get_filename_component(prefix ${CMAKE_CURRENT_LIST_DIR}/../../.. ABSOLUTE)
set(Boost_FOUND TRUE)
set(Boost_json_FOUND TRUE)
if(NOT TARGET Boost::headers)
    add_library(Boost::headers INTERFACE IMPORTED)
    set_target_properties(Boost::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${prefix}/include)
    add_library(Boost::json STATIC IMPORTED)
    set_target_properties(Boost::json PROPERTIES
        IMPORTED_LOCATION ${prefix}/lib/libboost_json.a INTERFACE_LINK_LIBRARIES Boost::headers)
endif()
unset(prefix)
