# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs read from TOML, with the keys of both parts of the contract; what is for people is passed over."""

import dataclasses
import tomllib

import language
from language import always, both
from policies import ANY, Cap, Measure, Pack
from values import yuan

SCOPES = {"company": "company", "project": "projects", "expense": "expenses"}


def measure(raw, pack, terms):
    scope = SCOPES[raw["scope"]]
    condition = lambda key: language.condition(raw[key], scope, terms) if key in raw else always
    tiers = ()
    if "amount" in raw:
        tiers = ((None, language.amount(raw["amount"], scope, terms)),)
    elif "tier" in raw:
        tiers = tuple((condition_of(tier, scope, terms), language.amount(tier["amount"], scope, terms))
                      for tier in raw["tier"])
    clause = raw.get("clause")
    return Measure(
        raw["id"], clause, scope, set(raw.get("applicants", ANY)), both(condition("when"), condition("strict")),
        both(condition("when"), condition("lenient")), raw["support"], rate=raw.get("rate"), tiers=tiers,
        pool=raw.get("pool"), yearly=yuan(raw["yearly_cap"]) if "yearly_cap" in raw else None,
        after_completion=raw.get("due") == "after_completion", completes=raw.get("completes"),
        matches=frozenset(raw.get("matches", ())), rounds=raw.get("rounds", False), once=raw.get("once", False),
        discretion=raw.get("discretion", pack.get("discretion")),
        instalments=tuple(each["share"] for each in raw.get("instalment", ())))


def condition_of(tier, scope, terms):
    return language.condition(tier["when"], scope, terms) if "when" in tier else None


def read(text):
    raw = tomllib.loads(text)
    head, terms = raw["pack"], raw.get("terms", {})
    caps = tuple(Cap(each["id"], each["per"], yuan(each["amount"]),
                     frozenset(each["measures"]) if "measures" in each else None) for each in raw.get("cap", ()))
    pack = Pack(head["id"], head["city"], [measure(each, head, terms) for each in raw.get("measure", ())],
                head.get("from"), head.get("until"), draft=head["status"] == "draft", grade=head["grade"],
                superseded_by=head.get("superseded_by"), levels=frozenset(head.get("overlap", {}).get("levels", ())),
                districts=tuple(head["districts"]) if "districts" in head else None,
                lies_in=tuple(head.get("lies_in", ())), checked=head.get("checked"), caps=caps, built_in=False)
    return pack, {each["id"] for each in raw.get("measure", ()) if each.get("as_completed")}


def beside(built_in, texts):
    """The built-in packs, then those of the texts by id."""
    loaded = list(built_in)
    for pack, as_completed in sorted((read(text) for text in texts), key=lambda pair: pair[0].id):
        known = {other.id + "/" + m.id: m for other in loaded for m in other.measures}
        for number, each in enumerate(pack.measures):
            if each.id in as_completed:
                asked = known[each.completes]
                pack.measures[number] = dataclasses.replace(each, applicants=asked.applicants, strict=asked.strict,
                                                            lenient=asked.lenient)
        loaded.append(pack)
    return loaded
