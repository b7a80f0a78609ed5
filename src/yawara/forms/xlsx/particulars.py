"""Labels on a sheet, outside of its questions, that have a place for who answers and when."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.questionnaire import Particular
from yawara.forms.xlsx.headings import bare, squeezed
from yawara.forms.xlsx.rows import lang_of
from yawara.forms.xlsx.values import Style
from yawara.forms.xlsx.words import OF_SENDER, PARTICULARS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from yawara.forms.questionnaire import ParticularKind
    from yawara.forms.xlsx.cells import Box
    from yawara.forms.xlsx.sheet import Sheet
    from yawara.forms.xlsx.slots import Setting

_OF_SENDER = re.compile(OF_SENDER, re.IGNORECASE)
#: What stands where a day is to go, and is none: 　　年　月　日, YYYY/MM/DD.
_NO_DAY = re.compile(r"(?:20)?\s*年\s*月\s*日(?:\([^)]*\))?|[ymd]{2,4}(?:\s*[/.-]\s*[ymd]{1,4}){2}")
#: What a label may have behind it: 会社名 ※必須, Company name *.
_MARKED = re.compile(r"\s*[※*＊].*\Z", re.DOTALL)
_LINES = re.compile(r"[\s_＿.…‥・-]*")
#: A longer text is no label.
_MOST_LABEL = 40
#: A label with its value behind it in one cell: 会社名：, or with a day: 記入日　年　月　日.
_LABELLED = re.compile(r"(\s*[^:：\n]{1,40}[:：])([^:：]*)", re.DOTALL)
_DATED = re.compile(
    r"(\s*[^:：\n\d]{2,20}?[\s\u3000]+)((?:20|令和|平成)?[\s\d元]*年[\s\d]*月[\s\d]*日\s*)"
)
_OF_ADDRESS = "://"
#: How far above a label a heading may say whose it is.
_REACH = 6
#: A longer text is no name and no day.
_MOST_VALUE = 100


def kind_of(label: str) -> ParticularKind | None:
    """What a label asks for, if it asks for who answers, or when."""
    if len(label) > _MOST_LABEL:
        return None
    return _known().get(bare(label)) or _known().get(bare(_MARKED.sub("", label)))


@cache
def _known() -> dict[str, ParticularKind]:
    return {
        squeezed(label): kind
        for kind, texts in PARTICULARS.items()
        for text in texts
        for label in text.split("|")
    }


def is_blank(text: str) -> bool:
    """Whether nothing stands there, or only where something is to go."""
    flat = unicodedata.normalize("NFKC", text).strip().lower()
    return _LINES.fullmatch(flat) is not None or _NO_DAY.fullmatch(flat) is not None


class Labelled(NamedTuple):
    """A label and what stands behind it in the same cell. `head` has its colon or space."""

    head: str
    value: str

    @property
    def kind(self) -> ParticularKind | None:
        """What the label asks for."""
        return kind_of(self.head)


def labelled(text: str) -> Labelled | None:
    """A label with its value in the same cell; None where it is no such label, or are several."""
    if len(text) > _MOST_LABEL + _MOST_VALUE:
        return None
    flat = text.replace(_OF_ADDRESS, "\0" * len(_OF_ADDRESS))
    found = _LABELLED.fullmatch(flat) or _DATED.fullmatch(flat)
    if found is None:
        return None
    one = Labelled(text[: found.end(1)], text[found.end(1) :].strip())
    return one if one.kind is not None else None


def with_label(current: str, text: str) -> str:
    """What a cell says once a text is in it: behind its label, where it has one."""
    one = labelled(current)
    if one is None or text.startswith(one.head):
        return text
    return one.head + text


def _is_label(text: str) -> bool:
    """Whether a text is a label, or begins with one: so it is no place for another's value."""
    head = re.split("[:：]", text, maxsplit=1)[0]
    return kind_of(text) is not None or (head != text and kind_of(head) is not None)


def particulars(setting: Setting, inside: Container[int]) -> Iterator[Particular]:
    """The places of a sheet. `inside`: its rows that belong to tables of questions."""
    sheet = setting.sheet
    lang = lang_of(" ".join(cell.text for row in sheet.rows.values() for cell in row.values()))
    for row in sorted(sheet.rows):
        if row in inside or row in sheet.hidden_rows:
            continue
        for column in sorted(sheet.rows[row]):
            text = sheet.text(row, column)
            own = labelled(text)
            kind = own.kind if own is not None else kind_of(text)
            area = sheet.merged(row, column)
            if kind is None or sheet.rows[row][column].formula or area.top != row:
                continue
            place = area if own is not None and own.value else _place(setting, area)
            if place is None or _is_sender(sheet, area):
                continue
            current = sheet.text(place.top, place.left)
            if place == area:
                current = "" if own is None else own.value
            where = f"{sheet.name}!{place.corner.name}"
            label = " ".join((text if own is None else own.head).split()).rstrip(" :：")
            yield Particular(where, label, kind, lang, "" if is_blank(current) else current)


def _place(setting: Setting, label: Box) -> Box | None:
    """The place to the right of a label; below it, where labels stand side by side."""
    sheet = setting.sheet
    right = sheet.merged(label.top, label.right + 1)
    below = sheet.merged(label.bottom + 1, label.left)
    beside = [sheet.shown(label.top, column) for column in (label.left - 1, label.right + 1)]
    place = below if any(_is_label(text) for text in beside if text) else right
    asks = sheet.text(label.top, label.left).endswith((":", "："))
    if asks and (label.left < label.right or place == below) and not _is_framed(setting, place):
        place = label  # what is wide enough for its value has it behind its colon
    text = sheet.text(place.top, place.left)
    cell = sheet.at(place.top, place.left)
    taken = place != label and (_is_label(text) or len(text) > _MOST_VALUE)
    taken = taken or (cell is not None and cell.formula)
    return None if taken or sheet.locked(place.top, place.left, setting.styles) else place


def _is_framed(setting: Setting, place: Box) -> bool:
    """Whether a place is empty and made to be filled in: it has a frame or a fill, or a list."""
    sheet = setting.sheet
    number = sheet.style(place.top, place.left)
    style = setting.styles[number] if number < len(setting.styles) else Style()
    framed = style.border > 0 or style.fill > 1  # the first two fills are none and a default
    return not sheet.text(place.top, place.left) and framed


def _is_sender(sheet: Sheet, label: Box) -> bool:
    """Whether a heading above, or a text to the left, says that it is for who sends the sheet."""
    left = [sheet.text(label.top, column) for column in range(1, label.left)]
    above = [
        cell.text
        for row in range(max(label.top - _REACH, 1), label.top)
        for cell in sheet.rows.get(row, {}).values()
        if not cell.formula
    ]
    near = [*left, *(text for text in above if len(text.strip()) <= _MOST_VALUE)]
    return any(_OF_SENDER.search(text) for text in near)
