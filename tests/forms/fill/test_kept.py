"""What is kept between questionnaires: confirmed matches, and what was told to whom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import openpyxl
import pytest

from tests.forms.fill.firm import ASKS, LEDGER, matches
from yawara.forms.fill import lists, memory, told
from yawara.forms.fill.memory import Confirmed, Memory, normal
from yawara.forms.questionnaire import Ask, Slot
from yawara.norms import load
from yawara.norms.model import Move
from yawara.text.days import parse_day
from yawara.text.problem import Place
from yawara.text.words import Words

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from tests.forms.fill.firm import Firm
    from yawara.norms.model import Norms

HEADER = 5
DECISION, POLARITY = "H", "I"


@pytest.fixture(scope="module")
def norms() -> Norms:
    read = load.load(load.with_shipped(()), cache=load.cache_folder())
    assert read.value is not None
    return read.value


def day(text: str) -> datetime.date:
    found = parse_day(text)
    assert found is not None
    return found


def ask(text: str, *context: str) -> Ask:
    return Ask("S!A1", text, "ja", (Slot("S!B1", "text"),), context=context)


def review(firm: Firm, path: Path, decisions: dict[int, str], polarity: str = "") -> Path:
    """The review of a sheet, with decisions by question (from 1)."""
    to = firm.desk / "review.xlsx"
    to.unlink(missing_ok=True)
    firm.fill(path, "--review", to)
    book = openpyxl.load_workbook(to)
    for number, text in decisions.items():
        book.worksheets[0][f"{DECISION}{HEADER + number}"] = text
        if polarity:
            book.worksheets[0][f"{POLARITY}{HEADER + number}"] = polarity
    book.save(to)
    return to


def refused(firm: Firm, *args: object) -> list[dict[str, Any]]:
    code, text = firm.run(*args, "--format", "json")
    assert code == 2, text
    found: list[dict[str, Any]] = json.loads(text)["problems"]
    return [one for one in found if one["severity"] == "error"]


def test_a_decision_is_used_and_remembered(firm: Firm) -> None:
    firm.put("matches.yaml", matches({"list": ASKS["list"]}) + "# 一覧の件は総務に聞いた\n")
    before = (firm.folder / "matches.yaml").read_bytes()
    path = firm.sheet(["lead", "list", "policy", "strange"])
    to = review(
        firm, path, {1: "AIの責任者の任命 [appoint-ai-lead]", 3: "set-ai-policy", 4: "None of them"}
    )
    first = firm.filled(path, "--review", to)
    assert [first[f"C{row}"] for row in (2, 3, 4)] == ["はい", "一部", "いいえ"]
    kept = (firm.folder / "matches.yaml").read_bytes()
    assert kept.startswith(before), "what stood there still stands, comments too"
    assert kept.count(b"- question: ") == 4
    assert firm.filled(path, "--review", to) == first
    assert (firm.folder / "matches.yaml").read_bytes() == kept, "read twice, it adds nothing"
    assert firm.filled(path) == first, "without the review, what was confirmed still counts"
    assert firm.whys(path)["C5"] == "nothing"


def test_a_decision_may_turn_the_question_round(firm: Firm) -> None:
    firm.put("matches.yaml", "format: 1\nmatches:\n")
    path = firm.sheet(["manipulate"], words="はい,いいえ")
    to = review(firm, path, {1: "refrain-from-manipulation"}, polarity="It is not done")
    assert firm.filled(path, "--review", to)["C2"] == "いいえ"
    assert "reversed: true" in (firm.folder / "matches.yaml").read_text(encoding="utf-8")


def test_a_yes_to_a_fact_is_a_yes(firm: Firm) -> None:
    firm.put("matches.yaml", matches({}))
    path = firm.sheet(["generative", "list"], words="はい,いいえ")
    to = review(firm, path, {1: "fact:generative"}, polarity="It is not done")
    before = (firm.folder / "matches.yaml").read_bytes()
    problems = refused(firm, "fill", path, firm.folder, "--review", to)
    assert [(one["code"], one["path"][1]) for one in problems] == [("review-fact-reversed", "I6")]
    assert (firm.folder / "matches.yaml").read_bytes() == before
    to = review(firm, path, {1: "fact:generative"})
    assert firm.filled(path, "--review", to)["C2"] == "はい"


def test_an_old_match_that_turns_a_fact_round_is_not_used(norms: Norms) -> None:
    text = ASKS["generative"][0]
    kept = Memory([Confirmed(text, ("fact:generative",), day("2026-11-01"), reversed=True)], norms)
    assert [problem.code for problem in kept.problems] == ["match-fact-reversed"]
    assert kept.find(ask(text)) is None


@pytest.mark.parametrize(
    ("cell", "text", "code"),
    [
        ("H6", "appoint-ai-leed", "review-decision-unknown"),
        ("I6", "たぶん", "review-polarity-unknown"),
        ("J6", "チェックシート!B99", "review-row-unknown"),
        ("K6", "0123456789abcdef", "review-other-sheet"),
        ("J5", "何か", "review-no-table"),
    ],
)
def test_a_damaged_review_records_nothing(firm: Firm, cell: str, text: str, code: str) -> None:
    path = firm.sheet(["lead", "list"])
    before = (firm.folder / "matches.yaml").read_bytes()
    to = review(firm, path, {1: "appoint-ai-lead", 2: "None of them"})
    book = openpyxl.load_workbook(to)
    book.worksheets[0][cell] = text
    book.save(to)
    problems = refused(firm, "fill", path, firm.folder, "--review", to, "-o", firm.desk / "o.xlsx")
    assert [one["code"] for one in problems] == [code]
    if code != "review-no-table":
        assert problems[0]["path"] == ["Review", {"J6": "H6"}.get(cell, cell)]
    assert (firm.folder / "matches.yaml").read_bytes() == before
    assert not (firm.desk / "o.xlsx").exists()


def test_every_fault_of_a_review_is_told_at_once(firm: Firm) -> None:
    path = firm.sheet(["lead", "list"])
    to = review(firm, path, {1: "no-such", 2: "neither-this"})
    problems = refused(firm, "fill", path, firm.folder, "--review", to)
    assert [one["path"][1] for one in problems] == ["H6", "H7"]


def test_a_question_is_known_again_whatever_its_form() -> None:
    one = normal("Q1-2. AIの責任者を、任命していますか？")
    assert normal("１－３　ＡＩの責任者を、\n任命していますか。") == one
    assert normal("（1）AIの責任者を、任命していますか。") == one
    assert normal("設問(2)　AIの責任者を、任命していますか。") == one
    assert normal("AIの責任者を、任命していませんか。") != one


def test_a_short_question_is_known_only_under_its_heading(norms: Norms) -> None:
    question = ask("文書化していますか。", "AI方針")
    heard = memory.confirmed(question, ["set-ai-policy"], day("2026-11-01"), "", reversed_=False)
    kept = Memory([heard], norms)
    assert kept.find(ask("文書化していますか。", "AI方針")) is not None
    assert kept.find(ask("文書化していますか。", "就業規則")) is None


def test_the_last_word_counts(norms: Norms) -> None:
    text = ASKS["lead"][0]
    first = Confirmed(text, ("appoint-ai-lead",), day("2026-11-01"))
    second = Confirmed(text, ("name-system-owner",), day("2026-11-02"))
    found = Memory([first, second], norms).find(ask(text))
    assert found is not None
    assert found.targets == ("name-system-owner",)
    assert Memory([first, second], norms).new([second]) == ()
    assert Memory([first, second], norms).new([first]) == (first,)


def test_a_renamed_practice_is_carried(norms: Norms) -> None:
    def moved(kind: str, new: tuple[str, ...], carry: str) -> Norms:
        why = Words("理由", "why")
        move = Move(kind, ("old-practice",), new, carry, None, why, Place(""))
        return msgspec.structs.replace(norms, moves=(*norms.moves, move))

    text = ASKS["lead"][0]
    one = Confirmed(text, ("old-practice",), day("2026-11-01"))
    renamed = Memory([one], moved("renamed", ("appoint-ai-lead",), "all"))
    found = renamed.find(ask(text))
    assert found is not None
    assert found.targets == ("appoint-ai-lead",)
    assert not renamed.problems
    split = Memory([one], moved("split", ("appoint-ai-lead", "keep-ai-inventory"), "some"))
    assert split.find(ask(text)) is None
    assert [problem.code for problem in split.problems] == ["match-target-gone"]


def test_what_was_told_is_kept_once(firm: Firm) -> None:
    path = firm.sheet(["lead", "policy", "strange"])
    for _ in range(2):
        firm.fill(path, "-o", firm.desk / "o.xlsx", "--to", "架空銀行")
    read = told.read(firm.folder)
    assert read.value is not None
    assert [(one.to, one.targets, one.state) for one in read.value] == [
        ("架空銀行", ("appoint-ai-lead",), "all"),
        ("架空銀行", ("set-ai-policy",), "none"),
    ]


def test_without_a_copy_nothing_was_told_and_that_is_said(firm: Firm) -> None:
    answer = firm.fill(firm.sheet(["lead"]), "--to", "架空銀行")
    assert [(one["code"], one["params"]) for one in answer["problems"]] == [
        ("fill-told-nothing", {"to": "架空銀行"})
    ]
    assert not (firm.folder / "told.yaml").exists()


def test_another_answer_than_before_is_said_and_not_held_back(firm: Firm) -> None:
    path = firm.sheet(["policy", "tell"])
    firm.fill(path, "-o", firm.desk / "o.xlsx", "--to", "架空銀行", "--as-of", "2026-06-01")
    since = "- {on: 2026-10-01, practice: set-ai-policy, state: all}\n"
    firm.put("ledger.yaml", LEDGER + since)
    answer = firm.fill(path, "-o", firm.desk / "o2.xlsx", "--to", "別の会社")
    said = [one for one in answer["problems"] if one["code"] == "fill-told-otherwise"]
    assert [one["path"][1] for one in said] == ["C2"]
    params = said[0]["params"]
    assert params["told"] == "架空銀行 was told “Not done” on 2026-06-01"
    assert params["now"] == "Done"
    assert params["since"] == answer["result"]["questions"][0]["entries"][0][:12]
    assert (firm.desk / "o2.xlsx").exists()
    of_one = firm.fill(path, "--system", "chat")
    codes = [one["code"] for one in of_one["problems"]]
    assert codes.count("fill-told-otherwise") == 1, "the policy is the organisation's"


def test_all_that_were_told_otherwise_stand_in_one_message(firm: Firm) -> None:
    path = firm.sheet(["policy", "policy-en"])
    for to in ("架空銀行", "架空商事"):
        firm.fill(path, "-o", firm.desk / "o.xlsx", "--overwrite", "--to", to)
    firm.put("ledger.yaml", LEDGER + "- {on: 2026-10-01, practice: set-ai-policy, state: all}\n")
    problems = firm.fill(path)["problems"]
    said = [one["params"]["told"] for one in problems if one["code"] == "fill-told-otherwise"]
    assert len(said) == 1
    assert [to in said[0] for to in ("架空銀行", "架空商事")] == [True, True]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"format: 1\nmatches:\n",
        b"format: 1\nmatches:\n- question: A\n  targets: []\n  on: 2026-11-01",
        b"format: 1\r\nmatches:\r\n    - {question: A, targets: [], on: 2026-11-01} # B\r\n",
    ],
)
def test_a_list_grows_at_its_end(data: bytes) -> None:
    items: list[lists.Item] = [
        {"question": "C: #\n『D』", "targets": ("x", "y"), "on": "2026-11-02"}
    ]
    made = lists.added(data, "matches", items, "m.yaml", "# head\n")
    assert made.value is not None
    assert made.value.startswith(data)
    again = lists.added(made.value, "matches", items, "m.yaml", "")
    assert again.value is not None
    assert again.value.startswith(made.value)


@pytest.mark.parametrize(
    "data",
    [b"format: 1\nmatches: [{a: b}]\n", b"matches:\n  - a: b\nformat: 1\n", b"- a\n", b"a: [\n"],
)
def test_a_list_that_cannot_grow_is_said(data: bytes) -> None:
    made = lists.added(data, "matches", [{"question": "C"}], "m.yaml", "")
    assert made.failed
    assert "list-cannot-append" in {one.code for one in made.problems}
