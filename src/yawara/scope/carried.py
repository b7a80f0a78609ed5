"""What the norms carry for the field that a profile names, and what they leave out.

What is not carried is said to be so: silence must not be taken for the absence of a duty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.norms import select
from yawara.norms.conditions import tests
from yawara.scope.logic import evaluate
from yawara.scope.words import SAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.conditions import Condition
    from yawara.norms.model import Version
    from yawara.scope.applies import Scope
    from yawara.scope.profile import Value
    from yawara.text.words import Lang

_SECTOR, _BODY, _MARKETS, _COUNTRY = "sector", "body", "markets", "country"
_HOME = "jp"


class Carried(NamedTuple):
    """What is carried for a profile's field, by facts that its conditions name.

    `sector`: the profile's, None where it is not given. `versions`: those in force on the day that
    are for this sector or kind of body. `abroad`: the places other than Japan that the profile
    names; no law of theirs is carried.
    """

    sector: str | None
    versions: tuple[Version, ...]
    abroad: tuple[str, ...]


def carried(scope: Scope) -> Carried:
    """What is carried for the profile's field on the day of a scope."""
    own = scope.subjects[0].given
    sector = own.get(_SECTOR)
    field = {fact: own.get(fact) for fact in (_SECTOR, _BODY)}
    versions = tuple(
        version
        for version in select.in_force(scope.norms, scope.day)
        if any(
            test.fact in field and evaluate(test, field)
            for condition in _conditions(version)
            for test in tests(condition)
        )
    )
    return Carried(sector if isinstance(sector, str) else None, versions, _abroad(scope))


def _conditions(version: Version) -> Iterator[Condition]:
    """The conditions that a version itself sets; addressees of all norms are none of its own."""
    theirs = (*(one.applies for one in version.provisions), version.applies)
    yield from (one.applies for one in version.addressees)
    yield from (condition for condition in theirs if condition is not None)


def _abroad(scope: Scope) -> tuple[str, ...]:
    named: dict[str, None] = {}
    for subject in scope.subjects:
        for fact in (_COUNTRY, _MARKETS):
            named.update(dict.fromkeys(_words(subject.given.get(fact))))
    return tuple(place for place in named if place != _HOME)


def _words(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def sentences(scope: Scope, lang: Lang, *, outside: bool = False) -> tuple[str, ...]:
    """The same in words: of the sector, and of other countries where the profile names any.

    `outside`: for a reader who has no profile to change.
    """
    found = carried(scope)
    known = scope.norms.fact_by_id
    told = _SECTOR in known and not (outside and found.sector is None)
    out = [_sector(scope, found, lang, outside=outside)] if told else []
    if fitting := () if outside else _fitting(scope, found):
        ids = SAY("comma", lang).join(version.instrument for version in fitting)
        out.append(SAY("pointers-fitting", lang, ids=ids))
    if found.abroad:
        titles = {
            choice.id: choice.title.to(lang)
            for fact in (_COUNTRY, _MARKETS)
            if fact in known
            for choice in known[fact].choices
        }
        places = SAY("comma", lang).join(titles.get(place, place) for place in found.abroad)
        out.append(SAY("abroad", lang, places=places))
    return tuple(out)


def _fitting(scope: Scope, found: Carried) -> tuple[Version, ...]:
    """The pointers that fit the profile for another reason than its field and are left out."""
    return tuple(
        version
        for version in select.in_force(scope.norms, scope.day)
        if version.force == "pointer"
        and version not in (*scope.versions, *found.versions)
        and version.applies is not None
        and any(evaluate(version.applies, subject.given) for subject in scope.subjects)
    )


def _sector(scope: Scope, found: Carried, lang: Lang, *, outside: bool) -> str:
    if found.sector is None:
        return SAY("sector-unknown", lang)
    choices = scope.norms.fact_by_id[_SECTOR].choices
    sector = next((c.title.to(lang) for c in choices if c.id == found.sector), found.sector)
    ids = SAY("comma", lang).join(version.instrument for version in found.versions)
    if not found.versions:
        return SAY("sector-none", lang, sector=sector)
    pointers = all(version.force == "pointer" for version in found.versions)
    said = SAY("sector-pointers" if pointers else "sector-carried", lang, sector=sector, ids=ids)
    looked = all(version in scope.versions for version in found.versions)
    return said if looked or outside else said + SAY("sector-add", lang)
