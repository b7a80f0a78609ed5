"""Which practice and which system a row of a worksheet is about.

The hidden ids say so. Where they are gone, the title and the name of the system do, if they fit
exactly one. A row in which id and title belong to different practices was sorted in part; nothing
in it can be trusted. Where somebody put *all systems* in place of a system, the row is about what
holds for all of them: the organisation's default.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.forms.columns import squeezed, system_key
from yawara.forms.words import EVERY_VARIANTS, SAY
from yawara.forms.worksheet_read import is_filled
from yawara.text.fields import nearest
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.forms.worksheet_find import Table, Written
    from yawara.text.problem import Problems
    from yawara.text.words import Words

#: A practice's position and a subject's bit.
Key = tuple[int, int]
_NOBODY = system_key("")


@dataclass(frozen=True)
class Known:
    """Practices and subjects by id, and by what people see of them."""

    practices: dict[str, int]
    titles: dict[str, tuple[str, ...]]
    subjects: dict[str, int]
    names: dict[str, tuple[str, ...]]
    of_organization: frozenset[str]
    every: frozenset[str] = frozenset()

    @classmethod
    def of(cls, assessment: Assessment) -> Known:
        """What an assessment knows. A practice that was only renamed is known by both ids."""
        norms, subjects = assessment.scope.norms, assessment.scope.subjects
        practices = dict(norms.practice_index)
        for move in norms.moves:
            if move.kind == "renamed" and len(move.old) == len(move.new) == 1:
                practices.setdefault(move.old[0], practices.get(move.new[0], -1))
        whole = {"": 0, _NOBODY: 0}
        names = _by_words((subject.id, subject.name) for subject in subjects[1:])
        for lang in LANGS:
            names[squeezed(SAY("organization", lang))] = (_NOBODY,)
        every = (*(SAY("every", lang) for lang in LANGS), *EVERY_VARIANTS)
        return cls(
            practices={id_: at for id_, at in practices.items() if at >= 0},
            titles=_by_words((practice.id, practice.title) for practice in norms.practices),
            subjects=whole | {subject.id: bit for bit, subject in enumerate(subjects) if bit},
            names=names,
            every=frozenset(squeezed(one) for one in every) - names.keys(),
            of_organization=frozenset(
                practice.id for practice in norms.practices if practice.level == "organization"
            ),
        )


def _by_words(named: Iterable[tuple[str, Words]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for id_, words in named:
        for text in {squeezed(words.ja), squeezed(words.en)} - {""}:
            out[text] = (*out.get(text, ()), id_)
    return out


def key_of(table: Table, row: Written, known: Known, found: Problems) -> Key | None:
    """What a row is about; None where it is about nothing, or with a problem.

    Problems: sheet-row-unknown, sheet-row-mixed, unknown-practice, unknown-system.
    """
    practice = _practice(table, row, known, found)
    if practice is None:
        return None
    at = known.practices[practice]
    if practice in known.of_organization:
        if row.text("system_id") in known.subjects or not row.text("system_id"):
            return at, 0
        found.error("sheet-row-mixed", table.place(row.number, "title"), title=row.text("title"))
        return None
    bit = _subject(table, row, known, found)
    return None if bit is None else (at, bit)


def _practice(table: Table, row: Written, known: Known, found: Problems) -> str | None:
    id_, title = row.text("practice_id"), row.text("title")
    titled = known.titles.get(squeezed(title), ())
    if not id_:
        if len(titled) == 1:
            return titled[0]
        if is_filled(row):
            place = table.place(row.number, "title")
            found.error("sheet-row-unknown", place, title=title[:60])
        return None
    if id_ not in known.practices:
        place = table.place(row.number, "practice_id")
        near = nearest(id_, known.practices) or ""
        found.error("unknown-practice", place, practice=id_[:80], nearest=near)
        return None
    # A title that somebody reworded fits no practice; one that fits another is out of its row.
    if titled and all(known.practices[other] != known.practices[id_] for other in titled):
        place = table.place(row.number, "title")
        found.error("sheet-row-mixed", place, title=title[:60])
        return None
    return id_


def _subject(table: Table, row: Written, known: Known, found: Problems) -> int | None:
    id_, name = row.text("system_id"), row.text("system")
    named = known.names.get(squeezed(name), ())
    if squeezed(name) in known.every:
        return 0
    place = table.place(row.number, "system")
    if not id_:
        if len(named) == 1:
            return known.subjects[named[0]]
        if not name and len(known.subjects) <= len(("", _NOBODY)):
            return 0
        found.error("sheet-row-unknown", place, title=(name or row.text("title"))[:60])
        return None
    if id_ not in known.subjects:
        near = nearest(id_, known.subjects) or ""
        shown = ", ".join(one for one in known.subjects if one not in ("", _NOBODY))
        found.error("unknown-system", place, system=id_[:80], nearest=near, known=shown)
        return None
    if named and all(known.subjects[other] != known.subjects[id_] for other in named):
        found.error("sheet-row-mixed", place, title=name[:60])
        return None
    return known.subjects[id_]
