"""Proposals from old questionnaires as a workbook, in which a person says what to record."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.fill.answers import more_about, title
from yawara.forms.fill.known import said
from yawara.forms.fill.words import LEARN, POLARITIES, REVIEW
from yawara.forms.layout import GrowingSheet, height, look, opened
from yawara.forms.match.lexicon import FACT
from yawara.forms.words import ANSWER, SHARE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # likewise
    from xlsxwriter.worksheet import (  # type: ignore[import-untyped]  # likewise
        Worksheet as Sheet,
    )

    from yawara.forms.fill.known import Looker
    from yawara.forms.fill.learn import Proposal
    from yawara.forms.fill.learn_facts import Told
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
    ("polarity", 14, "fill"),
    ("system", 12, "fill"),
    ("state", 10, "fill"),
    ("day", 12, "fill"),
    ("statement", 36, "fill"),
    ("reason", 20, "fill"),
    ("evidence", 26, "fill"),
    ("share", 12, "fill"),
    ("text", 10, "hidden"),
    ("under", 10, "hidden"),
    ("match", 10, "hidden"),
    ("whom", 10, "hidden"),
    ("stated", 10, "hidden"),
)
#: The columns of the sheet of facts, all to be read.
FACTS: tuple[tuple[str, float], ...] = (
    ("file", 18),
    ("where", 16),
    ("question", 44),
    ("answer", 12),
    ("fact", 26),
    ("of", 18),
    ("line", 30),
    ("now", 16),
    ("why", 34),
)
AT = {key: at for at, (key, _, _) in enumerate(COLUMNS)}
HEADER = 3
STATES = ("all", "some", "none", "not-applicable")
#: In the hidden column for the system, where it is not clear about which the old answer was.
UNCLEAR = "?"
_LONGEST = 32_000
_MOST_QUESTION = 1_000


class Learned(NamedTuple):
    """What old questionnaires propose: records, and facts for the profile."""

    proposals: Sequence[Proposal]
    facts: Sequence[Told]


def write(learned: Learned, looker: Looker, lang: Lang, day: datetime.date) -> bytes:
    """The bytes of the workbook, the same for the same proposals."""
    proposals, norms = learned.proposals, looker.scope.norms
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
        "polarity": [REVIEW(way, lang) for way in POLARITIES],
        "state": [ANSWER(state, lang) for state in STATES],
        "system": list(looker.systems)[:20],
        "share": [SHARE(share, lang) for share in SHARE.table],
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
    if learned.facts:
        _facts(book, style, learned.facts, looker, lang)
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
        "polarity": REVIEW(POLARITIES[one.reversed], lang),
        "system": one.system,
        "state": ANSWER(one.state, lang) if one.state else "",
        "day": one.day,
        "statement": one.statement,
        "reason": one.statement if one.state == "not-applicable" else "",
        "evidence": "\n".join(one.evidence),
        "share": "",
        "text": one.question,
        "under": one.under,
        "match": ("!" if one.reversed else "") + (one.practice if one.alone else "-"),
        "whom": UNCLEAR if one.why == "whom" else one.system,
        "stated": one.state,
    }
    for key, _, kind in COLUMNS:
        form = style.fill if kind == "fill" else style.given
        sheet.write_string(at, AT[key], texts[key][:_LONGEST], form)
    shown = [(texts[key], width) for key, width, kind in COLUMNS if kind != "hidden"]
    sheet.set_row(at, height(shown))


def _facts(book: Workbook, style: Look, facts: Sequence[Told], looker: Looker, lang: Lang) -> None:
    """A sheet of facts to be read: which line of the profile would say each."""
    sheet = book.add_worksheet(LEARN("facts", lang), GrowingSheet)
    sheet.write_string(0, 0, LEARN("facts", lang), style.title)
    sheet.write_string(1, 0, LEARN("facts-help", lang), style.note)
    for column, (key, width) in enumerate(FACTS):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER, column, LEARN(f"head.{key}", lang), style.head)
    for at, one in enumerate(facts, HEADER + 1):
        texts = fact_texts(one, looker, lang)
        for column, (key, _) in enumerate(FACTS):
            sheet.write_string(at, column, texts[key][:_LONGEST], style.given)
        sheet.set_row(at, height((texts[key], width) for key, width in FACTS))
    sheet.freeze_panes(HEADER + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def fact_texts(one: Told, looker: Looker, lang: Lang) -> dict[str, str]:
    """What there is to say of a fact, by column."""
    names = {subject.id: subject.name for subject in looker.scope.subjects[1:]}
    place = f"{names[one.system].to(lang)} [{one.system}]" if one.system in names else ""
    open_ = LEARN("of-unclear" if one.why == "whom" else "of-organization", lang)
    now = "" if one.now is None else said(one.now)
    return {
        "file": one.file,
        "where": one.where,
        "question": one.question[:_MOST_QUESTION],
        "answer": one.answer,
        "fact": f"{title(FACT + one.fact, looker.scope.norms, lang)} [{one.fact}]",
        "of": place or open_,
        "line": one.line,
        "now": now,
        "why": LEARN(f"why.{one.why}", lang) if one.why else "",
    }
