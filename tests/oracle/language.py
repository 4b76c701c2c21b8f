# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule language: conditions in Kleene's three-valued logic, amounts with what unknown facts leave of them, and
the reading of both from text.

A condition is a function of a context that gives (True | False | None, missing facts); only an undecided one carries
any.  An amount is an object with range(context) -> (lowest, highest) and missing(context) -> the facts that leave it
open.  A fact's address is (group, index of the item, fact).  A name "c.x" is the company's fact x, a bare "x" that of
the claim's own item.
"""

import re
from fractions import Fraction

import vocabulary
from values import INF, parse_money, share

NOTHING = frozenset()
TRUE = (True, NOTHING)
FALSE = (False, NOTHING)


def decided(truth):
    return TRUE if truth else FALSE


def unknown(*facts):
    return (None, frozenset(facts))


class Context:
    """One claim's facts: the company's and those of the item that the claim is made for."""

    def __init__(self, company, group="company", index=0, item=None, year=None, held=None):
        self.company = company
        self.group = group
        self.index = index
        self.item = company if item is None else item
        self.year = year  # of the item; the assessment's where it has none
        self.held = held or {}  # "held_city": fen

    def get(self, fact):
        """(value or None, address)"""
        if fact.startswith("c."):
            fact = fact[2:]
            return self.company.get(fact, vocabulary.DEFAULTS.get(fact)), ("company", 0, fact)
        address = (self.group, self.index, fact)
        if self.group == "projects" and fact == "city":
            return self.city()
        if self.group == "projects" and fact == "district":
            return self.district()
        if fact == "year":
            return self.year, address
        if fact in vocabulary.HELD:
            return self.held.get(fact, 0), address
        return self.item.get(fact), address

    def bounds(self, fact):
        """(lowest, highest, address) of a number; INF where nothing bounds it.  Where the known facts around an
        unknown one contradict each other, the upper bound wins."""
        value, address = self.get(fact)
        if value is not None:
            return value, value, address
        low, high = 0, INF
        group, _, name = address
        if vocabulary.kind(group, name) in ("year", "date"):
            return -INF, INF, address
        if group == "projects":
            high = min([self.item[whole] for whole in vocabulary.wholes(name) if whole in self.item], default=INF)
            low = max([self.item[part] for part in vocabulary.parts(name) if part in self.item], default=0)
        return min(low, high), high, address

    def city(self):
        if self.group == "projects" and self.item.get("city") is not None:
            return self.item["city"], ("projects", self.index, "city")
        return self.company.get("city"), ("company", 0, "city")

    def district(self):
        company = (self.company.get("district"), ("company", 0, "district"))
        if self.group != "projects":
            return company
        own = (self.item.get("district"), ("projects", self.index, "district"))
        if own[0] is not None:
            return own
        city = self.item.get("city")
        # Taken from the company only where the city is surely the same.
        if city is None or city == self.company.get("city"):
            return company
        return own

    def sizes(self):
        """(the possible sizes, the facts that leave it open)"""
        if self.company.get("size") is not None:
            return {self.company["size"]}, ()
        employees, revenue = self.company.get("employees"), self.company.get("revenue")
        missing = [] if employees is not None else [("company", 0, "employees")]
        if self.company.get("industry", "industry") == "other":
            by_staff = rungs(employees, (10, 100, 300))
            return {vocabulary.SIZES[i] for i in by_staff}, missing
        by_staff = rungs(employees, (20, 300, 1000))
        by_revenue = rungs(revenue, (parse_money("300万"), parse_money("2000万"), parse_money("4亿")))
        if revenue is None:
            missing.append(("company", 0, "revenue"))
        return {vocabulary.SIZES[min(a, b)] for a in by_staff for b in by_revenue}, missing


def rungs(value, bounds):
    """The rungs (0 = micro) that a value reaches; all of them for an unknown one."""
    if value is None:
        return range(4)
    return (sum(value >= bound for bound in bounds),)


# ---------------------------------------------------------------------------------------------------------------
# Conditions

def always(context):
    return TRUE


def joined(results, settles):
    """Kleene's and (settles=False) or or (settles=True)."""
    if any(truth is settles for truth, _ in results):
        return decided(settles)
    if all(truth is (not settles) for truth, _ in results):
        return decided(not settles)
    return (None, frozenset().union(*(missing for truth, missing in results if truth is None)))


def both(*conditions):
    return lambda context: joined([condition(context) for condition in conditions], False)


def either(*conditions):
    return lambda context: joined([condition(context) for condition in conditions], True)


def no(condition):
    def holds(context):
        truth, missing = condition(context)
        return (None, missing) if truth is None else decided(not truth)
    return holds


def asked(fact, question):
    """The question put to the fact's value, once it is known."""
    def holds(context):
        value, address = context.get(fact)
        return unknown(address) if value is None else decided(question(value))
    return holds


def flag(fact):
    return asked(fact, bool)


def one_of(fact, *choices):
    """An unknown choice is surely one of all that there are; the cities have no end."""
    if fact == "c.size":
        return size_in(*choices)

    def holds(context):
        value, address = context.get(fact)
        if value is not None:
            return decided(value in choices)
        group, _, name = address
        every = vocabulary.kind(group, name) == "choice" and name != "city"
        return TRUE if every and set(vocabulary.choices(group, name)) <= set(choices) else unknown(address)
    return holds


def meets(fact, *elements):
    """The set and the elements share one; `has` is the same with a single one."""
    return asked(fact, lambda value: not set(value).isdisjoint(elements))


has = meets


def not_empty(fact):
    return asked(fact, lambda value: len(value) > 0)


def size_in(*wanted):
    def holds(context):
        possible, missing = context.sizes()
        if possible <= set(wanted):
            return TRUE
        if possible.isdisjoint(wanted):
            return FALSE
        return unknown(*missing)
    return holds


def applicant_in(*who):
    return one_of("c.applicant", *who)


def in_city(city):
    def holds(context):
        value, address = context.city()
        return unknown(address) if value is None else decided(value == city)
    return holds


def in_district(*names):
    def holds(context):
        value, address = context.district()
        return unknown(address) if value is None else decided(value in names)
    return holds


def compared(left, sign, right):
    """Two amounts of one unit: certain where their ranges leave no doubt."""
    if sign in (">", ">="):
        left, sign, right = right, {">": "<", ">=": "<="}[sign], left

    def holds(context):
        (a, b), (c, d) = left.range(context), right.range(context)
        if sign == "=":
            yes, never = a == b == c == d, b < c or d < a
        elif sign == "<":
            yes, never = b < c, a >= d
        else:
            yes, never = b <= c, a > d
        if yes:
            return TRUE
        return FALSE if never else (None, left.missing(context) | right.missing(context))
    return holds


def at_least(fact, bound):
    return compared(Number(fact), ">=", Known(parse_money(bound)))


def more_than(fact, bound):
    return compared(Number(fact), ">", Known(parse_money(bound)))


# ---------------------------------------------------------------------------------------------------------------
# Amounts

class Known:
    def __init__(self, value):
        self.value = value

    def range(self, context):
        return self.value, self.value

    def missing(self, context):
        return NOTHING


class Number:
    def __init__(self, fact):
        self.fact = fact

    def range(self, context):
        return context.bounds(self.fact)[:2]

    def missing(self, context):
        low, high, address = context.bounds(self.fact)
        return NOTHING if low == high else frozenset([address])


class Composed:
    """An amount of several: open where its lowest and highest differ, by the parts that are open and can be felt."""

    def __init__(self, *parts):
        self.parts = parts

    def felt(self, part, whole):
        return True

    def missing(self, context):
        whole = self.range(context)
        if whole[0] == whole[1]:
            return NOTHING
        return NOTHING.union(*(part.missing(context) for part in self.parts if self.felt(part.range(context), whole)))


class Least(Composed):
    def range(self, context):
        lows, highs = zip(*(part.range(context) for part in self.parts))
        return min(lows), min(highs)

    def felt(self, part, whole):
        return part[0] < whole[1]


class Greatest(Composed):
    def range(self, context):
        lows, highs = zip(*(part.range(context) for part in self.parts))
        return max(lows), max(highs)

    def felt(self, part, whole):
        return part[1] > whole[0]


class Plus(Composed):
    def range(self, context):
        (a, b), (c, d) = (part.range(context) for part in self.parts)
        return a + c, b + d


class Minus(Composed):
    def range(self, context):
        (a, b), (c, d) = (part.range(context) for part in self.parts)
        return a - d, b - c


class Times(Composed):
    """Of two that are not below zero."""

    def range(self, context):
        (a, b), (c, d) = (part.range(context) for part in self.parts)
        return a * c, 0 if b == 0 or d == 0 else b * d


# ---------------------------------------------------------------------------------------------------------------
# Reading

TOKEN = re.compile(r"""\s*(?:(?P<money>[0-9]+(?:\.[0-9]+)?(?:亿元|万元|元))
                        |(?P<rate>[0-9]+(?:\.[0-9]+)?%)
                        |(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})
                        |(?P<number>[0-9]+(?:\.[0-9]+)?)
                        |(?P<text>"[^"]*")
                        |(?P<name>[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)
                        |(?P<sign><=|>=|[-+*(){},<>=]))""", re.VERBOSE)
COMPARISONS = ("<", "<=", ">", ">=", "=")


class Reader:
    """A recursive descent over one text.  Every reading gives ("condition", function) or (unit, amount)."""

    def __init__(self, text, scope, terms):
        self.scope, self.terms, self.text = scope, terms, text
        self.tokens, self.at = [], 0
        place = 0
        while text[place:].strip():
            match = TOKEN.match(text, place)
            if not match:
                raise ValueError("cannot read %r in %r" % (text[place:], text))
            self.tokens.append((match.lastgroup, match.group(match.lastgroup)))
            place = match.end()

    def peek(self):
        return self.tokens[self.at][1] if self.at < len(self.tokens) else None

    def take(self, *wanted):
        """The next token's text, if it is one of those wanted (any, if none are named)."""
        token = self.peek()
        if token is None or (wanted and token not in wanted):
            return None
        self.at += 1
        return token

    def need(self, token):
        if self.take(token) is None:
            raise ValueError("%r expected, %r found in %r" % (token, self.peek(), self.text))

    def whole(self, wanted):
        what, result = self.alternatives()
        if self.peek() is not None:
            raise ValueError("%r is left over in %r" % (self.peek(), self.text))
        if (what == "condition") != (wanted == "condition"):
            raise ValueError("a %s expected in %r" % (wanted, self.text))
        return result

    def chain(self, word, below, join):
        first = below()
        if self.peek() != word:
            return first
        parts = [first]
        while self.take(word):
            parts.append(below())
        if any(what != "condition" for what, _ in parts):
            raise ValueError("%r joins conditions in %r" % (word, self.text))
        return "condition", join(*(condition for _, condition in parts))

    def alternatives(self):
        return self.chain("or", lambda: self.chain("and", self.negation, both), either)

    def negation(self):
        if self.take("not"):
            return "condition", no(self.negation()[1])
        return self.comparison()

    def comparison(self):
        left = self.total()
        sign = self.take(*COMPARISONS)
        if sign is None:
            return left
        right = self.total()
        number = {"number"}
        if left[0] != right[0] and not {left[0], right[0]} & number:
            raise ValueError("%s %s %s in %r" % (left[0], sign, right[0], self.text))
        return "condition", compared(left[1], sign, right[1])

    def total(self):
        result = self.product()
        while self.peek() in ("+", "-"):
            join = Plus if self.take() == "+" else Minus
            other = self.product()
            result = (self.common([result[0], other[0]]), join(result[1], other[1]))
        return result

    def common(self, units):
        found = set(units) - {"number"} or {"number"}
        if len(found) != 1 or found & {"condition", "rate"}:
            raise ValueError("units %s in %r" % (units, self.text))
        return found.pop()

    def product(self):
        result = self.atom()
        while self.take("*"):
            other = self.atom()
            units = [result[0], other[0]]
            if "rate" in units:
                units.remove("rate")
                unit = units[0]
            elif "money" in units and set(units) & {"count", "quantity"}:
                unit = "money"
            else:
                raise ValueError("%s times %s in %r" % (result[0], other[0], self.text))
            result = (unit, Times(result[1], other[1]))
        return result

    def atom(self):
        what, text = self.tokens[self.at] if self.at < len(self.tokens) else (None, None)
        if self.take("("):
            inside = self.alternatives()
            self.need(")")
            return inside
        if text in ("min", "max"):
            return self.extreme()
        self.at += 1
        if what == "money":
            return "money", Known(parse_money(text))
        if what == "rate":
            return "rate", Known(share(text))
        if what == "number":
            return "number", Known(Fraction(text))
        if what != "name":
            raise ValueError("%r is not expected in %r" % (text, self.text))
        if text in self.terms:
            return Reader(self.terms[text], self.scope, self.terms).alternatives()
        return self.question(text)

    def extreme(self):
        kind = Least if self.take() == "min" else Greatest
        self.need("(")
        parts = [self.total()]
        while self.take(","):
            parts.append(self.total())
        self.need(")")
        return self.common([unit for unit, _ in parts]), kind(*(part for _, part in parts))

    def elements(self):
        """{a, b}, or a term that stands for one."""
        term = self.peek()
        if term in self.terms:
            self.take()
            return Reader(self.terms[term], self.scope, self.terms).elements()
        self.need("{")
        found = []
        while not self.take("}"):
            found.append(self.take().strip('"'))
            self.take(",")
        return found

    def question(self, name):
        """What is asked of a fact."""
        entity, _, fact = name.partition(".")
        group = {"company": "company", "project": "projects", "expense": "expenses"}[entity]
        if group not in ("company", self.scope):
            raise ValueError("%s cannot be read in the scope %s" % (name, self.scope))
        what = vocabulary.kind(group, fact)
        path = "c." + fact if group == "company" else fact
        if what == "flag":
            return "condition", flag(path)
        if what in ("choice", "text"):
            return "condition", self.choice(path, vocabulary.choices(group, fact) if what == "choice" else None)
        if what == "set":
            return "condition", self.set(path, vocabulary.choices(group, fact))
        return what, Number(path)

    def known(self, ids, vocabulary_has):
        for each in ids:
            if vocabulary_has is not None and each not in vocabulary_has:
                raise ValueError("nothing is called %r in %r" % (each, self.text))
        return ids

    def choice(self, path, ids):
        ids = None if path in ("city", "c.city") else ids  # packs bring cities of their own
        if self.take("in"):
            return one_of(path, *self.known(self.elements(), ids))
        self.need("is")
        negated = self.take("not")
        found = one_of(path, *self.known([self.take().strip('"')], ids))
        return no(found) if negated else found

    def set(self, path, ids):
        if self.take("is"):
            negated = self.take("not")
            self.need("empty")
            return not_empty(path) if negated else no(not_empty(path))
        self.need("has")
        if self.take("any"):
            self.need("of")
            return meets(path, *self.known(self.elements(), ids))
        return has(path, *self.known([self.take()], ids))


def condition(text, scope, terms={}):
    return Reader(text, scope, terms).whole("condition")


def amount(text, scope, terms={}):
    return Reader(text, scope, terms).whole("amount")
