"""The same kinds as expectations over pandas; what compares two columns is prepared as a column first."""

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
from lists import (
    CONTROL, COUNTRIES, DAYS, LANGUAGES, MARKS, MOJIBAKE, MUNICIPALITIES, NAMES, ON, PAST, PERMITS, PIC, born, right_check,
)


def check(file):
    table = pd.read_csv(file, sep=";", dtype=str, keep_default_na=False)
    table = table.replace("", None)
    form = table["Hetu"].str.match(PIC, na=False)
    table["check"] = None
    table.loc[form, "check"] = table.loc[form, "Hetu"].map(lambda code: "right" if right_check(code) else "wrong")
    days = {name: pd.to_datetime(table[name], format="%d.%m.%Y", errors="coerce") for name in DAYS}
    for name in DAYS:
        table[f"day {name}"] = days[name].notna().map({True: "day", False: "none"}).where(table[name].notna(), None)
    for name in PAST:
        table[f"past {name}"] = (days[name] <= pd.Timestamp(ON)).where(days[name].notna(), None)
    own = pd.to_datetime(table.loc[form, "Hetu"].map(born), errors="coerce").reindex(table.index)
    table["same"] = (own == days["Synt.aika"]).where(form & days["Synt.aika"].notna() & own.notna(), None)
    both = days["Suunnitelma alkaa"].notna() & days["Suunnitelma päättyy"].notna()
    table["order"] = (days["Suunnitelma päättyy"] >= days["Suunnitelma alkaa"]).where(both, None)
    last = days["Suunnitelma alkaa"] + pd.DateOffset(years=1)
    table["length"] = (days["Suunnitelma päättyy"] <= last).where(both, None)
    inset = gxe.ExpectColumnValuesToBeInSet
    rules = [
        ("pic_format", gxe.ExpectColumnValuesToMatchRegex(column="Hetu", regex=PIC)),
        ("pic_check_character", inset(column="check", value_set=["right"])),
        ("pic_birth_date_mismatch", inset(column="same", value_set=[True])),
        ("duplicate_in_file", gxe.ExpectColumnValuesToBeUnique(column="Hetu")),
        ("name_missing", gxe.ExpectColumnValuesToNotBeNull(column="Sukunimi")),
        *(("mojibake " + name, gxe.ExpectColumnValuesToNotMatchRegex(column=name, regex=MOJIBAKE)) for name in NAMES),
        *(("lost_character " + name, gxe.ExpectColumnValuesToNotMatchRegex(column=name, regex=r"\?")) for name in NAMES),
        ("municipality_unknown", inset(column="Kunta", value_set=MUNICIPALITIES)),
        ("country_unknown", inset(column="Kansal.", value_set=COUNTRIES)),
        ("language_unknown", inset(column="Äidinkieli", value_set=LANGUAGES)),
        ("permit_unknown", inset(column="Lupatyyppi", value_set=PERMITS)),
        ("first_right_missing", gxe.ExpectColumnValuesToNotBeNull(column="Luvan alku")),
        *((f"date_invalid {name}", inset(column=f"day {name}", value_set=["day"])) for name in DAYS),
        *((f"date_in_future {name}", inset(column=f"past {name}", value_set=[True])) for name in PAST),
        ("date_order", inset(column="order", value_set=[True])),
        ("plan_too_long", inset(column="length", value_set=[True])),
        ("control_character", gxe.ExpectColumnValuesToNotMatchRegex(column="Huom.", regex=CONTROL)),
        *((f"yes_no_unknown {name}", inset(column=name, value_set=["K", "E"])) for name in MARKS),
    ]
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = (context.data_sources.add_pandas("old").add_dataframe_asset("register")
             .add_batch_definition_whole_dataframe("all").get_batch({"dataframe": table}))
    suite = gx.ExpectationSuite(name="register")
    for kind, rule in rules:
        rule.meta = {"kind": kind}
        suite.add_expectation(rule)
    outcome = batch.validate(suite, result_format="COMPLETE")
    counts = {}
    for one in outcome.results:
        counts[one.expectation_config.meta["kind"]] = one.result.get("unexpected_count", 0)
    return counts, []
