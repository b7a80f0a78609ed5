"""Small pictures as SVG: intervals on none – some – all, and one sign for each thing counted.

An interval is three boxes, not a length, so that *some* never looks like a half. A state that is
settled fills its box; where several are possible, theirs are hatched; what only evidence leaves
open is dotted; what is ruled out is empty. All of it can be told apart without colour. Every shape
is defined once (`definitions`) and used by reference, so that two hundred rows stay small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.ledger.planes import ALL, NONE, SOME
from yawara.report.letters import visible
from yawara.report.markup import Html, joined, tag

if TYPE_CHECKING:
    from yawara.assess.findings import Status
    from yawara.ledger.planes import Interval
    from yawara.report.tree import Scale, Units

#: Width and height of each box of a scale, and the space around them.
WIDE, HIGH, EDGE = 32, 14, 1
#: A sign's size, the space to the next, and how many stand in a row.
SIGN, GAP, IN_A_ROW = 13, 3, 8
#: Beyond this many, signs cannot be counted by eye and words do better.
MOST_SIGNS = 96

INTERVALS: tuple[Interval, ...] = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))


def definitions() -> Html:
    """Every shape, to stand once at the beginning of a page."""
    hatch = _pattern("hatch", 5, tag("path", d="M-1 1 1 -1M0 5 5 0M4 6 6 4", class_="hatch"))
    dots = _pattern("dots", 4, tag("circle", cx=2, cy=2, r="0.75", class_="dot"))
    scales = [
        _scale(stated, (lower, stated[1])) for stated in INTERVALS for lower in range(stated[0] + 1)
    ]
    signs = [_sign(status, shapes) for status, shapes in SIGNS.items()]
    inner = joined([hatch, dots, *scales, *signs])
    hidden = {"aria-hidden": "true", "focusable": "false"}
    return tag("svg", tag("defs", inner), class_="definitions", width=0, height=0, **hidden)


def scale(picture: Scale, whose: str = "") -> Html:
    """An interval as three boxes: none, some, all.

    `whose` names it where it stands among others; what it shows is then its description.
    """
    key = _key(picture.stated, picture.shown)
    box = f"0 0 {3 * WIDE + 2 * EDGE} {HIGH + 2 * EDGE}"
    return _image("scale", box, (whose, picture.text), tag("use", href=f"#{key}"))


def units(picture: Units, whose: str = "") -> Html:
    """One sign for each thing counted, in the order of statuses; nothing if there are too many."""
    count = sum(number for _, number in picture.tally)
    if not 0 < count <= MOST_SIGNS:
        return Html("")
    step = SIGN + GAP
    signs: list[Html] = []
    for status, number in picture.tally:
        for _ in range(number):
            row, column = divmod(len(signs), IN_A_ROW)
            signs.append(tag("use", href=f"#sign-{status}", x=column * step, y=row * step))
    wide = min(count, IN_A_ROW) * step - GAP
    high = (-(-count // IN_A_ROW)) * step - GAP
    sizes = {"width": wide, "height": high}
    return _image("units", f"0 0 {wide} {high}", (whose, picture.text), joined(signs), **sizes)


def sign(status: Status) -> Html:
    """The sign of a status, beside its word (which says it, so that the sign is silent)."""
    return _SIGN_USES[status]


def _image(kind: str, box: str, words: tuple[str, str], inner: Html, **sizes: int) -> Html:
    name, text = words
    title = tag("title", visible(name or text))
    more = tag("desc", visible(text)) if name else ""
    return tag("svg", title, more, inner, class_=kind, viewBox=box, role="img", **sizes)


def _key(stated: Interval, shown: Interval) -> str:
    return f"scale-{stated[0]}{stated[1]}-{shown[0]}"


def _scale(stated: Interval, shown: Interval) -> Html:
    parts = [_box(at, fill(at, stated, shown)) for at in (NONE, SOME, ALL)]
    return tag("g", joined(parts), id=_key(stated, shown))


def fill(state: int, stated: Interval, shown: Interval) -> str:
    """What a box looks like: settled, stated only, one of several, open by evidence, or empty."""
    lower, upper = stated
    if lower == state == upper:
        return "settled" if shown == stated else "stated"
    if lower <= state <= upper:
        return "possible"
    return "doubtful" if shown[0] <= state < lower else "empty"


def _box(at: int, kind: str) -> Html:
    return tag("rect", x=EDGE + at * WIDE, y=EDGE, width=WIDE, height=HIGH, class_=f"box {kind}")


def _pattern(name: str, size: int, drawn: Html) -> Html:
    sheet = tag("rect", width=size, height=size, class_="sheet")
    units = {"patternUnits": "userSpaceOnUse"}
    return tag("pattern", sheet, drawn, id=name, width=size, height=size, **units)


def _sign(status: str, shapes: tuple[tuple[str, str], ...]) -> Html:
    paths = [tag("path", d=drawn, class_=kind) for kind, drawn in shapes]
    return tag("g", joined(paths), id=f"sign-{status}")


_SQUARE = "M1 1h11v11h-11z"
SIGNS: dict[Status, tuple[tuple[str, str], ...]] = {
    "all": (("full", _SQUARE), ("tick", "M3.5 6.5l2.3 2.4 4 -4.8")),
    "all-read": (("full", _SQUARE),),
    "some": (("line", _SQUARE), ("full", "M1 12 12 1v11z")),
    "none": (("lack", _SQUARE),),
    "unknown": (
        ("dashed", _SQUARE),
        ("ask", "M4.7 5c0-2.5 3.7-2.4 3.7-.2 0 1.4-1.9 1.4-1.9 3M6.5 9.4v1"),
    ),
    "not-applicable": (("thin", _SQUARE), ("thin", "M3.5 6.5h6")),
}
_SIGN_USES: dict[Status, Html] = {
    status: tag(
        "svg",
        tag("use", href=f"#sign-{status}"),
        class_="sign",
        viewBox=f"0 0 {SIGN} {SIGN}",
        **{"aria-hidden": "true"},
    )
    for status in SIGNS
}
