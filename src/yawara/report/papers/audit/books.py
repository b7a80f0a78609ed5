"""The books that an auditor looks at: evidence with its hashes, every entry, and the seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.ledger import seal
from yawara.report import entries as say_entries
from yawara.report.detail import ENTRY_STATES
from yawara.report.letters import visible
from yawara.report.papers.audit.numbers import anchor, refs
from yawara.report.papers.frame import line, say, span
from yawara.report.tree import Column, Pairs, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain
from yawara.text.messages import show_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.ledger.model import Entry, Evidence
    from yawara.report.ground import Books
    from yawara.report.papers.audit.numbers import Numbers
    from yawara.report.tree import Block, Line
    from yawara.report.view import View


def evidence(view: View, books: Books, numbers: Numbers) -> Section:
    """Every piece of evidence in the ledger: what, which days, its hash, and how it was checked."""
    found: dict[Evidence, list[Entry]] = {}
    for entry in books.entries:
        for one in entry.evidence:
            found.setdefault(one, []).append(entry)
    heading = line(view, "books-evidence")
    if not found:
        return Section("evidence", heading, (Paragraph(line(view, "books-evidence-none")),))
    files = {one.target for one in found if one.kind == "file"}
    checked = {one.target for one in found if one.kind == "file" and one.sha256}
    lead = line(view, "books-evidence-lead", files=len(files), checked=len(checked))
    columns = (
        Column(say(view, "number"), 3, "number"),
        Column(say(view, "books-target"), 19),
        Column(say(view, "books-days"), 10),
        Column(say(view, "books-check"), 9),
        Column(say(view, "books-entries-of"), 9),
    )
    rows = tuple(
        _proof(view, one, numbers, numbers.of_records(its), books.unhashed)
        for one, its in found.items()
    )
    table = Table(say(view, "books-evidence"), columns, rows, caption_hidden=True)
    return Section("evidence", heading, (Paragraph(lead), table))


def _proof(
    view: View, one: Evidence, numbers: Numbers, its: Line, unhashed: Mapping[str, str]
) -> Row:
    kind = view.span("label", "muted", name=view.say(f"kind-{one.kind}"))
    what: list[Block] = [Paragraph((kind, Span(visible(one.target), "quote")))]
    if one.note is not None:
        what.append(Paragraph((view.words(one.note, "quote"),), "small"))
    if one.sha256:
        what.append(Paragraph((Span(visible(one.sha256), "id"),), "small"))
    elif one.kind == "file" and one.target in unhashed:
        now = say(view, "hash-now", hash=unhashed[one.target])
        what.append(Paragraph((Span(now, "id"),), "small"))
    key = "hash-unchecked"
    if one.kind == "file":
        key = "hash-same" if one.sha256 else "hash-missing"
    counts = "counts-yes" if one.counts_on(view.assessment.scope.day) else "counts-no"
    cells = (
        plain(Span(str(numbers.evidence[one]), "count")),
        tuple(what),
        _days(view, one),
        (Paragraph(line(view, key)), Paragraph(line(view, counts), "small")),
        plain(*its),
    )
    return Row(cells, anchor("evidence", numbers.evidence[one]))


def _days(view: View, one: Evidence) -> tuple[Block, ...]:
    since, until = one.speaks_from, one.speaks_to
    said: list[str] = []
    if one.collected:
        said.append(say(view, "days-collected", day=one.collected))
    if since and until:
        said.append(say(view, "days-span", since=since, until=until))
    elif since:
        said.append(say(view, "days-from", day=since))
    elif until:
        said.append(say(view, "days-to", day=until))
    if one.expires:
        said.append(say(view, "days-expires", day=one.expires))
    return tuple(Paragraph((Span(text),)) for text in said or [say(view, "days-none")])


def ledger(view: View, books: Books, numbers: Numbers) -> Section:
    """Every entry in the order of the file, and what it counts for on the day."""
    heading = line(view, "books-ledger")
    if not books.entries:
        return Section("ledger", heading, (Paragraph(line(view, "books-ledger-none")),))
    standings = _standings(view, books.entries)
    columns = (
        Column(say(view, "number"), 3, "number"),
        Column(say(view, "books-entry"), 9),
        Column(say(view, "books-about"), 13),
        Column(say(view, "books-said"), 17),
        Column(say(view, "books-owner"), 8),
    )
    rows = tuple(_entry(view, one, standings[one.id], numbers) for one in books.entries)
    lead = Paragraph(line(view, "books-ledger-lead", count=len(books.entries)))
    table = Table(say(view, "books-ledger"), columns, rows, caption_hidden=True)
    return Section("ledger", heading, (lead, table))


def _standings(view: View, entries: tuple[Entry, ...]) -> dict[str, str]:
    """What becomes of each entry on the day, by id, as a key of a phrase."""
    day, known = view.assessment.scope.day, view.assessment.standing.known
    begun = [one for one in entries if one.on <= day and (known is None or one.known_from <= known)]
    replaced = tuple(one.replaces for one in begun if one.replaces is not None)
    behind = {one.id for held in view.assessment.standing.held.values() for one in held.entries}
    out: dict[str, str] = {}
    for one in entries:
        if one.on > day:
            key = "entry-later"
        elif known is not None and one.known_from > known:
            key = "entry-unknown"
        elif replaced and one.id.startswith(replaced):
            key = "entry-replaced"
        elif one.id not in view.ground.governs:
            key = "entry-default" if one.id in behind else "entry-older"
        else:
            key = "entry-governs" if one.holds_on(day) else "entry-ended"
        out[one.id] = key
    return out


def _entry(view: View, one: Entry, standing: str, numbers: Numbers) -> Row:
    head: list[Block] = [
        Paragraph((Span(say(view, "since", day=one.on)),)),
    ]
    days = (
        ("books-period", one.until),
        ("books-recorded", one.recorded),
        ("books-planned", one.due),
    )
    head += (Paragraph(line(view, key, day=day), "small") for key, day in days if day is not None)
    place = visible(show_place(one.place))
    head.append(Paragraph((Span(f"{one.id[:12]} {place}".strip(), "id"),), "small"))
    state = view.state(ENTRY_STATES[one.state])
    if one.other_means:
        state += view.aside("direct-means")
    between = Span(view.say("then"), "muted")
    about: list[Block] = [
        Paragraph((*_number(one, numbers), *say_entries.target_line(view, one))),
        Paragraph((Span(state, "strong"), between, span(view, standing))),
    ]
    if one.replaces is not None:
        words = say(view, "books-replaces", id=visible(one.replaces[:12]))
        about.append(Paragraph((Span(words),), "small"))
    number = numbers.records[one.id]
    cells = (
        plain(Span(str(number), "count")),
        tuple(head),
        tuple(about),
        say_entries.words(view, one),
        tuple(_aside(view, one, numbers)),
    )
    return Row(cells, anchor("record", number))


def _number(one: Entry, numbers: Numbers) -> Line:
    number = numbers.practices.get(one.practice or "")
    return () if number is None else (Span(f"{number} ", "muted"),)


def _aside(view: View, one: Entry, numbers: Numbers) -> list[Block]:
    out: list[Block] = []
    if one.evidence:
        found = (numbers.evidence[each] for each in one.evidence)
        out.append(Paragraph(refs(view, "evidence", found)))
    if one.owner:
        out.append(Paragraph((Span(visible(one.owner)),)))
    if one.share is not None:
        out.append(Paragraph(line(view, f"books-share-{one.share}"), "small"))
    return out


def seals(view: View, books: Books) -> Section:
    """The chain over the ledger: every sealing, that it still fits, and what was added since."""
    heading = line(view, "books-seal")
    now = seal.chain(books.entries)
    count = len(books.entries)
    chain = Pairs(((line(view, "books-chain-now", count=count), plain(Span(now, "id"))),))
    if not books.seals:
        return Section("seal", heading, (Paragraph(line(view, "books-seal-none")), chain))
    columns = (
        Column(say(view, "seal-on"), 4),
        Column(say(view, "seal-entries"), 3, "number"),
        Column(say(view, "seal-chain"), 14),
        Column(say(view, "seal-state"), 5),
    )
    rows = tuple(
        Row(
            (
                plain(Span(one.on.isoformat(), "count")),
                plain(Span(str(one.entries), "count")),
                plain(Span(one.chain, "id")),
                plain(span(view, "seal-fits")),
            )
        )
        for one in books.seals
    )
    blocks: list[Block] = [
        Paragraph(line(view, "books-seal-lead", count=len(books.seals))),
        Table(say(view, "books-seal"), columns, rows, caption_hidden=True),
    ]
    since = count - max(one.entries for one in books.seals)
    if since:
        blocks.append(Paragraph(line(view, "books-seal-since", count=since)))
    return Section("seal", heading, (*blocks, chain))
