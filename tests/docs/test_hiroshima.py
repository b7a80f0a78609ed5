"""What the pages on the Hiroshima process show with a form that is not shipped, tried with one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests import literate
from tests.docs import pages
from tests.forms.hiroshima.blanks import japanese, typed
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {"en": typed, "ja": japanese}


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_does_what_it_says_with_a_form(
    lang: Lang, tmp_path: Path, *, reset_cases: bool
) -> None:
    page = pages.DOCS / f"howto/hiroshima.{lang}.md"
    case = literate.read_case(page)
    blocks = tuple(
        replace(block, options={key: one for key, one in block.options.items() if key != "unrun"})
        for block in case.blocks
    )
    assert blocks != case.blocks
    (tmp_path / "form.docx").write_bytes(FORMS[lang]())
    text = pages.followed(replace(case, blocks=blocks), tmp_path)
    if reset_cases:
        page.write_text(text, encoding="utf-8")
    else:
        assert text == case.text
