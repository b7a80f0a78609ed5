"""A questionnaire that is being answered: what the options ask for, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.text.problem import Place

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.assess.findings import Assessment
    from yawara.forms.fill import answers
    from yawara.forms.fill.particulars import Entered
    from yawara.forms.questionnaire import Questionnaire


class Asked(NamedTuple):
    """What the options ask for."""

    sheet: Path
    to: Path | None
    review: Path | None
    system: str
    told_to: str
    fail_on: str
    overwrite: bool
    comments: bool = False
    dated: bool = False


class Work(NamedTuple):
    """A questionnaire that was answered: from what, how, and what there is to say about it."""

    asked: Asked
    data: bytes
    sheet: Questionnaire
    assessment: Assessment
    answers: tuple[answers.Answer, ...]
    decided: frozenset[str] | None = None
    entered: tuple[Entered, ...] = ()

    def at(self, where: str) -> Place:
        """A place of the sheet, as problems name it."""
        sheet, mark, cell = where.rpartition("!")
        return Place(self.sheet.name, path=(sheet, cell) if mark else (where,))


def sources_of(to: Path) -> Path:
    """Where the sources of a filled document stand: beside it."""
    return to.with_name(f"{to.stem}.sources.xlsx")
