"""Plain days (no time, no zone) written as YYYY-MM-DD, and how else people write them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import NamedTuple

Day = datetime.date

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_OTHER = re.compile(r"\d{1,4}\s*[/.年-]\s*\d{1,2}\s*[/.月-]\s*\d{1,4}", re.ASCII)
_ERA = r"(令和|平成|昭和|[RHSrhs])\s*\.?\s*(\d{1,2}|元)\s*[年./-]"
_WAREKI = re.compile(_ERA, re.ASCII)
_WAREKI_DAY = re.compile(_ERA + r"\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?\s*\Z", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[/.年-]\s*(\d{1,2})\s*[/.月-]\s*(\d{1,2})\s*日?\s*\Z", re.ASCII
)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\Z", re.ASCII)


class _Era(NamedTuple):
    """An era of the Japanese calendar: its first and last day."""

    first: Day
    last: Day


_ERAS = {
    "R": _Era(Day(2019, 5, 1), Day.max),
    "H": _Era(Day(1989, 1, 8), Day(2019, 4, 30)),
    "S": _Era(Day(1926, 12, 25), Day(1989, 1, 7)),
}
_LETTERS = {"令和": "R", "平成": "H", "昭和": "S"}


def parse_day(text: str) -> Day | None:
    """The day that `text` writes as YYYY-MM-DD, or None."""
    if not _ISO.match(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def fault(text: str) -> str:
    """Why `text` is no day of ours: the problem code that says it best."""
    plain = unicodedata.normalize("NFKC", text)
    if _WAREKI.match(plain):
        return "day-wareki"
    if _ISO.match(text):
        return "day-not-in-calendar"
    return "day-order" if _OTHER.match(plain) and plain == text else "day-format"


def year_first(text: str) -> Day | None:
    """The day that `text` writes from its year on, in whatever signs; full-width digits too."""
    found = _YEAR_FIRST.match(unicodedata.normalize("NFKC", text).strip())
    return _date(*(int(part) for part in found.groups())) if found else None


def suggest(text: str) -> Day | None:
    """The day that `text` means if it means one beyond doubt.

    Wareki, the year first, or the year last where day and month cannot be taken for each other.
    Full-width digits are taken as digits.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _WAREKI_DAY.match(plain):
        name, year, month, day = found.groups()
        era = _ERAS[_LETTERS.get(name, name.upper())]
        nth = 1 if year == "元" else int(year)
        meant = _date(era.first.year - 1 + nth, int(month), int(day))
        return meant if meant is not None and era.first <= meant <= era.last else None
    if _YEAR_FIRST.match(plain):
        return year_first(text)
    if found := _YEAR_LAST.match(plain):
        one, other, year = (int(part) for part in found.groups())
        days = {day for day in (_date(year, one, other), _date(year, other, one)) if day}
        return days.pop() if len(days) == 1 else None
    return None


def _date(year: int, month: int, day: int) -> Day | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
