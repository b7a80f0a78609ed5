"""`ids.txt` and `moves.yaml`: no practice is ever lost, for ledgers name them for years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.check.inspection import cycles

if TYPE_CHECKING:
    from yawara.norms.check.inspection import Inspection
    from yawara.norms.model import Move

#: How many practices each kind of move may lead from and to: (least, most); None for any number.
SHAPES: dict[str, tuple[tuple[int, int | None], tuple[int, int | None]]] = {
    "renamed": ((1, 1), (1, 1)),
    "split": ((1, 1), (2, None)),
    "merged": ((1, None), (1, 1)),
    "retired": ((1, None), (0, 0)),
}


def check(inspection: Inspection) -> None:
    """Problems: id-not-listed, id-without-practice, and those of moves."""
    norms, found = inspection.norms, inspection.found
    gone = {old for move in norms.moves for old in move.old}
    if norms.ids:
        for practice in norms.practices:
            if practice.id not in norms.ids and practice.place.file not in inspection.own:
                place = inspection.at(practice.place, "id")
                found.error("id-not-listed", place, id=practice.id)
        for id_, place in norms.ids.items():
            here = id_ in inspection.practices or "theme" in inspection.lost
            if not here and id_ not in gone:
                found.error("id-without-practice", place, id=id_[:80])
    for move in norms.moves:
        _move(inspection, move, gone)
    edges: dict[str, tuple[str, ...]] = {}
    where: dict[str, Move] = {}
    for move in norms.moves:
        for old in move.old:
            # What a split or merge keeps under its old name is no step back.
            new = tuple(id_ for id_ in move.new if id_ != old or old not in inspection.practices)
            edges[old] = (*edges.get(old, ()), *new)
            where.setdefault(old, move)
    for cycle in cycles(edges):
        place = inspection.word(where[cycle[0]].place, "from", cycle[0])
        found.error("move-cycle", place, ids=" → ".join((*cycle, cycle[0])))


def _move(inspection: Inspection, move: Move, gone: set[str]) -> None:
    found = inspection.found
    shape = SHAPES.get(move.kind)
    if shape is not None:
        for key, ids, (least, most) in (("from", move.old, shape[0]), ("to", move.new, shape[1])):
            if len(ids) < least or (most is not None and len(ids) > most):
                place = inspection.at(move.place, key)
                found.error("move-shape", place, kind=move.kind, key=key, count=len(ids))
    known = inspection.norms.ids or inspection.practices
    for old in move.old:
        place = inspection.word(move.place, "from", old)
        if inspection.norms.ids and old not in known:
            inspection.unknown("no-such-practice", place, old, known)
        elif old in inspection.practices and old not in move.new:
            found.error("move-still-there", place, id=old)
    for new in move.new:
        if new not in inspection.practices and new not in gone:
            place = inspection.word(move.place, "to", new)
            inspection.unknown("no-such-practice", place, new, inspection.practices)
