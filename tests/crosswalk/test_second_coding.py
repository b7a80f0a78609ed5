"""Two codings of the same provisions, and the choice of those that are coded twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import second_coding
from tests import worlds

if TYPE_CHECKING:
    from pathlib import Path

PRACTICES = [worlds.practice(id_) for id_ in ("keep", "keep-longer", "review", "tell")]
VERSION = worlds.version(
    [
        worlds.provision("A", ["keep-longer", "review"], rest=worlds.NAME),
        worlds.provision("B", ["tell"]),
        worlds.provision("C", []),
        *(worlds.provision(f"D-{at}", ["tell"]) for at in range(40)),
    ]
)
NORMS = worlds.norms(PRACTICES, [VERSION], ladders=[("keep", "keep-longer")])


def test_jaccard() -> None:
    assert second_coding.jaccard({"a", "b"}, {"b", "c"}) == 1 / 3
    assert second_coding.jaccard(set(), set()) == 1
    assert second_coding.jaccard({"a"}, set()) == 0


def test_agreement_as_written_and_closed() -> None:
    coding = {"demo@1#A": ("keep", "review"), "demo@1#B": ("tell",)}
    one, other = second_coding.agreements(NORMS, coding)
    assert tuple(one) == ("demo@1#A", 1 / 3, 2 / 3, ("keep-longer",), ("keep",))
    assert tuple(other) == ("demo@1#B", 1.0, 1.0, (), ())
    assert second_coding.told([one, other]) == [
        "written  closed  provision",
        "   0.33    0.67  demo@1#A",
        "   1.00    1.00  demo@1#B",
        "",
        "   0.67    0.83  mean of 2",
        "",
        "To review, below 0.67 as written (1):",
        "  demo@1#A  0.33",
        "    first coding only:  keep-longer",
        "    second coding only: keep",
    ]


def test_a_tenth_is_chosen_again_alike() -> None:
    chosen = second_coding.choose(NORMS, "1")
    assert chosen == second_coding.choose(NORMS, "1")
    assert len(chosen) == 5
    assert chosen != second_coding.choose(NORMS, "2")
    assert "demo@1#C" not in second_coding.choose(NORMS, "1") + second_coding.choose(NORMS, "2")
    assert second_coding.choose(NORMS, "1", ["other"]) == []


def test_a_form_does_not_tell_the_first_coding() -> None:
    text = "\n".join(second_coding.form(NORMS, ["demo@1#A"]))
    assert "demo@1#A: []" in text
    assert "# Gist, ja:" in text
    assert not any(practice.id in text for practice in PRACTICES)


def test_a_form_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "second.yaml"
    file.write_text("\n".join(second_coding.form(NORMS, ["demo@1#A", "demo@1#B"])), "utf-8")
    assert second_coding.read_coding(file, NORMS) == {"demo@1#A": (), "demo@1#B": ()}


def test_every_fault_of_a_form_is_told(tmp_path: Path) -> None:
    file = tmp_path / "second.yaml"
    file.write_text("demo@1#A: [reveiw]\ndemo#B: []\ndemo@1#Z: []\ndemo@1#B: tell\n", "utf-8")
    with pytest.raises(second_coding.FormError) as caught:
        second_coding.read_coding(file, NORMS)
    told = str(caught.value)
    assert "did you mean review?" in told
    assert "no provision 'demo#B'" in told
    assert "no provision 'demo@1#Z'" in told
    assert "demo@1#B needs a list of practices" in told


def test_the_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert second_coding.main(["--choose", "1", "--instrument", "jp-gfb"]) == 0
    text = capsys.readouterr().out
    assert text.count("jp-gfb@") == text.count(": []") >= 10
    file = tmp_path / "second.yaml"
    file.write_text(text, encoding="utf-8")
    assert second_coding.main([str(file)]) == 0
    assert "   0.00    0.00  mean of" in capsys.readouterr().out
    file.write_text("[]", encoding="utf-8")
    assert second_coding.main([str(file)]) == 2
