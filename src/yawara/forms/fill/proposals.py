"""Proposals from old questionnaires as a workbook, in which a person says what to record."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from yawara.forms.fill.answers import more_about, title
from yawara.forms.fill.words import LEARN
from yawara.forms.layout import GrowingSheet, height, look, opened
from yawara.forms.words import ANSWER

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from xlsxwriter.worksheet import (  # type: ignore[import-untyped]  # likewise
        Worksheet as Sheet,
    )

    from yawara.forms.fill.learn import Proposal
    from yawara.forms.layout import Look
    from yawara.norms.model import Norms
    from yawara.text.words import Lang

COLUMNS: tuple[tuple[str, float, str], ...] = (
    ("file", 18, "given"),
    ("where", 16, "given"),
    ("question", 38, "given"),
    ("answer", 12, "given"),
    ("why", 28, "given"),
    ("asks", 38, "given"),
    ("decision", 12, "fill"),
    ("practice", 30, "fill"),
    ("system", 12, "fill"),
    ("state", 10, "fill"),
    ("day", 12, "fill"),
    ("statement", 36, "fill"),
    ("reason", 20, "fill"),
    ("evidence", 26, "fill"),
    ("text", 10, "hidden"),
    ("under", 10, "hidden"),
    ("match", 10, "hidden"),
    ("whom", 10, "hidden"),
)
AT = {key: at for at, (key, _, _) in enumerate(COLUMNS)}
HEADER = 3
STATES = ("all", "some", "none", "not-applicable")
#: In the hidden column for the system, where it is not clear about which the old answer was.
UNCLEAR = "?"
_LONGEST = 32_000
_MOST_QUESTION = 1_000


def write(
    proposals: Sequence[Proposal],
    norms: Norms,
    systems: Sequence[str],
    lang: Lang,
    day: datetime.date,
) -> bytes:
    """The bytes of the workbook, the same for the same proposals."""
    out = io.BytesIO()
    book = opened(out, lang, day, LEARN("title", lang))
    style = look(book, lang)
    sheet = book.add_worksheet(LEARN("sheet", lang), GrowingSheet)
    sheet.write_string(0, 0, LEARN("title", lang), style.title)
    sheet.write_string(1, 0, LEARN("help", lang), style.note)
    for key, width, kind in COLUMNS:
        hidden = {"hidden": True} if kind == "hidden" else {}
        sheet.set_column(AT[key], AT[key], width, None, hidden)
        head = style.head_fill if kind == "fill" else style.head
        sheet.write_string(HEADER, AT[key], LEARN(f"head.{key}", lang), head)
    for at, one in enumerate(proposals, HEADER + 1):
        _row(sheet, at, one, norms, lang, style)
    last = max(HEADER + len(proposals), HEADER + 1)
    offers = {
        "decision": [LEARN("take", lang), LEARN("leave", lang)],
        "state": [ANSWER(state, lang) for state in STATES],
        "system": list(systems)[:20],
    }
    for key, words in offers.items():
        if words and len(",".join(words)) < 255:  # noqa: PLR2004 - the most that a list may hold
            rule = {"validate": "list", "source": words, "error_type": "warning"}
            sheet.data_validation(HEADER + 1, AT[key], last, AT[key], rule)
    sheet.autofilter(HEADER, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(HEADER + 1, AT["question"])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER)
    book.close()
    return out.getvalue()


def _row(sheet: Sheet, at: int, one: Proposal, norms: Norms, lang: Lang, style: Look) -> None:
    asks = "\n".join(
        f"{title(target, norms, lang)} [{target}]\n　{more_about(target, norms, lang)}"
        for target in ((one.practice,) if one.practice else one.near)
    )
    texts = {
        "file": one.file,
        "where": one.where,
        "question": one.question[:_MOST_QUESTION],
        "answer": one.answer,
        "why": LEARN(f"why.{one.why}", lang) if one.why else "",
        "asks": asks,
        "decision": "",
        "practice": f"{title(one.practice, norms, lang)} [{one.practice}]" if one.practice else "",
        "system": one.system,
        "state": ANSWER(one.state, lang) if one.state else "",
        "day": one.day,
        "statement": one.statement,
        "reason": one.statement if one.state == "not-applicable" else "",
        "evidence": "\n".join(one.evidence),
        "text": one.question,
        "under": one.under,
        "match": ("!" if one.reversed else "") + (one.practice if one.alone else "-"),
        "whom": UNCLEAR if one.why == "whom" else one.system,
    }
    for key, _, kind in COLUMNS:
        form = style.fill if kind == "fill" else style.given
        sheet.write_string(at, AT[key], texts[key][:_LONGEST], form)
    shown = [(texts[key], width) for key, width, kind in COLUMNS if kind != "hidden"]
    sheet.set_row(at, height(shown))
