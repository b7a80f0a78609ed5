"""Boxes to tick that are printed in a cell: □はい □いいえ, はい□ いいえ□, [ ] Yes [ ] No."""

from __future__ import annotations

import re
from typing import NamedTuple

from yawara.forms.xlsx.headings import is_option

#: A longer text is not looked at.
_MOST_LOOKED = 400
_LEAST = 2
_SQUARES = re.compile(r"[□☐■☑☒✓✔]")
_TICKED_SQUARES = frozenset("■☑☒✓✔")
#: Brackets that are boxes only where words for an answer stand beside them: others are blanks.
_BRACKETS = (
    re.compile(r"[\[［]([\s　]*[xXｘ○✓✔レ]?[\s　]*)[\]］]"),
    re.compile(r"[(（]([\s　]*[xXｘ○✓✔レ]?[\s　]*)[)）]"),
)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: A box alone in its cell: ticked, and not.
LONE = {
    "□": ("■", "□"), "■": ("■", "□"), "☐": ("☑", "☐"), "☑": ("☑", "☐"), "☒": ("☒", "☐"),
}  # fmt: skip
_CIRCLE = re.compile(r"\s*[○〇◯]\s*(?=\S)")
_EDGES = " 　/／・、,\n\t"
_CIRCLED = re.compile(r"\s*[・/／|｜]\s*")


class Box(NamedTuple):
    """A box in a text: from where to where, what stands beside it, and whether it is ticked."""

    start: int
    end: int
    label: str
    ticked: bool


def boxes(text: str) -> tuple[Box, ...]:
    """The boxes of a cell, each with its label: behind it, or before it in another manner."""
    if len(text) > _MOST_LOOKED:
        return ()
    squares = list(_SQUARES.finditer(text))
    if squares:
        return _labelled(text, squares)
    for kind in _BRACKETS:
        found = _labelled(text, list(kind.finditer(text)))
        if len(found) >= _LEAST and all(is_option(one.label) for one in found):
            return found
    return ()


def bracketed(text: str) -> tuple[Box, ...]:
    """The boxes of a text that are brackets before their words: [ ] Yes [ ] No."""
    found = () if _SQUARES.search(text) else boxes(text)
    return found if found and text[found[0].end :].strip().startswith(found[0].label) else ()


def width(text: str, at: int) -> int:
    """How long a bracket is that begins in a text at this place."""
    hits = (kind.match(text, at) for kind in _BRACKETS)
    return next((len(hit[0]) for hit in hits if hit is not None), 1)


def _labelled(text: str, found: list[re.Match[str]]) -> tuple[Box, ...]:
    if not found:
        return ()
    edges = [0, *(one.end() for one in found)]
    begins = [*(one.start() for one in found), len(text)]
    between = [text[end:begin].strip(_EDGES) for end, begin in zip(edges, begins, strict=True)]
    # A word before each box and nothing behind the last: the words come first.
    first = bool(between[0]) and not between[-1] and is_option(between[0])
    labels = between[:-1] if first else between[1:]
    return tuple(
        Box(one.start(), one.end(), label.partition("\n")[0].strip(_EDGES), _is_ticked(one))
        for one, label in zip(found, labels, strict=True)
    )


def _is_ticked(one: re.Match[str]) -> bool:
    inner = one[1] if one.re.groups else ""
    return bool(inner.strip()) if one.re.groups else one[0] in _TICKED_SQUARES


def has_boxes(text: str) -> bool:
    """Whether the choices in a cell have boxes to tick."""
    return len(boxes(text)) >= _LEAST


def printed(text: str) -> tuple[str, ...]:
    """The choices that are printed in an answer cell: □はい □いいえ, 有・無."""
    if len(text) > _MOST_LOOKED:
        return ()
    labels = [one.label for one in boxes(text)]
    if len(labels) >= _LEAST and all(labels):
        return tuple(dict.fromkeys(labels))
    if text.strip() in LONE:
        return LONE[text.strip()]
    parts = [part.strip() for part in _CIRCLED.split(text.strip())]
    if len(parts) >= _LEAST and all(is_option(part) for part in parts):
        return tuple(dict.fromkeys(parts))
    return ()


def asking(text: str) -> tuple[str, tuple[str, ...]]:
    """A question with its boxes below or behind it, parted: 責任者はいますか。□はい □いいえ."""
    found = boxes(text)
    if len(found) < _LEAST or not all(is_option(one.label) for one in found):
        return text, ()
    ahead = text[: found[0].start].strip()
    if not ahead or is_option(ahead):
        return text, ()
    return ahead, tuple(one.label for one in found)


def label_of(text: str) -> str:
    """What stands beside the only box of a cell; the text where it has none."""
    found = boxes(text)
    return found[0].label if len(found) == 1 else " ".join(text.split())


def circled(text: str) -> tuple[str, bool]:
    """A word that is printed to be circled, and whether it has its ○: ○ 有."""
    found = _CIRCLE.match(text)
    word = text if found is None else text[found.end() :]
    return (word.strip(), found is not None) if is_option(word.strip()) else (text.strip(), False)


def circle(word: str, *, tick: bool) -> str:
    """A printed word with its ○, or without."""
    return f"○ {word}" if tick else word


def is_mark(text: str) -> bool:
    """Whether a cell that takes a mark has one: a box that is not ticked is none."""
    found = boxes(text)
    return found[0].ticked if len(found) == 1 else bool(text.strip())


def tick_of(text: str) -> str:
    """The choice that is ticked in a cell; empty where none is, or several are."""
    hits = [one.label for one in boxes(text) if one.ticked]
    return hits[0] if len(hits) == 1 else ""


def ticked(text: str, choice: str) -> str | None:
    """The text of a cell with the box of one choice ticked and the others not; None if none is."""
    found = boxes(text)
    if choice not in [one.label for one in found]:
        return None
    out, done = "", 0
    for one in found:
        out += text[done : one.start] + _drawn(text, one, tick=one.label == choice)
        done = one.end
    return out + text[done:]


def set_one(text: str, *, tick: bool) -> str:
    """The text of a cell that has one box, ticked or not; the same where it has none."""
    found = boxes(text)
    if len(found) != 1:
        return text
    one = found[0]
    return text[: one.start] + _drawn(text, one, tick=tick) + text[one.end :]


def _drawn(text: str, one: Box, *, tick: bool) -> str:
    """A box as it is drawn, in the manner of the others."""
    old = text[one.start : one.end]
    if len(old) == 1:
        square = old in "□■" and "☐" not in text and "☑" not in text
        return ("■" if square else "☑") if tick else ("□" if square else "☐")
    if one.ticked == tick:
        return old
    inner = ("○" if _JAPANESE.search(text) else "x") if tick else (" " if old[0] in "[(" else "　")
    return old[0] + inner + old[-1]
