"""The next steps: which practices close most for the effort that they take.

A step brings one practice to *all*, for those subjects for whom it is not. What it is worth is the
sum of `STRENGTH_WEIGHTS` over the provisions in which it is missing, divided by `EFFORT_DAYS`.
What is known to be missing and what nobody has answered yet are steps of different kinds: the
first asks for work, the second first of all for an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.assess.findings import covers
from yawara.norms.model import EFFORT_DAYS, STRENGTH_WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yawara.assess.findings import Assessment, Claim
    from yawara.ledger.standing import Held
    from yawara.norms.model import Practice
    from yawara.scope.applies import Scoped


@dataclass(frozen=True, slots=True)
class Step:
    """One practice to do in full, for whom, and what that moves.

    `known`: it is known to be missing; else nobody has said. `subjects` are bits: (0,) for a
    practice of the organisation, else the systems. `days` is our estimate for all of them.
    """

    practice: Practice
    known: bool
    subjects: tuple[int, ...]
    provisions: tuple[Scoped, ...]
    worth: float
    days: float


#: For each practice (by position): in which provisions (by position) it is missing, for whom.
_Need = dict[int, dict[int, int]]


def next_steps(
    assessment: Assessment, limit: int, *, known: bool | None = None
) -> tuple[Step, ...]:
    """The steps that close most at least effort, best first; at most `limit`.

    In: `known` True looks only at what is known to be missing, False only at what is unanswered.
    A step also counts what follows from its practice, and a later step no longer counts what an
    earlier one has brought. Gaps that are explained or settled by a direct answer are no steps.
    """
    need = _need(assessment)
    out: list[Step] = []
    while len(out) < limit:
        steps = list(_steps(assessment, need, wanted=known))
        if not steps:
            break
        order = assessment.scope.norms.practice_index
        best = min(
            steps,
            key=lambda step: (
                -step.worth,
                -len(step.provisions),
                step.days,
                order[step.practice.id],
                not step.known,
            ),
        )
        out.append(best)
        need = _after(assessment, need, best)
    return tuple(out)


def _need(assessment: Assessment) -> _Need:
    """Where which practice is missing: it applies, is not *all*, and the provision is a gap."""
    scope, stated = assessment.scope, assessment.standing.stated
    explained, answers = _explained(assessment), _answers(assessment)
    claims: dict[int, list[Claim]] = {}
    for claim in assessment.claims:
        claims.setdefault(claim.practice, []).append(claim)
    need: _Need = {}
    for at, item in enumerate(scope.items):
        mask = _gap(assessment, at, item, answers.get(item.ref, ()))
        if not mask:
            continue
        for practice in scope.norms.closed(item.provision):
            missing = mask & ~stated.all_lo[practice] & ~stated.out[practice]
            for claim in claims.get(practice, ()):
                if claim.covers(item):
                    missing &= ~claim.mask
            if item.version.force != "law":
                for bits, norms in explained.get(scope.norms.practices[practice].id, ()):
                    if covers(norms, item):
                        missing &= ~bits
            if missing:
                need.setdefault(practice, {})[at] = missing
    return need


def _answers(assessment: Assessment) -> dict[str, list[tuple[int, Held]]]:
    """Direct answers by provision: for whom, and what they say."""
    out: dict[str, list[tuple[int, Held]]] = {}
    for (target, bit), held in assessment.standing.held.items():
        if target in assessment.index and not held.ended:
            out.setdefault(target, []).append((bit, held))
    return out


def _gap(assessment: Assessment, at: int, item: Scoped, answers: Iterable[tuple[int, Held]]) -> int:
    """The subjects for whom a provision is a gap that practices can close."""
    width = len(assessment.scope.subjects)
    if not item.provision.asks or not STRENGTH_WEIGHTS.get(item.provision.strength, 0):
        return 0
    final = assessment.stated[at].final
    mask = item.yes & ~final.out & ~final.all_lo
    mask &= ~1 if item.level == "system" and width > 1 else 1
    for bit, held in answers:
        means = all(entry.other_means for entry in held.entries)
        explained = item.version.force != "law" and any(
            entry.explained is not None and covers(entry.explained.norms, item)
            for entry in held.entries
        )
        if means or explained:
            mask &= ~(1 << bit)
    return mask


def _explained(assessment: Assessment) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The practices that somebody explained: for whom, and for which norms."""
    out: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for (target, bit), held in assessment.standing.held.items():
        for entry in held.entries:
            if entry.explained is not None and not held.ended:
                out.setdefault(target, []).append((1 << bit, entry.explained.norms))
    return out


def _steps(assessment: Assessment, need: _Need, *, wanted: bool | None) -> Iterator[Step]:
    stated = assessment.standing.stated
    for practice in need:
        mine = 0
        for mask in need[practice].values():
            mine |= mask
        for known in (True, False):
            some = mine & (~stated.all_hi[practice] if known else stated.all_hi[practice])
            if some and wanted in (None, known):
                yield _step(assessment, need, practice, some, known=known)


def _step(assessment: Assessment, need: _Need, practice: int, mask: int, *, known: bool) -> Step:
    norms = assessment.scope.norms
    moved: dict[int, int] = {}
    for follows in norms.implied[practice]:
        for at, missing in need.get(follows, {}).items():
            if missing & mask:
                moved[at] = moved.get(at, 0) | (missing & mask)
    items = assessment.scope.items
    one = norms.practices[practice]
    for_all = one.level == "organization"
    worth = sum(
        STRENGTH_WEIGHTS[items[at].provision.strength] * (1 if for_all else bits.bit_count())
        for at, bits in moved.items()
    )
    subjects = (0,) if for_all else _bits(mask)
    days = EFFORT_DAYS[one.effort] * len(subjects)
    provisions = tuple(items[at] for at in sorted(moved))
    return Step(one, known, subjects, provisions, worth / days, days)


def _after(assessment: Assessment, need: Mapping[int, Mapping[int, int]], step: Step) -> _Need:
    """What is still missing once a step is done."""
    norms = assessment.scope.norms
    done = sum(1 << bit for bit in step.subjects)
    if step.practice.level == "organization":
        done = (1 << len(assessment.scope.subjects)) - 1
    follows = norms.implied[norms.practice_index[step.practice.id]]
    out: _Need = {}
    for practice, where in need.items():
        left = dict(where)
        if practice in follows:
            left = {at: rest for at, bits in where.items() if (rest := bits & ~done)}
        if left:
            out[practice] = left
    return out


def _bits(mask: int) -> tuple[int, ...]:
    return tuple(bit for bit in range(mask.bit_length()) if mask >> bit & 1)
