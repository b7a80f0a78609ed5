"""The numbers by which the auditor's file names what it shows once: practices, records, more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from yawara.report.papers.frame import say
from yawara.report.tree import Span
from yawara.report.view import practice_anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from yawara.ledger.model import Entry, Evidence
    from yawara.norms.model import Practice
    from yawara.report.tree import Inline, Line
    from yawara.report.view import View

Kind = Literal["record", "evidence", "rule"]


@dataclass(frozen=True)
class Numbers:
    """What has a number in the file on one assessment."""

    view: View

    @cached_property
    def themes(self) -> Mapping[str, tuple[Practice, ...]]:
        """The practices that something asks for or that are recorded, by theme."""
        ground = self.view.ground
        recorded = {entry.practice for entry in ground.entries}
        out: dict[str, list[Practice]] = {}
        for practice in self.view.norms.practices:
            if practice.id in ground.asked_by or practice.id in recorded:
                out.setdefault(practice.theme, []).append(practice)
        return {theme: tuple(practices) for theme, practices in out.items()}

    @cached_property
    def practices(self) -> Mapping[str, int]:
        """The number of each practice, by its id: its place in the register."""
        every = (practice.id for practices in self.themes.values() for practice in practices)
        return {id_: at for at, id_ in enumerate(every, 1)}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the ledger; without the books, those that govern something."""
        books = self.view.ground.books
        return self.view.ground.held if books is None else books.entries

    @cached_property
    def records(self) -> Mapping[str, int]:
        """The number of each entry, by its id: its place in the ledger."""
        return {entry.id: at for at, entry in enumerate(self.entries, 1)}

    @cached_property
    def evidence(self) -> Mapping[Evidence, int]:
        """The number of each piece of evidence, in the order of the ledger."""
        every = dict.fromkeys(one for entry in self.entries for one in entry.evidence)
        return {one: at for at, one in enumerate(every, 1)}

    def of_records(self, entries: Iterable[Entry], most: int = 0) -> Line:
        """Entries by number."""
        found = {self.records[entry.id] for entry in entries if entry.id in self.records}
        return refs(self.view, "record", found, most)

    def of_practices(self, numbers: Iterable[int]) -> Line:
        """Practices by number."""
        ids = {number: id_ for id_, number in self.practices.items()}
        return _listed(self.view, numbers, lambda number: practice_anchor(ids[number]))

    def practice(self, practice: Practice) -> Line:
        """A practice by number and title; the number alone is missing where it has none."""
        number = self.practices.get(practice.id)
        title = Span(self.view.text(practice.title))
        if number is None:
            return (title,)
        to = f"#{practice_anchor(practice.id)}"
        return (Span(f"{number} ", "muted"), Span(title.text, to=to))


def anchor(kind: Kind, number: int) -> str:
    """The id in the document of what has a number."""
    return f"{kind}:{number}"


def refs(view: View, kind: Kind, numbers: Iterable[int], most: int = 0) -> Line:
    """Things of a kind by number; with `most`, only so many runs of them."""
    listed = _listed(view, numbers, lambda number: anchor(kind, number), most)
    return (Span(say(view, f"ref-{kind}"), "muted"), *listed) if listed else ()


def _listed(view: View, numbers: Iterable[int], to: Callable[[int], str], most: int = 0) -> Line:
    """Numbers that lead somewhere, runs drawn together."""
    out: list[Inline] = []
    runs = list(_runs(sorted(numbers)))
    for at, (first, last) in enumerate(runs[: most or None]):
        if at:
            out.append(Span(view.say("and"), "muted"))
        text = str(first) if first == last else say(view, "ref-run", first=first, last=last)
        out.append(Span(text, to=f"#{to(first)}"))
    if most and len(runs) > most:
        left = sum(last - first + 1 for first, last in runs[most:])
        out.append(Span(view.say("systems-list-more", names="", more=left), "muted"))
    return tuple(out)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers as runs, in order: 1, 2, 3, 7 is 1 to 3 and 7."""
    ends = [one for one, following in pairwise(numbers) if following > one + 1]
    begins = [following for one, following in pairwise(numbers) if following > one + 1]
    if numbers:
        yield from zip((numbers[0], *begins), (*ends, numbers[-1]), strict=True)
