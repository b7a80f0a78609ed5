"""What all papers share: their words, their frame, and no link that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from yawara.report import closing, opening
from yawara.report.papers.words import SAY
from yawara.report.tree import Bullets, Document, Note, Row, Section, Span
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.report.tree import Block, Line, Role
    from yawara.report.view import View

Form = Literal["report", "paper", "sheet"]


def say(view: View, key: str, /, **params: object) -> str:
    """One of the papers' own phrases."""
    return SAY(key, view.lang, **params)


def span(view: View, key: str, role: Role = "", /, **params: object) -> Span:
    """One of the papers' own phrases, as a piece of a line."""
    return Span(SAY(key, view.lang, **params), role)


def line(view: View, key: str, /, **params: object) -> Line:
    """One of the papers' own phrases, as a line."""
    return (span(view, key, **params),)


def limits(
    view: View,
    keys: Iterable[str],
    *,
    title: str = "limits",
    field: bool = False,
    **params: object,
) -> Note:
    """The box that says what a paper does not say; `title` "" where a heading says so already.

    `field`: with what is not carried for the organisation's sector and for other countries.
    """
    items = tuple(plain(span(view, key, **params)) for key in keys)
    items += opening.beyond(view) if field else ()
    return Note((Bullets(items),), say(view, title) if title else "", "limits")


def document(
    view: View,
    name: str,
    facts: tuple[tuple[str, Line], ...],
    before: tuple[Block, ...],
    sections: tuple[Section, ...],
    form: Form = "paper",
) -> Document:
    """A paper. Links to what only the whole report shows become plain words."""
    ids = frozenset(_ids((before, sections)))
    return Document(
        view.lang,
        say(view, f"title-{name}"),
        view.subject(0),
        _settled(facts, ids),
        _settled(before, ids),
        _settled(sections, ids),
        closing.colophon(view),
        form,
    )


def _ids(part: object) -> Iterator[str]:
    if isinstance(part, tuple):
        for one in part:
            yield from _ids(one)
    elif isinstance(part, msgspec.Struct):
        if isinstance(part, (Section, Row)) and part.id:
            yield part.id
        for name in part.__struct_fields__:
            yield from _ids(getattr(part, name))


def _settled(part: Any, ids: frozenset[str]) -> Any:  # noqa: ANN401 (any part of a tree)
    """The same part without links to what is not in `ids`."""
    if isinstance(part, Span):
        lost = part.to.startswith("#") and part.to[1:] not in ids
        return msgspec.structs.replace(part, to="") if lost else part
    if isinstance(part, tuple):
        return tuple(_settled(one, ids) for one in part)
    if isinstance(part, msgspec.Struct):
        inner = {name: getattr(part, name) for name in part.__struct_fields__}
        found = {name: _settled(value, ids) for name, value in inner.items()}
        changed = {name: value for name, value in found.items() if value is not inner[name]}
        return msgspec.structs.replace(part, **changed) if changed else part
    return part
