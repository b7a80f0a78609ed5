"""The columns of a worksheet, which the writer and the reader share."""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

from yawara.forms.words import HEAD
from yawara.text.words import LANGS, Lang

#: The first rows hold the title, the organisation, the day and the documents, in these columns.
TITLE, ORGANIZATION, DAY, NORMS, HEADER = range(5)
FIRST = HEADER + 1
LABEL, VALUE = 0, 2

Kind = Literal["given", "fill", "day", "hidden"]


class Column(NamedTuple):
    """One column: what it holds, how wide it is (in digits), who writes in it.

    English words are longer than Japanese ones and break elsewhere, so some widths differ.
    """

    key: str
    width: float
    kind: Kind
    english: float | None = None

    def wide(self, lang: Lang) -> float:
        """Its width in a sheet of this language."""
        return self.width if lang == "ja" or self.english is None else self.english


#: `given` is for reading, `fill` and `day` are for people to fill in, `hidden` is for programs.
COLUMNS: tuple[Column, ...] = (
    Column("number", 4.5, "given"),
    Column("theme", 8, "given", 13),
    Column("title", 15, "given"),
    Column("first", 5.5, "given", 6),
    Column("question", 24, "given", 22),
    Column("all", 34, "given", 30),
    Column("system", 9, "given", 12),
    Column("answer", 9.5, "fill"),
    Column("since", 10.5, "day"),
    Column("statement", 30, "fill"),
    Column("reason", 15, "fill"),
    Column("evidence", 20, "fill"),
    Column("collected", 10.5, "day"),
    Column("expires", 10.5, "day"),
    Column("owner", 9.5, "fill"),
    Column("due", 10.5, "day"),
    Column("share", 9.5, "fill"),
    Column("asked", 34, "given"),
    Column("source", 60, "given"),
    Column("usual", 20, "given"),
    Column("remark", 20, "given"),
    Column("practice_id", 12, "hidden"),
    Column("system_id", 12, "hidden"),
    Column("entry_id", 12, "hidden"),
    Column("since_was", 12, "hidden"),
    Column("share_was", 12, "hidden"),
    Column("check", 12, "hidden"),
)
AT = {column.key: at for at, column in enumerate(COLUMNS)}
FILLED = tuple(column.key for column in COLUMNS if column.kind in ("fill", "day"))
#: Worksheets from before these columns are read without a word about it.
ADDED = ("since", "share")
HIDDEN = tuple(column.key for column in COLUMNS if column.kind == "hidden")
#: What stands to the right of this column helps whoever fills in, and is not printed.
LAST_PRINTED = "asked"


def heading(key: str, lang: Lang) -> str:
    """The header of a column."""
    return HEAD(key, lang)


def by_heading() -> dict[str, tuple[str, Lang | None]]:
    """From a header, without spaces and case, to its column and language (None: both)."""
    out: dict[str, tuple[str, Lang | None]] = {}
    for column in COLUMNS:
        for lang in LANGS:
            name = squeezed(heading(column.key, lang))
            out[name] = (column.key, None if name in out else lang)
    return out


def squeezed(text: str) -> str:
    """A text as it is compared: NFKC, without spaces, line breaks and case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def system_key(system: str) -> str:
    """How the hidden column names a system; the organisation's rows need a word to be counted by.

    No id of a system begins with a hyphen.
    """
    return system or "-"
