"""How a form of the Hiroshima process is laid out: our own account of version 1, or one learned.

A learned layout is a file in the project (`hiroshima.yaml`). It holds the questions of the form
that was read, with what we propose that each asks about; nothing proposed is used until whoever
answers says `confirmed: true`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara.forms.hiroshima.words import SAY
from yawara.forms.questionnaire import SlotKind
from yawara.ledger.write import scalar
from yawara.norms.layout import FormRules
from yawara.text.fields import Fields, suggested
from yawara.text.problem import Problems, Read
from yawara.text.tree import read_file
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from yawara.norms.layout import Form
    from yawara.norms.model import Norms

FILE = "hiroshima.yaml"
#: Whom a question is for, by our names; a form may have words of its own besides.
ROLES = ("model-developer", "application-developer", "deployer")
_KINDS: tuple[SlotKind, ...] = ("text", "choice", "mark", "remark", "evidence", "owner", "date")
#: What a field above the questions can be filled in with.
FILLS = ("organization", "country", "site", "period")
_MOST_PRINTED = 5_000


class Slot(msgspec.Struct, frozen=True):
    """A place of a question in the form. Of a box, `asks` says what a tick would say."""

    where: str
    kind: SlotKind = "text"
    label: str = ""
    choices: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question of the form.

    `roles` is empty where it is for all. `asks`: the practices of which its answer speaks, a
    proposal unless `confirmed`; `near`: what the proposal rests on. `own`: the text is ours, for
    the form's own wording is not known.
    """

    id: str
    text: str
    section: str = ""
    roles: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    asks: tuple[str, ...] = ()
    confirmed: bool = False
    near: str = ""
    own: bool = False
    yes_no: bool = False
    provision: str = ""

    @property
    def takes_text(self) -> bool:
        """Whether words of one's own have a place; where none is found, they may have one."""
        return not self.slots or any(one.kind in ("text", "remark") for one in self.slots)

    def is_for(self, role: str) -> bool:
        """Whether somebody in this role is to answer it; no role is every role."""
        return not role or not self.roles or role in self.roles


class Header(msgspec.Struct, frozen=True):
    """A field above the questions. `fill`: what it takes, one of `FILLS`; empty: a person does."""

    where: str
    title: str
    fill: str = ""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A form: where it was learned from, its questions in order, and all that is printed in it."""

    id: str
    language: Lang
    questions: tuple[Question, ...]
    header: tuple[Header, ...] = ()
    file: str = ""
    sha256: str = ""
    learned: str = ""
    printed: tuple[str, ...] = ()
    rules: FormRules = FormRules()
    version: str = ""

    def by_id(self) -> dict[str, Question]:
        """The questions by id."""
        return {one.id: one for one in self.questions}

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that some question is for."""
        return tuple(dict.fromkeys(role for one in self.questions for role in one.roles))


def of_form(form: Form, norms: Norms, lang: Lang) -> Layout:
    """The layout of a form in the packs, whose readings are ours and were reviewed."""
    version = next(one for one in norms.versions if one.ref == form.lays_out)
    questions: list[Question] = []
    for section in form.sections:
        heading = version.by_id[section.id]
        for one in section.questions:
            provision = version.by_id[one.id]
            questions.append(
                Question(
                    id=one.id,
                    text=provision.heading.to(lang) or provision.label.to(lang),
                    section=heading.heading.to(lang) or heading.label.to(lang),
                    asks=provision.asks or (),
                    confirmed=True,
                    own=True,
                    yes_no=one.answer == "yes-no-text",
                    provision=f"{version.ref}#{provision.id}",
                )
            )
    return Layout(
        id=form.id,
        language="ja" if form.language == "ja" else "en",
        questions=tuple(questions),
        header=tuple(
            Header("", one.title.to(lang), one.id if one.id in FILLS else "") for one in form.header
        ),
        # A draft in either language is read with this.
        printed=tuple(
            words.to(each)
            for section in form.sections
            for words in (version.by_id[section.id].heading, version.by_id[section.id].label)
            for each in LANGS
            if words.has(each)
        ),
        rules=form.rules,
        version=version.ref,
    )


# -- the file --------------------------------------------------------------------------------


def read(path: Path, norms: Norms, name: str) -> Read[Layout]:
    """A layout file.

    Problems: those of YAML and fields, unknown-practice, hiroshima-same-number.
    """
    tree = read_file(path, name)
    found = Problems()
    found.extend(tree.problems)
    if tree.value is None:
        return Read(None, found.found)
    fields = Fields.of(tree.value, found)
    if fields is None:
        return Read(None, found.found)
    fields.format_1()
    form = fields.record("form") if fields.need("form") else None
    file = sha256 = learned = ""
    if form is not None:
        file, sha256 = form.need_text("file"), form.need_text("sha256")
        learned = form.text("learned") or ""
        form.done()
    language = fields.need_choice("language", LANGS)
    questions = _questions(fields, norms)
    layout = Layout(
        id=fields.need_id("layout"),
        language="ja" if language == "ja" else "en",
        questions=questions,
        header=tuple(_header(one) for one in fields.records("header")),
        file=file,
        sha256=sha256,
        learned=learned,
        printed=tuple(_printed(fields)),
        rules=FormRules(every_question=True, links_open=True),
    )
    fields.done()
    return Read(layout, found.found)


def _printed(fields: Fields) -> Iterator[str]:
    yield from fields.texts("printed")[:_MOST_PRINTED]


def _header(fields: Fields) -> Header:
    header = Header(
        fields.need_text("where"), fields.need_text("title"), fields.choice("fill", FILLS) or ""
    )
    fields.done()
    return header


def _questions(outer: Fields, norms: Norms) -> tuple[Question, ...]:
    out: dict[str, Question] = {}
    outer.need("questions")
    for fields in outer.records("questions"):
        one = Question(
            id=fields.need_text("number"),
            text=fields.need_text("text"),
            section=fields.text("section") or "",
            roles=fields.texts("for"),
            slots=tuple(_slot(item, norms) for item in fields.records("places")),
            asks=_practices(fields, norms),
            confirmed=fields.flag("confirmed"),
            near=fields.text("near") or "",
        )
        fields.done()
        if one.id in out:
            place = fields.at("number")
            fields.found.error("hiroshima-same-number", place, number=one.id[:40])
        out.setdefault(one.id, one)
    return tuple(out.values())


def _slot(fields: Fields, norms: Norms) -> Slot:
    kind = fields.need_choice("kind", _KINDS)
    slot = Slot(
        fields.need_text("where"),
        next((one for one in _KINDS if one == kind), "text"),
        fields.text("label") or "",
        fields.texts("choices"),
        _practices(fields, norms),
    )
    fields.done()
    return slot


def _practices(fields: Fields, norms: Norms) -> tuple[str, ...]:
    out: list[str] = []
    for practice, place in fields.texts_at("asks").items():
        if practice in norms.practice_index:
            out.append(practice)
        else:
            near = suggested(fields.found, practice, norms.practice_index)
            fields.found.error("unknown-practice", place, practice=practice[:80], nearest=near)
    return tuple(out)


def to_yaml(layout: Layout, lang: Lang) -> str:
    """The layout as a file that a person reads, corrects and confirms."""
    return "\n".join([*_lines(layout, lang), ""])


def _lines(layout: Layout, lang: Lang) -> Iterator[str]:
    for line in SAY("layout-head", lang).split("\n"):
        yield f"# {line}"
    yield "format: 1"
    yield f"layout: {layout.id}"
    yield "form:"
    yield f"  file: {scalar(layout.file)}"
    yield f"  sha256: {scalar(layout.sha256)}"
    if layout.learned:
        yield f"  learned: {layout.learned}"
    yield f"language: {layout.language}"
    if layout.header:
        yield "header:"
        for header in layout.header:
            fill = f", fill: {header.fill}" if header.fill else ""
            yield f"  - {{where: {_flow(header.where)}, title: {_flow(header.title)}{fill}}}"
    yield "questions:"
    for question in layout.questions:
        yield from _question(question)
    if layout.printed:
        yield f"# {SAY('layout-printed', lang)}"
        yield "printed:"
        yield from (f"  - {scalar(text)}" for text in layout.printed)


def _question(one: Question) -> Iterator[str]:
    yield f"  - number: {_flow(one.id)}"
    if one.section:
        yield f"    section: {scalar(one.section)}"
    yield f"    text: {scalar(one.text)}"
    if one.roles:
        yield f"    for: {_list(one.roles)}"
    yield "    places:"
    for slot in one.slots:
        more = f", label: {_flow(slot.label)}" if slot.label else ""
        if slot.choices and slot.kind != "mark":
            more += f", choices: {_list(slot.choices)}"
        if slot.kind == "mark":
            more += f", asks: {_list(slot.asks)}"
        yield f"      - {{where: {_flow(slot.where)}, kind: {slot.kind}{more}}}"
    yield f"    asks: {_list(one.asks)}"
    if one.near:
        yield f"    near: {scalar(one.near)}"
    yield f"    confirmed: {'true' if one.confirmed else 'false'}"


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_flow(text) for text in texts)}]"


def _flow(text: str) -> str:
    """A text inside of { } or [ ], where a comma or a bracket would end it."""
    plain = scalar(text)
    risky = any(char in plain for char in ",[]{}:#") or not text
    return '"' + plain + '"' if risky and not plain.startswith('"') else plain


def stamped(layout: Layout, day: datetime.date) -> Layout:
    """The layout, learned on this day."""
    return msgspec.structs.replace(layout, learned=day.isoformat())
