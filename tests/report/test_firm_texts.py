"""The texts of the firm's papers: whose they are, their faults, and that they fill in alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.report.papers import parts
from tests.report.test_firm import firm, norms
from yawara.norms import load
from yawara.report.firm import build, pack

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for kind in build.KINDS["register"]:
        path = tmp_path / f"r.{kind}"
        path.write_bytes(build.written(firm("hiring-chat"), "register", "ja", kind).data)
        assert build.is_ours(path, kind)
        path.write_bytes(b"PK\x03\x04 broken {}")
        assert not build.is_ours(path, kind)
    path = tmp_path / "r.xlsx"
    path.write_bytes(build.written(firm("hiring-chat"), "register", "ja", "xlsx").data)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B4"] = "changed by hand"
    book.save(path)
    assert not build.is_ours(path, "xlsx")


BAD = """\
format: 1
paper: rules
articles:
  - id: a
    heading: {ja: あ}
    clauses:
      - {for: [keep-ai-inventry], text: {ja: あ, en: a}}
      - {text: {ja: あ, en: a}}
      - {own: true, text: {ja: あ, en: a}, colour: red}
      - {own: true, text: {ja: あ, en: a}, using: {ja: あ}, offering: maybe}
"""


def test_a_text_with_faults_gets_them_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/rules.yaml").write_text(BAD, encoding="utf-8")
    codes = [one.code for one in pack.rules(tmp_path, norms("hiring-chat")).problems]
    assert sorted(codes) == [
        "missing-key", "missing-language", "missing-language", "unknown-key", "unknown-practice",
        "wrong-type",
    ]  # fmt: skip


def test_the_text_fills_in_alike_in_both_languages() -> None:
    rules = pack.rules(load.shipped(), norms("hiring-chat")).value
    assert rules is not None
    for part in parts(rules):
        if isinstance(part, pack.Clause):
            ja, en = (
                sorted(
                    (name.lower(), practice)
                    for name, practice in pack.FILLED.findall(words)
                    if name.lower() != "we"
                )
                for words in (part.text.ja, part.text.en)
            )
            assert ja == en
            assert {name for name, _ in ja} <= set(pack.NAMES)
