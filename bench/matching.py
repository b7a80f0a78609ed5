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
    "n-ja-offices",
    "o-ja-trades",
    "p-en-offices",
    "q-en-trades",
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


class Named(NamedTuple):
    """What a matcher named; `reversed`: a *yes* to the question says that it is not done."""

    targets: frozenset[str] = frozenset()
    reversed: bool = False


class Score(NamedTuple):
    """How a matcher did.

    How many were asked, how many of them something answers, how many it filled, how many rightly,
    in how many of those it named nothing but what is needed, and how much it named in all.
    """

    asked: int
    fillable: int
    filled: int
    right: int
    exact: int
    named: int

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


def is_right(named: Named, question: Question) -> bool:
    """Whether all that is needed is named, and a *yes* is taken for what it says.

    An answer is written only where it is the same for whichever of the named is meant. So it is
    true where all that is needed is among them, and may be false where anything is not.
    """
    return (
        bool(question.needed)
        and question.needed <= named.targets
        and named.reversed == question.reversed
    )


def score(asked: Sequence[Question], matcher: Callable[[Question], Named]) -> Score:
    """Let a matcher answer all questions."""
    filled = right = exact = count = 0
    for question in asked:
        named = matcher(question)
        hit = bool(named.targets) and is_right(named, question)
        filled += bool(named.targets)
        right += hit
        exact += hit and named.targets <= question.needed | question.allowed
        count += len(named.targets)
    fillable = sum(1 for one in asked if one.needed)
    return Score(len(asked), fillable, filled, right, exact, count)


def interval(count: int, of: int) -> tuple[float, float]:
    """Wilson's interval for a share, 95 %."""
    if not of:
        return 0.0, 1.0
    share, z2 = count / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)
