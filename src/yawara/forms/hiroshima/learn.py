"""Learn a form from its blank document: its questions, whom they are for, and their places."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx import document
from yawara.forms.docx.find_text import is_part
from yawara.forms.docx.read import read
from yawara.forms.docx.values import shown
from yawara.forms.docx.words import ROLE_LINES
from yawara.forms.hiroshima.layout import Header, Layout, Question, Slot
from yawara.forms.hiroshima.propose import Proposer
from yawara.forms.hiroshima.words import FIELDS, ROLE_WORDS
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.forms.match.match import Matcher
    from yawara.forms.questionnaire import Ask
    from yawara.norms.model import Norms
    from yawara.text.words import Lang

ID = "hiroshima-2"
_ROLE_LINE = re.compile(rf"\s*(?:{ROLE_LINES})\s*[:：]?\s*(.+)", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(r"\s*(?:[,;、，；/／・|]|\band\b|\bor\b|及び|および|と|または)\s*")
_EVERY = re.compile(r"\b(?:all|any|every)\b|すべて|全て|全員")


def learn(
    data: bytes, name: str, norms: Norms, matcher: Matcher, *, before: Layout | None = None
) -> Read[Layout]:
    """The layout of a blank form, with a proposal for each question.

    `before`: an earlier layout, of which what was confirmed for the same question is kept.
    Problems: those of reading the document; hiroshima-numbers-repeat (warning).
    """
    asked = read(data, name)
    if asked.value is None:
        return Read(None, asked.problems)
    found = Problems()
    found.extend(asked.problems)
    asks = asked.value.asks
    japanese = sum(1 for one in asks if one.lang == "ja")
    lang: Lang = "ja" if japanese * 2 > len(asks) else "en"
    numbered = [one for one in asks if one.number]
    first = asks.index(numbered[0]) if numbered else 0
    learner = _Learner(Proposer(norms, matcher, lang), before, Place(name), found)
    layout = Layout(
        id=ID,
        language=lang,
        questions=learner.questions(asks[first:]),
        header=tuple(_header(one) for one in asks[:first]),
        file=name,
        sha256=asked.value.sha256,
        printed=_printed(data, name),
    )
    return Read(layout, found.found)


class _Learner:
    def __init__(
        self, proposer: Proposer, before: Layout | None, place: Place, found: Problems
    ) -> None:
        self.proposer = proposer
        self.before = {} if before is None else before.by_id()
        self.place = place
        self.found = found

    def questions(self, asks: Sequence[Ask]) -> tuple[Question, ...]:
        """The questions, each with a number of its own."""
        out: dict[str, Question] = {}
        repeated: list[str] = []
        for at, ask in enumerate(asks, 1):
            number = ask.number or f"n{at}"
            if number in out:
                repeated.append(number)
                times = sum(1 for one in out if one.partition("/")[0] == number)
                number = f"{number}/{times + 1}"
            one = self._question(ask, number)
            above = [other for other in out if is_part(number, other)]
            if above and not one.roles:  # whom a question is for, its parts are for
                one = msgspec.structs.replace(one, roles=out[max(above, key=len)].roles)
            out[number] = one
        if repeated:
            shown_ = ", ".join(dict.fromkeys(repeated))[:100]
            self.found.warning("hiroshima-numbers-repeat", self.place, numbers=shown_)
        return tuple(out.values())

    def _question(self, ask: Ask, number: str) -> Question:
        context = [text for text in ask.context if not _ROLE_LINE.match(text)]
        section = next((text for text in context if _is_section(text)), "")
        section = section or (context[0] if context else "")
        proposal = self.proposer.propose(ask.text, " ".join(context[-1:]))
        asks, confirmed, near = proposal.asks, False, proposal.near
        old = self.before.get(number)
        kept: dict[str, tuple[str, ...]] = {}
        if old is not None and old.confirmed and _same(old.text, ask.text):
            asks, confirmed, near = old.asks, True, old.near
            kept = {slot.label: slot.asks for slot in old.slots}
        slots = tuple(
            Slot(
                slot.where,
                slot.kind,
                slot.label,
                slot.choices if slot.kind != "mark" else (),
                self._box(slot.label, ask.text, kept) if slot.kind == "mark" else (),
            )
            for slot in ask.slots
        )
        return Question(
            id=number,
            text=" ".join(ask.text.split()),
            section=section,
            roles=_roles(ask.context),
            slots=slots,
            asks=asks,
            confirmed=confirmed,
            near=near,
        )

    def _box(self, label: str, question: str, kept: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        if label in kept:
            return kept[label]
        return self.proposer.practices(label) if label and question else ()


def _is_section(text: str) -> bool:
    return bool(re.match(r"\s*(?:section|part|第?\s*\d+\s*[章部節])", text, re.IGNORECASE))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _header(ask: Ask) -> Header:
    flat = unicodedata.normalize("NFKC", ask.text).casefold()
    for fill, words in FIELDS.items():
        if any(word in flat for text in words for word in text.split("|")):
            return Header(ask.slots[0].where, ask.text, fill)
    return Header(ask.slots[0].where, ask.text)


def _roles(context: Iterable[str]) -> tuple[str, ...]:
    """Whom a line such as “Recommended for: deployer” names; nobody where it names all."""
    for text in context:
        line = _ROLE_LINE.match(text)
        if line is None:
            continue
        if _EVERY.search(line[1].casefold()):
            return ()
        named = [part.strip(" .。") for part in _BETWEEN.split(line[1])]
        return tuple(dict.fromkeys(_role(part) for part in named if part))
    return ()


def _role(text: str) -> str:
    flat = unicodedata.normalize("NFKC", text).casefold()
    for role, words in ROLE_WORDS.items():
        if any(word in flat for one in words for word in one.split("|")):
            return role
    return " ".join(text.split())


def _printed(data: bytes, name: str) -> tuple[str, ...]:
    """Every line that the blank form prints, so that in a filled one the rest is the answer."""
    opened = document.opened(data, name).value
    if opened is None:
        return ()
    texts = (" ".join(shown(one).split()) for one in opened.flow.paragraphs.values())
    return tuple(dict.fromkeys(text for text in texts if text))
