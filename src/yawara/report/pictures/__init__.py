"""Drawings for reports: SVG of our own, readable without colour, each with the same in words.

Every function takes a view of an assessment and gives a `tree.Picture`, or None where there is
nothing to show. A page, a PDF and a letter can take it alike.
"""

from yawara.report.pictures.by_principle import principles
from yawara.report.pictures.by_system import systems, systems_one_by_one
from yawara.report.pictures.change import changes
from yawara.report.pictures.cycle import loop
from yawara.report.pictures.dates import timeline
from yawara.report.pictures.dots import effort
from yawara.report.pictures.revision import revision

__all__ = [
    "changes",
    "effort",
    "loop",
    "principles",
    "revision",
    "systems",
    "systems_one_by_one",
    "timeline",
]
