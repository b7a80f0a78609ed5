"""Strangers' text inside Markdown does nothing."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from yawara.text import markdown

#: What each would do if it were not escaped, and what of it must not be left.
LIVE = {
    "a | b": r"\|",
    "<script>x</script>": r"<script",
    "<!-- hidden": r"<!--",
    "&lt;b&gt;": r"&lt;b&gt;(?<!amp;lt;b)",
    "[a](javascript:x)": r"\[a\]\(",
    "![a](http://x)": r"!\[",
    "`code`": r"(?<!\\)`",
    "*b* _i_ ~~s~~": r"(?<!\\)[*_~]",
    "@octocat, a@example.org": r"@[a-z]",
    "see #12, GH-12, o/r#3": r"#\d|GH-\d",
    "!12 %1 ~bug &3 $4": r"[!%~$]\w",
    "https://e.example www.e.example": r"://|www\.",
    "$x^2$": r"(?<!>)\$",
    "[^1] footnote": r"\[\^1\]",
    "a\n\n# b\r\n---\u2028c\u0085d": r"[\n\r\u2028\u0085]",
    "\u202eevil\u2066": r"[\u202e\u2066]",
    ":tada:": r":t",
}


@pytest.mark.parametrize("text", LIVE)
def test_nothing_is_left_that_does_something(text: str) -> None:
    assert not re.search(LIVE[text], re.sub(r"\\(.)", r"\\\1", markdown.escaped(text)))


def shown(text: str) -> str:
    """What a reader sees of an escaped text."""
    bare = text.replace("<span>$</span>", "$").replace("\u2060", "")
    return html.unescape(re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", bare))


@given(st.text())
def test_a_reader_sees_what_was_written(text: str) -> None:
    line = markdown.escaped(text)
    assert shown(line) == markdown.one_line(text).replace("\u2060", "")
    assert "|" not in line
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize("text", ["jp-gfb@1.2#P-6-ii", "ledger.yaml:12:3", "x"])
def test_a_reference_is_code(text: str) -> None:
    assert markdown.code(text) == f"`{text}`"


@pytest.mark.parametrize("text", ["a`b", "`", "a|b", "-a\nb|", "", "<b>"])
def test_what_could_end_code_is_none(text: str) -> None:
    assert "`" not in markdown.code(text).replace("\\`", "")


#: A renderer with what forges add, and with HTML let through, so that nothing hides a fault.
RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PIECES = (*"\\`*_{}[]()!~^=|<>&$#@:/.-+ \n1aw\"'", "](", "![", "<b>", "&lt;", "``", "http://a.b")
CELLS = {"table", "thead", "tbody", "tr", "th", "td", "span"}


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_a_renderer_finds_cells_and_nothing_else(text: str) -> None:
    page = RENDERER.render("\n".join(markdown.table(["A", "B"], [[markdown.escaped(text), "z"]])))
    assert set(re.findall(r"</?([a-z]\w*)", page)) <= CELLS
    assert page.count("<td") == 2
