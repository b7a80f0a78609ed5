"""What is known of a version, a provision or a practice, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.cli.norms.base import practice_uses
from yawara.cli.norms.words import SAY
from yawara.norms import select
from yawara.norms.words import SAY as NAMES
from yawara.norms.words import condition_words
from yawara.text.messages import show_place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from yawara.norms.conditions import Condition
    from yawara.norms.model import Norms, Practice, Provision, Source, Version
    from yawara.text.canonical import Json
    from yawara.text.problem import Place
    from yawara.text.words import Lang, Words


class Item(NamedTuple):
    """One thing known: its name, the text (empty if there is nothing to say), the plain value."""

    key: str
    text: str
    value: Json


def _words(key: str, words: Words | None, lang: Lang) -> Item:
    if words is None or not (words.ja or words.en):
        return Item(key, "", None)
    return Item(key, words.to(lang), _both(words))


def _both(words: Words) -> Json:
    """A text in both languages, null where one is missing."""
    return {"ja": words.ja or None, "en": words.en or None}


def _named(key: str, word: str, lang: Lang) -> Item:
    return Item(key, NAMES(f"{key}-{word}", lang) if word else "", word or None)


def _condition(key: str, condition: Condition | None, norms: Norms, lang: Lang) -> Item:
    if condition is None:
        return Item(key, "", None)
    return Item(key, condition_words(condition, norms, lang), msgspec.to_builtins(condition))


def _day(key: str, day: datetime.date | None) -> Item:
    return Item(key, day.isoformat() if day else "", day.isoformat() if day else None)


def _pack(place: Place) -> Item:
    return Item("pack", show_place(place), {"file": place.file, "line": place.line})


def _practices(key: str, ids: Iterable[str], norms: Norms, lang: Lang) -> Item:
    """Practices by id, with their titles."""
    known = [norms.practice(id_) for id_ in ids]
    text = "\n".join(f"{practice.id}  {practice.title.to(lang)}" for practice in known)
    return Item(key, text, [practice.id for practice in known])


def _provisions(key: str, uses: Iterable[tuple[Version, Provision]], lang: Lang) -> Item:
    """Provisions by reference, with their names and strengths."""
    listed = list(uses)
    lines = [
        SAY(
            "use",
            lang,
            ref=f"{version.ref}#{provision.id}",
            name=provision.name(lang),
            strength=NAMES(f"strength-{provision.strength}", lang),
        )
        for version, provision in listed
    ]
    return Item(key, "\n".join(lines), [f"{v.ref}#{p.id}" for v, p in listed])


def practice(norms: Norms, one: Practice, lang: Lang) -> list[Item]:
    """Everything known of a practice, and which provisions ask for it."""
    uses = practice_uses(norms)
    at = norms.practice_index[one.id]
    lower = [norms.practices[to].id for to in sorted(norms.implied[at]) if to != at]
    higher = [
        other.id
        for position, other in enumerate(norms.practices)
        if position != at and at in norms.implied[position]
    ]
    theme = norms.themes[one.theme].to(lang) if one.theme in norms.themes else one.theme
    counterpart = [one.counterpart] if one.counterpart else []
    return [
        Item("id", "", one.id),
        _words("question", one.question, lang),
        _words("all", one.all, lang),
        _words("evidence", one.evidence, lang),
        Item("theme", theme, one.theme),
        _named("level", one.level, lang),
        _named("kind", one.kind, lang),
        _named("effort", one.effort, lang),
        _named("owner", one.owner, lang),
        _words("trigger", one.trigger, lang),
        _condition("condition", one.applies, norms, lang),
        _practices("includes", lower, norms, lang),
        _practices("included-in", higher, norms, lang),
        _practices("counterpart", counterpart, norms, lang),
        _provisions("asked-by", uses.asked.get(one.id, ()), lang),
        _provisions("example-in", uses.exemplified.get(one.id, ()), lang),
        _pack(one.place),
    ]


def provision(norms: Norms, of: Version, one: Provision, lang: Lang) -> list[Item]:
    """Everything known of a provision: what it says, where it stands, what we read in it."""
    titles = {who.id: who.title for who in (*norms.addressees, *of.addressees)}
    addressees = [titles[id_].to(lang) for id_ in one.addressees if id_ in titles]
    comma = SAY("comma", lang)
    return [
        Item("ref", "", f"{of.ref}#{one.id}"),
        Item("instrument", f"{of.title.to(lang)} {of.version}", of.ref),
        _words("heading", one.heading, lang),
        _words("label", one.label, lang),
        _words("gist", one.gist, lang),
        Item("addressees", comma.join(addressees), list(one.addressees)),
        _named("strength", one.strength, lang),
        _named("force", of.force, lang),
        Item("stage", comma.join(NAMES(f"stage-{s}", lang) for s in one.stages), list(one.stages)),
        _condition("condition", one.applies, norms, lang),
        _condition("except", one.except_, norms, lang),
        _day("applies-from", one.applies_from),
        _day("applies-until", one.applies_until),
        _place(of, one, lang),
        Item("basis", NAMES(f"known-{one.basis}", lang), one.basis),
        _words("note", of.note, lang),
        _asks(norms, one, lang),
        _practices("also", one.also, norms, lang),
        _tells(norms, one, lang),
        _rest(one, lang),
        _reading(one, lang),
        _within(of, one, lang),
        _parts(of, one, lang),
        _change(one, lang),
        _elsewhere(norms, of, one),
        _pack(one.place),
    ]


def _place(of: Version, one: Provision, lang: Lang) -> Item:
    locus = one.locus
    if locus is None:
        return Item("place", "", None)
    source = next((source for source in of.sources if source.id == locus.source), None)
    title = (source.title.to(lang) or source.id) if source is not None else locus.source
    key = "place" if locus.page is None else "place-page"
    text = SAY(key, lang, title=title, label=locus.named(lang), page=locus.page)
    value = {**msgspec.to_builtins(locus), "url": source.url if source is not None else None}
    return Item("place", text + (f"\n{source.url}" if source is not None else ""), value)


def _asks(norms: Norms, one: Provision, lang: Lang) -> Item:
    if one.asks is None:
        return Item("asks", SAY("not-read-yet", lang), None)
    if not one.asks:
        why = NAMES(f"empty-{one.why_empty}", lang) if one.why_empty else ""
        return Item("asks", SAY("asks-nothing", lang, why=why), [])
    return _practices("asks", one.asks, norms, lang)


def _tells(norms: Norms, one: Provision, lang: Lang) -> Item:
    facts = [norms.fact_by_id[id_] for id_ in one.tells]
    text = "\n".join(f"{fact.id}  {fact.title.to(lang)}" for fact in facts)
    return Item("tells", text, [fact.id for fact in facts])


def _rest(one: Provision, lang: Lang) -> Item:
    item = _words("rest", one.rest, lang)
    if item.text or not one.asks or not one.open:
        return item
    return Item("rest", SAY("rest-unnamed", lang), None)


def _reading(one: Provision, lang: Lang) -> Item:
    reading = one.reading
    if reading is None:
        return Item("reading", "", None)
    key = "reading-complete" if reading.complete else "reading-open"
    text = SAY(key, lang, day=reading.on, second=reading.second, why=reading.why.to(lang))
    value = {**msgspec.to_builtins(reading), "why": _both(reading.why)}
    return Item("reading", text, value)


def _within(of: Version, one: Provision, lang: Lang) -> Item:
    above = [id_ for id_ in (one.part_of, one.principle) if id_ is not None]
    named = [f"{id_}  {of.by_id[id_].name(lang)}" for id_ in dict.fromkeys(above)]
    return Item("part-of", "\n".join(named), {"part_of": one.part_of, "principle": one.principle})


def _parts(of: Version, one: Provision, lang: Lang) -> Item:
    parts = of.children.get(one.id, ())
    text = "\n".join(f"{id_}  {of.by_id[id_].name(lang)}" for id_ in parts)
    return Item("parts", text, list(parts))


def _change(one: Provision, lang: Lang) -> Item:
    said = [NAMES(f"change-{one.change}", lang)] if one.change else []
    said += [SAY("was", lang, ids=SAY("comma", lang).join(one.was))] if one.was else []
    return Item(
        "change", SAY("comma", lang).join(said), {"change": one.change, "was": list(one.was)}
    )


def _elsewhere(norms: Norms, of: Version, one: Provision) -> Item:
    """The same provision in the other versions, by the ids that lead to it."""
    refs = [
        f"{version.ref}#{other.id}"
        for version in norms.instruments[of.instrument]
        if version.ref != of.ref
        for other in version.provisions
        if other.id in (one.id, *one.was) or one.id in other.was
    ]
    return Item("other-versions", "\n".join(refs), list(refs))


def _source(source: Source) -> Json:
    value: dict[str, Json] = msgspec.to_builtins(source)
    licence = source.licence
    return {**value, "title": _both(source.title), "licence": _both(licence) if licence else None}


def _title_basis(one: Version, lang: Lang) -> Item:
    text = NAMES(f"basis-{one.basis}", lang) if one.basis else ""
    return Item("title-basis", text, one.basis)


def _source_line(source: Source, lang: Lang) -> str:
    title = source.title.to(lang) or source.id
    if source.basis is None:
        return f"{title} {source.url}"
    return SAY(f"source-{source.basis}", lang, title=title, url=source.url)


def version(norms: Norms, one: Version, day: datetime.date, lang: Lang) -> list[Item]:
    """Everything known of a version but its provisions, which the value lists."""
    comma = SAY("comma", lang)
    status = select.status(norms, one, day)
    issuers = [norms.issuers[i].to(lang) if i in norms.issuers else i for i in one.issuers]
    dates = [f"{NAMES(f'date-{event}', lang)} {on.isoformat()}" for event, on in one.dates.items()]
    sources = [_source_line(source, lang) for source in one.sources]
    later = [
        other.ref
        for other in norms.versions
        if other.instrument == one.instrument and other.supersedes == one.version
    ]
    unread = sum(provision.asks is None for provision in one.provisions)
    return [
        Item("ref", "", one.ref),
        _words("title", one.title, lang),
        Item("issuers", comma.join(issuers), list(one.issuers)),
        _named("force", one.force, lang),
        _named("status", status, lang),
        Item(
            "dates", comma.join(dates), {event: on.isoformat() for event, on in one.dates.items()}
        ),
        _title_basis(one, lang),
        _words("note", one.note, lang),
        _condition("condition", one.applies, norms, lang),
        Item("supersedes", one.supersedes or "", one.supersedes),
        Item("superseded-by", comma.join(later), list(later)),
        Item("replaces", comma.join(one.replaces), list(one.replaces)),
        Item("sources", "\n".join(sources), [_source(source) for source in one.sources]),
        Item(
            "provisions",
            SAY("provision-count", lang, count=len(one.provisions), unread=unread),
            [provision.id for provision in one.provisions],
        ),
        _pack(one.place),
    ]
