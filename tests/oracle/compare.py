#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds biosubsidy-cli against the reference, field by field.

    python3 compare.py --cli PATH --seed N --count M [--jobs J] [--start I]    random cases
    python3 compare.py --cli PATH --two --seed N --count M ...                 random cases for both parts of the map
    python3 compare.py --cli PATH --packs --seed N --count M ...               random packs, each with a random case
    python3 compare.py --cli PATH --screen --seed N --count M ...              the same, several cases screened
    python3 compare.py --cli PATH --bad --seed N --count M ...                 the same with mistakes in the case
    python3 compare.py --cases DIR [--cli PATH]                                examples: the reference, and the CLI
    python3 compare.py --cli PATH --replay FILE ...                            saved cases

An entry may bring packs of its own: `toml`, their texts, or, in an example, `packs`, files that stand beside it.

Exit status: 0 nothing differs, 1 something does, 2 wrong usage.
"""

import argparse
import collections
import concurrent.futures
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib

sys.dont_write_bytecode = True

import generate
import generate_bad
import generate_packs
import generate_two
import map_one
import map_two
import reference
import refusals
import toml_packs

# A field that stands only where it applies: absent, null and empty mean the same.
OPTIONAL = {"reason", "excluded_by", "completed_by", "shares_pool_with", "awards_held"}
# Left out of the whole examples.
NOT_IN_WHOLE = {"awards_held", "shares_pool_with"}
TIMEOUT = 120


def run_cli(cli, given, as_of, no_exclusion, toml=(), also=(), command=("assess", "-", "--format", "json")):
    """The CLI's answer; packs that come with the entry are all in view, and but for those no others."""
    command = [cli, *command, "--as-of", as_of] + ["--no-exclusion"] * bool(no_exclusion)
    with tempfile.TemporaryDirectory(prefix="biosubsidy-oracle-") as folder:
        for number, text in enumerate(toml):
            with open(os.path.join(folder, "%d.toml" % number), "w", encoding="utf-8") as file:
                file.write(text)
        if toml:
            command += ["--packs", folder]
        for name in view(toml, also):
            command += ["--pack", name]
        return subprocess.run(command, input=given.encode("utf-8"), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=TIMEOUT)


def view(toml, also):
    """The ids of the packs in view: those of the entry, and built-in ones that it names."""
    return [tomllib.loads(text)["pack"]["id"] for text in toml] + list(also)


def refer(case, as_of, no_exclusion, toml=(), also=()):
    """The reference's answer to the same."""
    loaded = toml_packs.beside(reference.PACKS, toml) if toml else None
    return reference.assess(case, datetime.date.fromisoformat(as_of), exclusion=not no_exclusion,
                            packs=view(toml, also) or None, loaded=loaded)


def refuse_constant(text):
    raise ValueError("no JSON: " + text)


def refuse_duplicates(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key twice in one object: %s" % [key for key, _ in pairs])
    return result


def parse_output(output):
    """The assessment; the codes of the warnings that the reference tells apart stand in each pack's `warned`."""
    got = json.loads(output.decode("utf-8"), parse_constant=refuse_constant, object_pairs_hook=refuse_duplicates)
    for pack in got["packs"]:
        codes = [warning["code"] for warning in pack["warnings"]]
        pack["warned"] = [code for code in reference.WARNED if code in codes]
    return got


def label(entry, number):
    """A place in a list that a person can find."""
    if isinstance(entry, dict):
        if "measure" in entry:
            item = entry.get("for", {}).get("id")
            return "[%d %s%s]" % (number, entry["measure"], "" if item is None else " " + item)
        for key in ("id", "city", "fact"):
            if key in entry:
                return "[%d %s]" % (number, entry[key])
    return "[%d]" % number


def differences(want, got, path="", ignore=frozenset(), optional=OPTIONAL):
    """Yields (path, field, wanted, got).  Every field of `want` must stand in `got`; more may stand there, except a
    field of `optional` in a claim."""
    if isinstance(want, dict) and isinstance(got, dict):
        keys = list(want)
        if "verdict" in want:
            keys += [key for key in sorted(optional) if key not in want]
        for key in keys:
            if key in ignore:
                continue
            if key in OPTIONAL and not want.get(key) and not got.get(key):
                continue
            # The whole examples are of a time when `excluded_by` was its own reason.
            if key == "reason" and key not in want and got[key] == "excluded_by" and "excluded_by" in want:
                continue
            if key not in want:
                yield path + "/" + key, key, "(absent)", got[key]
            elif key not in got:
                yield path + "/" + key, key, want[key], "(absent)"
            else:
                yield from differences(want[key], got[key], path + "/" + key, ignore, optional)
    elif isinstance(want, list) and isinstance(got, list):
        if len(want) != len(got) or not all(isinstance(entry, dict) for entry in want + got):
            if want != got:
                yield path, path.rsplit("/", 1)[-1].split("[")[0], want, got
            return
        for number, (a, b) in enumerate(zip(want, got)):
            yield from differences(a, b, path + label(a, number), ignore, optional)
    elif type(want) is not type(got) or want != got:
        yield path, path.rsplit("/", 1)[-1], want, got


def brief(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 300 else text[:297] + "..."


def show(difference):
    return "  %s\n    reference %s\n    got       %s" % (difference[0], brief(difference[2]), brief(difference[3]))


def check_random(cli, entry, ignore):
    """The differences of one generated case."""
    asked = (entry["as_of"], entry.get("no_exclusion", False), entry.get("toml", ()), entry.get("also", ()))
    want = refer(entry["case"], *asked)
    try:
        ran = run_cli(cli, json.dumps(entry["case"], ensure_ascii=False), *asked)
    except subprocess.TimeoutExpired:
        return [("(timeout)", "(timeout)", "an answer within %d s" % TIMEOUT, "none")]
    if ran.returncode != 0:
        return [("(exit)", "(exit)", 0, "%d: %s" % (ran.returncode, ran.stderr.decode("utf-8", "replace")[:1000]))]
    try:
        got = parse_output(ran.stdout)
    except ValueError as error:
        return [("(output)", "(output)", "JSON", str(error))]
    return list(differences(want, got, ignore=ignore))


def check_bad(cli, entry, ignore):
    """The differences in what is refused: the exit status, and the paths that standard error names."""
    loaded = toml_packs.beside(reference.PACKS, entry["toml"])
    paths = refusals.paths(entry["case"], loaded)
    ran = run_cli(cli, json.dumps(entry["case"], ensure_ascii=False), entry["as_of"], False, entry["toml"])
    error = ran.stderr.decode("utf-8", "replace")
    found = []
    if ran.returncode != (1 if paths else 0):
        found.append(("(exit)", "(exit)", 1 if paths else 0, "%d: %s" % (ran.returncode, error[:1000])))
    return found + [(path, "(path)", "named", error[:1000]) for path in paths if not names(error, path)]


def check_screen(cli, entry, ignore):
    """The differences between the rows of a screening and the assessments of its lines."""
    asked = (entry["as_of"], entry.get("no_exclusion", False), entry["toml"], entry.get("also", ()))
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in entry["cases"])
    ran = run_cli(cli, lines, *asked, command=("screen", "-", "--out", "-", "--no-cities"))
    if ran.returncode != 0:
        return [("(exit)", "(exit)", 0, "%d: %s" % (ran.returncode, ran.stderr.decode("utf-8", "replace")[:1000]))]
    rows = [json.loads(line) for line in ran.stdout.decode("utf-8").splitlines()]
    if len(rows) != len(entry["cases"]):
        return [("(rows)", "(rows)", len(entry["cases"]), len(rows))]
    return [found for number, (case, row) in enumerate(zip(entry["cases"], rows))
            for found in differences(screened(refer(case, *asked), row), row, "/%d" % number, ignore)]


def screened(want, row):
    """The row that an assessment makes, as far as this row goes: claims may be the largest alone."""
    totals = {}
    for city in want["cities"]:
        for key, value in city["totals"].items():
            fen = int(value.replace(".", "")) if isinstance(value, str) else value
            totals[key] = totals.get(key, 0) + fen
    claims = [{"pack": pack["id"], "measure": claim["measure"], "for": claim["for"], "counted": claim["counted"],
               "verdict": claim["verdict"]} for pack in want["packs"] for claim in pack["claims"]]
    verdicts = collections.Counter(claim["verdict"] for claim in claims)
    key = lambda claim: (claim["pack"], claim["measure"], json.dumps(claim["for"]))
    named = {key(claim) for claim in row["claims"]}
    return {"totals": reference.totals_text({name: totals[name] for name in row["totals"] if name in totals}),
            "verdicts": {name: verdicts[name] for name in row["verdicts"]},
            "claims": sorted((claim for claim in claims if key(claim) in named),
                             key=lambda claim: [key(each) for each in row["claims"]].index(key(claim))),
            "question": want["questions"][0] if want["questions"] else None}


def compare_many(options, entries):
    """`entries`: an iterable of (name, entry)."""
    started = time.time()
    check = check_bad if options.bad else check_screen if options.screen else check_random
    total = failed = shown = 0
    fields = collections.Counter()
    saved = None
    with concurrent.futures.ThreadPoolExecutor(max_workers=options.jobs) as pool:
        waiting = collections.deque()
        entries = iter(entries)
        while True:
            while len(waiting) < 4 * options.jobs:
                pair = next(entries, None)
                if pair is None:
                    break
                waiting.append((pair, pool.submit(check, options.cli, pair[1], options.ignore)))
            if not waiting:
                break
            (name, entry), future = waiting.popleft()
            found = future.result()
            total += 1
            if not found:
                continue
            failed += 1
            for difference in found:
                fields[difference[1]] += 1
            if options.replay:
                where = name
            elif failed <= options.save_limit:
                os.makedirs(options.save, exist_ok=True)
                where = os.path.join(options.save, name + ".json")
                with open(where, "w", encoding="utf-8") as file:
                    json.dump(entry, file, ensure_ascii=False, indent=1)
                saved = options.save
            else:
                where = name + " (not saved)"
            if shown < options.show:
                shown += 1
                print("%s: as of %s%s, %d differences" % (where, entry["as_of"],
                                                          ", no exclusion" if entry.get("no_exclusion") else "",
                                                          len(found)))
                for difference in found[:options.per_case]:
                    print(show(difference))
                sys.stdout.flush()
            if options.stop_after and failed >= options.stop_after:
                for _, future in waiting:
                    future.cancel()
                break
    seconds = time.time() - started
    if fields:
        print("by field: " + ", ".join("%s %d" % pair for pair in fields.most_common()))
    print("%d cases, %d differ%s (%.1f s)" % (total, failed, ", saved in " + saved if saved else "", seconds))
    return 1 if failed else 0


# ---------------------------------------------------------------------------------------------------------------
# Examples

def same_subset(want, got, path):
    """What an example names must be so."""
    if isinstance(want, dict) and isinstance(got, dict):
        for key, value in want.items():
            if key not in got:
                if key in OPTIONAL and not value:
                    continue
                yield "%s/%s: wanted %s, absent" % (path, key, brief(value))
            else:
                yield from same_subset(value, got[key], path + "/" + key)
    elif isinstance(want, list) and isinstance(got, list) and len(want) == len(got) and want and all(
            isinstance(entry, dict) for entry in want + got):
        for number, (one, other) in enumerate(zip(want, got)):
            yield from same_subset(one, other, "%s/%d" % (path, number))
    elif type(want) is not type(got) or want != got:
        yield "%s: wanted %s, got %s" % (path, brief(want), brief(got))


def check_expectations(expect, got):
    for claim in expect.get("claims", []):
        name = "%s/%s/%s" % (claim["pack"], claim["measure"], claim["item"])
        found = [c for p in got["packs"] if p["id"] == claim["pack"] for c in p["claims"]
                 if c["measure"] == claim["measure"] and c["for"].get("id") == claim["item"]]
        if len(found) != 1:
            yield "%s: %d claims" % (name, len(found))
            continue
        fields = {key: value for key, value in claim.items() if key not in ("pack", "measure", "item")}
        yield from same_subset(fields, found[0], name)
    for pack_id, fields in expect.get("packs", {}).items():
        found = [p for p in got["packs"] if p["id"] == pack_id]
        if len(found) != 1:
            yield "pack %s: %d of it" % (pack_id, len(found))
            continue
        yield from same_subset(fields, found[0], pack_id)
    for city, totals in expect.get("cities", {}).items():
        found = [c for c in got["cities"] if c["city"] == city]
        if len(found) != 1:
            yield "city %s: %d of it" % (city, len(found))
            continue
        yield from same_subset(totals.get("totals", totals), found[0]["totals"], city)
    if "questions" in expect and expect["questions"] != got["questions"]:
        yield "questions: wanted %s, got %s" % (brief(expect["questions"]), brief(got["questions"]))
    if "packs_in_view" in expect and expect["packs_in_view"] != [p["id"] for p in got["packs"]]:
        yield "packs in view: wanted %s, got %s" % (expect["packs_in_view"], [p["id"] for p in got["packs"]])
    for key in expect:
        if key not in ("claims", "packs", "cities", "questions", "packs_in_view", "exit", "paths", "not_paths"):
            yield "the comparison does not know what `%s` expects" % key


def names(text, path):
    """Does the text name just this JSON pointer, and not only a longer one?"""
    return re.search(re.escape(path) + r"(?![\w/~])", text) is not None


def first_six(case):
    """The packs in view of those that the first part's examples were written for."""
    return [pack.id for pack in
            reference.packs_in_view(reference.Case(case, datetime.date(2026, 1, 1), map_one.PACKS), map_one.PACKS)]


def answers(options, case, case_text, as_of, no_exclusion, toml=(), also=()):
    """(who, assessment or None, complaint) of the reference and, where given, of the CLI."""
    try:
        yield "reference", refer(case, as_of, no_exclusion, toml, also), None
    except Exception as error:
        yield "reference", None, "%s: %s" % (type(error).__name__, error)
    if options.cli:
        ran = run_cli(options.cli, case_text, as_of, no_exclusion, toml, also)
        if ran.returncode != 0:
            yield "cli", None, "exit %d: %s" % (ran.returncode, ran.stderr.decode("utf-8", "replace")[:1000])
            return
        try:
            yield "cli", parse_output(ran.stdout), None
        except ValueError as error:
            yield "cli", None, "output: %s" % error


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def compare_examples(options):
    failed = checks = 0

    def report(name, who, complaints):
        nonlocal failed, checks
        checks += 1
        if complaints:
            failed += 1
            print("%s (%s)" % (name, who))
            for complaint in complaints[:options.per_case]:
                print("  " + complaint)

    for path in sorted(glob.glob(os.path.join(options.cases, "[0-9]*.json"))):
        name = os.path.basename(path)
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        expect = data["expect"]
        case = data.get("case")
        # A case that no JSON object can hold (a duplicate key, broken syntax) may stand as text.
        case_text = data.get("case_text") or json.dumps(case, ensure_ascii=False)
        toml = [read_text(os.path.join(options.cases, beside)) for beside in data.get("packs", [])]
        if expect.get("exit", 0) != 0 or "paths" in expect:
            if options.cli:
                ran = run_cli(options.cli, case_text, data["as_of"], data.get("no_exclusion", False), toml)
                error = ran.stderr.decode("utf-8", "replace")
                complaints = []
                if ran.returncode != expect.get("exit", 1):
                    complaints.append("exit %d, wanted %d" % (ran.returncode, expect.get("exit", 1)))
                if ran.stdout.strip():
                    complaints.append("something on standard output")
                complaints += ["%s is not named" % p for p in expect.get("paths", []) if not names(error, p)]
                complaints += ["%s is named" % p for p in expect.get("not_paths", []) if names(error, p)]
                report(name, "cli", complaints)
            continue
        also = () if toml or os.path.basename(os.path.normpath(options.cases)) == "2" else first_six(case)
        for who, got, complaint in answers(options, case, case_text, data["as_of"], data.get("no_exclusion", False),
                                           toml, also):
            report(name, who, [complaint] if complaint else list(check_expectations(expect, got)))

    for path in sorted(glob.glob(os.path.join(options.cases, "*.case.json"))):
        name = os.path.basename(path)
        with open(path, encoding="utf-8") as file:
            case_text = file.read()
        with open(path[:-len(".case.json")] + ".assessment.json", encoding="utf-8") as file:
            want = json.load(file)
        for who, got, complaint in answers(options, json.loads(case_text), case_text, want["as_of"], False,
                                           also=first_six(json.loads(case_text))):
            report(name, who, [complaint] if complaint else
                   [show(d).strip() for d in differences(want, got, optional=OPTIONAL - NOT_IN_WHOLE)])
    print("%d checks of examples, %d differ" % (checks, failed))
    return 1 if failed or not checks else 0


def asked(cli):
    """The parts of the policy map that the CLI has, from how it answers an empty case."""
    ran = run_cli(cli, '{"format": "biosubsidy-case/1", "company": {}}', "2026-11-30", False)
    return 2 if len(json.loads(ran.stdout)["packs"]) > len(reference.PACKS) else 1


class Screen:
    generate = staticmethod(lambda seed, number: generate_packs.generate(seed, number, cases=8))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli")
    parser.add_argument("--two", action="store_true", help="cases for both parts of the policy map")
    parser.add_argument("--maps", type=int, help="the parts of the policy map that the CLI has; else it is asked")
    parser.add_argument("--packs", action="store_true", help="random packs too")
    parser.add_argument("--screen", action="store_true", help="random packs, and the rows of a screening")
    parser.add_argument("--bad", action="store_true", help="random packs, and cases with mistakes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first line of the seed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--cases", metavar="DIR")
    parser.add_argument("--replay", nargs="+", metavar="FILE", help="files that an earlier run saved")
    parser.add_argument("--save", metavar="DIR", default="/tmp/biosubsidy-oracle")
    parser.add_argument("--save-limit", type=int, default=200, help="save at most so many cases")
    parser.add_argument("--show", type=int, default=10, help="show at most so many cases that differ")
    parser.add_argument("--per-case", type=int, default=8, help="and so many differences of each")
    parser.add_argument("--stop-after", type=int, default=0, help="stop at so many cases that differ")
    parser.add_argument("--ignore", action="append", default=[], metavar="FIELD", help="a field not to compare")
    options = parser.parse_args()
    if (options.maps or (asked(options.cli) if options.cli else 1)) > 1:
        reference.PACKS = reference.PACKS + map_two.PACKS
    options.ignore = frozenset(options.ignore)
    options.jobs = max(1, options.jobs)
    if options.cases:
        return compare_examples(options)
    if not options.cli:
        parser.error("--cli PATH or --cases DIR")
    if options.replay:
        def entries():
            for path in options.replay:
                with open(path, encoding="utf-8") as file:
                    data = json.load(file)
                yield path, data
    else:
        name, make = next((name, module.generate) for name, module in
                          (("screen", Screen), ("bad", generate_bad), ("packs", generate_packs),
                           ("two", generate_two), ("seed", generate)) if module is generate or getattr(options, name))

        def entries():
            for number in range(options.start, options.start + options.count):
                yield "%s-%d-%d" % (name, options.seed, number), make(options.seed, number)
    return compare_many(options, entries())


if __name__ == "__main__":
    sys.exit(main())
