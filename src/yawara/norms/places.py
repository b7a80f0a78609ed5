"""The place of a provision in a Japanese source, as an English reader finds it.

Articles, chapters, parts and the like have English names; a heading of the source has none, and
stays as it stands there.
"""

from __future__ import annotations

import re

_DIGITS = "一二三四五六七八九"
_NUMBER = rf"([{_DIGITS}十]+|\d+(?:\.\d+)*)"
#: Units that are counted with 第…, and what they are called at the beginning and behind another.
_UNITS = {
    "編": "Book",
    "章": "Chapter",
    "節": "Section",
    "部": "Part",
    "条": "Article",
    "項": "paragraph",
    "号": "item",
    "版": "version",
}
_UNIT = re.compile(rf"第{_NUMBER}([{''.join(_UNITS)}])\s*")
_SUPPLEMENT = "附則"
#: Other names, alone and with a number.
_NAMES = {
    _SUPPLEMENT: ("Supplementary provisions", "Supplementary provision"),
    "前文": ("Preamble", "Preamble"),
    "全体": ("the whole", "the whole"),
    "基本理念": ("Philosophy", "Philosophy"),
    "AI社会原則": ("Social principles", "Social principle"),
    "戦略目標": ("Objectives", "Objective"),
    "原則": ("Principles", "Principle"),
    "方針": ("Policies", "Policy"),
}
_NAME = re.compile(rf"({'|'.join(_NAMES)})\s*(\d*)\Z")
_UP_TO = re.compile(r"（「([^」]+)」まで）\Z")
_AFTER = re.compile(r"（「([^」]+)」の後）\Z")


def english(label: str) -> str:
    """A label in English as far as it is made of units and numbers; else as it stands."""
    label = _AFTER.sub(r" (after 「\1」)", _UP_TO.sub(r" (up to 「\1」)", label))
    if found := _NAME.match(label):
        return f"{_NAMES[found[1]][bool(found[2])]} {found[2]}".strip()
    parts: list[str] = []
    rest = label.removeprefix(_SUPPLEMENT)
    if rest != label:
        parts.append(_NAMES[_SUPPLEMENT][0])
    while found := _UNIT.match(rest):
        parts.append(f"{_UNITS[found[2]]} {_number(found[1])}")
        rest = rest[found.end() :]
    if not parts:
        return label
    said = ", ".join(parts)
    rest = rest.replace("（", " (").replace("）", ")").strip()
    return f"{said[0].upper()}{said[1:]} {rest}".strip()


def _number(text: str) -> str:
    """A number below a hundred in digits."""
    if text[0].isdecimal():
        return text
    tens, ten, ones = text.rpartition("十")
    value = (_DIGITS.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return str(value + (_DIGITS.index(ones) + 1 if ones else 0))
