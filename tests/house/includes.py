#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an include that runs the wrong way, and on a float near the law.

app -> ui -> core; inside core and inside ui only from a room to the rooms below it;
nothing in core includes Qt; no float or double in core; no header of one operating
system outside core/system.
"""
import pathlib
import re
import sys

# From the ground up: a room may include those before it.
ROOMS = {
    "core": ["values", "system", "documents", "database", "sealed", "facts", "tables", "stacking", "language", "packs", "bundle",
             "assessment", "wording", "schedule", "applications", "audit", "curve", "changes", "advice", "blocks",
             "screening", "storage", "report",
             "sheets", "results", "letters", "portfolio"],
    "ui": ["look", "tasks", "paper", "widgets", "session", "charts", "levers", "results", "siting", "interview",
           "policies", "library", "applications", "screening", "report", "shell"],
}
# Rooms that stand beside each other: neither may include the other.
APART = {"core": [{"stacking"} | {room} for room in ["documents", "facts", "language", "packs"]],
         "ui": []}
BESIDE = {"core": [["schedule", "applications"], ["audit", "curve", "changes"], ["report", "storage", "screening"], ["advice", "blocks"], ["letters", "portfolio"]],
          "ui": [["siting", "interview", "policies", "library", "applications", "screening", "report"]]}
for layer, groups in BESIDE.items():
    APART[layer] += [{one, other} for group in groups for one in group for other in group if one != other]
LAYERS = ["core", "ui", "app"]
# What one system has and another has not stands in core/system alone.
SYSTEM = re.compile(r"(unistd|fcntl|termios|signal|csignal|poll|dlfcn|dirent|clocale|locale|pwd|windows|io|direct|sys/.*)"
                    r"(\.h)?$")
# So do the calls that only one has, and asking which system it is.
CALL = re.compile(r"(?<![\w.>])::(open|close|read|write|stat|lstat|fstat|access|mkdir|chmod|fchmod|umask|unlink|rename|renameat2|"
                  r"fsync|fdatasync|ftruncate|lseek|flock|mkstemp|fcntl|ioctl|isatty|getpid|poll|pipe2?|dup2?|kill|fork|"
                  r"waitpid|sigaction|getrlimit|setrlimit|dlopen|dlsym|newlocale|uselocale|localtime_r|gmtime_r)\(")
ONE_SYSTEM = re.compile(r"#\s*(el)?if.*\b(_WIN32|_WIN64|__MINGW\w*|_MSC_VER|__linux__|__unix__|__APPLE__|_POSIX\w*)\b|"
                        r"\b(memmem|memrchr|strptime|STD(IN|OUT|ERR)_FILENO)\b|Q_OS_[A-Z]+")
# A name is a text in UTF-8: a path made of its bytes is wrong on Windows.
BYTES = re.compile(r"(\b(fs|filesystem)::path|\b[io]?fstream)\b[^;]*[({]\s*[\w.>-]*(path|name)\w*\s*[,)}]", re.IGNORECASE)

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
include = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')
failures = []


def fail(path, number, why):
    failures.append(f"{path.relative_to(root)}:{number}: {why}")


def check(path):
    parts = path.relative_to(root).parts
    layer = parts[0]
    rooms = ROOMS.get(layer, [])
    room = parts[1] if rooms else None
    if room is not None and room not in rooms:
        fail(path, 1, f"{layer} has no room '{room}': name it in tests/house/includes.py, in its place")
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if layer == "core":
            code = line.split("//")[0]
            # Boost.JSON's handler must accept a double; it is thrown away at once.
            if re.search(r"\b(float|double)\b", code) and "on_double(" not in code:
                fail(path, number, "float or double in core")
        if (layer, room) != ("core", "system"):
            code = re.sub(r'"(\\.|[^"\\])*"', '""', line.split("//")[0])
            if CALL.search(code) or ONE_SYSTEM.search(code):
                fail(path, number, "what one system has stands in core/system alone")
            if BYTES.search(code) and "toPath(" not in code:
                fail(path, number, "a path is made of a name by toPath()")
        found = include.match(line)
        if not found:
            continue
        target = found.group(1) or found.group(2)
        if layer == "core" and found.group(2) and re.match(r"Q[A-Z]|Qt[A-Z]", target):
            fail(path, number, f"core includes Qt: {target}")
        if found.group(2) and (layer, room) != ("core", "system") and SYSTEM.fullmatch(target):
            fail(path, number, f"{target} is one system's: what it is for belongs in core/system")
        if not found.group(1):
            continue
        other = target.split("/")
        if other[0] not in LAYERS:
            fail(path, number, f"include from the project's root, not '{target}'")
        elif LAYERS.index(other[0]) > LAYERS.index(layer):
            fail(path, number, f"{layer} includes {other[0]}: {target}")
        elif room is not None and other[0] == layer and other[1] != room:
            wrong = other[1] not in rooms or rooms.index(other[1]) > rooms.index(room)
            if wrong or {room, other[1]} in APART[layer]:
                fail(path, number, f"room {room} includes room {other[1]}: {target}")


files = [p for layer in LAYERS for p in sorted((root / layer).rglob("*")) if p.suffix in (".h", ".cpp")]
for file in files:
    check(file)
print("\n".join(failures) if failures else f"{len(files)} files, no include runs the wrong way")
sys.exit(1 if failures else 0)
