"""Ledger entries as a reader sees them: statement, evidence, who, since when, and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms import select
from yawara.report.letters import excerpt, visible
from yawara.report.tree import Fold, Paragraph, Span
from yawara.report.view import practice_anchor

if TYPE_CHECKING:
    from yawara.ledger.model import Entry, Evidence
    from yawara.report.tree import Block, Line
    from yawara.report.view import View

#: From this many letters on, a statement is folded where it stands whole, and cut elsewhere.
LONG = 280
SHORT = 140


def target_line(view: View, entry: Entry) -> Line:
    """What an entry speaks about, and for which system."""
    scope = view.assessment.scope
    index = scope.norms.practice_index
    if entry.practice in index and entry.practice is not None:
        practice = scope.norms.practices[index[entry.practice]]
        line: Line = (Span(view.text(practice.title), to=f"#{practice_anchor(practice.id)}"),)
    else:
        found = select.find_provision(scope.norms, entry.target, scope.day)
        item = None if found is None else scope.by_ref.get(f"{found[0].ref}#{found[1].id}")
        if item is None:
            line = (Span(visible(entry.target), "id"),)
        else:
            line = (view.provision_link(item), Span(" "), *view.heading(item.provision))
    name = _system(view, entry)
    return (*line, Span(f" – {name}", "muted")) if name else line


def _system(view: View, entry: Entry) -> str:
    if entry.system is None:
        return ""
    bit = view.ground.bits.get(entry.system)
    return visible(entry.system) if bit is None else view.subject(bit)


def statement(view: View, entry: Entry, label: str, *, whole: bool) -> tuple[Block, ...]:
    """What an entry says. `label`: whom it is for, where that is not plain; `whole`: in full."""
    head: Line = (view.span("label", "muted", name=label),) if label else ()
    said = _said(view, entry, head, whole=whole)
    return (*said, *_reason(view, entry), Paragraph((_origin(view, entry),), "small"))


def words(view: View, entry: Entry) -> tuple[Block, ...]:
    """Everything that an entry says in words, in full: its statement and the reasons it gives."""
    out = list(_said(view, entry, (), whole=True))
    for reason in (entry.reason, entry.explained.reason if entry.explained else None):
        if reason is not None:
            said = (view.span("reason-given", "muted"), view.words(reason, "quote"))
            out.append(Paragraph(said))
    return tuple(out)


def _origin(view: View, entry: Entry) -> Span:
    """Since when an entry holds, where it stands, and the beginning of its id."""
    where = f"{entry.place.file}:{entry.place.line}" if entry.place.line else ""
    ids = view.joined(filter(None, (visible(where), entry.id[:12])))
    return view.span("entry-where", "muted", day=entry.on.isoformat(), where=ids)


def _said(view: View, entry: Entry, head: Line, *, whole: bool) -> tuple[Block, ...]:
    if entry.statement is None or not entry.statement.to(view.lang).strip():
        return (Paragraph(head),) if head else ()
    words = view.words(entry.statement, "quote")
    length = len(words.text)
    if length <= SHORT or (whole and length <= LONG):
        return (Paragraph((*head, words)),)
    cut = Span(excerpt(words.text, SHORT), "quote", words.lang)
    if whole:
        summary: Line = (*head, cut, Span(view.aside("whole-text", count=length), "muted"))
        return (Fold(summary, (Paragraph((words,)),), "text"),)
    to = f"#{practice_anchor(entry.practice)}" if entry.practice else f"#{answer_anchor(entry)}"
    return (Paragraph((*head, cut, Span(" "), Span(view.say("read-on"), "muted", to=to))),)


def _reason(view: View, entry: Entry) -> tuple[Block, ...]:
    """Why it does not apply, or why it is not done, as somebody said."""
    reason = entry.explained.reason if entry.explained is not None else entry.reason
    if reason is None:
        return ()
    words = view.words(reason, "quote")
    short = Span(excerpt(words.text, SHORT), "quote", words.lang)
    return (Paragraph((view.span("reason-given", "muted"), short)),)


def answer_anchor(entry: Entry) -> str:
    """The id in the document of a direct answer to a provision."""
    return f"entry:{entry.id[:16]}"


def evidence(view: View, entry: Entry) -> tuple[Block, ...]:
    """The evidence of an entry: what kind, what, until when it counts."""
    return tuple(Paragraph(_evidence(view, one)) for one in entry.evidence)


def _evidence(view: View, one: Evidence) -> Line:
    day = view.assessment.scope.day
    target = visible(one.target)
    address = one.kind == "link" and one.target.startswith(("https://", "http://"))
    to = target if address and target == one.target else ""
    line: list[Span] = [
        view.span("label", "muted", name=view.say(f"kind-{one.kind}")),
        Span(target, "quote", to=to),
    ]
    if one.note is not None:
        line += [Span(" "), view.words(one.note, "quote")]
    if one.ends is not None and one.ends < day:
        line.append(Span(view.aside("expired", day=one.ends.isoformat()), "strong"))
    elif not one.counts_on(day):
        line.append(Span(view.aside("speaks-not"), "strong"))
    elif one.ends is not None:
        line.append(Span(view.aside("until", day=one.ends.isoformat()), "muted"))
    return tuple(line)
