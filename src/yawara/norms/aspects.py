"""What a provision says in one of the aspects that a revision can change, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.words import SAY, condition_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.diff import Diff
    from yawara.norms.model import Norms, Provision
    from yawara.text.words import Lang


def value(norms: Norms, found: Diff, aspect: str, one: Provision, lang: Lang) -> str:
    """What `one` says in an aspect of `diff.ASPECTS` other than its practices; never nothing."""
    comma = SAY("comma", lang)
    if aspect == "heading":
        said = one.heading.to(lang)
    elif aspect == "strength":
        said = SAY(f"strength-{one.strength}", lang)
    elif aspect == "addressees":
        said = comma.join(addressee(norms, found, id_, lang) for id_ in one.addressees)
    elif aspect == "stage":
        said = comma.join(SAY(f"stage-{stage}", lang) for stage in one.stages)
    elif aspect == "dates":
        start, end = one.applies_from, one.applies_until
        said = SAY("span", lang, start=start or "", end=end or "") if start or end else ""
    else:
        said = comma.join(_conditions(norms, one, lang))
    return said or SAY("nothing", lang)


def addressee(norms: Norms, found: Diff, id_: str, lang: Lang) -> str:
    """The title of an addressee that one of the two versions, or the whole base, knows."""
    every = (*norms.addressees, *found.new.addressees, *found.old.addressees)
    return next((who.title.to(lang) for who in every if who.id == id_), id_)


def _conditions(norms: Norms, one: Provision, lang: Lang) -> Iterable[str]:
    if one.applies is not None:
        yield condition_words(one.applies, norms, lang)
    if one.except_ is not None:
        yield SAY("except", lang, condition=condition_words(one.except_, norms, lang))
