"""Reports that print no questions, as the OECD's own pages do, by the sections that they print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx.lead import lead_of
from yawara.forms.hiroshima.layout import Question
from yawara.forms.hiroshima.split import Split, key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.forms.hiroshima.contents import Line
    from yawara.forms.hiroshima.layout import Layout

_SECTION = re.compile(
    r"\s*(?:section|part)\s*(\d{1,2})\b|\s*(?:第\s*(?=\d{1,2}\s*[部章節])|セクション\s*)(\d{1,2})",
    re.IGNORECASE,
)
_MOST_HEADING = 120
#: With fewer headings it may be any text.
_FEWEST = 2


def of_sections(layout: Layout) -> Layout:
    """The form with a question for each of its sections."""
    titles = dict.fromkeys(one.section for one in layout.questions if one.section)
    questions = tuple(
        Question(id=str(number), text=title, section=title, own=True)
        for number, title in enumerate(titles, 1)
    )
    return msgspec.structs.replace(layout, questions=questions)


def by_section(lines: Iterable[Line], layout: Layout, name: str) -> Split | None:
    """What stands in each section; None where the text has no such headings."""
    questions = of_sections(layout).questions
    known = {key(lead_of(text)[1]): one.id for one in questions for text in (one.text,)}
    printed = {key(text) for text in layout.printed}
    done = Split(name, by_section=True)
    at = ""
    for line in lines:
        found = _SECTION.match(line.text) if len(line.text) < _MOST_HEADING else None
        number = (
            (found[1] or found[2]) if found is not None else known.get(key(lead_of(line.text)[1]))
        )
        if number and int(number) <= len(questions):
            at = str(int(number))
            done.answers.setdefault(at, [])
        elif at and line.text and key(line.text) not in printed:
            done.answers[at].append(line.text)
    return done if len(done.answers) >= _FEWEST else None


def sectioned(report: Split, layout: Layout) -> Split:
    """A report cut by questions, as one cut by sections."""
    numbers = {one.text: one.id for one in of_sections(layout).questions}
    answers: dict[str, list[str]] = {}
    for one in layout.questions:
        if one.section:
            answers.setdefault(numbers[one.section], []).extend(report.answers.get(one.id, ()))
    return Split(report.name, answers, by_section=True)
