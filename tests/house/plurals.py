#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an English text that says "1 cases".

A noun behind a count is written so that it agrees: "%1 [case|cases]", see
core/values/counted.h. A bound ("at most {} rows") is never one and may stand.
"""
import pathlib
import re
import sys

NOUNS = """amounts awards backups breakpoints cases cells changes characters claims columns companies conditions days
documents entries errors expenses facts figures files headings lines measures minutes mistakes notes others packs pages
places points problems projects questions results rows seconds sheets snapshots states sums texts years""".split()
literal = re.compile(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*')
count = re.compile(r"(?P<before>\S* ?\S* ?)(?:%L?\d|\{[0-9]?(?::[^}]*)?\}) (?:[a-z-]+ ){0,2}?(?:" + "|".join(NOUNS) + r")\b")
bound = re.compile(r"(at most|at least|more than|longer than|first|of|All|has) $")

# Here the number is never one, or is none.
many = ["{} entries, at most", "{} breakpoints, more than", "meets its conditions", "full ({} rows)", "%1 claims in all",
        "holds no ", "holds {} packs; name one"]

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
failures = []
for layer in ("core", "ui", "app"):
    for path in sorted((root / layer).rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        source = path.read_text(encoding="utf-8")
        for found in literal.finditer(source):
            text = re.sub(r'"\s*"', "", found.group(0))[1:-1]
            for hit in count.finditer(text):
                if not bound.search(hit.group("before")) and not any(one in text for one in many):
                    line = source.count("\n", 0, found.start()) + 1
                    failures.append(f"{path.relative_to(root)}:{line}: {hit.group(0)}")
print("\n".join(failures) if failures else "every counted noun agrees with its number")
sys.exit(1 if failures else 0)
