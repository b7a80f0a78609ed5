"""What an organisation chose to share: the one gate through which its words go outside.

A statement, a reason or the name of a piece of evidence passes where it is marked for the reader
(`share: partner` or `share: public`). A reason under `explained` is public by what it is. Owners,
places in files, ids of entries and everything that is not marked never pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.ledger.planes import SOME
from yawara.report.letters import visible
from yawara.report.papers.frame import say
from yawara.report.papers.pieces import levels, norm_names
from yawara.report.tree import Column, Paragraph, Row, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.ledger.model import Entry, Evidence
    from yawara.norms.model import Practice
    from yawara.report.papers.pieces import Level
    from yawara.report.tree import Block, Line
    from yawara.report.view import View

Reader = Literal["partner", "public"]


class Proof(NamedTuple):
    """A piece of evidence that may be named, and the entries that it is shown for."""

    evidence: Evidence
    entries: tuple[Entry, ...]


def passes(share: str | None, reader: Reader) -> bool:
    """Whether something with this mark may be shown to the reader."""
    return share in ("public", reader)


def entries(view: View, reader: Reader) -> tuple[Entry, ...]:
    """The entries that still hold on the day, of which the reader may see some.

    A partner asked about some norms, and gets what bears on these; the public gets what was chosen.
    """
    day, ground = view.assessment.scope.day, view.ground
    found = ground.entries if reader == "partner" else ground.held
    return tuple(entry for entry in found if entry.holds_on(day))


def told(view: View, reader: Reader) -> tuple[Entry, ...]:
    """The entries whose words the reader gets: marked for them, and no word of what is not done."""
    found = (entry for entry in entries(view, reader) if passes(entry.share, reader))
    if reader == "public":
        return tuple(found)
    done = {practice.id for practice, _ in doing(view)}
    return tuple(entry for entry in found if entry.practice in done or entry.state != "none")


def tally(view: View, reader: Reader) -> tuple[int, int]:
    """How many statements and how many pieces of evidence the reader gets to see."""
    return len(told(view, reader)), len(evidence(view, entries(view, reader), reader))


def doing(view: View) -> Iterator[tuple[Practice, tuple[Level, ...]]]:
    """The practices asked for of which something is done, with where they stand for whom."""
    for practice in view.assessment.scope.norms.practices:
        if practice.id in view.ground.asked_by:
            every = levels(view, practice)
            if any(level.stated[0] >= SOME for level in every):
                yield practice, every


def words(view: View, entry: Entry, reader: Reader) -> tuple[Block, ...]:
    """What the reader may read of an entry: its statement and its reason, and since when."""
    if not passes(entry.share, reader):
        return ()
    out: list[Block] = []
    if entry.statement is not None and entry.statement.to(view.lang).strip():
        out.append(Paragraph((view.words(entry.statement, "quote"),)))
    if entry.reason is not None:
        reason = view.words(entry.reason, "quote")
        out.append(Paragraph((view.span("reason-given", "muted"), reason)))
    since = say(view, "since", day=view.day(entry.on))
    out.append(Paragraph((Span(since, "muted"),), "small"))
    return tuple(out)


def evidence(view: View, found: Iterable[Entry], reader: Reader) -> tuple[Proof, ...]:
    """The evidence that the reader may know of, each piece once."""
    out: dict[Evidence, list[Entry]] = {}
    for entry in found:
        for one in entry.evidence:
            if passes(one.share, reader) and one.counts_on(view.assessment.scope.day):
                out.setdefault(one, []).append(entry)
    return tuple(Proof(one, tuple(its)) for one, its in out.items())


def name(view: View, one: Evidence) -> Line:
    """A piece of evidence as it is named outside: what kind, what, and the note on it.

    Of a file the name alone, for its folders are the house's own.
    """
    target = visible(one.target)
    if one.kind == "file":
        target = target.replace("\\", "/").rsplit("/", 1)[-1]
    address = one.kind == "link" and one.target.startswith(("https://", "http://"))
    to = target if address and target == one.target else ""
    kind = view.span("label", "muted", name=view.say(f"kind-{one.kind}"))
    note = () if one.note is None else (Span(" "), view.words(one.note, "quote"))
    return (kind, Span(target, "quote", to=to), *note)


def table(view: View, proofs: Iterable[Proof]) -> Table:
    """Evidence with its days, and what it bears out."""
    columns = (
        Column(say(view, "evidence-name"), 9),
        Column(say(view, "evidence-serves"), 8),
        Column(say(view, "evidence-collected"), 5),
        Column(say(view, "evidence-ends"), 5),
    )
    rows = tuple(_row(view, proof) for proof in proofs)
    return Table(say(view, "shared-evidence"), columns, rows, caption_hidden=True)


def _row(view: View, proof: Proof) -> Row:
    one = proof.evidence
    what: list[Block] = [Paragraph(name(view, one))]
    if one.sha256:
        what.append(Paragraph((Span(f"SHA-256 {visible(one.sha256)}", "id"),), "small"))
    serves = dict.fromkeys(about(view, entry) for entry in proof.entries)
    cells = (
        tuple(what),
        tuple(Paragraph((Span(title),)) for title in serves),
        plain(Span(view.day(one.collected) if one.collected else "–")),
        plain(Span(view.day(one.ends) if one.ends else "–")),
    )
    return Row(cells)


def about(view: View, entry: Entry) -> str:
    """What an entry speaks about, in words that anybody may read."""
    norms = view.assessment.scope.norms
    if entry.practice is not None and entry.practice in norms.practice_index:
        return view.text(norms.practice(entry.practice).title)
    return norm_names(view, (entry.target,))


def explained(view: View, reader: Reader) -> Table | None:
    """The public reasons for what is not done; None where there are none."""
    rows = []
    for entry in entries(view, reader):
        if entry.explained is None:
            continue
        reason = Paragraph((view.words(entry.explained.reason, "quote"),))
        since = Paragraph((Span(say(view, "since", day=view.day(entry.on)), "muted"),), "small")
        names = norm_names(view, entry.explained.norms)
        rows.append(Row((plain(Span(about(view, entry))), (reason, since), plain(Span(names)))))
    if not rows:
        return None
    columns = (
        Column(say(view, "about"), 6),
        Column(view.say("reason"), 10),
        Column(view.say("for-norms"), 6),
    )
    return Table(say(view, "explained"), columns, tuple(rows), caption_hidden=True)


def answer(view: View, entry: Entry) -> tuple[Block, ...]:
    """The state of the provision that an entry answers, as the report has it."""
    for target, bit in view.ground.governs[entry.id]:
        if entry.system is None and bit:
            continue
        finding = view.assessment.finding(target, bit)
        if finding is not None:
            return plain(view.mark(finding.status))
    return plain(Span("–", "muted"))
