"""Grain: how practices are cut, and provisions read. Nothing here is a fault of a pack.

What a careful reader would ask about, by the rules of grain: split only where two sources differ;
one verb, one object; no norm's figure or date in a definition; two people answer alike.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from yawara.text.problem import Problems, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.model import Norms, Practice, Provision, Version
    from yawara.text.problem import Problem

#: A practice that more provisions ask for than this is perhaps too wide to be answered alike.
MOST_ASKED = 15
#: Two practices of a theme that share more of their pairs of letters than this say nearly the same.
TWINS = 0.6

#: Words that join two things into one practice. 「や」 and 「と」 are too common to ask about.
_JOINED = {
    "ja": re.compile(r"及び|又は|または|並びに|および|ならびに|若しくは|もしくは"),
    "en": re.compile(r"\b(and/or|and|or)\b", re.IGNORECASE),
}
#: Figures as digits, or in words before a unit; 「一人」 and "one person" set no number.
_FIGURES = {
    "ja": re.compile(
        r"[0-9０-９]"
        r"|[一二三四五六七八九十百千]+(?:年|か月|ヶ月|カ月|週|日|時間)"
        r"|[二三四五六七八九十百千]+(?:回|人|件|割|歳)"
    ),
    "en": re.compile(
        r"\d"
        r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
        r"(?:year|month|week|day|hour|minute)s?\b"
        r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:times|people)\b",
        re.IGNORECASE,
    ),
}

#: A provision as long as its instrument lives: by its id, in all versions.
Asker = tuple[str, str]


def lint(norms: Norms) -> tuple[Problem, ...]:
    """What to look at in norms without errors, as warnings and notes.

    Problems: practice-unasked, practice-hub, practices-together, practice-joined,
    practice-figure, practice-twins, practice-no-question, ask-implied, also-implied,
    parent-repeats, containments-unsigned.
    """
    found = Problems()
    askers = _askers(norms)
    _asked(norms, askers, found)
    _together(norms, askers, found)
    on_ladders = {rung for ladder in norms.ladders for rung in ladder.rungs}
    for practice in norms.practices:
        _wording(practice, found)
        if practice.id not in on_ladders:
            _figures(practice, found)
    _twins(norms, found)
    for version in norms.versions:
        for provision in version.provisions:
            _implied(norms, provision, found)
            _repeats(norms, version, provision, found)
    _containments(norms, found)
    return in_order(found.found)


def _askers(norms: Norms) -> dict[str, frozenset[Asker]]:
    """For each practice, the provisions that ask for it by name."""
    out: dict[str, set[Asker]] = {practice.id: set() for practice in norms.practices}
    for version in norms.versions:
        for provision in version.provisions:
            for practice in provision.asks or ():
                out[practice].add((version.instrument, provision.id))
    return {practice: frozenset(askers) for practice, askers in out.items()}


def _asked(norms: Norms, askers: dict[str, frozenset[Asker]], found: Problems) -> None:
    """Practices that nobody asks for, and practices that too many do."""
    named = {id_ for version in norms.versions for p in version.provisions for id_ in p.also}
    asked = {norms.practice_index[id_] for id_, who in askers.items() if who}
    used = asked | {norms.practice_index[id_] for id_ in named}
    for at, practice in enumerate(norms.practices):
        count = len(askers[practice.id])
        if count > MOST_ASKED:
            found.note("practice-hub", practice.place, id=practice.id, count=count)
        follows = norms.implied[at] & used
        followed = any(at in norms.implied[other] for other in used)
        if not follows and not followed:
            found.warning("practice-unasked", practice.place, id=practice.id)


def _together(norms: Norms, askers: dict[str, frozenset[Asker]], found: Problems) -> None:
    """Practices of one level that the same provisions ask for: no source tells them apart.

    Where a single provision asks for them, it may well list them one by one.
    """
    groups: dict[tuple[frozenset[Asker], str, str], list[Practice]] = {}
    for practice in norms.practices:
        if len(askers[practice.id]) > 1:
            key = (askers[practice.id], practice.level, practice.kind)
            groups.setdefault(key, []).append(practice)
    for (who, _, _), practices in groups.items():
        if len(practices) > 1:
            ids = ", ".join(practice.id for practice in practices)
            found.note("practices-together", practices[0].place, ids=ids, count=len(who))


def _wording(practice: Practice, found: Problems) -> None:
    for key, words in (("title", practice.title), ("question", practice.question)):
        for lang, text in (("ja", words.ja), ("en", words.en)):
            if joined := _JOINED[lang].search(text):
                found.note(
                    "practice-joined", practice.place, id=practice.id, key=key, word=joined[0]
                )
    if not (practice.question.ja.endswith(("か。", "か？")) and practice.question.en.endswith("?")):
        found.warning("practice-no-question", practice.place, id=practice.id)


def _figures(practice: Practice, found: Problems) -> None:
    for key in ("title", "question", "all"):
        words = getattr(practice, key)
        for lang, text in (("ja", words.ja), ("en", words.en)):
            if figure := _FIGURES[lang].search(text):
                found.warning(
                    "practice-figure", practice.place, id=practice.id, key=key, figure=figure[0]
                )


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a text, as it is searched: NFKC, no spaces or signs."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
    return frozenset(a + b for a, b in itertools.pairwise(plain))


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: twice what they share, over what they have."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _twins(norms: Norms, found: Problems) -> None:
    themes: dict[str, list[tuple[Practice, frozenset[str], frozenset[str]]]] = {}
    for practice in norms.practices:
        ja = bigrams(practice.title.ja + practice.question.ja)
        en = bigrams(practice.title.en + practice.question.en)
        themes.setdefault(practice.theme, []).append((practice, ja, en))
    related = {frozenset(pair) for pair in _pairs_of_ladders(norms)}
    for practices in themes.values():
        for (one, one_ja, one_en), (two, two_ja, two_en) in itertools.combinations(practices, 2):
            if frozenset((one.id, two.id)) in related or one.counterpart == two.id:
                continue
            alike = min(similarity(one_ja, two_ja), similarity(one_en, two_en))
            if alike > TWINS:
                found.note(
                    "practice-twins", two.place, id=two.id, other=one.id, alike=f"{alike:.2f}"
                )


def _pairs_of_ladders(norms: Norms) -> Iterator[tuple[str, str]]:
    """Practices that are joined by a ladder or by ways, and so are meant to be alike."""
    for ladder in norms.ladders:
        yield from itertools.combinations(ladder.rungs, 2)
    for ways in norms.ways:
        yield from itertools.combinations((ways.practice, *ways.by), 2)


def _implied(norms: Norms, provision: Provision, found: Problems) -> None:
    """Whoever asks for a higher rung need not ask for the lower one as well."""
    at = norms.practice_index
    asks = provision.asks or ()
    for key, ids in (("ask-implied", asks), ("also-implied", provision.also)):
        for id_ in ids:
            over = next((o for o in asks if o != id_ and at[id_] in norms.implied[at[o]]), None)
            if over is not None:
                found.warning(key, provision.place, id=provision.id, practice=id_, other=over)


def _repeats(norms: Norms, version: Version, provision: Provision, found: Problems) -> None:
    """A parent is its chapeau and its children; what a child asks for need not stand twice."""
    own = set(norms.closed(provision))
    for child in version.children.get(provision.id, ()):
        shared = own & set(norms.closed(version.by_id[child]))
        if shared:
            ids = ", ".join(norms.practices[at].id for at in sorted(shared))
            found.warning(
                "parent-repeats", provision.place, id=provision.id, child=child, practices=ids
            )


def _containments(norms: Norms, found: Problems) -> None:
    """How many provisions would be contained in one of another instrument, if somebody signed.

    An open reading may ask for more than we read, so that these are no relations; only the last
    version of each instrument counts.
    """
    read = [
        (instrument, frozenset(norms.closed(provision)))
        for instrument, versions in norms.instruments.items()
        for provision in versions[-1].provisions
        if provision.asks and provision.open
    ]
    count = sum(
        one != other and inner <= outer
        for (one, inner), (other, outer) in itertools.permutations(read, 2)
    )
    if count:
        found.note("containments-unsigned", None, count=count)
