"""The sums of the file: provisions and practices by norm, the books behind them, and the words."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Literal

from yawara.ledger.planes import ALL, NONE, SOME
from yawara.norms.model import STRENGTHS
from yawara.report import closing, opening, outlook
from yawara.report.papers.audit.numbers import refs
from yawara.report.papers.frame import line, say, span
from yawara.report.tree import Column, Mark, Pairs, Paragraph, Row, Section, Span, Table
from yawara.report.view import STATUS_ORDER, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.assess.findings import Counts, Finding, Status
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Practice
    from yawara.report.papers.audit.numbers import Numbers
    from yawara.report.tree import Block, Line
    from yawara.report.view import View

_STATES = tuple(status for status in STATUS_ORDER if status != "all")
#: How many runs of numbers a line of the sums names; the books have them all.
MOST_RUNS = 60
_DAY = datetime.timedelta(days=1)
_SIGNS: dict[str, Status] = {"none": "none", "some": "some", "unknown": "unknown"}


def summary(view: View, numbers: Numbers) -> Section:
    """All totals on one page: what applies, what is missing, what it rests on."""
    counts = view.ground.practices
    blocks: list[Block] = [
        Paragraph(view.line("summary-lead", count=view.ground.applies)),
        opening.sums(view),
        Paragraph(
            line(
                view,
                "totals-practices",
                total=counts.read,
                missing=counts.some + counts.none,
                **counts._asdict(),
            )
        ),
        _by_norm(view),
        *(Paragraph(remark) for remark in opening.remarks(view)),
        Pairs(tuple(_books(view, numbers))),
    ]
    return Section("summary", view.line("summary"), tuple(blocks))


def _by_norm(view: View) -> Table:
    """For each norm its provisions by strength, and the practices that they ask for."""
    rows: list[Row] = []
    for version, found in view.ground.by_version:
        rows.append(Row((plain(Span(view.version(version))),), role="group"))
        for strength in (*STRENGTHS, ""):
            some = [one for one in found if one.item.provision.strength == strength]
            if some:
                name = view.state(strength) if strength else "–"
                rows.append(_provisions(say(view, "totals-of", strength=name), some))
        counts = view.assessment.counts_of((one.item for one in found), 0)
        rows.append(_practices(say(view, "totals-practices-row"), counts))
    rows.append(_provisions(say(view, "totals-all"), view.ground.findings, "sum"))
    rows.append(_practices(say(view, "totals-each-once"), view.ground.practices, "sum"))
    columns = (
        Column(view.say("norm"), 8),
        Column(view.say("total"), 3, "number"),
        *(Column(say(view, f"totals-{status}"), 3, "number") for status in _STATES),
    )
    return Table(view.say("table-by-norm"), columns, tuple(rows), caption_hidden=True)


def _provisions(name: str, found: Iterable[Finding], role: Literal["", "sum"] = "") -> Row:
    tally = Counter(finding.status for finding in found)
    tally["all-read"] += tally.pop("all", 0)
    applies = sum(tally.values()) - tally["not-applicable"]
    return _numbers(name, (applies, *(tally[status] for status in _STATES)), role)


def _practices(name: str, counts: Counts, role: Literal["", "sum"] = "") -> Row:
    return _numbers(
        name,
        (counts.read, counts.all, counts.some, counts.none, counts.unknown, counts.out),
        role,
    )


def _numbers(name: str, numbers: Iterable[int], role: Literal["", "sum"]) -> Row:
    cells = (plain(Span(str(number), "count")) for number in numbers)
    return Row((plain(Span(name)), *cells), role=role)


def _books(view: View, numbers: Numbers) -> Iterator[tuple[Line, tuple[Block, ...]]]:
    """What stands behind the sums: the ledger, the evidence, the seal, the reasons given."""
    used, held = opening.records(view)
    known = view.ground.sureness
    yield (
        line(view, "totals-records"),
        plain(
            span(
                view,
                "totals-records-count",
                total=len(numbers.entries),
                held=held,
                used=used,
                claimed=known.claimed,
                shown=known.shown,
            )
        ),
    )
    books = view.ground.books
    if books is not None:
        files = {one.target for one in numbers.evidence if one.kind == "file"}
        checked = {one.target for one in numbers.evidence if one.kind == "file" and one.sha256}
        total = len(numbers.evidence)
        count = span(
            view, "totals-evidence-count", total=total, files=len(files), checked=len(checked)
        )
        yield line(view, "totals-evidence"), plain(count)
        key = "totals-seal" if books.seals else "totals-seal-none"
        yield line(view, "books-seal"), plain(span(view, key, count=len(books.seals)))
    yield from _claims(view, numbers)
    yield from _ends(view, numbers)


def _ends(view: View, numbers: Numbers) -> Iterator[tuple[Line, tuple[Block, ...]]]:
    """Which records and which evidence have expired, and which expire soon."""
    today = view.assessment.scope.day
    until = today + outlook.SOON
    ends = outlook.ends_by(view, until)
    for key, first, last in (
        ("expiry-past", datetime.date.min, today),
        ("expiry-soon", today, until + _DAY),
    ):
        some = [end for end in ends if first <= end.day < last]
        records = [end.entry for end in some if end.kind != "expiry-evidence"]
        proofs = {
            numbers.evidence[one]
            for end in some
            for one in end.entry.evidence
            if one.ends is not None and first <= one.ends < last
        }
        found = (
            numbers.of_records(records, MOST_RUNS),
            refs(view, "evidence", proofs, MOST_RUNS),
        )
        if line_ := tuple(piece for part in found if part for piece in (*part, Span(" "))):
            yield view.line(key, day=view.day(until)), plain(*line_[:-1])


def _claims(view: View, numbers: Numbers) -> Iterator[tuple[Line, tuple[Block, ...]]]:
    """Which records give a public reason, and which say that something does not apply."""
    day = view.assessment.scope.day
    live = [entry for entry in view.ground.entries if entry.holds_on(day)]
    kinds = (
        ("kind-explained", [entry for entry in live if entry.explained is not None]),
        ("kind-out", [entry for entry in live if entry.state == "not-applicable"]),
    )
    for key, found in kinds:
        if found:
            yield view.line(key), plain(*numbers.of_records(found, MOST_RUNS))


def missing(view: View, numbers: Numbers) -> Section:
    """The practices not done in full, by name, and those of which nothing is known, by number."""
    found: dict[str, dict[int, Practice]] = {"none": {}, "some": {}, "unknown": {}}
    counted: Counter[str] = Counter()
    for (at, _), interval in _asked(view).items():
        state = _state(interval)
        counted[state] += 1
        practice = view.norms.practices[at]
        if state in found:
            found[state][numbers.practices[practice.id]] = practice
    rows = []
    for state, practices in found.items():
        names: Line = numbers.of_practices(practices)
        if state != "unknown":
            several = (numbers.practice(practices[number]) for number in sorted(practices))
            names = tuple(piece for one in several for piece in (*one, Span(view.say("then"))))[:-1]
        cells = (
            plain(Mark(_SIGNS[state], say(view, f"totals-{state}"))),
            plain(Span(str(counted[state]), "count")),
            (Paragraph(names),) if names else plain(Span("–")),
        )
        rows.append(Row(cells))
    columns = (
        Column(view.say("state"), 3),
        Column(view.say("count"), 2, "number"),
        Column(say(view, "missing-which"), 20),
    )
    lead = Paragraph(line(view, "missing-lead"))
    table = Table(say(view, "missing"), columns, tuple(rows), caption_hidden=True)
    return Section("missing", line(view, "missing"), (lead, table))


def _asked(view: View) -> dict[tuple[int, int], Interval]:
    """Every practice that is asked for, by position, with whom it is asked of, and its state."""
    assessment = view.assessment
    out: dict[tuple[int, int], Interval] = {}
    for finding in view.ground.findings:
        for bit in assessment.bits(finding.item, finding.bit):
            for practice, at, interval in assessment.practices(finding.item, bit):
                whom = bit if practice.level == "system" else 0
                if interval is not None and (at, whom) not in out:
                    out[at, whom] = assessment.standing.stated.bounds(at).at(whom) or interval
    return out


def _state(interval: Interval) -> str:
    """The state under which a practice is counted, as `Assessment.counts_of` has it."""
    lower, upper = interval
    if lower == ALL:
        return "all"
    if upper == NONE:
        return "none"
    return "some" if lower >= SOME and upper < ALL else "unknown"


def words(view: View) -> Section:
    """What the words, numbers and signs of the file mean: said once, before they are used."""
    rows: list[tuple[Line, tuple[Block, ...]]] = [
        (line(view, f"word-{one}"), plain(span(view, f"what-{one}")))
        for one in ("basis", "official", "secondary", "memory", "open", "numbers")
    ]
    known = closing.glossary(view).blocks[0]
    if isinstance(known, Pairs):
        rows += known.rows[:-1]  # the last says what `basis` is, which stands above at length
    return Section("glossary", line(view, "words"), (Pairs(tuple(rows), "glossary"),))
