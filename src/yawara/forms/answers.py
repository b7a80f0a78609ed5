"""What people write in cells, as answers, days and texts."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from yawara.forms.columns import squeezed
from yawara.forms.words import ANSWER, SHARE, SHARE_VARIANTS, UNCLEAR, VARIANTS
from yawara.text import days
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.text.words import Phrases

#: Numbers between these are likely days that lost their format; a spreadsheet counts from 1900.
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
#: How spreadsheets write control characters. Other texts of this form are not taken for escapes:
#: openpyxl has already resolved those that were.
_ESCAPE = re.compile(r"_x(00[01][0-9A-Fa-f]|007[Ff]|[Ff]{3}[EeFf])_")
_NO_CHARACTERS = "\ufffe\uffff"
_EPOCH = datetime.date(1899, 12, 30)


@cache
def known_answers() -> dict[str, str]:
    """Every way of writing an answer that is beyond doubt, without width, spaces and case."""
    return _ways(ANSWER, VARIANTS)


@cache
def known_shares() -> dict[str, str]:
    """The same for whom a row is shown to; "" is for nobody outside."""
    return _ways(SHARE, SHARE_VARIANTS)


def _ways(phrases: Phrases, variants: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for meaning, others in variants.items():
        own = [phrases(meaning, lang) for lang in LANGS] if meaning in phrases.table else []
        for text in (*own, *others):
            if out.setdefault(_key(text), meaning) != meaning:
                message = f"{text} stands for two answers"
                raise ValueError(message)
    return out


def _key(text: str) -> str:
    """A text as answers are compared: as headers are, without a full stop or emoji selector."""
    return squeezed(text.replace("\ufe0f", "")).rstrip("。.")


def answer(text: str) -> str | None:
    """The answer that a text gives beyond doubt, else None."""
    return known_answers().get(_key(text))


def perhaps(text: str) -> tuple[str, ...]:
    """The answers that a text which is not clear may well stand for."""
    key = _key(text)
    return next((meant for meant, ways in UNCLEAR.items() if key in map(_key, ways)), ())


def share(text: str) -> str | None:
    """To whom a text says that a row may be shown ("" for nobody); None where it is not clear."""
    return known_shares().get(_key(text)) if text.strip() else ""


def as_day(value: object) -> datetime.date | None:
    """The day that a cell holds beyond doubt: a date of the spreadsheet, or the year first."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        return None
    text = unicodedata.normalize("NFKC", value).strip()
    if days.fault(text) == "day-wareki":
        return None
    return days.parse_day(text) or days.year_first(text)


def day_fault(value: object) -> tuple[str, datetime.date | None]:
    """Why a cell holds no day: the problem code, and the day that may be meant."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        likely = _FIRST_SERIAL <= value <= _LAST_SERIAL
        return "day-format", _EPOCH + datetime.timedelta(int(value)) if likely else None
    text = unicodedata.normalize("NFKC", str(value)).strip()
    return days.fault(text), days.suggest(text)


def as_text(value: object) -> str | None:
    """The text of a cell: a number or a day as it would be typed; None for what is no text."""
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, datetime.time)):
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, (int, float)) else None


def control_character(text: str) -> str | None:
    """The first character that no text should hold, as U+0001; line breaks and tabs are fine."""
    for char in text:
        if char not in "\n\t" and (
            unicodedata.category(char) in ("Cc", "Cs") or char in _NO_CHARACTERS
        ):
            return f"U+{ord(char):04X}"
    return None


def unescaped(text: str) -> str:
    """A text with the control characters in it that spreadsheets write as `_x000D_`."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def tidy(text: str) -> str:
    """The one way to write a text of a cell: what nobody sees at the ends of lines is gone.

    A text that itself reads like an escape is taken for one: a cell cannot tell them apart.
    """
    lines = unescaped(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
