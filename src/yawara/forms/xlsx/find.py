"""Find the tables of questions on a sheet: their header rows, and what each column is for.

A header is found by its words, not by its place: one to three rows of short texts of which some
are known. Where the words leave it open, the columns below decide: how full they are, how long
their texts, whether they have drop-downs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.xlsx import choices
from yawara.forms.xlsx.facts import Facts, facts, is_number, is_sentence, words_at
from yawara.forms.xlsx.headings import MOST_HEADING, bare, exact, is_option, role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.forms.xlsx.choices import DropDowns
    from yawara.forms.xlsx.sheet import Sheet

SLOTS = ("answer", "result", "remark", "evidence", "owner", "date")
_MOST_HEADER_ROWS = 3
#: Rows below a header that tell what its columns hold.
_SAMPLED = 300
_LONG_TEXT = 12
_MANY, _MOSTLY, _NEARLY_ALL = 0.4, 0.6, 0.8
#: Words for an answer to each question, on average, where they stand below each other.
_LEAST_WORDS = 1.8
_SURE = 3
#: Below a first header, a row needs more words that we know to be another.
_LATER = 2


class Column(NamedTuple):
    """A column of a table: where, what for, and its headers, outermost first."""

    at: int
    role: str
    labels: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its own header."""
        return self.labels[-1] if self.labels else ""


@dataclass(frozen=True)
class Table:
    """Rows of questions below a header. `bottom` is the last row that may belong to it."""

    top: int
    first: int
    bottom: int
    columns: tuple[Column, ...]

    def having(self, *roles: str) -> tuple[Column, ...]:
        """The columns for one of these purposes, from the left."""
        return tuple(column for column in self.columns if column.role in roles)


def tables(sheet: Sheet, offers: DropDowns) -> tuple[Table, ...]:
    """The tables of questions on a sheet, from the top."""
    heads = _headers(sheet, offers)
    last = max(sheet.rows, default=0)
    out: list[Table] = []
    for index, (top, height, columns) in enumerate(heads):
        bottom = heads[index + 1][0] - 1 if index + 1 < len(heads) else last
        first = top + height
        rows = [
            row
            for row in range(first, bottom + 1)
            if row in sheet.rows and row not in sheet.hidden_rows
        ]
        for part in _side_by_side(columns):
            settled = _settle(sheet, offers, part, rows[:_SAMPLED])
            if settled:
                out.append(Table(top, first, bottom, settled))
    return tuple(out)


def _headers(sheet: Sheet, offers: DropDowns) -> list[tuple[int, int, tuple[Column, ...]]]:
    out: list[tuple[int, int, tuple[Column, ...]]] = []
    after = 0
    for row in sorted(sheet.rows):
        if row <= after or row in sheet.hidden_rows or len(sheet.rows[row]) < 2:  # noqa: PLR2004
            continue
        found = [
            (height, columns)
            for height in range(1, _MOST_HEADER_ROWS + 1)
            if (columns := _block(sheet, offers, row, height, _LATER if out else 1))
        ]
        if not found:
            continue
        deep = max(sheet.merged(row, at).bottom - row + 1 for at in sheet.rows[row])
        # Cells of a header that are merged downwards tell how high it is.
        found = [one for one in found if one[0] >= deep] or found
        height, columns = max(found, key=lambda one: (_worth(one[1]), -one[0]))
        if height > 1 and _says_nothing(sheet, offers, row, height, columns):
            continue
        out.append((row, height, columns))
        after = row + height - 1
    return out


def _worth(columns: Sequence[Column]) -> tuple[int, int]:
    roles = {column.role for column in columns if column.role}
    return len(roles - {"aside"}), sum(1 for column in columns if column.role)


def _says_nothing(
    sheet: Sheet, offers: DropDowns, row: int, height: int, columns: tuple[Column, ...]
) -> bool:
    """Whether the first row of a header adds nothing to the rest, as a title above it."""
    rest = _block(sheet, offers, row + 1, height - 1)
    if not rest or _worth(rest) < _worth(columns):
        return False
    if [one.role for one in rest] != [one.role for one in columns if one.at >= rest[0].at]:
        return False
    wide = {sheet.merged(row, column.at) for column in columns}
    groups = [one for one in wide if one.left < one.right]
    return len(groups) < 2  # noqa: PLR2004 - one heading over all is a title


def _block(
    sheet: Sheet, offers: DropDowns, top: int, height: int, least: int = 1
) -> tuple[Column, ...]:
    """The columns under a header of these rows; none where it is no header.

    `least`: how many must be called by just the words that we know.
    """
    rows = range(top, top + height)
    if not all(_is_heading(sheet, offers, row, first=row == top) for row in rows):
        return ()
    columns: list[Column] = []
    for at in _columns(sheet, rows):
        labels: list[str] = []
        for row in rows:
            area = sheet.merged(row, at)
            text = sheet.shown(row, at)
            if text and (row == max(area.top, top)) and text not in labels[-1:]:
                labels.append(text)
        if labels:
            columns.append(Column(at, _role_of(labels), tuple(labels)))
    columns = _options_together(columns)
    if sum(1 for one in columns if one.role == "option" or any(map(exact, one.labels))) < least:
        return ()
    roles = {column.role for column in columns}
    asks = roles & {"question", "item", "group", "number"}
    below = top + height
    offered = "question" in roles and any(offers.at(below, one.at) for one in columns)
    return tuple(columns) if asks and (offered or roles & {*SLOTS, "option", "words"}) else ()


def _options_together(columns: Sequence[Column]) -> list[Column]:
    """Columns for one answer each come at least in twos: a lone “No” is a number."""
    options = {one.at for one in columns if one.role == "option"}
    return [
        replace_role(one, role(one.label))
        if one.at in options and not {one.at - 1, one.at + 1} & options
        else one
        for one in columns
    ]


def _columns(sheet: Sheet, rows: Iterable[int]) -> list[int]:
    """The columns that hold something in these rows, merged areas counted in every column."""
    found: set[int] = set()
    for row in rows:
        for at in sheet.rows.get(row, {}):
            area = sheet.merged(row, at)
            found.update(range(area.left, min(area.right, area.left + 40) + 1))
    above = min(rows, default=1)
    for area in sheet.merges:
        if area.top < above <= area.bottom and sheet.text(area.top, area.left):
            found.update(range(area.left, min(area.right, area.left + 40) + 1))
    return sorted(found)


def _role_of(labels: Sequence[str]) -> str:
    roles = [role(text) for text in labels]
    for whole in ("theirs", "plan"):
        if whole in roles and "date" not in roles:
            return whole
    if is_option(labels[-1]) and (len(labels) == 1 or roles[-1] != "answer"):
        return "option"
    return next((one for one in reversed(roles) if one), "")


def _is_heading(sheet: Sheet, offers: DropDowns, row: int, *, first: bool) -> bool:
    """Whether a row can be part of a header: short texts, none of them data."""
    cells = sheet.rows.get(row, {})
    known = asked = 0
    for at, cell in cells.items():
        text = cell.text.strip()
        if not text:
            continue
        if cell.formula or offers.at(row, at):
            return False
        found = role(text)
        option = is_option(text)
        known += bool(found) or option
        if found or option:
            continue
        if len(text) > MOST_HEADING or (is_sentence(text) and not first):
            return False
        asked += is_sentence(text)
        if is_number(text) and not first:
            return False
    areas = (sheet.merged(row, at) for at in cells)
    merged = any(area.left < area.right for area in areas)
    # Among many titles one may ask: “Who does this?”.
    if asked and (asked > 1 or sum(1 for one in cells.values() if exact(one.text)) < _SURE):
        return False
    return bool(known) or (first and merged)


def _side_by_side(columns: tuple[Column, ...]) -> list[tuple[Column, ...]]:
    """A header cut where a second table begins to the right of the first."""
    parts: list[list[Column]] = [[]]
    for column in columns:
        now = parts[-1]
        begins = column.role in ("number", "group", "question", "item")
        has = {one.role for one in now}
        if begins and has & {"question", "item"} and has & {"answer", "result", "option"}:
            parts.append([])
        parts[-1].append(column)
    whole = [
        part
        for part in parts
        if {one.role for one in part} & {"question", "item"}
        and {one.role for one in part} & {"answer", "result", "option"}
    ]
    return [tuple(part) for part in parts] if len(whole) == len(parts) else [columns]


def _settle(
    sheet: Sheet, offers: DropDowns, columns: tuple[Column, ...], rows: Sequence[int]
) -> tuple[Column, ...]:
    """The columns with their purposes decided; none where this is no table of questions."""
    if not rows:
        return ()
    known = {column.at: facts(sheet, offers, column.at, rows) for column in columns}
    columns = _numbered(columns, known)
    columns = _led(columns, known)
    columns = _asking(columns, known)
    columns = _grouped(columns, known)
    columns = _ticked(columns, known) or _answered(columns, known, sheet, offers, rows)
    columns = tuple(
        replace_role(one, "") if one.at in sheet.hidden_columns and one.role in SLOTS else one
        for one in columns
    )
    return columns if _is_sure(columns, known) else ()


def replace_role(column: Column, new: str) -> Column:
    """The column with another purpose."""
    return column._replace(role=new)


def _numbered(columns: tuple[Column, ...], known: dict[int, Facts]) -> tuple[Column, ...]:
    """Columns of numbers, whatever a header that spans several says."""
    return tuple(
        replace_role(one, "number")
        if one.role in ("question", "item")
        and known[one.at].numbers > _MOSTLY
        and known[one.at].length < _LONG_TEXT
        else one
        for one in columns
    )


def _led(columns: tuple[Column, ...], known: dict[int, Facts]) -> tuple[Column, ...]:
    """One header over several columns: what is short there, and asks nothing, leads to the rest."""
    asking = [one for one in columns if one.role in ("question", "item")]
    whole = [one for one in asking if known[one.at].length >= _LONG_TEXT]

    def leads(one: Column) -> bool:
        short = known[one.at].length < _LONG_TEXT and not known[one.at].sentences
        behind = [two for two in whole if two.labels == one.labels and two.at > one.at]
        return one in asking and short and bool(behind)

    return tuple(replace_role(one, "group") if leads(one) else one for one in columns)


def _asking(columns: tuple[Column, ...], known: dict[int, Facts]) -> tuple[Column, ...]:
    """Which columns hold the question, and which only lead to it or explain it."""

    def having(*roles: str) -> list[Column]:
        return [one for one in columns if one.role in roles and known[one.at].filled > 0]

    strong = having("question")
    weak = having("item")
    if not strong and weak:
        strong = [max(weak, key=lambda one: (known[one.at].length, one.at))]
    if not strong and (groups := having("group")):
        strong = [max(groups, key=lambda one: (known[one.at].length, one.at))]
    if not strong:
        # A title that we do not know may end like one of a result: “process check”.
        titled = [one for one in columns if one.role in ("", "result") and not known[one.at].offers]
        open_ = [one for one in titled if known[one.at].length >= _LONG_TEXT]
        open_ = [one for one in open_ if known[one.at].filled > _MOSTLY]
        strong = [max(open_, key=lambda one: known[one.at].length)] if open_ else []
    answers = [one.at for one in columns if one.role in ("answer", "result", "option")]
    before = [one for one in strong if one.at < min(answers, default=0)]
    # What stands behind the answer explains: a catalogue's own wording, say.
    asking = {one.at for one in (before or strong)}
    first = min(asking, default=0)
    out: list[Column] = []
    for one in columns:
        if one.at in asking:
            out.append(replace_role(one, "question"))
        elif one.role in ("item", "question"):
            # An empty column behind the answer is for words of one's own, whatever its name.
            free = (
                one.role == "item" and not known[one.at].filled and one.at > max(answers, default=0)
            )
            behind = "remark" if free and answers else "aside"
            out.append(replace_role(one, "group" if one.at < first else behind))
        else:
            out.append(one)
    return tuple(out)


def _answered(
    columns: tuple[Column, ...],
    known: dict[int, Facts],
    sheet: Sheet,
    offers: DropDowns,
    rows: Sequence[int],
) -> tuple[Column, ...]:
    """Which columns are there to be filled in."""
    # One cell of words to each question may list what can be answered.
    columns = tuple(replace_role(one, "listed") if one.role == "words" else one for one in columns)
    out = [_given(one, columns, known) for one in columns]
    offered = [one for one in out if one.role == "answer" and known[one.at].offers > _MANY]
    # One heading over several columns calls them all answers: then only what offers words is one.
    out = [
        replace_role(one, "") if offered and one not in offered and _by_group(one) else one
        for one in out
    ]
    roles = {one.role for one in out}
    if "answer" in roles or "option" in roles:
        # Beside an answer, a result or a rating is the reader's: it is not ours to give.
        return tuple(replace_role(one, "theirs") if one.role == "result" else one for one in out)
    if "result" not in roles:
        offered = [one for one in out if not one.role and known[one.at].offers > _MANY]
        remarks = [one for one in out if one.role == "remark"]
        words = {one.at: words_at(sheet, offers, rows[0], one.at) for one in offered}
        alike = [one for one in offered if words.get(one.at) == words.get(offered[0].at)]
        chosen = alike or remarks[:1]
        return tuple(replace_role(one, "answer") if one in chosen else one for one in out)
    return tuple(out)


def _grouped(columns: tuple[Column, ...], known: dict[int, Facts]) -> tuple[Column, ...]:
    """A 区分 behind the question that has words to choose is answered, and leads to nothing."""
    last = max((one.at for one in columns if one.role == "question"), default=0)
    return tuple(
        replace_role(one, "answer")
        if one.role == "group" and one.at > last and known[one.at].offers > _MOSTLY
        else one
        for one in columns
    )


def _ticked(columns: tuple[Column, ...], known: dict[int, Facts]) -> tuple[Column, ...]:
    """The columns of a table whose words for an answer stand below each other, one a row.

    One of them takes a tick, in a column beside them or in its own cell. None where the table is
    not made so: a question has more rows than one then.
    """
    words = [one for one in columns if one.role == "words"]
    asking = [one for one in columns if one.role == "question"]
    if not words or not asking:
        return ()
    list_ = max(words, key=lambda one: known[one.at].filled)
    if known[list_.at].filled < _LEAST_WORDS * max(known[one.at].filled for one in asking):
        return ()
    free = [one for one in columns if one.at > asking[-1].at and one.at != list_.at]
    ticks = [one for one in free if one.role in ("answer", "result")]
    ticks = ticks or [one for one in free if not one.role and known[one.at].length <= 1]
    out = []
    for one in columns:
        if one in ticks[:1]:
            out.append(replace_role(one, "tick"))
        elif one in words or one.role == "result":
            out.append(replace_role(one, "words" if one == list_ else "aside"))
        else:
            out.append(_given(one, columns, known))
    return tuple(out)


def _by_group(column: Column) -> bool:
    """Whether only a heading over several columns says that this one is for an answer."""
    return column.role == "answer" and len(column.labels) > 1 and role(column.label) != "answer"


def _given(column: Column, columns: Sequence[Column], known: dict[int, Facts]) -> Column:
    """A column that has its texts already, long and on every row, explains and is not asked.

    Behind answers that stand there as well, it is what somebody wrote who filled in the sheet.
    """
    what = known[column.at]
    answers = [one for one in columns if one.role in ("answer", "result") and one.at < column.at]
    options = [known[one.at].filled for one in columns if one.role == "option"]
    is_filled_in = any(known[one.at].filled > _NEARLY_ALL for one in answers)
    is_filled_in = is_filled_in or sum(options) > _NEARLY_ALL
    explains = what.filled > _NEARLY_ALL and what.length > _LONG_TEXT and not what.offers
    explains = explains and not is_filled_in
    soft = bare(column.label) in ("説明", "詳細", "対応内容", "実施内容", "description", "details")
    if column.role in ("remark", "evidence") and explains and soft:
        return replace_role(column, "aside")
    if column.role in SLOTS and what.formulas > _MOSTLY:
        return replace_role(column, "aside")
    return column


def _is_sure(columns: tuple[Column, ...], known: dict[int, Facts]) -> bool:
    """Whether enough speaks for questions and answers, and not for any other table."""
    asking = [one for one in columns if one.role == "question"]
    answers = [one for one in columns if one.role in ("answer", "result", "option")]
    if not asking:
        return False
    if any(one.role == "words" for one in columns):
        return True  # several words to each question: nothing but a choice is made so
    if not answers:
        return False
    sure = 0
    sure += 2 if any(role(one.label) == "question" for one in asking) else 1
    sure += 2 if any(role(one.label) == "answer" for one in answers) else 1
    sure += any(max(known[one.at].offers, known[one.at].made) > _MANY for one in answers)
    sure += any(known[one.at].sentences > _MANY for one in asking)
    sure += any(choices.in_heading(one.label) for one in answers)
    sure += len([one for one in answers if one.role == "option"]) > 1
    return sure >= _SURE
