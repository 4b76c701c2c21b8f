#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the sources of core, ui and app; exits with 1 if it finds something.

    tests/house/lint.py [--deep] BUILD [FILE ...]

Most of the time that clang-tidy takes goes into the headers that a file includes. So
files compiled alike of which none declares a name that another uses are looked at as one
unit (units.py); what cannot be compiled so is looked at by itself. A file that was found clean is
not looked at again while nothing changes for it: a note is kept, under the user's
cache folder, by what the preprocessor makes of the unit, by the options, the checks
and the version of clang-tidy.

--deep adds the static analyser (minutes of processor time a room), each file by itself.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

from units import MOST, together

TIDY = "clang-tidy-16"
ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPILER = re.compile(r"(^|/)(clang|g|c)\+\+(-\d+)?$")
NOT_COMPILED = re.compile(r"error: .*\[clang-diagnostic-error\]")


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = pathlib.Path(base) / "biosubsidy-lint"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def options_of(entry):
    """The compiler's options: no compiler, no output, no source, nothing precompiled."""
    command = shlex.split(entry["command"]) if "command" in entry else list(entry["arguments"])
    # Before the compiler stand ccache and its environment.
    at = next(index for index, part in enumerate(command) if COMPILER.search(part)) + 1
    kept = []
    while at < len(command):
        part = command[at]
        if part in ("-o", "-MF", "-MT", "-include", "-c"):
            at += 2
            continue
        if part not in ("-MD", "-fpch-preprocess", "-Winvalid-pch"):
            kept.append(part)
        at += 1
    return kept


def units_of(files, deep):
    """Lists of (options, sources): files compiled alike whose local names do not meet."""
    groups = {}
    for path, entry in sorted(files.items()):
        groups.setdefault(tuple(options_of(entry)), []).append(path)
    units = []
    for options, paths in groups.items():
        units += [(list(options), sources) for sources in together(paths, 1 if deep else MOST)]
    return units


class Lint:
    def __init__(self, deep):
        self.deep = deep
        self.notes = cache_folder()
        self.work = self.notes / f"units-{os.getpid()}"
        self.work.mkdir()
        self.common = (ROOT / ".clang-tidy").read_bytes() + pathlib.Path(__file__).read_bytes()
        self.common += subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout
        for more in ROOT.glob("*/.clang-tidy"):
            self.common += more.read_bytes()
        self.checks = ["--checks=clang-analyzer-core.*,-clang-analyzer-core.StackAddressEscape,clang-analyzer-cplusplus.*,"
                       "-clang-analyzer-cplusplus.NewDeleteLeaks"] if deep else []

    def unit(self, sources):
        """The file that includes these sources: one of them alone is itself."""
        if len(sources) == 1:
            return sources[0]
        text = "".join(f'#include "{source}"\n' for source in sources)
        path = self.work / (hashlib.sha256(text.encode()).hexdigest()[:16] + ".cpp")
        path.write_text(text)
        return str(path)

    def note(self, options, unit):
        done = subprocess.run(["clang++-16", *options, "-w", "-E", "-P", unit], cwd=ROOT, capture_output=True, check=False)
        if done.returncode != 0:
            return None
        # The same sources in another folder are the same sources.
        what = done.stdout + " ".join([*options, *self.checks]).encode()
        return self.notes / hashlib.sha256(self.common + what.replace(str(ROOT).encode(), b"")).hexdigest()

    def check(self, options, sources):
        """(files looked at, files known to be clean, files with findings, what was said)"""
        unit = self.unit(sources)
        note = self.note(options, unit)
        if note and note.exists():
            return 0, len(sources), 0, ""
        done = subprocess.run(
            [TIDY, "--quiet", *self.checks, f"--config-file={ROOT / '.clang-tidy'}",
             f"--header-filter={re.escape(str(ROOT))}/(core|ui|app)/.*", unit, "--", *options,
             "-Wno-unknown-warning-option", "-Wno-error", "-Wno-shadow"],
            cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            if note:
                note.touch()
            return len(sources), 0, 0, ""
        if len(sources) == 1 or not NOT_COMPILED.search(done.stdout):
            return len(sources), 0, 1, done.stdout + done.stderr
        # They do not go together after all.
        half = len(sources) // 2
        parts = [self.check(options, part) for part in (sources[:half], sources[half:])]
        return tuple(map(lambda one, other: one + other, *parts))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--deep"]
    deep = len(arguments) < len(sys.argv) - 1
    wanted = {str((ROOT / name).resolve()) for name in arguments[1:]}
    listed = subprocess.run(["git", "ls-files", "core/*.cpp", "ui/*.cpp", "app/*.cpp"], cwd=ROOT, capture_output=True,
                            text=True, check=True).stdout.split()
    sources = {str(ROOT / name) for name in listed}
    files = {}
    for entry in json.loads((pathlib.Path(arguments[0]) / "compile_commands.json").read_text()):
        path = str(pathlib.Path(entry["directory"], entry["file"]).resolve())
        if path in sources and (not wanted or path in wanted):
            files[path] = entry
    lint = Lint(deep)
    units = units_of(files, deep)
    looked = clean = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        # The longest first, so that no processor waits for the other at the end.
        jobs = [pool.submit(lint.check, *unit) for unit in sorted(units, key=lambda unit: -len(unit[1]))]
        for job in concurrent.futures.as_completed(jobs):
            now, known, found, said = job.result()
            looked, clean, failed = looked + now, clean + known, failed + found
            if said:
                print(said, flush=True)
    for left in lint.work.iterdir():
        left.unlink()
    lint.work.rmdir()
    print(f"{len(files)} files in {len(units)} units: {looked} looked at, {clean} known to be clean, {failed} with findings")
    sys.exit(1 if failed or not files else 0)


main()
