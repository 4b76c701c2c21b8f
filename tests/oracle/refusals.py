# SPDX-License-Identifier: GPL-3.0-or-later
"""What a case file is refused for: the JSON pointers of its bad values.

paths(case, loaded) looks at what stands in a well-formed file with the format, the company and ids that are texts.
"""

import re
import vocabulary
from values import MAX_COUNT, parse_money, parse_quantity

AWARD = {"policy": "text", "amount": "money", "level": ("choice", vocabulary.LEVELS), "year": "year", "project": "text",
         "expense": "text", "measure": "text", "under": "text"}
TARGETS = {"project": "projects", "expense": "expenses", "measure": "company"}
ID = re.compile(r"[^\s./\x00-\x1f\x7f-\x9f]{1,64}")


def whole(value, low, high):
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def understood(reader, value):
    try:
        reader(value)
    except ValueError:
        return False
    return True


def bad_value(path, kind, value, cities):
    """The pointers of what is wrong with one value."""
    kind, ids = kind if isinstance(kind, tuple) else (kind, ())
    if path.endswith("/city"):
        ids = cities
    if kind == "set":
        if not isinstance(value, list):
            return [path]
        return ["%s/%d" % (path, place) for place, each in enumerate(value)
                if not isinstance(each, str) or each not in ids or each in value[:place]]
    fine = {"text": lambda: isinstance(value, str) and value != "",
            "money": lambda: understood(parse_money, value),
            "quantity": lambda: understood(parse_quantity, value),
            "year": lambda: whole(value, 1949, 2200),
            "count": lambda: whole(value, 0, MAX_COUNT),
            "flag": lambda: isinstance(value, bool),
            "choice": lambda: isinstance(value, str) and value in ids}[kind]
    return [] if fine() else [path]


def bad_item(path, facts, item, cities, needs_id=True):
    found = []
    for key, value in item.items():
        where = "%s/%s" % (path, key.replace("~", "~0").replace("/", "~1"))
        if key == "id" and needs_id:
            if value is not None and not (isinstance(value, str) and ID.fullmatch(value)):
                found.append(where)
        elif key not in facts:
            found.append(where)
        elif value is not None:
            found += bad_value(where, facts[key], value, cities)
    if needs_id and item.get("id") is None:
        found.append(path + "/id")
    return found


def bad_award(path, award, case, measures):
    """What is wrong with a target, and with what the money came under."""
    named = [key for key in TARGETS if award.get(key) is not None]
    if len(named) != 1:
        return [path] + bad_under(path, award, None, measures)
    key, target = named[0], award[named[0]]
    if key == "measure":
        known = target in measures and measures[target].scope == "company"
    else:
        known = target in [item.get("id") for item in case.get(TARGETS[key]) or []]
    return ([] if known else ["%s/%s" % (path, key)]) + bad_under(path, award, key, measures)


def bad_under(path, award, key, measures):
    under = award.get("under")
    if not isinstance(under, str) or under == "":
        return []
    if under not in measures:
        return [path + "/under"]
    if key is None:
        return []
    fits = TARGETS[key] == measures[under].scope and (key != "measure" or award["measure"] == under)
    return [] if fits else [path + "/under"]


def paths(case, loaded):
    """The pointers of everything that is refused, each once."""
    measures = {pack.id + "/" + m.id: m for pack in loaded for m in pack.measures}
    cities = set(vocabulary.CITIES) | {pack.city for pack in loaded} | {"other"}
    found = ["/" + key for key in case if key not in ("format", "company", "projects", "expenses", "awards")]
    found += bad_item("/company", vocabulary.COMPANY, case["company"], cities, needs_id=False)
    for group, facts in (("projects", vocabulary.PROJECT), ("expenses", vocabulary.EXPENSE), ("awards", AWARD)):
        ids = []
        for place, item in enumerate(case.get(group) or []):
            path = "/%s/%d" % (group, place)
            found += bad_item(path, facts, item, cities)
            if item.get("id") is not None and item["id"] in ids:
                found.append(path + "/id")
            ids.append(item.get("id"))
            if group == "awards":
                if item.get("amount") is None:
                    found.append(path + "/amount")
                found += bad_award(path, item, case, measures)
    return list(dict.fromkeys(found))
