"""The styles that a report is written in, by the names that Word shows.

Where Word has a style of its own (Title, Heading 1, Body Text, List Bullet …) we use it, so that a
template which restyles it restyles the report; ours begin with “Yawara”. No style names a font or
a size of letters where the one it is based on will do: one change in Normal changes all.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from yawara.report.docx.elements import NOTHING, Xml, el, joined, props

INK, SOFT, BLUE, LINE, FAINT = "1B2430", "56616E", "1C4A7D", "C9D0D8", "EEF1F4"
JAPANESE, LATIN = "游ゴシック", "Arial"
#: Numbering of our default: bullets, numbers, and the dashes of a proof.
BULLETS, NUMBERS, PROOF = 1, 2, 3

Kind = Literal["paragraph", "character", "table"]


class Style(NamedTuple):
    """A style: `name` as Word's files write it, `id` ours where a template does not have one."""

    kind: Kind
    id: str
    name: str
    based_on: str = ""
    next: str = ""
    paragraph: Xml = NOTHING
    letters: Xml = NOTHING
    table: Xml = NOTHING


def _spacing(before: int, after: int, line: int | None = None) -> Xml:
    rule = "auto" if line else None
    return el("w:spacing", before=before, after=after, line=line, lineRule=rule)


def _close(before: int, after: int, line: int) -> Xml:
    """Lines so many twips apart, whatever room the font would like: in tables paper is dear."""
    return el("w:spacing", before=before, after=after, line=line, lineRule="exact")


def _letters(
    size: float = 0, *, bold: bool = False, color: str = "", spacing: int | None = None
) -> Xml:
    return joined(
        joined(el("w:b"), el("w:bCs")) if bold else NOTHING,
        el("w:color", val=color) if color else NOTHING,
        NOTHING if spacing is None else el("w:spacing", val=spacing),
        el("w:sz", val=round(2 * size)) if size else NOTHING,
        el("w:szCs", val=round(2 * size)) if size else NOTHING,
    )


def _edge(side: str, size: int, color: str, space: int | None = None) -> Xml:
    return el(f"w:{side}", val="single", sz=size, space=space or 0, color=color)


def _heading(level: int, size: float, before: int, edge: Xml = NOTHING) -> Style:
    # keepNext, keepLines, pBdr, spacing, outlineLvl: the order is Word's
    return Style(
        "paragraph",
        f"Heading{level}",
        f"heading {level}",
        "Normal",
        "BodyText",
        joined(
            el("w:keepNext"),
            el("w:keepLines"),
            props("w:pBdr", edge),
            _spacing(before, 120 if level == 1 else 80, 252),
            el("w:jc", val="left"),
            el("w:outlineLvl", val=level - 1),
        ),
        _letters(size, bold=True, color=INK if level in (1, 4) else BLUE),
    )


def _listed(name: str, numbering: int, left: int) -> Style:
    given = el("w:numPr", el("w:numId", val=numbering))
    place = el("w:ind", left=left, hanging=340)
    pieces = joined(given, _spacing(0, 40, 264), place)
    return Style("paragraph", name.replace(" ", ""), name, "Normal", "", pieces)


def _contents(level: int) -> Style:
    place = el("w:ind", left=(level - 1) * 300)
    tabs = el("w:tabs", el("w:tab", val="right", leader="dot", pos=9978))
    after = 10 if level > 1 else 20
    before = 60 if level == 1 else 0
    pieces = joined(tabs, _spacing(before, after, 240), place, el("w:jc", val="left"))
    letters = _letters(9, bold=True) if level == 1 else _letters(8.5, color=SOFT)
    return Style("paragraph", f"TOC{level}", f"toc {level}", "Normal", "Normal", pieces, letters)


def _ours(name: str, paragraph: Xml, letters: Xml = NOTHING, based_on: str = "Normal") -> Style:
    short = name.replace(" ", "")
    return Style("paragraph", short, name, based_on, "", paragraph, letters)


def _table(name: str, pieces: Xml, based_on: str = "TableNormal") -> Style:
    return Style("table", name.replace(" ", ""), name, based_on, table=pieces)


def _margins(high: int, wide: int) -> Xml:
    def side(name: str, width: int) -> Xml:
        return el(f"w:{name}", w=width, type="dxa")

    return el(
        "w:tblCellMar", side("top", high), side("left", wide), side("bottom", high),
        side("right", wide),
    )  # fmt: skip


_LEFT = el("w:jc", val="left")
_PLAIN_TABLE = joined(
    el(
        "w:tblPr",
        el(
            "w:tblBorders",
            _edge("top", 12, INK),
            _edge("bottom", 8, INK),
            _edge("insideH", 4, LINE),
        ),
        _margins(34, 85),
    ),
    el(
        "w:tblStylePr",
        el("w:rPr", el("w:b"), el("w:bCs")),
        el(
            "w:tcPr",
            el("w:tcBorders", _edge("bottom", 8, INK)),
            el("w:shd", val="clear", color="auto", fill=FAINT),
        ),
        type="firstRow",
    ),
)
_MATRIX_TABLE = joined(
    el(
        "w:tblPr",
        el(
            "w:tblBorders",
            *(_edge(side, 6, SOFT) for side in ("top", "left", "bottom", "right")),
            _edge("insideH", 4, LINE),
            _edge("insideV", 4, LINE),
        ),
        _margins(40, 50),
    ),
    el(
        "w:tblStylePr",
        el("w:tcPr", el("w:shd", val="clear", color="auto", fill=FAINT)),
        type="firstRow",
    ),
)
_FACTS_TABLE = el(
    "w:tblPr",
    el("w:tblBorders", _edge("top", 6, SOFT), _edge("bottom", 6, SOFT)),
    _margins(30, 85),
)
_NOTE_TABLE = el(
    "w:tblPr",
    el(
        "w:tblBorders",
        _edge("top", 6, SOFT),
        _edge("left", 36, BLUE),
        _edge("bottom", 6, SOFT),
        _edge("right", 6, SOFT),
    ),
    _margins(90, 170),
)
_TILES_TABLE = el(
    "w:tblPr",
    el(
        "w:tblBorders",
        *(_edge(side, 6, SOFT) for side in ("top", "left", "bottom", "right", "insideV")),
    ),
    _margins(70, 100),
)
_TABLE_NORMAL = el("w:tblPr", _margins(0, 108))

STYLES: tuple[Style, ...] = (
    Style("paragraph", "Normal", "Normal"),
    Style("character", "DefaultParagraphFont", "Default Paragraph Font"),
    Style("table", "TableNormal", "Normal Table", table=_TABLE_NORMAL),
    Style(
        "paragraph",
        "Title",
        "Title",
        "Normal",
        "Subtitle",
        joined(el("w:keepNext"), _spacing(240, 60, 264), el("w:jc", val="center")),
        _letters(20, bold=True, color=INK),
    ),
    Style(
        "paragraph",
        "Subtitle",
        "Subtitle",
        "Normal",
        "BodyText",
        joined(el("w:keepNext"), _spacing(0, 280, 264), el("w:jc", val="center")),
        _letters(13, color=INK),
    ),
    _heading(1, 13, 360, _edge("bottom", 12, INK, 3)),
    _heading(2, 11, 260, _edge("left", 48, BLUE, 6)),
    _heading(3, 10.5, 220, _edge("bottom", 4, BLUE, 2)),
    _heading(4, 10, 180),
    Style("paragraph", "BodyText", "Body Text", "Normal", "", _spacing(0, 100, 264)),
    _listed("List Bullet", BULLETS, 340),
    _listed("List Bullet 2", BULLETS, 680),
    _listed("List Bullet 3", BULLETS, 1020),
    _listed("List Number", NUMBERS, 340),
    _listed("List Number 2", NUMBERS, 680),
    _listed("List Number 3", NUMBERS, 1020),
    Style(
        "paragraph",
        "ListContinue",
        "List Continue",
        "Normal",
        "",
        joined(_spacing(0, 40, 264), el("w:ind", left=340)),
    ),
    Style(
        "paragraph",
        "Quote",
        "Quote",
        "Normal",
        "",
        joined(
            el("w:pBdr", _edge("left", 18, LINE, 8)),
            _spacing(60, 120, 288),
            el("w:ind", left=340, right=340),
        ),
    ),
    Style(
        "paragraph",
        "Caption",
        "caption",
        "Normal",
        "",
        joined(el("w:keepNext"), _spacing(200, 80), _LEFT),
        _letters(9.5, bold=True),
    ),
    Style(
        "paragraph",
        "Header",
        "header",
        "Normal",
        "",
        joined(_spacing(0, 0), el("w:jc", val="right")),
        _letters(8, color=SOFT),
    ),
    Style(
        "paragraph",
        "Footer",
        "footer",
        "Normal",
        "",
        joined(_spacing(0, 0), el("w:jc", val="center")),
        _letters(8, color=SOFT),
    ),
    Style(
        "paragraph",
        "TOCHeading",
        "TOC Heading",
        "Normal",
        "Normal",
        joined(el("w:keepNext"), _spacing(360, 80), _LEFT),
        _letters(12, bold=True, color=INK),
    ),
    _contents(1),
    _contents(2),
    _contents(3),
    Style(
        "character",
        "Hyperlink",
        "Hyperlink",
        letters=joined(
            el("w:color", val=BLUE),
            el("w:u", val="single"),
        ),
    ),
    Style("character", "Strong", "Strong", letters=joined(el("w:b"), el("w:bCs"))),
    _ours("Yawara Lead", _spacing(60, 140, 276)),
    _ours("Yawara Gist", joined(_spacing(0, 80, 264), el("w:ind", left=170)), based_on="BodyText"),
    _ours("Yawara Status", joined(el("w:keepNext"), _spacing(40, 60, 264)), based_on="BodyText"),
    _ours("Yawara Small", joined(_spacing(0, 60, 252)), _letters(8), "BodyText"),
    _ours("Yawara Cell", joined(_close(0, 0, 200), _LEFT), _letters(8)),
    _ours("Yawara Cell Small", _close(8, 0, 178), _letters(7.2, color=SOFT), "YawaraCell"),
    _ours("Yawara Cell Number", el("w:jc", val="right"), based_on="YawaraCell"),
    _ours("Yawara Cell Sign", el("w:jc", val="center"), based_on="YawaraCell"),
    _ours("Yawara Note Title", joined(el("w:keepNext"), _spacing(0, 60)), _letters(bold=True)),
    _ours(
        "Yawara Fold",
        joined(el("w:keepNext"), _spacing(120, 40, 252)),
        _letters(8.5, bold=True, color=SOFT),
    ),
    _ours(
        "Yawara Proof",
        joined(
            el("w:numPr", el("w:numId", val=PROOF)),
            _close(0, 10, 176),
            _LEFT,
        ),
        _letters(7.2, color=SOFT),
    ),
    _ours("Yawara Term", joined(el("w:keepNext"), _spacing(100, 0)), _letters(bold=True)),
    _ours(
        "Yawara Definition",
        joined(_spacing(0, 60, 264), el("w:ind", left=340)),
        based_on="BodyText",
    ),
    _ours("Yawara Tile Number", joined(el("w:keepNext"), _spacing(0, 0)), _letters(18, bold=True)),
    _ours("Yawara Picture", _spacing(40, 120)),
    _ours(
        "Yawara Colophon",
        joined(
            el("w:pBdr", _edge("top", 4, LINE, 6)),
            _spacing(480, 0),
            el("w:jc", val="right"),
        ),
        _letters(8, color=SOFT),
    ),
    _ours(
        "Yawara Break", el("w:spacing", before=0, after=0, line=140, lineRule="exact"), _letters(4)
    ),
    Style("character", "YawaraID", "Yawara ID", letters=_letters(color=SOFT)),
    Style("character", "YawaraMuted", "Yawara Muted", letters=_letters(color=SOFT)),
    Style("character", "YawaraOfficial", "Yawara Official"),
    Style("character", "YawaraStatement", "Yawara Statement"),
    _table("Yawara Table", _PLAIN_TABLE),
    _table("Yawara Matrix", _MATRIX_TABLE),
    _table("Yawara Facts", _FACTS_TABLE),
    _table("Yawara Note", _NOTE_TABLE),
    _table("Yawara Tiles", _TILES_TABLE),
)

_DEFAULT = ("Normal", "DefaultParagraphFont", "TableNormal")


def style_xml(style: Style) -> Xml:
    """A style as Word writes it. What it is based on is named by our ids."""
    own = style.name.startswith("Yawara")
    return el(
        "w:style",
        el("w:name", val=style.name),
        el("w:basedOn", val=style.based_on) if style.based_on else NOTHING,
        el("w:next", val=style.next) if style.next else NOTHING,
        el("w:uiPriority", val=39) if style.name.startswith("toc ") else NOTHING,
        NOTHING if style.id in _DEFAULT[1:] else el("w:qFormat"),
        props("w:pPr", style.paragraph),
        props("w:rPr", style.letters),
        style.table,
        type=style.kind,
        styleId=style.id,
        default=1 if style.id in _DEFAULT else None,
        customStyle=1 if own else None,
    )
