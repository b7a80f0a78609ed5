"""The practices as an index in one language: which of them a text is like, and in what.

Every practice has short texts (its title, its question, each wording) and a long one (what counts
as all of it). A text is a weighted set of terms and concepts; rare ones weigh more (idf). Likeness
is the cosine. A term that stands for a concept counts less beside it, so 社員 is like 従業員.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.match.qualifiers import kinds
from yawara.forms.match.terms import normal, stem, terms, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from yawara.forms.match.lexicon import Concept, Lexicon
    from yawara.text.words import Lang, Words

#: What a term weighs that a concept stands for already, and a term of the long text only.
COVERED, ASIDE = 0.7, 0.6
#: How many practices are looked at closely, by their likeness to the whole question.
CANDIDATES = 10
#: How many besides, by their likeness to the middle of a practice's short texts.
CENTRAL = 5

#: A term that more short texts have than this finds none of them by itself.
COMMON = 150
#: How many short texts are looked at, by the rarer terms that they share with a question.
KEPT = 100
#: The same of what is beyond the practices, where only the closest counts.
KEPT_BEYOND = 25
#: How many of a practice's short texts are laid together with those of another.
CLOSEST = 3
#: A term that weighs less than this in the middle of a practice's texts is left out there.
FAINT = 0.05

Vector = dict[str, float]


class Likeness(NamedTuple):
    """How a text is like a practice; each from 0 to 1.

    `best`: to the short text it is most like; `next`: to the second; `whole`: to all texts of the
    practice together; `covered`: the weight of the text's terms that the practice has too;
    `concepts`: the same of its concepts; `core`: of the concepts that most short texts of the
    practice have, the weight that the text has too; `center`: to the middle of its short texts, in
    which a term weighs more the more of them have it.
    """

    best: float
    next: float
    whole: float
    covered: float
    concepts: float
    core: float
    center: float


class Target(NamedTuple):
    """What can be asked about: a practice, or a fact (`fact:generative`).

    `refrain`: it is done by not doing something, so a *yes* may say either.
    """

    id: str
    title: Words
    question: Words
    more: Words
    refrain: bool = False


class Candidate(NamedTuple):
    """A target by its position, how the text is like it, and the short text it is most like."""

    practice: int
    like: Likeness
    nearest: str
    reversed: bool
    closest: tuple[tuple[float, Vector], ...] = ()


class _Doc(NamedTuple):
    practice: int
    text: str
    reversed: bool
    vector: Vector


class _Shelf:
    """Short texts by their terms."""

    def __init__(self, docs: Sequence[_Doc]) -> None:
        self.docs = docs

    @cached_property
    def _postings(self) -> Mapping[str, list[tuple[int, float]]]:
        out: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, doc in enumerate(self.docs):
            for term, weight in doc.vector.items():
                out[term].append((at, weight))
        return out

    def close(
        self, asked: Vector, without: Collection[str], kept: int = KEPT
    ) -> Mapping[int, float]:
        """How like a text is to the `kept` short texts that share most of its rarer terms."""
        close: dict[int, float] = defaultdict(float)
        rare = [term for term in asked if len(self._postings.get(term, ())) <= COMMON]
        known = frozenset(rare)
        for term in rare or asked:
            weight = asked[term]
            for at, other in self._postings.get(term, ()):
                close[at] += weight * other
        if without:
            close = {at: like for at, like in close.items() if self.docs[at].text not in without}
        if not rare:
            return close
        # A text that shares nothing but what half of them have is like none in particular.
        common = [(term, weight) for term, weight in asked.items() if term not in known]
        best = sorted(close.items(), key=itemgetter(1), reverse=True)[:kept]
        for at, like in best:
            vector = self.docs[at].vector
            close[at] = like + sum(
                [weight * vector[term] for term, weight in common if term in vector]
            )
        return {at: close[at] for at, _ in best}


class Index:
    """An index over the practices in one language. Building takes about half a second."""

    def __init__(self, targets: Sequence[Target], lexicon: Lexicon, lang: Lang) -> None:
        self._lang: Lang = lang
        self._finder = _Finder(lexicon.concepts, lang)
        index = {target.id: at for at, target in enumerate(targets)}
        short: list[tuple[int, str, bool]] = []
        for at, target in enumerate(targets):
            short += [(at, target.title.to(lang), False), (at, target.question.to(lang), False)]
        for one in lexicon.wordings:
            if one.lang == lang and one.practice in index:
                short.append((index[one.practice], one.text, one.reversed))
        raw = [self._finder(text) for _, text, _ in short]
        self._long = [target.more.to(lang) for target in targets]
        self._kinds: dict[int, Sequence[bool]] = {}
        long = [self._finder(text) for text in self._long]
        self._idf = _idf(len(targets), short, raw, long)
        self._rarest = max(self._idf.values(), default=1.0)
        self._docs = [
            _Doc(at, text, turned, self._unit(vector))
            for (at, text, turned), vector in zip(short, raw, strict=True)
        ]
        self._shelf = _Shelf(self._docs)
        self._beyond = _Shelf(
            [
                _Doc(index[one.practice], one.text, one.reversed, self.asked(one.text))
                for one in lexicon.beyond
                if one.lang == lang and one.practice in index
            ]
        )
        self._whole, self._core = self._unions(raw, long)

    def candidates(self, asked: Vector, *, without: Collection[str] = ()) -> list[Candidate]:
        """The practices that a text is most like, best first.

        Those that have the short texts nearest to it, and those whose short texts lie nearest as a
        whole. `without`: short texts to leave out, for measuring with the wordings themselves.
        """
        by_practice: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for at, value in self._shelf.close(asked, without).items():
            by_practice[self._docs[at].practice].append((value, at))
        rough = sorted(by_practice, key=lambda practice: (-max(by_practice[practice])[0], practice))
        near = self._near(asked, without)
        central = sorted(near, key=lambda practice: (-near[practice], practice))[:CENTRAL]
        return [
            self._candidate(
                practice,
                asked,
                sorted(by_practice[practice], reverse=True)
                or self._close(asked, practice, without),
                near.get(practice, 0.0),
            )
            for practice in dict.fromkeys((*rough[:CANDIDATES], *central))
        ]

    def known(self, asked: Vector) -> float:
        """The part of the weight of a text that is in terms of any practice, from 0 to 1."""
        return share(asked, self._idf)

    def _near(self, asked: Vector, without: Collection[str]) -> Mapping[int, float]:
        """How like a text is to the middle of the short texts of each practice."""
        near: dict[int, float] = defaultdict(float)
        for term, weight in asked.items():
            for practice, other in self._central.get(term, ()):
                near[practice] += weight * other
        left = {doc.practice for doc in self._docs if doc.text in without} if without else ()
        for practice in left:
            center = _middle(doc for doc in self._short[practice] if doc.text not in without)
            near[practice] = dot(asked, center)
        return near

    def _close(
        self, asked: Vector, practice: int, without: Collection[str]
    ) -> list[tuple[float, int]]:
        """How like a text is to each short text of a practice, most first; at least one of them."""
        every = [(at, self._docs[at]) for at in self._positions[practice]]
        left = [(at, doc) for at, doc in every if doc.text not in without] or every[:1]
        return sorted(((dot(asked, doc.vector), at) for at, doc in left), reverse=True)

    @cached_property
    def _positions(self) -> Mapping[int, list[int]]:
        out: dict[int, list[int]] = defaultdict(list)
        for at, doc in enumerate(self._docs):
            out[doc.practice].append(at)
        return out

    @cached_property
    def _central(self) -> Mapping[str, list[tuple[int, float]]]:
        """For each term, the practices in the middle of whose texts it is, and its weight there."""
        out: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for practice, docs in self._short.items():
            for term, weight in _middle(docs).items():
                if weight >= FAINT:
                    out[term].append((practice, weight))
        return out

    def _candidate(
        self, practice: int, asked: Vector, close: list[tuple[float, int]], center: float
    ) -> Candidate:
        whole, core = self._whole[practice], self._core[practice]
        concepts = {term: weight for term, weight in asked.items() if term[0] == "@"}
        like = Likeness(
            best=close[0][0],
            next=close[1][0] if len(close) > 1 else 0.0,
            whole=sum(weight * whole.get(term, 0.0) for term, weight in asked.items()),
            covered=share(asked, whole),
            concepts=share(concepts, whole),
            core=share(core, asked),
            center=center,
        )
        nearest = self._docs[close[0][1]]
        closest = tuple((value, self._docs[at].vector) for value, at in close[:CLOSEST])
        return Candidate(practice, like, nearest.text, nearest.reversed, closest)

    def beyond(
        self, asked: Vector, practice: int, *, without: Collection[str] = ()
    ) -> tuple[float, float]:
        """How like a text is to what is beyond a practice, and to what is beyond any."""
        close = self._beyond.close(asked, without, KEPT_BEYOND)
        docs = self._beyond.docs
        own = (like for at, like in close.items() if docs[at].practice == practice)
        return max(own, default=0.0), max(close.values(), default=0.0)

    def asked(self, text: str) -> Vector:
        """A text as a vector of length 1 over its terms and concepts."""
        return self._unit(self._finder(text))

    def whole(self, practice: int) -> Vector:
        """All texts of a practice together, as a vector of length 1."""
        return self._whole[practice]

    def texts(self, practice: int) -> Sequence[str]:
        """All texts of a practice, the long one last."""
        return [*(doc.text for doc in self._short[practice]), self._long[practice]]

    def kinds(self, practice: int) -> Sequence[bool]:
        """Which kinds of qualifiers any text of a practice has."""
        if practice not in self._kinds:
            had = [kinds(normal(text), self._lang) for text in self.texts(practice)]
            self._kinds[practice] = [any(one) for one in zip(*had, strict=True)]
        return self._kinds[practice]

    @cached_property
    def often(self) -> Sequence[Counter[str]]:
        """For each practice, in how many of its short texts each term stands."""
        out: list[Counter[str]] = [Counter() for _ in self._whole]
        for doc in self._docs:
            out[doc.practice].update(doc.vector)
        return out

    @cached_property
    def _short(self) -> Mapping[int, list[_Doc]]:
        out: dict[int, list[_Doc]] = defaultdict(list)
        for doc in self._docs:
            out[doc.practice].append(doc)
        return out

    def best(self, asked: Vector, practice: int, without: Collection[str] = ()) -> float:
        """How like a vector is to the short text of a practice that it is most like."""
        docs = (doc for doc in self._short[practice] if doc.text not in without)
        return max([dot(asked, doc.vector) for doc in docs], default=0.0)

    def mass(self, asked: Vector) -> float:
        """What a text weighs: the squared idf of its terms, before it was made of length 1."""
        return sum(self._idf.get(term, self._rarest) ** 2 for term in asked)

    def _unit(self, raw: Vector) -> Vector:
        """A vector of length 1. A term that no practice has weighs as much as the rarest."""
        vector = {term: weight * self._idf.get(term, self._rarest) for term, weight in raw.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values()))
        return {term: weight / length for term, weight in vector.items()} if length else {}

    def _unions(
        self, raw: Sequence[Vector], long: Sequence[Vector]
    ) -> tuple[list[Vector], list[Vector]]:
        texts: dict[int, list[Vector]] = defaultdict(list)
        for doc, vector in zip(self._docs, raw, strict=True):
            texts[doc.practice].append(vector)
        whole: list[Vector] = []
        core: list[Vector] = []
        for at, more in enumerate(long):
            union = {term: weight * ASIDE for term, weight in more.items()}
            counted = Counter(term for vector in texts[at] for term in vector if term[0] == "@")
            for vector in texts[at]:
                for term, weight in vector.items():
                    union[term] = max(weight, union.get(term, 0.0))
            whole.append(self._unit(union))
            most = {term: 1.0 for term, count in counted.items() if 2 * count >= len(texts[at])}
            core.append(self._unit(most))
        return whole, core


def _middle(docs: Iterable[_Doc]) -> Vector:
    """The sum of vectors of texts, of length 1."""
    out: Vector = defaultdict(float)
    for doc in docs:
        for term, weight in doc.vector.items():
            out[term] += weight
    length = math.sqrt(sum(weight * weight for weight in out.values())) or 1.0
    return {term: weight / length for term, weight in out.items()}


def dot(one: Vector, two: Vector) -> float:
    """The product of two vectors; of two of length 1, how like they are."""
    if len(two) < len(one):
        one, two = two, one
    return sum([weight * two[term] for term, weight in one.items() if term in two])


def share(some: Mapping[str, float], known: Collection[str]) -> float:
    """The part of the squared weight of `some` whose terms are in `known`, from 0 to 1."""
    total = sum(weight * weight for weight in some.values())
    if not total:
        return 0.0
    return sum(weight * weight for term, weight in some.items() if term in known) / total


def _idf(
    count: int,
    short: Sequence[tuple[int, str, bool]],
    raw: Sequence[Vector],
    long: Sequence[Vector],
) -> dict[str, float]:
    """How rare a term is: by the number of practices that have it in any of their texts."""
    having: dict[str, set[int]] = defaultdict(set)
    for (practice, _, _), vector in zip(short, raw, strict=True):
        for term in vector:
            having[term].add(practice)
    for practice, vector in enumerate(long):
        for term in vector:
            having[term].add(practice)
    return {term: math.log(1 + count / (0.5 + len(those))) for term, those in having.items()}


class _Finder:
    """From a text to its terms and concepts, each with its weight before idf."""

    def __init__(self, concepts: Sequence[Concept], lang: Lang) -> None:
        self._lang = lang
        self._of: dict[str, list[str]] = defaultdict(list)
        self._starting: dict[str, list[str]] = defaultdict(list)
        for concept in concepts:
            for word in concept.ja if lang == "ja" else concept.en:
                self._of[self._form(word)].append(f"@{concept.id}")
        for word in sorted(self._of, key=lambda word: (-len(word), word)):
            start = word[:2] if lang == "ja" else word.split()[0]
            self._starting[start].append(word)
        firsts = {re.escape(start[0]) for start in self._starting}
        self._first = re.compile(f"[{''.join(sorted(firsts))}]" if firsts else r"(?!)")

    def __call__(self, text: str) -> Vector:
        text = normal(text)
        out: Vector = {}
        rest = self._japanese(text, out) if self._lang == "ja" else self._english(text, out)
        alone = terms(rest, self._lang)
        for term in sorted(terms(text, self._lang)):  # sums must not hang on the order of a set
            out[term] = 1.0 if term in alone else COVERED
        return out

    def _form(self, word: str) -> str:
        """A word as it is looked for: in English, stems with a space between them."""
        word = normal(word)
        return word if self._lang == "ja" else " ".join(stem(one) for one in words(word))

    def _japanese(self, text: str, out: Vector) -> str:
        """The text without the words of concepts, which go into `out`, the longest first."""
        rest: list[str] = []
        at = copied = 0
        while (begin := self._first.search(text, at)) is not None:
            at = begin.start()
            found = self._word_at(text, at)
            if found:
                out.update(dict.fromkeys(self._of[found], 1.0))
                rest += text[copied:at], " "
                copied = at + len(found)
            at += len(found) or 1
        return "".join((*rest, text[copied:]))

    def _word_at(self, text: str, at: int) -> str:
        for start in (text[at : at + 2], text[at]):  # a longer word is looked for first
            for word in self._starting.get(start, ()):
                if _at(word, text, at):
                    return word
        return ""

    def _english(self, text: str, out: Vector) -> str:
        """The same by whole words, in whatever form they stand."""
        plain = words(text)
        stems = [stem(one) for one in plain]
        rest: list[str] = []
        at = 0
        while at < len(stems):
            found = next(
                (
                    one
                    for one in self._starting.get(stems[at], ())
                    if one.split() == stems[at : at + one.count(" ") + 1]
                ),
                "",
            )
            if found:
                out.update(dict.fromkeys(self._of[found], 1.0))
            else:
                rest.append(plain[at])
            at += found.count(" ") + 1
        return " ".join(rest)


def _at(word: str, text: str, at: int) -> bool:
    """Whether a word stands at a place; one of Latin letters only where no others touch it."""
    if not text.startswith(word, at):
        return False
    around = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
    return not (word.isascii() and any(one.isascii() and one.isalnum() for one in around))
