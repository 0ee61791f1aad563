"""The same kinds of defect with polars' expressions, each as a column of truths."""

import polars as pl
from lists import (
    CHECK, CONTROL, COUNTRIES, DAYS, LANGUAGES, MARKS, MOJIBAKE, MUNICIPALITIES, NAMES, ON, PAST, PERMITS, PIC,
)


def expressions():
    filled = lambda name: pl.col(name).is_not_null() & (pl.col(name) != "")
    day = lambda name: pl.col(name).str.to_date("%d.%m.%Y", strict=False)
    code = pl.col("Hetu")
    form = filled("Hetu") & code.str.contains(PIC)
    remainder = (code.str.slice(0, 6) + code.str.slice(7, 3)).cast(pl.Int64, strict=False) % 31
    check = remainder.replace_strict(dict(enumerate(CHECK)), default=None, return_dtype=pl.String)
    year = code.str.slice(4, 2).cast(pl.Int32, strict=False) + pl.when(code.str.contains("^.{6}[A-F]")).then(2000).when(
        code.str.contains(r"^.{6}\+")).then(1800).otherwise(1900)
    born = pl.date(year, code.str.slice(2, 2).cast(pl.Int32, strict=False), code.str.slice(0, 2).cast(pl.Int32, strict=False))
    sound = form & (check == code.str.slice(10, 1))
    yield "pic_format", filled("Hetu") & ~form
    yield "pic_check_character", form & (check != code.str.slice(10, 1))
    # `pl.date` stops at a day that is none, so only sound codes are asked.
    yield "pic_birth_date_mismatch", sound & (
        pl.when(sound).then(day("Synt.aika") != born).otherwise(False))
    yield "duplicate_in_file", filled("Hetu") & ~code.is_first_distinct()
    yield "name_missing", ~filled("Sukunimi")
    yield "mojibake", pl.any_horizontal(pl.col(name).str.contains(MOJIBAKE) for name in NAMES)
    yield "lost_character", pl.any_horizontal(pl.col(name).str.contains(r"\?") for name in NAMES)
    yield "municipality_unknown", ~pl.col("Kunta").is_in(MUNICIPALITIES)
    yield "country_unknown", ~pl.col("Kansal.").is_in(COUNTRIES)
    yield "language_unknown", ~pl.col("Äidinkieli").is_in(LANGUAGES)
    yield "permit_unknown", ~pl.col("Lupatyyppi").is_in(PERMITS)
    yield "first_right_missing", ~filled("Luvan alku")
    for name in DAYS:
        yield f"date_invalid {name}", filled(name) & day(name).is_null()
    for name in PAST:
        yield f"date_in_future {name}", day(name) > ON
    begins, ends = day("Suunnitelma alkaa"), day("Suunnitelma päättyy")
    yield "date_order", ends < begins
    yield "plan_too_long", ends > begins.dt.offset_by("1y")
    yield "control_character", pl.col("Huom.").str.contains(CONTROL)
    for name in MARKS:
        yield f"yes_no_unknown {name}", ~pl.col(name).is_in(["K", "E", ""])


def check(file):
    table = pl.scan_csv(file, separator=";", infer_schema=False, empty_string_is_null=False)
    found = table.with_row_index("row", offset=2).select(
        "row", *(expression.fill_null(False).alias(kind) for kind, expression in expressions())).collect()
    kinds = [name for name in found.columns if name != "row"]
    return {kind: found.filter(pl.col(kind))["row"].len() for kind in kinds}, []
