"""What of the same kinds a JSON schema can say of one cell, by qsv: no check characters, no day against another.

Its `uniqueCombinedWith` takes every second empty code for a duplicate, so codes that stand twice are not asked for.
"""

import json
import os
import pathlib
import subprocess
import tempfile

from lists import CONTROL, COUNTRIES, DAY, DAYS, LANGUAGES, MARKS, MOJIBAKE, MUNICIPALITIES, NAMES, PERMITS, PIC

QSV = os.environ.get("KOTO_QSV", "qsvlite")
NOT_SAID = ["pic_check_character", "pic_birth_date_mismatch", "date_in_future", "date_order", "plan_too_long", "duplicate_in_file"]


def version():
    return subprocess.run([QSV, "--version"], capture_output=True, text=True, check=True).stdout.split()[1].split("-")[0]


def either(pattern):
    return f"^$|{pattern}"


def schema(header):
    told = {
        "Hetu": {"pattern": either(PIC)},
        "Kunta": {"enum": MUNICIPALITIES},
        "Kansal.": {"enum": COUNTRIES},
        "Äidinkieli": {"enum": LANGUAGES},
        "Lupatyyppi": {"enum": PERMITS},
        "Huom.": {"not": {"type": "string", "pattern": CONTROL}},
        **{name: {"pattern": either(DAY)} for name in DAYS},
        **{name: {"enum": ["K", "E", ""]} for name in MARKS},
        **{name: {"not": {"type": "string", "pattern": MOJIBAKE + r"|\?"}} for name in NAMES},
    }
    # An empty cell is a missing value, so what may be empty may be null.
    cell = lambda name: {"type": ["string", "null"], **{key: value + [None] if key == "enum" and name in MARKS else value
                                                        for key, value in told.get(name, {}).items()}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
        "properties": {name: cell(name) for name in header}, "required": ["Sukunimi", "Luvan alku"],
    }


def check(file):
    with open(file, encoding="utf-8") as lines:
        header = lines.readline().rstrip("\r\n").split(";")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "schema.json").write_text(json.dumps(schema(header)), encoding="utf-8")
        own = folder / "register.csv"
        own.symlink_to(file)
        subprocess.run([QSV, "validate", "--delimiter", ";", "--quiet", own, folder / "schema.json"],
                       capture_output=True, text=True, check=False)
        counts = {}
        for report in folder.glob("*validation-errors.tsv"):
            with open(report, encoding="utf-8") as lines:
                next(lines, None)
                for line in lines:
                    field = line.split("\t")[1] if "\t" in line else "?"
                    counts[field] = counts.get(field, 0) + 1
    return counts, NOT_SAID
