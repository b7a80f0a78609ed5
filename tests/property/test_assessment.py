"""What holds of every assessment, on random norms, profiles and ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import strategies, worlds
from tests.property.test_exhaustive import differences
from yawara.assess.project import result_digest

if TYPE_CHECKING:
    import datetime

    from tests.property.brute import Case
    from tests.strategies import Dealer
    from yawara.assess.findings import Assessment
    from yawara.ledger.model import Entry
    from yawara.ledger.planes import Interval


def assessed(case: Case) -> Assessment:
    return worlds.assessed(*case[:4], known=case.known)


Results = list[tuple[str, str, "Interval | None", "Interval | None"]]


def results(assessment: Assessment) -> Results:
    """What came out for every provision and subject."""
    return [
        (item.ref, subject.id, stated.final.at(bit), shown.final.at(bit))
        for item, stated, shown in zip(
            assessment.scope.items, assessment.stated, assessment.shown, strict=True
        )
        for bit, subject in enumerate(assessment.scope.subjects)
    ]


@given(strategies.cases)
def test_it_is_what_the_brute_force_says(case: Case) -> None:
    assert differences(case) == []


@given(strategies.cases, strategies.dealers)
def test_the_order_of_entries_does_not_matter(case: Case, dealer: Dealer) -> None:
    shuffled = dealer.shuffled(case.entries)
    first, second = assessed(case), assessed(case._replace(entries=shuffled))
    assert list(first.findings(0)) == list(second.findings(0))
    assert results(first) == results(second)
    assert result_digest(first) == result_digest(second)
    assert set(first.standing.problems) == set(second.standing.problems)


@given(strategies.cases, strategies.dealers)
def test_the_future_leaves_the_past_as_it_was(case: Case, dealer: Dealer) -> None:
    old: list[str | None] = [None, *(one.id for one in case.entries)]
    later = tuple(
        replace(one, replaces=dealer.pick(old))
        for one in dealer.entries(case.norms)
        if one.on > case.day
    )
    first, second = assessed(case), assessed(case._replace(entries=(*case.entries, *later)))
    assert results(first) == results(second)
    assert result_digest(first) == result_digest(second)


@given(strategies.cases, st.sampled_from(strategies.DAYS))
def test_known_hides_what_was_recorded_later(case: Case, known: datetime.date) -> None:
    case = case._replace(known=known)
    before = tuple(one for one in case.entries if one.known_from <= known)
    assert results(assessed(case)) == results(assessed(case._replace(entries=before, known=None)))


@given(strategies.cases)
def test_lower_bounds_stay_below_upper_bounds(case: Case) -> None:
    for _, _, stated, shown in results(assessed(case)):
        assert (stated is None) == (shown is None)
        if stated is not None and shown is not None:
            assert shown[0] <= stated[0] <= stated[1] == shown[1]


@given(strategies.cases)
def test_practices_alone_never_make_an_open_provision_all(case: Case) -> None:
    practices = tuple(one for one in case.entries if one.practice)
    for finding in assessed(case._replace(entries=practices)).findings(0):
        if finding.item.provision.open and finding.counted:
            assert finding.stated != (2, 2)
            assert finding.status != "all"


@given(strategies.cases)
def test_what_stands_is_closed(case: Case) -> None:
    """Along every implication bounds only rise, so closing once more would change nothing."""
    assessment = assessed(case)
    standing = assessment.standing
    for planes in (standing.stated, standing.shown):
        for source, reached in enumerate(case.norms.implied):
            for target in reached:
                for bit in range(planes.width):
                    high, low = planes.bounds(source).at(bit), planes.bounds(target).at(bit)
                    if high is not None and low is not None:
                        assert high[0] <= low[0]
                        assert high[1] <= low[1]


@given(strategies.cases)
def test_many_systems_are_as_many_runs_of_one(case: Case) -> None:
    together = assessed(case)
    ids = [subject.id for subject in together.scope.subjects[1:]]
    for bit, id_ in enumerate(ids, 1):
        one = replace(case.profile, systems=tuple(s for s in case.profile.systems if s.id == id_))
        alone = assessed(case._replace(profile=one))
        first = [outcome.final.at(bit) for outcome in together.stated]
        assert first == [outcome.final.at(1) for outcome in alone.stated]


@given(strategies.cases, st.data())
def test_a_correction_hides_what_it_replaces(case: Case, data: st.DataObject) -> None:
    plain = tuple(one for one in case.entries if one.replaces is None)
    assume(plain)
    old = data.draw(st.sampled_from(plain))
    new: Entry = replace(old, state="some", other_means=False, replaces=old.id)
    assume(new.id != old.id)
    instead = tuple(replace(new, replaces=None) if one is old else one for one in plain)
    first = assessed(case._replace(entries=(*plain, new)))
    assert results(first) == results(assessed(case._replace(entries=instead)))


@given(strategies.cases, st.data())
def test_doing_more_never_lowers(case: Case, data: st.DataObject) -> None:
    """A practice raised to *all*, where nothing denies it, lowers no bound of any provision."""
    assume(not any(one.provision for one in case.entries))
    practice = data.draw(st.sampled_from(strategies.PRACTICES))
    told = [one for one in case.entries if one.target != practice]
    told = [one for one in told if one.state != "not-applicable"]
    before = assessed(case._replace(entries=tuple(told), known=None))
    more = worlds.entry(practice, "all", on=worlds.day(-500))
    after = assessed(case._replace(entries=(*told, more), known=None))
    assume(not after.standing.clashes)
    for one, other in zip(results(before), results(after), strict=True):
        if one[2] is not None:
            assert other[2] is not None
            assert one[2][0] <= other[2][0]
            assert one[2][1] <= other[2][1]


@given(strategies.cases, st.data())
def test_knowing_more_never_widens(case: Case, data: st.DataObject) -> None:
    """An answer about a practice nobody spoke of, which nothing denies, only narrows."""
    practice = data.draw(st.sampled_from(strategies.PRACTICES))
    state = data.draw(st.sampled_from(["all", "some", "none"]))
    told = tuple(one for one in case.entries if one.target != practice)
    case = case._replace(entries=told, known=None)
    before = assessed(case)
    after = assessed(case._replace(entries=(*told, worlds.entry(practice, state))))
    assume(not after.standing.clashes)
    assume(not any(outcome.clash for outcome in after.stated))
    for one, other in zip(results(before), results(after), strict=True):
        assert (one[2] is None) == (other[2] is None)
        if one[2] is not None and other[2] is not None:
            assert one[2][0] <= other[2][0] <= other[2][1] <= one[2][1]
