"""The HTML writer: one page that needs nothing else. No request, no script needed, prints on A4.

The page forbids itself every outside source (CSP `default-src 'none'`); its style and its one
small script are inside and named by their hashes. Without the script nothing is missing: it adds a
search and opens what is folded before older browsers print.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from yawara import __version__
from yawara.report import charts
from yawara.report.markup import Html, joined, tag
from yawara.report.tree import (
    Bullets,
    Figure,
    Fold,
    Mark,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Scale,
    Section,
    Span,
    Table,
    Tiles,
)
from yawara.report.words import SAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.report.tree import Block, Column, Document, FigureRow, Inline, Line, Row
    from yawara.text.words import Lang

_HERE = Path(__file__).parent
_OUTERMOST, _DEEPEST = 2, 6
#: An id of at most so many letters is not broken at its hyphens.
_SHORT_ID = 20


def to_html(document: Document) -> str:
    """The document as a whole page. The same document gives the same text."""
    style, script = _inner("style.css"), _inner("page.js")
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", **{"http-equiv": "Content-Security-Policy", "content": _policy()}),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"Yawara {__version__}"),
        tag("title", f"{document.title} – {document.subject}"),
        tag("style", Html(style)),
    ]
    long = document.form == "report"
    inner = (_header(document), _nav(document) if long else "", *_main(document, search=long))
    body = [
        charts.definitions(),
        tag("a", SAY("skip", document.lang), class_="skip", href="#content"),
        tag("div", *inner, class_="page" if long else "page paper"),
        tag("script", Html(script)),
    ]
    whole = tag("html", tag("head", *head), "\n", tag("body", *body), lang=document.lang)
    return f"<!doctype html>\n{whole}\n"


@cache
def _inner(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _policy() -> str:
    """What the page may load: nothing but the style and the script that stand in it."""

    def named(name: str) -> str:
        whole = hashlib.sha256(_inner(name).encode()).digest()
        return f"'sha256-{base64.b64encode(whole).decode()}'"

    return (
        f"default-src 'none'; style-src {named('style.css')}; script-src {named('page.js')}; "
        "base-uri 'none'; form-action 'none'"
    )


def _nav(document: Document) -> Html:
    """The contents: every section, and under an instrument its principles and parts."""
    items = []
    for section in document.sections:
        inner = [part for part in section.blocks if _is_listed(part)]
        below = tag("ul", *(_entry(part) for part in inner)) if inner else ""
        items.append(tag("li", _link(section), below))
    title = tag("h2", SAY("contents", document.lang), id="contents-title")
    listed = tag("ul", *items)
    return tag("nav", title, listed, id="contents", **{"aria-labelledby": "contents-title"})


def _is_listed(block: Block) -> bool:
    return isinstance(block, Section) and block.role == "principle"


def _entry(block: Block) -> Html:
    return tag("li", _link(block)) if isinstance(block, Section) else Html("")


def _link(section: Section) -> Html:
    text = "".join(part.text for part in section.heading if isinstance(part, Span))
    return tag("a", section.short or text, href=f"#{section.id}")


def _header(document: Document) -> Html:
    """Who and when, by which norms, and what the page does not say."""
    facts = joined(
        joined((tag("dt", term) if term else "", tag("dd", _line(line))))
        for term, line in document.facts
    )
    subject = tag("span", document.subject, class_="subject")
    opening = _blocks(document.opening, 2, document.lang)
    return tag("header", tag("h1", document.title, " ", subject), tag("dl", facts), opening)


def _main(document: Document, *, search: bool) -> tuple[Html, Html]:
    lang = document.lang
    tools = {
        "data-search": SAY("search", lang),
        "data-hint": SAY("search-hint", lang),
        "data-found": SAY("search-found", lang),
        "data-every": SAY("filter-all", lang),
        "data-open": SAY("open-all", lang),
        "data-close": SAY("close-all", lang),
    }
    sections = joined(_block(section, _OUTERMOST, lang) for section in document.sections)
    box = tag("div", id="tools", hidden=True, **tools) if search else ""
    inner = (box, sections)
    footer = tag("footer", tag("p", _line(document.colophon)))
    return tag("main", *inner, id="content", tabindex="-1"), footer


def _blocks(blocks: Iterable[Block], level: int, lang: Lang) -> Html:
    return joined(_block(block, level, lang) for block in blocks)


def _block(block: Block, level: int, lang: Lang) -> Html:
    """One block; `level` is that of a heading which it may begin with."""
    if isinstance(block, Paragraph):
        return tag("p", _line(block.line), class_=block.role or None)
    if isinstance(block, Section):
        return _section(block, level, lang)
    if isinstance(block, Table):
        return _table(block, level, lang)
    if isinstance(block, Bullets):
        items = [tag("li", _cell(item, level, lang)) for item in block.items]
        return tag("ol" if block.ordered else "ul", *items, class_=block.role or None)
    if isinstance(block, Fold):
        inner = _blocks(block.blocks, level, lang)
        kind = f"fold {block.role}".strip()
        return tag("details", tag("summary", _line(block.summary)), inner, class_=kind)
    if isinstance(block, Note):
        title = tag(f"h{level}", block.title) if block.title else ""
        inner = _blocks(block.blocks, level + 1, lang)
        return tag("div", title, inner, class_=f"note {block.role}")
    if isinstance(block, Pairs):
        rows = [
            joined((tag("dt", _line(term)), tag("dd", _cell(said, level, lang))))
            for term, said in block.rows
        ]
        return tag("dl", *rows, class_=block.role or "pairs")
    if isinstance(block, Tiles):
        return _tiles(block)
    return _picture(block) if isinstance(block, Picture) else _figure(block, lang)


def _section(section: Section, level: int, lang: Lang) -> Html:
    level = min(level, _DEEPEST)
    names = f"s-{section.id}"
    heading = tag(f"h{level}", _line(section.heading), id=names)
    inner = _blocks(section.blocks, level + 1, lang)
    element = "article" if section.role == "provision" else "section"
    # Only the outermost sections are landmarks; a page of a hundred has none that helps.
    named = names if level == _OUTERMOST or element == "article" else None
    given = {"data-status": section.status, "aria-labelledby": named}
    return tag(element, heading, inner, id=section.id, class_=section.role or None, **given)


def _table(table: Table, level: int, lang: Lang) -> Html:
    caption = tag("caption", table.caption, class_="unseen" if table.caption_hidden else None)
    whole = sum(column.share for column in table.columns)
    columns = joined(
        tag("col", width=f"{round(100 * column.share / whole)}%" if column.share else None)
        for column in table.columns
    )
    titles = [
        tag("th", tag("span", column.title), scope="col", class_=column.align or None)
        for column in table.columns
    ]
    head = tag("thead", tag("tr", *titles))
    bodies: list[list[Html]] = [[]]
    for row in table.rows:
        if row.role == "group" and bodies[-1]:
            bodies.append([])
        bodies[-1].append(_row(row, table.columns, level, lang))
    inner = (caption, tag("colgroup", columns), head, *(tag("tbody", *rows) for rows in bodies))
    made = tag("table", *inner, class_=table.role or "plain")
    if table.role != "matrix":
        return made
    reach = {"tabindex": "0", "role": "group", "aria-label": table.caption}
    return tag("div", made, class_="wide", **reach)


def _row(row: Row, columns: tuple[Column, ...], level: int, lang: Lang) -> Html:
    if row.role == "group":
        title = _cell(row.cells[0], level, lang)
        return tag("tr", tag("th", title, scope="rowgroup", colspan=len(columns)), class_="group")
    cells = [
        tag(
            "td" if at else "th",
            _cell(cell, level, lang),
            scope=None if at else "row",
            class_=column.align or None,
            **{"data-label": column.title if at and cell else None},
        )
        for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    ]
    given = {"data-status": row.status}
    return tag("tr", *cells, id=row.id or None, class_=row.role or None, **given)


def _cell(blocks: tuple[Block, ...], level: int, lang: Lang) -> Html:
    """The blocks of a cell; a single plain line stands without a paragraph around it."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].role:
        return _line(blocks[0].line)
    return _blocks(blocks, level, lang)


def _tiles(tiles: Tiles) -> Html:
    items = []
    for tile in tiles.tiles:
        sign = charts.sign(tile.status) if tile.status else ""
        remark = tag("span", tile.remark, class_="remark") if tile.remark else ""
        number = tag("span", tile.number, class_="number")
        label = tag("span", sign, tile.label, class_="label")
        items.append(tag("li", number, label, remark, class_=tile.status or "sum"))
    return tag("ul", *items, class_="tiles", **{"aria-label": tiles.title})


def _picture(picture: Picture) -> Html:
    """A drawing with its title; what it shows stands below in words, for everybody."""
    said = tag("p", picture.text, class_="small")
    # The drawing itself bears the id and says to whoever does not see it what it is.
    drawn = tag("div", Html(picture.svg), class_="drawn")
    return tag("figure", tag("figcaption", picture.title), drawn, said)


def _figure(figure: Figure, lang: Lang) -> Html:
    """The picture as a table: each row's pictures beside the same in words."""
    none, some, all_ = (tag("span", station) for station in figure.stations)
    axis = tag("span", none, some, all_, class_="stations")
    first, second, third, fourth = figure.columns
    titles = [
        tag("th", first, scope="col"),
        tag("th", tag("span", second, class_="unseen"), axis, scope="col"),
        tag("th", third, scope="col"),
        tag("th", fourth, scope="col"),
    ]
    bodies = []
    for name, rows in figure.groups:
        top = tag("tr", tag("th", name, scope="rowgroup", colspan=4), class_="group")
        bodies.append(tag("tbody", top, *(_figure_row(row) for row in rows)))
    names = f"{figure.id}-text"
    note = tag("p", figure.description, id=names, class_="small")
    signs = [tag("li", _inline(picture), " ", text) for picture, text in figure.legend]
    legend = tag("ul", *signs, class_="legend", **{"aria-label": SAY("legend", lang)})
    caption = tag("caption", figure.title)
    described = {"aria-describedby": names}
    table = tag("table", caption, tag("thead", tag("tr", *titles)), *bodies, **described)
    return tag("figure", table, legend, note, id=figure.id, class_="intervals")


def _figure_row(row: FigureRow) -> Html:
    name = "".join(piece.text for piece in row.label if isinstance(piece, Span))
    cells = (charts.scale(row.scale, name), charts.units(row.units, name), _line(row.text))
    return tag("tr", tag("th", _line(row.label), scope="row"), *(tag("td", one) for one in cells))


def _line(line: Line) -> Html:
    return joined([_inline(piece) for piece in line])


def _inline(piece: Inline) -> Html | str:
    if isinstance(piece, Span):
        return _span(piece)
    if isinstance(piece, Mark):
        return tag("span", charts.sign(piece.status), piece.text, class_=f"mark {piece.status}")
    if isinstance(piece, Scale):
        return charts.scale(piece)
    return charts.units(piece)


def _span(span: Span) -> Html | str:
    words: Html | str = span.text
    if span.to.startswith("#"):
        words = tag("a", words, href=span.to)
    elif span.to.startswith(("https://", "http://")):
        words = tag("a", words, href=span.to, rel="noopener noreferrer external")
    lang = span.lang or None
    if span.role == "strong":
        return tag("strong", words, lang=lang)
    if span.role == "quote":  # somebody else's words: their direction must not touch ours
        return tag("bdi", words, lang=lang, class_="quote")
    if span.role == "id" and len(span.text) <= _SHORT_ID:
        return tag("span", words, lang=lang, class_="id whole")
    if span.role:
        return tag("span", words, lang=lang, class_=span.role)
    return tag("span", words, lang=lang) if lang else words
