"""The comparison with a list of pairs that others published, on a small made-up list."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from bench import blind_test
from bench.packs import last_version, packs
from tests import worlds
from yawara.crosswalk.blind import BLIND_TEST

A = worlds.version(
    [
        worlds.provision("MAP", []),
        worlds.provision("MAP-1.1", ["p0", "p1"], part_of="MAP"),
        worlds.provision("MAP-1.10", ["p2"], part_of="MAP"),
        worlds.provision("GOVERN-1.1", ["p3"]),
    ],
    instrument="rmf",
)
B = worlds.version(
    [
        worlds.provision("6.1", ["p1"]),
        worlds.provision("6.1.2", ["p2"]),
        worlds.provision("A.2", []),
        worlds.provision("A.2.2", ["p0"], part_of="A.2"),
    ],
    instrument="iso",
)
NORMS = worlds.norms([worlds.practice(f"p{at}") for at in range(4)], [A, B])

LIST = """\
no,rmf,iso
1,MAP 1.1,Clause 6.1: Risks
2,Map 1.10,6.1.2
3,GOVERN 1.1,A.2.2 AI policy
4,MAP,A.2
5,MAP 1.11,6.1
6,MAP 1.1,Clause 6.1: Risks
"""


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("6.1", "6.1"),
        ("Clause 6.1.2: Assessment", "6.1.2"),
        ("6.1.2.", "6.1.2"),
        ("6.1.3", None),
        ("6.10", None),
        ("A.2.2 AI policy", "A.2.2"),
        ("Annex A.2", "A.2"),
        ("B.2.2", "A.2.2"),
        ("", None),
    ],
)
def test_a_cell_names_a_provision(cell: str, wanted: str | None) -> None:
    assert blind_test.Ids(B, (("B.", "A."),)).find(cell) == wanted


def test_a_number_that_is_not_there_is_no_heading() -> None:
    ids = blind_test.Ids(A)
    assert ids.find("MAP 9.9") is None
    assert ids.find("map") == ids.find("MAP: context") == "MAP"
    assert ids.find("Map_1.10") == ids.find("MAP–1.10") == "MAP-1.10"


def rows() -> list[dict[str, str]]:
    head, *lines = (line.split(",") for line in LIST.splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_figures() -> None:
    pairs = blind_test.read_pairs(rows(), blind_test.Ids(A), blind_test.Ids(B))
    assert pairs == blind_test.read_pairs(
        rows(), blind_test.Ids(A), blind_test.Ids(B), ("rmf", "iso")
    )
    found = blind_test.compare(NORMS, A, B, pairs)
    assert [(one.a, one.b) for one in found.found] == [
        ("MAP-1.1", "6.1"),
        ("MAP-1.10", "6.1.2"),
        ("MAP", "A.2"),
    ]
    assert [(one.a, one.b) for one in found.missed] == [("GOVERN-1.1", "A.2.2")]
    assert [one.cells for one in found.unknown] == [("MAP 1.11", "6.1")]
    assert (found.computed, found.computed_official, found.possible) == (3, 3, 9)
    assert blind_test.told(found) == [
        "rmf@1 against iso@1",
        "- official pairs: 5",
        "- with an overlap in our sets (recall): 3 of 5 (60%)",
        "- without an overlap: 1",
        "- naming what our packs do not have: 1",
        "- pairs that we compute: 3 of 9 (33%) possible ones",
        "- of these official (no aim): 3 of 3 (100%)",
    ]


def test_a_table_for_the_review() -> None:
    pairs = blind_test.read_pairs(rows(), blind_test.Ids(A), blind_test.Ids(B))
    found = blind_test.compare(NORMS, A, B, pairs)
    assert blind_test.markdown(NORMS, found) == [
        "",
        "| rmf | iso | we read | we read | verdict |",
        "|---|---|---|---|---|",
        "| GOVERN-1.1 Demo | A.2.2 Demo | `p3` | `p0` |  |",
        "| MAP 1.11 | 6.1 | | | not in our packs |",
    ]


def test_the_program_on_the_shipped_packs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("rmf,iso\nGOVERN 1.1,4.1\nNOTHING 1,4.1\n", encoding="utf-8-sig")
    assert blind_test.main([str(file)]) == 0
    assert "- naming what our packs do not have: 1" in capsys.readouterr().out
    assert blind_test.main([str(file), "--columns", "rmf", "oops", "--markdown"]) == 2
    assert "there is no 'oops'. Columns: rmf, iso" in capsys.readouterr().err
    file.write_bytes(b"")
    assert blind_test.main([str(file)]) == 2
    assert blind_test.main([str(tmp_path / "no.csv")]) == 2
    with pytest.raises(SystemExit):
        blind_test.main([str(file), "--a", "us-nist-ai"])
    assert "Did you mean us-nist-ai-rmf?" in capsys.readouterr().err


PUBLISHED = Path(__file__).parents[2] / "bench/rmf-iso42001.csv"
REVIEW = Path(__file__).parents[2] / "docs/reviews/rmf-iso42001.md"


def published() -> set[tuple[str, str]]:
    lines = PUBLISHED.read_text(encoding="utf-8").splitlines()[1:]
    pairs = [(a, b) for a, _, b in (line.partition(",") for line in lines)]
    assert len(pairs) == len(set(pairs))
    return set(pairs)


def test_the_figure_that_people_are_told_is_that_of_the_packs() -> None:
    norms = packs([])
    a, b = (last_version(norms, ref) for ref in (BLIND_TEST.a, BLIND_TEST.b))
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = blind_test.compare(
        norms, a, b, blind_test.read_pairs(rows, blind_test.Ids(a), blind_test.Ids(b))
    )
    assert (a.ref, b.ref) == (BLIND_TEST.a, BLIND_TEST.b)
    assert found.unknown == ()
    assert (len(found.found), len(found.pairs)) == (BLIND_TEST.met, BLIND_TEST.pairs)
    assert f"({len(found.found) / len(found.pairs):.0%})" == f"({BLIND_TEST.percent}%)"


def test_the_review_goes_through_pairs_of_the_list() -> None:
    rows = re.findall(r"(?m)^\| ([A-Z]+-[\d.]+) \| (\S+) \| \w+ \|", REVIEW.read_text("utf-8"))
    assert len(rows) > 200
    assert set(rows) <= published()
