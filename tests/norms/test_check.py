"""Each fault of a pack is found once, at its line, and nothing else is."""

# ruff: noqa: E501 - one case a line reads best

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.norms import small

if TYPE_CHECKING:
    from pathlib import Path

V1, V2 = "instruments/jp-demo/1.yaml", "instruments/jp-demo/2.yaml"
FACTS, THEME = "facts.yaml", "practices/records.yaml"

#: file · what is replaced · by what · the code · the line that it points to
CASES = [
    # practices
    (THEME, "- id: refrain-from-tracking", "- id: keep-logs", "duplicate-id", "- id: keep-logs"),
    (THEME, "by: [watch-logs]", "by: [watch-log]", "no-such-practice", "by: [watch-log]"),
    (THEME, "practice: review-logs", "practice: review", "no-such-practice", "practice: review,"),
    (THEME, "[keep-logs, keep-logs-longer]", "[keep-logs, keep-log]", "no-such-practice", "keep-log]"),
    (THEME, "[keep-logs, keep-logs-longer]", "[keep-logs]", "ladder-short", "- [keep-logs]"),
    (THEME, "by: [watch-logs]", "by: [review-logs]", "implied-cycle", "by: [review-logs]"),
    (THEME, "by: [watch-logs]", "by: [name-owner]", "implied-level", "by: [name-owner]"),
    (
        THEME, "by: [watch-logs]", "by: [refrain-from-tracking]",
        "implied-kind", "by: [refrain-from-tracking]",
    ),
    (
        THEME, "practice: review-logs, by", "practice: lower-error-rate, by",
        "act-implies-result", "by: [watch-logs]",
    ),
    (
        THEME, "ladders:\n", "    counterpart: keep-lugs\nladders:\n",
        "no-such-practice", "counterpart: keep-lugs",
    ),
    (
        THEME, "ladders:\n", "    counterpart: name-owner\nladders:\n",
        "counterpart-self", "counterpart: name-owner",
    ),
    (
        THEME, "ladders:\n", "    applies: {fact: size, is: tiny}\nladders:\n",
        "no-such-choice", "{fact: size, is: tiny}",
    ),
    (THEME, "theme: records", "theme: recs", "file-name-differs", "format: 1"),
    # facts and addressees
    (FACTS, "- id: flop", "- id: size", "duplicate-id", "- id: size"),
    (FACTS, "{id: large,", "{id: small,", "duplicate-id", "{id: small, title: {ja: 大"),
    (FACTS, "{id: state,", "{id: everyone,", "duplicate-id", "{id: everyone, title: {ja: 皆"),
    (FACTS, "{fact: roles, has: provider}", "{fact: role, has: provider}", "no-such-fact", "fact: role,"),
    (FACTS, "roles, has: provider", "roles, is: provider", "condition-operator", "is: provider"),
    # what a provision says
    (V2, "    label: {en: Unread}\n", "", "no-name", "- id: A-2"),
    (V2, "    why_empty: heading\n", "", "empty-without-reason", "asks: []"),
    (V2, "asks: [keep-logs, review-logs]", "asks: [keep-logs, reviewlogs]", "no-such-practice", "reviewlogs"),
    (V2, "also: [name-owner]", "also: [keep-logs]", "asked-and-exemplified", "also: [keep-logs]"),
    (V2, "also: [name-owner]", "why_empty: purpose", "reason-but-not-empty", "why_empty: purpose"),
    (V2, "    asks: []\n", "", "reason-but-not-read", "why_empty: heading"),
    (V2, "    strength: should\n", "", "missing-where-asked", "- id: A-1"),
    (V2, "    gist: {ja: 記録する。, en: Keep records.}\n", "", "missing-where-asked", "- id: A-1"),
    (V2, "addressees: [everyone]", "addressees: [everybody]", "no-such-addressee", "[everybody]"),
    (V2, "    addressees: [everyone]\n", "", "unread-and-unaddressed", "- id: A-2"),
    (
        V2, "    basis: memory\n", "    basis: memory\n    reading: {on: 2026-11-21, why: {ja: あ, en: a}}\n",
        "reading-without-asks", "reading: {on: 2026-11-21",
    ),
    (
        V2, "on: 2026-11-21\n", "on: 2026-11-21\n      complete: true\n      second: 2026-11-22\n",
        "complete-with-rest", "rest: {ja: 細目",
    ),
    (V2, "why_empty: heading\n", "why_empty: heading\n    rest: {ja: 他, en: more}\n", "rest-but-empty", "rest: {ja: 他"),
    (V2, "on: 2026-11-21", "on: 2026-03-31", "reading-before-text", "on: 2026-03-31"),
    (V2, 'label: "1(2)"', 'label: " "', "missing-key", 'label: " "'),
    (V2, "- id: A-2", '- id: ""', "missing-key", '- id: ""'),
    (V2, 'version: "2"', 'version: ""', "missing-key", 'version: ""'),
    # what it points to
    (V2, "- id: A-2", "- id: A-1", "duplicate-id", "- id: A-1"),
    (V2, "part_of: A\n    heading: {ja: 未読}", "part_of: B\n    heading: {ja: 未読}", "no-such-provision", "part_of: B"),
    (V2, "part_of: A\n    heading: {ja: 未読}", "part_of: A-2\n    heading: {ja: 未読}", "part-of-self", "part_of: A-2"),
    (V2, "  - id: A\n", "  - id: A\n    part_of: A-1\n", "part-of-cycle", "part_of: A-1"),
    (V2, "part_of: A\n    heading: {ja: 未読}", "principle: C\n    heading: {ja: 未読}", "no-such-provision", "principle: C"),
    (V2, "{source: main, page: 3", "{source: mein, page: 3", "no-such-source", "mein"),
    (V2, "{source: main, page: 3", "{source: main, page: 10", "page-outside", "page: 10"),
    (V2, "{source: main, page: 3", "{source: main, page: 0", "page-outside", "page: 0"),
    (V2, 'label: "1(2)"', 'label: "1(2)", sha256: 0123abc', "bad-sha256", "sha256: 0123abc"),
    # when it holds
    (V2, "strength: may\n", "strength: may\n    applies_until: 2026-03-31\n", "applies-before-force", "2026-03-31"),
    (
        V2, "strength: may\n",
        "strength: may\n    applies_from: 2027-04-01\n    applies_until: 2027-03-31\n",
        "applies-order", "applies_until: 2027-03-31",
    ),
    (
        V1, "in-force: 2024-04-01}\n", "in-force: 2024-04-01, lapsed: 2025-01-01}\n",
        "", "",
    ),
    (V1, "published: 2024-04-01", "published: 2024-04-02", "dates-order", "dates:"),
    (V1, "in-force: 2024-04-01}", "in-force: 2024-04-01, withdrawn: 2024-03-31}", "dates-order", "dates:"),
    (
        V1, "in-force: 2024-04-01}", "in-force: 2024-04-01, withdrawn: 2025-03-31, lapsed: 2025-03-31}",
        "dates-two-ends", "dates:",
    ),
    (
        V1, "in-force: 2024-04-01}", "in-force: 2024-04-01, superseded: 2025-03-31, lapsed: 2025-03-31}",
        "dates-two-ends", "dates:",
    ),
    (V1, "in-force: 2024-04-01}", "in-force: 2024-04-01, superseded: 2024-03-31}", "dates-order", "dates:"),
    (V1, "in-force: 2024-04-01}\n", "in-force: 2024-04-01, superseded: 2025-01-01}\n", "", ""),
    (V2, 'supersedes: "1"', 'supersedes: "0"', "no-such-version", 'supersedes: "0"'),
    (V2, 'supersedes: "1"', "", "versions-overlap", "dates:"),
    (V1, "dates: {published: 2024-04-01, in-force: 2024-04-01}", "dates: {in-force: 2026-05-01}", "supersedes-later", ""),
    (V1, "sources:", 'replaces: ["jp-demo"]\nsources:', "supersedes-self", "replaces:"),
    (V1, "sources:", 'replaces: ["jp-old"]\nsources:', "replaced-not-carried", "replaces:"),
    (V1, "issuers: [jp-mic]", "issuers: [jp-mik]", "no-such-issuer", "issuers: [jp-mik]"),
    # against the version before
    (V2, "part_of: A\n    heading: {ja: 未読}", "was: [A-9]\n    heading: {ja: 未読}", "no-such-provision", "was: [A-9]"),
    (V2, "part_of: A\n    heading: {ja: 未読}", "change: reworded\n    heading: {ja: 未読}", "change-but-new", "change: reworded"),
    (V2, "part_of: A\n    heading: {ja: 記録", "was: [A]\n    heading: {ja: 記録", "was-without-own-id", "was: [A]"),
    (V2, "strength: should\n", "strength: should\n    change: added\n", "change-added-but-there", "change: added"),
    (V2, "strength: should\n", "strength: should\n    change: moved\n", "moved-without-was", "change: moved"),
    (V1, "strength: should\n", "strength: should\n    change: reworded\n", "no-version-before", "change: reworded"),
    (V1, "strength: should\n", "strength: should\n    was: [A]\n", "no-version-before", "was: [A]"),
]  # fmt: skip


def test_the_small_base_has_no_fault(tmp_path: Path) -> None:
    assert small.faults(tmp_path, small.packs()) == []


@pytest.mark.parametrize(("name", "old", "new", "code", "line"), CASES)
def test_a_fault_is_found_at_its_line(
    tmp_path: Path, name: str, old: str, new: str, code: str, line: str
) -> None:
    found = small.faults(tmp_path, small.changed(name, (old, new)))
    if not code:
        assert found == []
        return
    assert [fault for fault in found if fault.split(" @ ")[0] != code] == []
    assert any(line in fault for fault in found), found


CONDITIONS = [
    ("{fact: generativ}", "no-such-fact"),
    ("{fact: generative, is: small}", "condition-operator"),
    ("{fact: size}", "condition-operator"),
    ("{fact: roles, in: [developer]}", "condition-operator"),
    ("{fact: flop, is: '3'}", "condition-operator"),
    ("{fact: size, in: []}", "condition-no-choice"),
    ("{fact: size, in: [small, huge]}", "no-such-choice"),
    ("{fact: size, in: [small, large]}", "condition-always"),
    ("{all: [{fact: size, is: small}, {fact: size, is: large}]}", "condition-never"),
    ("{any: [{fact: generative}, {not: {fact: generative}}]}", "condition-always"),
    ("{all: []}", "condition-always"),
    ("{any: []}", "condition-never"),
    ("{all: [{fact: flop, at-least: 1e25}, {fact: flop, at-most: 1e24}]}", "condition-never"),
    ("{any: [{fact: flop, at-least: 1e24}, {fact: flop, at-most: 1e24}]}", "condition-always"),
    ("{all: [{fact: flop, at-least: 1e24}, {fact: flop, at-most: 1e24}]}", ""),
    ("{all: [{fact: roles, has: developer}, {fact: roles, has: provider}]}", ""),
    ("{any: [{fact: roles, has: developer}, {fact: roles, has: provider}]}", "condition-idle"),
    ("{not: {any: [{fact: roles, has: developer}, {fact: roles, has: provider}]}}", "provision-never"),
    ("{fact: generative, is: false}", "ask-never-due"),
    ("{fact: generative}\n    except: {fact: generative}", "provision-never"),
    ("{fact: generative}\n    except: {fact: generative, is: false}", "except-idle"),
    ("{fact: size, is: small, in: [small]}", "condition-many-tests"),
    ("{fact: size, all: []}", "condition-shape"),
    ("generative", "wrong-type"),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "code"), CONDITIONS)
def test_a_condition_that_decides_nothing_is_found(
    tmp_path: Path, condition: str, code: str
) -> None:
    files = small.changed(V2, ("applies: {fact: generative}", f"applies: {condition}"))
    files[THEME] = files[THEME].replace(
        "  - id: keep-logs-longer", "    applies: {fact: generative}\n  - id: keep-logs-longer"
    )
    found = {fault.split(" @ ")[0] for fault in small.faults(tmp_path, files)}
    assert found == ({code} if code else set())


def test_what_speaks_to_the_state_alone_need_not_apply_to_anybody(tmp_path: Path) -> None:
    files = small.changed(V2, ("addressees: [everyone]", "addressees: [state]"))
    assert small.faults(tmp_path, files) == []


def test_three_versions_in_a_circle_are_reported_once(tmp_path: Path) -> None:
    files = small.packs()
    files[V1] = files[V1].replace("sources:", 'supersedes: "2"\nsources:')
    found = [fault.split(" @ ")[0] for fault in small.faults(tmp_path, files)]
    assert found.count("supersedes-cycle") == 1


def test_the_same_version_twice(tmp_path: Path) -> None:
    files = small.packs()
    files["instruments/jp-demo/2b.yaml"] = files[V2]
    found = [fault.split(" @ ")[0] for fault in small.faults(tmp_path, files)]
    assert found.count("duplicate-version") == 1
    assert "file-name-differs" in found


IDS = "keep-logs\nkeep-logs-longer\nreview-logs\nwatch-logs\nlower-error-rate\n"
REST_IDS = "refrain-from-tracking\nname-owner\n"
MOVE = "format: 1\nmoves:\n  - {{kind: {}, from: [{}], to: [{}], on: 2026-11-21, carry: ask, why: {{ja: 粒度, en: grain}}}}\n"


@pytest.mark.parametrize(
    ("ids", "move", "expected"),
    [
        (IDS + REST_IDS, "", []),
        (IDS + "name-owner\n", "", ["id-not-listed @ practices/records.yaml: - id: refrain-from-tracking"]),
        (IDS + REST_IDS + "old-one\n", "", ["id-without-practice @ ids.txt: old-one"]),
        (IDS + REST_IDS + "# a comment\n\nkeep-logs\n", "", ["duplicate-id @ ids.txt: keep-logs"]),
        ("old-one\n" + IDS + REST_IDS, MOVE.format("renamed", "old-one", "keep-logs"), []),
        ("old-one\n" + IDS + REST_IDS, MOVE.format("retired", "old-one", ""), []),
        ("old-one\n" + IDS + REST_IDS, MOVE.format("split", "old-one", "keep-logs, name-owner"), []),
        (IDS + REST_IDS, MOVE.format("split", "keep-logs", "keep-logs, name-owner"), []),
        ("old-one\n" + IDS + REST_IDS, MOVE.format("split", "old-one", "keep-logs"), ["move-shape"]),
        ("old-one\n" + IDS + REST_IDS, MOVE.format("retired", "old-one", "keep-logs"), ["move-shape"]),
        (IDS + REST_IDS, MOVE.format("renamed", "keep-logs", "name-owner"), ["move-still-there"]),
        (IDS + REST_IDS, MOVE.format("renamed", "old-one", "keep-logs"), ["no-such-practice"]),
        ("old-one\n" + IDS + REST_IDS, MOVE.format("renamed", "old-one", "keep-lugs"), ["no-such-practice"]),
        ("old-one\n" + IDS + REST_IDS, MOVE.format("renamed", "old-one", "old-one"), ["move-cycle"]),
    ],
)  # fmt: skip
def test_no_practice_is_ever_lost(tmp_path: Path, ids: str, move: str, expected: list[str]) -> None:
    files = {**small.packs(), "ids.txt": ids}
    if move:
        files["moves.yaml"] = move
    found = small.faults(tmp_path, files)
    assert len(found) == len(expected)
    assert all(fault.startswith(start) for fault, start in zip(found, expected, strict=True)), found


def test_moves_in_a_circle(tmp_path: Path) -> None:
    item = "  - {{kind: renamed, from: [{}], to: [{}], on: 2026-11-21, carry: all, why: {{ja: 名, en: name}}}}\n"
    moves = "format: 1\nmoves:\n" + item.format("one", "two") + item.format("two", "one")
    files = {**small.packs(), "ids.txt": IDS + REST_IDS + "one\ntwo\n", "moves.yaml": moves}
    assert [fault.split(" @ ")[0] for fault in small.faults(tmp_path, files)] == ["move-cycle"]
