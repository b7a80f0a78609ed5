"""Systems by principle: each cell a sign and a letter, never a colour alone and never a mean.

Up to `MOST_SYSTEMS` systems stand each in a column of its own. Beyond that a cell says how many
systems are in which state: an average would hide the one of which nothing is known.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from yawara.report import systems as table
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import (
    BLUE,
    FAINT,
    INK,
    LINE,
    MUTED,
    PALE,
    PAPER,
    SMALL,
    TEXT,
    WIDE,
    Type,
    cut,
    label,
    lines,
    picture,
    rect,
    rule,
    width,
    wrap,
)
from yawara.report.pictures.say import heading, named, say, sentences, tally_words
from yawara.report.view import STATUS_ORDER

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from yawara.assess.findings import Status
    from yawara.assess.rollup import Section
    from yawara.report.markup import Html
    from yawara.report.tree import Picture
    from yawara.report.view import View

NAME = "picture-systems"
#: So many systems stand beside each other; of more, a cell counts.
MOST_SYSTEMS = 24
MOST_ROWS = 40
#: Up to so many, their names stand above the columns; of more, numbers with a key.
_MOST_NAMED = 5
_LEFT, _HIGH, _WIDEST = 226.0, 34.0, 118.0
_LETTER = Type(11, bold=True)
_HEAD = Type(12, bold=True)

_Rows = list[tuple["Section", tuple["Status | None", ...]]]


def systems(view: View, refs: Collection[str] | None = None) -> Picture | None:
    """The state of systems by principle or part: one by one, or counted where they are many.

    In: `refs`, the versions to show (None: all). None where there is no system, or where nothing
    that applies is about systems.
    """
    rows = _rows(view, refs)
    if not rows or not view.system_count:
        return None
    if view.system_count > MOST_SYSTEMS:
        return _counted(view, rows)
    return _single(view, rows, range(1, view.system_count + 1), NAME)


def systems_one_by_one(view: View, refs: Collection[str] | None = None) -> tuple[Picture, ...]:
    """Every system in a column of its own, in as many drawings as that takes; for an annex."""
    rows = _rows(view, refs)
    if not rows:
        return ()
    starts = range(1, view.system_count + 1, MOST_SYSTEMS)
    return tuple(
        _single(
            view,
            rows,
            range(first, min(first + MOST_SYSTEMS, view.system_count + 1)),
            f"{NAME}-{number}",
        )
        for number, first in enumerate(starts, 1)
    )


def _rows(view: View, refs: Collection[str] | None) -> _Rows:
    return [
        (section, held)
        for section, held in table.states(view)
        if (refs is None or section.version.ref in refs) and any(one is not None for one in held)
    ]


# --- one by one ---


def _single(view: View, rows: _Rows, bits: range, name: str) -> Picture:
    wide = min(_WIDEST, (WIDE - _LEFT) / len(bits))
    drawn, y = _heads(view, bits, wide)
    held = [(section, tuple(states[bit - 1] for bit in bits)) for section, states in rows]
    drawn.append(rule(y, stroke=INK, right=_LEFT + wide * len(bits)))
    for at, (section, states) in enumerate(held[:MOST_ROWS]):
        if not at or held[at - 1][0].version.ref != section.version.ref:
            above, high = shapes.group(view, section.version, y, 5)
            drawn.append(above)
            y += high
        drawn.append(_row_name(view, section, y))
        drawn += [
            _cell(view, name, state, (_LEFT + column * wide, y), wide)
            for column, state in enumerate(states)
        ]
        y += _HIGH
    more, y = _more(view, len(held), y)
    drawn += more
    if len(bits) > _MOST_NAMED:
        key, y = _key(view, bits, y)
        drawn += key
    legend, high = shapes.flow(_legend(view, name), (0, y + 18))
    parts = (shapes.defs(name, hatch=True), *drawn, legend)
    title = say(view, "systems-title")
    if view.system_count > MOST_SYSTEMS:
        title = say(view, "systems-title-part", first=bits[0], last=bits[-1])
    return picture(name, (title, _text(view, held, bits)), y + 16 + high, parts)


def _heads(view: View, bits: range, wide: float) -> tuple[list[Html], float]:
    """The names of the systems above their columns, or their numbers; and where these end."""
    if len(bits) > _MOST_NAMED:
        found = [
            label((_LEFT + (at + 0.5) * wide, 14), str(at + 1), _HEAD, "middle")
            for at in range(len(bits))
        ]
        return found, 22
    names = [wrap(view.subject(bit), _HEAD, wide - 8, 4) for bit in bits]
    most = max(len(name) for name in names)
    found = [
        lines(
            (_LEFT + (at + 0.5) * wide, 14 + (most - len(name)) * _HEAD.leading),
            name,
            _HEAD,
            "middle",
        )
        for at, name in enumerate(names)
    ]
    return found, 22 + (most - 1) * _HEAD.leading


def _row_name(view: View, section: Section, y: float) -> Html:
    name = wrap(heading(view, section.head), SMALL, _LEFT - 14, 2)
    first = y + _HIGH / 2 + 4.2 - (len(name) - 1) * 6.6
    return lines((0, first), name, Type(SMALL.size if len(name) == 1 else 11))


#: What lies behind the sign of a cell, so that a whole row can be read from afar.
_GROUNDS: dict[Status, str] = {
    "all": "#d3e0ee",
    "all-read": "#d3e0ee",
    "some": PAPER,
    "none": PAPER,
    "not-applicable": PAPER,
}


def _cell(
    view: View, name: str, state: Status | None, at: tuple[float, float], wide: float
) -> Html:
    """A sign and its letter; what does not apply is an empty cell."""
    x, y = at[0] + 1, at[1] + 1
    size = (wide - 2, _HIGH - 2)
    if state is None:
        return rect((x, y), size, FAINT)
    ground = _GROUNDS.get(state, f"url(#{name}-hatch)")
    words = view.say(f"short-{state}")
    needed = shapes.SIGN + 6 + width(words, _LETTER)
    if needed > size[0] - 6:
        words = say(view, f"letter-{state}")
        needed = shapes.SIGN + 5 + width(words, _LETTER)
    edge = rect((x, y), size, ground, LINE)
    middle_x, middle_y = x + size[0] / 2, y + size[1] / 2
    if needed > size[0] - 4:  # one above the other; a hatched edge is left
        white = rect((x + 3, y + 1), (size[0] - 6, size[1] - 2), PAPER)
        sign_at, letter_at = (middle_x - 6.5, y + 3), (middle_x, y + 28.5)
        drawn = label(letter_at, words, _LETTER, "middle")
    else:
        left = middle_x - needed / 2
        white = rect((left - 3, y + 4), (needed + 6, size[1] - 8), PAPER)
        sign_at = (left, middle_y - 6.5)
        drawn = label((left + needed - width(words, _LETTER), middle_y + 4), words, _LETTER)
    back = (white,) if state == "unknown" else ()
    return shapes.together(edge, *back, shapes.sign(name, state, sign_at), drawn)


def _legend(view: View, name: str) -> list[tuple[Html, str, float]]:
    out = [
        (
            shapes.together(
                shapes.sign(name, status, (0, 0)),
                label((22, 11), say(view, f"letter-{status}"), _LETTER, "middle"),
            ),
            view.state(status),
            30.0,
        )
        for status in STATUS_ORDER
    ]
    return [*out, (rect((0, -1), (26, 14), FAINT), say(view, "not-asked"), 26.0)]


def _key(view: View, bits: range, top: float) -> tuple[list[Html], float]:
    """The names of the numbered systems, in two columns."""
    half = -(-len(bits) // 2)
    out = []
    for at, bit in enumerate(bits):
        column, row = divmod(at, half)
        x, y = column * WIDE / 2, top + 28 + row * 19
        out.append(label((x + 20, y), str(at + 1), _HEAD, "end"))
        out.append(label((x + 28, y), cut(view.subject(bit), SMALL, WIDE / 2 - 40), SMALL))
    return out, top + 16 + half * 19


def _text(view: View, rows: _Rows, bits: range) -> str:
    """For each system, which principles are in which state."""
    out = [say(view, "systems-text", systems=len(bits), rows=len(rows))]
    for at, bit in enumerate(bits):
        by: dict[Status, list[str]] = {}
        for section, states in rows:
            state = states[at]
            if state is not None:
                by.setdefault(state, []).append(heading(view, section.head))
        said = (
            say(view, "system-state", status=view.state(status), names=view.joined(by[status]))
            for status in STATUS_ORDER
            if status in by
        )
        text = view.say("then").join(said) or say(view, "system-nothing")
        out.append(say(view, "system-text", name=view.subject(bit), text=text))
    return sentences(view, out)


# --- counted ---

_COLUMN = 82.0


def _counted(view: View, rows: _Rows) -> Picture:
    """How many systems are in which state, by principle."""
    drawn = _count_heads(view)
    y = 46.0
    drawn.append(rule(y, stroke=INK))
    for at, (section, states) in enumerate(rows[:MOST_ROWS]):
        if not at or rows[at - 1][0].version.ref != section.version.ref:
            above, high = shapes.group(view, section.version, y, 5)
            drawn.append(above)
            y += high
        drawn.append(_row_name(view, section, y))
        drawn += _count_cells(states, y)
        drawn.append(rule(y + _HIGH))
        y += _HIGH
    more, y = _more(view, len(rows), y)
    note = wrap(say(view, "counted-note", count=view.system_count), MUTED, WIDE, 3)
    parts = (shapes.defs(NAME, hatch=True), *drawn, *more, lines((0, y + 24), note, MUTED))
    text = [say(view, "counted-text", systems=view.system_count, rows=len(rows))]
    for section, states in rows:
        tally = Counter(state for state in states if state is not None)
        words = tally_words(view, tally)
        text.append(say(view, "counted-row", name=named(view, section.head), tally=words))
    high = y + 16 + len(note) * MUTED.leading
    return picture(NAME, (say(view, "systems-title"), sentences(view, text)), high, parts)


def _count_heads(view: View) -> list[Html]:
    out = []
    for at, status in enumerate(STATUS_ORDER):
        x = _LEFT + at * _COLUMN
        words = wrap(view.say(f"short-{status}"), Type(11), _COLUMN - 8, 2)
        out.append(shapes.sign(NAME, status, (x + 4, 0)))
        out.append(lines((x + 4, 26), words, Type(11)))
    return out


def _count_cells(states: Sequence[Status | None], y: float) -> list[Html]:
    """A number with a bar below it: how many of the systems to which it applies."""
    tally = Counter(state for state in states if state is not None)
    whole = sum(tally.values())
    most = _COLUMN - 14
    out = []
    for at, status in enumerate(STATUS_ORDER):
        x, count = _LEFT + at * _COLUMN + 4, tally[status]
        out.append(label((x, y + 17), str(count), TEXT if count else MUTED))
        if count:
            out.append(_bar(status, (x, y + 22), most * count / whole))
    return out


def _bar(status: Status, at: tuple[float, float], wide: float) -> Html:
    fills = {"all": BLUE, "all-read": BLUE, "some": PALE, "unknown": f"url(#{NAME}-hatch)"}
    return rect(at, (max(wide, 1.5), 6), fills.get(status, PAPER), INK)


def _more(view: View, count: int, y: float) -> tuple[list[Html], float]:
    if count <= MOST_ROWS:
        return [], y
    text = say(view, "more-rows", count=count - MOST_ROWS)
    return [label((0, y + 18), text, MUTED)], y + 22
