"""Questions in running text, each followed by a place for its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yawara.forms.docx import find_card, find_table
from yawara.forms.docx.lead import alone, is_lead, is_part, lead, plain
from yawara.forms.docx.roles import role_line
from yawara.forms.docx.slots import (
    cell_slots,
    is_limit,
    is_place,
    is_waiting,
    one_choice,
    own_slots,
)
from yawara.forms.docx.values import Paragraph, Table, shown
from yawara.forms.docx.words import ASKS, FOLLOW_UP, INSTRUCTIONS
from yawara.forms.questionnaire import Ask, Slot
from yawara.forms.xlsx.choices import legend
from yawara.forms.xlsx.facts import is_sentence
from yawara.forms.xlsx.headings import bare
from yawara.forms.xlsx.rows import lang_of
from yawara.forms.xlsx.words import EVIDENCE_PROMPTS, PROMPTS, REMARK_PROMPTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.forms.docx.values import Cell, Flow
    from yawara.forms.questionnaire import SlotKind

_COLON = re.compile(r"[:：]")
_ASKS = re.compile(ASKS, re.IGNORECASE)
_FOLLOW_UP = re.compile(FOLLOW_UP, re.IGNORECASE)
_MOST_LABEL = 60
_LABELS: dict[str, SlotKind] = {}
for _purpose, _texts in (
    ("evidence", EVIDENCE_PROMPTS),
    ("remark", REMARK_PROMPTS),
    ("text", PROMPTS),
):
    for _text in _texts:
        for _label in _text.split("|"):
            _LABELS[bare(_label)] = _purpose  # type: ignore[assignment]  # the three are slot kinds


@dataclass
class _Open:
    """A question whose places are still being found. `told`: what is said above them."""

    where: str
    text: str
    number: str
    level: int
    context: tuple[str, ...]
    heading: int | None
    told: str = ""
    roles: str = ""
    bullets: int = 0
    slots: list[Slot] = field(default_factory=list)
    blank: Paragraph | None = None
    space: Paragraph | None = None
    follow_up: str = ""

    def __post_init__(self) -> None:
        self.told = self.text


def asks(flow: Flow) -> tuple[Ask, ...]:
    """Every question of a document, in its order; numbered ones also where no place is found."""
    return tuple(_Finder(flow).all())


class _Finder:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.headings: list[tuple[float, str]] = []
        self.ahead = self.number = ""
        self.open: _Open | None = None
        self.outer: list[_Open] = []
        self.out: list[Ask] = []
        numbered = [
            one for one in flow.paragraphs.values() if any(c.isdigit() for c in lead(one)[0])
        ]
        self.signs = legend(one.text for one in flow.paragraphs.values())
        self.numbered = sum(1 for one in numbered if _asks(one.text)) > 1

    def all(self) -> Iterator[Ask]:
        self.blocks(self.flow.blocks)
        self.close()
        yield from self.out

    def blocks(self, blocks: Sequence[Paragraph | Table]) -> None:
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if isinstance(block, Table):
                self.table(block)
            else:
                self.paragraph(block, following)

    # -- tables -----------------------------------------------------------------------------

    def table(self, table: Table) -> None:
        cells = [cell for row in table.rows for cell in row if not cell.continues]
        if all(is_place(cell) for cell in cells) and self.open is not None:
            for cell in cells:  # a frame below a question, for its answer
                self.place(cell)
            return
        nested = [one for cell in cells for one in cell.blocks if isinstance(one, Table)]
        if max((len(row) for row in table.rows), default=0) <= 1:
            for cell in cells:
                self.cell(cell)
            return
        if card := find_card.rows(table):
            for line in card:
                self.card(line)
            return
        outer = self.context()
        found, known = find_table.asks(table, outer, self.signs)
        if not known:
            found = list(find_table.loose(table, outer))
        if found:
            self.told()
            self.close()
            self.out += found
            return
        if nested or not known:
            for row in table.rows:
                self.row([cell for cell in row if not cell.continues])

    def card(self, line: find_card.Row) -> None:
        """A row of a table that is about one question."""
        if line.what == "question":
            number, rest = lead(line.cells[0].paragraphs[0])
            text = " ".join(line.cells[0].text.split())
            number, text = (plain(line.label), text) if line.label else (number, rest)
            self.begin(line.cells[0].where, text, number)
        elif line.what == "roles" and self.open is not None:
            self.open.roles = f"{line.label}: {' '.join(line.cells[0].text.split())}"
        elif line.what == "place" and self.open is not None:
            kind = "remark" if line.kind == "text" and self.has_text() else line.kind
            label = "" if kind == "text" else line.label
            for cell in line.cells:
                self.open.slots += cell_slots(cell, Slot(cell.where, kind, label=label))
        else:
            for cell in line.cells:
                self.cell(cell)

    def told(self) -> None:
        """A sentence above a table with questions tells about that table: a gap is no place."""
        now = self.open
        if now is not None and not (now.number or now.slots or now.follow_up):
            now.blank = now.space = None

    def row(self, row: list[Cell]) -> None:
        """A row without a place beside its text: what is in it is read as running text."""
        if len(row) == len(("number", "text")) and is_lead(row[0].text) and not is_place(row[1]):
            self.number, row = plain(row[0].text), row[1:]
        label = ""
        for cell in row:
            if not (label and " ".join(cell.text.split()) == label):
                self.cell(cell, free=len(row) < 2)  # noqa: PLR2004 - a row of one cell
            lone = [box for one in cell.paragraphs for box in one.boxes]
            label = lone[0].label if len(lone) == 1 else ""

    def cell(self, cell: Cell, *, free: bool = True) -> None:
        """A cell by itself. `free`: below a heading as well, it is a place if it is empty."""
        if is_place(cell):
            asked = self.open is not None and (free or self.open.heading is None)
            if asked or any(one.boxes or one.controls or one.fields for one in cell.paragraphs):
                self.place(cell)
        else:
            self.blocks(cell.blocks)

    def place(self, cell: Cell) -> None:
        if self.open is None:
            return
        kind: SlotKind = "remark" if self.has_text() else "text"
        slot = Slot(cell.where, kind, label=self.open.follow_up)
        self.open.slots += cell_slots(cell, slot)
        self.open.follow_up = ""

    # -- paragraphs -------------------------------------------------------------------------

    def paragraph(self, one: Paragraph, following: Paragraph | Table | None) -> None:
        text = one.text.strip()
        if one.blank:
            if self.open is not None and self.open.blank is None:
                self.open.blank = one
            elif self.open is not None and self.open.follow_up:
                self.answer(Slot(one.where, "remark", label=self.open.follow_up))
                self.open.follow_up = ""
            return
        own = own_slots(one, "" if self.open is None else self.open.text)
        number, rest = lead(one)
        if (number_alone := alone(text)) and not own:
            self.number = number_alone
        elif one.heading is not None and not own and (not _asks(text) or one.heading == 0):
            self.heading(one, text)
        elif role_line(text):
            self.roles(" ".join(text.split()), following)
        elif text and is_waiting(text) and not (own or one.more or is_limit(text)):
            self.wait(one, text)
        elif self.number and not own:
            self.begin(one.where, text, self.number, one.notes)
        elif self.prompt(one, own, following):
            pass
        elif number and not one.boxes and (own or self.is_question(one, rest)):
            self.begin(one.where, rest, number, one.notes)
            self.take(own)
        elif own:
            self.owning(one, own)
        else:
            self.other(one, text)

    def roles(self, text: str, following: object) -> None:
        """A line that says whom a question is for: above it, below it, or of a whole section."""
        now = self.open
        number, rest = lead(following) if isinstance(following, Paragraph) else ("", "")
        leads = isinstance(following, Paragraph) and number and self.is_question(following, rest)
        if now is not None and now.heading is not None and not now.slots:
            self.headings.append((now.heading + 0.5, text))
        elif leads and (now is None or now.slots or now.blank or now.space):
            self.ahead = text
        elif now is not None:
            now.roles = text

    def wait(self, one: Paragraph, text: str) -> None:
        """A text that only says where one goes: grey words, a line to write on."""
        now = self.open
        words = any(char.isalnum() for char in text)
        line = "_" in text or "＿" in text
        if now is None or not (words or (line and not now.slots and now.blank is None)):
            return
        kind: SlotKind = "remark" if self.has_text() else "text"
        now.slots.append(Slot(one.where, kind, label=now.follow_up))
        now.follow_up = ""

    def is_question(self, one: Paragraph, rest: str) -> bool:
        """Whether a numbered paragraph is a question; a list in a note is not."""
        return len(rest) > 1 and (self.numbered or is_sentence(rest) or _asks(one.text))

    def heading(self, one: Paragraph, text: str) -> None:
        self.close()
        number, _ = lead(one)
        depth = 1 if one.heading is None else one.heading
        self.headings = [kept for kept in self.headings if kept[0] < depth]
        self.headings.append((depth, " ".join(shown(one).split())))
        self.outer.clear()
        self.open = _Open(one.where, text, number, -1, self.context()[:-1], depth)

    def prompt(self, one: Paragraph, own: list[Slot], following: object) -> bool:
        """A label before a place: “Answer:”, 備考：, or of a field of its own: “Organisation:”."""
        colon = _COLON.search(one.text)
        label = (one.text[: colon.start()] if colon else one.text).strip()
        kind = _LABELS.get(bare(label))
        asked = self.open is not None and (self.open.heading is None or _asks(self.open.text))
        if kind is not None and self.open is not None and asked and (colon or own):
            kind = "remark" if kind == "text" and self.has_text() else kind
            for slot in own:
                self.open.slots.append(_as(slot, kind, label))
            if not own and isinstance(following, Table) and _is_frame(following):
                self.open.follow_up = "" if kind == "text" else label
            elif not own and not one.more:
                waits = isinstance(following, Paragraph) and (
                    following.controls or (following.text.strip() and is_waiting(following.text))
                )
                if not waits:
                    rest = one.text[colon.end() :].strip() if colon else ""
                    current = "" if is_waiting(rest) else rest
                    self.answer(Slot(f"{one.where}, end", kind, (), current, label=label))
            return True
        if kind or colon is None or len(label) > _MOST_LABEL or one.boxes or _asks(label):
            return False
        rest = one.text[colon.end() :]
        marked = bool(own) or (is_waiting(rest) and "_" in rest.replace("＿", "_"))
        if not marked and not (is_waiting(rest) and self.is_field(one)):
            return False
        if self.open is not None and self.open.heading is None and not marked:
            return False
        slots = own or [Slot(f"{one.where}, end", "text", label=label)]
        if lead(one)[0] and self.numbered:
            return False
        self.close()
        self.out.append(_ask(one.where, label, "", self.context(), slots))
        return True

    def is_field(self, one: Paragraph) -> bool:
        """Whether a label that ends with a colon is one of a header, above all questions."""
        return not self.out_questions() and not is_sentence(one.text) and not lead(one)[0]

    def out_questions(self) -> bool:
        return any(one.number for one in self.out) or (
            self.open is not None and self.open.heading is None
        )

    def begin(self, where: str, text: str, number: str, notes: Sequence[str] = ()) -> None:
        """A question begins. `notes`: its footnotes."""
        above = self.open
        self.close(under=number)
        number = self.composed(number, above)
        self.outer = [outer for outer in self.outer if is_part(number, outer.number)]
        self.open = _Open(where, text, number, 0, self.context(), None)
        self.open.roles = self.ahead or next((one for one in notes if role_line(one)), "")
        self.ahead = self.number = ""

    def composed(self, number: str, above: _Open | None) -> str:
        """A part's lone letter behind the number of its question: A below 8 is 8.A."""
        if any(char.isdigit() for char in number) or not number:
            return number
        held = [above] if above is not None and above.number else []
        for one in [*held, *reversed(self.outer)]:
            digits = re.match(r"\d+(?:[.\-]\d+)*", one.number)
            if digits is not None:
                part = one.number[digits.end() :].strip(".-")
                base = digits[0] if not part or _alike(part, number) else one.number
                return f"{base}.{number}"
        return number

    def take(self, slots: list[Slot]) -> None:
        if self.open is not None:
            self.open.slots += slots

    def owning(self, one: Paragraph, own: list[Slot]) -> None:
        """A paragraph with places and no number: they are the open question's, or it asks."""
        before = one.text[: one.boxes[0].at] if one.boxes else one.text
        before = before.strip()
        belongs = self.numbered or not _asks(before)
        if self.open is not None and self.open.heading is None and belongs:
            label = before.rstrip(" :：") if len(before) <= _MOST_LABEL * 2 else ""
            kind: SlotKind = "remark" if self.has_text() else "text"
            kind = _LABELS.get(bare(before), kind)
            for slot in own:
                self.answer(_as(slot, kind, slot.label or label))
            return
        if not before:
            if self.open is not None:
                self.open.slots += own
            return
        self.close()
        self.open = _Open(one.where, before, "", 0, self.context(), None, slots=list(own))

    def other(self, one: Paragraph, text: str) -> None:
        """A text without number or place: a question, a note to one, or its answer."""
        now = self.open
        if now is not None and now.slots:  # boxes below another text are another choice
            now.slots = one_choice(now.slots, now.told)
        if now is not None and now.heading is None and _FOLLOW_UP.match(text) and now.slots:
            now.follow_up = " ".join(text.split())[:120]
            now.blank = None
            return
        asking = _asks(text) or is_sentence(text)
        if asking and not self.numbered and not _is_instruction(text):
            self.close()
            self.open = _Open(one.where, text, "", 0, self.context(), None)
        elif one.bold and len(text) <= _MOST_LABEL and not asking:
            self.close()
            self.headings = [kept for kept in self.headings if kept[0] < 7]  # noqa: PLR2004 - below styled headings
            self.headings.append((7, text))
            self.outer.clear()
            self.open = _Open(one.where, text, "", -1, self.context()[:-1], 7)
        elif (
            now is not None and now.heading is not None and now.number and asking and not now.slots
        ):
            now.text, now.where = f"{now.text} {text}", one.where
            now.told = now.text
        elif now is not None:
            now.bullets += one.number is not None and not one.number.counts
            now.told += "" if now.slots else f" {text}"
            if now.blank is not None:  # the place may be below this note
                now.space, now.blank = now.space or now.blank, None

    # -- what is open -----------------------------------------------------------------------

    def has_text(self) -> bool:
        return self.open is not None and any(
            one.kind in ("text", "choice", "mark") for one in self.open.slots
        )

    def answer(self, slot: Slot) -> None:
        if self.open is not None:
            self.open.slots.append(slot)

    def context(self) -> tuple[str, ...]:
        above = [text for one in self.outer for text in (one.roles, _title(one)) if text]
        return (*(text for _, text in self.headings), *above)

    def close(self, under: str = "") -> None:
        """End the open question: it has its places, or it is a heading of those below it."""
        now, self.open = self.open, None
        if now is None:
            return
        now.slots = one_choice(now.slots, now.told)
        blank = now.blank or now.space
        if now.follow_up and blank is not None:
            now.slots.append(Slot(blank.where, "remark", label=now.follow_up))
        elif blank is not None and not now.slots and _asks(now.text) and not _below(under, now):
            now.slots.append(Slot(blank.where, "text"))
        elif blank is not None and now.slots and _wants_text(now):
            now.slots.append(Slot(blank.where, "remark"))
        if now.heading is not None and not now.slots:
            return
        leads = _below(under, now) and now.bullets < 2  # noqa: PLR2004 - of one nobody chooses
        lost = now.number and not now.slots and _asks(now.text) and not leads
        if now.slots or lost:
            roles = (now.roles,) if now.roles else ()
            context = (*now.context, *roles)
            text = now.text
            self.out.append(_ask(now.where, text, now.number, context, now.slots))
        if now.number and now.heading is None:
            self.outer.append(now)


def _wants_text(now: _Open) -> bool:
    """Whether a question with boxes also asks for words of one's own."""
    if any(one.kind in ("text", "remark") for one in now.slots):
        return False
    return bool(
        re.search(r"describe|explain|specify|detail|具体的|説明|記入|記述", now.text, re.IGNORECASE)
    )


def _ask(
    where: str, text: str, number: str, context: tuple[str, ...], slots: Sequence[Slot]
) -> Ask:
    return Ask(where, text, lang_of(text), tuple(slots), number, context)


def _as(slot: Slot, kind: SlotKind, label: str) -> Slot:
    """A place for another part of the answer; what offers words keeps being a choice."""
    if slot.kind != "text":
        kind = slot.kind
    return Slot(slot.where, kind, slot.choices, slot.current, slot.means, slot.label or label)


def _title(one: _Open) -> str:
    return f"{one.number} {one.text}".strip()[:200]


def _asks(text: str) -> bool:
    return _ASKS.search(text) is not None


def _is_instruction(text: str) -> bool:
    return re.search(INSTRUCTIONS, text, re.IGNORECASE) is not None


def _below(under: str, now: _Open) -> bool:
    """Whether the next question is a part of this one, so that a blank between is only space."""
    if not under:
        return False
    lone = not any(char.isdigit() for char in under)
    begins = under.casefold() in ("a", "i", "ｱ", "ア", "イ")
    has_digit = any(char.isdigit() for char in now.number)
    return (lone and begins and has_digit) or (bool(now.number) and is_part(under, now.number))


def _alike(one: str, other: str) -> bool:
    """Whether two parts' numbers are of one kind: letters, or roman numbers."""

    def roman(text: str) -> bool:
        return bool(re.fullmatch(r"[ivx]{2,}|[iv]", text))

    return roman(one) == roman(other) or (len(one) == 1 and len(other) == 1)


def _is_frame(table: Table) -> bool:
    return all(is_place(cell) for row in table.rows for cell in row)
