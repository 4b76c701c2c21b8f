# SPDX-License-Identifier: GPL-3.0-or-later
#
# CMake toolchain: Debian's mingw-w64 with posix threads. Libraries come from the prefix
# that `build` beside this file fills; BIOSUBSIDY_WINDOWS_CACHE in the environment says where.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
if("$ENV{BIOSUBSIDY_WINDOWS_CACHE}" STREQUAL "")
    message(FATAL_ERROR "BIOSUBSIDY_WINDOWS_CACHE is not set: run resources/packaging/windows/build, "
        "or set it to the folder that this script filled")
endif()
set(windows_target x86_64-w64-mingw32)
set(windows_cache $ENV{BIOSUBSIDY_WINDOWS_CACHE})
set(windows_prefix ${windows_cache}/prefix)

set(CMAKE_C_COMPILER /usr/bin/${windows_target}-gcc-posix)
set(CMAKE_CXX_COMPILER /usr/bin/${windows_target}-g++-posix)
set(CMAKE_RC_COMPILER /usr/bin/${windows_target}-windres)
set(CMAKE_AR /usr/bin/${windows_target}-gcc-ar-posix CACHE FILEPATH "")
set(CMAKE_RANLIB /usr/bin/${windows_target}-gcc-ranlib-posix CACHE FILEPATH "")

set(CMAKE_FIND_ROOT_PATH ${windows_prefix} /usr/${windows_target})
set(CMAKE_PREFIX_PATH ${windows_prefix})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} ${windows_prefix}/lib/pkgconfig:/usr/${windows_target}/lib/pkgconfig)
set(ENV{PKG_CONFIG_PATH} "")
set(PKG_CONFIG_EXECUTABLE /usr/bin/pkg-config CACHE FILEPATH "")

# Debian's moc, rcc and uic are of the very version that is built for Windows.
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake CACHE PATH "")

# GCC does not align the stack to 32 bytes on Windows (GCC bug 54412), so that AVX code may
# fault: the assembler takes the moves that do not ask for it. No path of this machine is
# left in what is built, and no time: the same sources give the same bytes.
set(windows_flags "-Wa,-muse-unaligned-vector-move -ffile-prefix-map=${windows_cache}=/windows")
set(CMAKE_C_FLAGS_INIT "${windows_flags}")
set(CMAKE_CXX_FLAGS_INIT "${windows_flags}")
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG" CACHE STRING "")
# No library of GCC beside the program.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -Wl,--no-insert-timestamp")
