"""What the Word file says beyond the report itself, in Japanese and English."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "table": ("表", "Table"),
        "figure": ("図", "Figure"),
        "caption": ("{kind}{number}　", "{kind} {number}. "),
    }
)
