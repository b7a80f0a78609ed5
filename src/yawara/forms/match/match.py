"""From a question to the practices it asks about, or to nothing where that is not beyond doubt.

Candidates are put in order by how the question is like them. One logistic model says how likely
the first is needed, a second one how likely each of the next is needed too; small trees say how
likely the first with some of the next holds all that is needed. The smallest set of which that is
beyond doubt is taken: what is meant in all likelihood, and what may be meant, too. Whoever answers
says what is true whichever of them is meant. Below the threshold nothing is taken, nor where the
question is not plain: the candidates remain, for a person to look at. The weights (`weights.json`)
are fitted by `bench/fit_matching.py` on batches of labelled questions that are never tested on.
Every feature can be shown.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms.match.features import EVEN, Asked, Pairs, sets, signs
from yawara.forms.match.index import Candidate, Index, Target
from yawara.forms.match.lexicon import FACT
from yawara.forms.match.plain import is_plain
from yawara.forms.match.trees import Forest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from yawara.forms.match.features import Ranked, Signs
    from yawara.forms.match.index import Vector
    from yawara.forms.match.lexicon import Lexicon
    from yawara.norms.model import Norms
    from yawara.text.words import Lang

WEIGHTS = Path(__file__).with_name("weights.json")
#: How many candidates are shown with a question that is left blank.
SHOWN = 3
#: From this chance on, a practice is surely among what is meant.
SURE = 0.95


class Weights(msgspec.Struct, frozen=True):
    """What was fitted.

    `order`: of candidates; `first`: how likely the first is needed; `other`: each of the next;
    `holds`: how likely a set holds all that is needed; `threshold`: from where on it is taken.
    """

    order: tuple[float, ...]
    first: tuple[float, ...]
    other: tuple[float, ...]
    holds: Forest
    threshold: float


class Near(msgspec.Struct, frozen=True):
    """What a question may be about, how sure that is, and what they have in common.

    `score`: of the first, how likely it is needed at all; of another, beside the first.
    """

    target: str
    score: float
    nearest: str
    shared: tuple[str, ...]


class Match(msgspec.Struct, frozen=True):
    """What a question asks about. `targets` is empty where that is not beyond doubt.

    `targets`: what is meant in all likelihood; `sure`: those of them that surely are; `perhaps`:
    what may be meant besides, or instead of one that is not sure. `score`: how likely nothing is
    needed that is none of these, from 0 to 1. `reversed`: a *yes* to the question would say that
    the practice is not done.
    """

    targets: tuple[str, ...]
    score: float
    reversed: bool
    near: tuple[Near, ...]
    perhaps: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()


class Look(NamedTuple):
    """A question as a vector, with its candidates in order and their features."""

    asked: Vector
    ranked: Ranked
    signs: Signs


def shipped_weights() -> Weights:
    """The weights that come with Yawara."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Weights)


def targets(norms: Norms) -> tuple[Target, ...]:
    """All that can be asked about: practices by id, and facts as `fact:ID`."""
    practices = [
        Target(one.id, one.title, one.question, one.all, one.kind == "refrain")
        for one in norms.practices
    ]
    facts = [Target(FACT + one.id, one.title, one.question, one.help) for one in norms.facts]
    return (*practices, *facts)


class Matcher:
    """Matches questions against all targets. The index of a language is made when it is needed."""

    def __init__(self, norms: Norms, lexicon: Lexicon, weights: Weights | None = None) -> None:
        self.targets = targets(norms)
        self.weights = weights or shipped_weights()
        self._lexicon = lexicon
        self._indexes: dict[Lang, Index] = {}
        self._pairs = Pairs(norms, [target.id for target in self.targets])

    def index(self, lang: Lang) -> Index:
        """The index of a language."""
        if lang not in self._indexes:
            self._indexes[lang] = Index(self.targets, self._lexicon, lang)
        return self._indexes[lang]

    def match(self, text: str, lang: Lang) -> Match:
        """What a question asks about, in its language."""
        look = self.look(text, lang)
        if look is None:
            return Match((), 0.0, reversed=False, near=())
        chances = self._chances(look)
        near = self._near(self.index(lang), look, chances)
        others, score = self._taken(look, chances)
        first = look.ranked[0][1]
        if score < self.weights.threshold or not self.is_plain(text, lang, first):
            return Match((), score, first.reversed, near)
        likely = [0, *(at for at in others if chances[at] >= EVEN)]
        return Match(
            self._named(look, likely),
            score,
            first.reversed,
            near,
            self._named(look, [at for at in others if at not in likely]),
            self._named(look, [at for at in likely if chances[at] >= SURE]),
        )

    def is_plain(self, text: str, lang: Lang, first: Candidate) -> bool:
        """Whether nothing in a question makes doubtful what a *yes* to it says of a candidate."""
        if self.targets[first.practice].refrain:
            return False
        texts = self.index(lang).texts(first.practice)
        return is_plain(text, lang, first.nearest, texts, turned=first.reversed)

    def _taken(self, look: Look, chances: Sequence[float]) -> tuple[tuple[int, ...], float]:
        """The others of the smallest set that holds all that is needed, and how sure that is.

        Of the set that is surest, where none is sure enough.
        """
        best: tuple[tuple[int, ...], float] = (), 0.0
        for one in sets(chances[1:], look.signs.joins):
            score = sigmoid(self.weights.holds.value((*look.signs.first, *one.features)))
            if score > best[1]:
                best = tuple(at + 1 for at in one.others), score
            if score >= self.weights.threshold:
                break
        return best

    def _named(self, look: Look, positions: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.targets[look.ranked[at][1].practice].id for at in positions)

    def look(
        self,
        text: str,
        lang: Lang,
        *,
        without: Collection[str] = (),
        drop: Collection[str] = (),
    ) -> Look | None:
        """The candidates of a question and their features; None if it has no candidate.

        For fitting: `without` are short texts, `drop` targets, that are left out.
        """
        index = self.index(lang)
        asked = index.asked(text)
        found = [
            (_dot(self.weights.order, (1.0, *one.like)), one)
            for one in index.candidates(asked, without=without)
            if not drop or self.targets[one.practice].id not in drop
        ]
        if not found:
            return None
        ranked = sorted(found, key=lambda pair: (-pair[0], pair[1].practice))
        question = Asked(text, lang, asked)
        return Look(asked, ranked, signs(question, ranked, index, self._pairs, without))

    def _chances(self, look: Look) -> tuple[float, ...]:
        """How likely the first is needed, and each of the others beside it."""
        first = sigmoid(_dot(self.weights.first, look.signs.first))
        return first, *(sigmoid(_dot(self.weights.other, one)) for one in look.signs.others)

    def _near(self, index: Index, look: Look, chances: tuple[float, ...]) -> tuple[Near, ...]:
        return tuple(
            Near(
                self.targets[one.practice].id,
                chance,
                one.nearest,
                _shared(look.asked, index.whole(one.practice)),
            )
            for (_, one), chance in zip(look.ranked[:SHOWN], chances, strict=False)
        )


def _shared(asked: dict[str, float], whole: dict[str, float]) -> tuple[str, ...]:
    """The terms and concepts that a text and a practice have in common, weightiest first."""
    return tuple(sorted((term for term in asked if term in whole), key=lambda t: (-asked[t], t)))


def _dot(weights: Iterable[float], values: Iterable[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def sigmoid(value: float) -> float:
    """The chance of a logit."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))


__all__ = ["Candidate", "Look", "Match", "Matcher", "Near", "Weights", "shipped_weights", "targets"]
