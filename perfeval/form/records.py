"""Flat records of indicators: one mapping a row, under Chinese, English or the integrated system's names.

Sign, value and unit may stand in three columns, as the integrated system stores them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import isnan
from typing import TYPE_CHECKING, Any, Final

from perfeval._text import plain, squeeze
from perfeval.errors import FaultyForm, InvalidForm, PerfevalError
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import AtLeast, AtMost, Exactly, parse_actual, parse_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: What a record may call a field; the first Chinese name is the one that is written.
NAMES: Final[dict[str, str]] = {
    "project": "项目名称 projectname",
    "dimension": "一级指标 findex tier1",
    "dimension_weight": "一级指标分值 一级指标权重",
    "category": "二级指标 sindex tier2",
    "category_weight": "二级指标分值 二级指标权重",
    "name": "三级指标 指标名称 tindex tier3 indicator",
    "sign": "指标性质 符号 比较符 计算符号 computesign",
    "target": "年度指标值 指标值 目标值 年初目标值 年度目标值 indexval",
    "unit": "度量单位 计量单位 meterunit",
    "actual": "实际完成值 全年完成值 完成值 完成情况 实际完成情况 actualvalue actualval",
    "weight": "分值 权重 指标分值",
    "self_score": "得分 自评得分 score selfscore",
    "reason": "偏差原因分析及改进措施 偏差原因 未完成原因分析 备注 kpi_remark remark",
    "judged": "评定",
    "deduction": "扣分",
    "applicable": "适用",
}
_FIELD_OF: Final = {
    alias: field for field, aliases in NAMES.items() for alias in (field.replace("_", ""), *aliases.split())
}

#: The integrated system's codes of signs; 6 is a description, 9 and 10 are text.
_CODES: Final = {"1": "≥", "2": ">", "3": "=", "4": "<", "5": "≤", "6": "", "9": "", "10": ""}
_WAYS: Final = {"正向": "≥", "反向": "≤", "逆向": "≤", "负向": "≤", "定性": "", "定量": "", "文字": "", "文本": ""}


def read_tree(
    rows: Iterable[object], ignore: Iterable[str], build: Callable[[dict[str, Any]], object]
) -> tuple[str, list[dict[str, Any]]]:
    """The project that the records name, and their tree; *build* makes an indicator of its fields.

    Raises:
        PerfevalError: for columns that no field takes, and for whatever *build* refuses; all faults together.
    """
    ignored = {_key(name) for name in ignore}
    records: list[dict[str, Any]] = []
    faults: list[PerfevalError] = []
    weighed = False
    for number, row in enumerate(rows, start=1):
        try:
            weighed = weighed or (
                isinstance(row, Mapping) and any(_FIELD_OF.get(_key(name)) == "weight" for name in row)
            )
            record = _filled(_record(row, ignored), records)
            records.append({**record, "built": build({k: v for k, v in record.items() if k not in _TIERS})})
        except PerfevalError as fault:
            faults.append(fault.within(f"row {number}"))
    raise_all(faults)
    if not weighed:
        raise InvalidForm("no column of weights (分值)", remedy="give each indicator its points under 分值 or weight")
    return _only(records, "project") or "", _tree(records)


#: What a record says about its place in the tree rather than about its indicator.
_TIERS: Final = ("project", "dimension", "dimension_weight", "category", "category_weight")


def _tree(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records by dimension and category, each where it first stands."""
    tree: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for record in records:
        tree.setdefault(record["dimension"], {}).setdefault(record["category"], []).append(record)
    return [
        {
            "name": dimension,
            "weight": _only([each for part in categories.values() for each in part], "dimension_weight"),
            "categories": [
                {"name": name, "weight": _only(part, "category_weight"), "indicators": [each["built"] for each in part]}
                for name, part in categories.items()
            ],
        }
        for dimension, categories in tree.items()
    ]


def _only(records: list[dict[str, Any]], field: str) -> Any:
    """What the records say of their common *field*; None where they say nothing."""
    said = list(dict.fromkeys(str(record[field]).strip() for record in records if field in record))
    if len(said) > 1:
        raise InvalidForm(
            f"the rows have several {field}s: {said[0]!r:.40}, {said[1]!r:.40}", remedy="build one form for each"
        )
    return said[0] if said else None


def write_rows(dimensions: list[dict[str, Any]], language: str) -> list[dict[str, object]]:
    """The records of a tree in plain data, under Chinese (``zh``) or English (``en``) names."""
    if language not in {"zh", "en"}:
        raise InvalidForm(f"no column names in {language!r}", remedy='write "zh" or "en"')
    return [
        {_column(field, language): value for field, value in _flat(dimension, category, indicator)}
        for dimension in dimensions
        for category in dimension["categories"]
        for indicator in category["indicators"]
    ]


#: Columns that every record has, so that records make a table.
_ALWAYS: Final = ("dimension", "category", "name", "target", "actual", "weight", "self_score", "reason")


def _flat(
    dimension: dict[str, Any], category: dict[str, Any], indicator: dict[str, Any]
) -> Iterator[tuple[str, object]]:
    fields = {
        **indicator,
        "dimension": dimension["name"],
        "dimension_weight": dimension.get("weight"),
        "category": category["name"],
        "category_weight": category.get("weight"),
    }
    for field in NAMES:
        if field in _ALWAYS or fields.get(field) is not None:
            yield field, fields.get(field)


def _column(field: str, language: str) -> str:
    return NAMES[field].split()[0] if language == "zh" else field


def raise_all(faults: list[PerfevalError]) -> None:
    """Raise one fault as it is, several together."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise FaultyForm(f"{len(faults)} faults in one form", tuple(faults))


def _key(name: object) -> str:
    key = squeeze(name).split("(")[0].replace("_", "").lower() if isinstance(name, str) else repr(name)
    return "kpi_remark" if key == "kpiremark" else key


def _record(row: object, ignored: set[str]) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise InvalidForm(f"{row!r:.60} is no record", remedy='pass mappings: [{"三级指标": "宣传次数", …}, …]')
    record: dict[str, Any] = {}
    for name, value in row.items():
        key = _key(name)
        if key in ignored or _is_blank(value):
            continue
        if key not in _FIELD_OF:
            raise _unknown(name, value)
        if _FIELD_OF[key] in record:
            raise InvalidForm(f"{name!r:.60} names {_FIELD_OF[key]!r} twice", remedy="keep one of the columns")
        record[_FIELD_OF[key]] = value
    return _with_target(record)


def _is_blank(value: object) -> bool:
    """None, an empty text, or the NaN that data frames put where there is nothing."""
    return (
        value is None or (isinstance(value, str) and not value.strip()) or (isinstance(value, float) and isnan(value))
    )


def _unknown(name: object, value: object) -> InvalidForm:
    from difflib import get_close_matches

    near = get_close_matches(_key(name), _FIELD_OF, n=1)
    hint = f"did you mean {near[0]!r}? Else " if near else ""
    return InvalidForm(
        f"no field takes the column {name!r:.60} (here {value!r:.40})",
        remedy=f"{hint}leave it out with ignore=[{name!r:.60}]",
    )


def _with_target(record: dict[str, Any]) -> dict[str, Any]:
    """Put sign, value and unit together, each only where the value does not hold it already."""
    sign, unit = record.pop("sign", None), record.pop("unit", None)
    if unit is not None and "actual" in record and _is_bare_number(record["actual"]):
        record["actual"] = f"{record['actual']}{str(unit).strip()}"
    if record.get("target") is None or (sign is None and unit is None):
        return record
    value = str(record["target"]).strip()
    signed = isinstance(parse_target(value), (AtLeast, AtMost, Exactly))
    ending = "" if unit is None or value.endswith(str(unit).strip()) else str(unit).strip()
    before = "" if sign is None or signed else sign_of(sign)
    described = sign is not None and squeeze(str(sign)) in {"6", "9", "10", "定性"}
    record["target"] = value if described and not value[:1].isdigit() else f"{before}{value}{ending}"
    return record


def _is_bare_number(value: object) -> bool:
    """Whether a cell holds a number without its unit."""
    return (
        isinstance(value, (int, Decimal, str))
        and isinstance(quantity := parse_actual(str(value)), Quantity)
        and not quantity.unit
    )


def sign_of(sign: object) -> str:
    """The sign for a code of the integrated system, a direction, or a sign in words.

    >>> sign_of("5"), sign_of("正向"), sign_of("大于等于")
    ('≤', '≥', '大于等于')
    """
    text = squeeze(str(sign))
    direction = next((way for way in _WAYS if text.startswith(way)), None)
    if text in _CODES:
        return _CODES[text]
    if direction is None:
        return plain(text)
    rest = text.removeprefix(direction).removeprefix("指标")
    return rest or _WAYS[direction]


def _filled(record: dict[str, Any], above: list[dict[str, Any]]) -> dict[str, Any]:
    """Fill blank tiers in from the row above, as merged cells leave them."""
    last = above[-1] if above else {}
    if "dimension" not in record and "category" not in record and "category" in last:
        record["category"] = last["category"]
    if "dimension" not in record and "dimension" in last:
        record["dimension"] = last["dimension"]
    if "category" not in record:
        record["category"] = record.get("dimension", "指标")
    record.setdefault("dimension", record["category"])
    return record
