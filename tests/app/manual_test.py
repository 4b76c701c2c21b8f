#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The manual is true: each chapter of resources/help/{zh,en} is read, and
#   ```toml file=NAME   writes a file, and its TOML is parsed (json: parsed as well);
#   ```toml add=NAME    adds to one;
#   ```console          runs each line that begins with "$ " in a shell, in the folder
#                       of these files, and compares what is printed; a line that
#                       holds only "…" stands for any lines.
# Pictures that are named have to be there, in both languages, and links between
# chapters have to lead somewhere. With --write what is printed now replaces what
# the manual says (blocks with "…" are left to the author).
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
HELP = SOURCE / "resources" / "help"
LANGUAGES = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
FENCE = re.compile(r"^```(\S+)?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Failures(list):
    def add(self, chapter, line, text):
        self.append(f"{chapter.relative_to(SOURCE)}:{line}: {text}")


def matches(expected, got):
    """Whether the lines are those expected, where "…" is any lines."""
    if not expected:
        return not got
    if expected[0].strip() == "…":
        return any(matches(expected[1:], got[at:]) for at in range(len(got) + 1))
    return bool(got) and expected[0].rstrip() == got[0].rstrip() and matches(expected[1:], got[1:])


def run(command, folder, locale, cli):
    environment = dict(os.environ, LANG=locale, COLUMNS="80", NO_COLOR="1",
                       PATH=f"{pathlib.Path(cli).resolve().parent}{os.pathsep}{os.environ['PATH']}")
    for name in ("LC_ALL", "LC_MESSAGES"):
        environment.pop(name, None)
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False)
    return done.stdout.decode("utf-8").rstrip("\n").split("\n") if done.stdout else []


def steps_of(block):
    """[(command, expected lines)]."""
    steps = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif steps:
            steps[-1][1].append(line)
        else:
            raise ValueError("a console block has to begin with a command")
    return steps


def check_console(chapter, line, block, place, failures):
    result = []
    for command, expected in steps_of(block):
        got = run(command, *place)
        if not matches(expected, got):
            failures.add(chapter, line, f"$ {command}\n--- the manual says\n" + "\n".join(expected) +
                         "\n--- but it prints\n" + "\n".join(got))
        elided = any(text.strip() == "…" for text in expected)
        result += [f"$ {command}"] + (expected if elided else [text.rstrip() for text in got])
    return "\n".join(result) + "\n"


def check_file(chapter, line, kind, arguments, block, folder, failures):
    name = re.search(r"(file|add)=(\S+)", arguments)
    if kind == "json":
        try:
            json.loads(block)
        except ValueError as error:
            failures.add(chapter, line, f"no JSON: {error}")
    if name is None:
        if kind == "toml":
            try:
                tomllib.loads(block)
            except tomllib.TOMLDecodeError as error:
                failures.add(chapter, line, f"no TOML: {error}")
        return
    path = folder / name[2]
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") + "\n" if name[1] == "add" else ""
    path.write_text(before + block, encoding="utf-8")
    if kind == "toml" and "mistake" not in arguments:
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            failures.add(chapter, line, f"no TOML: {error}")


def check_links(chapter, text, failures):
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)):
        if not (chapter.parent / target.split("#")[0]).exists():
            failures.add(chapter, 1, f"there is no {target}")


def check_chapter(chapter, language, cli, write, failures):
    text = chapter.read_text(encoding="utf-8")
    check_links(chapter, text, failures)
    counts = {"console": 0, "toml": 0, "json": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for example in (SOURCE / "resources" / "examples").iterdir():
            shutil.copy(example, folder)
        place = (folder, LANGUAGES[language], cli)

        def replaced(found):
            kind, arguments, block = found[1] or "", found[2], found[3]
            line = text.count("\n", 0, found.start()) + 1
            counts[kind] = counts.get(kind, 0) + 1
            if kind != "console":
                check_file(chapter, line, kind, arguments, block, folder, failures)
                return found[0]
            return f"```console\n{check_console(chapter, line, block, place, failures)}```"

        new = FENCE.sub(replaced, text)
    if write and new != text:
        chapter.write_text(new, encoding="utf-8")
    return counts


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--cli", required=True)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    failures = Failures()
    commands = 0
    shapes = {}
    for language in LANGUAGES:
        for chapter in sorted((HELP / language).glob("*.md")):
            counts = check_chapter(chapter, language, options.cli, options.write, failures)
            commands += counts["console"]
            headings = len(re.findall(r"^##? ", chapter.read_text(encoding="utf-8"), re.MULTILINE))
            shapes.setdefault(chapter.name, {})[language] = (counts, headings)
    for name, by_language in shapes.items():
        if by_language.get("zh") != by_language.get("en"):
            failures.append(f"{name}: zh and en differ in their headings or examples: {by_language}")
    if options.write:
        failures.clear()
    print("\n".join(failures) or f"{len(shapes)} chapters in {len(LANGUAGES)} languages, {commands} blocks of commands")
    return 1 if failures or commands == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
