"""What stands in the columns of a sheet: numbers, sentences, words to choose from."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.xlsx import boxes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.forms.xlsx.choices import DropDowns
    from yawara.forms.xlsx.sheet import Sheet

_NUMBER = re.compile(
    r"(?:[A-Za-z]{1,6}[-.]?|第|問|質問|設問|項番|no\.?\s*)?[(（\[]?\d{1,4}(?:[-.．－ー‐]\d{1,4}){0,4}"
    r"[)）\]]?[.．章節項条]?\Z|[①-⑳]\Z|[A-Za-z]{2,6}(?:[-.][A-Za-z0-9]{1,6}){1,4}\Z",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:[か？?。]|か。|すること|していること|ください。?|[いう]る|こと)\s*\Z|\A(?:do|does|is|are|has|have|"
    r"did|can|how|what|which|who|when|where|please|describe|provide)\b",
    re.IGNORECASE,
)


class Facts(NamedTuple):
    """What stands in a column below its header. `offers`: words to choose from, listed or printed.

    `made`: places with a rule that they take a number.
    """

    filled: float
    length: float
    numbers: float
    sentences: float
    offers: float
    formulas: float
    made: float = 0.0


def is_number(text: str) -> bool:
    """Whether a text is the number of a question (1, 2-3, Q7, GOV.01)."""
    return _NUMBER.match(unicodedata.normalize("NFKC", text.strip())) is not None


def is_sentence(text: str) -> bool:
    """Whether a text asks or demands something."""
    return _SENTENCE.search(text.strip()) is not None


def facts(sheet: Sheet, offers: DropDowns, at: int, rows: Sequence[int]) -> Facts:
    """What a column holds in these rows."""
    texts: list[str] = []
    formulas = offered = made = 0
    for row in rows:
        cell = sheet.at(row, at)
        if cell is not None and cell.text.strip():
            texts.append(cell.text.strip())
        formulas += cell is not None and cell.formula
        offered += bool(words_at(sheet, offers, row, at))
        made += offers.is_ruled(row, at)
    count, have = max(len(rows), 1), max(len(texts), 1)
    return Facts(
        filled=len(texts) / count,
        length=sum(map(len, texts)) / have,
        numbers=sum(map(is_number, texts)) / have,
        sentences=sum(map(is_sentence, texts)) / have,
        offers=offered / count,
        formulas=formulas / count,
        made=made / count,
    )


def words_at(sheet: Sheet, offers: DropDowns, row: int, at: int) -> tuple[str, ...]:
    """The words that a cell lists in its drop-down, or has printed with boxes: □はい □いいえ."""
    text = sheet.text(row, at)
    return offers.at(row, at) or (boxes.printed(text) if boxes.has_boxes(text) else ())
