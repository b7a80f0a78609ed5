"""For whom a new version changes something: practices that come, go, or change their strength."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.model import STRENGTHS
from yawara.report.pictures.revision import unread
from yawara.report.tree import Column, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.diff import Asked
    from yawara.norms.model import Provision
    from yawara.report.revision.parts import Change

_COLUMNS = (("practice", 7), ("change", 4), ("strength", 4), ("where", 4))


def whom(change: Change) -> Section:
    """What the whole instrument asks of each addressee, before and after."""
    heading = change.line("whom")
    if not change.found.asked:
        key = "whom-none-seen" if unread(change.found) else "whom-nothing"
        return Section("whom", heading, (Paragraph(change.line(key)),))
    columns = tuple(Column(change.say(key), share) for key, share in _COLUMNS)
    rows = tuple(row for one in change.found.asked for row in _rows(change, one))
    table = Table(change.say("whom"), columns, rows, caption_hidden=True)
    return Section("whom", heading, (Paragraph(change.line("whom-lead")), table))


def _rows(change: Change, one: Asked) -> Iterator[Row]:
    counts = {
        "come": len(one.come),
        "go": len(one.go),
        "stronger": len(one.stronger),
        "weaker": len(one.weaker),
    }
    named = change.span("whom-count", who=change.addressee(one.addressee), **counts)
    yield Row((plain(named),), f"whom:{one.addressee}", "group")
    for id_ in one.come:
        yield _row(change, one, "come", id_, after=True)
    for id_ in one.go:
        yield _row(change, one, "go", id_, after=False)
    for key, both in (("stronger", one.stronger), ("weaker", one.weaker)):
        for id_, before, after in both:
            said = (change.name(f"strength-{word}") for word in (before, after))
            strength = change.say("ids", before=next(said), after=next(said))
            yield _row(change, one, key, id_, after=True, strength=strength)


def _row(change: Change, one: Asked, key: str, id_: str, *, after: bool, strength: str = "") -> Row:
    asking = tuple(_asking(change, one.addressee, id_, after=after))
    greatest = min((other.strength for other in asking), key=_rank, default="")
    return Row(
        (
            plain(*change.practice(id_)),
            plain(change.span(f"is-{key}")),
            plain(Span(strength or change.name(f"strength-{greatest}"))),
            plain(*change.links((other.id for other in asking), after=after)),
        )
    )


def _asking(change: Change, addressee: str, id_: str, *, after: bool) -> Iterator[Provision]:
    """The provisions of one version that ask an addressee for a practice, where both are read."""
    norms, found = change.view.norms, change.found
    version = found.new if after else found.old
    at = norms.practice_index[id_]
    blind = {
        one.id for step in found.steps if step.unread for one in (step.new if after else step.old)
    }
    for one in version.provisions:
        if one.id not in blind and addressee in one.addressees and at in norms.closed(one):
            yield one


def _rank(strength: str) -> int:
    return STRENGTHS.index(strength) if strength in STRENGTHS else len(STRENGTHS)
