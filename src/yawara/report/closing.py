"""The last pages: what does not apply, sources, words, and how the page was made."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from yawara import __version__
from yawara.assess.project import result_digest
from yawara.norms.conditions import All, Not, Test
from yawara.norms.model import BASES
from yawara.report import opening
from yawara.report.letters import visible
from yawara.report.tree import Column, Pairs, Paragraph, Row, Section, Span, Table
from yawara.report.view import STATUS_ORDER, plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from yawara.norms.conditions import Condition
    from yawara.norms.model import Source
    from yawara.report.tree import Block, Line
    from yawara.report.view import View
    from yawara.scope.applies import Scoped
    from yawara.scope.logic import Reason


def out_of_scope(view: View) -> Section:
    """What does not apply, gathered by the reason why."""
    scope = view.assessment.scope
    reasons: dict[Condition, tuple[str, ...]] = {}
    groups: dict[tuple[str, str], list[Scoped]] = {}
    norms = {version.ref: version for version in scope.versions}
    for item in scope.items:
        if item.provision.asks == () or scope.answer(item, 0) != "no":
            continue
        if item.dated_out:
            why = view.say("out-day")
        else:
            if item.condition not in reasons:
                reasons[item.condition] = tuple(_why(view, item))
            why = view.say("out-or").join(reasons[item.condition]) or _addressees(view, item)
        groups.setdefault((item.version.ref, why), []).append(item)
    heading = view.line("out")
    if not groups:
        return Section("out", heading, (Paragraph(view.line("out-none")),))
    rows: list[Row] = []
    for ref, found in groupby(groups.items(), lambda one: one[0][0]):
        rows.append(Row((plain(Span(view.version(norms[ref]))),), role="group"))
        for (_, why), items in found:
            cells = (
                plain(Span(why)),
                plain(Span(str(len(items)), "count")),
                plain(*view.provision_links(items)),
            )
            rows.append(Row(cells))
    columns = (
        Column(view.say("reason"), 8),
        Column(view.say("count"), 2, "number"),
        Column(view.say("provisions"), 14),
    )
    table = Table(view.say("out"), columns, tuple(rows), caption_hidden=True)
    return Section("out", heading, (Paragraph(view.line("out-lead")), table))


def _why(view: View, item: Scoped) -> dict[str, None]:
    """The tests that failed, in words; nothing where only the addressee can say why."""
    out: dict[str, None] = {}
    for _, reason in view.assessment.scope.reasons(item, 0):
        out |= _failed(view, reason)
    return out


def _failed(view: View, reason: Reason) -> dict[str, None]:
    condition = reason.condition
    if isinstance(condition, Test):
        return {_test(view, condition, "out-fact"): None}
    if isinstance(condition, Not):
        return {_test(view, part, "out-except"): None for part in _holding(reason.parts[0])}
    out: dict[str, None] = {}
    for part in reason.parts:
        if part.truth is False:
            out |= _failed(view, part)
            if isinstance(condition, All):
                break
    return out


def _holding(reason: Reason) -> list[Test]:
    if isinstance(reason.condition, Test):
        return [reason.condition] if reason.truth else []
    return [test for part in reason.parts for test in _holding(part)]


def _test(view: View, test: Test, key: str) -> str:
    fact = view.assessment.scope.norms.fact_by_id.get(test.fact)
    if fact is None:
        return test.fact
    titles = {choice.id: view.text(choice.title) for choice in fact.choices}
    wanted = test.value if isinstance(test.value, tuple) else (test.value,)
    yes = {True: view.say("facts-yes"), False: view.say("facts-no")}
    words = [
        yes[one] if isinstance(one, bool) else titles.get(str(one), f"{one}") for one in wanted
    ]
    return view.say(key, fact=view.text(fact.title), wanted=view.joined(words))


def _addressees(view: View, item: Scoped) -> str:
    """Whom a provision speaks to, where that alone keeps it away from every organisation."""
    version = item.version
    titles = {
        one.id: one.title for one in (*view.assessment.scope.norms.addressees, *version.addressees)
    }
    step = item.provision
    while not step.addressees and step.part_of in version.by_id:
        step = version.by_id[step.part_of or ""]
    names = view.joined(view.text(titles[one]) for one in step.addressees if one in titles)
    return view.say("out-addressee", names=names)


def sources(view: View) -> Section:
    """The documents of every instrument, and how well its provisions were checked."""
    columns = (*_source_columns(view), Column(view.say("basis"), 4))
    table = Table(view.say("sources"), columns, tuple(_sources(view)), caption_hidden=True)
    lead = Paragraph(view.line("sources-lead"))
    return Section("sources", view.line("sources"), (lead, table))


def sources_of(view: View, refs: Container[str]) -> Section:
    """The documents of some instruments alone."""
    rows = tuple(
        row if row.role == "group" else Row(row.cells[:-1]) for row in _sources(view, refs)
    )
    table = Table(view.say("sources"), _source_columns(view), rows, caption_hidden=True)
    return Section("sources", view.line("sources"), (table,))


def _source_columns(view: View) -> tuple[Column, ...]:
    return (Column(view.say("source"), 8), Column(view.say("address"), 8))


def _sources(view: View, refs: Container[str] | None = None) -> Iterator[Row]:
    """The documents of each instrument, the first with the counts of what was checked."""
    for version in view.assessment.scope.versions:
        if refs is not None and version.ref not in refs:
            continue
        bases = Counter(
            finding.item.provision.basis
            for finding in view.ground.findings
            if finding.item.version is version
        )
        counted: tuple[Block, ...] = tuple(
            Paragraph((Span(f"{view.say(f'basis-count-{basis}')} {bases[basis]}"),))
            for basis in BASES
            if bases[basis]
        )
        # What is to be known before anything of it is relied on.
        note: tuple[Block, ...] = ()
        if version.note is not None:
            note = (Paragraph((Span(view.text(version.note), "muted"),), "small"),)
        yield Row((plain(Span(view.version(version))),), role="group")
        for at, source in enumerate(version.sources):
            yield Row(
                (
                    _source(view, source) + (note if at == 0 else ()),
                    plain(Span(visible(source.url), to=_address(source.url))),
                    counted if at == 0 else (),
                )
            )


def _address(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""


def _source(view: View, source: Source) -> tuple[Block, ...]:
    details = []
    if source.pages:
        details.append(view.say("source-pages", count=source.pages))
    if source.retrieved:
        details.append(view.say("source-retrieved", day=view.day(source.retrieved)))
    if source.licence is not None:
        details.append(view.text(source.licence))
    out: list[Block] = [Paragraph((view.words(source.title),))]
    if details:
        out.append(Paragraph((Span(view.joined(details), "muted"),), "small"))
    return tuple(out)


def glossary(view: View) -> Section:
    """What each state and each word of ours means."""
    rows: list[tuple[Line, tuple[Block, ...]]] = [
        ((view.mark(status),), plain(view.span(f"say-{status}"))) for status in STATUS_ORDER
    ]
    terms = ("stated", "shown", "explained", "provision", "practice", "strength", "basis")
    rows += [(view.line(f"term-{term}"), plain(view.span(f"say-{term}"))) for term in terms]
    return Section("glossary", view.line("glossary"), (Pairs(tuple(rows), "glossary"),))


def made(view: View) -> Section:
    """What the page was computed from, so that somebody else can compute it again."""
    norms = view.assessment.scope.norms
    used, held = opening.records(view)
    count = view.say("made-entries-count", used=used, held=held)
    rows: list[tuple[Line, tuple[Block, ...]]] = [
        (view.line("made-version"), plain(Span(f"Yawara {__version__}"))),
        (view.line("as-of"), plain(Span(view.assessment.scope.day.isoformat()))),
        (view.line("made-entries"), plain(Span(count))),
        (view.line("made-digest"), plain(Span(result_digest(view.assessment), "id"))),
    ]
    if norms.sha256:
        rows.append((view.line("made-norms"), plain(Span(norms.sha256, "id"))))
    lead = Paragraph(view.line("made-with", version=__version__))
    return Section("made", view.line("made"), (lead, Pairs(tuple(rows))))


def colophon(view: View) -> Line:
    """The line at the end of the page."""
    return view.line(
        "colophon",
        organisation=view.subject(0),
        day=view.day(view.assessment.scope.day),
        version=__version__,
        digest=result_digest(view.assessment)[:12],
    )
