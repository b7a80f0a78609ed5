"""Norms in words: conditions as a sentence, and the names of what packs say with a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.conditions import All, Condition, Not, Test
from yawara.text.words import Phrases

if TYPE_CHECKING:
    from yawara.norms.model import Norms
    from yawara.text.words import Lang

_SECONDARY = ("二次資料（原文と未照合）", "a secondary source, not the text itself")
_MEMORY = ("原文と未照合（Yawaraの記憶による）", "memory, not the text itself")

SAY = Phrases(
    {
        "always": ("常に", "always"),
        "never": ("組織には適用しない", "never for an organisation"),
        "and": ("、かつ", " and "),
        "or": ("、または", " or "),
        "or-words": ("・", " or "),
        "group": ("（{inner}）", "({inner})"),
        "not": ("（{inner}）でない", "not ({inner})"),
        "is-true": ("「{fact}」に当てはまる", "{fact}: yes"),
        "is-false": ("「{fact}」に当てはまらない", "{fact}: no"),
        "is": ("「{fact}」が{value}", "{fact}: {value}"),
        "in": ("「{fact}」が{value}のいずれか", "{fact}: {value}"),
        "has": ("「{fact}」に{value}を含む", "{fact}: including {value}"),
        "at-least": ("「{fact}」が{value}以上", "{fact}: at least {value}"),
        "at-most": ("「{fact}」が{value}以下", "{fact}: at most {value}"),
        "comma": ("、", ", "),
        "nothing": ("なし", "none"),
        "span": ("{start}〜{end}", "{start} to {end}"),
        "except": ("ただし{condition}を除く", "except where {condition}"),
        "strength-must": ("義務", "must"),
        "strength-must-cooperate": ("協力義務", "must cooperate"),
        "strength-must-strive": ("努力義務", "must strive"),
        "strength-should": ("期待・望ましい", "should"),
        "strength-may": ("例示・任意", "may"),
        "strength-": ("―", "–"),
        "force-law": ("法律", "law"),
        "force-adopted": ("採用した者を拘束", "binds those who adopt it"),
        "force-guidance": ("指針（法的拘束力なし）", "guidance (not legally binding)"),
        "force-pointer": ("見る文書の案内", "pointers to other documents"),
        "status-unknown": ("まだない", "not there yet"),
        "status-draft": ("起草中", "draft"),
        "status-proposed": ("案", "proposed"),
        "status-published": ("公表済", "published"),
        "status-in-force": ("有効", "in force"),
        "status-superseded": ("旧版", "superseded"),
        "status-withdrawn": ("撤回", "withdrawn"),
        "status-lapsed": ("失効", "lapsed"),
        "date-drafted": ("起草", "drafted"),
        "date-proposed": ("案の公表", "proposed"),
        "date-published": ("公表", "published"),
        "date-in-force": ("施行・適用", "in force"),
        "date-superseded": ("差替え", "superseded"),
        "date-withdrawn": ("撤回", "withdrawn"),
        "date-lapsed": ("失効", "lapsed"),
        # How titles, days and addresses are known …
        "basis-official": ("原文で確認", "the instrument itself"),
        "basis-secondary": _SECONDARY,
        "basis-memory": _MEMORY,
        # … and a provision, of which `basis` says nothing beyond its heading and gist.
        "known-official": (
            "本文全体ではなく、見出しと要旨を原文で確認",
            "the instrument itself, for heading and gist, not for its whole body",
        ),
        "known-secondary": _SECONDARY,
        "known-memory": _MEMORY,
        "level-organization": ("組織ごと", "organisation"),
        "level-system": ("システムごと", "system"),
        "kind-act": ("行う", "act"),
        "kind-result": ("結果", "result"),
        "kind-refrain": ("行わない", "refrain"),
        "effort-hours": ("数時間", "hours"),
        "effort-days": ("数日", "days"),
        "effort-weeks": ("数週間", "weeks"),
        "effort-months": ("数か月", "months"),
        "owner-management": ("経営", "management"),
        "owner-general-affairs": ("総務", "general affairs"),
        "owner-legal": ("法務", "legal"),
        "owner-planning": ("企画", "planning"),
        "owner-development": ("開発", "development"),
        "owner-data": ("データ", "data"),
        "owner-security": ("セキュリティ", "security"),
        "owner-operations": ("業務・運用", "operations"),
        "owner-support": ("お客様対応", "support"),
        "owner-personnel": ("人事", "personnel"),
        "owner-procurement": ("調達", "procurement"),
        "owner-audit": ("監査", "audit"),
        "stage-data": ("データ", "data"),
        "stage-development": ("開発", "development"),
        "stage-release": ("リリース", "release"),
        "stage-implementation": ("実装", "implementation"),
        "stage-operation": ("運用", "operation"),
        "stage-use": ("利用", "use"),
        "type-flag": ("はい・いいえ", "yes or no"),
        "type-choice": ("一つ選ぶ", "one choice"),
        "type-choices": ("いくつでも選ぶ", "any number of choices"),
        "type-number": ("数", "number"),
        "empty-heading": ("見出し", "a heading"),
        "empty-definition": ("定義", "a definition"),
        "empty-purpose": ("目的", "a purpose"),
        "empty-reference": ("ほかの条項の参照", "a reference to other provisions"),
        "change-added": ("追加", "added"),
        "change-reworded": ("文言の変更", "reworded"),
        "change-strengthened": ("強化", "strengthened"),
        "change-weakened": ("緩和", "weakened"),
        "change-moved": ("移動", "moved"),
        "change-unchanged": ("変更なし", "unchanged"),
    }
)


def condition_words(condition: Condition, norms: Norms, lang: Lang) -> str:
    """A condition as part of a sentence, with the titles of facts and choices."""
    return _say(condition, norms, lang, inner=False)


def _say(condition: Condition, norms: Norms, lang: Lang, *, inner: bool) -> str:
    if isinstance(condition, Test):
        return _test(condition, norms, lang)
    if isinstance(condition, Not):
        return SAY("not", lang, inner=_say(condition.part, norms, lang, inner=False))
    whole = isinstance(condition, All)
    if not condition.parts:
        return SAY("always" if whole else "never", lang)
    many = len(condition.parts) > 1
    parts = [_say(part, norms, lang, inner=many) for part in condition.parts]
    text = SAY("and" if whole else "or", lang).join(parts)
    return SAY("group", lang, inner=text) if inner and many else text


def _test(test: Test, norms: Norms, lang: Lang) -> str:
    fact = norms.fact_by_id.get(test.fact)
    title = fact.title.to(lang) if fact is not None else test.fact
    if isinstance(test.value, bool):
        return SAY("is-true" if test.value else "is-false", lang, fact=title)
    if isinstance(test.value, float):
        return SAY(test.op, lang, fact=title, value=f"{test.value:g}")
    titles = {choice.id: choice.title.to(lang) for choice in fact.choices} if fact else {}
    words = test.value if isinstance(test.value, tuple) else (test.value,)
    shown = [titles.get(word, word) for word in words]
    if lang == "ja":
        shown = [f"「{word}」" for word in shown]
    return SAY(test.op, lang, fact=title, value=SAY("or-words", lang).join(shown))
