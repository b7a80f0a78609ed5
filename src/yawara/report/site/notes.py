"""The little of Markdown that our own notes are written in, as markup.

Paragraphs, headings, lists, tables, **strong**, `code` and [links](to); all else is shown as it is
written. A page in two languages has them one after the other, with a line `---` between.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yawara.report.letters import visible
from yawara.report.markup import Html, joined, tag

if TYPE_CHECKING:
    from yawara.text.words import Lang

_PIECE = re.compile(r"\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)")
_KANA = re.compile("[\u3041-\u30ff]")
_RULE = re.compile(r"^\|[\s|:-]+\|$")
_BELOW = 2


def in_language(text: str, lang: Lang) -> str:
    """The part of a page in two languages that is in `lang`, without the page's title."""
    parts = re.split(r"(?m)^---\s*$", text)
    wanted = [
        part for part in parts if (len(_KANA.findall(part)) > len(part) / 10) == (lang == "ja")
    ]
    lines = "\n".join(wanted or parts).strip().splitlines()
    return "\n".join(line for line in lines if not line.startswith("# "))


def rendered(text: str) -> Html:
    """A note as markup."""
    blocks = [block for block in re.split(r"\n\s*\n", visible(text).strip()) if block.strip()]
    return joined(_block(block.splitlines()) for block in blocks)


def _block(lines: list[str]) -> Html:
    first = lines[0].lstrip()
    if first.startswith("#"):
        return tag("h3", _line(first.lstrip("# ")))
    if first.startswith(("- ", "* ")):
        items = re.split(r"\n(?=\s*[-*] )", "\n".join(lines))
        return tag("ul", *(tag("li", _line(item.strip()[_BELOW:])) for item in items))
    if first.startswith("|"):
        return _table([line.strip() for line in lines])
    return tag("p", _line("\n".join(lines)))


def _table(lines: list[str]) -> Html:
    rows = [_cells(line) for line in lines if not _RULE.match(line)]
    if not rows:
        return Html("")
    top, *body = rows
    head = tag("thead", tag("tr", *(tag("th", _line(cell), scope="col") for cell in top)))
    made = []
    for row in body:
        name = tag("th", _line(row[0]), scope="row")
        made.append(tag("tr", name, *(tag("td", _line(cell)) for cell in row[1:])))
    columns = tag("colgroup", tag("col", width="22%"), *(tag("col") for _ in top[1:]))
    return tag("table", columns, head, tag("tbody", *made), class_="plain")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _line(text: str) -> Html:
    out: list[Html | str] = []
    at = 0
    for found in _PIECE.finditer(text):
        out.append(text[at : found.start()])
        strong, code, words, to = found.groups()
        if strong:
            out.append(tag("strong", _line(strong)))
        elif code:
            out.append(tag("span", code, class_="id"))
        elif to.startswith(("https://", "http://")):
            out.append(tag("a", words, href=to, rel="noopener noreferrer external"))
        else:
            out.append(words)
        at = found.end()
    return joined((*out, text[at:]))
