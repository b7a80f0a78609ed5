"""What several papers say alike: whom something is for, which norms ask for it, how far it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.norms import select
from yawara.report.letters import visible
from yawara.report.papers.frame import say
from yawara.report.tree import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.ledger.planes import Interval
    from yawara.norms.model import Practice, Version
    from yawara.report.tree import Line
    from yawara.report.view import View
    from yawara.scope.applies import Scoped

#: Of how many systems a line gives the names, and of one norm how many provisions.
NAMES, PROVISIONS = 3, 6


class Level(NamedTuple):
    """Where a practice stands for some subjects, and whether evidence shows as much."""

    stated: Interval
    shown: bool
    bits: tuple[int, ...]


def asked_bits(view: View, practice: Practice) -> tuple[int, ...]:
    """The subjects of which a practice can be asked: the organisation, or its systems."""
    of_systems = practice.level == "system" and view.system_count > 0
    return tuple(range(1, view.system_count + 1)) if of_systems else (0,)


def levels(view: View, practice: Practice) -> tuple[Level, ...]:
    """Where a practice stands, by groups of subjects; those to whom it does not apply left out."""
    standing = view.assessment.standing
    at = view.assessment.scope.norms.practice_index[practice.id]
    groups: dict[tuple[Interval, bool], list[int]] = {}
    for bit in asked_bits(view, practice):
        stated = standing.stated.bounds(at).at(bit)
        shown = standing.shown.bounds(at).at(bit)
        if stated is not None:
            enough = shown is not None and shown[0] >= stated[0]
            groups.setdefault((stated, enough), []).append(bit)
    return tuple(Level(*key, tuple(bits)) for key, bits in groups.items())


def whom(view: View, practice: Practice, bits: tuple[int, ...], among: tuple[int, ...] = ()) -> str:
    """For whom, in words: the organisation, every system, or some by name.

    `among`: out of how many, where the practice does not apply to every system.
    """
    if bits == (0,):
        return view.say("whole-organisation")
    every = among or asked_bits(view, practice)
    if len(bits) == view.system_count > 1:
        return view.say("all-systems")
    named = view.names((view.subject(bit) for bit in bits), NAMES)
    if len(bits) == len(every):
        return named
    return named + say(view, "of-systems", count=len(bits), all=len(every))


def asking(view: View, items: Iterable[Scoped]) -> tuple[Line, ...]:
    """The provisions that ask for something: a line for each norm, with its title."""
    by_version: dict[str, list[Scoped]] = {}
    for item in items:
        by_version.setdefault(item.version.ref, []).append(item)
    return tuple(
        (
            Span(view.text(found[0].version.title)),
            Span(" "),
            *view.provision_links(found, PROVISIONS),
        )
        for found in by_version.values()
    )


def norm_names(view: View, refs: Iterable[str]) -> str:
    """Norms or provisions that an entry names, with the titles of the norms."""
    norms = view.assessment.scope.norms
    out: dict[str, None] = {}
    for ref in refs:
        head, _, provision = ref.partition("#")
        version = select.find_version(norms, head, view.assessment.scope.day)
        title = visible(head) if version is None else view.text(version.title)
        out[f"{title} {visible(provision)}".strip()] = None
    return view.joined(out)


def norm_lines(view: View, versions: Iterable[Version]) -> tuple[Line, ...]:
    """Norms with their version and nature, one a line."""
    return tuple(
        (
            Span(view.version(version)),
            Span(" "),
            view.span("force-of", "muted", force=view.state(f"force-{version.force}")),
        )
        for version in versions
    )
