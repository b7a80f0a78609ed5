"""A drawing taken apart: where every text stands, and what lies behind it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from yawara.report.pictures.canvas import Type, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.report.tree import Picture

SVG = "{http://www.w3.org/2000/svg}"
_MOVE = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
_SCALE = re.compile(r"scale\(([-\d.]+)\)")
#: What a letter takes above and below its base line, in em.
ABOVE, BELOW = 0.78, 0.16


class Box(NamedTuple):
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left + 0.5
            and self.top <= other.top + 0.5
            and other.right <= self.right + 0.5
            and other.bottom <= self.bottom + 0.5
        )


class Text(NamedTuple):
    """A line of text: what it says, where, in which colour, and the fills below it."""

    words: str
    box: Box
    fill: str
    ground: str


def root(picture: Picture) -> ET.Element:
    return ET.fromstring(picture.svg)  # noqa: S314 - a document of our own


def sheet(picture: Picture) -> Box:
    return Box(*(float(part) for part in root(picture).attrib["viewBox"].split()))


@functools.cache
def texts(picture: Picture) -> list[Text]:
    """Every line of text with its estimated box, in the order of the drawing."""
    grounds: list[tuple[Box, str]] = []
    return list(_texts(root(picture), (0.0, 0.0, 1.0), grounds))


def _texts(
    element: ET.Element, at: tuple[float, float, float], grounds: list[tuple[Box, str]]
) -> Iterator[Text]:
    for child in element:
        if child.tag == f"{SVG}defs":
            continue
        here = _moved(child, at)
        if child.tag == f"{SVG}rect":
            grounds.append((_rect(child, here), child.attrib["fill"]))
        elif child.tag == f"{SVG}circle":
            grounds.append((_circle(child, here), child.attrib["fill"]))
        elif child.tag == f"{SVG}text":
            box = _text(child, here)
            middle = Box(box.left + 2, box.top + 2, box.left + 2, box.top + 2)
            below = [fill for one, fill in grounds if one.holds(middle)]
            yield Text(child.text or "", box, child.attrib["fill"], below[-1])
        yield from _texts(child, here, grounds)


def _moved(element: ET.Element, at: tuple[float, float, float]) -> tuple[float, float, float]:
    given = element.attrib.get("transform", "")
    x, y, scale = at
    move, grow = _MOVE.search(given), _SCALE.search(given)
    if move:
        x, y = x + scale * float(move[1]), y + scale * float(move[2])
    return (x, y, scale * float(grow[1]) if grow else scale)


def _rect(element: ET.Element, at: tuple[float, float, float]) -> Box:
    x, y, scale = at
    left, top, wide, high = (float(element.attrib[k]) for k in ("x", "y", "width", "height"))
    assert wide >= 0
    assert high >= 0
    return Box(
        x + scale * left, y + scale * top, x + scale * (left + wide), y + scale * (top + high)
    )


def _circle(element: ET.Element, at: tuple[float, float, float]) -> Box:
    x, y, scale = at
    cx, cy, r = (float(element.attrib[key]) for key in ("cx", "cy", "r"))
    return Box(
        x + scale * (cx - r), y + scale * (cy - r), x + scale * (cx + r), y + scale * (cy + r)
    )


def _text(element: ET.Element, at: tuple[float, float, float]) -> Box:
    x, y, scale = at
    size = float(element.attrib["font-size"]) * scale
    wide = width(element.text or "", Type(size, bold="font-weight" in element.attrib))
    left, base = x + scale * float(element.attrib["x"]), y + scale * float(element.attrib["y"])
    anchor = element.attrib.get("text-anchor", "start")
    left -= {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left, base - ABOVE * size, left + wide, base + BELOW * size)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
