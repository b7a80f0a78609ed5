"""A drafted report as Markdown, and as writings for the form that it was learned from."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from yawara.forms.hiroshima.words import NO, SAY, YES
from yawara.forms.questionnaire import Writing
from yawara.text.markdown import code, escaped, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.forms.hiroshima.draft import Answer, Drafter
    from yawara.forms.hiroshima.layout import Layout, Question, Slot
    from yawara.forms.questionnaire import Questionnaire
    from yawara.text.words import Lang

#: What Markdown would take for the beginning of something else than a paragraph.
_BEGINS = re.compile(r"(?=#|>|[-*+]\s|\d+[.)]\s|```|~~~|\|)")
_YES, _NO = (frozenset(text.split("|")) for text in (YES, NO))
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
        if not answer.text:
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
        if not answer.text:
            why = SAY(answer.blank, lang, count=answer.entries)
            yield f"- {answer.question.id}: {why}"
        elif answer.left:
            yield f"- {answer.question.id}: {SAY('sources-left', lang, count=answer.left)}"


def writings(
    layout: Layout, form: Questionnaire, answers: Sequence[Answer], drafter: Drafter
) -> tuple[Writing, ...]:
    """What goes where in the blank form. What already stands in a place is left alone."""
    free = {slot.where for ask in form.asks for slot in ask.slots if not slot.current}
    out: list[Writing] = []
    for header in layout.header:
        text = drafter.header(header)
        if text and header.where in free:
            out.append(Writing(header.where, text))
    for answer in answers:
        out += (one for one in _of(answer, drafter) if one.where in free)
    return tuple(out)


def _of(answer: Answer, drafter: Drafter) -> Iterator[Writing]:
    one = answer.question
    if not one.confirmed:
        return
    told = False
    for slot in one.slots:
        if slot.kind == "mark":
            if slot.asks and drafter.state(slot.asks) == "all":
                yield Writing(slot.where, "☒")
        elif slot.kind == "choice":
            if (word := _choice(slot, answer.state)) != "":
                yield Writing(slot.where, word)
        elif slot.kind in ("text", "remark") and answer.text and not told:
            told = True
            yield Writing(slot.where, answer.text)
        elif slot.kind == "evidence":
            names = [drafter.named(item) for source in answer.sources for item in source.evidence]
            if names:
                yield Writing(slot.where, "\n".join(dict.fromkeys(names)))


def _choice(slot: Slot, state: str) -> str:
    """The one word of those offered that says what is settled; nothing where several or none do."""
    wanted = {"all": _YES, "none": _NO}.get(state)
    if wanted is None:
        return ""
    known = [word for word in slot.choices if _plain(word) in _YES | _NO]
    fits = [word for word in known if _plain(word) in wanted]
    return fits[0] if len(fits) == 1 and len(known) > 1 else ""


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip(" .。").casefold()


def has_place(one: Question) -> bool:
    """Whether the form has a place for words of one's own."""
    return any(slot.kind in ("text", "remark") for slot in one.slots)
