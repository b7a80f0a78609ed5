"""The one door to all writers: a document, a kind of file, its bytes.

A writer is imported when a file of its kind is written: a typesetter and a library for letters
are extras, and a page must neither need them nor wait for them.
"""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, Literal, get_args

from yawara.report.html import to_html

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from yawara.report.tree import Document

Kind = Literal["html", "pdf", "docx"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: By what its name ends with, which kind of file somebody wants.
SUFFIXES: dict[str, Kind] = {".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx"}

#: What the writers need besides the core.
EXTRAS = ("docx", "lxml", "noto_cjk_sans_jp_bold", "noto_cjk_sans_jp_regular", "typst")
#: What to install for a kind of file.
PACKAGES: dict[Kind, str] = {
    "html": "",
    "pdf": "typst noto-cjk-sans-jp-regular noto-cjk-sans-jp-bold",
    "docx": "python-docx typst noto-cjk-sans-jp-regular noto-cjk-sans-jp-bold",
}


def write(
    document: Document, kind: Kind, *, stamp: datetime.date, template: bytes | None = None
) -> bytes:
    """The document as a file of a kind. The same input gives the same bytes.

    In: the day that the file says it was made on; for a docx, another whose looks it takes.
    Raises ModuleNotFoundError where an extra is not installed.
    """
    if kind == "html":
        return to_html(document).encode()
    writer = importlib.import_module(f"yawara.report.{kind}")
    if kind == "pdf":
        made: bytes = writer.to_pdf(document, stamp=stamp)
    else:
        made = writer.to_docx(document, stamp=stamp, template=template)
    return made


#: By these a file of ours is known, which may be written over; any other is left alone.
_PAGE = b'<meta name="generator" content="Yawara '
_PAPER = b"/Keywords(Yawara)"
_LETTER = b"version>Yawara "
_MADE, _SAVED = (
    re.compile(rb"<dcterms:%s[^>]*>([^<]*)<" % name) for name in (b"created", b"modified")
)
_HEAD, _MOST = 4096, 1 << 16


def is_ours(path: Path, kind: Kind) -> bool:
    """Whether a file that is there was written by one of our writers. Raises OSError."""
    with path.open("rb") as file:
        if kind == "html":
            return _PAGE in file.read(_HEAD)
        data = file.read()
    if kind == "pdf":
        return data.startswith(b"%PDF-") and _PAPER in data
    return _is_our_letter(data)


def _is_our_letter(data: bytes) -> bool:
    """Whether the core properties of a letter name us, and nobody has saved it since.

    A letter is written to be edited, and what somebody edited must not be lost: Word and
    LibreOffice note when they save. Files from strangers may be anything.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        with package, package.open("docProps/core.xml") as part:
            about = part.read(_MOST)
    except (KeyError, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        return False
    except (zipfile.BadZipFile, zipfile.LargeZipFile):
        return False
    made, saved = (found[1] if (found := one.search(about)) else b"" for one in (_MADE, _SAVED))
    return _LETTER in about and made == saved
