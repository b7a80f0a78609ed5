"""Days as we write them, and what is said of those that are written otherwise."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yawara.text.days import fault, parse_day, suggest

BAD = [
    # what is written, the code, and what it means beyond doubt
    ("令和8年11月21日", "day-wareki", "2026-11-21"),
    ("令和 8 年 11 月 21 日", "day-wareki", "2026-11-21"),
    ("令和元年5月1日", "day-wareki", "2019-05-01"),
    ("R8.11.21", "day-wareki", "2026-11-21"),
    ("r8/11/21", "day-wareki", "2026-11-21"),
    ("Ｒ８．１１．２１", "day-wareki", "2026-11-21"),
    ("㋿8年11月21日", "day-wareki", "2026-11-21"),
    ("平成31年4月30日", "day-wareki", "2019-04-30"),
    ("H1.1.8", "day-wareki", "1989-01-08"),
    ("昭和64年1月7日", "day-wareki", "1989-01-07"),
    # Eras end, and begin on a day.
    ("平成31年5月1日", "day-wareki", None),
    ("昭和64年1月8日", "day-wareki", None),
    ("令和元年4月30日", "day-wareki", None),
    ("令和8年2月30日", "day-wareki", None),
    ("令和8年", "day-wareki", None),
    ("2026-02-30", "day-not-in-calendar", None),
    ("2026-13-01", "day-not-in-calendar", None),
    ("2025-02-29", "day-not-in-calendar", None),
    ("0000-01-01", "day-not-in-calendar", None),
    ("2026/11/21", "day-order", "2026-11-21"),
    ("2026.11.21", "day-order", "2026-11-21"),
    ("2026-1-5", "day-order", "2026-01-05"),
    ("2026年11月21日", "day-order", "2026-11-21"),
    ("2026-11-21 ", "day-order", "2026-11-21"),
    ("2026/2/30", "day-order", None),
    # Day, month and year in an order that nobody can tell.
    ("11/12/2026", "day-order", None),
    ("21.11.2026", "day-order", "2026-11-21"),
    ("31.03.2027", "day-order", "2027-03-31"),
    ("3/31/2027", "day-order", "2027-03-31"),
    ("11-11-2026", "day-order", "2026-11-11"),
    ("31.02.2027", "day-order", None),
    ("32.12.2026", "day-order", None),
    ("11.12.26", "day-order", None),
    ("1/2/3", "day-order", None),
    ("2026-11-21T09:00:00+09:00", "day-order", None),
    ("２０２６-１１-２１", "day-format", "2026-11-21"),
    ("２０２６／１１／２１", "day-format", "2026-11-21"),
    ("20261121", "day-format", None),
    ("2026-11", "day-format", None),
    ("today", "day-format", None),
    ("", "day-format", None),
    ("45000", "day-format", None),
]


@pytest.mark.parametrize(("text", "code", "meant"), BAD)
def test_a_day_written_otherwise(text: str, code: str, meant: str | None) -> None:
    assert parse_day(text) is None
    assert fault(text) == code
    assert suggest(text) == (None if meant is None else datetime.date.fromisoformat(meant))


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: datetime.date) -> None:
    assert parse_day(day.isoformat()) == day


@given(st.dates())
def test_what_a_day_means_is_found_whatever_stands_between(day: datetime.date) -> None:
    for sign in "-/.":
        assert suggest(f"{day.year:04}{sign}{day.month}{sign}{day.day}") == day
    assert suggest(f"{day.year:04}年{day.month}月{day.day}日") == day


@given(st.dates(min_value=datetime.date(2019, 5, 1), max_value=datetime.date(2099, 1, 1)))
def test_reiwa(day: datetime.date) -> None:
    assert suggest(f"令和{day.year - 2018}年{day.month}月{day.day}日") == day


@given(st.text(max_size=30) | st.text("0123456789-/.年月日令和平成昭元RHS ０１", max_size=20))
def test_any_text_is_a_day_or_has_a_fault(text: str) -> None:
    if parse_day(text) is None:
        assert fault(text).startswith("day-")
        meant = suggest(text)
        assert meant is None or isinstance(meant, datetime.date)
