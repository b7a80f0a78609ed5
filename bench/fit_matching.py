"""Fit the matcher's weights: `python -m bench.fit_matching`. Looks at batches for development only.

What is fitted on: the labelled questions of those batches; and, for the order of candidates and
the need of a second one, the wordings of the packs, each asked with itself left out, and wordings
joined by *and*, which need two practices. The order of candidates is a softmax over them; the
models of the first and of the others are logistic regressions on features brought to one scale.
Whether a set holds all that is needed is decided by small trees (`bench/fit_trees.py`), fitted on
chances of the others from models that have not seen the question.
The threshold is the one that fills most and at which what is filled is right in at least `AIM` of
the plain questions, each asked of models that have seen no question of its batch; batches that were
written about joined questions only do not count there.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy

from bench import matching
from bench.fit_trees import fit_trees
from yawara.forms.match import lexicon
from yawara.forms.match.features import sets
from yawara.forms.match.match import WEIGHTS, Look, Matcher, Weights, sigmoid
from yawara.forms.match.trees import Forest
from yawara.norms.load import load, shipped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from yawara.norms.model import Norms

    Array = NDArray[numpy.float64]

AIM = 0.97
#: What a labelled question weighs in the order of candidates, and a wording in the need of others.
LABELLED, WORDING, SINGLE = 3.0, 0.1, 0.03
#: How many wordings are asked for the order, how many alone, how many joined.
WORDINGS, ALONE, JOINED = 3000, 1500, 1500
INNER, SEED = 4, 7
PENALTY_OTHER, PENALTY_FIRST = 5.0, 20.0
_START = Weights((0.0, 3.4, 3.3, 5.8, 6.2, 2.7, 1.1, 6.0), (), (), Forest(), 1.0)
#: Thresholds that are tried.
TRIED = [at / 1000 for at in range(600, 996)]


class Case(NamedTuple):
    """A question as the models see it: what is needed, what may be named, and its features.

    `batch`: the one it is from; `counts`: towards the threshold; `turned`: what a *yes* says would
    be taken for its contrary.
    """

    needed: frozenset[str]
    allowed: frozenset[str]
    look: Look
    names: tuple[str, ...]
    batch: str = ""
    counts: bool = True
    turned: bool = False
    weight: float = 1.0

    def held(self, others: Collection[int]) -> bool:
        """Whether the first with these of the others is all that is needed."""
        return bool(self.needed) and self.needed <= {
            self.names[0],
            *(self.names[at + 1] for at in others),
        }


def main() -> int:
    """Fit, write `weights.json`, and print what it gives on the development batches."""
    norms = load([shipped()]).value
    words = None if norms is None else lexicon.load([shipped()], norms).value
    if norms is None or words is None:
        return 2
    questions = matching.questions(development=True)
    order = _fit_order(Matcher(norms, words, _START), questions, words.wordings)
    matcher = Matcher(norms, words, Weights(order, (), (), Forest(), 1.0))
    labelled = list(_labelled(matcher, questions))
    own = list(_of_wordings(matcher, words.wordings, norms))
    fillable = sum(1 for one in questions if one.needed and one.batch not in matching.ONE_SIDED)
    threshold = _threshold(_unseen(labelled, own), fillable)
    first, other, holds = _models(labelled, own)
    rounded = [tuple(round(float(one), 4) for one in many) for many in (order, first, other)]
    weights = Weights(rounded[0], rounded[1], rounded[2], holds, threshold)
    text = msgspec.json.encode(weights).replace(b'],"', b'],\n"')
    WEIGHTS.write_bytes(text + b"\n")
    print(f"threshold {threshold}")
    return 0


def _labelled(matcher: Matcher, questions: Iterable[matching.Question]) -> Iterable[Case]:
    for one in questions:
        look = matcher.look(one.text, one.lang)
        if look is not None:
            first = look.ranked[0][1]
            plain = matcher.is_plain(one.text, one.lang, first)
            counts = plain and one.batch not in matching.ONE_SIDED
            names, turned = _names(matcher, look), first.reversed != one.reversed
            yield Case(one.needed, one.allowed, look, names, one.batch, counts, turned)


def _names(matcher: Matcher, look: Look) -> tuple[str, ...]:
    return tuple(matcher.targets[one.practice].id for _, one in look.ranked)


def _of_wordings(
    matcher: Matcher, wordings: Sequence[lexicon.Wording], norms: Norms
) -> Iterable[Case]:
    """Wordings alone, and two of them joined, each asked with itself left out."""
    chance = random.Random(SEED)  # noqa: S311 - a drawing of examples, no secret
    nothing: frozenset[str] = frozenset()
    theme = {one.id: one.theme for one in norms.practices}
    alike: dict[tuple[str, str], list[lexicon.Wording]] = defaultdict(list)
    for one in wordings:
        alike[one.lang, theme.get(one.practice, "fact")].append(one)
    joints = {
        "ja": ("、", "。また、", "及び", "とともに、", "・", "し、かつ"),
        "en": (" and ", "; ", ", as well as ", ". ", " & "),
    }
    drawn = [(one, one) for one in chance.sample(list(wordings), ALONE)]
    for _ in range(JOINED):
        one = chance.choice(wordings)
        drawn.append((one, chance.choice(alike[one.lang, theme.get(one.practice, "fact")])))
    for one, two in drawn:
        joined = one.practice != two.practice
        text = chance.choice(joints[one.lang]).join((one.text, two.text)) if joined else one.text
        look = matcher.look(text, one.lang, without=[one.text, two.text])
        if look is not None:
            needed = frozenset([one.practice, two.practice])
            weight = WORDING if joined else SINGLE
            yield Case(needed, nothing, look, _names(matcher, look), weight=weight)


class _Fitted(NamedTuple):
    first: Array
    other: Array
    holds: Forest


def _models(labelled: Sequence[Case], own: Sequence[Case]) -> _Fitted:
    """The weights of the three models, fitted on these cases."""
    other = _fit_other([*labelled, *own])
    folds = [
        (labelled[at::INNER], _fit_other([*(_but(labelled, at, INNER)), *own]))
        for at in range(INNER)
    ]
    rows = [
        ((*case.look.signs.first, *one.features), case.held(one.others))
        for cases, model in folds
        for case in cases
        for one in sets(_others(case, model), case.look.signs.joins)
    ]
    firsts = [(case.look.signs.first, case.names[0] in case.needed) for case in labelled]
    return _Fitted(
        _fit([one for one, _ in firsts], [one for _, one in firsts], PENALTY_FIRST),
        other,
        fit_trees(
            numpy.array([one for one, _ in rows]), numpy.array([float(hit) for _, hit in rows])
        ),
    )


def _but(cases: Sequence[Case], fold: int, folds: int) -> list[Case]:
    return [one for at, one in enumerate(cases) if at % folds != fold]


def _fit_other(cases: Iterable[Case]) -> Array:
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    weights: list[float] = []
    for case in cases:
        if case.names[0] in case.needed:
            for name, signs in zip(case.names[1:], case.look.signs.others, strict=False):
                if name not in case.allowed:
                    rows.append(signs)
                    right.append(name in case.needed)
                    weights.append(case.weight)
    return _fit(rows, right, PENALTY_OTHER, weights)


def _others(case: Case, other: Array) -> list[float]:
    return [_chance(other, signs) for signs in case.look.signs.others]


def _chance(weights: Array, values: Sequence[float]) -> float:
    return sigmoid(float(weights @ numpy.asarray(values)))


#: Of a question, its sets in order: how sure a model is of each, and whether rightly.
Sure = list[tuple[float, bool]]


def _unseen(labelled: Sequence[Case], own: Sequence[Case]) -> list[Sure]:
    """How sure models are of plain questions whose batch they have not seen."""
    out: list[Sure] = []
    for batch in sorted({case.batch for case in labelled}):
        fitted = _models([case for case in labelled if case.batch != batch], own)
        for case in labelled:
            if case.batch == batch and case.counts:
                first, _, joins = case.look.signs
                every = sets(_others(case, fitted.other), joins)
                out.append(
                    [
                        (
                            sigmoid(fitted.holds.value((*first, *one.features))),
                            case.held(one.others) and not case.turned,
                        )
                        for one in every
                    ]
                )
    return out


def _threshold(scored: Sequence[Sure], fillable: int) -> float:
    """The one that fills most of those at which what is filled is right in at least `AIM`."""
    best, most = 1.0, 0
    for threshold in TRIED:
        taken = [next((hit for sure, hit in one if sure >= threshold), None) for one in scored]
        filled = sum(hit is not None for hit in taken)
        right = sum(hit is True for hit in taken)
        if threshold * 100 % 2 == 0:
            print(f"{threshold:.2f}  right {right}/{filled}  of {fillable} fillable")
        if right > most and right >= AIM * filled:
            best, most = threshold, right
    return best


def _fit_order(
    matcher: Matcher,
    questions: Sequence[matching.Question],
    wordings: Sequence[lexicon.Wording],
) -> tuple[float, ...]:
    """Softmax over the candidates of each question, by gradient."""
    rows: list[tuple[Array, NDArray[numpy.bool_], float]] = []
    chance = random.Random(SEED)  # noqa: S311 - a drawing of examples, no secret
    asked = [(one.text, one.lang, one.needed | one.allowed, (), LABELLED) for one in questions]
    drawn = chance.sample(list(wordings), WORDINGS)
    for text, lang, right, without, weight in [
        *asked,
        *((one.text, one.lang, frozenset([one.practice]), (one.text,), 1.0) for one in drawn),
    ]:
        index = matcher.index(lang)
        found = index.candidates(index.asked(text), without=without)
        hits = numpy.array([matcher.targets[one.practice].id in right for one in found])
        if hits.any() and not hits.all():
            rows.append((numpy.array([(1.0, *one.like) for one in found]), hits, weight))
    weights = numpy.array(_START.order)
    total = sum(weight for *_, weight in rows)
    for _ in range(200):
        slope = numpy.zeros(len(weights))
        for vectors, hits, weight in rows:
            powers = numpy.exp((values := vectors @ weights) - values.max())
            pull = powers * hits / powers[hits].sum() - powers / powers.sum()
            slope += weight * (pull @ vectors)
        slope[0] = weights[0] = 0.0
        weights += 10 * (slope / total - 1e-3 * weights)
    return tuple(float(one) for one in weights)


def _fit(
    rows: Sequence[Sequence[float]],
    right: Sequence[bool],
    penalty: float,
    counts: Sequence[float] = (),
) -> Array:
    """Logistic regression on features brought to one scale; the weights are for the plain ones."""
    plain = numpy.asarray(rows, dtype=float)
    truth = numpy.asarray(right, dtype=float)
    count = numpy.asarray(counts) if counts else numpy.ones(len(plain))
    mean, spread = plain.mean(axis=0), plain.std(axis=0)
    mean[0], spread[0] = 0.0, 1.0
    spread[spread < 1e-9] = 1.0  # noqa: PLR2004 - as good as constant
    scaled = (plain - mean) / spread
    ridge = numpy.full(scaled.shape[1], penalty)
    ridge[0] = 0.0
    weights = numpy.zeros(scaled.shape[1])
    for _ in range(15):
        chance = 1 / (1 + numpy.exp(-numpy.clip(scaled @ weights, -50, 50)))
        slope = scaled.T @ (count * (truth - chance)) - ridge * weights
        bend = (scaled.T * (count * chance * (1 - chance))) @ scaled + numpy.diag(ridge + 1e-9)
        weights += numpy.linalg.solve(bend, slope)
    out: Array = weights / spread
    out[0] -= out[1:] @ mean[1:]
    return out


if __name__ == "__main__":
    sys.exit(main())
