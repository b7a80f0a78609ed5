"""Look at a report before it is handed in: what the secretariat looks at, and what readers miss.

The secretariat of the OECD looks at three things: whether the reporter's jurisdiction is eligible,
whether every question is answered, and whether links open. It never looks at the substance. The
rest is what readers of the first reports complained of: their length, sameness, a lack of evidence.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.docx.lead import is_part
from yawara.forms.hiroshima.links import fault, links
from yawara.forms.hiroshima.split import Split, key
from yawara.forms.hiroshima.words import ASSERTING, POINTING, WAITING
from yawara.text.problem import Place, Problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.forms.hiroshima.layout import Layout, Question
    from yawara.text.problem import Problem

#: What `--fail-on` knows, and the codes of each. The first three are the secretariat's.
KINDS: dict[str, tuple[str, ...]] = {
    "unanswered": ("hiroshima-unanswered", "hiroshima-waiting"),
    "links": ("hiroshima-link-bad", "hiroshima-link-dead"),
    "eligible": ("hiroshima-eligible-unknown",),
    "same": ("hiroshima-same", "hiroshima-near"),
    "long": ("hiroshima-long",),
    "evidence": ("hiroshima-no-evidence", "hiroshima-only-assertion"),
}
DEFAULT_KINDS = ("unanswered", "links", "eligible")
#: Characters of an answer that readers still read: about a page. Japanese needs half as many.
MOST_LETTERS = 3_000
_SHORTEST_COPY, _SHORTEST_CLAIM = 40, 80
_NEAR = 0.7
_SHINGLE = 5
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"“(\[]?[A-Z])|(?<=[。！？])|\n+")
_WAITING = frozenset(WAITING.split("|"))
_ASSERTING = re.compile(ASSERTING, re.IGNORECASE)
_POINTING = re.compile(POINTING, re.IGNORECASE)
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_YES_NO = frozenset(("yes", "no", "はい", "いいえ", "y", "n"))


class Told(NamedTuple):
    """What else is known: where the reporter is based (a choice of the fact `country`)."""

    role: str = ""
    country: str = ""
    most: int = MOST_LETTERS


def check(report: Split, layout: Layout, told: Told) -> tuple[Problem, ...]:
    """What there is to say of a report. Links are looked at by their form only.

    Problems, all warnings or notes: those in `KINDS`, hiroshima-eligible, hiroshima-by-order.
    """
    found = Problems()
    if report.by_order:
        found.note("hiroshima-by-order", Place(report.name), count=len(report.answers))
    _eligible(layout, told, found)
    asked = [one for one in layout.questions if one.is_for(told.role)]
    blank = [one for one in asked if not report.text(one.id).strip()]
    blank = [one for one in blank if not _by_parts(report, one, asked)]
    if blank:
        numbers = ", ".join(one.id for one in blank)
        place = Place(report.name)
        found.warning("hiroshima-unanswered", place, count=len(blank), numbers=numbers[:400])
    for one in asked:
        _waiting(report, one, found)
    answers = {one.id: report.text(one.id) for one in layout.questions if report.text(one.id)}
    for question, text in answers.items():
        place = Place(report.name, path=(question,))
        for link in dict.fromkeys(links(text)):
            if reason := fault(link):
                found.warning("hiroshima-link-bad", place, link=link[:120], fault=reason)
        _readable(text, told.most, place, found)
    _copies(answers, report.name, found)
    return found.found


def every_link(report: Split) -> Iterator[tuple[str, str]]:
    """Each link that could be opened, once, with the first question that it stands under."""
    seen: set[str] = set()
    for question in report.answers:
        for link in links(report.text(question)):
            if link not in seen and not fault(link):
                seen.add(link)
                yield question, link


def failing(problems: Iterable[Problem], kinds: Iterable[str]) -> int:
    """How many problems are of these kinds."""
    codes = {code for kind in kinds for code in KINDS[kind]}
    return sum(1 for one in problems if one.code in codes)


def _eligible(layout: Layout, told: Told, found: Problems) -> None:
    rule = layout.rules.eligible
    if rule is None or not told.country:
        return
    known = told.country in rule.countries
    code = "hiroshima-eligible" if known else "hiroshima-eligible-unknown"
    note = found.note if known else found.warning
    note(code, rule.place, country=told.country)


def _by_parts(report: Split, one: Question, asked: Iterable[Question]) -> bool:
    """Whether a question that has no place of its own is answered in its parts."""
    if one.slots or report.text(one.id):
        return False
    parts = [other.id for other in asked if is_part(other.id, one.id)]
    return any(report.text(part) for part in parts)


def _waiting(report: Split, one: Question, found: Problems) -> None:
    text = report.text(one.id).strip()
    place = Place(report.name, path=(one.id,))
    flat = unicodedata.normalize("NFKC", text).strip(" .。[]()").casefold()
    if text and flat in _WAITING:
        found.warning("hiroshima-waiting", place, number=one.id, text=text[:40])


def _readable(text: str, most: int, place: Place, found: Problems) -> None:
    japanese = len(_JAPANESE.findall(text))
    weight = len(text) + japanese  # a Japanese letter says about as much as two of Latin
    if weight > most:
        found.note("hiroshima-long", place, length=len(text), most=most)
    words = re.sub(r"^☒.*$", "", text, flags=re.MULTILINE).strip()
    if len(words) + japanese < _SHORTEST_CLAIM or words.casefold() in _YES_NO:
        return
    if _POINTING.search(words):
        return
    sentences = [one for one in _SENTENCE.split(words) if one and one.strip()]
    asserting = [one for one in sentences if _ASSERTING.search(one)]
    if len(asserting) * 2 > len(sentences):
        found.note("hiroshima-only-assertion", place, count=len(asserting), of=len(sentences))
    else:
        found.note("hiroshima-no-evidence", place)


def _copies(answers: dict[str, str], name: str, found: Problems) -> None:
    """The same text under several questions, and texts that are nearly the same: each told once."""
    seen: dict[str, tuple[str, frozenset[str]]] = {}
    shorts: dict[str, str] = {}
    again: dict[tuple[str, str], dict[str, None]] = {}
    for question, text in answers.items():
        for paragraph in text.split("\n"):
            flat = key(paragraph)
            if len(flat) + len(_JAPANESE.findall(paragraph)) < _SHORTEST_COPY:
                continue
            if flat in seen:
                again.setdefault(("hiroshima-same", flat), {})[question] = None
                continue
            shingles = _shingles(flat)
            near = next((one for one, (_, both) in seen.items() if _like(both, shingles)), "")
            if near:
                again.setdefault(("hiroshima-near", near), {})[question] = None
            shorts[flat] = " ".join(paragraph.split())[:50]
            seen[flat] = (question, shingles)
    for (code, flat), others in again.items():
        first = seen[flat][0]
        numbers = ", ".join(one for one in others if one != first)
        if numbers:
            found.note(code, Place(name, path=(first,)), numbers=numbers[:200], text=shorts[flat])


def _shingles(flat: str) -> frozenset[str]:
    return frozenset(flat[at : at + _SHINGLE] for at in range(len(flat) - _SHINGLE + 1))


def _like(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < max(len(one), len(other)) * _NEAR:
        return False
    return len(one & other) >= len(one | other) * _NEAR
