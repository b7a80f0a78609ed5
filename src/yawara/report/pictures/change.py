"""What changed: between two assessments of one organisation, and between two versions of a norm."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess import rollup
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import (
    BLUE,
    GREY,
    INK,
    MUTED,
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
from yawara.report.pictures.say import heading, named, say, sentences, tally_words
from yawara.report.view import STATUS_ORDER
from yawara.scope.profile import ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yawara.assess.change import Changes, ProvisionChange
    from yawara.assess.findings import Assessment, Status
    from yawara.norms.model import Provision, Version
    from yawara.report.markup import Html
    from yawara.report.tree import Picture
    from yawara.report.view import View

NAME = "picture-changes"
MOST_ROWS = 30
_PLOT, _TOP = 104.0, 30.0
_COLUMN = WIDE / len(STATUS_ORDER)
_SMALL = Type(11)
#: The rows by principle: where names end, the middle from which signs go both ways, the numbers.
_NAME, _MIDDLE, _REST = 206.0, 366.0, 540.0
_IN_A_ROW = 8
_WIDE_ENOUGH = 3 * _IN_A_ROW


class Row(NamedTuple):
    """What changed in a principle or part of an instrument."""

    version: Version
    head: Provision
    closer: tuple[ProvisionChange, ...]
    further: tuple[ProvisionChange, ...]
    other: int
    appeared: int
    vanished: int


def changes(view: View, found: Changes) -> Picture | None:
    """The states before and after, and by principle what came closer and what went further.

    In: `found` ends with the assessment that `view` looks at. None where nothing is there at all.
    """
    before, after = _tally(found.before), _tally(found.after)
    if not before and not after:
        return None
    days = (found.before.scope.day, found.after.scope.day)
    words = _days(view, found)
    drawn = _bars(before, after)
    drawn += _bar_heads(view)
    y = _TOP + _PLOT + 56
    legend, high = shapes.flow(
        [
            (rect((0.5, 0), (22, 12), PAPER, INK), words[0], 23.0),
            (rect((0.5, 0), (22, 12), BLUE, BLUE), words[1], 23.0),
        ],
        (0, y),
    )
    drawn.append(legend)
    y += high + 16
    rows = _rows(found)
    more, y = _principles(view, rows, y)
    drawn += more
    signs, high = shapes.legend(view, NAME, (0, y + 16))
    title = say(view, "changes-title" if days[0] != days[1] else "changes-title-same")
    parts = (shapes.defs(NAME), *drawn, signs)
    text = _text(view, found, rows, (before, after))
    return picture(NAME, (title, text), y + 14 + high, parts)


def _tally(assessment: Assessment) -> Counter[Status]:
    """The provisions of the organisation by status, as its report counts them."""
    out: Counter[Status] = Counter()
    for section in rollup.sections(assessment, 0):
        out.update(section.tally)
    return out


def _days(view: View, found: Changes) -> tuple[str, str]:
    days = (found.before.scope.day, found.after.scope.day)
    return (
        say(view, "before", day=view.day(days[0])),
        say(view, "after", day=view.day(days[1])),
    )


def _bars(before: Mapping[Status, int], after: Mapping[Status, int]) -> list[Html]:
    """For each status two bars beside each other, with their numbers above."""
    most = max((*before.values(), *after.values(), 1))
    base = _TOP + _PLOT
    out = [rule(base, stroke=INK)]
    for at, status in enumerate(STATUS_ORDER):
        middle = (at + 0.5) * _COLUMN
        both = ((before.get(status, 0), PAPER, INK, -34.0), (after.get(status, 0), BLUE, BLUE, 2.0))
        for count, fill, stroke, left in both:
            high = _PLOT * count / most
            if count:
                out.append(rect((middle + left, base - high), (32, high), fill, stroke))
            number = STRONG if fill == BLUE else TEXT
            at_ = (middle + left + 16, base - high - 6)
            out.append(label(at_, str(count), number, "middle"))
    return out


def _bar_heads(view: View) -> list[Html]:
    out = []
    base = _TOP + _PLOT
    for at, status in enumerate(STATUS_ORDER):
        middle = (at + 0.5) * _COLUMN
        out.append(shapes.sign(NAME, status, (middle - 6.5, base + 8)))
        words = wrap(view.say(f"short-{status}"), _SMALL, _COLUMN - 6, 2)
        out.append(lines((middle, base + 35), words, _SMALL, "middle"))
    return out


def _rows(found: Changes) -> list[Row]:
    """What changed for the organisation, by principle or part, in the order of the texts."""
    groups: dict[tuple[str, str], list[ProvisionChange]] = {}
    heads: dict[tuple[str, str], tuple[Version, Provision]] = {}
    for one in found.of(ORGANIZATION):
        if one.item.provision.asks == ():
            continue
        version = one.item.version
        head = rollup.head_of(version, one.item.provision)
        heads.setdefault((version.ref, head.id), (version, head))
        groups.setdefault((version.ref, head.id), []).append(one)
    texts = list(dict.fromkeys(ref for ref, _ in groups))
    order = {
        key: (texts.index(key[0]), list(version.by_id).index(head.id))
        for key, (version, head) in heads.items()
    }
    return [_row(*heads[key], groups[key]) for key in sorted(groups, key=order.__getitem__)]


def _row(version: Version, head: Provision, ones: Sequence[ProvisionChange]) -> Row:
    moved = [one for one in ones if one.kind == "moved"]
    kinds = Counter(one.kind for one in ones)
    return Row(
        version,
        head,
        tuple(one for one in moved if one.direction == "closer"),
        tuple(one for one in moved if one.direction == "further"),
        sum(1 for one in moved if one.direction == "other") + kinds["undecided"],
        kinds["appeared"],
        kinds["vanished"],
    )


def _principles(view: View, rows: Sequence[Row], top: float) -> tuple[list[Html], float]:
    if not rows:
        return [label((0, top + 14), say(view, "changes-none"), TEXT)], top + 20
    out = [
        label((_MIDDLE - 8, top + 12), say(view, "further"), MUTED, "end"),
        label((_MIDDLE + 8, top + 12), say(view, "closer"), MUTED),
        label((_REST, top + 12), say(view, "otherwise"), MUTED),
        rule(top + 20, stroke=INK),
    ]
    y = top + 20
    for at, row in enumerate(rows[:MOST_ROWS]):
        if not at or rows[at - 1].version.ref != row.version.ref:
            title, high = shapes.group(view, row.version, y, 5)
            out.append(title)
            y += high
        drawn, high = _principle(view, row, y)
        out += drawn
        y += high
    if len(rows) > MOST_ROWS:
        more = say(view, "more-rows", count=len(rows) - MOST_ROWS)
        out.append(label((0, y + 18), more, MUTED))
        return out, y + 26
    return out, y


def _principle(view: View, row: Row, top: float) -> tuple[list[Html], float]:
    name = wrap(heading(view, row.head), SMALL, _NAME - 8, 2)
    rest = wrap(_rest(view, row), SMALL, WIDE - _REST, 2)
    deep = max(-(-len(one) // _IN_A_ROW) for one in (row.closer, row.further, (None,)))
    if max(len(row.closer), len(row.further)) > _WIDE_ENOUGH:
        deep = 1
    high = max(deep * shapes.STEP, len(name) * SMALL.leading, len(rest) * SMALL.leading) + 14
    middle = top + high / 2
    out = [
        lines((0, middle + 4.2 - (len(name) - 1) * SMALL.leading / 2), name, SMALL),
        lines((_REST, middle + 4.2 - (len(rest) - 1) * SMALL.leading / 2), rest, SMALL),
        path(f"M{n(_MIDDLE)} {n(top)}V{n(top + high)}", GREY),
        rule(top + high),
    ]
    first = middle - deep * shapes.STEP / 2 + 1.5
    out += _signs(view, row.closer, (_MIDDLE + 8, first), 1)
    out += _signs(view, row.further, (_MIDDLE - 8, first), -1)
    return out, high


def _signs(
    view: View, ones: Sequence[ProvisionChange], at: tuple[float, float], way: int
) -> list[Html]:
    """A sign for each provision, by what it is now, away from the middle; of too many, a number."""
    x, y = at
    if len(ones) > _WIDE_ENOUGH:
        words = say(view, "provisions", count=len(ones))
        return [label((x, y + 10), words, SMALL, "start" if way > 0 else "end")]
    order = {status: place for place, status in enumerate(STATUS_ORDER)}
    after = sorted((one.after.status for one in ones if one.after), key=lambda one: order[one])
    out = []
    for place, status in enumerate(after):
        row, column = divmod(place, _IN_A_ROW)
        left = x + column * shapes.STEP if way > 0 else x - (column + 1) * shapes.STEP + 3
        out.append(shapes.sign(NAME, status, (left, y + row * shapes.STEP)))
    return out


def _rest(view: View, row: Row) -> str:
    """What is neither closer nor further, in words."""
    counts = (("appeared", row.appeared), ("vanished", row.vanished), ("other", row.other))
    return view.joined(say(view, f"row-{key}", count=count) for key, count in counts if count)


def _text(
    view: View,
    found: Changes,
    rows: Sequence[Row],
    tallies: tuple[Mapping[Status, int], Mapping[Status, int]],
) -> str:
    out = [
        say(view, "tally-text", when=when, tally=tally_words(view, tally) or say(view, "nothing"))
        for when, tally in zip(_days(view, found), tallies, strict=True)
    ]
    if not rows:
        return sentences(view, [*out, say(view, "changes-none")])
    closer, further = (sum(len(getattr(row, key)) for row in rows) for key in ("closer", "further"))
    out.append(say(view, "changes-text", closer=closer, further=further))
    for row in rows:
        rest = _rest(view, row)
        out.append(
            say(
                view,
                "change-text",
                name=named(view, row.head),
                closer=len(row.closer),
                further=len(row.further),
                rest=say(view, "change-rest", rest=rest) if rest else "",
            )
        )
    return sentences(view, out)
