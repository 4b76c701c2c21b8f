# SPDX-License-Identifier: GPL-3.0-or-later
"""Which claims are counted, and at what.

A candidate is {"key", "net" (what it brings after awards), "stated" (bool), "slot" (claims of one slot exclude each
other; None for none), "caps" ((instance, what is left of it before any claim) pairs)}.  Candidates come in the order
of preference.  A set counts, in that order, for each claim the least of its net and of what is left of its caps.
The best set has the largest total, then the largest stated part, and then comes first: at the first candidate in
which two sets differ, the one that takes it.
"""

import functools
import itertools


def count(chosen):
    """What each of the chosen candidates counts, the caps being used up in their order."""
    left, counted = {}, []
    for candidate in chosen:
        amount = min([candidate["net"]] + [left.setdefault(cap, whole) for cap, whole in candidate["caps"]])
        for cap, _ in candidate["caps"]:
            left[cap] -= amount
        counted.append(amount)
    return counted


def exhaustive(candidates):
    """{key: counted} of the best set, by trying them all."""
    best = None
    for taken in itertools.product((True, False), repeat=len(candidates)):
        chosen = [candidate for candidate, yes in zip(candidates, taken) if yes]
        slots = [candidate["slot"] for candidate in chosen if candidate["slot"] is not None]
        counted = count(chosen)
        if 0 in counted or len(slots) != len(set(slots)):
            continue
        merit = (sum(counted), sum(amount for candidate, amount in zip(chosen, counted) if candidate["stated"]), taken)
        if best is None or merit > best[0]:
            best = (merit, dict(zip((candidate["key"] for candidate in chosen), counted)))
    return best[1]


def groups(candidates):
    """The candidates in groups that share neither a slot nor a cap: each can be settled by itself."""
    members = []
    for candidate in candidates:
        ties = {cap for cap, _ in candidate["caps"]} | ({("slot", candidate["slot"])} if candidate["slot"] else set())
        joined = [group for group in members if group[0] & ties]
        members = [group for group in members if not group[0] & ties]
        everything = [each for group in joined for each in group[1]] + [candidate]
        members.append((ties.union(*(group[0] for group in joined)), everything))
    order = {id(candidate): place for place, candidate in enumerate(candidates)}
    return [sorted(group, key=lambda candidate: order[id(candidate)]) for _, group in members]


def settle(candidates):
    """As exhaustive(), candidate by candidate: what follows depends on what is left of the caps and on the slots that
    are taken, and each such state is looked at once."""
    caps_after, slots_after = [set()], [set()]
    for candidate in reversed(candidates):
        caps_after.insert(0, caps_after[0] | {cap for cap, _ in candidate["caps"]})
        slots_after.insert(0, slots_after[0] | {candidate["slot"]} - {None})

    @functools.lru_cache(maxsize=None)
    def best(place, left, taken):
        """(total, stated part, (counted, the rest) or None): `left` of the caps, sorted, and the slots taken."""
        if place == len(candidates):
            return 0, 0, None
        candidate = candidates[place]
        slot = candidate["slot"]
        rest = dict(left)
        keep = lambda caps: tuple(sorted((cap, caps[cap]) for cap in caps if cap in caps_after[place + 1]))
        without = best(place + 1, keep(rest), taken & frozenset(slots_after[place + 1]))
        amount = min([candidate["net"]] + [rest[cap] for cap, _ in candidate["caps"]])
        if amount == 0 or slot in taken:
            return without[0], without[1], (0, without[2])
        for cap, _ in candidate["caps"]:
            rest[cap] -= amount
        occupied = taken | ({slot} - {None})
        within = best(place + 1, keep(rest), occupied & frozenset(slots_after[place + 1]))
        total, stated = within[0] + amount, within[1] + (amount if candidate["stated"] else 0)
        if (total, stated) >= without[:2]:
            return total, stated, (amount, within[2])
        return without[0], without[1], (0, without[2])

    whole = {cap: left for candidate in candidates for cap, left in candidate["caps"]}
    found, rest = {}, best(0, tuple(sorted(whole.items())), frozenset())[2]
    for candidate in candidates:
        amount, rest = rest
        if amount:
            found[candidate["key"]] = amount
    return found


def optimum(candidates):
    """{key: counted} of the best set."""
    result = {}
    for group in groups([candidate for candidate in candidates if candidate["net"] > 0]):
        result.update(settle(group))
    return result


def left_at_turn(candidates, counted):
    """{key: [(cap, left at the candidate's turn, left in the end)]} for every candidate, given what is counted."""
    left = {cap: whole for candidate in candidates for cap, whole in candidate["caps"]}
    found = {}
    for candidate in candidates:
        found[candidate["key"]] = [(cap, left[cap]) for cap, _ in candidate["caps"]]
        for cap, _ in candidate["caps"]:
            left[cap] -= counted.get(candidate["key"], 0)
    return {key: [(cap, then, left[cap]) for cap, then in caps] for key, caps in found.items()}
