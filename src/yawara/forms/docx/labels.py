"""Which words a box to tick belongs to, by where they stand in its line."""

from __future__ import annotations

import re

from yawara.forms.docx.values import OPEN, TICKED

#: What stands between a word and a box, or between two of them, and is no part of the word.
EDGES = " \t\u3000/／・、,:：|"
_BEFORE = re.compile(rf"([^{OPEN}{TICKED}]*)([{OPEN}{TICKED}])")
#: Where what is asked ends, before the words that are offered.
_ASKED = re.compile(r"[?？:：。\t]")
_MOST_LABEL = 60


def labels_before(text: str) -> tuple[tuple[str, str], ...]:
    """Boxes with the words before them, where each stands behind its words; else none.

    “Yes ☐ No ☐” is that; “Answer: ☐ Yes” is not, for words follow its last box.
    """
    line = text.rstrip(EDGES)
    if not line or line[-1] not in OPEN + TICKED:
        return ()
    found = _BEFORE.findall(line)
    first = _ASKED.split(found[0][0].rstrip(EDGES))[-1]
    labels = [(label.strip(EDGES), sign) for label, sign in ((first, found[0][1]), *found[1:])]
    return tuple(labels) if all(0 < len(label) <= _MOST_LABEL for label, _ in labels) else ()
