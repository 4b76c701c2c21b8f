# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of the contract: money in whole fen (int), quantities and rates as fractions.  No float carries a number;
math.inf stands for "no bound"."""

import math
import re
from fractions import Fraction

INF = math.inf

MAX_FEN = 10 ** 17  # 10^15 yuan
MAX_COUNT = 10 ** 9
UNITS = {None: 1, "元": 1, "万": 10 ** 4, "万元": 10 ** 4, "亿": 10 ** 8, "亿元": 10 ** 8}
MONEY = re.compile(r"([0-9]+|[0-9]{1,3}(?:[,，][0-9]{3})+)(?:\.([0-9]+))?(元|万元|万|亿元|亿)?")
QUANTITY = re.compile(r"[0-9]+(\.[0-9]{1,2})?")


def parse_money(value):
    """Fen of a money value in one of the contract's forms; ValueError for anything else."""
    if isinstance(value, bool):
        raise ValueError("a flag is no money")
    if isinstance(value, int):
        if value < 0:
            raise ValueError("a sign")
        fen = value * 100
    elif isinstance(value, str):
        match = MONEY.fullmatch(value)
        if not match:
            raise ValueError("not a sum of money: %r" % value)
        whole = match.group(1).replace(",", "").replace("，", "")
        part = match.group(2) or ""
        exact = Fraction(int(whole + part), 10 ** len(part)) * UNITS[match.group(3)] * 100
        if exact.denominator != 1:
            raise ValueError("more than two decimals of a yuan: %r" % value)
        fen = int(exact)
    else:
        raise ValueError("not a sum of money: %r" % (value,))
    if fen > MAX_FEN:
        raise ValueError("more than 10^15 yuan: %r" % (value,))
    return fen


def parse_quantity(value):
    """A quantity, exact; ValueError for what is none."""
    if isinstance(value, bool):
        raise ValueError("a flag is no quantity")
    if isinstance(value, int):
        exact = Fraction(value)
    elif isinstance(value, str) and QUANTITY.fullmatch(value):
        exact = Fraction(value)
    else:
        raise ValueError("not a quantity: %r" % (value,))
    if not 0 <= exact <= MAX_COUNT:
        raise ValueError("not between 0 and 10^9: %r" % (value,))
    return exact


def money_text(fen):
    return "%d.%02d" % divmod(fen, 100)


def yuan(text):
    return parse_money(text)


def share(text):
    """"40%", "12.5%": a fraction of at most 1."""
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?%", text) or Fraction(text[:-1]) > 100:
        raise ValueError("not a rate: %r" % text)
    return Fraction(text[:-1]) / 100
