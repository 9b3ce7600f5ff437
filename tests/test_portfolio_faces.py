"""A department's forms summed up: faces, plain data, and what is refused."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    Indicator,
    InvalidForm,
    InvalidQuantity,
    Loss,
    PerfevalError,
    Portfolio,
    SelfEvaluation,
    evaluate,
)
from perfeval.rulebooks import INTEGRATED, MOF_2020
from tests.seen import Seen
from tests.small_forms import FUNDS, MISSED, OPEN, form_of, tree_of
from tests.test_portfolio import cards, row_of

#: The constructor and the reader, for arguments that a type checker would refuse.
portfolio_of: Any = Portfolio
from_dict: Any = Portfolio.from_dict

PORTFOLIO = Portfolio(
    [evaluate(tree_of(year=2023), MOF_2020), evaluate(form_of(OPEN), INTEGRATED)], expenditure="1825.53万元"
)


@pytest.mark.parametrize(
    ("through"),
    [
        lambda each: Portfolio.from_dict(json.loads(json.dumps(each.to_dict()))),
        lambda each: pickle.loads(pickle.dumps(each)),
        lambda each: each.merge(Portfolio([])),
        lambda each: attrs.evolve(each, expenditure="18255300元"),
    ],
    ids=["plain data", "pickle", "merge", "evolve"],
)
def test_nothing_is_lost_on_the_way(through: Callable[[Portfolio], Portfolio]) -> None:
    """The same value, hash and faces."""
    twin = through(PORTFOLIO)

    assert (twin, hash(twin), twin.to_text()) == (PORTFOLIO, hash(PORTFOLIO), PORTFOLIO.to_text())


def test_faces_show_the_same_cells() -> None:
    """Text, Markdown, HTML and comma-separated values."""
    assert str(PORTFOLIO) == PORTFOLIO.to_text()
    assert "| 全年预算数占部门支出总额 | 13.38% |" in PORTFOLIO.to_markdown()
    assert "\n\n等级,项目数\n优,0～1\n" in PORTFOLIO.to_csv()
    page, shown = Seen(PORTFOLIO.to_html()), Seen(PORTFOLIO._repr_html_())
    assert page.rows == shown.rows
    assert page.texts["h1"] == ["绩效自评汇总"]
    assert [*zip(page.texts["dt"], page.texts["dd"], strict=True)][:2] == [
        ("评价项目", "2个"),
        ("全年预算数合计", "244.23万元"),
    ]
    assert {"等级分布", "审核发现"} <= {*page.texts["caption"]}
    bars = [value for name, value in page.attributes if name == "aria-label"]
    assert {"0%，未定 50%", "50%，未定 50%"} & {*bars}
    assert all(sum(map(float, re.findall(r"([0-9.]+)%", value or ""))) <= 100 for value in bars)
    losses = Portfolio(cards(tree_of(), tree_of(), form_of(MISSED)))
    drawn = [value or "" for name, value in Seen(losses.to_html()).attributes if name == "aria-label"]
    assert {"20.69%，未定 68.97%", "10.34%", "31.03%", "0%，未定 68.97%"} <= {*drawn}
    assert "\\u" in PORTFOLIO.to_text("ascii")
    assert len(PORTFOLIO.to_text("gbk").splitlines()) == len(PORTFOLIO.to_text().splitlines())


def test_a_single_project_is_one_project() -> None:
    """In English, singular; a long name is cut in the repr only."""
    form = attrs.evolve(row_of(90, "很" * 200, budget=Budget(adjusted=5, executed=5, weight=0)), year=None)
    portfolio = Portfolio(cards(form, row_of(80)), "50万元")

    assert Portfolio(cards(row_of(90))).narrative("en").startswith("1 project was self-evaluated.")
    assert repr(Portfolio(cards(row_of(90)))) == "<Portfolio of 1 project, 0万元, mean 90>"
    assert "with funds of 5万元 (not counting 1 project without a budget), 10% of the department's" in (
        portfolio.narrative("en")
    )
    assert "涉及资金5万元（1个项目未填全年预算数，未计入），占部门支出总额（50万元）的10%" in portfolio.narrative()
    assert "，涉及资金5万元。" in Portfolio(cards(form)).narrative()
    assert len(repr(portfolio.lowest[1])) <= 100
    assert len(repr(Loss("很" * 200, 1, "9" * 40, "0." + "1" * 40))) <= 100


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (lambda: portfolio_of(evaluate(row_of(1), MOF_2020)), InvalidForm, r"write Portfolio\(\[card\]\)"),
        (lambda: portfolio_of(PORTFOLIO), InvalidForm, r"write portfolio.merge\(other\)"),
        (lambda: portfolio_of(None), InvalidForm, "None is no iterable of scorecards"),
        (lambda: portfolio_of("text"), InvalidForm, "'text' is no iterable of scorecards"),
        (lambda: portfolio_of({}), InvalidForm, "{} is no iterable of scorecards"),
        (lambda: portfolio_of(row_of(1)), InvalidForm, "'宣传经费' is no iterable of scorecards"),
        (lambda: portfolio_of([row_of(1)]), InvalidForm, r"no Scorecard(.|\n)*number 1(.|\n)*evaluate_many\(forms"),
        (lambda: portfolio_of([*cards(row_of(1)), 5]), InvalidForm, "5 is no Scorecard\n  at: number 2"),
        (lambda: portfolio_of([], "1825.53"), InvalidQuantity, '1825.53\' is no amount of money(.|\n)*"1825.53万元"'),
        (lambda: portfolio_of([], "5%"), InvalidQuantity, "'5%' is no amount of money"),
        (lambda: portfolio_of([], "5元/人"), InvalidQuantity, "'5元/人' is no amount of money"),
        (lambda: portfolio_of([], "很多"), InvalidQuantity, "'很多' is not a number with a unit"),
        (lambda: portfolio_of([], 1825.53), InvalidQuantity, "1825.53 is no amount of money"),
        (lambda: portfolio_of([], Decimal(5)), InvalidQuantity, "5 is no amount of money"),
        (lambda: portfolio_of([], "0万元"), InvalidQuantity, "0万元 is no expenditure"),
        (lambda: portfolio_of([], "-5万元"), InvalidQuantity, "-5万元 is no expenditure"),
        (lambda: PORTFOLIO.merge(portfolio_of), InvalidForm, r"is no portfolio(.|\n)*merge\(Portfolio\(cards\)\)"),
        (lambda: Loss("受益人口", 1, Decimal("NaN"), "0"), InvalidForm, "NaN is no sum"),
        (lambda: PORTFOLIO.narrative("fr"), PerfevalError, "no narrative in 'fr'"),
    ],
)
def test_what_does_not_fit_is_refused(call: Callable[[], object], kind: type[PerfevalError], message: str) -> None:
    """With what to write instead."""
    with pytest.raises(kind, match=message):
        call()


def altered(path: str, value: object) -> dict[str, Any]:
    """The plain data of a portfolio with something else in one place."""
    data: Any = json.loads(json.dumps(PORTFOLIO.to_dict()))
    *before, last = [int(each) if each.isdigit() else each for each in path.split(".")]
    place = data
    for each in before:
        place = place[each]
    place[last] = value
    return dict(data)


@pytest.mark.parametrize(
    "data",
    [
        None,
        PORTFOLIO.merge(PORTFOLIO),
        tree_of().to_dict(),
        {"perfeval": "portfolio", "version": 99},
        altered("expenditure", "-5"),
        altered("expenditure", 5),
        altered("unknown", []),
        altered("books", 5),
        altered("books.0", 5),
        altered("books.0.name", 5),
        altered("books.0.low", "1e9"),
        altered("books.0.low", "99999"),
        altered("books.0.full", "0"),
        altered("books.0.forms", -1),
        altered("books.0.forms", True),
        altered("books.0.forms", 5),
        altered("books.0.open", 5),
        altered("books.0.grades", ["优"]),
        altered("grades.0.lowest", "好"),
        altered("grades.0.lowest", "优"),
        altered("amounts.0.forms", 9),
        altered("years", [{"year": 2023, "forms": 9}]),
        altered("findings.0.severity", "糟糕"),
        altered("findings.0.severity", []),
        altered("indicators.0.lost", float("nan")),
        altered("lowest.0", {}),
    ],
)
def test_plain_data_that_hold_no_portfolio_are_refused(data: object) -> None:
    """Never by an error of Python's own."""
    with pytest.raises(PerfevalError):
        from_dict(data)


def leaves(data: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The paths of all that holds nothing else."""
    if isinstance(data, (dict, list)):
        for key, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(part, (*path, str(key)))
    else:
        yield ".".join(path)


@pytest.mark.parametrize("path", [*leaves(PORTFOLIO.to_dict())])
@pytest.mark.parametrize("value", [{}, 5.5])
def test_nothing_of_another_kind_stands_in_plain_data(path: str, value: object) -> None:
    """A text, a count or a sum that is none is refused wherever it stands."""
    with pytest.raises(PerfevalError):
        from_dict(altered(path, value))


def test_data_in_another_order_are_the_same_portfolio() -> None:
    """What is twice is added up, and what is out of order is put in order."""
    data = PORTFOLIO.to_dict()
    turned = {key: value[::-1] if isinstance(value, list) else value for key, value in data.items()}

    assert Portfolio.from_dict(turned).to_dict() == data


HOSTILE = "=1+1|<b>\u202e\n\x07产出"


@pytest.mark.parametrize("face", ["to_text", "to_markdown", "to_html", "to_csv", "narrative", "__repr__", "__str__"])
def test_no_text_of_a_form_forges_a_line(face: str) -> None:
    """Names of projects, tiers and indicators stay in their cells."""

    def shown(name: str) -> str:
        indicators = [Indicator(name, "≥3次", "1次", 50), Indicator(name, "明显", "一般", 50)]
        form = SelfEvaluation(name, [Dimension(name, [Category(name, indicators)])], FUNDS)
        return str(getattr(Portfolio(cards(form)), face)())

    mine, plain = shown(HOSTILE), shown("产出产出产出")

    assert not {"\u202e", "\x07"} & set(mine)
    assert len(mine.splitlines()) == len(plain.splitlines())
    assert ("'=1+1" in mine) is (face == "to_csv")
    assert "<b>" not in mine or face not in {"to_html", "to_markdown"}
