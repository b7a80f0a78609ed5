"""The number at the head of a question, printed by Word or typed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yawara.forms.docx.values import Paragraph

#: A number at the head of a question: 8, 8.A, Q21, 1d, 2g-i, 問3, (4), ①.
_LEAD = re.compile(
    r"\s*((?:Q(?:uestion)?\.?|問|質問|設問|No\.?)?\s*[(\[]?"
    r"(?:\d{1,3}(?:\s?[.\-]\s?(?:\d{1,3}|[A-Za-z](?![A-Za-z])|[ivx]{1,4}(?![a-z])))*"
    r"(?:[A-Za-z](?![A-Za-z])(?:[-.]?[ivx]{1,4}(?![a-z]))?)?(?:\([a-z]{1,4}\))*|[①-⑳])"
    r"[)\].:]{0,2})(?=[\s:]|(?<=[).:\]①-⑳]))\s*",
    re.IGNORECASE,
)
#: A lone letter or roman number: the number of a part of a question.
_PART = re.compile(r"\s*([(\[]?(?:[A-Za-z]|[ivx]{1,5})[)\].:]{1,2})\s+", re.IGNORECASE)
_WORDS_AHEAD = re.compile(r"(?:q(?:uestion)?|問|質問|設問|no)\.?\s*", re.IGNORECASE)
#: A number that stands alone, its question below it: Question 8.A, 問3.
_ALONE = re.compile(
    r"\s*(?:Q(?:uestion)?|問|質問|設問)\s*\.?\s*\d{1,3}(?:[.\-]?[A-Za-z0-9])?\s*[.:：)]?\Z",
    re.IGNORECASE,
)


def lead(paragraph: Paragraph) -> tuple[str, str]:
    """The number of a paragraph, printed by Word or typed, and the text without it."""
    printed = paragraph.number
    if printed is not None and printed.counts:
        return plain(printed.text), paragraph.text.strip()
    return lead_of(paragraph.text)


def lead_of(text: str) -> tuple[str, str]:
    """The number that a text begins with, and the text without it."""
    text = text.strip()
    flat = unicodedata.normalize("NFKC", text)
    found = _LEAD.match(flat) or _PART.match(flat)
    if found is None or len(flat) != len(text):
        found = _LEAD.match(text) or _PART.match(text)
    return ("", text) if found is None else (plain(found[1]), text[found.end() :].strip() or text)


def plain(number: str) -> str:
    """A number without what is printed around it: `Q8.A)` is `8.A`, `8(a)` is `8.a`."""
    flat = unicodedata.normalize("NFKC", number).strip()
    flat = _WORDS_AHEAD.sub("", flat, count=1) if _WORDS_AHEAD.match(flat) else flat
    flat = re.sub(r"(?<=\w)\((\w+)\)", r".\1", re.sub(r"\s+", "", flat))
    return flat.strip("()[].:、,　 ")


def alone(text: str) -> str:
    """The number that is all of a text, where it says that it is a question's; else nothing."""
    found = _ALONE.match(text)
    return "" if found is None else plain(found[0])


def is_lead(text: str) -> bool:
    """Whether a text is a number and nothing else: Q8.A, 2(b)."""
    return _LEAD.fullmatch(f"{unicodedata.normalize('NFKC', text.strip())} ") is not None


def is_part(number: str, of: str) -> bool:
    """Whether a number is one below another: 8.A below 8, not below 8.B or 80."""
    return number != of and number.startswith(of) and not number[len(of) : len(of) + 1].isdigit()
