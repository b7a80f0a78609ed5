"""Letters that do harm or cannot be seen, made visible.

Statements come from people and from files that people got from others. A control character breaks
an output format, a bidi control makes a line read as something else, a tag character hides a text.
None is dropped in silence: each is shown as its code, `⟦U+202E⟧`, so that nothing is lost.
"""

from __future__ import annotations

import re
import unicodedata

#: Invisible letters that scripts and emoji need: soft hyphen, zero-width space, joiners, selectors.
_NEEDED = frozenset("\u00ad\u200b\u200c\u200d\u2060")
_LINES = re.compile("\r\n|[\r\u0085\u2028\u2029]")
#: The last two code points of every plane are no letters.
_NO_LETTER = 0xFFFE
#: Nothing to do for most texts: plain ASCII, kana, kanji, and what Japanese is typed with.
_PLAIN = re.compile(
    "[\\n\\t -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u2bff"
    "\u3000-\u9fff\uff01-\uffef]*\\Z"
)


def visible(text: str) -> str:
    """`text` with plain line ends, and what is harmful or invisible shown as its code."""
    if _PLAIN.match(text):
        return text
    lines = _LINES.sub("\n", text)
    return "".join(_shown(letter) for letter in lines)


def _shown(letter: str) -> str:
    if letter in "\n\t" or letter in _NEEDED:
        return letter
    kind = unicodedata.category(letter)
    hidden = kind in ("Cc", "Cf", "Cs") or ord(letter) & _NO_LETTER == _NO_LETTER
    return f"⟦U+{ord(letter):04X}⟧" if hidden else letter


def excerpt(text: str, most: int) -> str:
    """The beginning of `text` on one line, at most `most` letters, with … where it goes on."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
