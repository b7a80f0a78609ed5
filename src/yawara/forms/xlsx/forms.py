"""Questions on a sheet that has no table: the answer goes to the right, below, or by a label.

Only a place that is marked as one counts: by a drop-down, a frame or a fill, boxes to tick, a label
(回答：), or because a protected sheet leaves it open.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms.questionnaire import Ask
from yawara.forms.xlsx import boxes, ticks
from yawara.forms.xlsx.cells import At, Box, box
from yawara.forms.xlsx.facts import is_number, is_sentence
from yawara.forms.xlsx.headings import bare
from yawara.forms.xlsx.particulars import kind_of
from yawara.forms.xlsx.rows import lang_of, leading_number
from yawara.forms.xlsx.slots import Setting, boxed_slot, made_slot
from yawara.forms.xlsx.words import EVIDENCE_PROMPTS, FOLLOW_UP, PROMPTS, REMARK_PROMPTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from yawara.forms.questionnaire import Slot
    from yawara.forms.xlsx.sheet import Sheet

#: How far below a question the places for its answer may be.
_REACH = 8
#: How far above a question its heading may be, and how many places may stand beside a heading.
_FAR, _MOST_BESIDE = 200, 10
_LEAST, _SENTENCES = 2, 0.4
_SHORTEST = 5
#: How often a label stands on a sheet that has one for each question, at least.
_OFTEN, _LONGEST_LABEL = 3, 40


_FOLLOW_UP = re.compile(FOLLOW_UP, re.IGNORECASE)


class _Question(NamedTuple):
    area: Box
    text: str


_LABELS = {
    bare(label): purpose
    for purpose, texts in (
        ("answer", PROMPTS),
        ("remark", REMARK_PROMPTS),
        ("evidence", EVIDENCE_PROMPTS),
    )
    for text in texts
    for label in text.split("|")
}


def asks(setting: Setting) -> tuple[Ask, ...]:
    """The questions of a sheet without a table; none where no place is marked for answers."""
    questions = _questions(setting)
    boxed, within = _boxed(setting, questions), _within(setting, questions)
    ways = [boxed, within, _labelled(setting)]
    ways += [_beside(setting, questions), _below(setting, questions)]
    best = max(ways, key=len)
    offered = _offered(setting)
    found = offered if len(offered) > len(best) else best
    for way in ways:
        found = _joined(found, way)
    found = _followed(found)
    taken = _taken(found)
    return tuple(_ask(setting, question, slots, taken) for question, slots in found.items())


def _joined(found: _Found, more: _Found) -> _Found:
    """The questions of one way with those of another, where neither's cells are the other's."""
    if not found or found is more:
        return found or more
    used = {area for one, slots in found.items() for area in (one.area, *_areas(slots))}
    apart = (
        one
        for one, slots in more.items()
        if not any(_meet(mine, area) for mine in (one.area, *_areas(slots)) for area in used)
    )
    out = found | {one: more[one] for one in apart}
    return dict(sorted(out.items(), key=lambda item: item[0].area.corner))


def _areas(slots: Sequence[Slot]) -> list[Box]:
    found = (box(slot.where.rpartition("!")[2]) for slot in slots)
    return [area for area in found if area is not None]


def _meet(one: Box, other: Box) -> bool:
    across = one.left <= other.right and other.left <= one.right
    return across and one.top <= other.bottom and other.top <= one.bottom


def _followed(found: _Found) -> _Found:
    """What asks for more where the answer is a certain one belongs to the question above it."""
    out: _Found = {}
    above: _Question | None = None
    for one, slots in found.items():
        near = above is not None and one.area.top - above.area.bottom <= _REACH * 2
        if above is not None and near and _FOLLOW_UP.match(one.text):
            label = " ".join(one.text.split())
            more = (msgspec.structs.replace(slot, kind="remark", label=label) for slot in slots)
            out[above] += tuple(more)
        else:
            out[one], above = slots, one
    return out


def _questions(setting: Setting) -> list[_Question]:
    sheet = setting.sheet
    out: list[_Question] = []
    for row in sorted(sheet.rows):
        if row in sheet.hidden_rows:
            continue
        for column in sorted(sheet.rows[row]):
            text = sheet.text(row, column)
            bare_text, _ = boxes.asking(text)
            asked = is_sentence(bare_text) or (leading_number(text) and not is_number(text))
            follows = _FOLLOW_UP.match(text) is not None
            asked = (asked or follows) and not boxes.boxes(text[:1])
            cell = sheet.rows[row][column]
            if asked and len(text) >= _SHORTEST and cell.plain and not cell.formula:
                out.append(_Question(sheet.merged(row, column), text))
    return out


_Found = dict[_Question, tuple["Slot", ...]]


def _is_marked(setting: Setting, row: int, column: int, beside: Box) -> bool:
    """Whether a place is made for an answer, whatever stands there: it is unlike its question."""
    sheet = setting.sheet
    cell = sheet.at(row, column)
    if cell is not None and cell.formula:
        return False
    if setting.offers.at(row, column):
        return True
    text = sheet.text(row, column)
    if boxes.printed(text):
        return True
    if sheet.protected and not sheet.locked(row, column, setting.styles):
        return True
    number = sheet.style(row, column)
    if number >= len(setting.styles) or (text and is_sentence(text)):
        return False
    style = setting.styles[number]
    asking = sheet.style(beside.top, beside.left)
    if text and (asking >= len(setting.styles) or style.looks() == setting.styles[asking].looks()):
        return False
    return style.border > 0 or style.fill > 1  # the first two fills are none and a default


def _slot(setting: Setting, row: int, column: int, purpose: str, label: str = "") -> Slot:
    corner = setting.sheet.merged(row, column).corner
    current = setting.sheet.text(corner.row, corner.column)
    return made_slot(setting, corner, purpose, (label,) if label else (), current)


def _beside(setting: Setting, questions: Sequence[_Question]) -> _Found:
    out: _Found = {}
    for one in questions:
        column = one.area.right + 1
        if _is_marked(setting, one.area.top, column, one.area):
            out[one] = (_slot(setting, one.area.top, column, "answer"),)
    return out


def _below(setting: Setting, questions: Sequence[_Question]) -> _Found:
    taken = {one.area.corner for one in questions}
    out: _Found = {}
    for one in questions:
        row, column = one.area.bottom + 1, one.area.left
        if At(row, column) not in taken and _is_marked(setting, row, column, one.area):
            out[one] = (_slot(setting, row, column, "answer"),)
    return out


def _boxed(setting: Setting, questions: Sequence[_Question]) -> _Found:
    """Questions with words below or beside them of which one takes the tick in its box."""
    out: _Found = {}
    for one in questions:
        slot = ticks.below(setting, one.area) or ticks.beside(setting, one.area)
        if slot is not None:
            out[one] = (slot,)
    return out


def _within(setting: Setting, questions: Sequence[_Question]) -> _Found:
    """Questions with boxes to tick in their own cell."""
    out: _Found = {}
    for one in questions:
        text, words = boxes.asking(one.text)
        corner = one.area.corner
        if words and not setting.sheet.locked(*corner, setting.styles):
            out[_Question(one.area, text)] = (boxed_slot(setting, corner, one.text, words),)
    return out


def _labelled(setting: Setting) -> _Found:
    """Questions with labels (回答：, 備考：) below or beside them that have a place to the right.

    The question is what stands above the label, in whatever words.
    """
    out: _Found = {}
    often = _often(setting.sheet)
    present: _Question | None = None
    since = 0
    for row in sorted(setting.sheet.rows):
        if row in setting.sheet.hidden_rows:
            continue
        slots = tuple(_labels(setting, row, often))
        if any(slot.kind in ("text", "choice", "mark") for slot in slots):
            asked = _over(setting, row)
            present = asked if asked is not None and asked not in out else None
            since = row
            if present is not None:
                out[present] = slots
        elif present is not None and slots and row - since <= _REACH:
            out[present] += slots
    return out


def _over(setting: Setting, row: int) -> _Question | None:
    """The text that a label in this row belongs to: before it, else the nearest above."""
    for above in range(row, max(row - _REACH, 0), -1):
        cells = setting.sheet.rows.get(above, {})
        labels = [at for at in cells if bare(cells[at].text) in _LABELS]
        texts = [at for at in cells if not labels or at < labels[0]]
        texts = [at for at in texts if len(cells[at].text.strip()) >= _SHORTEST]
        if texts:
            at = max(texts, key=lambda one: len(cells[one].text))
            return _Question(setting.sheet.merged(above, at), setting.sheet.text(above, at))
        if (
            labels
            and above != row
            and any(_LABELS[bare(cells[at].text)] == "answer" for at in labels)
        ):
            return None  # that answer is another question's
    return None


def _often(sheet: Sheet) -> frozenset[tuple[str, int]]:
    """Labels that stand in a column for question after question: whatever is beside, they are."""
    counted = Counter(
        (bare(cell.text), at)
        for cells in sheet.rows.values()
        for at, cell in cells.items()
        if len(cell.text) <= _LONGEST_LABEL
    )
    return frozenset(one for one, count in counted.items() if count >= _OFTEN and one[0] in _LABELS)


def _labels(setting: Setting, row: int, often: Container[tuple[str, int]]) -> Iterator[Slot]:
    sheet = setting.sheet
    for column in sorted(sheet.rows.get(row, {})):
        text = sheet.text(row, column)
        purpose = _LABELS.get(bare(text))
        asks = text.endswith((":", "："))
        marked = asks or (bare(text), column) in often or _is_free(setting, row, column)
        if len(text) == 1 or not marked:
            continue
        place = sheet.merged(row, column).right + 1
        if purpose is None:
            continue
        cell = sheet.at(row, place)
        label = bare(sheet.text(row, place)) in _LABELS
        if not label and (cell is None or not cell.formula):
            yield _slot(setting, row, place, purpose, text.rstrip(" :："))


def _is_free(setting: Setting, row: int, column: int) -> bool:
    """Whether the place to the right of a label is empty, or made for an answer."""
    area = setting.sheet.merged(row, column)
    place = area.right + 1
    return not setting.sheet.text(row, place) or _is_marked(setting, row, place, area)


def _offered(setting: Setting) -> _Found:
    """Rows with a drop-down, whose longest text to the left is the question."""
    sheet = setting.sheet
    out: _Found = {}
    for row in sorted(sheet.rows):
        if row in sheet.hidden_rows:
            continue
        cells = sheet.rows[row]
        last = max(cells) + 2
        places = [at for at in range(2, last + 1) if setting.offers.at(row, at)]
        left = [at for at in cells if places and at < places[0] and not is_number(cells[at].text)]
        if not left or sheet.merged(row, places[0]).top != row:
            continue
        at = max(left, key=lambda one: len(cells[one].text))
        if len(sheet.text(row, at)) >= _SHORTEST and not cells[at].formula:
            question = _Question(sheet.merged(row, at), sheet.text(row, at))
            out[question] = (_slot(setting, row, places[0], "answer"),)
    asked = sum(1 for one in out if is_sentence(one.text))
    return out if len(out) >= _LEAST and asked > len(out) * _SENTENCES else {}


class _Taken(NamedTuple):
    """What of a sheet belongs to questions: their rows, and the cells and rows of their places."""

    asked: frozenset[int]
    used: frozenset[At]
    rows: frozenset[int]


def _taken(found: _Found) -> _Taken:
    places = [area for slots in found.values() for area in _areas(slots)]
    used = {area.corner for area in places}
    rows = {
        row for area in places if area.top < area.bottom for row in range(area.top, area.bottom + 1)
    }
    return _Taken(frozenset(one.area.top for one in found), frozenset(used), frozenset(rows))


def _ask(setting: Setting, question: _Question, slots: tuple[Slot, ...], taken: _Taken) -> Ask:
    sheet = setting.sheet
    left = sheet.text(question.area.top, question.area.left - 1) if question.area.left > 1 else ""
    number = left if is_number(left) else leading_number(question.text)
    context = [sheet.name]
    if (heading := _heading(setting, question, taken)) != "":
        context.append(heading)
    where = f"{sheet.name}!{question.area.corner.name}"
    return Ask(where, question.text, lang_of(question.text), slots, number, tuple(context))


def _is_title(text: str) -> bool:
    """Whether a text may be a heading: it asks nothing, and is no word to tick, nor a label."""
    asks = is_sentence(text) or _FOLLOW_UP.match(text)
    return not asks and not boxes.boxes(text) and kind_of(text) is None


def _heading(setting: Setting, question: _Question, taken: _Taken) -> str:
    """The nearest text above that is no question and has no place beside it: a section."""
    sheet = setting.sheet
    for row in range(question.area.top - 1, max(question.area.top - _FAR, 0), -1):
        cells = sheet.rows.get(row, {})
        if row in taken.asked or row in taken.rows or len(cells) > _MOST_BESIDE:
            continue
        texts = [cell.text.strip() for at, cell in cells.items() if At(row, at) not in taken.used]
        labels = [text for text in texts if bare(text) in _LABELS]
        if len(texts) == 1 and not labels and _is_title(texts[0]):
            return " ".join(texts[0].split())
    return ""
