"""The first page: who, when, by which norms, what it says and does not say, and the sums."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from yawara.norms.model import STRENGTHS
from yawara.report.letters import visible
from yawara.report.tree import (
    Bullets,
    Column,
    Figure,
    FigureRow,
    Mark,
    Note,
    Paragraph,
    Row,
    Scale,
    Section,
    Span,
    Table,
    Tile,
    Tiles,
)
from yawara.report.view import STATUS_ORDER, plain
from yawara.scope.carried import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Finding, Status
    from yawara.assess.rollup import Section as Rollup
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Version
    from yawara.report.tree import Block, Line
    from yawara.report.view import View

#: How many norms stand on a line of their own in the title block.
MOST_NORMS = 8


def title_facts(view: View) -> tuple[tuple[str, Line], ...]:
    """The lines of the title block."""
    scope = view.assessment.scope
    known = view.assessment.standing.known
    day: Line = (Span(view.day(scope.day), "strong"),)
    if known is not None:
        day = view.line("known-by", day=view.day(scope.day), known=view.day(known))
    norms: list[Line] = [
        (
            Span(view.version(version)),
            Span(" "),
            view.span("force-of", "muted", force=view.state(f"force-{version.force}")),
        )
        for version in scope.versions
    ]
    if len(norms) > MOST_NORMS:  # what each of them is stands with its provisions, and its sources
        norms = [(Span(view.say("then").join(map(view.version, scope.versions))),)]
    systems = view.line("systems-none")
    if view.system_count:
        names = [view.text(subject.name) for subject in scope.subjects[1:]]
        shown = view.names(names)
        systems = view.line("systems-count", count=len(names), names=shown)
    rows: list[tuple[str, Line]] = [
        (view.say("organisation"), (Span(view.subject(0), "strong"),)),
        (view.say("as-of"), day),
        (view.say("systems-looked-at"), systems),
    ]
    rows += [(view.say("norms-looked-at") if not at else "", n) for at, n in enumerate(norms)]
    return tuple(rows)


def opening(view: View) -> tuple[Block, ...]:
    """What the page says, and what it does not say."""
    name = view.subject(0)
    day = view.day(view.assessment.scope.day)
    limits = ("limit-verdict", "limit-own-word", "limit-reading", "limit-unknown")
    said = tuple(plain(Span(view.say(key, organisation=name))) for key in limits)
    bullets = Bullets(said + beyond(view))
    return (
        Paragraph(view.line("lead", organisation=name, day=day), "lead"),
        Note((bullets,), view.say("limits-title"), "limits"),
    )


def beyond(view: View) -> tuple[tuple[Block, ...], ...]:
    """What the norms leave out for the organisation's field, as items of a box of limits."""
    said = sentences(view.assessment.scope, view.lang, outside=True)
    return tuple(plain(Span(visible(text))) for text in said)


def summary(view: View) -> Section:
    """The sums: how many provisions apply, and what there is of each status."""
    blocks: list[Block] = [
        Paragraph(view.line("summary-lead", count=view.ground.applies)),
        sums(view),
        *(Paragraph(line) for line in remarks(view)),
        _by_norm(view),
    ]
    return Section("summary", view.line("summary"), tuple(blocks))


def sums(view: View) -> Tiles:
    """How many provisions apply, and how many there are of each status."""
    tally = view.ground.tally
    explained = sum(1 for finding in view.ground.findings if finding.explained and finding.counted)
    unread = sum(finding.unread for finding in view.ground.findings)

    def remark(key: str, count: int) -> str:
        return view.say(key, count=count) if count else ""

    done = tally["all"] + tally["all-read"]
    out = [
        Tile(
            str(view.ground.applies),
            view.say("tile-applies"),
            None,
            remark("tile-explained", explained),
        ),
        Tile(str(done), view.state("all-read"), "all-read", remark("tile-wholly", tally["all"])),
        Tile(str(tally["some"]), view.state("some"), "some"),
        Tile(str(tally["none"]), view.state("none"), "none"),
        Tile(
            str(tally["unknown"]), view.state("unknown"), "unknown", remark("tile-unread", unread)
        ),
    ]
    if tally["not-applicable"]:
        name: Status = "not-applicable"
        out.append(Tile(str(tally[name]), view.state(name), name))
    return Tiles(view.say("summary"), tuple(out))


def remarks(view: View, *, outside: bool = False) -> Iterable[Line]:
    """What the sums do not say: how sure they are, what is undecided, what is contradicted.

    `outside`: for a reader to whom the organisation speaks of its evidence alone.
    """
    if outside:
        yield from _evidence(view)
    elif view.ground.sureness.total:
        yield sureness(view)
    used, held = records(view)
    if used < held:
        day = view.day(view.assessment.scope.day)
        yield view.line("records-used", used=used, held=held, day=day)
    undecided = len(view.ground.undecided)
    if undecided:
        yield view.line("undecided-count", count=undecided)
    found = len(view.ground.problems)
    if found and not outside:
        yield (Span(view.say("conflict-count", count=found), to="#conflicts"),)


def sureness(view: View) -> Line:
    """How sure the sums are, in a line: open readings, their basis, records without evidence."""
    known = view.ground.sureness
    numbers = {"total": known.total, "open": known.open, "claimed": known.claimed}
    numbers |= {"secondary": known.secondary, "memory": known.memory}
    return view.line("sureness", bare=known.claimed - known.shown, **numbers)


def records(view: View) -> tuple[int, int]:
    """How many records hold on the day and bear on what was looked at, and of how many."""
    day = view.assessment.scope.day
    used, held = (
        sum(entry.holds_on(day) for entry in some)
        for some in (view.ground.entries, view.ground.held)
    )
    return used, held


def _evidence(view: View) -> Iterable[Line]:
    known = view.ground.sureness
    if known.claimed:
        day = view.day(view.assessment.scope.day)
        yield view.line("evidence-count", day=day, count=known.claimed, shown=known.shown)


def _by_norm(view: View) -> Table:
    """Provisions by instrument and strength (rows) and by status (columns)."""
    groups: dict[tuple[str, int], tuple[Version, list[Finding]]] = {}
    for finding in view.ground.findings:
        strength = finding.item.provision.strength
        rank = STRENGTHS.index(strength) if strength in STRENGTHS else len(STRENGTHS)
        version = finding.item.version
        groups.setdefault((version.ref, rank), (version, []))[1].append(finding)
    rows: list[Row] = []
    for (ref, rank), (version, found) in sorted(groups.items()):
        if rank == min(one for other, one in groups if other == ref):
            rows.append(Row((plain(Span(view.version(version))),), role="group"))
        name = view.state(STRENGTHS[rank]) if rank < len(STRENGTHS) else "–"
        rows.append(_count_row(name, found))
    rows.append(_count_row(view.say("total"), view.ground.findings, "sum"))
    columns = (
        Column(view.say("strength"), 4),
        *(Column(view.say(f"short-{s}"), 2, "number") for s in STATUS_ORDER if s != "all"),
        Column(view.say("total"), 2, "number"),
    )
    return Table(view.say("table-by-norm"), columns, tuple(rows))


def _count_row(name: str, findings: Iterable[Finding], role: Literal["", "sum"] = "") -> Row:
    tally = Counter(finding.status for finding in findings)
    tally["all-read"] += tally.pop("all", 0)
    numbers = [tally[status] for status in STATUS_ORDER if status != "all"]
    cells = [plain(Span(str(number), "count")) for number in (*numbers, sum(numbers))]
    return Row((plain(Span(name)), *cells), role=role)


def principles(view: View) -> Section:
    """The state by principle or part, as a picture of intervals with the same in words."""
    groups: dict[str, list[FigureRow]] = {}
    for section in view.ground.sections:
        row = _figure_row(view, section)
        if row is not None:
            groups.setdefault(view.version(section.version), []).append(row)
    figure = Figure(
        "figure",
        view.say("figure-title"),
        view.say("figure-text"),
        (view.say("stations-none"), view.say("stations-some"), view.say("stations-all")),
        (
            view.say("figure-group"),
            view.say("figure-interval"),
            view.say("figure-provisions"),
            view.say("figure-words"),
        ),
        tuple((name, tuple(rows)) for name, rows in groups.items()),
        _legend(view),
    )
    return Section("principles", view.line("principles"), (figure,))


def _figure_row(view: View, section: Rollup) -> FigureRow | None:
    if section.stated is None or section.shown is None:
        return None
    to = f"#{section_anchor(section)}"
    label = tuple(
        Span(
            piece.text,
            piece.role,
            piece.lang,
            to if piece.text.strip() and piece.role != "id" else "",
        )
        for piece in view.named(section.head)
        if isinstance(piece, Span)
    )
    units = view.units(section.tally)
    scale = view.scale(section.stated, section.shown)
    tally = section.counts
    counted = view.aside("practice-counts", read=tally.read, done=tally.all)
    words = (Span(units.text), Span(counted, "muted"))
    return FigureRow(label, scale, units, words)


def _legend(view: View) -> tuple[tuple[Mark | Scale, str], ...]:
    bars: tuple[tuple[str, Interval, Interval], ...] = (
        ("settled", (1, 1), (1, 1)),
        ("stated", (1, 1), (0, 1)),
        ("possible", (1, 2), (1, 2)),
    )
    out: list[tuple[Mark | Scale, str]] = []
    for name, stated, shown in bars:
        text = view.say(f"legend-{name}")
        out.append((Scale(stated, shown, text), text))
    out += [(Mark(status, ""), view.state(status)) for status in STATUS_ORDER]
    return tuple(out)


def section_anchor(section: Rollup) -> str:
    """The id in the document of a principle or part."""
    return f"part:{section.version.ref.replace('@', ':')}:{section.head.id}"
