"""What was told to whom, and when: `told.yaml` in the project.

With it a later answer that says something else about the same thing can be seen before it is sent.
That may be right, because things change; it is never held back, only said.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.fill import lists
from yawara.forms.fill.answers import Answer
from yawara.text.problem import Place, Read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from yawara.text.fields import Fields

FILE = "told.yaml"
KEY = "told"
HEAD = """# 誰に、いつ、何と答えたか。`yawara fill --to 相手` が書き足します。
# What was told to whom, and when; `yawara fill --to NAME` adds to it.
"""
_MOST = 5_000
_ID = 12


class Told(msgspec.Struct, frozen=True):
    """One answer that was given: to whom, on which day, about what, and what it said.

    `state`: that of the ledger, or the value of a fact; `words`: what was written for it;
    `entries`: how the ids of those behind it begin.
    """

    on: datetime.date
    to: str
    question: str
    targets: tuple[str, ...]
    state: str
    system: str = ""
    words: str = ""
    entries: tuple[str, ...] = ()
    file: str = ""
    place: Place = Place("")

    @property
    def about(self) -> tuple[frozenset[str], str]:
        """What it is about."""
        return frozenset(self.targets), self.system


class Otherwise(msgspec.Struct, frozen=True):
    """An answer that says something else than was told before, to whom, and what is new since.

    `since`: how the ids of those entries begin that one of these was told without.
    """

    answer: Answer
    told: tuple[Told, ...]
    since: tuple[str, ...]


def read(folder: Path) -> Read[tuple[Told, ...]]:
    """`told.yaml` of a project. Problems: those of `lists.read`."""
    return lists.read(folder / FILE, FILE, KEY, _one)


def _one(fields: Fields) -> Told | None:
    day = fields.need_day("on")
    to = fields.need_text("to", most=200)
    question = fields.need_text("question", most=_MOST)
    fields.need("targets")
    targets = fields.texts("targets")
    state = fields.need_text("state", most=200)
    system = fields.text("system") or ""
    words = fields.text("words", most=40_000) or ""
    entries = fields.texts("entries")
    file = fields.text("file", most=500) or ""
    if day is None or not targets or not state:
        return None
    return Told(day, to, question, targets, state, system, words, entries, file, fields.place)


def told(answers: Iterable[Answer], to: str, day: datetime.date, file: str) -> tuple[Told, ...]:
    """What a filled sheet tells: one record for each question that was answered."""
    return tuple(
        Told(
            day,
            to,
            one.ask.text[:_MOST],
            one.found.targets,
            one.known.said,
            one.about[1],
            "\n".join(cell.text for cell in one.cells if cell.text),
            _entries(one),
            file,
        )
        for one in answers
        if one.writings and one.known.said
    )


def new(before: Iterable[Told], ones: Iterable[Told]) -> tuple[Told, ...]:
    """Those that were not told to the same already on that day."""

    def key(one: Told) -> tuple[object, ...]:
        return one.on, one.to, one.question, one.about, one.state

    known = {key(one) for one in before}
    return tuple(one for one in ones if key(one) not in known)


def otherwise(answers: Iterable[Answer], before: Iterable[Told]) -> tuple[Otherwise, ...]:
    """Where an answer says something else than the last that somebody was told of the same.

    One for each thing that is asked about, however often it is asked and whoever was told of it.
    """
    last: dict[tuple[frozenset[str], str], dict[str, Told]] = {}
    for one in sorted(before, key=lambda one: one.on):
        last.setdefault(one.about, {})[one.to] = one
    out: dict[tuple[frozenset[str], str], Otherwise] = {}
    for answer in answers:
        if answer.about in out or not (answer.writings and answer.known.said):
            continue
        others = [
            one for one in last.get(answer.about, {}).values() if one.state != answer.known.said
        ]
        if others:
            new = [id_ for id_ in _entries(answer) if any(id_ not in one.entries for one in others)]
            out[answer.about] = Otherwise(answer, tuple(others), tuple(new))
    return tuple(out.values())


def _entries(answer: Answer) -> tuple[str, ...]:
    """How the ids of the entries behind an answer begin."""
    return tuple(dict.fromkeys(one.entry.id[:_ID] for one in answer.known.behind))


def added(data: bytes, ones: Iterable[Told]) -> Read[bytes]:
    """The bytes of the file with more at its end. Problems: those of `lists.added`."""
    items = [
        {
            "on": one.on.isoformat(),
            "to": one.to,
            "question": one.question,
            "targets": one.targets,
            "system": one.system or None,
            "state": one.state,
            "words": one.words or None,
            "entries": one.entries or None,
            "file": one.file or None,
        }
        for one in ones
    ]
    return lists.added(data, KEY, items, FILE, HEAD)
