"""Small pictures as SVG: intervals on none – some – all, and one sign for each thing counted.

They are drawn to be told apart without colour: what is certain is solid, what only the records
say is light, what is possible but not known is hatched, what is ruled out is empty. Every shape is
defined once (`definitions`) and used by reference, so that two hundred rows stay small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report.letters import visible
from yawara.report.markup import Html, joined, tag

if TYPE_CHECKING:
    from yawara.assess.findings import Status
    from yawara.ledger.planes import Interval
    from yawara.report.tree import Scale, Units

#: Width of a scale from none to all, its height, and the space around it.
WIDE, HIGH, EDGE = 96, 14, 1
#: A sign's size, the space to the next, and how many stand in a row.
SIGN, GAP, IN_A_ROW = 13, 3, 8
#: Beyond this many, signs cannot be counted by eye and words do better.
MOST_SIGNS = 96

INTERVALS: tuple[Interval, ...] = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))


def definitions() -> Html:
    """Every shape, to stand once at the beginning of a page."""
    hatch = tag(
        "pattern",
        tag("rect", width=5, height=5, class_="sheet"),
        tag("path", d="M-1 1 1 -1M0 5 5 0M4 6 6 4", class_="hatch"),
        id="hatch",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
    )
    scales = [
        _scale(stated, (lower, stated[1])) for stated in INTERVALS for lower in range(stated[0] + 1)
    ]
    signs = [_sign(status, shapes) for status, shapes in _SIGNS.items()]
    inner = joined([hatch, *scales, *signs])
    hidden = {"aria-hidden": "true", "focusable": "false"}
    return tag("svg", tag("defs", inner), class_="definitions", width=0, height=0, **hidden)


def scale(picture: Scale, whose: str = "") -> Html:
    """An interval: solid up to what evidence shows, light up to what is stated, then hatched.

    `whose` names it where it stands among others; what it shows is then its description.
    """
    key = _key(picture.stated, picture.shown)
    box = f"0 0 {WIDE + 2 * EDGE} {HIGH + 2 * EDGE}"
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
    """A track with its middle marked, and on it what is shown, stated, and possible."""
    step = WIDE // 2
    parts = [_box("track", 0, WIDE)]
    lower, upper = stated
    if upper > lower:
        parts.append(_box("possible", lower * step, upper * step))
    if lower > shown[0]:
        parts.append(_box("stated", shown[0] * step, lower * step))
    if shown[0]:
        parts.append(_box("shown", 0, shown[0] * step))
    parts.append(_box("frame", 0, WIDE))
    middle = EDGE + step
    parts.append(tag("path", d=f"M{middle} {EDGE}v{HIGH}", class_="middle"))
    return tag("g", joined(parts), id=_key(stated, shown))


def _box(kind: str, start: int, end: int) -> Html:
    return tag("rect", x=EDGE + start, y=EDGE, width=end - start, height=HIGH, class_=kind)


def _sign(status: str, shapes: tuple[tuple[str, str], ...]) -> Html:
    paths = [tag("path", d=drawn, class_=kind) for kind, drawn in shapes]
    return tag("g", joined(paths), id=f"sign-{status}")


_SQUARE = "M1 1h11v11h-11z"
_SIGNS: dict[Status, tuple[tuple[str, str], ...]] = {
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
    for status in _SIGNS
}
