"""What the grain lint asks about, and what it leaves alone."""

# ruff: noqa: E501 - one case a line reads best

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.norms import small
from yawara.norms import load, model
from yawara.norms.lint import bigrams, lint, similarity
from yawara.text.messages import render

if TYPE_CHECKING:
    from pathlib import Path

V1, V2, THEME = "instruments/jp-demo/1.yaml", "instruments/jp-demo/2.yaml", "practices/records.yaml"


def said(folder: Path, files: dict[str, str]) -> list[str]:
    """What the lint says beyond the few practices of the base that nobody asks for."""
    out = []
    for problem in lint(small.norms(folder, files)):
        assert problem.code in render(problem, "ja")
        assert problem.code in render(problem, "en")
        params = dict(problem.params)
        known = ("lower-error-rate", "refrain-from-tracking")
        if problem.code != "practice-unasked" or params["id"] not in known:
            out.append(f"{problem.code} {params.get('id', params.get('ids', ''))}")
    return out


def asking(*asks: str) -> dict[str, str]:
    """The base whose second version asks for other practices."""
    return small.changed(V2, ("asks: [keep-logs, review-logs]", f"asks: [{', '.join(asks)}]"))


def test_what_stands_on_a_ladder_of_something_asked_for_is_used(tmp_path: Path) -> None:
    assert said(tmp_path, small.packs()) == []


def test_practices_that_nobody_asks_for(tmp_path: Path) -> None:
    found = {dict(problem.params)["id"] for problem in lint(small.norms(tmp_path, small.packs()))}
    assert found == {"lower-error-rate", "refrain-from-tracking"}


def test_a_rung_below_one_that_is_asked_for(tmp_path: Path) -> None:
    files = asking("keep-logs", "keep-logs-longer", "review-logs")
    assert said(tmp_path, files) == ["ask-implied A-1"]


def test_an_example_that_is_asked_for_anyway(tmp_path: Path) -> None:
    files = small.changed(V2, ("also: [name-owner]", "also: [review-logs]"))
    files[V2] = files[V2].replace("asks: [keep-logs, review-logs]", "asks: [watch-logs]")
    assert said(tmp_path, files) == ["also-implied A-1"]


def test_a_parent_that_repeats_its_child(tmp_path: Path) -> None:
    files = small.changed(
        V2,
        (small.HEADING, small.ASKING.replace("id: A-1\n    part_of: A", "id: A")),
        ("    addressees: [everyone]\n    strength: may\n", "    addressees: [everyone]\n    strength: may\n"),
    )  # fmt: skip
    files[V2] = files[V2].replace("asks: [keep-logs, review-logs]", "asks: [keep-logs-longer]", 1)
    assert said(tmp_path, files) == ["parent-repeats A"]


def test_practices_that_no_source_tells_apart(tmp_path: Path) -> None:
    files = asking("keep-logs", "review-logs")
    files[V2] = (
        files[V2]
        .replace("label: {en: Unread}", "label: {en: Read}")
        .replace(
            "basis: memory\n",
            "basis: memory\n    gist: {ja: 要, en: do}\n    asks: [keep-logs, review-logs]\n"
            "    reading: {on: 2026-11-21, why: {ja: 明記, en: said}}\n",
        )
    )
    assert said(tmp_path, files) == ["practices-together keep-logs, review-logs"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Do you review logs?", "Do you review and rotate logs?", "practice-joined"),
        ("review-logsの実施していますか", "保存及び点検をしていますか", "practice-joined"),
        ("Do you review logs?", "Do you standardise logs?", ""),
        ("すべてreview-logsの実施している", "６か月保存している", "practice-figure"),
        ("すべてreview-logsの実施している", "五年間保存している", "practice-figure"),
        ("すべてreview-logsの実施している", "一件ずつ保存している", ""),
        ("Do you review logs?", "Do you review logs two times?", "practice-figure"),
        ("Do you review logs?", "Does one person review logs?", ""),
        ("Do you review logs?", "Review the logs.", "practice-no-question"),
    ],
)
def test_wording(tmp_path: Path, old: str, new: str, expected: str) -> None:
    files = small.changed(THEME, (old, new))
    assert said(tmp_path, files) == ([f"{expected} review-logs"] if expected else [])


def test_a_figure_is_what_a_ladder_is_for(tmp_path: Path) -> None:
    files = small.changed(THEME, ("すべてkeep-logs-longerの実施している", "６か月保存している"))
    assert said(tmp_path, files) == []


def test_near_twins(tmp_path: Path) -> None:
    files = small.changed(
        THEME,
        ("refrain-from-trackingの実施していますか", "利用者の行動の追跡をしないようにしていますか"),
        ("lower-error-rateの実施していますか", "利用者の行動の追跡をやめるようにしていますか"),
        ("Do you refrain from tracking?", "Do you stop tracking what users do?"),
        ("Do you lower error rate?", "Do you cease tracking what users do?"),
        ("{ja: refrain-from-trackingの実施, en: refrain from tracking}", "{ja: 追跡, en: tracking}"),
        ("{ja: lower-error-rateの実施, en: lower error rate}", "{ja: 追跡, en: tracking}"),
    )  # fmt: skip
    assert said(tmp_path, files) == ["practice-twins refrain-from-tracking"]


def test_similarity() -> None:
    assert similarity(bigrams("ＡＩの記録"), bigrams("AI の記録。")) == 1
    assert similarity(bigrams("記録"), bigrams("点検")) == 0
    assert similarity(bigrams(""), bigrams("点検")) == 0


def test_a_hub(tmp_path: Path) -> None:
    files = small.packs()
    more = [
        small.ASKING.replace("id: A-1", f"id: B-{at}").replace(", review-logs", "")
        for at in range(16)
    ]
    files[V2] += "".join(more)
    assert said(tmp_path, files) == ["practice-hub keep-logs"]


def test_containments_between_instruments_are_only_counted(tmp_path: Path) -> None:
    files = small.packs()
    other = (
        files[V1].replace("jp-demo", "jp-other").replace("[keep-logs, review-logs]", "[keep-logs]")
    )
    files["instruments/jp-other/1.yaml"] = other
    (problem,) = (
        p for p in lint(small.norms(tmp_path, files)) if p.code == "containments-unsigned"
    )
    assert dict(problem.params) == {"count": "1"}
    assert problem.place is None


def test_our_own_packs_can_be_linted() -> None:
    norms = load.load([load.shipped()]).value
    assert isinstance(norms, model.Norms)
    assert all(render(problem, "ja") for problem in lint(norms))
