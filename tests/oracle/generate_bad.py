#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random cases with a few mistakes each, in values that the contract's second part knows.

    python3 generate_bad.py --seed N --count M [--start I]

prints NDJSON lines as generate_packs.py does; what must be refused in each is what refusals.py finds.
"""

import random
import sys

sys.dont_write_bytecode = True

import generate_packs
import vocabulary

WRONG = {
    "quantity": ["1.234", "1,000", ".5", "5.", "", "1e3", "１００", " 5", "5m²", "-1", "+1", True, -1, 10 ** 9 + 1,
                 "1000000000.01", [], "5000万"],
    "money": ["1,2亿", ".5", "-1", "1.234", "", True, -5, [], {}, "1万亿", "10000000000000000", "１"],
    "count": [-1, True, "5", 10 ** 9 + 1, []],
    "year": [1948, 2201, "2026", True, []],
    "flag": ["true", 0, 1, []],
    "choice": ["nonsense", "", 5, True, []],
    "set": ["rnd", {}, ["nonsense"], [5]],
    "text": ["", 5, True, []],
}


class Mistakes:
    def __init__(self, rng, case, measures):
        self.rng, self.case, self.measures = rng, case, measures

    def item(self):
        group = self.rng.choice(["company"] + [group for group in ("projects", "expenses") if self.case[group]])
        return group, self.case["company"] if group == "company" else self.rng.choice(self.case[group])

    def wrong_value(self):
        group, item = self.item()
        fact = self.rng.choice(list(vocabulary.FACTS[group]))
        item[fact] = self.rng.choice(WRONG[vocabulary.kind(group, fact)])

    def wrong_area(self):
        if self.case["projects"]:
            self.rng.choice(self.case["projects"])["area"] = self.rng.choice(WRONG["quantity"])

    def derived(self):
        group, item = self.item()
        item[self.rng.choice(vocabulary.HELD)] = "100万"

    def stranger(self):
        group, item = self.item()
        item[self.rng.choice(["rnd", "Area", "stage_spent", "held_other", "area "])] = None

    def twice(self):
        if self.case["projects"]:
            self.rng.choice(self.case["projects"])["kinds"] = ["rnd", "rnd"]

    def award(self):
        """An award whose target or `under` may not fit."""
        rng, case = self.rng, self.case
        a = {"id": "bad%d" % len(case["awards"]), "amount": "1万"}
        targets = {"project": [item["id"] for item in case["projects"]] + ["nobody"],
                   "expense": [item["id"] for item in case["expenses"]] + ["nobody"],
                   "measure": list(self.measures) + ["g1/none", "nothing"]}
        for key in rng.choice([["project"], ["expense"], ["measure"], ["project"], ["project", "expense"], []]):
            a[key] = rng.choice(targets[key])
        if rng.random() < 0.8:
            a["under"] = rng.choice(list(self.measures) + ["g1/none", "none/m0", "m0", "", "g1/m0/x"])
        if rng.random() < 0.2:
            a[rng.choice(["year", "level", "amount"])] = rng.choice([1948, "provinces", "2026", True])
        case["awards"].append(a)


def generate(seed, number):
    rng = random.Random("bad:%d:%d" % (seed, number))
    entry = generate_packs.generate(seed, number)
    measures = {}
    for text in entry["toml"]:
        pack = None
        for line in text.splitlines():
            if line.startswith("id = "):
                name = line.split('"')[1]
                pack = pack or name
                if name.startswith("m"):
                    measures[pack + "/" + name] = name
    mistakes = Mistakes(rng, entry["case"], measures)
    for _ in range(rng.choice([1, 1, 2, 3])):
        rng.choice([mistakes.wrong_value, mistakes.wrong_value, mistakes.wrong_area, mistakes.derived,
                    mistakes.stranger, mistakes.twice, mistakes.award, mistakes.award, mistakes.award])()
    return entry


if __name__ == "__main__":
    try:
        generate_packs.main(generate, __doc__)
    except BrokenPipeError:
        sys.stderr.close()
