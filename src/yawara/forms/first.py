"""Where to begin in a long worksheet: the rows that bring most for least.

They are the rows of the next steps (`yawara.assess.plan`): practices not done in full yet, ordered
by how strongly and how often they are asked for, and by how little effort they take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.assess.plan import next_steps

if TYPE_CHECKING:
    from collections.abc import Collection

    from yawara.assess.findings import Assessment

#: As many as somebody gets through in an afternoon.
MOST_FIRST = 25
#: Steps to look at: the practice of a step may have no row in this sheet.
_STEPS = 60


def first_rows(
    assessment: Assessment, keys: Collection[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    """Of rows, given by practice (its position) and subject, those to begin with."""
    index = assessment.scope.norms.practice_index
    steps = next_steps(assessment, _STEPS)
    wanted = ((index[step.practice.id], bit) for step in steps for bit in step.subjects)
    found = dict.fromkeys(key for key in wanted if key in keys)
    return frozenset(list(found)[:MOST_FIRST])
