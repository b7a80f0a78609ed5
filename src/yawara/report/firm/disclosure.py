"""The public disclosure under the Principle Code: principle by principle, done or explained.

Only what was marked for the public, and public reasons, go into it (`papers.shared`). Everything
else is a blank that looks the same whether a practice is done or not, so that a draft that gets
out by mistake tells nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import closing
from yawara.report.firm import sourced
from yawara.report.firm.sourced import OWN, Paper, Passage, Source, line, say, span
from yawara.report.papers import shared
from yawara.report.tree import Bullets, Document, Note, Paragraph, Section, Span
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice, Version
    from yawara.report.tree import Block, Line
    from yawara.report.view import View
    from yawara.scope.applies import Scoped

#: The instrument that the disclosure is on.
CODE = "jp-principle-code"
#: What a provision asks for that this very paper does.
_ITSELF = ("explain-code-departures",)
_LIMITS = ("code-draft", "code-marked", "code-blank", "code-acceptance", "code-secondary")


def disclosure(view: View) -> Paper:
    """The draft, and its passages."""
    scope = view.assessment.scope
    version = next(one for one in scope.versions if one.instrument == CODE)
    title = view.text(version.title)
    items = [item for item in scope.items if item.version is version]
    open_ = [
        item for item in items if scope.answer(item, 0) != "no" and item.provision.asks != _ITSELF
    ]
    passages: list[Passage] = []
    facts: tuple[tuple[str, Line], ...] = (
        (view.say("organisation"), (Span(view.subject(0), "strong"),)),
        (say(view, "code-of"), (Span(title),)),
        (say(view, "records-day"), (Span(view.day(scope.day)),)),
    )
    opening, sections = _nothing(view), []
    if open_:
        facts = (*facts, (say(view, "standing"), (span(view, "standing-code"),)))
        itself = [item for item in items if item.provision.asks == _ITSELF]
        opening = _opening(view, version, itself, passages)
        sections = [_principle(view, item, passages) for item in open_]
        sections.append(sourced.sources(view, passages, inside=False))
    paper = Document(
        view.lang,
        say(view, "title-disclosure"),
        view.subject(0),
        facts,
        opening,
        tuple(sections),
        closing.colophon(view),
        "paper",
    )
    return Paper(paper, tuple(passages))


def _nothing(view: View) -> tuple[Block, ...]:
    return (Note(plain(span(view, "code-nothing")), role="info"),)


def _opening(
    view: View, version: Version, itself: list[Scoped], passages: list[Passage]
) -> tuple[Block, ...]:
    lead = line(view, "code-lead", organisation=view.subject(0), title=view.text(version.title))
    source = Source(_ITSELF, tuple(item.ref for item in itself)) if itself else OWN
    passages.append(Passage(say(view, "code-top"), lead, source))
    items = tuple(plain(span(view, key)) for key in _LIMITS)
    return (
        Note((Bullets(items),), say(view, "code-help"), "warning"),
        Paragraph(lead, "lead"),
    )


def _principle(view: View, item: Scoped, passages: list[Passage]) -> Section:
    provision = item.provision
    heading = view.heading(provision)
    name = "".join(one.text for one in heading if isinstance(one, Span))
    gist = (span(view, "code-gist", "muted"), Span(view.text(provision.gist), "ours"))
    blocks: list[Block] = [Paragraph(gist, "gist")]
    passages.append(Passage(name, gist[1:], Source(provisions=(item.ref,))))
    if view.assessment.scope.answer(item, 0) == "unknown":
        blocks.append(Paragraph(line(view, "code-maybe"), "small"))
    said = tuple(_answers(view, item, name, passages))
    blocks += said
    practices = sourced.asked(view, _asks(view, item))
    if practices:
        for practice in practices:
            blocks += _practice(view, item, practice, name, passages)
    elif not said:
        blank = line(view, "code-unread")
        passages.append(Passage(name, blank, Source(provisions=(item.ref,))))
        blocks.append(Paragraph(blank))
    return Section(f"code:{provision.id}", heading, tuple(blocks))


def _asks(view: View, item: Scoped) -> tuple[str, ...]:
    norms = view.assessment.scope.norms
    if item.provision.asks is None:
        return ()
    return tuple(norms.practices[at].id for at in norms.closed(item.provision))


def _answers(view: View, item: Scoped, name: str, passages: list[Passage]) -> Iterator[Block]:
    """What was said directly on the principle, if it may be published."""
    held = view.assessment.standing.for_target(item.ref, 0)
    for entry in () if held is None else held.entries:
        for text in _lines(view, entry, item):
            passages.append(Passage(name, text, Source((), (item.ref,), (entry.id,))))
            yield Paragraph(text)


def _practice(
    view: View, item: Scoped, practice: Practice, name: str, passages: list[Passage]
) -> Iterator[Block]:
    title = view.text(practice.title)
    yield Paragraph((Span(title, "strong"),))
    place = say(view, "within", part=name, what=title)
    found = False
    for entry in sourced.entries(view, practice):
        for text in _lines(view, entry, item):
            found = True
            source = Source((practice.id,), (item.ref,), (entry.id,))
            passages.append(Passage(place, text, source))
            yield Paragraph(text)
    if not found:
        blank = line(view, "code-fill")
        passages.append(Passage(place, blank, Source((practice.id,), (item.ref,))))
        yield Paragraph(blank)


def _lines(view: View, entry: Entry, item: Scoped) -> Iterator[Line]:
    """What the public may read of an entry: what is done, or why not."""
    if not entry.holds_on(view.assessment.scope.day):
        return
    whom, public = "", shared.passes(entry.share, "public")
    # A reason is public by what it is; the name of a system is so only where it was marked.
    if public and entry.system is not None and entry.system in view.ground.bits:
        whom = view.aside_after(view.subject(view.ground.bits[entry.system]))
    behind = entry.explained
    if behind is not None and any(_is_for(ref, item) for ref in behind.norms):
        yield (span(view, "code-why-not", "", whom=whom), view.words(behind.reason, "quote"))
        return
    said = entry.statement
    if entry.state in ("all", "some") and said is not None and public:
        key = "code-done" if entry.state == "all" else "code-done-some"
        yield (span(view, key, "", whom=whom), view.words(said, "quote"))


def _is_for(ref: str, item: Scoped) -> bool:
    """Whether a public reason is for the code as a whole, or for this principle of it."""
    return ref in (item.version.instrument, item.version.ref, *item.names)
