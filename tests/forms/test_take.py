"""From the cells of a filled-in worksheet to entries of the ledger."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.forms.desk import fill, row_of
from yawara.forms.columns import AT, HEADER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.desk import Desk

OWNER = "- {on: 2026-10-01, practice: name-owner, state: all, statement: {ja: 決めた, en: Named}}\n"


def one(desk: Desk, path: Path, **cells: object) -> list[dict[str, Any]]:
    """The entries that filling in one row gives."""
    return desk.taken(fill(path, ("name-owner", "-", cells)))


def test_a_filled_sheet_becomes_entries_once(desk: Desk) -> None:
    path = fill(
        desk.sheet(),
        ("keep-logs", "chat", {"answer": "Done", "statement": "We keep them", "owner": "IT"}),
        ("keep-logs", "notes", {"answer": "Partly", "due": datetime.date(2027, 3, 31)}),
        ("name-owner", "-", {"answer": "Not done"}),
    )
    assert desk.taken(path) == [
        {
            "practice": "keep-logs",
            "system": "chat",
            "state": "all",
            "statement": {"en": "We keep them"},
            "owner": "IT",
        },
        {"practice": "keep-logs", "system": "notes", "state": "some", "due": "2027-03-31"},
        {"practice": "name-owner", "state": "none"},
    ]
    written = desk.ledger
    entries = desk.entries()
    assert {(entry.on.isoformat(), str(entry.recorded)) for entry in entries} == {
        ("2026-11-21", "2026-11-21")
    }
    assert desk.taken(path) == []
    assert desk.taken(desk.sheet("again.xlsx", "--lang", "ja")) == []
    assert desk.ledger == written


def test_not_applicable_and_explained_name_the_norms(desk: Desk) -> None:
    path = fill(
        desk.sheet(),
        ("name-owner", "-", {"answer": "Not applicable", "reason": "Nobody works here"}),
        ("keep-logs", "chat", {"answer": "Explained", "reason": "Too dear"}),
    )
    assert desk.taken(path) == [
        {
            "practice": "keep-logs",
            "system": "chat",
            "state": "none",
            "explained": {"reason": {"en": "Too dear"}, "norms": ["jp-demo"]},
        },
        {
            "practice": "name-owner",
            "state": "not-applicable",
            "reason": {"en": "Nobody works here"},
            "norms": ["jp-demo"],
        },
    ]
    assert desk.taken(path) == []


@pytest.mark.parametrize("answer", ["Not applicable", "Explained"])
def test_they_need_a_reason(desk: Desk, answer: str) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": answer}))
    assert desk.codes(path) == ["sheet-reason-missing K14"]


def test_what_stands_in_the_ledger_stays_byte_for_byte(desk: Desk) -> None:
    before = "# 台帳\n- {on: 2026-10-01, practice: keep-logs, state: some}   # 残す\n\n# 終わり"
    desk.put("ledger.yaml", before)
    one(desk, desk.sheet(), answer="Done")
    assert desk.ledger.startswith(before)
    assert len(desk.entries()) == 2


def test_an_answer_of_an_earlier_day_is_followed(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    entries = one(desk, desk.sheet(), answer="Partly")
    assert entries == [
        {"practice": "name-owner", "state": "some", "statement": {"ja": "決めた", "en": "Named"}}
    ]
    assert desk.taken(desk.sheet()) == []


def test_an_answer_of_the_same_day_is_corrected(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER.replace("10-01", "11-21"))
    first = desk.entries()[0].id
    (entry,) = one(desk, desk.sheet(), answer="Partly")
    assert entry["replaces"] == first
    assert desk.codes(desk.sheet()) == []


def test_two_answers_that_disagree_are_both_corrected(desk: Desk) -> None:
    desk.put(
        "ledger.yaml",
        OWNER.replace("10-01", "11-21") + "- {on: 2026-11-21, practice: name-owner, state: none}\n",
    )
    entries = one(desk, desk.sheet(), answer="Done")
    assert [entry["state"] for entry in entries] == ["all", "all"]
    assert {entry["replaces"] for entry in entries} == {entry.id for entry in desk.entries()[:2]}
    assert desk.codes(desk.sheet()) == []


def test_an_answer_taken_back_is_unknown(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    (entry,) = one(desk, desk.sheet(), answer="Not answered", statement=None)
    assert entry == {"practice": "name-owner", "state": "unknown"}
    assert desk.taken(desk.sheet()) == []


def test_an_answer_deleted_is_asked_about(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": None}))
    assert desk.codes(path) == ["sheet-answer-gone H14"]


def test_an_owner_alone_is_recorded_without_an_answer(desk: Desk) -> None:
    assert one(desk, desk.sheet(), owner="HR") == [
        {"practice": "name-owner", "state": "unknown", "owner": "HR"}
    ]


def test_a_statement_without_an_answer_is_pointed_out(desk: Desk) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"statement": "Ms Ito"}))
    assert desk.codes(path) == ["sheet-answer-missing H14"]
    assert desk.codes(path) == []


def test_what_follows_from_others_is_not_recorded_unless_it_is_changed(desk: Desk) -> None:
    desk.put(
        "ledger.yaml", "- {on: 2026-10-01, practice: keep-logs-longer, system: chat, state: all}\n"
    )
    path = desk.sheet()
    assert desk.taken(path) == []
    fill(path, ("keep-logs", "chat", {"statement": "With the longer ones"}))
    assert [entry["state"] for entry in desk.taken(path)] == ["all"]
    assert desk.taken(path) == []


def test_an_old_sheet_does_not_undo_what_came_since(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    old = desk.sheet("old.xlsx")
    one(desk, desk.sheet("new.xlsx"), answer="Not done")
    fill(old, ("keep-logs", "chat", {"answer": "Done"}))
    assert [entry["practice"] for entry in desk.taken(old)] == ["keep-logs"]


def test_a_row_that_changed_here_and_there_is_pointed_out(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    old = fill(desk.sheet("old.xlsx"), ("name-owner", "-", {"answer": "Partly"}))
    one(desk, desk.sheet("new.xlsx"), answer="Not done")
    assert desk.codes(old) == ["sheet-row-changed-too H14"]
    assert desk.entries()[-1].state == "some"


def test_an_old_sheet_cannot_overrule_a_newer_entry(desk: Desk) -> None:
    old = desk.sheet("old.xlsx", "--as-of", "2026-10-01")
    desk.put("ledger.yaml", OWNER.replace("10-01", "11-01"))
    fill(old, ("name-owner", "-", {"answer": "Not done"}))
    assert desk.codes(old) == ["sheet-row-newer H14"]


def test_the_day_of_the_sheet_is_the_day_of_the_entries(desk: Desk) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    set_day(path, datetime.datetime(2026, 11, 1))  # noqa: DTZ001 - as a spreadsheet has it
    desk.read(path)
    assert desk.entries()[0].on == datetime.date(2026, 11, 1)


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("2026-11-20", None),
        ("2026/11/20", None),
        ("２０２６年１１月２０日", None),
        ("令和8年11月20日", "day-wareki C3"),
        ("20/11/2026", "day-order C3"),
        ("yesterday", "day-format C3"),
        (46346, "day-format C3"),
        ("2026-11-31", "day-not-in-calendar C3"),
        (datetime.date(2026, 12, 1), "sheet-day-future C3"),
        (None, "sheet-day-missing"),
        ("=TODAY()", "sheet-formula C3"),
    ],
)
def test_the_day_of_the_sheet_as_people_write_it(
    desk: Desk, day: object, problem: str | None
) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    set_day(path, day)
    assert desk.codes(path) == ([] if problem is None else [problem])
    if problem is None:
        assert desk.entries()[0].on == datetime.date(2026, 11, 20)


def set_day(path: Path, day: object) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C3"].value = day
    if not isinstance(day, datetime.date):
        book.worksheets[0]["C3"].number_format = "General"
    if day is None:
        book.worksheets[0]["D3"].value = None
    book.save(path)


def test_texts_in_two_languages(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    ja = desk.sheet("ja.xlsx", "--lang", "ja")
    (owner,) = one(desk, ja, owner="総務")
    assert owner["statement"] == {"ja": "決めた", "en": "Named"}, "an untouched text keeps both"
    (changed,) = one(desk, desk.sheet("ja.xlsx", "--lang", "ja"), statement="任命した")
    assert changed["statement"] == {"ja": "任命した"}, "the translation of another text is dropped"
    (added,) = one(desk, desk.sheet("en.xlsx", "--lang", "en"), statement="Appointed")
    assert added["statement"] == {"ja": "任命した", "en": "Appointed"}


def test_evidence(desk: Desk) -> None:
    desk.put("evidence/a b.txt", "a")
    desk.put("rules.pdf", "r")
    files, links = "evidence\\a b.txt\nrules.pdf", "https://example.jp/x?y=1"
    lines = f"{files}\n{links}\nObservation: seen on 2026-11-01\n観察: 見た"
    (entry,) = one(
        desk, desk.sheet(), answer="Done", evidence=lines, collected=datetime.date(2026, 11, 1)
    )
    hashed = [hashlib.sha256(text).hexdigest() for text in (b"a", b"r")]
    assert entry["evidence"] == [
        {"file": "evidence/a b.txt", "sha256": hashed[0], "collected": "2026-11-01"},
        {"file": "rules.pdf", "sha256": hashed[1], "collected": "2026-11-01"},
        {"link": "https://example.jp/x?y=1", "collected": "2026-11-01"},
        {"observation": "seen on 2026-11-01", "collected": "2026-11-01"},
        {"observation": "見た", "collected": "2026-11-01"},
    ]
    path = desk.sheet("again.xlsx")
    assert desk.taken(path) == []
    (more,) = one(desk, path, collected="-\n2026-11-02\n-\n-\n2026/11/03", expires="2027-01-01")
    assert [item.get("collected") for item in more["evidence"]] == [
        None,
        "2026-11-02",
        None,
        None,
        "2026-11-03",
    ]
    assert more["evidence"][1]["sha256"] == hashed[1]
    assert desk.taken(path) == []
    assert desk.taken(desk.sheet("third.xlsx", "--lang", "ja")) == []


def test_a_file_name_alone_is_looked_for_where_evidence_lies(desk: Desk) -> None:
    desk.put("evidence/screen.png", "x")
    path = desk.sheet()
    (entry,) = one(desk, path, answer="Done", evidence="screen.png")
    assert entry["evidence"][0]["file"] == "evidence/screen.png"
    assert desk.taken(path) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("evidence/none.pdf", "sheet-file-missing L14"),
        ("../other/secret.txt", "evidence-outside L14"),
        ("/etc/passwd", "evidence-outside L14"),
        ("C:\\Users\\ito\\rules.pdf", "evidence-outside L14"),
        ("rules.pdf、minutes.docx", "sheet-evidence-several L14"),
        ("https://a.jp、https://b.jp", "sheet-evidence-several L14"),
        ("www.example.jp/x", "sheet-evidence-address L14"),
        ("社内規程 第3条", "sheet-evidence-unclear L14"),
        ("javascript:alert(1)", "sheet-evidence-unclear L14"),
        ("x" * 2001, "text-too-long L14"),
        ("\n".join(f"https://example.jp/{at}" for at in range(51)), "sheet-evidence-many L14"),
    ],
)
def test_what_is_no_evidence(desk: Desk, line: str, problem: str) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done", "evidence": line}))
    assert problem in desk.codes(path)
    assert desk.ledger == ""


def test_more_evidence_than_a_cell_lists_is_kept(desk: Desk) -> None:
    links = ", ".join(f'{{link: "https://example.jp/{at}"}}' for at in range(60))
    desk.put(
        "ledger.yaml",
        f"- {{on: 2026-10-01, practice: name-owner, state: all, evidence: [{links}]}}\n",
    )
    path = desk.sheet()
    assert desk.taken(path) == []
    (entry,) = one(desk, path, answer="Partly")
    assert len(entry["evidence"]) == 60


def test_evidence_named_twice_for_two_periods_is_kept_twice(desk: Desk) -> None:
    one_, two = (f'{{link: "https://a.jp/", period: {{to: 202{at}-01-01}}}}' for at in (6, 7))
    desk.put(
        "ledger.yaml",
        f"- {{on: 2026-10-01, practice: name-owner, state: all, evidence: [{one_}, {two}]}}\n",
    )
    (entry,) = one(desk, desk.sheet(), collected="-\n2026-11-01")
    assert [item["period"]["to"] for item in entry["evidence"]] == ["2026-01-01", "2027-01-01"]


def test_evidence_longer_than_a_cell_is_kept(desk: Desk) -> None:
    links = ", ".join(f'{{link: "https://example.jp/{at}/{"x" * 1900}"}}' for at in range(20))
    entry = f"practice: name-owner, state: all, evidence: [{links}]"
    desk.put("ledger.yaml", f"- {{on: 2026-10-01, {entry}}}\n")
    path = desk.sheet()
    assert desk.taken(path) == []
    (entry_,) = one(desk, path, answer="Partly")
    assert len(entry_["evidence"]) == 20


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"answer": "done?"}, "sheet-answer-unclear H14"),
        ({"answer": "対応中"}, "sheet-answer-unclear H14"),
        ({"answer": "x"}, "sheet-answer-unclear H14"),
        ({"answer": "-"}, "sheet-answer-unclear H14"),
        ({"answer": True}, "sheet-answer-unclear H14"),
        ({"answer": "#N/A"}, "sheet-cell-error H14"),
        ({"answer": "=H6"}, "sheet-formula H14"),
        ({"answer": "Done", "statement": "=1+1"}, "sheet-formula J14"),
        ({"answer": "Done", "statement": True}, "sheet-not-text J14"),
        ({"answer": "Done", "statement": "a_x0001_b"}, "sheet-control-character J14"),
        ({"answer": "Done", "statement": "あ" * 10_001}, "text-too-long J14"),
        ({"answer": "Done", "owner": "あ" * 201}, "text-too-long O14"),
        ({"answer": "Done", "due": "R8.11.21"}, "day-wareki P14"),
        ({"answer": "Done", "due": "next week"}, "day-format P14"),
        ({"answer": "Done", "collected": "2026-11-01"}, "sheet-evidence-days M14"),
        (
            {"answer": "Done", "evidence": "https://a.jp", "collected": "2026-11-01\n2026-11-02"},
            "sheet-evidence-days M14",
        ),
        (
            {"answer": "Done", "evidence": "https://a.jp", "collected": "2026-12-01"},
            "day-in-future M14",
        ),
        (
            {
                "answer": "Done",
                "evidence": "https://a.jp",
                "collected": "2026-11-01",
                "expires": "2026-10-01",
            },
            "period-backwards N14",
        ),
    ],
)
def test_a_cell_that_cannot_be_taken_stops_all(
    desk: Desk, cells: dict[str, object], problem: str
) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", cells), ("keep-logs", "chat", {"answer": "Done"}))
    code, answer = desk.read(path)
    assert code == 2
    assert answer["result"] is None
    assert problem in [f"{one_['code']} {one_['path'][1]}" for one_ in answer["problems"]]
    assert desk.ledger == ""
    assert desk.read(path, "--partly")[0] == 1
    assert [entry.practice for entry in desk.entries()] == ["keep-logs"]


def test_ten_thousand_characters_and_markup_are_text(desk: Desk) -> None:
    text = "<script>alert('あ')</script>\n" * 400
    text = text[:10_000]
    (entry,) = one(desk, desk.sheet(), answer="Done", statement=text)
    assert entry["statement"]["en"] == text.strip()
    assert desk.taken(desk.sheet()) == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        *(
            (text, "all")
            for text in ("○", "◯", "済", "対応済み", " Ｄｏｎｅ ", "はい。", "✔\ufe0f")
        ),
        *((text, "some") for text in ("△", "一部")),
        *((text, "none") for text in ("×", "未", "いいえ", "NO")),
    ],
)
def test_answers_as_people_write_them(desk: Desk, text: str, state: str) -> None:
    (entry,) = one(desk, desk.sheet(), answer=text)
    assert entry["state"] == state


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    code, answer = desk.read(path, "--dry-run")
    assert (code, answer["result"]["written"], len(answer["result"]["entries"])) == (0, False, 1)
    assert desk.ledger == ""
    assert sorted(one_.name for one_ in desk.folder.iterdir()) == ["profile.yaml"]


def test_only_one_writes_at_a_time(desk: Desk) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    desk.put(".yawara.lock", "1")
    assert desk.codes(path) == ["project-locked"]
    assert desk.ledger == ""


def test_a_refrain_and_a_reason_beside_another_answer(desk: Desk) -> None:
    path = fill(
        desk.sheet(),
        ("refrain-from-tracking", "chat", {"answer": "Partly", "reason": "one page still does"}),
    )
    (entry,) = desk.taken(path)
    assert entry["reason"] == {"en": "one page still does"}
    assert desk.taken(path) == []
    assert desk.taken(desk.sheet("again.xlsx")) == []


def test_an_explanation_keeps_what_is_done_of_it(desk: Desk) -> None:
    desk.put(
        "ledger.yaml",
        "- {on: 2026-10-01, practice: name-owner, state: some,"
        " explained: {reason: {en: small}, norms: [jp-demo@2]}}\n",
    )
    (entry,) = one(desk, desk.sheet(), owner="HR")
    assert entry["state"] == "some"
    assert entry["explained"] == {"reason": {"en": "small"}, "norms": ["jp-demo@2"]}


def test_an_ended_answer_is_given_anew(desk: Desk) -> None:
    desk.put(
        "ledger.yaml",
        "- {on: 2026-09-01, practice: name-owner, state: all, period: {to: 2026-10-01}}\n",
    )
    path = desk.sheet()
    assert desk.taken(path) == []
    (entry,) = one(desk, path, answer="Done")
    assert entry == {"practice": "name-owner", "state": "all"}
    assert desk.taken(path) == []


def test_header_of_the_tests_is_where_it_is(desk: Desk) -> None:
    book = openpyxl.load_workbook(desk.sheet())
    assert row_of(book.worksheets[0], "name-owner") == 14
    assert (HEADER, AT["answer"]) == (4, 7)
