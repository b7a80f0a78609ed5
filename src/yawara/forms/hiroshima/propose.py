"""What a question of an unknown form may ask about: proposals by likeness of wording.

The matcher says which practices it is about, where that is beyond doubt. Beside that, a question
is held against those of version 1, in our words; words that stand in few of them count more. What
comes out is for a person to confirm: the two versions of the form must not be joined by position,
and likeness is no reading.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.hiroshima.words import COMMON
from yawara.forms.match.lexicon import FACT

if TYPE_CHECKING:
    from yawara.forms.match.match import Matcher
    from yawara.norms.model import Norms
    from yawara.text.words import Lang

#: How alike two texts must be (0 to 1) for the one to be proposed for the other.
_LEAST = 0.4
#: What the matcher holds for hardly likely is not named.
_HARDLY = 0.05
#: A text of fewer words of its own says too little to propose anything.
_FEWEST = 2
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

    def __init__(self, norms: Norms, matcher: Matcher, lang: Lang) -> None:
        self._matcher = matcher
        self._lang: Lang = lang
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
        self._questions = questions
        count: Counter[str] = Counter()
        for text in questions:
            count.update(set(text.words))
        whole = len(questions) + 1
        self._weight = {word: math.log(whole / (1 + times)) for word, times in count.items()}

    def propose(self, text: str, context: str = "") -> Proposal:
        """What a question may ask about; nothing where nothing is like it.

        `near` also names what the matcher saw and did not take: somebody may.
        """
        words = self._words(text)
        if len(words) < _FEWEST:
            return Proposal(())
        match = self._matcher.match(text, self._lang)
        practices = [one for one in match.targets if not one.startswith(FACT)]
        asks = dict.fromkeys(() if match.reversed else practices)
        near = [f"{one.target} {one.score:.2f}" for one in match.near if one.score >= _HARDLY]
        found = self._best(words + self._words(context))
        if found is not None:
            score, first = found
            asks |= dict.fromkeys(first.asks)
            near.insert(0, f"{first.id} {score:.2f}")
        return Proposal(tuple(asks), ", ".join(near))

    def practices(self, label: str) -> tuple[str, ...]:
        """What a tick may say, by the words beside its box: only what is beyond doubt."""
        if len(self._words(label)) < _FEWEST:
            return ()
        match = self._matcher.match(label, self._lang)
        practices = [one for one in match.targets if not one.startswith(FACT)]
        return () if match.reversed or match.perhaps else tuple(practices)

    def _best(self, words: Counter[str]) -> tuple[float, _Text] | None:
        """The question of version 1 that is most alike, if it is alike at all."""
        scored = [(self._like(words, one.words), one) for one in self._questions]
        good = [pair for pair in scored if pair[0] >= _LEAST]
        return min(good, key=lambda pair: (-pair[0], pair[1].id), default=None)

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
