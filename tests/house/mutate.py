#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Would a test notice? Makes one small mistake at a time where a sum is made (a
# rate, a threshold, a comparison, a date in a pack; an operator in core), builds
# what hangs on it, runs the tests concerned, and reports every mistake that none
# of them noticed. All in a copy of the tree, build/mutate; the tree itself is not
# touched.
#
#   mutate.py                        every mistake in the packs and in core: hours
#   mutate.py --packs --sample 60    60 of those in the packs, spread evenly
#   mutate.py --core --only stacking
#   mutate.py --again REPORT         those that survived in that report
#   mutate.py --list                 what would be tried
#
# What changes nothing that a test could see stands in mutate_equal.txt beside this,
# with the reason; it is not tried.
import argparse
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
COPY = SOURCE / "build" / "mutate"
PARTS = ["CMakeLists.txt", "CMakePresets.json", "CHANGELOG.md", "LICENSE", "app", "core", "resources", "rules", "tests", "ui"]

# The tests that are to notice, cheapest first. "oracle" is the other
# implementation, in Python.
PACK_TESTS = ["oracle_cases", "pack_lists_test", "assessment_test", "oracle", "pack_test", "advice_test", "curve_test",
              "siting_test"]
ORACLE = ["oracle_cases", "oracle"]
STACKING = ["stacking_test", "stacking_effort_test"]
BLOCKS = ["blocks_test"]
ASSESSMENT = ["assessment_test", "own_figure_test", "bounds_test", "blocks_test"]
CORE = {
    "core/values/money.cpp": ["money_test"],
    "core/values/rate.cpp": ["rate_date_text_test"],
    "core/values/date.cpp": ["rate_date_text_test"],
    "core/language/evaluation.cpp": ["language_test", "assessment_test", *ORACLE],
    "core/assessment/claim_maker.cpp": [*ASSESSMENT, "wording_test", *ORACLE],
    "core/assessment/assessor.cpp": [*ASSESSMENT, *ORACLE],
    "core/assessment/assessment.cpp": [*ASSESSMENT, *ORACLE],
    "core/assessment/city_choice.cpp": [*ASSESSMENT, *ORACLE],
    "core/stacking/gain.h": STACKING,
    "core/stacking/component.h": STACKING,
    "core/stacking/items.cpp": STACKING,
    "core/stacking/solver.cpp": [*STACKING, "assessment_test"],
    "core/stacking/trials.cpp": STACKING,
    "core/stacking/reduction.cpp": STACKING,
    "core/stacking/component_search.cpp": STACKING,
    "core/stacking/deviation_search.cpp": STACKING,
    "core/stacking/outcome_search.cpp": STACKING,
    "core/stacking/dominance.cpp": STACKING,
    "core/stacking/incumbent.cpp": STACKING,
    "core/stacking/preference_walk.cpp": STACKING,
    "core/stacking/price_grid.cpp": STACKING,
    "core/stacking/prices.cpp": STACKING,
    "core/blocks/case_choice.cpp": BLOCKS,
    "core/blocks/city_pass.cpp": BLOCKS,
    "core/blocks/lane_kernels.cpp": BLOCKS,
    "core/blocks/situations.cpp": BLOCKS,
    "core/values/wide.cpp": BLOCKS,
    "core/facts/situation.cpp": ["assessment_test", *ORACLE],
}

# (what, instead): in the expressions of a pack.
PACK_SWAPS = [(r">=", ">"), (r"(?<![<>])>(?!=)", ">="), (r"<=", "<"), (r"(?<!<)<(?!=)", "<="), (r"\bmin\(", "max("),
              (r"\bmax\(", "min("), (r"\band\b", "or"), (r"\bor\b", "and"), (r"\bnot (?!in\b)", ""),
              (r"\bis empty", "is not empty"), (r"\bis not empty", "is empty"), (r"(?<=\w) \+ (?=\w)", " - ")]
OTHER_SUPPORT = {"unstated": "in_kind", "in_kind": "unstated", "fixed": "ceiling"}
CORE_SWAPS = [(r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "), (r" == ", " != "), (r" != ", " == "),
              (r" \+ ", " - "), (r" - ", " + "), (r" \+= ", " -= "), (r" -= ", " += "), (r"std::min\(", "std::max("),
              (r"std::max\(", "std::min("), (r" && ", " || "), (r" \|\| ", " && "), (r"\breturn true;", "return false;"),
              (r"\breturn false;", "return true;")]


class Mistake:
    def __init__(self, path, line, start, end, instead, before):
        self.path, self.line, self.start, self.end, self.instead = path, line, start, end, instead
        self.old = before.strip()
        self.new = (before[:start] + instead + before[end:]).strip()

    def __str__(self):
        return f"{self.path}:{self.line}\n    - {self.old}\n    + {self.new}"

    def apply(self, text):
        lines = text.split("\n")
        line = lines[self.line - 1]
        lines[self.line - 1] = line[:self.start] + self.instead + line[self.end:]
        return "\n".join(lines)


def swaps(path, number, line, table, first, searched):
    for pattern, instead in table:
        for found in re.finditer(pattern, searched):
            if found.start() >= first:
                yield Mistake(path, number, found.start(), found.end(), instead, line)


def more(digits):
    """The number with its last digit that counts one higher: 5000 -> 6000, 30 -> 40."""
    bare = digits.rstrip("0")
    kept = bare or digits
    return kept[:-1] + str((int(kept[-1]) + 1) % 10 or 1) + digits[len(kept):]


def pack_mistakes(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        key = re.match(r"(when|strict|lenient|amount|yearly_cap|DOMESTIC|[A-Z_]+) = \"", line)
        if key:
            first, last = key.end(), line.rindex('"')
            yield from swaps(path, number, line, PACK_SWAPS, first, line[:last])
            # One less in a list: {rnd, cdmo} -> {cdmo}
            for found in re.finditer(r"(?<=\{)\w+, |, \w+(?=\})", line[:last]):
                yield Mistake(path, number, found.start(), found.end(), "", line)
            for found in re.finditer(r"(?<![\w.])\d+(?=(\.\d+)?(%|元|万元|亿元))", line[:last]):
                if found.start() >= first:
                    yield Mistake(path, number, found.start(), found.end(), more(found[0]), line)
        day = re.match(r"(from|until) = (\d{4}-\d\d-)(\d\d)$", line)
        if day:
            other = f"{(int(day[3]) % 28) + 1:02}"
            yield Mistake(path, number, day.start(3), day.end(3), other, line)
        pool = re.match(r"pool = \"investment\"$", line)
        if pool:
            yield Mistake(path, number, 0, len(line), "", line)
        completes = re.match(r"completes = ", line)
        if completes:
            yield Mistake(path, number, 0, len(line), "", line)
        support = re.match(r"support = \"(\w+)\"$", line)
        if support and support[1] in OTHER_SUPPORT:
            yield Mistake(path, number, support.start(1), support.end(1), OTHER_SUPPORT[support[1]], line)
        due = re.match(r"due = \"after_completion\"$", line)
        if due:
            yield Mistake(path, number, 0, len(line), "", line)
        applicants = re.match(r"applicants = \[", line)
        if applicants:
            yield Mistake(path, number, 0, len(line), "", line)
        rate = re.match(r"rate = \"(stated|open)\"$", line)
        if rate:
            yield Mistake(path, number, rate.start(1), rate.end(1), "open" if rate[1] == "stated" else "stated", line)
        levels = re.match(r"overlap\.levels = \[.*(, )?\"\w+\"\]", line)
        if levels:
            last = re.search(r"(, )?\"\w+\"\]$", line)
            yield Mistake(path, number, last.start(), last.end(), "]", line)


def core_mistakes(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        code = line.split("//")[0]
        if re.search(r"if \((\S+) != (\S+)\) return \1 [<>] \2;", code):
            code = code.replace(" < ", " ? ").replace(" > ", " ? ")  # never equal here
        if code.lstrip().startswith(("#", "template", "using", "static_assert", "for (")) or '"' in code or "operator" in code:
            continue
        yield from swaps(path, number, line, CORE_SWAPS, 0, code)


def in_report(path):
    """(path, line as it is, line as it would be), as they are printed."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    return set(re.findall(r"^(?:SURVIVED )?(\S+?)(?::\d+)?\n    - (.*)\n    \+ (.*)$", text, re.MULTILINE))


def all_mistakes(options):
    found = []
    known = in_report(SOURCE / "tests" / "house" / "mutate_equal.txt")
    for path, line, _ in known:
        if line not in (SOURCE / path).read_text(encoding="utf-8"):
            sys.exit(f"mutate_equal.txt: this line is no longer in {path}: {line}")
    if options.packs or not options.core:
        for path in sorted((SOURCE / "rules" / "packs").glob("*.toml")):
            name = str(path.relative_to(SOURCE))
            found += pack_mistakes(name, path.read_text(encoding="utf-8"))
    if options.core or not options.packs:
        for name in CORE:
            if (SOURCE / name).exists():
                found += core_mistakes(name, (SOURCE / name).read_text(encoding="utf-8"))
    found = [mistake for mistake in found if not options.only or re.search(options.only, mistake.path)]
    if options.again:
        survived = in_report(options.again)
        found = [mistake for mistake in found if (mistake.path, mistake.old, mistake.new) in survived]
    found = [mistake for mistake in found if (mistake.path, mistake.old, mistake.new) not in known]
    if options.sample and options.sample < len(found):
        found = random.Random(options.seed).sample(found, options.sample)
        found.sort(key=lambda mistake: (mistake.path, mistake.line))
    return found


# A mistake may ask for more and more memory.
def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def run(command, seconds):
    environment = dict(os.environ, CCACHE_BASEDIR=str(COPY), CCACHE_NOHASHDIR="1", QT_QPA_PLATFORM="offscreen",
                       LANG="C.UTF-8")
    try:
        return subprocess.run(command, cwd=COPY, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=seconds, check=False,
                              preexec_fn=limit_memory).returncode
    except subprocess.TimeoutExpired:
        return -1


def build(targets):
    return run(["cmake", "--build", "build/ci", "-j", "2", "--target", *targets], 1800)


def tested_by(mistake):
    return PACK_TESTS if mistake.path.endswith(".toml") else CORE[mistake.path]


def notices(test, options):
    """Whether the test fails, as it should."""
    oracle = [sys.executable, "tests/oracle/compare.py", "--cli", "build/ci/bin/biosubsidy-cli"]
    if test.startswith("oracle") and build(["biosubsidy-cli"]) != 0:
        return True
    if test == "oracle_cases":
        return run([*oracle, "--cases", "tests/cases"], 120) != 0
    if test == "oracle":
        return run([*oracle, "--seed", "20261122", "--count", str(options.count), "--jobs", "2"], 600) != 0
    if build([test]) != 0:
        return True  # a test that does not build any more has noticed, too
    return run([f"build/ci/bin/{test}"], 200) != 0


def try_one(mistake, options):
    """'compiler', the test that noticed, or None."""
    path = COPY / mistake.path
    original = path.read_text(encoding="utf-8")
    path.write_text(mistake.apply(original), encoding="utf-8")
    try:
        if mistake.path.endswith(".toml"):
            if build(["biosubsidy-cli"]) != 0:
                return "compiler"
            if run(["build/ci/bin/biosubsidy-cli", "packs", "check"], 30) != 0:
                return "packs check"
        return next((test for test in tested_by(mistake) if notices(test, options)), None)
    finally:
        path.write_text(original, encoding="utf-8")


def copy_changed(source, target):
    """What differs is written, and so is newer than what was built from it before."""
    if not target.exists() or source.read_bytes() != target.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(source.stat().st_mode)


def copy_tree():
    for part in PARTS:
        there = SOURCE / part
        sources = [path for path in there.rglob("*") if path.is_file()] if there.is_dir() else [there]
        for path in sources:
            copy_changed(path, COPY / path.relative_to(SOURCE))
        wanted = {path.relative_to(SOURCE) for path in sources}
        for path in (COPY / part).rglob("*"):
            if path.is_file() and path.relative_to(COPY) not in wanted:
                path.unlink()


def prepare(mistakes, options):
    copy_tree()
    if run(["cmake", "--preset", "ci"], 300) != 0:
        sys.exit("mutate: the copy cannot be configured")
    tests = sorted({test for mistake in mistakes for test in tested_by(mistake)})
    programs = {"biosubsidy-cli" if test.startswith("oracle") else test for test in tests}
    programs |= {"biosubsidy-cli" for mistake in mistakes if mistake.path.endswith(".toml")}
    if build(sorted(programs)) != 0:
        sys.exit("mutate: the copy does not build")
    for test in tests:
        if notices(test, options):
            sys.exit(f"mutate: {test} fails without any mistake")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--packs", action="store_true")
    parser.add_argument("--core", action="store_true")
    parser.add_argument("--only", help="a part of the path, as a regular expression")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=400, help="random cases for the oracle")
    parser.add_argument("--minutes", type=float, help="stop after that many")
    parser.add_argument("--again", metavar="REPORT", help="only what survived in it")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    mistakes = all_mistakes(options)
    if options.list:
        print("\n".join(map(str, mistakes)) + f"\n{len(mistakes)} mistakes")
        return 0
    prepare(mistakes, options)
    began = time.monotonic()
    noticed, survivors = {}, []
    for mistake in mistakes:
        if options.minutes and time.monotonic() - began > options.minutes * 60:
            break
        by = try_one(mistake, options)
        if sys.stderr.isatty():
            print(f"{sum(noticed.values()) + len(survivors) + 1} of {len(mistakes)}", end="\r", file=sys.stderr)
        if by is None:
            survivors.append(mistake)
            print(f"SURVIVED {mistake}", flush=True)
        else:
            noticed[by] = noticed.get(by, 0) + 1
    tried = sum(noticed.values()) + len(survivors)
    print(f"{tried} of {len(mistakes)} mistakes tried, {len(survivors)} survived; noticed by " +
          ", ".join(f"{name}: {count}" for name, count in sorted(noticed.items(), key=lambda item: -item[1])))
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
