"""What every peer checks a register against: the code lists, the check characters, the day of the check."""

import csv
import datetime
import pathlib

CODES = pathlib.Path(__file__).resolve().parents[2] / "core" / "codes"
CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
ON = datetime.date(2026, 11, 23)
PERMITS = ["A (jatkuva)", "B (tilapäinen)", "P", "P-EU", "TS", "EUR", "EUK"]
PIC = r"^\d{6}[-+A-FYXWVU]\d{3}[0-9A-FHJ-NPR-Y]$"
DAYS = ["Synt.aika", "Maahantulo", "Luvan alku", "Arviointi pvm", "Suunnitelma alkaa", "Suunnitelma päättyy"]
PAST = ["Synt.aika", "Maahantulo", "Luvan alku", "Arviointi pvm"]
NAMES = ["Sukunimi", "Etunimi"]
MARKS = ["TK", "TH"]
DAY = r"^\d{1,2}\.\d{1,2}\.\d{4}$"
MOJIBAKE = "Ã[\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]"
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f]"


def names(file):
    with open(CODES / file, encoding="utf-8", newline="") as lines:
        return [row["fi"] for row in csv.DictReader(lines)]


MUNICIPALITIES = names("municipalities-2026.csv")
COUNTRIES = names("countries.csv")
LANGUAGES = names("languages.csv")


def plan_last_day(start):
    """A first plan lasts a year at the most."""
    try:
        return start.replace(year=start.year + 1)
    except ValueError:
        return start.replace(year=start.year + 1, day=28)


def day(text):
    """A day as Finnish offices write it, or nothing."""
    try:
        d, m, y = text.split(".")
        return datetime.date(int(y), int(m), int(d))
    except ValueError:
        return None


def right_check(code):
    return CHECK[int(code[:6] + code[7:10]) % 31] == code[10]


def born(code):
    century = 1800 if code[6] == "+" else 2000 if code[6] in "ABCDEF" else 1900
    try:
        return datetime.date(century + int(code[4:6]), int(code[2:4]), int(code[:2]))
    except ValueError:
        return None
