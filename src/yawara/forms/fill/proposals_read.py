"""The proposals that a person confirmed, as entries and as matches to remember."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms import answers as cells_answers
from yawara.forms import worksheet
from yawara.forms.answers import as_day, control_character
from yawara.forms.evidence import Fault, Files
from yawara.forms.fill import table
from yawara.forms.fill.choices import polarity, squeezed, state_of
from yawara.forms.fill.memory import Confirmed
from yawara.forms.fill.proposals import COLUMNS, STATES, UNCLEAR
from yawara.forms.fill.words import LEARN
from yawara.forms.words import ANSWER, SHARE
from yawara.forms.worksheet import Line
from yawara.ledger.model import Entry
from yawara.text.fields import nearest
from yawara.text.problem import Problems, Read
from yawara.text.words import LANGS, Words

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.assess.findings import Assessment
    from yawara.forms.fill.table import Table
    from yawara.ledger.model import Evidence
    from yawara.text.words import Lang

_NEEDED = ("decision", "practice", "state", "day", "statement")
_BRACKETED = re.compile(r"\[([a-z0-9._-]+)\]\s*\Z")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MOST_STATEMENT = 10_000
_Key = tuple[str | None, str | None, datetime.date]


class Setting(NamedTuple):
    """What proposals are read against: the project as it is, and the day on which that happens.

    `lang`: that of whoever is told of faults.
    """

    assessment: Assessment
    entries: tuple[Entry, ...]
    project: Path
    today: datetime.date
    lang: Lang = "en"


class Confirmation(NamedTuple):
    """What is to be recorded: new entries, and what the questions asked about."""

    entries: tuple[Entry, ...]
    matches: tuple[Confirmed, ...]
    rows: int


def read(data: bytes, name: str, setting: Setting) -> Read[Confirmation]:
    """What a person said to record; a row without a decision says nothing.

    Problems: those of `table.read`, and, all errors: learn-decision-unknown, unknown-practice,
    learn-state-unknown, review-polarity-unknown, learn-polarity-state, learn-day-unknown,
    sheet-day-future, unknown-subject, learn-system-missing, system-on-organization-practice,
    sheet-reason-missing, sheet-norms-missing, sheet-share-unclear, learn-text, learn-twice,
    learn-stands, and those of `Files.evidence`.
    """
    found = Problems()
    opened = table.read(data, name, LEARN, (key for key, _, _ in COLUMNS), _NEEDED)
    found.extend(opened.problems)
    if opened.value is None:
        return Read(None, found.found)
    return Read(_Reader(opened.value, setting, found).taken(), found.found)


class _Reader:
    def __init__(self, table: Table, setting: Setting, found: Problems) -> None:
        self.table = table
        self.setting = setting
        self.found = found
        self.scope = setting.assessment.scope
        self.norms = self.scope.norms
        self.files = Files(setting.project)
        self.lang = setting.lang
        self.systems = [one.id for one in self.scope.profile.systems]
        self.asked = worksheet.asked_by(setting.assessment)
        self.titles = {
            squeezed(text): one.id
            for one in self.norms.practices
            for text in (one.title.ja, one.title.en)
        }

    def taken(self) -> Confirmation:
        """Every entry that was confirmed, each once, without those that are in the ledger."""
        stand: dict[_Key, Entry] = {_key(one): one for one in self.setting.entries}
        first: dict[_Key, tuple[int, Entry]] = {}
        matches: list[Confirmed] = []
        rows = 0
        for row in self.table.rows():
            if not self._is_taken(row):
                continue
            rows += 1
            entry = self._entry(row)
            if entry is None:
                continue
            matches += self._match(row, entry)
            key = _key(entry)
            if key in stand:
                if _adds(stand[key], entry):
                    state = stand[key].state
                    self._error("learn-stands", row, "state", day=entry.on, state=state)
                continue
            at, before = first.get(key, (row, entry))
            both = _merged(before, entry)
            if both is None:
                self._error("learn-twice", row, "state", first=at)
            else:
                first[key] = (at, both)
        new = tuple(one for _, one in first.values())
        return Confirmation(new, tuple(matches), rows)

    def _is_taken(self, row: int) -> bool:
        text = squeezed(self.table.text(row, "decision"))
        if not text or text in {squeezed(LEARN("leave", lang)) for lang in LANGS}:
            return False
        if text in {squeezed(LEARN("take", lang)) for lang in LANGS}:
            return True
        self._error("learn-decision-unknown", row, "decision", value=text[:60])
        return False

    def _entry(self, row: int) -> Entry | None:
        before = self.found.count
        practice = self._practice(row)
        state = self._state(row)
        day = self._day(row)
        system = self._system(row, practice)
        statement = self._words(row, "statement")
        reason = self._words(row, "reason") if state == "not-applicable" else None
        norms = self._norms(row, practice, reason) if state == "not-applicable" else ()
        share = self._share(row)
        evidence = self._evidence(row, share)
        if self.found.count > before or day is None or state is None:
            return None
        return Entry(
            on=day,
            recorded=self.setting.today,
            practice=practice,
            system=system or None,
            state=state,
            reason=reason,
            norms=norms,
            statement=None if statement == reason else statement,
            evidence=evidence,
            share=share or None,
        )

    def _state(self, row: int) -> str | None:
        """The state: as it stands there; where that is empty, what the answer said.

        Where a person turned the meaning of a yes and left the state that was proposed, one of the
        two is wrong.
        """
        text, answer = self.table.text(row, "state"), self.table.text(row, "answer")
        turned = self._turned(row)
        if turned is None:
            return None
        said = state_of(answer, reversed_=turned)
        state = cells_answers.answer(text) if text else said
        if state not in STATES:
            self._error("learn-state-unknown", row, "state", value=text[:60])
            return None
        mine = turned != self.table.text(row, "match").startswith("!")
        if mine and said in STATES and state == self.table.text(row, "stated") != said:
            now, wanted = (ANSWER(one, self.lang) for one in (state, said))
            self._error("learn-polarity-state", row, "state", state=now, said=wanted, answer=answer)
        return state

    def _turned(self, row: int) -> bool | None:
        """Whether a *yes* means that it is not done; None where the cell cannot be read."""
        text = squeezed(self.table.text(row, "polarity"))
        if not text:
            return self.table.text(row, "match").startswith("!")
        turned = polarity(text)
        if turned is None:
            self._error("review-polarity-unknown", row, "polarity", value=text[:60])
        return turned

    def _share(self, row: int) -> str:
        """To whom it may be shown; "" is nobody outside."""
        text = self.table.text(row, "share")
        share = cells_answers.share(text)
        if share is None:
            known = ", ".join(SHARE(one, self.lang) for one in SHARE.table)
            self._error("sheet-share-unclear", row, "share", value=text[:60], known=known)
        return share or ""

    def _practice(self, row: int) -> str:
        text = self.table.text(row, "practice")
        named = _BRACKETED.search(text)
        wanted = named[1] if named else text
        known = self.norms.practice_index
        practice = wanted if wanted in known else self.titles.get(squeezed(wanted), "")
        if not practice:
            near = nearest(wanted, known) or ""
            self._error("unknown-practice", row, "practice", practice=wanted[:80], nearest=near)
        return practice

    def _system(self, row: int, practice: str) -> str:
        """The system; nothing for what the organisation does, or where it is said of all of them.

        A sheet about one system asks about the organisation, too: there our own word is dropped.
        """
        system = self.table.text(row, "system")
        ours = self.table.text(row, "whom")
        if not practice:
            return ""
        own = self.norms.practice(practice).level == "organization"
        if own and system == ours:
            return ""
        if not system:
            if not own and ours == UNCLEAR and len(self.systems) > 1:
                known = ", ".join(self.systems)
                self._error("learn-system-missing", row, "system", known=known)
            return ""
        if self.norms.practice(practice).level == "organization":
            self._error("system-on-organization-practice", row, "system", practice=practice)
        elif system not in self.systems:
            known = ", ".join(self.systems)
            self._error("unknown-subject", row, "system", subject=system[:80], known=known)
        return system

    def _day(self, row: int) -> datetime.date | None:
        cell = self.table.cell(row, "day")
        day = None if cell is None else as_day(cell.value)
        if day is None:
            self._error("learn-day-unknown", row, "day", value=self.table.text(row, "day")[:40])
        elif day > self.setting.today:
            self._error("sheet-day-future", row, "day", day=day, today=self.setting.today)
        return day

    def _words(self, row: int, key: str) -> Words | None:
        text = self.table.text(row, key)
        bad = control_character(text)
        if bad is not None or len(text) > _MOST_STATEMENT:
            shown = bad or str(len(text))
            self._error("learn-text", row, key, value=shown, most=_MOST_STATEMENT)
        if not text:
            return None
        return Words(ja=text) if _JAPANESE.search(text) else Words(en=text)

    def _norms(self, row: int, practice: str, reason: Words | None) -> tuple[str, ...]:
        """The norms for which it is said not to apply: those that ask for it."""
        answer = self.table.text(row, "state")
        if reason is None:
            self._error("sheet-reason-missing", row, "reason", answer=answer)
            return ()
        if not practice:
            return ()
        at = self.norms.practice_index[practice]
        asking = [item for (one, _), items in self.asked.items() if one == at for item in items]
        norms = tuple(dict.fromkeys(item.version.instrument for item in asking))
        if not norms:
            self._error("sheet-norms-missing", row, "state", answer=answer)
        return norms

    def _evidence(self, row: int, share: str) -> tuple[Evidence, ...]:
        """The lines of the cell. The mark of the row is that of its evidence, too."""
        out: list[Evidence] = []
        for line in filter(None, map(str.strip, self.table.text(row, "evidence").splitlines())):
            one = self.files.evidence(Line(line))
            if isinstance(one, Fault):
                self._error(one.code, row, "evidence", **one.params)
            else:
                out.append(msgspec.structs.replace(one, share=share or None))
        return tuple(out)

    def _match(self, row: int, entry: Entry) -> list[Confirmed]:
        """What the question asks about, now that a person has said so.

        Nothing where she corrected the state that the words give: the question may be one whose
        yes says that it is not done, and remembered as it is it would be answered the wrong way.
        """
        text, match = self.table.text(row, "text"), self.table.text(row, "match")
        if not text or match.removeprefix("!") == "-" or not entry.practice:
            return []
        turned = bool(self._turned(row))
        said = state_of(self.table.text(row, "answer"), reversed_=turned)
        if said and said != entry.state:
            return []
        under, file = self.table.text(row, "under"), self.table.text(row, "file")
        return [Confirmed(text, (entry.practice,), self.setting.today, turned, under, file)]

    def _error(self, code: str, row: int, key: str, **params: object) -> None:
        self.found.error(code, self.table.place(row, key), **params)


def _key(entry: Entry) -> _Key:
    return entry.practice, entry.system, entry.on


def _adds(stands: Entry, entry: Entry) -> bool:
    """Whether an entry says more than one that stands, or another thing; no mark says nothing."""
    if entry.share is None:
        stands, entry = _unmarked(stands), _unmarked(entry)
    return _merged(stands, entry) != stands


def _unmarked(entry: Entry) -> Entry:
    evidence = tuple(msgspec.structs.replace(one, share=None) for one in entry.evidence)
    return msgspec.structs.replace(entry, share=None, evidence=evidence)


def _merged(one: Entry, other: Entry) -> Entry | None:
    """What two entries of a day say together; None where they say different things."""
    if one.share != other.share:
        return None
    if one.state != other.state or one.reason != (other.reason or one.reason):
        return None
    statements = {said for said in (one.statement, other.statement) if said is not None}
    if len(statements) > 1:
        return None
    return msgspec.structs.replace(
        one,
        statement=next(iter(statements), None),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )
