"""Steps back, and whether the change says why: one rule at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import worlds
from tests.worlds import entry, evidence, explained, practice, provision, version
from yawara.assess.back import StepBack, steps_back
from yawara.assess.change import changes
from yawara.norms.conditions import Test
from yawara.text.words import Words

if TYPE_CHECKING:
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms
    from yawara.scope.profile import Profile

A, B, C = "a", "b", "c"
OWN = tuple(practice(id_, level="organization") for id_ in (A, B, C))
NORMS = worlds.norms(OWN, [version([provision("N", [A, B])])])
NOBODY = worlds.profile()
WHY = Words("人が足りない", "Nobody has the time")
OTHER = Words("今は別の人が見ている", "Somebody else looks after it")
SHOWN = (evidence(),)


def back(
    *added: Entry,
    before: tuple[Entry, ...] = (),
    gone: tuple[Entry, ...] = (),
    norms: Norms = NORMS,
    who: Profile = NOBODY,
) -> tuple[StepBack, ...]:
    kept = tuple(one for one in before if one not in gone)
    first = worlds.assessed(norms, who, before)
    return steps_back([changes(first, worlds.assessed(norms, who, (*kept, *added)))], added)


def later(state: str, **more: object) -> Entry:
    return entry(A, state, on=worlds.day(9), **more)


DONE = entry(A, "all", statement=Words("台帳がある", "We keep one"))


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        (later("some", statement=WHY), WHY),
        (later("none", statement=WHY), WHY),
        (later("unknown", statement=WHY), WHY),
        (later("some", reason=WHY), WHY),
        (later("none", explained=explained()), worlds.NAME),
        (later("some"), None),
        # What the entry before said already is no reason, nor is an empty text.
        (later("some", statement=DONE.statement), None),
        (later("some", statement=Words(" ", "")), None),
        (later("some", statement=DONE.statement, reason=WHY), WHY),
    ],
)
def test_why_less_is_done(added: Entry, reason: Words | None) -> None:
    (one,) = back(added, before=(DONE,))
    assert (one.target, one.stated, one.entry, one.reason) == (A, True, added, reason)


def test_what_is_said_of_a_thing_that_is_done_is_no_reason_for_less_evidence() -> None:
    shown = entry(A, "all", evidence=SHOWN)
    (one,) = back(later("all", statement=OTHER), before=(shown,))
    assert (one.stated, one.reason) == (False, None)
    (one,) = back(later("all", statement=OTHER, reason=WHY), before=(shown,))
    assert (one.stated, one.reason) == (False, WHY)


def test_an_entry_that_has_ended_may_say_why() -> None:
    (one,) = back(later("all", until=worlds.day(12), statement=WHY), before=(DONE,))
    assert (one.stated, one.reason) == (True, WHY)


def test_an_entry_that_is_gone_says_nothing() -> None:
    (one,) = back(before=(DONE,), gone=(DONE,))
    assert (one.target, one.entry, one.reason) == (A, None, None)
    older = entry(A, "some", on=worlds.day(0), statement=WHY)
    newer = entry(A, "all", on=worlds.day(2))
    (one,) = back(before=(older, newer), gone=(newer,))
    assert (one.entry, one.reason) == (None, None), "what is there already explains no change"


def test_forward_honest_and_unchanged_is_no_step_back() -> None:
    assert back(later("all"), before=(entry(A, "some"),)) == ()
    assert back(later("none")) == ()
    assert back(before=(DONE,)) == ()
    assert back(later("not-applicable"), before=(entry(A, "none"),)) == ()


def test_what_follows_is_not_told_again() -> None:
    norms = worlds.norms(OWN, [version([provision("N", [A, B, C])])], ladders=[[A, B, C]])
    top = entry(C, "all")
    (one,) = back(entry(C, "none", on=worlds.day(9)), before=(top,), norms=norms)
    assert one.target == C
    (one,) = back(before=(top,), gone=(top,), norms=norms)
    assert one.target == C


def test_a_direct_answer_steps_back_even_where_a_practice_moves_closer() -> None:
    answer = entry("demo#N", "all")
    less = entry("demo#N", "none", on=worlds.day(9))
    (one,) = back(less, entry(A, "all"), before=(answer,))
    assert (one.target, one.stated, one.reason) == ("demo@1#N", True, None)
    said = entry("demo#N", "none", on=worlds.day(9), statement=WHY)
    (one,) = back(said, before=(answer,))
    assert one.reason == WHY


def test_a_claim_that_is_taken_back() -> None:
    claim = entry(A, "not-applicable", norms=("demo",))
    (one,) = back(later("none"), before=(claim, entry(B, "all")))
    assert (one.target, one.reason) == ("demo@1#N", None)
    (one,) = back(later("none", statement=WHY), before=(claim, entry(B, "all")))
    assert one.reason == WHY


def test_that_a_norm_asks_for_more_is_no_step_back() -> None:
    said = (entry(A, "all"), entry(B, "none"))
    less = worlds.norms(OWN, [version([provision("N", [A])])])
    more = worlds.norms(OWN, [version([provision("N", [A, B])])])
    found = changes(worlds.assessed(less, NOBODY, said), worlds.assessed(more, NOBODY, said))
    assert [one.direction for one in found.provisions] == ["further"]
    assert steps_back([found], ()) == ()
    honest = (said[0], entry(B, "none"))
    found = changes(worlds.assessed(less, NOBODY, said[:1]), worlds.assessed(more, NOBODY, honest))
    assert [one.causes for one in found.provisions] == [("entries", "norms")]
    assert steps_back([found], honest[1:]) == ()


def test_that_a_fact_asks_for_more_is_no_step_back() -> None:
    applies = Test("own", "is", value=True)
    norms = worlds.norms(
        (OWN[0], practice(B, level="organization", applies=applies)),
        [version([provision("N", [A, B])])],
        facts=[worlds.fact("own", level="organization")],
    )
    said = (entry(A, "all"),)
    first, second = (
        worlds.assessed(norms, worlds.profile(own={"own": value}), said) for value in (False, True)
    )
    found = changes(first, second)
    assert [one.direction for one in found.provisions] == ["further"]
    assert steps_back([found], ()) == ()


def test_subjects_for_whom_it_is_the_same_are_together() -> None:
    norms = worlds.norms([practice(A)], [version([provision("N", [A])])])
    who = worlds.profile({"x": {}, "y": {}, "z": {}})
    added = (later("some"), entry(A, "none", system="z", on=worlds.day(9)))
    found = back(*added, before=(entry(A, "all"),), norms=norms, who=who)
    assert [[subject.id for subject in one.subjects] for one in found] == [["x", "y"], ["z"]]


def test_on_several_days_each_is_told_on_the_first() -> None:
    added = (later("some", statement=WHY), entry(A, "none", on=worlds.day(200)))
    found = []
    for day in (worlds.day(9), worlds.day(50), worlds.day(200), worlds.day(201)):
        first = worlds.assessed(NORMS, NOBODY, (DONE,), day)
        found.append(changes(first, worlds.assessed(NORMS, NOBODY, (DONE, *added), day)))
    told = [(one.day, one.reason) for one in steps_back(found, added)]
    assert told == [(worlds.day(9), WHY), (worlds.day(200), None)]
