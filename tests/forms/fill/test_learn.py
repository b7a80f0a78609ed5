"""Beginning a ledger from old questionnaires."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.forms.fill.firm import ASKS, LEDGER, Firm, matches
from tests.forms.xlsx import layouts as workbooks

if TYPE_CHECKING:
    from pathlib import Path

FIRST = 5  # the first row of proposals
DECISION, PRACTICE, POLARITY, SYSTEM, STATE, DAY = "G", "H", "I", "J", "K", "L"
REASON, EVIDENCE, SHARE = "N", "O", "P"


def proposed(firm: Firm, *args: object) -> list[dict[str, Any]]:
    code, text = firm.run("learn", *args, firm.folder, "--format", "json")
    assert code == 0, text
    found: list[dict[str, Any]] = json.loads(text)["result"]["proposals"]
    return found


@pytest.fixture
def fresh(firm: Firm) -> Firm:
    """The firm before it had a ledger."""
    (firm.folder / "ledger.yaml").unlink()
    return firm


def old(firm: Firm, name: str = "old.xlsx", **more: str) -> Path:
    given = {
        "C2": "はい", "D2": "管理部長を任命した。", "E2": "https://demo.example/ai",
        "C3": "一部", "C4": "いいえ", "C5": "はい", "C6": "はい", "C7": "はい",
    } | more  # fmt: skip
    keys = ["lead", "list", "policy", "manipulate", "both", "strange", "owner"]
    return firm.sheet(keys, name=name, given=given)


def confirmed(firm: Firm, path: Path, changes: dict[str, str], *args: object) -> Path:
    to = firm.desk / "proposals.xlsx"
    to.unlink(missing_ok=True)
    proposed(firm, path, "-o", to, "--on", "2025-12-01", *args)
    book = openpyxl.load_workbook(to)
    for where, text in changes.items():
        book.worksheets[0][where] = text
    book.save(to)
    return to


def read_back(firm: Firm, to: Path) -> tuple[int, dict[str, Any]]:
    code, text = firm.run("learn", firm.folder, "--read", to, "--format", "json")
    return code, json.loads(text)


def test_answers_become_proposals_and_nothing_more(fresh: Firm) -> None:
    found = proposed(fresh, old(fresh), "--on", "2025-12-01")
    told = {(one["practice"], one["where"][-2:]): one for one in found}
    lead = told["appoint-ai-lead", "C2"]
    assert (lead["state"], lead["statement"], lead["on"]) == (
        "all",
        "管理部長を任命した。",
        "2025-12-01",
    )
    assert lead["evidence"] == ["https://demo.example/ai"]
    assert told["keep-ai-inventory", "C3"]["state"] == "some"
    assert told["set-ai-policy", "C4"]["state"] == "none"
    assert told["refrain-from-manipulation", "C5"]["state"] == "none", "yes means that it is not"
    assert told["keep-ai-inventory", "C6"]["state"] == "all"
    assert not any(one["where"].endswith("C8") for one in found), "nobody answered"
    assert not any(one["where"].endswith("C7") for one in found), "about nothing of ours"
    assert not (fresh.folder / "ledger.yaml").exists()


def test_answers_that_differ_stand_side_by_side(fresh: Firm) -> None:
    other = old(fresh, "newer.xlsx", C2="いいえ", C6="", C3="いいえ")
    found = proposed(fresh, old(fresh), other)
    lead = [one for one in found if one["practice"] == "appoint-ai-lead"]
    assert [(one["file"], one["state"], one["why"]) for one in lead] == [
        ("old.xlsx", "all", "apart"),
        ("old.xlsx", "all", "apart"),
        ("newer.xlsx", "none", "apart"),
    ]


def test_what_the_ledger_says_otherwise_is_said(firm: Firm) -> None:
    found = proposed(firm, old(firm, C2="いいえ", C6=""))
    assert {one["practice"]: one["why"] for one in found}["appoint-ai-lead"] == "ledger"


def test_what_was_said_of_others_is_not_taken_for_ours(fresh: Firm) -> None:
    book, one = workbooks.book("調査")
    workbooks.rows(one, 1, [["No.", "質問", "相談チャット", "再委託先"]])
    workbooks.rows(one, 2, [[None, None, "回答", "回答"]])
    workbooks.rows(one, 3, [[1, ASKS["tell"][0], "はい", "いいえ"]])
    workbooks.drop_down(one, "C3:D3", '"はい,いいえ,一部"')
    path = fresh.desk / "two.xlsx"
    path.write_bytes(workbooks.saved(book))
    found = [(one["practice"], one["system"], one["why"]) for one in proposed(fresh, path)]
    assert found == [("tell-users-it-is-ai", "chat", None), (None, None, "whom")]


@pytest.mark.parametrize("words", ["◎,○,△,×", "はい,いいえ,レベル3"])
def test_strange_words_settle_nothing(fresh: Firm, words: str) -> None:
    path = fresh.sheet(["lead"], words=words, given={"C2": words.split(",")[1]})
    found = proposed(fresh, path)
    assert [(one["practice"], one["state"], one["why"]) for one in found] == [
        ("appoint-ai-lead", None, "state")
    ]


def test_only_what_was_confirmed_is_recorded_and_only_once(fresh: Firm) -> None:
    fresh.put("matches.yaml", matches({}).replace("matches:\n", "matches:\n"))
    path = old(fresh)
    to = confirmed(
        fresh, path,
        {f"{DECISION}{FIRST}": "Record", f"{PRACTICE}{FIRST}": "appoint-ai-lead",
         f"{STATE}{FIRST}": "対応済", f"{DECISION}{FIRST + 1}": "Leave"},
    )  # fmt: skip
    code, answer = read_back(fresh, to)
    assert code == 0, answer["problems"]
    entry = answer["result"]["entries"][0]
    assert len(answer["result"]["entries"]) == 1
    assert (entry["practice"], entry["state"], entry["on"]) == (
        "appoint-ai-lead",
        "all",
        "2025-12-01",
    )
    assert entry["statement"] == {"ja": "管理部長を任命した。"}
    assert entry["evidence"] == [{"link": "https://demo.example/ai"}]
    ledger = (fresh.folder / "ledger.yaml").read_bytes()
    assert b"share" not in ledger, (
        "what an old sheet said is shared with nobody before it is marked"
    )
    code, again = read_back(fresh, to)
    assert (code, again["result"]["entries"]) == (0, [])
    assert (fresh.folder / "ledger.yaml").read_bytes() == ledger
    assert fresh.filled(fresh.sheet(["lead"], name="next.xlsx"))["C2"] == "はい"


def test_the_system_is_kept_for_what_systems_do(fresh: Firm) -> None:
    path = fresh.sheet(["owner", "lead"], given={"C2": "はい", "C3": "はい"})
    found = proposed(fresh, path, "--system", "chat")
    assert {one["practice"]: one["system"] for one in found} == {
        "name-system-owner": "chat", "appoint-ai-lead": None,
    }  # fmt: skip


def test_a_person_chooses_the_practice_and_the_system_stays(fresh: Firm) -> None:
    fresh.put("matches.yaml", matches({}))
    asks = ["画面に出る注意書きはどなたが。", "朝の会議でそのことを話しますか。"]
    path = fresh.sheet(
        asks, given={"C2": "一部", "C3": "はい", "E2": "AI利用規程 第3条\nevidence/none.pdf"}
    )
    found = proposed(fresh, path, "--system", "chat")
    assert [(one["practice"], one["system"], one["state"]) for one in found] == [
        (None, "chat", "some"), (None, "chat", "all"),
    ]  # fmt: skip
    to = confirmed(
        fresh, path,
        {f"{DECISION}{FIRST}": "Record", f"{PRACTICE}{FIRST}": "tell-users-it-is-ai",
         f"{DECISION}{FIRST + 1}": "Record", f"{PRACTICE}{FIRST + 1}": "appoint-ai-lead"},
        "--system", "chat",
    )  # fmt: skip
    code, answer = read_back(fresh, to)
    assert code == 0, answer["problems"]
    first, second = answer["result"]["entries"]
    assert (first["system"], first["state"]) == ("chat", "some")
    assert first["evidence"] == [
        {"observation": "AI利用規程 第3条"}, {"observation": "evidence/none.pdf"},
    ]  # fmt: skip
    assert "system" not in second


def test_a_question_whose_state_was_corrected_is_not_remembered(fresh: Firm) -> None:
    fresh.put("matches.yaml", matches({}))
    path = fresh.sheet(["manipulate"], words="はい,いいえ", given={"C2": "いいえ"})
    chosen = {f"{DECISION}{FIRST}": "Record", f"{PRACTICE}{FIRST}": "refrain-from-manipulation"}
    for state, kept in (("対応済", 0), ("未対応", 1)):
        to = confirmed(fresh, path, chosen | {f"{STATE}{FIRST}": state})
        code, answer = read_back(fresh, to)
        assert code == 0, answer["problems"]
        assert answer["result"]["matches"] == kept, state
        (fresh.folder / "ledger.yaml").unlink()


def test_a_yes_that_says_that_it_is_not_done(fresh: Firm) -> None:
    fresh.put("matches.yaml", matches({}))
    path = fresh.sheet(["manipulate"], words="はい,いいえ", given={"C2": "いいえ"})
    chosen = {
        f"{DECISION}{FIRST}": "Record",
        f"{PRACTICE}{FIRST}": "refrain-from-manipulation",
        f"{POLARITY}{FIRST}": "It is not done",
    }
    code, answer = read_back(fresh, confirmed(fresh, path, chosen))
    assert code == 2
    faults = [(one["code"], one["params"]) for one in answer["problems"]]
    assert faults == [
        ("learn-polarity-state", {"state": "Not done", "said": "Done", "answer": "いいえ"})
    ]
    for state in (None, "Done"):
        to = confirmed(fresh, path, chosen)
        book = openpyxl.load_workbook(to)
        book.worksheets[0][f"{STATE}{FIRST}"] = state
        book.save(to)
        code, answer = read_back(fresh, to)
        assert code == 0, answer["problems"]
        assert [one["state"] for one in answer["result"]["entries"]] == ["all"]
        assert answer["result"]["matches"] == 1
        text = (fresh.folder / "matches.yaml").read_text(encoding="utf-8")
        assert "reversed: true" in text
        fresh.put("matches.yaml", matches({}))
        (fresh.folder / "ledger.yaml").unlink()


def test_an_empty_state_that_no_answer_gives_is_a_fault(fresh: Firm) -> None:
    path = fresh.sheet(["lead"], words="まあまあ,いまひとつ", given={"C2": "まあまあ"})
    code, answer = read_back(fresh, confirmed(fresh, path, {f"{DECISION}{FIRST}": "Record"}))
    assert code == 2
    assert [one["code"] for one in answer["problems"]] == ["learn-state-unknown"]


def one_answer(firm: Firm) -> Path:
    given = {"C2": "はい", "D2": "管理部長を任命した。", "E2": "https://demo.example/ai"}
    return firm.sheet(["lead"], name="one.xlsx", given=given)


@pytest.mark.parametrize(
    ("text", "share"), [("Partners", "partner"), ("公開", "public"), ("", None), ("社内", None)]
)
def test_what_may_be_shown_is_marked(fresh: Firm, text: str, share: str | None) -> None:
    chosen = {f"{DECISION}{FIRST}": "Record", f"{SHARE}{FIRST}": text}
    to = confirmed(fresh, one_answer(fresh), chosen)
    code, answer = read_back(fresh, to)
    assert code == 0, answer["problems"]
    entry = answer["result"]["entries"][0]
    assert entry.get("share") == share
    assert [one.get("share") for one in entry["evidence"]] == [share]
    assert read_back(fresh, to)[1]["result"]["entries"] == []
    done = fresh.filled(fresh.sheet(["lead"], name="next.xlsx"))
    assert ("D2" in done, "E2" in done) == (bool(share), bool(share))


def test_a_mark_in_the_ledger_is_not_taken_back_and_rows_with_two_marks_are_refused(
    fresh: Firm,
) -> None:
    marked = confirmed(
        fresh, one_answer(fresh), {f"{DECISION}{FIRST}": "Record", f"{SHARE}{FIRST}": "Partners"}
    )
    assert read_back(fresh, marked)[0] == 0
    before = (fresh.folder / "ledger.yaml").read_bytes()
    plain = confirmed(fresh, one_answer(fresh), {f"{DECISION}{FIRST}": "Record"})
    code, answer = read_back(fresh, plain)
    assert (code, answer["result"]["entries"]) == (0, [])
    other = confirmed(
        fresh, one_answer(fresh), {f"{DECISION}{FIRST}": "Record", f"{SHARE}{FIRST}": "Public"}
    )
    code, answer = read_back(fresh, other)
    assert code == 2
    assert "learn-stands" in [one["code"] for one in answer["problems"]]
    assert (fresh.folder / "ledger.yaml").read_bytes() == before
    (fresh.folder / "ledger.yaml").unlink()
    path = fresh.sheet(["lead", "both"], given={"C2": "はい", "C3": "はい"})
    rows = {f"{DECISION}{FIRST + row}": "Record" for row in range(3)}
    code, answer = read_back(
        fresh, confirmed(fresh, path, rows | {f"{SHARE}{FIRST + 1}": "Partners"})
    )
    assert code == 2
    assert [one["code"] for one in answer["problems"]] == ["learn-twice"]


def facts(firm: Firm, *args: object) -> list[tuple[str, str | None, str, str | None]]:
    code, text = firm.run("learn", *args, firm.folder, "--format", "json")
    assert code == 0, text
    found = json.loads(text)["result"]["facts"]
    return [(one["fact"], one["system"], one["line"], one["why"]) for one in found]


def test_a_fact_is_shown_for_the_profile_and_never_written(firm: Firm) -> None:
    before = (firm.folder / "profile.yaml").read_bytes()
    path = firm.sheet(["generative", "public", "stage", "body"], words="", given={
        "C2": "いいえ", "C3": "はい", "C4": "運用中", "C5": "大学",
    })  # fmt: skip
    assert facts(firm, path, "--system", "notes") == [
        ("generative", "notes", "generative: false", "profile"),
        ("public-facing", "notes", "public-facing: true", "profile"),
        ("stage", "notes", "stage: operation", "profile"),
    ]
    assert {one[3] for one in facts(firm, path)} == {"whom"}
    to = firm.desk / "p.xlsx"
    code, text = firm.run("learn", path, firm.folder, "--system", "notes", "-o", to, "--lang", "en")
    assert code == 0, text
    assert "Facts for profile.yaml: 3 (not written; check them and copy what is right):" in text
    assert "  Minutes [notes]: `generative: false`" in text
    sheet = openpyxl.load_workbook(to)["Facts for profile.yaml"]
    rows = [[str(one or "") for one in row] for row in sheet.values]
    assert rows[4][3:8] == [
        "いいえ", rows[4][4], "Minutes [notes]", "generative: false", "true",
    ]  # fmt: skip
    code, answer = read_back(firm, to)
    assert (code, answer["result"]["entries"]) == (0, [])
    assert (firm.folder / "profile.yaml").read_bytes() == before


def test_a_fact_that_the_profile_has_or_that_no_answer_settles_is_not_shown(firm: Firm) -> None:
    keys = ["generative", "public", "stage"]
    path = firm.sheet(keys, given={"C2": "はい", "C3": "一部", "C4": "たぶん運用中"})
    assert facts(firm, path, "--system", "chat") == []
    doing = firm.sheet(["public"], words="対応済,未対応", given={"C2": "対応済"}, name="doing.xlsx")
    assert facts(firm, doing, "--system", "notes") == []
    turned = matches(ASKS).replace("targets: [fact:public-facing]", "targets: []")
    firm.put("matches.yaml", turned)
    assert facts(firm, path, "--system", "notes") == []


def test_a_new_fact_and_two_sheets_that_differ(firm: Firm) -> None:
    profile = (firm.folder / "profile.yaml").read_text(encoding="utf-8")
    firm.put(
        "profile.yaml", profile.replace("generative: true, stage: operation", "stage: operation")
    )
    yes = firm.sheet(["generative"], given={"C2": "はい"}, name="yes.xlsx")
    no = firm.sheet(["generative"], given={"C2": "いいえ"}, name="no.xlsx")
    assert facts(firm, yes, "--system", "chat") == [
        ("generative", "chat", "generative: true", None)
    ]
    assert facts(firm, yes, no, "--system", "chat") == [
        ("generative", "chat", "generative: true", "apart"),
        ("generative", "chat", "generative: false", "apart"),
    ]


def test_words_to_be_circled_say_nothing(fresh: Firm) -> None:
    book, one = workbooks.book("確認票")
    workbooks.rows(one, 1, [["No", "質問", "回答", None, "備考"]])
    one.merge_cells("C1:D1")
    workbooks.rows(
        one, 2, [[1, ASKS["lead"][0], "はい", "いいえ"], [2, ASKS["list"][0], "はい", "いいえ"]]
    )
    path = fresh.desk / "circled.xlsx"
    path.write_bytes(workbooks.saved(book))
    assert proposed(fresh, path) == []
    fresh.put("ledger.yaml", LEDGER)
    result = fresh.fill(path, "-o", fresh.desk / "o.xlsx")["result"]
    assert [one["status"] for one in result["questions"]] == ["blank", "blank"]
    assert [place["why"] for place in result["questions"][0]["places"]] == ["circled", None]


def test_a_fact_is_no_candidate_for_a_record(fresh: Firm) -> None:
    fresh.put("matches.yaml", matches({}))
    path = fresh.sheet(["generative", "public", "stage"], given={"C2": "はい", "C3": "はい"})
    found = proposed(fresh, path)
    assert not [near for one in found for near in one["near"] if near.startswith("fact:")]


def test_of_whom_it_was_said_has_to_be_chosen(fresh: Firm) -> None:
    book, one = workbooks.book("調査")
    workbooks.rows(one, 1, [["No.", "質問", "本番環境", "開発環境"]])
    workbooks.rows(one, 2, [[None, None, "回答", "回答"]])
    workbooks.rows(one, 3, [[1, ASKS["tell"][0], "はい", "いいえ"]])
    workbooks.drop_down(one, "C3:D3", '"はい,いいえ,一部"')
    path = fresh.desk / "two.xlsx"
    path.write_bytes(workbooks.saved(book))
    changes = {f"{DECISION}{FIRST}": "Record", f"{PRACTICE}{FIRST}": "tell-users-it-is-ai"}
    code, answer = read_back(fresh, confirmed(fresh, path, changes))
    assert code == 2
    assert [one["code"] for one in answer["problems"]] == ["learn-system-missing"]
    code, answer = read_back(fresh, confirmed(fresh, path, changes | {f"{SYSTEM}{FIRST}": "chat"}))
    assert answer["result"]["entries"][0]["system"] == "chat"


@pytest.mark.parametrize(
    ("where", "text", "code"),
    [
        (f"{DECISION}{FIRST}", "たぶん", "learn-decision-unknown"),
        (f"{PRACTICE}{FIRST}", "appoint-ai-leed", "unknown-practice"),
        (f"{SYSTEM}{FIRST}", "chat", "system-on-organization-practice"),
        (f"{STATE}{FIRST}", "まあまあ", "learn-state-unknown"),
        (f"{STATE}{FIRST}", "該当なし", "sheet-reason-missing"),
        (f"{DAY}{FIRST}", "令和7年", "learn-day-unknown"),
        (f"{DAY}{FIRST}", "2027-01-01", "sheet-day-future"),
        (f"{EVIDENCE}{FIRST}", "evidence/none.pdf", "evidence-missing"),
        (f"{SHARE}{FIRST}", "たぶん", "sheet-share-unclear"),
        (f"{POLARITY}{FIRST}", "たぶん", "review-polarity-unknown"),
        ("G4", "何か", "review-no-table"),
    ],
)
def test_damaged_proposals_record_nothing(fresh: Firm, where: str, text: str, code: str) -> None:
    changes = {f"{DECISION}{row}": "Record" for row in (FIRST, FIRST + 2)}
    to = confirmed(fresh, old(fresh), changes | {where: text})
    before = (fresh.folder / "matches.yaml").read_bytes()
    exit_, answer = read_back(fresh, to)
    assert exit_ == 2
    assert code in {one["code"] for one in answer["problems"]}
    at = f"{REASON}{FIRST}" if code == "sheet-reason-missing" else where
    if code != "review-no-table":
        assert ["Proposals", at] in [one["path"] for one in answer["problems"]]
    assert not (fresh.folder / "ledger.yaml").exists()
    assert (fresh.folder / "matches.yaml").read_bytes() == before


def test_two_rows_that_differ_are_refused(fresh: Firm) -> None:
    other = old(fresh, "newer.xlsx", C2="いいえ")
    to = fresh.desk / "p.xlsx"
    proposed(fresh, old(fresh), other, "-o", to)
    book = openpyxl.load_workbook(to)
    sheet = book.worksheets[0]
    for row in range(FIRST, sheet.max_row + 1):
        if "appoint-ai-lead" in str(sheet[f"{PRACTICE}{row}"].value):
            sheet[f"{DECISION}{row}"] = "Record"
    book.save(to)
    code, answer = read_back(fresh, to)
    assert code == 2
    assert "learn-twice" in {one["code"] for one in answer["problems"]}


def test_the_ledger_of_that_day_is_not_gainsaid(firm: Firm) -> None:
    path = firm.sheet(["lead"], given={"C2": "いいえ"})
    to = confirmed(firm, path, {f"{DECISION}{FIRST}": "Record", f"{DAY}{FIRST}": "2026-04-01"})
    before = (firm.folder / "ledger.yaml").read_bytes()
    code, answer = read_back(firm, to)
    assert code == 2
    assert [one["code"] for one in answer["problems"] if one["severity"] == "error"] == [
        "learn-stands"
    ]
    assert (firm.folder / "ledger.yaml").read_bytes() == before


def test_every_bad_sheet_is_told_at_once(fresh: Firm) -> None:
    pdf = fresh.desk / "a.xlsx"
    pdf.write_bytes(b"%PDF-1.7")
    empty = fresh.desk / "b.xlsx"
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    empty.write_bytes(out.getvalue())
    code, text = fresh.run("learn", pdf, empty, fresh.folder, "--format", "json")
    assert code == 2
    codes = {one["code"] for one in json.loads(text)["problems"]}
    assert {"package-not", "xlsx-no-questions"} <= codes
    assert fresh.run("learn", fresh.folder)[0] == 2


def test_rows_that_agree_become_one_entry(fresh: Firm) -> None:
    path = fresh.sheet(
        ["lead", "both"], given={"C2": "はい", "C3": "はい", "D2": "管理部長を任命した。"}
    )
    to = confirmed(fresh, path, {f"{DECISION}{FIRST + row}": "Record" for row in range(3)})
    code, answer = read_back(fresh, to)
    assert code == 0, answer["problems"]
    entries = {one["practice"]: one.get("statement") for one in answer["result"]["entries"]}
    assert entries == {
        "appoint-ai-lead": {"ja": "管理部長を任命した。"},
        "keep-ai-inventory": None,
    }


def test_our_own_sheet_of_sources_is_no_questionnaire(firm: Firm) -> None:
    path = firm.sheet(["lead", "list"], words="○,△,×")
    for lang in ("ja", "en"):
        to = firm.desk / f"{lang}.xlsx"
        firm.fill(path, "-o", to, "--lang", lang)
        found = proposed(firm, to)
        assert {one["where"]: one["state"] for one in found} == {
            "チェックシート!C2": "all",
            "チェックシート!C3": "some",
        }
        again = firm.fill(to)["result"]["questions"]
        assert [one["status"] for one in again] == ["stands", "stands"]
