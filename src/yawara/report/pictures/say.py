"""What the drawings say: their own phrases, names in one line, and sentences with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report.pictures.words import SAY
from yawara.report.tree import Span
from yawara.report.view import STATUS_ORDER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from yawara.assess.findings import Status
    from yawara.assess.rollup import Section
    from yawara.norms.model import Provision
    from yawara.report.view import Speech, View


def say(view: Speech, key: str, **params: object) -> str:
    """One of the drawings' own phrases."""
    return SAY(key, view.lang, **params)


def sentences(view: Speech, parts: Iterable[str]) -> str:
    """Whole sentences one after another."""
    return say(view, "between").join(parts)


def heading(view: Speech, provision: Provision) -> str:
    """A provision's id and heading as one text; without the id where the heading is numbered."""
    return "".join(piece.text for piece in view.named(provision) if isinstance(piece, Span))


def named(view: Speech, provision: Provision) -> str:
    """A provision's heading in a sentence."""
    return say(view, "quoted", name=heading(view, provision))


def tally_words(view: View, tally: Mapping[Status, int]) -> str:
    """How many of each status, in words."""
    return view.joined(
        say(view, "status-count", status=view.state(status), count=tally[status])
        for status in STATUS_ORDER
        if tally.get(status)
    )


def sections(view: View, refs: Collection[str] | None) -> list[Section]:
    """The principles and parts of the versions asked for, or of all."""
    return [one for one in view.ground.sections if refs is None or one.version.ref in refs]
