"""What a question of an unknown form may ask about: proposals by likeness of wording.

A question is held against the questions of version 1 (in our words) and against every practice.
Words that stand in few of them count more. What comes out is for a person to confirm: the two
versions of the form must not be joined by position, and likeness is no reading.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.hiroshima.words import COMMON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.model import Norms
    from yawara.text.words import Lang

#: How alike two texts must be (0 to 1) for a proposal, against questions and against practices.
_LEAST, _LEAST_PRACTICE = 0.3, 0.42
_LEAST_LABEL = 0.6
#: A text of fewer words of its own says too little to propose anything.
_FEWEST = 3
_MOST = 3
_WORD = re.compile(r"[a-z][a-z0-9]+|[\u30a0-\u30ff]{2,}|[\u3400-\u9fff]{2,}")
_ENDINGS = re.compile(r"(?:ations?|ations|ings?|ments?|ed|es|s|ly|ities|ity)\Z")
_SHORTEST = 4


class Proposal(NamedTuple):
    """What a question may ask about, and what that rests on: an id and how alike it is."""

    asks: tuple[str, ...]
    near: str = ""


class _Text(NamedTuple):
    id: str
    asks: tuple[str, ...]
    words: Counter[str]


class Proposer:
    """Proposes practices in one language."""

    def __init__(self, norms: Norms, lang: Lang) -> None:
        common = frozenset(COMMON[0 if lang == "ja" else 1].split())
        self._common = common
        questions: list[_Text] = []
        for form in norms.forms:
            version = next((one for one in norms.versions if one.ref == form.lays_out), None)
            for one in form.questions if version is not None else ():
                provision = version.by_id[one.id] if version is not None else None
                if provision is None or not provision.asks:
                    continue
                words = self._words(f"{provision.label.to(lang)} {provision.gist.to(lang)}")
                questions.append(_Text(f"{form.id}:{one.id}", provision.asks, words))
        practices = [
            _Text(one.id, (one.id,), self._words(f"{one.title.to(lang)} {one.question.to(lang)}"))
            for one in norms.practices
        ]
        self._questions = questions
        self._practices = practices
        count: Counter[str] = Counter()
        for text in (*questions, *practices):
            count.update(set(text.words))
        whole = len(questions) + len(practices) + 1
        self._weight = {word: math.log(whole / (1 + times)) for word, times in count.items()}

    def propose(self, text: str, context: str = "") -> Proposal:
        """What a question may ask about; nothing where nothing is like it."""
        words = self._words(text)
        if len(words) < _FEWEST:
            return Proposal(())
        both = words + self._words(context)
        found = self._best(both, self._questions, _LEAST)
        own = self._best(words, self._practices, _LEAST_PRACTICE)
        asks = dict.fromkeys(practice for _, one in own for practice in one.asks)
        if found:
            asks |= dict.fromkeys(found[0][1].asks)
        best = [f"{one.id} {score:.2f}" for score, one in (*found[:1], *own)]
        return Proposal(tuple(asks), ", ".join(best))

    def practices(self, text: str) -> Proposal:
        """What a box may say, by its label and question."""
        words = self._words(text)
        found = self._best(words, self._practices, _LEAST_LABEL)[: len(words) > 1]
        asks = tuple(practice for _, one in found for practice in one.asks)
        return Proposal(asks, ", ".join(f"{one.id} {score:.2f}" for score, one in found))

    def _best(
        self, words: Counter[str], texts: Iterable[_Text], least: float
    ) -> list[tuple[float, _Text]]:
        scored = [(self._like(words, one.words), one) for one in texts]
        good = [pair for pair in scored if pair[0] >= least]
        return sorted(good, key=lambda pair: (-pair[0], pair[1].id))[:_MOST]

    def _like(self, one: Counter[str], other: Counter[str]) -> float:
        """The cosine of two texts, each word weighed by how rare it is."""
        dot = sum(self._of(word) ** 2 for word in one.keys() & other.keys())
        norm = math.sqrt(
            sum(self._of(word) ** 2 for word in one) * sum(self._of(word) ** 2 for word in other)
        )
        return dot / norm if norm else 0.0

    def _of(self, word: str) -> float:
        return self._weight.get(word, 1.0)

    def _words(self, text: str) -> Counter[str]:
        flat = unicodedata.normalize("NFKC", text).casefold()
        out: Counter[str] = Counter()
        for word in _WORD.findall(flat):
            if word in self._common:
                continue
            if word[0].isascii():
                out[_stem(word)] += 1
            else:
                out.update(word[at : at + 2] for at in range(len(word) - 1))
        return out


def _stem(word: str) -> str:
    short = _ENDINGS.sub("", word)
    return short if len(short) >= _SHORTEST else word
