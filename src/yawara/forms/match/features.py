"""What the decision on a question rests on: features of its first candidate, and of each other.

They are plain and each can be shown: how like the question is to the practice, how far ahead that
is of the next, what the practice leaves of the question, which of the question's clauses are most
like which candidate, and whether norms ask for two practices together (as questions then do).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.match.index import share
from yawara.forms.match.terms import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from yawara.forms.match.index import Candidate, Index, Vector
    from yawara.norms.model import Norms

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

    def near(self, one: int, other: int) -> float:
        """1 for neighbours in a theme, less the further apart they stand; 0 across themes."""
        (theme, at), (other_theme, other_at) = (
            self._places[self._ids[one]],
            self._places[self._ids[other]],
        )
        return 1 / abs(at - other_at) if theme == other_theme and at != other_at else 0.0


class Signs(NamedTuple):
    """The features of a question: of its first candidate, and of each of the next."""

    first: Features
    others: tuple[Features, ...]


def signs(
    text: str, asked: Vector, ranked: Ranked, index: Index, pairs: Pairs, without: Collection[str]
) -> Signs:
    """All features of a question with at least one candidate."""
    considered = ranked[:CONSIDERED]
    value, first = considered[0]
    second_value, second = considered[1] if len(considered) > 1 else (0.0, first)
    whole = index.whole(first.practice)
    missing = [weight * weight for term, weight in asked.items() if term not in whole]
    concepts = {
        term: weight for term, weight in asked.items() if term not in whole and term[0] == "@"
    }
    left = sum(missing)
    wins, leads, clauses = _clauses(text, [one for _, one in considered], index, without)
    shape = _shape(text, asked)
    of_first = (
        1.0,
        wins[0],
        leads[0],
        max(wins[1:], default=0.0),
        max(leads[1:], default=0.0),
        math.log(clauses),
        *first.like,
        value,
        value - second_value,
        left,
        max(missing, default=0.0),
        sum(asked[term] ** 2 for term in concepts),
        second.like.best,
        first.like.best - second.like.best,
        *shape,
    )
    others = []
    for at, (other_value, other) in enumerate(considered[1:], 1):
        theirs = index.whole(other.practice)
        both = {*whole, *theirs}
        only = share(asked, theirs.keys() - whole.keys())
        only_first = share(asked, whole.keys() - theirs.keys())
        often, often_first = index.often[other.practice], index.often[first.practice]
        marked = _marked(asked, often, often_first)
        marked_first = _marked(asked, often_first, often)
        others.append(
            (
                1.0,
                wins[at],
                leads[at],
                wins[0],
                float(at == 1),
                marked,
                marked_first,
                min(marked, marked_first),
                min(only, only_first),
                pairs.together(first.practice, other.practice),
                pairs.near(first.practice, other.practice),
                *other.like,
                other_value,
                value - other_value,
                left - (1.0 - share(asked, both)),
                1.0 - share(asked, both),
                sum(weight * theirs.get(term, 0.0) for term, weight in whole.items()),
                only,
                only_first,
                first.like.best - other.like.best,
                *shape,
            )
        )
    return Signs(of_first, tuple(others))


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


def _clauses(
    text: str, candidates: Sequence[Candidate], index: Index, without: Collection[str]
) -> tuple[list[float], list[float], int]:
    """For each candidate, the weight of the clauses that are most like it and by how much at most.

    Out also: how many clauses there are. A question of one clause is all the first's.
    """
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
            return [one / total for one in wins], leads, len(parts)
    return [1.0, *none[1:]], none, 1
