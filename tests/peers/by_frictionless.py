"""The same kinds with frictionless: a schema for what cells may be, one check of rows for the rest."""

from frictionless import Check, Checklist, Resource, Schema, Dialect, errors, fields, formats
from lists import (
    CONTROL, COUNTRIES, DAYS, LANGUAGES, MARKS, MUNICIPALITIES, NAMES, ON, PAST, PERMITS, PIC, born, plan_last_day, right_check,
)
import re

CONTROLS, MOJIBAKES = re.compile(CONTROL), re.compile("Ã[\u0080-¿]|Ã.")


class Rows(Check):
    """What compares cells of a row, or looks into text."""

    Errors = [errors.RowConstraintError]
    type = "rows"

    def validate_row(self, row):
        def say(kind):
            return errors.RowConstraintError.from_row(row, note=kind)

        code = row["Hetu"]
        birth = row["Synt.aika"]
        if code and re.match(PIC, code):
            if not right_check(code):
                yield say("pic_check_character")
            elif birth and born(code) != birth:
                yield say("pic_birth_date_mismatch")
        for name in PAST:
            if row[name] and row[name] > ON:
                yield say("date_in_future")
        begins, ends = row["Suunnitelma alkaa"], row["Suunnitelma päättyy"]
        if begins and ends:
            if ends < begins:
                yield say("date_order")
            elif ends > plan_last_day(begins):
                yield say("plan_too_long")
        if CONTROLS.search(row["Huom."] or ""):
            yield say("control_character")
        for name in NAMES:
            text = row[name] or ""
            if MOJIBAKES.search(text):
                yield say("mojibake")
            if "?" in text:
                yield say("lost_character")


def check(file):
    with open(file, encoding="utf-8") as lines:
        header = lines.readline().rstrip("\r\n").split(";")
    limits = {
        "Hetu": {"pattern": PIC, "unique": True},
        "Sukunimi": {"required": True},
        "Kunta": {"enum": MUNICIPALITIES},
        "Kansal.": {"enum": COUNTRIES},
        "Äidinkieli": {"enum": LANGUAGES},
        "Lupatyyppi": {"enum": PERMITS},
        "Luvan alku": {"required": True},
        **{name: {"enum": ["K", "E"]} for name in MARKS},
    }
    make = lambda name: (
        fields.DateField(name=name, format="%d.%m.%Y", constraints=limits.get(name, {})) if name in DAYS
        else fields.StringField(name=name, constraints=limits.get(name, {})))
    resource = Resource(
        path=file.rsplit("/", 1)[1], basepath=file.rsplit("/", 1)[0], encoding="utf-8",
        schema=Schema(fields=[make(name) for name in header]),
        dialect=Dialect(controls=[formats.CsvControl(delimiter=";")]))
    report = resource.validate(Checklist(checks=[Rows()]), limit_errors=10_000_000)
    counts = {}
    for error in report.tasks[0].errors:
        kind = error.note if error.type == "row-constraint" else f"{error.type} {getattr(error, 'field_name', '')}"
        counts[kind] = counts.get(kind, 0) + 1
    return counts, []
