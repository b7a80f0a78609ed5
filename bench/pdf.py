"""What a PDF costs: from the command to the file, everything that PDF/UA asks for included."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfReader

from bench.measure import Row, commands
from yawara.assess.project import Request, assess_project, open_project
from yawara.report.build import build
from yawara.report.pdf import to_pdf
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.text.words import Lang

#: How many pages the budget speaks of.
PAGES = 30
DAY = datetime.date(2026, 11, 21)
EXAMPLE = "accounting-office"
#: A process of its own for each: within one, the typesetter remembers what it has set.
_CODE = "import sys; sys.path.insert(0, {root!r}); from bench.pdf import write; write({lang!r})"


def write(lang: Lang) -> None:
    """The whole report on the example in the working folder, as a PDF beside it."""
    request = Request(DAY, DAY)
    project = open_project(Path(EXAMPLE), request).value
    if project is not None:
        document = build(assess_project(project, request), lang=lang)
        Path(f"report.{lang}.pdf").write_bytes(to_pdf(document, stamp=DAY))


def pdf(folder: Path) -> Iterator[Row]:
    """The report in both languages by the page, start of the program and assessment included."""
    root = str(Path(__file__).parents[1])
    competitors: dict[str, list[str]] = {
        lang: [sys.executable, "-c", _CODE.format(root=root, lang=lang)] for lang in LANGS
    }
    taken = commands(competitors, rounds=3, folder=folder)
    for lang in LANGS:
        time = taken[lang]
        pages = len(PdfReader(folder / f"report.{lang}.pdf").pages)
        each = time / pages * PAGES
        shown = f"{each:.2f} s ({pages} pages in {time:.2f} s)"
        what = f"{PAGES} pages of PDF/UA-1, `{lang}`, of the report on `{EXAMPLE}`, wall"
        yield Row(what, "< 2 s", shown, each, most=2)
