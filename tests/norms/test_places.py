"""Places of Japanese sources in English: units and numbers are said, headings stay."""

from __future__ import annotations

import re

import pytest

from yawara.norms import load
from yawara.norms.model import Locus
from yawara.norms.places import english


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("第四条第二項", "Article 4, paragraph 2"),
        ("第二十八条", "Article 28"),
        ("第十条", "Article 10"),
        ("第十一条第一項第三号", "Article 11, paragraph 1, item 3"),
        ("附則", "Supplementary provisions"),
        ("附則第二条", "Supplementary provisions, Article 2"),
        ("第七条（「努めるとともに」の後）", "Article 7 (after 「努めるとともに」)"),
        ("第七条（「努めるとともに」まで）", "Article 7 (up to 「努めるとともに」)"),
        ("第三章", "Chapter 3"),
        ("第2部 D 10", "Part 2 D 10"),
        ("第3部（pp. 32–36）", "Part 3 (pp. 32–36)"),
        ("第2.0版", "Version 2.0"),
        ("原則", "Principles"),
        ("原則3", "Principle 3"),
        ("基本理念 2", "Philosophy 2"),
        ("全体", "the whole"),
        ("P-6) ii.", "P-6) ii."),
        ("高リスク判定シート", "高リスク判定シート"),
        ("第三者による評価", "第三者による評価"),
        ("原則として", "原則として"),
        ("", ""),
    ],
)
def test_a_label_in_english(label: str, said: str) -> None:
    assert english(label) == said


def test_in_japanese_a_label_stays() -> None:
    locus = Locus(source="main", label="第四条第二項")
    assert locus.named("ja") == "第四条第二項"
    assert locus.named("en") == "Article 4, paragraph 2"


def test_of_the_law_every_place_has_an_english_name() -> None:
    read = load.load([load.shipped()])
    assert read.value is not None
    (act,) = read.value.instruments["jp-ai-act"]
    for provision in act.provisions:
        assert provision.locus is not None
        said = re.sub("「.*?」", "", provision.locus.named("en"))
        assert said.isascii(), said
