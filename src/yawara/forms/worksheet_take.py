"""Turn what people filled into a worksheet into entries of the ledger.

A row gives an entry only if somebody changed it: its cells differ from what was written into them
(a digest in a hidden column tells) and from what stands now. So reading a file twice adds nothing,
and a row that nobody touched never undoes what was recorded since. From which day it holds, and
what of the ledger it corrects, is in `worksheet_since`. An entry of a day later than the sheet's is
a problem, because the sheet no longer speaks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from yawara.forms import worksheet
from yawara.forms.columns import squeezed, system_key
from yawara.forms.entry import Made, entries_of
from yawara.forms.evidence import Files, together
from yawara.forms.words import ANSWER, SAY
from yawara.forms.worksheet import EXPLAINED, NOT_APPLICABLE, UNANSWERED, Filled, Line
from yawara.forms.worksheet_read import Given, day_in, given
from yawara.forms.worksheet_rows import Key, Known, key_of
from yawara.forms.worksheet_since import Since, is_free, said
from yawara.scope.applies import ORGANIZATION
from yawara.text.problem import Place, Problems, Read, has_errors

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from yawara.assess.findings import Assessment
    from yawara.forms.worksheet import Row
    from yawara.forms.worksheet_find import Table, Written
    from yawara.ledger.model import Entry
    from yawara.scope.applies import Scoped
    from yawara.text.words import Words


@dataclass(frozen=True)
class Setting:
    """What a sheet is read against. The assessment is as of the sheet's day, or a later one.

    `entries` is the whole ledger, for what came before what governs.
    """

    assessment: Assessment
    project: Path
    day: datetime.date
    recorded: datetime.date
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Change:
    """One row that somebody changed: the answer that stood, the one that stands, its entries."""

    row: Row
    number: int
    before: str
    after: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Taken:
    """What came of a sheet: the changes, and how many rows were read."""

    changes: tuple[Change, ...]
    rows: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The new entries, in the order of the rows."""
        return tuple(entry for change in self.changes for entry in change.entries)


@dataclass(frozen=True)
class _Pair:
    """A row of the sheet beside what stands for it: `mine` is what it says, `now` what stands."""

    table: Table
    written: Written
    row: Row
    given: Given
    mine: Filled
    now: Filled

    @property
    def moved(self) -> bool:
        """Whether a row that was written for one system now speaks for all of them."""
        of_one = self.written.text("system_id") not in ("", system_key(""))
        return of_one and not self.row.system

    @property
    def touched(self) -> bool:
        """Whether somebody changed the row since it was written."""
        changed = self.mine.check != self.written.text("check")
        return self.given.lost or changed or self.moved or bool(self.said)

    @property
    def said(self) -> frozenset[str]:
        """The day and the mark, where somebody changed them; a moved row takes its mark along."""
        kept = {"share"} & self.table.columns.keys() if self.moved else set()
        return said(self.table, self.written, self.mine, self.now) | kept

    def since(self, day: datetime.date) -> Since:
        """From when the row holds, in a sheet of a day."""
        return Since.of(self.table, self.written, self.mine, self.now, day)


def day_of(
    table: Table, organization: Words, default: datetime.date, today: datetime.date
) -> Read[datetime.date]:
    """The day from which the answers of a sheet hold, after a look at whose sheet it is.

    Problems: sheet-other-organization, sheet-day-missing, sheet-day-future, and those of days.
    """
    found = Problems()
    names = {squeezed(organization.ja), squeezed(organization.en)} - {""}
    if table.organization and names and squeezed(table.organization) not in names:
        project = organization.to(table.lang)
        found.error(
            "sheet-other-organization", table.whole, sheet=table.organization[:80], project=project
        )
    day = day_in(table, found)
    if day is None and not has_errors(found.found):
        found.warning("sheet-day-missing", table.whole, day=default)
        day = default
    if day is not None and day > max(today, default):
        place = Place(table.file, path=(table.sheet, table.day_at))
        found.error("sheet-day-future", place, day=day, today=today)
    return Read(day, found.found)


def take(table: Table, setting: Setting) -> Read[Taken]:
    """The entries that a worksheet gives.

    The value holds the rows without an error; where there is an error, a caller uses it only if
    asked for just those. Problems: those of `given`, `key_of`, `Files.evidence` and `entries_of`,
    sheet-row-twice, sheet-row-newer, sheet-row-changed-too, sheet-answer-gone,
    sheet-answer-missing, sheet-reason-missing, sheet-norms-missing.
    """
    found = Problems()
    known = Known.of(setting.assessment)
    asked = worksheet.asked_by(setting.assessment)
    files = Files(setting.project)
    seen: dict[Key, _Pair] = {}
    changes: list[Change] = []
    for written in table.rows:
        inner = Problems()
        cells = given(table, written)
        key = key_of(table, written, known, inner)
        if key is None:
            if cells.lost or cells.filled.check != written.text("check"):
                found.extend(inner.found)
            continue
        one = worksheet.row(setting.assessment, *key, _asked(asked, key))
        now = worksheet.filled(one, table.lang)
        pair = _Pair(table, written, one, cells, completed(cells, now), now)
        first = seen.setdefault(key, pair)
        if first.mine != pair.mine:
            place = table.place(written.number, "title")
            found.error("sheet-row-twice", place, first=first.written.number)
        elif first is pair and (change := _change(pair, setting, files, inner)) is not None:
            changes.append(change)
        found.extend(inner.found)
    return Read(Taken(tuple(changes), len(seen)), together(found.found))


def _asked(asked: Mapping[Key, tuple[Scoped, ...]], key: Key) -> tuple[Scoped, ...]:
    """Who asks for a row; of one that speaks for all systems, whoever asks any of them."""
    if key in asked or key[1]:
        return asked.get(key, ())
    items = (item for (at, _), found in asked.items() if at == key[0] for item in found)
    return tuple({item.ref: item for item in items}.values())


def completed(cells: Given, now: Filled) -> Filled:
    """What a row says, with what stands in place of the columns that are not there."""
    filled = cells.filled
    absent = cells.absent
    if not absent:
        return filled
    kept = {key: getattr(now, key) for key in absent if key not in ("collected", "expires")}
    before = {line.text: line for line in now.evidence}
    if "evidence" not in absent and absent & {"collected", "expires"}:
        lines = []
        for line in filled.evidence:
            old = before.get(line.text, Line(line.text))
            collected = old.collected if "collected" in absent else line.collected
            expires = old.expires if "expires" in absent else line.expires
            lines.append(Line(line.text, collected, expires))
        kept["evidence"] = tuple(lines)
    return msgspec.structs.replace(filled, **kept)


def _change(pair: _Pair, setting: Setting, files: Files, found: Problems) -> Change | None:
    """What a row changes; None if nothing, or with an error."""
    if not pair.touched:
        return None
    found.extend(pair.given.problems)
    since = pair.since(setting.day)
    share = pair.mine.share if "share" in pair.said else pair.now.share
    meant = msgspec.structs.replace(pair.mine, since=since.compared, share=share)
    if has_errors(pair.given.problems) or meant == pair.now:
        return None
    if not _is_answered(pair, since, found) or not _is_reasoned(pair, found):
        return None
    made = Made(
        day=since.day,
        said=pair.said,
        absent=pair.given.absent,
        recorded=setting.recorded,
        lang=pair.table.lang,
        row=pair.row,
        mine=meant,
        now=pair.now,
    )
    entries = entries_of(made, files, lambda column: pair.table.place(pair.written.number, column))
    found.extend(entries.problems)
    if entries.failed or not entries.value or not _is_current(pair, setting, found):
        return None
    place = pair.table.place(pair.written.number, "since")
    if not is_free(since, pair.row, setting.day, setting.entries, place, found):
        return None
    _tell_own(pair, setting, found)
    return Change(pair.row, pair.written.number, pair.now.answer, pair.mine.answer, entries.value)


def _tell_own(pair: _Pair, setting: Setting, found: Problems) -> None:
    """Name the systems whose own answers stay although another was given for all systems."""
    if pair.row.system or pair.row.practice.level == ORGANIZATION:
        return
    standing, scope = setting.assessment.standing, setting.assessment.scope
    names = []
    for bit, subject in enumerate(scope.subjects):
        held = standing.for_target(pair.row.practice.id, bit)
        own = () if held is None else [one for one in held.entries if one.system == subject.id]
        if any(worksheet.answer_of(entry) != pair.mine.answer for entry in own):
            names.append(subject.name.to(pair.table.lang))
    if names:
        listed = SAY("separator", pair.table.lang).join(names)
        found.warning(
            "sheet-own-stays", pair.table.place(pair.written.number, "system"), systems=listed
        )


def _is_answered(pair: _Pair, since: Since, found: Problems) -> bool:
    """Whether the row says something that can be recorded, an answer or that there is none."""
    if pair.mine.answer != UNANSWERED:
        return True
    place = pair.table.place(pair.written.number, "answer")
    lang = pair.table.lang
    if pair.now.answer != UNANSWERED:
        if pair.given.blank:
            shown = {"before": ANSWER(pair.now.answer, lang), "word": ANSWER(UNANSWERED, lang)}
            found.error("sheet-answer-gone", place, **shown)
            return False
        # Without the hidden columns nobody can tell an answer taken back from an older sheet.
        return pair.table.has_ids
    mine, now = pair.mine, pair.now
    texts = (now.statement, now.reason, now.evidence)
    if (mine.statement, mine.reason, mine.evidence) != texts or (
        (since.said and mine.since) or ("share" in pair.said and mine.share)
    ):
        found.warning("sheet-answer-missing", place)
    return True


def _is_reasoned(pair: _Pair, found: Problems) -> bool:
    """Whether the answer has the reason and the norms that it needs."""
    if pair.mine.answer not in (EXPLAINED, NOT_APPLICABLE):
        return True
    answer = ANSWER(pair.mine.answer, pair.table.lang)
    if not pair.mine.reason:
        place = pair.table.place(pair.written.number, "reason")
        found.error("sheet-reason-missing", place, answer=answer)
        return False
    if not pair.row.norms:
        place = pair.table.place(pair.written.number, "answer")
        found.error("sheet-norms-missing", place, answer=answer)
        return False
    return True


def _is_current(pair: _Pair, setting: Setting, found: Problems) -> bool:
    """Whether no later entry speaks for the row; says so where one came since it was written."""
    place = pair.table.place(pair.written.number, "answer")
    lang = pair.table.lang
    held = pair.row.held
    later = [entry for entry in pair.row.own if entry.on > setting.day]
    if later:
        words = ANSWER(worksheet.answer_of(later[-1]), lang)
        found.error("sheet-row-newer", place, day=later[-1].on, answer=words, sheet=setting.day)
        return False
    ids = pair.written.text("entry_id").split()
    if pair.moved:
        return True
    if held is not None and pair.table.has_ids and set(ids) != set(pair.row.ids):
        shown = {"now": ANSWER(pair.now.answer, lang), "mine": ANSWER(pair.mine.answer, lang)}
        found.warning("sheet-row-changed-too", place, day=held.entries[-1].known_from, **shown)
    return True
