"""What stands beside a relation: to whom, when, how strongly and with which force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.crosswalk.words import SAY
from yawara.norms.words import SAY as NAMES
from yawara.norms.words import condition_words

if TYPE_CHECKING:
    from yawara.norms.model import Norms, Provision, Version
    from yawara.text.words import Lang


def aspect_words(
    aspect: str, norms: Norms, version: Version, provision: Provision, lang: Lang
) -> str:
    """One of `ASPECTS` of a provision, in words."""
    if aspect == "who":
        every = {who.id: who for who in (*norms.addressees, *version.addressees)}
        return SAY("comma", lang).join(
            every[id_].title.to(lang) if id_ in every else id_ for id_ in provision.addressees
        )
    if aspect == "when":
        return _when(norms, version, provision, lang)
    if aspect == "strength":
        return NAMES(f"strength-{provision.strength}", lang)
    return NAMES(f"force-{version.force}", lang)


def _when(norms: Norms, version: Version, provision: Provision, lang: Lang) -> str:
    """Stages, conditions and days, as far as there are any."""
    said = [NAMES(f"stage-{stage}", lang) for stage in provision.stages]
    said += [
        condition_words(condition, norms, lang)
        for condition in (version.applies, provision.applies)
        if condition is not None
    ]
    if provision.except_ is not None:
        words = condition_words(provision.except_, norms, lang)
        said.append(SAY("except", lang, condition=words))
    start, end = provision.applies_from, provision.applies_until
    if start or end:
        said.append(SAY("span", lang, start=start or "", end=end or ""))
    return SAY("comma", lang).join(said) or SAY("always", lang)
