#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which sources can be compiled together, as one unit: those of which none declares a name that another uses.

    tests/house/units.py FILE ...

prints a line a file: its unit's number and its name. Most of the time that a compiler
takes goes into the headers that a file includes: twelve files in a unit take a third
of it. Used by the lint and, where BIOSUBSIDY_UNITS is on, by the build.
"""
import pathlib
import re
import sys

MOST = 12  # files in a unit: more and the two processors are not busy to the end

# Names of namespace scope: what is defined at the start of a line.
LOCAL = re.compile(r"^(?:(?:class|struct|enum class|enum|using) +(?:\[\[\w+\]\] *)?(\w+)"
                   r"|(?=[A-Za-z\[])(?!namespace)(?:[\w:<>,&*\[\] ]+?[ &*>])(\w+)(?= *[({=;\[]))", re.M)


WORD = re.compile(r"\b[A-Za-z_]\w*\b")
NO_CODE = re.compile(r'//.*|"(?:[^"\\\n]|\\.)*"')


def together(paths, most=MOST):
    """Lists of sources, each of at most so many: none declares a name that another one uses."""
    units = []
    for path in paths:
        text = pathlib.Path(path).read_text(encoding="utf-8")
        names = {one or other for one, other in LOCAL.findall(text)}
        words = set(WORD.findall(NO_CODE.sub("", text)))
        for names_there, words_there, sources in units:
            if len(sources) < most and names.isdisjoint(words_there) and words.isdisjoint(names_there):
                names_there |= names
                words_there |= words
                sources.append(path)
                break
        else:
            units.append((names, words, [path]))
    return [sources for _, _, sources in units]


if __name__ == "__main__":
    for number, unit in enumerate(together(sys.argv[1:])):
        for source in unit:
            print(f"{number} {source}")
