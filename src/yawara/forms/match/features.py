"""What the decision on a question rests on: features of its first candidate, and of each other.

They are plain and each can be shown: how like the question is to the practice, how far ahead that
is of the next, what the practice leaves of the question, what the question asks for besides, how
like it is to what is beyond the practice, which of the question's clauses are most like which
candidate, and whether norms ask for two practices together (as questions then do).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.match.index import share
from yawara.forms.match.joined import together
from yawara.forms.match.plain import joins
from yawara.forms.match.qualifiers import about_ai, kinds
from yawara.forms.match.terms import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from yawara.forms.match.index import Candidate, Index, Vector
    from yawara.norms.model import Norms
    from yawara.text.words import Lang

#: How many candidates may be needed besides each other.
CONSIDERED = 6
#: A clause that is less like every candidate than this says nothing.
_FAINT = 0.12
#: A provision that asks for more than this is about no two of them in particular.
_MANY = 12
_CLAUSES = re.compile(
    r"、|。|；|;|,|及び|および|並びに|ならびに|また、|かつ|[①-⑨]|\([a-d]\)|\(i+\)|\band\b|\bor\b"
    r"|\bas well as\b|\?|？|:|：|とともに|したうえで|うえ、|・"
)
_JOINTS = re.compile(
    r"及び|および|並びに|ならびに|又は|または|かつ|[、；;・/]|[①-⑨]|\band\b|\bor\b|,"
    r"|\bas well as\b|\([a-d]\)|\(i+\)|双方|両方|いずれも|それぞれ|\bboth\b|\beach\b"
)
_DIGIT = re.compile(r"\d")

#: How many features two candidates laid together have.
JOINED = 8
#: Chances nearer to 0 or 1 than this count as this.
_SURE = 1e-4
#: From this chance on, something is needed rather than not.
EVEN = 0.5
#: So many others a set has at least where a question asks for further things at several places.
MANIFOLD = 2

Ranked = list[tuple[float, "Candidate"]]
Features = tuple[float, ...]


class Pairs:
    """How often norms ask for two practices together, and how near they stand in the packs."""

    def __init__(self, norms: Norms, ids: Sequence[str]) -> None:
        self._ids = ids
        self._places = {one.id: (one.theme, at) for at, one in enumerate(norms.practices)}
        self._places |= {one: ("fact", at) for at, one in enumerate(ids) if one not in self._places}
        self._alone: Counter[str] = Counter()
        self._both: Counter[tuple[str, str]] = Counter()
        asked = {
            (version.instrument, frozenset(provision.asks or ()))
            for version in norms.versions
            for provision in version.provisions
            if len(provision.asks or ()) <= _MANY
        }
        for _, practices in asked:
            self._alone.update(practices)
            self._both.update((a, b) for a in practices for b in practices if a != b)

    def together(self, one: int, other: int) -> float:
        """Of the provisions that ask for the rarer of two, the part that asks for both."""
        a, b = self._ids[one], self._ids[other]
        both = self._both[a, b]
        return both / min(self._alone[a], self._alone[b]) if both else 0.0

    def facts(self, *ones: int) -> bool:
        """Whether all of these are facts, each of which has its own yes."""
        return all(self._places[self._ids[one]][0] == "fact" for one in ones)

    def near(self, one: int, other: int) -> float:
        """1 for neighbours in a theme, less the further apart they stand; 0 across themes."""
        (theme, at), (other_theme, other_at) = (
            self._places[self._ids[one]],
            self._places[self._ids[other]],
        )
        return 1 / abs(at - other_at) if theme == other_theme and at != other_at else 0.0


class Signs(NamedTuple):
    """The features of a question: of its first candidate, of each of the next, what it joins.

    `joins`: at how many places it asks for a further thing.
    """

    first: Features
    others: tuple[Features, ...]
    joins: int


class Asked(NamedTuple):
    """A question: its text, its language, and its terms as a vector."""

    text: str
    lang: Lang
    vector: Vector


def signs(
    question: Asked, ranked: Ranked, index: Index, pairs: Pairs, without: Collection[str]
) -> Signs:
    """All features of a question with at least one candidate."""
    considered = ranked[:CONSIDERED]
    asked = question.vector
    won = _clauses(question.text, [one for _, one in considered], index, without)
    shape = _shape(question.text, asked)
    joined = [together(asked, considered[0][1], one, index) for _, one in considered[1:]]
    others = tuple(
        (
            1.0,
            won.wins[at],
            won.leads[at],
            won.wins[0],
            float(at == 1),
            *_beside(asked, considered[0], considered[at], index, pairs),
            *joined[at - 1],
            *shape,
        )
        for at in range(1, len(considered))
    )
    first = (
        *_of_first(asked, ranked, won, index),
        *shape,
        *_besides(question, considered[0][1], index, without),
        float(pairs.facts(considered[0][1].practice)),
        *(max(values, default=0.0) for values in zip(*joined, strict=True)),
    )
    return Signs(
        first if joined else (*first, *([0.0] * JOINED)),
        others,
        joins(question.text, question.lang),
    )


class Set(NamedTuple):
    """Some of what a question may ask for: the first candidate with these of the others.

    `others` are positions among the chances, the likeliest first.
    """

    others: tuple[int, ...]
    features: Features


def sets(chances: Sequence[float], joins: int) -> Iterator[Set]:
    """The sets that may hold all that is needed, each with one more than the one before.

    In: how likely each of the others is needed, and at how many places the question asks for a
    further thing. The smallest set has all that are needed rather than not, and some more where
    there are several such places. The features say how sure the chances are, and what is left out.
    """
    bound = [min(max(one, _SURE), 1 - _SURE) for one in chances]
    order = sorted(range(len(bound)), key=lambda at: -bound[at])
    every = _of_chances(bound or [_SURE])
    least = max(sum(one >= EVEN for one in bound), MANIFOLD if joins > 1 else 0)
    for count in range(min(least, len(bound)), len(bound) + 1):
        left = [bound[at] for at in order[count:]]
        likeliest = max(left, default=_SURE)
        rest = (
            sum(math.log(1 - one) for one in left),
            _logit(likeliest),
            likeliest,
            float(count),
            float(count == 0),
            math.log1p(count),
        )
        yield Set(tuple(order[:count]), (*every, *rest))


def _of_chances(bound: Sequence[float]) -> Features:
    """How sure the chances are together; the largest; how near the others are to being turned."""
    logits = [_logit(one) for one in bound]
    left = max((one for one in logits if one < 0), default=_logit(_SURE))
    taken = [one for one in logits if one >= 0]
    return (
        sum(math.log(max(one, 1 - one)) for one in bound),
        max(bound),
        left,
        left * left,
        min(taken, default=0.0),
        float(len(taken)),
        sum(min(one, 0.5) for one in bound),
    )


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance))


def _besides(question: Asked, first: Candidate, index: Index, without: Collection[str]) -> Features:
    """What the question asks for besides an act, and how like it is to what is beyond the first."""
    words = normal(question.text)
    wanted = kinds(words, question.lang)
    known = index.kinds(first.practice) if any(wanted) else wanted
    own, any_ = index.beyond(question.vector, first.practice, without=without)
    best = first.like.best
    return (
        *(float(one and not had) for one, had in zip(wanted, known, strict=True)),
        *(float(one and had) for one, had in zip(wanted, known, strict=True)),
        float(about_ai(words, question.lang)),
        float(question.lang == "ja"),
        own,
        any_,
        own - best,
        any_ - best,
        float(any_ > best),
    )


def _of_first(asked: Vector, ranked: Ranked, won: _Clauses, index: Index) -> Features:
    """How the first candidate stands: in the clauses, alone, and ahead of the others."""
    value, first = ranked[0]
    second_value, second = ranked[1] if len(ranked) > 1 else (0.0, first)
    ahead = first.like.center - max((one.like.center for _, one in ranked[1:]), default=0.0)
    whole = index.whole(first.practice)
    missing = {term: weight * weight for term, weight in asked.items() if term not in whole}
    return (
        1.0,
        won.wins[0],
        won.leads[0],
        max(won.wins[1:], default=0.0),
        max(won.leads[1:], default=0.0),
        math.log(won.parts),
        *first.like,
        value,
        value - second_value,
        sum(missing.values()),
        max(missing.values(), default=0.0),
        sum(weight for term, weight in missing.items() if term[0] == "@"),
        second.like.best,
        first.like.best - second.like.best,
        ahead,
        float(ahead > 0),
        index.known(asked),
    )


def _beside(
    asked: Vector,
    first: tuple[float, Candidate],
    other: tuple[float, Candidate],
    index: Index,
    pairs: Pairs,
) -> Features:
    """How a candidate stands beside the first.

    What each has of the question that the other lacks, whether norms ask for both, how alike.
    """
    (value, one), (other_value, two) = first, other
    whole, theirs = index.whole(one.practice), index.whole(two.practice)
    only = share(asked, theirs.keys() - whole.keys())
    only_first = share(asked, whole.keys() - theirs.keys())
    often, often_first = index.often[two.practice], index.often[one.practice]
    marked, marked_first = _marked(asked, often, often_first), _marked(asked, often_first, often)
    left = 1.0 - share(asked, {*whole, *theirs})
    return (
        marked,
        marked_first,
        min(marked, marked_first),
        min(only, only_first),
        pairs.together(one.practice, two.practice),
        pairs.near(one.practice, two.practice),
        float(pairs.facts(one.practice, two.practice)),
        *two.like,
        other_value,
        value - other_value,
        1.0 - share(asked, whole) - left,
        left,
        sum(weight * theirs.get(term, 0.0) for term, weight in whole.items()),
        only,
        only_first,
        one.like.best - two.like.best,
        one.like.center - two.like.center,
    )


def _marked(asked: Vector, ours: Counter[str], theirs: Counter[str]) -> float:
    """The weight of what is asked in terms that one's short texts share and the other's lack."""
    return sum(
        weight * weight
        for term, weight in asked.items()
        if ours.get(term, 0) > 1 and term not in theirs
    )


def _shape(text: str, asked: Vector) -> Features:
    """How long a question is, how many things it joins, whether it names a figure."""
    words = normal(text)
    joints = len(_JOINTS.findall(words))
    figure = float(bool(_DIGIT.search(words)))
    return math.log1p(len(words)), math.log1p(joints), figure, math.log1p(len(asked))


class _Clauses(NamedTuple):
    """For each candidate, the weight of the clauses most like it, and by how much at most."""

    wins: list[float]
    leads: list[float]
    parts: int


def _clauses(
    text: str, candidates: Sequence[Candidate], index: Index, without: Collection[str]
) -> _Clauses:
    """Which clauses are most like which candidate. A question of one clause is all the first's."""
    parts = [index.asked(part) for part in _CLAUSES.split(normal(text)) if part and part.strip()]
    parts = [part for part in parts if len(part) > 1]
    none = [0.0] * len(candidates)
    if len(parts) > 1:
        wins, leads, total = list(none), list(none), 0.0
        for part in parts:
            likes = [index.best(part, one.practice, without) for one in candidates]
            best = max(range(len(likes)), key=lambda at: (likes[at], -at))
            if likes[best] < _FAINT:
                continue
            mass = index.mass(part)
            rest = max((one for at, one in enumerate(likes) if at != best), default=0.0)
            wins[best] += mass
            leads[best] = max(leads[best], likes[best] - rest)
            total += mass
        if total:
            return _Clauses([one / total for one in wins], leads, len(parts))
    return _Clauses([1.0, *none[1:]], none, 1)
