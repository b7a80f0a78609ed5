"""Small parts of a workbook: shared strings, cell formats, lists of sheets and names."""

from __future__ import annotations

import re
from typing import NamedTuple

from yawara.forms.ooxml.xml import Scan, unescaped

#: Built-in number formats that are days; 27 to 36 and 50 to 58 are those of East Asia.
_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
#: What in a number format is no sign for a part of a day: quoted text, colours, escapes.
_LITERAL = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.|_.|\*.")
#: Letters that stand for no part of a day: the general format, powers of ten, halves of a day.
_WORDS = re.compile(r"general|g/標準|e[+-]|am/pm|a/p", re.IGNORECASE)
_DAY_SIGNS = re.compile(r"[ydge]", re.IGNORECASE)
#: An m is a minute beside an hour or a second, also where those count on beyond a day.
_MONTH = re.compile(r"m", re.IGNORECASE)
_TIME = re.compile(r"[hs]", re.IGNORECASE)
#: More digits wide, or points high, is nothing on a sheet.
_LARGEST = 10_000
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)


class Style(NamedTuple):
    """A cell format: whether it locks its cells and shows days, its fill and its frame.

    `wrap`: a long text goes on in the next line; `shrink`: it is drawn smaller; `size` in points.
    """

    locked: bool = True
    day: bool = False
    fill: int = 0
    border: int = 0
    wrap: bool = False
    shrink: bool = False
    size: float = 11.0

    def looks(self) -> tuple[int, int]:
        """What one sees of an empty cell."""
        return self.fill, self.border


class _Strings(Scan):
    """Shared strings without their reading aids (furigana)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text: list[str] = []
        self._reading = 0
        self._in_text = False

    def start(self, name: str, given: dict[str, str]) -> None:
        _ = given
        if name == "si":
            self._text = []
        elif name == "rPh":
            self._reading += 1
        elif name == "t":
            self._in_text = not self._reading

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(unescaped("".join(self._text)))
        elif name == "rPh":
            self._reading -= 1
        elif name == "t":
            self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text:
            self._text.append(text)


def strings(utf8: bytes) -> tuple[str, ...]:
    """The shared strings of a workbook."""
    scan = _Strings()
    scan.read(utf8)
    return tuple(scan.found)


def shows_day(code: str) -> bool:
    """Whether a number format shows a day; one that shows a time only does not."""
    bare = _WORDS.sub("", _LITERAL.sub("", code))
    if _DAY_SIGNS.search(bare):
        return True
    return bool(_MONTH.search(bare)) and not (_TIME.search(bare) or _ELAPSED.search(code))


class _Styles(Scan):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Style] = []
        self._custom: dict[str, bool] = {}
        self._sizes: list[float] = []
        self._in = ""

    def start(self, name: str, given: dict[str, str]) -> None:
        if name in ("fonts", "cellXfs"):
            self._in = name
        elif name == "font" and self._in == "fonts":
            self._sizes.append(Style().size)
        elif name == "sz" and self._in == "fonts" and self._sizes:
            self._sizes[-1] = measure(given.get("val")) or self._sizes[-1]
        elif name == "numFmt":
            self._custom[given.get("numFmtId", "")] = shows_day(given.get("formatCode", ""))
        elif self._in == "cellXfs":
            self._format(name, given)

    def _format(self, name: str, given: dict[str, str]) -> None:
        if name == "xf":
            code = given.get("numFmtId", "0")
            day = self._custom.get(code, code.isdecimal() and int(code) in _DAYS)
            fill, border = given.get("fillId", "0"), given.get("borderId", "0")
            font = _number(given.get("fontId", "0"))
            size = self._sizes[font] if font < len(self._sizes) else Style().size
            made = Style(day=day, fill=_number(fill), border=_number(border), size=size)
            self.found.append(made)
        elif name == "protection" and self.found:
            locked = given.get("locked", "1") not in ("0", "false")
            self.found[-1] = self.found[-1]._replace(locked=locked)
        elif name == "alignment" and self.found:
            wrap = given.get("wrapText") in ("1", "true") or given.get("vertical") == "justify"
            shrink = given.get("shrinkToFit") in ("1", "true")
            self.found[-1] = self.found[-1]._replace(wrap=wrap, shrink=shrink)

    def end(self, name: str) -> None:
        if name == self._in:
            self._in = ""


def measure(text: str | None) -> float:
    """A size in points or digits; 0 where it is none that a sheet can have."""
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if 0 < value < _LARGEST else 0.0


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def styles(utf8: bytes) -> tuple[Style, ...]:
    """The cell formats of a workbook, in the order that cells name them by."""
    scan = _Styles()
    scan.read(utf8)
    return tuple(scan.found)


class Names(Scan):
    """The sheets and the defined names that a workbook lists."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[dict[str, str]] = []
        self.defined: list[tuple[dict[str, str], str]] = []
        self._given: dict[str, str] | None = None
        self._text: list[str] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == "sheet":
            self.sheets.append(given)
        elif name == "definedName":
            self._given, self._text = given, []

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "definedName" and self._given is not None:
            self.defined.append((self._given, "".join(self._text)))
            self._given = None

    def text(self, text: str) -> None:
        """Some of a name's formula."""
        if self._given is not None:
            self._text.append(text)
