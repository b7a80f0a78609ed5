"""The rules on the use of AI as a draft: articles composed from what the norms ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from yawara.report import closing
from yawara.report.firm import sourced
from yawara.report.firm.sourced import OWN, Paper, Passage, Source, line, say, span
from yawara.report.tree import Bullets, Column, Document, Note, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.model import Practice
    from yawara.report.firm.pack import Article, Clause
    from yawara.report.firm.pack import Rules as Text
    from yawara.report.tree import Block, Line
    from yawara.report.view import View
    from yawara.text.words import Words

_OFFERING = frozenset({"developer", "provider"})
_HELP = ("rules-help-draft", "rules-help-marks", "rules-help-blank", "rules-help-law")


class _Kept:
    """What of the pack stands in this draft, with the number of each article."""

    def __init__(self, view: View, text: Text) -> None:
        self.view = view
        self.using = _only_uses(view)
        #: What a norm asks for and yet does not concern this organisation: by the ledger, by role.
        self.out: list[tuple[Article, tuple[Practice, ...]]] = []
        self.offered: list[tuple[Article, tuple[Practice, ...]]] = []
        found = [(one, tuple(self._clauses(one))) for one in text.articles]
        self.articles = tuple((one, clauses) for one, clauses in found if clauses)
        here = {one.id for one, _ in (*self.articles, *self.out, *self.offered)}
        self.left = tuple(one for one in text.articles if one.id not in here)

    def _clauses(self, article: Article) -> Iterator[tuple[Clause, tuple[Clause, ...]]]:
        for clause in article.clauses:
            items = tuple(one for one in clause.items if self._stands(article, one))
            if self._stands(article, clause) and bool(items) == bool(clause.items):
                yield clause, items

    def _stands(self, article: Article, clause: Clause) -> bool:
        """Whether a clause belongs into this draft: a norm asks for it, or the form needs it."""
        asked = sourced.asked(self.view, clause.practices)
        if clause.own or not asked:
            return clause.own
        if not sourced.wanted(self.view, clause.practices):
            self.out.append((article, asked))
            return False
        if clause.offering and self.using:
            self.offered.append((article, asked))
            return False
        return True


def _only_uses(view: View) -> bool:
    """Whether every system is known to be neither developed nor provided by the organisation."""
    given = [one.given.get("roles") for one in view.assessment.scope.subjects[1:]]
    return bool(given) and all(
        isinstance(roles, tuple) and roles and not _OFFERING & set(roles) for roles in given
    )


def rules(view: View, text: Text) -> Paper:
    """The draft, and its passages."""
    kept = _Kept(view, text)
    passages: list[Passage] = []
    sections = [
        _article(view, number, article, clauses, passages, using=kept.using)
        for number, (article, clauses) in enumerate(kept.articles, 1)
    ]
    sections.append(_supplementary(view, text, passages))
    sections.append(_annex(view, passages))
    sections.append(sourced.sources(view, passages, inside=True))
    facts: tuple[tuple[str, Line], ...] = (
        (view.say("organisation"), (Span(view.subject(0), "strong"),)),
        (say(view, "records-day"), (Span(view.day(view.assessment.scope.day)),)),
        (say(view, "standing"), line(view, "standing-draft")),
    )
    paper = Document(
        view.lang,
        say(view, "title-rules"),
        view.subject(0),
        facts,
        (_help(view, kept),),
        tuple(sections),
        closing.colophon(view),
        "paper",
    )
    return Paper(paper, tuple(passages))


def _help(view: View, kept: _Kept) -> Note:
    """How to read the draft, and what to do before anybody signs it."""
    items = [plain(span(view, key)) for key in _HELP]
    for article, practices in kept.out:
        named = _named(view, "rules-help-out", article, practices)
        why = _quoted(view, sourced.reasons(view, practices))
        items.append(plain(Span(named), *why))
    if kept.offered:
        names = view.joined(_named(view, "rules-help-using-one", *one) for one in kept.offered)
        items.append(plain(span(view, "rules-help-using", "", names=names)))
    if kept.left:
        names = view.joined(view.text(one.heading) for one in kept.left)
        items.append(plain(span(view, "rules-help-left", "", names=names)))
    return Note((Bullets(tuple(items)),), say(view, "rules-help"), "warning")


def _named(view: View, key: str, article: Article, practices: tuple[Practice, ...]) -> str:
    titles = view.joined(view.text(one.title) for one in practices)
    return say(view, key, article=view.text(article.heading), practices=titles)


def _quoted(view: View, reasons: tuple[Words, ...]) -> Iterator[Span]:
    for at, reason in enumerate(reasons):
        if at:
            yield Span(view.say("and"))
        yield view.words(reason, "quote")


def _article(
    view: View,
    number: int,
    article: Article,
    clauses: tuple[tuple[Clause, tuple[Clause, ...]], ...],
    passages: list[Passage],
    *,
    using: bool,
) -> Section:
    blocks: list[Block] = []
    many = len(clauses) > 1
    for at, (each, items) in enumerate(clauses, 1):
        clause = replace(each, text=each.using) if using and each.using is not None else each
        place = say(view, "article-n", number=number)
        if many:
            place = say(view, "paragraph-n", article=place, number=at)
        start = say(view, "number", number=at) if many else ""
        blocks += _clause(view, clause, place, start, passages, own_state=not items)
        for n, item in enumerate(items, 1):
            where = say(view, "item-n", paragraph=place, number=n)
            blocks += _clause(view, item, where, say(view, "item", number=n), passages)
        if clause.record:
            blocks += _record(view, clause)
    heading = say(view, "article", number=number, heading=view.text(article.heading))
    return Section(f"article:{article.id}", (Span(heading),), tuple(blocks))


def _clause(
    view: View,
    clause: Clause,
    place: str,
    start: str,
    passages: list[Passage],
    *,
    own_state: bool = True,
) -> Iterator[Block]:
    """One paragraph or item. `own_state`: it bears the mark itself, and not its items."""
    practices = sourced.wanted(view, clause.practices)
    how = sourced.state(view, practices) if own_state else ""
    text = sourced.filled(view, view.text(clause.text))
    passage = Passage(place, text, _source(view, clause, practices), how)
    passages.append(passage)
    marks = sourced.mark(view, how, conduct=clause.conduct)
    yield Paragraph((*((Span(start),) if start else ()), *text, *marks))


def _source(view: View, clause: Clause, practices: tuple[Practice, ...]) -> Source:
    return OWN if clause.own else sourced.source(view, practices)


def _record(view: View, clause: Clause) -> Iterator[Block]:
    """What the ledger says, beneath a clause whose blanks it may help to fill in."""
    key = "record-blank" if _BLANK in view.text(clause.text) else "record"
    for practice in sourced.wanted(view, clause.practices):
        for entry in sourced.entries(view, practice):
            if entry.statement is None:
                continue
            day = view.day(entry.on)
            head = span(view, key, "muted", practice=view.text(practice.title), day=day)
            yield Paragraph((head, view.words(entry.statement, "quote")), "small")


def _supplementary(view: View, text: Text, passages: list[Passage]) -> Section:
    heading = view.text(text.supplementary.heading)
    blocks: list[Block] = []
    for clause in text.supplementary.clauses:
        blocks += _clause(view, clause, heading, "", passages)
    return Section("article:supplementary", (Span(heading),), tuple(blocks))


def _annex(view: View, passages: list[Passage]) -> Section:
    """The systems that there are on the day, with a blank for the owner of each."""
    heading = line(view, "annex")
    scope = view.assessment.scope
    if not view.system_count:
        return Section("annex", heading, (Paragraph(line(view, "annex-none")),))
    rows = []
    place = say(view, "annex-short")
    for bit in range(1, view.system_count + 1):
        given = scope.subjects[bit].given
        name = view.subject(bit)
        known = (value(view, fact, given.get(fact), "blank") for fact in _SHOWN)
        texts = (name, *known)
        source = Source(facts=_SHOWN)
        at = place + view.say("aside", text=name)
        passages.append(Passage(at, (Span(view.say("and").join(texts)),), source))
        cells = [plain(Span(one)) for one in (*texts, say(view, "blank"))]
        rows.append(Row(tuple(cells)))
    columns = (
        Column(say(view, "system"), 6),
        *(Column(view.text(scope.norms.fact_by_id[fact].title), 5) for fact in _SHOWN),
        Column(say(view, "system-owner"), 4),
    )
    table = Table(say(view, "annex"), columns, tuple(rows), caption_hidden=True)
    return Section("annex", heading, (table,))


_SHOWN = ("roles", "stage")
_BLANK = "{blank}"


def value(view: View, fact_id: str, given: object, unknown: str = "not-known") -> str:
    """The value of a fact in words. `unknown`: the key of what stands for what is not known."""
    fact = view.assessment.scope.norms.fact_by_id[fact_id]
    if given is None or given == ():
        return say(view, unknown)
    if isinstance(given, bool):
        return view.say("facts-yes" if given else "facts-no")
    titles = {choice.id: view.text(choice.title) for choice in fact.choices}
    wanted = given if isinstance(given, tuple) else (given,)
    return view.joined(titles.get(str(one), f"{one}") for one in wanted)
