"""Write a worksheet as an xlsx file, the same bytes for the same worksheet and day."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # not typed

from yawara.forms.columns import (
    AT,
    COLUMNS,
    DAY,
    FIRST,
    HEADER,
    LABEL,
    LAST_PRINTED,
    NORMS,
    ORGANIZATION,
    TITLE,
    VALUE,
    heading,
    system_key,
)
from yawara.forms.first import MOST_FIRST
from yawara.forms.layout import GrowingSheet, Look, height, look, opened
from yawara.forms.summary import write_help, write_summary
from yawara.forms.words import ANSWER, SAY, SHARE, SHEET
from yawara.forms.worksheet import ANSWERS, Filled, filled, remarks
from yawara.forms.worksheet_text import asked_by, sources
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from xlsxwriter.worksheet import (  # type: ignore[import-untyped]  # likewise
        Worksheet as Sheet,
    )

    from yawara.forms.worksheet import Row, Worksheet
    from yawara.text.days import Day
    from yawara.text.words import Lang

#: An xlsx has 1,048,576 rows; long before that nobody fills one in.
MOST_ROWS = 20_000
FIRST_MARK = "●"
_PAPER_A4 = 9
_LONGEST_CELL = 32_000
_LONGEST_STATEMENT = 10_000
#: The words of a drop-down that stand in the rule itself, with commas between them.
_LONGEST_LIST = 255


def write(worksheet: Worksheet, lang: Lang, stamp: Day) -> Read[bytes]:
    """The bytes of the file, made on the day `stamp`. Problem: sheet-too-many-rows."""
    found = Problems()
    if len(worksheet.rows) > MOST_ROWS:
        found.error("sheet-too-many-rows", Place(""), rows=len(worksheet.rows), most=MOST_ROWS)
        return Read(None, found.found)
    out = io.BytesIO()
    subject = _visible(worksheet.organization.to(lang))[:200]
    book = opened(out, lang, stamp, SAY("title", lang), subject)
    style = look(book, lang)
    main = book.add_worksheet(SHEET("main", lang), GrowingSheet)
    summary = book.add_worksheet(SHEET("summary", lang))
    help_ = book.add_worksheet(SHEET("help", lang))
    _main(main, worksheet, lang, style)
    write_summary(summary, worksheet, lang, style)
    write_help(help_, lang, style)
    for sheet in (main, summary, help_):
        _paper(sheet, worksheet, lang)
    main.activate()
    book.close()
    return Read(out.getvalue())


def _main(sheet: Sheet, worksheet: Worksheet, lang: Lang, style: Look) -> None:
    last = max(FIRST, FIRST + len(worksheet.rows) - 1)
    _top(sheet, worksheet, lang, style)
    for column in COLUMNS:
        options = {"hidden": True} if column.kind == "hidden" else {}
        sheet.set_column(AT[column.key], AT[column.key], column.wide(lang), None, options)
        head = style.head_fill if column.kind in ("fill", "day") else style.head
        sheet.write_string(HEADER, AT[column.key], heading(column.key, lang), head)
    sheet.set_row(HEADER, 42)
    for number, one in enumerate(worksheet.rows, 1):
        _row(sheet, number, one, worksheet, lang, style)
    sheet.autofilter(HEADER, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(FIRST, AT["question"])
    sheet.repeat_rows(HEADER)
    sheet.print_area(0, 0, last, AT[LAST_PRINTED])
    sheet.ignore_errors({"number_stored_as_text": f"A1:{_cell(last, len(COLUMNS) - 1)}"})
    _validate(sheet, last, lang)
    _colour(sheet, last, lang, style)


def _top(sheet: Sheet, worksheet: Worksheet, lang: Lang, style: Look) -> None:
    sheet.write_string(TITLE, LABEL, SAY("title", lang), style.title)
    sheet.set_row(TITLE, 24)
    sheet.write_string(ORGANIZATION, LABEL, SAY("organization-label", lang), style.label)
    sheet.write_string(ORGANIZATION, VALUE, worksheet.organization.to(lang), style.value)
    sheet.write_string(DAY, LABEL, SAY("day-label", lang), style.label)
    sheet.write_datetime(DAY, VALUE, _at_midnight(worksheet.day), style.day_top)
    sheet.write_string(DAY, VALUE + 1, SAY("day-note", lang), style.note)
    sheet.write_string(NORMS, LABEL, SAY("norms-label", lang), style.label)
    names = [f"{version.title.to(lang)} {version.version}" for version in worksheet.versions]
    text = SAY("separator", lang).join(names)
    key = "norms" if names else "norms-none"
    line = SAY(key, lang, norms=text, day=worksheet.day)
    if worksheet.undecided:
        line = f"{line} {SAY('undecided', lang, count=worksheet.undecided)}"
    sheet.write_string(NORMS, VALUE, line, style.value)


def _row(
    sheet: Sheet, number: int, one: Row, worksheet: Worksheet, lang: Lang, style: Look
) -> None:
    at = HEADER + number
    shown = filled(one, lang)
    practice = one.practice
    question = practice.question.to(lang)
    if practice.trigger is not None:
        question = f"{question}\n{SAY('trigger', lang, trigger=practice.trigger.to(lang))}"
    texts = {
        "theme": worksheet.theme_of[practice.theme].to(lang),
        "title": practice.title.to(lang),
        "question": question,
        "all": practice.all.to(lang),
        "system": one.subject.name.to(lang) if one.system else SAY("organization", lang),
        "asked": asked_by(one, lang),
        "source": sources(one, lang),
        "usual": practice.evidence.to(lang),
        "remark": remarks(one, lang),
        "practice_id": practice.id,
        "system_id": system_key(one.system),
        "entry_id": " ".join(one.ids),
        "since_was": "" if shown.since is None else shown.since.isoformat(),
        "share_was": shown.share,
        "check": shown.check,
    }
    sheet.write_number(at, AT["number"], number, style.number)
    sheet.write_string(at, AT["first"], FIRST_MARK if worksheet.is_first(one) else "", style.number)
    for key, text in texts.items():
        sheet.write_string(at, AT[key], text[:_LONGEST_CELL], style.given)
    if one.system and worksheet.systems > 1:
        _or_every(sheet, at, texts["system"], lang, style)
    texts |= _filled(sheet, at, shown, lang, style)
    cells = [
        (texts.get(column.key, ""), column.wide(lang))
        for column in COLUMNS
        if column.kind != "hidden"
    ]
    sheet.set_row(at, height(cells))


def _or_every(sheet: Sheet, at: int, name: str, lang: Lang, style: Look) -> None:
    """Let a row of one system speak for all of them instead."""
    sheet.write_string(at, AT["system"], name[:_LONGEST_CELL], style.fill)
    message = {
        "input_title": heading("system", lang),
        "input_message": SAY("input.system", lang),
    }
    words = [name, SAY("every", lang)]
    rule: dict[str, object] = {"validate": "any"}
    if "," not in name and len(",".join(words)) <= _LONGEST_LIST:
        rule = {"validate": "list", "source": words, "error_message": SAY("error.system", lang)}
    sheet.data_validation(at, AT["system"], at, AT["system"], message | rule)


def _filled(sheet: Sheet, at: int, shown: Filled, lang: Lang, style: Look) -> dict[str, str]:
    """Write what people fill in; returns its texts by column."""
    sheet.write_string(at, AT["answer"], ANSWER(shown.answer, lang), style.answer)
    texts = {
        "statement": shown.statement,
        "reason": shown.reason,
        "evidence": "\n".join(line.text for line in shown.evidence),
        "owner": shown.owner,
    }
    for key, text in texts.items():
        if text:
            sheet.write_string(at, AT[key], text[:_LONGEST_CELL], style.fill)
        else:
            sheet.write_blank(at, AT[key], None, style.fill)
    if shown.share:
        sheet.write_string(at, AT["share"], SHARE(shown.share, lang), style.answer)
    else:
        sheet.write_blank(at, AT["share"], None, style.answer)
    days = {
        "since": (shown.since,),
        "collected": tuple(line.collected for line in shown.evidence),
        "expires": tuple(line.expires for line in shown.evidence),
        "due": (shown.due,),
    }
    for key, given in days.items():
        _days(sheet, at, AT[key], given, lang, style)
    return texts


def _days(
    sheet: Sheet, at: int, column: int, days: tuple[Day | None, ...], lang: Lang, style: Look
) -> None:
    """One day for all lines of evidence, or one on each line, in the order of the lines."""
    first = days[0] if days else None
    if any(day != first for day in days):
        text = "\n".join(SAY("no-day", lang) if day is None else day.isoformat() for day in days)
        sheet.write_string(at, column, text, style.day)
    elif first is None:
        sheet.write_blank(at, column, None, style.day)
    elif first.year < 1900:  # noqa: PLR2004 - the first year that a spreadsheet knows
        sheet.write_string(at, column, first.isoformat(), style.day)
    else:
        sheet.write_datetime(at, column, _at_midnight(first), style.day)


def _at_midnight(day: Day) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a cell has no zone


def _validate(sheet: Sheet, last: int, lang: Lang) -> None:
    choices = {
        "answer": [ANSWER(answer, lang) for answer in ANSWERS],
        "share": [SHARE(share, lang) for share in SHARE.table],
    }
    for key, words in choices.items():
        rule = {
            "validate": "list",
            "source": words,
            "input_title": heading(key, lang),
            "input_message": SAY(f"input.{key}", lang),
            "error_title": heading(key, lang),
            "error_message": SAY(f"error.{key}", lang),
        }
        sheet.data_validation(FIRST, AT[key], last, AT[key], rule)
    text = SAY("input.first", lang, most=MOST_FIRST)
    help_ = {"validate": "any", "input_title": heading("first", lang), "input_message": text}
    sheet.data_validation(FIRST, AT["first"], last, AT["first"], help_)
    long = {
        "validate": "length",
        "criteria": "<=",
        "value": _LONGEST_STATEMENT,
        "error_message": SAY("error.long", lang),
        "error_type": "warning",
    }
    for key in ("statement", "reason", "evidence"):
        message = {"input_message": SAY(f"input.{key}", lang)}
        sheet.data_validation(FIRST, AT[key], last, AT[key], long | message)
    for key in ("collected", "expires", "due"):
        sheet.data_validation(FIRST, AT[key], last, AT[key], _day_rule(lang))
    sheet.data_validation(FIRST, AT["since"], last, AT["since"], _day_rule(lang, "since"))
    sheet.data_validation(DAY, VALUE, DAY, VALUE, _day_rule(lang))


def _day_rule(lang: Lang, key: str = "day") -> dict[str, object]:
    return {
        "validate": "date",
        "criteria": ">=",
        "value": datetime.date(1990, 1, 1),
        "input_message": SAY(f"input.{key}", lang),
        "error_message": SAY("error.day", lang),
        # A row with several pieces of evidence has a text with a day for each.
        "error_type": "warning",
    }


def _colour(sheet: Sheet, last: int, lang: Lang, style: Look) -> None:
    """The answer stands there in words; shade and weight tell the states apart in print too."""
    for answer, shade in style.shades.items():
        sheet.conditional_format(
            FIRST,
            AT["answer"],
            last,
            AT["answer"],
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{ANSWER(answer, lang)}"',
                "format": shade,
            },
        )


def _paper(sheet: Sheet, worksheet: Worksheet, lang: Lang) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.35, right=0.35, top=0.6, bottom=0.6)
    name = _visible(worksheet.organization.to(lang))[:60].replace("&", "&&")
    made = SAY("made", lang, day=worksheet.day)
    sheet.set_header(f"&L&9{SAY('title', lang)}&R&9 {name}")
    sheet.set_footer(f"&L&9{made}&C&9{SAY('footer', lang)}&R&9&A")


def _visible(text: str) -> str:
    """A text for where XlsxWriter lets control characters through, which no XML may hold."""
    return "".join(char if char.isprintable() else " " for char in text)


def _cell(row: int, column: int) -> str:
    name: str = xl_rowcol_to_cell(row, column)
    return name
