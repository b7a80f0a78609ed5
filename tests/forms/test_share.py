"""What a worksheet says may be shown outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.forms.desk import fill, row_of, value
from tests.forms.test_since import without

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.desk import Desk

LINK = "link: 'https://a.jp'"


def owner(share: str = "", evidence: str = LINK) -> str:
    """An entry with one piece of evidence, with or without a mark."""
    mark = f", share: {share}" if share else ""
    said = "practice: name-owner, state: some, statement: {en: Named}"
    return f"- {{on: 2026-10-01, {said}, evidence: [{{{evidence}}}]{mark}}}\n"


def marks(desk: Desk, path: Path, **cells: object) -> tuple[str | None, list[str | None]]:
    """The mark of the entry and of its evidence, of the one entry that a row gives."""
    (entry,) = desk.taken(fill(path, ("name-owner", "-", cells)))
    assert desk.taken(path) == [], "reading it twice adds nothing"
    evidence: list[dict[str, Any]] = entry.get("evidence", [])
    return entry.get("share"), [one.get("share") for one in evidence]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Partners", "partner"),
        ("取引先", "partner"),
        ("ｐａｒｔｎｅｒ", "partner"),
        ("公開", "public"),
        ("Public", "public"),
    ],
)
def test_a_mark_is_for_the_words_and_the_evidence(desk: Desk, text: str, mark: str) -> None:
    desk.put("ledger.yaml", owner())
    assert marks(desk, desk.sheet(), share=text) == (mark, [mark])


def test_a_new_answer_with_evidence_is_marked(desk: Desk) -> None:
    cells = {"answer": "Done", "evidence": "https://a.jp\nhttps://b.jp", "share": "Partners"}
    assert marks(desk, desk.sheet(), **cells) == ("partner", ["partner", "partner"])


@pytest.mark.parametrize("text", [None, "-", "非公開", "no"])
def test_a_mark_taken_away(desk: Desk, text: str | None) -> None:
    desk.put("ledger.yaml", owner("public", f"{LINK}, share: public"))
    assert marks(desk, desk.sheet(), share=text) == (None, [None])


def test_a_mark_stays_when_the_words_change(desk: Desk) -> None:
    desk.put("ledger.yaml", owner("public", f"{LINK}, share: public"))
    cells = {"statement": "Somebody else", "evidence": "https://a.jp\nhttps://b.jp"}
    assert marks(desk, desk.sheet(), **cells) == ("public", ["public", "public"])


@pytest.mark.parametrize(
    ("ledger", "marked"),
    [
        (owner("partner"), ("partner", [None])),
        (owner("", f"{LINK}, share: partner"), (None, ["partner"])),
    ],
)
def test_evidence_that_is_marked_apart_stays_so(
    desk: Desk, ledger: str, marked: tuple[str | None, list[str | None]]
) -> None:
    desk.put("ledger.yaml", ledger)
    path = desk.sheet()
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert "set separately" in str(value(sheet, row_of(sheet, "name-owner"), "remark"))
    assert desk.taken(path) == []
    assert marks(desk, path, owner="HR") == marked
    share, evidence = marks(desk, desk.sheet(), evidence="https://a.jp\nhttps://b.jp")
    assert (share, evidence) == (marked[0], [*marked[1], None]), "what is new is shown to nobody"
    assert marks(desk, desk.sheet(), share="Public") == ("public", ["public", "public"])


@pytest.mark.parametrize("text", ["○", "yes", "はい", "社長", True])
def test_to_whom_must_be_clear(desk: Desk, text: object) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done", "share": text}))
    assert desk.codes(path) == ["sheet-share-unclear Q14"]
    assert desk.ledger == ""


def test_in_an_older_sheet_only_words_that_stay_as_they_were_stay_shared(desk: Desk) -> None:
    desk.put("ledger.yaml", owner("public", f"{LINK}, share: public"))
    first = fill(desk.sheet("1.xlsx"), ("name-owner", "-", {"owner": "IT"}))
    (entry,) = desk.taken(without(first, "share", "share_was", "since", "since_was"))
    assert entry["share"] == "public"
    second = fill(desk.sheet("2.xlsx"), ("name-owner", "-", {"statement": "Somebody else"}))
    (entry,) = desk.taken(without(second, "share", "share_was", "since", "since_was"))
    assert "share" not in entry


def test_it_is_chosen_from_a_list(desk: Desk) -> None:
    sheet = openpyxl.load_workbook(desk.sheet("s.xlsx", "--lang", "ja")).worksheets[0]
    rules = sheet.data_validations.dataValidation
    (rule,) = [one for one in rules if str(one.sqref).startswith("Q")]
    assert rule.formula1 == '"取引先,公開"'
    assert len(rule.prompt) <= 255


def test_after_reading_it_says_how_much_a_partner_would_see(desk: Desk) -> None:
    rows = [("keep-logs", "chat", "Partners"), ("name-owner", "-", None)]
    path = fill(
        desk.sheet(),
        *((one, system, {"answer": "Done", "share": share}) for one, system, share in rows),
    )
    _, answer = desk.read(path, "--dry-run")
    assert "shared" not in answer["result"]
    code, printed = desk.run("--read", str(path))
    assert code == 0
    assert f"yawara report {desk.folder} --for partner -o answer.pdf" in printed
    assert "statements: 1, names of evidence: 0" in printed
    again = fill(desk.sheet("again.xlsx"), ("keep-logs", "chat", {"share": None}))
    _, answer = desk.read(again)
    assert answer["result"]["shared"] == {"statements": 0, "evidence": 0}


def test_evidence_that_stands_twice_is_kept_as_it_is(desk: Desk) -> None:
    desk.put("ledger.yaml", owner("", f"{LINK}}}, {{{LINK}"))
    assert marks(desk, desk.sheet(), statement="Other words") == (None, [None, None])
    assert marks(desk, desk.sheet(), share="Public") == ("public", ["public", "public"])
