"""The lines of an evidence cell as evidence: an address, a file of the project, or a remark."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import msgspec

from yawara.forms.words import SAY
from yawara.ledger.evidence import inside
from yawara.ledger.model import Evidence
from yawara.ledger.nearby import USUAL_FOLDER, Nearby
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.forms.worksheet import Line
    from yawara.text.problem import Problem

_LINK = re.compile(r"https?://[^\s/?#]+[^\s]*\Z")
_ALMOST_LINK = re.compile(
    r"(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(jp|com|org|net|io|ai)/)\S*\Z", re.IGNORECASE
)
#: Several in one line, as people write them without a line break.
_BETWEEN = re.compile(r"[\s、，,;；]+")
_ONE_OF_SEVERAL = re.compile(r"https?://\S+\Z|[^\s]*\.[A-Za-z0-9]{1,5}\Z")
_REMARKS = ("measurement", "observation")
_QUOTES = "\"'“”「」"


class Fault(NamedTuple):
    """Why a line is no evidence: a problem code, and what fills its message."""

    code: str
    params: dict[str, str]


class Files:
    """The files of a project by path, each hashed once."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.nearby = Nearby(project)
        self._hashes: dict[Path, str | None] = {}

    def evidence(self, line: Line) -> Evidence | Fault:
        """What a new line of evidence is.

        Faults: sheet-evidence-several, sheet-evidence-address, sheet-evidence-unclear,
        evidence-outside, evidence-missing.
        """
        for kind in _REMARKS:
            for lang in LANGS:
                prefix = SAY(kind, lang).strip()
                if line.text.startswith(prefix) and line.text[len(prefix) :].strip():
                    return _made(kind, line.text[len(prefix) :].strip(), line)
        if re.search(r"[、，,;；]https?://", line.text):
            return Fault("sheet-evidence-several", {"value": line.text[:80]})
        if _LINK.match(line.text):
            return _made("link", line.text, line)
        if _ALMOST_LINK.match(line.text):
            return Fault("sheet-evidence-address", {"value": line.text[:80]})
        return self._file(line)

    def as_it_is(self, known: Evidence) -> Evidence:
        """A file that the ledger names, with the digest that it has now, if it is there."""
        path = inside(self.project, known.target) if known.kind == "file" else None
        sha256 = None if path is None else self._hash(path)
        return known if sha256 is None else msgspec.structs.replace(known, sha256=sha256)

    def wanted(self, text: str) -> tuple[str, str]:
        """The name of a file that is not there, and the folder that it belongs into."""
        slashed = text.strip(_QUOTES).replace("\\", "/").removeprefix("./")
        folder, slash, name = slashed.rpartition("/")
        return name, (self.project / (folder if slash else USUAL_FOLDER)).as_posix()

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
        names = [one for one in _BETWEEN.split(line.text) if _ONE_OF_SEVERAL.match(one)]
        if len(names) > 1:
            return Fault("sheet-evidence-several", {"value": line.text[:80]})
        if re.search(r"[\\/]|\.\w{1,5}\Z", line.text):
            near = self.nearby.nearest(line.text)
            return Fault("evidence-missing", {"file": line.text[:80], "nearest": near})
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
                yield f"{USUAL_FOLDER}/{form}"

    def _hash(self, path: Path) -> str | None:
        if path not in self._hashes:
            try:
                with path.open("rb") as file:
                    self._hashes[path] = hashlib.file_digest(file, "sha256").hexdigest()
            except (OSError, ValueError):
                self._hashes[path] = None
        return self._hashes[path]


def together(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems with each missing file told once, at its first cell, with all of its cells."""
    out: dict[object, Problem] = {}
    for problem in problems:
        if problem.code != "sheet-file-missing":
            out[problem] = problem
            continue
        key = tuple(pair for pair in problem.params if pair[0] != "cells")
        first = out.get(key, problem)
        cells = (dict(one.params)["cells"] for one in dict.fromkeys((first, problem)))
        out[key] = replace(first, params=(*key, ("cells", ", ".join(cells))))
    return tuple(out.values())


def _made(kind: str, target: str, line: Line, sha256: str | None = None) -> Evidence:
    return Evidence(
        kind=kind, target=target, sha256=sha256, collected=line.collected, expires=line.expires
    )
