"""The questions that `yawara init` asks: plain ones, at most sixteen, and only what matters.

About each further AI there are some more. The answers are a list that grows by one and, on `b`,
shrinks by one; everything else (the profile so far, the next question, why it is asked) is computed
from them. An answer about a further AI has the number of that AI in its key: `2:system`, `2:roles`.
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
    from collections.abc import Callable, Container, Iterator

    from yawara.norms.model import Fact, Norms
    from yawara.scope.profile import Facts, Value
    from yawara.scope.questions import Question
    from yawara.text.words import Lang

MOST_QUESTIONS = 16
#: The same about each further AI, its name included.
MOST_FURTHER = 9
#: How often the last question is put again after a word that says neither yes nor no.
MOST_MISREAD = 3
NAME, SYSTEM = "name", "system"
#: Asked first, whatever hangs on them: a report says who answers, and about what.
FIRST = (NAME, "body", "size", "sector", SYSTEM, "roles")
FIRST_FURTHER = (SYSTEM, "roles")
#: Asked last of each AI: what is left out for other countries is said by it.
MARKETS = "markets"
_HOME = ("jp",)
#: What a bank or a customer asks about first; the profile says how to look at more.
CENTRAL = ("jp-ai-act", "jp-gfb")
_INDENT = " " * 4
_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")


class StoppedError(Exception):
    """Somebody said at the last question that nothing is to be written."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: for a name (`fact` None) or for a fact; half a line says why.

    `default` is what Enter alone means.
    """

    key: str
    fact: Fact | None
    why: str
    default: Value | None = None


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
        self._print("init.intro", most=MOST_QUESTIONS, further=MOST_FURTHER)
        while True:
            ask = self.upcoming()
            if ask is not None:
                self._put(ask)
                self._take(ask)
            elif self._confirmed():
                return profile(self.given, self.norms, self.lang)

    def upcoming(self) -> Ask | None:
        """The next question; None where nothing is left that could still change something."""
        number = max((split(key)[0] for key, _ in self.given), default=1)
        given = {what: value for at, what, value in self._split() if at == number}
        if given.get(SYSTEM, "") is None and number > 1:
            return None
        for key in FIRST if number == 1 else FIRST_FURTHER:
            left_out = key in given or (key == "roles" and given[SYSTEM] is None)
            if not left_out and (ask := self._first(number, key)) is not None:
                return ask
        return self._hanging(number, given) or self._last(number, given)

    def _first(self, number: int, key: str) -> Ask | None:
        """A question that is asked whatever hangs on it; None where there is no such fact."""
        if key in (NAME, SYSTEM):
            named = key if number == 1 else "further"
            return Ask(joined(number, key), None, SAY(f"init.why-{named}", self.lang))
        fact = self.norms.fact_by_id.get(key)
        if fact is None:
            return None
        waiting = {question.fact.id: question for question in self._questions(number)}
        matters = key in waiting
        why = hanging(waiting[key], self.lang) if matters else SAY("init.why", self.lang)
        return Ask(joined(number, key), fact, why)

    def _hanging(self, number: int, given: dict[str, Value | None]) -> Ask | None:
        """The question on which most hangs, as long as there is room for it."""
        most = MOST_QUESTIONS if number == 1 else MOST_FURTHER
        if len(given) >= (most if given[SYSTEM] is None else most - 1):
            return None
        for question in self._questions(number):
            # Without a system only what concerns the organisation is worth asking.
            own = question.fact.level == "organization"
            if own if given[SYSTEM] is None else (number == 1 or not own):
                key = joined(1 if own else number, question.fact.id)
                return Ask(key, question.fact, hanging(question, self.lang))
        return None

    def _last(self, number: int, given: dict[str, Value | None]) -> Ask | None:
        """Where an AI is used, then whether there is another."""
        if given[SYSTEM] is None:
            return None
        fact = self.norms.fact_by_id.get(MARKETS)
        if fact is None or MARKETS in given:
            return self._first(number + 1, SYSTEM)
        before = dict(self.given).get(joined(number - 1, MARKETS)) if number > 1 else None
        why = SAY(f"init.why-{MARKETS}", self.lang)
        return Ask(joined(number, MARKETS), fact, why, before or _HOME)

    def _split(self) -> Iterator[tuple[int, str, Value | None]]:
        """The answers, each with the number of the AI that it is about and what it says of it."""
        return ((*split(key), value) for key, value in self.given)

    def _questions(self, number: int) -> Iterator[Question]:
        """What hangs on facts of an AI or of the organisation that were not asked about."""
        now = profile(self.given, self.norms, self.lang)
        scope = applicable(now, self.norms, None, self.day)
        ids = [system.id for system in now.systems]
        passed = [
            (subject, what)
            for at, what, value in self._split()
            if value is None
            for subject in (ORGANIZATION, *ids[at - 1 : at])
        ]
        about = (ORGANIZATION, *ids[number - 1 : number])
        found = next_questions(scope, passed=passed)
        return (question for question in found if question.subject.id in about)

    def _put(self, ask: Ask) -> None:
        """Show a question, why it is asked, and what can be answered."""
        about, what = split(ask.key)
        named = what if about == 1 else "further"
        question = (
            SAY(f"init.ask-{named}", self.lang)
            if ask.fact is None
            else ask.fact.question.to(self.lang)
        )
        number = f"{len(self.given) + 1}. ".ljust(len(_INDENT))
        width = terminal_width()
        lines = wrap(plain(question), width - len(_INDENT))
        self.say("")
        if about > 1 and ask.fact is not None:
            name = plain(str(dict(self.given)[joined(about, SYSTEM)]))
            self._print("init.about", name=name)
        for at, line in enumerate(lines):
            self.say((_INDENT if at else number) + line)
        for line in wrap(SAY("init.because", self.lang, why=ask.why), width, _INDENT):
            self.say(line)
        for sign, words in self._choices(ask.fact):
            for at, line in enumerate(wrap(words, width - 2 * len(_INDENT))):
                self.say(_INDENT + ("" if at else sign).ljust(len(_INDENT)) + line)
        if ask.fact is not None and ask.default is not None:
            titles = {choice.id: choice.title.to(self.lang) for choice in ask.fact.choices}
            chosen = ask.default if isinstance(ask.default, tuple) else ()
            meant = SAY("init.comma", self.lang).join(titles.get(one, one) for one in chosen)
            for line in wrap(SAY("init.default", self.lang, meant=meant), width, _INDENT):
                self.say(line)

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
            try:
                text = self.read("> ")
            except EOFError:
                if split(ask.key)[0] == 1 or ask.fact is not None:
                    raise
                text = ""  # whoever pipes answers in need not say that there is no other AI
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
        said = folded(text)
        if ask.fact is not None:
            if not said and ask.default is not None:
                return ask.default
            return read_answer(ask.fact, text, self.lang)
        if split(ask.key)[0] > 1:
            if not said or said in (*answers.UNKNOWN, *answers.NOTHING, *answers.STOP):
                return None
            return Misread() if said in answers.GO else read_name(text)
        if said in answers.UNKNOWN:
            return SAY(f"init.unnamed-{ask.key}", self.lang)
        if ask.key == SYSTEM and said in answers.NOTHING:
            return None
        return read_name(text)

    def _misread(self, ask: Ask, text: str, misread: Misread) -> None:
        named = "init.no-name" if split(ask.key)[0] == 1 else "init.no-further"
        key = named if ask.fact is None else f"init.misread-{ask.fact.type}"
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


def split(key: str) -> tuple[int, str]:
    """The number of the AI that an answer is about (1: the first, or none), and what it says."""
    number, sign, what = key.rpartition(":")
    return (int(number) if sign else 1), what


def joined(number: int, what: str) -> str:
    """The key of an answer about the AI with this number."""
    return what if number == 1 else f"{number}:{what}"


def profile(given: list[tuple[str, Value | None]], norms: Norms, lang: Lang) -> Profile:
    """The profile that some answers make. Without a system, they hold for all that may come."""
    answered = dict(given)
    facts: dict[int, Facts] = {}
    own: Facts = {}
    for key, value in given:
        number, what = split(key)
        if what not in (NAME, SYSTEM):
            shared = norms.fact_by_id[what].level == ORGANIZATION
            kept = own if shared else facts.setdefault(number, {})
            kept[what] = (Dated(datetime.date.min, value),)
    central = tuple(one for one in CENTRAL if one in norms.instruments)
    who = Organization(named(str(answered.get(NAME) or ""), lang), own, instruments=central)
    if SYSTEM in answered and answered[SYSTEM] is None:
        return Profile(msgspec.structs.replace(who, facts=own | facts.get(1, {})), ())
    systems: dict[str, System] = {}
    for number in range(1, 2 + max((split(key)[0] for key, _ in given), default=1)):
        name = answered.get(joined(number, SYSTEM))
        if number == 1 or name is not None:
            id_ = id_for(str(name or ""), number, systems)
            systems[id_] = System(id_, named(str(name or ""), lang), facts.get(number, {}))
    return Profile(who, tuple(systems.values()))


def named(name: str, lang: Lang) -> Words:
    """A name as it is written down: under the language that it is in."""
    return Words(ja=name) if lang == "ja" or _JAPANESE.search(name) else Words(en=name)


def id_for(name: str, number: int = 1, taken: Container[str] = ()) -> str:
    """A short id for a system, from the letters of its name where it has some."""
    made = re.sub(r"[^a-z0-9]+", "-", folded(name))[:40].strip("-")
    if made in ("", "ai", ORGANIZATION):
        made = f"ai-{number}"
    while made in taken:
        made += f"-{number}"
    return made
