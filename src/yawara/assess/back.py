"""Steps back: where a change of the ledger says or shows less than before, and whether it says why.

Only what is said counts here. Where a norm or a fact begins to ask for more, a provision may be
further from what is asked, but nobody has stepped back.

A reason is something that an entry of the change says, and that the entries which it takes the
place of did not say: the reason that it gives or, where it says less than *all*, its statement. A
statement beside *all* tells what is done; it is no word on evidence that is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from yawara.scope.profile import ORGANIZATION

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator

    from yawara.assess.change import Changes, Level, ProvisionChange
    from yawara.assess.findings import Finding
    from yawara.ledger.model import Entry
    from yawara.scope.applies import Subject
    from yawara.text.words import Words


@dataclass(frozen=True, slots=True)
class StepBack:
    """A practice, or a provision answered directly, of which less is said or shown on a day.

    `stated`: less is said to be done; else it is only evidence that shows less. `entry` is the
    entry of the change that it comes through; None where entries are gone. `reason` None: the
    change does not say why.
    """

    target: str
    subjects: tuple[Subject, ...]
    day: datetime.date
    stated: bool
    entry: Entry | None
    reason: Words | None


class _Fall(NamedTuple):
    """A step back of one subject, through entries that govern only after and only before."""

    target: str
    subject: Subject
    stated: bool
    came: tuple[Entry, ...]
    went: tuple[Entry, ...]


def steps_back(found: Iterable[Changes], added: Collection[Entry]) -> tuple[StepBack, ...]:
    """The steps back in what differs on each of some days; `added` are the entries of the change.

    Each is told once: on the first day, for all subjects together, and not again for the practices
    and provisions that only follow.
    """
    new = {entry.id for entry in added}
    told: dict[tuple[object, ...], tuple[datetime.date, list[_Fall]]] = {}
    for changes in found:
        day = changes.after.scope.day
        for fall in _falls(changes, added):
            ids = [tuple(entry.id for entry in entries) for entries in (fall.came, fall.went)]
            first, falls = told.setdefault((fall.target, fall.stated, *ids), (day, []))
            if first == day:
                falls.append(fall)
    return tuple(_step(day, falls, new) for day, falls in told.values())


def _step(day: datetime.date, falls: list[_Fall], new: Collection[str]) -> StepBack:
    one = falls[0]
    came = [entry for entry in one.came if entry.id in new]
    return StepBack(
        target=one.target,
        subjects=tuple(fall.subject for fall in falls),
        day=day,
        stated=one.stated,
        entry=came[0] if came else None,
        reason=_reason(came, one.went, day),
    )


def _reason(came: Iterable[Entry], went: Iterable[Entry], day: datetime.date) -> Words | None:
    said = {words for entry in went for words in _words(entry, less=True)}
    for entry in came:
        less = entry.state != "all" or not entry.holds_on(day)
        for words in _words(entry, less=less):
            if words not in said:
                return words
    return None


def _words(entry: Entry, *, less: bool) -> Iterator[Words]:
    public = entry.explained.reason if entry.explained else None
    for words in (entry.reason, public, entry.statement if less else None):
        if words is not None and (words.ja or words.en).strip():
            yield words


def _falls(changes: Changes, added: Collection[Entry]) -> Iterator[_Fall]:
    """Those of practices, then those of provisions of which no practice tells."""
    told: set[tuple[str, str]] = set()
    for fall in _practices(changes, told):
        told.add((fall.subject.id, fall.target))
        yield fall
    for one in changes.provisions:
        if not one.counted or "entries" not in one.causes:
            continue
        stated, shown = _fell(one.before, one.after)
        if one.came or one.went:
            if stated or shown:
                yield _Fall(one.item.ref, one.subject, stated, one.came, one.went)
        elif one.direction != "further" or _is_told(told, one.subject, one.practices):
            continue
        elif not {"norms", "profile"} & {*one.causes}:
            # No state fell: it was said for other norms that something inside does not apply.
            came = tuple(entry for entry in added if _is_inside(entry, one))
            yield _Fall(one.item.ref, one.subject, stated, came, ())


def _practices(changes: Changes, told: Collection[tuple[str, str]]) -> Iterator[_Fall]:
    further = [one for one in changes.practices if one.direction == "further"]
    own = [one for one in further if "entries" in one.causes]
    rest = [one for one in further if "related" in one.causes]
    for one in (*own, *rest):
        if "entries" in one.causes or not _is_told(told, one.subject, one.through):
            stated, _ = _fell(one.before, one.after)
            yield _Fall(one.practice.id, one.subject, stated, one.came, one.went)


def _fell(before: Level | Finding | None, after: Level | Finding | None) -> tuple[bool, bool]:
    """Whether the lower bound fell of what is stated, and of what is shown."""
    if before is None or after is None:
        return False, False
    return before.stated[0] > after.stated[0], before.shown[0] > after.shown[0]


def _is_told(told: Collection[tuple[str, str]], who: Subject, practices: Iterable[str]) -> bool:
    return any((id_, one) in told for one in practices for id_ in (who.id, ORGANIZATION))


def _is_inside(entry: Entry, one: ProvisionChange) -> bool:
    return entry.practice in one.practices and entry.system in (None, one.subject.id)
