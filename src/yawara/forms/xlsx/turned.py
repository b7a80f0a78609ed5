"""Tables whose questions stand side by side, one a column: read as if rows were columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara.forms.xlsx.cells import box
from yawara.forms.xlsx.choices import DropDowns
from yawara.forms.xlsx.find import tables
from yawara.forms.xlsx.headings import exact
from yawara.forms.xlsx.rows import RowReader
from yawara.forms.xlsx.sheet import MOST_COLUMNS

if TYPE_CHECKING:
    from yawara.forms.questionnaire import Ask
    from yawara.forms.xlsx.choices import Lists
    from yawara.forms.xlsx.find import Table
    from yawara.forms.xlsx.rows import Left
    from yawara.forms.xlsx.slots import Setting


def asks(setting: Setting, lists: Lists) -> tuple[list[Ask], list[Left]]:
    """The questions of a sheet that asks across, and what looks like a place and is left alone."""
    if len(setting.sheet.rows) > MOST_COLUMNS or max(setting.sheet.rows, default=0) > MOST_COLUMNS:
        return [], []
    sheet = setting.sheet.turned()
    turned = setting._replace(sheet=sheet, offers=DropDowns(sheet, lists))
    out: list[Ask] = []
    left: list[Left] = []
    for table in tables(sheet, turned.offers):
        if _is_sure(table):
            reader = RowReader(turned, table)
            out += [_back(ask) for ask in reader.asks()]
            left += [one._replace(where=_where(one.where)) for one in reader.left]
    return out, left


def _is_sure(table: Table) -> bool:
    """Whether the first column says in so many words which row asks and which is to be answered."""
    asking = any(exact(one.label) == "question" for one in table.having("question"))
    return asking and any(exact(one.label) == "answer" for one in table.having("answer"))


def _back(ask: Ask) -> Ask:
    """A question with its places where they are on the sheet."""
    slots = tuple(msgspec.structs.replace(one, where=_where(one.where)) for one in ask.slots)
    return msgspec.structs.replace(ask, id=_where(ask.id), slots=slots)


def _where(where: str) -> str:
    sheet, mark, name = where.rpartition("!")
    area = box(name)
    return where if area is None else f"{sheet}{mark}{area.turned().name}"
