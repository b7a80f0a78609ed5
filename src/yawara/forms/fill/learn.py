"""What questionnaires that were filled in before say of our practices, as proposals.

Nothing is recorded from them before a person has confirmed it. Where two of them, or one and the
ledger, say different things, both stand side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms.evidence import Fault, Files
from yawara.forms.fill import choices, memory
from yawara.forms.fill.answers import about, is_blank, is_fact, main_of, side_by_side
from yawara.forms.words import SAY
from yawara.forms.worksheet import Line

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from yawara.forms.fill.answers import Found
    from yawara.forms.fill.known import Looker
    from yawara.forms.questionnaire import Ask, Questionnaire, Slot
    from yawara.norms.model import Norms

_STATES = ("all", "some", "none", "not-applicable")


class Old(NamedTuple):
    """A questionnaire of before, what its questions ask about, and from when its answers hold."""

    asked: Questionnaire
    found: Sequence[Found]
    day: datetime.date


class Proposal(msgspec.Struct, frozen=True):
    """What an old answer says of a practice.

    `practice` is "" where it is not beyond doubt which one is meant (`near` has candidates), and
    `state` where the words do not settle it. `why`: a key of `LEARN` that says what is in doubt.
    """

    file: str
    where: str
    question: str
    answer: str
    day: str
    practice: str = ""
    system: str = ""
    state: str = ""
    statement: str = ""
    evidence: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    why: str = ""
    under: str = ""
    alone: bool = True
    reversed: bool = False

    @property
    def about(self) -> tuple[str, str]:
        """The practice and the system."""
        return self.practice, self.system


class Learner(NamedTuple):
    """What proposals are made with."""

    norms: Norms
    files: Files
    looker: Looker
    system: str = ""

    @classmethod
    def of(cls, looker: Looker, project: Path, system: str) -> Learner:
        """A learner for a project; `system`: the one that the old sheets were about."""
        return cls(looker.scope.norms, Files(project), looker, system)

    def proposals(self, olds: Iterable[Old]) -> tuple[Proposal, ...]:
        """Every proposal, by practice, and within one by sheet; those in doubt at the end."""
        ones = [
            one
            for old in olds
            for beside in (side_by_side(old.asked.asks),)
            for ask, found in zip(old.asked.asks, old.found, strict=True)
            for one in self._of(ask, found, old, apart=ask.id in beside)
        ]
        states: dict[tuple[str, str], set[str]] = {}
        for one in ones:
            if one.practice and one.state:
                states.setdefault(one.about, set()).add(one.state)
        marked = [self._marked(one, states.get(one.about, set())) for one in ones]
        order = self.norms.practice_index
        return tuple(sorted(marked, key=lambda one: (order.get(one.practice, len(order)),)))

    def _of(self, ask: Ask, found: Found, old: Old, *, apart: bool) -> Iterator[Proposal]:
        """What one answered question proposes; nothing where nobody answered."""
        main = ask.slots[main_of(ask)]
        filled = [slot for slot in ask.slots if not is_blank(slot)]
        practices = [one for one in found.targets if not is_fact(one)]
        if not filled or len(practices) < len(found.targets):
            return
        if not found.targets and found.by:
            return
        file = old.asked.name.replace("\\", "/").rsplit("/", 1)[-1]
        state = self._state(main, found)
        near = tuple(one.target for one in found.near)
        if found.perhaps and state != "all":
            # A no, or a part, may be one of those that are perhaps not even asked for.
            practices, near = [], (*found.targets, *found.perhaps)
        one = Proposal(
            file=file,
            where=main.where,
            question=ask.text,
            answer=main.current if not is_blank(main) else "",
            day=old.day.isoformat(),
            state=state,
            statement=_statement(ask, main),
            evidence=tuple(self._evidence(ask)),
            near=tuple(one for one in near if not is_fact(one)),
            under=memory.under(ask),
            reversed=found.reversed,
            why="" if state else "state",
        )
        unclear, system = about(ask, self.looker, self.system, apart=apart)
        if unclear:
            yield msgspec.structs.replace(one, near=found.targets or one.near, why="whom")
            return
        if not practices:
            yield msgspec.structs.replace(one, why="practice", system=system)
        for practice in practices:
            # Of several practices asked about at once, *some* says nothing of any one of them.
            mine = state if len(practices) == 1 or state != "some" else ""
            own = self.norms.practice(practice).level == "organization"
            yield msgspec.structs.replace(
                one,
                practice=practice,
                system="" if own else system,
                state=mine,
                alone=len(practices) == 1,
                why="" if mine else "state",
            )

    def _state(self, main: Slot, found: Found) -> str:
        """The state that an answer gives beyond doubt."""
        if main.kind not in ("choice", "mark", "text") or is_blank(main):
            return ""
        if main.choices and not choices.words_of(main).understood:
            return ""
        words = choices.meant(main, main.current)
        said = choices.state_of(words, reversed_=found.reversed)
        return said if said in _STATES else ""

    def _evidence(self, ask: Ask) -> Iterator[str]:
        """The lines of an evidence column: addresses and files; what is neither, as a remark."""
        for slot in ask.slots:
            if slot.kind != "evidence" or is_blank(slot):
                continue
            for line in slot.current.splitlines():
                text = line.strip()
                if text and isinstance(self.files.evidence(Line(text)), Fault):
                    text = f"{SAY('observation', ask.lang).strip()} {text}"
                if text:
                    yield text

    def _marked(self, one: Proposal, states: set[str]) -> Proposal:
        """The proposal, with a word where something else says another thing."""
        if one.why or not one.state:
            return one
        if len(states) > 1:
            return msgspec.structs.replace(one, why="apart")
        ledger = self.looker.known((one.practice,), one.system)
        if ledger.state and ledger.state != one.state:
            return msgspec.structs.replace(one, why="ledger")
        return one


def _statement(ask: Ask, main: Slot) -> str:
    """What the answer says in words: the text, or what stands in the remarks."""
    texts = [
        slot.current.strip()
        for slot in ask.slots
        if not is_blank(slot)
        and (slot.kind == "remark" or (slot.kind == "text" and not slot.choices))
        and not (slot is main and choices.read(slot.current))
    ]
    return "\n".join(dict.fromkeys(texts))
