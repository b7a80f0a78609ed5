"""Whether a question asks for two practices: by texts of both, laid together.

A question for one practice is most like one of its texts, and a second text only dilutes that. One
that joins two practices is more like two of their texts together than like either alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from yawara.forms.match.index import dot

if TYPE_CHECKING:
    from yawara.forms.match.index import Candidate, Index, Vector


def together(asked: Vector, one: Candidate, two: Candidate, index: Index) -> tuple[float, ...]:
    """How like a question is to two candidates laid together, and what the second adds to it."""
    nearest = max(
        (
            (like + other) / math.sqrt(2 + 2 * dot(vector, beside))
            for like, vector in one.closest
            for other, beside in two.closest
        ),
        default=0.0,
    )
    whole, theirs = index.whole(one.practice), index.whole(two.practice)
    both = (one.like.whole + two.like.whole) / math.sqrt(2 + 2 * dot(whole, theirs))
    first = one.closest[0][1] if one.closest else {}
    rest = {term: weight * weight for term, weight in asked.items() if term not in first}
    filled = max(
        (
            sum(weight for term, weight in rest.items() if term in beside)
            for _, beside in two.closest
        ),
        default=0.0,
    )
    return (
        nearest,
        nearest - one.like.best,
        nearest - two.like.best,
        both - one.like.whole,
        both - two.like.whole,
        sum(rest.values()),
        filled,
        sum(weight for term, weight in rest.items() if term in theirs and term not in whole),
    )
