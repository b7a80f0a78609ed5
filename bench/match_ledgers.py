"""What the matcher comes to in answers: the labelled questions put to the sample organisations.

An answer is right where everything that the question needs was named, and the ledger says of just
that what was answered. `python -m bench.match_ledgers` prints the table.
"""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING, NamedTuple

from bench import matching
from bench.match_test import made, named_by, share
from bench.measure import EXAMPLES
from yawara.assess.project import Request, assess_project, open_project
from yawara.forms.fill.filling import by_matcher
from yawara.forms.fill.known import Looker
from yawara.norms.load import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.matching import Question
    from yawara.forms.match.match import Matcher

#: The samples' records are of this time.
DAY = datetime.date(2026, 11, 22)


class Answered(NamedTuple):
    """Of questions put to one organisation, how many its records answer, and what was filled."""

    answerable: int
    filled: int
    right: int


def answered(looker: Looker, matcher: Matcher, asked: Sequence[Question]) -> Answered:
    """Let one organisation answer all questions."""
    answerable = filled = right = 0
    for one in asked:
        truth = looker.known(sorted(one.needed)) if one.needed else None
        answerable += truth is not None and truth.settled
        match = matcher.match(one.text, one.lang)
        found = by_matcher(match)
        if not found.targets:
            continue
        known = looker.whichever(found.targets, found.sure, found.unsure)
        if not known.settled:
            continue
        filled += 1
        same = truth is not None and truth.said == known.said
        right += same and matching.is_right(named_by(match), one)
    return Answered(answerable, filled, right)


def table(*, development: bool = False) -> Iterator[str]:
    """The figures as lines of Markdown, with 95 % intervals (Wilson)."""
    matcher, _ = made()
    asked = matching.questions(development=development)
    yield "| organisation | questions | answerable | filled | right | precision | recall |"
    yield "|---" * 7 + "|"
    for name in EXAMPLES:
        opened = open_project(shipped() / "examples" / name, Request(DAY, DAY)).value
        if opened is None:
            continue
        looker = Looker(assess_project(opened, Request(DAY, DAY)))
        got = answered(looker, matcher, asked)
        counts = f"{len(asked)} | {got.answerable} | {got.filled} | {got.right}"
        rates = f"{share(got.right, got.filled)} | {share(got.right, got.answerable)}"
        yield f"| `{name}` | {counts} | {rates} |"


if __name__ == "__main__":
    for line in table(development="--development" in sys.argv):
        print(line)
