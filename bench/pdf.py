"""What a PDF costs: the time for a page, fonts read and everything that PDF/UA asks for included."""

from __future__ import annotations

import datetime
import functools
import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

from bench.measure import Row, calls, milliseconds
from yawara.assess.project import Request, assess_project, open_project
from yawara.report.build import build
from yawara.report.pdf import to_pdf
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: How many pages the budget speaks of.
PAGES = 30
DAY = datetime.date(2026, 11, 21)


def pdf(folder: Path) -> Iterator[Row]:
    """The whole report on an example as a PDF, in both languages, by the page."""
    request = Request(DAY, DAY)
    project = open_project(folder / "accounting-office", request).value
    if project is None:
        return
    assessment = assess_project(project, request)
    competitors: dict[str, Callable[[], object]] = {}
    pages: dict[str, int] = {}
    for lang in LANGS:
        write = functools.partial(to_pdf, build(assessment, lang=lang), stamp=DAY)
        pages[lang] = len(PdfReader(io.BytesIO(write())).pages)
        competitors[lang] = write
    for lang, time in calls(competitors, rounds=5).items():
        each = time / pages[lang] * PAGES
        shown = f"{milliseconds(each)} ({pages[lang]} pages in {milliseconds(time)})"
        what = f"{PAGES} pages of PDF/UA-1, example `accounting-office`, `{lang}`, in process"
        yield Row(what, "< 2 s", shown, each, most=2)
