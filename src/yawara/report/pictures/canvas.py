"""What every drawing is made of: measured words, plain shapes, and the sheet around them.

A drawing must look alike in a browser, in a PDF and in a letter, none of which measures text for
us. So text is measured here, by widths that no usual font exceeds by much, and every line is broken
or shortened before it is drawn. All looks stand in presentation attributes; there is no style sheet
that a page's security policy could forbid or a converter overlook.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.report.markup import Html, joined, tag
from yawara.report.tree import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The width of every sheet; heights follow from what stands on it.
WIDE = 720
INK, SOFT, LINE, FAINT, PAPER = "#1b2430", "#56616e", "#c9d0d8", "#eef1f4", "#ffffff"
BLUE, PALE, RED, AMBER, GREY = "#1c4a7d", "#a9c1dc", "#a32018", "#7a4b00", "#7b8794"
FONTS = "'Noto Sans CJK JP','Noto Sans JP','Yu Gothic',Meiryo,'Hiragino Sans',sans-serif"

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


class Type(NamedTuple):
    """How a text is set."""

    size: float
    bold: bool = False
    fill: str = INK

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return round(self.size * 1.4, 1)


TEXT, STRONG, MUTED = Type(13), Type(13, bold=True), Type(12, fill=SOFT)
SMALL, TITLE = Type(12), Type(14, bold=True)

#: Twentieths of an em: what a letter takes in Noto Sans or in Arial, whichever is more.
_WIDTHS = {
    letter: units / 20
    for units, letters in {
        6: " ',.:;Iijl|",
        7: "!()-[]f{}",
        8: "/\\rt",
        10: '"*sxz',
        11: "J^ckvy",
        12: "#$+0123456789<=>?L_aeg~",
        13: "FTZ`bdhnopqu",
        14: "&ABEKPSVXY",
        15: "CDHNRU",
        16: "GOQw",
        17: "M",
        19: "%Wm",
        21: "@",
    }.items()
    for letter in letters
}
_BOLD, _FULL, _OTHER, _NOTHING = 0.05, 1.0, 0.75, 0.0
#: No line may begin with these, and none may end with those.
_NO_BEGIN = frozenset(
    "、。，．・：；？！）」』】］〉》ー⟧々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}%…"
)
_NO_END = frozenset("（「『【［〈《([{⟦")
#: Never measured beyond this many letters: what is longer is cut long before.
_MOST = 400
#: So much of a line must be left when its last, broken word is taken off.
_ENOUGH = 0.6
#: A run of letters that holds together, a space, or one letter after which a line may end.
_PIECES = re.compile(r"[!-~\u00a1-\u024f\u2010-\u2015\u2018-\u201d]+|\s|.", re.DOTALL)


def letter_width(letter: str, *, bold: bool = False) -> float:
    """How much room a letter takes, in em."""
    known = _WIDTHS.get(letter)
    if known is None:
        if unicodedata.category(letter) in ("Mn", "Me"):
            return _NOTHING
        wide = unicodedata.east_asian_width(letter) in ("W", "F", "A")
        known = _FULL if wide else _OTHER
    return known + _BOLD if bold and known < _FULL else known


def width(text: str, type_: Type) -> float:
    """How wide a text is."""
    return type_.size * sum(letter_width(letter, bold=type_.bold) for letter in text)


def cut(text: str, type_: Type, most: float) -> str:
    """The beginning of a text that fits into `most`, with … where it goes on."""
    return wrap(text, type_, most, 1)[0]


def wrap(text: str, type_: Type, most: float, lines: int) -> tuple[str, ...]:
    """A text in at most so many lines, each no wider than `most`; … where it goes on.

    Japanese breaks between letters, but for the signs that may not begin or end a line; Latin
    words break at spaces and, where a word alone is too wide, anywhere.
    """
    whole = " ".join(text.split())
    rest = list(_pieces(whole[:_MOST], type_, most))
    out: list[str] = []
    while rest and len(out) < lines:
        taken = _line(rest, type_, most)
        last = len(out) == lines - 1 and taken < len(rest)
        if last or (taken == len(rest) and len(whole) > _MOST):
            out.append(_shortened("".join(rest), type_, most))
            break
        out.append("".join(rest[:taken]).strip())
        rest = rest[taken:]
        while rest and rest[0].isspace():
            rest = rest[1:]
    return tuple(out) or ("",)


def _pieces(text: str, type_: Type, most: float) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        if len(piece) > 1 and width(piece, type_) > most:
            yield from piece
        else:
            yield piece


def _line(pieces: list[str], type_: Type, most: float) -> int:
    """How many of the pieces stand on one line; at least one."""
    taken, used = 0, 0.0
    for piece in pieces:
        used += width(piece, type_)
        if used > most and taken:
            break
        taken += 1
    if taken == len(pieces):
        return taken
    best = taken
    while best and (pieces[best][0] in _NO_BEGIN or pieces[best - 1][-1] in _NO_END):
        best -= 1
    return best or taken


def _shortened(text: str, type_: Type, most: float) -> str:
    """As much of a text as fits with … behind it; if possible, not from within a Latin word."""
    kept = text
    while kept and width(kept + "…", type_) > most:
        kept = kept[:-1]
    whole, space, part = kept.rpartition(" ")
    inside = kept != text and kept[-1:].isascii() and text[len(kept)].isalpha()
    if inside and space and len(whole) > _ENOUGH * len(kept) and part.isascii():
        kept = whole
    return kept.rstrip(" 、,（(") + "…"


def n(value: float) -> str:
    """A number as it is written: at most two decimals, none that say nothing."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def label(at: Point, text: str, type_: Type = TEXT, anchor: Anchor = "start") -> Html:
    """A line of text; `at` is its base line."""
    return tag(
        "text",
        text,
        x=n(at[0]),
        y=n(at[1]),
        fill=type_.fill,
        **{
            "font-size": n(type_.size),
            "font-weight": "700" if type_.bold else None,
            "text-anchor": None if anchor == "start" else anchor,
        },
    )


def lines(at: Point, texts: Iterable[str], type_: Type = TEXT, anchor: Anchor = "start") -> Html:
    """Lines of text; `at` is the base line of the first."""
    x, y = at
    return joined(
        label((x, y + row * type_.leading), text, type_, anchor) for row, text in enumerate(texts)
    )


def rect(at: Point, size: Point, fill: str, stroke: str | None = None, **more: str) -> Html:
    """A rectangle; `more` are attributes, an underscore for each hyphen."""
    given = {key.replace("_", "-"): value for key, value in more.items()}
    sizes = {"width": n(size[0]), "height": n(size[1])}
    return tag("rect", x=n(at[0]), y=n(at[1]), fill=fill, stroke=stroke, **sizes, **given)


def path(drawn: str, stroke: str, wide: float = 1, fill: str = "none", **more: str) -> Html:
    """A line or an outline."""
    given = {key.replace("_", "-"): value for key, value in more.items()}
    return tag("path", d=drawn, fill=fill, stroke=stroke, **{"stroke-width": n(wide)}, **given)


def rule(y: float, left: float = 0, right: float = WIDE, stroke: str = LINE) -> Html:
    """A horizontal line that divides."""
    return path(f"M{n(left)} {n(y)}H{n(right)}", stroke)


def picture(name: str, words: tuple[str, str], high: float, parts: Iterable[Html]) -> Picture:
    """The sheet: `words` are its title and what it shows, in whole sentences."""
    title, text = words
    drawn = tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", text, id=f"{name}-desc"),
        rect((0, 0), (WIDE, high), PAPER),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDE} {n(high)}",
        width=WIDE,
        height=n(high),
        role="img",
        id=name,
        **{"font-family": FONTS, "aria-labelledby": f"{name}-title {name}-desc"},
    )
    return Picture(name, title, text, drawn)
