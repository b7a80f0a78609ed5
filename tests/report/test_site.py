"""The norm base as pages: whole, in both languages, alone, escaped, the same each time."""

from __future__ import annotations

import datetime
import itertools
import json
import posixpath
import unicodedata
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.norms import small
from yawara.norms import load, select
from yawara.norms.words import SAY as NAMES
from yawara.report.site.build import build
from yawara.report.site.ground import Ground, practice_page, theme_page, version_page
from yawara.report.site.notes import in_language, rendered
from yawara.report.site.search import records as search_records
from yawara.report.site.words import SAY as SITE
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.norms.model import Norms

DAY = datetime.date(2026, 11, 21)
NOTES = """# Missing · 不足

We lack **much**.

---

まだ`多く`が足りません。

| 文書 | 不足 |
|---|---|
| x | y |
"""
#: Elements that have no end.
EMPTY = {"meta", "link", "col", "br", "input", "hr"}
A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)


class Parsed(HTMLParser):
    """The elements of a page with their attributes, and whether they are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, name: str) -> list[str]:
        return [given[name] for _, given in self.elements if name in given]


@cache
def norms() -> Norms:
    read = load.load([load.shipped()], cache=load.cache_folder())
    assert read.value is not None
    return read.value


@cache
def files() -> dict[str, str]:
    return {name: data.decode() for name, data in build(norms(), DAY, notes=NOTES).items()}


@cache
def pages() -> dict[str, Parsed]:
    return {name: Parsed(text) for name, text in files().items() if name.endswith(".html")}


@cache
def found(lang: Lang) -> list[list[str]]:
    script = files()[f"assets/search.{lang}.js"]
    data = script[script.index("=") + 1 :].rstrip().rstrip(";")
    records: list[list[str]] = json.loads(data)
    return records


def search(query: str, lang: Lang) -> set[str]:
    """The pages that hold the query, compared as the script on the page compares."""

    def plain(text: str) -> str:
        return unicodedata.normalize("NFKC", text).lower()

    return {one[0] for one in found(lang) if plain(query) in plain("\n".join(one[2:7]))}


@A_LANGUAGE
def test_every_practice_theme_and_version_has_its_page(lang: Lang) -> None:
    wanted = {practice_page(practice.id) for practice in norms().practices}
    wanted |= {theme_page(theme) for theme in norms().themes}
    wanted |= {version_page(version) for version in norms().versions}
    assert {f"{lang}/{page}" for page in wanted} <= files().keys()


@A_LANGUAGE
def test_every_provision_has_its_place_and_its_practices(lang: Lang) -> None:
    for version in norms().versions:
        page = pages()[f"{lang}/{version_page(version)}"]
        assert {provision.id for provision in version.provisions} <= set(page.all("id"))
        asked = {practice for provision in version.provisions for practice in provision.asks or ()}
        links = {posixpath.basename(to) for to in page.all("href")}
        assert {f"{practice}.html" for practice in asked} <= links


@A_LANGUAGE
def test_a_practice_names_every_provision_that_asks_for_it(lang: Lang) -> None:
    for version in norms().versions:
        for provision in version.provisions:
            wanted = f"../{version_page(version)}#{provision.id}"
            for practice in (*(provision.asks or ()), *provision.also):
                page = pages()[f"{lang}/{practice_page(practice)}"]
                assert wanted in page.all("href"), (practice, wanted)


def test_every_link_leads_somewhere() -> None:
    ids = {name: set(page.all("id")) for name, page in pages().items()}
    for name, page in pages().items():
        assert len(page.all("id")) == len(ids[name]), name
        for to in page.all("href"):
            if to.startswith(("https://", "http://")):
                continue
            file, _, anchor = to.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            )
            assert target in files(), (name, to)
            assert not anchor or anchor in ids[target], (name, to)


def test_nothing_is_loaded_from_outside() -> None:
    for name, page in pages().items():
        for element, given in page.elements:
            assert element not in {
                "img",
                "iframe",
                "object",
                "embed",
                "base",
                "form",
                "video",
                "style",
            }
            assert not [key for key in given if key.startswith("on")]
            assert "style" not in given
            for key in ("src", "srcset", "action", "background", "poster", "data"):
                assert "//" not in given.get(key, ""), (name, given)
            if element == "link":
                assert "//" not in given["href"]
    for part in ("assets/style.css", "assets/search.js"):
        assert "url(" not in files()[part].replace("url(#hatch)", "").replace("url(#dots)", "")
        for call in ("@import", "fetch(", "XMLHttpRequest", "innerHTML", "eval("):
            assert call not in files()[part]


@A_LANGUAGE
@pytest.mark.parametrize("query", ["監査", "ﾗﾍﾞﾙ", "著作", "audit", "C-6-2", "AUDIT"])
def test_the_search_finds(query: str, lang: Lang) -> None:
    japanese = not query.isascii()
    assert search(query, lang) or (japanese and lang == "en")


def test_two_letters_of_japanese_find_what_holds_them() -> None:
    holding = {
        practice_page(practice.id)
        for practice in norms().practices
        if "監査" in practice.title.ja + practice.question.ja + practice.all.ja
    }
    assert holding
    assert holding <= search("監査", "ja")
    assert not search("嵓枡", "ja")


def test_two_letters_from_the_middle_of_a_word_are_enough(tmp_path: Path) -> None:
    packs = small.changed("instruments/jp-demo/2.yaml", ("記録する。", "顔認証の結果を記録する。"))
    records = search_records(Ground(small.norms(tmp_path, packs), DAY), "ja")
    for query in ("顔認", "認証", "証の"):
        hits = [one[0] for one in records if query in "\n".join(one[2:7])]
        assert hits == ["instruments/jp-demo/2.html#A-1"]


@A_LANGUAGE
def test_everything_can_be_found_by_its_id(lang: Lang) -> None:
    count = sum(len(version.provisions) for version in norms().versions)
    count += len(norms().versions) + len(norms().practices) + len(norms().themes)
    assert len(found(lang)) == count
    assert all(one[3] or one[2] for one in found(lang))
    targets = {f"{lang}/{one[0].partition('#')[0]}" for one in found(lang)}
    assert targets <= files().keys()


@A_LANGUAGE
def test_pages_are_accessible(lang: Lang) -> None:
    for name, page in pages().items():
        if not name.startswith(f"{lang}/"):
            continue
        elements = [element for element, _ in page.elements]
        assert elements.count("h1") == 1
        assert elements.count("main") == 1
        assert page.elements[0] == ("html", {"lang": lang})
        levels = [int(e[1]) for e in elements if len(e) == 2 and e[0] == "h" and e[1].isdigit()]
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), name
        assert all("scope" in given for element, given in page.elements if element == "th")
        other = [to for e, given in page.elements if "hreflang" in given for to in [given["href"]]]
        assert len(other) == 1


def test_what_is_missing_is_listed() -> None:
    page = pages()["en/missing.html"]
    for version in norms().versions:
        for provision in version.provisions:
            if provision.asks is None or provision.basis == "memory":
                assert f"{version_page(version)}#{provision.id}" in page.all("href")
        for source in version.sources:
            if source.basis == "memory":
                assert any(f"source: {source.title.en}" in text for text in page.text)
    assert "Titles, days and addresses from memory" in page.text
    assert "We lack " in page.text
    assert "We lack " not in pages()["ja/missing.html"].text
    assert "多く" in pages()["ja/missing.html"].text


@pytest.mark.parametrize("lang", LANGS)
def test_a_pointer_stands_among_pointers(lang: Lang) -> None:
    text = pages()[f"{lang}/index.html"].text
    group = text.index(SITE("pointers", lang))
    for version in norms().versions:
        if version.force == "pointer":
            assert text.index(version.instrument) > group
            assert NAMES("force-pointer", lang) in pages()[f"{lang}/{version_page(version)}"].text


@A_LANGUAGE
def test_a_version_shows_what_it_changed(lang: Lang) -> None:
    refs = {version.ref for version in norms().versions}
    drawn = 0
    for version in norms().versions:
        before = f"{version.instrument}@{version.supersedes}"
        page = pages()[f"{lang}/{version_page(version)}"]
        shown = page.all("id").count("picture-revision")
        assert shown == (before in refs), version.ref
        if shown:
            drawn += 1
            assert "_revision" in page.all("id")
            assert SITE("revision-title", lang, version=version.supersedes) in page.text
    assert drawn


def test_the_day_decides_what_is_in_force() -> None:
    early = build(norms(), datetime.date(2025, 6, 1))["en/index.html"].decode()
    assert "as of 2025-06-01" in early
    assert early != files()["en/index.html"]
    ground = Ground(norms(), DAY)
    assert ground.versions
    for version in ground.versions:
        assert ground.in_force(version) == (select.status(norms(), version, DAY) == "in-force")


def test_the_same_norms_give_the_same_bytes() -> None:
    again = build(norms(), DAY, notes=NOTES)
    assert {name: data.decode() for name, data in again.items()} == files()


def hostile(folder: Path) -> dict[str, str]:
    """The pages of a base whose texts try to be markup."""
    gist = {
        "ja": "<script>alert(1)</script>&amp;\u202e「",
        "en": "\"'><img src=x onerror=alert(1)>",
    }
    changed = {
        name: text.replace("{ja: 記録する。, en: Keep records.}", json.dumps(gist)).replace(
            "https://example.jp/", "javascript:alert(1)"
        )
        for name, text in small.packs().items()
    }
    built = build(small.norms(folder, changed), DAY, notes="[x](javascript:1) <b>\n")
    return {name: data.decode() for name, data in built.items()}


def test_texts_are_escaped(tmp_path: Path) -> None:
    made = hostile(tmp_path)
    for name, text in made.items():
        if not name.endswith(".html"):
            continue
        page = Parsed(text)
        assert [given for element, given in page.elements if element == "script"] == (
            [] if name == "index.html" else [{"src": page.all("src")[0], "defer": ""}]
        )
        assert not [element for element, _ in page.elements if element in ("img", "b")]
        assert not [to for to in page.all("href") if to.startswith("javascript:")]
        assert "\u202e" not in text
    assert "&lt;script&gt;alert(1)" in made["ja/instruments/jp-demo/2.html"]
    assert "\u202e" not in made["assets/search.ja.js"]


def test_what_asks_through_a_ladder_is_said(tmp_path: Path) -> None:
    packs = small.changed("instruments/jp-demo/2.yaml", ("[keep-logs, ", "[keep-logs-longer, "))
    made = build(small.norms(tmp_path, packs), DAY)
    page = made["en/practices/keep-logs.html"].decode()
    assert "through" in page
    assert "2024-04-01 (1)" in page, "the version before asked for it already"


def test_an_unread_provision_says_so(tmp_path: Path) -> None:
    made = build(small.norms(tmp_path, small.packs()), DAY)
    assert "has not been read yet" in made["en/instruments/jp-demo/2.html"].decode()
    assert "まだ読み取っていません" in made["ja/instruments/jp-demo/2.html"].decode()


def test_a_note_keeps_what_it_says() -> None:
    text = "## Head\n\n- one\n- two `x`\n\nsee [there](https://example.org/) and [here](a.md)\n"
    made = rendered(text)
    assert "<h3>Head</h3>" in made
    assert made.count("<li>") == 2
    assert 'href="https://example.org/"' in made
    assert "a.md" not in made
    assert in_language(NOTES, "en").strip() == "We lack **much**."
