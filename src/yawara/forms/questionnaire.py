"""A stranger's questionnaire as values: what it asks, and where the answer goes.

The readers of xlsx and docx make these, the matcher looks at the words, the filler decides what
to write, and the writers put it into a copy of the file. A place (`where`) is for the reader and
the writer of one kind of file: `Sheet1!C7`, `table 3, row 5, cell 2`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from yawara.text.words import Lang

#: `choice`: one of given words; `mark`: ○ × or a tick; `text`: an answer in one's own words;
#: `remark` and `evidence`: columns beside the answer; `owner`, `date`: who, when.
SlotKind = Literal["choice", "mark", "text", "remark", "evidence", "owner", "date"]


class Slot(msgspec.Struct, frozen=True):
    """A place for one part of the answer. A `choice` over an area without words is circled by hand.

    `choices`: the words that the file itself offers there (a drop-down, boxes to tick, a legend);
    `means`: what the file says that each of them means, in the same order, where it says so
    (○:対応済); `current`: what stands there now; `label`: what the file calls the place.
    """

    where: str
    kind: SlotKind
    choices: tuple[str, ...] = ()
    current: str = ""
    means: tuple[str, ...] = ()
    label: str = ""


class Ask(msgspec.Struct, frozen=True):
    """One question. `text` is all of it, also where it is split over columns, in its own words.

    `id` is its place, so the same in every reading of the same file; `number` is its own (`1-2`,
    `Q7`); `context` are the headings above it, outermost first (sheet, section, column).
    """

    id: str
    text: str
    lang: Lang
    slots: tuple[Slot, ...]
    number: str = ""
    context: tuple[str, ...] = ()


#: `organization`: the name of who answers; `date`: the day of the answer; `other`: what else a
#: sheet wants to know of them (persons, departments, addresses).
ParticularKind = Literal["organization", "date", "other"]


class Particular(msgspec.Struct, frozen=True):
    """A place for who answers, and when, which is no question. `label` is what it is called."""

    where: str
    label: str
    kind: ParticularKind
    lang: Lang
    current: str = ""


class Questionnaire(msgspec.Struct, frozen=True):
    """A file of questions. `kind` is its format; `sha256` of its bytes."""

    name: str
    kind: Literal["xlsx", "docx"]
    sha256: str
    asks: tuple[Ask, ...]
    particulars: tuple[Particular, ...] = ()


class Writing(msgspec.Struct, frozen=True):
    """What to put where. The text is never a formula, whatever it begins with."""

    where: str
    text: str
