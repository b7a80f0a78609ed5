"""Facts, addressees and issuers: each id once, each choice once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yawara.norms.check.inspection import Inspection


def check(inspection: Inspection) -> None:
    """Problems: duplicate-id, own-id-prefix."""
    norms = inspection.norms
    facts = [(fact.id, fact.place) for fact in norms.facts]
    addressees = [(addressee.id, addressee.place) for addressee in norms.addressees]
    for things in (facts, addressees):
        inspection.once(things)
        inspection.prefixed(things)
    for fact in norms.facts:
        inspection.once(
            (choice.id, inspection.at(fact.place, "choices", at))
            for at, choice in enumerate(fact.choices)
        )
