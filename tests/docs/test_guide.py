"""The guide for pack authors is true: its ids are there, its words are known."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import literate
from yawara.norms import load, model
from yawara.text import messages
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from yawara.norms.model import Norms

ROOT = Path(__file__).parents[2]
A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)
#: In backticks: kebab-case of at least two words, as practices are called.
ID = re.compile(r"`([a-z]+(?:-[a-z0-9]+)+)`")


def guide(lang: Lang) -> Path:
    return ROOT / f"docs/guide/packs.{lang}.md"


@cache
def norms() -> Norms:
    read = load.load([load.shipped()], cache=load.cache_folder())
    assert read.value is not None
    return read.value


def test_both_languages_give_the_same_files() -> None:
    first, second = (literate.read_case(guide(lang)) for lang in LANGS)
    assert [(b.words, b.lines) for b in first.files] == [(b.words, b.lines) for b in second.files]


@A_LANGUAGE
def test_good_examples_are_ours_and_bad_ones_are_not(lang: Lang) -> None:
    text = guide(lang).read_text(encoding="utf-8")
    part = text[text.index("## 5.") : text.index("## 6.")]
    rows = [row.split("|")[1:-1] for row in part.splitlines() if row.startswith("| ")][1:]
    known = norms().practice_index
    good = [id_ for row in rows for id_ in ID.findall(row[1])]
    bad = [id_ for row in rows for id_ in ID.findall(row[2])]
    assert len(rows) == len([row for row in rows if ID.search(row[1]) and ID.search(row[2])]) > 7
    assert not [id_ for id_ in good if id_ not in known]
    assert not [id_ for id_ in bad if id_ in known]


@A_LANGUAGE
def test_every_word_and_every_note_is_explained(lang: Lang) -> None:
    text = guide(lang).read_text(encoding="utf-8")
    for word in (*model.STRENGTHS, *model.FORCES, *model.BASES, *model.CHANGES, *model.CARRY):
        assert re.search(rf"(`|(?<=[\s:])){word}\b", text), word
    source = (ROOT / "src/yawara/norms/lint.py").read_text(encoding="utf-8")
    notes = {code for code in messages.table() if f'"{code}"' in source}
    assert len(notes) > 8
    assert not [code for code in notes if f"`{code}`" not in text]


@A_LANGUAGE
def test_links_lead_somewhere(lang: Lang) -> None:
    text = guide(lang).read_text(encoding="utf-8")
    for to in re.findall(r"\]\(([^)#]+)\)", text):
        assert (guide(lang).parent / to).is_file(), to
    headings = re.findall(r"(?m)^## (.+)$", text)
    anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}
    wanted = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert wanted == anchors
