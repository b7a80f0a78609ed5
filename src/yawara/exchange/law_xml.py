"""A law in 法令標準XML (the XML of e-Gov), read into hashes of its normalised text.

A pack holds, for each article of a law, the SHA-256 of the article's normalised text. The text is
normalised as little as will do, so that every change of a character that a reader sees is found:

- An article's text is its caption, its title, and all that stands under it, in the order of the
  file; a paragraph's text is its number and all that stands under it.
- Each element with text of its own gives one line. `Ruby`, `Line`, `Sup` and `Sub` belong to the
  line around them. The reading aid of ruby (`Rt`) is dropped, its base stays.
- Runs of blanks, tabs and line ends are layout: one blank, and none at the ends of a line. The
  full-width blank (U+3000) is a character of the text and stays. No Unicode normalisation: the
  characters are the law's own.
- Attributes are not text; `Num` names the article or paragraph.
- The lines are joined with a line feed and hashed as UTF-8.

An article of the main provisions has its number as its key (`7`, `24_2` for 第二十四条の二), one of
the original supplementary provisions `S-1`, one of the supplementary provisions of an amending act
`S-1@` and that act's number. Supplementary provisions without articles are one article, `S`. What
else a law consists of, its preamble and appended tables and forms, counts as an article as well,
named by its element and number (`AppdxTable-1`). The table of contents repeats and is passed over.
Text that stands in none of these places is stray: no law of e-Gov has any, so its places are kept.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from yawara.text.problem import Place

if TYPE_CHECKING:
    from yawara.text.problem import Problems

MOST_DEPTH = 64
MOST_ELEMENTS = 1_000_000

#: What the API of e-Gov wraps a law in (version 2 and version 1).
WRAPPERS = ("law_data_response", "DataRoot")
INLINE = frozenset({"Ruby", "Line", "Sup", "Sub"})
CHAPTERS = frozenset(
    {"PartTitle", "ChapterTitle", "SectionTitle", "SubsectionTitle", "DivisionTitle"}
)
#: The label of the original supplementary provisions counts as a chapter's title.
SUPPLEMENT = "SupplProvisionLabel"
#: Parts of a law beside its articles; with the elements whose name begins with Appdx.
OTHER_PARTS = frozenset({"EnactStatement", "Preamble"})

ERAS = {"Meiji": "1", "Taisho": "2", "Showa": "3", "Heisei": "4", "Reiwa": "5"}
TYPES = {"Act": "AC", "CabinetOrder": "CO", "ImperialOrder": "IO"}
LAW_ID = re.compile(r"([1-5])(\d\d)([A-Z]{2})\d(\d{9})")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (項) of an article: its number and the hash of its text."""

    number: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article (条): its key, what it is called in the text, its caption without brackets."""

    key: str
    label: str
    caption: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Statute:
    """A law as e-Gov gives it out. `era`, `year`, `type` and `serial` are its number in parts."""

    title: str
    number: str
    era: str
    year: str
    type: str
    serial: str
    chapters: tuple[str, ...]
    articles: tuple[Article, ...]
    stray: tuple[Place, ...]
    place: Place

    def has_id(self, law_id: str) -> bool:
        """Whether `law_id` (e-Gov's, as 507AC0000000053) is the id of this law.

        The file itself does not hold the id, but era, year, type and serial number of the law, of
        which the id is made. Its sixth place says who introduced the bill, which the file does not.
        """
        parts = LAW_ID.fullmatch(law_id)
        if parts is None:
            return False
        own = (
            ERAS.get(self.era),
            self.year.zfill(2),
            TYPES.get(self.type),
            self.serial.zfill(9),
        )
        return own == parts.groups()


def bare(title: str) -> str:
    """A title without the blanks that only space it out (第一章　総則, 附　則)."""
    return "".join(title.split())


class _Refused(Exception):  # noqa: N818 - it ends the reading, the problem is noted already
    """Ends the reading once the file is refused."""


class _Text:
    """Gathers the lines of one article or paragraph."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def sha256(self) -> str:
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


class Reader:
    """Walks through the file once and keeps only hashes, so that memory stays bounded."""

    def __init__(self, name: str, found: Problems) -> None:
        self.name = name
        self.found = found
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.elements = 0
        self.path: list[str] = []
        self.piece: list[str] = []
        self.law: dict[str, str] | None = None
        self.law_place = Place(name)
        self.single = {"LawNum": "", "LawTitle": ""}
        self.supplement: str | None = None
        self.chapters: list[str] = []
        self.articles: list[Article] = []
        self.stray: list[Place] = []
        self.times: Counter[str] = Counter()
        # The article and the paragraph that are open, or None, and how deep they lie.
        self.article: _Text | None = None
        self.article_depth = self.paragraph_depth = 0
        self.key = ""
        self.article_place = Place(name)
        self.names = {"ArticleTitle": "", "ArticleCaption": ""}
        self.paragraphs: list[Paragraph] = []
        self.paragraph: _Text | None = None
        self.number = ""

    def parse(self, data: bytes) -> None:
        """Read the whole file; whatever is wrong with it is noted among the problems."""
        try:
            self.parser.Parse(data, True)  # noqa: FBT003 - expat's own signature: this is all
        except expat.ExpatError as error:
            place = Place(self.name, error.lineno, error.offset + 1)
            code = "xml-encoding" if error.code in _ENCODING_ERRORS else "xml-syntax"
            self.found.error(code, place, what=expat.ErrorString(error.code) or "")
        except (LookupError, ValueError):
            # How pyexpat speaks of an encoding that it does not know, or of one with more bytes.
            self.found.error("xml-encoding", Place(self.name, 1, 1), what="")
        except _Refused:
            pass

    def statute(self) -> Statute | None:
        """What was read, or None with a problem where it is no whole law."""
        law = self.law
        if law is None:
            self.found.error("law-wrong-root", self.law_place, root="")
            return None
        lacking = [tag for tag, text in self.single.items() if not text]
        if not self.articles:
            lacking.append("Article")
        if lacking:
            self.found.error("law-incomplete", self.law_place, lacking=", ".join(lacking))
        if self.found.found:
            return None
        return Statute(
            title=self.single["LawTitle"],
            number=self.single["LawNum"],
            era=law.get("Era", ""),
            year=law.get("Year", ""),
            type=law.get("LawType", ""),
            serial=law.get("Num", ""),
            chapters=tuple(self.chapters),
            articles=tuple(self.articles),
            stray=tuple(self.stray),
            place=self.law_place,
        )

    def _refuse(self, code: str, **params: object) -> None:
        self.found.error(code, self._here(), **params)
        raise _Refused

    def _here(self) -> Place:
        return Place(self.name, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, _subset: int) -> None:
        self._refuse("xml-doctype")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            self._refuse("xml-too-large", most=MOST_ELEMENTS)
        if len(self.path) >= MOST_DEPTH:
            self._refuse("xml-too-deep", most=MOST_DEPTH)
        if not self.path and tag not in ("Law", *WRAPPERS):
            self._refuse("law-wrong-root", root=tag[:80])
        if tag not in INLINE and tag != "Rt":
            self._flush()
        self.path.append(tag)
        if tag == "Law":
            if self.law is not None:
                self._refuse("law-many")
            self.law, self.law_place = attributes, self._here()
        elif tag == "SupplProvision":
            self.supplement = attributes.get("AmendLawNum", "")
        elif self.article is None:
            self._maybe_open(tag, attributes.get("Num", ""))
        if tag == "Paragraph" and self.article is not None and self.paragraph is None:
            self.paragraph, self.number = _Text(), attributes.get("Num", "")
            self.paragraph_depth = len(self.path)

    def _maybe_open(self, tag: str, number: str) -> None:
        """Open an article where this element is one, or begins what counts as one."""
        if tag == "Article":
            self._open(self._key("", number) if self.supplement is None else self._key("S", number))
        elif tag == "Paragraph" and self.path[-2:-1] == ["SupplProvision"]:
            self._open(self._key("S", ""), len(self.path) - 1)
        elif tag == "Paragraph" and self.path[-2:-1] == ["MainProvision"]:
            self._open("M", len(self.path) - 1)
        elif tag in OTHER_PARTS or re.match(r"(SupplProvision)?Appdx", tag):
            key = self._key(tag, number)
            self.times[key] += 1
            self._open(key if self.times[key] == 1 else f"{key}#{self.times[key]}")

    def _key(self, part: str, number: str) -> str:
        key = "-".join(filter(None, (part, number)))
        return f"{key}@{self.supplement}" if self.supplement else key

    def _open(self, key: str, depth: int | None = None) -> None:
        self.article, self.article_place, self.key = _Text(), self._here(), key
        self.article_depth = len(self.path) if depth is None else depth
        self.names = dict.fromkeys(self.names, "")
        self.paragraphs = []

    def _characters(self, text: str) -> None:
        if self.path[-2:] != ["Ruby", "Rt"]:
            self.piece.append(text)

    def _end(self, tag: str) -> None:
        if tag not in INLINE and tag != "Rt":
            self._flush()
        depth = len(self.path)
        self.path.pop()
        if self.paragraph is not None and depth == self.paragraph_depth:
            self.paragraphs.append(Paragraph(self.number, self.paragraph.sha256()))
            self.paragraph = None
        if self.article is not None and depth == self.article_depth:
            self.articles.append(self._article(self.article))
            self.article = None
        if tag == "SupplProvision":
            self.supplement = None

    def _article(self, text: _Text) -> Article:
        part = "" if self.supplement is None else "附則"
        return Article(
            key=self.key,
            label=part + self.names["ArticleTitle"] or self.key,
            caption=self.names["ArticleCaption"].removeprefix("（").removesuffix("）"),
            sha256=text.sha256(),
            paragraphs=tuple(self.paragraphs),
            place=self.article_place,
        )

    def _flush(self) -> None:
        """End a line of text: it belongs to whatever is open."""
        if not self.piece:
            return
        line = re.sub(r"[ \t\r\n]+", " ", "".join(self.piece)).strip(" ")
        self.piece = []
        if not line:
            return
        tag = next((tag for tag in reversed(self.path) if tag not in INLINE), "")
        if tag in self.single and not self.single[tag]:
            self.single[tag] = line
        if tag in self.names and self.article is not None and not self.names[tag]:
            self.names[tag] = line
        titled = tag in CHAPTERS or (tag == SUPPLEMENT and not self.supplement)
        if self.article is None and "TOC" not in self.path and "LawBody" in self.path:
            if titled:
                self.chapters.append(bare(line))
            elif tag not in self.single and tag != SUPPLEMENT:
                self.stray.append(self._here())
        for text in (self.article, self.paragraph):
            if text is not None:
                text.lines.append(line)


_ENCODING_ERRORS = frozenset(
    expat.errors.codes[text]
    for text in (
        expat.errors.XML_ERROR_UNKNOWN_ENCODING,
        expat.errors.XML_ERROR_INCORRECT_ENCODING,
    )
)
