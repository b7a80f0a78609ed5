"""Files that LibreOffice wrote are read and filled alike, and what we fill it shows and counts."""

from __future__ import annotations

import csv
import datetime
import functools
import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.forms.xlsx.choosing import EVERY
from tests.forms.xlsx.layouts import QUESTIONS_JA, Layout, book, drop_down, rows, saved
from tests.forms.xlsx.test_write import everything, raw, written
from yawara.forms.questionnaire import Writing
from yawara.forms.xlsx.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
#: A folder with frameworks of CISO Assistant (data of others, which we do not ship).
GIVEN = Path(os.environ.get("YAWARA_TEST_FRAMEWORKS", "none"))
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def converted(folder: Path, kind: str, files: dict[str, bytes]) -> Path:
    """Put files through LibreOffice; gives the folder of what comes out."""
    source, target = folder / "in", folder / "out"
    source.mkdir()
    for name, data in files.items():
        (source / f"{name}.xlsx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(target),
            *sorted(str(path) for path in source.iterdir()),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return target


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {make.__name__: make().data for make in EVERY}
    out = converted(tmp_path_factory.mktemp("lo"), "xlsx:Calc MS Excel 2007 XML", files)
    return {path.stem: path.read_bytes() for path in out.iterdir()}


@needs_office
@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_a_file_that_libreoffice_saved(
    make: Callable[[], Layout], resaved: dict[str, bytes]
) -> None:
    layout, data = make(), resaved[make.__name__]
    found = read(data, "q.xlsx")
    assert found.value is not None
    seen = tuple(
        (ask.text, tuple((slot.where.rpartition("!")[2], slot.kind) for slot in ask.slots))
        for ask in found.value.asks
    )
    assert seen == layout.asks
    places = {slot.where.rpartition("!")[2]: slot for ask in found.value.asks for slot in ask.slots}
    assert {where: places[where].choices for where in layout.choices} == layout.choices
    new = written(data, *everything(data))
    before, after = raw(data), raw(new)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert all(
        name.startswith("xl/worksheets/sheet") or name == "xl/workbook.xml" for name in changed
    )
    assert written(new, *everything(data)) == new


@needs_office
def test_numbers_that_libreoffice_saved_are_no_days(tmp_path: Path) -> None:
    made, sheet = book("S")
    head: list[object] = ["No", "質問", "回答", "件数", "回答日"]
    day = datetime.date(2026, 11, 21)
    rows(sheet, 1, [head, [1, QUESTIONS_JA[0], "はい", 2, day], [2, QUESTIONS_JA[1], None, 3, day]])
    out = converted(tmp_path, "xlsx:Calc MS Excel 2007 XML", {"q": saved(made)})
    data = (out / "q.xlsx").read_bytes()
    assert b'formatCode="General"' in part_of(data, "xl/styles.xml")
    found = read(data, "q.xlsx").value
    assert found is not None
    assert [ask.number for ask in found.asks] == ["1", "2"]
    assert found.asks[0].slots[-1].current == "2026-11-21"


def part_of(data: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part)


@needs_office
def test_what_we_fill_is_shown_and_counted(tmp_path: Path) -> None:
    """Also where the file says that Excel saved it, so that its counts are believed."""
    (make,) = (one for one in EVERY if one.__name__ == "due_diligence")
    data = make().data
    answers = ("Yes", "No", "Yes", "N/A", "Yes", "=1+1")
    filled = written(
        data, *(Writing(f"Vendor Questionnaire!D{row}", one) for row, one in enumerate(answers, 4))
    )
    out = converted(tmp_path, CSV, {"q": filled})
    with (out / "q-Summary.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["Yes", "3"], ["No", "1"], ["N/A", "1"]]
    with (out / "q-Vendor Questionnaire.csv").open(encoding="utf-8", newline="") as file:
        assert [row[3] for row in csv.reader(file)][3:] == list(answers)


@functools.cache
def foreign(name: str) -> list[tuple[str, str, str]]:
    """Questions that others published: section, number, text."""
    path = GIVEN / name
    if not path.exists():
        pytest.skip("the given files are not here")
    given = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    out: list[tuple[str, str, str]] = []
    section = ""
    for node in given["objects"]["framework"]["requirement_nodes"]:
        english = node.get("translations", {}).get("en", {})
        text = english.get("description") or node.get("description") or node.get("name") or ""
        if node["assessable"]:
            out.append((section, node.get("ref_id") or f"Q{len(out) + 1}", " ".join(text.split())))
        else:
            section = english.get("name") or node.get("name") or ""
    return out


@pytest.mark.parametrize("name", ["vendor-due-diligence.yaml", "dynamic-questionnaire.yaml"])
@pytest.mark.parametrize("style", ["columns", "sections", "below"])
def test_questions_that_nobody_here_wrote(name: str, style: str) -> None:
    questions = [one for one in foreign(name) if one[2]]
    made, sheet = book("Assessment")
    expected: list[tuple[str, str]] = []
    row = 1
    if style == "columns":
        rows(sheet, row, [["Ref", "Domain", "Requirement", "Status", "Comments"]])
        for row, (section, number, text) in enumerate(questions, 2):
            rows(sheet, row, [[number, section, text]])
            expected.append((text, f"D{row}"))
        drop_down(sheet, f"D2:D{row}", '"Yes,No,N/A"')
    elif style == "sections":
        rows(sheet, 2, [["No.", "Question", "Answer", "Evidence"]])
        row, last = 3, ""
        for section, number, text in questions:
            if section != last:
                rows(sheet, row, [[section]])
                sheet.merge_cells(f"A{row}:D{row}")
                last, row = section, row + 1
            rows(sheet, row, [[number, text]])
            expected.append((text, f"C{row}"))
            row += 1
    else:
        for section, number, text in questions:
            rows(sheet, row, [[section], [f"{number}: {text}"], ["Answer:"], ["Comments:"]])
            expected.append((f"{number}: {text}", f"B{row + 2}"))
            row += 5
    found = read(saved(made), "q.xlsx")
    assert found.value is not None, found.problems
    seen = [(ask.text, ask.slots[0].where.rpartition("!")[2]) for ask in found.value.asks]
    assert seen == expected
