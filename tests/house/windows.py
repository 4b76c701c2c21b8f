#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the files that touch the system against Windows: does mingw-w64 understand them?

    tests/house/windows.py [--all]

Syntax alone, so that no library is needed but headers: those of the machine's own
packages that are the same on every system. What includes Qt is left out. --all takes
every other source of core and of the command line (by hand: half an hour).
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

COMPILER = "x86_64-w64-mingw32-g++-posix"
ROOT = pathlib.Path(__file__).resolve().parents[2]
TOUCHES = re.compile(r'#include "core/system/(file|file_names|process|terminal|portable|child_program|shared_library|'
                     r'quiet_errors|c_locale)\.h"')
QT = re.compile(r'#include (<Q[A-Z]|"ui/|"tests/)')
# Of these the headers say the same on Windows.
HEADERS = ["boost", "toml++", "tl", "CLI", "fmt", "sodium", "sodium.h", "zip.h", "zipconf.h", "sqlite3.h", "zlib.h",
           "zconf.h", "expat.h", "expat_external.h", "expat_config.h", "xlsxwriter", "xlsxwriter.h", "simdjson.h", "xxhash.h"]
FOLDERS = ["/usr/include", "/usr/include/x86_64-linux-gnu"]
OPTIONS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-Wno-restrict", "-DBOOST_MP_STANDALONE",
           "-D_FILE_OFFSET_BITS=64", "-D_WIN32_WINNT=0x0A00", "-DUNICODE", "-D_UNICODE", '-DBIOSUBSIDY_VERSION="0"']


def sources(everything):
    for layer in ("core", "app/cli"):
        for path in sorted((ROOT / layer).rglob("*.cpp")):
            if path.name.endswith("_posix.cpp") or path.name == "postgres_output.cpp":
                continue
            text = path.read_text(encoding="utf-8")
            if QT.search(text):
                continue
            if everything or path.parent == ROOT / "core/system" or TOUCHES.search(text):
                yield path


def headers_in(folder):
    for name in HEADERS:
        for base in FOLDERS:
            if os.path.exists(f"{base}/{name}"):
                os.symlink(f"{base}/{name}", f"{folder}/{name}")
                break


def main():
    files = list(sources("--all" in sys.argv[1:]))
    with tempfile.TemporaryDirectory() as folder:
        headers_in(folder)

        def check(path):
            command = [COMPILER, *OPTIONS, "-I", str(ROOT), "-isystem", folder, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            return done.stderr or f"{path}: exit status {done.returncode}" if done.returncode else ""

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            failures = [said for said in pool.map(check, files) if said]
    print("\n".join(failures) if failures else f"{len(files)} files are understood by {COMPILER}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
