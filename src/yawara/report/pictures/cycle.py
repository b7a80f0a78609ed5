"""The loop of agile governance, and what is done at each of its steps.

The steps are the action goals of the AI Guidelines for Business (part 2 E and annex 2). Where the
organisation is follows from the assessment of these provisions alone; where the guideline is not
among those looked at, the loop is drawn empty and says so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from yawara.norms import select
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import (
    BLUE,
    FAINT,
    INK,
    MUTED,
    PAPER,
    RED,
    SMALL,
    SOFT,
    STRONG,
    WIDE,
    Point,
    Type,
    cut,
    label,
    lines,
    n,
    path,
    picture,
    rect,
    wrap,
)
from yawara.report.pictures.say import say, sentences, tally_words
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yawara.assess.findings import Finding, Status
    from yawara.norms.model import Provision, Version
    from yawara.report.markup import Html
    from yawara.report.tree import Picture
    from yawara.report.view import View

NAME = "picture-loop"
INSTRUMENT, WHOLE = "jp-gfb", "G"
#: The steps in the order of the loop, by the ids of their headings.
STEPS = ("G-1", "G-2", "G-3", "G-4", "G-5", "G-6")
_BOX = (204.0, 122.0)
_GAP = (WIDE - 3 * _BOX[0]) / 2
_ROWS = (76.0, 292.0)
_COLUMNS = tuple(at * (_BOX[0] + _GAP) for at in range(3))
#: The upper left corner of each box: the first three above, the others back below.
_PLACES = tuple((x, _ROWS[0]) for x in _COLUMNS) + tuple((x, _ROWS[1]) for x in _COLUMNS[::-1])
_NUMBER = Type(13, bold=True, fill=PAPER)


class Step(NamedTuple):
    """A step: its heading, the findings of its parts, and that of the step as a whole."""

    head: Provision
    findings: tuple[Finding, ...]
    whole: Finding | None

    @property
    def tally(self) -> Mapping[Status, int]:
        """How many of its provisions are in which state."""
        return Counter(finding.status for finding in self.findings)

    @property
    def status(self) -> Status | None:
        """All, some or none of what we read, not known; None where nothing of it applies."""
        return None if self.whole is None else self.whole.status


def loop(view: View) -> Picture | None:
    """The six steps, the inner and the outer loop, and what is done at each.

    None only where the norms do not know the guideline.
    """
    version = _version(view)
    if version is None:
        return None
    steps = [_step(view, version, id_) for id_ in STEPS]
    drawn = [_band(view, _step(view, version, WHOLE)), *_arrows(view)]
    for number, (step, at) in enumerate(zip(steps, _PLACES, strict=True), 1):
        drawn += _box(view, step, number, at)
    y = _ROWS[1] + _BOX[1] + 20
    remarks = _remarks(view, version, steps)
    for remark in remarks:
        texts = wrap(remark, MUTED, WIDE, 3)
        drawn.append(lines((0, y + 8), texts, MUTED))
        y += len(texts) * MUTED.leading + 4
    legend, high = shapes.legend(view, NAME, (0, y + 12))
    words = (say(view, "loop-title"), _text(view, version, steps, remarks))
    return picture(NAME, words, y + 8 + high, (shapes.defs(NAME, hatch=True), *drawn, legend))


def _version(view: View) -> Version | None:
    """The version looked at, else the one in force, if it has the steps."""
    scope = view.assessment.scope
    looked = [one for one in scope.versions if one.instrument == INSTRUMENT]
    found = looked[-1] if looked else select.find_version(scope.norms, INSTRUMENT, scope.day)
    if found is None or any(id_ not in found.by_id for id_ in (WHOLE, *STEPS)):
        return None
    return found


def _step(view: View, version: Version, id_: str) -> Step:
    assessment = view.assessment
    head = version.by_id[id_]

    def finding(one: str) -> Finding | None:
        ref = f"{version.ref}#{one}"
        return assessment.finding(ref, 0) if ref in assessment.index else None

    own = (id_,) if id_ == WHOLE else tuple(_below(version, id_))
    parts = (finding(one) for one in own)
    counted = tuple(one for one in parts if one is not None and one.counted)
    return Step(head, counted, finding(id_))


def _below(version: Version, id_: str) -> Iterator[str]:
    for child in version.children.get(id_, ()):
        yield child
        yield from _below(version, child)


def _band(view: View, whole: Step) -> Html:
    """What carries the whole loop: the lead of management."""
    name = cut(view.text(_words(whole.head)), STRONG, 330)
    parts = [
        rect((0.75, 0.75), (WIDE - 1.5, 44), FAINT, SOFT),
        label((14, 28), name, STRONG),
    ]
    if whole.findings:
        status = whole.findings[0].status
        said = cut(view.state(status), SMALL, 300)
        parts.append(shapes.sign(NAME, status, (372, 16)))
        parts.append(label((392, 27.5), said, SMALL))
    return shapes.together(*parts)


def _words(provision: Provision) -> Words:
    """The heading of a step: ours where the guideline gives none."""
    return provision.heading if provision.heading != Words() else provision.label


_EDGES: dict[Status | None, tuple[str, str, str | None]] = {
    "all": (BLUE, "2.4", None),
    "all-read": (BLUE, "2.4", None),
    "some": (BLUE, "1.2", None),
    "none": (RED, "2.4", None),
    "unknown": (SOFT, "1.4", "5 3"),
    "not-applicable": (SOFT, "1", None),
    None: (SOFT, "1.4", "5 3"),
}


def _box(view: View, step: Step, number: int, at: Point) -> list[Html]:
    """A step: its name, the three boxes, a sign for each provision, and the state in words."""
    x, y = at
    stroke, wide, dash = _EDGES[step.status]
    more = {"stroke_width": wide, "rx": "4"}
    if dash is not None:
        more["stroke_dasharray"] = dash
    name = wrap(view.text(_words(step.head)), STRONG, _BOX[0] - 52, 2)
    out = [
        rect((x + 1.2, y + 1.2), (_BOX[0] - 2.4, _BOX[1] - 2.4), PAPER, stroke, **more),
        rect((x + 12, y + 13), (22, 22), INK, None, rx="11"),
        label((x + 23, y + 28.5), str(number), _NUMBER, "middle"),
        lines((x + 42, y + (28.5 if len(name) == 1 else 20)), name, STRONG),
    ]
    if step.whole is None:
        key = "step-outside" if not step.findings else "step-nothing"
        out.append(lines((x + 14, y + 62), wrap(say(view, key), MUTED, _BOX[0] - 28, 3), MUTED))
        return out
    out.append(shapes.scale(NAME, step.whole.stated, step.whole.shown, (x + 14, y + 50), (26, 12)))
    signs, _ = shapes.units(NAME, step.tally, (x + 14, y + 72), 11)
    state = cut(view.state(step.whole.status), SMALL, _BOX[0] - 48)
    out += [
        signs,
        shapes.sign(NAME, step.whole.status, (x + 14, y + 96.5)),
        label((x + 34, y + 107.5), state, STRONG._replace(size=12)),
    ]
    count = say(view, "provisions", count=len(step.findings))
    out.append(label((x + _BOX[0] - 14, y + 60), count, MUTED, "end"))
    return out


def _arrows(view: View) -> list[Html]:
    """From step to step, back to the first, and the inner loop from evaluation to design."""
    out = []
    for first, direction in ((0, 1), (1, 1), (3, -1), (4, -1)):
        x, y = _PLACES[first]
        middle = y + _BOX[1] / 2
        start = x + _BOX[0] + 4 if direction > 0 else x - 4
        end = start + direction * (_GAP - 8)
        out.append(path(f"M{n(start)} {n(middle)}H{n(end - direction * 6)}", INK, 2))
        out.append(shapes.arrow_head((end, middle), (direction, 0)))
    above, below = _ROWS[0] + _BOX[1] + 4, _ROWS[1] - 4
    right, left = _COLUMNS[2] + _BOX[0] * 0.72, _COLUMNS[0] + _BOX[0] * 0.28
    out.append(path(f"M{n(right)} {n(above)}V{n(below - 6)}", INK, 2))
    out.append(shapes.arrow_head((right, below), (0, 1)))
    out.append(path(f"M{n(left)} {n(below)}V{n(above + 6)}", INK, 2))
    out.append(shapes.arrow_head((left, above), (0, -1)))
    middle = (above + below) / 2
    inner_x, start_x = _COLUMNS[2] + _BOX[0] * 0.3, _COLUMNS[1] + _BOX[0] * 0.5
    bend = f"M{n(start_x)} {n(below)}V{n(middle)}H{n(inner_x)}V{n(above + 6)}"
    out.append(path(bend, INK, 1.6, stroke_dasharray="6 3"))
    out.append(shapes.arrow_head((inner_x, above), (0, -1)))
    room = inner_x - start_x - 16
    inner = wrap(say(view, "loop-inner"), SMALL, room, 2)
    first_line = middle - 8 - (len(inner) - 1) * SMALL.leading
    out.append(lines((start_x + 8, first_line), inner, SMALL))
    outer = wrap(say(view, "loop-outer"), SMALL, start_x - left - 24, 3)
    out.append(lines((left + 12, middle + 4 - (len(outer) - 1) * 8.4), outer, SMALL))
    return out


def _remarks(view: View, version: Version, steps: Sequence[Step]) -> list[str]:
    """What the drawing does not say: that nothing is known, or that the numbers are unchecked."""
    scope = view.assessment.scope
    name = view.version(version)
    if version.ref not in {one.ref for one in scope.versions}:
        return [say(view, "loop-not-looked-at", name=view.text(version.title))]
    out = []
    if all(step.whole is None for step in steps):
        out.append(say(view, "loop-not-applicable", name=name))
    elif all(step.status in (None, "unknown") for step in steps):
        out.append(say(view, "loop-unknown"))
    if any(version.by_id[id_].basis == "memory" for id_ in STEPS):
        out.append(say(view, "loop-basis", name=name))
    return out


def _text(view: View, version: Version, steps: Sequence[Step], remarks: Sequence[str]) -> str:
    out = [say(view, "loop-text", name=view.version(version))]
    for number, step in enumerate(steps, 1):
        name = view.text(_words(step.head))
        if step.whole is None:
            out.append(say(view, "loop-step-none", number=number, name=name))
            continue
        out.append(
            say(
                view,
                "loop-step",
                number=number,
                name=name,
                state=view.state(step.whole.status),
                count=len(step.findings),
                tally=tally_words(view, step.tally),
            )
        )
    whole = _step(view, version, WHOLE)
    if whole.findings:
        name = view.text(_words(whole.head))
        out.append(say(view, "loop-whole", name=name, state=view.state(whole.findings[0].status)))
    return sentences(view, [*out, say(view, "loop-way"), *remarks])
