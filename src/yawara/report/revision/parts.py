"""The pieces of the paper on two versions: provisions, practices, and what differs in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from yawara.norms import aspects
from yawara.norms.words import SAY as NAMES
from yawara.report.letters import visible
from yawara.report.revision.words import SAY
from yawara.report.tree import Paragraph, Span
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.norms.diff import Diff, Step
    from yawara.norms.model import Provision, Version
    from yawara.report.tree import Block, Inline, Line, Role
    from yawara.report.view import NormsView

#: Aspects that are said with the practices themselves.
_READ = ("asks", "also")


@dataclass(frozen=True)
class Change:
    """Two versions in one language: what every part of the paper draws from."""

    view: NormsView
    found: Diff

    # --- words ---

    def say(self, key: str, /, **params: object) -> str:
        """One of the paper's own phrases."""
        return SAY(key, self.view.lang, **params)

    def span(self, key: str, role: Role = "", /, **params: object) -> Span:
        """One of the paper's own phrases, as a piece of a line."""
        return Span(self.say(key, **params), role)

    def line(self, key: str, /, **params: object) -> Line:
        """One of the paper's own phrases, as a line."""
        return (self.span(key, **params),)

    def name(self, key: str) -> str:
        """The name of a word that packs say: a strength, a status, a kind of change."""
        return NAMES(key, self.view.lang)

    @property
    def numbers(self) -> dict[str, str]:
        """Both versions without their title, to fill in."""
        return {key: self.view.number(one) for key, one in self._both}

    @property
    def _both(self) -> tuple[tuple[str, Version], ...]:
        return (("old", self.found.old), ("new", self.found.new))

    # --- what follows from the difference ---

    @property
    def adjacent(self) -> bool:
        """Whether the one follows the other at once, so that what is noted is of this change."""
        return self.found.new.supersedes == self.found.old.version

    @cached_property
    def told(self) -> tuple[Step, ...]:
        """The steps in which something differs."""
        return tuple(step for step in self.found.steps if not step.silent)

    @cached_property
    def anchors(self) -> tuple[dict[str, str], dict[str, str]]:
        """For the ids before and after, the row of this paper where each is spoken of."""
        before = {one.id: anchor("old", one) for one in self.found.retired}
        after = {one.id: anchor("new", one) for one in self.found.added}
        for step in self.told:
            row = anchor("new", step.new[0])
            before |= {one.id: row for one in step.old}
            after |= {one.id: row for one in step.new}
        return before, after

    # --- pieces ---

    def addressee(self, id_: str) -> str:
        """The title of an addressee."""
        return visible(aspects.addressee(self.view.norms, self.found, id_, self.view.lang))

    def practices(self, ids: Iterable[str]) -> tuple[Block, ...]:
        """Practices by title and id, each on a line."""
        return tuple(Paragraph(self.practice(id_)) for id_ in ids)

    def practice(self, id_: str) -> Line:
        """A practice by title and id."""
        title = self.view.words(self.view.norms.practice(id_).title)
        return (title, Span(self.view.say("aside", text=id_), "id"))

    def headings(self, some: Iterable[Provision]) -> tuple[Block, ...]:
        """The headings of some provisions, each once."""
        known = dict.fromkeys(self.view.heading(one) for one in some)
        return tuple(Paragraph(line) for line in known)

    def links(self, ids: Iterable[str], *, after: bool) -> Line:
        """Provisions by id, each leading to its row if it has one."""
        rows = self.anchors[1 if after else 0]
        out: list[Inline] = []
        for at, id_ in enumerate(ids):
            if at:
                out.append(Span(self.view.joined(("", ""))))
            out.append(Span(id_, "id", to=f"#{rows[id_]}" if id_ in rows else ""))
        return tuple(out)


def anchor(side: str, one: Provision) -> str:
    """The id in the paper of the row on a provision."""
    return f"{side}:{one.id}"


def differences(change: Change, step: Step) -> tuple[Block, ...]:
    """What differs in a step, each on a line, and the practices that come and go."""
    lines = [*_noted(change, step), *_aspects(change, step)]
    if "asks" in step.changed and not (step.come or step.go):
        lines.append(change.say("asks-same"))
    if "also" in step.changed:
        lines.append(change.say("also"))
    if step.unread:
        lines.append(change.say("blind"))
    out: list[Block] = [Paragraph((Span(line),)) for line in lines]
    for key, ids in (("come", step.come), ("go", step.go)):
        if ids:
            out += [Paragraph((change.span(key, "strong"),)), *change.practices(ids)]
    return tuple(out) or plain(change.span("only-number"))


def _noted(change: Change, step: Step) -> Iterator[str]:
    """What the pack says of the change, and of which: it speaks of the version just before."""
    if not step.declared:
        return
    said = change.view.joined(change.name(f"change-{one}") for one in step.declared)
    if change.adjacent:
        yield change.say("declared", said=said)
    else:
        version = change.view.number(change.found.new)
        yield change.say("declared-of", version=version, said=said)


def _aspects(change: Change, step: Step) -> Iterator[str]:
    bar = change.say("bar")
    for aspect in step.changed:
        if aspect in _READ:
            continue
        before, after = (bar.join(_values(change, aspect, some)) for some in (step.old, step.new))
        yield change.say(f"aspect-{aspect}", before=before, after=after)


def _values(change: Change, aspect: str, some: Iterable[Provision]) -> dict[str, None]:
    view, found = change.view, change.found
    return dict.fromkeys(
        visible(aspects.value(view.norms, found, aspect, one, view.lang)) for one in some
    )


def asked(change: Change, one: Provision) -> tuple[Block, ...]:
    """What a provision is read to ask for."""
    if one.asks is None:
        return plain(change.span("not-read", "muted"))
    return change.practices(one.asks) or plain(change.span("asks-nothing", "muted"))


def addressed(change: Change, one: Provision) -> tuple[Block, ...]:
    """To whom a provision speaks, and how strongly; a heading speaks to nobody."""
    if one.asks == ():
        return plain(Span("–", "muted"))
    who = change.view.joined(change.addressee(id_) for id_ in one.addressees) or "–"
    strength = change.name(f"strength-{one.strength}")
    return plain(change.span("for", who=who, strength=strength))
