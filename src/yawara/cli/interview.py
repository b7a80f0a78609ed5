"""The questions that `yawara init` asks: plain ones, at most fifteen, and only what matters.

The answers are a list that grows by one and, on `b`, shrinks by one; everything else (the profile
so far, the next question, why it is asked) is computed from them.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from yawara.cli import answers
from yawara.cli.answers import Misread, folded, read_answer, read_name
from yawara.cli.scope import hanging
from yawara.cli.table import plain, terminal_width, wrap
from yawara.cli.words import SAY
from yawara.scope.applies import ORGANIZATION, applicable
from yawara.scope.profile import Dated, Organization, Profile, System
from yawara.scope.questions import next_questions
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yawara.norms.model import Fact, Norms
    from yawara.scope.profile import Facts, Value
    from yawara.scope.questions import Question
    from yawara.text.words import Lang

MOST_QUESTIONS = 15
#: How often the last question is put again after a word that says neither yes nor no.
MOST_MISREAD = 3
NAME, SYSTEM = "name", "system"
#: Asked first, whatever hangs on them: a report says who answers, and about what.
FIRST = (NAME, "body", "size", "sector", SYSTEM, "roles")
#: What a bank or a customer asks about first; the profile says how to look at more.
CENTRAL = ("jp-ai-act", "jp-gfb")
_INDENT = " " * 4
_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")


class StoppedError(Exception):
    """Somebody said at the last question that nothing is to be written."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: for a name (`fact` None) or for a fact; half a line says why."""

    key: str
    fact: Fact | None
    why: str


@dataclass
class Interview:
    """A conversation. `say` prints a line; `read` prints a prompt and returns what is typed.

    `read` may raise EOFError and KeyboardInterrupt; what was answered so far stays in `given`.
    A name is a text, None where there is no system; a fact that is not known is None.
    """

    norms: Norms
    day: datetime.date
    lang: Lang
    say: Callable[[str], None]
    read: Callable[[str], str]
    given: list[tuple[str, Value | None]] = field(default_factory=list)

    def run(self) -> Profile:
        """Ask until nothing is left to ask and the answers are confirmed."""
        self._print("init.intro", most=MOST_QUESTIONS)
        while True:
            ask = self.upcoming()
            if ask is not None:
                self._put(ask)
                self._take(ask)
            elif self._confirmed():
                return profile(self.given, self.norms, self.lang)

    def upcoming(self) -> Ask | None:
        """The next question; None where nothing is left that could still change something."""
        given = dict(self.given)
        if len(given) >= MOST_QUESTIONS:
            return None
        waiting = {question.fact.id: question for question in self._questions()}
        for key in FIRST:
            if key in given or (key == "roles" and given[SYSTEM] is None):
                continue
            if key in (NAME, SYSTEM):
                return Ask(key, None, SAY(f"init.why-{key}", self.lang))
            if fact := self.norms.fact_by_id.get(key):
                matters = key in waiting
                why = hanging(waiting[key], self.lang) if matters else SAY("init.why", self.lang)
                return Ask(key, fact, why)
        for question in waiting.values():
            # Without a system only what concerns the organisation is worth asking.
            if given[SYSTEM] is not None or question.fact.level == "organization":
                return Ask(question.fact.id, question.fact, hanging(question, self.lang))
        return None

    def _questions(self) -> tuple[Question, ...]:
        now = profile(self.given, self.norms, self.lang)
        scope = applicable(now, self.norms, None, self.day)
        passed = [
            (subject.id, key)
            for key, value in self.given
            for subject in scope.subjects
            if value is None
        ]
        return next_questions(scope, passed=passed)

    def _put(self, ask: Ask) -> None:
        """Show a question, why it is asked, and what can be answered."""
        question = (
            SAY(f"init.ask-{ask.key}", self.lang)
            if ask.fact is None
            else ask.fact.question.to(self.lang)
        )
        number = f"{len(self.given) + 1}. ".ljust(len(_INDENT))
        width = terminal_width()
        lines = wrap(plain(question), width - len(_INDENT))
        self.say("")
        for at, line in enumerate(lines):
            self.say((_INDENT if at else number) + line)
        for line in wrap(SAY("init.because", self.lang, why=ask.why), width, _INDENT):
            self.say(line)
        for sign, words in self._choices(ask.fact):
            for at, line in enumerate(wrap(words, width - 2 * len(_INDENT))):
                self.say(_INDENT + ("" if at else sign).ljust(len(_INDENT)) + line)

    def _choices(self, fact: Fact | None) -> Iterator[tuple[str, str]]:
        if fact is None:
            return
        if fact.type == "flag":
            yield "1", SAY("answer.yes", self.lang)
            yield "2", SAY("answer.no", self.lang)
        for at, choice in enumerate(fact.choices, 1):
            yield str(at), choice.title.to(self.lang)
        if fact.type == "choices":
            yield "0", SAY("answer.nothing", self.lang)
        yield "?", SAY("answer.unknown", self.lang)

    def _take(self, ask: Ask) -> None:
        """Read until the question is answered, or the person goes back."""
        while True:
            text = self.read("> ")
            said = folded(text)
            if said in answers.BACK:
                if self.given:
                    self.given.pop()
                    return
                self._print("init.first")
            elif said in answers.HELP:
                self._help(ask)
            else:
                value = self._understood(ask, text)
                if not isinstance(value, Misread):
                    self.given.append((ask.key, value))
                    return
                self._misread(ask, text, value)

    def _understood(self, ask: Ask, text: str) -> Value | Misread | None:
        if ask.fact is not None:
            return read_answer(ask.fact, text, self.lang)
        said = folded(text)
        if said in answers.UNKNOWN:
            return SAY(f"init.unnamed-{ask.key}", self.lang)
        if ask.key == SYSTEM and said in answers.NOTHING:
            return None
        return read_name(text)

    def _misread(self, ask: Ask, text: str, misread: Misread) -> None:
        key = "init.no-name" if ask.fact is None else f"init.misread-{ask.fact.type}"
        line = SAY(key, self.lang, text=plain(text)[:40])
        if misread.near:
            line += " " + SAY("usage.did-you-mean", self.lang, near=misread.near)
        self._say(line)

    def _help(self, ask: Ask) -> None:
        self._say(ask.fact.help.to(self.lang) if ask.fact else SAY("init.no-help", self.lang))

    def _confirmed(self) -> bool:
        """Whether the answers stand; going back takes the last one away.

        A word that is neither stops in the end: nothing is written on a misunderstanding.
        """
        for _ in range(MOST_MISREAD):
            self.say("")
            self._print("init.ready")
            try:
                said = folded(self.read("> "))
            except EOFError:
                return True
            if not said or said in answers.GO:
                return True
            if said in answers.BACK:
                self.given.pop()
                return False
            if said in answers.STOP:
                break
        raise StoppedError

    def _print(self, key: str, **params: object) -> None:
        self._say(SAY(key, self.lang, **params))

    def _say(self, text: str) -> None:
        for line in text.splitlines():
            for part in wrap(line, terminal_width()):
                self.say(part)


def profile(given: list[tuple[str, Value | None]], norms: Norms, lang: Lang) -> Profile:
    """The profile that some answers make. Without a system, they hold for all that may come."""
    answered = dict(given)
    name, system = answered.pop(NAME, None), answered.pop(SYSTEM, None)
    facts: dict[str, Facts] = {"organization": {}, "system": {}}
    for key, value in answered.items():
        facts[norms.fact_by_id[key].level][key] = (Dated(datetime.date.min, value),)
    central = tuple(one for one in CENTRAL if one in norms.instruments)
    own = Organization(named(str(name or ""), lang), facts["organization"], instruments=central)
    if SYSTEM in dict(given) and system is None:
        return Profile(msgspec.structs.replace(own, facts=own.facts | facts["system"]), ())
    its_name = str(system or "")
    return Profile(own, (System(id_for(its_name), named(its_name, lang), facts["system"]),))


def named(name: str, lang: Lang) -> Words:
    """A name as it is written down: under the language that it is in."""
    return Words(ja=name) if lang == "ja" or _JAPANESE.search(name) else Words(en=name)


def id_for(name: str) -> str:
    """A short id for a system, from the letters of its name where it has some."""
    made = re.sub(r"[^a-z0-9]+", "-", folded(name))[:40].strip("-")
    return made if made and made != ORGANIZATION else "ai-1"
