"""From which day the answer of a row holds, and whether the ledger leaves room for that.

The day that was written into the row stands beside it in a hidden column. A cell that says
something else is what somebody says. One that was left alone belongs to the answer that stood: a
row whose answer is the same keeps that day, so that adding evidence does not make it look new; one
whose answer changed holds from the day of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.forms.words import ANSWER
from yawara.forms.worksheet import answer_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from yawara.forms.worksheet import Filled, Row
    from yawara.forms.worksheet_find import Table, Written
    from yawara.ledger.model import Entry
    from yawara.text.problem import Place, Problems
    from yawara.text.words import Lang


@dataclass(frozen=True)
class Since:
    """The day a row holds from, and who says so.

    `said`: somebody wrote it (or emptied the cell). `left`: the day that was left standing beside
    an answer that changed. `compared` is the day to compare with what stands.
    """

    day: datetime.date
    said: bool
    left: datetime.date | None
    compared: datetime.date | None
    lang: Lang

    @classmethod
    def of(
        cls, table: Table, written: Written, mine: Filled, now: Filled, day: datetime.date
    ) -> Since:
        """The day of a row that says `mine` where `now` stands, in a sheet of `day`."""
        if "since" in said(table, written, mine, now):
            given = mine.since or day
            return cls(given, said=True, left=None, compared=given, lang=table.lang)
        same = mine.answer == now.answer
        keeps = now.since if same and now.since is not None and now.since <= day else None
        left = None if same or now.since == day else now.since
        return cls(keeps or day, said=False, left=left, compared=now.since, lang=table.lang)


def said(table: Table, written: Written, mine: Filled, now: Filled) -> frozenset[str]:
    """The columns with a hidden one beside them in which something else stands than was written."""
    since = "" if mine.since is None else mine.since.isoformat()
    differs = {
        "since": since != written.text("since_was"),
        "share": mine.share != written.text("share_was"),
    }
    if "since_was" not in table.columns:
        # Nobody can tell a day that was left standing from one that was written.
        differs["since"] = mine.since is not None and now.since is None
    if "share_was" not in table.columns:
        differs["share"] = mine.share != now.share
    return frozenset(key for key, is_so in differs.items() if is_so and key in table.columns)


def is_free(
    since: Since,
    row: Row,
    day: datetime.date,
    entries: Iterable[Entry],
    place: Place,
    found: Problems,
) -> bool:
    """Whether a row may hold from its day, in a sheet of `day`.

    Says where the day is not the one that stands in the cell. Problems: sheet-since-late,
    sheet-since-taken, sheet-since-now (a note).
    """
    if since.day > day:
        found.error("sheet-since-late", place, since=since.day, day=day)
        return False
    taken = max(_between(since, row, entries), key=lambda entry: entry.on, default=None)
    if taken is not None:
        answer = ANSWER(answer_of(taken), since.lang)
        found.error("sheet-since-taken", place, since=since.day, day=taken.on, answer=answer)
        return False
    if since.left is not None:
        found.note("sheet-since-now", place, day=since.day, before=since.left)
    return True


def _between(since: Since, row: Row, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries about the row from that day on which do not govern: they would once it is moved."""
    own = {entry.id for entry in row.own}
    if not own or not since.said:
        return
    mine = [
        entry
        for entry in entries
        if entry.practice == row.practice.id and (entry.system or "") == row.system
    ]
    replaced = tuple(entry.replaces for entry in mine if entry.replaces)
    for entry in mine:
        if entry.on >= since.day and entry.id not in own and not _is_any(entry.id, replaced):
            yield entry


def _is_any(id_: str, starts: tuple[str, ...]) -> bool:
    return id_.startswith(starts) if starts else False
