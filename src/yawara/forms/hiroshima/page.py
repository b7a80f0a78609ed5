"""The text of a report that was saved from the web, without what the page has around it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from yawara.forms.hiroshima.contents import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Letters that a symbol font draws as boxes, and what is no letter at all.
LETTERS = {
    **dict.fromkeys((0xF0A8, 0xF06F, 0xF071, 0xF0A3, 0xF02A), "☐"),
    **dict.fromkeys((0xF0FE, 0xF0FD, 0xF078, 0xF052, 0xF053, 0xF054), "☒"),
    0x00AD: "",
}
_MOST_DEPTH = 400
#: Elements that end with a tag of their own, so that one of them can be passed over whole.
_WHOLE = frozenset(["div", "section", "aside", "header", "ul", "ol", "dialog", "form", "table"])
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar"]
)
_AROUND = re.compile(r"\b(?:cookies?|consent|breadcrumbs?)\b")
#: So much of all letters stands in the main part of a page that has one.
_SHARE = 0.5


class _Page(HTMLParser):
    """Takes the text out of a page; what is in scripts, styles and hidden parts is passed over."""

    _BLOCKS = frozenset(
        [
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "tr",
            "td",
            "th",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "br",
            "hr",
            "form",
            "fieldset",
            "figure",
            "figcaption",
            "details",
            "summary",
        ]
    )
    _PASSED = frozenset(["script", "style", "template", "noscript", "svg", "head", "nav", "footer"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.main: list[Line] = []
        self.parts: list[str] = []
        self.passed: list[str] = []
        self.heading = self.in_main = False
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag == "body":  # the head need not be ended
            self.passed.clear()
        given = {name: value or "" for name, value in attrs}
        if self.passed or tag in self._PASSED or _is_around(tag, given):
            nested = not self.passed or tag in self._PASSED or tag == self.passed[-1]
            if len(self.passed) < _MOST_DEPTH and nested:
                self.passed.append(tag)
            return
        if tag in self._BLOCKS:
            self.end_line()
            self.heading = bool(re.fullmatch(r"h[1-6]", tag))
            self.in_main = self.in_main or tag == "main"
        elif tag == "a":
            self.address = given.get("href", "")

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self.passed:
            if tag == self.passed[-1]:
                self.passed.pop()
            return
        if tag == "a" and self.address.startswith(("http://", "https://")):
            if self.address not in "".join(self.parts[-1:]):
                self.parts.append(f" ({self.address})")
            self.address = ""
        if tag in self._BLOCKS:
            self.end_line()
            self.in_main = self.in_main and tag != "main"

    def handle_data(self, data: str) -> None:
        """Some text."""
        if not self.passed:
            self.parts.append(data)

    def end_line(self) -> None:
        """What was collected is a line."""
        text = " ".join("".join(self.parts).translate(LETTERS).split())
        self.parts.clear()
        if text:
            self.lines.append(Line(text, self.heading))
            self.main += self.lines[-1:] * self.in_main
        self.heading = False


def _is_around(tag: str, given: Mapping[str, str]) -> bool:
    """Whether an element is not shown, or belongs to the page and not to the report on it."""
    if tag not in _WHOLE:
        return False
    hidden = "hidden" in given or given.get("aria-hidden", "").casefold() == "true"
    style = "".join(given.get("style", "").casefold().split())
    named = re.sub(r"[-_]", " ", f"{given.get('id', '')} {given.get('class', '')}".casefold())
    return (
        hidden
        or "display:none" in style
        or given.get("role", "").casefold() in _ROLES
        or _AROUND.search(named) is not None
    )


def of_page(text: str) -> list[Line]:
    """The lines of a page: of its main part, where that holds most of what it says."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    letters, all_letters = (
        sum(len(one.text) for one in lines) for lines in (page.main, page.lines)
    )
    return page.main if letters > all_letters * _SHARE else page.lines
