"""The lines of an evidence cell as evidence: an address, a file of the project, or a remark."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from yawara.forms.words import SAY
from yawara.ledger.evidence import inside
from yawara.ledger.model import Evidence
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.worksheet import Line

_LINK = re.compile(r"https?://[^\s/?#]+[^\s]*\Z")
_ALMOST_LINK = re.compile(
    r"(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(jp|com|org|net|io|ai)/)\S*\Z", re.IGNORECASE
)
_REMARKS = ("measurement", "observation")
_QUOTES = "\"'“”「」"
#: Where people put evidence files, and leave out that they did.
_USUAL_FOLDER = "evidence"


class Fault(NamedTuple):
    """Why a line is no evidence: a problem code, and what fills its message."""

    code: str
    params: dict[str, str]


class Files:
    """The files of a project by path, each hashed once."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._hashes: dict[Path, str | None] = {}

    def evidence(self, line: Line) -> Evidence | Fault:
        """What a new line of evidence is.

        Faults: sheet-evidence-address, sheet-evidence-unclear, evidence-outside, evidence-missing.
        """
        for kind in _REMARKS:
            for lang in LANGS:
                prefix = SAY(kind, lang).strip()
                if line.text.startswith(prefix) and line.text[len(prefix) :].strip():
                    return _made(kind, line.text[len(prefix) :].strip(), line)
        if _LINK.match(line.text):
            return _made("link", line.text, line)
        if _ALMOST_LINK.match(line.text):
            return Fault("sheet-evidence-address", {"value": line.text[:80]})
        return self._file(line)

    def _file(self, line: Line) -> Evidence | Fault:
        outside = False
        for target in self._targets(line.text.strip(_QUOTES)):
            path = inside(self.project, target)
            if path is None:
                outside = True
                continue
            sha256 = self._hash(path)
            if sha256 is not None:
                return _made("file", target, line, sha256)
        if outside:
            return Fault("evidence-outside", {"file": line.text[:80]})
        if re.search(r"[\\/]|\.\w{1,5}\Z", line.text):
            return Fault("evidence-missing", {"file": line.text[:80]})
        return Fault("sheet-evidence-unclear", {"value": line.text[:80]})

    def _targets(self, text: str) -> Iterator[str]:
        """The paths that a text may mean, from the project folder."""
        try:
            if Path(text).is_absolute() and Path(text).is_relative_to(self.project.resolve()):
                text = Path(text).relative_to(self.project.resolve()).as_posix()
        except (OSError, ValueError, RuntimeError):
            pass
        slashed = text.replace("\\", "/").removeprefix("./")
        # A Mac writes が as two characters, whoever typed the name.
        for form in dict.fromkeys((slashed, normalize("NFC", slashed), normalize("NFD", slashed))):
            yield form
            if "/" not in form and form:
                yield f"{_USUAL_FOLDER}/{form}"

    def _hash(self, path: Path) -> str | None:
        if path not in self._hashes:
            try:
                with path.open("rb") as file:
                    self._hashes[path] = hashlib.file_digest(file, "sha256").hexdigest()
            except (OSError, ValueError):
                self._hashes[path] = None
        return self._hashes[path]


def _made(kind: str, target: str, line: Line, sha256: str | None = None) -> Evidence:
    return Evidence(
        kind=kind, target=target, sha256=sha256, collected=line.collected, expires=line.expires
    )
