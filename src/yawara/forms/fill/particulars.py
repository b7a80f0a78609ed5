"""What is entered of who answers, and when: the name that the profile has, and a day on request.

Everything else, such as who in the organisation is in charge of the sheet, no record of ours knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara.forms.questionnaire import Particular, Writing
from yawara.forms.xlsx.particulars import is_blank, kind_of

if TYPE_CHECKING:
    import datetime

    from yawara.forms.questionnaire import Ask, Questionnaire
    from yawara.scope.profile import Profile


class Entered(msgspec.Struct, frozen=True):
    """One such place: the text that goes there, or a key of `WHY` that says why none does."""

    place: Particular
    text: str = ""
    why: str = ""

    @property
    def writing(self) -> Writing:
        """What is to be written."""
        return Writing(self.place.where, self.text)


def apart(asked: Questionnaire) -> Questionnaire:
    """The questionnaire with what is no question taken out of its questions."""
    asks: list[Ask] = []
    found: list[Particular] = []
    for ask in asked.asks:
        kind = kind_of(ask.text)
        slot = ask.slots[0]
        if kind is None or slot.choices or slot.kind in ("choice", "mark"):
            asks.append(ask)
            continue
        current = "" if is_blank(slot.current) else slot.current
        found.append(Particular(slot.where, ask.text, kind, ask.lang, current))
    particulars = (*asked.particulars, *found)
    return msgspec.structs.replace(asked, asks=tuple(asks), particulars=particulars)


def entered(
    asked: Questionnaire, profile: Profile, day: datetime.date | None
) -> tuple[Entered, ...]:
    """Every such place of a questionnaire. `day`: that of the answer, where it is to be entered."""
    return tuple(_entered(one, profile, day) for one in asked.particulars)


def _entered(place: Particular, profile: Profile, day: datetime.date | None) -> Entered:
    if place.current:
        return Entered(place, why="stands")
    if place.kind == "organization":
        name = profile.organization.name
        if not name.has(place.lang):
            return Entered(place, why="no-name")
        return Entered(place, name.to(place.lang))
    if place.kind == "date":
        if day is None:
            return Entered(place, why="not-dated")
        ja = f"{day.year}年{day.month}月{day.day}日"
        return Entered(place, ja if place.lang == "ja" else day.isoformat())
    return Entered(place, why="not-ours")
