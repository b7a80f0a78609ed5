"""The register of systems: all of them, text only, and nothing that the profile does not say."""

from __future__ import annotations

import io
import json
import re

import pytest
from msgspec.structs import replace

from tests.report.papers import DAY
from tests.report.test_firm import ORGANIZATIONS, firm, norms
from tests.worlds import profile
from yawara.assess import findings
from yawara.ledger.standing import standing
from yawara.report.firm import build
from yawara.scope.applies import applicable
from yawara.text.words import Words


def test_a_register_has_every_system_and_invents_nothing() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    data = build.written(firm("hiring-chat"), "register", "ja", "xlsx").data
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = [[cell.value or "" for cell in row] for row in book.worksheets[0].iter_rows(min_row=4)]
    assert [row[0] for row in rows] == ["interview-chat", "applicant-notes", "office-ai", "faq-bot"]
    assert rows[-1][5:8] == ["2025-12-31", "終了", ""]
    heads = [cell.value for cell in book.worksheets[0][3]]
    noted = firm("hiring-chat").ground.assessment.scope.profile.systems[0].note
    assert noted is not None
    assert rows[0][heads.index("概要")] == noted.ja
    assert rows[0][heads.index("子どもの利用")] == "不明"
    assert len(heads) == len(list(book.worksheets[1].iter_rows(min_row=4)))


def test_the_title_of_a_register_stands_whole_on_every_page() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    data = build.written(firm("hiring-chat"), "register", "ja", "xlsx").data
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.oddHeader.left.text == sheet["A1"].value
    assert sheet.print_area.startswith("'AIの一覧'!$A$3:")
    assert sheet.oddFooter.center.text == "&P / &N"


def test_text_in_a_register_stays_text() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    who = profile({"x": {"generative": True}}, {"country": "jp"})
    bad = replace(who.systems[0], name=Words("=cmd|' /C calc'!A1", "=1+1"))
    scope = applicable(replace(who, systems=(bad,)), norms("desk"), None, DAY)
    read = build.firm(findings.assess(scope, standing((), scope)), scope.norms)
    assert read.value is not None
    book = openpyxl.load_workbook(
        io.BytesIO(build.written(read.value, "register", "ja", "xlsx").data)
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(cell.value == "=cmd|' /C calc'!A1" for cell in cells)


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_a_bill_of_materials_says_only_what_the_profile_does(name: str) -> None:
    bill = json.loads(build.written(firm(name), "register", "en", "json").data)
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
        bill["serialNumber"],
    )
    systems = {one.id: one for one in firm(name).ground.assessment.scope.profile.systems}
    assert len(bill["components"]) == len(systems)
    refs = [one["bom-ref"] for one in bill["components"]]
    assert len(set(refs)) == len(refs)
    assert [ref for one in bill["compositions"] for ref in one["assemblies"]] == refs
    assert {one["aggregate"] for one in bill["compositions"]} <= {"unknown", "incomplete"}
    for one in bill["components"]:
        found = {each["name"]: each["value"] for each in one["properties"]}
        system = systems[found["yawara:id"]]
        model = one["type"] == "machine-learning-model"
        assert model == (system.kind == "model")
        assert model or "modelCard" not in one
        assert one.keys() <= {
            "type",
            "bom-ref",
            "name",
            "description",
            "properties",
            "modelCard",
        }, "the schema of 1.6 knows all of them"
        noted = system.note
        assert one.get("description") == (None if noted is None else noted.en)
        told = {key.removeprefix("yawara:fact:") for key in found if "fact:" in key}
        assert told <= {
            *system.facts,
            *firm(name).ground.assessment.scope.profile.organization.facts,
        }
