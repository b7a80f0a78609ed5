"""The words of reports to the Hiroshima process: our phrases, and what strangers write."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "layout-head": (
            ("様式から読み取った質問と、それぞれに対応しそうな取組の案です。案は文言の似かよりによるもので、読み方ではありません。\n"
            "質問ごとに asks を確かめて直し、confirmed を true にしてください。確かめるまで、下書きには使いません。\n"
            "near は案のもとにしたもの（hiroshima-1:1c は第1版の質問）です。様式の文章は発行者のものなので、このファイルを公開しないでください。"),
            ("The questions that were read from a form, and for each the practices that it may be about. These are proposals based on similar wording, not readings.\n"
            "Go through `asks` of each question, correct it, and set `confirmed` to true. Until then it is not used for drafts.\n"
            "`near` says what the proposal rests on (hiroshima-1:1c is a question of version 1). The form's wording is its issuer's: do not publish this file."),
        ),
        "layout-printed": ("様式に印刷されている行（記入済みの様式から回答を見分けるため）", "The lines that the form prints, so that answers can be told from them in a filled one"),
        "draft-mark": ("下書き（案）: 公表の前に人が確かめてください", "DRAFT: to be checked by a person before it is published"),
        "draft-title": ("広島AIプロセスの報告", "Report to the Hiroshima AI Process"),
        "draft-form": ("様式: {form}", "Form: {form}"),
        "draft-day": ("時点: {day}", "As of {day}"),
        "draft-blank": ("（回答なし）", "(no answer)"),
        "draft-yes": ("はい", "Yes"),
        "draft-no": ("いいえ", "No"),
        "draft-whom": ("{names}：", "{names}: "),
        "draft-and": ("、", ", "),
        "draft-evidence": ("証跡: {names}", "Evidence: {names}"),
        "sources-title": ("出典: どの記録から書いたか", "Sources: which entries the answers were made from"),
        "sources-head": ("質問|記録|いつから|対象|システム|公開の証跡", "Question|Entry|Holds from|About|System|Public evidence"),
        "sources-blank": ("空欄の質問", "Questions left blank"),
        "sources-left": ("長さの上限のために載せなかった記録: {count}件", "Entries left out for length: {count}"),
        "blank-unconfirmed": ("hiroshima.yaml で未確認", "not confirmed in hiroshima.yaml"),
        "blank-nothing-asked": ("対応する取組がない", "no practice belongs to it"),
        "blank-no-box": ("記録からは、どの欄に印を付けるか決まらない", "the entries settle no box"),
        "blank-long": ("長さの上限に収まる記録がない（{count}件）", "no entry fits the length ({count})"),
        "blank-no-entry": ("台帳に記録がない", "the ledger says nothing"),
        "blank-not-public": ("記録に share: public の印がない（{count}件）", "entries are not marked share: public ({count})"),
        "blank-no-words": ("この言語の文がない（{count}件）", "there are no words in this language ({count})"),
    }
)  # fmt: skip

#: How forms call the roles, in lower case, `|` between them; the first that fits counts.
ROLE_WORDS: dict[str, tuple[str, str]] = {
    "model-developer": ("モデル開発|基盤モデル|モデルの開発", "model developer|model provider|foundation model|developer of model|developers of model"),
    "application-developer": ("アプリケーション開発|アプリ開発|応用開発|システム開発", "application developer|app developer|application provider|system developer|developers of application"),
    "deployer": ("導入者|利用者|提供者|デプロイ", "deployer|deploying|user organi"),
}  # fmt: skip

#: How forms call the fields above their questions.
FIELDS: dict[str, tuple[str, str]] = {
    "site": ("ウェブサイト|url|ホームページ", "website|web site|homepage|url"),
    "country": ("国名|所在国|本社所在|国・地域|国又は地域", "country|jurisdiction|headquarter"),
    "period": ("対象期間|報告期間|報告対象", "reporting period|period covered|reporting year"),
    "organization": ("組織名|事業者名|法人名|会社名|団体名|名称", "organisation|organization|company|entity|name of the"),
}  # fmt: skip

#: Words that say nothing of what a question is about.
COMMON = (
    "あなた 組織 貴社 当社 御社 質問 回答 記入 説明 具体 場合 以下 実施 行って 内容 必要 対応 状況 ください",
    ("the and for are that this with you your how what which who when where does did has have any can may from into its their "
    "organization organisation organizations organisations company please describe explain provide list specify used use using "
    "such other others also including include how whether each about been being both more most than then they them will would "
    "say there made make take taken system systems advanced ai details information example examples"),
)

#: What an answer says that answers nothing yet.
WAITING = (
    "tbd|tba|to be determined|to be completed|to be added|n/a|na|none|-|–|—|…|...|xxx|todo|pending|see above|same as above|as above|ditto"
    "|未定|未記入|検討中|調整中|作成中|同上|上記のとおり|上記の通り|該当なし|なし|特になし|後日記入|追って記入|要確認"
)
#: What only asserts: it can be written by anybody of anything.
ASSERTING = (
    r"\b(?:committed to|commitment to|strives? to|striving to|endeavou?rs? to|aims? to|seeks? to|dedicated to|believes? (?:in|that)|value[sd]?"
    r"|appropriate(?:ly)?|robust|responsibl[ey]|comprehensive|best practices?|state-of-the-art|world-class|industry-leading|rigorous(?:ly)?"
    r"|continuous(?:ly)? improv\w+|takes? .{0,30}seriously|of utmost importance|high(?:est)? standards?|as appropriate|where appropriate|if necessary)\b"
    r"|努めて|努め(?:る|ます)|取り組んで(?:い|お)|取り組み(?:ます|を進め)|推進して|重視して|適切に|適宜|万全|必要に応じて|真摯に|徹底して(?:い|お)|強化して(?:い|お)|心がけて|図って(?:い|お)"
)
#: What points at something that a reader can look for: a document, a standard, a paper, a test.
POINTING = (
    r"https?://|\b(?:ISO|IEC|NIST|SOC ?2|C2PA|MITRE|OWASP|IEEE|arXiv|DOI|RFC|CVE|MLPerf|MMLU|HELM)\b|\.pdf\b"
    r"|\b(?:model cards?|system cards?|white ?papers?|data ?sheets?|audit reports?|annual reports?|terms of (?:use|service)|appendix|annex|section \d)\b"
    r"|[“\"「『][^”\"」』]{3,80}[”\"」』]|(?<![A-Za-z0-9])\d+(?:st|nd|rd|th|k|m|bn)?(?![A-Za-z0-9])|モデルカード|システムカード|白書|報告書|規程|規則|方針書|手順書|ガイドライン|議事録|別添|別紙|第[一二三四五六七八九十]+条"
)
#: Words of a form for what is done, and for what is not.
YES = "yes|y|はい|有|有り|あり|実施している|実施済|実施済み|対応済|対応済み|implemented|in place|true|○"
NO = "no|n|いいえ|無|無し|なし|実施していない|未実施|未対応|not implemented|not in place|false|×"
