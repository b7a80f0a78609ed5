"""Text taken from a PDF, without what its pages add: heads, feet, columns, breaks in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: So many lines at the top and the bottom of a page may be its head and foot.
_EDGE = 3
#: On fewer pages nothing can be told to come again.
_FEWEST_PAGES = 3
_SHARE = 0.5
_PAGE_NUMBER = re.compile(
    r"\s*[-–—]?\s*(?:page|p\.?)?\s*\d{1,3}\s*(?:(?:/|of)\s*\d{1,3})?\s*(?:ページ|頁)?\s*[-–—]?\s*\Z",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 24
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
#: A column has so many lines, most of them with so many letters; few lines run over both.
_FEWEST_LINES, _FEWEST_LETTERS, _FILLED, _FEW = 8, 15, 0.7, 0.2
_ENDS = re.compile(r"[.!?:;。！？：…)」』]\s*\Z")


def unpaged(text: str) -> str:
    """The text as it would run on one long page; as it is where it has no pages."""
    pages = [page.split("\n") for page in text.replace("\r\n", "\n").split("\f")]
    if len(pages) < 2:  # noqa: PLR2004 - one page
        return text
    pages = [_column(_bare(page)) for page in _without_edges(pages)]
    out: list[str] = []
    for page in pages:
        goes_on = bool(out and page and not _ENDS.search(out[-1]) and _continues(page[0]))
        if out and not goes_on:
            out.append("")
        out += page
    return "\n".join(out)


def _bare(given: Iterable[str]) -> list[str]:
    """Lines without the blank ones around them."""
    lines = list(given)
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _continues(line: str) -> bool:
    """Whether a line goes on with a sentence: it begins in lower case, or in Japanese."""
    first = line.strip()[:1]
    return first.islower() or (bool(first) and not first.isascii() and first.isalpha())


def _without_edges(pages: list[list[str]]) -> Iterator[list[str]]:
    """Pages without the lines at their edges that come again on most of them."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_plain(page[at]) for at in _edges(page)})
    least = max(_FEWEST_PAGES, len([page for page in pages if any(page)]) * _SHARE)
    for page in pages:
        gone = {
            at for at in _edges(page) if seen[_plain(page[at])] >= least or _is_number(page[at])
        }
        yield [line for at, line in enumerate(page) if at not in gone]


def _edges(page: Sequence[str]) -> set[int]:
    filled = [at for at, line in enumerate(page) if line.strip()]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _plain(line: str) -> str:
    """A line as pages repeat it: but for the number of the page."""
    return _DIGITS.sub("#", " ".join(line.split()))


def _is_number(line: str) -> bool:
    short = line.strip()
    return 0 < len(short) < _LONGEST_NUMBER and _PAGE_NUMBER.match(short) is not None


def _column(lines: list[str]) -> list[str]:
    """A page of two columns as one: the left and then the right, between lines over both."""
    starts = Counter(len(line) - len(line.lstrip()) for line in lines if line.strip())
    for line in lines:
        starts.update({match.end() for match in _GAP.finditer(line)})
    del starts[0]
    at = max(starts, key=lambda one: (starts[one], -one), default=0)
    over = [line for line in lines if _is_over(line, at)]
    left = [line[:at].strip() for line in lines if line not in over]
    right = [line[at:].strip() for line in lines if line not in over]
    if len(over) > len(lines) * _FEW or not (_is_column(left) and _is_column(right)):
        return lines
    out: list[str] = []
    part: list[tuple[str, str]] = []
    for line in lines:
        if _is_over(line, at):
            out += [*_bare(_side(part, 0)), *_bare(_side(part, 1)), line]
            part = []
        else:
            part.append((line[:at].rstrip(), line[at:].rstrip()))
    return [*out, *_bare(_side(part, 0)), *_bare(_side(part, 1))]


def _side(rows: Sequence[tuple[str, str]], side: int) -> Iterator[str]:
    """One of two columns. A line that is blank only where the other has one is no gap."""
    for at, row in enumerate(rows):
        near = [rows[one] for one in (at - 1, at + 1) if 0 <= one < len(rows)]
        between = bool(row[1 - side]) and all(one[side] and not one[1 - side] for one in near)
        if row[side] or not between:
            yield row[side]


def _is_over(line: str, at: int) -> bool:
    """Whether a line runs over the place where the second column begins."""
    return bool(line[max(at - 2, 0) : at].strip())


def _is_column(lines: Sequence[str]) -> bool:
    """Whether these are the lines of a column: many, and most of them well filled."""
    filled = [line for line in lines if line]
    long = [line for line in filled if len(line) >= _FEWEST_LETTERS]
    return (
        len(filled) >= max(_FEWEST_LINES, len(lines) * _SHARE) and len(long) > len(filled) * _FILLED
    )
