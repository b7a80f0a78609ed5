"""The file that a report is written into: a template taken apart, completed, and put together.

What the template says goes first: its styles, its page, its headers. Only what it lacks is added.
Nothing in it is ever worked out: three words in double braces are replaced, and that is all.
"""

from __future__ import annotations

import copy
import datetime
import io
import re
import zipfile
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.package import Package

from yawara import __version__
from yawara.report.docx.default import default
from yawara.report.docx.elements import Xml, el, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

#: The mark where the report goes, and the words that are replaced wherever they stand.
MARK = "{{report}}"
_PLACE = re.compile(r"\{\{([a-z]+)\}\}")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {"png": "image/png", "svg": "image/svg+xml"}


class StyleIds:
    """The ids that styles have in a file, by the names that Word shows."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known

    def __getitem__(self, name: str) -> str:
        """The id of a style."""
        return self._known[name.lower()]


class Numbering:
    """Lists: which numbering a style has, and new ones that begin at 1 again."""

    def __init__(self, element: Any, styles: Any) -> None:  # noqa: ANN401 - elements of lxml
        self._element = element
        self._by_style = {
            one.find(qn("w:name")).get(qn("w:val")).lower(): one.find(
                f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
            )
            for one in styles.findall(qn("w:style"))
            if one.find(qn("w:name")) is not None
        }

    def of(self, style: str) -> int:
        """The numbering of a style; 0 where it has none."""
        given = self._by_style.get(style.lower())
        return 0 if given is None else _whole(given.get(qn("w:val")))

    def restarted(self, depth: int) -> int:
        """A new list of the kind that List Number is, beginning at 1."""
        style = f"List Number {depth + 1}" if depth else "List Number"
        return self.copied(self.of(style), restart=True)

    def copied(self, number: int, *, restart: bool = False) -> int:
        """Another list that looks like list `number`; 0 where there is none such."""
        for one in self._element.findall(qn("w:num")):
            if _whole(one.get(qn("w:numId"))) == number:
                abstract = one.find(qn("w:abstractNumId"))
                break
        else:
            return 0
        new = _next(self._element.findall(qn("w:num")), "w:numId")
        over = el("w:lvlOverride", el("w:startOverride", val=1), ilvl=0)
        made = el(
            "w:num",
            el("w:abstractNumId", val=abstract.get(qn("w:val"))),
            *((over,) if restart else ()),
            numId=new,
        )
        _add_list(self._element, made)
        return new


class Base:
    """A template on its way to become a report."""

    def __init__(self, data: bytes) -> None:
        self._package = Package.open(io.BytesIO(data))
        main = self._package.main_document_part
        self._main = main
        self.body = main.element.find(qn("w:body"))
        if self.body is None:
            self.body = _parsed(el("w:body"))
            main.element.append(self.body)
        self._ours = Package.open(io.BytesIO(default("ja"))).main_document_part
        self._mark = _marked(self.body)
        styles = self._part(RT.STYLES, "styles", root("w:styles"))
        numbers = self._part(RT.NUMBERING, "numbering", root("w:numbering"))
        self._merge_styles(styles.element, numbers.element)
        self.styles = StyleIds(_names(styles.element))
        self.numbering = Numbering(numbers.element, styles.element)

    # --- completing ---

    def _part(self, kind: str, name: str, empty: bytes) -> XmlPart:
        """A part that hangs on the document; where the template has none, an empty one."""
        for rel in self._main.rels.values():
            if rel.reltype == kind and not rel.is_external:
                part = rel.target_part
                if isinstance(part, XmlPart):
                    return part
        uri = PackURI(f"/word/{name}.xml")
        made: XmlPart = XmlPart.load(uri, f"{_WORD}.{name}+xml", empty, self._package)
        self._main.relate_to(made, kind)
        return made

    def _merge_styles(self, styles: Any, numbers: Any) -> None:  # noqa: ANN401 - elements of lxml
        ours = self._ours.part_related_by(RT.STYLES).element
        if styles.find(qn("w:docDefaults")) is None:
            styles.insert(0, copy.deepcopy(ours.find(qn("w:docDefaults"))))
        known = _names(styles)
        missing = [one for name, one in _by_name(ours) if name not in known]
        if not missing:
            return
        taken = {one.get(qn("w:styleId")) for one in styles.findall(qn("w:style"))}
        lists = self._merge_lists(numbers)
        ids: dict[str, str] = {}
        for name, one in _by_name(ours):
            old = one.get(qn("w:styleId"))
            ids[old] = known.get(name) or (f"{old}Yawara" if old in taken else old)
        for one in missing:
            made = copy.deepcopy(one)
            made.set(qn("w:styleId"), ids[made.get(qn("w:styleId"))])
            made.attrib.pop(qn("w:default"), None)
            for tag in ("w:basedOn", "w:next"):
                for named in made.findall(qn(tag)):
                    named.set(qn("w:val"), ids[named.get(qn("w:val"))])
            for number in made.iter(qn("w:numId")):
                number.set(qn("w:val"), str(lists[_whole(number.get(qn("w:val")))]))
            styles.append(made)

    def _merge_lists(self, numbers: Any) -> dict[int, int]:  # noqa: ANN401 - an element of lxml
        """Our lists among those of the template: which number each of them has there."""
        ours = self._ours.part_related_by(RT.NUMBERING).element
        first = _next(numbers.findall(qn("w:abstractNum")), "w:abstractNumId")
        number = _next(numbers.findall(qn("w:num")), "w:numId")
        out: dict[int, int] = {}
        # Word wants every abstract list before the first list.
        at = sum(1 for one in numbers if one.tag in (qn("w:abstractNum"), qn("w:numPicBullet")))
        for step, one in enumerate(ours.findall(qn("w:abstractNum"))):
            made = copy.deepcopy(one)
            out[_whole(made.get(qn("w:abstractNumId")))] = number + step
            made.set(qn("w:abstractNumId"), str(first + step))
            numbers.insert(at + step, made)
            listed = el("w:num", el("w:abstractNumId", val=first + step), numId=number + step)
            _add_list(numbers, listed)
        return out

    # --- the page and the place ---

    def setup(self) -> Any:  # noqa: ANN401 - an element of lxml
        """How the page is set up where the report goes (`sectPr`)."""
        mark = self._mark
        for one in () if mark is None else mark.itersiblings():
            found = (
                one if one.tag == qn("w:sectPr") else one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            )
            if found is not None:
                return found
        last = self.body.find(qn("w:sectPr"))
        if last is None:
            ours = self._ours.element.find(qn("w:body")).find(qn("w:sectPr"))
            last = copy.deepcopy(ours)
            for reference in [*last]:
                if reference.tag.endswith("Reference"):
                    last.remove(reference)
            self.body.append(last)
        return last

    def place(self, inner: Xml) -> None:
        """Put the report where the mark stands, or else in place of all that the body says."""
        made = parse_xml(root("w:body", inner))
        mark = self._mark
        if mark is None:
            for one in [*self.body]:
                if one.tag != qn("w:sectPr"):
                    self.body.remove(one)
            for at, one in enumerate([*made]):
                self.body.insert(at, one)
            return
        for one in [*made]:
            mark.addprevious(one)
        self.body.remove(mark)

    def fill(self, words: Mapping[str, str]) -> None:
        """Replace words in double braces in the body, the headers and the footers."""
        for element in (self._main.element, *self._running()):
            for paragraph in element.iter(qn("w:p")):
                _replace(paragraph, words)

    def _running(self) -> Iterator[Any]:
        for rel in self._main.rels.values():
            if rel.reltype in (RT.HEADER, RT.FOOTER) and not rel.is_external:
                part = rel.target_part
                if isinstance(part, XmlPart):
                    yield part.element

    # --- relations and properties ---

    def link(self, addresses: Mapping[str, str]) -> None:
        """Addresses outside, under the ids by which the text names them."""
        for address, id_ in addresses.items():
            self._main.load_rel(RT.HYPERLINK, address, id_, is_external=True)

    def embed(self, files: Iterable[tuple[str, str, bytes]]) -> None:
        """Drawings, under the ids by which the text names them."""
        for id_, suffix, data in files:
            uri = PackURI(f"/word/media/yawara-{id_.removeprefix('rIdY').lower()}.{suffix}")
            part = Part(uri, _KINDS[suffix], data, self._package)
            self._main.load_rel(RT.IMAGE, part, id_)

    def describe(self, title: str, subject: str, lang: str, stamp: datetime.date) -> None:
        """The properties of the file: what it is, whose, of which day."""
        day = datetime.datetime.combine(stamp, datetime.time(), datetime.UTC)
        core = self._package.core_properties
        # 255 letters are what Word keeps of a property.
        core.title, core.subject, core.author = title[:255], subject[:255], subject[:255]
        core.last_modified_by = subject[:255]
        core.created = core.modified = day
        core.language = "ja-JP" if lang == "ja" else "en-US"
        core.revision = 1
        core.version = f"Yawara {__version__}"

    def packed(self, stamp: datetime.date) -> bytes:
        """The file: the same parts give the same bytes."""
        made = io.BytesIO()
        self._package.save(made)
        day = (max(1980, min(2107, stamp.year)), stamp.month, stamp.day, 0, 0, 0)
        out = io.BytesIO()
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                about = zipfile.ZipInfo(name, day)
                about.create_system = 0  # the same on every system
                new.writestr(about, old.read(name), zipfile.ZIP_DEFLATED, 6)
        return out.getvalue()


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.lstrip("-").isdecimal() else 0


def _next(elements: Iterable[Any], name: str) -> int:
    return max((_whole(one.get(qn(name))) for one in elements), default=0) + 1


def _add_list(numbers: Any, made: Xml) -> None:  # noqa: ANN401 - an element of lxml
    """Another list, which stands before what Word keeps at the very end."""
    last = numbers.find(qn("w:numIdMacAtCleanup"))
    if last is None:
        numbers.append(_parsed(made))
    else:
        last.addprevious(_parsed(made))


def _parsed(xml: Xml) -> Any:  # noqa: ANN401 - an element of lxml
    return parse_xml(root("w:body", xml))[0]


def _by_name(styles: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - likewise
    for one in styles.findall(qn("w:style")):
        name = one.find(qn("w:name"))
        if name is not None and one.get(qn("w:styleId")):
            yield (name.get(qn("w:val")) or "").lower(), one


def _names(styles: Any) -> dict[str, str]:  # noqa: ANN401 - likewise
    return {name: one.get(qn("w:styleId")) for name, one in _by_name(styles)}


def _marked(body: Any) -> Any:  # noqa: ANN401 - likewise
    """The paragraph that says where the report goes."""
    return next((one for one in body.findall(qn("w:p")) if _text(one).strip() == MARK), None)


def _text(paragraph: Any) -> str:  # noqa: ANN401 - likewise
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def _replace(paragraph: Any, words: Mapping[str, str]) -> None:  # noqa: ANN401 - likewise
    """Replace words in a paragraph; Word may have cut one into several runs."""
    pieces = [
        one for one in paragraph.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is paragraph
    ]
    whole = "".join(one.text or "" for one in pieces)
    starts = [0, *accumulate(len(one.text or "") for one in pieces)]
    # From the end, so that what is put in moves nothing and is not looked at again.
    for found in reversed([*_PLACE.finditer(whole)]):
        if (value := words.get(found[1])) is not None:
            _put(pieces, starts, found, value)


def _put(pieces: list[Any], starts: list[int], found: re.Match[str], value: str) -> None:
    """Put `value` in place of what was found in the pieces, in the first of them.

    `starts`: where each piece began at first, and where the last ended.
    """
    begin, end = found.span()
    at = bisect_right(starts, begin) - 1
    while at < len(pieces) and starts[at] < end:
        piece, start = pieces[at], starts[at]
        low, high = max(begin, start), min(end, starts[at + 1])
        if low < high:
            text = piece.text or ""
            kept = text[: low - start] + (value if low == begin else "") + text[high - start :]
            piece.text = kept
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += 1
