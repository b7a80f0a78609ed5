"""Markup that escapes by itself: every text that is not markup already is escaped on its way in."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Elements without content.
_EMPTY = frozenset(("br", "col", "hr", "input", "link", "meta"))


class Html(str):
    """Text that is markup and must not be escaped again. Only `tag` and constants make it."""

    __slots__ = ()


def text(part: str) -> str:
    """`part` as markup: as it is if it is markup, else escaped."""
    return part if isinstance(part, Html) else escape(part, quote=False)


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Html:
    """An element. Children that are no markup are escaped, attribute values always.

    `class_` is written `class`; None and False leave an attribute out, True gives it no value.
    """
    out = ["<", name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        shown = key.rstrip("_")
        out.append(f" {shown}" if value is True else f' {shown}="{escape(str(value))}"')
    out.append(">")
    if name not in _EMPTY:
        out += [text(child) for child in children]
        out.append(f"</{name}>")
    return Html("".join(out))


def joined(parts: Iterable[str]) -> Html:
    """The parts one after another; a part that is not markup is escaped."""
    return Html("".join([text(part) for part in parts]))
