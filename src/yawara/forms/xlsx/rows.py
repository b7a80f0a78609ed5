"""The rows of a table as questions with their places for answers."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms.questionnaire import Ask, Slot
from yawara.forms.xlsx import boxes, choices
from yawara.forms.xlsx.cells import At, Box
from yawara.forms.xlsx.facts import is_number, is_sentence
from yawara.forms.xlsx.find import SLOTS, Column, Table
from yawara.forms.xlsx.headings import bare, is_option, plain, role
from yawara.forms.xlsx.slots import boxed_slot, made_slot, upright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.forms.xlsx.slots import Setting
    from yawara.text.words import Lang

_NOTE = re.compile(
    r"\A\s*(?:[※＊*注]|以上\s*\Z|note\b|thank you\b"
    r"|(?:ご協力|ご回答)?(?:いただき)?、?(?:誠に)?ありがとうござい|[(（][^)）]*[)）]\s*\Z)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\A\s*((?:Q|問|質問|設問|No\.?)?\s*[(（]?\d{1,3}(?:[-.．－]\d{1,3}){0,4}[)）.．:：]?"
    r"|[①-⑳]|[A-Z]{1,5}[-.]?\d{1,4}(?:[-.]\d{1,4}){0,3}[.:)]?)"
    r"(?=[\s　:：.．)）]|(?<=[)）.．:：①-⑳]))",
    re.IGNORECASE,
)
#: Headers that tell ways of answering the same question, not different things to answer for.
_WAY = re.compile(
    r"自由|記述|選択|記入|プルダウン|○|はい|text|free|drop|select|detail", re.IGNORECASE
)
#: Headers of answers that are given by the number or letter of a word.
_BY_SIGN = re.compile(r"番号|記号|数字|アルファベット|number|letter|\bno\.", re.IGNORECASE)
#: What says that an answer is given by a ○ at a word.
_CIRCLES = re.compile(
    r"に[、]?[○〇◯](?![:：=＝×△])|[○〇◯](?:印)?(?:を(?:付|つ|記|入)|で囲|をご記入)|丸(?:印)?(?:を付|をつ|で囲)"
)
_PARTS = re.compile(r"\d+")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MANY = 0.5
#: A longer text is no mark for an answer.
_MOST_MARK = 3
_SHORT = 40


class Group(NamedTuple):
    """Columns that together take one answer: of one system, one office, or the only ones."""

    label: str
    slots: tuple[Column, ...]
    options: tuple[Column, ...]


class Left(NamedTuple):
    """A place that looks like one for an answer and is not filled: why, and where."""

    why: str
    where: str
    what: str


def lang_of(text: str) -> Lang:
    """Japanese if any of its letters is."""
    return "ja" if _JAPANESE.search(text) else "en"


def leading_number(text: str) -> str:
    """The number that a question begins with (Q7. …); empty where it has none."""
    found = _LEADING.match(unicodedata.normalize("NFKC", text[:_SHORT]))
    return "" if found is None else found[1].strip(" .:．：")


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, setting: Setting, table: Table) -> None:
        self.setting = setting
        self.sheet = setting.sheet
        self.table = table
        self.questions = table.having("question")
        self.groups = [one for one in table.having("group") if one.at < self.questions[-1].at]
        self.numbers = table.having("number")
        self.answers = _groups(table)
        self.words = table.having("words")
        self.listed = table.having("listed")
        self.ticks = table.having("tick")
        self.sections: list[tuple[int, str]] = []
        self.held: dict[int, str] = {}
        self.fresh = False
        self.left: list[Left] = []
        self.rows = [row for row in range(table.first, table.bottom + 1) if row in self.sheet.rows]

    def asks(self) -> Iterator[Ask]:
        """Every question of the table."""
        numbered = self._share(lambda row: bool(self._number(row)))
        offered = self._share(self._is_offered)
        made: list[Ask] = []
        for row in self.rows:
            if row in self.sheet.hidden_rows:
                if self._question(row):
                    self._leave("hidden-row", row, self.questions[-1].at, self._question(row))
                continue
            if self._is_header(row) or self._is_foreign(row):
                continue
            text = self._question(row)
            is_bare = not self._number(row) and not self._is_offered(row)
            doubtful = numbered > _MANY or offered > _MANY
            brief = len(text) < _SHORT and not is_sentence(text)
            if text and is_bare and doubtful and (brief or numbered > _MANY < offered):
                if not _NOTE.match(text):
                    self._section(text)
                continue
            if text and brief and self._leads(row):
                self._section(f"{self._number(row)} {text}")
                continue
            if not text or self._is_wide(row):
                self._heading(row)
                continue
            if _NOTE.match(text) and is_bare:
                continue
            self._hold(row)
            here = tuple(self._row(row, text))
            if made and not any(ask.slots for ask in here) and self._shares(row):
                # One place for the answers to several questions: they are one question.
                made[-1] = msgspec.structs.replace(made[-1], text=f"{made[-1].text}\n{text}")
            made += (ask for ask in here if ask.slots)
        yield from made

    def _shares(self, row: int) -> bool:
        """Whether the places for answers in this row began in a row above."""
        slots = (one for group in self.answers for one in group.slots)
        return any(self.sheet.merged(row, one.at).top < row for one in slots)

    def _share(self, holds: object) -> float:
        """In what share of the rows with a question something holds."""
        rows = [row for row in self.rows if self._question(row) and not self._is_wide(row)]
        hits = sum(1 for row in rows if callable(holds) and holds(row))
        return hits / max(len(rows), 1)

    def _own(self, row: int, column: int) -> str:
        """The text of a cell that begins in this row."""
        area = self.sheet.merged(row, column)
        return self.sheet.text(row, area.left) if area.top == row else ""

    def _question(self, row: int) -> str:
        texts: list[str] = []
        for one in self.questions:
            text, _ = boxes.asking(self._own(row, one.at))
            if text and text not in texts:
                texts.append(text)
        return "\n".join(texts)

    def _number(self, row: int) -> str:
        first = self.questions[0].at
        near = [one for one in self.numbers if one.at < first] or self.numbers[:1]
        parts = [part for one in near if (part := self.sheet.shown(row, one.at))]
        return parts[-1] if parts and len(parts[-1]) < _SHORT else ""

    def _is_offered(self, row: int) -> bool:
        slots = (one for group in self.answers for one in (*group.slots, *group.options))
        return any(
            one.role in ("answer", "result", "option") and self.setting.offers.at(row, one.at)
            for one in slots
        )

    def _is_header(self, row: int) -> bool:
        """Whether the header stands here again, as at the top of a printed page."""
        same = [one for one in self.table.columns if self._own(row, one.at) == one.label]
        return len(same) > max(len(self.table.columns) * _MANY, 1)

    def _is_foreign(self, row: int) -> bool:
        """Whether words stand where a mark would: the row belongs to another table."""
        options = (one for group in self.answers for one in group.options)
        texts = [self.sheet.text(row, one.at) for one in options]
        return any(
            len(text) > _MOST_MARK and not boxes.boxes(text) and not is_option(text)
            for text in texts
        )

    def _is_wide(self, row: int) -> bool:
        """Whether the question's cell reaches into the places for answers: a heading."""
        answers = {one.at for group in self.answers for one in (*group.slots, *group.options)}
        for one in self.questions:
            area = self.sheet.merged(row, one.at)
            if any(area.left <= at <= area.right for at in answers):
                return True
        return False

    def _leads(self, row: int) -> bool:
        """Whether the next row is part of this one by its number: 1, then 1-1."""
        index = bisect_right(self.rows, row)
        after = self._number(self.rows[index]) if index < len(self.rows) else ""
        mine = self._number(row).rstrip(".．")
        return bool(mine) and re.match(rf"{re.escape(mine)}[-.．－ー(（]", after) is not None

    def _heading(self, row: int) -> None:
        """Take a row without a question as the heading of what follows."""
        lead = (*self.numbers, *self.groups, *self.questions)
        first = min((one.at for one in lead), default=1)
        columns = sorted({*(one.at for one in lead), *range(1, first + 1)})
        texts: list[str] = []
        for at in columns:
            text = self._own(row, at)
            if text and text not in texts:
                texts.append(text)
        text = " ".join(texts)
        if text and not _NOTE.match(text) and not is_number(text):
            self._section(text)

    def _section(self, text: str) -> None:
        depth = _depth(text)
        if depth is None:
            depth = self.sections[-1][0] + self.fresh if self.sections else 1
        self.sections = [one for one in self.sections if one[0] < depth]
        self.sections.append((depth, " ".join(text.split())))
        self.held.clear()
        self.fresh = True

    def _hold(self, row: int) -> None:
        """Remember the headings in the columns to the left, which stand for the rows below too."""
        self.fresh = False
        for index, one in enumerate(self.groups):
            text = " ".join(self.sheet.shown(row, one.at).split())
            if text and text != self.held.get(one.at):
                for later in self.groups[index + 1 :]:
                    self.held.pop(later.at, None)
                self.held[one.at] = text

    def _row(self, row: int, text: str) -> Iterator[Ask]:
        number = self._number(row) or leading_number(text)
        context = [
            self.sheet.name,
            *(section for _, section in self.sections),
            *(self.held[one.at] for one in self.groups if one.at in self.held),
        ]
        question = At(row, self.questions[0].at)
        corner = self.sheet.merged(*question).corner
        for index, group in enumerate(self.answers):
            slots = tuple(self._slots(row, group))
            where = f"{self.sheet.name}!{corner.name}"
            ask_id = where if index == 0 or not slots else slots[0].where
            labels = [group.label] if group.label else []
            yield Ask(ask_id, text, lang_of(text), slots, number, (*context, *labels))

    def _slots(self, row: int, group: Group) -> Iterator[Slot]:
        upright = self._upright(row) if self.words else None
        inside = self._asked_in(row) if group is self.answers[0] else None
        yield from (one for one in (upright, inside) if one is not None)
        printed = self._printed(row, group)
        boxed = self._boxed(row, printed)
        yield from () if boxed is None else (boxed,)
        if (choice := self._option_slot(row, group.options)) is not None:
            yield choice
        seen: set[Box] = set()
        for one in group.slots:
            area = self.sheet.merged(row, one.at)
            if area in seen or area.top != row or one in printed:
                continue
            seen.add(area)
            if self._is_open(row, area, one):
                slot = self._offered(row, one, self._slot(area, one))
                beside = inside is not None and slot.kind == "text"
                yield msgspec.structs.replace(slot, kind="remark") if beside else slot

    def _is_open(self, row: int, area: Box, column: Column) -> bool:
        """Whether a place may be filled; what is not is remembered, with the reason."""
        cell = self.sheet.at(area.top, area.left)
        if cell is not None and cell.formula:
            self._leave("formula", row, area.left, column.label)
            return False
        if any(array.holds(area.corner) for array in self.sheet.arrays):
            self._leave("formula", row, area.left, column.label)
            return False
        if self.sheet.locked(area.top, area.left, self.setting.styles) and self._some_unlocked:
            self._leave("locked", row, area.left, column.label)
            return False
        return True

    @cached_property
    def _some_unlocked(self) -> bool:
        """Whether the table has a place that is not locked; if none is, locking says nothing."""
        return any(
            not self.sheet.locked(row, one.at, self.setting.styles)
            for row in self.rows
            for group in self.answers
            for one in (*group.slots, *group.options)
        )

    def _leave(self, why: str, row: int, column: int, what: str) -> None:
        self.left.append(Left(why, At(row, column).name, " ".join(what.split())[:60]))

    def _asked_in(self, row: int) -> Slot | None:
        """The boxes that stand in the cell of the question itself."""
        for one in self.questions:
            text = self._own(row, one.at)
            words = boxes.asking(text)[1]
            area = self.sheet.merged(row, one.at)
            if words and self._is_open(row, area, one):
                return boxed_slot(self.setting, area.corner, text, words)
        return None

    def _printed(self, row: int, group: Group) -> tuple[Column, ...]:
        """Neighbouring columns of one answer, each with a word for it printed in this row."""
        places = [one for one in group.slots if one.role in ("answer", "result")]
        alike = self._apart(row, [one for one in places if one.labels == places[0].labels])
        words = [boxes.circled(boxes.label_of(self._own(row, one.at)))[0] for one in alike]
        areas = [self.sheet.merged(row, one.at) for one in alike]
        together = all(one.right + 1 == two.left for one, two in pairwise(areas))
        if len({*words}) < max(len(words), 2) or not together or not all(map(is_option, words)):
            return ()
        return tuple(alike)

    def _boxed(self, row: int, printed: Sequence[Column]) -> Slot | None:
        """One place over such columns; without words where they are to be circled by hand.

        A ○ before the word is as good where the sheet speaks of one, and that is in Japanese.
        """
        places = [Box(row, one.at, row, one.at) for one in printed]
        pairs = zip(places, printed, strict=True)
        if not places or any(not self._is_open(row, place, one) for place, one in pairs):
            return None
        area = Box(row, printed[0].at, row, self.sheet.merged(row, printed[-1].at).right)
        texts = [self._own(row, one.at) for one in printed]
        if all(boxes.boxes(text) for text in texts):
            return upright(self.setting, area, texts, texts)
        label = " ".join(printed[0].label.split())
        where = f"{self.sheet.name}!{area.name}"
        if not (self._circles or _CIRCLES.search(label)):
            return Slot(where, "choice", label=label)
        words, marked = zip(*map(boxes.circled, texts), strict=True)
        hits = [word for word, hit in zip(words, marked, strict=True) if hit]
        current = hits[0] if len(hits) == 1 else ""
        return Slot(where, "choice", words, current, label=label)

    def _apart(self, row: int, columns: Sequence[Column]) -> list[Column]:
        """Columns that are cells of their own in a row, not the rest of a merged one."""
        return [one for one in columns if self.sheet.merged(row, one.at).left == one.at]

    @cached_property
    def _circles(self) -> bool:
        """Whether what stands above the table says to set a ○."""
        rows = (row for at, row in self.sheet.rows.items() if at < self.table.first)
        return any(_CIRCLES.search(cell.text) for row in rows for cell in row.values())

    def _offered(self, row: int, column: Column, slot: Slot) -> Slot:
        """A place without words of its own, with those that another column of the row lists."""
        own_words = role(column.label) == "remark"
        if slot.choices or slot.kind != "text" or own_words or not self.listed:
            return slot
        text = self._own(row, self.listed[0].at)
        words, means = choices.listed(text, by_sign=_BY_SIGN.search(column.label) is not None)
        found = slot.choices or words
        return msgspec.structs.replace(
            slot, choices=found, means=means, kind="choice" if found else slot.kind
        )

    def _upright(self, row: int) -> Slot | None:
        """One place over the rows of which one takes the tick: its words stand below each other."""
        list_ = self.words[0].at
        tick = self.ticks[0].at if self.ticks else list_
        rows = [row]
        while self.sheet.text(rows[-1] + 1, list_) and not self._question(rows[-1] + 1):
            rows.append(rows[-1] + 1)
        places = [Box(one, tick, one, tick) for one in rows]
        texts = [self.sheet.text(one, list_) for one in rows]
        column = self.ticks[0] if self.ticks else self.words[0]
        if any(not self._is_open(row, one, column) for one in places):
            return None
        current = [self.sheet.text(one, tick) for one in rows]
        return upright(self.setting, Box(row, tick, rows[-1], tick), texts, current)

    def _option_slot(self, row: int, options: Sequence[Column]) -> Slot | None:
        """One place over the columns of which one takes the mark."""
        options = self._apart(row, options)
        words = tuple(plain(one.label) for one in options)
        if not options or len({*words}) < len(words):
            return None
        first, last = options[0].at, self.sheet.merged(row, options[-1].at).right
        if any(not self._is_open(row, Box(row, one.at, row, one.at), one) for one in options):
            return None
        texts = [self.sheet.text(row, one.at) for one in options]
        current = [word for word, text in zip(words, texts, strict=True) if boxes.is_mark(text)]
        area = Box(row, first, row, last)
        return Slot(
            where=f"{self.sheet.name}!{area.name}",
            kind="choice",
            choices=words,
            current=current[0] if len(current) == 1 else "",
            means=choices.meanings(words, self.setting.signs),
            label=" ".join(options[0].labels[-2].split()) if len(options[0].labels) > 1 else "",
        )

    def _slot(self, area: Box, column: Column) -> Slot:
        current = self.sheet.text(area.top, area.left)
        return made_slot(self.setting, area.corner, column.role, column.labels, current)


def _depth(text: str) -> int | None:
    """How deep a heading is by its number: 1. → 1, 2-3 → 2; None where it has none."""
    number = leading_number(text)
    return len(_PARTS.findall(number)) or None if number else None


def _groups(table: Table) -> list[Group]:
    """The columns for answers, apart for each system or office that has its own."""
    slots = [one for one in table.columns if one.role in (*SLOTS, "option")]
    answers = [one for one in slots if one.role in ("answer", "result")]
    heads = _heads(answers)
    if len(heads) < 2 or len(set(heads.values())) < 2:  # noqa: PLR2004 - one group is no grouping
        return [_group("", slots)]
    out: list[Group] = []
    by_upper = len({one.labels[0] for one in answers if len(one.labels) > 1}) > 1
    for index, (at, label) in enumerate(heads.items()):
        later = [one for one in heads if one > at]
        end = later[0] if later else max(one.at for one in slots) + 1
        mine = [one for one in slots if at <= one.at < end]
        if by_upper:
            mine = [one for one in slots if one.labels and one.labels[0] == label]
        elif index == 0:
            mine = [one for one in slots if one.at < end]
        out.append(_group(label, mine))
    return out


def _heads(answers: Sequence[Column]) -> dict[int, str]:
    """Answer columns that ask the same of different things: where each begins, and its name."""
    upper = {one.labels[0] for one in answers if len(one.labels) > 1}
    if len(upper) > 1 and len({bare(one.label) for one in answers}) < len(answers):
        out: dict[int, str] = {}
        for one in answers:
            if len(one.labels) > 1 and one.labels[0] not in out.values():
                out[one.at] = one.labels[0]
        return out
    same = len({bare(one.label) for one in answers}) == 1
    unknown = all(not role(one.label) for one in answers)
    apart = len({one.label for one in answers}) == len(answers)
    by_way = any(_WAY.search(one.label) for one in answers)
    if len(answers) > 1 and apart and (same or unknown) and not by_way:
        return {one.at: " ".join(one.label.split()) for one in answers}
    return {}


def _group(label: str, slots: Sequence[Column]) -> Group:
    label = " ".join(label.split())
    options = tuple(one for one in slots if one.role == "option")
    if any(one.at + 1 != two.at for one, two in pairwise(options)):
        options = ()  # what stands apart is not one choice
    rest = tuple(one for one in slots if one.role != "option")
    return Group(label, rest, options)
