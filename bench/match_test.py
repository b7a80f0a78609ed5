"""How well the matcher does on batches that nothing was fitted on, beside two plain baselines.

`python -m bench.match_test` prints the table; `--development` looks at the other batches instead.
Each baseline names as many as it does best with, and has its own threshold, chosen like the
matcher's: what fills most while what is filled on the development batches is right in at least 97
of 100.
"""

from __future__ import annotations

import heapq
import math
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from bench import matching
from bench.fit_matching import AIM
from bench.matching import Named
from bench.measure import Row
from yawara.forms.match import lexicon
from yawara.forms.match.match import Matcher
from yawara.forms.match.terms import normal, terms
from yawara.norms.load import load, shipped
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bench.matching import Question
    from yawara.forms.match.index import Target
    from yawara.forms.match.match import Match
    from yawara.text.words import Lang

#: Of a question: how likely each target is, the likeliest first.
Guess = list[tuple[float, str]]
SPEED = 400
#: How many targets a baseline may name.
MOST = 5


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
        likely: dict[str, float] = {}
        for id_, known in cut[question.lang]:
            like = len(asked & known) / (len(asked | known) or 1)
            likely[id_] = max(like, likely.get(id_, 0.0))
        return _best((like, id_) for id_, like in likely.items())

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
        return _best(
            (sum(weight * one.get(term, 0.0) for term, weight in asked.items()), id_)
            for id_, one in vectors[question.lang].items()
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


def _best(guesses: Iterable[tuple[float, str]]) -> Guess:
    return heapq.nlargest(MOST, guesses)


def _with_bar(guess: Callable[[Question], Guess]) -> Callable[[Question], Named]:
    """A baseline that names so many, and has the threshold, as is best on development."""
    guessed = [(one, guess(one)) for one in matching.questions(development=True)]
    best = (0, 0, math.inf)
    for count in range(1, MOST + 1):
        scored = sorted(
            ((found[0][0], matching.is_right(_named(found, count), one)) for one, found in guessed),
            reverse=True,
        )
        right = 0
        for filled, (value, hit) in enumerate(scored, 1):
            right += hit
            if right >= AIM * filled and right > best[0]:
                best = (right, count, value)
    _, most, bar = best

    def named(question: Question) -> Named:
        found = guess(question)
        return _named(found, most) if found[0][0] >= bar else Named()

    return named


def _named(guess: Guess, count: int) -> Named:
    return Named(frozenset(id_ for _, id_ in guess[:count]))


def by_matcher(matcher: Matcher) -> Callable[[Question], Named]:
    """What the matcher takes."""
    return lambda question: named_by(matcher.match(question.text, question.lang))


def named_by(found: Match) -> Named:
    """All that may be meant by what the matcher says."""
    return Named(frozenset((*found.targets, *found.perhaps)), found.reversed)


def table(*, development: bool = False) -> Iterator[str]:
    """The figures as lines of Markdown, per language, with 95 % intervals (Wilson)."""
    matcher, words = made()
    methods: dict[str, Callable[[Question], Named]] = {
        "Yawara": by_matcher(matcher),
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
        "exactly",
        "named",
    ]
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for name, method in methods.items():
        for lang in (*LANGS, "both"):
            some = [one for one in asked if lang in (one.lang, "both")]
            got = matching.score(some, method)
            precision = share(got.right, got.filled)
            recall = share(got.right, got.fillable)
            counts = f"{got.asked} | {got.fillable} | {got.filled} | {got.right}"
            more = f"{got.blank:.0%} | {got.exact} | {got.named / (got.filled or 1):.1f}"
            yield f"| {name} | {lang} | {counts} | {precision} | {recall} | {more} |"


def share(count: int, of: int) -> str:
    """A share with its 95 % interval (Wilson)."""
    if not of:
        return "–"
    low, high = matching.interval(count, of)
    return f"{count / of:.2f} [{low:.2f}, {high:.2f}]"


def shown(*, development: bool = False) -> Iterator[str]:
    """What a person chooses from: how often the first three candidates have what is needed."""
    matcher, _ = made()
    every = [
        (one, [near.target for near in matcher.match(one.text, one.lang).near])
        for one in matching.questions(development=development)
        if one.needed
    ]
    yield "| language | fillable | first one needed | all needed among three |"
    yield "|---" * 4 + "|"
    for lang in (*LANGS, "both"):
        pairs = [pair for pair in every if lang in (pair[0].lang, "both")]
        first = sum(bool(one.needed.intersection(ids[:1])) for one, ids in pairs)
        three = sum(one.needed <= set(ids) for one, ids in pairs)
        cells = f"{share(first, len(pairs))} | {share(three, len(pairs))}"
        yield f"| {lang} | {len(pairs)} | {cells} |"


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
