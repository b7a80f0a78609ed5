"""The other sheets of a worksheet: a summary that counts by itself, and how to fill in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import (  # type: ignore[import-untyped]  # it does not say that it is typed
    xl_range,
    xl_range_abs,
    xl_rowcol_to_cell,
)

from yawara.forms.columns import AT, FIRST, system_key
from yawara.forms.layout import height
from yawara.forms.words import ANSWER, SAY, SHEET
from yawara.forms.worksheet import ANSWERS, UNANSWERED, answer_shown
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # likewise
    from xlsxwriter.worksheet import (  # type: ignore[import-untyped]  # likewise
        Worksheet as Sheet,
    )

    from yawara.forms.layout import Look
    from yawara.forms.worksheet import Row, Worksheet
    from yawara.text.words import Lang

HELP_LINES = 8
_HELP_WIDTH = 110
_NAME, _ID, _COUNT, _ANSWERED = range(4)
_SHARE = _ANSWERED + len(ANSWERS)


class Line(NamedTuple):
    """One line of a table: its name, its id (systems have one), how many gave which answer."""

    name: str
    id: str
    counts: Counter[str]


class Block(NamedTuple):
    """A table: its title, the column of the main sheet that it counts by, its lines.

    Lines are counted by their id where `by_id`, else by their name.
    """

    title: str
    column: str
    by_id: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Page:
    """The sheet that is written, and what it is about."""

    sheet: Sheet
    worksheet: Worksheet
    lang: Lang
    style: Look

    def range(self, key: str) -> str:
        """A column of the main sheet, from its first row to its last."""
        last = FIRST + max(len(self.worksheet.rows), 1) - 1
        cells: str = xl_range_abs(FIRST, AT[key], last, AT[key])
        return f"'{SHEET('main', self.lang)}'!{cells}"


def write_summary(sheet: Sheet, worksheet: Worksheet, lang: Lang, style: Look) -> None:
    """Counts of answers by theme and by system, as formulas, with the values that they have now."""
    page = Page(sheet, worksheet, lang, style)
    sheet.set_column(_NAME, _NAME, 34)
    sheet.set_column(_ID, _ID, 18)
    sheet.set_column(_COUNT, _SHARE, 12)
    sheet.write_string(0, 0, SAY("summary.title", lang), style.title)
    sheet.write_string(1, 0, SAY("summary.note", lang), style.note)
    top = 3
    for block in _blocks(worksheet, lang):
        top = _write_block(page, top, block) + 2


def _blocks(worksheet: Worksheet, lang: Lang) -> Iterable[Block]:
    themes: dict[str, Counter[str]] = {theme.to(lang): Counter() for theme in worksheet.themes}
    systems: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for one in worksheet.rows:
        answer = answer_shown(one)
        themes[worksheet.theme_of[one.practice.theme].to(lang)][answer] += 1
        systems.setdefault(one.system, Counter())[answer] += 1
        names.setdefault(one.system, _subject(one, lang))
    lines = tuple(Line(name, "", counts) for name, counts in themes.items())
    yield Block("summary.by-theme", "theme", by_id=False, lines=lines)
    if len(systems) > 1:
        # The organisation itself comes first, its systems in the order of their rows.
        order = sorted(systems, key=bool)
        lines = tuple(Line(names[one], system_key(one), systems[one]) for one in order)
        yield Block("summary.by-system", "system_id", by_id=True, lines=lines)


def _subject(one: Row, lang: Lang) -> str:
    return one.subject.name.to(lang) if one.system else SAY("organization", lang)


def _write_block(page: Page, top: int, block: Block) -> int:
    """Write one table; returns the row of its totals."""
    lang, style = page.lang, page.style
    heads = [
        SAY(block.title, lang),
        SAY("summary.system-id", lang) if block.by_id else "",
        SAY("summary.count", lang),
        *(ANSWER(answer, lang) for answer in ANSWERS),
        SAY("summary.share", lang),
    ]
    for column, text in enumerate(heads):
        page.sheet.write_string(top, column, text, style.head)
    for at, line in enumerate(block.lines, top + 1):
        page.sheet.write_string(at, _NAME, line.name, style.given)
        page.sheet.write_string(at, _ID, line.id, style.given)
        _write_line(page, at, block, line.counts)
    total = top + 1 + len(block.lines)
    _write_total(page, top, total, block)
    return total


def _write_line(page: Page, at: int, block: Block, counts: Counter[str]) -> None:
    """The formulas of a line. What is in no other column is not answered, so that all adds up."""
    key = xl_rowcol_to_cell(at, _ID if block.by_id else _NAME, col_abs=True)
    match = f"{page.range(block.column)},{key}"
    count = page.style.count
    page.sheet.write_formula(at, _COUNT, f"=COUNTIFS({match})", count, counts.total())
    for column, answer in enumerate(ANSWERS, _ANSWERED):
        formula = f'=COUNTIFS({match},{page.range("answer")},"{ANSWER(answer, page.lang)}")'
        if answer == UNANSWERED:
            others = xl_range(at, _ANSWERED, at, column - 1)
            formula = f"={xl_rowcol_to_cell(at, _COUNT)}-SUM({others})"
        page.sheet.write_formula(at, column, formula, count, counts[answer])
    _write_share(page, at, counts, page.style.share)


def _write_share(page: Page, at: int, counts: Counter[str], look: Format) -> None:
    count, open_ = xl_rowcol_to_cell(at, _COUNT), xl_rowcol_to_cell(at, _SHARE - 1)
    total = counts.total()
    share = (total - counts[UNANSWERED]) / total if total else 0
    page.sheet.write_formula(at, _SHARE, f"=IF({count}=0,0,1-{open_}/{count})", look, share)


def _write_total(page: Page, top: int, at: int, block: Block) -> None:
    whole: Counter[str] = sum((line.counts for line in block.lines), Counter())
    page.sheet.write_string(at, _NAME, SAY("summary.total", page.lang), page.style.total_name)
    page.sheet.write_string(at, _ID, "", page.style.total_name)
    for column in range(_COUNT, _SHARE):
        value = whole.total() if column == _COUNT else whole[ANSWERS[column - _ANSWERED]]
        cells = xl_range(top + 1, column, at - 1, column)
        formula = f"=SUM({cells})" if block.lines else "=0"
        page.sheet.write_formula(at, column, formula, page.style.total, value)
    _write_share(page, at, whole, page.style.total_share)


def write_help(sheet: Sheet, lang: Lang, style: Look) -> None:
    """A few lines on how to fill in, in the language of the sheet and then in the other."""
    sheet.set_column(0, 0, _HELP_WIDTH)
    at = 0
    for one in (lang, *(other for other in LANGS if other != lang)):
        sheet.write_string(at, 0, SAY("help.title", one), style.title)
        for number in range(1, HELP_LINES + 1):
            text = SAY(f"help.{number}", one)
            sheet.write_string(at + number, 0, text, style.text)
            sheet.set_row(at + number, height([(text, _HELP_WIDTH)]))
        at += HELP_LINES + 2
