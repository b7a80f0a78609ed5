"""Whom a question is for, as forms say it: in a line, a column, a footnote, or in brackets."""

from __future__ import annotations

import re

from yawara.forms.docx.values import OPEN, TICKED
from yawara.forms.docx.words import ROLE_LABELS, ROLE_LINES

_MOST_LINE = 200
_OPENING = r"[\s(（\[【〔<＜※*＊†・•-]*"
_ANY = re.IGNORECASE | re.DOTALL
_LINE = re.compile(rf"{_OPENING}(?:{ROLE_LINES})[\s\u3000]*[:：]?[\s\u3000]*(.+)", _ANY)
_ASIDE = re.compile(rf"[(（\[【〔]\s*((?:{ROLE_LINES})[^()（）\[\]【】〔〕]+)[)）\]】〕]", _ANY)
_LABEL = re.compile(rf"\s*(?:{ROLE_LINES}|{ROLE_LABELS})\s*[:：]?\s*\Z", _ANY)
_CLOSING = ")）]】〕>＞"
_BOX = re.compile(rf"([{OPEN}{TICKED}])\s*([^{OPEN}{TICKED}]*)")


def role_line(text: str) -> str:
    """Whom a line says that a question is for; empty where it says nothing of that.

    Of boxes only the ticked ones count: where none is, the line asks.
    """
    found = _LINE.match(text) if len(text) < _MOST_LINE else None
    asks = "?" in text or "？" in text or text.rstrip().endswith("か。")
    return "" if found is None or asks else _named(found[1])


def roles_of(label: str, names: str) -> str:
    """Whom a cell names whose row or column is called so; empty where that is no name for it."""
    return _named(names) if is_role_label(label) else ""


def roles_aside(text: str) -> str:
    """Whom a question says in brackets that it is for: “How? (recommended for: deployers)”."""
    found = _ASIDE.search(text)
    return "" if found is None else role_line(found[1])


def _named(text: str) -> str:
    named = " ".join(text.split()).rstrip(_CLOSING).strip(" :：")
    boxes = _BOX.findall(named)
    return ", ".join(label.strip() for sign, label in boxes if sign in TICKED) if boxes else named


def is_role_label(text: str) -> bool:
    """Whether a label or the head of a column announces whom a question is for."""
    return _LABEL.match(text) is not None
