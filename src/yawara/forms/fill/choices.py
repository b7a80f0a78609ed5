"""The words that strangers offer for an answer, and what each of them says.

A list counts only if all of its words are understood: one strange word may change what the others
mean. What is written is always one of the list's own words, never another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.forms.fill.words import ASSENT, DOING, POLARITIES, REVIEW, SIGNS, SPACERS
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.forms.questionnaire import Slot

#: Whether words say yes or no to a question, how far something is done, or are mere signs.
Family = Literal["assent", "doing", "sign"]
#: What stands in a box that nobody has ticked.
OPEN_BOXES = frozenset("□☐")
#: The number of a word in its list: 1. ① (2) a)
_DECORATION = re.compile(
    r"\A\s*(?:[①-⑳]|[(（]?[0-9０-９a-zＡ-Ｚ]{1,2}[.．:：)）、])\s*(?=\S)", re.IGNORECASE
)
#: Where a word in one language ends and the same in the other begins: はい / Yes.
_LANGUAGES = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff])\s*[/／|｜・]?\s*(?=[A-Za-z])"
    r"|(?<=[A-Za-z])\s*[/／|｜・]?\s*(?=[\u3040-\u30ff\u3400-\u9fff])"
)
_BOTH = 2
_ASIDE = re.compile(r"\s*[(（\[【].*?[)）\]】]\s*")


class Word(NamedTuple):
    """A word of a list as it stands there, and what it says: a state, `planned` or `unsure`."""

    text: str
    says: str
    family: Family


class Words(NamedTuple):
    """A list of words. `strange` are those that are not understood."""

    known: tuple[Word, ...]
    strange: tuple[str, ...]

    @property
    def understood(self) -> bool:
        """Whether every word is, and there is a choice between them."""
        return not self.strange and len({word.says for word in self.known}) > 1

    def saying(self, state: str) -> tuple[Word, ...]:
        """The words that say just this."""
        return tuple(word for word in self.known if word.says == state)


def words_of(slot: Slot) -> Words:
    """The words that a place offers, by what the sheet says that they mean, else by our table."""
    known: list[Word] = []
    strange: list[str] = []
    for at, text in enumerate(slot.choices):
        meaning = slot.means[at] if at < len(slot.means) else ""
        if squeezed(text) in SPACERS:
            continue
        found = read(meaning) if meaning else read(text)
        if found is None:
            strange.append(text)
        else:
            known.append(Word(text, *found))
    return Words(tuple(known), tuple(strange))


def read(text: str) -> tuple[str, Family] | None:
    """What a word says, beyond doubt; None for all others."""
    table = _table()
    bare = _ASIDE.sub("", text)
    for candidate in (text, bare, _DECORATION.sub("", text), _DECORATION.sub("", bare)):
        if (found := table.get(squeezed(candidate))) is not None:
            return found
    said = [table.get(squeezed(part)) for part in _LANGUAGES.split(bare)]
    return said[0] if len(said) == _BOTH and said[0] == said[1] else None


def meant(slot: Slot, word: str) -> str:
    """What a word of a place means: what the sheet says that it does, else the word itself."""
    if slot.means and word in slot.choices:
        return slot.means[slot.choices.index(word)] or word
    return word


def polarity(text: str) -> bool | None:
    """Whether a cell of ours says that a *yes* means *not done*; None where it cannot be read."""
    for turned, key in enumerate(POLARITIES):
        if squeezed(text) in {squeezed(REVIEW(key, lang)) for lang in LANGS}:
            return bool(turned)
    return None


def squeezed(text: str) -> str:
    """A text as words are compared: without width, case, spaces, and a full stop."""
    plain = unicodedata.normalize("NFKC", text.replace("\ufe0f", ""))
    return "".join(plain.split()).casefold().rstrip("。.")


@cache
def _table() -> dict[str, tuple[str, Family]]:
    out: dict[str, tuple[str, Family]] = {}
    families: tuple[tuple[Family, dict[str, str]], ...] = (
        ("assent", ASSENT),
        ("doing", DOING),
        ("sign", SIGNS),
    )
    for family, states in families:
        for state, texts in states.items():
            for text in texts.split("|"):
                if out.setdefault(squeezed(text), (state, family)) != (state, family):
                    message = f"{text} stands for two things"
                    raise ValueError(message)
    return out


def word_for(words: Words, state: str, *, reversed_: bool) -> tuple[str, str]:
    """The word of a list for a state, or "" and why there is none.

    `reversed_`: a *yes* says that it is not done. Then words for how far something is done, and
    signs, may be meant either way, so only words of assent are taken. Reasons: `words`, `no-word`,
    `two-words`, `reversed`.
    """
    if not words.understood:
        return "", "words"
    if reversed_ and state in ("all", "none"):
        state = {"all": "none", "none": "all"}[state]
        if any(word.family != "assent" for word in words.known if word.says in ("all", "none")):
            return "", "reversed"
    elif reversed_ and state == "some":
        return "", "reversed"
    found = words.saying(state)
    if len(found) == 1:
        return found[0].text, ""
    return "", "two-words" if found else "no-word"


def yes_or_no(words: Words, *, value: bool) -> tuple[str, str]:
    """The word of a list for a fact, or "" and why there is none: `words`, `no-word`, `two-words`.

    A fact is so or not, it is never done: a list of how far something is done has no word for it.
    """
    if any(word.family == "doing" for word in words.known if word.says in ("all", "none")):
        return "", "no-word" if words.understood else "words"
    return word_for(words, "all" if value else "none", reversed_=False)


def state_of(words: Sequence[str] | str, *, reversed_: bool) -> str:
    """What an answer that stands in a place says of the practice; "" where that is not clear."""
    found = read(words if isinstance(words, str) else " ".join(words))
    if found is None:
        return ""
    state, family = found
    if not reversed_:
        return state
    if state == "not-applicable":
        return state
    turned = {"all": "none", "none": "all"}.get(state, "")
    return turned if family == "assent" else ""
