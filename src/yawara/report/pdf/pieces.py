"""Lines of the report as plain data: texts that can be drawn and broken, links, small pictures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yawara.report.pdf import pictures
from yawara.report.pdf.fonts import drawable
from yawara.report.tree import Mark, Scale, Span, Units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yawara.report.tree import Inline, Line
    from yawara.text.words import Lang

#: What goes to the template: JSON's own values.
Node = dict[str, object]
Piece = str | Node

#: A run of letters in which a line does not break by itself: no space, kana, kanji or hangul. The
#: small kana are among them, since none may begin a line.
_RUN = re.compile(
    "[^ \n\u2000-\u2006\u2008-\u200b\u3000あいうえおか-ぢつ-もやゆよら-ろわ-ん"
    "アイウエオカ-ヂツ-モヤユヨラ-ロワ-ン\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]{6,}"
)
#: Where a line breaks inside such a run all the same: after a mark that closes something.
_CLOSED = re.compile(
    "(?<=[、。，．：；？！）」』】〕］〉》〛])(?![、。，．：；？！）」』】〕］〉》〛ー々…‥〜～・])"
)
_SEAM = re.compile("(?<=[/._?&=:#,;@+-])")
_BOXES = re.compile("([☐☑☒])")
_ZERO = "\u200b"
_WIDE = frozenset("WF")
_BROAD = frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class Hand:
    """What a line needs to know of the document: its language and where links can lead."""

    lang: Lang
    #: Every id that something in the document has.
    ids: frozenset[str]
    #: The shares of the columns of tables that look alike, so that they stand below each other.
    shares: Mapping[tuple[str, ...], list[float]]
    #: The small pictures that were used, by name.
    drawn: dict[str, str] = field(default_factory=dict)
    #: The ids that have been given out: an id that stands twice leads to the first.
    given: set[str] = field(default_factory=set)

    def label(self, id_: str) -> Node:
        """The id of something, where nothing before it has the same."""
        if not id_ or id_ in self.given:
            return {}
        self.given.add(id_)
        return {"id": id_}


def width_of(text: str) -> float:
    """About how much room a text takes on a line, in half ems, and never too little."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in _WIDE or letter in _BROAD:
        return 2
    return 1.4 if letter.isupper() or not letter.isascii() else 1.15


def breakable(text: str, room: float) -> str:
    """`text` with places to break at inside what would not fit into `room` half ems.

    A line still breaks there only where nothing else helps.
    """
    return _RUN.sub(lambda found: _broken(found.group(), room), text)


def _broken(run: str, room: float) -> str:
    return "".join(_split(part, room) for part in _CLOSED.split(run))


def _split(run: str, room: float) -> str:
    if width_of(run) <= room:
        return run
    parts = _SEAM.split(run)
    return _ZERO.join(part if width_of(part) <= room / 2 else _cut(part, room) for part in parts)


def _cut(run: str, room: float) -> str:
    """A run cut every few letters: a place to break at each of ten thousand takes its time."""
    step = max(1, int(room / 12))
    return _ZERO.join(run[at : at + step] for at in range(0, len(run), step))


def clipped(text: str, room: float) -> str:
    """As much of `text` as stands on one line of `room` half ems, with … where it goes on."""
    left = room - 2
    for at, letter in enumerate(text):
        left -= 2 if unicodedata.east_asian_width(letter) in _WIDE or letter in _BROAD else 1.06
        if left < 0:
            return text[:at].rstrip() + "…"
    return text


def line(hand: Hand, pieces: Line, room: float) -> list[Piece]:
    """A line, to be set into `room` half ems."""
    return [made for piece in pieces for made in _inline(hand, piece, room)]


def plain(text: str, room: float = 80) -> str:
    """A text without parts: a title, a label."""
    return breakable(drawable(text), room)


def words(pieces: Line) -> str:
    """What a line says, without its signs."""
    return "".join(piece.text for piece in pieces)


def _inline(hand: Hand, piece: Inline, room: float) -> Iterable[Piece]:
    if isinstance(piece, Span):
        return _span(hand, piece, room)
    if isinstance(piece, Mark):
        return [mark(piece, room)]
    made = scale(hand, piece) if isinstance(piece, Scale) else units(hand, piece)
    return [made] if made else []


def mark(piece: Mark, room: float) -> Node:
    """A status: its sign, which is silent beside its word."""
    return {"mark": piece.status, "text": plain(piece.text, room)}


def scale(hand: Hand, piece: Scale) -> Node:
    """An interval as a small picture that says in words what it shows."""
    return {"scale": pictures.scale(piece, hand.drawn), "alt": drawable(piece.text)}


def units(hand: Hand, piece: Units) -> Node | None:
    """One sign for each thing counted; nothing where they are too many to be counted by eye."""
    known = pictures.units(piece, hand.drawn)
    if known is None:
        return None
    name, wide = known
    return {"units": name, "wide": wide, "alt": drawable(piece.text)}


def _span(hand: Hand, span: Span, room: float) -> list[Piece]:
    said: dict[str, object] = {}
    if span.role:
        said["role"] = span.role
    if span.lang and span.lang != hand.lang:
        said["lang"] = span.lang
    address = ""
    if span.to.startswith("#"):
        if span.to[1:] in hand.ids:
            said["to"] = span.to[1:]
    elif span.to.startswith(("https://", "http://")):
        said["address"] = span.to
        address = "" if span.to in span.text else span.to
    text = f"{span.text} ({address})" if address else span.text
    out: list[Piece] = []
    for at, part in enumerate(_BOXES.split(text)):
        if at % 2:
            out.append({"box": part})
        elif part:
            shown = breakable(drawable(part), room)
            out.append({"text": shown, **said} if said else shown)
    return out
