"""What a header says that its column is for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from yawara.forms.xlsx.words import OF_READER, OPTIONS, ROLES

#: A header is short; what is longer is a question or an instruction.
MOST_HEADING = 60
#: Of a text in a cell no more is looked at: no header with its instructions is longer, and a
#: long row of brackets would take for ever.
_MOST_LOOKED = 400
_KEPT = 4096
_OF_READER = re.compile(OF_READER)
_ASIDE = re.compile(r"[(（\[【〔<＜「][^)）\]】〕>＞」]*[)）\]】〕>＞」]")
_EDGE = re.compile(r"^[\s※＊*■□●◆◇▼▶・:：]+|[\s※＊*:：?？。.、,▼↓]+$")
_MARKS = re.compile(r"[\s:：]*[○〇◯△▲×✕◎●ー－/・,、]{2,}$")
#: Longer headers are known by their ends only.
_LONG, _LONG_LATIN = 18, 40
_ASKS = re.compile(r"[。?？]$|ますか$|ですか$")
#: Requests tell by how they begin what they want.
_BEGINNINGS = (
    (
        re.compile(
            r"(?:please )?(?:attach|provide (?:the |any |your )?(?:evidence|supporting|link))"
        ),
        "evidence",
    ),
    (
        re.compile(
            r"(?:please|if (?:yes|no|not|so)\b).*\b(?:describe|explain|elaborate|specify|detail)"
        ),
        "remark",
    ),
    (re.compile(r"(?:describe|explain)\b"), "remark"),
    (
        re.compile(
            r"how (?:is|are|do|does|did|have|has)\b.*\b(?:implement|met|address|compl|fulfil)"
        ),
        "remark",
    ),
)
_AND = re.compile(r"[/・,、&]|および|及び|\band\b")
_POLITE = re.compile(r"^(?:ご|御社の?|貴社の?|貴行の?|貴団体の?|貴組織の?)")
#: Roles that a longer header may name anywhere in it, so sure are their words.
_ANYWHERE = frozenset({"theirs", "plan", "answer", "evidence", "remark", "question"})
_SHORTEST_ANYWHERE = 2


def squeezed(text: str) -> str:
    """A header as it is compared: NFKC, lower case; spaces stay only between Latin words."""
    flat = " ".join(unicodedata.normalize("NFKC", text).replace("〇", "○").split()).casefold()
    flat = re.sub(r"(?<![a-z0-9.,?)]) | (?![a-z0-9(])", "", flat)
    return re.sub(r"\s*/\s*", "/", flat)


@cache
def _terms() -> dict[str, str]:
    out: dict[str, str] = {}
    for role, texts in ROLES.items():
        for text in texts:
            for term in text.split("|"):
                out.setdefault(squeezed(term), role)
    return out


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_terms().items(), key=lambda item: (-len(item[0]), item)))


@cache
def _options() -> frozenset[str]:
    return frozenset(squeezed(one) for text in OPTIONS for one in text.split("|"))


def is_option(text: str) -> bool:
    """Whether a header is itself an answer (はい, N/A), so that its column takes a mark."""
    text = text[:_MOST_LOOKED]
    return bool(text) and bool({squeezed(_EDGE.sub("", text) or text), bare(text)} & _options())


def bare(text: str) -> str:
    """A header without what stands in brackets and at its edges, as it is compared."""
    short = _ASIDE.sub("", unicodedata.normalize("NFKC", text[:_MOST_LOOKED]).replace("〇", "○"))
    return squeezed(_EDGE.sub("", _MARKS.sub("", _EDGE.sub("", short))))


@lru_cache(_KEPT)
def role(text: str) -> str:
    """The role that a header gives its column (a key of `ROLES`); empty where it is not known."""
    text = text[:_MOST_LOOKED]
    if _OF_READER.match(bare(text)):
        return "theirs"
    if len(bare(text)) <= MOST_HEADING:
        asks = _ASKS.search(text.strip()) is not None
        found = exact(text) or (_begun(bare(text)) if asks else _within(bare(text)))
        if found:
            return found
    # An instruction may stand below the header.
    return role(text.partition("\n")[0]) if "\n" in text.strip() else ""


@lru_cache(_KEPT)
def exact(text: str) -> str:
    """The role that a header gives in just the words we know, courtesy and brackets aside."""
    terms = _terms()
    text = text[:_MOST_LOOKED]
    whole = squeezed(_EDGE.sub("", text))
    if whole in terms or not whole:
        return terms.get(whole, "")
    short = bare(text)
    if not short:
        return "answer" if is_marks(text) else ""
    rude = _POLITE.sub("", short) or short
    forms = (short, rude, rude.removesuffix("欄"), rude.removesuffix("名"))
    found = next((terms[form] for form in forms if form in terms), "") or _both(short)
    return found or (exact(text.partition("\n")[0]) if "\n" in text.strip() else "")


def _both(short: str) -> str:
    """The role of a column for two things (備考・証跡, Comments/evidence)."""
    found = [_terms().get(one.strip(), "") for one in _AND.split(short)]
    if len(found) < 2 or not all(found):  # noqa: PLR2004 - two things
        return ""
    return next((one for one in ("answer", "remark", "evidence") if one in found), "")


def _begun(short: str) -> str:
    """By how a request begins."""
    return next((found for begins, found in _BEGINNINGS if begins.match(short)), "")


def _within(short: str) -> str:
    """By the term that the header ends with, else by one that is somewhere in it."""
    if found := _begun(short):
        return found
    terms = _terms()
    for length in range(min(len(short), MOST_HEADING), 0, -1):
        term = short[-length:]
        if term in terms and _is_apart(short[:-length], term):
            return terms[term]
    if len(short) > (_LONG_LATIN if short.isascii() else _LONG):
        return ""
    for term, found in _by_length():
        if term in short and found in _ANYWHERE and _holds(short, term):
            return found
    return ""


def _is_apart(before: str, term: str) -> bool:
    """Whether a term at the end of a header is a word of its own."""
    if term.isascii():
        return not before or not (before[-1].isascii() and before[-1].isalnum())
    # One kanji at the end of another word says little: 章 of 文章.
    return len(term) > 1


def _holds(text: str, term: str) -> bool:
    if len(term) < _SHORTEST_ANYWHERE:
        return False
    if term.isascii():
        return re.search(rf"(?<![a-z0-9]){re.escape(term)}(?![a-z0-9])", text) is not None
    return True


def plain(text: str) -> str:
    """A header without what stands in brackets: 実施 of 実施（○）."""
    text = text[:_MOST_LOOKED]
    return " ".join((_ASIDE.sub(" ", text) or text).split()) or " ".join(text.split())


def is_marks(text: str) -> bool:
    """Whether a text is only a choice of marks: (○/△/×)."""
    inner = re.sub(r"[\s()（）/・,、or又はまた]", "", unicodedata.normalize("NFKC", text))
    return len(inner) > 1 and all(char in "○〇◯△▲×✕✖◎●-ーx" for char in inner)
