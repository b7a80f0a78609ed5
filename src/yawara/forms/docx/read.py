"""A stranger's document as a questionnaire: what it asks, and where the answers go."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx import document as documents
from yawara.forms.docx import find_text
from yawara.forms.questionnaire import Questionnaire
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from yawara.forms.docx.values import Flow
    from yawara.forms.questionnaire import Ask


def read(data: bytes, name: str) -> Read[Questionnaire]:
    """What a document asks. `name` is what the questionnaire and its problems call the file.

    Problems: those of `document.opened`; docx-no-questions (error); docx-left-locked (note).
    """
    opened = documents.opened(data, name)
    if opened.value is None or opened.failed:
        return Read(None, opened.problems)
    found = Problems()
    found.extend(opened.problems)
    asks = tuple(one for one in asked(opened.value.flow) if one.slots)
    locked = [one for one in opened.value.flow.controls if one.locked]
    if locked:
        found.note("docx-left-locked", Place(name, path=(locked[0].where,)), count=len(locked))
    if not asks:
        found.error("docx-no-questions", Place(name))
        return Read(None, found.found)
    sha256 = hashlib.sha256(data).hexdigest()
    return Read(Questionnaire(name, "docx", sha256, asks), found.found)


def asked(flow: Flow) -> tuple[Ask, ...]:
    """All that a document asks, numbered questions without a place among it.

    Each place comes once: one that two questions share belongs to the first.
    """
    taken: set[str] = set()
    out: list[Ask] = []
    for ask in find_text.asks(flow):
        slots = tuple(slot for slot in ask.slots if slot.where not in taken)
        taken.update(slot.where for slot in slots)
        if slots or not ask.slots:
            out.append(msgspec.structs.replace(ask, slots=slots))
    return tuple(out)
