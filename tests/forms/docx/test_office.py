"""Files that LibreOffice wrote are read and filled alike, and what we fill it shows."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.forms.docx.layouts import LAYOUTS, Layout
from tests.forms.docx.test_write import everything, written
from tests.forms.xlsx.test_write import raw
from yawara.forms.docx.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")


def converted(folder: Path, to: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Put files through LibreOffice, all at once."""
    source, target = folder / "in", folder / "out"
    source.mkdir()
    for name, data in files.items():
        (source / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(target),
            *sorted(str(path) for path in source.iterdir()),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {path.stem: path.read_bytes() for path in target.iterdir()}


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {make.__name__: make().data for make in LAYOUTS}
    return converted(tmp_path_factory.mktemp("lo"), "docx:MS Word 2007 XML", files)


@pytest.fixture(scope="module")
def shown(resaved: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {name: written(data, *everything(data)) for name, data in resaved.items()}
    return converted(tmp_path_factory.mktemp("shown"), "txt:Text (encoded):UTF8", files)


@needs_office
@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_a_file_that_libreoffice_saved(
    make: Callable[[], Layout], resaved: dict[str, bytes], shown: dict[str, bytes]
) -> None:
    layout, data = make(), resaved[make.__name__]
    found = read(data, "q.docx").value
    assert found is not None
    assert [(one.number, one.text) for one in found.asks] == [one[:2] for one in layout.asks]
    assert [tuple(slot.kind for slot in one.slots) for one in found.asks] == [
        one[2] for one in layout.asks
    ]
    writings = everything(data)
    after = written(data, *writings)
    one, other = raw(data), raw(after)
    assert [name for name in one if one[name] != other[name]] == ["word/document.xml"]
    seen = shown[make.__name__].decode("utf-8-sig")
    for writing in writings:
        lines = writing.text.split("\n")
        if len(lines) > 1:
            assert lines[0] in seen
            assert lines[1].split("\t")[0] in seen
