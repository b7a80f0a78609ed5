"""The entries that a changed row of a worksheet gives, keeping what its cells do not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms.evidence import Fault, Files
from yawara.forms.worksheet import EXPLAINED, NOT_APPLICABLE, UNANSWERED, plain
from yawara.forms.worksheet_read import is_placeholder
from yawara.ledger.model import Entry, Evidence, Explained, as_json
from yawara.text.problem import Problems, Read
from yawara.text.words import Words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from yawara.forms.worksheet import Filled, Line, Row
    from yawara.text.problem import Place
    from yawara.text.words import Lang

#: What tells two entries with the same content apart.
_WHEN = ("on", "recorded", "replaces")


class Made(NamedTuple):
    """What an entry is made from: the days, the row, what it says and what stood there.

    `day` is the one it holds from; `said` are the columns with a memory in which somebody wrote
    something else (`since`, `share`), `absent` those that are not there.
    """

    day: datetime.date
    said: frozenset[str]
    absent: frozenset[str]
    recorded: datetime.date
    lang: Lang
    row: Row
    mine: Filled
    now: Filled


def entries_of(made: Made, files: Files, place: Callable[[str], Place]) -> Read[tuple[Entry, ...]]:
    """The entries of a row: one, or one for each entry that it corrects.

    None where the ledger says just that already. An entry that holds from the same day or a later
    one is corrected, for else it would still govern. `place` gives the place of a column's cell.
    Problems: those of `Files.evidence`, sheet-file-missing in place of evidence-missing,
    day-in-future.
    """
    found = Problems()
    evidence = _evidence(made, files, place, found)
    entry = _entry(made, evidence)
    row = made.row
    stands = row.held is not None and not row.held.ended and not row.held.conflict
    if stands and any(
        _content(entry) == _content(own) and ("since" not in made.said or own.on == made.day)
        for own in row.own
    ):
        return Read((), found.found)
    ids = tuple(own.id for own in row.own if own.on >= made.day)
    entries = tuple(msgspec.structs.replace(entry, replaces=id_) for id_ in ids) or (entry,)
    return Read(entries, found.found)


def _content(entry: Entry) -> dict[str, object]:
    return {key: value for key, value in as_json(entry).items() if key not in _WHEN}


def _entry(made: Made, evidence: tuple[Evidence, ...]) -> Entry:
    row, mine, old = made.row, made.mine, made.row.entry
    reason = None if old is None else (old.explained.reason if old.explained else old.reason)
    why = _words(mine.reason, made.now.reason, reason, made.lang)
    explained = None
    if mine.answer == EXPLAINED and why is not None:
        before = old.explained.norms if old is not None and old.explained is not None else ()
        explained = Explained(why, before or row.norms)
    norms: tuple[str, ...] = ()
    if mine.answer == NOT_APPLICABLE:
        norms = old.norms if old is not None and old.state == NOT_APPLICABLE else row.norms
    statement = None if old is None else old.statement
    same = old is not None and made.now.answer == mine.answer
    said = _words(mine.statement, made.now.statement, statement, made.lang)
    same_words = said == statement and why == reason
    return Entry(
        on=made.day,
        recorded=made.recorded,
        practice=row.practice.id,
        system=row.system or None,
        state=_state(made),
        until=_until(made, old) if same else None,
        explained=explained,
        reason=None if explained is not None else why,
        norms=norms,
        statement=said,
        evidence=evidence,
        owner=mine.owner or None,
        due=mine.due,
        share=_share(made, old, same=same and same_words),
    )


def _until(made: Made, old: Entry | None) -> datetime.date | None:
    """The end that was set before, unless the row now begins after it."""
    until = None if old is None else old.until
    return None if until is not None and until < made.day else until


def _share(made: Made, old: Entry | None, *, same: bool) -> str | None:
    """To whom it may be shown: what the cell says.

    Without the cell: what was cleared for others to read is what stood there, not what it was
    changed to.
    """
    if "share" in made.said:
        return made.mine.share or None
    kept = None if old is None else old.share
    return kept if same or "share" not in made.absent else None


def _state(made: Made) -> str:
    if made.mine.answer == UNANSWERED:
        return "unknown"
    if made.mine.answer != EXPLAINED:
        return made.mine.answer
    old = made.row.entry
    return old.state if old is not None and old.explained is not None else "none"


def _words(text: str, shown: str, old: Words | None, lang: Lang) -> Words | None:
    """A text in two languages after one cell was edited.

    A translation of what was edited is dropped: nobody says that it still fits. Where the cell
    showed the other language, because its own was missing, a text in another script is taken to be
    the missing translation and one in the same script to be an edit.
    """
    if not text:
        return None
    if old is None:
        return _in(lang, text)
    if text == shown and plain(old, lang) == shown:
        return old
    if old.has(lang):
        return _in(lang, text)
    if _is_japanese(text) != _is_japanese(shown):
        return Words(text, old.en) if lang == "ja" else Words(old.ja, text)
    return _in("en" if lang == "ja" else "ja", text)


def _in(lang: Lang, text: str) -> Words:
    return Words(text, "") if lang == "ja" else Words("", text)


def _is_japanese(text: str) -> bool:
    return any("\u3041" <= letter <= "\u9fff" for letter in text)


def _evidence(
    made: Made, files: Files, place: Callable[[str], Place], found: Problems
) -> tuple[Evidence, ...]:
    """The evidence of a row. The cell on showing it speaks for all of it where it was changed.

    Where it was not, each piece keeps its mark, and a new one gets that of the others.
    """
    old = () if made.row.entry is None else made.row.entry.evidence
    share = made.mine.share or None
    out = old
    if made.mine.evidence != made.now.evidence:
        alike = all(one.share == share for one in old) and "share" not in made.absent
        out = _lines(made, files, share if alike else None, place, found)
    if "share" in made.said:
        out = tuple(msgspec.structs.replace(one, share=share) for one in out)
    return out


def _lines(
    made: Made,
    files: Files,
    share: str | None,
    place: Callable[[str], Place],
    found: Problems,
) -> tuple[Evidence, ...]:
    """The lines of the evidence cell, of which new ones are marked with `share`."""
    old = () if made.row.entry is None else made.row.entry.evidence
    before: dict[str, list[Evidence]] = {}
    for line, one in zip(made.now.evidence, old, strict=False):
        before.setdefault(line.text, []).append(one)
    out: list[Evidence] = []
    for line in made.mine.evidence:
        if is_placeholder(line.text, len(old)):
            out.extend(old)
            continue
        known = before.get(line.text)
        kept = known.pop(0) if known else None
        given = files.evidence(line) if kept is None else _with_days(kept, line, files)
        if isinstance(given, Fault):
            _fault(given, line, files, place("evidence"), found)
            continue
        if kept is None:
            given = msgspec.structs.replace(given, share=share)
        if given.collected and given.collected > made.recorded:
            found.error(
                "day-in-future",
                place("collected"),
                key="collected",
                value=given.collected,
                today=made.recorded,
            )
        out.append(given)
    return tuple(dict.fromkeys(out))


def _fault(given: Fault, line: Line, files: Files, place: Place, found: Problems) -> None:
    """Say why a line is no evidence; of a file that is not there, where it should be."""
    if given.code != "evidence-missing":
        found.error(given.code, place, **given.params)
        return
    name, folder = files.wanted(line.text)
    near = given.params["nearest"]
    found.error(
        "sheet-file-missing",
        place,
        file=name[:80],
        folder=folder,
        nearest=near,
        cells=place.path[-1],
    )


def _with_days(kept: Evidence, line: Line, files: Files) -> Evidence:
    """Evidence with other days. A file that is dated anew is recorded as it is now."""
    if line.collected != kept.collected:
        kept = files.as_it_is(kept)
    return msgspec.structs.replace(kept, collected=line.collected, expires=line.expires)
