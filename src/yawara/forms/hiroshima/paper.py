"""A drafted report as Markdown, and as writings for the form that it was learned from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yawara.forms.hiroshima.words import SAY
from yawara.forms.questionnaire import Writing
from yawara.text.markdown import code, escaped, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.forms.hiroshima.draft import Answer, Drafter
    from yawara.forms.hiroshima.layout import Layout
    from yawara.text.words import Lang

#: What Markdown would take for the beginning of something else than a paragraph.
_BEGINS = re.compile(r"(?=#|>|[-*+]\s|\d+[.)]\s|```|~~~|\|)")
_SHORT_ID = 12


def report(layout: Layout, answers: Sequence[Answer], drafter: Drafter) -> str:
    """The draft in one language, question by question; what is blank says so."""
    return "\n".join([*_report(layout, answers, drafter), ""])


def _report(layout: Layout, answers: Sequence[Answer], drafter: Drafter) -> Iterator[str]:
    lang = drafter.lang
    yield f"# {SAY('draft-title', lang)}"
    yield ""
    yield f"> {SAY('draft-mark', lang)}"
    yield ""
    yield f"- {SAY('draft-form', lang, form=layout.version or layout.file or layout.id)}"
    yield f"- {SAY('draft-day', lang, day=drafter.assessment.scope.day.isoformat())}"
    for header in layout.header:
        yield f"- {escaped(header.title)}: {escaped(drafter.header(header))}".rstrip()
    section = ""
    for answer in answers:
        one = answer.question
        if one.section != section:
            section = one.section
            yield from ("", f"## {escaped(section)}")
        yield from ("", f"### {one.id} {escaped(one.text)}", "")
        yield from _boxes(answer)
        if not answer.given:
            yield SAY("draft-blank", lang)
        for at, line in enumerate(answer.text.split("\n") if answer.text else ()):
            yield from ("",) * (at > 0)
            yield _BEGINS.sub(r"\\", line, count=1) if _BEGINS.match(line) else line


def sources(layout: Layout, answers: Sequence[Answer], lang: Lang) -> str:
    """Which entries each answer was made from, and why others are blank."""
    return "\n".join([*_sources(layout, answers, lang), ""])


def _sources(layout: Layout, answers: Sequence[Answer], lang: Lang) -> Iterator[str]:
    yield f"# {SAY('sources-title', lang)}"
    yield ""
    yield SAY("draft-form", lang, form=layout.version or layout.file or layout.id)
    yield ""
    rows = [
        [
            answer.question.id,
            code(source.entry.id[:_SHORT_ID]),
            source.entry.on.isoformat(),
            code(source.entry.target),
            escaped(source.system),
            "<br>".join(escaped(one.target) for one in source.evidence),
        ]
        for answer in answers
        for source in answer.sources
    ]
    yield from table(SAY("sources-head", lang).split("|"), rows)
    yield from ("", f"## {SAY('sources-blank', lang)}", "")
    for answer in answers:
        if not answer.given:
            why = SAY(answer.blank, lang, count=answer.entries)
            yield f"- {answer.question.id}: {why}"
        elif answer.left:
            yield f"- {answer.question.id}: {SAY('sources-left', lang, count=answer.left)}"


def writings(
    layout: Layout, free: frozenset[str], answers: Sequence[Answer], drafter: Drafter
) -> tuple[Writing, ...]:
    """What goes where in the blank form: only into places that are `free`."""
    out: list[Writing] = []
    for header in layout.header:
        text = drafter.header(header)
        if text and header.where in free:
            out.append(Writing(header.where, text))
    for answer in answers:
        out += (one for one in _of(answer, drafter) if one.where in free)
    return tuple(out)


def _of(answer: Answer, drafter: Drafter) -> Iterator[Writing]:
    told = False
    yield from (Writing(where, word) for where, word in answer.ticks)
    for slot in answer.question.slots:
        if slot.kind in ("text", "remark") and answer.text and not told:
            told = True
            yield Writing(slot.where, answer.text)
        elif slot.kind == "evidence":
            names = [drafter.named(item) for source in answer.sources for item in source.evidence]
            if names:
                yield Writing(slot.where, "\n".join(dict.fromkeys(names)))


def _boxes(answer: Answer) -> Iterator[str]:
    """The boxes of a question as they would be ticked, and the words that it offers."""
    ticks = dict(answer.ticks)
    for slot in answer.question.slots:
        if slot.kind == "mark":
            labels, chosen = [slot.label], [slot.label] if slot.where in ticks else []
        elif slot.kind == "choice":
            labels, chosen = list(slot.choices), [ticks.get(slot.where, "")]
        else:
            continue
        for label in labels:
            yield f"{'☒' if label in chosen else '☐'} {escaped(label)}".rstrip()
            yield ""
