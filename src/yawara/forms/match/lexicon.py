"""What other people call our practices: wordings, and words that mean the same.

Read from `wordings/` of the packs: `concepts.yaml` (a line a concept) and, for each theme of
practices, a file of wordings. Both are text that anybody can review and add to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara.text.fields import Fields, suggested
from yawara.text.problem import Problems, Read
from yawara.text.tree import Mapping, read_file
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from yawara.norms.model import Norms

FOLDER = "wordings"
#: How the id of a fact begins where it stands beside those of practices.
FACT = "fact:"
_CONCEPTS = "concepts.yaml"


class Wording(msgspec.Struct, frozen=True, array_like=True):
    """A way of asking for a practice, or for a fact (`fact:generative`).

    `reversed`: a *yes* to it means that the practice is not done.
    """

    practice: str
    lang: Lang
    text: str
    reversed: bool = False


class Concept(msgspec.Struct, frozen=True, array_like=True):
    """Words that can stand for each other, by language."""

    id: str
    ja: tuple[str, ...]
    en: tuple[str, ...]


class Lexicon(msgspec.Struct, frozen=True, array_like=True):
    """All wordings and concepts of the packs.

    `beyond`: what is asked much like a practice, but that no practice answers: for more than it
    says, or for something else.
    """

    wordings: tuple[Wording, ...]
    concepts: tuple[Concept, ...]
    beyond: tuple[Wording, ...] = ()


def load(roots: Iterable[Path], norms: Norms) -> Read[Lexicon]:
    """The wordings and concepts under `roots`.

    Problems: those of YAML and of fields; unknown-practice where there is no such practice.
    """
    found = Problems()
    known = {*norms.practice_index, *(FACT + fact for fact in norms.fact_by_id)}
    wordings: list[Wording] = []
    beyond: list[Wording] = []
    concepts: list[Concept] = []
    for root in roots:
        for path in sorted((root / FOLDER).glob("*.yaml")):
            fields = _fields(path, found)
            if fields is None:
                continue
            if path.name == _CONCEPTS:
                concepts += _concepts(fields)
            else:
                for said, more in _wordings(fields, known):
                    wordings += said
                    beyond += more
            fields.done()
    return Read(Lexicon(tuple(wordings), tuple(concepts), tuple(beyond)), found.found)


def _fields(path: Path, found: Problems) -> Fields | None:
    tree = read_file(path, f"{FOLDER}/{path.name}")
    found.extend(tree.problems)
    if tree.value is None:
        return None
    fields = Fields.of(tree.value, found)
    if fields is not None:
        fields.format_1()
    return fields


def _concepts(fields: Fields) -> Iterator[Concept]:
    for id_, inner in _named(fields, "concepts"):
        yield Concept(id_, inner.texts("ja"), inner.texts("en"))
        inner.done()


def _wordings(
    fields: Fields, known: Collection[str]
) -> Iterator[tuple[list[Wording], list[Wording]]]:
    """For each practice the ways to ask for it, and what is beyond it."""
    for practice, inner in _named(fields, "wordings"):
        if practice not in known:
            near = suggested(fields.found, practice, known)
            fields.found.error("unknown-practice", inner.place, practice=practice, nearest=near)
        said = list(_texts(practice, inner, reversed_=False))
        said += _under(practice, inner, "reversed", reversed_=True)
        yield said, list(_under(practice, inner, "beyond", reversed_=False))
        inner.done()


def _under(practice: str, fields: Fields, key: str, *, reversed_: bool) -> Iterator[Wording]:
    inner = fields.record(key)
    if inner is not None:
        yield from _texts(practice, inner, reversed_=reversed_)
        inner.done()


def _texts(practice: str, fields: Fields, *, reversed_: bool) -> Iterator[Wording]:
    for lang in LANGS:
        for text in fields.texts(lang):
            yield Wording(practice, lang, text, reversed_)


def _named(fields: Fields, key: str) -> Iterator[tuple[str, Fields]]:
    """The mappings under the keys of a mapping."""
    node = fields.need(key)
    if node is None:
        return
    if not isinstance(node, Mapping):
        Fields.of(node, fields.found)
        return
    for name, inner in node.items.items():
        one = Fields.of(inner, fields.found)
        if one is not None:
            yield name, one
