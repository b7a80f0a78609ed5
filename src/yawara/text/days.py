"""Plain days (no time, no zone) written as YYYY-MM-DD, and how else people write them."""

from __future__ import annotations

import datetime
import re

Day = datetime.date

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_WAREKI = re.compile(r"(令和|平成|昭和|[RHSrhs])\s*\.?\s*(\d{1,2}|元)\s*[年./-]")
_OTHER = re.compile(r"\d{1,4}\s*[/.年-]\s*\d{1,2}\s*[/.月-]\s*\d{1,4}")
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_WAREKI_DAY = re.compile(
    r"(令和|平成|昭和|[RHSrhs])\s*\.?\s*(\d{1,2}|元)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?\Z"
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.年-]\s*(\d{1,2})\s*[/.月-]\s*(\d{1,2})\s*日?\Z")


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
    if _WAREKI.match(text):
        return "day-wareki"
    if _ISO.match(text):
        return "day-not-in-calendar"
    if _OTHER.match(text):
        return "day-order"
    return "day-format"


def suggest(text: str) -> Day | None:
    """The day that `text` means if it means one beyond doubt: wareki, or the year first."""
    if found := _WAREKI_DAY.match(text):
        era, year, month, day = found.groups()
        first = _ERAS[era.upper() if era.isascii() else era]
        return _date(first + (1 if year == "元" else int(year)), int(month), int(day))
    if found := _YEAR_FIRST.match(text):
        return _date(*(int(part) for part in found.groups()))
    return None


def _date(year: int, month: int, day: int) -> Day | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
