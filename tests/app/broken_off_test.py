#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screening into a workbook that is interrupted, and into a database that is killed
while it is being finished: what has the output's name is whole, or nothing has it,
and the run can be gone on with, or says how.

The moments of the kills are system calls (strace injects the signal as one is
entered), so that none between the last row and the end of the program is missed.
"""
import argparse
import collections
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile

CASE = ('{"format":"biosubsidy-case/1","company":{"name":"企业%d","city":"beijing","employees":%d,"revenue":"6000万元"},'
        '"projects":[{"id":"p1","kinds":["pilot_platform"],"total_investment":"%d万元"}]}\n')
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}")


def cases(count):
    return "".join(CASE % (number, number % 900 + 1, number + 500) for number in range(1, count + 1)).encode()


def screen(cli, *arguments, **more):
    return subprocess.run([cli, "screen", *arguments, "--as-of", "2026-11-22", "--lang", "en", "--threads", "1"],
                          capture_output=True, **more)


def rows_of(workbook):
    with zipfile.ZipFile(workbook) as book:
        check(book.testzip() is None, "the workbook's archive is whole")
        return book.read("xl/worksheets/sheet1.xml").count(b"<row ") - 1  # the headings


def interrupted_workbook(cli, folder, how):
    out = folder / "out.xlsx"
    program = subprocess.Popen([cli, "screen", "-", "--out", out, "--as-of", "2026-11-22", "--lang", "en"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    lines = cases(20_000)
    at = 0
    began = time.monotonic()
    # It reads and writes all the while; on a busy machine for longer.
    while (time.monotonic() - began < 2 or at < len(lines) // 2) and at < len(lines):
        program.stdin.write(lines[at:at + 100_000])
        at += 100_000
        time.sleep(0.02)
    program.send_signal(how)
    # An end of the input that came with the signal would be the end of a whole run.
    try:
        program.wait(20)
    except subprocess.TimeoutExpired:
        pass
    try:
        program.stdin.close()
    except BrokenPipeError:
        pass
    said = program.stderr.read().decode()
    status = program.wait()
    name = signal.Signals(how).name
    if how == signal.SIGKILL:
        check(not out.exists(), "a killed run leaves no workbook")
        # A new run needs nothing said, and leaves nothing behind.
        (folder / "in.ndjson").write_bytes(cases(100))
        again = screen(cli, folder / "in.ndjson", "--out", out)
        check(again.returncode == 0, f"after {name} a new run is made: {again.stderr.decode()}")
        check(rows_of(out) == 100, "and is whole")
    else:
        check(status == 128 + how, f"{name}: exit status {status}: {said}")
        done = re.search(r"the first (\d+) lines? (?:is|are) in", said)
        check(done is not None and "run it again for all" in said, f"{name} says how to go on: {said}")
        check(out.exists() and done and rows_of(out) == int(done.group(1)) > 0,
              f"{name}: the workbook holds what was said")
    left = sorted(path.name for path in folder.iterdir() if ".partial" in path.name)
    check(not left, f"after {name} nothing is left over: {left}")


def database(path):
    with sqlite3.connect(path) as found:
        check(found.execute("PRAGMA integrity_check").fetchone()[0] == "ok", f"{path} is whole")
        tables = sorted(row[0] for row in found.execute("SELECT name FROM sqlite_master"))
        return tables, found.execute("SELECT * FROM rows ORDER BY id").fetchall(), found.execute(
            "SELECT whole, rows FROM runs").fetchall(), found.execute("SELECT line, code FROM problems").fetchall()


CALLS = ("rename", "unlink", "fsync", "fdatasync", "ftruncate", "pwrite64")


def killed_database(cli, folder):
    lines = folder / "in.ndjson"
    lines.write_bytes(cases(600) + b"[]\n")
    whole = folder / "whole.db"
    check(screen(cli, lines, "--out", whole).returncode == 1, "the run has its bad line")
    expected = database(whole)
    out = folder / "out.db"
    command = [cli, "screen", lines, "--out", out, "--as-of", "2026-11-22", "--lang", "en", "--threads", "1"]
    trace = folder / "trace.txt"
    subprocess.run(["strace", "-f", "-o", trace, "-e", "trace=" + ",".join(CALLS), *command], capture_output=True)
    counts = collections.Counter(re.findall(r"^\d+ +(\w+)\(", trace.read_text(errors="replace"), re.MULTILINE))
    check(counts["rename"] > 0 and counts["fdatasync"] > 0, f"the run was seen: {counts}")
    kills = 0
    for call in CALLS:
        count = counts[call]
        # Every one of those that are few, of the writes a sample and the last.
        moments = range(1, count + 1) if count <= 24 else sorted({*range(1, count, count // 8), *range(count - 8, count + 1)})
        for moment in moments:
            for path in folder.glob("out.db*"):
                path.unlink()
            died = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                   f"inject={call}:signal=KILL:when={moment}", *command], capture_output=True)
            if died.returncode == 1:
                continue  # it came to its end before: writes differ by a few from run to run
            kills += 1
            where = f"killed at {call} {moment} of {count}"
            if out.exists():
                check(database(out) == expected, f"{where}: what has the name is whole")
            gone = screen(cli, lines, "--out", out, "--resume")
            check(gone.returncode == 1, f"{where}: --resume goes on: {gone.stderr.decode()}")
            check(out.exists() and database(out) == expected, f"{where}: the result is that of one go")
            left = sorted(path.name for path in folder.glob("out.db*")
                          if path.name not in ("out.db", "out.db.run.json") and not re.search(r"\.json\.\w{6}$", path.name))
            check(not left, f"{where}: left over: {left}")
    print(f"killed at {kills} moments")
    check(kills > 40, f"{kills} kills")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    cli = parser.parse_args().cli
    for how in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with tempfile.TemporaryDirectory() as folder:
            interrupted_workbook(cli, pathlib.Path(folder), how)
    with tempfile.TemporaryDirectory() as folder:
        probe = subprocess.run(["strace", "-o", os.path.join(folder, "t"), "true"], capture_output=True)
        if probe.returncode != 0:
            print("strace cannot be used here: the database is not killed")
        else:
            killed_database(cli, pathlib.Path(folder))
    sys.exit(1 if failures else 0)


main()
