"""The words for states, strengths and the steps of a proof, in Japanese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.text.words import Phrases, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.assess.why import Step
    from yawara.text.words import Lang

_STATES = {0: ("未対応", "not done"), 1: ("一部対応", "partly done"), 2: ("対応済", "done")}


def _interval(low: int, high: int) -> tuple[str, str]:
    """An interval in words: a point, a half-open statement, or not known."""
    if low == high:
        return _STATES[low]
    if (low, high) == (0, 2):
        return ("不明", "not known")
    if (low, high) == (1, 2):
        return ("一部以上対応", "at least partly done")
    return ("未対応または一部対応", "at most partly done")


_INTERVALS = {f"{low}{high}": _interval(low, high) for low in range(3) for high in range(low, 3)}

_TABLE: dict[str, tuple[str, str]] = {
    "strength-must": ("強さ: 義務", "Strength: must"),
    "strength-must-cooperate": ("強さ: 協力義務", "Strength: must cooperate"),
    "strength-must-strive": ("強さ: 努力義務", "Strength: must strive"),
    "strength-should": ("強さ: 期待・望ましい", "Strength: should"),
    "strength-may": ("強さ: 例示・任意", "Strength: may"),
    "must": ("義務", "must"),
    "must-cooperate": ("協力義務", "must cooperate"),
    "must-strive": ("努力義務", "must strive"),
    "should": ("期待・望ましい", "should"),
    "may": ("例示・任意", "may"),
    "force-law": ("法律", "law"),
    "force-adopted": ("採用した者を拘束", "binds those who adopt it"),
    "force-guidance": ("ガイドライン（法的拘束力なし）", "guidance (not legally binding)"),
    "force-pointer": ("見る文書の案内", "pointers to other documents"),
    "all": ("すべて対応", "all done"),
    "all-read": ("読み取った項目はすべて対応", "all we read is done"),
    "some": ("一部対応", "partly done"),
    "none": ("未対応", "not done"),
    "unknown": ("不明", "not known"),
    "not-applicable": ("該当なし", "not applicable"),
    "provision": ("{ref} {heading}（{title}）", "{ref} {heading} ({title})"),
    "gist": ("内容（Yawaraの要約）: {gist}", "What it asks (Yawara's summary): {gist}"),
    "force": ("効力: {force}", "Force: {force}"),
    "note": ("この文書についての注記: {note}", "On this instrument: {note}"),
    "place": ("出典: {title} {label} {url}", "Source: {title}, {label} {url}"),
    "place-page": (
        "出典: {title} {label}（{page}ページ） {url}",
        "Source: {title}, {label}, page {page} {url}",
    ),
    "basis-official": (
        "根拠: 本文全体ではなく、見出しと要旨を原文で確認",
        "Basis: the instrument itself, for heading and gist, not for its whole body",
    ),
    "basis-secondary": (
        "根拠: 二次資料による（原文と未照合）",
        "Basis: a secondary source; not checked against the text",
    ),
    "basis-memory": (
        "根拠: 原文と未照合（Yawaraの記憶による要約）",
        "Basis: from memory; not checked against the text",
    ),
    "applies-yes": ("適用される", "It applies"),
    "applies-no": ("適用されない", "It does not apply"),
    "applies-unknown": (
        "適用されるかどうかは、まだわからない",
        "Whether it applies is not known yet",
    ),
    "applies-not-on-day": ("{day} には適用期間の外である", "On {day} it is outside its period"),
    "for-subject": ("{subject}", "{subject}"),
    "test-not-given": (
        "{fact}: 未回答（これがわかれば決まる）",
        "{fact}: not given (this would help to decide)",
    ),
    "test-is-yes": ("○ {fact}: {value}", "yes: {fact}: {value}"),
    "test-is-no": ("× {fact}: {value}（条件: {wanted}）", "no: {fact}: {value} (wanted: {wanted})"),
    "test-has-yes": (
        "○ {fact}: {value}（{wanted} を含む）",
        "yes: {fact}: {value} (includes {wanted})",
    ),
    "test-has-no": (
        "× {fact}: {value}（{wanted} を含まない）",
        "no: {fact}: {value} (does not include {wanted})",
    ),
    "test-in-yes": (
        "○ {fact}: {value}（{wanted} のどれか）",
        "yes: {fact}: {value} (one of {wanted})",
    ),
    "test-in-no": (
        "× {fact}: {value}（{wanted} のどれでもない）",
        "no: {fact}: {value} (none of {wanted})",
    ),
    "test-at-least-yes": (
        "○ {fact}: {value}（{wanted} 以上）",
        "yes: {fact}: {value} (at least {wanted})",
    ),
    "test-at-least-no": (
        "× {fact}: {value}（{wanted} 未満）",
        "no: {fact}: {value} (less than {wanted})",
    ),
    "test-at-most-yes": (
        "○ {fact}: {value}（{wanted} 以下）",
        "yes: {fact}: {value} (at most {wanted})",
    ),
    "test-at-most-no": (
        "× {fact}: {value}（{wanted} を超える）",
        "no: {fact}: {value} (more than {wanted})",
    ),
    "all-yes": ("○ 次のすべてに当てはまる", "yes: all of these hold"),
    "all-no": ("× 次のすべてには当てはまらない", "no: not all of these hold"),
    "all-unknown": ("？ 次のすべてに当てはまるかは不明", "not known: whether all of these hold"),
    "any-yes": ("○ 次のどれかに当てはまる", "yes: one of these holds"),
    "any-no": ("× 次のどれにも当てはまらない", "no: none of these holds"),
    "any-unknown": ("？ 次のどれかに当てはまるかは不明", "not known: whether one of these holds"),
    "not-yes": ("○ 次に当てはまらない", "yes: this does not hold"),
    "not-no": ("× 次に当てはまる（除外）", "no: this holds (an exception)"),
    "not-unknown": ("？ 次に当てはまらないかは不明", "not known: whether this does not hold"),
    "always": ("○ 常に", "yes: always"),
    "never": ("× 組織には適用しない", "no: never for an organisation"),
    "not-read": (
        "この条項が何を求めるかは、まだ読み取っていない",
        "What this asks for has not been read yet",
    ),
    "asks-nothing": ("それ自体は何も求めない", "It asks for nothing itself"),
    "reading-open": (
        "求められる取組の読み取り（{count}項目。ほかにも求めている可能性がある。Yawaraの解釈、{day}）: {why}",
        "Practices we read it to ask for: {count}; it may ask for more (Yawara's reading, {day}): {why}",
    ),
    "reading-complete": (
        "求められる取組の読み取り（{count}項目。Yawaraの解釈、{day}、独立の再読で確認済み）: {why}",
        "Practices we read it to ask for: {count} (Yawara's reading, {day}, signed by a second reading): {why}",
    ),
    "rest": (
        "読み取っていない部分: 直接の回答がない限り不明",
        "What we have not read: not known without a direct answer",
    ),
    "rest-named": (
        "読み取っていない部分（{rest}）: 直接の回答がない限り不明",
        "What we have not read ({rest}): not known without a direct answer",
    ),
    "practice-out": ("該当なし: {practice}（{id}）", "not applicable: {practice} ({id})"),
    "follows": ("ほかの取組から導かれる", "It follows from another practice"),
    "out-by-facts": ("プロファイルの事実から該当しない", "The facts of the profile rule it out"),
    "no-entry": ("台帳に記録がない", "There is no entry in the ledger"),
    "carried-over": (
        "関連する取組の記録から導かれる",
        "It follows from entries on related practices",
    ),
    "ended": (
        "記録の期間が終わったので不明として扱う",
        "The period of the entry is over, so it is not known",
    ),
    "entries-disagree": (
        "同じ日の記録が食い違うので、どちらもありうるとする",
        "Entries of one day disagree, so both stay possible",
    ),
    "not-shown": ("証跡では示されていない", "Evidence does not show it"),
    "entry-all": (
        "{day}から対応済: {statement}（{detail}）",
        "Done since {day}: {statement} ({detail})",
    ),
    "entry-some": (
        "{day}から一部対応: {statement}（{detail}）",
        "Partly done since {day}: {statement} ({detail})",
    ),
    "entry-none": (
        "{day}現在、未対応: {statement}（{detail}）",
        "Not done, as of {day}: {statement} ({detail})",
    ),
    "entry-not-applicable": (
        "{day}から該当なし: {statement}（{detail}）",
        "Not applicable since {day}: {statement} ({detail})",
    ),
    "entry-unknown": (
        "{day}現在、不明: {statement}（{detail}）",
        "Not known, as of {day}: {statement} ({detail})",
    ),
    "explained": ("説明: {reason}（対象: {norms}）", "Explained: {reason} (for {norms})"),
    "reason": ("理由: {reason}（対象: {norms}）", "Reason: {reason} (for {norms})"),
    "no-evidence": ("証跡がない", "No evidence is given"),
    "evidence": ("証跡: {target}", "Evidence: {target}"),
    "evidence-until": (
        "証跡: {target}（{until} まで有効）",
        "Evidence: {target} (counts until {until})",
    ),
    "evidence-expired": (
        "証跡: {target}（{until} で期限切れ）",
        "Evidence: {target} (expired after {until})",
    ),
    "evidence-not-yet": (
        "証跡: {target}（この日についてのものではない）",
        "Evidence: {target} (does not speak for this day)",
    ),
    "part-undecided": (
        "適用されるか不明: {ref} {heading}（数えない）",
        "not known whether it applies: {ref} {heading} (not counted)",
    ),
    "direct": ("この条項への直接の回答", "A direct answer to this provision"),
    "direct-other-means": (
        "ほかの方法による対応という直接の回答（ほかの条項には及ばない）",
        "A direct answer: met by other means (this does not carry over to other provisions)",
    ),
    "clash": (
        "直接の回答と取組の記録が食い違う。どちらもありうるとする",
        "The direct answer contradicts the practices; both stay possible",
    ),
    "explained-gap": (
        "足りない部分には公表する説明がある",
        "What is missing is publicly explained",
    ),
    "explained-law": (
        "説明はあるが、法律なので不足のままである",
        "It is explained, but under a law it remains missing",
    ),
    "closes": (
        "次が対応済になれば、読み取った項目はすべて対応になる",
        "Doing these in full would complete what we read",
    ),
    "close": ("{practice}: {all}", "{practice}: {all}"),
    "status-all": ("結果: すべて対応", "Result: all done"),
    "status-all-read": (
        "結果: 読み取った{read}項目はすべて対応（読み取っていない部分は不明）",
        "Result: all {read} we read are done (what we have not read is not known)",
    ),
    "status-some": (
        "結果: 一部対応（読み取った{read}項目のうち{done}項目が対応済）",
        "Result: partly done ({done} of {read} we read are done)",
    ),
    "status-none": (
        "結果: 未対応（読み取った{read}項目のうち{done}項目が対応済）",
        "Result: not done ({done} of {read} we read are done)",
    ),
    "status-unknown": (
        "結果: 不明（読み取った{read}項目のうち{done}項目が対応済）",
        "Result: not known ({done} of {read} we read are done)",
    ),
    "status-not-applicable": ("結果: 該当なし", "Result: not applicable"),
    **{f"interval-{key}": words for key, words in _INTERVALS.items()},
    **{
        f"practice-{key}": (f"{ja}: {{practice}}（{{id}}）", f"{en}: {{practice}} ({{id}})")
        for key, (ja, en) in _INTERVALS.items()
    },
    **{
        f"derived-{key}": (f"取組から導かれる範囲: {ja}", f"From the practices: {en}")
        for key, (ja, en) in _INTERVALS.items()
    },
    **{
        f"stated-{key}": (f"述べられた状態: {ja}", f"As stated: {en}")
        for key, (ja, en) in _INTERVALS.items()
    },
    **{
        f"shown-{key}": (f"証跡で示された状態: {ja}", f"As shown by evidence: {en}")
        for key, (ja, en) in _INTERVALS.items()
    },
}
for _status in ("all", "all-read", "some", "none", "unknown", "not-applicable"):
    _ja, _en = _TABLE[_status]
    _TABLE[f"part-{_status}"] = (f"{_ja}: {{ref}} {{heading}}", f"{_en}: {{ref}} {{heading}}")

SAY = Phrases(_TABLE)


def phrase(step: Step, lang: Lang) -> str:
    """One step of a proof in words, on one line."""
    filled = {
        key: value.to(lang) if isinstance(value, Words) else value
        for key, value in step.params.items()
    }
    return " ".join(SAY(step.kind, lang, **filled).split())


def lines(steps: Iterable[Step], lang: Lang, depth: int = 0) -> Iterator[str]:
    """The steps as indented lines of text."""
    for step in steps:
        yield "  " * depth + phrase(step, lang)
        yield from lines(step.parts, lang, depth + 1)
