"""A report's lines, without tables of contents: these print questions again, and answer none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.docx.lead import lead_of
from yawara.forms.hiroshima.shape import is_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


#: What leads the eye from a title to the number of its page, and how much of it there has to be.
_LEADERS = ".…‥・·_ "
_FEWEST_LEADERS = 4
_LED_ON = "......"
_PAGE = re.compile(r"\S\s+(\d{1,3})\Z")
#: So many lines in a row that end in page numbers which never fall are a table of contents.
_FEWEST = 4
_MOST_LINE, _MOST_PAGE = 400, 3


class Line(NamedTuple):
    """One line. `heading`: it heads a section; `begins`: a paragraph begins with it."""

    text: str
    heading: bool = False
    begins: bool = True


def without_contents(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without those of a table of contents."""
    gone = set(_led(lines))
    for run in _runs(lines):
        titles = [at for at in run if lead_of(lines[at].text)[0] or is_section(lines[at].text)]
        if len(run) >= _FEWEST and len(titles) * 2 >= len(run):
            gone.update(run)
    return tuple(one for at, one in enumerate(lines) if at not in gone)


def _led(lines: Sequence[Line]) -> Iterator[int]:
    """The lines in which dots lead to a page number, with those that one of them goes on from."""
    last, open_ = -1, False
    for at, one in enumerate(lines):
        title, page = _is_led(one.text)
        number = one.text.isdigit() and len(one.text) <= _MOST_PAGE
        if page or (number and open_):
            yield at
            before = lines[at - 1].text if at else ""
            if before and last != at - 1 and (not title or title[:1].islower()):
                yield at - 1
            last = at
        open_ = not page and bool(title) and one.text.endswith(_LED_ON)
        if open_:
            yield at
            last = at


def _is_led(text: str) -> tuple[str, str]:
    """The title before dots and the number behind them; no number where no dots lead to one."""
    head = text.rstrip("0123456789")
    page = text[len(head) :]
    title = head.rstrip(_LEADERS)
    dots = sum(2 if char in "…‥" else char != " " for char in head[len(title) :])
    good = len(page) <= _MOST_PAGE and dots >= _FEWEST_LEADERS
    return title, page if good else ""


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Runs of lines that end in a number not below the one before; blank lines are passed over."""
    run: list[int] = []
    last = 0
    for at, one in enumerate(lines):
        if not one.text:
            continue
        found = _PAGE.search(one.text) if len(one.text) <= _MOST_LINE else None
        page = int(found[1]) if found is not None else 0
        if found is None or page < last:
            yield run
            run = []
        last = page
        if found is not None:
            run.append(at)
    yield run
