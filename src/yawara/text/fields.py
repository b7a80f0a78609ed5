"""Taking typed fields out of a mapping, one key after another, with every problem at once.

A reader asks for the keys that it knows and then calls `done()`, which reports the keys that
nobody asked for, with the nearest known key as a suggestion.
"""

from __future__ import annotations

import difflib
import math
import re
from typing import TYPE_CHECKING, TypeVar

from yawara.text import days
from yawara.text.tree import Mapping, Node, Scalar, Sequence
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from yawara.text.problem import Place, Problems

T = TypeVar("T")

MOST_TEXT = 20_000
MOST_SUGGESTIONS = 200
#: How alike two words must be (0 to 1) for the one to be suggested for the other.
_CLOSE = 0.66
_NULL = ("", "~", "null", "Null", "NULL")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_NUMBER = re.compile(r"[+-]?(\d{1,15}(_\d{3})*)(\.\d{1,15})?([eE][+-]?\d{1,2})?\Z", re.ASCII)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is closest to `word`, if any is close."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=_CLOSE)
    return found[0] if found else None


def suggested(found: Problems, word: str, known: Iterable[str]) -> str:
    """The known word to suggest in a problem, or "".

    Looking for it takes a while, so that a file with thousands of faults gets no more of them.
    """
    return "" if found.count > MOST_SUGGESTIONS else nearest(word, known) or ""


class Fields:
    """The fields of one mapping. A wrong or missing field gives a problem and an empty value."""

    def __init__(self, node: Mapping, found: Problems) -> None:
        self.node = node
        self.found = found
        self._known: list[str] = []

    @classmethod
    def of(cls, node: Node, found: Problems) -> Fields | None:
        """The fields of `node`, or None with a problem if it is no mapping."""
        if isinstance(node, Mapping):
            return cls(node, found)
        key = node.place.path[-1] if node.place.path else None
        if isinstance(key, str):
            found.error("wrong-type", node.place, key=key, wanted="mapping", is_=_kind(node))
        else:  # an item of a list, or the file itself: there is no key to name
            found.error("not-a-mapping", node.place, is_=_kind(node))
        return None

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.node.place

    def at(self, key: str) -> Place:
        """Where the value of `key` stands, or the mapping itself."""
        node = self.node.items.get(key)
        return node.place if node is not None else self.node.place

    def get(self, key: str) -> Node | None:
        """The node under `key`; None where it is absent or null."""
        self._known.append(key)
        node = self.node.items.get(key)
        if isinstance(node, Scalar) and node.plain and node.text in _NULL:
            return None
        return node

    def has(self, key: str) -> bool:
        """Whether the key is written at all, be it empty."""
        self._known.append(key)
        return key in self.node.items

    def need(self, key: str) -> Node | None:
        """The node under `key`; a problem where it is absent or null."""
        node = self.get(key)
        if node is None:
            self.found.error("missing-key", self.at(key), key=key)
        return node

    def done(self) -> None:
        """Report every key that nobody asked for."""
        for key, place in self.node.keys.items():
            if key not in self._known:
                hint = suggested(self.found, key, self._known)
                known = ", ".join(dict.fromkeys(self._known))
                self.found.error("unknown-key", place, key=key, nearest=hint, known=known)

    # -- single values ---------------------------------------------------------------------

    def text(self, key: str, *, most: int = MOST_TEXT) -> str | None:
        """A text, if given."""
        node = self.get(key)
        return None if node is None else self._text(node, key, most)

    def need_text(self, key: str, *, most: int = MOST_TEXT) -> str:
        """A text that must be given; "" where it is not."""
        node = self.need(key)
        return "" if node is None else (self._text(node, key, most) or "")

    def _text(self, node: Node, key: str, most: int = MOST_TEXT) -> str | None:
        if not isinstance(node, Scalar):
            self._wrong(node, key, "text")
            return None
        if len(node.text) > most:
            self.found.error("text-too-long", node.place, key=key, length=len(node.text), most=most)
            return node.text[:most]
        return node.text

    def need_id(self, key: str) -> str:
        """An id (letters, digits, dot, hyphen, underscore) that must be given."""
        node = self.need(key)
        if node is None:
            return ""
        text = self._text(node, key, 200) or ""
        if text and not _ID.match(text):
            self.found.error("bad-id", node.place, key=key, value=text)
        return text

    def flag(self, key: str, *, default: bool = False) -> bool:
        """`true` or `false`."""
        node = self.get(key)
        if node is None:
            return default
        value = as_flag(node)
        if value is None:
            self._wrong(node, key, "flag")
            return default
        return value

    def number(self, key: str) -> float | None:
        """A finite number, if given."""
        node = self.get(key)
        if node is None:
            return None
        value = as_number(node)
        if value is None:
            self._wrong(node, key, "number")
        return value

    def integer(self, key: str) -> int | None:
        """A whole number, if given."""
        value = self.number(key)
        if value is not None and not float(value).is_integer():
            self.found.error("wrong-type", self.at(key), key=key, wanted="integer", is_="number")
            return None
        return None if value is None else int(value)

    def day(self, key: str) -> days.Day | None:
        """A day written YYYY-MM-DD, if given."""
        node = self.get(key)
        return None if node is None else self._day(node, key)

    def need_day(self, key: str) -> days.Day | None:
        """A day that must be given."""
        node = self.need(key)
        return None if node is None else self._day(node, key)

    def _day(self, node: Node, key: str) -> days.Day | None:
        if not isinstance(node, Scalar):
            self._wrong(node, key, "day")
            return None
        value = days.parse_day(node.text)
        if value is None:
            meant = days.suggest(node.text)
            self.found.error(
                days.fault(node.text), node.place, key=key, value=node.text[:40], meant=meant or ""
            )
        return value

    def choice(self, key: str, choices: Iterable[str]) -> str | None:
        """One of the words in `choices`, if given."""
        node = self.get(key)
        return None if node is None else self._choice(node, key, tuple(choices))

    def need_choice(self, key: str, choices: Iterable[str]) -> str:
        """One of the words in `choices`; "" with a problem where it is absent."""
        node = self.need(key)
        return "" if node is None else (self._choice(node, key, tuple(choices)) or "")

    def _choice(self, node: Node, key: str, choices: tuple[str, ...]) -> str | None:
        text = self._text(node, key)
        if text is None or text in choices:
            return text
        self.found.error(
            "unknown-word",
            node.place,
            key=key,
            value=text[:60],
            nearest=suggested(self.found, text, choices),
            known=", ".join(choices),
        )
        return None

    def words(self, key: str, *, both: bool = False, most: int = MOST_TEXT) -> Words | None:
        """`{ja: …, en: …}`, if given; with `both`, a missing language is a problem."""
        node = self.get(key)
        return None if node is None else self._words(node, key, both=both, most=most)

    def need_words(self, key: str, *, both: bool = True) -> Words:
        """`{ja: …, en: …}` that must be given in both languages."""
        node = self.need(key)
        return Words() if node is None else (self._words(node, key, both=both) or Words())

    def _words(self, node: Node, key: str, *, both: bool, most: int = MOST_TEXT) -> Words | None:
        if not isinstance(node, Mapping):
            self._wrong(node, key, "words")
            return None
        inner = Fields(node, self.found)
        words = Words(inner.text("ja", most=most) or "", inner.text("en", most=most) or "")
        inner.done()
        for lang, text in (("ja", words.ja), ("en", words.en)):
            wanted = both or lang in node.items or not node.items
            if wanted and not text.strip():
                self.found.error("missing-language", node.place, key=key, lang=lang)
        return words

    # -- lists -----------------------------------------------------------------------------

    def items(self, key: str) -> tuple[Node, ...]:
        """The nodes of a list, if given."""
        node = self.get(key)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self._wrong(node, key, "list")
            return ()
        return node.items

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, without repeats."""
        return tuple(self.texts_at(key))

    def texts_at(self, key: str) -> dict[str, Place]:
        """A list of texts, without repeats, and where each stands."""
        out: dict[str, Place] = {}
        for node in self.items(key):
            text = self._text(node, key)
            if text is None:
                continue
            if text in out:
                self.found.error("repeated-item", node.place, key=key, value=text[:60])
            out.setdefault(text, node.place)
        return out

    def choices(self, key: str, choices: Iterable[str]) -> tuple[str, ...]:
        """A list of words out of `choices`, without repeats."""
        allowed = tuple(choices)
        out: dict[str, None] = {}
        for node in self.items(key):
            text = self._choice(node, key, allowed)
            if text is None:
                continue
            if text in out:
                self.found.error("repeated-item", node.place, key=key, value=text[:60])
            out[text] = None
        return tuple(out)

    def records(self, key: str) -> Iterator[Fields]:
        """The mappings of a list, each as fields."""
        for node in self.items(key):
            inner = Fields.of(node, self.found)
            if inner is not None:
                yield inner

    def record(self, key: str) -> Fields | None:
        """One mapping as fields, if given."""
        node = self.get(key)
        return None if node is None else Fields.of(node, self.found)

    def read(self, key: str, reader: Callable[[Node, Problems], T | None]) -> T | None:
        """Whatever `reader` makes of the node, if given."""
        node = self.get(key)
        return None if node is None else reader(node, self.found)

    def format_1(self) -> None:
        """Every file of ours says `format: 1`; another number is from a newer version."""
        node = self.need("format")
        if node is not None and not isinstance(node, Scalar):
            self._wrong(node, "format", "number")
        elif node is not None and node.text != "1":
            self.found.error("unknown-format", node.place, value=node.text[:20])

    def _wrong(self, node: Node, key: str, wanted: str) -> None:
        self.found.error("wrong-type", node.place, key=key, wanted=wanted, is_=_kind(node))


def as_flag(node: Node) -> bool | None:
    """`true` or `false` written without quotes, else None."""
    if isinstance(node, Scalar) and node.plain:
        return {"true": True, "false": False}.get(node.text)
    return None


def as_number(node: Node) -> float | None:
    """A finite number of at most 15 digits before the point, else None."""
    if not (isinstance(node, Scalar) and node.plain and _NUMBER.match(node.text)):
        return None
    value = float(node.text)
    return value if math.isfinite(value) else None


def _kind(node: Node) -> str:
    if isinstance(node, Mapping):
        return "mapping"
    if isinstance(node, Sequence):
        return "list"
    if as_flag(node) is not None:
        return "flag"
    return "number" if as_number(node) is not None else "text"
