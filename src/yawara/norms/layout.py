"""Forms: how an instrument whose provisions are questions is laid out, and its rules for answers.

A form has no questions of its own. Those are the provisions of the version that it lays out, and
what they ask and tell stands there, so that an answer to a question is an answer like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara.text.fields import Fields
from yawara.text.problem import Place
from yawara.text.words import Words

if TYPE_CHECKING:
    from yawara.text.problem import Problems
    from yawara.text.tree import Node

#: What a question takes: free text, or yes or no and then free text.
ANSWERS = ("text", "yes-no-text")
#: What a field of the header takes.
ENTRIES = ("text", "link", "moment", "period")
LANGUAGES = ("ja", "en")
#: How we know what the form looks like, see `yawara.norms.model`.
KNOWN_FROM = ("official", "secondary", "memory")


class FormField(msgspec.Struct, frozen=True):
    """A field above the questions, such as who answers and for which period."""

    id: str
    title: Words
    kind: str
    place: Place


class FormQuestion(msgspec.Struct, frozen=True):
    """A question: the id of its provision, and what kind of answer it takes."""

    id: str
    answer: str
    place: Place


class FormSection(msgspec.Struct, frozen=True):
    """A section: the id of the provision that heads it, and its questions in order."""

    id: str
    questions: tuple[FormQuestion, ...]
    place: Place


class Eligible(msgspec.Struct, frozen=True):
    """Who may answer: where an organisation is to be based.

    `countries`: choices of the fact `country` for which this is known. Of others nothing is said.
    """

    where: Words
    countries: tuple[str, ...]
    place: Place


class FormRules(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever runs the form asks of a set of answers as a whole.

    `every_question`: each is answered. `links_open`: each link leads somewhere. `attested`: the
    organisation says that its answers are true as far as it knows. `renewed_within_months`: so
    long after the last answers new ones are due.
    """

    every_question: bool = False
    links_open: bool = False
    attested: bool = False
    renewed_within_months: int | None = None
    eligible: Eligible | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A layout of a version whose provisions are questions.

    `lays_out`: the version, `instrument@version`. `language`: the one in which answers are handed
    in. `basis`: how we know the layout and the rules.
    """

    id: str
    lays_out: str
    title: Words
    basis: str
    language: str
    header: tuple[FormField, ...]
    rules: FormRules
    sections: tuple[FormSection, ...]
    place: Place

    @property
    def questions(self) -> tuple[FormQuestion, ...]:
        """Every question, in the order of the form."""
        return tuple(question for section in self.sections for question in section.questions)


def form(node: Node, found: Problems) -> Form | None:
    """Read one file of `forms/`. What it says of the version is looked at by `check`."""
    fields = Fields.of(node, found)
    if fields is None:
        return None
    fields.format_1()
    fields.need("sections")
    read = Form(
        id=fields.need_id("form"),
        lays_out=fields.need_text("lays_out"),
        title=fields.need_words("title"),
        basis=fields.need_choice("basis", KNOWN_FROM),
        language=fields.need_choice("language", LANGUAGES),
        header=tuple(_field(item) for item in fields.records("header")),
        rules=_rules(fields),
        sections=tuple(_section(item) for item in fields.records("sections")),
        place=fields.place,
    )
    fields.done()
    return read


def _field(fields: Fields) -> FormField:
    field = FormField(
        id=fields.need_id("id"),
        title=fields.need_words("title"),
        kind=fields.need_choice("kind", ENTRIES),
        place=fields.place,
    )
    fields.done()
    return field


def _section(fields: Fields) -> FormSection:
    fields.need("questions")
    section = FormSection(
        id=fields.need_id("id"),
        questions=tuple(_question(item) for item in fields.records("questions")),
        place=fields.place,
    )
    fields.done()
    return section


def _question(fields: Fields) -> FormQuestion:
    question = FormQuestion(
        id=fields.need_id("id"),
        answer=fields.choice("answer", ANSWERS) or "text",
        place=fields.place,
    )
    fields.done()
    return question


def _rules(outer: Fields) -> FormRules:
    fields = outer.record("rules")
    if fields is None:
        return FormRules()
    months = fields.integer("renewed_within_months")
    if months is not None and months < 1:
        fields.found.error("form-months", fields.at("renewed_within_months"), months=months)
        months = None
    rules = FormRules(
        every_question=fields.flag("every_question"),
        links_open=fields.flag("links_open"),
        attested=fields.flag("attested"),
        renewed_within_months=months,
        eligible=_eligible(fields),
    )
    fields.done()
    return rules


def _eligible(outer: Fields) -> Eligible | None:
    fields = outer.record("eligible")
    if fields is None:
        return None
    eligible = Eligible(
        where=fields.need_words("where"),
        countries=fields.texts("countries"),
        place=fields.place,
    )
    fields.done()
    return eligible
