"""Draft a report from the ledger: each answer from what entries say that are marked public.

A report is published in full, so nothing goes into it that is not marked `share: public`. Nothing
is composed where there is no statement: the answer stays blank, and is listed with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.forms.docx.slots import first_words
from yawara.forms.hiroshima.words import NO, SAY, YES
from yawara.ledger.planes import ALL, NONE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from yawara.assess.findings import Assessment
    from yawara.forms.hiroshima.layout import Header, Layout, Question, Slot
    from yawara.ledger.model import Entry, Evidence
    from yawara.ledger.planes import Interval
    from yawara.text.words import Lang

PUBLIC = "public"
_YES, _NO = (frozenset(text.split("|")) for text in (YES, NO))
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
#: Characters of an answer, if nothing else is asked for.
MOST_LETTERS = 2_000


class Source(NamedTuple):
    """An entry that an answer was made from: for which practice or provision, of which system."""

    entry: Entry
    system: str
    evidence: tuple[Evidence, ...]


class Answer(NamedTuple):
    """A drafted answer in one language; `text` is empty where nothing may be said, and `blank` why.

    `ticks`: the boxes and words of the form that are settled, by their place. `blank` is a key of
    our phrases, `entries` how many entries that speaks of; `left`: entries that had no room.
    `state` is what all practices come to, where public entries settle that: all or none.
    """

    question: Question
    text: str
    sources: tuple[Source, ...] = ()
    blank: str = ""
    entries: int = 0
    left: int = 0
    state: str = ""
    ticks: tuple[tuple[str, str], ...] = ()

    @property
    def given(self) -> bool:
        """Whether anything is answered."""
        return bool(self.text or self.ticks)


class Asked(NamedTuple):
    """What is wanted: for whom, of which systems (none: all), and how long an answer may be."""

    role: str = ""
    systems: tuple[str, ...] = ()
    most: int = MOST_LETTERS


def draft(layout: Layout, assessment: Assessment, lang: Lang, asked: Asked) -> tuple[Answer, ...]:
    """An answer to every question for the role, in the order of the form."""
    drafter = Drafter(assessment, lang, asked)
    return tuple(drafter.answer(one) for one in layout.questions if one.is_for(asked.role))


class Drafter:
    """Drafts in one language from one assessment."""

    def __init__(self, assessment: Assessment, lang: Lang, asked: Asked) -> None:
        self.assessment = assessment
        self.lang: Lang = lang
        self.asked = asked
        subjects = assessment.scope.subjects
        self.bits = [0] + [
            bit
            for bit, subject in enumerate(subjects)
            if bit and (not asked.systems or subject.id in asked.systems)
        ]

    def answer(self, one: Question) -> Answer:
        """The answer to a question."""
        if not one.confirmed:
            return Answer(one, "", blank="blank-unconfirmed")
        if not one.asks and not any(slot.asks for slot in one.slots):
            return Answer(one, "", blank="blank-nothing-asked")
        found = list(self.entries(one))
        state = self.state(one.asks)
        ticks = tuple(self._ticks(one, state))
        public = [pair for pair in found if pair[0].share == PUBLIC]
        worded = [pair for pair in public if self._words(pair[0])]
        if worded and one.takes_text:
            return self._composed(one, worded, state)._replace(ticks=ticks)
        if ticks:
            behind = self._behind(one, dict(ticks))
            return Answer(one, "", tuple(behind), state=state, ticks=ticks)
        hidden, silent = len(found) - len(public), len(public) - len(worded)
        reasons = (("blank-no-words", silent), ("blank-not-public", hidden), ("blank-no-box", 1))
        why, count = next(reason for reason in reasons if reason[1])
        if not found:
            why, count = "blank-no-entry", 0
        return Answer(one, "", blank=why, entries=count, state=state)

    def _ticks(self, one: Question, state: str) -> Iterator[tuple[str, str]]:
        """What is ticked, and the one word that is chosen where words are offered."""
        for slot in one.slots:
            if slot.kind == "mark" and slot.asks and self.state(slot.asks) == "all":
                yield slot.where, "☒"
            elif slot.kind == "choice" and (word := _choice(slot, state)):
                yield slot.where, word

    def _behind(self, one: Question, ticks: Mapping[str, str]) -> Iterator[Source]:
        """The public entries that settle what is ticked."""
        slots = [slot for slot in one.slots if slot.where in ticks]
        asks = [ask for slot in slots for ask in (slot.asks if slot.kind == "mark" else one.asks)]
        for entry, system in self.entries(msgspec.structs.replace(one, asks=tuple(asks))):
            if entry.share == PUBLIC:
                yield Source(entry, system, tuple(self._evidence(entry)))

    def _composed(self, one: Question, worded: Sequence[tuple[Entry, str]], state: str) -> Answer:
        lines: list[str] = []
        sources: list[Source] = []
        if one.yes_no and state:
            lines.append(SAY("draft-yes" if state == "all" else "draft-no", self.lang))
        left = 0
        for words, entries in self._by_words(worded).items():
            said = f"{self._whom(system for _, system in entries)}{words}"
            evidence = {entry.id: tuple(self._evidence(entry)) for entry, _ in entries}
            names = [self.named(item) for items in evidence.values() for item in items]
            fresh = [
                name for name in dict.fromkeys(names) if not any(name in line for line in lines)
            ]
            told = SAY("draft-evidence", self.lang, names=", ".join(fresh))
            more = [said, told] if fresh else [said]
            if len("\n".join([*lines, *more])) > self.asked.most:
                left += len(entries)
                continue
            lines += more
            sources += (Source(entry, system, evidence[entry.id]) for entry, system in entries)
        blank = "" if lines else "blank-long"
        return Answer(one, "\n".join(lines), tuple(sources), blank, left, left, state)

    def _by_words(self, worded: Iterable[tuple[Entry, str]]) -> dict[str, list[tuple[Entry, str]]]:
        """Entries that say the same together: it is said once."""
        out: dict[str, list[tuple[Entry, str]]] = {}
        for entry, system in worded:
            out.setdefault(self._words(entry), []).append((entry, system))
        return out

    def _whom(self, systems: Iterable[str]) -> str:
        """Which of several systems a sentence is about: without that it would be of all."""
        subjects = self.assessment.scope.subjects
        names = {subjects[bit].id: subjects[bit].name for bit in self.bits if bit}
        said = [names[system] for system in dict.fromkeys(systems) if system in names]
        if not said or len(names) == len(said):
            return ""
        plain = [name.to(self.lang) for name in said]
        return SAY("draft-whom", self.lang, names=SAY("draft-and", self.lang).join(plain))

    def _words(self, entry: Entry) -> str:
        for words in (entry.statement, entry.reason):
            if words is not None and words.has(self.lang):
                return words.to(self.lang).strip()
        return ""

    def _evidence(self, entry: Entry) -> Iterator[Evidence]:
        day = self.assessment.scope.day
        for one in entry.evidence:
            if one.share == PUBLIC and one.counts_on(day) and self._speaks(one):
                yield one

    def _speaks(self, one: Evidence) -> bool:
        """Whether what evidence is called can be read in this language; a name is a name."""
        if one.kind in ("file", "link") or (one.note is not None and one.note.has(self.lang)):
            return True
        return bool(_JAPANESE.search(one.target)) == (self.lang == "ja")

    def named(self, one: Evidence) -> str:
        """A piece of evidence as it is named outside: of a file, no folders of the house."""
        name = one.target
        if one.kind == "file":
            name = name.replace("\\", "/").rsplit("/", 1)[-1]
        note = ""
        if one.note is not None and one.note.has(self.lang):
            note = one.note.to(self.lang).strip()
        if note and one.kind not in ("file", "link"):
            return note
        return f"{note} ({name})" if note else name

    def entries(self, one: Question) -> Iterator[tuple[Entry, str]]:
        """The entries that govern what a question asks about, with the system that they are of.

        Direct answers come first; then those of each practice, and of what implies it.
        """
        norms = self.assessment.scope.norms
        asked = [norms.practice_index[practice] for practice in one.asks]
        targets = [one.provision] if one.provision else []
        for at in asked:
            targets.append(norms.practices[at].id)
            implying = (
                up for up, reached in enumerate(norms.implied) if at in reached and up != at
            )
            targets += (norms.practices[up].id for up in implying)
        seen: set[tuple[str, str]] = set()
        for target in dict.fromkeys(targets):
            for bit in self.bits:
                held = self.assessment.standing.for_target(target, bit)
                if held is None or held.ended or held.conflict:
                    continue
                for entry in held.entries:
                    if (entry.id, entry.system or "") not in seen:
                        seen.add((entry.id, entry.system or ""))
                        yield entry, entry.system or ""

    def state(self, practices: Iterable[str]) -> str:
        """What practices come to together by public entries: all or none, else nothing."""
        norms = self.assessment.scope.norms
        found: list[Interval] = []
        for practice in practices:
            at = norms.practice_index[practice]
            of_system = norms.practices[at].level == "system"
            bounds = self.assessment.standing.stated.bounds(at)
            for bit in self.bits:
                interval = bounds.at(bit) if bool(bit) == of_system else None
                if interval is not None:
                    found.append(interval if self._is_public(at, bit) else UNKNOWN)
        if not found:
            return ""
        if all(one == (ALL, ALL) for one in found):
            return "all"
        return "none" if all(one == (NONE, NONE) for one in found) else ""

    def _is_public(self, practice: int, bit: int) -> bool:
        """Whether what governs a practice may be told: a tick tells as much as words do."""
        norms = self.assessment.scope.norms
        own = self.assessment.standing.for_target(norms.practices[practice].id, bit)
        if own is not None:
            return all(entry.share == PUBLIC for entry in own.entries)
        above = (up for up, reached in enumerate(norms.implied) if practice in reached)
        held = (self.assessment.standing.for_target(norms.practices[up].id, bit) for up in above)
        return any(
            entry.share == PUBLIC and entry.state == "all"
            for one in held
            if one is not None and not (one.ended or one.conflict)
            for entry in one.entries
        )

    def header(self, one: Header) -> str:
        """What a field above the questions takes; empty where the project does not say."""
        profile = self.assessment.scope.profile.organization
        if one.fill == "organization":
            return profile.name.to(self.lang) if profile.name.has(self.lang) else ""
        if one.fill == "country":
            return self._country()
        return ""

    def _country(self) -> str:
        value = self.assessment.scope.subjects[0].given.get("country")
        fact = self.assessment.scope.norms.fact_by_id.get("country")
        if fact is None or not isinstance(value, str):
            return ""
        titles = [one.title.to(self.lang) for one in fact.choices if one.id == value]
        return titles[0] if titles else ""


def _choice(slot: Slot, state: str) -> str:
    """The one word of those offered that says what is settled; nothing where several or none do."""
    wanted = {"all": _YES, "none": _NO}.get(state)
    if wanted is None:
        return ""
    known = [word for word in slot.choices if _plain(word) in _YES | _NO]
    fits = [word for word in known if _plain(word) in wanted]
    return fits[0] if len(fits) == 1 and len(known) > 1 else ""


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", first_words(word)).strip(" .。").casefold()
