"""The firm's papers by name: which there are, as which kinds of files, and how each is made."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.norms import load
from yawara.report import write
from yawara.report.firm import bom, pack, register
from yawara.report.firm.card import card
from yawara.report.firm.disclosure import CODE, disclosure
from yawara.report.firm.guide import guide
from yawara.report.firm.rules import rules
from yawara.report.ground import Ground
from yawara.report.view import View
from yawara.text.problem import Problems, Read

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.assess.findings import Assessment
    from yawara.norms.model import Norms
    from yawara.report.firm.sourced import Paper, Passage
    from yawara.text.words import Lang

Letter = Literal["rules", "guide", "disclosure", "card"]
Name = Literal["rules", "guide", "disclosure", "card", "register"]
Kind = Literal["docx", "pdf", "html", "xlsx", "json"]
_LETTERS: tuple[write.Kind, ...] = ("docx", "pdf", "html")
#: As which kinds of files each can be written; the first two unless somebody asks otherwise.
KINDS: dict[Name, tuple[Kind, ...]] = {
    "rules": _LETTERS,
    "guide": _LETTERS,
    "disclosure": _LETTERS,
    "card": _LETTERS,
    "register": ("xlsx", "json"),
}
#: Beside the norms that the project looks at, the one that a paper is on.
ALSO: dict[Name, tuple[str, ...]] = {"disclosure": (CODE,)}


@dataclass(frozen=True)
class Firm:
    """What all papers draw from: the assessment, and the text of the packs."""

    ground: Ground
    rules: pack.Rules
    guide: pack.Guide
    card: tuple[pack.Part, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of the organisation and its systems, in the order of their bits."""
        return tuple(one.id for one in self.ground.assessment.scope.subjects)


class Written(NamedTuple):
    """The bytes of a file, the passages of its paper, and the system that it is on."""

    data: bytes
    passages: tuple[Passage, ...]
    system: str | None


def firm(assessment: Assessment, norms: Norms) -> Read[Firm]:
    """An assessment with the text of the papers. Problems: those of `pack`."""
    found = Problems()
    root = load.shipped()
    text, page, parts = pack.rules(root, norms), pack.guide(root, norms), pack.card(root, norms)
    for read in (text, page, parts):
        found.extend(read.problems)
    if text.value is None or page.value is None or parts.value is None:
        return Read(None, found.found)
    return Read(Firm(Ground(assessment), text.value, page.value, parts.value), found.found)


def paper(firm: Firm, name: Letter, lang: Lang, *, bit: int = 0) -> Paper:
    """One paper as a tree, with its passages. `bit`: the system, for a card."""
    view = View(firm.ground, lang)
    if name == "rules":
        return rules(view, firm.rules)
    if name == "guide":
        return guide(view, firm.guide)
    if name == "disclosure":
        return disclosure(view)
    return card(view, firm.card, bit)


def written(
    firm: Firm, name: Name, lang: Lang, kind: Kind, *, bit: int = 0, template: bytes | None = None
) -> Written:
    """One paper as a file. Raises ModuleNotFoundError where an extra is not installed."""
    if name == "register":
        return _register(firm, lang, kind)
    if kind not in _LETTERS:
        raise ValueError(kind)
    made = paper(firm, name, lang, bit=bit)
    day = firm.ground.assessment.scope.day
    data = write.write(made.document, kind, stamp=day, template=template)
    return Written(data, made.passages, firm.subjects[bit] if bit else None)


def _register(firm: Firm, lang: Lang, kind: Kind) -> Written:
    view = View(firm.ground, lang)
    made = register.register(view)
    if kind == "json":
        data = bom.bom(view)
    else:  # its library is an extra, which nothing else here needs
        data = importlib.import_module("yawara.report.firm.workbook").workbook(view, made)
    return Written(data, register.passages(made), None)


def is_ours(path: Path, kind: Kind) -> bool:
    """Whether a file that is there was written by us, and nobody has changed it. Raises OSError."""
    if kind == "json":
        return bom.is_ours(path.read_bytes())
    if kind == "xlsx":
        return register.is_ours(path)
    return write.is_ours(path, kind)
