"""How well the matcher does on batches that nothing was fitted on, beside two plain baselines.

`python -m bench.match_test` prints the table; `--development` looks at the other batches instead.
Each baseline has its own threshold, chosen like the matcher's: the lowest at which what is filled
on the development batches is right in at least 97 of 100.
"""

from __future__ import annotations

import math
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from bench import matching
from bench.fit_matching import AIM
from bench.measure import Row
from yawara.forms.match import lexicon
from yawara.forms.match.match import Matcher
from yawara.forms.match.terms import normal, terms
from yawara.norms.load import load, shipped
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.matching import Question
    from yawara.forms.match.index import Target
    from yawara.text.words import Lang

#: Of a question: the likeliest target, and how likely.
Guess = tuple[str, float]
SPEED = 400


def made() -> tuple[Matcher, lexicon.Lexicon]:
    """The matcher as it is shipped."""
    norms = load([shipped()]).value
    words = None if norms is None else lexicon.load([shipped()], norms).value
    if norms is None or words is None:
        message = "the packs cannot be read"
        raise RuntimeError(message)
    return Matcher(norms, words), words


def exact_words(targets: Sequence[Target], words: lexicon.Lexicon) -> Callable[[Question], Guess]:
    """By the words that a question and a text of a target have in common, of all that they have."""
    texts = _texts(targets, words)
    cut = {lang: [(id_, terms(normal(text), lang)) for id_, text in texts[lang]] for lang in LANGS}

    def guess(question: Question) -> Guess:
        asked = terms(normal(question.text), question.lang)
        return max(
            (
                (id_, len(asked & known) / (len(asked | known) or 1))
                for id_, known in cut[question.lang]
            ),
            key=lambda pair: (pair[1], pair[0]),
        )

    return guess


def tf_idf(targets: Sequence[Target], words: lexicon.Lexicon) -> Callable[[Question], Guess]:
    """By the cosine of tf-idf vectors over the terms of all texts of a target together."""
    texts = _texts(targets, words)
    vectors: dict[Lang, dict[str, dict[str, float]]] = {}
    rare: dict[Lang, dict[str, float]] = {}
    for lang in LANGS:
        counted: dict[str, Counter[str]] = {target.id: Counter() for target in targets}
        for id_, text in texts[lang]:
            counted[id_].update(terms(normal(text), lang))
        having = Counter(term for one in counted.values() for term in one)
        rare[lang] = {term: math.log(len(targets) / count) for term, count in having.items()}
        vectors[lang] = {id_: _unit(one, rare[lang]) for id_, one in counted.items()}

    def guess(question: Question) -> Guess:
        found = terms(normal(question.text), question.lang)
        asked = _unit(Counter(found), rare[question.lang])
        return max(
            (
                (id_, sum(weight * one.get(term, 0.0) for term, weight in asked.items()))
                for id_, one in vectors[question.lang].items()
            ),
            key=lambda pair: (pair[1], pair[0]),
        )

    return guess


def _texts(targets: Sequence[Target], words: lexicon.Lexicon) -> dict[Lang, list[tuple[str, str]]]:
    out: dict[Lang, list[tuple[str, str]]] = {}
    for lang in LANGS:
        out[lang] = [
            (one.id, text.to(lang))
            for one in targets
            for text in (one.title, one.question, one.more)
        ]
        out[lang] += [(one.practice, one.text) for one in words.wordings if one.lang == lang]
    return out


def _unit(counted: Counter[str], rare: dict[str, float]) -> dict[str, float]:
    vector = {term: count * rare.get(term, 0.0) for term, count in counted.items()}
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}


def _with_bar(guess: Callable[[Question], Guess]) -> Callable[[Question], Sequence[str]]:
    """A baseline with the threshold that the development batches give it."""
    scored = sorted(
        (
            (value, matching.is_right([id_], one))
            for one in matching.questions(development=True)
            for id_, value in [guess(one)]
        ),
        reverse=True,
    )
    bar, right = math.inf, 0
    for count, (value, hit) in enumerate(scored, 1):
        right += hit
        if right / count >= AIM:
            bar = value

    def named(question: Question) -> Sequence[str]:
        id_, value = guess(question)
        return [id_] if value >= bar else []

    return named


def table(*, development: bool = False) -> Iterator[str]:
    """The figures as lines of Markdown, per language, with 95 % intervals (Wilson)."""
    matcher, words = made()
    methods: dict[str, Callable[[Question], Sequence[str]]] = {
        "Yawara": lambda one: matcher.match(one.text, one.lang).targets,
        "exact words": _with_bar(exact_words(matcher.targets, words)),
        "plain TF-IDF": _with_bar(tf_idf(matcher.targets, words)),
    }
    asked = matching.questions(development=development)
    columns = [
        "method",
        "language",
        "questions",
        "fillable",
        "filled",
        "right",
        "precision",
        "recall",
        "blank",
    ]
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for name, method in methods.items():
        for lang in (*LANGS, "both"):
            some = [one for one in asked if lang in (one.lang, "both")]
            got = matching.score(some, method)
            precision = _share(got.right, got.filled)
            recall = _share(got.right, got.fillable)
            counts = f"{got.asked} | {got.fillable} | {got.filled} | {got.right}"
            yield f"| {name} | {lang} | {counts} | {precision} | {recall} | {got.blank:.0%} |"


def _share(count: int, of: int) -> str:
    if not of:
        return "–"
    low, high = matching.interval(count, of)
    return f"{count / of:.2f} [{low:.2f}, {high:.2f}]"


def speed() -> Iterator[Row]:
    """From nothing loaded but the packs to an answer to each of 400 questions in Japanese."""
    every = [*matching.questions(development=True), *matching.questions(development=False)]
    asked = [one for one in every if one.lang == "ja"][:SPEED]
    norms = load([shipped()]).value
    begun = time.perf_counter()
    words = None if norms is None else lexicon.load([shipped()], norms).value
    if norms is None or words is None:
        return
    matcher = Matcher(norms, words)
    for one in asked:
        matcher.match(one.text, one.lang)
    taken = time.perf_counter() - begun
    what = f"{len(asked)} questions in Japanese matched, lexicon and index included"
    yield Row(what, "< 2 s", f"{taken:.2f} s", taken, most=2)


if __name__ == "__main__":
    for line in table(development="--development" in sys.argv):
        print(line)
    for row in speed():
        print(row.what, row.measured)
