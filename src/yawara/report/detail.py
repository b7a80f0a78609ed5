"""Instrument by instrument, principle by principle: every provision that applies, and why."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess import words as assess_words
from yawara.ledger.planes import UNKNOWN
from yawara.report import entries
from yawara.report.letters import excerpt, visible
from yawara.report.opening import section_anchor
from yawara.report.tree import Bullets, Column, Fold, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain, practice_anchor, provision_anchor
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from yawara.assess.findings import Finding
    from yawara.assess.rollup import Section as Rollup
    from yawara.assess.why import Param
    from yawara.assess.why import Step as ProofStep
    from yawara.ledger.model import Entry
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Practice, Provision, Version
    from yawara.report.tree import Block, Inline, Line
    from yawara.report.view import View
    from yawara.scope.applies import Scoped

#: Of how many systems a provision shows the records one by one; the rest stand by practice.
MOST_SYSTEMS = 4
#: From this many letters on, a text inside a proof is cut: it stands in full by practice.
MOST_IN_PROOF = 160


def instruments(
    view: View, inside: Callable[[Rollup], tuple[Block, ...]] | None = None
) -> tuple[Section, ...]:
    """A section for each instrument of which something applies.

    `inside`: what stands under a principle, where that is not every provision at length.
    """
    by_ref: dict[str, list[Rollup]] = {}
    for section in view.ground.sections:
        by_ref.setdefault(section.version.ref, []).append(section)
    return tuple(
        _instrument(view, found[0].version, found, inside or (lambda one: _provisions(view, one)))
        for found in by_ref.values()
    )


def _instrument(
    view: View,
    version: Version,
    sections: list[Rollup],
    inside: Callable[[Rollup], tuple[Block, ...]],
) -> Section:
    norms = view.assessment.scope.norms
    count = sum(len(section.findings) for section in sections)
    issuers = view.joined(
        view.text(norms.issuers[one]) if one in norms.issuers else one for one in version.issuers
    )
    facts = [
        view.say("issued-by", issuers=issuers),
        view.say("force-line", force=view.state(f"force-{version.force}")),
    ]
    if "in-force" in version.dates:
        facts.append(view.say("in-force-since", day=view.day(version.dates["in-force"])))
    blocks: list[Block] = [
        Paragraph((Span(" ／ ".join(facts) if view.lang == "ja" else " · ".join(facts)),), "small"),
        Paragraph(view.line("instrument-lead", count=count)),
        *(
            Section(section_anchor(one), view.named(one.head), inside(one), "principle")
            for one in sections
        ),
    ]
    title = view.version(version)
    return Section(
        f"norm:{version.ref.replace('@', ':')}",
        (Span(title),),
        tuple(blocks),
        "instrument",
        short=title,
    )


def _provisions(view: View, section: Rollup) -> tuple[Block, ...]:
    blocks: list[Block] = []
    anchor = section_anchor(section)
    for part, findings in groupby(section.findings, lambda one: part_heading(section, one.item)):
        inner = tuple(_provision(view, finding) for finding in findings)
        if part is None:
            blocks += inner
        else:
            blocks.append(Section(f"{anchor}:{part.id}", view.named(part), inner, "part"))
    return tuple(blocks)


def part_heading(section: Rollup, item: Scoped) -> Provision | None:
    """The heading that a provision stands under, where that is not the section's own."""
    by_id = item.version.by_id
    parent = by_id.get(item.provision.part_of or "")
    while parent is not None and parent.asks != ():
        parent = by_id.get(parent.part_of or "")
    return None if parent is None or parent.id == section.head.id else parent


def _provision(view: View, finding: Finding) -> Section:
    item = finding.item
    provision = item.provision
    heading: list[Inline] = [Span(provision.id, "id"), Span(" "), *view.heading(provision)]
    blocks: list[Block] = [
        Paragraph(_status_line(view, finding), "status"),
        Paragraph(_nature(view, item), "small"),
    ]
    if not provision.heading.has(view.lang) and provision.heading.to(view.lang):
        official = (view.span("official-heading", "muted"), view.words(provision.heading))
        blocks.append(Paragraph(official, "small"))
    if provision.gist.to(view.lang):
        name = view.span("label", "muted", name=view.say("gist"))
        blocks.append(Paragraph((name, view.words(provision.gist, "ours")), "gist"))
    if provision.asks:
        blocks.append(_practices(view, finding))
    if finding.direct is not None:
        blocks.append(_direct(view, finding))
    if provision.rest is not None and provision.open:
        line = view.line("rest", rest=view.text(provision.rest))
        blocks.append(Paragraph(line, "small"))
    if provision.also:
        norms = view.assessment.scope.norms
        names = view.joined(view.text(norms.practice(one).title) for one in provision.also)
        blocks.append(Paragraph(view.line("also", names=names), "small"))
    blocks.append(_why(view, finding))
    anchor = provision_anchor(item)
    return Section(anchor, tuple(heading), tuple(blocks), "provision", finding.status)


def _status_line(view: View, finding: Finding) -> Line:
    """The status as a sign and a word, the counts behind it, and the picture of the interval."""
    line: list[Inline] = [view.mark(finding.status)]
    if finding.status != "not-applicable":
        line.append(view.scale(finding.stated, finding.shown))
        line.append(Span(counts(view, finding), "count"))
    if finding.explained:
        line.append(view.span("explained-here", "strong"))
    if finding.clash:
        line.append(view.span("clash-here", "strong"))
    return tuple(line)


def counts(view: View, finding: Finding) -> str:
    """The counts behind a finding: how many we read, how many are done, and the rest by state."""
    tally = finding.counts
    if finding.item.provision.asks is None:
        return view.say("counts-unread")
    over = len(view.assessment.bits(finding.item, finding.bit))
    key = "counts-over" if over > 1 else "counts"
    others = [
        view.say(f"counts-{name}", count=number)
        for name in ("some", "none", "unknown", "out")
        if (number := getattr(tally, name))
    ]
    aside = view.say("aside", text=view.joined(others)) if others else ""
    return view.say(key, read=tally.read, done=tally.all, systems=over, others=aside)


def _nature(view: View, item: Scoped) -> Line:
    """How strong, for whom, at which stage, and how well we know it."""
    provision, version = item.provision, item.version
    titles = {
        one.id: one.title for one in (*view.assessment.scope.norms.addressees, *version.addressees)
    }
    parts: list[Inline] = []
    if provision.strength:
        parts.append(Span(view.state(provision.strength), "strong"))
    names = [view.text(titles[one]) for one in provision.addressees if one in titles]
    if names:
        parts.append(view.span("addressees", names=view.joined(names)))
    if provision.stages:
        stages = view.joined(view.say(f"stage-{stage}") for stage in provision.stages)
        parts.append(view.span("stages", names=stages))
    locus = provision.locus
    if locus is not None:
        key = "place-page" if locus.page else "place"
        parts.append(view.span(key, label=visible(locus.named(view.lang)), page=locus.page))
    if provision.basis != "official":
        parts.append(view.span(f"basis-{provision.basis}", "strong"))
    out: list[Inline] = []
    for at, part in enumerate(parts):
        out += [Span(" ／ " if view.lang == "ja" else " · ", "muted"), part] if at else [part]
    return tuple(out)


def _practices(view: View, finding: Finding) -> Table:
    """What we read the provision to ask for: state, record, evidence and owner of each practice."""
    bits = view.assessment.bits(finding.item, finding.bit)
    by_practice: dict[str, tuple[Practice, list[tuple[int, Interval | None]]]] = {}
    for bit in bits:
        for practice, _, interval in view.assessment.practices(finding.item, bit):
            by_practice.setdefault(practice.id, (practice, []))[1].append((bit, interval))
    rows = tuple(
        _practice_row(view, finding.item, practice, states)
        for practice, states in by_practice.values()
    )
    columns = (
        Column(view.say("practice"), 5),
        Column(view.say("state"), 3),
        Column(view.say("statement"), 7),
        Column(view.say("evidence"), 5),
        Column(view.say("owner"), 3),
    )
    name = finding.item.provision.id
    caption = view.say("practices-of", name=name)
    return Table(caption, columns, rows, "practices", caption_hidden=True)


def _practice_row(
    view: View, item: Scoped, practice: Practice, states: list[tuple[int, Interval | None]]
) -> Row:
    title = Span(view.text(practice.title), to=f"#{practice_anchor(practice.id)}")
    bits = [bit for bit, _ in states]
    known = entries_of(view, practice, bits)
    several = practice.level == "system" and view.system_count > 1
    said: list[Block] = []
    proof: list[Block] = []
    owners: dict[str, None] = {}
    for entry, bit, ended in known[:MOST_SYSTEMS]:
        whom = view.say("every-system") if entry.system is None else view.subject(bit)
        one = record(view, entry, whom if several else "", ended=ended, whole=False)
        said += one.said
        proof += one.evidence
        owners |= dict.fromkeys(one.owners)
    if len(known) > MOST_SYSTEMS:
        more = view.line("more-systems", count=len(known) - MOST_SYSTEMS)
        said.append(Paragraph(more, "small"))
    if not known and all(interval is None for _, interval in states):
        said.append(Paragraph((view.span("by-facts", "muted"),)))
    elif not known and any(interval not in (None, UNKNOWN) for _, interval in states):
        said.append(Paragraph((view.span("carried-over", "muted"),)))
    owner = (
        plain(Span(view.joined(owners)))
        if owners
        else (Paragraph((Span(view.aside_of(view.owner(practice)), "muted"),), "small"),)
    )
    cells = (
        plain(title),
        tuple(_state_cell(view, item, practice, states)),
        tuple(said) or plain(Span(view.say("no-record"), "muted")),
        tuple(proof),
        owner,
    )
    return Row(cells)


def _state_cell(
    view: View, item: Scoped, practice: Practice, states: list[tuple[int, Interval | None]]
) -> Iterator[Block]:
    """The state of a practice; where systems differ, each state with the systems it holds for."""
    at = view.assessment.scope.norms.practice_index[practice.id]
    groups: dict[tuple[Interval | None, bool], list[int]] = {}
    for bit, interval in states:
        shown = view.assessment.bounds(at, item, bit, shown=True)
        unshown = bool(interval and shown and shown[0] < interval[0])
        groups.setdefault((interval, unshown), []).append(bit)
    for (interval, unshown), bits in groups.items():
        line: list[Inline] = [view.practice_mark(interval)]
        if len(groups) > 1:
            line.append(Span(f" {view.names((view.subject(bit) for bit in bits), 3)}", "muted"))
        yield Paragraph(tuple(line))
        if unshown:
            yield Paragraph(view.line("not-shown"), "small")


class Record(NamedTuple):
    """What the ledger says of a practice for some subjects: statement, evidence, owners."""

    said: tuple[Block, ...]
    evidence: tuple[Block, ...]
    owners: tuple[str, ...]


def entries_of(view: View, practice: Practice, bits: list[int]) -> list[tuple[Entry, int, bool]]:
    """The entries that govern a practice for any of the subjects: for whom, and whether ended."""
    seen: dict[str, tuple[Entry, int, bool]] = {}
    for bit in bits:
        held = view.assessment.standing.for_target(practice.id, bit)
        for entry in () if held is None else held.entries:
            seen.setdefault(entry.id, (entry, bit, held is not None and held.ended))
    return list(seen.values())


def record(view: View, entry: Entry, label: str, *, ended: bool, whole: bool) -> Record:
    """An entry as a record; `whole` shows its statement in full."""
    said = list(entries.statement(view, entry, label, whole=whole))
    if ended and entry.until is not None:
        said.append(Paragraph(view.line("entry-ended", day=entry.until.isoformat()), "small"))
    owner = (visible(entry.owner),) if entry.owner else ()
    return Record(tuple(said), entries.evidence(view, entry), owner)


def _direct(view: View, finding: Finding) -> Table:
    """The direct answer to the provision, as a table of one row an entry."""
    rows = []
    for entry in () if finding.direct is None else finding.direct.entries:
        state = view.state(ENTRY_STATES[entry.state])
        if entry.other_means:
            state += view.aside("direct-means")
        one = record(view, entry, "", ended=False, whole=False)
        cells = (
            plain(Span(state)),
            one.said,
            one.evidence,
            plain(*(Span(owner) for owner in one.owners)),
        )
        rows.append(Row(cells))
    columns = (
        Column(view.say("state"), 3),
        Column(view.say("statement"), 9),
        Column(view.say("evidence"), 6),
        Column(view.say("owner"), 3),
    )
    return Table(view.say("direct-answer"), columns, tuple(rows), "practices")


ENTRY_STATES = {
    "all": "interval-22",
    "some": "interval-11",
    "none": "interval-00",
    "unknown": "unknown",
    "not-applicable": "not-applicable",
}


def _why(view: View, finding: Finding) -> Fold:
    proof = view.ground.proofs[finding.item.ref]
    steps = tuple(_fewer(merged(view, proof.steps)))
    return Fold(view.line("why"), (_bullets(view, steps),), "why")


def merged(view: View, steps: Iterable[ProofStep]) -> list[ProofStep]:
    """The steps, with systems of which the same is to be said taken together."""
    out: list[ProofStep] = []
    names: dict[int, list[str]] = {}
    for step in steps:
        if step.kind != "for-subject":
            out.append(step)
            continue
        subject = step.params["subject"]
        name = view.text(subject) if isinstance(subject, Words) else str(subject)
        same = next((at for at in names if out[at].parts == step.parts), None)
        if same is None:
            same = len(out)
            out.append(step)
        names.setdefault(same, []).append(name)
    for at, several in names.items():
        out[at] = out[at]._replace(params={"subject": view.names(several)})
    return out


def _fewer(steps: Iterable[ProofStep]) -> Iterator[ProofStep | int]:
    """The steps of a proof with the records of only so many systems; then how many were left."""
    systems = 0
    for step in steps:
        if step.kind == "for-subject":
            systems += 1
            if systems > MOST_SYSTEMS:
                continue
        elif systems > MOST_SYSTEMS:
            yield systems - MOST_SYSTEMS
            systems = 0
        yield step
    if systems > MOST_SYSTEMS:
        yield systems - MOST_SYSTEMS


#: Said above, under the heading, or once for all provisions of a document.
_ELSEWHERE = ("gist", "force", "note")


def _bullets(view: View, steps: Iterable[ProofStep | int]) -> Bullets:
    items: list[tuple[Block, ...]] = []
    for step in steps:
        if isinstance(step, int):
            items.append(plain(Span(view.say("why-more", count=step), "muted")))
            continue
        if step.kind in _ELSEWHERE:
            continue
        if step.kind == "closes":
            items.append(plain(Span(_closes(view, step))))
            continue
        if step.kind.startswith("practice-"):
            items.append(plain(Span(_practice_step(view, step))))
            continue
        params = {key: _short(value) for key, value in step.params.items()}
        words = assess_words.phrase(step._replace(params=params), view.lang)
        line = plain(Span(visible(words)))
        inner = tuple(_fewer(merged(view, step.parts)))
        items.append((*line, _bullets(view, inner)) if inner else line)
    return Bullets(tuple(items), role="proof")


def _practice_step(view: View, step: ProofStep) -> str:
    """A practice on one line: its state, where its entries stand, and what else decided.

    What the entries say, and their evidence, stands in the table above.
    """
    parts = [
        visible(str(part.params["detail"]))
        if part.kind.startswith("entry-")
        else assess_words.phrase(part, view.lang)
        for part in step.parts
    ]
    words = visible(assess_words.phrase(step, view.lang))
    return words + view.say("because", reasons=view.say("then").join(parts)) if parts else words


def _closes(view: View, step: ProofStep) -> str:
    """What would close the gap, by name: what counts as done stands by practice."""
    titles = (part.params["practice"] for part in step.parts)
    names = (view.text(one) if isinstance(one, Words) else str(one) for one in titles)
    return view.say("closes", names=view.joined(names))


def _short(value: Param) -> Param:
    if isinstance(value, Words):
        return Words(excerpt(value.ja, MOST_IN_PROOF), excerpt(value.en, MOST_IN_PROOF))
    return excerpt(value, 4 * MOST_IN_PROOF) if isinstance(value, str) else value
