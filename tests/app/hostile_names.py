#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hostile_names.py CLI: names that would be formulas, markup or escape sequences,
through every output of the command line.

A company, a project, a district and a policy get each name in turn. Nothing that
drives a terminal may reach one, no cell may be a formula, and no markup of a name
may become markup of a page or a document.
"""
import concurrent.futures
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

CLI = sys.argv[1]
NAMES = {
    "equals": '=HYPERLINK("http://x.invalid","甲")', "plus": "+1+1", "minus": "-1+1", "at": "@SUM(1)",
    "tab": "\t=1+1", "carriage return": "\r=1+1", "line feed": "\n=1+1", "blank": " =1+1",
    "wide blank": "\u3000=1+1", "no width": "\u200b=1+1", "mark": "\ufeff=1+1",
    "full-width equals": "＝1+1", "full-width plus": "＋1", "full-width minus": "－1", "full-width at": "＠x",
    "small equals": "﹦1+1", "separators": 'a;=1+1,=2\t=3"=4', "quotes": '"=1+1', "pipe": "=cmd|'/C calc'!A0",
    "script": "<script>alert(1)</script>", "attribute": "\"'><x-hostile a='1'>&amp;", "cdata": "]]><x-hostile/>",
    "comment": "--><x-hostile/><!--", "entity": "&lt;x-hostile&gt;&#x3C;", "picture": "<img src=x-hostile:1 onerror=a()>",
    "title": "\x1b]0;x-hostile\x07", "colour": "\x1b[31mx", "C1": "\u009b31mx\u009d0;x\u009c", "delete": "a\x7fb\x08c",
    "right to left": "\u202etxt.exe\u202c\u2066x\u2069", "NUL": "a\x00b", "placeholders": "%1%2%n%s{}{0}$1\\1",
    "lines": "a\nb\r\nc", "surrogate": "😀\U0010ffff\ufffe", "long": "长" * 40_000,
}
failures = []


def fail(name, output, why):
    failures.append(f"{name}: {output}: {why}")


def run(arguments, **options):
    return subprocess.run([CLI, *map(str, arguments)], capture_output=True, timeout=120, **options)


def check_terminal(name, output, text):
    try:
        shown = text.decode("utf-8")
    except UnicodeDecodeError as error:
        return fail(name, output, f"not UTF-8: {error}")
    bad = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    if bad:
        fail(name, output, f"{shown[max(0, bad.start() - 20):bad.end() + 10]!r} reaches the terminal")


def is_formula(cell):
    plain = cell.lstrip("\x00\x01 \u3000\u200b\ufeff\xa0")
    return cell[:1] in "\t\r\n" and cell != "" or plain[:1] in tuple("=+-@＝＋－＠﹦﹢﹣﹫")


def check_csv(name, output, path):
    text = path.read_bytes().decode("utf-8-sig")
    # As a spreadsheet of this country and of one that separates by semicolons sees it.
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for cell in row:
                if is_formula(cell) and separator == ",":
                    fail(name, output, f"{cell[:40]!r} is a formula")
                elif separator != "," and cell[:1] in tuple("=@＝＠"):
                    fail(name, output, f"{cell[:40]!r} is a formula where {separator!r} separates")


def check_markup(name, output, root):
    for element in root.iter():
        tag = str(element.tag).split("}")[-1]
        if tag in ("x-hostile", "script", "img", "object", "annotation"):
            fail(name, output, f"the name has become <{tag}>")
        for attribute, value in element.attrib.items():
            plain = attribute.split("}")[-1]
            if plain.startswith("on") or (plain in ("href", "src") and "hostile" in value):
                fail(name, output, f"the name has become {plain}={value[:40]!r}")


def check_archive(name, output, path):
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            if not member.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(archive.read(member))
            check_markup(name, f"{output} {member}", root)
            for formula in root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"):
                if re.search("hostile|HYPERLINK|cmd|1\\+1", formula.text or ""):
                    fail(name, output, f"formula {formula.text[:60]!r}")
            for link in root.iter():
                if "hyperlink" in str(link.tag).lower() and "x.invalid" in str(link.attrib):
                    fail(name, output, "the name has become a link")


def check_page(name, output, path):
    text = path.read_text(encoding="utf-8")
    if re.search(r"<x-hostile|<script|<img[^>]*hostile|onerror=a\(\)>", text):
        fail(name, output, "the name has become markup")


def case_of(name):
    return {"format": "biosubsidy-case/1",
            "company": {"name": name, "uscc": name[:200], "city": "beijing", "district": name, "employees": 120,
                        "revenue": "6000万", "hnte_event": "first_certified"},
            "projects": [{"id": "p1", "name": name, "district": name, "kinds": ["pilot_platform"],
                          "fields": ["vaccines"], "total_investment": "2亿"}],
            "expenses": [{"id": "=1+1<b>&", "kind": "service_coupon", "amount": "12万"}],
            "awards": [{"id": "＝a", "policy": name, "amount": "1万", "level": "national", "project": "p1"}]}


def commands(folder, case):
    for language in ("zh", "en"):
        day = ["--as-of", "2026-11-22", "--lang", language]
        yield "assess", ["assess", case, "--bounds", *day]
        yield "advise", ["advise", case, *day]
        yield "compare", ["compare", case, *day]
        yield "curve", ["curve", case, "--fact", "projects.p1.total_investment", *day]
    yield "assess json", ["assess", case, "--format", "json"]
    yield "advise json", ["advise", case, "--format", "json"]
    yield "curve csv", ["curve", case, "--fact", "projects.p1.total_investment", "--format", "csv"]
    # What is wrong quotes the file.
    yield "wrong file", ["assess", folder / "wrong.json"]
    yield "wrong pack", ["packs", "check", folder / "wrong.toml"]
    yield "wrong table", ["screen", folder / "wrong.csv", "--out", folder / "wrong-out.csv"]


def write_wrong(folder, name):
    """Files that are refused, with the name where messages quote it."""
    wrong = case_of(name)
    wrong["company"][name[:100] or "k"] = name
    wrong["company"]["city"] = name
    wrong["projects"][0]["id"] = name
    wrong["projects"].append({"id": "p2", "kinds": [name], "total_investment": name})
    wrong["awards"][0]["project"] = name
    (folder / "wrong.json").write_text(json.dumps(wrong, ensure_ascii=False), encoding="utf-8")
    text = json.dumps(name)[:3000].rstrip("\\")  # near enough to TOML
    text = text if text.endswith('"') and len(text) > 1 else text + '"'
    text = re.sub(r"\\ud[89ab]..\\ud[c-f]..", "", text)
    (folder / "wrong.toml").write_text(
        f'format = {text}\n[pack]\nid = {text}\ncity = {text}\nversion = {text}\nx = {text}\n{text} = 1\n'
        f'[[clause]]\nid = {text}\n[[clause]]\nid = {text}\n[[measure]]\nid = {text}\nwhen = {text}\namount = {text}\n'
        f'scope = {text}\nfields = [{text}]\n[[zone]]\nzh = "a"\nen = "b"\nfields = [{text}]\n', encoding="utf-8")
    with open(folder / "wrong.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["企业名称", "城市", "员工人数", "项目1编号", name])
        rows.writerow([name, name, name, name, name])


def check(name, text, folder):
    case = folder / "case.json"
    case.write_text(json.dumps(case_of(text), ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
    write_wrong(folder, text)
    for output, arguments in commands(folder, case):
        done = run(arguments)
        if done.returncode not in (0, 1):
            fail(name, output, f"exit status {done.returncode}: {done.stderr[-200:]!r}")
        if output == "curve csv":
            (folder / "curve.csv").write_bytes(done.stdout)
            check_csv(name, output, folder / "curve.csv")
            continue
        check_terminal(name, output, done.stdout)
        check_terminal(name, output, done.stderr)
        if not output.startswith("wrong") and done.returncode != 0:
            fail(name, output, f"refused: {done.stderr[-200:]!r}")

    line = folder / "cases.ndjson"
    line.write_text(json.dumps(case_of(text), ensure_ascii=False) + "\n", encoding="utf-8")
    for ending in ("csv", "xlsx", "db"):
        for rows in ("cases", "claims"):
            out = folder / f"{rows}.{ending}"
            claims = ["--claims"] if rows == "claims" else []
            done = run(["screen", line, "--out", out, *claims, "--as-of", "2026-11-22"])
            check_terminal(name, f"screen {ending}", done.stdout + done.stderr)
            if done.returncode != 0:
                fail(name, f"screen {ending}", f"exit status {done.returncode}: {done.stderr[-300:]!r}")
            elif ending == "csv":
                check_csv(name, f"screen {rows} csv", out)
            elif ending == "xlsx":
                check_archive(name, f"screen {rows} xlsx", out)
    for kind in ("ndjson", "csv"):
        done = run(["screen", line, "--out", "-", "--format", kind])
        check_terminal(name, f"screen - {kind}", re.sub(rb"[\t\r]", b"", done.stdout) + done.stderr)
    for ending in ("html", "docx", "odt", "xlsx", "pdf"):
        out = folder / f"report.{ending}"
        consultant = [] if "\0" in text else ["--author=" + text[:200], "--contact=" + text[:200], "--title=" + text[:200]]
        done = run(["report", case, "--out", out, "--as-of", "2026-11-22", *consultant])
        check_terminal(name, f"report {ending}", done.stdout + done.stderr)
        if done.returncode != 0:
            fail(name, f"report {ending}", f"exit status {done.returncode}: {done.stderr[-300:]!r}")
        elif ending == "html":
            check_page(name, "report html", out)
        elif ending != "pdf":
            check_archive(name, f"report {ending}", out)
        elif out.read_bytes()[:5] != b"%PDF-" or re.search(rb"/(JavaScript|JS|Launch|URI)\b", out.read_bytes()):
            fail(name, "report pdf", "no PDF, or one that acts")


def check_in_folder(name):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        check(name, NAMES[name], folder)
    finally:
        shutil.rmtree(folder)


def main():
    chosen = list(sys.argv[2:] or NAMES)
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        list(workers.map(check_in_folder, chosen))
    print("\n".join(sorted(failures)) if failures else f"{len(chosen)} names, none of them acts")
    sys.exit(1 if failures else 0)


main()
