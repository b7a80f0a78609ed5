"""A card for one AI system: its facts, what the records say of it, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import closing
from yawara.report.firm import sourced
from yawara.report.firm.rules import value
from yawara.report.firm.sourced import Paper, Passage, Source, line, say, span
from yawara.report.papers import shared
from yawara.report.tree import Column, Document, Note, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice
    from yawara.report.firm.pack import Part
    from yawara.report.tree import Block, Line
    from yawara.report.view import View


def card(view: View, parts: tuple[Part, ...], bit: int) -> Paper:
    """The card of the system with this bit, and its passages."""
    scope = view.assessment.scope
    subject = scope.subjects[bit]
    system = next(one for one in scope.profile.systems if one.id == subject.id)
    passages: list[Passage] = []
    texts: list[tuple[str, str]] = [
        (say(view, "card-id"), system.id),
        (say(view, "card-kind"), say(view, f"kind-{system.kind}")),
        *([(say(view, "card-note"), view.text(system.note))] if system.note is not None else []),
        (say(view, "card-of"), view.subject(0)),
        (say(view, "card-since"), view.day(system.since) if system.since else ""),
    ]
    if system.until is not None:
        texts.append((say(view, "card-until"), view.day(system.until)))
    texts.append((say(view, "records-day"), view.day(scope.day)))
    facts: list[tuple[str, Line]] = []
    for name, text in texts:
        shown: Line = (Span(text or say(view, "not-known")),)
        passages.append(Passage(name, (Span(text),), Source(facts=("profile",))))
        facts.append((name, shown))
    sections = [_part(view, part, bit, passages) for part in parts]
    sections.append(sourced.sources(view, passages, inside=True, facts=True))
    paper = Document(
        view.lang,
        say(view, "title-card"),
        view.subject(bit),
        tuple(facts),
        (Note(plain(span(view, "card-inside")), role="warning"),),
        tuple(section for section in sections if section.blocks),
        closing.colophon(view),
        "paper",
    )
    return Paper(paper, tuple(passages))


def _part(view: View, part: Part, bit: int, passages: list[Passage]) -> Section:
    blocks: list[Block] = []
    heading = view.text(part.heading)
    if part.facts:
        blocks.append(_facts(view, part, bit, heading, passages))
    rows, missing = [], []
    for practice in sourced.asked(view, part.practices):
        found = tuple(_said(view, practice, bit))
        interval = _interval(view, practice, bit)
        if interval is None:
            continue
        if not found:
            missing.append(practice)
            continue
        source = sourced.source(view, (practice,), _bits(practice, bit))
        title = view.text(practice.title)
        text = " ".join(one.text for one in found)
        place = say(view, "within", part=heading, what=title)
        passages.append(Passage(place, (Span(text),), source))
        state = plain(view.practice_mark(interval))
        evidence = tuple(Paragraph(one, "small") for one in _evidence(view, practice, bit))
        said = tuple(Paragraph((one,)) for one in found)
        rows.append(Row((plain(Span(title)), state, (*said, *evidence))))
    if rows:
        columns = (
            Column(view.say("practice"), 5),
            Column(view.say("state"), 4),
            Column(say(view, "card-said"), 12),
        )
        blocks.append(Table(heading, columns, tuple(rows), caption_hidden=True))
    if missing:
        names = view.joined(_missing(view, one, bit) for one in missing)
        text_ = line(view, "card-missing", names=names)
        refs = tuple(item.ref for item in sourced.provisions(view, missing))
        ended = tuple(entry.id for one in missing for entry in _ended(view, one, bit))
        source = Source(tuple(one.id for one in missing), refs, ended)
        place = say(view, "within", part=heading, what=say(view, "card-no-record"))
        passages.append(Passage(place, text_, source))
        blocks.append(Paragraph(text_))
    return Section(f"card:{part.id}", (Span(heading),), tuple(blocks))


def _facts(view: View, part: Part, bit: int, heading: str, passages: list[Passage]) -> Table:
    scope = view.assessment.scope
    rows = []
    for fact in part.facts:
        title = view.text(scope.norms.fact_by_id[fact].title)
        text = value(view, fact, scope.subjects[bit].given.get(fact))
        place = say(view, "within", part=heading, what=title)
        passages.append(Passage(place, (Span(text),), Source(facts=(fact,))))
        rows.append(Row((plain(Span(title)), plain(Span(text)))))
    columns = (Column(say(view, "card-fact"), 8), Column(say(view, "card-value"), 13))
    return Table(heading, columns, tuple(rows), caption_hidden=True)


def _interval(view: View, practice: Practice, bit: int) -> tuple[int, int] | None:
    at = view.assessment.scope.norms.practice_index[practice.id]
    return view.assessment.standing.stated.bounds(at).at(bit if practice.level == "system" else 0)


def _bits(practice: Practice, bit: int) -> tuple[int, ...]:
    return (bit,) if practice.level == "system" else (0,)


def _ended(view: View, practice: Practice, bit: int) -> tuple[Entry, ...]:
    """The newest entries on a practice, where their period is over."""
    held = view.assessment.standing.for_target(practice.id, *_bits(practice, bit))
    return held.entries if held is not None and held.ended else ()


def _missing(view: View, practice: Practice, bit: int) -> str:
    """The name of a practice without a record in force, and the last day of one that ended."""
    name = view.text(practice.title)
    last = max((one.until for one in _ended(view, practice, bit) if one.until), default=None)
    return name if last is None else say(view, "card-ended", name=name, day=view.day(last))


def _said(view: View, practice: Practice, bit: int) -> Iterator[Span]:
    for entry in sourced.entries(view, practice, _bits(practice, bit)):
        if entry.statement is not None:
            yield view.words(entry.statement, "quote")
        if entry.reason is not None:
            yield view.words(entry.reason, "quote")
        if entry.explained is not None:
            yield view.words(entry.explained.reason, "quote")
        if entry.statement is None and entry.reason is None and entry.explained is None:
            yield span(view, "card-no-words", "muted")


def _evidence(view: View, practice: Practice, bit: int) -> Iterator[Line]:
    day = view.assessment.scope.day
    for entry in sourced.entries(view, practice, _bits(practice, bit)):
        for one in entry.evidence:
            if one.counts_on(day):
                yield (span(view, "card-evidence", "muted"), *shared.name(view, one))
