"""Conditions as parts of sentences, in both languages, and a name for every word of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.norms import small
from yawara.norms import model
from yawara.norms.conditions import ALWAYS, NEVER, All, Any, Condition, Not, Test
from yawara.norms.words import SAY, condition_words

if TYPE_CHECKING:
    from pathlib import Path

FLAG = Test("generative", "is", value=True)
SIZE = Test("size", "in", ("small", "large"))
ROLE = Test("roles", "has", "provider")
FLOP = Test("flop", "at-least", 1e25)


@pytest.mark.parametrize(
    ("condition", "ja", "en"),
    [
        (FLAG, "「生成AI」に当てはまる", "Generative AI: yes"),
        (Test("generative", "is", value=False), "「生成AI」に当てはまらない", "Generative AI: no"),
        (Test("size", "is", "small"), "「規模」が「小」", "Size: Small"),
        (SIZE, "「規模」が「小」・「大」のいずれか", "Size: Small or Large"),
        (ROLE, "「立場」に「提供者」を含む", "Roles: including Provider"),
        (FLOP, "「計算量」が1e+25以上", "Compute: at least 1e+25"),
        (
            All((FLAG, Any((ROLE, FLOP)))),
            "「生成AI」に当てはまる、かつ（「立場」に「提供者」を含む、または「計算量」が1e+25以上）",
            "Generative AI: yes and (Roles: including Provider or Compute: at least 1e+25)",
        ),
        (
            All((Any((ROLE,)), Not(FLAG))),
            "「立場」に「提供者」を含む、かつ（「生成AI」に当てはまる）でない",
            "Roles: including Provider and not (Generative AI: yes)",
        ),
        (ALWAYS, "常に", "always"),
        (NEVER, "組織には適用しない", "never for an organisation"),
        (Test("nobody", "is", value=True), "「nobody」に当てはまる", "nobody: yes"),
    ],
)
def test_a_condition_in_words(tmp_path: Path, condition: Condition, ja: str, en: str) -> None:
    norms = small.norms(tmp_path, small.packs())
    assert condition_words(condition, norms, "ja") == ja
    assert condition_words(condition, norms, "en") == en


def test_every_word_of_a_pack_has_a_name() -> None:
    tables = {
        "strength": model.STRENGTHS,
        "force": model.FORCES,
        "basis": model.BASES,
        "level": model.LEVELS,
        "kind": model.KINDS,
        "effort": model.EFFORTS,
        "owner": model.OWNERS,
        "stage": model.STAGES,
        "empty": model.EMPTY_REASONS,
        "change": model.CHANGES,
        "date": model.DATES,
        "type": model.FACT_TYPES,
    }
    assert {f"{key}-{word}" for key, words in tables.items() for word in words} <= set(SAY.table)
