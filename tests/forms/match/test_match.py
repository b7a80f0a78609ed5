"""The matcher takes what is beyond doubt, leaves the rest blank, and can say why."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
import yaml

from bench import matching
from yawara.forms.match import lexicon, qualifiers
from yawara.forms.match.features import MANIFOLD, sets
from yawara.forms.match.match import Matcher, shipped_weights
from yawara.forms.match.plain import is_plain, joins
from yawara.forms.match.terms import normal, stem, terms
from yawara.norms.load import load, shipped

if TYPE_CHECKING:
    from yawara.norms.model import Norms
    from yawara.text.words import Lang


@cache
def norms() -> Norms:
    read = load([shipped()])
    assert read.value is not None
    return read.value


@cache
def words() -> lexicon.Lexicon:
    read = lexicon.load([shipped()], norms())
    assert read.value is not None
    assert read.problems == ()
    return read.value


@cache
def matcher() -> Matcher:
    return Matcher(norms(), words())


# -- terms ---------------------------------------------------------------------------------


def test_japanese_is_cut_where_its_script_changes() -> None:
    assert terms(normal("学習データの出所を記録する"), "ja") == {"学習", "データ", "出所", "記録"}


def test_letters_of_any_width_are_the_same() -> None:
    assert terms(normal("ＡＩのリスク"), "ja") == terms(normal("AIのﾘｽｸ"), "ja")


@pytest.mark.parametrize(
    "forms", [("train", "training", "trained", "trains"), ("policy", "policies")]
)
def test_the_forms_of_an_english_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


# -- the lexicon ---------------------------------------------------------------------------


def test_every_practice_and_fact_has_wordings_in_both_languages() -> None:
    said = {(one.practice, one.lang) for one in words().wordings}
    ids = [target.id for target in matcher().targets]
    assert [(id_, lang) for id_ in ids for lang in ("ja", "en") if (id_, lang) not in said] == []


def test_no_wording_stands_for_two_practices() -> None:
    seen: dict[tuple[str, str], str] = {}
    for one in words().wordings:
        key = (one.lang, normal(one.text))
        assert seen.setdefault(key, one.practice) == one.practice, one.text


def test_what_is_beyond_stands_for_no_practice(tmp_path: Path) -> None:
    folder = tmp_path / "wordings"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        "format: 1\nwordings:\n  keep-logs: {en: [Logs], beyond: {en: [Logs for a century]}}\n",
        encoding="utf-8",
    )
    read = lexicon.load([tmp_path], norms()).value
    assert read is not None
    assert [one.text for one in read.wordings] == ["Logs"]
    assert [(one.practice, one.text) for one in read.beyond] == [
        ("keep-logs", "Logs for a century")
    ]


def test_nothing_is_both_a_wording_and_beyond() -> None:
    said = {(one.lang, normal(one.text)) for one in words().wordings}
    assert [one for one in words().beyond if (one.lang, normal(one.text)) in said] == []


def test_a_wording_for_nothing_known_is_a_problem_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "wordings"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        "format: 1\nwordings:\n  keep-log: {ja: [記録], en: [Logs]}\n", encoding="utf-8"
    )
    (folder / "b.yaml").write_text("format: 1\nwordings: [x]\n", encoding="utf-8")
    read = lexicon.load([tmp_path], norms())
    assert [(one.code, one.place and one.place.line) for one in read.problems] == [
        ("unknown-practice", 3),
        ("wrong-type", 2),
    ]
    assert dict(read.problems[0].params)["nearest"] == "keep-logs"


# -- matching ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("AIの入出力ログを保存していますか", "ja", "keep-logs"),
        ("生成AIを使っていますか", "ja", "fact:generative"),
        ("Is there an inventory of all AI systems?", "en", "keep-ai-inventory"),
    ],
)
def test_what_is_asked_plainly_comes_first(text: str, lang: Lang, target: str) -> None:
    found = matcher().match(text, lang)
    assert found.near[0].target == target
    assert found.near[0].shared


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("資本金をご記入ください", "ja"),
        ("日次バックアップの取得", "ja"),
        ("Is your office protected by a fence?", "en"),
        ("", "en"),
        ("　", "ja"),
        ("????", "en"),
        ("x" * 20_000, "en"),
        ("漢" * 20_000, "ja"),
    ],
)
def test_what_nobody_asks_of_an_ai_is_left_blank(text: str, lang: Lang) -> None:
    assert matcher().match(text, lang).targets == ()


def test_what_is_taken_is_above_the_bar() -> None:
    bar = shipped_weights().threshold
    taken = 0
    for one in matching.questions(development=True):
        found = matcher().match(one.text, one.lang)
        taken += bool(found.targets)
        assert bool(found.targets) <= (found.score >= bar)
        assert set(found.sure) <= set(found.targets)
        assert not set(found.perhaps) & set(found.targets)
        assert found.targets or not found.perhaps
    assert taken > 100


def test_the_smallest_set_that_is_sure_enough_is_taken() -> None:
    """With a lower bar, no more is named, and no question is left that was taken."""
    more = Matcher(norms(), words(), msgspec.structs.replace(shipped_weights(), threshold=0.8))
    count = 0
    for one in matching.questions(development=True)[:200]:
        high, low = matcher().match(one.text, one.lang), more.match(one.text, one.lang)
        assert {*low.targets, *low.perhaps} <= {*high.targets, *high.perhaps} or not high.targets
        assert bool(high.targets) <= bool(low.targets)
        count += len(low.perhaps) < len(high.perhaps)
    assert count > 0


def test_sets_grow_by_the_likeliest() -> None:
    every = list(sets((0.2, 0.9, 0.4), 0))
    assert [one.others for one in every] == [(1,), (1, 2), (1, 2, 0)]
    assert len({len(one.features) for one in (*every, *sets((), 3))}) == 1


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("AIの方針を定めているか", "ja", 0),
        ("①方針の有無 ②台帳の有無", "ja", 2),
        ("方針を定め、台帳も作成し、かつ点検しているか", "ja", 3),
        ("Is there a policy?", "en", 0),
        ("(a) a policy; (b) a register", "en", 3),
        ("Is there a policy, is it known, and does anybody check it?", "en", 2),
    ],
)
def test_a_question_that_asks_for_several_things_is_taken_for_no_two(
    text: str, lang: Lang, count: int
) -> None:
    assert joins(text, lang) == count
    smallest = next(iter(sets((0.1, 0.1, 0.1), count)))
    assert len(smallest.others) == (MANIFOLD if count > 1 else 0)


@pytest.mark.parametrize(
    "text",
    [
        "責任分担を契約で明確化していない場合、その理由を記載してください。",
        "プライバシーポリシーを公表する予定はありますか。",
        "個人情報の利用目的を特定し、その範囲内で利用していないものがありますか。",
        "個人情報保護方針を策定し、公表していませんか。",
        "個人情報保護方針を公表していないことはありませんか。",
        "貴社のグループ会社はプライバシーポリシーを公表していますか。",
        "再委託先は責任分担を契約で明確化していますか。",
        "プライバシーポリシーを公表していますか。している場合は第三者の確認を受けていますか。",
        "プライバシーポリシーの公表以外に行っていることはありますか",
        "プライバシーポリシーを公表せずに運用していますか",
        "責任分担を契約で明確化しないまま提供することがありますか",
        "プライバシーポリシーが未公表のサービスがありますか",
        "プライバシーポリシーを公表するだけですか",
    ],
)
def test_a_question_that_turns_or_narrows_what_it_asks_is_left_to_a_person(text: str) -> None:
    found = matcher().match(text, "ja")
    assert found.targets == ()
    assert found.near


@pytest.mark.parametrize(
    "text",
    [
        "Do you not have a publicly available privacy policy?",
        "Do you plan to publish a privacy policy?",
        "Why is there no privacy policy?",
        "Do your subsidiaries publish a privacy policy?",
        "Is a privacy policy published? Has it been reviewed?",
        "Any open gaps in the published privacy policy?",
    ],
)
def test_the_same_in_english(text: str) -> None:
    assert matcher().match(text, "en").targets == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("プライバシーポリシーを公表していますか。", "ja"),
        ("AIの入出力ログを保存していること", "ja"),
        ("Do you publish a privacy policy?", "en"),
    ],
)
def test_a_plain_question_is_plain(text: str, lang: Lang) -> None:
    assert is_plain(text, lang)


def test_a_text_that_is_turned_turns_only_what_has_its_words() -> None:
    """Most like *is not answered* is often *is answered*."""
    nearest = "苦情に返事をしていない"
    assert is_plain(nearest, "ja", nearest, turned=True)
    assert not is_plain("苦情に返事をしている", "ja", nearest, turned=True)
    assert is_plain("苦情に返事をしている", "ja", nearest)


def test_what_is_done_by_not_doing_it_is_left_to_a_person() -> None:
    found = matcher().match("人の心を不当に操るためのAIを作っていますか", "ja")
    assert found.near[0].target == "refrain-from-manipulation"
    assert found.targets == ()


def test_a_condition_that_is_the_practice_s_own_narrows_nothing() -> None:
    asked = "事故が起きた場合の連絡先を決めているか"
    assert not is_plain(asked, "ja")
    assert not is_plain(asked, "ja", nearest="緊急連絡網", texts=["緊急連絡網"])
    assert is_plain(asked, "ja", nearest="緊急連絡網", texts=["障害が出た場合に誰に連絡するか"])


def test_a_negation_is_its_own_only_in_the_text_that_is_nearest() -> None:
    asked = "Is nothing released without a test?"
    assert not is_plain(asked, "en", nearest="Tests", texts=["No release without tests"])
    assert is_plain(asked, "en", nearest="No release without tests")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("事故は24時間以内に報告する", "ja"),
        ("認証の登録番号", "ja"),
        ("How many incidents were there?", "en"),
        ("Attach a copy of the policy.", "en"),
    ],
)
def test_what_is_asked_besides_an_act_is_seen(text: str, lang: Lang) -> None:
    assert any(qualifiers.kinds(normal(text), lang))
    assert not any(qualifiers.kinds(normal("AIの方針を定めている"), "ja"))


# -- the labelled questions ----------------------------------------------------------------


def test_labels_name_only_what_there_is() -> None:
    ids = {target.id for target in matcher().targets}
    for development in (True, False):
        for one in matching.questions(development=development):
            assert one.needed | one.allowed <= ids, one.id


def test_no_question_stands_in_two_batches() -> None:
    texts = [
        normal(one["text"])
        for path in sorted(matching.BATCHES.glob("*.yaml"))
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))["asks"]
    ]
    # Short ones may meet by chance and mean something else below another heading.
    long = [text for text in texts if len(text) > 20]
    assert len(long) == len(set(long))


def test_batches_for_development_are_there_and_others_too() -> None:
    names = {path.stem for path in matching.BATCHES.glob("*.yaml")}
    assert set(matching.DEVELOPMENT) < names


@pytest.mark.parametrize(
    ("named", "turned", "right"),
    [
        ("", False, False),
        ("a", False, False),
        ("ab", False, True),
        ("abx", False, True),
        ("ab", True, False),
    ],
)
def test_right_is_all_that_is_needed_and_a_yes_that_is_one(
    named: str,
    turned: bool,  # noqa: FBT001 - a table of cases
    right: bool,  # noqa: FBT001 - likewise
) -> None:
    question = matching.Question(
        "q", "batch", "en", "?", (), frozenset("ab"), frozenset("c"), reversed=False
    )
    said = matching.Named(frozenset(named), turned)
    assert matching.is_right(said, question) is right
    score = matching.score([question], lambda _: said)
    assert (score.filled, score.right, score.named) == (bool(named), right, len(named))
    assert score.exact == (right and named == "ab")


_SAME = """
import hashlib
from tests.forms.match.test_match import matcher
asked = ["AIの入出力ログを保存し、点検していますか", "個人情報の入力を禁じているか"]
print(hashlib.sha256(repr([matcher().match(one, "ja") for one in asked]).encode()).hexdigest())
"""


def test_the_same_question_gets_the_same_answer_in_every_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _SAME],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
