"""How the documentation becomes a site: `make docs` (Sphinx, MyST, Furo), offline, no warning.

A page is `name.ja.md` or `name.en.md`, or serves both languages where it is made of tables. Each
reader gets the navigation, the words of the frame and the switch to the other language that belong
to the page; nothing is fetched from elsewhere, and nothing is counted.
"""
# ruff: noqa: INP001  Sphinx loads it by its path

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pygments.lexers.special import TextLexer
from sphinx import locale
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx

project = "Yawara（柔）"
html_title = project
extensions = ["myst_parser"]
root_doc = "index"
# README.md is what a visitor of the repository sees; the site has index.md in its place.
exclude_patterns = ["README.md", "_static", "_templates"]
templates_path = ["_templates"]
language = "en"
nitpicky = True
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_block", "colon_fence"]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["yawara.css"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/languages.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_search_language = "both"
html_additional_pages = {"search.ja": "search.html", "search.en": "search.html"}
_TEXT = '"Hiragino Sans", "BIZ UDPGothic", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif'
_CODE = 'Consolas, Menlo, "BIZ UDGothic", "MS Gothic", "Noto Sans Mono CJK JP", monospace'
html_theme_options = {
    "light_css_variables": {
        "font-stack": f'-apple-system, "Segoe UI", Roboto, {_TEXT}',
        "font-stack--monospace": _CODE,
    },
    "top_of_page_buttons": [],
}

OTHER = {"ja": "en", "en": "ja"}
PAGE = re.compile(r"(?P<stem>.+)\.(?P<lang>ja|en)\Z")
SWITCH = {"ja": "日本語", "en": "English"}
#: What Furo says and Sphinx's own catalogue has no Japanese for.
FRAME = {
    "Skip to content": "本文へ移動",
    "On this page": "このページの内容",
    "Back to top": "先頭へ戻る",
    "Next": "次",
    "Previous": "前",
    "Home": "最初のページ",
    "Search": "検索",
    "Made with ": "制作： ",
}
#: A fenced block that stands for a file, as the tests write it.
FILE = re.compile(r"(?m)^```(?P<lang>\w+) (?P<name>[^\s=]+)(?P<options>(?: \S+=\S+)*)$")
ADDED = {"ja": "（末尾に書き足す）", "en": " (added at the end)"}
CJK = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
LETTER = re.compile(rf"[{CJK}]")
RUN = re.compile(rf"[{CJK}]+|[^\W{CJK}]+")


def _terms(run: str) -> list[str]:
    if not LETTER.match(run):
        return [run]
    return [*run, *(run[at : at + 2] for at in range(len(run) - 1))]


class SearchBoth(SearchEnglish):
    """English by its stems and Japanese by its pairs of letters, in one index.

    Sphinx's own Japanese cuts sentences into words and the query not at all, so that 台帳 is found
    only where the cut happens to agree. A pair of letters is found wherever it stands.
    """

    lang = "both"
    js_splitter_code = rf"""
function splitQuery(query) {{
  const words = query.match(/[{CJK}]+|(?:(?![{CJK}])[\p{{L}}\p{{N}}_])+/gu) || [];
  return words.flatMap((word) => {{
    if (!/^[{CJK}]/u.test(word) || word.length < 3) return [word];
    return [...word].slice(1).map((letter, at) => [...word][at] + letter);
  }});
}}
window.splitQuery = splitQuery;
"""

    def split(self, input: str) -> list[str]:  # noqa: A002  Sphinx names it so
        """Give the words of a text; of Japanese, every letter and every pair of letters."""
        return [term for run in RUN.findall(input) for term in _terms(run)]

    def stem(self, word: str) -> str:
        """Give the stem of an English word, and Japanese as it is."""
        return word if LETTER.match(word) else super().stem(word)


def language_of(pagename: str, known: Collection[str] = ()) -> str | None:
    """Give the language of a page, or None where it serves both."""
    if found := PAGE.match(pagename):
        return found["lang"]
    return "en" if f"{pagename}.ja" in known else None


def in_other_language(pagename: str, lang: str, known: Collection[str]) -> str:
    """Give the page that says the same in the other language, the first page where none does."""
    stem = found["stem"] if (found := PAGE.match(pagename)) else pagename
    names = (f"{stem}.{OTHER[lang]}", *([stem] if lang == "ja" else []))
    return next((name for name in names if name in known), root_doc)


def navigation(tree: str, lang: str | None) -> str:
    """Give the part of the navigation in a language, known by the letters of its captions."""
    parts = re.split(r'(?=<p class="caption")', tree)
    head, captioned = parts[0], parts[1:]
    if lang is None:
        return tree
    wanted = lang == "ja"
    return head + "".join(part for part in captioned if _is_japanese(part) == wanted)


def _is_japanese(part: str) -> bool:
    caption = re.search(r'<span class="caption-text">(.*?)</span>', part)
    return bool(caption and LETTER.search(caption[1]))


def frame(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Give a page the words, the navigation and the language switch that belong to it."""
    known = {*app.env.found_docs, *html_additional_pages}
    lang = language_of(pagename, known)
    if "furo_navigation_tree" in context:
        context["furo_navigation_tree"] = navigation(context["furo_navigation_tree"], lang)
    context["language"] = lang or "en"
    context["search_page"] = f"search.{lang or 'en'}"
    if lang:
        page = in_other_language(pagename, lang, known)
        context["switch"] = {"lang": OTHER[lang], "text": SWITCH[OTHER[lang]], "page": page}
    if lang == "ja":
        if "script_files" in context:
            context["script_files"] = [*context["script_files"], "_static/translations.js"]
        catalogue = locale.init([None], "ja")[0]
        context["_"] = context["gettext"] = lambda text: FRAME.get(text, catalogue.gettext(text))
        context["ngettext"] = catalogue.ngettext


def name_files(_app: Sphinx, pagename: str, source: list[str]) -> None:
    """Show the name of the file that a fenced block stands for above the block."""
    added = ADDED[language_of(pagename) or "en"]

    def named(found: re.Match[str]) -> str:
        more = added if "append=yes" in found["options"] else ""
        return f"```{{code-block}} {found['lang']}\n:caption: {found['name']}{more}\n"

    source[0] = FILE.sub(named, source[0])


def translate_scripts(app: Sphinx, error: Exception | None) -> None:
    """Put Sphinx's own Japanese for its scripts where the Japanese pages look for it."""
    if error is None:
        words = Path(locale.__file__).parent / "ja/LC_MESSAGES/sphinx.js"
        shutil.copyfile(words, app.outdir / "_static/translations.js")


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of our search and of our frame; returns what it may do at once."""
    app.add_lexer("csv", TextLexer)
    languages["both"] = SearchBoth
    # After Furo's own, which makes the navigation.
    app.connect("html-page-context", frame, priority=900)
    app.connect("source-read", name_files)
    app.connect("build-finished", translate_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
