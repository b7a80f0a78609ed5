"""Practices and what follows from what: counterparts, ladders, ways."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from yawara.norms.check.inspection import cycles

if TYPE_CHECKING:
    from yawara.norms.check.inspection import Inspection
    from yawara.norms.model import Ladder, Practice, Ways
    from yawara.text.problem import Place


def check(inspection: Inspection) -> None:
    """Problems: duplicate-id, own-id-prefix, no-such-practice, and those of ladders and ways."""
    practices = [(practice.id, practice.place) for practice in inspection.norms.practices]
    inspection.once(practices)
    inspection.prefixed(practices)
    for practice in inspection.norms.practices:
        _counterpart(inspection, practice)
    by_id = {practice.id: practice for practice in reversed(inspection.norms.practices)}
    for ladder in inspection.norms.ladders:
        _ladder(inspection, ladder, by_id)
    for ways in inspection.norms.ways:
        _ways(inspection, ways, by_id)
    _cycles(inspection)


def _counterpart(inspection: Inspection, practice: Practice) -> None:
    if practice.counterpart is None:
        return
    place = inspection.at(practice.place, "counterpart")
    if practice.counterpart == practice.id:
        inspection.found.error("counterpart-self", place, id=practice.id)
    elif practice.counterpart not in inspection.practices:
        inspection.unknown("no-such-practice", place, practice.counterpart, inspection.practices)


def _ladder(inspection: Inspection, ladder: Ladder, by_id: dict[str, Practice]) -> None:
    known: list[Practice] = []
    for at, rung in enumerate(ladder.rungs):
        if rung in by_id:
            known.append(by_id[rung])
        else:
            place = inspection.at(ladder.place, at)
            inspection.unknown("no-such-practice", place, rung, inspection.practices)
    for lower, upper in itertools.pairwise(known):
        _same_nature(inspection, ladder.place, upper, lower)


def _ways(inspection: Inspection, ways: Ways, by_id: dict[str, Practice]) -> None:
    umbrella = by_id.get(ways.practice)
    if ways.practice and umbrella is None:
        place = inspection.at(ways.place, "practice")
        inspection.unknown("no-such-practice", place, ways.practice, inspection.practices)
    for way in ways.by:
        place = inspection.word(ways.place, "by", way)
        if way not in by_id:
            inspection.unknown("no-such-practice", place, way, inspection.practices)
        elif umbrella is not None:
            _same_nature(inspection, place, by_id[way], umbrella)


def _same_nature(inspection: Inspection, place: Place, doing: Practice, done: Practice) -> None:
    """Whoever does `doing` does `done`: that holds only within one level and one kind."""
    if doing.level != done.level and doing.level and done.level:
        inspection.found.error(
            "implied-level",
            place,
            doing=doing.id,
            done=done.id,
            level=doing.level,
            other=done.level,
        )
    if doing.kind == done.kind:
        return
    code = "act-implies-result" if done.kind == "result" else "implied-kind"
    inspection.found.error(
        code, place, doing=doing.id, done=done.id, kind=doing.kind, other=done.kind
    )


def _cycles(inspection: Inspection) -> None:
    """Two practices that follow from each other are one, so a cycle is always a mistake."""
    places: dict[tuple[str, str], Place] = {}
    for ladder in inspection.norms.ladders:
        for at, (lower, upper) in enumerate(itertools.pairwise(ladder.rungs)):
            places.setdefault((upper, lower), inspection.at(ladder.place, at))
    for ways in inspection.norms.ways:
        for way in ways.by:
            places.setdefault((way, ways.practice), inspection.word(ways.place, "by", way))
    edges: dict[str, tuple[str, ...]] = {}
    for doing, done in places:
        edges[doing] = (*edges.get(doing, ()), done)
    for cycle in cycles(edges):
        place = places[(cycle[-1], cycle[0])]
        inspection.found.error("implied-cycle", place, ids=" → ".join((*cycle, cycle[0])))
