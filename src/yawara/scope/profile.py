"""The profile: facts of an organisation and of its systems, read from `profile.yaml`.

A fact is a value or dated values `[{from: DAY, is: VALUE}]`; `unknown` is a value. Facts of
systems that stand under the organisation's `facts` are the default for every system.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import msgspec

from yawara.norms import select
from yawara.text.fields import Fields, as_flag, as_number, suggested
from yawara.text.messages import show_place
from yawara.text.problem import Problems, Read
from yawara.text.tree import Mapping, Scalar, Sequence, read_file
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from yawara.norms.model import Fact, Norms
    from yawara.text.problem import Place
    from yawara.text.tree import Node

Value = bool | str | float | tuple[str, ...]
UNKNOWN = "unknown"
#: The organisation itself among the subjects, so that no system may be called so.
ORGANIZATION = "organization"
KINDS = ("system", "model")
MOST_SYSTEMS = 5000


class Dated(msgspec.Struct, frozen=True):
    """A fact's value from a day on; None is *unknown*."""

    since: datetime.date
    value: Value | None


Facts = dict[str, tuple[Dated, ...]]


class Organization(msgspec.Struct, frozen=True):
    """The organisation itself.

    `adopts` are the instruments of `force: adopted` that it has taken on; `instruments` those that
    it wants to look at, where not all that are in force.
    """

    name: Words
    facts: Facts
    adopts: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()


class System(msgspec.Struct, frozen=True):
    """An AI system, or a model (`kind: model`), that exists from `since` through `until`.

    `note` says in somebody's own words what it is; nothing is computed from it.
    """

    id: str
    name: Words
    facts: Facts
    kind: str = "system"
    since: datetime.date | None = None
    until: datetime.date | None = None
    note: Words | None = None

    def exists(self, day: datetime.date) -> bool:
        """Whether the system exists on a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Profile(msgspec.Struct, frozen=True):
    """Who is asked: an organisation and its systems."""

    organization: Organization
    systems: tuple[System, ...]

    def systems_on(self, day: datetime.date) -> tuple[System, ...]:
        """The systems that exist on a day, in the order of the file."""
        return tuple(system for system in self.systems if system.exists(day))


def value_on(facts: Facts, fact: str, day: datetime.date) -> Value | None:
    """The value of a fact on a day; None where it is not given, unknown, or begins later."""
    current: Value | None = None
    for dated in facts.get(fact, ()):
        if dated.since <= day:
            current = dated.value
    return current


def read_profile(path: Path, norms: Norms, *, name: str | None = None) -> Read[Profile]:
    """Read `profile.yaml`. The facts of `norms` say which keys and values there are."""
    tree = read_file(path, name)
    if tree.value is None:
        return Read(None, tree.problems)
    found = Problems()
    found.extend(tree.problems)
    return Read(profile_from(tree.value, norms, found), found.found)


def profile_from(node: Node, norms: Norms, found: Problems) -> Profile | None:
    """The profile in a tree."""
    fields = Fields.of(node, found)
    if fields is None:
        return None
    fields.format_1()
    organization = fields.record("organization") if fields.need("organization") else None
    systems: dict[str, System] = {}
    places: dict[str, Place] = {}
    items = tuple(fields.records("systems"))
    if len(items) > MOST_SYSTEMS:
        found.error("too-many-systems", fields.at("systems"), count=len(items), most=MOST_SYSTEMS)
        items = items[:MOST_SYSTEMS]
    for item in items:
        system = _system(item, norms)
        if system.id == ORGANIZATION:
            found.error("reserved-id", item.at("id"), id=system.id)
        elif system.id in systems:
            first = show_place(places[system.id])
            found.error("duplicate-id", item.at("id"), id=system.id, first=first)
        elif system.id:
            systems[system.id] = system
            places[system.id] = item.at("id")
    fields.done()
    if organization is None:
        return None
    return Profile(_organization(organization, norms), tuple(systems.values()))


def _organization(fields: Fields, norms: Norms) -> Organization:
    own = {fact.id: fact for fact in norms.facts if fact.level == "organization"}
    facts: Facts = {}
    for fact in own.values():
        node = fields.get(fact.id)
        if node is not None:
            facts[fact.id] = _dated(node, fact, fields.found)
    inner = fields.record("facts")
    if inner is not None:
        facts |= _facts(inner, norms.fact_by_id)
    instruments = _known(fields.texts_at("instruments"), norms, fields.found)
    adopts = _known(fields.texts_at("adopts"), norms, fields.found)
    name = fields.words("name") if fields.need("name") is not None else None
    fields.words("note")
    fields.done()
    return Organization(name or Words(), facts, adopts, instruments)


def _known(refs: dict[str, Place], norms: Norms, found: Problems) -> tuple[str, ...]:
    """References to instruments, with a problem for each that is not there."""
    for ref, place in refs.items():
        if not select.matching(norms, ref):
            near = suggested(found, ref, norms.instruments)
            found.error("unknown-instrument", place, ref=ref[:80], nearest=near)
    return tuple(refs)


def _system(fields: Fields, norms: Norms) -> System:
    allowed = {fact.id: fact for fact in norms.facts if fact.level == "system"}
    others = norms.fact_by_id.keys() - allowed
    inner = fields.record("facts")
    system_id = fields.need_id("id")
    system = System(
        id=system_id,
        name=fields.words("name") or Words(system_id, system_id),
        kind=fields.choice("kind", KINDS) or "system",
        since=fields.day("since"),
        until=fields.day("until"),
        facts={} if inner is None else _facts(inner, allowed, others),
        note=fields.words("note"),
    )
    fields.done()
    if system.since and system.until and system.until < system.since:
        fields.found.error(
            "until-before-since", fields.at("until"), since=system.since, until=system.until
        )
    return system


def _facts(fields: Fields, allowed: dict[str, Fact], others: Container[str] = ()) -> Facts:
    """The facts in a mapping: those that are allowed; `others` belong to the organisation."""
    out: Facts = {}
    for key, fact in allowed.items():
        node = fields.get(key)
        if node is not None:
            out[key] = _dated(node, fact, fields.found)
    for key, place in fields.node.keys.items():
        if key in others:
            fields.found.error("fact-of-organization", place, fact=key)
        elif key not in allowed:
            near = suggested(fields.found, key, allowed)
            fields.found.error("unknown-fact", place, fact=key, nearest=near)
    return out


def _dated(node: Node, fact: Fact, found: Problems) -> tuple[Dated, ...]:
    dated = isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items)
    if not dated:
        return (Dated(datetime.date.min, fact_value(node, fact, found)),)
    out: list[Dated] = []
    for item in node.items if isinstance(node, Sequence) else ():
        fields = Fields.of(item, found)
        if fields is None:
            continue
        since = fields.need_day("from")
        inner = fields.need("is")
        fields.done()
        if since is None or inner is None:
            continue
        if any(other.since == since for other in out):
            found.error("fact-day-twice", item.place, fact=fact.id, day=since)
        out.append(Dated(since, fact_value(inner, fact, found)))
    return tuple(sorted(out, key=lambda one: one.since))


def fact_value(node: Node, fact: Fact, found: Problems) -> Value | None:
    """The value written in a node for a fact, None for `unknown` and for what does not fit."""
    if isinstance(node, Scalar) and node.plain and node.text == UNKNOWN:
        return None
    known = tuple(choice.id for choice in fact.choices)
    if fact.type == "choices":
        if isinstance(node, Sequence):
            return tuple(
                dict.fromkeys(
                    word
                    for item in node.items
                    if (word := _word(item, fact, known, found)) is not None
                )
            )
        found.error(
            "fact-wrong-type", node.place, fact=fact.id, fits=fact.type, known=", ".join(known)
        )
        return None
    if fact.type == "choice":
        return _word(node, fact, known, found)
    value = as_flag(node) if fact.type == "flag" else as_number(node)
    if value is None:
        found.error("fact-wrong-type", node.place, fact=fact.id, fits=fact.type, known="")
    return value


def _word(node: Node, fact: Fact, known: tuple[str, ...], found: Problems) -> str | None:
    if not isinstance(node, Scalar):
        found.error(
            "fact-wrong-type", node.place, fact=fact.id, fits=fact.type, known=", ".join(known)
        )
        return None
    if node.text in known:
        return node.text
    titles = {
        title.lower(): choice.id
        for choice in fact.choices
        for title in (choice.title.ja, choice.title.en)
    }
    meant = suggested(found, node.text.lower(), titles)
    found.error(
        "unknown-word",
        node.place,
        key=fact.id,
        value=node.text[:60],
        nearest=suggested(found, node.text, known) or titles.get(meant, ""),
        known=", ".join(known),
    )
    return None
