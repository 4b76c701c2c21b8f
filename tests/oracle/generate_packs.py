#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random packs that mix everything the contract's second part has, each set of packs with a random case.

    python3 generate_packs.py --seed N --count M [--start I]

prints NDJSON lines {"as_of": ..., "no_exclusion": bool, "toml": [pack, ...], "case": {...}}.  Line i depends on the
seed and i alone.
"""

import argparse
import datetime
import json
import random
import re
import sys

sys.dont_write_bytecode = True

import vocabulary
from generate import spell, subset
from values import MAX_FEN, parse_money

WAN = 10 ** 6  # fen
CITY = "exampleton"
DISTRICTS = ["东区", "东区", "东区", "西区", "园区"]
WIDTH = {"project": 0, "year": 1, "life": 2}
NAMES = {"company": "company", "projects": "project", "expenses": "expense"}

# What random rules ask; few enough that they meet.
FLAGS = {"company": ["hnte", "makes_bioproducts", "industry_leader", "glp_first_certified"],
         "projects": ["new_build", "independent_entity", "targets_met", "consortium", "breakthrough", "trial_abroad"]}
CHOICES = {"company": ["size", "hnte_event", "industry"],
           "projects": ["product_class", "stage_completed", "review_track", "plant_use", "stage"],
           "expenses": ["kind"]}
SETS = {"company": ["titles", "new_titles"], "projects": ["kinds", "fields"]}
MONEY = {"company": ["revenue", "rnd_spend", "rnd_spend_before", "annual_output", "output_best_before",
                     "procurement_sales"],
         "projects": ["total_investment", "fixed_asset_investment", "invested_this_year", "equipment_investment",
                      "renovation_spend", "stage_spend", "rnd_spend", "rnd_spend_total", "product_sales"],
         "expenses": ["amount"]}
HOT = {"product_class": ["drug_class1", "drug_class2", "device_class2", "generic"],
       "stage_completed": ["preclinical", "phase_1", "phase_2", "registered"],
       "kinds": ["rnd", "pilot_platform", "demonstration", "gmp_plant"],
       "fields": ["vaccines", "biofuels", "medical_devices"],
       "titles": ["little_giant", "global_500", "champion"], "new_titles": ["little_giant", "champion"],
       "kind": ["ai_rnd_service", "cro_contract_local", "upgrade_lease"]}


def of_wan(rng, low=1, high=40):
    return "%d万元" % (rng.randint(low, high) * 50)


class Rules:
    """One random pack as TOML."""

    def __init__(self, rng, number, city, as_of):
        self.rng, self.id, self.city, self.as_of = rng, "g%d" % number, city, as_of
        self.terms = {}
        self.measures = []  # (id, scope, has a sum, yearly cap)
        # A pack of tight caps, of wide open facts, or of everything.
        self.capped = rng.choice([0.2, 0.5, 0.9])
        self.tiered = rng.choice([0.1, 0.4, 0.8])
        # Sums on one coarse lattice, few conditions, tight caps: sets of equal totals come about by themselves.
        self.plain = self.chance(0.35)
        if self.plain:
            self.capped, self.tiered = 0.9, 0.05

    def chance(self, probability):
        return self.rng.random() < probability

    # ---- conditions

    def question(self, scope):
        """One condition on a fact that the scope may read."""
        rng = self.rng
        group = "company" if scope == "company" or self.chance(0.25) else scope
        name = NAMES[group] + "."
        kinds = [kind for kind, table in (("flag", FLAGS), ("choice", CHOICES), ("set", SETS), ("money", MONEY),
                                          ("money", MONEY), ("two", MONEY)) if group in table]
        if group == "projects":
            kinds += ["quantity", "held", "year"]
        if group == "company":
            kinds.append("count")
        kind = rng.choice(kinds)
        sign = rng.choice([">=", ">", "<=", "<", ">="])
        if kind == "flag":
            return ("not " if self.chance(0.25) else "") + name + rng.choice(FLAGS[group])
        if kind == "choice":
            return self.choice(group, rng.choice(CHOICES[group]))
        if kind == "set":
            return self.set(group, rng.choice(SETS[group]))
        if kind == "two":
            other = rng.choice([scope, "company"])
            return "%s %s %s" % (name + rng.choice(MONEY[group]), sign,
                                 self.figure(other, rng.choice(["share", "plain", "plus"])))
        if kind == "quantity":
            return "project.area %s %d" % (sign, rng.choice([500, 1000, 2000]))
        if kind == "held":
            return "project.%s %s %s" % (rng.choice(vocabulary.HELD), rng.choice([">=", ">", "="]),
                                         rng.choice(["0元", of_wan(rng)]))
        if kind == "year":
            return "project.%s %s %d" % (rng.choice(["year", "completion_year"]), sign, rng.choice([2025, 2026, 2027]))
        if kind == "count":
            return "company.employees %s %d" % (sign, rng.choice([20, 100, 300]))
        return "%s %s %s" % (name + rng.choice(MONEY[group]), sign, of_wan(rng))

    def choice(self, group, fact):
        rng = self.rng
        ids = HOT.get(fact, vocabulary.choices(group, fact))
        name = "%s.%s" % (NAMES[group], fact)
        form = rng.random()
        if form < 0.5:
            return "%s is %s" % (name, rng.choice(ids))
        if form < 0.65:
            return "%s is not %s" % (name, rng.choice(ids))
        return "%s in {%s}" % (name, ", ".join(rng.sample(ids, rng.randint(1, len(ids)))))

    def set(self, group, fact):
        rng = self.rng
        ids = HOT[fact]
        name = "%s.%s" % (NAMES[group], fact)
        form = rng.random()
        if form < 0.4:
            return "%s has %s" % (name, rng.choice(ids))
        if form < 0.5:
            return "%s is %sempty" % (name, rng.choice(["", "not "]))
        elements = "{%s}" % ", ".join(rng.sample(ids, rng.randint(1, len(ids))))
        if self.chance(0.3):
            term = "%s_%d" % (fact.upper(), len(self.terms))
            self.terms[term] = elements
            elements = term
        return "%s has any of %s" % (name, elements)

    def condition(self, scope, depth=2):
        roll = self.rng.random()
        if depth == 0 or roll < 0.6:
            return self.question(scope)
        word = " and " if roll < 0.82 else " or "
        parts = [self.condition(scope, depth - 1) for _ in range(self.rng.choice([2, 2, 3]))]
        text = word.join("(%s)" % part if " and " in part or " or " in part else part for part in parts)
        return "not (%s)" % text if self.chance(0.08) else text

    # ---- amounts

    def figure(self, scope, form):
        """Money that may be endless."""
        rng = self.rng
        fact = "%s.%s" % (NAMES[scope], rng.choice(MONEY[scope]))
        rate = "%s%%" % rng.choice(["5", "10", "20", "30", "50", "100", "12.5", "0.1", "33.3333"])
        if form == "plain":
            return fact
        if form == "plus":
            return "%s * (%s + %s.%s)" % (rate, fact, NAMES[scope], rng.choice(MONEY[scope]))
        if form == "area" and scope == "projects":
            product = rng.choice(["project.area * N元", "N元 * project.area", rate + " * project.area * N元"])
            return product.replace("N", str(rng.choice([500, 1000, 5000])))
        if form == "area":
            return rng.choice(["company.employees * %d万元", "%d万元 * company.employees"]) % rng.choice([1, 5])
        return "%s * %s" % (rate, fact)

    def amount(self, scope, bounded):
        """An amount; where `bounded` it needs no cap over it."""
        rng = self.rng
        form = rng.choice(["flat", "share", "share", "share", "share", "area", "plus", "base", "match", "least",
                           "most", "difference"])
        limit = of_wan(rng)
        if self.plain:
            return rng.choice(["%d00万元", "%d00万元", "min(%d0%% * project.total_investment, 500万元)"
                               if scope == "projects" else "%d00万元"]) % rng.randint(1, 4)
        if form == "flat":
            return limit
        if form == "match" and scope != "company":
            item, level = NAMES[scope], rng.choice(vocabulary.HELD)
            spend = "%s.%s" % (item, rng.choice(MONEY[scope]))
            return "min(%s * %s.%s, max(%s - %s.%s, 0元))" % (rng.choice(["20%", "50%", "100%"]), item, level, spend,
                                                             item, level)
        if form == "base":
            inner = "min(%s, %s)" % (self.figure(scope, "plain"), self.figure(scope, "area"))
            text = "%s * %s" % (rng.choice(["50%", "30%"]), inner)
        elif form == "least":
            text = "min(%s, %s)" % (self.figure(scope, "share"), self.figure(scope, rng.choice(["share", "area"])))
        elif form == "most":
            text = "max(%s, %s)" % (self.figure(scope, "share"), rng.choice([of_wan(rng), self.figure(scope, "area")]))
        elif form == "difference":
            text = "max(%s - %s, 0元)" % (self.figure(scope, "plain"), rng.choice([of_wan(rng),
                                                                                  self.figure(scope, "share")]))
        else:
            text = self.figure(scope, "share" if form in ("match", "share") else form)
        return "min(%s, %s)" % (text, limit) if bounded else text

    # ---- measures, caps, the pack

    def measure(self, number):
        rng = self.rng
        scope = rng.choices(["projects", "expenses", "company"], [65, 15, 20])[0]
        support = rng.choices(["ceiling", "fixed", "unstated", "in_kind"], [68, 18, 9, 5])[0]
        if self.plain:
            scope = rng.choice(["projects"] * 6 + ["expenses", "company"])
            support = rng.choice(["ceiling"] * 5 + ["fixed"])
        has_sum = support in ("ceiling", "fixed")
        id = "m%d" % number
        lines = ["", "[[measure]]", 'id = "%s"' % id, 'scope = "%s"' % NAMES[scope], 'support = "%s"' % support]
        lines += ['%s.%s = "%s"' % (key, lang, id) for key in ("title", "summary") for lang in ("zh", "en")]
        if self.grade == "full_text" or self.chance(0.7):
            lines.append('clause = "1"')
        if self.chance(0.1):
            lines.append("applicants = %s" % json.dumps(rng.sample(["enterprise", "university", "startup_team"], 2)))
        if self.chance(0.05 if self.plain else 0.5):
            lines.append("when = '%s'" % self.condition(scope))
        if self.chance(0.02 if self.plain else 0.15):
            lines += ["strict = '%s'" % self.condition(scope, 1), "lenient = '%s'" % self.condition(scope, 1)]
        if support == "ceiling":
            lines.append('rate = "%s"' % rng.choice(["stated", "stated", "open"]))
        if scope == "projects" and self.chance(0.55):
            lines.append('pool = "%s"' % rng.choice(["investment", "rnd", "rnd"]))
        if self.chance(0.1) and scope == "projects":
            lines.append('due = "after_completion"')
        yearly = of_wan(rng) if has_sum and scope != "company" and self.chance(self.capped * 0.5) else None
        if yearly:
            lines.append('yearly_cap = "%s"' % yearly)
        if has_sum and scope != "company" and self.chance(0.15):
            lines.append("matches = %s" % json.dumps(rng.sample(vocabulary.LEVELS, rng.randint(1, 2))))
        if self.chance(0.12):
            lines.append("once = true")
        if has_sum and "once = true" not in lines and self.chance(0.15):
            lines.append("rounds = true")
        if self.chance(0.15):
            lines.append('discretion = "%s"' % rng.choice(["competitive", "budget"]))
        self.measures.append({"id": id, "scope": scope, "sum": has_sum, "yearly": yearly, "support": support,
                              "lines": lines})

    def pay(self, m):
        """The amount, once it is known which caps stand over the measure."""
        rng, lines, scope = self.rng, m["lines"], m["scope"]
        fixed = m["support"] == "fixed"
        bounded = lambda: not m["over"] or self.chance(0.6)
        amount = lambda: of_wan(rng) if fixed else self.amount(scope, bounded())
        if self.chance(self.tiered):
            self.tiers(m, amount)
        else:
            lines.append('amount = "%s"' % amount())
        if self.chance(0.2):
            for share in rng.choice([["40%", "30%", "30%"], ["50%", "50%"], ["12.5%", "87.5%"], ["100%"],
                                     ["33.3%", "33.3%", "33.4%"]]):
                lines += ["[[measure.instalment]]", 'share = "%s"' % share, 'zh = "期"', 'en = "part"']

    def tiers(self, m, amount):
        rng = self.rng
        count = rng.choice([2, 2, 3, 4])
        open_end = self.chance(0.4)
        fact = rng.choice(CHOICES[m["scope"]]) if self.chance(0.5) else None
        for number in range(count):
            m["lines"].append("[[measure.tier]]")
            if number < count - 1 or not open_end:
                when = self.choice(m["scope"], fact) if fact else self.condition(m["scope"], 1)
                m["lines"].append("when = '%s'" % when)
            m["lines"].append('amount = "%s"' % amount())
            if self.chance(0.2):
                m["lines"] += ['zh = "档"', 'en = "tier"']

    def caps(self):
        """Caps that nest, found by trying."""
        rng = self.rng
        sums = [m for m in self.measures if m["sum"]]
        nested = [({m["id"]}, 1, None) for m in sums if m["yearly"]]
        lines = []
        for number in range(rng.choice([2, 4, 8])):
            most = rng.choice([4, 12, 30]) if self.plain else 60
            if not sums or not self.chance(self.capped):
                continue
            per = rng.choice(["project", "year", "year", "life"])
            fit = [m["id"] for m in sums if per != "project" or m["scope"] == "projects"]
            named = self.chance(0.8)
            held = set(rng.sample(fit, rng.randint(1, len(fit)))) if fit else set()
            if fit and not named:
                held = set(fit)
            crosses = lambda other: bool(other[0] & held) and not (
                other[0] <= held and other[1] <= WIDTH[per] or held <= other[0] and WIDTH[per] <= other[1])
            same = lambda other: other[0] == held and other[1] == WIDTH[per]
            if not held or any(crosses(other) or same(other) for other in nested):
                continue
            nested.append((held, WIDTH[per], None))
            lines += ["", "[[cap]]", 'id = "c%d"' % number, 'per = "%s"' % per,
                      'amount = "%s"' % of_wan(rng, 1, most), 'zh = "上限"', 'en = "cap"']
            if named:
                lines.append("measures = %s" % json.dumps(sorted(held)))
        for m in self.measures:
            m["over"] = any(m["id"] in held for held, _, _ in nested)
        return lines

    def head(self):
        rng = self.rng
        near = lambda: self.as_of + datetime.timedelta(days=rng.choice([-200, -1, 0, 1, 200, 200, 400, 400]))
        lines = ['format = "biosubsidy-pack/1"', "", "[pack]", 'id = "%s"' % self.id, 'version = "1"',
                 'city = "%s"' % self.city, 'grade = "%s"' % self.grade]
        lines += ['%s.%s = "x"' % (key, lang) for key in ("title", "summary") for lang in ("zh", "en")]
        lines.append('issuers = ["x"]')
        if self.city not in vocabulary.CITIES:
            lines += ['city_name.zh = "示例市"', 'city_name.en = "Exampleton"']
        draft = self.chance(0.08)
        lines.append('status = "%s"' % ("draft" if draft else "in_force"))
        if not draft:
            start = self.as_of - datetime.timedelta(days=rng.choice([-1, 0, 300] + 7 * [700]))
            if self.grade == "full_text" or self.chance(0.5):
                lines.append("from = %s" % start)
            if self.chance(0.2):
                lines.append("until = %s" % max(start, near()))
        if self.chance(0.4):
            year = self.as_of.replace(year=self.as_of.year - 1) if (self.as_of.month, self.as_of.day) != (2, 29) else \
                self.as_of
            lines.append("checked = %s" % (year + datetime.timedelta(days=rng.choice([-1, 0, 1, 100]))))
        if self.chance(0.2):
            lines.append('districts = ["东区"]')
            if self.chance(0.5):
                lines.append('lies_in = ["西区"]')
        if self.chance(0.6):
            levels = vocabulary.LEVELS if self.chance(0.5) else rng.sample(vocabulary.LEVELS, rng.randint(1, 4))
            lines += ["overlap.levels = %s" % json.dumps(levels), 'overlap.zh = "x"', 'overlap.en = "x"']
        if self.chance(0.1):
            lines.append('discretion = "%s"' % rng.choice(["competitive", "budget"]))
        return lines

    def text(self):
        rng = self.rng
        self.grade = rng.choice(["full_text", "full_text", "excerpt", "report"])
        lines = self.head()
        for number in range(rng.randint(2, 7)):
            self.measure(number)
        caps = self.caps()
        for m in self.measures:
            if m["sum"]:
                self.pay(m)
        terms = ["", "[terms]"] + ['%s = "%s"' % pair for pair in self.terms.items()] if self.terms else []
        clause = ["", "[[clause]]", 'id = "1"', 'agencies = ["x"]']
        return "\n".join(lines + terms + clause + [line for m in self.measures for line in m["lines"]] + caps) + "\n"


class Facts:
    """A random case for the packs: the facts that they ask, and sums near their figures."""

    def __init__(self, rng, packs, texts, as_of):
        self.rng, self.packs, self.as_of = rng, packs, as_of
        text = "\n".join(texts)
        self.asked = {group: sorted({fact for entity, fact in re.findall(r"\b(company|project|expense)\.(\w+)", text)
                                     if NAMES[group] == entity and fact in vocabulary.FACTS[group]})
                      for group in NAMES}
        self.figures = sorted({parse_money(figure) for figure in re.findall(r"[0-9]+万?元", text)})
        self.density = rng.choice([0.5, 0.7, 0.85, 0.95, 1.0, 1.0])
        self.yes = rng.choice([0.4, 0.7, 0.9])

    def chance(self, probability):
        return self.rng.random() < probability

    def money(self):
        rng = self.rng
        roll = rng.random()
        if roll < 0.6 and self.figures:
            fen = rng.choice(self.figures) * rng.choice([1, 1, 1, 2, 3, 10]) + rng.choice([0, 0, 0, -1, 1])
        elif roll < 0.9:
            fen = rng.randint(1, 60) * 100 * WAN
        else:
            fen = rng.choice([0, 1, 333, rng.randint(0, 10 ** 11), MAX_FEN])
        return spell(rng, min(max(0, fen), MAX_FEN))

    def value(self, group, fact):
        rng = self.rng
        kind = vocabulary.kind(group, fact)
        if kind == "flag":
            return self.chance(self.yes)
        if kind == "money":
            return self.money()
        if kind == "quantity":
            return rng.choice([0, 1000, "999.99", "1000.01", "500", "2000.5", 10 ** 6, "0.3", 10 ** 9])
        if kind == "count":
            return rng.choice([0, 19, 20, 100, 299, 300, 1000, 10 ** 9])
        if kind == "year":
            return rng.choice([2025, 2026, 2027])
        ids = HOT.get(fact, vocabulary.choices(group, fact))
        if kind == "set":
            return subset(rng, vocabulary.choices(group, fact), 3, ids)
        return rng.choice(ids) if self.chance(0.9) else rng.choice(vocabulary.choices(group, fact))

    def fill(self, group, item):
        for fact in self.asked[group]:
            if fact in item:
                continue
            if self.chance(self.density):
                item[fact] = self.value(group, fact)
            elif self.chance(0.1):
                item[fact] = None
        for fact in ("total_investment", "fixed_asset_investment", "invested_this_year"):
            if group == "projects" and fact not in item and self.chance(0.2):
                item[fact] = self.money()
        return item

    def year(self, item):
        if self.chance(0.3):
            item["year"] = self.as_of.year + self.rng.choice([0, 0, 1, -1])
        return item

    def place(self, item, city):
        if self.chance(0.7):
            item["district"] = self.rng.choice(DISTRICTS)
        return item

    def award(self, number, case):
        rng = self.rng
        a = {"id": "a%d" % number, "amount": self.money()}
        if self.chance(0.6):
            a["level"] = rng.choice(vocabulary.LEVELS)
        if self.chance(0.3):
            a["year"] = self.as_of.year + rng.choice([0, -1, 1])
        measures = [(pack, m) for pack in self.packs for m in pack.measures]
        targets = {"projects": [item["id"] for item in case["projects"]],
                   "expenses": [item["id"] for item in case["expenses"]],
                   "company": [pack.id + "/" + m["id"] for pack, m in measures if m["scope"] == "company"]}
        if self.chance(0.5):
            pack, m = rng.choice(measures)
            if not targets[m["scope"]]:
                return None
            a["under"] = pack.id + "/" + m["id"]
            if self.chance(0.1) and targets["projects"]:
                # Of a pack that may be out of view, and of another city.
                a["under"] = rng.choice(["beijing-2024/pilot-platform", "tianjin-manufacturing-2023/major-investment"])
                return a | {"project": rng.choice(targets["projects"])}
            group = m["scope"]
            target = a["under"] if group == "company" else rng.choice(targets[group])
        else:
            group = rng.choices(list(targets), [5, 2, 2])[0]
            if not targets[group]:
                return None
            target = rng.choice(targets[group])
        a[{"projects": "project", "expenses": "expense", "company": "measure"}[group]] = target
        return a

    def case(self, city):
        rng = self.rng
        company = self.fill("company", self.place({}, city))
        if self.chance(0.95):
            company["city"] = city
        if self.chance(0.2):
            company["applicant"] = rng.choice(["enterprise", "university", "startup_team"])
        case = {"format": "biosubsidy-case/1", "company": company, "projects": [], "expenses": [], "awards": []}
        for number in range(rng.choice([1, 1, 2, 2, 3, 4])):
            project = {"id": "p%d" % number}
            if self.chance(0.1):
                project["city"] = rng.choice([city, city, "beijing", "other"])
            if self.chance(0.2):
                self.place(project, city)
            case["projects"].append(self.fill("projects", self.year(project)))
        for number in range(rng.choice([0, 0, 1, 2, 3])):
            case["expenses"].append(self.fill("expenses", self.year({"id": "e%d" % number})))
        for number in range(rng.choice([0, 0, 1, 2, 3, 4])):
            award = self.award(number, case)
            if award:
                case["awards"].append(award)
        return case


def generate(seed, number, cases=1):
    """`cases` over one: that many cases for the same packs, under `cases` instead."""
    rng = random.Random("packs:%d:%d" % (seed, number))
    as_of = datetime.date.fromisoformat(rng.choice(["2026-11-30", "2026-11-30", "2026-01-01", "2026-12-31",
                                                    "2028-02-29"]))
    city = rng.choice([CITY, CITY, CITY, "beijing", "beijing"])
    packs = [Rules(rng, i, city if rng.random() < 0.9 else CITY, as_of) for i in range(1, rng.choice([1, 1, 2, 3]) + 1)]
    texts = [pack.text() for pack in packs]
    case = Facts(rng, packs, texts, as_of).case(city)
    entry = {"as_of": as_of.isoformat(), "no_exclusion": rng.random() < 0.1, "toml": texts, "case": case}
    if city == "beijing" and rng.random() < 0.5:
        entry["also"] = ["beijing-2024"]
    if cases > 1:
        entry["cases"] = [entry.pop("case")]
        entry["cases"] += [Facts(rng, packs, texts, as_of).case(city) for _ in range(cases - 1)]
    return entry


def main(make=generate, says=__doc__):
    parser = argparse.ArgumentParser(description=says.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--start", type=int, default=0, help="the number of the first line")
    parser.add_argument("--toml", metavar="FOLDER", help="write the packs there instead, to be read or checked")
    options = parser.parse_args()
    for number in range(options.start, options.start + options.count):
        entry = make(options.seed, number)
        if options.toml:
            for place, text in enumerate(entry["toml"]):
                with open("%s/%d-%d-%d.toml" % (options.toml, options.seed, number, place), "w",
                          encoding="utf-8") as file:
                    file.write(text)
        else:
            json.dump(entry, sys.stdout, ensure_ascii=False)
            print()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()
