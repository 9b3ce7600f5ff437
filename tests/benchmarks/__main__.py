"""Print the speed as ratios, each to a floor that is measured beside it; the exit status says whether aims are met.

No figure here is a test: machines differ, ratios hold.
So do the exponents at the end, which say how cost grows with size.
What users wait for stands first: rows in, grade out.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from html.parser import HTMLParser
from io import BytesIO

from perfeval import Scorecard, SelfEvaluation, audit, evaluate, parse_target, read_form
from perfeval.rulebooks import MOF_2020
from tests.benchmarks.growing import growing
from tests.benchmarks.peers import peers
from tests.benchmarks.script import Row, score_rows
from tests.benchmarks.timing import Figure, best, each, ratio
from tests.benchmarks.workload import as_form, as_rows, as_table, projects, score_bare

PROJECTS = 2_000


def main() -> int:
    """Measure everything and print one line for each ratio."""
    missed = 0
    print(f"{PROJECTS} projects of 10 indicators; best rounds, in turn with the floor")
    for measured in (*waiting(), *scoring(), *parsing(), *reading(), *importing()):
        missed += not measured.is_met
        print(measured)
    print("how cost grows with size, as exponents of two doublings; 1 is in proportion")
    for grown in growing():
        missed += not grown.is_met
        print(grown, flush=True)
    print(f"{missed} aims are missed" if missed else "all aims are met")
    return min(missed, 1)


def to_grade(form: SelfEvaluation) -> tuple[Decimal, str]:
    """Total and grade of a form."""
    card = evaluate(form, MOF_2020)
    return card.total, str(card.grade)


def from_rows(rows: list[Row]) -> tuple[Decimal, str]:
    """Total and grade of rows."""
    return to_grade(SelfEvaluation.from_rows(rows, project="项目"))


def waiting() -> Iterator[Figure]:
    """What a user waits for: rows in, grade out, beside other means to the same end."""
    given = [as_rows(project) for project in projects(PROJECTS)]
    exact = [score_rows(rows) for rows in given]
    assert exact == [from_rows(rows) for rows in given]
    floor = "a script of one regular expression and Decimal that checks nothing"
    yield ratio("rows in, grade out", floor, each(from_rows, given), each(score_rows, given), aim=6)
    for name, totals in peers():
        wrong = sum(ours != Decimal(f"{theirs:.2f}") for (ours, _), theirs in zip(exact, totals(given), strict=True))
        exactly = "exact" if not wrong else f"{wrong} of {PROJECTS} totals are wrong"
        yield ratio(
            f"the same by {name} ({exactly})", "the same script", partial(totals, given), each(score_rows, given)
        )


def scoring() -> Iterator[Figure]:
    """Forms that are built by hand, scored, read, audited and shown."""
    bare = projects(PROJECTS)
    forms = [as_form(project) for project in bare]
    some, cards = forms[: PROJECTS // 10], [evaluate(form, MOF_2020) for form in forms[: PROJECTS // 50]]
    assert [score_bare(project) for project in bare] == [to_grade(form) for form in forms]
    rows = [as_rows(project) for project in bare]
    yield ratio("forms built with constructors", "the same script", each(as_form, bare), each(score_rows, rows), aim=4)
    floor, loop = "a bare loop over tuples of Decimal", each(score_bare, bare)
    yield ratio("evaluate to total and grade", floor, each(to_grade, forms), loop, aim=3)
    yield ratio("evaluate, every node's points read", "the same loop", each(every_point, forms), loop, aim=6)
    yield ratio("audit", "evaluate", each(lambda form: audit(form, MOF_2020), some), each(to_grade, some))
    few = [card.form for card in cards]
    yield ratio("card as text", "evaluate", each(lambda card: card.to_text(), cards), each(to_grade, few))
    yield ratio("card as a page", "evaluate", each(lambda card: card.to_html(), cards), each(to_grade, few))


def every_point(form: SelfEvaluation) -> None:
    """Read the points of every node of a scorecard."""
    card: Scorecard = evaluate(form, MOF_2020)
    _ = card.total, card.grade, card.execution and card.execution.points
    for dimension in card.dimensions:
        _ = dimension.points
        for category in dimension.categories:
            _ = category.points
            for indicator in category.indicators:
                _ = indicator.points


def parsing() -> Iterator[Figure]:
    """Reading a target, with one regular expression and a Decimal as the floor."""
    texts = [f"≥{number}.{number % 97:02}万元" for number in range(20_000)]
    pattern = re.compile(r"([≥≤<>=]?)\s*([0-9]+(?:\.[0-9]+)?)\s*(\D*)")

    def floor(text: str) -> object:
        match = pattern.fullmatch(text)
        assert match is not None
        return match[1], Decimal(match[2]), match[3]

    against = "one regular expression and Decimal"
    yield ratio("targets unlike any before", against, each(parse_target, texts), each(floor, texts), aim=2)
    again = texts[:200] * 100
    yield ratio("targets that repeat", against, each(parse_target, again), each(floor, again), aim=2)


def reading() -> Iterator[Figure]:
    """A form of a workbook and of a web page, beside what it takes to open them."""
    rows = as_table(projects(1)[0])
    page = "".join(f"<tr>{''.join(f'<td>{cell or str()}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<html><body><table>{page}</table></body></html>"
    many = range(200)
    try:
        import openpyxl
    except ImportError:
        print("          openpyxl is not installed, so reading rows is not measured")
    else:
        book, file = openpyxl.Workbook(), BytesIO()
        for row in rows:
            book.active.append(row)
        book.save(file)

        def opened(_: object) -> object:
            return list(openpyxl.load_workbook(file, data_only=True).active.iter_rows(values_only=True))

        some = many[:40]
        mine, theirs = each(lambda _: read_form(rows), some), each(opened, some)
        yield ratio("reading rows", "openpyxl opening them", mine, theirs, aim=0.35)

    def parsed(_: object) -> None:
        HTMLParser().feed(page)

    yield ratio("reading HTML", "html.parser", each(lambda _: read_form(page), many), each(parsed, many), aim=1.5)


def importing() -> Iterator[Figure]:
    """Importing perfeval, what most programs ask of it, and what it stands on, in processes of their own."""

    def run(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code

    used = "from perfeval import SelfEvaluation, evaluate, read_form"
    ours, first, floor, nothing = best(run("import perfeval"), run(used), run("import attrs, decimal, re"), run(""))
    against = "against import attrs, decimal and re"
    yield Figure("import perfeval", against, (ours - nothing) / (floor - nothing), aim=1.5)
    yield Figure("the same, and what forms and scorecards need", against, (first - nothing) / (floor - nothing))


if __name__ == "__main__":
    sys.exit(main())
