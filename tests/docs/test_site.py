"""The documentation becomes a site without a warning, whole in both languages, and on its own."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from docs import conf, drawings
from tests.docs import pages
from tests.house.test_offline import GUARD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGS = ("ja", "en")
A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)
#: What a browser fetches by itself, as against a link that somebody follows.
FETCHED = re.compile(
    r"""<(?:img|script|iframe|source|video|audio|embed)\b[^>]*?\s(?:src|srcset)=["']?([^"'>]+)"""
    r"""|<link\b(?=[^>]*\brel=["'](?:stylesheet|preload|prefetch|preconnect|icon|shortcut icon))"""
    r"""[^>]*\bhref=["']([^"']+)"""
    r"""|url\(["']?([^"')]+)|@import\s+["']([^"']+)""",
)
MOST_BYTES_A_PICTURE = 150_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make docs` builds it, with the network cut; a warning is an error."""
    out = tmp_path_factory.mktemp("site")
    attempts = out / "attempts.txt"
    guard = {"PYTHONPATH": str(GUARD), "YAWARA_TEST_ATTEMPTS": str(attempts)}
    words = ("-W", "--keep-going", "-n", "-q", "-d", str(out / "trees"), str(pages.DOCS))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *words, str(out / "html")],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | guard,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not attempts.exists()
    return out / "html"


def built(site: Path, lang: str) -> list[Path]:
    return sorted(site.rglob(f"*.{lang}.html"))


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".css", ".svg"}]
    assert len(files) > 40
    outside = {
        (path.name, target)
        for path in files
        for found in FETCHED.finditer(path.read_text(encoding="utf-8"))
        if (target := next(filter(None, found.groups()))).startswith(("http:", "https:", "//"))
    }
    assert not outside


@A_LANGUAGE
def test_a_page_speaks_one_language(site: Path, lang: str) -> None:
    """Its language is said, the frame and the navigation are in it, the other is a step away."""
    made = built(site, lang)
    assert len(made) > 10
    for path in made:
        text = path.read_text(encoding="utf-8")
        assert f'<html class="no-js" lang="{lang}"' in text
        assert ("本文へ移動" in text, "Skip to content" in text) == (lang == "ja", lang == "en")
        side = text[text.index('<div class="sidebar-tree">') : text.index('<div class="main">')]
        captions = re.findall(r'<span class="caption-text">(.*?)</span>', side)
        assert captions
        assert {bool(conf.LETTER.search(one)) for one in captions} == {lang == "ja"}
        other = conf.OTHER[lang]
        switch = re.search(rf'<a href="([^"]+)"[^>]*hreflang="{other}"', text)
        assert switch
        target = (path.parent / html.unescape(switch[1])).resolve()
        same = path.with_name(path.name.replace(f".{lang}.html", f".{other}.html"))
        assert target in (same, path.with_name(path.name.replace(".ja.html", ".html")))
        assert target.is_file()


@A_LANGUAGE
def test_a_picture_is_described(site: Path, lang: str) -> None:
    for path in built(site, lang):
        text = path.read_text(encoding="utf-8")
        article = text[text.index("<article") : text.index("</article>")]
        for tag in re.findall(r"<img[^>]*>", article):
            described = re.search(r'alt="([^"]*)"', tag)
            assert described
            assert bool(conf.LETTER.search(described[1])) == (lang == "ja"), tag


def test_a_file_is_called_by_its_name(site: Path) -> None:
    for lang, added in conf.ADDED.items():
        text = (site / f"howto/bank.{lang}.html").read_text(encoding="utf-8")
        names = re.findall(r'<span class="caption-text">(\S+\.yaml[^<]*)</span>', text)
        assert names == ["answers.yaml", f"minato/ledger.yaml{added}"]


# -- search --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, object]:
    text = (site / "searchindex.js").read_text(encoding="utf-8")
    found = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    assert isinstance(found, dict)
    return found


def hits(index: dict[str, object], query: str) -> set[str]:
    """The pages that hold every term of a query, as Sphinx's search finds them."""
    names = index["docnames"]
    assert isinstance(names, list)
    search = conf.SearchBoth({})
    out = [set(_pages(index, search.stem(term.lower()))) for term in terms(query)]
    return {names[at] for at in set.intersection(*out)}


def terms(query: str) -> Iterator[str]:
    """What `splitQuery` of `SearchBoth` makes of a query."""
    for run in conf.RUN.findall(query):
        if conf.LETTER.match(run) and len(run) > 2:
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run


def _pages(index: dict[str, object], term: str) -> Iterator[int]:
    for part in ("terms", "titleterms"):
        table = index[part]
        assert isinstance(table, dict)
        found = table.get(term, [])
        yield from found if isinstance(found, list) else [found]


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("台帳", "howto/evidence.ja"),
        ("封印", "howto/evidence.ja"),
        ("幅", "explanation/intervals.ja"),
        ("証跡の期限", "explanation/intervals.ja"),
        ("プロキシー", "howto/offline.ja"),
        ("取引先", "howto/bank.ja"),
        ("seals", "howto/evidence.en"),
        ("departments", "howto/departments.en"),
    ],
)
def test_the_search_finds(index: dict[str, object], query: str, page: str) -> None:
    assert page in hits(index, query)


def test_the_search_finds_no_more_than_is_there(index: dict[str, object]) -> None:
    assert not hits(index, "鮪鯨")
    assert hits(index, "封印") < hits(index, "封") | hits(index, "印")


def test_the_browser_splits_as_we_do(site: Path) -> None:
    assert conf.SearchBoth.js_splitter_code in (site / "_static/language_data.js").read_text(
        "utf-8"
    )


# -- pictures ------------------------------------------------------------------------------


def test_pictures_are_small_and_used() -> None:
    texts = "".join(page.read_text(encoding="utf-8") for page in pages.pages())
    for path in sorted((pages.DOCS / "images").iterdir()):
        assert path.stat().st_size <= MOST_BYTES_A_PICTURE, path.name
        assert f"images/{path.name}" in texts, f"{path.name} is on no page"


@pytest.mark.parametrize("name", drawings.drawings())
def test_a_drawing_is_current(name: str) -> None:
    lying = (drawings.IMAGES / name).read_text(encoding="utf-8")
    assert lying == drawings.drawings()[name], "run `make docs-screens`"
