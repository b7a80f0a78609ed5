"""Look into an Office file before any library does: what it is, and whether it may be unpacked.

An xlsx or docx is a zip of XML parts. Refused: what is none (with a word on what it seems to be),
what is damaged or encrypted, what would unpack to more than such a file ever needs, and parts with
a document type declaration, which may name entities and outside files. Macros and references to
the outside are never run or followed; they are reported, and named to whoever wants to refuse them.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import posixpath
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Literal, NamedTuple
from xml.parsers import expat

import msgspec

from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Kind = Literal["xlsx", "docx"]

MOST_BYTES = 50_000_000
MOST_PARTS = 5_000
#: What would have to be parsed, unpacked. A worksheet of 1,000 rows takes 2 MB.
MOST_XML = 64_000_000
#: Pictures and the like, unpacked: never parsed, but some libraries load them.
MOST_MEDIA = 200_000_000
MOST_RATIO = 300
_RATIO_FROM = 5_000_000
_CHUNK = 1 << 16
#: What zipfile, zlib and expat raise over damaged input: a LookupError is an unknown encoding, a
#: NotImplementedError an unknown compression, a RuntimeError a part that is encrypted after all.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BIT_ENCRYPTED = 0x1
_PACKING = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
#: What zipfile says where the list of the parts is missing.
_NO_END = "File is not a zip file"
#: The namespace of a kind of Office file that Office offers and hardly anything else reads.
_STRICT = b"http://purl.oclc.org/ooxml/"
#: What else people hand in, by how it begins.
_BEGINNINGS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"<", "HTML/XML"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
)


class _Office(NamedTuple):
    """How a kind of Office file is called and built."""

    app: str
    suffix: str
    legacy: str
    main: str
    media: str


_OFFICE: dict[Kind, _Office] = {
    "xlsx": _Office("Excel", ".xlsx", ".xls", "workbook.xml", "xl/media/"),
    "docx": _Office("Word", ".docx", ".doc", "document.xml", "word/media/"),
}


class Outside(msgspec.Struct, frozen=True):
    """A relation from a part to something outside the file: `type` is the last word of its kind."""

    part: str
    id: str
    type: str
    target: str


class Package(msgspec.Struct, frozen=True):
    """An Office file that may be unpacked and parsed.

    `parts` are the names of all parts, `main` that of the workbook or document; `macros` the parts
    that would run, `outside` what its relations name beyond the file, hyperlinks included.
    """

    kind: Kind
    data: bytes
    main: str
    parts: tuple[str, ...]
    macros: tuple[str, ...] = ()
    outside: tuple[Outside, ...] = ()


def read(path: Path, name: str, kind: Kind) -> Read[Package]:
    """A file, looked into. `name` is what its problems call it.

    Problems: those of opening a file, package-locked, package-open-elsewhere, and of `look`.
    """
    found = Problems()
    place = Place(name)
    try:
        if path.is_dir():
            found.error("file-is-folder", place)
            return Read(None, found.found)
        size = path.stat().st_size
        if size > MOST_BYTES:
            found.error("file-too-large", place, size=size, most=MOST_BYTES)
            return Read(None, found.found)
        data = path.read_bytes()
    except FileNotFoundError:
        found.error("file-missing", place)
        return Read(None, found.found)
    except PermissionError:
        found.error("package-locked", place, **_named(kind))
        return Read(None, found.found)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "name"
        found.error("file-unreadable", place, reason=reason or "")
        return Read(None, found.found)
    if is_open_elsewhere(path):
        found.warning("package-open-elsewhere", place, **_named(kind))
    looked = look(data, name, kind)
    return Read(looked.value, (*found.found, *looked.problems))


def is_open_elsewhere(path: Path) -> bool:
    """Whether Office or LibreOffice left the mark that they have the file open."""
    marks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    try:
        return any(path.with_name(mark).exists() for mark in marks)
    except (OSError, ValueError):
        return False  # the mark's name would be too long


def look(data: bytes, name: str, kind: Kind) -> Read[Package]:
    """What may be unpacked and parsed as a workbook or document; no value where nobody should.

    Problems: file-too-large, package-empty, package-encrypted, package-legacy, package-not,
    package-unknown, package-renamed, package-damaged, package-too-many-parts,
    package-unpacks-too-large, package-unsafe-xml;
    warnings: package-macros, package-outside.
    """
    found = Problems()
    place = Place(name)
    made: Package | None = None
    if len(data) > MOST_BYTES:
        found.error("file-too-large", place, size=len(data), most=MOST_BYTES)
    elif not data.strip(b"\x00"):
        found.error("package-empty", place)
    elif data.startswith(_OLE):
        code = "package-encrypted" if _ENCRYPTED in data else "package-legacy"
        found.error(code, place, **_named(kind), legacy=_OFFICE[kind].legacy)
    elif not data.startswith(b"PK"):
        seen = _beginning_of(data)
        if seen:
            found.error("package-not", place, **_named(kind), kind=seen)
        else:
            found.error("package-unknown", place, **_named(kind))
    else:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                made = _Look(archive, kind, place, found).package(data)
        except _Doctype:
            found.error("package-unsafe-xml", place, part="[Content_Types].xml", **_named(kind))
        except DAMAGE as error:
            damaged(place, _short(error), kind, found)
    warned_only = all(one.severity.value != "error" for one in found.found)
    return Read(made if warned_only else None, found.found)


def damaged(place: Place, reason: str, kind: Kind, found: Problems) -> None:
    """Note that a file cannot be read although it looked well."""
    found.error("package-damaged", place, reason=reason, **_named(kind))


def broken(place: Place, error: Exception, kind: Kind, found: Problems) -> None:
    """The same of whatever its parts raised when they were read or written (`DAMAGE`)."""
    damaged(place, f"{type(error).__name__}: {error}".splitlines()[0][:80], kind, found)


def _named(kind: Kind) -> dict[str, str]:
    return {"app": _OFFICE[kind].app, "suffix": _OFFICE[kind].suffix}


def _beginning_of(data: bytes) -> str:
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    return "CSV/text" if _is_text(data[:1024]) else ""


def _is_text(head: bytes) -> bool:
    """Whether a beginning may be text; half a character may stand at its end."""
    if b"\x00" in head:
        return False
    for encoding in ("utf-8", "cp932", "euc-jp"):
        decoder = codecs.getincrementaldecoder(encoding)()
        with contextlib.suppress(UnicodeDecodeError):
            return all(one.isprintable() or one.isspace() for one in decoder.decode(head))
    return False


def _short(error: Exception) -> str:
    # The list of parts stands at the end of a zip: without it, the end was cut off.
    if str(error) == _NO_END:
        return "the end of the file is missing"
    if isinstance(error, _PACKING):
        return "a part of it cannot be unpacked"
    return str(error).splitlines()[0][:80] if str(error) else type(error).__name__


class _Look:
    """One look into one archive."""

    def __init__(self, archive: zipfile.ZipFile, kind: Kind, place: Place, found: Problems) -> None:
        self.archive = archive
        self.kind: Kind = kind
        self.place = place
        self.found = found
        self.entries = archive.infolist()
        self.names = {entry.filename for entry in self.entries}

    def package(self, data: bytes) -> Package | None:
        if any(entry.flag_bits & _BIT_ENCRYPTED for entry in self.entries):
            self._error("package-encrypted")
            return None
        main = self._main()
        if not main or self._is_bomb():
            return None
        if len(self.names) < len(self.entries):
            # Two readers would see two different files in it.
            damaged(self.place, "duplicate part", self.kind, self.found)
            return None
        if _STRICT in self._beginning(main):
            self._error("package-not", kind="Strict Open XML")
            return None
        before = self.found.count
        self._check_xml()
        if self.found.count > before:
            return None
        macros = tuple(sorted(name for name in self.names if name.endswith("vbaProject.bin")))
        outside = tuple(self._outside())
        if macros:
            self.found.warning("package-macros", self.place, **_named(self.kind))
        books = any(name.startswith("xl/externalLinks/") for name in self.names)
        if books or any(one.type != "hyperlink" for one in outside):
            self.found.warning("package-outside", self.place, **_named(self.kind))
        return Package(self.kind, data, main, tuple(sorted(self.names)), macros, outside)

    def _error(self, code: str, **params: object) -> None:
        self.found.error(code, self.place, **_named(self.kind), **params)

    def _main(self) -> str:
        """The part that everything hangs on; empty, with a problem, where it is not this kind."""
        kind = "ZIP"
        for name, office in _OFFICE.items():
            last = office.main
            there = sorted(one for one in self.names if one.endswith(last))
            # Word calls it document2.xml where it once could not write over the first.
            if name == "docx":
                there += sorted(one for one in self.names if _is_second_document(one))
            if there and name == self.kind:
                return there[0]
            kind = name.upper() if there else kind
            if there and self._is_renamed():
                self._error("package-renamed", right=office.suffix, other=office.app)
                return ""
        kinds = self._beginning("mimetype")
        if b"opendocument" in kinds:
            kind = "ODS (LibreOffice)" if b"spreadsheet" in kinds else "ODF (LibreOffice)"
        elif "xl/workbook.bin" in self.names:
            kind = "XLSB"
        elif any(one.startswith("ppt/") for one in self.names):
            kind = "PPTX"
        self._error("package-not", kind=kind)
        return ""

    def _is_renamed(self) -> bool:
        """Whether the name ends as that of this kind does, so that the content is the odd one."""
        ends = (".xlsx", ".xlsm") if self.kind == "xlsx" else (".docx", ".docm")
        return self.place.file.lower().endswith(ends)

    def _beginning(self, name: str) -> bytes:
        """The first bytes of a part; none where it is not there."""
        if name not in self.names:
            return b""
        with self.archive.open(name) as file:
            return file.read(_CHUNK)

    def _is_bomb(self) -> bool:
        # Python unpacks no more of a part than its header declares, so the declared sizes bind.
        if len(self.entries) > MOST_PARTS:
            self._error("package-too-many-parts", count=len(self.entries), most=MOST_PARTS)
            return True
        media = _OFFICE[self.kind].media
        parsed = [entry for entry in self.entries if not entry.filename.startswith(media)]
        size = sum(entry.file_size for entry in parsed)
        packed = max(sum(entry.compress_size for entry in parsed), 1)
        if size > MOST_XML or (size > _RATIO_FROM and size / packed > MOST_RATIO):
            self._error("package-unpacks-too-large", size=size, most=MOST_XML)
            return True
        whole = sum(entry.file_size for entry in self.entries)
        if whole > MOST_MEDIA:
            self._error("package-unpacks-too-large", size=whole, most=MOST_MEDIA)
            return True
        return False

    def _check_xml(self) -> None:
        """No part has a document type, under whatever name; and what is named XML begins well."""
        types = self._types()
        for entry in self.entries:
            named_xml = entry.filename.endswith((".xml", ".rels", ".vml"))
            if types.get(f"/{entry.filename}", "").startswith("image/") and not named_xml:
                continue  # drawings come from drawing programs, and no library of ours parses them
            try:
                with self.archive.open(entry) as file:
                    _look_for_doctype(file)
            except _Doctype:
                self._error("package-unsafe-xml", part=entry.filename)
            except expat.ExpatError as error:
                if named_xml:
                    reason = f"{entry.filename}: {error}"
                    damaged(self.place, reason, self.kind, self.found)

    def _types(self) -> dict[str, str]:
        """What each part is said to be, by its name or by its suffix."""
        by_suffix: dict[str, str] = {}
        out: dict[str, str] = {}
        for name, given in self._elements("[Content_Types].xml"):
            if name == "Default":
                by_suffix[given.get("Extension", "").lower()] = given.get("ContentType", "")
            elif name == "Override":
                out[given.get("PartName", "")] = given.get("ContentType", "")
        for part in self.names:
            suffix = posixpath.splitext(part)[1].lstrip(".").lower()
            out.setdefault(f"/{part}", by_suffix.get(suffix, ""))
        return out

    def _outside(self) -> Iterable[Outside]:
        for name in sorted(self.names):
            if not name.endswith(".rels"):
                continue
            for element, given in self._elements(name):
                if element == "Relationship" and given.get("TargetMode", "").lower() == "external":
                    kind = given.get("Type", "").rpartition("/")[2]
                    yield Outside(name, given.get("Id", ""), kind, given.get("Target", ""))

    def _elements(self, part: str) -> list[tuple[str, dict[str, str]]]:
        """Every element of a small part, with its attributes. Raises _Doctype and DAMAGE."""
        out: list[tuple[str, dict[str, str]]] = []
        if part not in self.names:
            return out
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = lambda name, given: out.append(
            (name.rpartition("}")[2], given)
        )
        parser.StartDoctypeDeclHandler = _refuse
        with self.archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position only
            parser.Parse(b"", True)  # noqa: FBT003 - likewise
        return out


def _is_second_document(name: str) -> bool:
    stem = name.removeprefix("word/document").removesuffix(".xml")
    return name.startswith("word/document") and stem.isdecimal() and name.endswith(".xml")


class _Begun(Exception):  # noqa: N818 - it ends the parsing, it is no error
    """The root element begins: no document type can follow."""


class _Doctype(Exception):  # noqa: N818 - likewise
    """There is a document type declaration."""


def _begin(*_: object) -> None:
    raise _Begun


def _refuse(*_: object) -> None:
    raise _Doctype


def _look_for_doctype(file: IO[bytes]) -> None:
    """Parse a part up to its root element, in whatever encoding it is. Raises _Doctype."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = _begin
    parser.StartDoctypeDeclHandler = _refuse
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position only
        parser.Parse(b"", True)  # noqa: FBT003 - likewise
    except _Begun:
        return
