"""What changed from one version of a norm to another: in its provisions, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.norms.aspects import addressee
from yawara.report.letters import visible
from yawara.report.pictures import shapes
from yawara.report.pictures.canvas import (
    BLUE,
    GREY,
    INK,
    MUTED,
    PALE,
    PAPER,
    RED,
    SMALL,
    STRONG,
    TEXT,
    WIDE,
    cut,
    label,
    lines,
    n,
    path,
    picture,
    rect,
    rule,
    wrap,
)
from yawara.report.pictures.say import say, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.norms.diff import Asked, Diff
    from yawara.norms.model import Provision
    from yawara.report.markup import Html
    from yawara.report.tree import Picture
    from yawara.report.view import Speech

NAME = "picture-revision"
_LEFT, _LONGEST = 176.0, 450.0
_MIDDLE, _REACH, _REST = 380.0, 150.0, 552.0
#: A bar never stands for something and is not seen.
_LEAST = 2.0


class Kind(NamedTuple):
    """What became of some provisions."""

    key: str
    provisions: tuple[Provision, ...]


_FILLS = {
    "same": PAPER,
    "changed": PALE,
    "moved": f"url(#{NAME}-hatch)",
    "added": BLUE,
    "retired": f"url(#{NAME}-dots)",
    "unread": PAPER,
}


def revision(view: Speech, found: Diff) -> Picture:
    """What became of the provisions, and what the new version asks of whom, as bars."""
    known = kinds(found)
    drawn: list[Html] = []
    y = 4.0
    most = max((len(kind.provisions) for kind in known), default=1) or 1
    for kind in known:
        row, high = _provisions(view, kind, most, y)
        drawn += row
        y += high
    asked, y = _asked(view, found, y + 22)
    drawn += asked
    names = (view.version(found.old), view.version(found.new))
    title = say(view, "revision-title", old=names[0], new=names[1])
    text = _text(view, found, known)
    return picture(NAME, (title, text), y, (shapes.defs(NAME, hatch=True, statuses=()), *drawn))


def kinds(found: Diff) -> tuple[Kind, ...]:
    """The provisions by what became of them, each once: those of the new text, and the retired.

    `unread` are those of which nothing can be seen to differ only because one of the versions has
    not been read there: they are not said to be the same.
    """
    stays = [step for step in found.steps if step.kind == "stays"]
    silent = [step for step in stays if step.silent]
    return (
        Kind("same", tuple(one for step in silent if not step.unread for one in step.new)),
        Kind("changed", tuple(one for step in stays if not step.silent for one in step.new)),
        Kind("moved", tuple(one for step in found.moved for one in step.new)),
        Kind("added", found.added),
        Kind("retired", found.retired),
        Kind("unread", tuple(one for step in silent if step.unread for one in step.new)),
    )


def unread(found: Diff) -> int:
    """Of how many provisions, before or after, it cannot be told what they newly ask for."""
    alone = (*found.added, *found.retired)
    return sum(max(len(step.old), len(step.new)) for step in found.steps if step.unread) + sum(
        one.asks is None for one in alone
    )


def _provisions(view: Speech, kind: Kind, most: int, top: float) -> tuple[list[Html], float]:
    count = len(kind.provisions)
    wide = max(_LONGEST * count / most, _LEAST) if count else 0.0
    out = [label((0, top + 15), say(view, f"kind-{kind.key}"), TEXT)]
    if count:
        dashed = {"stroke_dasharray": "4 3"} if kind.key == "unread" else {}
        out.append(rect((_LEFT, top + 3), (wide, 15), _FILLS[kind.key], INK, **dashed))
    out.append(label((_LEFT + wide + 8, top + 15), str(count), STRONG))
    if not count or kind.key == "same":
        return out, 28
    ids = wrap(view.joined(one.id for one in kind.provisions), MUTED, WIDE - _LEFT, 2)
    out.append(lines((_LEFT, top + 34), ids, MUTED))
    return out, 34 + len(ids) * MUTED.leading


def _asked(view: Speech, found: Diff, top: float) -> tuple[list[Html], float]:
    """For each addressee, the practices that are asked no more (left) and newly (right)."""
    out = [label((0, top), say(view, "asked-title"), STRONG), rule(top + 8, stroke=INK)]
    blind = unread(found)
    if blind:
        top += 22
        out.append(label((0, top + 4), say(view, "asked-blind", count=blind), MUTED))
    if not found.asked:
        key = "asked-none-seen" if blind else "asked-nothing"
        return [*out, label((0, top + 28), say(view, key), TEXT)], top + 40
    out += [
        label((_MIDDLE - 8, top + 26), say(view, "asked-go"), MUTED, "end"),
        label((_MIDDLE + 8, top + 26), say(view, "asked-come"), MUTED),
        label((_REST, top + 26), say(view, "asked-strength"), MUTED),
    ]
    y = top + 34
    most = max(max(len(one.come), len(one.go)) for one in found.asked) or 1
    for one in found.asked:
        name = cut(_addressee(view, found, one), TEXT, _MIDDLE - _REACH - 40)
        out.append(label((0, y + 18), name, TEXT))
        out += _both(one, most, y)
        rest = say(view, "asked-both", stronger=len(one.stronger), weaker=len(one.weaker))
        out.append(label((_REST, y + 18), cut(rest, SMALL, WIDE - _REST), SMALL))
        y += 28
        out.append(rule(y))
    start = top + 34
    out.append(path(f"M{n(_MIDDLE)} {n(start)}V{n(y)}", GREY))
    return out, y + 4


def _both(one: Asked, most: int, y: float) -> list[Html]:
    longest = _REACH - 34
    out: list[Html] = []
    come, go = (longest * len(ids) / most for ids in (one.come, one.go))
    if one.come:
        out.append(rect((_MIDDLE, y + 6), (max(come, _LEAST), 15), BLUE, BLUE))
    out.append(label((_MIDDLE + come + 7, y + 18), f"+{len(one.come)}" if one.come else "0", SMALL))
    if one.go:
        wide = max(go, _LEAST)
        out.append(rect((_MIDDLE - wide, y + 6), (wide, 15), PAPER, RED, stroke_width="1.6"))
    out.append(
        label((_MIDDLE - go - 7, y + 18), f"−{len(one.go)}" if one.go else "0", SMALL, "end")
    )
    return out


def _addressee(view: Speech, found: Diff, one: Asked) -> str:
    return visible(addressee(view.norms, found, one.addressee, view.lang))


def _text(view: Speech, found: Diff, known: Sequence[Kind]) -> str:
    names = {"old": view.version(found.old), "new": view.version(found.new)}
    out = [say(view, "revision-text", **names)]
    for kind in known:
        count = len(kind.provisions)
        key = "kind-text" if not count or kind.key == "same" else "kind-text-ids"
        ids = view.joined(one.id for one in kind.provisions)
        out.append(say(view, key, kind=say(view, f"kind-{kind.key}"), count=count, ids=ids))
    blind = unread(found)
    if blind:
        out.append(say(view, "asked-blind", count=blind))
    if not found.asked:
        return sentences(view, [*out, say(view, "asked-none-seen" if blind else "asked-nothing")])
    for one in found.asked:
        counts = {
            "come": len(one.come),
            "go": len(one.go),
            "stronger": len(one.stronger),
            "weaker": len(one.weaker),
        }
        out.append(say(view, "asked-text", who=_addressee(view, found, one), **counts))
    return sentences(view, out)
