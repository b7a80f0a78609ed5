"""Facts that old questionnaires tell, for a person to put into the profile. None is written.

A fact decides which norms apply at all, so it is shown with where it was told and what the profile
says today, and nothing more.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.fill import choices
from yawara.forms.fill.answers import about, is_blank, is_fact, main_of, side_by_side
from yawara.forms.match.lexicon import FACT
from yawara.ledger.write import scalar
from yawara.scope.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yawara.forms.fill.answers import Found
    from yawara.forms.fill.learn import Learner, Old
    from yawara.forms.questionnaire import Ask, Slot
    from yawara.norms.model import Fact


class Told(msgspec.Struct, frozen=True):
    """A fact as an old answer has it.

    `system`: of which it was told; "" is the organisation. `now`: what the profile says today;
    `why`: a key of `LEARN` that says what is in doubt.
    """

    file: str
    where: str
    question: str
    answer: str
    fact: str
    value: bool | str
    system: str = ""
    now: Value | None = None
    why: str = ""

    @property
    def line(self) -> str:
        """The line of the profile that says it."""
        value = scalar(self.value) if isinstance(self.value, str) else str(self.value).lower()
        return f"{self.fact}: {value}"


def told(learner: Learner, olds: Iterable[Old]) -> tuple[Told, ...]:
    """Every fact that the profile does not have like that, in the order of the sheets."""
    ones: dict[tuple[str, str, bool | str], Told] = {}
    for old in olds:
        beside = side_by_side(old.asked.asks)
        for ask, found in zip(old.asked.asks, old.found, strict=True):
            for one in _of(learner, ask, found, old, apart=ask.id in beside):
                ones.setdefault((one.fact, one.system, one.value), one)
    values = Counter((one.fact, one.system) for one in ones.values())
    apart = {key for key, count in values.items() if count > 1}
    return tuple(
        msgspec.structs.replace(one, why="apart") if (one.fact, one.system) in apart else one
        for one in ones.values()
    )


def _of(learner: Learner, ask: Ask, found: Found, old: Old, *, apart: bool) -> Iterator[Told]:
    if len(found.targets) != 1 or found.perhaps or found.reversed:
        return
    if not is_fact(found.targets[0]):
        return
    fact = learner.norms.fact_by_id[found.targets[0].removeprefix(FACT)]
    main = ask.slots[main_of(ask)]
    value = None if is_blank(main) else _value(main, fact)
    if value is None:
        return
    unclear, system = "", ""
    if fact.level != "organization":
        unclear, system = about(ask, learner.looker, learner.system, apart=apart)
        systems = list(learner.looker.systems)
        system = system or (systems[0] if len(systems) == 1 else "")
        unclear = unclear or ("whom" if systems and not system else "")
    whom = bool(unclear)
    now = None if whom else learner.looker.known(found.targets, system).value
    if now == value or (isinstance(now, tuple) and value in now):
        return
    yield Told(
        file=old.asked.name.replace("\\", "/").rsplit("/", 1)[-1],
        where=main.where,
        question=ask.text,
        answer=main.current,
        fact=fact.id,
        value=value,
        system="" if whom else system,
        now=now,
        why="whom" if whom else "profile" if now is not None else "",
    )


def _value(main: Slot, fact: Fact) -> bool | str | None:
    """What an answer says of a fact beyond doubt."""
    words = choices.meant(main, main.current)
    if fact.type == "flag":
        return _flag(words, main.choices)
    if fact.type == "choice":
        hits = [one.id for one in fact.choices if _is_called(words, (one.title.ja, one.title.en))]
        return hits[0] if len(hits) == 1 else None
    return None


def _flag(words: str, offered: Sequence[str]) -> bool | None:
    """A yes or a no; words for how far something is done are neither."""
    known = [choices.read(one) for one in (words, *offered)]
    settled = [one for one in known if one is not None and one[0] in ("all", "none")]
    if known[0] is None or any(family == "doing" for _, family in settled):
        return None
    return {"all": True, "none": False}.get(known[0][0])


def _is_called(words: str, titles: Iterable[str]) -> bool:
    return choices.squeezed(words) in {choices.squeezed(one) for one in titles if one}
