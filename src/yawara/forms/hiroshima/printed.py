"""What a form prints itself, also where text taken from a PDF has broken or joined its lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A piece of a printed line has so many letters; a line in which they stand has so many.
_FEWEST, _MOST_LINE = 6, 400
#: A bullet, or a letter of a list that stands alone.
_NOTHING = re.compile(r"[\s•·▪‣◦*\-–—]+|[(（\[]?[A-Za-z][)）\].．]")
_NOTE = re.compile(r"\d{1,2}")


class Printed:
    """The lines of a form, as `key` has them. `whole`: those and its labels, each by itself."""

    def __init__(self, lines: Iterable[str], labels: Iterable[str]) -> None:
        kept = [one for one in lines if one]
        self.whole = frozenset(kept) | frozenset(one for one in labels if one)
        self.text = "\n".join(kept)

    def is_all_of(self, flat: str) -> bool:
        """Whether a line is nothing but pieces of what the form prints, and signs of its notes."""
        if not self.text or not 0 < len(flat) <= _MOST_LINE:
            return False
        reached = {0}
        for at in range(len(flat)):
            if at not in reached:
                continue
            rest = flat[at:]
            reached.update(range(at + _FEWEST, at + self._longest(rest) + 1))
            reached.update(at + len(one) for one in self.whole if rest.startswith(one))
            note = _NOTE.match(rest)
            reached.update({at + note.end()} if note is not None and at else ())
        return len(flat) in reached

    def _longest(self, flat: str) -> int:
        """How many of the first letters stand together in one printed line."""
        lengths = range(1, len(flat) + 1)
        return bisect_left(lengths, x=True, key=lambda count: flat[:count] not in self.text)


def is_nothing(text: str) -> bool:
    """Whether a line is only a bullet or the letter of a list."""
    return _NOTHING.fullmatch(text) is not None
