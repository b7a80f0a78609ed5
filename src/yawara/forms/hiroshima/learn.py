"""Learn a form from its blank document: its questions, whom they are for, and their places."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx import document
from yawara.forms.docx.lead import is_part, plain
from yawara.forms.docx.roles import role_line, roles_aside, roles_of
from yawara.forms.docx.values import shown
from yawara.forms.hiroshima.layout import Header, Layout, Question, Slot
from yawara.forms.hiroshima.propose import Proposer
from yawara.forms.hiroshima.shape import BETWEEN, UNMARKED, asked, is_section, role
from yawara.forms.hiroshima.words import FIELDS, ROLE_WORDS
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.forms.docx.values import Flow
    from yawara.forms.match.match import Matcher
    from yawara.forms.questionnaire import Ask
    from yawara.norms.model import Norms
    from yawara.text.words import Lang

ID = "hiroshima-2"
_FEWEST_ROLES, _LONGEST_NUMBER = 2, 6
_EVERY = re.compile(r"\b(?:all|any|every)\b|すべて|全て|全員")


def learn(
    data: bytes, name: str, norms: Norms, matcher: Matcher, *, before: Layout | None = None
) -> Read[Layout]:
    """The layout of a blank form, with a proposal for each question.

    `before`: an earlier layout, of which what was confirmed for the same question is kept.
    Problems: those of reading the document, docx-no-questions among them; warnings:
    hiroshima-numbers-repeat, hiroshima-no-place.
    """
    opened = document.opened(data, name)
    if opened.value is None or opened.failed:
        return Read(None, opened.problems)
    found = Problems()
    found.extend(opened.problems)
    above, asks = _parted(asked(opened.value.flow))
    if not any(one.slots for one in asks):
        found.error("docx-no-questions", Place(name))
        return Read(None, found.found)
    japanese = sum(1 for one in asks if one.lang == "ja")
    lang: Lang = "ja" if japanese * 2 > len(asks) else "en"
    learner = _Learner(Proposer(norms, matcher, lang), before, Place(name), found)
    learner.listed = _listed(opened.value.flow)
    questions = learner.questions(asks)
    rows = {one.id.rpartition("-")[0] for one in questions if re.search(r"-\d+\Z", one.id)}
    without = [one.id for one in questions if not one.slots and one.id not in rows]
    if without:
        found.warning("hiroshima-no-place", Place(name), numbers=", ".join(without)[:200])
    layout = Layout(
        id=ID,
        language=lang,
        questions=questions,
        header=tuple(_header(one) for one in above),
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        printed=_printed(opened.value.flow),
    )
    return Read(layout, found.found)


def _parted(asks: tuple[Ask, ...]) -> tuple[tuple[Ask, ...], tuple[Ask, ...]]:
    """The fields above the questions, and the questions.

    What is numbered and has no place is a question too, unless it stands above a field, as
    instructions do, or has the number of one with a place.
    """
    placed = [at for at, one in enumerate(asks) if one.number and one.slots]
    first = placed[0] if placed else 0
    above = [at for at in range(first) if asks[at].slots]
    begin = above[-1] + 1 if above else 0
    known = {asks[at].number for at in placed}
    questions = (one for one in asks[begin:] if one.slots or one.number not in known)
    return tuple(asks[at] for at in above), tuple(questions)


class _Learner:
    def __init__(
        self, proposer: Proposer, before: Layout | None, place: Place, found: Problems
    ) -> None:
        self.proposer = proposer
        self.before = {} if before is None else before.by_id()
        self.place = place
        self.found = found
        self.listed: dict[str, tuple[str, ...]] = {}

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
            if not one.roles and number in self.listed:
                one = msgspec.structs.replace(one, roles=self.listed[number])
            above = [other for other in out if is_part(number, other)]
            if above:  # whom a question is for and what it is about, its parts are, too
                one = _part(one, out[max(above, key=len)])
            out[number] = one
        if repeated:
            shown_ = ", ".join(dict.fromkeys(repeated))[:100]
            self.found.warning("hiroshima-numbers-repeat", self.place, numbers=shown_)
        return tuple(out.values())

    def _question(self, ask: Ask, number: str) -> Question:
        context = [text for text in ask.context if not _roles_of(text)]
        section = next((text for text in context if is_section(text)), "")
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
            roles=_roles([*ask.context, f"for roles: {roles_aside(ask.text)}"]),
            slots=slots,
            asks=asks,
            confirmed=confirmed,
            near=near,
        )

    def _box(self, label: str, question: str, kept: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        if label in kept:
            return kept[label]
        return self.proposer.practices(label) if label and question else ()


def _part(one: Question, whole: Question) -> Question:
    """A part of a question with what it does not say of itself."""
    one = msgspec.structs.replace(one, roles=one.roles or whole.roles)
    if one.asks or one.confirmed or not whole.asks:
        return one
    near = ", ".join(filter(None, [f"{whole.id} 1.00", one.near]))
    return msgspec.structs.replace(one, asks=whole.asks, near=near)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _header(ask: Ask) -> Header:
    title = " ".join(ask.text.split()).rstrip(" :：")
    flat = unicodedata.normalize("NFKC", title).casefold()
    for fill, words in FIELDS.items():
        if any(word in flat for text in words for word in text.split("|")):
            return Header(ask.slots[0].where, title, fill)
    return Header(ask.slots[0].where, title)


def _roles(context: Sequence[str]) -> tuple[str, ...]:
    """Whom the nearest line such as “Recommended for: deployer” names; nobody if it names all."""
    line = next((found for text in reversed(context) if (found := _roles_of(text))), "")
    if not line or _EVERY.search(line.casefold()):
        return ()
    named = [part.strip(" .。") for part in BETWEEN.split(line)]
    return tuple(dict.fromkeys(role(part) for part in named if part))


def _roles_of(text: str) -> str:
    label, _, names = text.partition(":")
    return role_line(text) or roles_of(label, names)


def _listed(flow: Flow) -> dict[str, tuple[str, ...]]:
    """Whom each question is for by a table with a column for each role; nobody is everybody."""
    out: dict[str, tuple[str, ...]] = {}
    for table in flow.tables:
        head = {cell.column: role(cell.text) for cell in table.rows[0]} if table.rows else {}
        roles = {at: name for at, name in head.items() if name in ROLE_WORDS}
        if len(roles) < _FEWEST_ROLES:
            continue
        for row in table.rows[1:]:
            number = plain(row[0].text) if row else ""
            marked = tuple(
                roles[cell.column]
                for cell in row
                if cell.column in roles and cell.text.strip() not in UNMARKED
            )
            if number and len(number) <= _LONGEST_NUMBER:
                out[number] = marked if len(marked) < len(roles) else ()
    return out


def _printed(flow: Flow) -> tuple[str, ...]:
    """Every line that the blank form prints, so that in a filled one the rest is the answer."""
    texts = (" ".join(shown(one).split()) for one in flow.paragraphs.values())
    return tuple(dict.fromkeys(text for text in texts if text))
