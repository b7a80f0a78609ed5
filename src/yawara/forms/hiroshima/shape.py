"""A form's document made plain before its questions are looked for, and what it asks then.

Forms of this kind say whom a question is for, and do it in more places than questionnaires do:
below the number in a cell of its own, in a column for each role, behind the question. Their
sections are rows or shaded lines, their questions run over several paragraphs.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx import read
from yawara.forms.docx.lead import alone, is_lead, is_part, lead, plain
from yawara.forms.docx.roles import is_role_label, role_line
from yawara.forms.docx.slots import is_waiting
from yawara.forms.docx.values import Cell, Flow, Paragraph, Piece, Table
from yawara.forms.docx.words import ASKS
from yawara.forms.hiroshima.marks import by_themselves, headed
from yawara.forms.hiroshima.words import ROLE_WORDS
from yawara.forms.questionnaire import Ask, Slot
from yawara.forms.xlsx.rows import lang_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Block = Paragraph | Table

#: Between the names of roles.
BETWEEN = re.compile(r"\s*(?:[,;、，；/／・|•·&＆]|\band\b|\bor\b|及び|および|並びに|と|または)\s*")
UNMARKED = frozenset(("", "-", "–", "—", "−", "×", "☐", "□", "No", "no", "―", "ー"))
_ASKS = re.compile(ASKS, re.IGNORECASE)
_SECTION = re.compile(
    r"\s*(?:(?:section|part)\s*(?:\d{1,2}|[ivx]{1,4})\b"
    r"|(?:セクション|パート)\s*[0-9０-９]{1,2}|第?\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[部章節])",
    re.IGNORECASE,
)
_MOST_SECTION = 160
#: A letter and a dot, and the text right behind it, as Japanese is written: A．試験
_LETTER = re.compile(r"(\s*[(（]?[A-Za-zＡ-Ｚａ-ｚ][)）．.、:：])(?=[^\x00-\x7f])(?![.．)）:：])")
#: How a question begins; one that begins so and has no end goes on.
_BEGUN = re.compile(
    r"(?:how|what|which|who|whom|when|where|why|do|does|did|is|are|has|have|can|will|would|please"
    r"|to what|in what|if|for|describe|explain)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.?!:;。？！：；)）]\s*\Z")
_SIGNS = " \t\u3000▶►▸→●•◆■※*・-–—[(（【"
_DASHES = " \t\u3000-–—―:：."
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_FEWEST_ROLES, _MOST_ROLE = 2, 60
#: So many answers go into blank paragraphs in a form whose blank paragraphs are places.
_FEWEST_BLANKS = 3


def asked(flow: Flow) -> tuple[Ask, ...]:
    """All that a form asks, in its order; also what has parts of its own and no place."""
    made = shaped(flow)
    known = frozenset(slot.where for one in read.asked(flow) for slot in one.slots)
    found = [by_themselves(_told(one, made), known, flow) for one in read.asked(made)]
    return tuple(_rows(list(_placed(_whole(found, made), made))))


def free(flow: Flow) -> frozenset[str]:
    """The places in which nothing stands."""
    return frozenset(slot.where for one in asked(flow) for slot in one.slots if not slot.current)


def role(text: str) -> str:
    """Whom a text names, by our name if we have one for it, else by its own."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    for name, words in ROLE_WORDS.items():
        if any(word in flat for one in words for word in one.split("|")):
            return name
    return " ".join(text.split())


def spaced(text: str) -> str:
    """A text with a gap behind the lone letter that it begins with, where Japanese has none."""
    return _LETTER.sub(r"\1 ", text, count=1) if _LETTER.match(text) else text


def is_section(text: str) -> bool:
    """Whether a text begins as the title of a section does."""
    return _SECTION.match(text) is not None


def shaped(flow: Flow) -> Flow:
    """The same document with its blocks made plain; the places in it are the same."""
    return dataclasses.replace(flow, blocks=list(_blocks(flow.blocks)))


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    last: Paragraph | None = None
    for block in blocks:
        for one in _table(block) if isinstance(block, Table) else (_paragraph(block),):
            if isinstance(one, Table):
                if last is not None:
                    yield last
                last = None
                yield one
            elif last is not None and _only_roles(last, one):
                yield last
                last = _saying(one, f"Recommended for: {one.text.lstrip(_SIGNS)}")
            elif last is not None and _goes_on(last, one):
                gap = "" if _JAPANESE.match(one.text.strip()[:1]) else " "
                first = one.pieces[0]._replace(text=gap + one.pieces[0].text.lstrip())
                joined = [*last.pieces, first, *one.pieces[1:]]
                last = dataclasses.replace(last, pieces=joined, notes=[*last.notes, *one.notes])
            else:
                if last is not None:
                    yield last
                last = one
    if last is not None:
        yield last


# -- paragraphs ------------------------------------------------------------------------------


def _paragraph(one: Paragraph) -> Paragraph:
    text = one.text
    if not one.pieces or one.boxes or one.controls or one.fields or one.heading is not None:
        return one
    if len(text) <= _MOST_SECTION and is_section(text) and not _ASKS.search(text):
        return dataclasses.replace(one, heading=1)
    label, colon, names = unicodedata.normalize("NFKC", text).partition(":")
    if colon and is_role_label(label) and not role_line(text) and _are_roles(names):
        return _saying(one, f"Recommended for: {names.strip()}")
    return _saying(one, spaced(text)) if _LETTER.match(text) else one


def _saying(one: Paragraph, text: str) -> Paragraph:
    return dataclasses.replace(one, pieces=[one.pieces[0]._replace(text=text)])


def _are_roles(names: str) -> bool:
    parts = [part for part in BETWEEN.split(names.strip()) if part]
    return bool(parts) and all(role(part) in ROLE_WORDS for part in parts)


def _only_roles(first: Paragraph, one: Paragraph) -> bool:
    """Whether a line below a question names roles, and nothing else."""
    text = one.text.strip().lstrip(_SIGNS)
    own = one.boxes or one.controls or one.fields or one.heading is not None or not one.pieces
    names = [part for part in BETWEEN.split(text) if part]
    short = all(len(name) <= _MOST_ROLE // 2 for name in names)
    return bool(
        lead(first)[0] and not own and short and _are_roles(text) and not _ASKS.search(text)
    )


def _goes_on(first: Paragraph, one: Paragraph) -> bool:
    """Whether a paragraph is the rest of the question that the one before it begins."""
    places = first.boxes or first.controls or first.fields or one.boxes or one.controls
    headed = first.heading is not None or one.heading is not None or one.number is not None
    text, rest = first.text.strip(), one.text.strip()
    if places or one.fields or headed or not text or not rest or _ENDED.search(text):
        return False
    if not lead(first)[0] or lead(one)[0] or role_line(rest) or is_waiting(rest):
        return False
    begun = _BEGUN.match(lead(first)[1]) is not None
    if not begun and not _ASKS.search(f"{text} {rest}"):
        return False
    japanese = _JAPANESE.search(text[-1:]) and _JAPANESE.match(rest) and not _ASKS.search(text)
    begun = begun and not _ASKS.search(text) and rest.endswith("?")
    return rest[:1].islower() or begun or (bool(japanese) and rest[-1:] in "。？?")


# -- tables ----------------------------------------------------------------------------------


def _table(table: Table) -> Iterator[Block]:
    head = table.rows[0] if table.rows else []
    short = (cell for cell in head if len(cell.text) <= _MOST_ROLE)
    columns = {cell.column: role(cell.text) for cell in short}
    columns = {at: name for at, name in columns.items() if name in ROLE_WORDS}
    asks = any(_ASKS.search(cell.text) for row in table.rows[1:] for cell in row)
    if len(set(columns.values())) >= _FEWEST_ROLES and asks:
        yield from _by_columns(table, columns)
        return
    table = headed(table)
    rows = [[_plain(cell) for cell in row] for row in table.rows]
    for row in rows:
        for at, cell in enumerate(row[:-1]):
            row[at : at + 2] = _roles_moved(cell, row[at + 1])
    yield dataclasses.replace(table, rows=rows)


def _plain(cell: Cell) -> Cell:
    return dataclasses.replace(cell, blocks=list(_blocks(cell.blocks)))


def _roles_moved(cell: Cell, beside: Cell) -> list[Cell]:
    """A number with whom its question is for, and the question: that moves to the question."""
    own = [one for one in cell.paragraphs if role_line(one.text)]
    rest = [one for one in cell.blocks if one not in own]
    texts = [one.text for one in rest if isinstance(one, Paragraph) and one.text.strip()]
    if not own or len(texts) != 1 or not (is_lead(texts[0]) or alone(texts[0])):
        return [cell, beside]
    at = next((n for n, one in enumerate(beside.paragraphs, 1) if one.text.strip()), 0)
    if not at or beside.paragraphs[:at] != beside.blocks[:at]:
        return [cell, beside]
    blocks = [*beside.blocks[:at], *own, *beside.blocks[at:]]
    return [dataclasses.replace(cell, blocks=rest), dataclasses.replace(beside, blocks=blocks)]


def _by_columns(table: Table, columns: dict[int, str]) -> Iterator[Block]:
    """A table with a column for each role, as the questions in it with their places below."""
    for row in table.rows[1:]:
        cells = [_plain(cell) for cell in row if not cell.continues]
        marks = {
            columns[cell.column]: cell.text.strip() not in UNMARKED
            for cell in cells
            if cell.column in columns and cell.span == 1
        }
        others = [cell for cell in cells if cell.column not in columns or cell.span > 1]
        at = next((n for n, cell in enumerate(others) if _ASKS.search(cell.text)), None)
        if at is None or not marks:
            for cell in others:
                yield _framed(table, cell)
            continue
        number = next((plain(cell.text) for cell in others[:at] if is_lead(cell.text)), "")
        first, *rest = others[at].blocks
        if isinstance(first, Paragraph) and first.pieces:
            text = f"{number}. {first.text}" if number and not lead(first)[0] else first.text
            first = _saying(first, text)
            named = [name for name, marked in marks.items() if marked]
            yield first
            if named and len(named) < len(marks):
                said = f"Recommended for: {', '.join(named)}"
                piece = Piece(first.node, first.node, said)
                yield Paragraph(first.where, first.node, None, None, [piece])
            yield from rest
        for cell in others[at + 1 :]:
            yield _framed(table, cell)


def _framed(table: Table, cell: Cell) -> Table:
    return dataclasses.replace(table, rows=[[cell]])


# -- what was found --------------------------------------------------------------------------


def _told(ask: Ask, flow: Flow) -> Ask:
    """A question without what only says whom it is for; that becomes its context."""
    text, said = ask.text.lstrip(_DASHES), []
    cell = flow.cells.get(ask.id)
    for one in cell.paragraphs if cell is not None else ():
        line = " ".join(one.text.split())
        if role_line(line) and line in text:
            text = text.replace(line, "").strip()
            said.append(line)
    if text == ask.text or not text:
        return ask
    return msgspec.structs.replace(ask, text=text, context=(*ask.context, *said))


def _whole(asks: Sequence[Ask], flow: Flow) -> Iterator[Ask]:
    """With the questions that have parts and were passed over as a heading of these."""
    known = {one.number.upper() for one in asks}
    above: dict[str, tuple[Paragraph, str]] = {}
    for one in _running(flow):
        number, rest = lead(one)
        asking = "?" in rest or "？" in rest or rest.endswith("か。")
        if number.isdecimal() and number.upper() not in known and asking:
            above.setdefault(number, (one, rest))
    for ask in asks:
        for number in [number for number in above if is_part(ask.number, number)]:
            one, rest = above.pop(number)
            outer = [line for line in ask.context if rest not in line]
            yield Ask(one.where, rest, lang_of(rest), (), number, tuple(outer))
        yield ask


def _rows(asks: Sequence[Ask]) -> Iterator[Ask]:
    """The rows of a table below a question that has no place itself are parts of it."""
    above: Ask | None = None
    count = 0
    for ask in asks:
        if ask.number:
            above, count = (None if ask.slots else ask), 0
            yield ask
        elif above is not None and ask.id.startswith("table"):
            count += 1
            context = (*above.context, *ask.context, f"{above.number} {above.text}")
            number = f"{above.number}-{count}"
            yield msgspec.structs.replace(ask, number=number, context=context)
        else:
            above = None
            yield ask


def _running(flow: Flow) -> Iterator[Paragraph]:
    return (one for one in flow.blocks if isinstance(one, Paragraph))


def _placed(asks: Iterable[Ask], flow: Flow) -> Iterator[Ask]:
    """With the blank paragraphs as places of questions that have parts, where blanks are places.

    They are that where several answers go into blanks, and none only stands between questions.
    """
    found = list(asks)
    starts = {one.id: one for one in found if one.number}
    held = {slot.where for one in found for slot in one.slots}
    before: dict[str, str] = {}
    stray, now, blank = False, "", ""
    for one in flow.blocks:
        if isinstance(one, Paragraph) and one.blank:
            blank = blank or one.where
            stray = stray or not now
            taken = now and any(slot.where == one.where for slot in starts[now].slots)
            blank = one.where if taken else blank
            continue
        where = one.where if isinstance(one, Paragraph) else ""
        if blank and now and (where in starts or (where and _is_heading(one))):
            if starts[now].slots:
                stray = stray or blank not in held
            else:
                before[now] = blank
        now, blank = (where if where in starts else now), ""
    few = len([where for where in held if where in flow.paragraphs]) < _FEWEST_BLANKS
    for ask in found:
        where = before.get(ask.id, "")
        if where and not stray and not few and not ask.slots:
            yield msgspec.structs.replace(ask, slots=(Slot(where, "text"),))
        else:
            yield ask


def _is_heading(block: Block) -> bool:
    """Whether a block heads what follows it."""
    return isinstance(block, Paragraph) and block.heading is not None
