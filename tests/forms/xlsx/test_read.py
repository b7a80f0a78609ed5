"""Every layout that we know gives its questions, places, choices and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.forms.xlsx.layouts import LAYOUTS, ORDINARY
from yawara.forms.xlsx.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.forms.xlsx.layouts import Layout


def cell(where: str) -> str:
    return where.rpartition("!")[2]


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_a_layout_gives_its_questions(make: Callable[[], Layout]) -> None:
    layout = make()
    found = read(layout.data, "q.xlsx")
    assert found.value is not None, found.problems
    asks = found.value.asks
    seen = tuple(
        (ask.text, tuple((cell(one.where), one.kind) for one in ask.slots)) for ask in asks
    )
    assert seen == layout.asks
    places = {cell(one.where): one for ask in asks for one in ask.slots}
    assert {where: places[where].choices for where in layout.choices} == layout.choices
    if layout.numbers:
        assert tuple(ask.number for ask in asks) == layout.numbers
    if layout.contexts:
        assert tuple(ask.context for ask in asks) == layout.contexts
    assert tuple(dict.fromkeys(one.code for one in found.problems)) == layout.codes
    assert len({ask.id for ask in asks}) == len(asks)


@pytest.mark.parametrize("make", ORDINARY, ids=lambda make: make.__name__)
def test_an_ordinary_sheet_asks_nothing(make: Callable[[], bytes]) -> None:
    found = read(make(), "q.xlsx")
    assert found.value is None
    assert [one.code for one in found.problems] == ["xlsx-no-questions"]
