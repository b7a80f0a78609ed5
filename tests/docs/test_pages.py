"""Every example of the documentation does what it says, in both languages alike."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from pathlib import Path

import pytest

from tests import literate
from tests.docs import pages

PAGES = pages.pages()
NAMES = [pages.name_of(page) for page in PAGES]
A_PAGE = pytest.mark.parametrize("page", PAGES, ids=NAMES)
RUN_HERE = [page for page in PAGES if page.name not in pages.ELSEWHERE]
PAIRS = [page for page in PAGES if page.name.endswith(".en.md")]


def other_language(page: Path, lang: str) -> Path:
    return page.with_name(f"{page.name.split('.')[0]}.{lang}.md")


def runs(page: Path) -> bool:
    case = literate.read_case(page)
    return any("unrun" not in block.options for block in case.consoles)


@pytest.mark.parametrize("page", [page for page in RUN_HERE if runs(page)], ids=pages.name_of)
def test_the_page_does_what_it_says(page: Path, tmp_path: Path, *, reset_cases: bool) -> None:
    case = literate.read_case(page)
    text = pages.followed(case, tmp_path)
    if reset_cases:
        page.write_text(text, encoding="utf-8")
    else:
        assert text == case.text


@A_PAGE
def test_no_block_escapes(page: Path) -> None:
    """Each fence of the text begins or ends a block that we know what to do with."""
    case = literate.read_case(page)
    fences = [line for line in case.text.splitlines() if re.match(r"\s*(```|~~~)", line)]
    outer = [line for block in case.blocks for line in block.lines if re.match(r"\s*```", line)]
    assert len(fences) - len(outer) == 2 * len(case.blocks)
    assert not [(block.start, fault) for block in case.blocks for fault in pages.faults(block)]
    assert len(list(pages.tables(case))) == case.text.count("<!-- fill")


def test_every_page_has_its_counterpart() -> None:
    """`x.en.md` comes with `x.ja.md`; `x.ja.md` with it or with `x.md`, which is then English."""
    for page in PAGES:
        if page.name.endswith(".en.md"):
            assert other_language(page, "ja").is_file(), page
        elif page.name.endswith(".ja.md"):
            english = page.with_name(f"{page.name.split('.')[0]}.md")
            assert other_language(page, "en").is_file() or english.is_file(), page


def test_every_reason_is_given_somewhere() -> None:
    given = {
        block.options["unrun"]
        for page in PAGES
        for block in literate.read_case(page).blocks
        if "unrun" in block.options
    }
    assert given == set(pages.UNRUN)


def test_a_page_run_elsewhere_is_there() -> None:
    assert {page.name for page in PAGES} >= set(pages.ELSEWHERE)
    assert all((Path(__file__).parent / test).is_file() for test in pages.ELSEWHERE.values())


def test_most_blocks_run() -> None:
    """Reasons not to run are for what cannot be, so that they do not become a habit."""
    blocks = [block for page in PAGES for block in literate.read_case(page).consoles]
    kinds = Counter("unrun" in block.options for block in blocks)
    assert kinds[False] > 2 * kinds[True]


@pytest.mark.parametrize("page", PAIRS, ids=pages.name_of)
def test_both_languages_type_the_same(page: Path) -> None:
    """What the reader does is the same in both languages, but for the language itself."""
    both = [literate.read_case(one) for one in (page, other_language(page, "ja"))]
    first, second = ([block.words for block in case.files] for case in both)
    assert first == second
    assert typed(both[0]) == typed(both[1])
    tables = [[len(table.rows) for table in pages.tables(case)] for case in both]
    assert tables[0] == tables[1]


def typed(case: literate.Case) -> list[list[str]]:
    """The commands of a page with their options; names of files may differ with the language."""
    run = [block for block in case.consoles if "unrun" not in block.options]
    lines = [one.line for block in run for one in literate.commands(block)]
    words = [shlex.split(line.replace(" --lang", "")) for line in lines]
    return [
        [*line[: 2 if line[0] == "yawara" else 1], *(word for word in line if word[0] == "-")]
        for line in words
    ]


@A_PAGE
def test_an_anchor_leads_somewhere(page: Path) -> None:
    for to in re.findall(r"\]\(([^):]*#[^)]+)\)", page.read_text(encoding="utf-8")):
        target, _, anchor = to.partition("#")
        path = page.parent / target if target else page
        titles = re.findall(r"(?m)^#+ (.+)$", path.read_text(encoding="utf-8"))
        assert anchor in {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in titles}
