"""The status of a version on a day, and what a reference means on it."""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import worlds
from yawara.norms.model import DATES
from yawara.norms.select import find_provision, find_version, in_force, status, superseded_on

if TYPE_CHECKING:
    from yawara.norms.model import Norms, Version

Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)
WHOLE = {
    "drafted": Day(2025, 12, 1),
    "proposed": Day(2026, 1, 10),
    "published": Day(2026, 3, 1),
    "in-force": Day(2026, 3, 31),
    "withdrawn": Day(2027, 4, 1),
}
WORDS = {
    "drafted": "draft",
    "proposed": "proposed",
    "published": "published",
    "in-force": "in-force",
    "withdrawn": "withdrawn",
    "lapsed": "lapsed",
}


def version(number: str, dates: dict[str, Day], **more: object) -> Version:
    provisions = more.pop("provisions", None) or [worlds.provision("N", None)]
    return worlds.version(provisions, number=number, dates=dates, **more)  # type: ignore[arg-type]


def base(*versions: Version) -> Norms:
    return worlds.norms([], versions)


OLD = version("1.1", {"published": Day(2025, 3, 28), "in-force": Day(2025, 3, 28)})
NEW = version(
    "1.2", {"published": Day(2026, 3, 31), "in-force": Day(2026, 3, 31)}, supersedes="1.1"
)
BOTH = base(NEW, OLD)


@pytest.mark.parametrize("event", WHOLE)
def test_a_status_changes_on_the_day_of_its_event(event: str) -> None:
    events = list(WHOLE)
    one = version("1", WHOLE)
    before = events[events.index(event) - 1] if event != "drafted" else None
    norms = base(one)
    assert status(norms, one, WHOLE[event] - ONE_DAY) == (WORDS[before] if before else "unknown")
    assert status(norms, one, WHOLE[event]) == WORDS[event]
    assert status(norms, one, WHOLE[event] + ONE_DAY) == WORDS[event]


@given(st.dictionaries(st.sampled_from(sorted(WORDS)), st.integers(0, 6).map(worlds.day)))
def test_the_last_event_says_what_it_is(dates: dict[str, Day]) -> None:
    one = version("1", dates or {"drafted": Day.max})
    for at in range(-1, 8):
        day = worlds.day(at)
        begun = [(on, DATES.index(event)) for event, on in dates.items() if on <= day]
        last = WORDS[DATES[max(begun)[1]]] if begun else "unknown"
        assert status(base(one), one, day) == last


def test_the_version_in_force_on_the_day_before_and_on_the_day() -> None:
    assert [one.version for one in in_force(BOTH, Day(2026, 3, 30))] == ["1.1"]
    assert [one.version for one in in_force(BOTH, Day(2026, 3, 31))] == ["1.2"]
    assert in_force(BOTH, Day(2025, 3, 27)) == ()
    assert status(BOTH, OLD, Day(2026, 3, 30)) == "in-force"
    assert status(BOTH, OLD, Day(2026, 3, 31)) == "superseded"
    assert superseded_on(BOTH, OLD) == Day(2026, 3, 31)
    assert superseded_on(BOTH, NEW) == Day.max


def test_what_is_withdrawn_stays_withdrawn_and_is_not_superseded() -> None:
    old = version("1.1", {"in-force": Day(2025, 1, 1), "withdrawn": Day(2026, 1, 1)})
    norms = base(old, NEW)
    assert status(norms, old, Day(2026, 1, 1)) == "withdrawn"
    assert status(norms, old, Day(2026, 4, 1)) == "withdrawn"


@pytest.mark.parametrize("replaced", ["demo", "demo@1.1"])
def test_another_instrument_can_take_its_place(replaced: str) -> None:
    other = version("1", {"in-force": Day(2026, 1, 1)}, instrument="other", replaces=(replaced,))
    norms = base(OLD, other)
    assert status(norms, OLD, Day(2025, 12, 31)) == "in-force"
    assert status(norms, OLD, Day(2026, 1, 1)) == "superseded"
    assert [one.ref for one in in_force(norms, Day(2026, 1, 1))] == ["other@1"]


def test_a_successor_that_is_only_proposed_supersedes_nothing() -> None:
    new = version("1.2", {"proposed": Day(2026, 1, 1)}, supersedes="1.1")
    assert status(base(OLD, new), OLD, Day(2027, 1, 1)) == "in-force"


def test_without_saying_so_a_version_supersedes_none() -> None:
    new = version("1.2", {"in-force": Day(2026, 1, 1)})
    assert len(in_force(base(OLD, new), Day(2026, 1, 1))) == 2


@pytest.mark.parametrize(
    ("ref", "day", "found"),
    [
        ("demo", Day(2026, 3, 30), "1.1"),
        ("demo", Day(2026, 3, 31), "1.2"),
        ("demo", Day(2020, 1, 1), None),
        ("demo@1.2", Day(2020, 1, 1), "1.2"),
        ("demo@1.1", Day(2030, 1, 1), "1.1"),
        ("demo@1.3", Day(2026, 4, 1), None),
        ("demo@", Day(2026, 4, 1), "1.2"),
        ("dem", Day(2026, 4, 1), None),
        ("", Day(2026, 4, 1), None),
    ],
)
def test_what_a_reference_to_a_version_means(ref: str, day: Day, found: str | None) -> None:
    one = find_version(BOTH, ref, day)
    assert (one and one.version) == found


def test_what_a_reference_to_a_provision_means() -> None:
    moved = [worlds.provision("P-1", None, was=("N",)), worlds.provision("P-2", None, was=("M",))]
    new = version(
        "1.2", NEW.dates, supersedes="1.1", provisions=[*moved, worlds.provision("M", None)]
    )
    norms = base(OLD, new)
    days = Day(2026, 3, 30), Day(2026, 3, 31)
    found = {
        (ref, day): one and f"{one[0].version}#{one[1].id}"
        for ref, day in itertools.product(
            ("demo#N", "demo@1.2#N", "demo#M", "demo#X", "demo"), days
        )
        for one in [find_provision(norms, ref, day)]
    }
    before, after = days
    assert found["demo#N", before] == "1.1#N"
    # It moved, and is followed where no version is named.
    assert found["demo#N", after] == "1.2#P-1"
    assert found["demo@1.2#N", after] is None
    # An id that is in use again means the provision that has it now.
    assert found["demo#M", before] is None
    assert found["demo#M", after] == "1.2#M"
    assert found["demo#X", after] is None
    assert found["demo", after] is None
