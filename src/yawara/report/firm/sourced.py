"""Paragraphs that know where they come from: practices, provisions, entries, facts, our form.

Every paper of this package is made of passages. A passage is a text with its place in the paper and
its source, and the paper shows both at its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from yawara.ledger.planes import ALL, NONE, SOME
from yawara.report.firm.pack import FILLED
from yawara.report.firm.words import SAY
from yawara.report.letters import excerpt, visible
from yawara.report.papers.pieces import asked_bits, asking, levels
from yawara.report.tree import Column, Document, Line, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice
    from yawara.report.tree import Block, Role
    from yawara.report.view import View
    from yawara.scope.applies import Scoped
    from yawara.text.canonical import Json
    from yawara.text.words import Words

State = Literal["", "some", "none", "unknown"]
_MOST_OWNER = 40
#: What tells from a Japanese name how an organisation speaks of itself: the first that is found.
_BODIES = (("会社", "company"), ("法人", "corporation"), ("事務所", "office"))
#: So much of the id of an entry tells it from every other in a ledger.
_ID = 12


class Source(msgspec.Struct, frozen=True):
    """Where a passage comes from. `own`: it is our wording, for the form alone."""

    practices: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    own: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all is named."""
        return not (self.practices or self.provisions or self.entries or self.facts or self.own)


class Passage(msgspec.Struct, frozen=True):
    """A piece of a paper: where it stands, what it says, where that comes from.

    `state`: how far what it says is done, where it is not all.
    """

    at: str
    line: Line
    source: Source
    state: State = ""

    @property
    def text(self) -> str:
        """What it says, without its looks."""
        return "".join(one.text for one in self.line)


class Paper(NamedTuple):
    """A paper, and the passages that it is made of."""

    document: Document
    passages: tuple[Passage, ...]


OWN = Source(own=True)


def say(view: View, key: str, /, **params: object) -> str:
    """One of the phrases of the firm's papers."""
    return SAY(key, view.lang, **params)


def span(view: View, key: str, role: Role = "", /, **params: object) -> Span:
    """One of the phrases, as a piece of a line."""
    return Span(SAY(key, view.lang, **params), role)


def line(view: View, key: str, /, **params: object) -> Line:
    """One of the phrases, as a line."""
    return (span(view, key, "", **params),)


# --- what is asked, and how far it is done -----------------------------------------------------


def asked(view: View, ids: Iterable[str]) -> tuple[Practice, ...]:
    """Of some practices, those that a norm asks for and that apply to anybody at all."""
    norms = view.assessment.scope.norms
    found = (norms.practice(one) for one in ids if one in view.ground.asked_by)
    return tuple(one for one in found if levels(view, one))


def live(view: View, practice: Practice, bit: int) -> bool:
    """Whether a norm still asks a subject for a practice, after what is said not to apply."""
    assessment = view.assessment
    at = assessment.scope.norms.practice_index[practice.id]
    return any(
        assessment.bounds(at, item, bit) is not None and not _said_out(view, item)
        for item in view.ground.asked_by.get(practice.id, ())
    )


def _said_out(view: View, item: Scoped) -> bool:
    found = view.assessment.finding(item.ref, 0)
    return found is not None and found.status == "not-applicable"


def wanted(view: View, ids: Iterable[str]) -> tuple[Practice, ...]:
    """Of what is asked, that which the ledger does not say, with a reason, not to apply."""
    return tuple(
        one
        for one in asked(view, ids)
        if any(live(view, one, bit) for bit in asked_bits(view, one))
    )


def reasons(view: View, practices: Iterable[Practice]) -> tuple[Words, ...]:
    """Why the ledger says that some practices do not apply: each reason once."""
    found: dict[str, Words] = {}
    for one in practices:
        said = [*entries(view, one)]
        for item in view.ground.asked_by.get(one.id, ()):
            direct = view.assessment.direct(item, 0)
            said += () if direct is None else direct.entries
        for entry in said:
            if entry.state == "not-applicable" and entry.reason is not None:
                found.setdefault(entry.id, entry.reason)
    return tuple(dict.fromkeys(found.values()))


def provisions(view: View, practices: Iterable[Practice]) -> tuple[Scoped, ...]:
    """The provisions that ask for any of them, each once."""
    items = (item for one in practices for item in view.ground.asked_by.get(one.id, ()))
    return tuple({item.ref: item for item in items}.values())


def entries(view: View, practice: Practice, bits: Iterable[int] = ()) -> tuple[Entry, ...]:
    """The entries by which a practice has its state: its own, else those that imply it."""
    wanted = tuple(bits) or asked_bits(view, practice)
    own = tuple(_held(view, practice.id, wanted))
    if own:
        return own
    norms = view.assessment.scope.norms
    at = norms.practice_index[practice.id]
    above = (one for n, one in enumerate(norms.practices) if n != at and at in norms.implied[n])
    return tuple(
        entry for one in above for entry in _held(view, one.id, wanted) if entry.state == "all"
    )


def _held(view: View, target: str, bits: Iterable[int]) -> Iterator[Entry]:
    seen: dict[str, Entry] = {}
    for bit in bits:
        held = view.assessment.standing.for_target(target, bit)
        for entry in () if held is None else held.entries:
            if entry.holds_on(view.assessment.scope.day):
                seen.setdefault(entry.id, entry)
    yield from seen.values()


def state(view: View, practices: Iterable[Practice]) -> State:
    """How far several practices together are done; "" where all of them are, for everybody."""
    intervals = [
        level.stated
        for one in practices
        for level in levels(view, one)
        if any(live(view, one, bit) for bit in level.bits)
    ]
    if all(lower == ALL for lower, _ in intervals):
        return ""
    if any(lower >= SOME for lower, _ in intervals):
        return "some"
    return "none" if all(upper == NONE for _, upper in intervals) else "unknown"


def source(view: View, practices: tuple[Practice, ...], bits: Iterable[int] = ()) -> Source:
    """What stands behind a passage that is there for some practices.

    `bits`: for whom, if not for everybody.
    """
    wanted = tuple(bits)
    found = (entry.id for one in practices for entry in entries(view, one, wanted))
    return Source(
        tuple(one.id for one in practices),
        tuple(item.ref for item in provisions(view, practices)),
        tuple(dict.fromkeys(found)),
    )


# --- filling in --------------------------------------------------------------------------------


def filled(view: View, text: str) -> Line:
    """A text of the pack with what stands in braces filled in, as far as it is known."""
    out: list[Span] = []
    end = 0
    for found in FILLED.finditer(text):
        out.append(Span(text[end : found.start()]))
        out.append(_filled(view, found[1], found[2] or ""))
        end = found.end()
    out.append(Span(text[end:]))
    return tuple(one for one in out if one.text)


def _filled(view: View, name: str, practice: str) -> Span:
    if name == "organization":
        return Span(view.subject(0))
    if name in ("we", "We"):
        return span(view, f"{name}-{_body(view)}")
    if name == "owner":
        return Span(owner(view, practice) or say(view, "blank"))
    return span(view, name)


def _body(view: View) -> str:
    """What an organisation calls itself: by its name, else by the fact on its kind."""
    subject = view.assessment.scope.subjects[0]
    company = subject.given.get("body") == "company"
    for ending, kind in _BODIES:
        if ending in subject.name.ja:
            return f"{kind}-firm" if company and kind != "company" else kind
    return "company" if company else "other"


def owner(view: View, practice_id: str) -> str:
    """Who does a practice, where the ledger names exactly one; else nothing."""
    norms = view.assessment.scope.norms
    if practice_id not in norms.practice_index:
        return ""
    found = entries(view, norms.practice(practice_id))
    names = {entry.owner.strip() for entry in found if entry.owner and entry.state == "all"}
    names.discard("")
    return excerpt(visible(names.pop()), _MOST_OWNER) if len(names) == 1 else ""


def mark(view: View, how: State, *, conduct: bool = False) -> Line:
    """The mark on what is not all done yet; nothing where it is.

    `conduct`: it is for each of the staff to do or leave, so that the mark is on making them do so.
    """
    key = f"conduct-{how}" if conduct else f"draft-{how}"
    return (span(view, key, "strong"),) if how else ()


# --- the last pages ----------------------------------------------------------------------------


def sources(
    view: View, passages: Iterable[Passage], *, inside: bool, facts: bool = False
) -> Section:
    """The table at the end of a paper: each passage with what it comes from.

    `inside`: with what the ledger says, for papers that stay in the house; `facts`: what comes from
    the profile alone says so where it stands, and is told here at once.
    """
    rows = []
    for one in passages:
        if facts and one.source == Source(facts=one.source.facts):
            continue
        if one.source.own and one.source == OWN:
            what: tuple[Block, ...] = (Paragraph((span(view, "own-words", "muted"),), "small"),)
            rows.append(Row((plain(Span(one.at)), what, (), *(((),) if inside else ()))))
            continue
        cells = [plain(Span(one.at)), tuple(_what(view, one)), tuple(_norms(view, one))]
        if inside:
            cells.append(tuple(_records(view, one)))
        rows.append(Row(tuple(cells)))
    columns = [
        Column(say(view, "place"), 4),
        Column(view.say("practice"), 6),
        Column(say(view, "asked-by"), 8),
    ]
    if inside:
        columns.append(Column(say(view, "records"), 9))
    title = say(view, "sources")
    table = Table(title, tuple(columns), _merged(rows), caption_hidden=True)
    lead = line(view, "sources-lead" if inside else "sources-lead-outside")
    told = (Paragraph(line(view, "sources-facts")),) if facts else ()
    return Section("paper-sources", (Span(title),), (Paragraph(lead), *told, table), "apart")


def _merged(rows: list[Row]) -> tuple[Row, ...]:
    """Rows without those that repeat the one before in every cell."""
    return tuple(row for at, row in enumerate(rows) if not at or row != rows[at - 1])


def _what(view: View, one: Passage) -> Iterator[Block]:
    norms = view.assessment.scope.norms
    for practice in one.source.practices:
        title = view.text(norms.practice(practice).title)
        yield Paragraph((Span(title),), "small")
    facts = norms.fact_by_id
    names = [view.text(facts[fact].title) for fact in one.source.facts if fact in facts]
    if one.source.facts:
        text = view.joined(names) if names else say(view, "profile")
        yield Paragraph((span(view, "from-profile", "", facts=text),), "small")
    if one.source.own:
        yield Paragraph((span(view, "own-words", "muted"),), "small")


def _norms(view: View, one: Passage) -> Iterator[Block]:
    items = {item.ref: item for item in view.assessment.scope.items}
    found = [items[ref] for ref in one.source.provisions if ref in items]
    for each in asking(view, found):
        yield Paragraph(each, "small")


def _records(view: View, one: Passage) -> Iterator[Block]:
    by_id = {entry.id: entry for entry in view.ground.held}
    for id_ in one.source.entries:
        entry = by_id.get(id_)
        if entry is None:
            continue
        head = say(view, f"state-{entry.state}", day=view.day(entry.on))
        line_: list[Span] = [Span(head)]
        if entry.system is not None and entry.system in view.ground.bits:
            line_.append(Span(view.aside_after(view.subject(view.ground.bits[entry.system]))))
        yield Paragraph((*line_, Span(" "), Span(id_[:_ID], "id")), "small")
        if entry.statement is not None:
            yield Paragraph((view.words(entry.statement, "quote"),), "small")


def as_json(passages: Iterable[Passage]) -> list[Json]:
    """Every passage with its source, as plain data."""
    return [
        {
            "at": one.at,
            "text": one.text,
            "state": one.state or None,
            "own": one.source.own,
            "practices": list(one.source.practices),
            "provisions": list(one.source.provisions),
            "entries": list(one.source.entries),
            "facts": list(one.source.facts),
        }
        for one in passages
    ]
