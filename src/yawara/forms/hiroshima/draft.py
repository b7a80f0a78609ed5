"""Draft a report from the ledger: each answer from what entries say that are marked public.

A report is published in full, so nothing goes into it that is not marked `share: public`. Nothing
is composed where there is no statement: the answer stays blank, and is listed with the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.hiroshima.words import SAY
from yawara.ledger.planes import ALL, NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yawara.assess.findings import Assessment
    from yawara.forms.hiroshima.layout import Header, Layout, Question
    from yawara.ledger.model import Entry, Evidence
    from yawara.ledger.planes import Interval
    from yawara.text.words import Lang

PUBLIC = "public"
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

    `blank` is a key of our phrases, `entries` how many entries that speaks of; `left`: entries that
    had no room. `state` is what all practices come to, where that is settled: all or none.
    """

    question: Question
    text: str
    sources: tuple[Source, ...] = ()
    blank: str = ""
    entries: int = 0
    left: int = 0
    state: str = ""


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
        if not one.asks:
            return Answer(one, "", blank="blank-nothing-asked")
        found = list(self.entries(one))
        state = self.state(one.asks)
        public = [pair for pair in found if pair[0].share == PUBLIC]
        worded = [pair for pair in public if self._words(pair[0])]
        if not worded:
            hidden, silent = len(found) - len(public), len(public)
            blank = (
                "blank-no-words" if silent else "blank-not-public" if hidden else "blank-no-entry"
            )
            return Answer(one, "", blank=blank, entries=silent or hidden, state=state)
        return self._composed(one, worded, state)

    def _composed(self, one: Question, worded: Sequence[tuple[Entry, str]], state: str) -> Answer:
        lines: list[str] = []
        sources: list[Source] = []
        if one.yes_no and state:
            lines.append(SAY("draft-yes" if state == "all" else "draft-no", self.lang))
        left = 0
        for entry, system in worded:
            words = self._words(entry)
            evidence = tuple(self._evidence(entry))
            more = [] if words in lines else [words]
            names = [self.named(item) for item in evidence]
            names = [
                name for name in dict.fromkeys(names) if not any(name in line for line in lines)
            ]
            if names:
                more.append(SAY("draft-evidence", self.lang, names=", ".join(names)))
            if sum(map(len, [*lines, *more])) > self.asked.most and lines:
                left += 1
                continue
            lines += more
            sources.append(Source(entry, system, evidence))
        return Answer(one, "\n".join(lines), tuple(sources), left=left, state=state)

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
        """What practices come to together: all or none, where that is settled; else nothing."""
        norms = self.assessment.scope.norms
        found: list[Interval] = []
        for practice in practices:
            at = norms.practice_index[practice]
            of_system = norms.practices[at].level == "system"
            bits = [bit for bit in self.bits if bool(bit) == of_system]
            bounds = self.assessment.standing.stated.bounds(at)
            found += (one for bit in bits if (one := bounds.at(bit)) is not None)
        if not found:
            return ""
        if all(one == (ALL, ALL) for one in found):
            return "all"
        return "none" if all(one == (NONE, NONE) for one in found) else ""

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
