"""What people confirmed: which question asks about what. `matches.yaml` in the project.

A question is known again by its words, whatever their width, case and spaces; a short one only
under the same heading, because it says too little alone. The last word on a question counts.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.fill import lists
from yawara.forms.fill.answers import Found, is_fact
from yawara.forms.fill.choices import squeezed
from yawara.forms.match.lexicon import FACT
from yawara.ledger import moved
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from yawara.forms.questionnaire import Ask
    from yawara.norms.model import Norms
    from yawara.text.fields import Fields

FILE = "matches.yaml"
KEY = "matches"
HEAD = """# 確認済みの対応づけ: どの質問が何を尋ねているか（targets が [] なら、どれでもない）。
# Confirmed matches: which question asks about which practices or facts (targets: [] means none).
"""
_MOST_QUESTION = 5_000
#: Narrower than this (a Japanese letter is two wide), a question is known again only under its
#: heading.
_SHORT = 24
_NUMBER = re.compile(r"\A(?:q|問|質問|設問|no\.?)?\(?[\d①-⑳][\d.\-()]*[.)、:]?", re.IGNORECASE)


class Confirmed(msgspec.Struct, frozen=True):
    """A question, and what a person said that it asks about, on which day, from which file."""

    question: str
    targets: tuple[str, ...]
    on: datetime.date
    reversed: bool = False
    under: str = ""
    file: str = ""
    place: Place = Place("")

    @property
    def key(self) -> tuple[str, str]:
        """What a question is known again by."""
        return normal(self.question), squeezed(self.under)

    @property
    def said(self) -> tuple[tuple[str, str], frozenset[str], bool]:
        """What it says, whenever and from wherever."""
        return self.key, frozenset(self.targets), self.reversed


def normal(question: str) -> str:
    """A question as it is compared: without its number, width, case, spaces and end."""
    text = squeezed(question)
    return (_NUMBER.sub("", text) or text).rstrip("?。.")


def under(ask: Ask) -> str:
    """The heading by which a short question is known again; "" for one that speaks for itself."""
    text = normal(ask.text)
    width = sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
    alone = width >= _SHORT or not ask.context
    return "" if alone else ask.context[-1]


def confirmed(
    ask: Ask, targets: Iterable[str], day: datetime.date, file: str, *, reversed_: bool
) -> Confirmed:
    """What is remembered of a decision."""
    return Confirmed(ask.text, tuple(targets), day, reversed_, under(ask), file)


class Memory:
    """What people confirmed, with practices that were renamed since carried to today's names.

    Problems: match-target-gone (warning) where a practice is no more and nothing takes its place,
    match-fact-reversed (warning) where a match turns a fact round; neither match is used.
    """

    def __init__(self, ones: Iterable[Confirmed], norms: Norms) -> None:
        found = Problems()
        self.all = tuple(ones)
        self._by_key: dict[tuple[str, str], Confirmed] = {}
        went = moved.successors(norms)
        known = {*norms.practice_index, *(FACT + one for one in norms.fact_by_id)}
        for one in self.all:
            targets: list[str] = []
            for target in one.targets:
                after = [target] if target in known else _after(went.get(target, ()))
                if not after:
                    found.warning("match-target-gone", one.place, target=target[:80])
                targets += after
            turned = one.reversed and any(map(is_fact, targets))
            if turned:
                found.warning("match-fact-reversed", one.place, target=", ".join(targets)[:80])
            whole = len(targets) >= len(one.targets) and not turned
            if whole:
                now = msgspec.structs.replace(one, targets=tuple(dict.fromkeys(targets)))
                self._by_key[one.key] = now
            else:
                self._by_key.pop(one.key, None)
        self.problems = found.found

    def find(self, ask: Ask) -> Found | None:
        """What was confirmed of a question; None where nothing was."""
        one = self._by_key.get((normal(ask.text), squeezed(under(ask))))
        if one is None:
            return None
        return Found(one.targets, one.reversed, "memory", 1.0, one.on)

    def new(self, ones: Iterable[Confirmed]) -> tuple[Confirmed, ...]:
        """Those that say something that is not the last word already."""
        out: dict[tuple[str, str], Confirmed] = {}
        for one in ones:
            before = self._by_key.get(one.key)
            if before is None or before.said != one.said:
                out[one.key] = one
        return tuple(out.values())


def _after(went: tuple[tuple[str, str], ...]) -> list[str]:
    """The one practice that took the place of another whole; nothing where it was cut up."""
    return [new for new, most in went if most == "all"] if len(went) == 1 else []


def read(folder: Path) -> Read[tuple[Confirmed, ...]]:
    """`matches.yaml` of a project. Problems: those of `lists.read`."""
    return lists.read(folder / FILE, FILE, KEY, _one)


def _one(fields: Fields) -> Confirmed | None:
    question = fields.need_text("question", most=_MOST_QUESTION)
    fields.need("targets")
    targets = fields.texts("targets")
    day = fields.need_day("on")
    reversed_ = fields.flag("reversed")
    heading = fields.text("under", most=_MOST_QUESTION) or ""
    file = fields.text("from", most=500) or ""
    if day is None or not question:
        return None
    return Confirmed(question, targets, day, reversed_, heading, file, fields.place)


def added(data: bytes, ones: Iterable[Confirmed]) -> Read[bytes]:
    """The bytes of the file with more at its end. Problems: those of `lists.added`."""
    items = [
        {
            "question": one.question[:_MOST_QUESTION],
            "under": one.under or None,
            "targets": one.targets,
            "reversed": one.reversed or None,
            "from": one.file or None,
            "on": one.on.isoformat(),
        }
        for one in ones
    ]
    return lists.added(data, KEY, items, FILE, HEAD)
