"""Answers to questions, place by place: what is written, or why nothing is.

Nothing is written that the ledger does not settle, that the sheet has no word for, or that nobody
marked as shared. A place that holds something is left as it is.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.fill import choices
from yawara.forms.fill.known import NOT_APPLICABLE, Known
from yawara.forms.fill.words import CONCERNS, DUE, SPACERS
from yawara.forms.match.lexicon import FACT
from yawara.forms.match.match import Near
from yawara.forms.questionnaire import Ask, Slot, Writing
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from yawara.forms.fill.known import Behind, Looker
    from yawara.ledger.model import Entry, Evidence
    from yawara.norms.model import Norms
    from yawara.text.words import Lang, Words

_CONCERNS = re.compile(CONCERNS, re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z$]+")
#: Where in a row of a document's table a place is.
_CELL = re.compile(r", cells? [\d-]+\Z")
_DUE = re.compile(DUE, re.IGNORECASE)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: Marks that let an entry's words, or a piece of evidence, into a partner's hands.
_SHARED = ("partner", "public")


class Found(msgspec.Struct, frozen=True):
    """What a question asks about, and how that is known.

    `by`: `matcher`, `memory` (a person confirmed it before), `review` (she did so now), or "".
    `perhaps`: what may be meant besides the targets, or instead of one that is not `sure`.
    """

    targets: tuple[str, ...] = ()
    reversed: bool = False
    by: str = ""
    score: float = 0.0
    day: datetime.date | None = None
    near: tuple[Near, ...] = ()
    perhaps: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()

    @property
    def unsure(self) -> tuple[str, ...]:
        """What may be meant or not; nothing where a person said what is meant."""
        if self.by != "matcher":
            return ()
        return tuple(one for one in (*self.targets, *self.perhaps) if one not in self.sure)


class Cell(msgspec.Struct, frozen=True):
    """One place: the text that goes there, or why it is left as it is."""

    slot: Slot
    text: str = ""
    why: str = ""


class Answer(msgspec.Struct, frozen=True):
    """A question, what it asks about, what is known of that, and what becomes of each place.

    `why`: why nothing can be answered; `differs`: places whose words say something else than the
    ledger does.
    """

    ask: Ask
    found: Found
    known: Known
    cells: tuple[Cell, ...]
    system: str = ""
    why: str = ""
    differs: tuple[Cell, ...] = ()

    @property
    def main(self) -> Cell | None:
        """The place for the answer itself."""
        return self.cells[main_of(self.ask)] if self.cells else None

    @property
    def about(self) -> tuple[frozenset[str], str]:
        """What it speaks of: the targets, and the one system that was looked at, if it was one."""
        systems = self.known.systems
        return frozenset(self.found.targets), systems[0] if len(systems) == 1 else ""

    @property
    def status(self) -> str:
        """`written`, `stands`, or `blank`, by the place for the answer itself."""
        main = self.main
        if main is None:
            return "blank"
        if main.text:
            return "written"
        return "stands" if main.why == "stands" else "blank"

    @property
    def writings(self) -> tuple[Writing, ...]:
        """What is to be written."""
        return tuple(Writing(one.slot.where, one.text) for one in self.cells if one.text)


def main_of(ask: Ask) -> int:
    """The position of the place for the answer itself."""
    kinds = ("choice", "mark", "text")
    return next((at for at, slot in enumerate(ask.slots) if slot.kind in kinds), 0)


def answer(
    ask: Ask, found: Found, looker: Looker, system: str = "", *, apart: bool = False
) -> Answer:
    """The answer to one question.

    `system`: the one that is asked about; "" is all of them. `apart`: the sheet asks the same of
    several things side by side, so only one that its headings name as a system of ours is answered.
    """
    why, system = about(ask, looker, system, apart=apart)
    known = Known(why=why) if why else _known(found, looker, system)
    cells = _Places(ask, found, known, looker).cells()
    differs = tuple(one for one in cells if _differs(one, found, known))
    return Answer(ask, found, known, cells, system, known.why, differs)


def side_by_side(asks: Sequence[Ask]) -> frozenset[str]:
    """The ids of questions that are asked of several things, each with a column of its own."""
    rows = Counter(_row(ask) for ask in asks)
    return frozenset(ask.id for ask in asks if rows[_row(ask)] > 1)


def _row(ask: Ask) -> tuple[str, str]:
    """A question and the row that its places are in, whichever the columns."""
    where = ask.slots[0].where
    sheet, mark, cells = where.rpartition("!")
    if mark:
        return ask.text, f"{sheet}!{_LETTERS.sub('', cells).partition(':')[0]}"
    return ask.text, _CELL.sub("", where)


def _known(found: Found, looker: Looker, system: str) -> Known:
    if found.targets:
        return looker.whichever(found.targets, found.sure, found.unsure, system)
    return Known(why="nothing" if found.by in ("memory", "review") else "not-understood")


def about(ask: Ask, looker: Looker, system: str, *, apart: bool) -> tuple[str, str]:
    """Which system a question is about: the one chosen, or one that its own headings name.

    Out: why that is not clear, or "", and the system.
    """
    names = {
        choices.squeezed(name): one.id
        for one in looker.scope.subjects[1:]
        for name in (one.id, one.name.ja, one.name.en)
        if name
    }
    named = {names[text] for one in ask.context if (text := choices.squeezed(one)) in names}
    if not named:
        return "columns" if apart else "", system
    own = next(iter(named))
    if len(named) > 1 or (system and system != own):
        return "other-system", system
    return "", own


def is_blank(slot: Slot) -> bool:
    """Whether nobody has written there."""
    current = slot.current.strip()
    spacer = choices.squeezed(current) in SPACERS
    return not current or current in choices.OPEN_BOXES or (bool(slot.choices) and spacer)


def _differs(cell: Cell, found: Found, known: Known) -> bool:
    """Whether a word that stands there says something else than the ledger does."""
    if cell.why != "stands" or not known.state or cell.slot.kind not in ("choice", "mark", "text"):
        return False
    words = choices.meant(cell.slot, cell.slot.current)
    said = choices.state_of(words, reversed_=found.reversed)
    return said in ("all", "some", "none", NOT_APPLICABLE) and said != known.state


class _Places:
    """The places of one question, filled one after another."""

    def __init__(self, ask: Ask, found: Found, known: Known, looker: Looker) -> None:
        self.ask = ask
        self.found = found
        self.known = known
        self.norms = looker.scope.norms
        self.day = looker.scope.day
        self.names = {one.id: one.name for one in looker.scope.subjects}
        self.said = False

    def cells(self) -> tuple[Cell, ...]:
        """Every place, in the order of the sheet."""
        return tuple(self._cell(slot) for slot in self.ask.slots)

    def _cell(self, slot: Slot) -> Cell:
        if not is_blank(slot):
            return Cell(slot, why="stands")
        if not self.known.settled:
            return Cell(slot, why=self.known.why)
        ways: dict[str, Callable[[Slot], tuple[str, str]]] = {
            "choice": self._choice,
            "mark": self._choice,
            "text": self._text,
            "remark": self._text,
            "evidence": self._evidence,
            "owner": self._owner,
            "date": self._date,
        }
        text, why = ways[slot.kind](slot)
        return Cell(slot, text, "" if text else why)

    def _choice(self, slot: Slot) -> tuple[str, str]:
        if _CONCERNS.search(slot.label):
            return "", "concerns"
        if not slot.choices and ":" in slot.where:  # an area of printed words
            return "", "circled"
        if self.known.value is not None:
            return self._fact_choice(slot)
        return choices.word_for(
            choices.words_of(slot), self._word_state(slot), reversed_=self.found.reversed
        )

    def _word_state(self, slot: Slot) -> str:
        """The state, or `planned` where that is offered and the ledger names the day."""
        state = self.known.state
        ahead = [
            one.entry.due is not None and one.entry.due >= self.day for one in self.known.behind
        ]
        offered = choices.words_of(slot).saying("planned")
        planned = state == "none" and not self.found.reversed and ahead and all(ahead)
        return "planned" if planned and offered else state

    def _fact_choice(self, slot: Slot) -> tuple[str, str]:
        value = self.known.value
        if isinstance(value, bool):
            return choices.yes_or_no(choices.words_of(slot), value=value)
        titles = self._titles()
        wanted = {choices.squeezed(name) for one in titles for name in (one.ja, one.en)}
        hits = [one for one in slot.choices if choices.squeezed(one) in wanted]
        return (hits[0], "") if len(titles) == len(hits) == 1 else ("", "no-value")

    def _titles(self) -> list[Words]:
        """The titles of the choices that a fact has."""
        value = self.known.value
        fact = self.norms.fact_by_id[self.known.given[0].fact]
        ids = value if isinstance(value, tuple) else (value,)
        return [one.title for one in fact.choices if one.id in ids]

    def _text(self, slot: Slot) -> tuple[str, str]:
        if slot.choices:
            return "", "words"
        if self.known.value is not None:
            return (self._fact_text(), "no-value") if slot.kind == "text" else ("", "said")
        if self.said:
            return "", "said"
        text, why = statement(self.known.behind, self.ask.lang, self.names)
        remarks = any(one.kind == "remark" and not one.choices for one in self.ask.slots)
        if slot.kind == "text" and text and remarks:
            return "", "beside"
        self.said = bool(text)
        return text, why

    def _fact_text(self) -> str:
        if isinstance(self.known.value, float):
            return self.known.said
        texts = [one.to(self.ask.lang) for one in self._titles()]
        return ("、" if self.ask.lang == "ja" else ", ").join(texts)

    def _evidence(self, slot: Slot) -> tuple[str, str]:
        if slot.choices:
            return "", "words"
        every = [one for it in self.known.behind for one in it.entry.evidence]
        now = [one for one in every if one.counts_on(self.day)]
        shared = [one for one in now if one.share in _SHARED]
        lines = dict.fromkeys(line for one in shared if (line := evidence_name(one, self.ask.lang)))
        return "\n".join(lines), "evidence-not-shared" if now else "no-evidence"

    def _owner(self, slot: Slot) -> tuple[str, str]:
        _ = slot
        owners = dict.fromkeys(
            one.entry.owner
            for one in self.known.behind
            if one.entry.owner and one.entry.share in _SHARED
        )
        return ("、" if self.ask.lang == "ja" else ", ").join(owners), "no-owner"

    def _date(self, slot: Slot) -> tuple[str, str]:
        dues = {one.entry.due if one.entry.share in _SHARED else None for one in self.known.behind}
        due = next(iter(dues)) if len(dues) == 1 else None
        open_ = self.known.state in ("none", "some")
        if due is None or not open_ or not _DUE.search(slot.label):
            return "", "no-day"
        return due.isoformat(), ""


def statement(behind: Sequence[Behind], lang: Lang, names: dict[str, Words]) -> tuple[str, str]:
    """The statements of all entries behind an answer, if each may be shown and is in `lang`.

    One of several would tell less than the whole, so it is all of them or none.
    """
    entries: dict[str, tuple[Entry, list[str]]] = {}
    for one in behind:
        entries.setdefault(one.entry.id, (one.entry, []))[1].append(one.system)
    if not entries:
        return "", "no-statement"
    texts: list[str] = []
    for entry, systems in entries.values():
        words = list(_words(entry))
        if not words:
            return "", "no-statement"
        if entry.explained is None and entry.share not in _SHARED:
            return "", "not-shared"
        if not all(one.has(lang) for one in words):
            return "", "other-language"
        text = "\n".join(one.ja if lang == "ja" else one.en for one in words).strip()
        if len(entries) > 1 and entry.system in systems and entry.system in names:
            text = f"{names[entry.system].to(lang)}: {text}"
        texts.append(text)
    return "\n".join(dict.fromkeys(texts)), ""


def _words(entry: Entry) -> Iterable[Words]:
    """What an entry says in words. The reason under `explained` is public by what it is."""
    if entry.statement is not None and entry.share in _SHARED:
        yield entry.statement
    elif entry.statement is not None and entry.explained is None:
        yield entry.statement
    if entry.explained is not None:
        yield entry.explained.reason
    elif entry.reason is not None:
        yield entry.reason


def evidence_name(one: Evidence, lang: Lang) -> str:
    """A piece of evidence as it is named outside: an address, a file without its folders."""
    if one.kind == "file":
        return one.target.replace("\\", "/").rsplit("/", 1)[-1]
    if one.kind == "link":
        return one.target
    own = LANGS[0] if _JAPANESE.search(one.target) else LANGS[1]
    return one.target if own == lang else ""


def is_fact(target: str) -> bool:
    """Whether it is a fact of the profile, for which a *yes* is a yes: no question turns it."""
    return target.startswith(FACT)


def title(target: str, norms: Norms, lang: Lang) -> str:
    """What a target is called."""
    fact = target.removeprefix("fact:")
    if fact != target:
        return norms.fact_by_id[fact].title.to(lang) if fact in norms.fact_by_id else target
    return norms.practice(target).title.to(lang) if target in norms.practice_index else target


def more_about(target: str, norms: Norms, lang: Lang) -> str:
    """The question by which a target is asked about, for whoever has to tell it from others."""
    fact = target.removeprefix("fact:")
    if fact != target:
        return norms.fact_by_id[fact].question.to(lang) if fact in norms.fact_by_id else ""
    return norms.practice(target).question.to(lang) if target in norms.practice_index else ""
