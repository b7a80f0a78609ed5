"""The signs that all drawings share: statuses, the three boxes of an interval, legends, arrows.

The shapes are those of the report's page (`charts`); here they carry their looks with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.ledger.planes import ALL, NONE, SOME
from yawara.report import charts
from yawara.report.markup import Html, joined, tag
from yawara.report.pictures.canvas import (
    BLUE,
    GREY,
    INK,
    PALE,
    PAPER,
    RED,
    SMALL,
    SOFT,
    STRONG,
    WIDE,
    label,
    lines,
    n,
    rect,
    width,
    wrap,
)
from yawara.report.view import STATUS_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yawara.assess.findings import Status
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Version
    from yawara.report.pictures.canvas import Point
    from yawara.report.view import View

#: What `style.css` says of the same shapes, as attributes.
_LOOKS: dict[str, dict[str, str]] = {
    "full": {"fill": BLUE, "stroke": BLUE, "stroke-width": "1.2", "stroke-linejoin": "round"},
    "tick": {"fill": "none", "stroke": PAPER, "stroke-width": "1.7"},
    "line": {"fill": PAPER, "stroke": BLUE, "stroke-width": "1.2"},
    "lack": {"fill": PAPER, "stroke": RED, "stroke-width": "2"},
    "dashed": {"fill": PAPER, "stroke": SOFT, "stroke-width": "1.2", "stroke-dasharray": "2.2 1.6"},
    "ask": {"fill": "none", "stroke": SOFT, "stroke-width": "1.4"},
    "thin": {"fill": "none", "stroke": SOFT, "stroke-width": "1"},
}
SIGN = charts.SIGN
#: From one sign to the next.
STEP = charts.SIGN + charts.GAP
#: A sign, the space after it, and the space between two entries of a legend.
_AFTER, _BETWEEN = 6, 20
#: Each line of a legend.
_LEGEND_LINE = 22


def defs(name: str, *, hatch: bool = False, statuses: Iterable[Status] = STATUS_ORDER) -> Html:
    """What a drawing refers to, under its own name so that two on a page do not meet."""
    signs = [_sign(name, status) for status in statuses]
    return tag("defs", *(_patterns(name) if hatch else ()), *signs)


def sign(name: str, status: Status, at: Point, size: float = SIGN) -> Html:
    """The sign of a status; `at` is its upper left corner."""
    x, y = at
    if size == SIGN:
        return tag("use", href=f"#{name}-{status}", x=n(x), y=n(y))
    scale = n(size / SIGN)
    moved = {"transform": f"translate({n(x)} {n(y)}) scale({scale})"}
    return tag("use", href=f"#{name}-{status}", **moved)


def units(name: str, tally: Mapping[Status, int], at: Point, in_a_row: int) -> tuple[Html, float]:
    """One sign for each thing counted, by status, and how high they stand together."""
    x, y = at
    each = [status for status in STATUS_ORDER for _ in range(tally.get(status, 0))]
    signs = [
        sign(name, status, (x + place % in_a_row * STEP, y + place // in_a_row * STEP))
        for place, status in enumerate(each)
    ]
    rows = -(-len(each) // in_a_row)
    return joined(signs), max(0, rows * STEP - charts.GAP)


def scale(name: str, stated: Interval, shown: Interval, at: Point, box: Point) -> Html:
    """Three boxes, none, some and all: which of them it is, or may be."""
    x, y = at
    fills = {
        "settled": BLUE,
        "stated": PALE,
        "possible": f"url(#{name}-hatch)",
        "doubtful": f"url(#{name}-dots)",
        "empty": PAPER,
    }
    return joined(
        rect(
            (x + place * box[0], y),
            box,
            fills[charts.fill(place, stated, (min(shown[0], stated[0]), stated[1]))],
            INK,
        )
        for place in (NONE, SOME, ALL)
    )


def legend(
    view: View, name: str, at: Point, statuses: Iterable[Status] = STATUS_ORDER
) -> tuple[Html, float]:
    """What each sign means, in lines as wide as the sheet, and how high they stand."""
    entries = [(sign(name, status, (0, 0)), view.state(status), float(SIGN)) for status in statuses]
    return flow(entries, at)


def flow(entries: Iterable[tuple[Html, str, float]], at: Point) -> tuple[Html, float]:
    """Signs with their words, one after another and line after line; and how high they stand.

    In: each a drawing at the origin, its words, and how wide the drawing is.
    """
    left, top = at
    x, y = left, top
    out: list[Html] = []
    for drawn, words, wide in entries:
        text = wrap(words, SMALL, WIDE - left - wide - _AFTER, 1)[0]
        needed = wide + _AFTER + width(text, SMALL)
        if x > left and x + needed > WIDE:
            x, y = left, y + _LEGEND_LINE
        out.append(tag("g", drawn, transform=f"translate({n(x)} {n(y)})"))
        out.append(label((x + wide + _AFTER, y + 11), text, SMALL))
        x += needed + _BETWEEN
    return joined(out), y + _LEGEND_LINE - top


def scale_legend(view: View, name: str, at: Point) -> tuple[Html, float]:
    """What the looks of the three boxes mean."""
    bars: tuple[tuple[str, Interval, Interval], ...] = (
        ("settled", (1, 1), (1, 1)),
        ("stated", (1, 1), (0, 1)),
        ("possible", (1, 2), (1, 2)),
    )
    entries = [
        (scale(name, stated, shown, (0, 0), (16, 12)), view.say(f"legend-{key}"), 48.0)
        for key, stated, shown in bars
    ]
    return flow(entries, at)


def moved(drawn: Html, x: float, y: float) -> Html:
    """A drawing somewhere else."""
    return tag("g", drawn, transform=f"translate({n(x)} {n(y)})")


def scaled(drawn: Html, factor: float, down: float = 0) -> Html:
    """A drawing made smaller or larger, from its origin."""
    return tag("g", drawn, transform=f"translate(0 {n(down)}) scale({n(factor)})")


def together(*parts: str) -> Html:
    """Several pieces as one."""
    return joined(parts)


def group(view: View, version: Version, top: float, room: float) -> tuple[Html, float]:
    """The title of an instrument above its principles, and how high it stands.

    In: `room`, the space above the first line.
    """
    title = wrap(view.version(version), STRONG, WIDE, 2)
    first = top + room + STRONG.size
    return lines((0, first), title, STRONG), room + len(title) * STRONG.leading + 6


def arrow_head(at: Point, towards: Point, fill: str = INK) -> Html:
    """The head of an arrow; `towards` is a direction of length 1."""
    x, y = at
    dx, dy = towards
    back, half = 9.0, 4.5
    one = (x - back * dx - half * dy, y - back * dy + half * dx)
    two = (x - back * dx + half * dy, y - back * dy - half * dx)
    points = " ".join(f"{n(a)},{n(b)}" for a, b in ((x, y), one, two))
    return tag("polygon", points=points, fill=fill)


def _patterns(name: str) -> tuple[Html, Html]:
    hatch = tag("path", d="M-1 1 1 -1M0 5 5 0M4 6 6 4", fill="none", stroke=GREY)
    dots = tag("circle", cx=2, cy=2, r="0.75", fill=INK)
    return _pattern(f"{name}-hatch", 5, hatch), _pattern(f"{name}-dots", 4, dots)


def _pattern(name: str, size: int, drawn: Html) -> Html:
    sheet = tag("rect", width=size, height=size, fill=PAPER)
    given = {"patternUnits": "userSpaceOnUse"}
    return tag("pattern", sheet, drawn, id=name, width=size, height=size, **given)


def _sign(name: str, status: Status) -> Html:
    paths = [tag("path", d=drawn, **_LOOKS[kind]) for kind, drawn in charts.SIGNS[status]]
    return tag("g", *paths, id=f"{name}-{status}")
