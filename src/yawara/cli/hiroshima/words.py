"""What `yawara hiroshima` says."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "learned": (
            "{form} から、質問{questions}、回答欄{places}、見出しの欄{header}を読み取りました。",
            "Read from {form}: questions {questions}, places for answers {places}, fields above them {header}.",
        ),
        "roles": ("質問の対象になる役割: {roles}", "Roles that questions are for: {roles}"),
        "proposed": (
            "取組との対応: 提案{proposed}、確認済み{kept}、提案なし{none}。提案は文言の似かよりによるものです。",
            "Practices: proposed for {proposed}, confirmed {kept}, none proposed for {none}. Proposals are based on similar wording.",
        ),
        "confirm": (
            "次は {file} で質問ごとに asks を直し、confirmed を true にしてください。確かめるまで下書きには使いません。",
            "Next, go through {file}: correct asks of each question and set confirmed to true. Until then it is not used.",
        ),
        "draft-name": ("下書き", "draft"),
        "drafted": ("{folder} に書きました: {files}", "Wrote to {folder}: {files}"),
        "answered-ja": ("日本語の回答: {count}/{of}", "Answers in Japanese: {count} of {of}"),
        "answered-en": ("英語の回答: {count}/{of}", "Answers in English: {count} of {of}"),
        "filled": ("{form} の写しに書き込んだ欄: {count}", "Places written in a copy of {form}: {count}"),
        "blank": ("空欄（{why}）: {numbers}", "Blank ({why}): {numbers}"),
        "is-draft": (
            "これは下書きです。公表の前に、書かれたことが今も正しいか、人が確かめてください。",
            "This is a draft. Before it is published, a person has to check that all of it is still true.",
        ),
        "checked": ("{file}: {form} の質問{asked}のうち、回答のあるもの{answered}", "{file}: of {asked} questions of {form}, {answered} have an answer"),
        "not-followed": (
            "リンクは形だけを見ました。実際に開くかは --links を付けると確かめます（外部に接続します）。",
            "Links were checked by their form only; --links tries to open them (over the network).",
        ),
        "secretariat": (
            "OECDの事務局が見るのは、資格、回答の有無、リンクの3つで、内容ではありません。ほかの指摘は、初回の報告の読み手の声によります。",
            "The OECD's secretariat checks three things: eligibility, that every question is answered, and links; not substance. The other points are what readers of the first reports missed.",
        ),
        "eligible": ("報告できる組織の所在地（確かめるのはOECD）: {where}", "Where a reporting organisation has to be based (the OECD checks this): {where}"),
        "comparing": ("前: {before}　後: {after}", "Before: {before}. After: {after}."),
        "totals": (
            "文の数: 同じ{same}、加わった{added}、消えた{removed}、変わった{changed}",
            "Sentences: same {same}, added {added}, removed {removed}, changed {changed}",
        ),
        "none-in": ("（{file} では、この質問の回答が見つかりません）", "(no answer to this question was found in {file})"),
        "languages": (
            "2つの報告は言語が違います。同じ文があるはずはないので、何が変わったかはここからはわかりません。同じ言語の版どうしを比べてください。",
            "The reports are in different languages. No sentence can be the same, so this does not show what changed: compare versions in one language.",
        ),
        "same": ("（同じ文 {count}）", "(the same: {count})"),
    }
)
