"""Effort against what it closes: the next steps as numbered dots, with a key.

Both axes are stages, not lengths: our estimate of effort has four of them, and so near each other
that two numbers of provisions would touch, each number has a line of its own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from yawara.norms.model import EFFORTS, STRENGTHS
from yawara.report.markup import tag
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import (
    BLUE,
    INK,
    LINE,
    MUTED,
    PALE,
    PAPER,
    SMALL,
    STRONG,
    TEXT,
    WIDE,
    Type,
    label,
    lines,
    n,
    path,
    picture,
    rect,
    rule,
    wrap,
)
from yawara.report.pictures.say import say, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.assess.plan import Step
    from yawara.report.markup import Html
    from yawara.report.tree import Picture
    from yawara.report.view import View

NAME = "picture-effort"
_LEFT, _TOP = 92.0, 26.0
_COLUMN = (WIDE - _LEFT) / len(EFFORTS)
_RADIUS, _STEP = 11.0, 27.0
_IN_A_ROW = int((_COLUMN - 12) // _STEP)
_KEY = (WIDE - 24) / 2
_DETAIL = Type(11, fill=MUTED.fill)


class Dot(NamedTuple):
    """A step with its number."""

    number: int
    step: Step

    @property
    def moves(self) -> int:
        """How many provisions it moves forward."""
        return len(self.step.provisions)

    @property
    def strengths(self) -> Counter[str]:
        """How many of them there are of each strength."""
        return Counter(item.provision.strength for item in self.step.provisions)

    @property
    def strongest(self) -> str:
        """The greatest strength among them."""
        there = self.strengths
        return next((one for one in STRENGTHS if there[one]), STRENGTHS[-1])


def effort(view: View) -> Picture | None:
    """The next steps by effort (columns) and by how many provisions they move (lines).

    They are those of the report's section on next steps, in its order. None where none is left.
    """
    found = (*view.ground.known_steps, *view.ground.unanswered_steps)
    if not found:
        return None
    dots = [Dot(number, step) for number, step in enumerate(found, 1)]
    grid, y = _grid(view, dots)
    legend, high = shapes.flow(_legend(view), (0, y + 18))
    key, bottom = _key(view, dots, y + 26 + high)
    words = (say(view, "effort-title"), _text(view, dots))
    return picture(NAME, words, bottom, (*grid, legend, *key))


def _grid(view: View, dots: Sequence[Dot]) -> tuple[list[Html], float]:
    """The field: a column for each effort, a line for each number of provisions, most on top."""
    out = [label((0, 14), say(view, "effort-up"), MUTED), rule(_TOP, stroke=INK)]
    y = _TOP
    for count in sorted({dot.moves for dot in dots}, reverse=True):
        cells = [
            [dot for dot in dots if dot.moves == count and dot.step.practice.effort == one]
            for one in EFFORTS
        ]
        high = max(-(-len(cell) // _IN_A_ROW) for cell in cells) * _STEP + 9
        out.append(label((0, y + high / 2 + 4.5), say(view, "moved", count=count), TEXT))
        for column, cell in enumerate(cells):
            out += _cell(cell, (_LEFT + column * _COLUMN, y), high)
        y += high
        out.append(rule(y, 0, WIDE, LINE))
    for column, one in enumerate(EFFORTS):
        x = _LEFT + column * _COLUMN
        out.append(path(f"M{n(x)} {n(_TOP)}V{n(y)}", LINE))
        out.append(label((x + _COLUMN / 2, y + 18), view.say(f"effort-{one}"), STRONG, "middle"))
    out.append(label((0, y + 18), say(view, "effort-across"), MUTED))
    return out, y + 22


def _cell(cell: Sequence[Dot], at: tuple[float, float], high: float) -> list[Html]:
    rows = -(-len(cell) // _IN_A_ROW)
    out = []
    for place, dot in enumerate(cell):
        row, column = divmod(place, _IN_A_ROW)
        in_row = min(_IN_A_ROW, len(cell) - row * _IN_A_ROW)
        x = at[0] + _COLUMN / 2 + (column - (in_row - 1) / 2) * _STEP
        y = at[1] + high / 2 + (row - (rows - 1) / 2) * _STEP
        out.append(_dot(dot, x, y))
    return out


def _dot(dot: Dot, x: float, y: float) -> Html:
    """A number in a circle where it is known to be missing, in a square where nobody has said."""
    dark = Type(11, bold=True, fill=PAPER if _fill(dot.strongest) == BLUE else INK)
    return shapes.together(
        _shape(dot.strongest, (x, y), known=dot.step.known),
        label((x, y + 4), str(dot.number), dark, "middle"),
    )


def _fill(strength: str) -> str:
    if strength in ("must", "must-cooperate"):
        return BLUE
    return PALE if strength == "must-strive" else PAPER


def _shape(strength: str, at: tuple[float, float], *, known: bool) -> Html:
    fill = _fill(strength)
    if not known:
        side = 2 * _RADIUS - 2
        corner = (at[0] - side / 2, at[1] - side / 2)
        return rect(corner, (side, side), fill, BLUE, stroke_width="1.6")
    given = {"stroke-width": "1.6"}
    return tag("circle", cx=n(at[0]), cy=n(at[1]), r=n(_RADIUS), fill=fill, stroke=BLUE, **given)


def _legend(view: View) -> list[tuple[Html, str, float]]:
    shapes_ = [(True, "known"), (False, "unanswered")]
    out = [
        (
            shapes.scaled(_shape("should", (12, 12), known=known), 0.62, -1),
            say(view, f"dot-{key}"),
            16.0,
        )
        for known, key in shapes_
    ]
    fills = (("must", "dot-must"), ("must-strive", "dot-strive"), ("should", "dot-should"))
    out += [
        (rect((0.5, 0), (22, 12), _fill(strength), BLUE), say(view, key), 23.0)
        for strength, key in fills
    ]
    return out


def _key(view: View, dots: Sequence[Dot], top: float) -> tuple[list[Html], float]:
    """Each number with its practice, effort and provisions, in two columns."""
    half = -(-len(dots) // 2)
    out: list[Html] = []
    bottom = top
    for column in range(2):
        y = top
        left = column * (WIDE / 2 + 12)
        for dot in dots[column * half : (column + 1) * half]:
            title = wrap(view.text(dot.step.practice.title), SMALL, _KEY - 32, 2)
            more = wrap(_details(view, dot), _DETAIL, _KEY - 32, 2)
            out.append(_dot(dot, left + 12, y + 8))
            out.append(lines((left + 32, y + 10), title, SMALL))
            y += 10 + len(title) * SMALL.leading - 1
            out.append(lines((left + 32, y), more, _DETAIL))
            y += len(more) * _DETAIL.leading - 2
        bottom = max(bottom, y)
    return out, bottom


def _details(view: View, dot: Dot) -> str:
    there = dot.strengths
    strengths = view.joined(
        say(view, "status-count", status=view.state(one), count=there[one])
        for one in STRENGTHS
        if there[one]
    )
    words = say(view, "dot-details", effort=_effort(view, dot.step), strengths=strengths)
    who = _whom(view, dot.step)
    return words if not who else say(view, "dot-for", text=words, names=who)


def _effort(view: View, step: Step) -> str:
    one = view.say(f"effort-{step.practice.effort}")
    if len(step.subjects) == 1:
        return one
    return view.say("effort-each", effort=one, count=len(step.subjects))


def _whom(view: View, step: Step) -> str:
    """The system it is for, where there are several and it is not for all of them."""
    if step.practice.level == "organization" or not view.system_count:
        return ""
    if len(step.subjects) == view.system_count:
        return ""
    return view.names((view.subject(bit) for bit in step.subjects), 3)


def _text(view: View, dots: Sequence[Dot]) -> str:
    known = sum(1 for dot in dots if dot.step.known)
    out = [say(view, "effort-text", known=known, unanswered=len(dots) - known)]
    for dot in dots:
        kind = say(view, "dot-known" if dot.step.known else "dot-unanswered")
        out.append(
            say(
                view,
                "dot-text",
                number=dot.number,
                practice=view.text(dot.step.practice.title),
                kind=kind,
                count=dot.moves,
                details=_details(view, dot),
            )
        )
    return sentences(view, out)
