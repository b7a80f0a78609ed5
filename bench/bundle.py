"""What a bundle of papers costs: what `yawara demo` writes for one organisation, in one process."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Row, commands
from yawara.assess.project import Request, assess_project, open_project
from yawara.forms import worksheet, worksheet_write
from yawara.report.build import paper
from yawara.report.ground import Ground
from yawara.report.write import write
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = datetime.date(2026, 11, 21)
EXAMPLE = "hiring-chat"
#: A process of its own, since within one the typesetter remembers what it has set.
_CODE = "import sys; sys.path.insert(0, {root!r}); from bench.bundle import bundle; bundle({whole})"


def bundle(whole: int) -> None:
    """The report as a page, the paper for a partner (or the whole report) as PDF, the worksheet."""
    request = Request(DAY, DAY)
    project = open_project(Path(EXAMPLE), request).value
    if project is None:
        return
    assessment = assess_project(project, request)
    ground, sheet = Ground(assessment), worksheet.build(assessment)
    for lang in LANGS:
        page = paper(ground, "report", lang)
        handed = page if whole else paper(ground, "partner", lang)
        Path(f"{lang}.html").write_bytes(write(page, "html", stamp=DAY))
        Path(f"{lang}.pdf").write_bytes(write(handed, "pdf", stamp=DAY))
        Path(f"{lang}.xlsx").write_bytes(worksheet_write.write(sheet, lang, DAY).value or b"")


def bundles(folder: Path) -> Iterator[Row]:
    """Both bundles; the budget is for the one that is handed over."""
    root = str(Path(__file__).parents[1])
    competitors = {
        name: [sys.executable, "-c", _CODE.format(root=root, whole=whole)]
        for name, whole in (("partner", 0), ("whole", 1))
    }
    taken = commands(competitors, rounds=3, folder=folder)
    what = f"bundle of `{EXAMPLE}`: HTML, PDF for a partner, xlsx, both languages, wall"
    shown = f"{taken['partner']:.2f} s (with the whole report as PDF {taken['whole']:.2f} s)"
    yield Row(what, "< 3 s", shown, taken["partner"], most=3)
