#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random valid cases that probe hard.

    python3 generate.py --seed N --count M [--start I]

prints NDJSON lines {"as_of": ..., "no_exclusion": bool, "case": {...}}.  Line i depends on the seed and i alone.
"""

import argparse
import json
import random
import sys

sys.dont_write_bytecode = True

import reference
import vocabulary
from values import MAX_FEN

WAN = 10 ** 6  # fen
YI = 10 ** 10

KINDS = """key_laboratory basic_research rnd common_platform pilot_platform innovation_center enterprise_tech_center
national_center industry_center manufacturing_center park_construction space_renovation park_operation green_upgrade
industrialisation headquarters cdmo demonstration proof_of_concept""".split()
SUM_KINDS = """common_platform pilot_platform innovation_center park_construction space_renovation park_operation
green_upgrade industrialisation""".split()
FIELDS = vocabulary.FIELDS
HOT_FIELDS = ["breeding", "peptide_drugs", "nucleic_acid_drugs", "cro_cdmo", "biofuels", "functional_food",
              "animal_health", "biobased_chemicals", "drug_ingredients", "implant_materials"]
TITLES = "innovative_sme specialised little_giant champion eaglet gazelle unicorn tech_leader".split()
PARTS = ("engineering_investment", "equipment_investment", "fixed_asset_investment", "renovation_spend")
APPROVALS = vocabulary.APPROVALS
EXPENSE_KINDS = ["innovation_voucher", "service_coupon", "overseas_market", "exchange_event"]
CITIES = "beijing tianjin chongqing hangzhou shanghai other".split()
DISTRICTS = ["金山区", "金山", "璧山区", "璧山", "朝阳区"]
NEAR = {"shanghai": ["金山区", "金山", "朝阳区"], "chongqing": ["璧山区", "璧山", "渝北区"]}
COMPANY_FLAGS = """output_over_100m_before first_above_scale first_small_to_scale_list hnte advanced_manufacturing
goods_trader neeq_approved ipo open_facility park_operator industry_leader standards_lead brings_talent overseas_rnd
makes_bioproducts startup_rnd_started""".split()
PROJECT_FLAGS = """consortium key_product newly_recognised open_competition fills_chain_gap base_reengineering
technical_upgrade brought_in bottleneck uses_ai first_market_entry""".split()
# Every company measure may be the target of an award, those without a sum too.
COMPANY_MEASURES = [p.id + "/" + m.id for p in reference.PACKS for m in p.measures if m.scope == "company"]
SUM_MEASURES = [p.id + "/" + m.id for p in reference.PACKS for m in p.measures if m.scope == "company" and m.has_sum]

DATES = """2024-09-13 2024-09-14 2024-09-15 2026-12-30 2026-12-31 2027-01-01 2027-01-02 2024-11-07 2024-11-08 2024-11-09
2023-10-10 2023-10-11 2023-10-12 2028-10-10 2028-10-11 2028-10-12 2023-04-10 2023-04-11 2023-04-12 2028-04-09
2028-04-10 2028-04-11 2023-12-31 2024-01-01 2024-12-31 2025-01-01 2028-12-31 2029-01-01 2024-02-29
2028-02-29""".split()

# Project sums at which something turns: thresholds of conditions, cap / rate, caps themselves.
PROJECT_KINKS = [1000 * WAN, 2000 * WAN, 3000 * WAN, 5000 * WAN, 6000 * WAN, YI, YI * 3 // 2, 5 * YI,
                 16666666666, 16666666667, YI // 3, YI * 2 // 3, YI // 3 + 1, 3333333333, 3333333334, 500 * WAN,
                 1500 * WAN, 2 * YI]
EXPENSE_KINKS = {"innovation_voucher": [50 * WAN, 25 * WAN, 20 * WAN, 40 * WAN],
                 "service_coupon": [16666666, 16666667, 5 * WAN, 10 * WAN],
                 "overseas_market": [142857142, 142857143, 100 * WAN, 71428571, 71428572],
                 "exchange_event": [300 * WAN, 150 * WAN, 100 * WAN, 200 * WAN]}


def spell(rng, fen):
    """A sum of money in one of the contract's legal forms."""
    if fen % 100 == 0 and rng.random() < 0.15:
        return fen // 100
    unit, digits = rng.choice([("", 2), ("", 2), ("元", 2), ("万", 6), ("万", 6), ("万元", 6), ("亿", 10),
                               ("亿元", 10)])
    whole, rest = divmod(fen, 10 ** digits)
    part = str(rest).zfill(digits).rstrip("0")
    style = rng.random()
    if style < 0.15:
        part += "0" * rng.randint(1, 4)
    elif style < 0.3:
        part = part.ljust(2, "0")
    text = str(whole)
    if rng.random() < 0.25:
        groups = []
        while len(text) > 3:
            groups.insert(0, text[-3:])
            text = text[:-3]
        commas = rng.choice([",", "，", ",，"])
        for group in groups:
            text += rng.choice(commas) + group
        if rng.random() < 0.1 and not groups:
            text = text.zfill(3)
    elif rng.random() < 0.05:
        text = "0" * rng.randint(1, 3) + text
    return text + ("." + part if part else "") + unit


def jitter(rng, fen):
    return max(0, fen + rng.choice([0, 0, 0, -1, 1]))


def project_sum(rng):
    roll = rng.random()
    if roll < 0.6:
        return jitter(rng, rng.choice(PROJECT_KINKS))
    if roll < 0.65:
        return rng.choice([0, 0, 1, 2, 3, 4, 9, 10])
    if roll < 0.85:
        return rng.randint(1, 60) * 100 * WAN
    if roll < 0.87:
        return rng.choice([MAX_FEN, MAX_FEN - 1])
    return rng.randint(0, 10 ** rng.randint(2, 12))


def expense_sum(rng, kind):
    roll = rng.random()
    if roll < 0.5 and kind is not None:
        return jitter(rng, rng.choice(EXPENSE_KINKS[kind]))
    if roll < 0.56:
        return rng.choice([0, 1, 2, 3, 4])
    if roll < 0.8:
        return rng.randint(1, 40) * 10 * WAN
    return rng.randint(0, 10 ** rng.randint(2, 10))


def award_sum(rng):
    roll = rng.random()
    if roll < 0.4:
        return jitter(rng, rng.choice([5000 * WAN, 3000 * WAN, 1000 * WAN, 500 * WAN, 1500 * WAN, 2000 * WAN]))
    if roll < 0.6:
        return jitter(rng, rng.choice([50 * WAN, 10 * WAN, 5 * WAN, 20 * WAN, 100 * WAN, 300 * WAN]))
    if roll < 0.63:
        return 0
    return rng.randint(1, 10 ** rng.randint(3, 10))


def subset(rng, elements, most, hot=()):
    size = min(rng.choice([0, 1, 1, 2, 3, most]), most)
    picked = []
    for _ in range(size):
        element = rng.choice(hot) if hot and rng.random() < 0.6 else rng.choice(elements)
        if element not in picked:
            picked.append(element)
    return picked


def item_id(rng, prefix, number, used):
    roll = rng.random()
    if roll < 0.85:
        name = "%s%d" % (prefix, number)
    elif roll < 0.9:
        name = rng.choice(["项目", "支出", "补助"]) + str(number)
    elif roll < 0.95:
        name = rng.choice(["a~b", "x:1", "q\"q", "b\\s", "-", "company", "projects", "é", "[0]"]) + str(number)
    else:
        name = rng.choice("zyxwvu") + prefix + "_" * rng.randint(0, 50)
    while name in used:
        name += "'"
    used.add(name)
    return name


class Maker:
    def __init__(self, rng):
        self.rng = rng
        self.profile = rng.choices(["any", "stack", "tianjin", "expenses", "place", "size", "fields", "bounds",
                                    "ties"], [20, 18, 13, 11, 10, 8, 6, 8, 12])[0]
        self.density = rng.choice([0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0, 1.0])
        if self.profile in ("stack", "expenses"):
            self.density = rng.choice([0.7, 0.9, 0.97, 1.0, 1.0, 1.0])
        if self.profile == "ties":
            self.density = rng.choice([0.97, 1.0, 1.0, 1.0])
        self.yes = rng.choice([0.2, 0.5, 0.8, 0.95])
        self.date = self.make_date()
        self.year = int(self.date[:4])

    def chance(self, probability):
        return self.rng.random() < probability

    def make_date(self):
        rng = self.rng
        roll = rng.random()
        if self.profile in ("stack", "expenses", "bounds", "ties") and roll < 0.85 or roll < 0.35:
            return rng.choice(["2026-11-22", "2024-09-14", "2026-12-31", "2025-06-30", "2025-01-01"])
        if roll < 0.75:
            return rng.choice(DATES)
        return "%04d-%02d-%02d" % (rng.randint(2023, 2029), rng.randint(1, 12), rng.randint(1, 28))

    def put(self, into, fact, make, density=None):
        """The fact, known or not; unknown is an absent key, sometimes a null."""
        if self.chance(self.density if density is None else density):
            into[fact] = make()
        elif self.chance(0.1):
            into[fact] = None

    def truth(self):
        return self.chance(self.yes)

    def home(self):
        rng = self.rng
        if self.profile in ("stack", "expenses", "ties"):
            return "beijing"
        if self.profile == "tianjin":
            return "tianjin"
        if self.profile == "bounds":
            return rng.choice(["beijing", "tianjin"])
        if self.profile == "place":
            return rng.choice(CITIES + ["shanghai", "shanghai", "chongqing"])
        return rng.choices(CITIES, [40, 22, 10, 9, 13, 6])[0]

    def district(self, city):
        if city in NEAR and self.chance(0.8):
            return self.rng.choice(NEAR[city])
        return self.rng.choice(DISTRICTS)

    def year_of_item(self, into):
        rng = self.rng
        if self.chance(0.5):
            into["year"] = rng.choice([self.year, self.year, rng.randint(2023, 2028), rng.randint(2023, 2028)])
            if self.chance(0.01):
                into["year"] = rng.choice([1949, 2200])
        elif self.chance(0.1):
            into["year"] = None

    def staff(self):
        rng = self.rng
        if self.chance(0.75):
            return max(0, rng.choice([10, 20, 100, 300, 1000]) + rng.choice([-1, 0, 1]))
        return rng.choice([0, 1, 50, 200, 500, 5000, 10 ** 9])

    def revenue(self):
        if self.chance(0.75):
            return spell(self.rng, jitter(self.rng, self.rng.choice([300 * WAN, 2000 * WAN, 4 * YI])))
        return spell(self.rng, self.rng.randint(0, 10 * YI))

    def company(self, home):
        rng = self.rng
        c = {}
        known_city = {"place": 0.6, "any": 0.85, "fields": 0.85, "size": 0.9}.get(self.profile, 0.96)
        self.put(c, "name", lambda: rng.choice(["示例生物科技", "A", "津门合成 有限公司"]), 0.2)
        self.put(c, "uscc", lambda: rng.choice(["91110108MA01ABCDX7", "x", "91350100M000100Y43"]), 0.1)
        self.put(c, "city", lambda: home, known_city)
        self.put(c, "district", lambda: self.district(home), 0.5)
        self.put(c, "applicant", lambda: rng.choice(["enterprise", "startup_team", "university",
                                                     "research_institute", "other"]),
                 0.5 if self.profile in ("any", "size", "fields") else 0.25)
        self.put(c, "industry", lambda: rng.choice(["industry", "other"]), 0.4)
        sizes = self.density if self.profile != "size" else 0.6
        self.put(c, "employees", self.staff, sizes)
        self.put(c, "revenue", self.revenue, sizes)
        self.put(c, "total_assets", lambda: spell(rng, project_sum(rng)), 0.1)
        self.put(c, "size", lambda: rng.choice(vocabulary.SIZES), 0.15 if self.profile == "size" else 0.35)
        self.put(c, "annual_output", lambda: spell(rng, jitter(rng, YI) if self.chance(0.75)
                                                   else rng.randint(0, 3 * YI)))
        for fact in COMPANY_FLAGS:
            self.put(c, fact, self.truth)
        self.put(c, "hnte_event", lambda: rng.choice(["none", "first_certified", "recertified"]))
        self.put(c, "titles", lambda: subset(rng, TITLES, 3))
        self.put(c, "new_titles", lambda: subset(rng, TITLES, 3))
        self.put(c, "neeq_layer", lambda: rng.choice(["base", "innovation_direct", "innovation_moved_up"]), 0.2)
        self.put(c, "open_facility_class", lambda: rng.choice(["one", "two"]), 0.2)
        self.put(c, "open_facility_grade", lambda: rng.choice(["excellent", "good", "other"]), 0.2)
        return c

    def kinds(self):
        rng = self.rng
        if self.profile == "stack":
            kinds = rng.sample(SUM_KINDS, rng.randint(1, 5))
            if self.green and "green_upgrade" not in kinds and self.chance(0.8):
                kinds.append("green_upgrade")
            if self.chance(0.3):
                kinds.append(rng.choice(["key_laboratory", "rnd"]))
            return kinds
        if self.profile in ("tianjin", "bounds") and self.chance(0.7):
            extra = subset(rng, KINDS, 4)
            return extra + [k for k in ["industrialisation"] if k not in extra]
        if self.chance(0.08):
            return []
        if self.chance(0.08):
            return rng.sample(KINDS, len(KINDS))
        return rng.sample(KINDS, rng.randint(1, 5))

    def project(self, number, home, used):
        rng = self.rng
        p = {"id": item_id(rng, "p", number, used)}
        self.put(p, "name", lambda: "x", 0.05)
        elsewhere = {"place": 0.6, "any": 0.3, "fields": 0.3}.get(self.profile, 0.1)
        city = home
        if self.chance(elsewhere):
            city = home if self.chance(0.4) else rng.choice(CITIES)
            p["city"] = city
        self.put(p, "district", lambda: self.district(city), 0.45 if self.profile == "place" else 0.15)
        self.put(p, "kinds", self.kinds, max(self.density, 0.9) if self.profile in ("stack", "bounds") else None)
        self.put(p, "fields", lambda: subset(rng, FIELDS, 4, HOT_FIELDS))
        self.put(p, "stage", lambda: rng.choice(["planned", "under_construction", "in_production"]))
        self.year_of_item(p)
        if self.profile == "stack" and self.chance(0.7) and "year" in p:
            del p["year"]
        # Parts and wholes: contradicting, in line, or unknown.
        known = rng.choice([0.3, 0.6, 0.9]) if self.profile == "bounds" else self.density
        total = project_sum(rng)
        self.put(p, "total_investment", lambda: spell(rng, total), known)
        for part in PARTS:
            part_sum = project_sum(rng)
            if self.chance(0.5):
                part_sum = rng.choice([total, total // 2, total // 3, min(total + 1, MAX_FEN),
                                       min(total, part_sum)])
            self.put(p, part, lambda: spell(rng, part_sum), known)
        for fact in ("construction_budget", "first_sale_contract"):
            self.put(p, fact, lambda: spell(rng, project_sum(rng)))
        for fact in PROJECT_FLAGS:
            self.put(p, fact, self.truth)
        self.put(p, "first_market_scope", lambda: rng.choice(["world_first", "national_first"]), 0.2)
        self.put(p, "first_of_kind", lambda: subset(rng, ["first_set", "first_batch", "first_version",
                                                          "first_trial_production"], 2))
        self.put(p, "market_approvals", lambda: subset(rng, APPROVALS, 2))
        self.put(p, "market_approvals_sought", lambda: subset(rng, APPROVALS + ["fda", "ema"], 3))
        return p

    def expense(self, number, used):
        rng = self.rng
        e = {"id": item_id(rng, "e", number, used)}
        kind = self.favourite if self.chance(0.6) else rng.choice(EXPENSE_KINDS)
        self.put(e, "kind", lambda: kind, max(self.density, 0.5))
        self.put(e, "amount", lambda: spell(rng, expense_sum(rng, kind)), max(self.density, 0.3))
        self.year_of_item(e)
        return e

    def award(self, number, used, projects, expenses):
        rng = self.rng
        a = {"id": item_id(rng, "a", number, used), "amount": spell(rng, award_sum(rng))}
        self.put(a, "policy", lambda: "另一项政策", 0.2)
        self.put(a, "level", lambda: rng.choice(["national", "city", "district", "other"]), 0.6)
        targets = ["measure"] + ["project"] * 3 * bool(projects) + ["expense"] * 2 * bool(expenses)
        kind = rng.choice(targets)
        if kind == "measure":
            a["measure"] = rng.choice(SUM_MEASURES if self.chance(0.85) else COMPANY_MEASURES)
        else:
            a[kind] = rng.choice(projects if kind == "project" else expenses)["id"]
        for other in ("project", "expense", "measure"):
            if other != kind and self.chance(0.05):
                a[other] = None
        return a

    def tie(self, projects):
        """Sums that make equal totals likely: one total for all, round shares of the caps."""
        rng = self.rng
        sums = rng.choice([[3000 * WAN], [6000 * WAN], [1500 * WAN, 3000 * WAN], [1000 * WAN, 2000 * WAN],
                           [YI, 2 * YI], [500 * WAN, 1000 * WAN, 1500 * WAN]])
        for p in projects:
            for fact in ("total_investment", "engineering_investment", "construction_budget", "renovation_spend"):
                if self.chance(0.8):
                    p[fact] = spell(rng, rng.choice(sums))

    def lattice(self, projects):
        """Several projects that compete for the yearly cap of green-upgrade, each with another way to be paid, and all
        sums on one coarse lattice: sets of equal totals, and of equal stated parts, come about by themselves."""
        rng = self.rng
        step = rng.choice([300 * WAN, 300 * WAN, 600 * WAN])
        year = rng.choice([None, None, self.year, self.year + 1])
        for p in projects:
            p["kinds"] = (["green_upgrade"] * self.chance(0.9)
                          + rng.sample(["industrialisation", "pilot_platform", "park_construction", "space_renovation",
                                        "innovation_center"], rng.choice([0, 1, 1, 1, 2])) or ["common_platform"])
            p["key_product"] = p["consortium"] = True
            p["total_investment"] = spell(rng, step * rng.randint(1, 30 * 100 * WAN // step))
            for fact in ("engineering_investment", "construction_budget", "renovation_spend"):
                p[fact] = spell(rng, step // 3 * 10 * rng.randint(1, 4))
            p.pop("year", None)
            p.pop("city", None)
            if year is not None and self.chance(0.3):
                p["year"] = year
            if self.chance(0.05):
                p["kinds"] = None

    def case(self):
        rng = self.rng
        home = self.home()
        self.green = self.chance(0.7)
        self.favourite = rng.choice(EXPENSE_KINDS)
        count = {"stack": [2, 3, 4, 5], "ties": [2, 3, 3, 4, 4, 5, 6], "tianjin": [1, 2, 3],
                 "expenses": [0, 0, 1], "place": [1, 2, 3], "bounds": [1, 1, 2]}.get(self.profile, [0, 0, 1, 1, 2, 3])
        used = set()
        projects = [self.project(i, home, used) for i in range(1, rng.choice(count) + 1)]
        if self.profile in ("stack", "tianjin") and self.chance(0.4):
            self.tie(projects)
        if self.profile == "ties":
            self.lattice(projects)
        used = set()
        count = {"expenses": [3, 4, 5, 6, 7], "stack": [0, 0, 1], "ties": [0, 0, 0, 1],
                 "place": [0, 1]}.get(self.profile, [0, 0, 1, 2, 3])
        expenses = [self.expense(i, used) for i in range(1, rng.choice(count) + 1)]
        used = set()
        count = {"stack": [0, 0, 1, 2, 3, 4], "ties": [0, 0, 0, 1, 2], "tianjin": [0, 1, 2, 3],
                 "expenses": [0, 1, 2, 3]}.get(self.profile, [0, 0, 0, 1, 2])
        awards = [self.award(i, used, projects, expenses) for i in range(1, rng.choice(count) + 1)]
        case = {"format": "biosubsidy-case/1", "company": self.company(home)}
        if self.profile == "ties":
            case["company"].update(city="beijing", applicant="enterprise")
        for key, items in (("projects", projects), ("expenses", expenses), ("awards", awards)):
            if items:
                case[key] = items
            elif self.chance(0.4):
                case[key] = rng.choice([[], None])
        return case


def generate(seed, number):
    maker = Maker(random.Random("%d:%d" % (seed, number)))
    case = maker.case()
    return {"as_of": maker.date, "no_exclusion": maker.chance(0.05 if maker.profile == "ties" else 0.15), "case": case}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--start", type=int, default=0, help="the number of the first line")
    options = parser.parse_args()
    for number in range(options.start, options.start + options.count):
        json.dump(generate(options.seed, number), sys.stdout, ensure_ascii=False)
        print()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()
