"""Lines of text as runs: links, marks, languages, directions."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from yawara.report.docx import drawings
from yawara.report.docx.elements import FIRST, Xml, el, joined, run
from yawara.report.tree import (
    Bullets,
    Figure,
    Fold,
    Mark,
    Note,
    Pairs,
    Picture,
    Scale,
    Section,
    Span,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.assess.findings import Status
    from yawara.report.docx.base import Numbering, StyleIds
    from yawara.report.tree import Block, Inline, Line
    from yawara.text.words import Lang

_ROLES = {
    "strong": "Strong",
    "id": "Yawara ID",
    "muted": "Yawara Muted",
    "count": "Yawara Muted",
    "official": "Yawara Official",
    "quote": "Yawara Statement",
}
_CODES = {"ja": "ja-JP", "en": "en-US"}
#: The first letter that has a direction decides on that of a text; no need to look further.
_MOST = 2_000


class Hand:
    """What lines are written with: the template's styles and numbering, drawings, links."""

    def __init__(
        self, lang: Lang, styles: StyleIds, numbering: Numbering, ids: frozenset[str]
    ) -> None:
        self.lang: Lang = lang
        self.drawings = drawings.Drawings()
        self.numbering = numbering
        #: Whether a mark shows its sign alone, because its column has no room for words.
        self.signs_only = False
        self._styles = styles
        self._ids = ids
        self._addresses: dict[str, str] = {}
        self._marks = FIRST

    def style(self, element: str, name: str) -> Xml:
        """The element that names a style by the id it has in the template."""
        return el(element, val=self._styles[name])

    @property
    def addresses(self) -> dict[str, str]:
        """What leads out of the document: addresses, and the ids of their relations."""
        return self._addresses

    def line(self, line: Line, *, bold: bool = False) -> Xml:
        """A line as runs."""
        return joined(*(self._inline(piece, bold=bold) for piece in line))

    def bookmarked(self, id_: str, inner: Xml) -> Xml:
        """A place that links lead to."""
        if not id_:
            return inner
        self._marks += 1
        begin = el("w:bookmarkStart", id=self._marks, name=bookmark(id_))
        return joined(begin, inner, el("w:bookmarkEnd", id=self._marks))

    def inside(self, id_: str, inner: Xml) -> Xml:
        """A link to a place in the document; plain text where there is none."""
        if id_ not in self._ids:
            return inner
        return el("w:hyperlink", inner, anchor=bookmark(id_), history=1)

    def sign(self, status: Status) -> Xml:
        """The sign of a status, beside its word."""
        return self.drawings.inline(drawings.sign(status), "")

    def _inline(self, piece: Inline, *, bold: bool) -> Xml:
        if isinstance(piece, Span):
            return self._span(piece, bold=bold)
        if isinstance(piece, Mark):
            if self.signs_only or not piece.text:
                return self.drawings.inline(drawings.sign(piece.status), piece.text)
            return joined(self.sign(piece.status), run(f" {piece.text}  ", *_bold(bold=bold)))
        if isinstance(piece, Scale):
            return joined(self.drawings.inline(drawings.scale(piece), piece.text), run("  "))
        drawn = drawings.units(piece)
        return run(piece.text) if drawn is None else self.drawings.inline(drawn, piece.text)

    def _span(self, span: Span, *, bold: bool) -> Xml:
        lang = span.lang or self.lang
        given: list[Xml] = []
        role = _ROLES.get(span.role, "")
        is_link = span.to.startswith(("#", "https://", "http://"))
        if is_link and span.role != "id":
            role = "Hyperlink"
        if role:
            given.append(self.style("w:rStyle", role))
        given += _bold(bold=bold)
        if span.role == "quote" and _is_right_to_left(span.text):
            given.append(el("w:rtl"))
        if span.lang and span.lang != self.lang:
            code = _CODES.get(span.lang, span.lang)
            given.append(el("w:lang", val=code, eastAsia="ja-JP" if lang == "ja" else None))
        made = run(span.text, *given, japanese=lang == "ja")
        if span.to.startswith("#"):
            return self.inside(span.to[1:], made)
        if is_link and made:
            known = self._addresses.setdefault(span.to, f"rIdYL{len(self._addresses) + 1}")
            return el("w:hyperlink", made, history=1, **{"r:id": known})
        return made


def _bold(*, bold: bool) -> tuple[Xml, ...]:
    return (el("w:b"), el("w:bCs")) if bold else ()


def _is_right_to_left(text: str) -> bool:
    for letter in text[:_MOST]:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def bookmark(id_: str) -> str:
    """The name of a place: Word takes 40 letters, of ASCII only, and none but these."""
    return f"_Y{hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def targets(blocks: Iterable[Block]) -> Iterator[str]:
    """Every id in the document that a link can lead to."""
    for block in blocks:
        if isinstance(block, (Section, Figure, Picture)):
            yield block.id
        if isinstance(block, (Section, Note, Fold)):
            yield from targets(block.blocks)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from targets(item)
        elif isinstance(block, Pairs):
            for _, said in block.rows:
                yield from targets(said)
        elif isinstance(block, Table):
            for row in block.rows:
                if row.id:
                    yield row.id
                for cell in row.cells:
                    yield from targets(cell)
