"""The fonts that go into a PDF, and what to do with letters that they lack.

They come from two packages, so that every machine draws the same page and none needs a font of its
own. A letter that they cannot draw is never left out: it stands as its code, `〚U+1F389〛`.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from functools import cache
from pathlib import Path

import noto_cjk_sans_jp_bold as bold
import noto_cjk_sans_jp_regular as regular

from yawara.report.letters import visible

#: Brackets of a code, as `visible` writes them, in a form that the fonts have.
_BRACKETS = str.maketrans("⟦⟧", "〚〛")
#: What only tells other scripts how to join, or lines where not to break: nothing to draw, and a
#: text of ten thousand of them could not be broken.
_SILENT = re.compile("[\u200c\u200d\u2060\ufe00-\ufe0f]")
#: More marks than this above one letter are no writing; each lot gets a letter to stand on.
_MARKS = re.compile("([\u0300-\u036f]{8})(?=[\u0300-\u036f])")
#: Line ends, and places to break at: nothing to draw, but the template knows what to do with them.
_NO_INK = frozenset("\n\u200b")
_TABLES = struct.Struct(">4xH6x")
_TABLE = struct.Struct(">4s4xII")
_SUBTABLES = struct.Struct(">2xH")
_SUBTABLE = struct.Struct(">HHI")
_GROUPS = struct.Struct(">2x2x4x4xI")
_GROUP = struct.Struct(">III")
#: Unicode, all of it: platform and encoding of the table that is read.
_WHOLE = (3, 10)


def folders() -> tuple[str, ...]:
    """The folders that the fonts lie in."""
    return tuple(str(Path(str(font.FONT_PATH)).parent) for font in (regular, bold))


def drawable(text: str) -> str:
    """`text` with every letter that the fonts lack shown as its code, one line end for all."""
    shown = _SILENT.sub("", visible(text).translate(_BRACKETS)).replace("\t", " ")
    if shown.isascii():
        return shown
    starts, ends = covered()
    shown = _MARKS.sub(r"\1◌", shown)
    out: list[str] = []
    for letter in shown:
        code = ord(letter)
        at = bisect_right(starts, code) - 1
        here = letter in _NO_INK or (at >= 0 and code <= ends[at])
        out.append(letter if here else f"〚U+{code:04X}〛")
    return "".join(out)


@cache
def covered() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and the last of each run of code points that both fonts can draw."""
    first, *others = (_runs(Path(str(font.FONT_PATH))) for font in (regular, bold))
    codes = [code for start, end in first for code in range(start, end + 1)]
    for other in others:
        known = {code for start, end in other for code in range(start, end + 1)}
        codes = [code for code in codes if code in known]
    starts: list[int] = []
    ends: list[int] = []
    for code in codes:
        if ends and code == ends[-1] + 1:
            ends[-1] = code
        else:
            starts.append(code)
            ends.append(code)
    return tuple(starts), tuple(ends)


def _runs(path: Path) -> list[tuple[int, int]]:
    """The runs of code points in a font's table of characters (`cmap`, format 12)."""
    with path.open("rb") as font:
        (count,) = _TABLES.unpack(font.read(_TABLES.size))
        listed = _TABLE.iter_unpack(font.read(count * _TABLE.size))
        start = next(start for name, start, _ in listed if name == b"cmap")
        font.seek(start)
        (count,) = _SUBTABLES.unpack(font.read(_SUBTABLES.size))
        inner = _SUBTABLE.iter_unpack(font.read(count * _SUBTABLE.size))
        at = next(at for platform, encoding, at in inner if (platform, encoding) == _WHOLE)
        font.seek(start + at)
        (count,) = _GROUPS.unpack(font.read(_GROUPS.size))
        return [(a, b) for a, b, _ in _GROUP.iter_unpack(font.read(count * _GROUP.size))]
