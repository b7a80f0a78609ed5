"""How much is done by principle or part: the intervals of the report's first figure, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.report import charts
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import (
    INK,
    MUTED,
    SMALL,
    TEXT,
    WIDE,
    cut,
    label,
    lines,
    picture,
    rule,
    wrap,
)
from yawara.report.pictures.say import heading, named, say, sections, sentences, tally_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from yawara.assess.rollup import Section
    from yawara.report.markup import Html
    from yawara.report.tree import Picture
    from yawara.report.view import View

NAME = "picture-principles"
#: More rows than these no longer stand on a page.
MOST_ROWS = 40
_BOXES, _BOX, _SIGNS, _IN_A_ROW = 236.0, (44.0, 16.0), 386.0, 13
_NAME_WIDE, _COUNT_WIDE = 222.0, 120.0


def principles(view: View, refs: Collection[str] | None = None) -> Picture | None:
    """The state by principle or part as intervals, with a sign for each provision.

    In: `refs`, the versions to show (None: all that are looked at). None where nothing applies.
    """
    found = [one for one in sections(view, refs) if one.stated is not None]
    if not found:
        return None
    drawn = _head(view)
    y = 20.0
    for at, section in enumerate(found[:MOST_ROWS]):
        if not at or found[at - 1].version.ref != section.version.ref:
            title, high = shapes.group(view, section.version, y, 8)
            drawn += [title, rule(y + high, stroke=INK)]
            y += high
        row = _row(view, section, y)
        drawn += row.drawn
        y += row.high
    if len(found) > MOST_ROWS:
        more = say(view, "more-rows", count=len(found) - MOST_ROWS)
        drawn.append(label((0, y + 18), more, MUTED))
        y += 26
    boxes, high = shapes.scale_legend(view, NAME, (0, y + 16))
    signs, more_high = shapes.legend(view, NAME, (0, y + 16 + high))
    whole = (shapes.defs(NAME, hatch=True), *drawn, boxes, signs)
    return picture(
        NAME, (view.say("figure-title"), _text(view, found)), y + 14 + high + more_high, whole
    )


class _Row(NamedTuple):
    drawn: tuple[Html, ...]
    high: float


def _head(view: View) -> list[Html]:
    """The words above the boxes and above the other columns."""
    middle = (_BOXES + (at + 0.5) * _BOX[0] for at in range(3))
    stations = ("stations-none", "stations-some", "stations-all")
    out = [
        label((x, 14), view.say(key), MUTED, "middle")
        for x, key in zip(middle, stations, strict=True)
    ]
    out.append(label((_SIGNS, 14), view.say("figure-provisions"), MUTED))
    out.append(label((WIDE, 14), say(view, "practices-done"), MUTED, "end"))
    return out


def _row(view: View, section: Section, top: float) -> _Row:
    name = wrap(heading(view, section.head), TEXT, _NAME_WIDE, 2)
    tally = section.tally
    count = sum(tally.values())
    if count <= charts.MOST_SIGNS:
        signs, signs_high = shapes.units(NAME, tally, (_SIGNS, 0), _IN_A_ROW)
    else:
        signs, signs_high = label((_SIGNS, 11), say(view, "provisions", count=count), SMALL), 13.0
    high = max(signs_high, len(name) * TEXT.leading, _BOX[1]) + 16
    middle = top + high / 2
    boxes = shapes.scale(
        NAME,
        section.stated or (0, 0),
        section.shown or (0, 0),
        (_BOXES, middle - _BOX[1] / 2),
        _BOX,
    )
    counts = section.counts
    done = say(view, "of", part=counts.all, whole=counts.read)
    return _Row(
        (
            lines((0, middle + 4.5 - (len(name) - 1) * TEXT.leading / 2), name),
            boxes,
            shapes.moved(signs, 0, middle - signs_high / 2),
            label((WIDE, middle + 4.5), cut(done, SMALL, _COUNT_WIDE), SMALL, "end"),
            rule(top + high),
        ),
        high,
    )


def _text(view: View, found: Sequence[Section]) -> str:
    """The same in sentences: for each, the interval, the provisions, and the practices."""
    out = [say(view, "principles-text", count=len(found))]
    version = None
    for section in found:
        if section.version.ref != version:
            version = section.version.ref
            out.append(say(view, "of-norm", norm=view.version(section.version)))
        scale = view.scale(section.stated or (0, 0), section.shown or (0, 0))
        out.append(
            say(
                view,
                "principle-text",
                name=named(view, section.head),
                state=scale.text,
                tally=tally_words(view, section.tally),
                done=section.counts.all,
                read=section.counts.read,
            )
        )
    return sentences(view, out)
