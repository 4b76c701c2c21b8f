#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One word for one thing: what people read says it the same way everywhere.

Looked at are the texts in the sources of core, ui and app, and the manual. The packs
are not: they say what documents say.
"""
import pathlib
import re
import sys

# What is not said, and what is said instead.
GLOSSARY = {
    "zh": {
        "金额未公布": "未公布金额",
        "不涉及资金": "非资金",
        "不涉金额": "不影响金额, of a question; 非资金, of support",
        "不涉及金额": "没有金额",
        "待定最多": "最好情形",
        "待补信息全部有利时": "最好情形",
        "信息补齐后最多": "最好情形",
        "其中待核实": "其中金额待定",
        "次一分": "起",
    },
    "en": {
        "the next fen": "from",
        "by stated rates": "by published rates",
        "if all that is missing turns out well": "best case",
        "undecided, up to": "best case",
        "comes, or brings more": "opens or brings more",
    },
}

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
literal = re.compile(r'"(?:[^"\\]|\\.)*"')
failures = []


def check(path, number, text):
    for words in GLOSSARY.values():
        for wrong, right in words.items():
            if wrong in text or wrong in text.lower():
                failures.append(f"{path.relative_to(root)}:{number}: “{wrong}”; say {right}")


count = 0
for layer in ("core", "ui", "app"):
    for path in sorted((root / layer).rglob("*")):
        if path.suffix not in (".cpp", ".h"):
            continue
        count += 1
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for found in literal.findall(line):
                check(path, number, found)
for path in sorted((root / "resources/help").rglob("*.md")):
    count += 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        check(path, number, line)
for failure in failures:
    print(failure)
if failures:
    sys.exit(1)
print(f"{count} files, one word for one thing")
