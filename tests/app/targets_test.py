#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of output against whatever can stand under its name.

A file is replaced whole, a link followed, a device or FIFO written into, a folder and
an input of the same run refused; a refusal, and a disk that is full, leave everything
as it was and nothing beside it. What needs root (device nodes, a small disk) is left
out without it, and said to be.
"""
import argparse
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile
import threading

DONE, BAD, USAGE, FAILED = range(4)
ROOT = os.geteuid() == 0


class Output:
    """A command, how its file's name ends, how the file begins, and what the run has finished before it."""

    def __init__(self, name, ending, arguments, opens, before=()):
        self.name, self.ending, self.arguments, self.opens, self.before = name, ending, arguments, opens, before


def outputs():
    found = []
    for ending, opens in (("html", b"<!"), ("odt", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        found.append(Output(f"report {ending}", ending, ["report", "case.json", "--out", "OUT"], opens))
    for ending, opens in (("ndjson", b"{"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("db", b"SQLite")):
        found.append(Output(f"screen {ending}", ending, ["screen", "cases.ndjson", "--out", "OUT"], opens))
    found.append(Output("screen claims", "csv", ["screen", "cases.ndjson", "--claims", "--out", "OUT"],
                        b"\xef\xbb\xbf"))
    found.append(Output("screen errors", "txt", ["screen", "bad.ndjson", "--out", "rows.csv", "--errors", "OUT"], b"bad"))
    found.append(Output("screen map", "csv", ["screen", "table.csv", "--write-map", "OUT"], b"{"))
    found.append(Output("screen account", "account.json",
                        ["screen", "table.csv", "--out", "rows.csv", "--errors", "STEM"], b"{",
                        ("rows.csv", "rows.csv.run.json", "out")))
    found.append(Output("template xlsx", "xlsx", ["screen", "--template", "OUT"], b"PK"))
    found.append(Output("template csv", "csv", ["screen", "--template", "OUT"], b"\xef\xbb\xbf"))
    found.append(Output("packs complete", "toml", ["packs", "complete", "tianjin-draft/cdmo", "--sum", "1万", "--source",
                                                   "x", "--date", "2026-05-01", "--out", "OUT"], b"# A figure"))
    found.append(Output("packs bundle", "zip", ["packs", "bundle", "--version", "1", "--out", "OUT"], b"PK"))
    for ending, opens in (("ics", b"BEGIN:VCALENDAR"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")):
        found.append(Output(f"deadlines {ending}", ending, ["deadlines", "library.db", "--out", "OUT"], opens,
                            ("library.db-shm", "library.db-wal")))  # SQLite's, of a library that is looked into
    found.append(Output("seal", "zip", ["seal", "case.json", "--passphrase-file", "words", "--out", "OUT"], b"PK"))
    return found


class Bench:
    """A folder with the inputs of all commands, and one run in it."""

    library = None  # what makes one

    def __init__(self, cli, examples, output, language):
        self.cli, self.output, self.language = cli, output, language
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="targets-"))
        shutil.copy(examples / "beijing.json", self.folder / "case.json")
        lines = (examples / "park.ndjson").read_bytes()
        (self.folder / "cases.ndjson").write_bytes(lines)
        (self.folder / "bad.ndjson").write_bytes(lines + b"{\n")
        (self.folder / "table.csv").write_text("企业编号,企业名称,所在城市\n1,甲,北京\n2,乙,天津\n", encoding="utf-8")
        (self.folder / "words").write_text("twelve chars and more\n", encoding="utf-8")
        if output.name.startswith("deadlines"):
            subprocess.run([Bench.library, self.folder / "library.db"], check=True)
        self.out = self.folder / f"out.{output.ending}"
        self.said = ""

    def input(self):
        return self.folder / next(argument for argument in [*self.output.arguments, "case.json"]
                                  if (self.folder / argument).is_file())

    def run(self):
        names = {"OUT": str(self.out), "STEM": str(self.out).removesuffix(f".{self.output.ending}")}
        arguments = [names.get(argument, argument) for argument in self.output.arguments]
        ran = subprocess.run([self.cli, *arguments, "--lang", self.language], cwd=self.folder, capture_output=True,
                             timeout=240)
        self.said = ran.stderr.decode()
        return ran.returncode

    def left(self):
        return sorted(path.name for path in self.folder.rglob("*") if ".part" in path.name or ".copy" in path.name)

    def remove(self):
        shutil.rmtree(self.folder)


def own(bench):
    """What may be replaced: packs complete takes none but its own."""
    return b"" if bench.output.name == "packs complete" else b"old"


def worked(bench):
    return (DONE, BAD) if bench.output.name == "screen errors" else (DONE,)


def is_new(bench, path, problems):
    if not path.exists():
        problems.append(f"{path.name} is not there")
        return
    if not path.read_bytes().startswith(bench.output.opens):
        problems.append(f"{path.name} begins with {path.read_bytes()[:12]!r}")
    if path.stat().st_mode & 0o077:
        problems.append(f"{path.name} can be read by others")


def regular(bench, problems):
    bench.out.write_bytes(own(bench))
    if bench.run() not in worked(bench):
        problems.append("it was not written")
    is_new(bench, bench.out, problems)


def link(bench, problems):
    (bench.folder / "elsewhere").mkdir()
    behind = bench.folder / "elsewhere" / "file"
    behind.write_bytes(own(bench))
    bench.out.symlink_to("elsewhere/file")
    if bench.run() not in worked(bench):
        problems.append("it was not written")
    if not bench.out.is_symlink():
        problems.append("the link is gone")
    is_new(bench, behind, problems)


def dangling(bench, problems):
    bench.out.symlink_to("nothing-yet")
    if bench.run() not in worked(bench):
        problems.append("it was not written")
    if not bench.out.is_symlink():
        problems.append("the link is gone")
    is_new(bench, bench.folder / "nothing-yet", problems)


def refused(bench, problems, statuses, *words, also=False):
    """`also`: not before the work, so that what was finished by then stays."""
    before = {path: path.read_bytes() for path in bench.folder.rglob("*") if path.is_file() and not path.is_symlink()}
    status = bench.run()
    if status not in statuses:
        problems.append(f"exit status {status}")
    for word in words:
        if word not in bench.said:
            problems.append(f"does not say “{word}”")
    for path, bytes_ in before.items():
        if not path.exists() or path.read_bytes() != bytes_:
            problems.append(f"{path.name} has changed")
    more = [path.name for path in bench.folder.rglob("*") if path.is_file() and not path.is_symlink()
            and path not in before and not (also and path.name in bench.output.before)]
    if more:
        problems.append(f"left over: {more}")


def circle(bench, problems):
    bench.out.symlink_to("round")
    (bench.folder / "round").symlink_to(bench.out.name)
    refused(bench, problems, (FAILED,), bench.out.name)


def hard_link_of_input(bench, problems):
    os.link(bench.input(), bench.out)
    refused(bench, problems, (USAGE, FAILED), bench.out.name)


def link_to_input(bench, problems):
    bench.out.symlink_to(bench.input().name)
    refused(bench, problems, (USAGE, FAILED), bench.out.name)


def input_itself(bench, problems):
    bench.out = bench.input()
    if not bench.out.name.endswith(bench.output.ending):
        shutil.move(bench.out, bench.folder / f"in.{bench.output.ending}")
        bench.output = Output(bench.output.name, bench.output.ending,
                              [f"in.{bench.output.ending}" if argument == bench.out.name else argument
                               for argument in bench.output.arguments], bench.output.opens)
        bench.out = bench.folder / f"in.{bench.output.ending}"
    refused(bench, problems, (USAGE, FAILED), bench.out.name)


def input_beside(bench, problems):
    os.link(bench.input(), bench.folder / (bench.out.name + ".partial"))
    refused(bench, problems, (USAGE, FAILED), bench.out.name)


def fifo(bench, problems):
    os.mkfifo(bench.out)
    got = []
    reader = threading.Thread(target=lambda: got.append(bench.out.read_bytes()), daemon=True)
    if bench.output.ending != "db":
        reader.start()
    status = bench.run()
    if bench.output.ending == "db":
        if status != FAILED or bench.out.name not in bench.said:
            problems.append(f"a database to a pipe: {status}")
    else:
        if status not in worked(bench):
            problems.append("it was not written")
        reader.join(timeout=60)
        if not got or not got[0].startswith(bench.output.opens):
            problems.append(f"the reader got {got[0][:12] if got else None!r}")
    if not stat.S_ISFIFO(bench.out.lstat().st_mode):
        problems.append("the pipe is gone")


def device(minor):
    def check(bench, problems):
        os.mknod(bench.out, 0o666 | stat.S_IFCHR, os.makedev(1, minor))
        status = bench.run()
        null = minor == 3 and bench.output.ending != "db"
        if status not in (worked(bench) if null else (FAILED,)):
            problems.append(f"exit status {status}")
        if not null and bench.out.name not in bench.said:
            problems.append("its name is not told")
        if not stat.S_ISCHR(bench.out.lstat().st_mode):
            problems.append("the device is gone")
    return check


def folder(bench, problems):
    bench.out.mkdir()
    refused(bench, problems, (FAILED,), bench.out.name, "folder" if bench.language == "en" else "文件夹")


def missing_folder(bench, problems):
    bench.out = bench.folder / "missing" / bench.out.name
    refused(bench, problems, (FAILED,), "missing", "make it first" if bench.language == "en" else "请先建立")


def mounted(bench, size, more=""):
    place = bench.folder / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}{more}", "none", place], check=True)
    return place


def read_only_folder(bench, problems):
    place = mounted(bench, "64k", ",ro")
    try:
        bench.out = place / bench.out.name
        refused(bench, problems, (FAILED,), str(place / "out"))
    finally:
        subprocess.run(["umount", place], check=True)


def full_disk(bench, problems):
    place = mounted(bench, "8k")
    try:
        (place / "much").write_bytes(b"x" * 4096)
        (place / "more").write_bytes(b"")
        try:
            (place / "more").write_bytes(b"x" * 8192)
        except OSError:
            pass
        bench.out = place / bench.out.name
        refused(bench, problems, (FAILED,), bench.out.name, also=True)
        if "[ERROR]" in bench.said:
            problems.append(f"a library speaks for itself: {bench.said}")
    finally:
        subprocess.run(["umount", place], check=True)


def can_mount():
    if not ROOT:
        return False
    with tempfile.TemporaryDirectory() as place:
        if subprocess.run(["mount", "-t", "tmpfs", "none", place], capture_output=True).returncode != 0:
            return False
        subprocess.run(["umount", place], check=True)
    return True


def can_make_devices():
    with tempfile.TemporaryDirectory() as place:
        node = pathlib.Path(place) / "null"
        try:
            os.mknod(node, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
            node.write_bytes(b"x")
        except OSError:
            return False
    return True


def standings(notes):
    found = {"a file": regular, "a link": link, "a link to nothing": dangling, "links in a circle": circle,
             "a hard link of the input": hard_link_of_input, "a link to the input": link_to_input,
             "the input itself": input_itself, "the input beside it": input_beside, "a pipe": fifo, "a folder": folder,
             "no such folder": missing_folder}
    if can_make_devices():
        found["a device"] = device(3)
        found["a device that is full"] = device(7)
    else:
        notes.append("devices")
    if can_mount():
        found["a folder that is read-only"] = read_only_folder
        found["a full disk"] = full_disk
    else:
        notes.append("small and read-only disks")
    return found


# Nothing is read that could have the output's name.
READS_NOTHING = ("template xlsx", "template csv", "packs complete", "packs bundle")
READS_ANOTHER = ("screen account",)


def others_files(cli, examples):
    """packs complete and files that others wrote; a template and packs; unseal and names that are taken."""
    problems = []
    complete = next(output for output in outputs() if output.name == "packs complete")
    for name, text in (("a pack", b'format = "biosubsidy-pack/1"\n'), ("a text", b"mine\n"),
                       ("its beginning", b"# A figure of the user's own. It completes")):
        bench = Bench(cli, examples, complete, "en")
        bench.out.write_bytes(text)
        found = []
        refused(bench, found, (FAILED,), "did not write this file")
        problems += [f"packs complete over {name}: {problem}" for problem in found]
        bench.remove()
    bench = Bench(cli, examples, complete, "en")
    if bench.run() != DONE or bench.run() != DONE:
        problems.append("packs complete over its own: not replaced")
    bench.remove()
    over = Output("template over a pack", "csv", ["screen", "--template", "OUT", "--packs", "pack.toml"], b"")
    bench = Bench(cli, examples, over, "en")
    subprocess.run([cli, *(argument.replace("OUT", "pack.toml") for argument in complete.arguments)], cwd=bench.folder,
                   check=True, capture_output=True)
    bench.out.symlink_to("pack.toml")
    found = []
    refused(bench, found, (USAGE,), "input itself")
    problems += [f"{over.name}: {problem}" for problem in found]
    bench.remove()
    bench = Bench(cli, examples, next(output for output in outputs() if output.name == "seal"), "en")
    bench.run()
    (bench.folder / "opened").mkdir()
    (bench.folder / "opened" / "case.json").symlink_to("../elsewhere.json")
    ran = subprocess.run([cli, "unseal", bench.out, "--out", "opened", "--passphrase-file", "words"],
                         cwd=bench.folder, capture_output=True)
    if ran.returncode != FAILED or (bench.folder / "elsewhere.json").exists():
        problems.append("unseal writes through a link")
    bench.remove()
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--examples", required=True, type=pathlib.Path)
    parser.add_argument("--make-library", required=True, help="the program that makes one with an application")
    parser.add_argument("--only", default="", help="part of a row's name")
    arguments = parser.parse_args()
    Bench.library = arguments.make_library
    notes, failures, rows = [], [], 0
    for standing, check in standings(notes).items():
        for number, output in enumerate(outputs()):
            name = f"{output.name}, {standing}"
            reads = output.name not in READS_NOTHING and (standing != "the input itself" or
                                                          output.name not in READS_ANOTHER)
            if arguments.only not in name or ("input" in standing and not reads):
                continue
            rows += 1
            bench = Bench(arguments.cli, arguments.examples, output, ("zh", "en")[number % 2])
            problems = []
            check(bench, problems)
            if bench.left():
                problems += [] if "beside" in standing else [f"left over: {bench.left()}"]
            failures += [f"{name}: {problem}: {bench.said.strip()}" for problem in problems]
            bench.remove()
    failures += [] if arguments.only else others_files(arguments.cli, arguments.examples)
    if notes:
        print(f"SKIPPED in part: {', '.join(notes)} cannot be had here")
    print("\n".join(failures) if failures else f"{rows} rows: each output keeps what stands under its name")
    return 1 if failures else 0


sys.exit(main())
