"""The same kinds as checks of a pandera schema over polars, all failures collected."""

import pandera.polars as pa
import polars as pl
from by_polars import expressions
from pandera.errors import SchemaErrors


def check(file):
    table = pl.read_csv(file, separator=";", infer_schema=False, empty_string_is_null=False)
    rules = [
        pa.Check(lambda data, expression=expression: data.lazyframe.select(~expression.fill_null(False)), name=kind)
        for kind, expression in expressions()
    ]
    schema = pa.DataFrameSchema({name: pa.Column(pl.String, nullable=True) for name in table.columns}, checks=rules)
    counts = {kind: 0 for kind, _ in expressions()}
    try:
        schema.validate(table, lazy=True)
    except SchemaErrors as errors:
        for (kind, count) in errors.failure_cases.group_by("check").agg(pl.col("index").n_unique()).iter_rows():
            counts[kind] = count
    return counts, []
