"""Grain: how practices are cut. What a careful reader would ask about; nothing here is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.text.problem import Problems, in_order

if TYPE_CHECKING:
    from yawara.norms.model import Norms
    from yawara.text.problem import Problem


def lint(norms: Norms) -> tuple[Problem, ...]:
    """What to look at in norms without errors, as warnings and notes."""
    found = Problems()
    return in_order(found.found)
