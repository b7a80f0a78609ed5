"""Tables that are a card: a question in its first rows, and below it a row for each thing asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.forms.docx.lead import is_lead
from yawara.forms.docx.roles import is_role_label
from yawara.forms.docx.slots import is_place
from yawara.forms.xlsx.facts import is_number
from yawara.forms.xlsx.headings import bare, role

if TYPE_CHECKING:
    from yawara.forms.docx.values import Cell, Table
    from yawara.forms.questionnaire import SlotKind

_QUESTION = frozenset(("question", "質問", "質問内容", "設問", "問", "question text"))
_KINDS: dict[str, SlotKind] = {
    "answer": "text",
    "remark": "remark",
    "evidence": "evidence",
    "owner": "owner",
    "date": "date",
}


class Row(NamedTuple):
    """A row of a card: what it is, its label or number, and the cells that it is about."""

    what: Literal["question", "place", "roles", "text"]
    label: str
    cells: tuple[Cell, ...]
    kind: SlotKind = "text"


def rows(table: Table) -> tuple[Row, ...]:
    """The rows of a card; none where the table is none."""
    found: list[Row] = []
    for cells in table.rows:
        row = _row([cell for cell in cells if not cell.continues])
        if row is None:
            return ()
        found += row
    kinds = [one.what for one in found]
    answered = any(one.what == "place" and one.kind == "text" for one in found)
    led = kinds and kinds[0] in ("question", "text")
    wide = any(len(cells) > 1 for cells in table.rows)
    return tuple(found) if answered and led and wide else ()


def _row(cells: list[Cell]) -> list[Row] | None:
    if len(cells) < 2:  # noqa: PLR2004 - one cell over all columns
        return [Row("text", "", tuple(cells))]
    first, *rest = cells
    label = " ".join(first.text.split()).rstrip(" :：")
    if not label:
        return None
    if all(map(is_place, rest)):
        kind = _KINDS.get(role(label))
        return (
            None if kind is None or is_number(label) else [Row("place", label, tuple(rest), kind)]
        )
    if len(rest) > 1 or not rest[0].text:
        return None
    if is_role_label(label):
        return [Row("roles", label, (rest[0],))]
    if is_number(label) or bare(label) in _QUESTION or is_lead(label):
        return [Row("question", "" if bare(label) in _QUESTION else label, (rest[0],))]
    return None
