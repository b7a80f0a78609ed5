"""Read what people filled into the rows of a worksheet, cell by cell, with every problem.

A formula is taken only as an answer, because an answer is one of six words and its cell says
which; a text or a day that a formula made may change by itself and must be written out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.forms import answers
from yawara.forms.columns import FILLED, heading
from yawara.forms.words import ANSWER, SAY, SHARE
from yawara.forms.worksheet import ANSWERS, MOST_EVIDENCE, UNANSWERED, Filled, Line
from yawara.ledger.read import MOST_STATEMENT
from yawara.text.problem import Place, Problems
from yawara.text.words import LANGS

if TYPE_CHECKING:
    import datetime

    from yawara.forms.cells import Cell
    from yawara.forms.worksheet_find import Table, Written
    from yawara.text.problem import Problem

_LONGEST = {"statement": MOST_STATEMENT, "reason": MOST_STATEMENT, "owner": 200}
_LONGEST_EVIDENCE = 2_000
_NO_DAY = frozenset({"", "-", "－", "―", "ー"})


@dataclass(frozen=True)
class Given:
    """What a row's cells say.

    `blank`: the answer cell is empty; `absent`: columns that are not there; `lost`: a cell holds
    something of which `filled` says nothing.
    """

    filled: Filled
    blank: bool
    absent: frozenset[str]
    lost: bool
    problems: tuple[Problem, ...]


def is_filled(row: Written) -> bool:
    """Whether anything stands in the cells of a row that people fill in."""
    return any(key in row.cells for key in FILLED)


def given(table: Table, row: Written) -> Given:
    """Read the cells of one row that people fill in.

    Problems: sheet-answer-unclear, sheet-share-unclear, sheet-formula, sheet-formula-answer,
    sheet-cell-error, sheet-not-text, sheet-control-character, text-too-long, sheet-evidence-many,
    sheet-evidence-days, period-backwards, and those of days.
    """
    reader = _Reader(table, row, Problems())
    answer = reader.answer()
    filled = Filled(
        answer=answer or UNANSWERED,
        since=reader.day("since"),
        statement=reader.text("statement"),
        reason=reader.text("reason"),
        evidence=reader.evidence(),
        owner=reader.text("owner"),
        due=reader.day("due"),
        share=reader.share(),
    )
    absent = frozenset(key for key in FILLED if key not in table.columns)
    return Given(filled, reader.blank, absent, reader.lost, reader.found.found)


def day_in(table: Table, found: Problems) -> datetime.date | None:
    """The day at the top of the sheet; None where none is there, or with a problem."""
    if table.day is None:
        return None
    place = Place(table.file, path=(table.sheet, table.day_at))
    label = SAY("day-label", table.lang)
    if table.day.formula:
        found.error("sheet-formula", place, column=label)
        return None
    day = answers.as_day(table.day.value)
    if day is None:
        code, meant = answers.day_fault(table.day.value)
        found.error(code, place, key=label, value=str(table.day.value)[:40], meant=meant or "")
    return day


class _Reader:
    """The cells of one row; a cell that cannot be taken gives a problem and an empty value."""

    def __init__(self, table: Table, row: Written, found: Problems) -> None:
        self.table = table
        self.row = row
        self.found = found
        self.lost = False
        self.blank = False

    def answer(self) -> str | None:
        """The answer; None where the cell is empty or unclear."""
        cell = self._cell("answer")
        if cell is None:
            self.blank = not self.lost
            return None
        text = answers.as_text(cell.value) or str(cell.value)
        known = answers.answer(text)
        if known is None:
            words = [ANSWER(answer, self.table.lang) for answer in ANSWERS]
            self._error(
                "sheet-answer-unclear",
                "answer",
                value=text[:60],
                known=", ".join(words),
                meant=self._meant(text),
            )
        elif cell.formula:
            place = self.table.place(self.row.number, "answer")
            self.found.warning("sheet-formula-answer", place, value=text[:60])
        return known

    def _meant(self, text: str) -> str:
        """The answers that a word may stand for, where people often write it."""
        lang = self.table.lang
        words = [SAY("quoted", lang, word=ANSWER(one, lang)) for one in answers.perhaps(text)]
        return SAY("or", lang).join(words)

    def share(self) -> str:
        """To whom the row may be shown; "" for nobody."""
        cell = self._cell("share")
        text = "" if cell is None else answers.as_text(cell.value) or str(cell.value)
        known = answers.share(text)
        if known is None:
            words = [SHARE(share, self.table.lang) for share in SHARE.table]
            self._error("sheet-share-unclear", "share", value=text[:60], known=", ".join(words))
        return known or ""

    def text(self, key: str) -> str:
        """A text, in one way of writing it."""
        cell = self._cell(key)
        text = "" if cell is None else answers.as_text(cell.value)
        if text is None:
            self._error("sheet-not-text", key, column=self._name(key))
            return ""
        text = answers.tidy(text)
        if bad := answers.control_character(text):
            self._fault("sheet-control-character", key, character=bad)
        most = _LONGEST.get(key)
        if most is not None and len(text) > most:
            self._fault("text-too-long", key, key=self._name(key), length=len(text), most=most)
        return text

    def day(self, key: str) -> datetime.date | None:
        """A day, if one is given."""
        cell = self._cell(key)
        return None if cell is None else self._day(key, cell.value)

    def evidence(self) -> tuple[Line, ...]:
        """The lines of evidence with their days."""
        texts = [
            line for line in (one.strip() for one in self.text("evidence").split("\n")) if line
        ]
        if len(texts) > MOST_EVIDENCE:
            self._fault("sheet-evidence-many", "evidence", count=len(texts), most=MOST_EVIDENCE)
        for text in texts:
            if len(text) > _LONGEST_EVIDENCE:
                name = self._name("evidence")
                self._fault(
                    "text-too-long", "evidence", key=name, length=len(text), most=_LONGEST_EVIDENCE
                )
        collected = self._days("collected", len(texts))
        expires = self._days("expires", len(texts))
        for begins, ends in zip(collected, expires, strict=True):
            if begins and ends and ends < begins:
                self._fault("period-backwards", "expires", since=begins, until=ends)
        return tuple(Line(*one) for one in zip(texts, collected, expires, strict=True))

    def _days(self, key: str, count: int) -> list[datetime.date | None]:
        """A day for each line of evidence: one for all, or as many as there are lines."""
        cell = self._cell(key)
        if cell is None:
            return [None] * count
        lines = cell.value.strip().split("\n") if isinstance(cell.value, str) else [cell.value]
        if count == 0 or len(lines) not in (1, count):
            self._error(
                "sheet-evidence-days", key, column=self._name(key), days=len(lines), lines=count
            )
            return [None] * count
        days = [self._day(key, line) for line in lines]
        return days * count if len(days) == 1 else days

    def _day(self, key: str, value: object) -> datetime.date | None:
        if isinstance(value, str) and value.strip() in _NO_DAY:
            return None
        day = answers.as_day(value)
        if day is None:
            code, meant = answers.day_fault(value)
            self._error(code, key, key=self._name(key), value=str(value)[:40], meant=meant or "")
        return day

    def _cell(self, key: str) -> Cell | None:
        """A cell, unless it is empty, holds an error, or a formula where none can be taken."""
        cell = self.row.cells.get(key)
        if cell is None:
            return None
        if cell.fault:
            self._error("sheet-cell-error", key, value=str(cell.value)[:20])
            return None
        if cell.formula and (key != "answer" or cell.value is None):
            self._error("sheet-formula", key, column=self._name(key))
            return None
        if isinstance(cell.value, str) and not cell.value.strip():
            return None
        return cell

    def _error(self, code: str, at: str, /, **params: object) -> None:
        """A cell of which nothing was taken."""
        self.lost = True
        self._fault(code, at, **params)

    def _fault(self, code: str, at: str, /, **params: object) -> None:
        """A cell that was taken as it is, but must not stay so."""
        self.found.error(code, self.table.place(self.row.number, at), **params)

    def _name(self, key: str) -> str:
        return " ".join(heading(key, self.table.lang).split())


def is_placeholder(text: str, count: int) -> bool:
    """Whether this stands in place of more evidence than a cell lists."""
    return text in {SAY("evidence-many", lang, count=count) for lang in LANGS}
