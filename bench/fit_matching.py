"""Fit the matcher's weights: `python -m bench.fit_matching`. Looks at batches for development only.

What is fitted on: the labelled questions of those batches; the wordings of the packs, each asked
with itself left out, and once more with all that it asks about left out, so that nothing answers
it; and wordings of one theme joined by *and*, which need two practices. The order of candidates is
a softmax over them; trust in the first, and the need of each other, are logistic regressions. The
threshold is the lowest at which what is filled is right in at least `AIM` of the questions, each
asked of a model that was fitted without it (five folds). The same numbers on every machine.
"""

from __future__ import annotations

import math
import random
import sys
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from bench import matching
from yawara.forms.match import lexicon
from yawara.forms.match.match import WEIGHTS, Look, Matcher, Weights
from yawara.norms.load import load, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.norms.model import Norms
    from yawara.text.words import Lang

AIM = 0.97
#: What a labelled question weighs, beside a wording: for the first, and for the need of others.
LABELLED, WORDING, WORDING_OTHER = 3.0, 1.0, 0.1
#: How many wordings, and how many joined pairs, are asked.
WORDINGS, JOINED, FOLDS, SEED = 3000, 700, 5, 7
PENALTY = 3e-3
_START = Weights((0.0, 3.4, 3.3, 5.8, 6.2, 2.7, 1.1), (), (), 1.0)
_EVEN = 0.5

Row = tuple[tuple[float, ...], float, float]


class Case(NamedTuple):
    """A question as the model sees it: what is needed, what may be named, and its features."""

    needed: frozenset[str]
    allowed: frozenset[str]
    look: Look
    names: tuple[str, ...]
    labelled: bool


def main() -> int:
    """Fit, write `weights.json`, and print what it gives on the development batches."""
    norms = load([shipped()]).value
    words = None if norms is None else lexicon.load([shipped()], norms).value
    if norms is None or words is None:
        return 2
    questions = matching.questions(development=True)
    order = _fit_order(Matcher(norms, words, _START), questions, words.wordings)
    matcher = Matcher(norms, words, Weights(order, (), (), 1.0))
    labelled = [
        (one, case)
        for one in questions
        if (case := _case(matcher, matcher.look(one.text, one.lang), one.needed, one.allowed))
    ]
    own = list(_of_wordings(matcher, words.wordings, norms))
    scored: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        known = [case for at, (_, case) in enumerate(labelled) if at % FOLDS != fold]
        first, other = _models([*known, *own])
        for one, case in labelled[fold::FOLDS]:
            sure, named = _decided(case, first, other)
            scored.append((sure, matching.is_right(named, one)))
    threshold = _threshold(scored, sum(1 for one in questions if one.needed))
    first, other = _models([*(case for _, case in labelled), *own])
    rounded = [tuple(round(weight, 4) for weight in one) for one in (order, first, other)]
    weights = Weights(rounded[0], rounded[1], rounded[2], threshold)
    text = msgspec.json.encode(weights).replace(b'],"', b'],\n"')
    WEIGHTS.write_bytes(text + b"\n")
    print(f"threshold {threshold}")
    return 0


def _case(
    matcher: Matcher, look: Look | None, needed: frozenset[str], allowed: frozenset[str]
) -> Case | None:
    if look is None:
        return None
    names = tuple(matcher.targets[one.practice].id for _, one in look.ranked)
    return Case(needed, allowed, look, names, labelled=True)


def _of_wordings(
    matcher: Matcher, wordings: Sequence[lexicon.Wording], norms: Norms
) -> Iterable[Case]:
    chance = random.Random(SEED)  # noqa: S311 - a drawing of examples, no secret
    nothing: frozenset[str] = frozenset()
    for one in chance.sample(list(wordings), WORDINGS):
        needed = frozenset([one.practice])
        look = matcher.look(one.text, one.lang, without=[one.text])
        rest = matcher.look(one.text, one.lang, without=[one.text], drop=needed)
        for found, wanted in ((look, needed), (rest, nothing)):
            case = _case(matcher, found, wanted, nothing)
            if case is not None:
                yield case._replace(labelled=False)
    theme = {one.id: one.theme for one in norms.practices}
    alike: dict[tuple[str, str], list[lexicon.Wording]] = {}
    for one in wordings:
        alike.setdefault((one.lang, theme.get(one.practice, "fact")), []).append(one)
    joints = {"ja": ("、", "。また、", "及び"), "en": (" and ", "; ", ", as well as ")}
    for _ in range(JOINED):
        one = chance.choice(wordings)
        two = chance.choice(alike[one.lang, theme.get(one.practice, "fact")])
        if one.practice != two.practice:
            text = chance.choice(joints[one.lang]).join((one.text, two.text))
            look = matcher.look(text, one.lang, without=[one.text, two.text])
            case = _case(matcher, look, frozenset([one.practice, two.practice]), nothing)
            if case is not None:
                yield case._replace(labelled=False)


def _models(cases: Sequence[Case]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The weights of trust in the first candidate, and of the need of each other."""
    first: list[Row] = []
    other: list[Row] = []
    for case in cases:
        weight = LABELLED if case.labelled else WORDING
        hit = case.names[0] in case.needed
        first.append((case.look.signs.first, float(hit), weight))
        if hit:
            weight = LABELLED if case.labelled else WORDING_OTHER
            for name, signs in zip(case.names[1:], case.look.signs.others, strict=False):
                if name not in case.allowed:
                    other.append((signs, float(name in case.needed), weight))
    return _fit(first), _fit(other)


def _decided(case: Case, first: Sequence[float], other: Sequence[float]) -> tuple[float, list[str]]:
    sure, named = _chance(first, case.look.signs.first), [case.names[0]]
    for name, signs in zip(case.names[1:], case.look.signs.others, strict=False):
        chance = _chance(other, signs)
        sure *= max(chance, 1 - chance)
        if chance >= _EVEN:
            named.append(name)
    return sure, named


def _chance(weights: Sequence[float], values: Sequence[float]) -> float:
    value = sum(weight * x for weight, x in zip(weights, values, strict=True))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, value))))


def _threshold(scored: list[tuple[float, bool]], fillable: int) -> float:
    """The lowest score from which on what is filled is right in at least `AIM`."""
    best, right = 1.0, 0
    for count, (score, hit) in enumerate(sorted(scored, reverse=True), 1):
        right += hit
        if right / count >= AIM:
            best = score
        if count % 15 == 0:
            print(f"{score:.3f}  right {right}/{count}  of {fillable} fillable")
    return math.floor(best * 1000) / 1000


def _fit_order(
    matcher: Matcher,
    questions: Sequence[matching.Question],
    wordings: Sequence[lexicon.Wording],
) -> tuple[float, ...]:
    """Softmax over the candidates of each question, by gradient."""
    rows: list[tuple[list[tuple[float, ...]], list[bool], float]] = []
    chance = random.Random(SEED)  # noqa: S311 - a drawing of examples, no secret
    asked: list[tuple[str, Lang, frozenset[str], tuple[str, ...], float]] = [
        (one.text, one.lang, one.needed | one.allowed, (), 3.0) for one in questions
    ]
    asked += [
        (one.text, one.lang, frozenset([one.practice]), (one.text,), 1.0)
        for one in chance.sample(list(wordings), WORDINGS)
    ]
    for text, lang, right, without, weight in asked:
        index = matcher.index(lang)
        found = index.candidates(index.asked(text), without=without)
        hits = [matcher.targets[one.practice].id in right for one in found]
        if any(hits) and not all(hits):
            rows.append(([(1.0, *one.like) for one in found], hits, weight))
    weights = list(_START.order)
    total = sum(weight for *_, weight in rows)
    for _ in range(200):
        slope = [0.0] * len(weights)
        for vectors, hits, weight in rows:
            values = [sum(w * x for w, x in zip(weights, one, strict=True)) for one in vectors]
            top = max(values)
            powers = [math.exp(value - top) for value in values]
            whole = sum(powers)
            inside = sum(power for power, hit in zip(powers, hits, strict=True) if hit)
            for one, power, hit in zip(vectors, powers, hits, strict=True):
                pull = weight * ((power / inside if hit else 0.0) - power / whole)
                for at, value in enumerate(one):
                    slope[at] += pull * value
        for at in range(1, len(weights)):
            weights[at] += 10 * (slope[at] / total - 1e-3 * weights[at])
    return tuple(weights)


def _fit(rows: Sequence[Row]) -> tuple[float, ...]:
    """Logistic regression on features brought to one scale; the weights are for the plain ones."""
    size = len(rows[0][0])
    mean = [sum(row[0][at] for row in rows) / len(rows) for at in range(size)]
    spread = [
        math.sqrt(sum((row[0][at] - mean[at]) ** 2 for row in rows) / len(rows)) or 1.0
        for at in range(size)
    ]
    mean[0], spread[0] = 0.0, 1.0
    scaled = [
        (tuple((x - m) / s for x, m, s in zip(values, mean, spread, strict=True)), right, weight)
        for values, right, weight in rows
    ]
    weights = _newton(scaled, size)
    plain = [weight / s for weight, s in zip(weights, spread, strict=True)]
    plain[0] -= sum(weight * m for weight, m in zip(plain, mean, strict=True))
    return tuple(plain)


def _newton(rows: Sequence[Row], size: int) -> list[float]:
    weights = [0.0] * size
    total = sum(weight for *_, weight in rows)
    for _ in range(12):
        slope = [-total * PENALTY * weight if at else 0.0 for at, weight in enumerate(weights)]
        bend = [
            [total * PENALTY if row == column and row else 0.0 for column in range(size)]
            for row in range(size)
        ]
        for values, right, weight in rows:
            chance = _chance(weights, values)
            miss, curve = weight * (right - chance), weight * chance * (1 - chance)
            for row, x in enumerate(values):
                slope[row] += miss * x
                pull, line = curve * x, bend[row]
                for column in range(row + 1):
                    line[column] += pull * values[column]
        for row in range(size):
            for column in range(row):
                bend[column][row] = bend[row][column]
        step = _solved(bend, slope)
        weights = [weight + one for weight, one in zip(weights, step, strict=True)]
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small symmetric system, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for row in range(size):
            if row != at and rows[row][at]:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [x - factor * y for x, y in zip(rows[row], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


if __name__ == "__main__":
    sys.exit(main())
