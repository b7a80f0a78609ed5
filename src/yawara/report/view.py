"""Norms and assessments looked at in one language: words, anchors, what several parts need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.assess.words import SAY as STATES
from yawara.ledger.planes import ALL, NONE, SOME
from yawara.report.letters import visible
from yawara.report.tree import Mark, Paragraph, Scale, Span, Units
from yawara.report.words import MONTHS, SAY
from yawara.text import days

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from yawara.assess.findings import Assessment, Status
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Norms, Practice, Provision, Version
    from yawara.report.ground import Ground
    from yawara.report.tree import Block, Inline, Line, Role
    from yawara.scope.applies import Scoped
    from yawara.text.words import Lang, Words

_INNER = str.maketrans("（）()", "〔〕[]")
MOST_NAMES = 5
STATUS_ORDER: tuple[Status, ...] = ("all", "all-read", "some", "none", "unknown", "not-applicable")


class Speech:
    """What can be said in one language of norms alone: words, versions, provisions."""

    lang: Lang

    @property
    def norms(self) -> Norms:
        """The norms that are spoken of."""
        raise NotImplementedError

    def say(self, key: str, **params: object) -> str:
        """One of the report's own phrases."""
        return SAY(key, self.lang, **params)

    def span(self, key: str, role: Role = "", /, **params: object) -> Span:
        """One of the report's own phrases, as a piece of a line."""
        return Span(self.say(key, **params), role)

    def aside(self, key: str, **params: object) -> str:
        """One of the report's own phrases in brackets, to follow something."""
        return self.say("aside", text=self.say(key, **params))

    def aside_of(self, text: str) -> str:
        """A text in brackets; those that it has itself become angular, as printers set them."""
        return self.aside_after(text).strip()

    def aside_after(self, text: str) -> str:
        """The same, behind other words."""
        return self.say("aside", text=text.translate(_INNER))

    def line(self, key: str, **params: object) -> Line:
        """One of the report's own phrases, as a line."""
        return (Span(self.say(key, **params)),)

    def state(self, key: str) -> str:
        """A word of the assessment: a status, a strength, an interval."""
        return STATES(key, self.lang)

    def text(self, words: Words) -> str:
        """A text in our language, or in the other where it is missing; harmful letters shown."""
        return visible(words.to(self.lang))

    def words(self, words: Words, role: Role = "") -> Span:
        """The same as a piece of a line, marked with its language where that is not ours."""
        other: Lang = "en" if self.lang == "ja" else "ja"
        return Span(self.text(words), role, "" if words.has(self.lang) else other)

    def day(self, day: datetime.date) -> str:
        """A day in running text."""
        month = day.month if self.lang == "ja" else MONTHS[day.month - 1]
        return self.say("day", year=day.year, month=month, day=day.day)

    def joined(self, parts: Iterable[str]) -> str:
        """Several things one after another."""
        return self.say("and").join(parts)

    def names(self, names: Iterable[str], most: int = MOST_NAMES) -> str:
        """Some names, and how many more there are."""
        known = tuple(names)
        first = self.joined(known[:most])
        if len(known) <= most:
            return first
        return self.say("systems-list-more", names=first, more=len(known) - most)

    def version(self, version: Version) -> str:
        """The title of an instrument with its version."""
        return self.say(
            "version-line", title=self.text(version.title), version=self.number(version)
        )

    def number(self, version: Version) -> str:
        """A version without its title: a number, or the day of a text of law."""
        day = days.parse_day(version.version)
        if day is None:
            return self.say("version-number", version=version.version)
        return self.say("version-day", day=self.day(day))

    def owner(self, practice: Practice) -> str:
        """Who usually does a practice."""
        return self.say(f"owner-{practice.owner}")

    def heading(self, provision: Provision) -> Line:
        """A provision's heading: official where there is one in our language, else ours."""
        own, label = provision.heading, provision.label
        if own.has(self.lang):
            return (Span(self.text(own), "official"),)
        other: Lang = "en" if self.lang == "ja" else "ja"
        if not label.has(self.lang):
            return (self.words(own if own.has(other) else label, "official"),)
        return (Span(self.text(label)),)

    def named(self, provision: Provision) -> Line:
        """A provision's id and heading; without the id where the heading brings its own number."""
        label = provision.locus.label if provision.locus else ""
        if label and provision.heading.ja.startswith(label):
            return self.heading(provision)
        return (Span(provision.id, "id"), Span(" "), *self.heading(provision))


@dataclass(frozen=True)
class NormsView(Speech):
    """Norms looked at in one language, where there is no organisation to assess."""

    base: Norms
    lang: Lang

    @property
    def norms(self) -> Norms:
        """The norms that are spoken of."""
        return self.base


@dataclass(frozen=True)
class View(Speech):
    """What every part of the report draws from."""

    ground: Ground
    lang: Lang

    @property
    def norms(self) -> Norms:
        """The norms that are spoken of."""
        return self.assessment.scope.norms

    @property
    def assessment(self) -> Assessment:
        """What the report is on."""
        return self.ground.assessment

    @property
    def system_count(self) -> int:
        """How many systems there are on the day."""
        return len(self.assessment.scope.subjects) - 1

    def subject(self, bit: int) -> str:
        """The name of a subject."""
        return self.text(self.assessment.scope.subjects[bit].name)

    def mark(self, status: Status) -> Mark:
        """A status with its word."""
        return Mark(status, self.state(status))

    def practice_mark(self, interval: Interval | None) -> Mark:
        """The state of a practice as a mark."""
        if interval is None:
            return self.mark("not-applicable")
        return Mark(_nearest(interval), self.state(f"interval-{interval[0]}{interval[1]}"))

    def scale(self, stated: Interval, shown: Interval) -> Scale:
        """A picture of two intervals, with the same in words."""
        name = self.state(f"interval-{stated[0]}{stated[1]}")
        if stated == shown:
            return Scale(stated, shown, self.say("scale-same", stated=name))
        other = self.state(f"interval-{shown[0]}{shown[1]}")
        return Scale(stated, shown, self.say("scale-text", stated=name, shown=other))

    def units(self, tally: Mapping[Status, int]) -> Units:
        """How many of each status, as signs and in words."""
        there = tuple((status, tally[status]) for status in STATUS_ORDER if tally.get(status))
        words = self.joined(
            self.say("units-one", status=self.say(f"short-{status}"), count=count)
            for status, count in there
        )
        return Units(there, words)

    def provision_links(self, items: Iterable[Scoped], most: int = 0) -> Line:
        """Provisions by id, each leading to its place; with `most`, only the first."""
        known = tuple(items)
        out: list[Inline] = []
        for at, item in enumerate(known[: most or None]):
            if at:
                out.append(Span(self.say("and")))
            out.append(self.provision_link(item))
        if most and len(known) > most:
            more = self.say("systems-list-more", names="", more=len(known) - most)
            out.append(Span(f" {more.strip()}", "muted"))
        return tuple(out)

    def provision_link(self, item: Scoped) -> Span:
        """The id of a provision, leading to its place in the report if it has one."""
        to = f"#{provision_anchor(item)}" if item.ref in self.ground.refs else ""
        return Span(item.provision.id, "id", to=to)


def provision_anchor(item: Scoped) -> str:
    """The id in the document of a provision."""
    return f"provision:{item.version.ref.replace('@', ':')}:{item.provision.id}"


def practice_anchor(practice_id: str) -> str:
    """The id in the document of a practice."""
    return f"practice:{practice_id}"


def plain(*line: Inline) -> tuple[Block, ...]:
    """A cell that holds one line."""
    return (Paragraph(line),) if line else ()


def _nearest(interval: Interval) -> Status:
    """The sign for a practice's interval: the settled state, or what can be said at least."""
    lower, upper = interval
    if lower == ALL:
        return "all"
    if upper == NONE:
        return "none"
    return "some" if lower >= SOME or upper == SOME else "unknown"
