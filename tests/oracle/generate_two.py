#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random valid cases for all built-in packs, with the facts of the contract's second part.

    python3 generate_two.py --seed N --count M [--start I]

prints NDJSON lines {"as_of": ..., "no_exclusion": bool, "case": {...}}.  Line i depends on the seed and i alone.
"""

import random
import re
import sys

sys.dont_write_bytecode = True

import generate_packs
import map_one
import map_two
import vocabulary
from generate import spell, subset
from values import MAX_FEN, parse_money

WAN, YI = 10 ** 6, 10 ** 10  # fen
PACKS = map_one.PACKS + map_two.PACKS
DRUGS = ["drug_class1", "drug_class1", "drug_class1", "drug_class2", "biologic_class3", "biosimilar", "generic",
         "classic_formula", "fsmp", "vet_class1", "vet_class2", "vet_class3"]
STAGES = vocabulary.choices("projects", "stage_completed")
TRACKS = vocabulary.choices("projects", "review_track")
USES = vocabulary.choices("projects", "plant_use")
# Sums at which something turns, in 万: caps, caps over their shares, thresholds.
SPENDS = [0, 100, 200, 250, 300, 500, 667, 750, 1000, 1500, 2000, 2500, 3000, 5000, 6000, 7500, 10000, 15000]
COMPANY_SUMS = {"revenue": [1, 5, 10, 30], "revenue_best_before": [1, 5, 10, 30], "annual_output": [1, 10, 30, 50, 100],
                "output_best_before": [10, 30, 50, 100], "rnd_spend": [1], "rnd_spend_before": [1],
                "procurement_sales": [1]}
DATES = ["2026-11-30"] * 30 + """2026-12-31 2027-11-30 2027-12-01 2026-01-03 2026-01-04 2026-01-22 2027-01-01
2026-04-14 2026-04-15 2029-04-15 2029-04-16 2028-07-23 2028-07-24 2024-07-31 2024-08-01 2029-07-31 2029-08-01
2025-06-10 2025-06-11 2030-12-31 2031-01-01 2027-03-02 2027-03-03 2025-08-10 2025-08-11 2026-02-14 2026-02-15
2025-11-30 2025-12-01 2023-12-06 2023-12-07 2022-11-14 2022-11-15""".split()


ATOM = re.compile(r"(not )?(company|project|expense)\.(\w+)(?: (has any of|has|is not|is|in|>=|>) "
                  r"(\{[^}]*\}|not empty|[\w.]+元?))?")

FLAGS = {fact for facts in vocabulary.FACTS.values() for fact, kind in facts.items() if kind == "flag"}


class Maker:
    def __init__(self, rng):
        self.rng = rng
        self.city = rng.choice(PACKS[6:]).city if rng.random() < 0.85 else rng.choice(vocabulary.CITIES)
        self.here = [pack for pack in PACKS if pack.city == self.city]
        self.favourite = rng.choice(self.here)
        self.density = rng.choice([0.2, 0.6, 0.85, 0.95, 1.0, 1.0, 1.0])
        self.yes = rng.choice([0.3, 0.6, 0.85, 0.95])
        self.date = rng.choice(DATES)
        self.year = int(self.date[:4])

    def chance(self, probability):
        return self.rng.random() < probability

    def sum(self, figures=SPENDS, unit=WAN):
        rng = self.rng
        fen = rng.choice(figures) * unit if self.chance(0.8) else rng.randint(0, 20000) * WAN + rng.choice([0, 1, 33])
        return spell(rng, min(MAX_FEN, max(0, fen + rng.choice([0, 0, 0, 0, -1, 1]))))

    def put(self, into, fact, value, density=None):
        """The fact, known or not; unknown is an absent key, sometimes a null."""
        if self.chance(self.density if density is None else density):
            into[fact] = value
        elif self.chance(0.05):
            into[fact] = None

    def flags(self, into, group, *likely):
        for fact in vocabulary.FACTS[group]:
            if vocabulary.kind(group, fact) == "flag" and fact not in into:
                self.put(into, fact, self.chance(self.yes if fact in likely or not likely else 0.3))

    def company(self):
        rng, c = self.rng, {}
        self.put(c, "city", self.city, 0.97)
        districts = [name for pack in self.here for name in (pack.districts or ()) + tuple(pack.lies_in)]
        self.put(c, "district", rng.choice(districts + ["某区"]), 0.8)
        self.put(c, "applicant", rng.choice(["enterprise", "university", "startup_team", "other"]), 0.15)
        self.put(c, "industry", rng.choice(["industry", "industry", "other"]), 0.4)
        self.put(c, "size", rng.choice(vocabulary.SIZES), 0.5)
        self.put(c, "employees", rng.choice([10, 20, 300, 1000]))
        for fact, figures in COMPANY_SUMS.items():
            self.put(c, fact, self.sum(figures, YI))
        for fact in ("titles", "new_titles"):
            hot = ["global_500", "china_manufacturing_500", "pharma_100", "little_giant"]
            self.put(c, fact, subset(rng, vocabulary.TITLES, 3, hot))
        self.flags(c, "company")
        return c

    def project(self, number):
        rng, p = self.rng, {"id": "p%d" % number}
        if self.chance(0.08):
            p["city"] = rng.choice([self.city, rng.choice(vocabulary.CITIES), "other"])
        if self.chance(0.1):
            p["district"] = rng.choice([name for pack in self.here for name in pack.districts or ()] + ["某区"])
        if self.chance(0.35):
            p["year"] = self.year + rng.choice([0, 0, -1, 1, -3])
        theme = rng.choice([self.drug, self.drug, self.drug, self.device, self.build, self.newcomer])
        theme(p)
        stages = ["in_production"] * 3 + ["planned", "under_construction", "under_construction"]
        self.put(p, "stage", rng.choice(stages))
        self.put(p, "stage_completed", rng.choice(STAGES))
        for fact in ("stage_spend", "rnd_spend", "rnd_spend_total", "product_sales", "product_sales_abroad",
                     "target_sales", "first_sale_contract", "total_investment", "fixed_asset_investment",
                     "equipment_investment", "renovation_spend", "engineering_investment", "construction_budget"):
            if fact not in p:
                self.put(p, fact, self.sum())
        self.put(p, "invested_this_year", self.sum([0, 1, 2], YI), 0.3)
        if "kinds" not in p:
            self.put(p, "kinds", subset(rng, vocabulary.KINDS, 4, ["rnd", "demonstration", "pilot_platform", "cdmo"]))
        self.put(p, "fields", subset(rng, vocabulary.FIELDS, 3, ["gene_cell_therapy", "biobased_materials",
                                                                 "innovative_drugs", "cosmetic_ingredients"]))
        self.put(p, "first_of_kind", subset(rng, ["first_set", "first_batch", "first_version"], 2))
        self.flags(p, "projects", "registered_abroad", "ingredient_listed", "consortium", "key_product", "new_build",
                   "technical_upgrade", "brought_in", "consistency_passed", "trial_abroad")
        return p

    def drug(self, p):
        self.put(p, "product_class", self.rng.choice(DRUGS))

    def device(self, p):
        self.put(p, "product_class", self.rng.choice(["device_class2", "device_class3"]))
        self.put(p, "review_track", self.rng.choice(TRACKS))
        self.put(p, "stage_completed", self.rng.choice(["registered", "confirmatory_trial", "phase_3"]))

    def build(self, p):
        rng = self.rng
        self.put(p, "kinds", subset(rng, vocabulary.KINDS, 3, ["standard_plant", "gmp_plant", "pilot_platform",
                                                               "joint_laboratory", "industrialisation"]))
        self.put(p, "plant_use", rng.choice(USES))
        self.put(p, "area", rng.choice([0, 500, "1000", "1999.99", "2000.5", 10 ** 6]))

    def newcomer(self, p):
        self.put(p, "brought_in", True)
        self.put(p, "fields", subset(self.rng, vocabulary.FIELDS, 3))
        self.put(p, "invested_this_year", self.sum([1, 1, 2], YI))
        p["fixed_asset_investment"] = p["total_investment"] = self.sum([3, 5], YI)

    def aim(self, pack, case):
        """Facts that meet a measure of the pack, for an item of the case: one of its tiers, or two at odds."""
        rng = self.rng
        m = rng.choice(pack.measures)
        items = [case["company"]] if m.scope == "company" else case[m.scope]
        if not items:
            return
        item = rng.choice(items)
        if pack.districts and self.chance(0.9):
            case["company"]["district"] = rng.choice(pack.districts)
            if m.scope == "projects":
                item.pop("district", None)
        asks = [m.asks[0]] + ([rng.choice(m.asks[1:])] if m.asks[1:] else []) if m.asks else []
        for asked in asks:
            for negated, entity, fact, relation, value in ATOM.findall(" ".join(asked.split())):
                into = case["company"] if entity == "company" else item
                if self.chance(0.97):
                    self.meet(into, fact, relation, value, not negated)

    def meet(self, into, fact, relation, value, truth):
        rng = self.rng
        ids = re.findall(r"\w+", value)
        if relation == "":
            if fact in FLAGS:
                into[fact] = truth
        elif relation in ("has", "has any of"):
            known = into.get(fact) or []
            into[fact] = known + [each for each in [rng.choice(ids)] if each not in known]
        elif value == "not empty":
            into[fact] = into.get(fact) or ["biofuels"]
        elif relation in ("is", "in"):
            into[fact] = rng.choice(ids)
        elif value.endswith("元"):
            into[fact] = spell(rng, parse_money(value) * rng.choice([1, 1, 2, 3]) + rng.choice([0, 0, 1]))

    def expense(self, number):
        rng, e = self.rng, {"id": "e%d" % number}
        hot = {"wenzhou": vocabulary.EXPENSE_KINDS[5:9], "hainan": ["merger_loan_interest"],
               "shenzhen": ["ai_rnd_service"], "shanghai": vocabulary.EXPENSE_KINDS[-2:]}
        kinds = hot.get(self.city, vocabulary.EXPENSE_KINDS)
        self.put(e, "kind", rng.choice(kinds if self.chance(0.85) else vocabulary.EXPENSE_KINDS))
        self.put(e, "amount", self.sum([1, 100, 1000, 1333, 1334, 4000, 10000, 20000, 40000]))
        if self.chance(0.3):
            e["year"] = self.year + rng.choice([0, -1, 1])
        return e

    def award(self, number, case):
        rng = self.rng
        a = {"id": "a%d" % number, "amount": self.sum()}
        self.put(a, "level", rng.choice(["provincial", "provincial", "city", "city", "city"] + vocabulary.LEVELS), 0.8)
        self.put(a, "year", self.year + rng.choice([0, 0, -1]), 0.3)
        measures = [(pack.id + "/" + m.id, m.scope) for pack in self.here for m in pack.measures]
        under = rng.choice(measures) if self.chance(0.4) else None
        group = under[1] if under else rng.choice(["projects", "projects", "expenses", "company"])
        if group == "company":
            own = [name for name, scope in measures if scope == "company"]
            if not own:
                return None
            a["measure"] = under[0] if under else rng.choice(own)
        elif not case[group]:
            return None
        else:
            a[group[:-1]] = rng.choice(case[group])["id"]
        if under:
            a["under"] = under[0]
        return a

    def case(self):
        rng = self.rng
        case = {"format": "biosubsidy-case/1", "company": self.company()}
        case["projects"] = [self.project(number) for number in range(rng.choice([0, 1, 1, 2, 3, 4]))]
        case["expenses"] = [self.expense(number) for number in range(rng.choice([0, 0, 1, 3]))]
        for _ in range(rng.choice([1, 2, 4, 6])):
            self.aim(self.favourite if self.chance(0.7) else rng.choice(self.here), case)
        awards = [self.award(number, case) for number in range(rng.choice([0, 0, 1, 2, 4]))]
        case["awards"] = [award for award in awards if award]
        return case


def generate(seed, number):
    maker = Maker(random.Random("two:%d:%d" % (seed, number)))
    case = maker.case()
    return {"as_of": maker.date, "no_exclusion": maker.chance(0.1), "case": case}


if __name__ == "__main__":
    try:
        generate_packs.main(generate, __doc__)
    except BrokenPipeError:
        sys.stderr.close()
