"""A worksheet: one row for each practice that something applicable asks for, and its answer.

A practice of systems has one row a system. Only what provisions ask for themselves has a row, not
what merely follows from it. What is on record stands in the row already; reading a worksheet back
(`yawara.forms.worksheet_take`) compares with exactly these rows.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms.answers import tidy
from yawara.forms.first import first_rows
from yawara.forms.words import ANSWER, SAY
from yawara.ledger.planes import ALL, NONE, SOME
from yawara.scope.applies import is_about_systems
from yawara.scope.logic import explain
from yawara.text.canonical import digest
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.ledger.model import Entry, Evidence
    from yawara.ledger.planes import Interval
    from yawara.ledger.standing import Held
    from yawara.norms.model import Practice, Version
    from yawara.scope.applies import Scope, Scoped, Subject
    from yawara.text.words import Lang

ANSWERS = ("all", "some", "none", "not-applicable", "explained", "unanswered")
UNANSWERED, EXPLAINED, NOT_APPLICABLE = "unanswered", "explained", "not-applicable"

#: Beyond this a cell says how much evidence there is, instead of listing it.
MOST_EVIDENCE = 50
_LONGEST_EVIDENCE = 20_000
_CHECK_LENGTH = 16
_CHECKED = ("answer", "statement", "reason", "evidence", "owner", "due")


class Line(NamedTuple):
    """One line of the evidence cell, with the days that stand beside it."""

    text: str
    collected: datetime.date | None = None
    expires: datetime.date | None = None


class Filled(msgspec.Struct, frozen=True):
    """What the cells of a row say that people fill in, without the ways in which they write it."""

    answer: str = UNANSWERED
    since: datetime.date | None = None
    statement: str = ""
    reason: str = ""
    evidence: tuple[Line, ...] = ()
    owner: str = ""
    due: datetime.date | None = None
    share: str = ""

    @property
    def check(self) -> str:
        """A short digest. A row whose digest is the one written beside it was not touched.

        What is not in `_CHECKED` has a hidden column of its own, so that older sheets still fit.
        """
        plain = msgspec.to_builtins(self)
        return digest({key: plain[key] for key in _CHECKED})[:_CHECK_LENGTH]


@dataclass(frozen=True)
class Row:
    """One practice for one subject: who asks for it, and what the ledger says of it.

    `system` is "" for the organisation. `derived` is what all entries together leave possible;
    `unknown` are the facts for want of which the practice counts as applying.
    """

    practice: Practice
    at: int
    subject: Subject
    system: str
    asked: tuple[Scoped, ...]
    held: Held | None
    derived: Interval | None
    sources: tuple[Practice, ...]
    unknown: tuple[Words, ...] = ()

    @property
    def entry(self) -> Entry | None:
        """The one entry that governs; None where there is none, or where several disagree."""
        if self.held is None or self.held.conflict:
            return None
        return self.held.entries[-1]

    @property
    def own(self) -> tuple[Entry, ...]:
        """The entries that govern and are about this very subject, not its organisation."""
        entries = () if self.held is None else self.held.entries
        return tuple(entry for entry in entries if (entry.system or "") == self.system)

    @property
    def norms(self) -> tuple[str, ...]:
        """The instruments that ask for it."""
        return tuple(dict.fromkeys(item.version.instrument for item in self.asked))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the entries that the row came from."""
        return () if self.held is None else tuple(entry.id for entry in self.held.entries)


@dataclass(frozen=True)
class Worksheet:
    """Everything that a worksheet shows, before it is put into words and cells."""

    day: datetime.date
    organization: Words
    versions: tuple[Version, ...]
    themes: tuple[Words, ...]
    rows: tuple[Row, ...]
    undecided: int
    theme_of: dict[str, Words]
    systems: int = 0
    first: frozenset[tuple[str, str]] = frozenset()

    def is_first(self, one: Row) -> bool:
        """Whether a row is one of those to begin with."""
        return (one.practice.id, one.system) in self.first


def build(assessment: Assessment, *, systems: Iterable[str] = ()) -> Worksheet:
    """The worksheet of an assessment; with `systems`, only the rows of those."""
    scope = assessment.scope
    asked = asked_by(assessment)
    order = {theme: at for at, theme in enumerate(scope.norms.themes)}
    practices = scope.norms.practices
    wanted = frozenset(systems)
    keys = sorted(asked, key=lambda key: (order.get(practices[key[0]].theme, len(order)), key))
    subjects = scope.subjects
    keys = [(at, bit) for at, bit in keys if not wanted or (bit and subjects[bit].id in wanted)]
    rows = tuple(row(assessment, at, bit, asked[at, bit]) for at, bit in keys)
    first = first_rows(assessment, frozenset(keys))
    used = {item.version.ref for one in rows for item in one.asked}
    themes = dict.fromkeys(one.practice.theme for one in rows)
    undecided = {
        item.ref
        for bit in range(len(scope.subjects))
        for item in assessment.undecided(bit)
        if item.provision.asks
    }
    return Worksheet(
        day=scope.day,
        organization=scope.profile.organization.name,
        versions=tuple(version for version in scope.versions if version.ref in used),
        themes=tuple(scope.norms.themes.get(theme, Words(theme, theme)) for theme in themes),
        rows=rows,
        undecided=len(undecided),
        systems=len(scope.subjects) - 1,
        first=frozenset(
            (one.practice.id, one.system)
            for key, one in zip(keys, rows, strict=True)
            if key in first
        ),
        theme_of={theme: scope.norms.themes.get(theme, Words(theme, theme)) for theme in themes},
    )


def asked_by(assessment: Assessment) -> dict[tuple[int, int], tuple[Scoped, ...]]:
    """By practice and subject, the provisions that ask for it themselves and apply."""
    scope = assessment.scope
    subjects = range(1, len(scope.subjects)) or range(1)
    out: dict[tuple[int, int], list[Scoped]] = {}
    for item in scope.items:
        for practice_id in item.provision.asks or ():
            at = scope.norms.practice_index[practice_id]
            own = scope.norms.practices[at].level == "organization"
            left_out = assessment.standing.stated.out[at]
            for bit in (0,) if own else subjects:
                if item.yes >> bit & 1 and not left_out >> bit & 1:
                    out.setdefault((at, bit), []).append(item)
    return {key: tuple(items) for key, items in out.items()}


def row(assessment: Assessment, at: int, bit: int, asked: tuple[Scoped, ...]) -> Row:
    """The row of one practice and subject; `asked` may be empty for one that nothing asks for."""
    scope = assessment.scope
    practice = scope.norms.practices[at]
    derived = assessment.standing.stated.bounds(at).at(bit)
    subject = scope.subjects[bit]
    return Row(
        practice=practice,
        at=at,
        subject=subject,
        system=subject.id if bit else "",
        asked=asked,
        held=assessment.standing.for_target(practice.id, bit),
        derived=derived,
        sources=_sources(assessment, at, bit, derived),
        unknown=_unknown(scope, practice, bit),
    )


def _unknown(scope: Scope, practice: Practice, bit: int) -> tuple[Words, ...]:
    """The facts, not given, for want of which a practice counts as applying to a subject."""
    if practice.applies is None:
        return ()
    by_systems = not bit and is_about_systems(practice.applies, scope.norms)
    subjects = scope.subjects[1:] if by_systems and len(scope.subjects) > 1 else ()
    reasons = [explain(practice.applies, one.given) for one in subjects or (scope.subjects[bit],)]
    if any(reason.truth for reason in reasons):
        return ()
    facts = dict.fromkeys(fact for reason in reasons for fact in reason.deciding())
    return tuple(scope.norms.fact_by_id[fact].title for fact in facts)


def _sources(
    assessment: Assessment, at: int, bit: int, derived: Interval | None
) -> tuple[Practice, ...]:
    """The practices whose answers settle this one along rungs and ways."""
    if derived is None or derived[0] != derived[1]:
        return ()
    norms, standing = assessment.scope.norms, assessment.standing
    out = []
    for other, practice in enumerate(norms.practices):
        if other == at or standing.for_target(practice.id, bit) is None:
            continue
        bounds = standing.stated.bounds(other).at(bit)
        upward = (
            at in norms.implied[other] and bounds is not None and bounds[0] == derived[0] != NONE
        )
        downward = (
            other in norms.implied[at] and bounds is not None and bounds[1] == derived[1] != ALL
        )
        if upward or downward:
            out.append(practice)
    return tuple(out)


def answer_of(entry: Entry) -> str:
    """The word of the drop-down for what an entry says."""
    if entry.explained is not None:
        return EXPLAINED
    return UNANSWERED if entry.state == "unknown" else entry.state


def is_derived(one: Row) -> bool:
    """Whether the answer shown was not given itself but follows from others."""
    held, entry = one.held, one.entry
    if held is not None and held.conflict:
        return False
    given = entry is not None and held is not None and not held.ended
    if entry is not None and given and answer_of(entry) != UNANSWERED:
        return False
    return one.derived is not None and bool(one.sources)


def answer_shown(one: Row) -> str:
    """The answer that stands in a row: given, or following from others; else not answered."""
    if is_derived(one) and one.derived is not None:
        return {NONE: "none", SOME: "some", ALL: "all"}[one.derived[0]]
    if one.entry is None or one.held is None or one.held.ended:
        return UNANSWERED
    return answer_of(one.entry)


def filled(one: Row, lang: Lang) -> Filled:
    """What the cells of a row say that people fill in, in one language."""
    entry = one.entry
    if entry is None:
        return Filled(answer_shown(one))
    reason = entry.explained.reason if entry.explained is not None else entry.reason
    answer = answer_shown(one)
    given = answer != UNANSWERED and not is_derived(one)
    return Filled(
        answer=answer,
        since=entry.on if given else None,
        statement=plain(entry.statement, lang),
        reason=plain(reason, lang),
        evidence=lines_of(entry.evidence, lang),
        owner=tidy(entry.owner or ""),
        due=entry.due,
        share=entry.share or "",
    )


def plain(words: Words | None, lang: Lang) -> str:
    """A text as a cell holds it: in `lang` or, where it is missing, in the other language."""
    return "" if words is None else tidy(words.to(lang))


def lines_of(evidence: tuple[Evidence, ...], lang: Lang) -> tuple[Line, ...]:
    """Evidence as the lines of its cell."""
    lines = tuple(Line(shown_as(one, lang), one.collected, one.expires) for one in evidence)
    if len(lines) > MOST_EVIDENCE or sum(len(line.text) for line in lines) > _LONGEST_EVIDENCE:
        return (Line(SAY("evidence-many", lang, count=len(lines))),)
    return lines


def shown_as(evidence: Evidence, lang: Lang) -> str:
    """One piece of evidence on one line."""
    text = " ".join(tidy(evidence.target).split())
    return SAY(evidence.kind, lang) + text if evidence.kind in SAY.table else text


def remarks(one: Row, lang: Lang) -> str:
    """What a row says about where its answer is from."""
    out: list[str] = []
    separator = SAY("separator", lang)
    if is_derived(one):
        names = separator.join(practice.title.to(lang) for practice in one.sources)
        out.append(SAY("remark.derived", lang, practices=names))
    if one.unknown:
        facts = separator.join(SAY("quoted", lang, word=fact.to(lang)) for fact in one.unknown)
        out.append(SAY("remark.unknown", lang, facts=facts))
    held, entry = one.held, one.entry
    if held is not None and held.conflict:
        answers = separator.join(
            dict.fromkeys(ANSWER(answer_of(entry), lang) for entry in held.entries)
        )
        out.append(SAY("remark.conflict", lang, answers=answers))
    if entry is None or held is None:
        return "\n".join(out)
    if held.ended:
        answer = ANSWER(answer_of(entry), lang)
        out.append(SAY("remark.ended", lang, answer=answer, day=entry.until or ""))
    elif one.system and entry.system is None:
        out.append(SAY("remark.default", lang))
    if any(piece.share != entry.share for piece in entry.evidence):
        out.append(SAY("remark.share", lang))
    norms = entry.explained.norms if entry.explained is not None else entry.norms
    if norms and not held.ended and answer_of(entry) in (EXPLAINED, NOT_APPLICABLE):
        answer = ANSWER(answer_of(entry), lang)
        out.append(SAY("remark.norms", lang, answer=answer, norms=separator.join(norms)))
    return "\n".join(out)
