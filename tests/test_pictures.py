"""The pictures of the documentation are those that the script draws, and say what the library computes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import from_drawn
import pytest
from drawn import card, grades, limits, rooms, tiers
from drawn.drawing import LANGUAGES, SIZES, WIDTH, short, width
from drawn.sample import CARD, digits

from perfeval.rulebooks import MOF_2020, MOF_2021
from tests.test_truth import ROOMS

DOCS: Final = Path(__file__).parent.parent / "docs"
SVG: Final = "{http://www.w3.org/2000/svg}"

each_picture = pytest.mark.parametrize("name", list(from_drawn.PICTURES))
each_language = pytest.mark.parametrize("language", LANGUAGES)


class Place(NamedTuple):
    """What a text or a box takes of a picture."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Place) -> bool:
        """Whether all of the other is inside."""
        sideways = self.left <= other.left and other.right <= self.right
        return sideways and self.top <= other.top and other.bottom <= self.bottom

    def meets(self, other: Place) -> bool:
        """Whether the two overlap."""
        sideways = self.left < other.right and other.left < self.right
        return sideways and self.top < other.bottom and other.top < self.bottom

    @property
    def area(self) -> float:
        """How much it takes."""
        return (self.right - self.left) * (self.bottom - self.top)


@cache
def picture(name: str, language: str) -> ET.Element:
    """A picture as a tree."""
    return ET.fromstring(drawn(name, language))  # noqa: S314 - drawn by the project itself


@cache
def drawn(name: str, language: str) -> str:
    """A picture as it is now."""
    return from_drawn.PICTURES[name](language).svg()


def texts(name: str, language: str) -> list[str]:
    """The texts of a picture, from the first that was drawn."""
    return [each.text or "" for each in picture(name, language).iter(f"{SVG}text")]


def text_places(name: str, language: str) -> Iterator[tuple[str, Place]]:
    """Each text with what it takes at most."""
    for each in picture(name, language).iter(f"{SVG}text"):
        text, kind = each.text or "", each.attrib["class"].split()[0]
        wide, size = width(text, kind), SIZES[kind]
        x, y = float(each.attrib["x"]), float(each.attrib["y"])
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[each.attrib.get("text-anchor", "start")]
        yield text, Place(left, y - 0.85 * size, left + wide, y + 0.2 * size)


def box_places(name: str, language: str) -> list[Place]:
    """The boxes of a picture, the panel among them."""
    boxes = []
    for each in picture(name, language).iter(f"{SVG}rect"):
        x, y, wide, high = (float(each.attrib[side]) for side in ("x", "y", "width", "height"))
        boxes.append(Place(x, y, x + wide, y + high))
    return boxes


def test_pictures_are_up_to_date() -> None:
    """What is shown is what the script draws, and nothing else is kept; who draws again gets the same."""
    files = from_drawn.files()

    assert from_drawn.files() == files
    assert {path: path.read_text(encoding="utf-8") for path in from_drawn.FOLDER.iterdir()} == files, (
        "run make pictures"
    )


@each_language
@each_picture
def test_pictures_speak(name: str, language: str) -> None:
    """A picture has a title and a description for those who do not see it, in its language."""
    root = picture(name, language)
    told = {each.tag.removeprefix(SVG): each.text or "" for each in list(root)[:2]}

    assert root.attrib["role"] == "img"
    assert set(told) == {"title", "desc"}
    assert all(told.values())
    assert bool(re.search(r"。", told["desc"])) is (language == "zh_CN")
    assert root.attrib["lang"] == language.replace("_", "-")


@each_picture
def test_both_languages_draw_the_same_names(name: str) -> None:
    """Every word of a picture is there in both languages, and numbers and code are the same in both."""
    english, chinese = ([each for each in texts(name, language) if each.isascii()] for language in LANGUAGES)
    plain = [[each for each in found if re.fullmatch(r"[\d./ =+T]+|\w+_\w+", each)] for found in (english, chinese)]

    assert plain[0] == plain[1]


@each_language
@each_picture
def test_nothing_is_loaded(name: str, language: str) -> None:
    """No script, no link, no font and no picture from elsewhere."""
    root, source = picture(name, language), drawn(name, language)
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}

    assert tags <= {"svg", "title", "desc", "style", "rect", "text", "polyline", "polygon"}
    assert re.findall(r"url\(|@import|@font-face|href|\son\w+=", source) == []
    assert re.findall(r"https?://[^\"]*", source) == ["http://www.w3.org/2000/svg"]


@each_language
@each_picture
def test_colours_change_with_the_scheme(name: str, language: str) -> None:
    """Each colour has a name, and each name has a colour in light and another in dark."""
    style = picture(name, language).findtext(f"{SVG}style") or ""
    light, dark = re.findall(r":root \{([^}]*)\}", style)
    named = [dict(re.findall(r"--(\w+):(#\w+);", each)) for each in (light, dark)]

    assert set(named[0]) == set(named[1]) == set(re.findall(r"var\(--(\w+)\)", style)) | {"soft", "blue"}
    assert not [each for each in named[0] if named[0][each] == named[1][each]]
    assert re.findall(r"#\w{6}", drawn(name, language).replace(style, "")) == []


@each_language
@each_picture
def test_texts_stay_in_their_boxes(name: str, language: str) -> None:
    """The smallest box around the middle of a text holds all of it, and no letter is too small for a telephone."""
    boxes = box_places(name, language)
    leaving = []
    for text, place in text_places(name, language):
        middle = Place(
            *((place.left + place.right) / 2, (place.top + place.bottom) / 2) * 2,
        )
        around = min((box for box in boxes if box.holds(middle)), key=lambda box: box.area)
        if not around.holds(place):
            leaving.append(text)

    assert leaving == []
    assert min(SIZES.values()) >= 16
    assert float(picture(name, language).attrib["width"]) == WIDTH <= 600


@each_language
@each_picture
def test_texts_leave_room_for_each_other(name: str, language: str) -> None:
    """No two texts overlap."""
    places = list(text_places(name, language))
    pairs = [(one, two) for at, one in enumerate(places) for two in places[at + 1 :]]

    assert [(one[0], two[0]) for one, two in pairs if one[1].meets(two[1])] == []


@each_language
def test_the_card_shows_what_was_computed(language: str) -> None:
    """Every row with its points and its reason, the total and the grade."""
    found = texts("card", language)
    rows = [f"{digits(each.points)} / {digits(each.weight)}" for each in card.rows()]

    assert [each for each in found if re.fullmatch(r"[\d.]+ / [\d.]+", each)] == rows
    assert found[-1].endswith("97.5 / 100")
    assert str(CARD.grade) in found[-2]
    assert any("20 × 90 ÷ 100 = 18" in each for each in found)
    assert "97.5" in (picture("card", language).findtext(f"{SVG}desc") or "")


@each_language
def test_bands_are_the_scales(language: str) -> None:
    """Every rulebook is under one of the scales, and each bound stands below its band."""
    found, scales = texts("grades", language), grades.scales()
    bounds = [digits(bound) for scale in scales for bound in (scale.excellent, scale.good, scale.fair)]

    assert [each for each in found if each.isdecimal() and each not in {"0", "100"}] == bounds
    assert [names[0] for names in scales.values()] == [each for each in found if "_" in each]
    assert len({scale.grade(grades.TOTAL) for scale in scales}) > 1


def test_curves_are_real_scores() -> None:
    """A curve has the points of an indicator, its corners among them."""
    inverse, cut_off = dict(limits.curve(MOF_2020)), dict(limits.curve(MOF_2021))

    assert {inverse[0], inverse[100]} == {100}
    assert inverse[200] == pytest.approx(50)
    assert cut_off[166] == pytest.approx(inverse[166])
    assert cut_off[167] == 0
    assert len({look for _, _, look in limits.CURVES}) == len(limits.CURVES)


def test_floors_are_the_rooms() -> None:
    """The house has the rooms of the package in their order; the roof is the package itself."""
    assert (*(room for floor in rooms.FLOORS for room in floor), "__init__") == ROOMS


@each_language
def test_tiers_are_those_of_the_sample(language: str) -> None:
    """Every name and every weight of the form is in the picture."""
    found = texts("tiers", language)
    names = {node.name for _, _, _, node in tiers.nodes()}

    assert names <= set(found)
    assert "50 + 30 + 10 + 10 = 100" in found


@each_language
def test_the_way_leads_to_real_points(language: str) -> None:
    """The row of the form comes out with the points and the calculation of the library."""
    found = texts("way", language)
    score = next(each for each in CARD.indicators if each.lost)
    reason = score.explain(short(language)).steps[-1].text

    assert found.count(score.name) == 2
    assert {score.indicator.target_text, score.indicator.actual_text, digits(score.points)} <= set(found)
    assert [each for each in found[-2:] if each not in reason] == []


@each_picture
def test_pages_show_the_pictures(name: str) -> None:
    """A picture that is on a page says there what it shows."""
    pages = [path.read_text(encoding="utf-8") for path in DOCS.rglob("*.rst")]
    figures = [alt for text in pages for alt in re.findall(rf"figure:: /pictures/{name}\.svg\n   :alt: (.*)", text)]

    assert all(len(alt) > 60 and alt.endswith(".") for alt in figures)
    assert not [text for text in pages if re.search(rf"/pictures/{name}\.(en|zh_CN)\.svg", text)]
