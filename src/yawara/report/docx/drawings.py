"""Drawings in a document: PNG for everybody, beside it the SVG for those who can (Word 2019 on).

Each drawing is rastered once, all of them in one run of the typesetter, with the fonts that come
with the package: every machine draws the same. The signs of a status and the boxes of an interval
are drawings too, so that they look as on the page and in the PDF, and say without colour what they
say; their words stand beside them or in their alternative text.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import noto_cjk_sans_jp_bold as bold
import noto_cjk_sans_jp_regular as regular
import typst

from yawara.report import charts
from yawara.report.docx.elements import FIRST, NAMESPACES, Xml, el
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import n

if TYPE_CHECKING:
    from yawara.assess.findings import Status
    from yawara.ledger.planes import Interval
    from yawara.report.markup import Html
    from yawara.report.tree import Scale, Units

#: English metric units, in which Office measures drawings: in a millimetre, in a twip.
MILLIMETRE, TWIP = 36_000, 635
#: Points in a millimetre, and dots in an inch; small drawings are drawn larger by so much.
_POINTS, _DOTS, _LARGER = 72 / 25.4, 200, 2
_SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "Noto Sans CJK JP")
#for one in json(bytes(sys.inputs.drawings)) {
  page(image(bytes(one.svg), format: "svg", width: one.width * 1pt))
}
"""
_BOX = re.compile(r'viewBox="\s*\S+\s+\S+\s+([\d.]+)\s+([\d.]+)\s*"')
_SIGN_HIGH, _SCALE_BOX, _IN_A_ROW = 2.7, (26.0, 13.0), 12
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class Drawing(NamedTuple):
    """A drawing as it goes into the file: `svg` as text, how wide it is, whether SVG goes along."""

    svg: str
    millimetres: float
    alone: bool

    @property
    def high(self) -> float:
        """How high it is, in millimetres."""
        found = _BOX.search(self.svg[:2000])
        if found is None or not float(found[1]):
            return self.millimetres
        return self.millimetres * float(found[2]) / float(found[1])


class Drawings:
    """The drawings of one document, each once however often it stands there."""

    def __init__(self) -> None:
        self._known: dict[Drawing, tuple[int, Xml]] = {}
        self._placed = FIRST

    def inline(self, drawing: Drawing, text: str, title: str = "") -> Xml:
        """A drawing in a line. `text` says what it shows; empty where words beside it do."""
        self._placed += 1
        names: dict[str, str | int | None] = {
            "id": self._placed,
            "name": f"Drawing {self._placed - FIRST}",
            "descr": text,
        }
        silent = el("a:extLst", el("a:ext", el("adec:decorative", val=1), uri=_DECORATIVE))
        described = el("wp:docPr", *(() if text else (silent,)), **names, title=title or None)
        if drawing not in self._known:
            at = len(self._known) + 1
            self._known[drawing] = at, _graphic(drawing, at)
        place = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}
        extent = el("wp:extent", **_size(drawing))
        inline = el("wp:inline", extent, described, self._known[drawing][1], **place)
        return el("w:r", el("w:drawing", inline))

    def files(self) -> tuple[tuple[str, str, bytes], ...]:
        """Every drawing as files: the id of its relation, its suffix, its bytes."""
        if not self._known:
            return ()
        out: list[tuple[str, str, bytes]] = []
        for drawing, png in zip(self._known, _rastered(tuple(self._known)), strict=True):
            at, _ = self._known[drawing]
            out.append((f"rIdYP{at}", "png", png))
            if not drawing.alone:
                out.append((f"rIdYS{at}", "svg", drawing.svg.encode()))
        return tuple(out)


def _size(drawing: Drawing) -> dict[str, str | int | None]:
    return {
        "cx": round(drawing.millimetres * MILLIMETRE),
        "cy": round(drawing.high * MILLIMETRE),
    }


def _graphic(drawing: Drawing, at: int) -> Xml:
    """What of a drawing is the same wherever it stands."""
    svg = el("asvg:svgBlip", **{"r:embed": f"rIdYS{at}"})
    vector = el("a:extLst", el("a:ext", svg, uri=_SVG))
    blip = el("a:blip", *(() if drawing.alone else (vector,)), **{"r:embed": f"rIdYP{at}"})
    picture = el(
        "pic:pic",
        el("pic:nvPicPr", el("pic:cNvPr", id=0, name=f"image{at}.png"), el("pic:cNvPicPr")),
        el("pic:blipFill", blip, el("a:stretch", el("a:fillRect"))),
        el(
            "pic:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", **_size(drawing))),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
        ),
    )
    return el("a:graphic", el("a:graphicData", picture, uri=NAMESPACES["pic"]))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(Path(str(font.FONT_PATH)).parent) for font in (regular, bold)],
    )


def _rastered(drawings: tuple[Drawing, ...]) -> list[bytes]:
    given = [
        {
            "svg": one.svg,
            "width": one.millimetres * _POINTS * (_LARGER if one.alone else 1),
        }
        for one in drawings
    ]
    made: object = typst.compile(
        _SOURCE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=_DOTS,
        sys_inputs={"drawings": msgspec.json.encode(given).decode()},
    )
    # One page comes as it is, several as a list, which the types of typst do not say.
    several = made if isinstance(made, list) else [made]
    return [one for one in several if isinstance(one, bytes)]


@cache
def sign(status: Status) -> Drawing:
    """The sign of a status."""
    drawn = shapes.sign("s", status, (0, 0))
    return _small((charts.SIGN, charts.SIGN), drawn, statuses=(status,))


def scale(picture: Scale) -> Drawing:
    """The three boxes of an interval."""
    return _scale(picture.stated, picture.shown)


@cache
def _scale(stated: Interval, shown: Interval) -> Drawing:
    wide, high = _SCALE_BOX
    drawn = shapes.scale("s", stated, shown, (1, 1), _SCALE_BOX)
    return _small((3 * wide + 2, high + 2), drawn, hatch=True)


def units(picture: Units) -> Drawing | None:
    """One sign for each thing counted; none where they are too many to be counted by eye."""
    count = sum(number for _, number in picture.tally)
    if not 0 < count <= charts.MOST_SIGNS:
        return None
    tally = dict(picture.tally)
    drawn, high = shapes.units("s", tally, (0, 0), _IN_A_ROW)
    wide = min(count, _IN_A_ROW) * shapes.STEP - charts.GAP
    return _small((wide, high), drawn, statuses=tuple(tally))


def _small(
    size: tuple[float, float],
    drawn: Html,
    *,
    hatch: bool = False,
    statuses: tuple[Status, ...] = (),
) -> Drawing:
    wide, high = size
    begin = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(wide)} {n(high)}">'
    known = shapes.defs("s", hatch=hatch, statuses=statuses)
    return Drawing(f"{begin}{known}{drawn}</svg>", wide * _SIGN_HIGH / charts.SIGN, alone=True)
