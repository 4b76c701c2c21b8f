# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures, caps and packs as the contract's two parts know them."""

import dataclasses
import datetime

import language
from values import share, yuan

APPLICANTS = {"E": {"enterprise"}, "T": {"startup_team"}, "U": {"university", "research_institute"}}
ANY = {"enterprise", "startup_team", "university", "research_institute", "other"}
WIDTH = {"project": 0, "year": 1, "life": 2}


@dataclasses.dataclass
class Measure:
    id: str
    clause: str
    scope: str  # company, projects or expenses
    applicants: set
    strict: object
    lenient: object
    support: str
    rate: str = None
    tiers: tuple = ()  # (condition or None, amount); a plain amount is one tier without a condition
    pool: str = None
    yearly: int = None
    after_completion: bool = False
    completes: str = None  # "pack/measure"
    matches: frozenset = frozenset()
    rounds: bool = False
    once: bool = False
    discretion: str = None
    instalments: tuple = ()  # shares, as they are written
    asks: tuple = ()  # the texts of the conditions, where they are texts; for those who look for cases that meet them

    @property
    def has_sum(self):
        return self.support in ("ceiling", "fixed")

    @property
    def stated(self):
        return self.support == "fixed" or self.rate == "stated"


@dataclasses.dataclass
class Cap:
    id: str
    per: str
    amount: int
    measures: frozenset = None  # None: all that have a sum and may stand in it


@dataclasses.dataclass
class Pack:
    id: str
    city: str
    measures: list
    start: datetime.date = None
    until: datetime.date = None
    draft: bool = False
    grade: str = "full_text"
    superseded_by: str = None
    levels: frozenset = frozenset()
    districts: tuple = None
    lies_in: tuple = ()
    checked: datetime.date = None
    caps: tuple = ()
    built_in: bool = True

    def __post_init__(self):
        inside = language.in_city(self.city)
        self.place = language.both(inside, language.in_district(*self.districts)) if self.districts else inside
        self.beside = language.both(inside, language.in_district(*self.lies_in)) if self.lies_in else None

    def status_on(self, date):
        if self.draft:
            return "draft"
        if self.start is not None and date < self.start:
            return "not_yet"
        if self.until is not None and date > self.until:
            return "expired"
        return "in_force"

    def outside_period(self, year):
        """Does the calendar year lie wholly outside the pack's period?"""
        return (self.start is not None and datetime.date(year, 12, 31) < self.start
                or self.until is not None and datetime.date(year, 1, 1) > self.until)

    def standing(self, cap):
        """The ids of the measures that stand in a cap."""
        if cap.measures is not None:
            return cap.measures
        return frozenset(m.id for m in self.measures if m.has_sum and (cap.per != "project" or m.scope == "projects"))

    def caps_over(self, measure):
        """(name, per, amount, key) of the caps that a measure stands under, narrowest first."""
        found = []
        if measure.yearly is not None:
            name = self.id + "/" + measure.id
            found.append((1, WIDTH["year"], -1, (name, "year", measure.yearly, ("yearly", name))))
        for number, cap in enumerate(self.caps):
            standing = self.standing(cap)
            if measure.id in standing:
                name = self.id + "/" + cap.id
                found.append((len(standing), WIDTH[cap.per], number, (name, cap.per, cap.amount, ("cap", name))))
        return [entry for _, _, _, entry in sorted(found, key=lambda each: each[:3])]


def instance(per, key, item, year):
    """Which of a cap's instances an item of a year falls in."""
    return key + {"project": (item,), "year": (year,), "life": ()}[per]


# ---------------------------------------------------------------------------------------------------------------
# Short forms for the maps' tables

def company(id, clause, who, condition, support, **more):
    return measure(id, clause, "company", who, condition, support, **more)


def project(id, clause, who, condition, support, **more):
    return measure(id, clause, "projects", who, condition, support, **more)


def expense(id, clause, who, condition, support, **more):
    return measure(id, clause, "expenses", who, condition, support, **more)


def measure(id, clause, scope, who, condition, support, amount=None, yearly=None, **more):
    """`condition` is one condition or a pair (strict, lenient), each a function or a text of the rule language.
    `amount` is (rate, base fact or None, cap or None) for min(rate x base, cap) or the cap alone, a text, or a list
    of tiers (when or None, text)."""
    read = lambda asked: language.condition(asked, scope) if isinstance(asked, str) else asked
    strict, lenient = condition if isinstance(condition, tuple) else (condition, condition)
    applicants = ANY if who == "any" else set().union(*(APPLICANTS[letter] for letter in who.split(",")))
    tiers = ()
    if support in ("ceiling", "fixed"):
        table = amount if isinstance(amount, list) else [(None, amount)]
        tiers = tuple((None if when is None else read(when), summed(each, scope)) for when, each in table)
    tiered = [when for when, _ in amount] if isinstance(amount, list) else []
    asks = tuple(asked for asked in [lenient] + tiered if isinstance(asked, str))
    return Measure(id, clause, scope, applicants, read(strict), read(lenient), support, tiers=tiers,
                   yearly=None if yearly is None else yuan(yearly), asks=asks, **more)


def summed(amount, scope):
    if isinstance(amount, str):
        return language.amount(amount, scope)
    rate, base, cap = amount
    bounds = []
    if base is not None:
        bounds.append(language.Times(language.Known(share(rate)), language.Number(base)))
    if cap is not None:
        bounds.append(language.Known(yuan(cap)))
    return language.Least(*bounds)


def flat(sum_text):
    return (None, None, sum_text)


def pack(id, city, measures, start=None, until=None, checked=None, caps=(), discretion=None, **more):
    day = lambda text: text and datetime.date.fromisoformat(text)
    for each in measures:
        each.discretion = each.discretion or discretion
    return Pack(id, city, measures, day(start), day(until), checked=day(checked), caps=tuple(caps), **more)


def cap(id, per, amount, *measures):
    return Cap(id, per, yuan(amount), frozenset(measures) or None)
