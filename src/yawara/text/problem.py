"""A problem is a value: a fault in somebody's input, with its place.

Messages and hints stand in one table, `yawara.text.messages`, in Japanese and English.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where something stands: a file, line and column (both from 1), and the keys that lead there.

    `line` 0 means that the file as a whole is meant. In a workbook `path` is (sheet, cell).
    """

    file: str
    line: int = 0
    column: int = 0
    path: tuple[str | int, ...] = ()


class Severity(enum.Enum):
    """Whether a problem stops the work (`error`), should be looked at, or is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable code, how bad it is, where it stands, and what fills its message."""

    code: str
    place: Place | None = None
    params: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What came of reading an input: a value where one could be made, and every problem found."""

    value: T | None
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any problem is an error, so that the value must not be used."""
        return self.value is None or has_errors(self.problems)


class Problems:
    """Collects problems while one input is read; the only mutable thing on this floor."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def error(self, code: str, place: Place | None, **params: object) -> None:
        """Note a fault that stops the work."""
        self._add(code, place, params, Severity.ERROR)

    def warning(self, code: str, place: Place | None, **params: object) -> None:
        """Note something that should be looked at but does not stop the work."""
        self._add(code, place, params, Severity.WARNING)

    def note(self, code: str, place: Place | None, **params: object) -> None:
        """Note something worth knowing."""
        self._add(code, place, params, Severity.NOTE)

    def _add(
        self, code: str, place: Place | None, params: dict[str, object], severity: Severity
    ) -> None:
        filled = tuple((key, str(value)) for key, value in params.items())
        self._found.append(Problem(code, place, filled, severity))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems that another reading found."""
        self._found.extend(problems)

    @property
    def count(self) -> int:
        """How many there are so far."""
        return len(self._found)

    @property
    def found(self) -> tuple[Problem, ...]:
        """Every problem so far, in the order of discovery."""
        return tuple(self._found)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether at least one of the problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line and column (in a workbook by sheet and cell), without repeats."""

    def key(problem: Problem) -> tuple[str, str, int, int, str]:
        place = problem.place or Place("")
        if place.line:
            return (place.file, "", place.line, place.column, problem.code)
        sheet, row, column = _cell(place.path)
        return (place.file, sheet, row, column, problem.code)

    return tuple(sorted(dict.fromkeys(problems), key=key))


def _cell(path: tuple[str | int, ...]) -> tuple[str, int, int]:
    """The sheet, row and column of a cell such as ("Sheet", "K9"); zeros for anything else."""
    found = _CELL.match(str(path[-1])) if path else None
    if found is None:
        return (str(path[0]) if path else "", 0, 0)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return (str(path[0]), int(found[2]), column)
