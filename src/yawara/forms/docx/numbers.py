"""The numbers that Word prints before paragraphs of a list: `8.A`, `(ii)`, `第3章`.

They stand nowhere in the text. They are counted as Word counts: by the list that a paragraph or
its style names, level by level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yawara.forms.docx.words import KANA

if TYPE_CHECKING:
    from yawara.forms.docx.nodes import Node

_LEVELS = 9
_MOST_STEPS = 12
_HOLE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = 20
_TEN = 10


@dataclass(frozen=True)
class Level:
    """How one level of a list is counted and printed."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    begins: dict[int, int]


@dataclass(frozen=True)
class Number:
    """A printed number: its text as printed, its level, and whether it counts (no bullet)."""

    text: str
    level: int
    counts: bool


class Lists:
    """The lists of a document, as `numbering.xml` has them."""

    def __init__(self, numbering: Node | None, styles: Styles) -> None:
        self.styles = styles
        self._lists: dict[str, _List] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Node) -> None:
        abstract = {
            one.given.get("abstractNumId", ""): one
            for one in numbering.children
            if one.name == "abstractNum"
        }
        named = {
            one.val("styleLink"): number for number, one in abstract.items() if one.val("styleLink")
        }
        for one in numbering.children:
            if one.name != "num":
                continue
            number = one.val("abstractNumId")
            found = abstract.get(number)
            link = "" if found is None else found.val("numStyleLink")
            if link in named:  # the list is a style's, and described there
                number = named[link]
                found = abstract[number]
            levels = {} if found is None else _levels(found)
            begins: dict[int, int] = {}
            for override in one.children:
                if override.name != "lvlOverride":
                    continue
                at = _int(override.given.get("ilvl", ""), 0)
                if (own := override.child("lvl")) is not None:
                    levels[at] = _level(own)
                if (start := override.child("startOverride")) is not None:
                    begins[at] = _int(start.given.get("val", ""), 1)
            self._lists[one.given.get("numId", "")] = _List(number, levels, begins)

    def of(self, paragraph: Node) -> tuple[str, int] | None:
        """The list and the level of a paragraph; None where it is in none."""
        properties = paragraph.child("pPr")
        style = "" if properties is None else properties.val("pStyle")
        style = style or self.styles.default
        own = None if properties is None else properties.child("numPr")
        number = "" if own is None else own.val("numId")
        level = "" if own is None else own.val("ilvl")
        if not number:
            number, styled, from_style = self.styles.numbering(style)
            level = level or styled
            found = self._lists.get(number)
            if found is not None and from_style:
                named = [at for at, one in found.levels.items() if one.style == from_style]
                level = str(named[0]) if named else level
        if number in ("", "0") or number not in self._lists:
            return None
        return number, min(_int(level, 0), _LEVELS - 1)

    def list(self, number: str) -> _List:
        """A list by its number."""
        return self._lists[number]


@dataclass
class Counter:
    """Counts through a document, paragraph by paragraph."""

    lists: Lists
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, paragraph: Node) -> Number | None:
        """The number printed before the next paragraph; None where there is none."""
        found = self.lists.of(paragraph)
        if found is None:
            return None
        number, at = found
        one = self.lists.list(number)
        counts = self._counts.setdefault(one.abstract, {})
        level = one.levels.get(at, Level())
        if at in one.begins and (number, at) not in self._begun:
            self._begun.add((number, at))
            counts[at] = one.begins[at]
        else:
            counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [key for key in counts if key > at]:
            restart = one.levels.get(deeper, Level()).restart
            if restart is None or (restart and at < restart):
                del counts[deeper]
        for upper in range(at):
            counts.setdefault(upper, one.levels.get(upper, Level()).start)
        return Number(_printed(one.levels, counts, at), at, _counts(level))


def _counts(level: Level) -> bool:
    return level.format not in ("bullet", "none") and bool(_HOLE.search(level.text))


def _printed(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
    level = levels.get(at, Level(text=f"%{at + 1}."))
    if level.format == "bullet":
        return level.text

    def fill(match: re.Match[str]) -> str:
        upper = int(match[1]) - 1
        form = "decimal" if level.legal else levels.get(upper, Level()).format
        return formatted(counts.get(upper, 1), form)

    return _HOLE.sub(fill, level.text)


def formatted(number: int, form: str) -> str:
    """A number in one of Word's formats; plain digits for the rare ones."""
    if number < 0 or number > 32_767:  # noqa: PLR2004 - what Word can count to
        return str(number)
    if form in ("lowerLetter", "upperLetter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter[:9].upper() if form == "upperLetter" else letter[:9]
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form.startswith("decimalEnclosed") and 1 <= number <= _CIRCLED:
        first = {"decimalEnclosedFullstop": "⒈", "decimalEnclosedParen": "⑴"}.get(form, "①")
        return chr(ord(first) + number - 1)
    if form in ("japaneseCounting", "japaneseDigitalTenThousand", "ideographDigital"):
        return _kanji(number) if form == "japaneseCounting" else _each(number)
    if form in KANA and number:
        kana = KANA[form]
        return kana[(number - 1) % len(kana)]
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * min(count, 40)
    return out


def _each(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _kanji(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    out = ""
    for value, sign in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, number = divmod(number, value)
        if count:
            out += (
                "" if count == 1 and sign else _each(count) if count < _TEN else _kanji(count)
            ) + sign
    return out


def _levels(abstract: Node) -> dict[int, Level]:
    return {
        _int(one.given.get("ilvl", ""), 0): _level(one)
        for one in abstract.children
        if one.name == "lvl"
    }


def _level(node: Node) -> Level:
    legal = node.child("isLgl")
    restart = node.child("lvlRestart")
    return Level(
        start=_int(node.val("start"), 1),
        format=node.val("numFmt") or "decimal",
        text=node.val("lvlText"),
        legal=legal is not None and legal.given.get("val", "1") not in ("0", "false"),
        restart=None if restart is None else _int(restart.given.get("val", ""), 0),
        style=node.val("pStyle"),
    )


def _int(text: str, otherwise: int) -> int:
    short = text.isascii() and text.isdecimal() and len(text) <= 5  # noqa: PLR2004 - up to 99999
    return int(text) if short else otherwise


class Styles:
    """What of the paragraph styles matters: headings, and the lists that they name."""

    def __init__(self, styles: Node | None) -> None:
        self._styles: dict[str, Node] = {}
        self.default = ""
        for one in () if styles is None else styles.children:
            if one.name == "style" and one.given.get("type", "paragraph") == "paragraph":
                id_ = one.given.get("styleId", "")
                self._styles.setdefault(id_, one)
                if one.given.get("default") in ("1", "true", "on"):
                    self.default = id_

    def _chain(self, style: str) -> list[tuple[str, Node]]:
        out: list[tuple[str, Node]] = []
        while style in self._styles and len(out) < _MOST_STEPS:
            out.append((style, self._styles[style]))
            style = self._styles[style].val("basedOn")
        return out

    def numbering(self, style: str) -> tuple[str, str, str]:
        """The list and level that a style names, and which style of its line does."""
        for id_, node in self._chain(style):
            properties = node.child("pPr", "numPr")
            if properties is not None and properties.val("numId"):
                return properties.val("numId"), properties.val("ilvl"), id_
        return "", "", ""

    def heading(self, style: str) -> int | None:
        """How deep a heading of this style is, from 1; None where it is none. A title is 0."""
        for id_, node in self._chain(style):
            level = node.val("pPr", "outlineLvl")
            if level.isdecimal() and int(level) < _LEVELS:
                return int(level) + 1
            name = node.val("name").casefold()
            if name == "title" or id_ == "Title":
                return 0
            if found := re.match(r"(?:heading|見出し)\s*([1-9])", name):
                return int(found[1])
        return None
