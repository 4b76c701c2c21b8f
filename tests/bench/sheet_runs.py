#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs of `screen` on large workbooks: time, and the memory that they hold.

    tests/bench/sheet_runs.py --cli build/bench/bin/biosubsidy-cli --rows 100000 1048575

Each workbook has a row of headings and that many companies with 50 columns (31 of the
company, 16 of its project, 3 of an expense), written as spreadsheet programs write it:
texts shared, every cell with its reference. 1,048,575 is what a sheet holds. The same
table as CSV is read beside it.
"""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
COLUMNS = 50


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def headings(cli):
    """Those of the template, and a value for each."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.csv")
        subprocess.run([cli, "screen", "--template", path, "--lang", "zh"], check=True, stdout=subprocess.DEVNULL)
        lines = pathlib.Path(path).read_text(encoding="utf-8-sig").splitlines()
    names, values = (line.split(",") for line in lines[:2])
    pairs = [pair for pair in zip(names, values) if not pair[0].startswith(("统一", "项目1项目名称"))]
    company = [pair for pair in pairs if not pair[0].startswith(("项目1", "支出1"))][:31]
    project = [pair for pair in pairs if pair[0].startswith("项目1")][:16]
    return company + project + [pair for pair in pairs if pair[0].startswith("支出1")][:3]


def cells(pairs, dice):
    """One company: (is a text, text) for each column; its number and name come later."""
    row = []
    for heading, example in pairs:
        if "万元" in heading:
            row.append((False, f"{dice.randrange(100, 3_000_000) / 100:.2f}".rstrip("0").rstrip(".")))
        elif example.isdigit():
            row.append((False, example if example == "2026" else str(dice.randrange(5, 2000))))
        elif example in ("是", "否"):
            row.append((True, dice.choice("是否")))
        else:
            row.append((True, example))
    return row


def write(path, csv_path, pairs, rows):
    dice = random.Random(20261122)
    shapes = [cells(pairs, dice) for _ in range(500)]
    texts = {}

    def shared(text):
        return texts.setdefault(text, len(texts))

    for heading, _ in pairs:
        shared(heading)
    templates = []
    for shape in shapes:
        parts = []
        for column, (is_text, text) in enumerate(shape):
            reference = f'{letters(column)}@R@'
            if column == 0:
                parts.append(f'<c r="{reference}"><v>@N@</v></c>')
            elif column == 1:
                parts.append(f'<c r="{reference}" t="s"><v>@S@</v></c>')
            elif is_text:
                parts.append(f'<c r="{reference}" t="s"><v>{shared(text)}</v></c>')
            else:
                parts.append(f'<c r="{reference}"><v>{text}</v></c>')
        templates.append("".join(parts))
    first = len(texts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book, open(csv_path, "wb") as csv:
        book.writestr("[Content_Types].xml", HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                      'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
        book.writestr("_rels/.rels", HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                      f'relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
                      '</Relationships>')
        book.writestr("xl/workbook.xml", HEAD + f'<workbook {MAIN} xmlns:r="{REL}"><sheets><sheet name="企业" '
                      'sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/'
                      f'package/2006/relationships"><Relationship Id="r1" Type="{REL}/worksheet" '
                      f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{REL}/sharedStrings" '
                      'Target="sharedStrings.xml"/></Relationships>')
        csv.write(("﻿" + ",".join(heading for heading, _ in pairs) + "\r\n").encode())
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((HEAD + f'<worksheet {MAIN}><dimension ref="A1:{letters(COLUMNS - 1)}{rows + 1}"/>'
                         '<sheetData>').encode())
            sheet.write(('<row r="1">' + "".join(
                f'<c r="{letters(column)}1" t="s"><v>{shared(heading)}</v></c>'
                for column, (heading, _) in enumerate(pairs)) + "</row>").encode())
            for row in range(rows):
                number = str(row + 2)
                shape = row % len(shapes)
                text = templates[shape].replace("@R@", number).replace("@N@", str(row + 1)).replace(
                    "@S@", str(first + row))
                sheet.write(f'<row r="{number}">{text}</row>'.encode())
                values = [str(row + 1), f"生物制造企业{row + 1}", *(text for _, text in shapes[shape][2:])]
                csv.write((",".join(values) + "\r\n").encode())
            sheet.write(b"</sheetData></worksheet>")
        with book.open("xl/sharedStrings.xml", "w") as shared_texts:
            shared_texts.write((HEAD + f"<sst {MAIN}>").encode())
            for text in texts:
                shared_texts.write(f"<si><t>{text}</t></si>".encode())
            for row in range(rows):
                shared_texts.write(f"<si><t>生物制造企业{row + 1}</t></si>".encode())
            shared_texts.write(b"</sst>")


def measured(command):
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss, said.splitlines()[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", default="build/bench/bin/biosubsidy-cli")
    parser.add_argument("--rows", nargs="+", type=int, default=[100_000])
    parser.add_argument("--folder", help="where the files are made; a temporary folder by default")
    parser.add_argument("--threads", default="1")
    options = parser.parse_args()
    pairs = headings(options.cli)
    assert len(pairs) == COLUMNS, len(pairs)
    for rows in options.rows:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            book, csv = (os.path.join(folder, name) for name in ("in.xlsx", "in.csv"))
            write(book, csv, pairs, rows)
            print(f"{rows} rows, {COLUMNS} columns: {os.path.getsize(book) / 1e6:.0f} MB as XLSX, "
                  f"{os.path.getsize(csv) / 1e6:.0f} MB as CSV", flush=True)
            for name in (book, csv):
                cpu, clock, memory, said = measured([options.cli, "screen", name, "--out", os.path.join(
                    folder, "out.ndjson"), "--as-of", "2026-11-22", "--threads", options.threads, "--lang", "en"])
                print(f"  {name[-4:]:5} {cpu:7.2f} s of processor, {clock:7.2f} s on the clock, "
                      f"{cpu / rows * 1e6:6.1f} us a row, {memory / 1024:5.0f} MB resident: {said}", flush=True)
                os.unlink(os.path.join(folder, "out.ndjson"))


main()
