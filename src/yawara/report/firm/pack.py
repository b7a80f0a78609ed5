"""The text of the firm's papers, read from `papers/` of the packs, which a lawyer can review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from yawara.text.fields import Fields, suggested
from yawara.text.problem import Problems, Read
from yawara.text.tree import read_file
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from yawara.norms.model import Norms

FOLDER = "papers"
#: What stands in braces in a text: a name, and for some of them a practice.
FILLED = re.compile(r"\{([A-Za-z]+)(?::([a-z0-9-]+))?\}")
NAMES = ("organization", "we", "We", "blank", "date", "owner")


class Clause(msgspec.Struct, frozen=True):
    """One paragraph or item: its text, and the practices that it is there for.

    Without practices it is `own`: of the form of such papers, and an answer to no norm. `record`:
    what the ledger says of its practices stands beneath it, to help whoever fills in the blanks.
    `offering`: it is only for who develops or provides AI. `using`: its words for who only uses it.
    `conduct`: it says what each of the staff does or leaves.
    """

    text: Words
    practices: tuple[str, ...]
    record: bool = False
    items: tuple[Clause, ...] = ()
    offering: bool = False
    using: Words | None = None
    conduct: bool = False

    @property
    def own(self) -> bool:
        """Whether it answers no norm."""
        return not self.practices


class Article(msgspec.Struct, frozen=True):
    """A headed group of clauses."""

    id: str
    heading: Words
    clauses: tuple[Clause, ...]


class Rules(msgspec.Struct, frozen=True):
    """The rules on the use of AI: articles, and the supplementary provision at the end."""

    articles: tuple[Article, ...]
    supplementary: Article


class Contact(msgspec.Struct, frozen=True):
    """Whom to turn to: the name of the line, and what stands there as far as it is known."""

    name: Words
    answer: Words
    practices: tuple[str, ...]


class Guide(msgspec.Struct, frozen=True):
    """The page for staff: parts with lines, and whom to turn to."""

    parts: tuple[Article, ...]
    contacts: tuple[Contact, ...]


class Part(msgspec.Struct, frozen=True):
    """A part of a system card: the facts and the practices that it shows."""

    id: str
    heading: Words
    facts: tuple[str, ...]
    practices: tuple[str, ...]


def rules(root: Path, norms: Norms) -> Read[Rules]:
    """The rules under a root of packs.

    Problems: those of YAML and of fields; unknown-practice.
    """
    found = Problems()
    fields = _file(root, "rules", found)
    if fields is None:
        return Read(None, found.found)
    known = norms.practice_index
    articles = tuple(_article(one, "clauses", known) for one in fields.records("articles"))
    last = fields.record("supplementary")
    end = Article("supplementary", Words(), ())
    if last is not None:
        heading = last.need_words("heading")
        end = Article("supplementary", heading, (Clause(last.need_words("text"), ()),))
        last.done()
    fields.done()
    return Read(Rules(articles, end), found.found)


def guide(root: Path, norms: Norms) -> Read[Guide]:
    """The page for staff under a root of packs. Problems: those of `rules`."""
    found = Problems()
    fields = _file(root, "guide", found)
    if fields is None:
        return Read(None, found.found)
    known = norms.practice_index
    parts = tuple(_article(one, "lines", known) for one in fields.records("parts"))
    contacts = []
    for one in fields.records("contacts"):
        name, answer = one.need_words("name"), one.need_words("answer")
        contacts.append(Contact(name, answer, _practices(one, known)))
        one.done()
    fields.done()
    return Read(Guide(parts, tuple(contacts)), found.found)


def card(root: Path, norms: Norms) -> Read[tuple[Part, ...]]:
    """The parts of a system card. Problems: those of `rules`, and unknown-fact."""
    found = Problems()
    fields = _file(root, "card", found)
    if fields is None:
        return Read(None, found.found)
    parts = []
    for one in fields.records("parts"):
        facts = one.texts_at("facts")
        for fact, place in facts.items():
            if fact not in norms.fact_by_id:
                near = suggested(found, fact, norms.fact_by_id)
                found.error("unknown-fact", place, fact=fact, nearest=near)
        practices = _practices(one, norms.practice_index)
        heading = one.need_words("heading")
        parts.append(Part(one.need_id("id"), heading, tuple(facts), practices))
        one.done()
    fields.done()
    return Read(tuple(parts), found.found)


def _file(root: Path, name: str, found: Problems) -> Fields | None:
    tree = read_file(root / FOLDER / f"{name}.yaml", f"{FOLDER}/{name}.yaml")
    found.extend(tree.problems)
    fields = None if tree.value is None else Fields.of(tree.value, found)
    if fields is not None:
        fields.format_1()
        fields.need_choice("paper", (name,))
    return fields


def _article(fields: Fields, key: str, known: Collection[str]) -> Article:
    id_, heading = fields.need_id("id"), fields.need_words("heading")
    clauses = tuple(_clause(one, known) for one in fields.records(key))
    fields.done()
    return Article(id_, heading, clauses)


def _clause(fields: Fields, known: Collection[str]) -> Clause:
    practices = _practices(fields, known)
    if not practices and not fields.flag("own"):
        fields.need("for")
    fields.get("own")
    items = tuple(_clause(one, known) for one in fields.records("items"))
    text, record = fields.need_words("text"), fields.flag("record")
    offering, using = fields.flag("offering"), fields.words("using", both=True)
    conduct = fields.flag("conduct")
    fields.done()
    return Clause(text, practices, record, items, offering, using, conduct)


def _practices(fields: Fields, known: Collection[str]) -> tuple[str, ...]:
    practices = fields.texts_at("for")
    for practice, place in practices.items():
        if practice not in known:
            near = suggested(fields.found, practice, known)
            fields.found.error("unknown-practice", place, practice=practice, nearest=near)
    return tuple(practices)
