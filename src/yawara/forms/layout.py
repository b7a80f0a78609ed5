"""How the workbooks that we make are opened, and how their cells look."""

from __future__ import annotations

import datetime
import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]  # it does not say that it is typed
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it does not say so

if TYPE_CHECKING:
    import io
    from collections.abc import Iterable

    from xlsxwriter.format import (  # type: ignore[import-untyped]  # it does not say that it is typed
        Format,
    )
    from xlsxwriter.workbook import (  # type: ignore[import-untyped]  # likewise
        Workbook,
    )

    from yawara.text.words import Lang

_LINE, _DARK, _HEAD, _HEAD_FILL, _INPUT = "#A6A6A6", "#1F3B57", "#DCE6F1", "#FFE699", "#FFFBEA"

#: In points, for our font: one line of a cell, what is above and below, and the most that is shown.
_LINE_HEIGHT, _ROOM, _MOST_HEIGHT = 15.5, 5.0, 409.0


def opened(
    to: io.BytesIO, lang: Lang, day: datetime.date, title: str, subject: str = ""
) -> Workbook:
    """A workbook, the same for the same day, in which all that is written stays the text it is."""
    book = xlsxwriter.Workbook(
        to,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": _font(lang),
        },
    )
    # A file knows no time zone.
    created = datetime.datetime.combine(day, datetime.time())
    told = {"title": title, "subject": subject, "author": "Yawara", "created": created}
    book.set_properties({key: value for key, value in told.items() if value})
    return book


def _font(lang: Lang) -> dict[str, object]:
    """A font that Excel and LibreOffice have or replace well."""
    return {"font_name": "游ゴシック" if lang == "ja" else "Yu Gothic", "font_size": 10}


class GrowingSheet(Worksheet):  # type: ignore[misc]  # its base is untyped
    """A sheet whose rows keep growing with what people type.

    XlsxWriter marks a row that was given a height as fixed; without a height LibreOffice shows one
    line. So the mark is left out: the height is where a row begins, and editing fits it again.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: Iterable[tuple[str, object]]) -> None:
        kept = [pair for pair in attributes if tag != "row" or pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)


def height(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row, in points, that shows these texts in columns of these widths."""
    most = max((_lines(text, width) for text, width in cells), default=1)
    return min(_ROOM + _LINE_HEIGHT * most, _MOST_HEIGHT)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(_digits(line) / (width - 1))) for line in text.split("\n"))


def _digits(text: str) -> float:
    """How many digits wide a text is; a full-width character takes a little less than two."""
    return sum(1.9 if unicodedata.east_asian_width(char) in "WFA" else 0.93 for char in text)


@dataclass(frozen=True)
class Look:
    """The formats of one workbook."""

    title: Format
    label: Format
    value: Format
    note: Format
    day_top: Format
    head: Format
    head_fill: Format
    number: Format
    given: Format
    fill: Format
    answer: Format
    day: Format
    count: Format
    share: Format
    total: Format
    total_share: Format
    total_name: Format
    text: Format
    shades: dict[str, Format]


def look(book: Workbook, lang: Lang) -> Look:
    """The formats of a workbook."""
    font = _font(lang)

    def made(**properties: object) -> Format:
        return book.add_format(font | properties)

    boxed = {"border": 1, "border_color": _LINE, "valign": "top", "text_wrap": True}
    head = boxed | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": _HEAD}
    # The format @ keeps what is typed as the text that it is: no date, no formula, no lost zero.
    fill = boxed | {"bg_color": _INPUT, "num_format": "@"}
    day = boxed | {"bg_color": _INPUT, "num_format": "yyyy-mm-dd", "align": "center"}
    return Look(
        title=made(bold=True, font_size=14, font_color=_DARK),
        label=made(bold=True, font_color=_DARK),
        value=made(),
        note=made(font_color="#595959", font_size=9),
        day_top=made(**day),
        head=made(**head),
        head_fill=made(**(head | {"bg_color": _HEAD_FILL})),
        number=made(**(boxed | {"align": "center"})),
        given=made(**boxed),
        fill=made(**fill),
        answer=made(**(fill | {"align": "center"})),
        day=made(**day),
        count=made(**(boxed | {"num_format": "0", "align": "right"})),
        share=made(**(boxed | {"num_format": "0%", "align": "right"})),
        total=made(**(boxed | {"num_format": "0", "align": "right", "bold": True, "top": 2})),
        total_share=made(
            **(boxed | {"num_format": "0%", "align": "right", "bold": True, "top": 2})
        ),
        total_name=made(**(boxed | {"bold": True, "top": 2})),
        text=made(text_wrap=True, valign="top"),
        shades=_shades(book),
    )


def _shades(book: Workbook) -> dict[str, Format]:
    """From light to dark as less is done; weight and slant say it without any colour."""
    return {
        "all": book.add_format({"bg_color": "#E2EFDA", "font_color": "#1E4620"}),
        "some": book.add_format({"bg_color": "#F4C26B", "font_color": "#3D2B00", "bold": True}),
        "none": book.add_format({"bg_color": "#8C1D18", "font_color": "#FFFFFF", "bold": True}),
        "not-applicable": book.add_format(
            {"bg_color": "#E7E6E6", "font_color": "#404040", "italic": True}
        ),
        "explained": book.add_format(
            {"bg_color": "#BDD7EE", "font_color": "#12304A", "underline": 1}
        ),
        "unanswered": book.add_format({"font_color": "#767676"}),
    }
