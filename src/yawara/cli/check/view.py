"""The cells of a summary, in one language: how things moved, for whom, and what entries say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.assess.change import PracticeChange
from yawara.assess.words import SAY as STATES
from yawara.cli.check.blocks import Code, short
from yawara.cli.check.moves import way_of
from yawara.cli.check.words import SAY
from yawara.cli.words import SAY as COMMON

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from yawara.assess.causes import Cause
    from yawara.assess.change import Level, ProvisionChange
    from yawara.assess.findings import Finding
    from yawara.cli.check.blocks import Cell
    from yawara.cli.check.fail_on import Checked
    from yawara.cli.check.moves import Mover, Otherwise
    from yawara.ledger.model import Entry
    from yawara.scope.applies import Answer, Subject
    from yawara.text.words import Lang

#: How many provisions, or systems, are named in a cell.
_NAMED = 3

_Sides = tuple["Finding | Level | None", "Finding | Level | None"]


class View(NamedTuple):
    """A check and the language in which it is told."""

    checked: Checked
    lang: Lang

    # -- what moved ------------------------------------------------------------------------

    def mover(self, one: Mover) -> tuple[Cell, ...]:
        """A practice or a direct answer: how it moved, for whom, why, and what it touches."""
        change = one.one
        if isinstance(change, PracticeChange):
            title: Cell = self._practice(one.target)
            sides = (change.before, change.after)
            move = _arrow(*(self._level(sides, level) for level in sides))
            why = self._why(change)
        else:
            title = (Code(one.target), f" {short(change.item.provision.name(self.lang))}")
            move = self._provision_move(change)
            why = self._said(change)
        if one.step is not None and one.step.reason is not None:
            why = short(one.step.reason.to(self.lang))
        return (
            self._way(one.way, one.day),
            title,
            self.names(one.subjects),
            move,
            why,
            self._refs(tuple(one.refs)),
        )

    def otherwise(self, one: Otherwise) -> tuple[Cell, ...]:
        """Provisions that changed through a norm or a fact."""
        return (
            self._way(one.way, one.day),
            self._causes(one.causes),
            self.names(one.subjects),
            self._refs(one.refs),
        )

    def provision(self, one: ProvisionChange, day: datetime.date) -> tuple[Cell, ...]:
        """One provision and how it changed, without for whom."""
        provision = one.item.provision
        return (
            self._way(way_of(one), day),
            Code(one.item.ref),
            short(provision.name(self.lang)),
            self._provision_move(one),
            short(provision.gist.to(self.lang)),
        )

    def names(self, subjects: Sequence[Subject]) -> str:
        """Whom something is about; of many the first ones and how many more."""
        systems = self.checked.assessment.scope.subjects[1:]
        if len(systems) > 1 and [one.id for one in subjects] == [one.id for one in systems]:
            return COMMON("scope.every-system", self.lang)
        names = [short(one.name.to(self.lang)) for one in subjects]
        if len(names) <= _NAMED + 1:
            return " / ".join(names)
        shown, more = " / ".join(names[:_NAMED]), len(names) - _NAMED
        return SAY("and-more", self.lang, names=shown, count=more)

    def _way(self, way: str, day: datetime.date) -> str:
        words = SAY(f"way.{way}", self.lang)
        if day == self.checked.assessment.scope.day:
            return words
        return SAY("from-day", self.lang, way=words, day=day)

    def _refs(self, refs: Sequence[str]) -> Cell:
        if not refs:
            return "0"
        out: list[str] = [f"{len(refs)}: "]
        for ref in refs[:_NAMED]:
            out += [Code(ref), ", "]
        return (*out, "…") if len(refs) > _NAMED else tuple(out[:-1])

    def _why(self, one: PracticeChange) -> str:
        """What moved a practice: what the entries say, the related practices, or another cause."""
        if one.through:
            names = " / ".join(self._title(id_) for id_ in one.through)
            return short(SAY("through", self.lang, names=names))
        return self._said(one)

    def _said(self, one: PracticeChange | ProvisionChange) -> str:
        """What its entries say; without a word, only that some are gone, or another cause."""
        if one.came:
            said = [entry.statement.to(self.lang) for entry in one.came if entry.statement]
            return short(" / ".join(said))
        return SAY("cause.gone", self.lang) if one.went else self._causes(one.causes)

    def _causes(self, causes: Iterable[Cause]) -> str:
        return " / ".join(SAY(f"cause.{cause}", self.lang) for cause in causes)

    def _practice(self, practice: str) -> tuple[str, ...]:
        return (f"{short(self._title(practice))} (", Code(practice), ")")

    def _title(self, practice: str) -> str:
        norms = self.checked.assessment.scope.norms
        known = practice in norms.practice_index
        return norms.practice(practice).title.to(self.lang) if known else practice

    # -- from where to where ---------------------------------------------------------------

    def _provision_move(self, one: ProvisionChange) -> str:
        before, after = one.before, one.after
        if before and after and before.status == after.status:
            first, second = before.counts, after.counts
            tails = {self._tail(one, side) for side in (before, after)}
            if first.read == second.read and len(tails) == 1:
                done = f"{first.all} → {second.all}" if first.all != second.all else str(first.all)
                words = self._counted(before, done) + tails.pop()
                inside = " / ".join(self._title(id_) for id_ in one.practices)
                same = first.all == second.all and inside
                return short(words + (SAY("inside", self.lang, names=inside) if same else ""))
        return short(
            _arrow(
                self._finding(one, before, one.applied),
                self._finding(one, after, one.applies),
            )
        )

    def _finding(self, one: ProvisionChange, finding: Finding | None, answer: Answer) -> str:
        if finding is None:
            return SAY("undecided" if answer == "unknown" else "not-there", self.lang)
        return self._counted(finding, str(finding.counts.all)) + self._tail(one, finding)

    def _counted(self, finding: Finding, done: str) -> str:
        words = STATES(finding.status, self.lang)
        read = finding.counts.read
        return words + (SAY("of-read", self.lang, done=done, read=read) if read else "")

    def _tail(self, one: ProvisionChange, finding: Finding) -> str:
        tail = self._shown((one.before, one.after), finding)
        return tail + (SAY("explained", self.lang) if finding.explained else "")

    def _level(self, sides: _Sides, level: Level | None) -> str:
        if level is None:
            return STATES("not-applicable", self.lang)
        if level.mark == "not-applicable":
            return SAY("claimed-out", self.lang)
        words = STATES(f"interval-{level.stated[0]}{level.stated[1]}", self.lang)
        words += self._shown(sides, level)
        return words + (SAY("explained", self.lang) if level.mark == "explained" else "")

    def _shown(self, sides: _Sides, one: Finding | Level) -> str:
        """Whether evidence shows what is stated, where that is not so on both sides alike."""
        hows = {_how(side) for side in sides if side is not None and side.stated[0]}
        if not one.stated[0] or len(hows) < 2:  # noqa: PLR2004 - one on each side
            return ""
        return SAY(f"evidence.{_how(one)}", self.lang)

    # -- entries ---------------------------------------------------------------------------

    def entry(self, entry: Entry) -> tuple[Cell, ...]:
        """What a reviewer looks at in an entry: where, since when, what it says, what shows it."""
        public = entry.explained.reason if entry.explained else None
        said = [one.to(self.lang) for one in (entry.statement, entry.reason, public) if one]
        since = str(entry.on)
        if entry.until is not None:
            since = SAY("until", self.lang, day=since, until=entry.until)
        state = COMMON(f"state.{entry.state}", self.lang)
        return (
            Code(f"{entry.place.file}:{entry.place.line}"),
            since,
            self._about(entry),
            state + (SAY("explained", self.lang) if public else ""),
            short(" / ".join(said)),
            self._evidence(entry),
            self._besides(entry),
        )

    def _about(self, entry: Entry) -> Cell:
        about = self._practice(entry.practice) if entry.practice else (Code(entry.target),)
        return (*about, " / ", Code(entry.system)) if entry.system else about

    def _besides(self, entry: Entry) -> str:
        """Who looks after it, by when, who outside gets to read it, what it corrects."""
        out = [
            SAY(f"besides.{key}", self.lang, **{key: short(str(value))})
            for key in ("owner", "due", "replaces")
            if (value := getattr(entry, key))
        ]
        if entry.share:
            out.append(SAY(f"share.{entry.share}", self.lang))
        return SAY("and", self.lang).join(out)

    def _evidence(self, entry: Entry) -> str:
        """What shows it; that nothing does is worth a word only where something is done."""
        if not entry.evidence:
            return SAY("no-evidence", self.lang) if entry.state in ("all", "some") else ""
        first = short(entry.evidence[0].target)
        more = len(entry.evidence) - 1
        return SAY("and-more", self.lang, names=first, count=more) if more else first


def _how(side: Finding | Level) -> str:
    least = side.shown[0]
    return "with" if least == side.stated[0] else "in-part" if least else "without"


def _arrow(before: str, after: str) -> str:
    return f"{before} → {after}"
