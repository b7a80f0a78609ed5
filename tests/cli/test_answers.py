"""What people type: numbers, words of either language, full width or not, and what is none."""

from __future__ import annotations

import pytest

from yawara.cli.answers import LONGEST_NAME, Misread, read_answer, read_name
from yawara.norms.model import Choice, Fact
from yawara.text.problem import Place
from yawara.text.words import Words


def fact(type_: str) -> Fact:
    choices = (
        Choice("developer", Words("AI開発者（モデルを作る）", "AI developer (builds)")),
        Choice("provider", Words("AI提供者（製品に組み込む）", "AI provider (offers)")),
        Choice("business-user", Words("AI利用者", "AI business user")),
    )
    name = Words("名", "name")
    has = choices if type_ in ("choice", "choices") else ()
    return Fact("f", "system", type_, name, name, name, has, Place("facts.yaml", 1, 1))


@pytest.mark.parametrize(
    "text", ["", "  ", "?", "？", "unknown", "わからない", "分からない。", "不明"]
)
@pytest.mark.parametrize("type_", ["flag", "choice", "choices", "number"])
def test_unknown_is_always_an_answer(type_: str, text: str) -> None:
    assert read_answer(fact(type_), text, "ja") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", True),
        ("１", True),
        ("y", True),
        ("YES", True),
        ("はい", True),
        ("true", True),
        ("2", False),
        ("no", False),
        ("いいえ。", False),
    ],
)
def test_yes_and_no(text: str, value: object) -> None:
    assert read_answer(fact("flag"), text, "ja") is value


@pytest.mark.parametrize("text", ["3", "0", "maybe", "はいはい", "-1", "1 2"])
def test_what_is_neither_yes_nor_no(text: str) -> None:
    assert isinstance(read_answer(fact("flag"), text, "ja"), Misread)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("2", "provider"),
        ("２", "provider"),
        ("②", "provider"),
        ("provider", "provider"),
        ("AI提供者", "provider"),
        ("ＡＩ提供者", "provider"),
        ("提供者", "provider"),
        ("AI Provider (offers)", "provider"),
        ("business", "business-user"),
    ],
)
def test_one_of_some(text: str, id_: str) -> None:
    assert read_answer(fact("choice"), text, "en") == id_


@pytest.mark.parametrize("text", ["0", "4", "AI", "1 2", "利", "1.0"])
def test_what_is_none_of_them_or_more_than_one(text: str) -> None:
    assert isinstance(read_answer(fact("choice"), text, "en"), Misread)


def test_the_nearest_is_suggested() -> None:
    assert read_answer(fact("choice"), "porvider", "ja") == Misread("AI提供者（製品に組み込む）")
    assert read_answer(fact("choices"), "1, busines-usr", "en") == Misread("AI business user")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("1", ("developer",)),
        ("3 1", ("developer", "business-user")),
        ("1、3", ("developer", "business-user")),
        ("1, 1, 2", ("developer", "provider")),
        ("AI business user, AI provider", ("provider", "business-user")),
        ("開発者・提供者", None),
        ("開発者、提供者", ("developer", "provider")),
        ("0", ()),
        ("なし", ()),
        ("1 4", None),
        (",", None),
    ],
)
def test_any_number_of_them(text: str, ids: tuple[str, ...] | None) -> None:
    value = read_answer(fact("choices"), text, "ja")
    assert isinstance(value, Misread) if ids is None else value == ids


@pytest.mark.parametrize(
    ("text", "value"),
    [("1e25", 1e25), ("１０", 10.0), ("1,000", 1000.0), ("nan", None), ("x", None)],
)
def test_a_number(text: str, value: float | None) -> None:
    found = read_answer(fact("number"), text, "ja")
    assert isinstance(found, Misread) if value is None else found == value


@pytest.mark.parametrize(
    "text", ["", "  ", "a\x1b[31m", "a\nb", "\udc82", "長" * (LONGEST_NAME + 1)]
)
def test_what_is_no_name(text: str) -> None:
    assert read_name(text) == Misread()


def test_a_name_is_kept_as_it_is_typed() -> None:
    assert read_name(" ㈱さくら　採用 ") == "㈱さくら　採用"
