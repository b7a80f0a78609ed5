"""Two reports side by side: per question, which sentences stayed, came, went, or changed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING, Literal

import msgspec

from yawara.forms.hiroshima.split import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.forms.hiroshima.layout import Layout
    from yawara.forms.hiroshima.split import Split

Kind = Literal["same", "added", "removed", "changed"]
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"“(\[]?[A-Z0-9])|(?<=[。！？])(?![」』）)])|\n+")
_THOUSAND = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DASHES = str.maketrans("−–", "--")
#: A number with what stands at it: a sign, a comma, a unit that is no letter.
_FIGURE = re.compile(r"[<>≤≥±+~]?(?:(?<![\w)])-)?\s?\d[\d.,:/]*(?<![.,:/])\s?[%‰°]?")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_FEWEST_LETTERS, _MOSTLY, _HARDLY = 100, 0.4, 0.1
#: How alike two sentences are (0 to 1) of which the one became the other.
_ALIKE = 0.6
#: Above so many pairs only equal sentences are found, for the rest would take minutes.
_MOST_PAIRS = 40_000


class Change(msgspec.Struct, frozen=True):
    """A sentence, before and after; one of them is empty where it came or went."""

    kind: Kind
    before: str
    after: str


class Compared(msgspec.Struct, frozen=True):
    """One question of both reports."""

    question: str
    text: str
    changes: tuple[Change, ...]

    def count(self, kind: Kind) -> int:
        """How many sentences there are of a kind."""
        return sum(1 for one in self.changes if one.kind == kind)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; each item of a list is one."""
    parts = (" ".join(one.split()) for one in _SENTENCE.split(text) if one)
    return tuple(one for one in parts if one)


def said(text: str) -> str:
    """A sentence as it is compared: as `key` has it, and what makes a figure another one.

    1.5 is not 15, and 5 % is neither 5 nor -5 %; 1,000 is 1000.
    """
    flat = _THOUSAND.sub("", unicodedata.normalize("NFKC", text).translate(_DASHES))
    figures = (re.sub(r"\s+", "", one) for one in _FIGURE.findall(flat))
    return "|".join([key(text), *figures])


def compare(before: Split, after: Split, layout: Layout) -> tuple[Compared, ...]:
    """Every question of the form, in its order."""
    return tuple(
        Compared(
            one.id,
            one.text,
            tuple(changes(sentences(before.text(one.id)), sentences(after.text(one.id)))),
        )
        for one in layout.questions
    )


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """How one list of sentences became the other, in the order of the later one."""
    keys, later = [said(one) for one in before], [said(one) for one in after]
    moved = set(keys) & set(later)  # said elsewhere in the answer, it is still said
    matcher = difflib.SequenceMatcher(None, keys, later, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from (
                Change("same", *pair) for pair in zip(before[i1:i2], after[j1:j2], strict=True)
            )
            continue
        gone = [before[at] for at in range(i1, i2) if keys[at] not in moved]
        come = [(after[at], later[at] in moved) for at in range(j1, j2)]
        yield from _replaced(gone, come)


def is_japanese(text: str) -> bool | None:
    """Whether a text is in Japanese; None where it is mixed, or too short to tell."""
    letters = sum(char.isalpha() for char in text)
    japanese = len(_JAPANESE.findall(text))
    if letters < _FEWEST_LETTERS:
        return None
    share = japanese / letters
    return share > _MOSTLY if share > _MOSTLY or share < _HARDLY else None


def _replaced(gone: list[str], come: list[tuple[str, bool]]) -> Iterator[Change]:
    new = [text for text, moved in come if not moved]
    pairs = _pairs(gone, new)
    used = set(pairs.values())
    at = 0
    for text, moved in come:
        if moved:
            yield Change("same", text, text)
            continue
        if at in pairs:
            yield Change("changed", gone[pairs[at]], text)
        else:
            yield Change("added", "", text)
        at += 1
    yield from (Change("removed", one, "") for at, one in enumerate(gone) if at not in used)


def _pairs(gone: Sequence[str], come: Sequence[str]) -> dict[int, int]:
    """Which new sentence was which old one: the most alike first."""
    if len(gone) * len(come) > _MOST_PAIRS:
        return {}
    scored: list[tuple[float, int, int]] = []
    for later, one in enumerate(come):
        matcher = difflib.SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(one)
        for earlier, other in enumerate(gone):
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
                continue
            ratio = matcher.ratio()
            if ratio >= _ALIKE:
                scored.append((-ratio, later, earlier))
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, later, earlier in sorted(scored):
        if later not in out and earlier not in taken:
            out[later] = earlier
            taken.add(earlier)
    return out
