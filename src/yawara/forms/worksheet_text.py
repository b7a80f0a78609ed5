"""What a row says of those who ask for its practice: provisions, strengths, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.forms.words import SAY
from yawara.norms.words import SAY as NORM

if TYPE_CHECKING:
    from yawara.forms.worksheet import Row
    from yawara.norms.model import Locus, Version
    from yawara.scope.applies import Scoped
    from yawara.text.words import Lang


def asked_by(one: Row, lang: Lang) -> str:
    """The provisions that ask for the practice, under each document and strength."""
    groups: dict[tuple[str, str], list[str]] = {}
    titles = {item.version.ref: item.version for item in one.asked}
    for item in one.asked:
        provision = item.provision
        name = SAY("asked.item", lang, id=provision.id, name=provision.name(lang))
        groups.setdefault((item.version.ref, provision.strength), []).append(name)
    lines: list[str] = []
    for (ref, strength), names in groups.items():
        title = titles[ref].title.to(lang)
        words = {"title": title, "version": titles[ref].version}
        lines.append(SAY("asked.head", lang, strength=NORM(f"strength-{strength}", lang), **words))
        lines.append(SAY("separator", lang).join(names))
    return "\n".join(lines)


def sources(one: Row, lang: Lang) -> str:
    """Where the provisions stand, and how we know, one line for each document and way."""
    places: dict[tuple[str, str], list[str]] = {}
    for item in one.asked:
        locus = item.provision.locus
        title = _title(item, locus, lang)
        known = places.setdefault((title, item.provision.basis), [])
        place = "" if locus is None else _place(locus, lang)
        if place and place not in known:
            known.append(place)
    separator = SAY("separator", lang)
    return "\n".join(
        SAY(
            "source",
            lang,
            title=title,
            places=separator.join(known),
            basis=NORM(f"known-{basis}", lang),
        )
        for (title, basis), known in places.items()
    )


def _title(item: Scoped, locus: Locus | None, lang: Lang) -> str:
    source = next((one for one in item.version.sources if locus and one.id == locus.source), None)
    title = source.title.to(lang) if source is not None else ""
    return title or _version(item.version, lang)


def _version(version: Version, lang: Lang) -> str:
    return f"{version.title.to(lang)} {version.version}"


def _place(locus: Locus, lang: Lang) -> str:
    if locus.page is None:
        return locus.named(lang)
    return SAY("place", lang, label=locus.named(lang), page=locus.page)
