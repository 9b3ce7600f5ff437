"""Which part of a text is about a form: the passages of other projects, and the tables, are no claims about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from perfeval.audit.report.words import flat, is_numbered, unnumbered

#: No title is longer.
_LONGEST_TITLE: Final = 70
#: What a name says beside the project.
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}(?:年度|年)?)"


class Passages(NamedTuple):
    """The lines of a text that are about a form, and what other projects the text names."""

    lines: tuple[tuple[int, str], ...]
    #: Names of projects, where none of them is the form's.
    others: tuple[str, ...] = ()


class _Titled(NamedTuple):
    """A line that begins the report of a project, or of nobody in particular."""

    name: str
    #: What follows on the same line.
    rest: str


@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        r"(?P<name>[^。,;:]{0,60}?)(?:项目)?(?:支出|资金)?(?:预算)?(?:绩效|部门)(?:目标)?(?:自我?评价?|评价)"
        r"(?:的?(?:工作)?(?:报告|综述|表|情况(?:说明)?|结果))(?:\([^()]{0,20}\))?(?:$|:)"
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(r"项目名称[:|]?(?P<name>[^。,;:|]{2,60})$")


@cache
def _no_project() -> re.Pattern[str]:
    """Names that are no project's: none at all, a department's, or a word for any project."""
    return re.compile(
        rf"{_YEAR}?(?:.{{0,40}}(?:局|厅|委员会|委|办公室|办|政府|中心|公司|医院|学校|学院|大学|中学|小学|法院|检察院|部|处|所|站|"
        rf"机关|单位|部门|本级))?{_YEAR}?(?:一般公共预算|本级|市级|县级|区级|省级|中央|财政|部门|专项|整体|单位)*(?:支出|资金)?"
        rf"(?:项目|本项目|该项目|此项目|各项目|项目概况|项目支出|预算|决算中?|部门决算中?)*"
    )


@cache
def _running() -> re.Pattern[str]:
    """A project that is named in running text."""
    return re.compile(
        r'["《](?P<quoted>[^"《》。;]{2,40})["》](?:等[0-9]{0,3}个?)?(?:专项)?(?:项目|资金)|'
        r"(?:^|[。,;:])(?P<plain>[一-鿿A-Za-z0-9()、]{3,40}?项目)(?:支出)?(?=绩效|自评|年初|全年|预算|总投资|资金|于20)"
    )


@cache
def _any_project() -> re.Pattern[str]:
    return re.compile(
        rf"(?:.{{0,12}}(?:本|该|此|各|全部|所有|上述|重点|其他|我单位|一级|二级|[0-9一二三四五六七八九十]个)|{_YEAR}|目标|.{{0,6}}根据.*|.*(?:单位|部门|部|局|我[市县区]))?"
        r"(?:专项|支出|一般公共预算|部门预算|部门)*项目"
    )


@cache
def _of_tables() -> re.Pattern[str]:
    return re.compile("三级指标|二级指标|年度指标值|实际完成值|指标值|项目名称|分值|执行率")


@cache
def _usual() -> re.Pattern[str]:
    return re.compile(rf"{_YEAR}|[\s\"《》()（）、,“”]|项目$|支出项目|专项资金|专项经费|经费|资金|项目|专项|工程$")


def core_of(name: str) -> str:
    """What tells a project from others: its name without the year and words that any project has.

    >>> core_of("2023年宣传经费项目"), core_of("项目经费")
    ('宣传', '项目经费')
    """
    plain = flat(name)
    return _usual().sub("", plain) or plain


def is_same_project(one: str, other: str) -> bool:
    """Whether two names are of one project: the one holds the other, or they hardly differ.

    >>> is_same_project("2023年度乡村道路养护项目", "乡村道路养护经费"), is_same_project("道路养护", "图书采购")
    (True, False)
    """
    from difflib import SequenceMatcher

    mine, theirs = core_of(one)[:_LONGEST_TITLE], core_of(other)[:_LONGEST_TITLE]
    if mine in theirs or theirs in mine:
        return True
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= 0.8


def passages_of(text: Sequence[str], project: str) -> Passages:
    """The lines of a text that are about a project."""
    lines = _own_section(list(_without_tables(text)), project)
    ours: list[tuple[int, str]] = []
    free: list[tuple[int, str]] = []
    titled: dict[str, None] = {}
    owned = False
    owner: bool | None = None
    short = False
    for number, line, title in _titles(lines):
        if title is not None:
            named = _is_project(title.name)
            owner = is_same_project(title.name, project) if named else None
            short = bool(title.rest) and named
            owned = owned or bool(owner)
            if named:
                titled[title.name] = None
        elif short and is_numbered(flat(line[:_LONGEST_TITLE])):
            owner, short = None, False
        if owner is not False:
            (ours if owner else free).append((number, line))
    if owned:
        return Passages(tuple(ours))
    return _unowned(free, project, tuple(titled))


@cache
def _ordinals() -> tuple[re.Pattern[str], ...]:
    """How the parts of a text are numbered, each way by itself, with what stands behind the number."""
    numerals = "[一二三四五六七八九十]{1,3}"
    begins = f"{numerals}、", rf"\({numerals}\)", f"{numerals}是", "[0-9]{1,2}[.、]"
    return tuple(re.compile(f"{begin}(?P<name>[^。,;:]*)") for begin in begins)


def _own_section(lines: list[tuple[int, str]], project: str) -> list[tuple[int, str]]:
    """The numbered part that is called by the project, where the others of its kind are about other things."""
    plain = [flat(line[: 2 * _LONGEST_TITLE]) for _, line in lines]
    core = core_of(project)
    for ordinal in _ordinals():
        found = {at: match for at, line in enumerate(plain) if (match := ordinal.match(line))}
        own = next((at for at, match in found.items() if core_of(match["name"]) == core), None)
        if own is not None and len(found) > 1:
            end = next((at for at in found if at > own), len(lines))
            return lines[own:end]
    return lines


def _unowned(lines: list[tuple[int, str]], project: str, others: tuple[str, ...]) -> Passages:
    """What nobody's title stands over: all of it is about the form, unless it names projects, and not this one."""
    named = [(number, line, _named(line)) for number, line in lines]
    core = core_of(project)
    if not others and not any(names for *_, names in named):
        return Passages(tuple(lines))
    mine = [
        (number, line)
        for number, line, names in named
        if core in flat(line) or any(is_same_project(name, project) for name in names[:5])
    ]
    if mine and not others:
        foreign = {number for number, _, names in named if names} - {number for number, _ in mine}
        return Passages(tuple(each for each in lines if each[0] not in foreign))
    if mine:
        return Passages(tuple(mine))
    return Passages((), (*others, *(name for *_, names in named for name in names)))


def _named(line: str) -> list[str]:
    plain = unnumbered(flat(line))
    found = [each["quoted"] or each["plain"] for each in _running().finditer(plain)]
    return [name for name in found if not _any_project().fullmatch(name) and _is_project(name.removesuffix("项目"))]


def _is_project(name: str) -> bool:
    return len(name) > 1 and not _no_project().fullmatch(name)


def _titles(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str, _Titled | None]]:
    """Each line, and what it is the title of; the name of a title may stand on the line above it."""
    before = ""
    for number, line in lines:
        plain = unnumbered(flat(line[: 2 * _LONGEST_TITLE]))
        title = _titled(plain, before, is_heading=plain != flat(line[: 2 * _LONGEST_TITLE]))
        yield number, line, title
        if plain:
            before = plain if len(plain) <= _LONGEST_TITLE else ""


def _titled(plain: str, before: str, *, is_heading: bool) -> _Titled | None:
    labelled = _labelled().match(plain)
    if labelled:
        return _Titled(labelled["name"], "")
    found = _title().match(plain)
    if found is None:
        return None
    rest = plain[found.end() :]
    name = found["name"]
    if not _is_project(name):
        above = before.endswith(("项目", "经费", "资金", "工程")) and not re.search("[。,;:]", before)
        if above and _is_project(before) and not is_heading:
            return _Titled(before, rest)
        return None if is_heading or not name else _Titled("", rest)
    return _Titled(name, rest)


def _without_tables(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines of a text that are no rows of a table, with their numbers."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and (not lines[end].strip() or _is_cell(lines[end])):
            end += 1
        block = lines[index:end]
        if not any(_of_tables().search(flat(line[:200])) for line in block if _is_cell(line)):
            yield from ((at, lines[at]) for at in range(index, end) if lines[at].strip() and not _is_row(lines[at]))
        if end < len(lines):
            yield end, lines[end]
        index = end + 1


def _is_cell(line: str) -> bool:
    return line[:1] == "\t" or "\t" in line.strip() or _is_row(line)


def _is_row(line: str) -> bool:
    return line.count("|") > 1 or "\t" in line.strip()
