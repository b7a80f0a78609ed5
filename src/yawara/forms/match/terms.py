"""A text as the terms by which it can be found: parts of Japanese words, stems of English ones.

Japanese is cut where its script changes, which needs no dictionary: of a run of kanji its pairs,
of a run of katakana the whole and its parts, of hiragana nothing, since it is mostly grammar.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.text.words import Lang

_RUNS = re.compile(r"[\u3400-\u9fff々]+|[ァ-ヴー]+|[a-z0-9]+")
_WORDS = re.compile(r"[a-z0-9]+")
_KATAKANA = re.compile(r"[ァ-ヴー]+\Z")
#: From this length on, a word of katakana is also found by its parts.
_LONG = 4
#: What check sheets say around the matter itself.
_FORMAL = frozenset(
    """
    貴社 当社 御社 弊社 自社 場合 有無 具体 記載 記入 選択 回答 以下 該当 可能
    必要 適切 十分 実施 内容 状況 方法 等 下記 上記 詳細 概要 項目 確認 対応
    取組 行 有 無 答 何 又 及 際 各 的 性 化 者 社
    """.split()  # noqa: SIM905 - words, not punctuation, are what one reads here
)
_SMALL = frozenset(
    """
    a an the of to in on for and or is are be been being do does did has have had you your
    yours we our it its this that these those with by from as at any all if which who whom what
    when where how please describe provide details detail whether there such their they them
    can could should shall will would may must not no yes so than then also into within about
    other each every under over per via etc e g i organisation organization company vendor
    explain specify state list answer question following place used use using appropriate
    relevant adequate ensure including include applicable
    """.split()  # noqa: SIM905 - words, not punctuation, are what one reads here
)


def normal(text: str) -> str:
    """A text with one form for each letter: NFKC, lower case, spaces single."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def terms(text: str, lang: Lang) -> set[str]:
    """The terms of a text in normal form. Latin letters count in both languages."""
    found = set(_english(text)) if lang == "en" else set(_japanese(text))
    return found - _FORMAL - _SMALL


def words(text: str) -> list[str]:
    """The words of Latin letters in a text in normal form, one after another."""
    return _WORDS.findall(text)


def _english(text: str) -> Iterator[str]:
    for word in words(text):
        if word not in _SMALL:
            yield stem(word)


def _japanese(text: str) -> Iterator[str]:
    for run in _RUNS.findall(text):
        if run.isascii():
            yield stem(run)
        elif _KATAKANA.match(run):
            yield run
            if len(run) > _LONG:
                yield from _pairs(run)
        elif len(run) == 1:
            yield run
        else:
            yield from _pairs(run)


def _pairs(run: str) -> Iterator[str]:
    return (run[at : at + 2] for at in range(len(run) - 1))


#: Endings that a word can lose, the longest first, and what must remain of it.
_ENDINGS = (
    ("ization", 4), ("isation", 4), ("ations", 4), ("ation", 4), ("ments", 4), ("ment", 4),
    ("ities", 4), ("ness", 4), ("ings", 4), ("ing", 4), ("ions", 4), ("ion", 4),
    ("ised", 4), ("ized", 4), ("ies", 3), ("ise", 4), ("ize", 4), ("ity", 4),
    ("ers", 4), ("ed", 4), ("es", 4), ("er", 4), ("ly", 4), ("al", 4),
    ("s", 3), ("e", 4), ("y", 4),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without its endings, crude but the same for all of its forms."""
    for _ in range(2):
        for ending, least in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: -len(ending)]
                break
    return word
