"""Our own template: A4, Japanese fonts with Latin ones beside them, page numbers.

It is written here rather than kept as a file, so that everybody can see what is in it. `default`
is also what somebody takes to make a template of their own.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Literal

from yawara.report.docx.elements import Xml, el, field, joined, root, run
from yawara.report.docx.styles import (
    BULLETS,
    INK,
    JAPANESE,
    LATIN,
    NUMBERS,
    PROOF,
    STYLES,
    style_xml,
)

if TYPE_CHECKING:
    from yawara.text.words import Lang

Form = Literal["report", "paper", "sheet"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: Margins in twips (top and bottom, left and right), and the size of letters in half points.
_SET: dict[Form, tuple[int, int, int]] = {
    "report": (1162, 964, 19),
    "paper": (1162, 964, 19),
    "sheet": (737, 964, 17),
}
_PARTS = (
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("header", "header1.xml"),
    ("footer", "footer1.xml"),
)
_DAY = (1980, 1, 1, 0, 0, 0)


def default(lang: Lang, form: Form = "report") -> bytes:
    """The template as a docx: our styles, header and footer, and the mark where a report goes."""
    margins, beside, size = _SET[form]
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": _document(margins, beside),
        "word/_rels/document.xml.rels": _relations(*_PARTS),
        "word/styles.xml": _styles(lang, size, form),
        "word/numbering.xml": root("w:numbering", *_abstracts(), *_numbers()),
        "word/settings.xml": _settings(lang),
        "word/fontTable.xml": root("w:fonts", *_fonts()),
        "word/header1.xml": root("w:hdr", _running("Header", run("{{organization}} – {{title}}"))),
        "word/footer1.xml": root("w:ftr", _running("Footer", _page_number())),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types() -> bytes:
    kinds = {"/word/document.xml": "document.main"} | {
        f"/word/{name}": kind for kind, name in _PARTS
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relations(*targets: tuple[str, str]) -> bytes:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'.encode()


def _document(margins: int, beside: int) -> bytes:
    header, footer = (
        f"rId{at}" for at, (kind, _) in enumerate(_PARTS, 1) if kind in ("header", "footer")
    )
    setup = el(
        "w:sectPr",
        el("w:headerReference", type="default", **{"r:id": header}),
        el("w:footerReference", type="default", **{"r:id": footer}),
        el("w:pgSz", w=11906, h=16838),
        el(
            "w:pgMar", top=margins, right=beside, bottom=margins, left=beside,
            header=567, footer=567, gutter=0,
        ),
    )  # fmt: skip
    mark = el("w:p", el("w:pPr", el("w:pStyle", val="BodyText")), run("{{report}}"))
    return root("w:document", el("w:body", mark, setup))


def _running(style: str, inner: Xml) -> Xml:
    return el("w:p", el("w:pPr", el("w:pStyle", val=style)), inner)


def _page_number() -> Xml:
    return joined(field("PAGE", run("1")), run(" / "), field("NUMPAGES", run("1")))


def _styles(lang: Lang, size: int, form: Form) -> bytes:
    fonts = el("w:rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=JAPANESE, cs=LATIN)
    language = el("w:lang", val="en-US", eastAsia="ja-JP", bidi="ar-SA")
    letters = el(
        "w:rPr",
        fonts,
        el("w:color", val=INK),
        el("w:sz", val=size),
        el("w:szCs", val=size),
        language,
    )
    # Strict line breaking (kinsoku), hanging punctuation, space between Japanese and Latin.
    given = (
        el("w:widowControl"),
        el("w:kinsoku"),
        el("w:overflowPunct"),
        el("w:autoSpaceDE"),
        el("w:autoSpaceDN"),
        el("w:snapToGrid", val=0),
        el("w:jc", val="both" if lang == "ja" else "left"),
    )
    defaults = el(
        "w:docDefaults", el("w:rPrDefault", letters), el("w:pPrDefault", el("w:pPr", *given))
    )
    styles = joined(*(style_xml(style) for style in STYLES))
    return root("w:styles", defaults, _tight(styles) if form == "sheet" else styles)


def _tight(styles: Xml) -> Xml:
    """The same styles for a sheet, which must fit on one page."""
    less = {"before": 0.4, "after": 0.4, "line": 0.88, "sz": 0.85, "szCs": 0.85}

    def smaller(found: re.Match[str]) -> str:
        return f"{found[1]}{round(int(found[3]) * less[found[2]])}{found[4]}"

    spaced = re.sub(r'( w:(before|after|line)=")(\d+)(")', smaller, styles)
    return Xml(re.sub(r'(<w:(sz|szCs) w:val=")(\d+)(")', smaller, spaced))


def _fonts() -> list[Xml]:
    """What may stand in for our fonts where they are not installed."""
    return [
        el(
            "w:font",
            el("w:altName", val="Yu Gothic"),
            el("w:panose1", val="020B0400000000000000"),
            el("w:charset", val="80"),
            el("w:family", val="swiss"),
            el("w:pitch", val="variable"),
            name=JAPANESE,
        ),
        el(
            "w:font",
            el("w:altName", val="Helvetica"),
            el("w:panose1", val="020B0604020202020204"),
            el("w:charset", val="00"),
            el("w:family", val="swiss"),
            el("w:pitch", val="variable"),
            name=LATIN,
        ),
    ]


def _settings(lang: Lang) -> bytes:
    # 15 is Word 2013 and later: anything less opens in compatibility mode.
    mode = el(
        "w:compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return root(
        "w:settings",
        el("w:defaultTabStop", val=840),
        el("w:characterSpacingControl", val="compressPunctuation"),
        el("w:compat", mode),
        el("w:themeFontLang", val="ja-JP" if lang == "ja" else "en-US", eastAsia="ja-JP"),
    )


def _level(at: int, form: str, text: str, left: int, hanging: int) -> Xml:
    return el(
        "w:lvl",
        el("w:start", val=1),
        el("w:numFmt", val=form),
        el("w:lvlText", val=text),
        el("w:lvlJc", val="left"),
        el("w:pPr", el("w:ind", left=left, hanging=hanging)),
        ilvl=at,
    )


def _abstracts() -> list[Xml]:
    """Bullets, numbers, and the dashes of a proof, nine levels each."""
    kinds = (
        (BULLETS, [("bullet", "・", 340 * (at + 1), 340) for at in range(9)]),
        (NUMBERS, [("decimal", f"%{at + 1}.", 340 * (at + 1), 340) for at in range(9)]),
        (PROOF, [("bullet", "–", 200 * (at + 1) + 140, 200) for at in range(9)]),
    )
    return [
        el(
            "w:abstractNum",
            el("w:multiLevelType", val="multilevel"),
            *(_level(at, *level) for at, level in enumerate(levels)),
            abstractNumId=number,
        )
        for number, levels in kinds
    ]


def _numbers() -> list[Xml]:
    return [
        el("w:num", el("w:abstractNumId", val=number), numId=number)
        for number in (BULLETS, NUMBERS, PROOF)
    ]
