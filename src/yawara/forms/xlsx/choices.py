"""The words that a sheet itself offers for an answer: drop-downs, headers, legends."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from yawara.forms.xlsx.boxes import LONE
from yawara.forms.xlsx.cells import At, Box, box
from yawara.forms.xlsx.headings import is_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yawara.forms.xlsx.book import Book, Defined, Table
    from yawara.forms.xlsx.sheet import Sheet, Validation

#: A longer list is one of names or places, and no choice between answers.
MOST_CHOICES = 100
_MOST_LOOKED = 1_000
_MOST_STEPS = 8
#: Areas with a rule for numbers of which we know.
_MOST_RULED = 500
#: Of a header or a text with boxes no more is looked at.
_MOST_HEADING = 400
#: Signs that stand for an answer.
MARKS = frozenset("◎○〇◯△▲▽×✕✖✗✘✓✔☑レ●-－―ー—–/／")
_QUOTED_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(.+)\Z", re.DOTALL)
_INDIRECT = re.compile(r"INDIRECT\(\s*\"([^\"]+)\"\s*\)\Z", re.IGNORECASE)
_STRUCTURED = re.compile(r"([^\[\]]+)\[\[?(?:#Data\],\[)?([^\[\]]+)\]?\]\Z")
_SIGN = r"[◎○〇◯△▲×✕✖●－―ー\-]|(?:(?:レベル|level|lv\.?)\s?)?[0-9０-９]|[A-EＡ-Ｅ]"
_BEFORE = r"(?:^|[\s、,，;；/／(（【「『|｜・：:])"
_MEANS = r"\s*(?:[:：…‥→]|[=＝](?!=))+\s*"
_APART = r"、,，;；/／|｜◎○〇◯△▲×✕✖●\n"
_PAIR = re.compile(
    rf"{_BEFORE}({_SIGN}){_MEANS}([^\s{_APART}:：=＝](?:[^{_APART}:：=＝]*[^\s{_APART}:：=＝])?)"
    rf"(?=\s*(?:$|[{_APART}])|\s+(?:{_SIGN}){_MEANS})",
    re.IGNORECASE,
)
#: An item of a list that is printed in a cell: 1. はい, ①はい, a) Yes.
_ITEM = re.compile(
    r"((?:(?:(?<=[\s、,，/／;；])|^)(?:[0-9０-９]{1,2}|[A-Ea-eＡ-Ｅア-オ])(?=[.．:：)）])|[①-⑳]))"
    r"[.．:：)）]?\s*"
)
_BETWEEN = " 　\n\t、,，/／;；"
_LEVEL = re.compile(r"(?:レベル|level|lv\.?)\s*(?=\d)", re.IGNORECASE)
#: What a number or letter means is only taken for a meaning where it tells how far something is.
_HOW_FAR = re.compile(
    r"実施|対応|整備|導入|済|未|適合|準拠|該当|遵守|充足|できて|なし|あり|はい|いいえ|implement"
    r"|complian|in place|\bmet\b|done|partly|partial|fully|planned|progress|n/?a\b|applicable|yes"
    r"|no\b",
    re.IGNORECASE,
)
_QUOTED_SIGN = re.compile(r"[「『“\"']([◎○〇◯△▲×✕✖－―ー\-])[」』”\"']")
_LEAST_PAIRS = 2
_MOST_MEANING, _MOST_LEGEND = 20, 2_000
_IN_BRACKETS = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")
_REQUEST = re.compile(r"\s*(?:で記入|で回答|を記入|を選択|から選択|のいずれか).*\Z", re.DOTALL)
_SEPARATORS = re.compile(r"\s*(?:[/／・,、|｜]|または|又は|もしくは|\bor\b)\s*")


class Lists:
    """Drop-downs of a workbook, whose lists may stand anywhere in it."""

    def __init__(self, book: Book, sheets: Mapping[str, Sheet]) -> None:
        self._sheets = {name.casefold(): sheet for name, sheet in sheets.items()}
        self._defined = book.defined
        self._tables: dict[str, tuple[Sheet, Table]] = {}
        for listed in book.sheets:
            if listed.name in sheets:
                for table in book.tables(listed):
                    self._tables[table.name.casefold()] = (sheets[listed.name], table)
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def words(self, sheet: str, validation: Validation) -> tuple[str, ...]:
        """The words of a drop-down on a sheet; none where its list cannot be told."""
        key = (sheet, validation.formula)
        if key not in self._known:
            self._known[key] = self._resolved(sheet, validation.formula, _MOST_STEPS)
        return self._known[key]

    def _resolved(self, sheet: str, formula: str, steps: int) -> tuple[str, ...]:
        formula = formula.strip().lstrip("=").strip()
        if not steps:
            return ()
        if formula.startswith('"') and formula.endswith('"'):
            inner = formula[1:-1].replace('""', '"')
            return _unique(re.split(r"[,;]" if "," not in inner else ",", inner))
        if (indirect := _INDIRECT.match(formula)) is not None:
            return self._resolved(sheet, indirect[1], steps - 1)
        if (elsewhere := _QUOTED_SHEET.match(formula)) is not None:
            name = (elsewhere[1] or elsewhere[2] or "").replace("''", "'")
            return self._area(name, elsewhere[3])
        if (area := box(formula)) is not None:
            return self._area(sheet, area.name)
        if (column := _STRUCTURED.match(formula)) is not None:
            return self._column(column[1], column[2])
        if formula.casefold() in self._tables:
            columns = self._tables[formula.casefold()][1].columns
            return self._column(formula, columns[0] if columns else "")
        named = self._named(sheet, formula)
        return () if named is None else self._resolved(sheet, named.formula, steps - 1)

    def _named(self, sheet: str, name: str) -> Defined | None:
        found = [one for one in self._defined if one.name.casefold() == name.casefold()]
        here = [one for one in found if one.sheet == sheet]
        everywhere = [one for one in found if not one.sheet]
        return next(iter(here or everywhere), None)

    def _area(self, sheet: str, name: str) -> tuple[str, ...]:
        area, where = box(name), self._sheets.get(sheet.casefold())
        return () if area is None or where is None else _unique(_texts(where, area))

    def _column(self, table: str, column: str) -> tuple[str, ...]:
        sheet, found = self._tables.get(table.strip().casefold(), (None, None))
        if sheet is None or found is None or column not in found.columns:
            return ()
        at = found.area.left + found.columns.index(column)
        top, bottom = found.area.top + found.headers, found.area.bottom - found.totals
        return _unique(_texts(sheet, Box(top, at, bottom, at)))


def _texts(sheet: Sheet, area: Box) -> Iterator[str]:
    rows = (row for row in sorted(sheet.rows) if area.top <= row <= area.bottom)
    for count, row in enumerate(rows):
        if count > _MOST_LOOKED:
            return
        for column in sorted(sheet.rows[row]):
            if area.left <= column <= area.right:
                yield sheet.rows[row][column].text


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    out = tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
    return out if len(out) <= MOST_CHOICES else ()


class DropDowns:
    """The drop-downs of one sheet, by cell."""

    def __init__(self, sheet: Sheet, lists: Lists) -> None:
        self._areas = [
            (area, words)
            for one in sheet.validations
            if (words := lists.words(sheet.name, one))
            for area in one.areas
        ]
        self._known: dict[At, tuple[str, ...]] = {}
        ruled = [area for one in sheet.validations if not one.formula for area in one.areas]
        self._ruled = ruled[:_MOST_RULED]

    def is_ruled(self, row: int, column: int) -> bool:
        """Whether a cell has a rule that it takes a number."""
        at = At(row, column)
        return any(area.holds(at) for area in self._ruled)

    def at(self, row: int, column: int) -> tuple[str, ...]:
        """The words of the drop-down at a cell; none where there is none."""
        at = At(row, column)
        if at not in self._known:
            hits = (words for area, words in self._areas if area.holds(at))
            self._known[at] = next(hits, ())
        return self._known[at]


def are_marks(choices: Iterable[str]) -> bool:
    """Whether all choices are signs such as ○ and ×."""
    texts = list(choices)
    return bool(texts) and all(text in MARKS or text in LONE for text in texts)


def in_heading(text: str) -> tuple[str, ...]:
    """The choices that a header names: 回答（○・×）, Yes/No/NA, 「○」か「×」."""
    text = text[:_MOST_HEADING]
    quoted = tuple(dict.fromkeys(_sign(sign) for sign in _QUOTED_SIGN.findall(text)))
    if len(quoted) >= _LEAST_PAIRS:
        return quoted
    inner = _IN_BRACKETS.findall(text)
    for candidate in (*inner, text, text.rpartition("\n")[2]):
        flat = unicodedata.normalize("NFKC", candidate).replace("〇", "○").strip()
        flat = re.sub(r"n/a", "N\0A", flat, flags=re.IGNORECASE)
        parts = [part.replace("\0", "/").strip() for part in _SEPARATORS.split(flat)]
        if len(parts) == 1 and len(flat) > 1 and all(char in MARKS for char in flat):
            parts = list(flat)
        parts[-1] = _REQUEST.sub("", parts[-1]).strip()
        if len(parts) >= _LEAST_PAIRS and all(is_option(part) for part in parts):
            return tuple(dict.fromkeys(parts))
    return ()


def legend(texts: Iterable[str]) -> dict[str, str]:
    """What signs mean, as `○:対応済 ×:未対応` says; empty where no text is such a list."""
    best: dict[str, str] = {}
    for text in texts:
        flat = "\n".join(" ".join(line.split()) for line in text[:_MOST_LEGEND].split("\n"))
        pairs = {_sign(sign): _meaning(meaning) for sign, meaning in _PAIR.findall(flat)}
        if len(pairs) > len(best) and _are_told(pairs):
            best = pairs
    return best if len(best) >= _LEAST_PAIRS else {}


def beside(sheet: Sheet, rows: Iterable[int]) -> dict[str, str]:
    """A legend laid out in cells: a sign or a number, and to its right what it means."""
    out: dict[str, str] = {}
    for row in rows:
        cells = sheet.rows.get(row, {})
        for column in sorted(cells):
            sign = _sign(cells[column].text.strip())
            right = min((one for one in cells if one > column), default=None)
            if not (sign in MARKS or sign.isdecimal()) or right is None or len(sign) > 1:
                continue
            means = cells[right].text.strip().lstrip(":： ")
            if means not in MARKS and not (sign.isdecimal() and right > column + 1):
                out.setdefault(sign, means)
    return out if len(out) >= _LEAST_PAIRS and _are_told(out) else {}


def _meaning(text: str) -> str:
    """What stands behind a sign: words of English, or one word of Japanese."""
    text = text.strip().strip("」』）)】").strip()
    return text if text.isascii() else text.split()[0] if text else ""


def _are_told(pairs: Mapping[str, str]) -> bool:
    """Whether numbers and letters are said to mean how far something is; a sign always is."""
    plain = [means for sign, means in pairs.items() if sign.isascii() and sign.isalnum()]
    most = (_MOST_MEANING, _MOST_MEANING * 2)
    return all(_HOW_FAR.search(one) and len(one) <= most[one.isascii()] for one in plain)


def _sign(text: str) -> str:
    flat = unicodedata.normalize("NFKC", text).replace("〇", "○").replace("◯", "○")
    return _LEVEL.sub("", flat).strip().upper() if flat.isascii() or _LEVEL.match(flat) else flat


def listed(text: str, *, by_sign: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The choices that a cell lists (1.はい 2.いいえ), and what each means.

    `by_sign`: the number or letter is the answer, and means the word; else the two together are.
    """
    found = [] if len(text) > _MOST_HEADING else list(_ITEM.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)][: len(found)]
    words = [text[one.end() : end].strip(_BETWEEN) for one, end in zip(found, ends, strict=True)]
    signs = tuple(one[1] for one in found)
    if len({*signs}) < max(len(signs), _LEAST_PAIRS) or not all(words):
        return (), ()
    if by_sign:
        return tuple(unicodedata.normalize("NFKC", one) for one in signs), tuple(words)
    return tuple(f"{one[0].strip()}{word}" for one, word in zip(found, words, strict=True)), ()


def meanings(choices: tuple[str, ...], signs: Mapping[str, str]) -> tuple[str, ...]:
    """What each choice means by a legend; nothing where it says nothing of any."""
    found = tuple(signs.get(_sign(choice), "") for choice in choices)
    return found if any(found) else ()
