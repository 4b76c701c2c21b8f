#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs of `screen`, each as a ratio to what parsing the same file with simdjson
alone takes, and the memory that they hold. simdjson may be used in three ways
(simdjson_alone.cpp); each ratio is given to each of them, the strictest first.

    tests/bench/whole_runs.py --bin build/bench/bin --lines 100000 1000000

Each size is a file of cases (make_cases, one seed). The programs run in turn, so that
a busy minute of the machine falls on all of them, and the best of the rounds counts.
Time is processor time (user and system) for the ratio "per core", and time on the
clock for what a second thread brings.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time


def measured(command):
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed: {status}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/bench/bin", type=pathlib.Path)
    parser.add_argument("--lines", nargs="+", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", help="where the files are made; a temporary folder by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for lines in options.lines:
            cases = pathlib.Path(folder, f"{lines}.ndjson")
            with cases.open("wb") as file:
                subprocess.run([options.bin / "make_cases", str(lines)], stdout=file, check=True)
            screen = [options.bin / "biosubsidy-cli", "screen", cases, "--as-of", "2026-11-22", "--out"]
            out = pathlib.Path(folder, "out.ndjson")
            commands = {
                "simdjson, trees in pieces": [options.bin / "simdjson_alone", cases],
                "simdjson, trees by load_many": [options.bin / "simdjson_alone", cases, "file"],
                "simdjson, every value taken": [options.bin / "simdjson_alone", cases, "values"],
                "screen, 1 thread": [*screen, out, "--threads", "1"],
                "screen, 2 threads": [*screen, out, "--threads", "2"],
                "screen, 1 thread, to /dev/null": [*screen, "-", "--threads", "1"],
                "screen, 2 threads, to /dev/null": [*screen, "-", "--threads", "2"],
                "screen --no-cities, 1 thread": [*screen, out, "--threads", "1", "--no-cities"],
            }
            best = {}
            for _ in range(options.rounds):
                for name, command in commands.items():
                    out.unlink(missing_ok=True)  # or the next run would be charged with freeing it
                    cpu, clock, memory = measured([str(part) for part in command])
                    before = best.get(name, (cpu, clock, 0))
                    best[name] = (min(cpu, before[0]), min(clock, before[1]), max(memory, before[2]))
            alone = [cpu for name, (cpu, _, _) in best.items() if name.startswith("simdjson")]
            print(f"{lines} lines, {cases.stat().st_size / lines:.0f} bytes each")
            for name, (cpu, clock, memory) in best.items():
                ratios = " ".join(f"{cpu / base:4.2f}x" for base in alone)
                print(f"  {name:32} {cpu:8.3f} s of processor ({ratios}) {clock:8.3f} s on the clock "
                      f"{cpu / lines * 1e6:6.2f} us a line  {memory / 1024:6.0f} MB")
            print(f"  2 threads: {best['screen, 1 thread'][1] / best['screen, 2 threads'][1]:.2f}x the speed of one; "
                  f"to /dev/null {best['screen, 1 thread, to /dev/null'][1] / best['screen, 2 threads, to /dev/null'][1]:.2f}x")
            cases.unlink()


main()
