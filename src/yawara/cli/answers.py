"""What people type when they are asked for a fact: numbers, words of either language, `?`."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.text.fields import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.norms.model import Choice, Fact
    from yawara.scope.profile import Value
    from yawara.text.words import Lang

UNKNOWN = ("?", "unknown", "i don't know", "don't know", "わからない", "分からない", "不明")
NOTHING = ("0", "none", "なし", "無し", "どれでもない")
BACK = ("b", "back", "戻る")
GO = ("y", "yes", "ok", "はい", "作る", "作成")
STOP = ("n", "no", "q", "quit", "いいえ", "やめる", "中止")
HELP = ("h", "help", "説明")
_YES = ("1", "y", "yes", "true", "はい")
_NO = ("2", "n", "no", "false", "いいえ")

LONGEST_NAME = 200
_LEAST_PART = 2
_BRACKETED = re.compile(r"\s*[(（].*$")
_BETWEEN = re.compile(r"[,、;/／]+")


@dataclass(frozen=True, slots=True)
class Misread:
    """An answer that says nothing here, and what it may have meant."""

    near: str = ""


def folded(text: str) -> str:
    """The text as it is compared: full width or not, capital or not, is all one."""
    return unicodedata.normalize("NFKC", text).strip().casefold().rstrip("。.") or text.strip()


def read_name(text: str) -> str | Misread:
    """A name on one line."""
    name = text.strip()
    shown = all(unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in name)
    return name if name and shown and len(name) <= LONGEST_NAME else Misread()


def read_answer(fact: Fact, text: str, lang: Lang) -> Value | Misread | None:
    """The answer to the question for a fact; None for *unknown*, which nothing typed means too."""
    said = folded(text)
    if not said or said in UNKNOWN:
        return None
    if fact.type == "flag":
        return True if said in _YES else False if said in _NO else Misread()
    if fact.type == "number":
        return _number(said)
    if fact.type == "choice":
        one = _choice(fact.choices, said)
        return one.id if one else _near(fact, said, lang)
    return _several(fact, said, lang)


def _number(said: str) -> float | Misread:
    try:
        number = float(said.replace(",", ""))
    except ValueError:
        return Misread()
    return number if math.isfinite(number) else Misread()


def _several(fact: Fact, said: str, lang: Lang) -> tuple[str, ...] | Misread:
    if said in NOTHING:
        return ()
    found: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(said))):
        one = _choice(fact.choices, part)
        some = [one] if one else [_choice(fact.choices, word) for word in part.split()]
        if not some or None in some:
            return _near(fact, part, lang)
        found += [choice.id for choice in some if choice]
    order = [choice.id for choice in fact.choices]
    return tuple(sorted(set(found), key=order.index)) or Misread()


def _choice(choices: Sequence[Choice], said: str) -> Choice | None:
    """The choice with this number or these words; part of a title will do if it is the only one."""
    if said.isdecimal():
        at = int(said) - 1
        return choices[at] if 0 <= at < len(choices) else None
    exact = [choice for choice in choices if said in _names(choice)]
    part = [
        choice
        for choice in choices
        if len(said) >= _LEAST_PART and any(said in name for name in _names(choice))
    ]
    found = exact or part
    return found[0] if len(found) == 1 else None


def _names(choice: Choice) -> list[str]:
    titles = (choice.title.ja, choice.title.en)
    return [folded(one) for one in (choice.id, *titles, *(_BRACKETED.sub("", t) for t in titles))]


def _near(fact: Fact, said: str, lang: Lang) -> Misread:
    titles = {name: choice.title.to(lang) for choice in fact.choices for name in _names(choice)}
    near = nearest(said, titles)
    return Misread(titles[near] if near else "")
