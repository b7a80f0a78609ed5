"""How much of a published list our overlaps meet: what "none found" is worth.

The list holds pairs of NIST's AI RMF and ISO/IEC 42001 that have to do with each other; it was
opened only after both had been read into practices (docs/reviews/rmf-iso42001.md). A test compares
the figure with the packs as they are.
"""

from __future__ import annotations

from typing import NamedTuple


class BlindTest(NamedTuple):
    """Of so many published pairs of two versions, so many share a practice in our readings."""

    a: str
    b: str
    met: int
    pairs: int

    @property
    def percent(self) -> int:
        """The share of the pairs that is met."""
        return round(100 * self.met / self.pairs)


BLIND_TEST = BlindTest("us-nist-ai-rmf@1.0", "iso-iec-42001@2023", met=51, pairs=280)
