#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs with one mistake each, in the keys of the contract's second part, and their good neighbours.

    python3 pack_mistakes.py --cli PATH [NAME ...]

Each row is a pack that `packs check` must refuse (exit status 1, the line named) or find without a problem; for some
also what it must say.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

HEAD = """format = "biosubsidy-pack/1"
[pack]
id = "made-up"
version = "1"
city = "exampleton"
city_name.zh = "示例市"
city_name.en = "Exampleton"
title.zh = "x"
title.en = "x"
summary.zh = "x"
summary.en = "x"
issuers = ["x"]
status = "in_force"
%s
[[clause]]
id = "1"
agencies = []
"""
FULL = 'from = 2026-01-01\ngrade = "full_text"'
SHARE = "30% * project.total_investment"
AMOUNT = 'amount = "min(%s, 100万元)"' % SHARE
UNSTATED = 'support = "unstated"'
WORDS = 'zh = "x"\nen = "x"'


def pack(body, head=FULL):
    return HEAD % head + body


def measure(body, scope="project", support='support = "ceiling"\nrate = "stated"', id="a", clause='clause = "1"'):
    words = "\n".join('%s.%s = "x"' % (key, lang) for key in ("title", "summary") for lang in ("zh", "en"))
    return '[[measure]]\nid = "%s"\nscope = "%s"\n%s\n%s\n%s\n%s\n' % (id, scope, words, clause, support, body)


def amount(text, scope="project"):
    return pack(measure('amount = "%s"' % text, scope))


def when(text):
    return pack(measure("%s\nwhen = '%s'" % (AMOUNT, text)))


def tiers(*pairs, support='support = "ceiling"\nrate = "stated"'):
    lines = ["[[measure.tier]]\n" + ("when = '%s'\n" % asked if asked else "") + 'amount = "%s"\n' % sum
             for asked, sum in pairs]
    return pack(measure("".join(lines), support=support))


def key(line):
    """A measure with an amount and this line beside it."""
    return pack(measure(AMOUNT + "\n" + line))


def instalments(*shares):
    return key("".join('[[measure.instalment]]\nshare = "%s"\n%s\n' % (share, WORDS) for share in shares))


def cap(id, per, *measures, amount="1万元"):
    named = "measures = [%s]\n" % ", ".join('"%s"' % each for each in measures) if measures else ""
    return '[[cap]]\nid = "%s"\nper = "%s"\namount = "%s"\n%s%s\n' % (id, per, amount, named, WORDS)


def capped(*caps, yearly=""):
    """Three measures of projects (the first with a yearly cap, perhaps), one of expenses, one without a sum."""
    three = [measure(AMOUNT + ("\n" + yearly if id == "a" else ""), id=id) for id in "abc"]
    other = [measure('amount = "min(30% * expense.amount, 1万元)"', "expense", id="e"),
             measure("", support=UNSTATED, id="u")]
    return pack("".join(three + other) + "".join(caps))


def call(lines):
    return pack(measure(AMOUNT) + "[[call]]\n" + lines + '\n%s\nsource = "x"\n' % WORDS)


OPEN = 'opens = 2026-01-01\ncloses = 2026-02-01\n'
YEARLY = 'yearly_cap = "1万元"'

GOOD = {
    "tiers": tiers(("project.new_build", "100万元"), (None, "50万元")),
    "endless below a yearly cap": pack(measure('amount = "%s"\n%s' % (SHARE, YEARLY))),
    "endless below a cap": pack(measure('amount = "%s"' % SHARE) + cap("k", "life", "a")),
    "endless below a cap of all": pack(measure('amount = "%s"' % SHARE) + cap("k", "life")),
    "what is held is not endless": amount("20% * project.held_provincial"),
    "held by an expense": amount("20% * expense.held_city", "expense"),
    "one side of min has an end": amount("min(project.total_investment, project.held_city)"),
    "a difference in max": amount("min(max(project.total_investment - 1万元, 0元), 100万元)"),
    "a difference in min in max": amount("max(min(project.total_investment - 1万元, 100万元), 0元)"),
    "count times money": amount("min(company.employees * 1万元, 1万元)"),
    "money times count": amount("min(1万元 * company.employees, 1万元)"),
    "a rate before count times money": amount("min(50% * 1万元 * company.employees, 1万元)"),
    "a rate before quantity times money": amount("min(50% * project.area * 5000元, 1万元)"),
    "two expressions compared": when("company.rnd_spend >= 5% * company.revenue"),
    "matches": key('matches = ["city"]'),
    "rounds": key("rounds = true"),
    "rounds and once": key("rounds = true\nonce = true"),
    "discretion": key('discretion = "budget"'),
    "discretion of the pack": pack(measure(AMOUNT), FULL + '\ndiscretion = "competitive"'),
    "instalments": instalments("40%", "60%"),
    "years": key("years = 3"),
    "material": key("[[measure.material]]\n" + WORDS),
    "cap": capped(cap("k", "year", "a")),
    "caps that nest": capped(cap("k", "year", "a"), cap("l", "life", "a", "b")),
    "a yearly cap over a project's of the same measure": capped(cap("k", "project", "a"), yearly=YEARLY),
    "a cap per project of all that may stand in it": capped(cap("k", "project")),
    "undated excerpt": pack(measure(AMOUNT), 'grade = "excerpt"'),
    "undated report with an end": pack(measure(AMOUNT), 'grade = "report"\nuntil = 2026-12-31'),
    "no clause in a report": pack(measure(AMOUNT, clause=""), 'from = 2026-01-01\ngrade = "report"'),
    "checked": pack(measure(AMOUNT), FULL + "\nchecked = 2026-11-30"),
    "source": pack(measure(AMOUNT), FULL + '\nsource.zh = "x"\nsource.en = "x"'),
    "lies_in": pack(measure(AMOUNT), FULL + '\ndistricts = ["临港"]\nlies_in = ["浦东新区"]'),
    "call": call('measures = ["a"]\n' + OPEN + 'closes_at = "17:00"'),
}

BAD = {
    "tiers and an amount": pack(measure(AMOUNT + '\n[[measure.tier]]\nwhen = "project.new_build"\namount = "1万元"')),
    "the rest before another tier": tiers((None, "50万元"), ("project.new_build", "100万元")),
    "a tier without an amount": pack(measure('[[measure.tier]]\nwhen = "project.new_build"')),
    "tiers without a sum": tiers(("project.new_build", "1万元"), support=UNSTATED),
    "a tier's unknown key": pack(measure('[[measure.tier]]\namount = "1万元"\ncap = "1万元"')),
    "a tier's unknown fact": tiers(("project.newbuild", "1万元")),
    "an endless tier": tiers(("project.new_build", SHARE)),
    "an endless amount": amount(SHARE),
    "an endless area": amount("5000元 * project.area"),
    "an endless max": amount("max(project.total_investment, 1元)"),
    "below zero": amount("min(project.total_investment - 1万元, 100万元)"),
    "money times money": amount("min(project.total_investment * project.stage_spend, 1万元)"),
    "quantity times quantity": amount("min(project.area * project.area * 1元, 1万元)"),
    "count times quantity": amount("min(company.employees * project.area * 1元, 1万元)"),
    "a division": amount("min(project.stage_spend / 2, 1万元)"),
    "money plus quantity": amount("min(project.stage_spend + project.area, 1万元)"),
    "min of money and quantity": amount("min(project.stage_spend, project.area)"),
    "a quantity is no amount": amount("min(project.area, 100)"),
    "more than all": amount("min(110% * project.stage_spend, 1万元)"),
    "an area compared with money": when("project.area >= 5元"),
    "money compared with a rate": when("company.rnd_spend >= 5%"),
    "an area with its unit": when("project.area >= 2000㎡"),
    "held by a company": amount("min(20% * company.held_city, 1万元)", "company"),
    "held of another level": amount("min(20% * project.held_other, 1万元)"),
    "matches no level": key('matches = ["town"]'),
    "matches a text": key('matches = "city"'),
    "matches without a sum": pack(measure('matches = ["city"]', support='support = "in_kind"')),
    "rounds a text": key('rounds = "yes"'),
    "once a text": key('once = "yes"'),
    "discretion unknown": key('discretion = "jury"'),
    "discretion of the pack unknown": pack(measure(AMOUNT), FULL + '\ndiscretion = "jury"'),
    "instalments short of all": instalments("40%", "50%"),
    "instalments over all": instalments("60%", "50%"),
    "an instalment without words": key('[[measure.instalment]]\nshare = "100%"'),
    "an instalment's share a number": key("[[measure.instalment]]\nshare = 100\n" + WORDS),
    "an instalment before approval": key('[[measure.instalment]]\nshare = "100%"\nafter = -1\n' + WORDS),
    "an instalment after a text": key('[[measure.instalment]]\nshare = "100%"\nafter = "1"\n' + WORDS),
    "instalments without a sum": pack(measure('[[measure.instalment]]\nshare = "100%"\n' + WORDS, support=UNSTATED)),
    "no years": key("years = 0"),
    "years a text": key('years = "3"'),
    "material in one language": key('[[measure.material]]\nzh = "x"'),
    "a cap without an amount": capped('[[cap]]\nid = "k"\nper = "year"\nmeasures = ["a"]\n' + WORDS),
    "a cap without per": capped('[[cap]]\nid = "k"\namount = "1万元"\nmeasures = ["a"]\n' + WORDS),
    "a cap per month": capped(cap("k", "month", "a")),
    "a cap without an id": capped('[[cap]]\nper = "year"\namount = "1万元"\nmeasures = ["a"]\n' + WORDS),
    "a cap without words": capped('[[cap]]\nid = "k"\nper = "year"\namount = "1万元"\nmeasures = ["a"]\n'),
    "a cap over a stranger": capped(cap("k", "year", "z")),
    "a cap over a measure twice": capped(cap("k", "year", "a", "a")),
    "a cap over one without a sum": capped(cap("k", "year", "a", "u")),
    "a cap over none": capped('[[cap]]\nid = "k"\nper = "year"\namount = "1万元"\nmeasures = []\n' + WORDS),
    "a cap of all where none has a sum": pack(measure("", support=UNSTATED) + cap("k", "year")),
    "two caps of one id": capped(cap("k", "year", "a"), cap("k", "life", "a")),
    "caps that cross in their measures": capped(cap("k", "year", "a", "b"), cap("l", "year", "b", "c")),
    "caps that cross in their width": capped(cap("k", "life", "a"), cap("l", "year", "a", "b")),
    "a yearly cap that crosses a project's": capped(cap("k", "project", "a", "b"), yearly=YEARLY),
    "a yearly cap that crosses a project's of all": capped(cap("k", "project"), yearly=YEARLY),
    "a cap per project over an expense": capped(cap("k", "project", "a", "e")),
    "a cap's share": capped(cap("k", "year", "a", amount="50%")),
    "a cap of facts": capped(cap("k", "year", "a", amount=SHARE)),
    "an undated full text": pack(measure(AMOUNT), 'grade = "full_text"'),
    "a grade unknown": pack(measure(AMOUNT), 'from = 2026-01-01\ngrade = "rumour"'),
    "no clause in a full text": pack(measure(AMOUNT, clause="")),
    "checked a text": pack(measure(AMOUNT), FULL + '\nchecked = "2026-11-30"'),
    "source in one language": pack(measure(AMOUNT), FULL + '\nsource.zh = "x"'),
    "lies_in without districts": pack(measure(AMOUNT), FULL + '\nlies_in = ["浦东新区"]'),
    "lies_in one of the districts": pack(measure(AMOUNT), FULL + '\ndistricts = ["临港"]\nlies_in = ["临港"]'),
    "a call that closes before it opens": call('measures = ["a"]\nopens = 2026-03-01\ncloses = 2026-02-01'),
    "a call for a stranger": call('measures = ["z"]\n' + OPEN),
    "a call that closes at no hour": call('measures = ["a"]\n' + OPEN + 'closes_at = "25:00"'),
}

TIER = '[[measure.tier]]\namount = "1万元"\n'
NO_AMOUNT = 'support = "ceiling"\nrate = "stated"'

# A mistake and a piece of what is said of it: which key or form is meant.
SAID = {
    "a tier at the top": (pack(measure(AMOUNT) + "[[tier]]\n"), r"write \[\[measure\.tier\]\]"),
    "a cap within a measure": (key('[[measure.cap]]\nid = "k"'), r"\[\[cap\]\]"),
    "a call within a measure": (key("[[measure.call]]\nopens = 2026-01-01"), r"\[\[call\]\] stands by itself"),
    "a cap's sum as a key": (key('cap = "500万元"'), r"min\(30%"),
    "a share as a key": (key('share = "30%"'), r"min\(30%"),
    "a share as the rate": (pack(measure(AMOUNT, support='support = "ceiling"\nrate = "30%"')), r"share itself stands"),
    "a loan": (pack(measure("", support='support = "loan"')), r"in_kind: no grant"),
    "a selection in Chinese": (key('discretion = "择优"'), r"competitive: chosen"),
    "a quota": (key("quota = 10"), r'discretion = "competitive"'),
    "measures that exclude": (key('excludes = ["b"]'), r"the same pool"),
    "a condition by another name": (key('condition = "company.hnte"'), r"write a condition as when"),
    "a key of the pack in a measure": (key("until = 2026-12-31"), r"until belongs into \[pack\]"),
    "a key of the measure in a tier": (pack(measure(TIER + 'pool = "x"')), r"above the first"),
    "a tier's bounds as keys": (pack(measure(TIER + 'from = "1亿元"')), r"bounds of a tier into when"),
    "an instalment's sum": (pack(measure(AMOUNT + '\n[[measure.instalment]]\namount = "1万元"\n' + WORDS)), r"share of each"),
    "a tier in single brackets": (pack(measure('[measure.tier]\namount = "1万元"', support=NO_AMOUNT)),
                                  r"each headed \[\[measure\.tier\]\]"),
    "a cap in single brackets": (pack(measure(AMOUNT) + '[cap]\nid = "k"'), r"each headed \[\[cap\]\]"),
    "a cap per company": (capped(cap("k", "company", "a")), r"a limit for one firm is year or life"),
    "a cap's limit": (capped('[[cap]]\nid = "k"\nper = "year"\nlimit = "1万元"\nmeasures = ["a"]\n' + WORDS),
                      r'write amount = "500万元"'),
    "a cap's measure": (capped('[[cap]]\nid = "k"\nper = "year"\namount = "1万元"\nmeasure = "a"\n' + WORDS),
                        r"write measures = "),
    "a cap over another pack's measure": (capped(cap("k", "year", "made-up/b")), r"did you mean b\?"),
    "a cap that is a share": (capped(cap("k", "year", "a", amount="50%")), r"a cap is a sum"),
    "a call's dates": (call('measures = ["a"]\nfrom = 2026-01-01'), r"write opens and closes"),
    "a call for a stranger": (call('measures = ["stranger"]'), r"one of a"),
    "years in quotes": (key('years = "3"'), r"a whole number, without quotes"),
    "once in quotes": (key('once = "true"'), r"true or false, without quotes"),
    "instalments over all": (instalments("60%", "50%"), r"too large"),
    "three thirds": (instalments("33%", "33%", "33%"), r"33%, 33% and 34%"),
    "max for the most": (amount("max(30% * project.total_investment, 1万元)"), r"not max"),
}

# What can be read but was hardly meant: found without a problem, and named.
NAMED = {
    "a lower threshold before a higher one": (tiers(("company.annual_output >= 1亿元", "10万元"),
                                                    ("company.annual_output >= 10亿元", "100万元")), "tier 2 is never"),
    "a choice that an earlier list has": (tiers(("project.plant_use in {drug_gmp, other}", "10万元"),
                                                ("project.plant_use is other and project.new_build", "20万元")),
                                          "tier 2 is never"),
    "always before another tier": (tiers(("always", "10万元"), ("project.new_build", "20万元")), "tier 2 is never"),
    "at least where a cap is": (pack(measure('amount = "max(%s, 100万元)"\n%s' % (SHARE, YEARLY))), "at least"),
}


def check(cli, text):
    with tempfile.TemporaryDirectory(prefix="biosubsidy-oracle-") as folder:
        path = os.path.join(folder, "pack.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return subprocess.run([cli, "packs", "check", path, "--lang", "en"], capture_output=True, text=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", required=True)
    parser.add_argument("names", nargs="*", help="these rows alone, with what is said of them")
    options = parser.parse_args()
    failed = 0
    rows = [(name, text, 0, "no problems") for name, text in GOOD.items()]
    rows += [(name, text, 1, "") for name, text in BAD.items()]
    rows += [(name, text, 1, words) for name, (text, words) in SAID.items()]
    rows += [(name, text, 0, words) for name, (text, words) in NAMED.items()]
    for name, text, status, words in rows:
        if options.names and name not in options.names:
            continue
        ran = check(options.cli, text)
        said = ran.stdout + ran.stderr
        wrong = ran.returncode != status or status == 1 and not re.search(r"pack\.toml:[0-9]+:[0-9]+: ", said)
        wrong = wrong or not re.search(words, said)
        failed += wrong
        if wrong or options.names:
            print("%s: exit %d, wanted %d" % (name, ran.returncode, status))
            print("    " + said.strip().replace("\n", "\n    "))
    print("%d packs, %d not as wanted" % (len(rows), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
