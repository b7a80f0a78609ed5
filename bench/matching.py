"""The labelled questions, and how well a matcher does on them.

`tests/matching/batches/*.yaml` were written by people who saw the practices but not the matcher.
Whole batches belong to development or to test (`SPLIT`), so that nothing fitted on one is measured
on the other. A question counts as filled right if what is named is all that is needed, and nothing
that is neither needed nor allowed.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from yawara.text.words import Lang

BATCHES = Path(__file__).parents[1] / "tests" / "matching" / "batches"
#: The batches for development. All others are for test, and nothing may be fitted on them.
DEVELOPMENT = (
    "a-ja-customers",
    "b-en-buyers",
    "c-ja-security",
    "h-ja-procurement",
    "i-ja-audit",
    "j-en-duediligence",
    "k-en-assurance",
    "l-ja-joined",
    "m-en-joined",
)
#: Those of them that are about joined questions only, of which no real sheet has as many.
ONE_SIDED = ("l-ja-joined", "m-en-joined")
#: Of the normal distribution, for an interval that holds in 95 of 100 cases.
Z = 1.959963984540054


class Question(NamedTuple):
    """A labelled question: what is needed to answer it, and what may be named besides."""

    id: str
    batch: str
    lang: Lang
    text: str
    context: tuple[str, ...]
    needed: frozenset[str]
    allowed: frozenset[str]
    reversed: bool


class Score(NamedTuple):
    """How a matcher did: how many it filled, filled right, and how many could be filled at all."""

    asked: int
    fillable: int
    filled: int
    right: int

    @property
    def precision(self) -> float:
        """Of what was filled, the part that is right; 1 where nothing was."""
        return self.right / self.filled if self.filled else 1.0

    @property
    def recall(self) -> float:
        """Of what could be filled, the part that was filled right."""
        return self.right / self.fillable if self.fillable else 0.0

    @property
    def blank(self) -> float:
        """The part left blank."""
        return 1.0 - self.filled / self.asked if self.asked else 1.0


def questions(*, development: bool) -> list[Question]:
    """The questions of the batches for development, or of all others."""
    out: list[Question] = []
    for path in sorted(BATCHES.glob("*.yaml")):
        if (path.stem in DEVELOPMENT) == development:
            out += _batch(path)
    return out


def _batch(path: Path) -> Iterable[Question]:
    batch = yaml.safe_load(path.read_text(encoding="utf-8"))
    for one in batch["asks"]:
        facts = [f"fact:{fact}" for fact in one.get("facts") or ()]
        yield Question(
            one["id"],
            batch["batch"],
            batch["lang"],
            one["text"],
            tuple(one.get("context") or ()),
            frozenset([*(one.get("practices") or ()), *facts]),
            frozenset(one.get("allowed") or ()),
            one.get("yes_is") == "not-done",
        )


def is_right(named: Iterable[str], question: Question) -> bool:
    """Whether what a matcher named is all that is needed and nothing that is wrong."""
    said = set(named)
    return (
        bool(question.needed)
        and question.needed <= said
        and said <= question.needed | question.allowed
    )


def score(asked: Sequence[Question], matcher: Callable[[Question], Sequence[str]]) -> Score:
    """Let a matcher answer all questions."""
    filled = right = 0
    for question in asked:
        named = matcher(question)
        filled += bool(named)
        right += bool(named) and is_right(named, question)
    return Score(len(asked), sum(1 for one in asked if one.needed), filled, right)


def interval(count: int, of: int) -> tuple[float, float]:
    """Wilson's interval for a share, 95 %."""
    if not of:
        return 0.0, 1.0
    share, z2 = count / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)
