"""What the packs promise: the guideline as it is numbered and headed, both languages, no claims.

The tables were typed from the official numbering and headings, not from the packs.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest

from yawara.norms import load, select
from yawara.norms.diff import diff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.model import Norms, Provision, Version
    from yawara.text.words import Words

PACKS = load.shipped()

COMMON = {
    "C-1": "人間中心",
    "C-1-1": "人間の尊厳及び個人の自律",
    "C-1-2": "AIによる意思決定・感情の操作等への留意",
    "C-1-3": "偽情報等への対策",
    "C-1-4": "多様性・包摂性の確保",
    "C-1-5": "利用者支援",
    "C-1-6": "持続可能性の確保",
    "C-2": "安全性",
    "C-2-1": "人間の生命・身体・財産、精神及び環境への配慮",
    "C-2-2": "適正利用",
    "C-2-3": "適正学習",
    "C-3": "公平性",
    "C-3-1": "AIモデルの各構成技術に含まれるバイアスへの配慮",
    "C-3-2": "人間の判断の介在",
    "C-4": "プライバシー保護",
    "C-4-1": "AIシステム・サービス全般におけるプライバシーの保護",
    "C-5": "セキュリティ確保",
    "C-5-1": "AIシステム・サービスに影響するセキュリティ対策",
    "C-5-2": "最新動向への留意",
    "C-6": "透明性",
    "C-6-1": "検証可能性の確保",
    "C-6-2": "関連するステークホルダーへの情報提供",
    "C-6-3": "合理的かつ誠実な対応",
    "C-6-4": "関連するステークホルダーへの説明可能性・解釈可能性の向上",
    "C-7": "アカウンタビリティ",
    "C-7-1": "トレーサビリティの向上",
    "C-7-2": "「共通の指針」の対応状況の説明",
    "C-7-3": "責任者の明示",
    "C-7-4": "関係者間の責任の分配",
    "C-7-5": "ステークホルダーへの具体的な対応",
    "C-7-6": "文書化",
    "C-8": "教育・リテラシー",
    "C-8-1": "AIリテラシーの確保",
    "C-8-2": "教育・リスキリング",
    "C-8-3": "ステークホルダーへのフォローアップ",
    "C-9": "公正競争確保",
    "C-10": "イノベーション",
    "C-10-1": "オープンイノベーション等の推進",
    "C-10-2": "相互接続性・相互運用性への留意",
    "C-10-3": "適切な情報提供",
}
ROLES = {
    "D-2-i": "適切なデータの学習",
    "D-3-i": "データに含まれるバイアスへの配慮",
    "D-2-ii": "人間の生命・身体・財産、精神及び環境に配慮した開発",
    "D-2-iii": "適正利用に資する開発",
    "D-3-ii": "AIモデルのアルゴリズム等に含まれるバイアスへの配慮",
    "D-4-i": "適切なデータの学習",
    "D-5-i": "セキュリティ対策のための仕組みの導入",
    "D-6-i": "検証可能性の確保",
    "D-5-ii": "最新動向への留意",
    "D-6-ii": "関連するステークホルダーへの情報提供",
    "D-7-i": "AI提供者への「共通の指針」の対応状況の説明",
    "D-7-ii": "開発関連情報の文書化",
    "D-10-i": "イノベーションの機会創造への貢献",
    "P-2-i": "人間の生命・身体・財産、精神及び環境に配慮したリスク対策",
    "P-2-ii": "適正利用に資する提供",
    "P-3-i": "AIシステム・サービスの構成及びデータに含まれるバイアスへの配慮",
    "P-4-i": "プライバシー保護のための仕組み及び対策の導入",
    "P-5-i": "セキュリティ対策のための仕組みの導入",
    "P-6-i": "システムアーキテクチャ等の文書化",
    "P-4-ii": "プライバシー侵害への対策",
    "P-5-ii": "脆弱性への対応",
    "P-6-ii": "関連するステークホルダーへの情報提供",
    "P-7-i": "AI利用者への「共通の指針」の対応状況の説明",
    "P-7-ii": "サービス規約等の文書化",
    "U-2-i": "安全を考慮した適正利用",
    "U-3-i": "入力データ又はプロンプトに含まれるバイアスへの配慮",
    "U-4-i": "個人情報の不適切入力及びプライバシー侵害への対策",
    "U-5-i": "セキュリティ対策の実施",
    "U-6-i": "関連するステークホルダーへの情報提供",
    "U-7-i": "関連するステークホルダーへの説明",
    "U-7-ii": "提供された文書の活用及び規約の遵守",
}
GOALS = {
    "G-1-1": "便益/リスクの理解",
    "G-1-2": "AIの社会的な受容の理解",
    "G-1-3": "自社のAI習熟度の理解",
    "G-2-1": "AIガバナンス・ゴールの設定",
    "G-3-1": "ゴール及び乖離の評価並びに乖離対応の必須化",
    "G-3-1-1": "業界の標準的な乖離評価プロセスとの整合性の確保",
    "G-3-1-2": "AI利用者及び業務外利用者への乖離可能性/対応策に関する十分な情報提供",
    "G-3-1-3": "データ事業者による乖離評価のための十分な情報提供",
    "G-3-2": "AIマネジメントの人材のリテラシー向上",
    "G-3-3": "各主体間・部門間の協力によるAIマネジメント強化",
    "G-3-3-1": "各主体間の情報共有の現状の理解",
    "G-3-3-2": "環境・リスク分析のための日常的な情報収集及び意見交換の奨励",
    "G-3-4": "予防・早期対応による利用者のインシデント関連の負担軽減",
    "G-3-4-1": "各主体間での不確実性への対応負担の分配",
    "G-3-4-2": "インシデント/紛争発生時の対応の事前検討",
    "G-4-1": "AIマネジメントシステム運用状況の説明可能な状態の確保",
    "G-4-2": "個々のAIシステム運用状況の説明可能な状態の確保",
    "G-4-3": "AIガバナンスの実践状況の積極的な開示の検討",
    "G-5-1": "AIマネジメントシステムの機能の検証",
    "G-5-2": "社外ステークホルダーの意見の検討",
    "G-6-1": "行動目標1-1から1-3の適時の再実施",
}
HIROSHIMA = {
    "1.1": "高度なAIシステムに関係する事業者に共通の指針",
    "1.2": "広島AIプロセス『全てのAI関係者向けの広島プロセス国際指針』",
}
VERSIONS = ("1.1", "1.2")
#: Of these nothing but the structure is known, so no gist is given.
HEADINGS_ONLY = ("jp-gfb@1.0", "jp-gfb@1.01")
#: Words that would promise what nobody can promise from a self-assessment.
CLAIMS = re.compile(
    # "Nonconformity" and 不適合 claim nothing: ISO standards have a clause of that title.
    r"complian|certif|(?<!non)conformi|準拠|認証済|(?<!不)適合(?!性)",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def base() -> Norms:
    read = load.load([PACKS])
    assert read.problems == ()
    assert read.value is not None
    return read.value


def guideline(base: Norms, version: str) -> Version:
    return next(v for v in base.versions if v.ref == f"jp-gfb@{version}")


def words_of(base: Norms) -> Iterator[tuple[str, Words]]:
    """Every text of ours, and where it stands."""
    for practice in base.practices:
        texts = (practice.title, practice.question, practice.all, practice.evidence)
        yield from ((practice.id, text) for text in texts)
        if practice.trigger is not None:
            yield practice.id, practice.trigger
    for version in base.versions:
        for provision in version.provisions:
            where = f"{version.ref}#{provision.id}"
            untold = provision.asks == () or version.ref in HEADINGS_ONLY
            if provision.gist.ja or provision.gist.en or not untold:
                yield where, provision.gist
            if provision.rest is not None:
                yield where, provision.rest
            if provision.reading is not None:
                yield where, provision.reading.why


def items(version: Version, pattern: str) -> list[Provision]:
    return [p for p in version.provisions if re.fullmatch(pattern, p.id)]


@pytest.mark.parametrize("version", VERSIONS)
def test_official_headings_to_the_letter(base: Norms, version: str) -> None:
    pack = guideline(base, version)
    typed = {**COMMON, **ROLES, **GOALS, "H": HIROSHIMA[version], "C": "共通の指針"}
    assert {p.id: p.heading.ja for p in pack.provisions if p.heading.ja} == typed


@pytest.mark.parametrize("version", VERSIONS)
def test_as_many_items_as_the_guideline_has(base: Norms, version: str) -> None:
    pack = guideline(base, version)
    assert len(items(pack, r"C-\d+")) == 10
    assert len(items(pack, r"C-\d+-\d+")) == 30
    assert len(items(pack, r"D-\d+-[iv]+")) == 12 + 1  # D-4-i repeats D-2-i
    assert len(items(pack, r"P-\d+-[iv]+")) == 11
    assert len(items(pack, r"U-\d+-[iv]+")) == 7
    assert len(items(pack, r"H-\d+")) == 12
    assert len([p for p in items(pack, r"G-\d+(-\d+)+") if p.heading.ja]) == 21
    assert pack.by_id["D-4-i"].why_empty == "reference"


@pytest.mark.parametrize("version", VERSIONS)
def test_each_item_hangs_where_its_number_says(base: Norms, version: str) -> None:
    pack = guideline(base, version)
    for provision in items(pack, r"[CG]-.*"):
        assert provision.part_of == provision.id.rpartition("-")[0], provision.id
    for provision in items(pack, r"[DPU]-\d+-[iv]+"):
        role, number, _ = provision.id.split("-")
        assert (provision.part_of, provision.principle) == (role, f"C-{number}"), provision.id
        addressee = {"D": "developer", "P": "provider", "U": "business-user"}[role]
        assert provision.addressees == (addressee,), provision.id


@pytest.mark.parametrize("version", VERSIONS)
def test_soft_law_obliges_nobody(base: Norms, version: str) -> None:
    pack = guideline(base, version)
    assert pack.force == "guidance"
    assert {provision.strength for provision in pack.provisions} <= {"should", "may"}


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2024-04-18", None),
        ("2024-04-19", "1.0"),
        ("2024-11-21", "1.0"),
        ("2024-11-22", "1.01"),
        ("2025-03-27", "1.01"),
        ("2025-03-28", "1.1"),
        ("2026-03-30", "1.1"),
        ("2026-03-31", "1.2"),
    ],
)
def test_the_version_in_force_on_a_day(base: Norms, day: str, number: str | None) -> None:
    found = select.find_version(base, "jp-gfb", datetime.date.fromisoformat(day))
    assert (None if found is None else found.version) == number


@pytest.mark.parametrize("number", ["1.0", "1.01"])
def test_of_the_first_versions_only_the_structure_is_told(base: Norms, number: str) -> None:
    pack, later = guideline(base, number), guideline(base, "1.1")
    assert [(p.id, p.heading, p.part_of) for p in pack.provisions] == [
        (p.id, p.heading, p.part_of) for p in later.provisions
    ]
    assert not any(p.asks or p.also or p.gist.ja or p.change for p in pack.provisions)
    assert "official" not in {p.basis for p in pack.provisions}


@pytest.mark.parametrize("number", ["1.0", "1.01"])
def test_nothing_is_said_to_come_where_the_version_before_was_not_read(
    base: Norms, number: str
) -> None:
    found = diff(base, guideline(base, number), guideline(base, "1.1"))
    assert (found.added, found.retired, found.asked) == ((), (), ())
    assert not any(step.come or step.go or step.changed for step in found.steps)
    assert {step.new[0].id for step in found.steps if step.unread} == {
        p.id for p in guideline(base, "1.1").provisions if p.asks != ()
    }


def test_the_hiroshima_part_opened_to_all_actors(base: Norms) -> None:
    old, new = guideline(base, "1.1"), guideline(base, "1.2")
    roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    for number, numeral in enumerate(roman, 1):
        before, after = old.by_id[f"H-{number}"], new.by_id[f"H-{number}"]
        assert before.applies is not None
        assert after.applies is None
        assert before.locus is not None
        assert before.locus.label.endswith(f" {numeral})")
    assert new.by_id["D-H"].was == ("H-D",)
    assert new.by_id["D-H"].change == "weakened"


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_asked_has_a_source_and_a_reason(base: Norms, version: str) -> None:
    for provision in guideline(base, version).provisions:
        assert provision.locus is not None, provision.id
        assert provision.basis, provision.id
        assert bool(provision.asks) == (provision.reading is not None), provision.id


def test_version_1_1_does_not_know_what_1_2_added(base: Norms) -> None:
    added = {
        "install-guardrails",
        "test-control-loss",
        "review-multimodal-output",
        "exclude-pirated-content",
        "limit-agent-permissions",
        "approve-agent-actions",
    }

    def named(version: str) -> set[str]:
        pack = guideline(base, version)
        return {id_ for p in pack.provisions for id_ in (*(p.asks or ()), *p.also)}

    assert added <= named("1.2")
    assert not added & named("1.1")


def test_no_reading_is_complete_without_a_second_one(base: Norms) -> None:
    for version in base.versions:
        for provision in version.provisions:
            reading = provision.reading
            if reading is not None and reading.complete:
                assert reading.second is not None, f"{version.ref}#{provision.id}"


def test_every_practice_asked_for_exists(base: Norms) -> None:
    for version in base.versions:
        for provision in version.provisions:
            unknown = {*(provision.asks or ()), *provision.also} - set(base.practice_index)
            assert not unknown, f"{version.ref}#{provision.id}"


def test_both_languages_everywhere(base: Norms) -> None:
    assert [where for where, text in words_of(base) if not (text.ja and text.en)] == []
    for version in base.versions:
        for provision in version.provisions:
            assert provision.name("ja"), provision.id
            assert provision.name("en"), provision.id
            assert not re.search(r"[ぁ-んァ-ヶ一-龠]", provision.name("en")), provision.id


def test_questions_are_polite_and_criteria_plain(base: Norms) -> None:
    for practice in base.practices:
        assert practice.question.ja.endswith(("ますか。", "ですか。")), practice.id
        assert practice.question.en.endswith("?"), practice.id
        assert not re.search(r"(です|ます|ません|ました)。", practice.all.ja), practice.id


def test_no_half_width_katakana_and_no_claims() -> None:
    # `wordings/` holds what other people write in their questionnaires, claims included.
    ours = (path for path in PACKS.rglob("*.yaml") if "wordings" not in path.parts)
    for path in sorted(ours):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            where = f"{path.relative_to(PACKS)}:{number}"
            assert not re.search(r"[\uff61-\uff9f]", line), where
            assert not CLAIMS.search(line), where


def test_ids_never_vanish_and_stand_once() -> None:
    ids = (PACKS / "ids.txt").read_text("utf-8").split()
    assert len(ids) == len(set(ids))
