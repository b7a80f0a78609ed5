"""The firm's papers by name: which there are, as which kinds of files, and how each is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.norms import load
from yawara.report import write
from yawara.report.firm import pack
from yawara.report.firm.rules import rules
from yawara.report.ground import Ground
from yawara.report.view import View
from yawara.text.problem import Problems, Read

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.assess.findings import Assessment
    from yawara.norms.model import Norms
    from yawara.report.firm.sourced import Paper, Passage
    from yawara.report.write import Kind
    from yawara.text.words import Lang

Name = Literal["rules"]
#: As which kinds of files each can be written; the first two unless somebody asks otherwise.
KINDS: dict[Name, tuple[Kind, ...]] = {"rules": ("docx", "pdf", "html")}
#: The instrument that the disclosure is on.
CODE = "jp-principle-code"


@dataclass(frozen=True)
class Firm:
    """What all papers draw from: the assessment, and the text of the packs."""

    ground: Ground
    rules: pack.Rules

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
    text = pack.rules(load.shipped(), norms)
    found.extend(text.problems)
    if text.value is None:
        return Read(None, found.found)
    return Read(Firm(Ground(assessment), text.value), found.found)


def paper(firm: Firm, name: Name, lang: Lang, *, bit: int = 0) -> Paper:  # noqa: ARG001 - for now
    """One paper as a tree, with its passages. `bit`: the system, for a paper on one system."""
    return rules(View(firm.ground, lang), firm.rules)


def written(
    firm: Firm, name: Name, lang: Lang, kind: Kind, *, bit: int = 0, template: bytes | None = None
) -> Written:
    """One paper as a file. Raises ModuleNotFoundError where an extra is not installed."""
    made = paper(firm, name, lang, bit=bit)
    day = firm.ground.assessment.scope.day
    data = write.write(made.document, kind, stamp=day, template=template)
    return Written(data, made.passages, firm.subjects[bit] if bit else None)


def is_ours(path: Path, kind: Kind) -> bool:
    """Whether a file that is there was written by us, and nobody has changed it. Raises OSError."""
    return write.is_ours(path, kind)
