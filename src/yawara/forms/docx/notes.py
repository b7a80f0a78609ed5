"""Comments at the places of a document that were written to, in a copy of it.

A comment is a text in a part of its own and, in the main part, two marks around what it is about.
Comments that are there stay byte for byte, with what newer versions of Word keep beside them; who
wrote ours and no more is said, because a day would make each copy another file.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from yawara.forms.docx.nodes import parse
from yawara.forms.docx.splice import clean
from yawara.forms.docx.write import filled
from yawara.forms.ooxml.changes import Changes
from yawara.forms.ooxml.xml import coded, prefix, spliced, tag, within
from yawara.text import package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from yawara.forms.docx.nodes import Node
    from yawara.forms.docx.write import Filled
    from yawara.forms.questionnaire import Writing

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NO_COMMENTS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{_WORD}"/>'
)
#: Word takes no comment in a text box, and what stands for one elsewhere would have it twice.
_CLOSED = frozenset(("txbxContent", "mc:AlternateContent"))
_MARKS = frozenset(("comment", "commentRangeStart", "commentRangeEnd", "commentReference"))
_NUMBER = re.compile(r"\d{1,10}\Z")
_MOST = 2**31 - 1


class _Anchor(NamedTuple):
    """What a comment is about: from where to where, and the prefix of Word's elements there."""

    start: int
    end: int
    own: str
    where: str


def add_notes(
    data: bytes, writings: Sequence[Writing], notes: Mapping[str, str], author: str
) -> tuple[bytes, tuple[str, ...]]:
    """The document with each text in its place and a comment there, and the places without one.

    Those were not written to, or lie in a text box; or the document's comments cannot be added to,
    and none has one. Raises ValueError for what is no document that could be filled so.
    """
    done = filled(data, writings, "")
    if done.value is None:
        message = f"not a document: {[one.code for one in done.problems]}"
        raise ValueError(message)
    document, utf8, spans = done.value
    if not spans:
        return data, tuple(notes)
    changes = Changes(document.parts)
    try:
        placed = _put(changes, done.value, notes, author)
    except package.DAMAGE:
        changes, placed = Changes(document.parts), []
    marked = document.coded.back(spliced(utf8, _marks(placed)))
    changes.put(document.main, marked)
    there = {anchor.where for anchor, _ in placed}
    return changes.written(), tuple(where for where in notes if where not in there)


def _put(
    changes: Changes, done: Filled, notes: Mapping[str, str], author: str
) -> list[tuple[_Anchor, int]]:
    """Put the texts into the part of comments; gives what each is about, and its number."""
    main = done.document.main
    root = parse(done.utf8)
    found = [_anchor(done.utf8, root, where, done.spans.get(where, ())) for where in notes]
    anchors = sorted(one for one in found if one is not None)
    part = changes.parts.led(main, "comments")
    led = [one for one in changes.parts.relations(main).values() if one.kind == "comments"]
    if not anchors or (led and not part):  # it leads to comments that are not there
        return []
    before = coded(changes.part(part) if part else _NO_COMMENTS.encode())
    comments = parse(before.utf8)
    first = max(_numbers(chain(root.walk(), comments.walk())), default=-1) + 1
    known = _WORD.encode() in tag(before.utf8, comments.start)
    if comments.name != "comments" or not known or first + len(anchors) > _MOST:
        message = "comments that cannot be added to"
        raise ValueError(message)
    placed = [(anchor, first + at) for at, anchor in enumerate(anchors)]
    own = prefix(before.utf8, comments.start)
    new = "".join(_comment(own, number, notes[one.where], author) for one, number in placed)
    after = before.back(within(before.utf8, comments.start, new.encode()))
    if part:
        changes.put(part, after)
    else:
        folder = posixpath.dirname(main)
        part = changes.free(posixpath.join(folder, "comments"), ".xml", bare=True)
        changes.add(part, after, _CONTENT)
        changes.lead(main, "comments", part)
    return placed


def _numbers(nodes: Iterable[Node]) -> Iterator[int]:
    """The numbers of comments, also of those that are only pointed to."""
    given = (one.given.get("id", "") for one in nodes if one.name in _MARKS)
    return (int(one) for one in given if _NUMBER.match(one))


def _anchor(
    utf8: bytes, root: Node, where: str, spans: Iterable[tuple[int, int]]
) -> _Anchor | None:
    """What a comment at a place is about: all that a paragraph has there; None where it cannot be.

    Of a place's spans some may be no text, such as what a control keeps about itself.
    """
    for start, end in spans:
        path = _path(root, start, end)
        if any(one.name in _CLOSED for one in path):
            return None
        paragraph = next((one for one in reversed(path) if one.name == "p"), None)
        if paragraph is None:
            continue
        inside = [one for one in paragraph.children if one.name != "pPr"]
        touched = [at for at, one in enumerate(inside) if one.start < end and start < one.end]
        if touched:
            first, last = _whole(inside, touched[0], touched[-1])
            own = prefix(utf8, paragraph.start)
            return _Anchor(inside[first].start, inside[last].end, own, where)
    return None


def _path(root: Node, start: int, end: int) -> list[Node]:
    """The elements that hold a span, from the outermost."""
    path = [root]
    while True:
        inside = path[-1].children
        at = bisect_right(inside, start, key=lambda one: one.start) - 1
        if at < 0 or inside[at].end < end:
            return path
        path.append(inside[at])


def _whole(inside: Sequence[Node], first: int, last: int) -> tuple[int, int]:
    """A stretch of a paragraph's children, with all of the fields that it begins or ends in."""
    begun: list[int] = []
    for at, child in enumerate(inside):
        for one in child.walk():
            kind = one.given.get("fldCharType", "") if one.name == "fldChar" else ""
            if kind == "begin":
                begun.append(at)
            elif kind == "end" and begun:
                begin = begun.pop()
                if begin <= last and first <= at:
                    first, last = min(first, begin), max(last, at)
    return first, last


def _named(own: str) -> tuple[str, str]:
    """The prefix for elements with attributes, and what has to say what it means."""
    return (own, "") if own else ("w:", f' xmlns:w="{_WORD}"')


def _marks(placed: Iterable[tuple[_Anchor, int]]) -> Iterator[tuple[int, int, bytes]]:
    """What goes into the main part."""
    for anchor, number in placed:
        own, space = _named(anchor.own)
        given = f'{own}id="{number}"/>'
        begin = f"<{own}commentRangeStart{space} {given}"
        end = (
            f"<{own}commentRangeEnd{space} {given}"
            f"<{own}r{space}><{own}commentReference {given}</{own}r>"
        )
        yield anchor.start, anchor.start, begin.encode()
        yield anchor.end, anchor.end, end.encode()


def _comment(own: str, number: int, text: str, author: str) -> str:
    """A comment: a paragraph for each line of its text."""
    own, space = _named(own)
    lines = "".join(
        f'<{own}p><{own}r><{own}t xml:space="preserve">{escape(line)}</{own}t></{own}r></{own}p>'
        for line in clean(text).split("\n")
    )
    return (
        f'<{own}comment{space} {own}id="{number}" {own}author={quoteattr(author)}'
        f" {own}initials={quoteattr(author[:1])}>{lines}</{own}comment>"
    )
