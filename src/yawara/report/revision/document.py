"""The paper on what changed between two versions of a norm. Pure: the same change, same paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara import __version__
from yawara.norms import select
from yawara.report.letters import visible
from yawara.report.pictures.revision import kinds, revision, unread
from yawara.report.revision.parts import (
    Change,
    addressed,
    anchor,
    asked,
    differences,
)
from yawara.report.revision.whom import whom
from yawara.report.tree import (
    Bullets,
    Column,
    Document,
    Fold,
    Note,
    Pairs,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Tile,
    Tiles,
)
from yawara.report.view import NormsView, plain

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from yawara.norms.diff import Diff, Step
    from yawara.norms.model import Norms, Provision, Source, Version
    from yawara.report.tree import Block, Line
    from yawara.text.words import Lang


def document(norms: Norms, found: Diff, day: datetime.date, lang: Lang) -> Document:
    """The paper in `lang`; `day` is the day on which it says what the versions are."""
    change = Change(NormsView(norms, lang), found)
    title = change.view.text(found.new.title)
    return Document(
        lang,
        change.say("title"),
        change.say("subject", title=title, **change.numbers),
        tuple(_facts(change, day)),
        (Paragraph(change.line("lead"), "lead"), _limits(change)),
        (
            _brief(change),
            whom(change),
            _alone(change, "added", found.added, "new"),
            _alone(change, "retired", found.retired, "old"),
            _moved(change),
            _changed(change),
            _unread(change),
            _sources(change),
            _made(change, day),
        ),
        change.line(
            "colophon",
            old=visible(found.old.ref),
            new=visible(found.new.ref),
            day=day.isoformat(),
            version=__version__,
        ),
        "paper",
    )


def _facts(change: Change, day: datetime.date) -> Iterator[tuple[str, Line]]:
    """Which versions, since when, and how we know it."""
    view, new = change.view, change.found.new
    for key, version in (("from", change.found.old), ("to", new)):
        yield change.say(key), (Span(view.version(version), "strong"),)
        status = change.name(f"status-{select.status(view.norms, version, day)}")
        force = change.name(f"force-{version.force}")
        said = change.say("known", force=force, day=view.day(day), status=status)
        yield "", (Span(_dates(change, version)),)
        yield "", (Span(said, "muted"),)
        if version.basis:
            basis = change.name(f"basis-{version.basis}")
            yield "", (change.span("basis-of", "muted", basis=basis),)
    issuers = (
        view.text(view.norms.issuers[one]) if one in view.norms.issuers else visible(one)
        for one in new.issuers
    )
    yield change.say("issuers"), (Span(view.joined(issuers)),)


def _dates(change: Change, version: Version) -> str:
    """The dated events of a version, oldest first."""
    events = sorted(version.dates.items(), key=lambda item: item[1])
    return change.view.joined(
        change.say("dated", event=change.name(f"date-{event}"), day=change.view.day(day))
        for event, day in events
    )


def _limits(change: Change) -> Note:
    """What the paper does not say."""
    blind = unread(change.found)
    lines = [change.span("limit-reading"), change.span("limit-wording"), change.span("limit-least")]
    if blind:
        lines.append(change.span("limit-unread", count=blind))
    for version in (change.found.old, change.found.new):
        unchecked = sum(one.basis != "official" for one in version.provisions)
        if unchecked:
            counts = {"count": unchecked, "all": len(version.provisions)}
            number = change.view.number(version)
            lines.append(change.span("limit-basis", version=number, **counts))
    if not change.adjacent:
        lines.append(change.span("limit-apart"))
    lines.append(change.span("limit-you"))
    return Note((Bullets(tuple(plain(one) for one in lines)),), change.say("limits"), "limits")


def _brief(change: Change) -> Section:
    """The sums, and the drawing that shows them."""
    known = kinds(change.found)
    blind = unread(change.found)
    tiles = (
        Tile(
            str(len(one.provisions)),
            change.say(f"tile-{one.key}"),
            remark=change.say("tile-blind", count=blind)
            if one.key == "unread" and blind > len(one.provisions)
            else "",
        )
        for one in known
    )
    blocks: tuple[Block, ...] = (
        Tiles(change.say("brief"), tuple(tiles)),
        Paragraph(change.line("brief-counts", **change.numbers), "small"),
        revision(change.view, change.found),
    )
    same = next(one.provisions for one in known if one.key == "same")
    if same:
        ids = Paragraph(change.links((one.id for one in same), after=True), "small")
        blocks += (Fold(change.line("same", count=len(same)), (ids,), "text"),)
    return Section("brief", change.line("brief"), blocks)


def _alone(change: Change, key: str, some: tuple[Provision, ...], side: str) -> Section:
    """The provisions that only one of the versions has."""
    columns = _columns(change, ("provision", 2), ("heading", 5), ("addressed", 4), ("asks", 7))
    rows = tuple(
        Row(
            (
                plain(Span(one.id, "id")),
                change.headings((one,)),
                addressed(change, one),
                asked(change, one),
            ),
            anchor(side, one),
        )
        for one in some
    )
    return _section(change, key, len(some), columns, rows)


def _moved(change: Change) -> Section:
    """The provisions that bear another number, with what differs besides."""
    moved = [step for step in change.told if step.kind != "stays"]
    columns = _columns(change, ("became", 3), ("heading", 5), ("what", 9))
    rows = (
        Row(
            (_became(change, step), change.headings(step.new), differences(change, step)),
            anchor("new", step.new[0]),
        )
        for step in moved
    )
    return _section(change, "moved", sum(len(step.new) for step in moved), columns, tuple(rows))


def _became(change: Change, step: Step) -> tuple[Block, ...]:
    before, after = (change.view.joined(one.id for one in some) for some in (step.old, step.new))
    return (
        Paragraph((change.span("ids", "id", before=before, after=after),)),
        Paragraph((change.span(f"kind-{step.kind}", "muted"),), "small"),
    )


def _changed(change: Change) -> Section:
    """The provisions that kept their number and differ."""
    stays = [step for step in change.told if step.kind == "stays"]
    columns = _columns(change, ("provision", 2), ("heading", 5), ("what", 10))
    rows = (
        Row(
            (
                plain(Span(step.new[0].id, "id")),
                change.headings(step.new),
                differences(change, step),
            ),
            anchor("new", step.new[0]),
        )
        for step in stays
    )
    return _section(change, "changed", len(stays), columns, tuple(rows))


def _unread(change: Change) -> Section:
    """The provisions whose practices cannot be compared, and which version is unread there."""
    count = unread(change.found)
    heading = change.line("unread", count=count)
    if not count:
        return Section("unread", heading, (Paragraph(change.line("unread-none")),))
    columns = _columns(change, ("provision", 2), ("heading", 9), ("unread-where", 4))
    lead = Paragraph(change.line("unread-lead"))
    rows = tuple(_unread_rows(change))
    table = Table(change.say("unread", count=count), columns, rows, caption_hidden=True)
    return Section("unread", heading, (lead, table))


def _unread_rows(change: Change) -> Iterator[Row]:
    old, new = change.found.old, change.found.new
    for step in change.found.steps:
        if step.unread:
            both = ((old, step.old), (new, step.new))
            sides = [one for one, some in both if any(each.asks is None for each in some)]
            where = [Paragraph((Span(change.view.joined(map(change.view.number, sides))),))]
            if step.kind != "stays":
                ids = change.view.joined(one.id for one in step.old)
                before = change.span("unread-apart", "muted", ids=ids, **change.numbers)
                where.append(Paragraph((before,), "small"))
            link = change.links((one.id for one in step.new), after=True)
            yield Row((plain(*link), change.headings(step.new), tuple(where)))
    for version, some in ((new, change.found.added), (old, change.found.retired)):
        for one in some:
            if one.asks is None:
                link = change.links((one.id,), after=version is new)
                number = Span(change.view.number(version))
                yield Row((plain(*link), change.headings((one,)), plain(number)))


def _sources(change: Change) -> Section:
    """Where both texts stand."""
    columns = _columns(change, ("version", 3), ("source", 6), ("address", 6), ("basis", 4))
    rows = tuple(
        Row(
            (
                plain(Span(change.view.number(version))),
                plain(change.view.words(source.title)),
                plain(_address(source)),
                plain(Span(change.name(f"basis-{source.basis}") if source.basis else "–")),
            )
        )
        for version in (change.found.old, change.found.new)
        for source in version.sources
    )
    table = Table(change.say("sources"), columns, rows, caption_hidden=True)
    return Section("sources", change.line("sources"), (table,))


def _address(source: Source) -> Span:
    known = source.url.startswith(("https://", "http://"))
    return Span(visible(source.url), to=source.url if known else "")


def _made(change: Change, day: datetime.date) -> Section:
    """What the paper was computed from."""
    sha256 = change.view.norms.sha256
    rows: list[tuple[Line, tuple[Block, ...]]] = [
        (change.line("made-with"), plain(Span(f"Yawara {__version__}"))),
        (change.line("as-of"), plain(Span(day.isoformat()))),
    ]
    if sha256:
        rows.append((change.line("made-norms"), plain(Span(sha256, "id"))))
    return Section("made", change.line("made"), (Pairs(tuple(rows)),))


def _columns(change: Change, *shares: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(change.say(key), share) for key, share in shares)


def _section(
    change: Change, key: str, count: int, columns: tuple[Column, ...], rows: tuple[Row, ...]
) -> Section:
    """A headed table, or that there is none."""
    heading = change.line(key, count=count)
    if not rows:
        none = "none-seen" if unread(change.found) else "none"
        return Section(key, heading, (Paragraph(change.line(none)),))
    lead = Paragraph(change.line(f"{key}-lead", **change.numbers))
    table = Table(change.say(key, count=count), columns, rows, caption_hidden=True)
    return Section(key, heading, (lead, table))
