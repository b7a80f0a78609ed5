"""From YAML trees to norms: the fields of each pack file. What they mean together is `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms import model
from yawara.norms.conditions import ALWAYS, condition
from yawara.text.fields import Fields
from yawara.text.tree import Mapping
from yawara.text.words import Words

if TYPE_CHECKING:
    import datetime

    from yawara.text.problem import Place, Problems
    from yawara.text.tree import Node


def facts(
    node: Node, found: Problems
) -> tuple[tuple[model.Fact, ...], tuple[model.Addressee, ...]]:
    """`facts.yaml`: the vocabulary of facts, and the addressees as conditions over it."""
    fields = Fields.of(node, found)
    if fields is None:
        return (), ()
    fields.format_1()
    read = tuple(_fact(item) for item in fields.records("facts"))
    who = tuple(_addressee(item) for item in fields.records("addressees"))
    fields.done()
    return read, who


def _fact(fields: Fields) -> model.Fact:
    fact = model.Fact(
        id=fields.need_id("id"),
        level=fields.need_choice("level", model.LEVELS),
        type=fields.need_choice("type", model.FACT_TYPES),
        title=fields.need_words("title"),
        question=fields.need_words("question"),
        help=fields.need_words("help"),
        choices=tuple(_choice(item) for item in fields.records("choices")),
        place=fields.place,
    )
    if fact.type in ("choice", "choices") and not fact.choices:
        fields.found.error("fact-without-choices", fields.place, fact=fact.id)
    if fact.type in ("flag", "number") and fact.choices:
        fields.found.error("fact-with-choices", fields.at("choices"), fact=fact.id, type=fact.type)
    fields.done()
    return fact


def _choice(fields: Fields) -> model.Choice:
    choice = model.Choice(fields.need_id("id"), fields.need_words("title"))
    fields.done()
    return choice


def _addressee(fields: Fields) -> model.Addressee:
    fields.need("applies")
    addressee = model.Addressee(
        id=fields.need_id("id"),
        title=fields.need_words("title"),
        applies=condition(fields, "applies") or ALWAYS,
        place=fields.place,
    )
    fields.done()
    return addressee


def issuers(node: Node, found: Problems) -> tuple[tuple[str, Words, Place], ...]:
    """`issuers.yaml`: who issues instruments, by id, title and place."""
    fields = Fields.of(node, found)
    if fields is None:
        return ()
    fields.format_1()
    read = []
    for item in fields.records("issuers"):
        read.append((item.need_id("id"), item.need_words("title"), item.place))
        item.done()
    fields.done()
    return tuple(read)


def moves(node: Node, found: Problems) -> tuple[model.Move, ...]:
    """`moves.yaml`: practices renamed, split, merged and retired."""
    fields = Fields.of(node, found)
    if fields is None:
        return ()
    fields.format_1()
    read = tuple(_move(item) for item in fields.records("moves"))
    fields.done()
    return read


def _move(fields: Fields) -> model.Move:
    fields.need("from")
    move = model.Move(
        kind=fields.need_choice("kind", model.MOVES),
        old=fields.texts("from"),
        new=fields.texts("to"),
        carry=fields.need_choice("carry", model.CARRY),
        on=fields.need_day("on"),
        why=fields.need_words("why"),
        place=fields.place,
    )
    fields.done()
    return move


class Theme:
    """What one practice file holds."""

    def __init__(self, node: Node, found: Problems) -> None:
        self.id = ""
        self.title = Words()
        self.place = node.place
        self.practices: tuple[model.Practice, ...] = ()
        self.ladders: tuple[model.Ladder, ...] = ()
        self.ways: tuple[model.Ways, ...] = ()
        fields = Fields.of(node, found)
        if fields is None:
            return
        fields.format_1()
        self.id = fields.need_id("theme")
        self.title = fields.need_words("title")
        self.practices = tuple(_practice(item, self.id) for item in fields.records("practices"))
        self.ladders = tuple(_ladder(item, found) for item in fields.items("ladders"))
        self.ways = tuple(_ways(item) for item in fields.records("ways"))
        fields.done()


def _practice(fields: Fields, theme: str) -> model.Practice:
    practice = model.Practice(
        id=fields.need_id("id"),
        theme=theme,
        title=fields.need_words("title"),
        question=fields.need_words("question"),
        all=fields.need_words("all"),
        evidence=fields.need_words("evidence"),
        effort=fields.need_choice("effort", model.EFFORTS),
        owner=fields.need_choice("owner", model.OWNERS),
        level=fields.need_choice("level", model.LEVELS),
        kind=fields.choice("kind", model.KINDS) or "act",
        trigger=fields.words("trigger", both=True),
        applies=condition(fields, "applies"),
        counterpart=fields.text("counterpart"),
        place=fields.place,
    )
    fields.done()
    return practice


def _ladder(node: Node, found: Problems) -> model.Ladder:
    holder = Fields(_as_mapping(node), found)
    rungs = holder.texts("ladder")
    if len(rungs) < 2:  # noqa: PLR2004 - a ladder has at least two rungs
        found.error("ladder-short", node.place)
    return model.Ladder(rungs, node.place)


def _ways(fields: Fields) -> model.Ways:
    ways = model.Ways(fields.need_id("practice"), fields.texts("by"), fields.place)
    if not ways.by:
        fields.found.error("missing-key", fields.place, key="by")
    fields.done()
    return ways


def _as_mapping(node: Node) -> Mapping:
    return Mapping({"ladder": node}, {"ladder": node.place}, node.place)


def version(node: Node, found: Problems) -> model.Version | None:
    """One version of one instrument."""
    fields = Fields.of(node, found)
    if fields is None:
        return None
    fields.format_1()
    dates = _dates(fields)
    read = model.Version(
        instrument=fields.need_id("instrument"),
        version=fields.need_id("version"),
        title=fields.need_words("title"),
        issuers=fields.texts("issuers"),
        force=fields.need_choice("force", model.FORCES),
        dates=dates,
        basis=fields.choice("basis", model.BASES),
        note=fields.words("note", both=True),
        supersedes=fields.text("supersedes"),
        replaces=fields.texts("replaces"),
        applies=condition(fields, "applies"),
        addressees=tuple(_addressee(item) for item in fields.records("addressees")),
        sources=tuple(_source(item) for item in fields.records("sources")),
        provisions=tuple(_provision(item) for item in fields.records("provisions")),
        place=fields.place,
    )
    fields.words("law_number")
    fields.done()
    if not dates:
        found.error("no-dates", fields.place)
        return None
    if not read.provisions:
        found.error("no-provisions", fields.place)
    return read


def _dates(fields: Fields) -> dict[str, datetime.date]:
    inner = fields.record("dates")
    if inner is None:
        return {}
    out = {key: day for key in model.DATES if (day := inner.day(key)) is not None}
    inner.done()
    return out


def _source(fields: Fields) -> model.Source:
    source = model.Source(
        id=fields.need_id("id"),
        title=fields.words("title", both=True) or Words(),
        url=fields.need_text("url"),
        language=fields.need_text("language"),
        basis=fields.choice("basis", model.BASES),
        pages=fields.integer("pages"),
        licence=fields.words("licence", both=True),
        law_id=fields.text("law_id"),
        retrieved=fields.day("retrieved"),
    )
    fields.done()
    return source


def _provision(fields: Fields) -> model.Provision:
    asks = None
    if fields.get("asks") is not None:
        asks = fields.texts("asks")
    heading = fields.words("heading") or Words()
    label = fields.words("label") or Words()
    provision = model.Provision(
        id=fields.need_id("id"),
        part_of=fields.text("part_of"),
        principle=fields.text("principle"),
        heading=heading,
        label=label,
        gist=fields.words("gist", both=True) or Words(),
        addressees=fields.texts("addressees"),
        strength=fields.choice("strength", model.STRENGTHS) or "",
        stages=fields.choices("stage", model.STAGES),
        applies=condition(fields, "applies"),
        except_=condition(fields, "except"),
        applies_from=fields.day("applies_from"),
        applies_until=fields.day("applies_until"),
        locus=_locus(fields),
        basis=fields.need_choice("basis", model.BASES),
        asks=asks,
        also=fields.texts("also"),
        tells=fields.texts("tells"),
        why_empty=fields.choice("why_empty", model.EMPTY_REASONS),
        rest=fields.words("rest", both=True),
        reading=_reading(fields),
        was=fields.texts("was"),
        change=fields.choice("change", model.CHANGES),
        place=fields.place,
    )
    fields.done()
    return provision


def _locus(fields: Fields) -> model.Locus | None:
    if fields.need("place") is None:
        return None
    inner = fields.record("place")
    if inner is None:
        return None
    locus = model.Locus(
        source=inner.need_id("source"),
        label=inner.need_text("label"),
        page=inner.integer("page"),
        article=inner.text("article"),
        paragraph=inner.text("paragraph"),
        sha256=inner.text("sha256"),
    )
    inner.done()
    return locus


def _reading(fields: Fields) -> model.Reading | None:
    inner = fields.record("reading")
    if inner is None:
        return None
    on = inner.need_day("on")
    why = inner.need_words("why")
    complete = inner.flag("complete")
    second = inner.day("second")
    inner.done()
    if complete and second is None:
        fields.found.error("complete-without-second-reading", inner.place)
    if on is None:
        return None
    if second is not None and second < on:
        fields.found.error("second-reading-before-first", inner.at("second"))
    return model.Reading(on, why, complete=complete and second is not None, second=second)
