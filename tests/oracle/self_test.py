#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference held against what is worked out by hand, against brute force, and against what must always hold.

    python3 self_test.py [--seed N] [--count M]
"""

import argparse
import copy
import datetime
import glob
import json
import os
import random
import sys
import unittest

sys.dont_write_bytecode = True

import choice
import compare
import generate_packs
import language
import map_one
import map_two
import reference
import refusals
import toml_packs
import vocabulary
from values import INF, parse_quantity

SEED, COUNT = 1, 60
HERE = os.path.dirname(os.path.abspath(__file__))


class Context(language.Context):
    """A project with these facts, beside a company with those."""

    def __init__(self, project=None, company=None, held=None):
        super().__init__(reference.load_item(company or {}, "company"), "projects", 0,
                         reference.load_item(project or {}, "projects"), 2026, held)


class Worked(unittest.TestCase):
    """The examples with packs of their own, and those for all packs of both parts of the map."""

    def test_examples(self):
        reference.PACKS = map_one.PACKS + map_two.PACKS
        self.addCleanup(setattr, reference, "PACKS", map_one.PACKS)
        for folder in ("worked", "../cases/2"):
            for path in sorted(glob.glob(os.path.join(HERE, folder, "*.json"))):
                with self.subTest(os.path.basename(path)):
                    self.check(json.loads(compare.read_text(path)), os.path.dirname(path))

    def check(self, data, folder):
        toml = [compare.read_text(os.path.join(folder, beside)) for beside in data.get("packs", [])]
        case = data["case"] if "case" in data else json.loads(data["case_text"])
        if "paths" in data["expect"]:
            found = refusals.paths(case, toml_packs.beside(reference.PACKS, toml))
            self.assertEqual(sorted(data["expect"]["paths"]), sorted(found))
            return
        got = compare.refer(case, data["as_of"], data.get("no_exclusion", False), toml)
        self.assertEqual([], list(compare.check_expectations(data["expect"], got)))


class Values(unittest.TestCase):
    def test_quantities(self):
        for value in (0, 1, 10 ** 9, "0", "2000", "2000.5", "2000.50", "007", "1000000000.00"):
            parse_quantity(value)
        for value in (-1, 10 ** 9 + 1, "1000000000.01", "1.234", "1,000", ".5", "5.", "", "1e3", "１", "5 ", "5m", True,
                      1.5, None, "-0"):
            with self.subTest(value), self.assertRaises(ValueError):
                parse_quantity(value)

    def test_bounds_run_through_parts(self):
        rows = [({"total_investment": 100}, "invested_this_year", (0, 10000)),
                ({"invested_this_year": 100}, "total_investment", (10000, INF)),
                ({"invested_this_year": 100, "total_investment": 300}, "fixed_asset_investment", (10000, 30000)),
                ({"invested_this_year": 100, "total_investment": 50}, "fixed_asset_investment", (5000, 5000)),
                ({"fixed_asset_investment": 80, "total_investment": 50}, "invested_this_year", (0, 5000)),
                ({"rnd_spend_total": 100}, "rnd_spend", (0, INF)),
                ({"stage_spend": 100}, "rnd_spend_total", (0, INF))]
        for facts, fact, wanted in rows:
            with self.subTest(fact=fact, facts=facts):
                self.assertEqual(wanted, Context(facts).bounds(fact)[:2])


class Language(unittest.TestCase):
    def truth(self, text, *facts, **more):
        return language.condition(text, "projects")(Context(*facts, **more))

    def test_comparisons_of_expressions(self):
        text = "company.rnd_spend >= 5% * company.revenue"
        revenue = ("company", 0, "revenue")
        rows = [({"rnd_spend": 5, "revenue": 100}, (True, frozenset())),
                ({"rnd_spend": "4.99", "revenue": 100}, (False, frozenset())),
                ({"rnd_spend": 5}, (None, {revenue})),
                ({"revenue": 0}, (True, frozenset())),
                ({}, (None, {revenue, ("company", 0, "rnd_spend")}))]
        for facts, wanted in rows:
            with self.subTest(facts):
                self.assertEqual(wanted, self.truth(text, {}, facts))

    def test_what_is_never_below_zero(self):
        self.assertEqual((True, frozenset()), self.truth("project.area >= 0"))
        self.assertEqual((False, frozenset()), self.truth("project.stage_spend < 0元"))
        self.assertEqual(None, self.truth("project.product_sales_abroad > 0元")[0])
        self.assertEqual(None, self.truth("company.employees <= 1000000000")[0])

    def test_held_is_always_known(self):
        self.assertEqual((True, frozenset()), self.truth("project.held_city = 0元"))
        self.assertEqual((True, frozenset()), self.truth("project.held_city = 5元", held={"held_city": 500}))

    def test_amounts(self):
        rows = [("30% * project.area * 5000元", {"area": "2.5"}, (375000, 375000)),
                ("project.area * 5000元", {}, (0, INF)),
                ("min(project.area * 5000元, 100元)", {}, (0, 10000)),
                ("max(project.stage_spend - 50元, 0元)", {"stage_spend": 80}, (3000, 3000)),
                ("max(project.stage_spend - 50元, 0元)", {"stage_spend": 20}, (0, 0)),
                ("max(50元 - project.stage_spend, 0元)", {}, (0, 5000)),
                ("company.employees * 1万元", {}, (0, INF)),
                ("min(project.area, 100) * 1元", {"area": 200}, (10000, 10000))]
        for text, facts, wanted in rows:
            with self.subTest(text):
                self.assertEqual(wanted, language.amount(text, "projects").range(Context(facts)))

    def test_what_cannot_be_felt_is_not_missing(self):
        text = "min(max(project.rnd_spend, 100元), max(project.stage_spend, 200元), 150元)"
        self.assertEqual({("projects", 0, "rnd_spend")}, language.amount(text, "projects").missing(Context()))

    def test_refused(self):
        for text in ("project.stage_spend * project.rnd_spend", "project.stage_spend + project.area",
                     "project.area * project.area", "company.employees * project.area", "101% * project.stage_spend",
                     "min(project.area, project.stage_spend)", "project.stage_spend / 2"):
            with self.subTest(text), self.assertRaises(ValueError):
                language.amount(text, "projects")


class Choice(unittest.TestCase):
    """The search against all sets, on problems of nested caps and mixed rates."""

    def problem(self, rng):
        caps = [(name, rng.randint(0, 12)) for name in ("all", "left", "right")]
        most = rng.randint(1, 9)
        return [{"key": key, "net": rng.randint(0, 6), "stated": rng.random() < 0.5,
                 "slot": rng.choice([None, None, "s", "t"]),
                 "caps": rng.choice([[], caps[:1], [caps[1], caps[0]], [caps[2], caps[0]]])} for key in range(most)]

    def test_against_all_sets(self):
        rng = random.Random("choice:%d" % SEED)
        for number in range(COUNT * 10):
            problem = self.problem(rng)
            with self.subTest(problem):
                self.assertEqual(choice.exhaustive(problem), choice.optimum(problem))


class Refusals(unittest.TestCase):
    def test_good_cases_are_not_refused(self):
        for number in range(COUNT):
            entry = generate_packs.generate(SEED, number)
            with self.subTest(number):
                self.assertEqual([], refusals.paths(entry["case"], toml_packs.beside(reference.PACKS, entry["toml"])))


class Always(unittest.TestCase):
    """What must hold on random packs and cases, whatever the rules are."""

    def entries(self):
        for number in range(COUNT):
            entry = generate_packs.generate(SEED, number)
            yield number, entry, toml_packs.beside(reference.PACKS, entry["toml"])

    def assess(self, entry, loaded, case=None):
        return reference.assess(case or entry["case"], datetime.date.fromisoformat(entry["as_of"]),
                                exclusion=not entry["no_exclusion"], loaded=loaded,
                                packs=[pack.id for pack in loaded if not pack.built_in])

    def completed(self, rng, entry, facts, case=None):
        """The case with some unknown facts filled in, at random, in line with the parts and wholes."""
        case = copy.deepcopy(case or entry["case"])
        for group, items in (("company", [case["company"]]), ("projects", case["projects"]),
                             ("expenses", case["expenses"])):
            for item in items:
                for fact in facts.asked[group]:
                    if item.get(fact) is None and rng.random() < 0.6:
                        item[fact] = facts.value(group, fact)
        return case

    def test_an_answer_unsettles_nothing(self):
        """However unknown facts turn out: what was settled stays, the sum lies between floor and ceiling, what can be
        defended does not fall, and the total stays below what was possible."""
        for number, entry, loaded in self.entries():
            rng = random.Random("answers:%d:%d" % (SEED, number))
            facts = generate_packs.Facts(rng, [], entry["toml"], datetime.date.fromisoformat(entry["as_of"]))
            before = self.assess(entry, loaded)
            for _ in range(4):
                case = self.completed(rng, entry, facts)
                if contradicts(case, entry["case"]):
                    continue
                with self.subTest(number):
                    self.hold(before, self.assess(entry, loaded, case))

    def hold(self, before, after):
        for pack, later in zip(before["packs"], after["packs"]):
            for claim, then in zip(pack["claims"], later["claims"]):
                name = (pack["id"], claim["measure"], claim["for"])
                if claim["verdict"] != "undetermined":
                    self.assertEqual(claim["verdict"], then["verdict"], name)
                if claim["ceiling"] is not None:
                    self.assertGreaterEqual(fen(claim["ceiling"]), fen(then["ceiling"]), name)
                    self.assertLessEqual(fen(claim["floor"]), fen(then["floor"]), name)
                    self.assertLessEqual(fen(then["floor"]), fen(then["ceiling"]), name)
        for city, later in zip(before["cities"], after["cities"]):
            total, then = city["totals"], later["totals"]
            self.assertLessEqual(fen(total["stated"]), fen(then["stated"]))
            self.assertGreaterEqual(fen(total["potential"]), fen(then["potential"]))
            self.assertLessEqual(fen(then["ceiling"]), fen(then["potential"]))
            self.assertLessEqual(fen(then["stated"]), fen(then["ceiling"]))
            self.assertLessEqual(fen(then["discretionary"]) + fen(then["entitled"]), fen(then["ceiling"]))

    def test_what_is_not_missing_does_not_matter(self):
        """An unknown fact that a claim does not name changes neither its verdict nor its sum."""
        for number, entry, loaded in self.entries():
            rng = random.Random("missing:%d:%d" % (SEED, number))
            facts = generate_packs.Facts(rng, [], entry["toml"], datetime.date.fromisoformat(entry["as_of"]))
            case = self.completed(rng, entry, facts)
            if contradicts(case, entry["case"]):
                continue
            before, after = self.assess(entry, loaded), self.assess(entry, loaded, case)
            for pack, later in zip(before["packs"], after["packs"]):
                for claim, then in zip(pack["claims"], later["claims"]):
                    if not claim["missing"]:
                        with self.subTest(number, claim=claim):
                            for key in ("verdict", "ceiling", "floor", "missing"):
                                self.assertEqual(claim[key], then[key])

    def test_rows_add_up(self):
        for number, entry, loaded in self.entries():
            got = self.assess(entry, loaded)
            for pack in got["packs"]:
                with self.subTest(number, pack=pack["id"]):
                    self.assertEqual(fen(pack["totals"]["ceiling"]), sum(fen(c["counted"]) for c in pack["claims"]))
                    for claim in pack["claims"]:
                        if claim["instalments"]:
                            self.assertEqual(fen(claim["counted"]),
                                             sum(fen(each["amount"]) for each in claim["instalments"]))
                        if claim.get("reason") == "cap_used_up":
                            self.assertNotEqual([], claim["limited_by"])


def fen(text):
    return int(text.replace(".", ""))


def contradicts(case, before):
    """Does a part that was unknown exceed its whole, or the other way round?"""
    for item, old in zip(case["projects"], before["projects"]):
        known = reference.load_item(item, "projects")
        for part in vocabulary.PART_OF:
            for whole in vocabulary.wholes(part):
                if part in known and whole in known and known[part] > known[whole]:
                    return True
    return False


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    options, rest = parser.parse_known_args()
    SEED, COUNT = options.seed, options.count
    compare.PART = 2
    unittest.main(argv=[sys.argv[0]] + rest)
