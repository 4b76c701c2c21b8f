#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the sources of core, ui and app; exits with 1 if it finds something.

    tests/house/lint.py BUILD [FILE ...]

A file that was found clean is not looked at again while nothing changes for it: a
note is kept, under the user's cache folder, by what the preprocessor makes of the
file, by the compiler's options, by the checks and by the version of clang-tidy.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

TIDY = "clang-tidy-16"
EXTRA = ["--quiet", "--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error"]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = pathlib.Path(base) / "biosubsidy-lint"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fingerprint(entry, common):
    """What clang-tidy would see of the file; none where the preprocessor fails."""
    command = shlex.split(entry["command"]) if "command" in entry else list(entry["arguments"])
    if os.path.basename(command[0]) == "ccache":
        command = command[1:]
    for option in ("-o", "-MF", "-MT"):
        if option in command:
            at = command.index(option)
            del command[at:at + 2]
    kept = [part for part in command if part not in ("-c", "-MD")]
    done = subprocess.run(kept + ["-E"], cwd=entry["directory"], capture_output=True, check=False)
    if done.returncode != 0:
        return None
    # The same sources in another folder are the same sources.
    text = done.stdout.replace(str(ROOT).encode(), b"") + " ".join(kept[1:]).replace(str(ROOT), "").encode()
    return hashlib.sha256(common + text).hexdigest()


def check(entry, build, common, notes):
    key = fingerprint(entry, common)
    if key and (notes / key).exists():
        return entry["file"], 0, "", True
    done = subprocess.run([TIDY, "-p", build, *EXTRA, entry["file"]], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    if done.returncode == 0 and key:
        (notes / key).touch()
    return entry["file"], done.returncode, done.stdout + done.stderr, False


def main():
    build = sys.argv[1]
    wanted = {str((ROOT / name).resolve()) for name in sys.argv[2:]}
    listed = subprocess.run(["git", "ls-files", "core/*.cpp", "ui/*.cpp", "app/*.cpp"], cwd=ROOT, capture_output=True,
                            text=True, check=True).stdout.split()
    sources = {str(ROOT / name) for name in listed}
    entries = {}
    for entry in json.loads((pathlib.Path(build) / "compile_commands.json").read_text()):
        path = str(pathlib.Path(entry["directory"], entry["file"]).resolve())
        if path in sources and (not wanted or path in wanted):
            entries[path] = entry
    common = (ROOT / ".clang-tidy").read_bytes() + subprocess.run([TIDY, "--version"], capture_output=True,
                                                                  check=True).stdout
    for more in ROOT.glob("*/.clang-tidy"):
        common += more.read_bytes()
    notes = cache_folder()
    failed = clean = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(check, entry, build, common, notes) for _, entry in sorted(entries.items())]
        for job in concurrent.futures.as_completed(jobs):
            path, status, said, known = job.result()
            clean += known
            if status != 0:
                failed += 1
                print(said, flush=True)
    print(f"{len(entries)} files, {clean} known to be clean, {failed} with findings")
    sys.exit(1 if failed or not entries else 0)


main()
