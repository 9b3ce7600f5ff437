"""The same rows by other means, where they are installed: how fast, and in how many projects the total is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeAlias

from tests.benchmarks.script import Row

#: What takes the rows of all projects, and gives the total of each.
Peer: TypeAlias = Callable[[list[list[Row]]], list[Any]]


def peers() -> Iterator[tuple[str, Peer]]:
    """Those that are installed, by name."""
    for name, make in (
        ("pandas, floats", _pandas),
        ("pydantic, Decimal", _pydantic),
        ("rule-engine, Decimal", _rule_engine),
    ):
        try:
            yield name, make()
        except ImportError:
            continue


def _pandas() -> Peer:
    import pandas

    def totals(projects: list[list[Row]]) -> list[Any]:
        frame = pandas.DataFrame([{"project": at, **row} for at, rows in enumerate(projects) for row in rows])
        asked = frame["年度指标值"].str.extract(r"([≥≤]?)([0-9.]+)")
        target = asked[1].astype(float)
        actual = frame["实际完成值"].str.extract(r"([0-9.]+)")[0].astype(float)
        weight = frame["分值"].astype(float)
        at_most = asked[0] == "≤"
        share = (target / actual).where(at_most, actual / target).clip(upper=1)
        return list((weight * share).round(2).groupby(frame["project"]).sum())

    return totals


def _pydantic() -> Peer:
    import pydantic

    class Indicator(pydantic.BaseModel):
        sign: str
        target: Decimal
        actual: Decimal
        weight: Decimal

        def points(self) -> Decimal:
            return _points(self.sign, self.target, self.actual, self.weight)

    def totals(projects: list[list[Row]]) -> list[Any]:
        return [sum((Indicator(**_parts(row)).points() for row in rows), Decimal(0)) for rows in projects]  # type: ignore[arg-type]

    return totals


def _rule_engine() -> Peer:
    import rule_engine

    met = rule_engine.Rule('sign == "≤" and actual <= target or sign != "≤" and actual >= target')
    share = rule_engine.Rule('sign == "≤" ? weight * target / actual : weight * actual / target')

    def points(row: Row) -> Decimal:
        facts = {name: text if name == "sign" else Decimal(text) for name, text in _parts(row).items()}
        return Decimal(row["分值"]) if met.matches(facts) else _cents(share.evaluate(facts))

    def totals(projects: list[list[Row]]) -> list[Any]:
        return [sum(map(points, rows), Decimal(0)) for rows in projects]

    return totals


def _parts(row: Row) -> dict[str, str]:
    """Sign, target, actual and weight as texts; the unit is 万元 everywhere."""
    target = row["年度指标值"].removesuffix("万元")
    return {
        "sign": target[0],
        "target": target[1:],
        "actual": row["实际完成值"].removesuffix("万元"),
        "weight": row["分值"],
    }


def _points(sign: str, target: Decimal, actual: Decimal, weight: Decimal) -> Decimal:
    if actual <= target if sign == "≤" else actual >= target:
        return weight
    return _cents(weight * target / actual if sign == "≤" else weight * actual / target)


def _cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
