"""Places for answers as values: what kind each is, and which words are offered there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.questionnaire import Slot
from yawara.forms.xlsx import boxes, choices
from yawara.forms.xlsx.headings import bare
from yawara.forms.xlsx.words import REQUEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.forms.questionnaire import SlotKind
    from yawara.forms.xlsx.cells import At, Box
    from yawara.forms.xlsx.choices import DropDowns
    from yawara.forms.xlsx.sheet import Sheet
    from yawara.forms.xlsx.values import Style

_KINDS: dict[str, SlotKind] = {
    "answer": "text",
    "result": "text",
    "remark": "remark",
    "evidence": "evidence",
    "owner": "owner",
    "date": "date",
}


#: Headers of places for a grade or a mere mark, and never for words of one's own.
_GRADE = re.compile(
    r"[✓✔☑]|チェック欄?\Z|\b(?:tick|check(?:ed)?)\Z|成熟度|達成度|到達度|レベル|点数|\b(?:maturity|level|rating|score)\b|[(（]\s*\d\s*[-–~〜～]\s*\d{1,3}\s*[)）]",
    re.IGNORECASE,
)


_REQUEST = re.compile(REQUEST, re.IGNORECASE)


class Setting(NamedTuple):
    """What the rows of a sheet are read with: its drop-downs, its legend, formats."""

    sheet: Sheet
    offers: DropDowns
    signs: dict[str, str]
    styles: Sequence[Style]


def upright(
    setting: Setting, area: Box, texts: Sequence[str], current: Sequence[str]
) -> Slot | None:
    """The place over rows of which one takes the tick. `texts` are their words, boxes included."""
    words = tuple(boxes.label_of(text) for text in texts)
    if len(set(words)) < max(len(words), 2) or not all(words):
        return None
    hits = [word for word, text in zip(words, current, strict=True) if boxes.is_mark(text)]
    return Slot(
        where=f"{setting.sheet.name}!{area.name}",
        kind="choice",
        choices=words,
        current=hits[0] if len(hits) == 1 else "",
        means=choices.meanings(words, setting.signs),
    )


def boxed_slot(setting: Setting, at: At, text: str, words: tuple[str, ...]) -> Slot:
    """The place of boxes that stand in the cell of their question."""
    where = f"{setting.sheet.name}!{at.name}"
    means = choices.meanings(words, setting.signs)
    return Slot(where, "choice", words, boxes.tick_of(text), means)


def made_slot(setting: Setting, at: At, purpose: str, labels: Sequence[str], current: str) -> Slot:
    """A place in one cell, with the words that the sheet offers for it."""
    label = labels[-1] if labels else ""
    words = setting.offers.at(at.row, at.column)
    printed = boxes.printed(current)
    # A list may begin with a word that only says that one is to be chosen.
    words = tuple(word for word in words if not _REQUEST.fullmatch(word.strip()))
    current = "" if _REQUEST.fullmatch(current.strip()) else current
    kind = _KINDS[purpose]
    if kind == "text":
        named = next((found for one in reversed(labels) if (found := choices.in_heading(one))), ())
        if not words:
            words = printed or named
        if not words and setting.signs and _takes_signs(label, current):
            words = tuple(setting.signs)
        if words:
            kind = "mark" if choices.are_marks(words) else "choice"
        elif setting.offers.is_ruled(at.row, at.column) or _GRADE.search(label):
            kind = "choice"  # of numbers that nothing tells the meaning of
    elif kind in ("remark", "evidence") and not words:
        words = printed
    if printed and boxes.has_boxes(current):
        current = boxes.tick_of(current)
    elif len(printed) > 1 and current not in (*printed, *words):
        current = ""
    return Slot(
        where=f"{setting.sheet.name}!{at.name}",
        kind=kind,
        choices=words,
        current=current,
        means=choices.meanings(words, setting.signs),
        label=" ".join(label.split()),
    )


def _takes_signs(label: str, current: str) -> bool:
    """Whether a legend is about this column: not where it is asked in one's own words."""
    free = any(word in bare(label) for word in ("内容", "記述", "詳細", "欄に", "detail", "text"))
    return not free and len(current) <= 1
