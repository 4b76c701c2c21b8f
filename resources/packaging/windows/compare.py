#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the Windows program's command line against Linux's, byte for byte.

    compare.py --linux biosubsidy-cli --windows biosubsidy-cli.exe --work DIR [--library library.db]
               [--screened 2000] [--others 50] [--only WORD]

Each command runs twice, in two folders with Chinese names that hold the same files: what it
prints, its exit status and every file that it writes have to be the same. Workbooks, texts
with pictures and PDFs are compared by what is in them where their bytes differ: by their
members, and by their text. Wine is told where it works by WINEPREFIX.

Exit status: 0 nothing differs, 1 something does.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests/oracle"))
import generate  # noqa: E402
import generate_two  # noqa: E402

DAY = ["--as-of", "2026-11-22"]
SEED = 20261201


def case_texts(count, make=generate.generate):
    return [json.dumps(make(SEED, number)["case"], ensure_ascii=False) for number in range(count)]


class Side:
    def __init__(self, folder, command):
        self.folder, self.command = folder, command
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "WINEDEBUG": "-all", "COLUMNS": "100"}

    def run(self, arguments, given):
        return subprocess.run(self.command + arguments, cwd=self.folder, env=self.environment, input=given,
                              capture_output=True, timeout=1800)

    def files(self):
        return {str(path.relative_to(self.folder)): path for path in sorted(self.folder.rglob("*")) if path.is_file()}


# How long a screening took is said, and differs each time.
SECONDS = re.compile(rb"\d+\.\d\d( \xe7\xa7\x92| s\b)")


def text_of_pdf(path):
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return "".join(text.split())  # fonts have their own widths: spaces and line ends are left out


def members_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def dump_of(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return list(database.iterdump())


CONTENT = {".pdf": text_of_pdf, ".xlsx": members_of, ".docx": members_of, ".odt": members_of, ".zip": members_of,
           ".db": dump_of}


class Comparison:
    def __init__(self, options):
        self.counts = collections.Counter()
        self.times = collections.Counter()
        self.differences = []
        work = pathlib.Path(options.work)
        shutil.rmtree(work, ignore_errors=True)
        self.linux = Side(work / "linux/测试", [str(pathlib.Path(options.linux).resolve())])
        self.windows = Side(work / "windows/测试", ["wine", str(pathlib.Path(options.windows).resolve())])
        for side in (self.linux, self.windows):
            side.folder.mkdir(parents=True)
        self.only = options.only

    def give(self, name, content):
        for side in (self.linux, self.windows):
            (side.folder / name).write_bytes(content)

    def differ(self, what, arguments, detail=""):
        self.differences.append(f"{what}: {' '.join(arguments)} {detail}".strip())
        print("  DIFFERS", self.differences[-1], flush=True)

    def run(self, *arguments, given=b"", keep=()):
        """keep: files that a later command reads; the others are taken away again."""
        if self.only and self.only not in arguments:
            return
        before = set(self.linux.files())
        results = []
        for name, side in (("linux", self.linux), ("windows", self.windows)):
            started = time.monotonic()
            results.append(side.run(list(arguments), given))
            self.times[name] += time.monotonic() - started
        one, other = results
        self.counts["commands"] += 1
        for what, mine, its in (("status", one.returncode, other.returncode), ("stdout", one.stdout, other.stdout),
                                ("stderr", one.stderr, other.stderr)):
            if what != "status":
                mine, its = SECONDS.sub(rb"0\1", mine), SECONDS.sub(rb"0\1", its)
            if mine != its:
                self.differ(what, arguments, f"\n    linux:   {mine!r:.400}\n    windows: {its!r:.400}")
        self.counts["bytes printed"] += len(one.stdout) + len(one.stderr)
        mine, its = self.linux.files(), self.windows.files()
        if set(mine) != set(its):
            self.differ("files", arguments, f"{sorted(set(mine) ^ set(its))}")
        for name in sorted(set(mine) & set(its) - before):
            self.compare(arguments, name, mine[name], its[name])
        for files in (mine, its):
            for name in set(files) - before - set(keep):
                files[name].unlink()

    def compare(self, arguments, name, mine, its):
        self.counts["files"] += 1
        self.counts["bytes of files"] += mine.stat().st_size
        if mine.read_bytes() == its.read_bytes():
            self.counts["files alike byte for byte"] += 1
            return
        content = CONTENT.get(mine.suffix)
        if content is None:
            self.differ(name, arguments)
            return
        one, other = content(mine), content(its)
        if one == other:
            self.counts[f"files alike by content ({mine.suffix})"] += 1
        elif isinstance(one, dict):
            self.differ(name, arguments, f"in {sorted(key for key in {*one, *other} if one.get(key) != other.get(key))}")
        else:
            self.differ(name, arguments, "by content")


def screenings(this, count):
    print(f"{count} random cases screened", flush=True)
    this.give("企业.ndjson", "".join(line + "\n" for line in case_texts(count)).encode())
    this.give("二.ndjson", "".join(line + "\n" for line in case_texts(count // 4, generate_two.generate)).encode())
    for language in ("zh", "en"):
        for ending in ("ndjson", "csv", "db", "xlsx"):
            this.run("screen", "企业.ndjson", "--out", f"结果.{ending}", "--claims", "--lang", language, *DAY)
    this.run("screen", "二.ndjson", "--out", "二.out.ndjson", "--claims", *DAY)
    this.run("screen", "企业.ndjson", "--out", "-", *DAY)
    this.run("screen", "-", "--out", "结果.csv", *DAY, given="".join(line + "\n" for line in case_texts(50)).encode())
    broken = case_texts(20)
    broken[3], broken[7] = "{", broken[7][:40]
    this.give("坏.ndjson", "".join(line + "\n" for line in broken).encode())
    this.run("screen", "坏.ndjson", "--out", "结果.csv", "--errors", "错误.txt", *DAY)


def tables(this):
    print("tables", flush=True)
    this.run("screen", "--template", "模板.xlsx", keep=["模板.xlsx"])
    this.run("screen", "--template", "模板.csv", keep=["模板.csv"])
    if not (this.linux.folder / "模板.csv").exists():
        return
    # Its example, under other names: as it is it is passed over.
    head, example = (this.linux.folder / "模板.csv").read_text(encoding="utf-8-sig").splitlines()[:2]
    table = head + "\n" + "".join(example.replace("示例名称", f"第{number}公司").replace("示例", f"甲{number}") + "\n"
                                  for number in range(20))
    this.give("表.csv", table.encode("gb18030"))
    this.give("表16.csv", table.encode("utf-16"))
    for name in ("表.csv", "表16.csv", "模板.xlsx"):
        this.run("screen", name, "--out", "结果.ndjson", "--claims", *DAY)


def one_case(this, name, thorough):
    for language in ("zh", "en"):
        this.run("assess", name, "--lang", language, *DAY)
    this.run("assess", name, "--format", "json", *DAY)
    this.run("compare", name, *DAY)
    this.run("advise", name, "--most", "3", *DAY)
    this.run("questions", name, "--out", "问题.xlsx", *DAY, keep=["问题.xlsx"])
    this.run("answers", name, "问题.xlsx")
    this.run("report", name, "--out", "报告.html", *DAY)
    if thorough:
        this.run("assess", name, "--bounds", *DAY)
        for ending in ("odt", "docx", "xlsx", "pdf"):
            this.run("report", name, "--out", f"报告.{ending}", *DAY)
        for ending in ("html", "docx", "pdf"):
            this.run("questions", name, "--out", f"问题.{ending}", *DAY)
        this.run("curve", name, "--fact", "projects.p1.total_investment", *DAY)
    for side in (this.linux, this.windows):
        (side.folder / "问题.xlsx").unlink(missing_ok=True)


def cases(this, count):
    examples = [ROOT / "resources/examples/beijing.json", *sorted((ROOT / "tests/cases").glob("whole-*.case.json"))]
    print(f"{len(examples)} examples and {count} random cases through the other commands", flush=True)
    for path in examples:
        this.give(path.name, path.read_bytes())
        one_case(this, path.name, True)
    for number, text in enumerate(case_texts(count)):
        this.give("案例.json", text.encode())
        one_case(this, "案例.json", number % 10 == 0)
    this.run("assess", "没有.json")
    this.run("assess", "-", given=case_texts(1)[0].encode())
    this.run("assess", "企业.ndjson")
    this.run("nothing")
    this.run("--help")


def portfolios(this):
    print("portfolios, rules, sealed files, deadlines", flush=True)
    this.give("park.ndjson", (ROOT / "resources/examples/park.ndjson").read_bytes())
    for ending in ("html", "docx", "odt", "xlsx", "pdf"):
        this.run("portfolio", "park.ndjson", "--out", f"总览.{ending}", *DAY)
    this.run("portfolio", "park.ndjson", "--out", "总览.html", "--before", "2024-01-01", *DAY)


def rules(this):
    this.run("packs", "list")
    this.run("packs", "list", "--format", "json")
    for pack in ("beijing-2024", "tianjin-draft"):
        this.run("packs", "show", pack)
    this.give("天津.toml", (ROOT / "rules/packs/tianjin-manufacturing-2023.toml").read_bytes())
    this.give("北京.toml", (ROOT / "rules/packs/beijing-2024.toml").read_bytes())
    this.run("packs", "check", "天津.toml")
    this.run("packs", "diff", "tianjin-draft", "天津.toml")
    this.run("packs", "audit", "beijing-2024", "--text", "北京.toml")
    this.run("packs", "complete", "tianjin-draft/cdmo", "--sum", "1万", "--source", "申报通知", "--date", "2026-05-01",
             "--out", "自己的.toml")
    this.run("packs", "bundle", "--version", "2026.12.1", "--date", "2026-12-01", "--out", "规则.zip", keep=["规则.zip"])
    for language in ("zh", "en"):
        this.run("describe", "man", "--lang", language)


def sealed(this):
    """What is sealed differs each time: it has to come out again on the other system."""
    if this.only and this.only != "seal":
        return
    this.give("暗语.txt", "correct horse\n".encode())
    for first, second in ((this.linux, this.windows), (this.windows, this.linux)):
        made = first.run(["seal", "beijing.json", "--passphrase-file", "暗语.txt", "--out", "封.zip"], b"")
        shutil.copy(first.folder / "封.zip", second.folder / "来.zip")
        (second.folder / "出").mkdir(exist_ok=True)
        opened = second.run(["unseal", "来.zip", "--passphrase-file", "暗语.txt", "--out", "出"], b"")
        same = (second.folder / "出/beijing.json").exists() and \
            (second.folder / "出/beijing.json").read_bytes() == (first.folder / "beijing.json").read_bytes()
        this.counts["commands"] += 2
        if made.returncode or opened.returncode or not same:
            this.differ("sealed", first.command[:1], f"{made.stderr!r} {opened.stderr!r}")
        for side in (first, second):
            shutil.rmtree(side.folder / "出", ignore_errors=True)
            for name in ("封.zip", "来.zip"):
                (side.folder / name).unlink(missing_ok=True)


def deadlines(this, library):
    if library is None:
        return
    this.give("library.db", pathlib.Path(library).read_bytes())
    for side in (this.linux, this.windows):  # SQLite's, of a library that is looked into
        for suffix in ("-wal", "-shm"):
            (side.folder / f"library.db{suffix}").touch()
    for ending in ("ics", "csv", "json"):
        this.run("deadlines", "library.db", "--out", f"截止.{ending}", "--as-of", "2026-11-22")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--linux", required=True)
    parser.add_argument("--windows", required=True)
    parser.add_argument("--work", default=tempfile.gettempdir() + "/biosubsidy-compare")
    parser.add_argument("--library")
    parser.add_argument("--screened", type=int, default=2000)
    parser.add_argument("--others", type=int, default=50)
    parser.add_argument("--only", help="only commands with this word")
    options = parser.parse_args()
    this = Comparison(options)
    screenings(this, options.screened)
    tables(this)
    cases(this, options.others)
    portfolios(this)
    rules(this)
    sealed(this)
    deadlines(this, options.library)
    for what, count in this.counts.items():
        print(f"{count:12,} {what}")
    print(f"{this.times['linux']:.0f} s on Linux, {this.times['windows']:.0f} s under Wine; "
          f"{len(this.differences)} differences")
    return 1 if this.differences else 0


sys.exit(main())
