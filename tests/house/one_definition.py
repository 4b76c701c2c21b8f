#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a type that is defined twice under one name.

Two types of one qualified name in two files build and link, and then share each
other's inlined members: the compiler sees one file at a time, the linker keeps
whichever it meets first. Nothing warns of it but link-time optimisation.
"""
import collections
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
opening = re.compile(
    r"namespace\s*(?P<space>[\w:]*)\s*\{"
    r"|(?:struct|class)\s+(?P<type>\w+)(?:\s+final)?\s*(?::(?!:)[^;{]*)?\{"
    r"|enum\s+class\s+(?P<enum>\w+)[^;{]*\{"
    r"|\{|\}")


def types(text):
    """The qualified names of the types that a file defines, but for those of a nameless namespace."""
    text = re.sub(r'"(\\.|[^"\\\n])*"|\'(\\.|[^\'\\\n])\'', '""', re.sub(r"//.*", "", text))
    around = []
    for found in opening.finditer(text):
        name = found.group("type") or found.group("enum")
        if found.group(0) == "}":
            if around:
                around.pop()
        elif found.group("space") is not None:
            around.append(found.group("space") or None)
        elif name:
            if None not in around:
                yield "::".join([*around, name])
            around.append(name)
        else:
            around.append(None)  # a function's body, an initialiser


defined = collections.defaultdict(list)
files = [p for layer in ("core", "ui", "app") for p in sorted((root / layer).rglob("*")) if p.suffix in (".h", ".cpp")]
for file in files:
    for name in types(file.read_text(encoding="utf-8")):
        defined[name].append(str(file.relative_to(root)))
failures = [f"{name}: {' and '.join(places)}" for name, places in sorted(defined.items()) if len(places) > 1]
print("\n".join(failures))
if failures or len(defined) < 300:
    sys.exit(f"one_definition: {len(failures)} types defined twice, of {len(defined)}")
