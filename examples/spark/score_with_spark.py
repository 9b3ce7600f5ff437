"""Score many forms in Spark: a function for mapInPandas, from data frames of texts to data frames of points."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

import pandas as pd

from perfeval import evaluate, read_form, samples
from perfeval.rulebooks import MOF_2020

#: What comes back for each form. Points are text, and null where there are none: no float touches them.
SCHEMA = "id string, low string, high string, total string, fault string"


def score_text(name: str, text: str) -> tuple[str, str | None, str | None, str | None, str | None]:
    """One row: both ends of the points; their total where they are one number; and what is wrong with the form."""
    try:
        card = evaluate(read_form(text), MOF_2020)
    except ValueError as error:  # it is what perfeval raises
        return name, None, None, None, str(error)
    return name, str(card.low), str(card.high), None if card.unsettled else str(card.total), None


def score_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What a worker does: each data frame has the columns id and text, and Spark says how many rows."""
    columns = [column.split()[0] for column in SCHEMA.split(", ")]
    for frame in frames:
        rows = [score_text(name, text) for name, text in zip(frame["id"], frame["text"], strict=True)]
        yield pd.DataFrame(rows, columns=columns, dtype=object)


def main() -> None:
    """Score some forms on two threads of this machine, and add up in Spark."""
    from pyspark.sql import SparkSession

    # Workers on this machine run the same Python. For a cluster leave out both, and send this file with spark-submit.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()

    # They stand in for yours: spark.read.text("forms/*.md", wholetext=True) reads one file into each row.
    texts = [(f"{number:03}", samples.text(("outreach", "training", "health")[number % 3])) for number in range(300)]
    forms = spark.createDataFrame([*texts, ("wrong", "a file without a form")], "id string, text string")

    scored = forms.repartition(8).mapInPandas(score_frames, SCHEMA).cache()
    scored.drop("fault").orderBy("id").show(3)
    scored.where("fault is not null").select("id", "fault").show(truncate=60)

    # Spark takes text for floats where it adds up: say that it is decimal.
    scored.selectExpr("sum(cast(low as decimal(20, 2))) as low", "sum(cast(high as decimal(20, 2))) as high").show()
    spark.stop()


if __name__ == "__main__":
    main()
