"""Which number formats show a day."""

from __future__ import annotations

import pytest

from yawara.forms.xlsx.values import shows_day, styles

DAYS = (
    "yyyy/m/d",
    "yyyy-mm-dd hh:mm",
    'yyyy"年"m"月"d"日"',
    "yyyy年m月d日",
    '[$-411]ggge"年"m"月"d"日";@',
    "[$-411]ge.m.d",
    'm"月"d"日"',
    "[$-F800]dddd, mmmm dd, yyyy",
    "[Red]YYYY/MM/DD",
    "mmm",
)
NUMBERS = (
    "General",
    "GENERAL",
    "General;[Red]-General",
    "G/標準",
    "0.00E+00",
    "##0.0e-0",
    "0",
    "#,##0.00",
    '0"年"',
    "0日",
    '#,##0"days"',
    r"0\d",
    "0_m",
    "[DarkRed]#,##0;[Yellow]-0",
    "[$USD-409] #,##0",
    '"Yes";"Maybe";"No"',
    "@",
    "",
    "h:mm:ss AM/PM",
    "[h]:mm",
    "[mm]:ss",
    "mm:ss.0",
)


@pytest.mark.parametrize("code", DAYS)
def test_a_day(code: str) -> None:
    assert shows_day(code)


@pytest.mark.parametrize("code", NUMBERS)
def test_no_day(code: str) -> None:
    assert not shows_day(code)


def test_the_code_counts_and_not_the_id() -> None:
    sheet = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="General"/>'
        '<numFmt numFmtId="165" formatCode="yyyy/m/d"/><numFmt numFmtId="14" formatCode="0"/>'
        "</numFmts><cellXfs>"
        + "".join(f'<xf numFmtId="{one}"/>' for one in (164, 165, 14, 15, 0, 166, "x"))
        + "</cellXfs></styleSheet>"
    )
    assert [one.day for one in styles(sheet.encode())] == [False, True, False, True, *[False] * 3]
