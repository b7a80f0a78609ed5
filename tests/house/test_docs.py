"""The documentation is true: what the program takes and says is in docs/reference."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.house import reference
from yawara.forms.columns import FILLED, heading
from yawara.forms.words import ANSWER
from yawara.text import messages
from yawara.text.fields import Fields
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.text.words import Lang

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
FORMATS = (ROOT / "docs/reference/formats.md").read_text(encoding="utf-8")

#: Methods of `Fields` that read the field named by their first argument.
READERS = {
    name
    for name, method in inspect.getmembers(Fields, inspect.isfunction)
    if list(inspect.signature(method).parameters)[1:2] == ["key"]
}
#: What these variables hold is `Fields`; other things have a `get` and `items` too.
HOLDERS = ("fields", "inner")


def fields_read() -> Iterator[str]:
    """Every field that some reader of ours asks for by name."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id=holder), attr=method),
                    args=[ast.Constant(value=str(field)), *_],
                ) if method in READERS and holder in HOLDERS:
                    yield field


def words_taken() -> Iterator[str]:
    """Every word that a field takes: the tuples of words in the model modules."""
    for module in ("norms.model", "norms.conditions", "ledger.model", "scope.profile"):
        for name, value in vars(importlib.import_module(f"yawara.{module}")).items():
            if name.isupper() and isinstance(value, tuple):
                yield from (word for word in value if isinstance(word, str))


@pytest.mark.parametrize("field", sorted({*fields_read(), *words_taken()}))
def test_a_field_is_documented(field: str) -> None:
    forms = (f"`{field}`", f"`{field}: ", f"{{{field}: ", f", {field}: ")
    assert any(form in FORMATS for form in forms)


@pytest.mark.parametrize("column", FILLED)
@pytest.mark.parametrize("lang", LANGS)
def test_a_column_to_fill_in_is_documented(column: str, lang: Lang) -> None:
    name = heading(column, lang).replace("\n", " " if lang == "en" else "")
    assert f"| {name} |" in FORMATS


@pytest.mark.parametrize("answer", ANSWER.table)
@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_is_documented(answer: str, lang: Lang) -> None:
    assert ANSWER(answer, lang) in FORMATS


def test_fields_are_found() -> None:
    assert {"applies_from", "why_empty", "statement", "adopts"} <= set(fields_read())


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    written = (reference.FOLDER / name).read_text(encoding="utf-8")
    assert written == reference.PAGES[name](), "run `make docs-reference`"


def codes_used() -> Iterator[str]:
    """Every problem code that our code writes down, wherever it is used."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name == "messages":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="error" | "warning" | "note") | ast.Name(id="Problem"),
                    args=[ast.Constant(value=str(code)), *_],
                ):
                    yield code


def test_a_problem_that_is_found_has_a_message() -> None:
    assert set(codes_used()) <= set(messages.table())


def test_a_message_belongs_to_a_problem() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "messages"
    ]
    assert not [code for code in messages.table() if not any(f'"{code}"' in text for text in texts)]


PAGES = [
    *ROOT.glob("*.md"),
    *(path for folder in ("docs", "packs") for path in (ROOT / folder).rglob("*.md")),
]


@pytest.mark.parametrize("page", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
def test_a_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    targets = {link.partition("#")[0] for link in links if "://" not in link}
    assert not [target for target in targets if not (page.parent / target).exists()]
