"""The review: a workbook in which a person says what questions ask about, written.

One row a question: what would be written and why, the nearest candidates, and a drop-down for the
decision. Hidden columns tell which question a row belongs to and what was proposed.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # not typed

from yawara.forms.fill.answers import is_fact, more_about
from yawara.forms.fill.sources import Teller
from yawara.forms.fill.words import POLARITIES, REVIEW
from yawara.forms.layout import GrowingSheet, height, look, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import (  # type: ignore[import-untyped]  # likewise
        Worksheet as Sheet,
    )

    from yawara.assess.findings import Assessment
    from yawara.forms.fill.answers import Answer, Found
    from yawara.forms.layout import Look
    from yawara.forms.questionnaire import Questionnaire
    from yawara.text.words import Lang

#: The columns: what each holds, how wide it is, whether it is for reading, filling in or programs.
COLUMNS: tuple[tuple[str, float, str], ...] = (
    ("number", 7, "given"),
    ("place", 16, "given"),
    ("question", 44, "given"),
    ("context", 22, "given"),
    ("result", 30, "given"),
    ("proposal", 26, "given"),
    ("near", 54, "given"),
    ("decision", 34, "fill"),
    ("polarity", 18, "fill"),
    ("ask", 10, "hidden"),
    ("sheet", 10, "hidden"),
    ("proposed", 10, "hidden"),
)
AT = {key: at for at, (key, _, _) in enumerate(COLUMNS)}
HEADER = 4
#: How much of the digest of the questionnaire a row carries.
CHECK_LENGTH = 16
_LONGEST = 32_000
_MOST_QUESTION = 1_000


class _Book(NamedTuple):
    """The parts of the workbook that rows are written to."""

    main: Sheet
    lists: Sheet
    look: Look
    lang: Lang


def proposed(found: Found) -> str:
    """What was proposed, as a hidden cell holds it."""
    return ("!" if found.reversed else "") + " ".join(found.targets)


def write(
    asked: Questionnaire, given: Sequence[Answer], assessment: Assessment, lang: Lang
) -> bytes:
    """The bytes of the review of a questionnaire, the same for the same answers."""
    out = io.BytesIO()
    book = opened(out, lang, assessment.scope.day, REVIEW("title", lang))
    style = look(book, lang)
    main = book.add_worksheet(REVIEW("sheet", lang), GrowingSheet)
    lists = book.add_worksheet(REVIEW("lists", lang))
    lists.hide()
    parts = _Book(main, lists, style, lang)
    _top(parts, asked)
    teller = Teller(assessment, lang)
    for at, answer in enumerate(given):
        _row(parts, HEADER + 1 + at, answer, asked, teller)
    last = max(HEADER + len(given), HEADER + 1)
    main.autofilter(HEADER, 0, last, len(COLUMNS) - 1)
    main.freeze_panes(HEADER + 1, AT["context"])
    main.set_landscape()
    main.set_paper(9)
    main.fit_to_pages(1, 0)
    main.repeat_rows(HEADER)
    book.close()
    return out.getvalue()


def _top(book: _Book, asked: Questionnaire) -> None:
    main, lang = book.main, book.lang
    main.write_string(0, 0, REVIEW("title", lang), book.look.title)
    name = asked.name.replace("\\", "/").rsplit("/", 1)[-1]
    main.write_string(1, 0, REVIEW("file", lang, file=name), book.look.value)
    main.write_string(2, 0, REVIEW("help", lang), book.look.note)
    for key, width, kind in COLUMNS:
        options = {"hidden": True} if kind == "hidden" else {}
        main.set_column(AT[key], AT[key], width, None, options)
        head = book.look.head_fill if kind == "fill" else book.look.head
        main.write_string(HEADER, AT[key], REVIEW(f"head.{key}", lang), head)
    main.set_row(HEADER, 32)


def _row(book: _Book, row: int, answer: Answer, asked: Questionnaire, teller: Teller) -> None:
    lang, found = book.lang, answer.found
    main = answer.main
    result = teller.say("none")
    if main is not None:
        stands = main.slot.current if main.why == "stands" else ""
        result = main.text or (stands and REVIEW("stands", lang, text=stands)) or teller.why(main)
    texts = {
        "number": answer.ask.number,
        "place": main.slot.where if main is not None else answer.ask.id,
        "question": answer.ask.text[:_MOST_QUESTION],
        "context": "\n".join(answer.ask.context),
        "result": result,
        "proposal": teller.meant(answer) if found.targets else teller.say("none"),
        "near": "\n".join(_candidate(one, teller) for one in _near(answer)),
        "ask": answer.ask.id,
        "sheet": asked.sha256[:CHECK_LENGTH],
        "proposed": proposed(found),
    }
    for key, text in texts.items():
        book.main.write_string(row, AT[key], text[:_LONGEST], book.look.given)
    book.main.write_blank(row, AT["decision"], None, book.look.fill)
    polarity = REVIEW(POLARITIES[found.reversed], lang)
    # A fact's yes is a yes: there is nothing to choose.
    polarity = "" if any(map(is_fact, found.targets)) else polarity
    book.main.write_string(row, AT["polarity"], polarity, book.look.fill)
    options = [*([REVIEW("keep", lang)] if found.targets else [])]
    if found.perhaps:
        options.append(teller.named((*found.targets, *found.perhaps)))
    options += [teller.target(one) for one in _near(answer)]
    options.append(REVIEW("nothing", lang))
    for column, text in enumerate(options):
        book.lists.write_string(row, column, text)
    source = f"='{REVIEW('lists', lang)}'!{_cell(row, 0)}:{_cell(row, len(options) - 1)}"
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    rule |= {
        "input_message": REVIEW("input", lang),
        "error_message": REVIEW("error", lang),
    }
    book.main.data_validation(row, AT["decision"], row, AT["decision"], rule)
    ways = [REVIEW(way, lang) for way in POLARITIES]
    book.main.data_validation(
        row, AT["polarity"], row, AT["polarity"], {"validate": "list", "source": ways}
    )
    cells = [(texts.get(key, ""), width) for key, width, kind in COLUMNS if kind == "given"]
    book.main.set_row(row, height(cells))


def _near(answer: Answer) -> tuple[str, ...]:
    """What the question may be about, besides what was proposed."""
    found = answer.found
    every = dict.fromkeys((*found.perhaps, *(one.target for one in found.near)))
    return tuple(one for one in every if one not in found.targets)


def _candidate(target: str, teller: Teller) -> str:
    return f"{teller.target(target)}\n　{more_about(target, teller.norms, teller.lang)}"


def _cell(row: int, column: int) -> str:
    name: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return name
