"""`yawara paper`: templates from strangers, files that are there already, and what JSON tells."""

from __future__ import annotations

import json
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from yawara.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

BAD_INPUT = 2
PROFILE = """\
format: 1
organization: {name: {ja: 例, en: Demo}, body: company, instruments: [jp-gfb]}
systems:
  - {id: one, name: {ja: 一, en: One}, facts: {roles: [provider], generative: true}}
"""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paper(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    monkeypatch.setattr(sys, "argv", ["yawara", "paper", *args])
    return main()


def template(path: Path, *texts: str) -> None:
    """A letterhead as somebody would make it."""
    opened = docx.Document()
    opened.sections[0].header.paragraphs[0].text = "{{organization}} / {{title}}"
    for text in texts:
        opened.add_paragraph(text)
    opened.save(str(path))


def macros(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"\x00")


def test_a_letterhead_is_filled_in(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    template(folder / "ours.docx", "拝啓", "{{report}}", "敬具")
    given = ("rules", "-o", "rules.docx", "--template", "ours.docx", "--lang", "ja")
    assert paper(monkeypatch, *given) == 0
    opened = docx.Document(str(folder / "rules.docx"))
    texts = [one.text for one in opened.paragraphs]
    assert texts.index("拝啓") < texts.index("第1条（目的）") < texts.index("敬具")
    head = "".join(one.text for one in opened.sections[0].header.paragraphs)
    assert head == "例 / AI利用規程（案）"


def test_the_language_before_the_command_is_that_of_the_file(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["yawara", "--lang", "ja", "paper", "rules", "-o", "rules.docx"]
    monkeypatch.setattr(sys, "argv", argv)
    assert main() == 0
    assert "書きました" in capsys.readouterr().out
    texts = [one.text for one in docx.Document(str(folder / "rules.docx")).paragraphs]
    assert "第1条（目的）" in texts


@pytest.mark.parametrize("name", ["rules", "guide", "disclosure", "card"])
def test_a_template_with_macros_is_refused(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    template(folder / "bad.docx", "{{report}}")
    macros(folder / "bad.docx")
    assert paper(monkeypatch, name, "-o", "out", "--template", "bad.docx") == BAD_INPUT
    assert "template-macros" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_words_in_braces_are_words_and_no_programs(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = ("{{organization.__class__}}", "{{ 7*7 }}", "{% for x in y %}", "{{report}}")
    template(folder / "odd.docx", *bad)
    given = ("rules", "-o", "rules.docx", "--template", "odd.docx", "--lang", "en")
    assert paper(monkeypatch, *given) == 0
    assert "template-word" in capsys.readouterr().err
    texts = [one.text for one in docx.Document(str(folder / "rules.docx")).paragraphs]
    assert set(bad[:3]) <= set(texts)


def test_an_edited_draft_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paper(monkeypatch, "rules", "-o", "rules.docx") == 0
    assert paper(monkeypatch, "rules", "-o", "rules.docx") == 0
    opened = docx.Document(str(folder / "rules.docx"))
    opened.core_properties.modified = opened.core_properties.modified.replace(year=2030)
    opened.save(str(folder / "rules.docx"))
    before = (folder / "rules.docx").read_bytes()
    assert paper(monkeypatch, "rules", "-o", "rules.docx") == BAD_INPUT
    assert "file-exists" in capsys.readouterr().err
    assert (folder / "rules.docx").read_bytes() == before


def test_json_lists_each_paragraph_with_its_sources(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("rules", "guide", "disclosure", "card", "register"):
        assert paper(monkeypatch, name, "-o", "out", "--format", "json", "--lang", "both") == 0
        result = json.loads(capsys.readouterr().out)["result"]
        assert all((folder / file).is_file() for file in result["files"])
        assert {one["lang"] for one in result["papers"]} == {"ja", "en"}
        for made in result["papers"]:
            assert made["passages"]
            assert (made["system"] == "one") == (name == "card")
            for one in made["passages"]:
                kinds = ("own", "practices", "provisions", "entries", "facts")
                assert any(one[kind] for kind in kinds), one
