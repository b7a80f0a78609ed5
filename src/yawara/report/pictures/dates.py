"""The instruments that apply, from when to when, and what comes into force next.

Only what has a day stands here. A version that is only proposed is drawn as proposed for as long
as no day is set on which it comes into force.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from yawara.norms import select
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import (
    BLUE,
    FAINT,
    GREY,
    INK,
    LINE,
    MUTED,
    PALE,
    PAPER,
    RED,
    SMALL,
    STRONG,
    TEXT,
    WIDE,
    Type,
    cut,
    label,
    lines,
    n,
    path,
    picture,
    rect,
    rule,
    width,
    wrap,
)
from yawara.report.pictures.say import say, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.norms.model import Version
    from yawara.report.markup import Html
    from yawara.report.tree import Picture
    from yawara.report.view import View

NAME = "picture-timeline"
_LEFT, _RIGHT = 252.0, WIDE - 6.0
_LANE, _BAR = 64.0, 18.0
_DATE, _TINY = Type(11, fill=MUTED.fill), Type(11)
_ON_DARK = Type(11, bold=True, fill=PAPER)
#: Years between two marks of the axis, and how many marks may stand there.
_STEPS, _MOST_MARKS = (1, 2, 5, 10, 20, 50, 100), 8
#: What comes next, at most so many lines of it.
_MOST_NEXT = 8
_YEAR = datetime.timedelta(days=365)


class Span(NamedTuple):
    """A version from a day to another (None: open), and what it is on the day looked at."""

    version: Version
    start: datetime.date
    end: datetime.date | None
    status: select.Status


class Event(NamedTuple):
    """Something that happens on a day."""

    day: datetime.date
    kind: str
    version: Version
    parts: int = 0


class Lane(NamedTuple):
    """An instrument: its versions, and the days from which or until which parts of it hold."""

    version: Version
    spans: tuple[Span, ...]
    events: tuple[Event, ...]


def timeline(view: View) -> Picture | None:
    """The versions of every instrument that applies, or may apply, over the years.

    None where none does.
    """
    lanes = _lanes(view)
    if not lanes:
        return None
    axis = _Axis(view.assessment.scope.day, lanes)
    top = 44.0
    drawn = [_marks(axis, top, top + _LANE * len(lanes))]
    for at, lane in enumerate(lanes):
        drawn += _lane(view, axis, lane, top + at * _LANE)
    bottom = top + _LANE * len(lanes)
    drawn.append(_today(view, axis, bottom))
    legend, high = shapes.flow(_legend(view), (0, bottom + 20))
    following, after = _next(view, lanes, bottom + 20 + high)
    parts = (shapes.defs(NAME, hatch=True, statuses=()), *drawn, legend, *following)
    return picture(NAME, (say(view, "timeline-title"), _text(view, lanes)), after, parts)


class _Axis:
    """Days to places on the sheet."""

    def __init__(self, today: datetime.date, lanes: Sequence[Lane]) -> None:
        self.today = today
        days = [today, today + _YEAR]
        for lane in lanes:
            days += [span.start for span in lane.spans]
            days += [span.end for span in lane.spans if span.end is not None]
            days += [event.day for event in lane.events]
        self.first = min(days).replace(month=1, day=1)
        last = max(days).year
        self.last = datetime.date(min(last + 1, datetime.MAXYEAR), 1, 1)

    def at(self, day: datetime.date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return _LEFT + share * (_RIGHT - _LEFT)

    def years(self) -> Iterator[int]:
        """The years that are marked."""
        whole = self.last.year - self.first.year
        step = next((one for one in _STEPS if whole / one <= _MOST_MARKS), _STEPS[-1])
        first = -(-self.first.year // step) * step
        yield from range(first, self.last.year + 1, step)


def _lanes(view: View) -> list[Lane]:
    """The instruments of which something applies or may apply, and those that are proposed."""
    scope = view.assessment.scope
    norms, day = scope.norms, scope.day
    concerned = {item.version.instrument for item in scope.items if item.yes or item.unknown}
    out = []
    for instrument, version in {v.instrument: v for v in scope.versions}.items():
        waiting = select.status(norms, version, day) in ("draft", "proposed", "published")
        if instrument not in concerned and not waiting:
            continue
        spans = [_span(view, one) for one in norms.instruments.get(instrument, (version,))]
        events = tuple(_events(view, instrument))
        out.append(Lane(version, tuple(one for one in spans if one is not None), events))
    return out


def _span(view: View, version: Version) -> Span | None:
    scope = view.assessment.scope
    dates = version.dates
    start = dates.get("in-force") or min(dates.values(), default=None)
    if start is None:
        return None
    ends = [dates[end] for end in ("superseded", "withdrawn", "lapsed") if end in dates]
    replaced = select.superseded_on(scope.norms, version)
    if replaced != datetime.date.max:
        ends.append(replaced)
    end = min(ends, default=None)
    status = select.status(scope.norms, version, scope.day)
    return Span(version, start, end if end is None or end >= start else None, status)


def _events(view: View, instrument: str) -> Iterator[Event]:
    """The days from which and until which single provisions of a version hold."""
    found: dict[tuple[datetime.date, str, str], int] = {}
    versions: dict[str, Version] = {}
    for item in view.assessment.scope.items:
        if item.version.instrument != instrument or not (item.yes or item.dated_out):
            continue
        versions[item.version.ref] = item.version
        for kind, day in (
            ("from", item.provision.applies_from),
            ("until", item.provision.applies_until),
        ):
            if day is not None:
                key = (day, kind, item.version.ref)
                found[key] = found.get(key, 0) + 1
    for (day, kind, ref), count in sorted(found.items()):
        yield Event(day, kind, versions[ref], count)


def _marks(axis: _Axis, top: float, bottom: float) -> Html:
    out = [rule(top, _LEFT, _RIGHT, INK)]
    taken = -1e9
    for year in axis.years():
        if year > datetime.MAXYEAR:
            break
        x = axis.at(datetime.date(year, 1, 1))
        out.append(path(f"M{n(x)} {n(top)}V{n(bottom)}", LINE))
        half = width(str(year), _DATE) / 2
        at = min(max(x, _LEFT + half), WIDE - half)
        if at - half > taken:
            out.append(label((at, top - 6), str(year), _DATE, "middle"))
            taken = at + half + 6
    return shapes.together(*out)


def _today(view: View, axis: _Axis, bottom: float) -> Html:
    """The line of the day looked at, with its day above."""
    x = axis.at(axis.today)
    words = say(view, "timeline-today", day=axis.today.isoformat())
    half = width(words, STRONG) / 2 + 4
    at = min(max(x, half), WIDE - half)
    return shapes.together(
        path(f"M{n(x)} 20V{n(bottom)}", RED, 1.6, stroke_dasharray="5 3"),
        label((at, 13), words, Type(12, bold=True, fill=RED), "middle"),
    )


def _lane(view: View, axis: _Axis, lane: Lane, top: float) -> list[Html]:
    out = [rule(top + _LANE)]
    title = wrap(view.text(lane.version.title), STRONG, _LEFT - 18, 2)
    out.append(lines((0, top + 18), title, STRONG))
    if len(title) == 1:
        force = cut(view.state(f"force-{lane.version.force}"), MUTED, _LEFT - 18)
        out.append(label((0, top + 37), force, MUTED))
    y = top + 12
    for span in lane.spans:
        out += _bar(view, axis, span, y)
    taken: tuple[list[tuple[float, float]], ...] = ([], [])
    for span in reversed(lane.spans):
        out += _date(axis, span.start, y + _BAR, taken)
    for event in lane.events:
        out.append(_diamond(axis.at(event.day), y + _BAR / 2))
        out += _date(axis, event.day, y + _BAR, taken)
    return out


def _bar(view: View, axis: _Axis, span: Span, y: float) -> list[Html]:
    left = axis.at(span.start)
    right = _RIGHT if span.end is None else axis.at(span.end)
    wide = max(right - left, 2.0)
    fill, stroke, dash = _LOOKS[span.status]
    more = {} if dash is None else {"stroke_dasharray": dash}
    out = [rect((left, y), (wide, _BAR), fill.format(name=NAME), stroke, **more)]
    words = _number(view, span.version)
    type_ = _ON_DARK if fill == BLUE else _TINY
    needed = width(words, type_)
    if needed + 10 <= wide:
        if "url" in fill:
            out.append(rect((left + 3, y + 2), (needed + 6, _BAR - 4), PAPER))
        out.append(label((left + 6, y + 13), words, type_))
    return out


def _number(view: View, version: Version) -> str:
    """The version as a reader calls it; a text of law is called by its day, which stands below."""
    return say(view, "version", version=version.version) if len(version.version) < 8 else ""  # noqa: PLR2004 - shorter than a day


#: Fill, outline and dashes of what a version is on the day.
_LOOKS: dict[str, tuple[str, str, str | None]] = {
    "in-force": (BLUE, BLUE, None),
    "superseded": (PALE, GREY, None),
    "withdrawn": (FAINT, GREY, None),
    "lapsed": (FAINT, GREY, None),
    "published": ("url(#{name}-hatch)", INK, None),
    "unknown": ("url(#{name}-hatch)", INK, None),
    "proposed": (PAPER, INK, "4 3"),
    "draft": (PAPER, INK, "4 3"),
}


def _date(
    axis: _Axis, day: datetime.date, y: float, taken: tuple[list[tuple[float, float]], ...]
) -> list[Html]:
    """A day below its bar, beside the line of the day looked at rather than under it.

    It stands in the first of two lines where there is room, else nowhere: the words have it.
    """
    words, today = day.isoformat(), axis.at(axis.today)
    wide = width(words, _DATE)
    left = min(max(axis.at(day), _LEFT), WIDE - wide)
    if left - 2 < today < left + wide + 2:
        left = today - wide - 4 if day < axis.today or today + wide + 4 > WIDE else today + 4
    for row, others in enumerate(taken):
        if all(left >= end + 6 or start >= left + wide + 6 for start, end in others):
            others.append((left, left + wide))
            return [label((left, y + 13 + row * 13.5), words, _DATE)]
    return []


def _diamond(x: float, y: float) -> Html:
    drawn = f"M{n(x)} {n(y - 6)}l6 6l-6 6l-6 -6z"
    return path(drawn, INK, 1.2, PAPER)


def _legend(view: View) -> list[tuple[Html, str, float]]:
    looks = ("in-force", "superseded", "published", "proposed")
    out = []
    for key in looks:
        fill, stroke, dash = _LOOKS[key]
        more = {} if dash is None else {"stroke_dasharray": dash}
        drawn = rect((0.5, 0), (26, 12), fill.format(name=NAME), stroke, **more)
        out.append((drawn, say(view, f"span-{key}"), 27.0))
    return [*out, (_diamond(7, 6), say(view, "timeline-diamond"), 14.0)]


def _ahead(view: View, lanes: Sequence[Lane]) -> list[tuple[datetime.date, str]]:
    """Everything dated after the day looked at, in order, in words."""
    today = view.assessment.scope.day
    out: list[tuple[datetime.date, str]] = []
    for lane in lanes:
        for span in lane.spans:
            name = view.version(span.version)
            out += [
                (day, say(view, f"event-{what}", name=name))
                for what, day in span.version.dates.items()
                if day > today
            ]
        for event in lane.events:
            if event.day > today:
                name = view.version(event.version)
                words = say(view, f"event-{event.kind}", name=name, count=event.parts)
                out.append((event.day, words))
    return sorted(out)


def _next(view: View, lanes: Sequence[Lane], top: float) -> tuple[list[Html], float]:
    """What comes next, as a list; where nothing is dated, that."""
    ahead = _ahead(view, lanes)
    out = [label((0, top + 16), say(view, "timeline-next"), STRONG)]
    y = top + 38
    if not ahead:
        nothing = wrap(say(view, "timeline-nothing"), SMALL, WIDE, 2)
        return [*out, lines((0, y), nothing, SMALL)], y + len(nothing) * SMALL.leading
    for day, words in ahead[:_MOST_NEXT]:
        out.append(label((0, y), day.isoformat(), TEXT))
        out.append(label((88, y), cut(words, TEXT, WIDE - 88), TEXT))
        y += 20
    if len(ahead) > _MOST_NEXT:
        more = say(view, "more-events", count=len(ahead) - _MOST_NEXT)
        out.append(label((0, y), more, MUTED))
        y += 20
    return out, y - 6


def _text(view: View, lanes: Sequence[Lane]) -> str:
    day = view.day(view.assessment.scope.day)
    out = [say(view, "timeline-text", day=day, count=len(lanes))]
    for lane in lanes:
        for span in lane.spans:
            key = "span-text" if span.end is None else "span-text-ended"
            out.append(
                say(
                    view,
                    key,
                    name=view.version(span.version),
                    status=say(view, f"status-{span.status}"),
                    start=view.day(span.start),
                    end="" if span.end is None else view.day(span.end),
                )
            )
        out += [
            say(
                view,
                f"{event.kind}-text",
                name=view.version(event.version),
                day=view.day(event.day),
                count=event.parts,
            )
            for event in lane.events
        ]
    ahead = _ahead(view, lanes)
    if not ahead:
        return sentences(view, [*out, say(view, "timeline-nothing")])
    out.append(say(view, "timeline-ahead", count=len(ahead)))
    out += [say(view, "ahead-text", day=view.day(day), event=words) for day, words in ahead]
    return sentences(view, out)
