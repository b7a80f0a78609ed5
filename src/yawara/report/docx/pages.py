"""The pages that a report stands on, set up by the template; for wide tables on their side."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from yawara.report.docx.elements import NAMESPACES, Xml, el

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Turn:
    """What stands before and after a passage whose pages are turned."""

    def __init__(self, before: Xml, after: Xml) -> None:
        self.before = before
        self.after = after


class Pages:
    """The pages that the report stands on, as the template sets them up (`sectPr`)."""

    def __init__(self, setup: Any) -> None:  # noqa: ANN401 - an element of lxml, which has no types
        self._setup = setup
        self._turns = 0
        self._inside = False
        size = setup.find(qn("w:pgSz"))
        margins = setup.find(qn("w:pgMar"))
        self._wide = _number(size, "w", 11906)
        self._high = _number(size, "h", 16838)
        self._beside = sum(_number(margins, name, 0) for name in ("left", "right", "gutter"))
        self._above = sum(abs(_number(margins, name, 0)) for name in ("top", "bottom"))
        columns = setup.find(qn("w:cols"))
        count = max(1, _number(columns, "num", 1))
        space = _number(columns, "space", 720) * (count - 1)
        self._columns = count
        self.line = max(1500, (self._wide - self._beside - space) // count)

    @property
    def wide(self) -> int:
        """How wide the line is on a turned page."""
        return max(1500, self._high - self._beside)

    @property
    def high(self) -> int:
        """How high the page is between its margins, turned or not."""
        return (self._wide if self._inside else self._high) - self._above

    @property
    def may_turn(self) -> bool:
        """Whether a page turned on its side would be wider."""
        return not self._inside and self._columns == 1 and self._wide < self._high

    @contextmanager
    def turned(self) -> Iterator[Turn]:
        """A passage on pages turned on their side."""
        self._inside = True
        first = copy.deepcopy(self._setup)
        if self._turns:
            _plain(first)
        self._turns += 1
        side = copy.deepcopy(self._setup)
        _plain(side)
        _lay_down(side, self._wide, self._high)
        try:
            yield Turn(_break(first), _break(side))
        finally:
            self._inside = False

    def finish(self) -> None:
        """What follows the last turned passage neither begins anew nor has a first page."""
        if self._turns:
            _plain(self._setup)


def _number(element: Any, name: str, otherwise: int) -> int:  # noqa: ANN401 - likewise
    given = None if element is None else element.get(qn(f"w:{name}"))
    try:
        return otherwise if given is None else int(float(given))
    except (ValueError, OverflowError):
        return otherwise


def _plain(setup: Any) -> None:  # noqa: ANN401 - likewise
    """A further section: it begins on a new page, and counts on."""
    for name in ("w:titlePg", "w:type"):
        for one in setup.findall(qn(name)):
            setup.remove(one)
    for one in setup.findall(qn("w:pgNumType")):
        one.attrib.pop(qn("w:start"), None)


def _lay_down(setup: Any, wide: int, high: int) -> None:  # noqa: ANN401 - likewise
    size = setup.find(qn("w:pgSz"))
    if size is None:
        size = parse_xml(f'<w:pgSz xmlns:w="{NAMESPACES["w"]}"/>')
        setup.insert(sum(1 for one in setup if one.tag.endswith("Reference")), size)
    size.set(qn("w:w"), str(high))
    size.set(qn("w:h"), str(wide))
    size.set(qn("w:orient"), "landscape")


def _break(setup: Any) -> Xml:  # noqa: ANN401 - likewise
    """The paragraph that ends a section; it takes next to no room."""
    written = serialize_part_xml(setup).decode().partition("?>")[2].strip()
    given = el("w:spacing", before=0, after=0, line=20, lineRule="exact")
    return el("w:p", el("w:pPr", given, Xml(written)))
