"""Whatever an entry says is written so that our reader reads the same entry back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yawara.ledger.model import OTHER_MEANS, SHARES, STATES, Entry, Evidence, Explained
from yawara.ledger.read import Setting, entries_from
from yawara.ledger.write import append, scalar, to_yaml
from yawara.norms.model import Norms
from yawara.scope.profile import Organization, Profile
from yawara.text.problem import Problems
from yawara.text.tree import parse
from yawara.text.words import Words

if TYPE_CHECKING:
    from yawara.text.tree import Node

NOTHING = Norms(facts=(), addressees=(), themes={}, practices=(), ladders=(), ways=(), versions=())
SETTING = Setting(NOTHING, Profile(Organization(Words("例", "Demo"), {}), ()), datetime.date.max)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    "ab #:-'\"\\|>{}[],&*!%@`\n\t\r\x00\x85\u2028\u3000\ufeff済み。", max_size=40
)
one_line = texts.filter(bool)
days = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
words = st.builds(Words, one_line, one_line) | st.builds(Words, one_line)
refs = st.lists(one_line, unique=True, max_size=3).map(tuple)
evidence = st.builds(
    Evidence,
    kind=st.sampled_from(["file", "link", "measurement", "observation"]),
    target=one_line,
    sha256=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
    note=st.none() | words,
    speaks_from=st.none() | days,
    speaks_to=st.none() | days,
    collected=st.none() | days,
    expires=st.none() | days,
    share=st.sampled_from([None, *SHARES]),
)
entries = st.builds(
    Entry,
    on=days,
    state=st.sampled_from(STATES),
    practice=one_line,
    system=st.none() | one_line,
    recorded=st.none() | days,
    until=st.none() | days,
    other_means=st.just(value=False),
    explained=st.none() | st.builds(Explained, words, refs),
    reason=st.none() | words,
    norms=refs,
    statement=st.none() | words,
    evidence=st.lists(evidence, max_size=3).map(tuple),
    owner=st.none() | one_line.filter(lambda text: text != OTHER_MEANS),
    due=st.none() | days,
    share=st.sampled_from([None, *SHARES]),
    replaces=st.none() | st.text("0123456789abcdef", min_size=8, max_size=64),
)


def read(node: Node | None) -> list[str]:
    assert node is not None
    return [entry.id for entry in entries_from(node, SETTING, Problems())]


@given(st.lists(entries, min_size=1, max_size=3, unique_by=lambda entry: entry.id))
def test_what_is_written_is_read_back(written: list[Entry]) -> None:
    parsed = parse(to_yaml(written).encode(), "l")
    assert not parsed.problems
    assert read(parsed.value) == [entry.id for entry in written]


@given(entries, st.sampled_from(["", "#なし\n", "- {on: 2026-01-01, practice: a, state: all}"]))
@example(Entry(on=datetime.date(2026, 1, 1), state="all", practice="b"), "  - on: 2026-01-01\n")
@example(Entry(on=datetime.date(2026, 1, 1), state="all", practice="b"), "\ufeff# 台帳\r\n")
@example(
    Entry(on=datetime.date(2026, 1, 1), state="all", practice="b"),
    "format: 1\nentries:\n  # 例\n  - {on: 2026-01-01, practice: a, state: all}\n",
)
@example(Entry(on=datetime.date(2026, 1, 1), state="all", practice="b"), "format: 1\nentries:\n")
def test_what_stands_there_stays(entry: Entry, before: str) -> None:
    data = before.encode()
    made = append(data, (entry,), "l").value
    assert made is not None
    assert made.startswith(data)
    assert read(parse(made, "l").value)[-1] == entry.id


@pytest.mark.parametrize(
    "before",
    [
        "[]\n",
        "[{on: 2026-01-01, practice: a, state: all}]\n",
        "entries:\n  - {on: 2026-01-01, practice: a, state: all}\nformat: 1\n",
        "- {on: 2026-01-01, practice: a, state: all}\n...\n",
        "- practice: |+\n    a",
        "text\n",
    ],
)
def test_where_nothing_can_be_added_nothing_is(before: str) -> None:
    entry = Entry(on=datetime.date(2026, 1, 1), state="all", practice="b")
    made = append(before.encode(), (entry,), "l")
    assert made.value is None
    assert [problem.code for problem in made.problems] == ["ledger-cannot-append"]


def test_lines_end_as_they_did() -> None:
    entry = Entry(
        on=datetime.date(2026, 1, 1), state="all", practice="b", statement=Words("一\n二")
    )
    made = append(b"- {on: 2026-01-01, practice: a, state: all}\r\n", (entry,), "l").value
    assert made is not None
    assert made.count(b"\r\n") == made.count(b"\n")


def test_a_new_ledger_reads_well() -> None:
    entry = Entry(
        on=datetime.date(2026, 11, 21),
        recorded=datetime.date(2026, 11, 22),
        state="some",
        practice="keep-logs",
        system="chat",
        statement=Words("入力と出力を残している。\n版は、まだ残していない: 予定"),
        evidence=(Evidence(kind="file", target="evidence/記録 1.png", sha256="1" * 64),),
        norms=("jp-gfb", "jp-gfb@1.2#C-1"),
        owner="yes",
    )
    assert to_yaml([entry]).splitlines() == [
        "- on: 2026-11-21",
        "  recorded: 2026-11-22",
        "  practice: keep-logs",
        "  system: chat",
        "  state: some",
        "  norms: [jp-gfb, jp-gfb@1.2#C-1]",
        "  statement:",
        "    ja: |-",
        "      入力と出力を残している。",
        "      版は、まだ残していない: 予定",
        "  evidence:",
        "    - file: evidence/記録 1.png",
        f'      sha256: "{"1" * 64}"',
        '  owner: "yes"',
    ]


@pytest.mark.parametrize(
    "text",
    ["", "~", "null", "2026-11-21", "1e5", "0x1F", "no", "- a", "a: b", "a #b", "=1+1", "a "],
)
def test_a_text_that_others_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'
