#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent reference for Biosubsidy's assessment.

Written from the two parts of the contract and of the policy map alone: the measures stand here as they stand in the
map's tables (map_one.py, map_two.py), and nothing of the program or of its packs is read.  Money is whole fen (int),
rates and quantities are fractions; there is no float.

    assess(case, as_of, exclusion=True, packs=None, loaded=PACKS) -> dict

gives the assessment of the contract without reasons, version, sha256 and the warnings that a pack words itself.  The
case is taken as valid (refusals.py tells).  `loaded` are the packs that there are, `packs` the ids of those in view
where they are named.  Fields that a claim may or may not carry (reason, excluded_by, completed_by, shares_pool_with,
awards_held) are left out where they do not apply.

Assumptions, where the contract is silent:
- A fact that stands twice in an amount is weighed at each place by itself.  A part of min() that is not below the
  lowest of the highest values cannot be felt and is not missing; likewise in max().
- Where the known facts around an unknown one contradict each other, its upper bound is its value.
- Claims share a pool inside one city alone, for awards with `under` as for the choice.
- The order of two sets: the first candidate in which they differ, taken before not taken.
- Of equally narrow caps the yearly one is named first, then those of the pack in its order.
- A claim that is left out although something was left of its caps at its turn (so that the stated part is larger)
  names the caps that are used up in the end.
- A claim is floored at zero unless its verdict is eligible or arguable.
- Claims without a sum have `limited_by` and `instalments` empty and `floor` null; `discretion` stands with them too.
- `lies_in` is warned where the company or a project surely stands in such a district.

    python3 reference.py CASE.json [--as-of DATE] [--no-exclusion] [--pack ID ...] [--packs FILE ...]
"""

import argparse
import datetime
import json
import math
import sys

sys.dont_write_bytecode = True

import choice
import map_one
import vocabulary
from language import NOTHING, Context, joined
from policies import instance
from values import money_text, parse_money, parse_quantity, share

PACKS = map_one.PACKS
STANDING = ("eligible", "arguable")
WARNED = ("stale", "undated", "lies_in")
SUMS = ("entitled", "stated", "ceiling", "open_rate", "open_amount", "discretionary", "potential")
COUNTS = ("unstated", "in_kind", "undetermined")


# ---------------------------------------------------------------------------------------------------------------
# The case

READ = {"money": parse_money, "quantity": parse_quantity}


def load_item(raw, group):
    """The known facts of an item; null counts as absent."""
    return {key: READ.get(vocabulary.kind(group, key), lambda same: same)(value) if key != "id" else value
            for key, value in raw.items() if value is not None}


class Case:
    def __init__(self, case, as_of, loaded):
        self.as_of = as_of
        self.company = load_item(case["company"], "company")
        self.items = {"company": [{}]}
        for group in ("projects", "expenses"):
            self.items[group] = [load_item(item, group) for item in case.get(group) or []]
        self.measures = {pack.id + "/" + m.id: (pack, m) for pack in loaded for m in pack.measures}
        self.awards = [self.award(raw) for raw in case.get("awards") or []]
        self.contexts = {group: [self.context(group, index, item) for index, item in enumerate(items)]
                         for group, items in self.items.items()}

    def award(self, raw):
        known = {key: value for key, value in raw.items() if value is not None}
        target = next((group, known[key]) for key, group in
                      (("project", "projects"), ("expense", "expenses"), ("measure", "company")) if key in known)
        return {"id": known["id"], "amount": parse_money(known["amount"]), "level": known.get("level", "city"),
                "year": known.get("year", self.as_of.year), "under": known.get("under"), "group": target[0],
                "target": target[1]}

    def context(self, group, index, item):
        held = {"held_" + level: sum(award["amount"] for award in self.awards
                                     if award["level"] == level and award["under"] is None
                                     and (award["group"], award["target"]) == (group, item.get("id")))
                for level in ("national", "provincial", "city", "district")}
        return Context(self.company, group, index, item if group != "company" else None,
                       item.get("year", self.as_of.year), held)

    def name_of(self, address):
        group, index, fact = address
        return "company." + fact if group == "company" else "%s.%s.%s" % (group, self.items[group][index]["id"], fact)


def order_of(address):
    group, index, fact = address
    return (vocabulary.GROUPS.index(group), index, vocabulary.ORDER[group][fact])


def packs_in_view(case, loaded):
    cities = [case.company.get("city")] + [p.get("city", case.company.get("city")) for p in case.items["projects"]]
    return [pack for pack in loaded if None in cities or pack.city in cities]


# ---------------------------------------------------------------------------------------------------------------
# One claim

class Claim:
    def __init__(self, case, pack, measure, index, rank):
        self.pack, self.measure, self.rank = pack, measure, rank
        self.context = case.contexts[measure.scope][index]
        self.group, self.item, self.year = measure.scope, case.items[measure.scope][index].get("id"), self.context.year
        self.name = pack.id + "/" + measure.id
        self.caps = pack.caps_over(measure)
        self.reason, self.missing, self.ceiling, self.floor = None, NOTHING, None, None
        if measure.has_sum:
            self.ceiling = self.floor = 0
        self.weigh(case)
        self.held = [award for award in case.awards if measure.has_sum and comes_off(case, award, self)]
        self.counted = 0

    @property
    def standing(self):
        return self.verdict in STANDING

    def weigh(self, case):
        """The verdict with what it depends on, and the sum."""
        self.verdict = "ineligible"
        self.reason = self.refused(case)
        if self.reason:
            return
        tiers, possible = self.tiers()
        strict, lenient = (joined([self.pack.place(self.context), reading(self.context), tiers], False)
                           for reading in (self.measure.strict, self.measure.lenient))
        if strict[0] is lenient[0] is False:
            return
        if strict[0] is lenient[0] is True:
            self.verdict = "eligible"
        else:
            self.verdict = "arguable" if lenient[0] is True and strict[0] is False else "undetermined"
        self.missing = strict[1] | lenient[1]
        if self.measure.has_sum:
            self.sum_up(tiers, possible)

    def refused(self, case):
        place = self.pack.place(self.context)[0]
        applicant = self.context.get("c.applicant")[0]
        granted = any(award["under"] == self.name and (self.group == "company" or award["target"] == self.item)
                      for award in case.awards)
        for holds, reason in (
                (self.pack.status_on(case.as_of) not in ("in_force", "draft"), "not_in_force"),
                (place is False, "elsewhere"),
                (applicant not in self.measure.applicants, "other_applicant"),
                (self.group != "company" and self.pack.outside_period(self.year), "outside_period"),
                (self.measure.once and granted, "already_granted")):
            if holds:
                return reason
        return None

    def tiers(self):
        """(whether a tier holds and what leaves it open, [(what leaves the tier open, its amount)] of the possible)"""
        if not self.measure.has_sum:
            return (True, NOTHING), []
        weighed, possible = [], []
        for when, amount in self.measure.tiers:
            weighed.append((True, NOTHING) if when is None else when(self.context))
            if weighed[-1][0] is not False:
                possible.append((weighed[-1][1], amount))
            if weighed[-1][0] is True:
                break
        return joined(weighed, True), possible

    def sum_up(self, tiers, possible):
        limit = min([amount for _, _, amount, _ in self.caps], default=math.inf)
        ranges = []
        for _, amount in possible:
            low, high = (min(bound, limit) // 1 for bound in amount.range(self.context))
            ranges.append((int(low), int(high)))
            if low != high:
                self.missing |= amount.missing(self.context)
        lowest, self.ceiling = min(low for low, _ in ranges), max(high for _, high in ranges)
        if tiers[0] is None or lowest != self.ceiling:
            self.missing = self.missing.union(*(open_by for open_by, _ in possible))
        self.floor = lowest if self.standing else 0

    def slot(self):
        return None if self.measure.pool is None else (self.item, self.measure.pool)

    def net(self, amount):
        return max(0, amount - sum(award["amount"] for award in self.held))

    def target(self):
        return {"pack": self.pack.id, "measure": self.measure.id, "for": entity(self.group, self.item)}


def comes_off(case, award, claim):
    """Does this award come off this claim?"""
    m = claim.measure
    if award["under"] is not None:
        pack, source = case.measures[award["under"]]
        if source.rounds or award["group"] != claim.group:
            return False
        if claim.group == "company":
            return award["under"] == claim.name and award["year"] == case.as_of.year
        if award["target"] != claim.item:
            return False
        return award["under"] == claim.name or (source.pool is not None and source.pool == m.pool
                                                and pack.city == claim.pack.city)
    if award["level"] not in claim.pack.levels or award["level"] in m.matches or award["group"] != claim.group:
        return False
    if claim.group == "company":
        return award["target"] == claim.name
    return award["target"] == claim.item and (claim.group == "expenses" or m.pool is not None)


def entity(group, item_id):
    return {"entity": "company"} if group == "company" else {"entity": group[:-1], "id": item_id}


# ---------------------------------------------------------------------------------------------------------------
# The choice

def used_before(case, loaded):
    """{instance of a cap: what awards with `under` have used of it}"""
    used = {}
    for award in case.awards:
        if award["under"] is not None:
            pack, measure = case.measures[award["under"]]
            item = None if award["group"] == "company" else award["target"]
            for _, per, _, key in pack.caps_over(measure):
                key = instance(per, key, item, award["year"])
                used[key] = used.get(key, 0) + award["amount"]
    return used


def candidates_of(claims, amount_of, used, exclusion):
    """The candidates of some claims, in order, each at the amount that `amount_of` gives it."""
    candidates = []
    for claim in sorted(claims, key=lambda claim: claim.rank):
        caps = []
        for _, per, amount, key in claim.caps:
            key = instance(per, key, claim.item, claim.year)
            caps.append((key, max(0, amount - used.get(key, 0))))
        candidates.append({"key": claim.rank, "net": claim.net(amount_of(claim)), "stated": claim.measure.stated,
                           "slot": claim.slot() if exclusion else None, "caps": caps})
    return candidates


def choose(claims, cities, used, exclusion):
    """Counts the claims; ({rank: stated}, {rank: potential})."""
    stated, potential = {}, {}
    for city in cities:
        here = [claim for claim in claims if claim.pack.city == city and claim.measure.has_sum]
        best = lambda members, amount: choice.optimum(candidates_of(members, amount, used, exclusion))
        at_ceiling = lambda claim: claim.ceiling
        standing = [claim for claim in here if claim.standing]
        candidates = candidates_of(standing, at_ceiling, used, exclusion)
        counted = choice.optimum(candidates)
        turns = choice.left_at_turn(candidates, counted)
        for claim in standing:
            claim.counted = counted.get(claim.rank, 0)
            limits(claim, turns[claim.rank])
        stated.update(best([claim for claim in standing if claim.measure.stated and claim.pack.grade != "report"],
                           lambda claim: claim.floor))
        potential.update(best([claim for claim in here if claim.verdict != "ineligible"], at_ceiling))
    return stated, potential


def limits(claim, turns):
    """The caps of which just as much was left as is counted, and less than the claim brings."""
    brings = claim.net(claim.ceiling)
    named = [name for (name, _, _, _), (_, then, _) in zip(claim.caps, turns) if then == claim.counted < brings]
    if not named and claim.counted == 0 < brings:
        named = [name for (name, _, _, _), (_, _, end) in zip(claim.caps, turns) if end == 0]
    claim.limited_by = named


# ---------------------------------------------------------------------------------------------------------------
# The assessment

def claims_of(case, view, loaded):
    claims = []
    for pack in view:
        for number, measure in enumerate(pack.measures):
            for index in range(len(case.items[measure.scope])):
                # The order of preference: projects, expenses, company; within an item packs, then measures.
                scope = {"projects": 0, "expenses": 1, "company": 2}[measure.scope]
                claims.append(Claim(case, pack, measure, index, (scope, index, loaded.index(pack), number)))
                claims[-1].limited_by = []
    return claims


def said_of_nothing(claim, exclusion, mate):
    """Why a claim that stands adds nothing."""
    if claim.ceiling == 0:
        return {"reason": "ceiling_zero"}
    if claim.net(claim.ceiling) == 0:
        return {"reason": "nothing_to_add"}
    if exclusion and mate is not None:
        return {"reason": "excluded_by", "excluded_by": mate.target()}
    return {"reason": "cap_used_up"}


def instalments(claim):
    if not claim.counted:
        return []
    amounts = [int(share(text) * claim.counted // 1) for text in claim.measure.instalments]
    amounts[-1:] = [claim.counted - sum(amounts[:-1])] if amounts else []
    return [{"share": text, "amount": money_text(amount)}
            for text, amount in zip(claim.measure.instalments, amounts)]


def claim_output(case, claim, claims, exclusion, mate):
    m = claim.measure
    out = {"measure": m.id, "for": entity(claim.group, claim.item), "verdict": claim.verdict, "support": m.support,
           "rate": m.rate, "ceiling": None if claim.ceiling is None else money_text(claim.ceiling),
           "counted": money_text(claim.counted),
           "chosen": claim.standing and (claim.counted > 0 or not m.has_sum), "due": "now",
           "missing": [case.name_of(a) for a in sorted(claim.missing, key=order_of)], "clause": m.clause}
    if m.after_completion and claim.context.item.get("stage") != "in_production":
        out["due"] = "after_completion"
    if claim.reason is not None:
        out["reason"] = claim.reason
    if claim.standing and m.has_sum:
        if claim.held:
            out["awards_held"] = [award["id"] for award in claim.held]
        if claim.counted == 0:
            out.update(said_of_nothing(claim, exclusion, mate))
    if claim.standing and m.support == "unstated":
        completer = next((other for other in claims if other.measure.completes == claim.name and other.standing
                          and other.item == claim.item), None)
        if completer is not None:
            out["completed_by"] = completer.target()
        if mate is not None:
            out["shares_pool_with"] = mate.target()
    limited = claim.limited_by if out.get("reason") == "cap_used_up" or claim.counted else []
    out.update(floor=None if claim.floor is None else money_text(claim.floor), discretion=m.discretion,
               limited_by=limited, instalments=instalments(claim))
    return out


def pack_totals(claims, outputs, stated, potential):
    totals = dict.fromkeys(SUMS + COUNTS, 0)
    for claim, out in zip(claims, outputs):
        m, counted = claim.measure, claim.counted
        if claim.standing and m.support == "in_kind":
            totals["in_kind"] += 1
        if claim.standing and m.support == "unstated" and "completed_by" not in out:
            totals["unstated"] += 1
        totals["undetermined"] += claim.verdict == "undetermined"
        totals["ceiling"] += counted
        totals["open_rate"] += counted if m.rate == "open" else 0
        totals["open_amount"] += counted if claim.floor != claim.ceiling else 0
        totals["discretionary"] += counted if m.discretion else 0
        if m.support == "fixed" and claim.verdict == "eligible" and not m.discretion:
            totals["entitled"] += counted
        totals["stated"] += stated.get(claim.rank, 0)
        totals["potential"] += potential.get(claim.rank, 0)
    return totals


def warnings_of(case, pack):
    """The codes of the warnings that the program words itself."""
    codes = []
    if pack.checked is not None:
        checked = pack.checked
        if (case.as_of.year, case.as_of.month, case.as_of.day) > (checked.year + 1, checked.month, checked.day):
            codes.append("stale")
    if pack.start is None and not pack.draft:
        codes.append("undated")
    if pack.beside is not None:
        if any(pack.beside(context)[0] is True for scope in case.contexts.values() for context in scope):
            codes.append("lies_in")
    return codes


def totals_text(totals):
    return {key: money_text(value) if key in SUMS else value for key, value in totals.items()}


def assess(raw, as_of, exclusion=True, packs=None, loaded=None):
    loaded = PACKS if loaded is None else loaded
    case = Case(raw, as_of, loaded)
    view = packs_in_view(case, loaded) if packs is None else [pack for pack in loaded if pack.id in set(packs)]
    claims = claims_of(case, view, loaded)
    places = list(dict.fromkeys(vocabulary.CITIES + [pack.city for pack in loaded]))
    cities = [city for city in places if any(pack.city == city for pack in view)]
    stated, potential = choose(claims, cities, used_before(case, loaded), exclusion)

    mates = {}
    for claim in sorted(claims, key=lambda claim: claim.rank):
        if claim.counted > 0 and claim.slot() is not None:
            mates.setdefault((claim.pack.city, claim.slot()), claim)

    output_packs, stakes, sums = [], {}, {}
    for pack in view:
        own = [claim for claim in claims if claim.pack is pack]
        outputs = [claim_output(case, claim, claims, exclusion, mates.get((pack.city, claim.slot())))
                   for claim in own]
        totals = pack_totals(own, outputs, stated, potential)
        for key, value in totals.items():
            city_sums = sums.setdefault(pack.city, dict.fromkeys(totals, 0))
            city_sums[key] += value
        for claim in own:
            for address in claim.missing:
                stakes[address] = stakes.get(address, 0) + (claim.ceiling or 0)
        out = {"id": pack.id, "city": pack.city, "status": pack.status_on(as_of), "grade": pack.grade,
               "superseded_by": pack.superseded_by, "until": pack.until and pack.until.isoformat(),
               "totals": totals_text(totals), "claims": outputs}
        out["checked"] = pack.checked and pack.checked.isoformat()
        out["warned"] = warnings_of(case, pack)
        output_packs.append(out)

    questions = [{"fact": case.name_of(address), "at_stake": money_text(stakes[address])}
                 for address in sorted(stakes, key=lambda a: (-stakes[a], order_of(a)))]
    return {"format": "biosubsidy-assessment/1", "as_of": as_of.isoformat(),
            "cities": [{"city": city, "totals": totals_text(sums[city])} for city in cities],
            "packs": output_packs, "questions": questions}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("case", help="a case file, a line of generate.py, or - for standard input")
    parser.add_argument("--as-of")
    parser.add_argument("--no-exclusion", action="store_true")
    parser.add_argument("--pack", action="append")
    parser.add_argument("--packs", action="append", default=[], metavar="FILE")
    options = parser.parse_args()
    text = sys.stdin.read() if options.case == "-" else open(options.case, encoding="utf-8-sig").read()
    data = json.loads(text)
    no_exclusion, date = options.no_exclusion, options.as_of
    if "case" in data:
        no_exclusion = no_exclusion or data.get("no_exclusion", False)
        date = date or data.get("as_of")
        data = data["case"]
    if date is None:
        now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
        date = now.date().isoformat()
    import toml_packs
    loaded = toml_packs.beside(PACKS, [open(path, encoding="utf-8").read() for path in options.packs])
    result = assess(data, datetime.date.fromisoformat(date), exclusion=not no_exclusion, packs=options.pack,
                    loaded=loaded)
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
