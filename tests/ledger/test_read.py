"""Ledgers as people write them: every fault at once, with its place, and never an exception."""

from __future__ import annotations

import copy
import datetime
import itertools
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.norms import small
from tests.norms.test_fuzz import break_one
from yawara.assess import findings
from yawara.ledger import read as reading
from yawara.ledger.evidence import check_evidence
from yawara.ledger.read import Setting, entries_from, read_ledger
from yawara.ledger.standing import standing
from yawara.scope.applies import applicable
from yawara.scope.profile import profile_from
from yawara.text.messages import render
from yawara.text.problem import Problems, Severity, has_errors, in_order
from yawara.text.tree import parse

if TYPE_CHECKING:
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms
    from yawara.text.problem import Problem

TODAY = datetime.date(2026, 11, 21)

PROFILE = """\
format: 1
organization: {name: {ja: 例}, size: small, facts: {generative: unknown}, adopts: [jp-demo]}
systems:
  - {id: chat, name: {en: Chat}, since: 2025-04-01, facts: {roles: [provider], generative: true}}
  - id: office
    kind: model
    until: 2027-01-01
    facts: {roles: [{from: 2025-01-01, is: [developer]}], flop: 1e25, generative: unknown}
    note: {ja: 覚え}
"""
LEDGER = """\
- on: 2026-10-01
  practice: keep-logs
  system: chat
  state: all
  statement: {ja: 記録している, en: We keep logs}
  evidence:
    - {file: evidence/a.png, sha256: HASH, period: {from: 2026-10-01, to: 2027-01-01}}
    - {link: "https://example.jp/", collected: 2026-10-01, expires: 2027-01-01, note: {en: x}}
  by: 開発部
- {on: 2026-10-02, provision: "jp-demo#A-1", state: some, by: other-means, owner: 法務}
- on: 2026-10-03
  recorded: 2026-10-04
  practice: name-owner
  state: none
  explained: {reason: {ja: 一人しかいない}, norms: [jp-demo, "jp-demo@2", "jp-demo#A-1"]}
  due: 2027-04-01
- on: 2026-10-03
  practice: review-logs
  state: not-applicable
  reason: {en: no logs}
  norms: [jp-demo]
  period: {from: 2026-10-03, to: 2026-12-31}
- on: 2026-10-05
  practice: refrain-from-tracking
  state: unknown
""".replace("HASH", "0" * 64)


@pytest.fixture(scope="module")
def norms(tmp_path_factory: pytest.TempPathFactory) -> Norms:
    return small.norms(tmp_path_factory.mktemp("norms"), small.packs())


def setting(norms: Norms, profile: str = PROFILE) -> Setting:
    tree = parse(profile.encode(), "profile.yaml").value
    assert tree is not None
    found = Problems()
    one = profile_from(tree, norms, found)
    assert found.found == ()
    return Setting(norms, one, TODAY)


def read(norms: Norms, text: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    tree = parse(text.encode(), "ledger.yaml")
    found = Problems()
    found.extend(tree.problems)
    entries = entries_from(tree.value, setting(norms), found) if tree.value is not None else ()
    for problem in found.found:
        assert problem.place is not None
        assert problem.place.line > 0
        for lang in ("ja", "en"):
            assert problem.code in render(problem, lang)
    return entries, in_order(found.found)


def told(norms: Norms, text: str) -> list[str]:
    """Every problem as `code @ what stands at its place`, to the next comma."""
    lines = text.splitlines()
    places = [(problem, problem.place) for problem in read(norms, text)[1]]
    return [
        f"{one.code} @ {lines[at.line - 1][at.column - 1 :].split(',')[0][:24].rstrip('}]')}"
        for one, at in places
        if at is not None
    ]


def test_a_good_ledger(norms: Norms) -> None:
    entries, problems = read(norms, LEDGER)
    assert problems == ()
    assert [one.target for one in entries] == [
        "keep-logs",
        "jp-demo#A-1",
        "name-owner",
        "review-logs",
        "refrain-from-tracking",
    ]
    assert (entries[0].owner, entries[1].owner) == ("開発部", "法務")
    assert [one.other_means for one in entries] == [False, True, False, False, False]
    assert entries[2].known_from == datetime.date(2026, 10, 4)
    assert entries[3].until == datetime.date(2026, 12, 31)


def test_the_same_ledger_with_its_format(norms: Norms) -> None:
    indented = LEDGER.replace("\n", "\n  ").rstrip()
    entries, problems = read(norms, f"format: 1\nentries:\n  {indented}\n")
    assert problems == ()
    assert [one.id for one in entries] == [one.id for one in read(norms, LEDGER)[0]]


def entry(**fields: str) -> str:
    """One entry on one line; `...` takes a field of the plain one away."""
    plain = {"on": "2026-10-01", "practice": "keep-logs", "state": "all"} | fields
    inside = ", ".join(f"{key}: {value}" for key, value in plain.items() if value != "...")
    return f"- {{{inside}}}\n"


def about(**fields: str) -> str:
    """One entry about a provision."""
    return entry(practice="...", **({"provision": '"jp-demo#A-1"'} | fields))


BAD: dict[str, tuple[str, list[str]]] = {
    "not a list": ("hello", ["ledger-shape @ hello"]),
    "an entry without its dash": (
        "on: 2026-10-01\nstate: all\n",
        ["ledger-shape @ on: 2026-10-01"],
    ),
    "a mapping without entries": ("format: 1\n", ["missing-key @ format: 1"]),
    "another format": ("format: 2\nentries: []\n", ["unknown-format @ 2"]),
    "a list for a format": ("format: [1]\nentries: []\n", ["wrong-type @ [1"]),
    "an entry that is a word": ("- all\n", ["not-a-mapping @ all"]),
    "an entry that is nothing": ("-\n", ["not-a-mapping @ "]),
    "an entry of nothing": (
        "- {}\n",
        ["entry-needs-one-target @ {", "missing-key @ {", "missing-key @ {"],
    ),
    "no target": (entry(practice="..."), ["entry-needs-one-target @ {on: 2026-10-01"]),
    "two targets": (entry(provision='"jp-demo#A-1"'), ["entry-needs-one-target @ {on: 2026-10-01"]),
    "no day": (entry(on="..."), ["missing-key @ {practice: keep-logs"]),
    "no state": (entry(state="~"), ["missing-key @ ~"]),
    "another state": (entry(state="done"), ["unknown-word @ done"]),
    "a list for a state": (entry(state="[all]"), ["wrong-type @ [all"]),
    "wareki": (entry(on="令和8年10月1日"), ["day-wareki @ 令和8年10月1日"]),
    "another order": (entry(on="1/10/2026"), ["day-order @ 1/10/2026"]),
    "no such day": (entry(on="2026-02-30"), ["day-not-in-calendar @ 2026-02-30"]),
    "no day at all": (entry(on="soon"), ["day-format @ soon"]),
    "a list for a day": (entry(on="[2026-10-01]"), ["wrong-type @ [2026-10-01"]),
    "a day to come": (entry(on="2027-01-01"), ["entry-in-future @ 2027-01-01"]),
    "recorded tomorrow": (entry(recorded="2026-11-22"), ["day-in-future @ 2026-11-22"]),
    "an unknown practice": (entry(practice="keep-log"), ["unknown-practice @ keep-log"]),
    "an unknown key": (entry(stat="all"), ["unknown-key @ stat: all"]),
    "an unknown provision": (
        about(provision='"jp-demo#A-9"'),
        ['unknown-provision @ "jp-demo#A-9"'],
    ),
    "an unknown version": (
        about(provision='"jp-demo@9#A-1"'),
        ['unknown-provision @ "jp-demo@9#A-1"'],
    ),
    "an unknown instrument": (
        about(provision='"jp-dem#A-1"'),
        ['unknown-instrument @ "jp-dem#A-1"'],
    ),
    "no reference": (about(provision="A-1"), ["provision-ref-shape @ A-1"]),
    "an unknown system": (entry(system="chatt"), ["unknown-system @ chatt"]),
    "a system of the organisation": (
        entry(practice="name-owner", system="chat"),
        ["system-on-organization-practice @ chat"],
    ),
    "other means of a practice": (
        entry(by="other-means"),
        ["other-means-on-practice @ other-means"],
    ),
    "not applicable, and no more": (
        entry(state="not-applicable"),
        [
            "not-applicable-needs-norms @ {on: 2026-10-01",
            "not-applicable-needs-reason @ {on: 2026-10-01",
        ],
    ),
    "an answer that does not apply, and no more": (
        about(state="not-applicable"),
        ["not-applicable-needs-reason @ {on: 2026-10-01"],
    ),
    "a reason of nothing": (
        entry(state="not-applicable", reason="{}", norms="[jp-demo]"),
        ["missing-language @ {", "missing-language @ {"],
    ),
    "explained though done": (
        entry(explained="{reason: {ja: 理由}, norms: [jp-demo]}"),
        ["explained-needs-gap @ {reason: {ja: 理由"],
    ),
    "explained for no norm": (
        entry(state="none", explained="{reason: {ja: 理由}}"),
        ["missing-key @ {reason: {ja: 理由"],
    ),
    "explained for unknown norms": (
        entry(
            state="none",
            explained="{reason: {ja: 理由}, norms: [jp-demo, jp-demo, jp-demo@9, x, jp-demo#B]}",
        ),
        [
            "repeated-item @ jp-demo",
            "unknown-instrument @ jp-demo@9",
            "unknown-instrument @ x",
            "unknown-provision @ jp-demo#B",
        ],
    ),
    "a word for an explanation": (entry(state="none", explained="yes"), ["wrong-type @ yes"]),
    "a period that ends before it begins": (
        entry(period="{from: 2026-10-05, to: 2026-10-04}"),
        ["period-backwards @ {from: 2026-10-05"],
    ),
    "a period that ends before its day": (
        entry(period="{to: 2026-09-01}"),
        ["period-backwards @ {to: 2026-09-01"],
    ),
    "evidence that is no list": (entry(evidence="{link: x}"), ["wrong-type @ {link: x"]),
    "evidence of no kind": (entry(evidence="[{}]"), ["evidence-needs-one-kind @ {"]),
    "evidence of two kinds": (
        entry(evidence="[{file: a, link: 'https://a'}]"),
        ["evidence-needs-one-kind @ {file: a"],
    ),
    "evidence of nothing": (entry(evidence="[{file: ~}]"), ["missing-key @ ~"]),
    "a link to a script": (
        entry(evidence="[{link: 'javascript:1'}]"),
        ["evidence-link @ 'javascript:1'"],
    ),
    "evidence from tomorrow": (
        entry(evidence="[{observation: x, collected: 2026-11-22}]"),
        ["day-in-future @ 2026-11-22"],
    ),
    "evidence that expires before it is there": (
        entry(evidence="[{observation: x, collected: 2026-11-20, expires: 2026-11-19}]"),
        ["period-backwards @ 2026-11-19"],
    ),
    "evidence for a time that runs backwards": (
        entry(evidence="[{observation: x, period: {from: 2026-11-20, to: 2026-11-19}}]"),
        ["period-backwards @ {observation: x"],
    ),
    "a correction of nothing": (entry(replaces="00000000"), ["replaces-unknown @ {on: 2026-10-01"]),
    "a correction of too little": (
        entry(replaces="0"),
        ["replaces-unknown @ {on: 2026-10-01", "replaces-short @ 0"],
    ),
    "the same twice": (entry() + entry(), ["entry-repeated @ {on: 2026-10-01"]),
    "a long statement": (
        entry(statement="{ja: " + "あ" * 10_001 + "}"),
        ["text-too-long @ ああああああああああああああああああああああああ"],
    ),
    "a list for a statement": (entry(statement="[x]"), ["wrong-type @ [x"]),
    "another language": (entry(statement="{fr: oui}"), ["unknown-key @ fr: oui"]),
}


@pytest.mark.parametrize("name", BAD)
def test_a_fault_has_its_code_and_place(norms: Norms, name: str) -> None:
    text, problems = BAD[name]
    assert sorted(told(norms, text)) == sorted(problems)


def test_every_fault_is_told_at_once(norms: Norms) -> None:
    lines = [text for text, _ in BAD.values() if text.startswith("- {")]
    assert len({code.split()[0] for code in told(norms, "".join(lines))}) > 25


def test_a_correction_names_one_entry_by_the_start_of_its_id(norms: Norms) -> None:
    (old,), _ = read(norms, entry())
    for start, codes in (
        (old.id, []),
        (old.id[:8], []),
        (old.id[:8].upper(), ["replaces-unknown"]),
    ):
        found = told(norms, entry() + entry(state="none", replaces=f'"{start}"'))
        assert [one.split()[0] for one in found] == codes


def test_a_correction_that_could_mean_two(norms: Norms) -> None:
    """Ids do not begin alike by chance, so that the check is asked with a shorter start."""
    many = "".join(entry(on=f"2026-10-{at:02}") for at in range(1, 30))
    ids = sorted(one.id for one in read(norms, many)[0])
    alike = next(one[0] for one, other in itertools.pairwise(ids) if one[0] == other[0])
    found = told(norms, many + entry(state="none", replaces=f'"{alike}"'))
    assert {one.split()[0] for one in found} == {"replaces-ambiguous", "replaces-short"}


def test_ids_depend_on_what_is_said_and_not_on_how(norms: Norms) -> None:
    (one,), _ = read(norms, entry())
    (other,), _ = read(norms, "\n\n- state: 'all'\n  practice: \"keep-logs\"\n  on: 2026-10-01\n")
    assert one.id == other.id
    assert one.place != other.place


def test_what_is_shared_is_part_of_the_id_and_what_is_not_leaves_it(norms: Norms) -> None:
    (silent,), _ = read(norms, entry())
    (shared,), _ = read(norms, entry(share="public"))
    # The id that such an entry has had since the first release.
    assert silent.id.startswith("bb37aae676a439bd")
    assert shared.id != silent.id
    assert (silent.share, shared.share) == (None, "public")


@pytest.mark.parametrize("word", ["public", "true", "公開", "customer", "everybody"])
def test_with_whom_it_is_shared_is_one_of_two_words(norms: Norms, word: str) -> None:
    wanted = [] if word == "public" else [f"unknown-word @ {word}"]
    assert told(norms, entry(share=word)) == wanted
    assert told(norms, entry(evidence=f"[{{observation: seen, share: {word}}}]")) == wanted


@pytest.mark.parametrize(
    "text", ["", "# only a comment\n", "---\n", "[]\n", "format: 1\nentries: []"]
)
def test_an_empty_ledger_has_no_entries(norms: Norms, tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_ledger(path, setting(norms))
    assert (found.value, found.problems) == ((), ())


def test_a_missing_ledger_has_no_entries_but_a_lost_one_is_a_fault(
    norms: Norms, tmp_path: Path
) -> None:
    path = tmp_path / "ledger.yaml"
    assert read_ledger(path, setting(norms)).value == ()
    try:
        path.symlink_to(tmp_path / "elsewhere.yaml")
    except OSError:
        pytest.skip("links need a privilege here")
    found = read_ledger(path, setting(norms), name="ledger.yaml")
    assert found.value is None
    assert [problem.code for problem in found.problems] == ["file-missing"]


def test_thousands_of_faults_take_a_moment(norms: Norms) -> None:
    lines = [
        entry(practice=f"keep-logz{at}", replaces=f'"{at:08}"', statt="x") for at in range(1500)
    ]
    begun = time.process_time()
    found = told(norms, "".join(lines))
    assert len(found) == 4500
    assert time.process_time() - begun < 10


def test_too_many_entries(norms: Norms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ENTRIES", 3)
    entries, problems = read(norms, LEDGER)
    assert len(entries) == 3
    assert [problem.code for problem in problems] == ["too-many-entries"]


def test_without_a_profile_systems_are_not_checked(norms: Norms) -> None:
    tree = parse(entry(system="nobody-knows").encode(), "l").value
    assert tree is not None
    found = Problems()
    entries_from(tree, Setting(norms, None, TODAY), found)
    assert found.found == ()


# -- broken at random ----------------------------------------------------------------------

TREES: dict[str, Any] = {
    "profile.yaml": yaml.load(PROFILE, yaml.CSafeLoader),
    "ledger.yaml": yaml.load(LEDGER, yaml.CSafeLoader),
}


@given(st.integers(0, 2**32 - 1))
def test_whatever_is_broken_gives_problems_with_places(norms: Norms, seed: int) -> None:
    hand = random.Random(seed)  # noqa: S311 - tests must repeat themselves
    trees = copy.deepcopy(TREES)
    for _ in range(hand.randint(1, 5)):
        break_one(trees[hand.choice(sorted(trees))], hand)
    nodes = {
        name: parse(yaml.safe_dump(tree, allow_unicode=True).encode(), name)
        for name, tree in trees.items()
    }
    found = Problems()
    for node in nodes.values():
        found.extend(node.problems)
    first, second = nodes["profile.yaml"].value, nodes["ledger.yaml"].value
    profile = None if first is None else profile_from(first, norms, found)
    entries = entries_from(second, Setting(norms, profile, TODAY), found) if second else ()
    with tempfile.TemporaryDirectory() as folder:
        found.extend(check_evidence(entries, Path(folder)))
    if profile is not None:
        # Even what must not be used can be assessed: `Read.failed` is for the caller to ask.
        scope = applicable(profile, norms, None, TODAY)
        assessment = findings.assess(scope, standing(entries, scope))
        found.extend(findings.problems(assessment))
        for bit in range(len(scope.subjects)):
            list(assessment.findings(bit))
    for problem in found.found:
        assert problem.place is not None
        assert problem.place.file in nodes
        assert problem.place.line > 0
        for lang in ("ja", "en"):
            assert problem.code in render(problem, lang)
    severities = {problem.severity for problem in found.found}
    assert has_errors(found.found) == (Severity.ERROR in severities)
