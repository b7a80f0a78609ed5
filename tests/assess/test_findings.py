"""Findings, one rule of the design at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import worlds
from tests.worlds import entry, evidence, explained, practice, provision, version
from yawara.assess import findings
from yawara.assess.project import result_digest
from yawara.norms.conditions import Test
from yawara.norms.model import Provision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.assess.findings import Assessment, Finding
    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice, Version

A, B, C = "a", "b", "c"
REF = "demo@1#N"
PRACTICES = tuple(practice(id_, level="organization") for id_ in (A, B, C))


def assessed(
    provisions: Sequence[Provision] | Provision,
    *entries: Entry,
    systems: Iterable[str] = (),
    practices: Sequence[Practice] = PRACTICES,
    force: str = "guidance",
    ladders: Sequence[Sequence[str]] = (),
) -> Assessment:
    many = [provisions] if isinstance(provisions, Provision) else provisions
    norms = worlds.norms(practices, [version(many, force=force)], ladders=ladders)
    who = worlds.profile({one: {} for one in systems}, adopts=("demo",))
    return worlds.assessed(norms, who, entries)


def found(assessment: Assessment, ref: str = REF, bit: int = 0) -> Finding:
    one = assessment.finding(ref, bit)
    assert one is not None
    return one


def codes(assessment: Assessment) -> list[str]:
    return [problem.code for problem in findings.problems(assessment)]


#: What is said of A and B, and what the provision that asks for both comes to: open, complete.
STATUSES: dict[tuple[str | None, str | None], tuple[str, str]] = {
    ("all", "all"): ("all-read", "all"),
    ("all", "some"): ("some", "some"),
    ("all", "none"): ("some", "some"),
    ("all", None): ("some", "some"),
    ("some", "some"): ("some", "some"),
    ("some", None): ("some", "some"),
    ("none", "none"): ("none", "none"),
    # One is missing for sure and of the other nobody knows: nothing is known to be done.
    ("none", None): ("unknown", "unknown"),
    ("unknown", None): ("unknown", "unknown"),
    (None, None): ("unknown", "unknown"),
    ("not-applicable", "all"): ("all-read", "all"),
    ("not-applicable", "none"): ("none", "none"),
    # Of an open provision the rest is left, which nobody has answered.
    ("not-applicable", "not-applicable"): ("unknown", "not-applicable"),
}


@pytest.mark.parametrize("said", STATUSES, ids=str)
def test_the_status(said: tuple[str | None, str | None]) -> None:
    entries = [entry(one, state) for one, state in zip((A, B), said, strict=True) if state]
    for complete, status in zip((False, True), STATUSES[said], strict=True):
        one = found(assessed(provision("N", [A, B], complete=complete), *entries))
        assert one.status == status
        assert one.gap == (status not in ("all", "all-read", "not-applicable"))


def test_what_is_not_read_is_unknown() -> None:
    one = found(assessed(provision("N", None)))
    assert (one.status, one.stated, one.counts.read, one.gap) == ("unknown", (0, 2), 0, True)


def test_a_heading_without_parts_stays_out() -> None:
    assert assessed(provision("N", [])).finding(REF, 0) is None


def test_a_heading_shows_what_its_parts_come_to_but_counts_for_nothing() -> None:
    parts = [
        provision("N", []),
        provision("N1", [A], part_of="N"),
        provision("N2", [B], part_of="N"),
    ]
    one = found(assessed(parts, entry(A, "all"), entry(B, "all")))
    assert (one.status, one.counted, tuple(one.counts)) == ("all-read", False, (2, 0, 0, 0, 0))
    assert found(assessed(parts, entry(A, "all"), entry(B, "none"))).status == "some"


def test_a_part_that_does_not_apply_is_no_part() -> None:
    norms = worlds.norms(
        PRACTICES,
        [
            version(
                [
                    provision("N", [A], complete=True),
                    provision("N1", [B], part_of="N", applies=Test("own", "is", value=True)),
                    provision("N2", [C], part_of="N", applies=Test("own2", "is", value=True)),
                ]
            )
        ],
        facts=[worlds.fact("own", level="organization"), worlds.fact("own2", level="organization")],
    )
    who = worlds.profile(own={"own": False})
    assessment = worlds.assessed(norms, who, [entry(A, "all")])
    assert found(assessment).status == "all"
    assert assessment.finding("demo@1#N1", 0) is None
    # Whether the third applies is not known, so that it counts nowhere and is told apart.
    assert assessment.finding("demo@1#N2", 0) is None
    assert [item.provision.id for item in assessment.undecided(0)] == ["N2"]


# -- counts --------------------------------------------------------------------------------


def test_counts_say_how_many_of_those_we_read() -> None:
    one = found(
        assessed(provision("N", [A, B, C]), entry(A, "all"), entry(B, "none"), entry(C, "some"))
    )
    assert one.counts == findings.Counts(all=1, some=1, none=1, unknown=0, out=0)
    assert one.counts.read == 3


def test_a_rung_counts_the_rungs_below_it() -> None:
    ladder = [[A, B, C]]
    one = found(assessed(provision("N", [C]), entry(B, "all"), ladders=ladder))
    assert one.counts == findings.Counts(all=2, some=0, none=0, unknown=1, out=0)


def test_a_practice_that_two_parts_ask_for_counts_once() -> None:
    parts = [provision("N", [A]), provision("N1", [A, B], part_of="N")]
    assert found(assessed(parts, entry(A, "all"))).counts == findings.Counts(1, 0, 0, 1, 0)


def test_counts_go_over_systems_but_not_over_practices_of_the_organisation() -> None:
    practices = [practice(A), practice(B, level="organization")]
    assessment = assessed(
        provision("N", [A, B]),
        entry(A, "all"),
        entry(A, "none", system="s1"),
        entry(B, "all"),
        systems=("s0", "s1", "s2"),
        practices=practices,
    )
    assert found(assessment).counts == findings.Counts(all=3, some=0, none=1, unknown=0, out=0)
    assert found(assessment, bit=2).counts == findings.Counts(1, 0, 1, 0, 0)


def test_what_is_claimed_for_one_norm_counts_for_another() -> None:
    claim = entry(A, "not-applicable", norms=("demo#N1",))
    parts = [
        provision("N", []),
        provision("N1", [A], part_of="N"),
        provision("N2", [A], part_of="N"),
    ]
    assessment = assessed(parts, claim)
    assert found(assessment, "demo@1#N1").counts.out == 1
    assert found(assessment, "demo@1#N2").counts == findings.Counts(0, 0, 0, 1, 0)
    assert found(assessment).counts == findings.Counts(0, 0, 0, 1, 0)


# -- direct answers ------------------------------------------------------------------------


def test_a_direct_answer_settles_the_rest() -> None:
    one = found(assessed(provision("N", [A]), entry(A, "all"), entry("demo#N", "all")))
    assert (one.status, one.stated, one.derived) == ("all", (2, 2), (1, 2))
    assert one.direct is not None
    assert not one.clash


def test_a_direct_answer_that_practices_deny_spans_both() -> None:
    assessment = assessed(provision("N", [A]), entry(A, "none"), entry("demo#N", "all"))
    one = found(assessment)
    assert (one.clash, one.stated, one.derived) == (True, (0, 2), (0, 1))
    assert one.status == "unknown"
    assert codes(assessment) == ["answer-contradicts"]


def test_other_means_take_the_place_of_practices_and_deny_nothing() -> None:
    assessment = assessed(
        [provision("N", [A]), provision("M", [A])],
        entry(A, "none"),
        entry("demo#N", "all", other_means=True),
    )
    assert (found(assessment).status, found(assessment).clash) == ("all", False)
    # They count there and never flow on.
    assert found(assessment, "demo@1#M").status == "none"
    assert codes(assessment) == []


def test_an_answer_of_unknown_takes_nothing_away() -> None:
    answer = entry("demo#N", "unknown", explained=explained())
    assert found(assessed(provision("N", [A]), entry(A, "all"), answer)).status == "all-read"


def test_a_part_that_was_answered_counts_as_answered_for_its_whole() -> None:
    parts = [
        provision("N", []),
        provision("N1", [A], part_of="N"),
        provision("N2", [B], part_of="N"),
    ]
    assessment = assessed(parts, entry(A, "all"), entry("demo#N2", "all"))
    assert [found(assessment, f"demo@1#{one}").status for one in ("N1", "N2", "N")] == [
        "all-read",
        "all",
        "all-read",
    ]


def test_an_answer_said_not_to_apply() -> None:
    answer = entry("demo#N", "not-applicable")
    assessment = assessed([provision("N", [A]), provision("M", [A])], entry(A, "none"), answer)
    one = found(assessment)
    assert (one.status, one.gap, one.counts.out) == ("not-applicable", False, 1)
    assert found(assessment, "demo@1#M").status == "none"


def test_an_answer_by_an_earlier_id_counts_unless_another_has_it_now() -> None:
    moved = provision("N", [A], was=("OLD", "M"))
    for target, status in (("demo#OLD", "all"), ("demo#M", "unknown"), ("demo@1#OLD", "unknown")):
        assessment = assessed([moved, provision("M", [B])], entry(target, "all"))
        assert found(assessment).status == status


def test_answers_under_two_names_are_answers_to_one_provision() -> None:
    older, newer = entry("demo@1#N", "all"), entry("demo#N", "none", on=worlds.day(1))
    assert found(assessed(provision("N", [A]), older, newer)).status == "none"
    same_day = entry("demo#N", "none")
    assessment = assessed(provision("N", [A]), older, same_day)
    assert found(assessment).stated == (0, 2)
    assert codes(assessment) == ["entries-conflict"]


def test_an_answer_for_one_system_counts_for_the_organisation() -> None:
    parts = [provision("N", [A]), provision("N1", [A], part_of="N")]
    answers = [entry("demo#N", state, system=one) for one, state in (("s0", "all"), ("s1", "none"))]
    assessment = assessed(parts, *answers, systems=("s0", "s1"), practices=[practice(A)])
    assert [found(assessment, bit=bit).stated for bit in range(3)] == [(1, 1), (2, 2), (0, 0)]


def test_an_answer_for_a_system_that_nobody_asked_is_told() -> None:
    answer = entry("demo#N", "all", system="s0")
    assessment = assessed(provision("N", [A]), answer, systems=("s0",))
    assert codes(assessment) == ["system-on-organization-provision"]
    assert found(assessment).status == "unknown"


def test_a_denied_answer_for_all_systems_is_told_once_and_for_one_system_with_its_name() -> None:
    practices = [practice(A)]
    denied = [entry(A, "none"), entry("demo#N", "all")]
    assessment = assessed(
        provision("N", [A]), *denied, systems=("s0", "s1", "s2"), practices=practices
    )
    assert codes(assessment) == ["answer-contradicts"]
    of_one = [entry(A, "none"), entry("demo#N", "all", system="s1")]
    assessment = assessed(provision("N", [A]), *of_one, systems=("s0", "s1"), practices=practices)
    told = findings.problems(assessment)
    assert [(one.code, dict(one.params)["subject"]) for one in told] == [
        ("answer-contradicts", "s1")
    ]
    assert [found(assessment, bit=bit).clash for bit in range(3)] == [True, False, True]


# -- explained -----------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["none", "some", "unknown"])
@pytest.mark.parametrize("force", ["guidance", "adopted", "law"])
def test_what_is_explained_is_no_gap_except_under_law(state: str, force: str) -> None:
    said = entry(A, state, explained=explained())
    one = found(assessed(provision("N", [A]), said, force=force))
    assert (one.explained, one.gap) == (True, force == "law")


def test_all_that_is_missing_must_be_explained() -> None:
    said = [entry(A, "none", explained=explained()), entry(B, "none")]
    one = found(assessed(provision("N", [A, B]), *said))
    assert (one.explained, one.gap) == (False, True)
    done = found(assessed(provision("N", [A, B]), said[0], entry(B, "all")))
    assert (done.explained, done.gap, done.status) == (True, False, "some")


def test_what_nobody_spoke_of_is_not_explained() -> None:
    one = found(assessed(provision("N", [A, B]), entry(A, "none", explained=explained())))
    assert (one.explained, one.gap) == (False, True)


@pytest.mark.parametrize("norm", ["demo", "demo@1", "demo#N", "demo@1#N"])
def test_an_explanation_is_for_the_norms_it_names(norm: str) -> None:
    said = entry(A, "none", explained=explained(norm))
    assessment = assessed([provision("N", [A]), provision("M", [A])], said)
    assert found(assessment).explained
    assert found(assessment, "demo@1#M").explained == ("#" not in norm)
    assert not found(
        assessed(provision("N", [A]), entry(A, "none", explained=explained("x")))
    ).explained


def test_an_explanation_ends_with_its_entry() -> None:
    said = entry(A, "none", explained=explained(), until=worlds.day(3))
    assert not found(assessed(provision("N", [A]), said)).explained


def test_a_whole_is_explained_only_with_its_parts() -> None:
    parts = [provision("N", [A]), provision("N1", [B], part_of="N")]
    said = entry(A, "none", explained=explained())
    assert not found(assessed(parts, said, entry(B, "none"))).explained
    other = entry(B, "none", explained=explained())
    assert found(assessed(parts, said, other)).explained
    assert found(assessed(parts, said, entry("demo#N1", "all"))).explained


def test_the_organisation_explains_only_what_each_system_explains() -> None:
    said = [entry(A, "none", explained=explained()), entry(A, "none", system="s1")]
    assessment = assessed(provision("N", [A]), *said, systems=("s0", "s1"), practices=[practice(A)])
    assert [found(assessment, bit=bit).explained for bit in range(3)] == [False, True, False]
    assessment = assessed(
        provision("N", [A]), said[0], systems=("s0", "s1"), practices=[practice(A)]
    )
    assert [found(assessment, bit=bit).explained for bit in range(3)] == [True, True, True]


def test_where_nothing_is_missing_nothing_is_explained() -> None:
    elsewhere = entry(B, "none", explained=explained())
    assert not found(assessed(provision("N", [A]), entry(A, "all"), elsewhere)).explained


def test_what_is_only_permitted_is_never_a_gap() -> None:
    assert not found(assessed(provision("N", [A], strength="may"), entry(A, "none"))).gap


# -- claims --------------------------------------------------------------------------------


def test_a_claim_that_another_entry_denies_is_no_claim() -> None:
    assessment = assessed(
        provision("N", [A], complete=True), entry(A, "not-applicable"), entry(A, "all")
    )
    assert found(assessment).stated == (0, 2)
    assert codes(assessment) == ["entries-conflict"]


def test_a_claim_ends_with_its_entry() -> None:
    claim = entry(A, "not-applicable", until=worlds.day(3))
    assert found(assessed(provision("N", [A], complete=True), claim)).status == "unknown"


def test_what_makes_no_sense_by_the_facts_does_not_apply() -> None:
    norms = worlds.norms(
        [practice(A, level="organization", applies=Test("own", "is", value=True))],
        [version([provision("N", [A], complete=True)])],
        facts=[worlds.fact("own", level="organization")],
    )
    for value, status in ((True, "none"), (False, "not-applicable"), (None, "none")):
        who = worlds.profile(own={"own": value})
        assert found(worlds.assessed(norms, who, [entry(A, "none")])).status == status


# -- evidence ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shows", "shown"),
    [
        ([], (0, 2)),
        ([evidence()], (2, 2)),
        ([evidence(expires=worlds.DAY)], (2, 2)),
        ([evidence(expires=worlds.day(3))], (0, 2)),
        ([evidence(speaks_to=worlds.day(3))], (0, 2)),
        ([evidence(speaks_from=worlds.LATE)], (0, 2)),
        ([evidence(collected=worlds.LATE)], (0, 2)),
        ([evidence(expires=worlds.day(3)), evidence()], (2, 2)),
    ],
)
def test_evidence_lowers_only_the_lower_bound_of_what_is_shown(
    shows: list[object], shown: tuple[int, int]
) -> None:
    said = entry(A, "all", evidence=tuple(shows))
    one = found(assessed(provision("N", [A], complete=True), said))
    assert (one.stated, one.shown) == ((2, 2), shown)


# -- the digest ----------------------------------------------------------------------------


def digest_of(*entries: Entry, given: worlds.Given | None = None, **more: object) -> str:
    one: Version = version([provision("N", [B]), provision("M", [C], applies=ASKED)], **more)  # type: ignore[arg-type]
    norms = worlds.norms(
        [*PRACTICES, practice("d", level="organization")],
        [one],
        ladders=[[B, A]],
        facts=[worlds.fact("own", level="organization"), worlds.fact("x", level="organization")],
    )
    return result_digest(worlds.assessed(norms, worlds.profile(own=given), entries))


ASKED = Test("own", "is", value=True)


def test_a_digest_covers_what_was_used_and_nothing_else() -> None:
    plain = digest_of()
    assert digest_of() == plain
    # Nothing asks for d; C is asked for by what does not apply; x is in no condition.
    assert digest_of(entry("d", "all")) == plain
    assert digest_of(entry(C, "all"), given={"own": False}) == digest_of(given={"own": False})
    assert digest_of(given={"x": True}) == plain
    assert digest_of(entry(B, "all", on=worlds.LATE)) == plain
    assert digest_of(entry("other#N", "all")) == plain
    # A is not asked for, but whoever does it does B.
    changed = [
        digest_of(entry(A, "all")),
        digest_of(entry(B, "all")),
        digest_of(entry("demo#N", "all")),
        digest_of(given={"own": True}),
        digest_of(given={"own": False}),
        digest_of(force="law"),
    ]
    assert len({plain, *changed}) == 1 + len(changed)


def test_a_digest_of_a_thousand_systems() -> None:
    systems = [f"s{at}" for at in range(1000)]
    assessment = assessed(provision("N", [A]), systems=systems, practices=[practice(A)])
    assert len(result_digest(assessment)) == 64
