"""Score many forms behind a progress bar, and keep the points of all of them in one database."""

from __future__ import annotations

import sqlite3

from tqdm import tqdm

from perfeval import evaluate_many, read_forms, samples
from perfeval.rulebooks import MOF_2020

COLUMNS = ("project", "dimension", "category", "name", "weight", "low", "high", "points", "findings")

# They stand in for yours. A list has a length, so its bar has an end; of a generator it counts what has passed.
forms = read_forms(samples.text("published"))

database = sqlite3.connect(":memory:")
database.execute(f"CREATE TABLE points ({', '.join(COLUMNS)})")
insert = f"INSERT INTO points VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - the columns are those above

# With disable=None there is no bar where nobody looks at a screen, as in a log.
for card in tqdm(evaluate_many(forms, MOF_2020), unit="form", disable=None):
    for row in card.to_rows("en"):
        # sqlite3 takes no decimals, and text keeps their digits.
        values = [row[name] for name in COLUMNS]
        database.execute(insert, [value if value is None else str(value) for value in values])

question = "SELECT project, COUNT(*), SUM(low), SUM(high) FROM points GROUP BY project ORDER BY MIN(rowid)"
for project, count, low, high in database.execute(question):
    print(f"{project}: {count} rows, {low:g} to {high:g} points")
database.close()
