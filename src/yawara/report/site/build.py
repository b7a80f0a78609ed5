"""The whole folder: every page in both languages, the style, the search, as names and bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from yawara.report.site import ground as places
from yawara.report.site import search
from yawara.report.site.frame import HOME, MARK, MISSING, Page, View, framed
from yawara.report.site.ground import Ground
from yawara.report.site.index import door, index_site
from yawara.report.site.missing import missing_site
from yawara.report.site.practice import practice_site, theme_site
from yawara.report.site.version import version_site
from yawara.text.words import LANGS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from yawara.norms.model import Norms
    from yawara.text.words import Lang

_HERE = Path(__file__).parent


def build(norms: Norms, day: datetime.date, *, notes: str = "") -> dict[str, bytes]:
    """Every file of the folder by its name, the same for the same norms, day and notes.

    `notes` is what we say ourselves of what is missing, in both languages (docs/missing.md).
    """
    ground = Ground(norms, day, notes)
    files = {
        "index.html": door(),
        "assets/style.css": f"/* {MARK} */\n{_part('../style.css')}\n{_part('site.css')}",
        "assets/search.js": f"/* {MARK} */\n{_part('search.js')}",
    }
    for lang in LANGS:
        files[f"assets/search.{lang}.js"] = search.script(ground, lang)
        for view, page in _pages(ground, lang):
            files[f"{lang}/{view.here}"] = framed(view, page)
    return {name: text.encode() for name, text in files.items()}


def _pages(ground: Ground, lang: Lang) -> Iterator[tuple[View, Page]]:
    def at(here: str) -> View:
        return View(ground, lang, here)

    view = at(HOME)
    yield view, index_site(view)
    view = at(MISSING)
    yield view, missing_site(view)
    for version in ground.versions:
        view = at(places.version_page(version))
        yield view, version_site(view, version)
    for theme, practices in ground.themes.items():
        view = at(places.theme_page(theme))
        yield view, theme_site(view, theme, practices)
    for practice in ground.norms.practices:
        view = at(places.practice_page(practice.id))
        yield view, practice_site(view, practice)


@cache
def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
