"""Look into an xlsx file before any library does: whether it is one, and safe to unpack and parse.

An xlsx is a zip of XML parts. Refused: what is no xlsx (with a word on what it seems to be), what
is damaged or encrypted, what would unpack to more than a worksheet ever needs, and parts with a
document type declaration, which may name entities and outside files. Macros and links to other
workbooks are never run or followed; they are only reported.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 50_000_000
MOST_PARTS = 5_000
#: XML that we would have to parse, unpacked. A worksheet of 1,000 rows takes 2 MB.
MOST_XML = 64_000_000
MOST_RATIO = 300
_RATIO_FROM = 5_000_000
_CHUNK = 1 << 16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BIT_ENCRYPTED = 0x1
#: The namespace of a kind of xlsx that Excel offers and hardly anything else reads.
_STRICT = b"http://purl.oclc.org/ooxml/"
#: What else people hand in for an xlsx, by how it begins.
_BEGINNINGS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"<", "HTML/XML"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x89PNG", "PNG"),
)


def read(path: Path, name: str) -> Read[bytes]:
    """The bytes of a file that may be given to openpyxl.

    Problems: those of opening a file, sheet-locked, sheet-open-elsewhere, and of `check`.
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
        found.error("sheet-locked", place)
        return Read(None, found.found)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "name"
        found.error("file-unreadable", place, reason=reason or "")
        return Read(None, found.found)
    if is_open_elsewhere(path):
        found.warning("sheet-open-elsewhere", place)
    check(data, name, found)
    return Read(data, found.found)


def is_open_elsewhere(path: Path) -> bool:
    """Whether Excel or LibreOffice left the mark that they have the file open."""
    marks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    try:
        return any(path.with_name(mark).exists() for mark in marks)
    except (OSError, ValueError):
        return False  # the mark's name would be too long


def check(data: bytes, name: str, found: Problems) -> None:
    """Note what speaks against opening `data` as a workbook; errors mean that nobody should."""
    place = Place(name)
    if not data.strip(b"\x00"):
        found.error("sheet-empty", place)
        return
    if data.startswith(_OLE):
        found.error("sheet-encrypted" if _ENCRYPTED in data else "sheet-legacy-xls", place)
        return
    if not data.startswith(b"PK"):
        found.error("sheet-not-xlsx", place, kind=_kind(data))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive, place, found)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError) as error:
        found.error("sheet-damaged", place, reason=_short(error))
    except (NotImplementedError, RuntimeError) as error:
        found.error("sheet-damaged", place, reason=_short(error))


def _kind(data: bytes) -> str:
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    return "CSV/text" if b"\x00" not in data[:1024] else "?"


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:80] if str(error) else type(error).__name__


def _check_archive(archive: zipfile.ZipFile, place: Place, found: Problems) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & _BIT_ENCRYPTED for part in parts):
        found.error("sheet-encrypted", place)
        return
    if b"opendocument" in _beginning(archive, "mimetype", names):
        found.error("sheet-not-xlsx", place, kind="ODS (LibreOffice)")
        return
    if "xl/workbook.bin" in names:
        found.error("sheet-not-xlsx", place, kind="XLSB")
        return
    if not any(name.endswith("workbook.xml") for name in names):
        kind = "DOCX" if "word/document.xml" in names else "ZIP"
        found.error("sheet-not-xlsx", place, kind=kind)
        return
    if _is_bomb(parts, place, found):
        return
    if _STRICT in _beginning(archive, "xl/workbook.xml", names):
        found.error("sheet-not-xlsx", place, kind="Strict Open XML")
        return
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _check_xml(archive, part, place, found)
    if any(name.endswith("vbaProject.bin") for name in names):
        found.warning("sheet-macros", place)
    if any(name.startswith("xl/externalLinks/") for name in names):
        found.warning("sheet-external-links", place)


def _beginning(archive: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    """The first bytes of a part; none where it is not there."""
    if name not in names:
        return b""
    with archive.open(name) as file:
        return file.read(_CHUNK)


def _is_bomb(parts: list[zipfile.ZipInfo], place: Place, found: Problems) -> bool:
    # Python unpacks no more of a part than its header declares, so the declared sizes bind.
    if len(parts) > MOST_PARTS:
        found.error("sheet-too-many-parts", place, count=len(parts), most=MOST_PARTS)
        return True
    size = sum(part.file_size for part in parts if _is_parsed(part.filename))
    packed = max(sum(part.compress_size for part in parts if _is_parsed(part.filename)), 1)
    if size > MOST_XML or (size > _RATIO_FROM and size / packed > MOST_RATIO):
        found.error("sheet-unpacks-too-large", place, size=size, most=MOST_XML)
        return True
    return False


def _is_parsed(name: str) -> bool:
    """Whether a part may be parsed; pictures and the like are never opened."""
    return not name.startswith("xl/media/")


class _Begun(Exception):  # noqa: N818 - it ends the parsing, it is no error
    """The root element begins: no document type can follow."""


class _Doctype(Exception):  # noqa: N818 - likewise
    """There is a document type declaration."""


def _check_xml(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, place: Place, found: Problems
) -> None:
    """Parse a part up to its root element, in whatever encoding it is, to find a DOCTYPE."""
    parser = expat.ParserCreate()

    def begun(*_: object) -> None:
        raise _Begun

    def doctype(*_: object) -> None:
        raise _Doctype

    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = doctype
    try:
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position only
            parser.Parse(b"", True)  # noqa: FBT003 - likewise
    except _Begun:
        return
    except _Doctype:
        found.error("sheet-unsafe-xml", place, part=part.filename)
    except expat.ExpatError as error:
        found.error("sheet-damaged", place, reason=f"{part.filename}: {error}")
