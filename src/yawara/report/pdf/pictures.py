"""The small pictures of a PDF: those of the page (`charts`), each as a drawing of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from yawara.report import charts
from yawara.report.tree import Scale, Units

if TYPE_CHECKING:
    from yawara.assess.findings import Status
    from yawara.report.markup import Html

#: The looks of the shapes, as on the page; settled, hatched, dotted and empty differ in grey too.
_LOOKS = """
.box { stroke: #1b2430; stroke-width: 1; }
.empty, .sheet { fill: #fff; }
.settled { fill: #1c4a7d; }
.stated { fill: #a9c1dc; }
.possible { fill: url(#hatch); }
.doubtful { fill: url(#dots); }
.dot { fill: #1b2430; }
.hatch { stroke: #7b8794; stroke-width: 1.1; fill: none; }
.full { fill: #1c4a7d; stroke: #1c4a7d; stroke-width: 1.2; stroke-linejoin: round; }
.line { fill: #fff; stroke: #1c4a7d; stroke-width: 1.2; }
.lack { fill: #fff; stroke: #a32018; stroke-width: 2; }
.dashed { fill: #fff; stroke: #56616e; stroke-width: 1.2; stroke-dasharray: 2.2 1.6; }
.ask { fill: none; stroke: #56616e; stroke-width: 1.4; }
.thin { fill: none; stroke: #56616e; stroke-width: 1; }
.tick { fill: none; stroke: #fff; stroke-width: 1.7; }
"""


def scale(picture: Scale, drawn: dict[str, str]) -> str:
    """The name of an interval's picture, which `drawn` then holds."""
    name = "scale-{}{}-{}{}".format(*picture.stated, *picture.shown)
    if name not in drawn:
        drawn[name] = _alone(charts.scale(Scale(picture.stated, picture.shown, "")))
    return name


def units(picture: Units, drawn: dict[str, str]) -> tuple[str, int] | None:
    """The name and the width of a picture of counted things; None if there are too many."""
    made = charts.units(Units(picture.tally, ""))
    if not made:
        return None
    name = "units-" + "-".join(f"{status}:{count}" for status, count in picture.tally)
    drawn.setdefault(name, _alone(made))
    count = sum(number for _, number in picture.tally)
    return name, min(count, charts.IN_A_ROW) * (charts.SIGN + charts.GAP) - charts.GAP


@cache
def sign(status: Status) -> str:
    """The sign of a status."""
    return _alone(charts.sign(status))


def _alone(drawing: Html) -> str:
    """A drawing with the shapes that it uses and their looks, which on a page stand but once."""
    begin, rest = drawing.split(">", 1)
    opened = begin.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"{opened}><style>{_LOOKS}</style>{charts.definitions()}{rest}"
