"""What `yawara fill` says, in Japanese and English."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "progress": ("{total}問中 {at}問", "question {at} of {total}"),
        "blank": ("空欄のままの質問:", "Questions left blank:"),
        "near": ("近い候補: {near}", "nearest: {near}"),
        "more": ("  ほか{count}問（出典のシートと --format json にすべてあります）", "  … and {count} more (the sheet of sources and --format json have them all)"),
        "counts": (
            "質問 {total}: 記入 {written}、空欄 {blank}、記入済みだったもの {stands}",
            "Questions: {total}. Filled in: {written}. Blank: {blank}. Answered already: {stands}.",
        ),
        "why": ("  {count}  {why}", "  {count}  {why}"),
        "particulars": (
            "質問ではない欄（会社名など）{total}: 記入 {written}。手で書く欄: {named}",
            "Places that are no questions (such as the company's name): {total}. Filled in: {written}. To be written by hand: {named}.",
        ),
        "not-written": ("何も書き出していません。写しを作るには -o ファイル名 を付けてください。", "Nothing was written; add -o FILE for the copy."),
        "review-written": (
            "確認表を {file} に書き出しました。「決定」の列を選んで保存し、同じコマンドをもう一度実行してください。",
            "The review is in {file}. Choose in the column Decision, save, and run the same command again.",
        ),
        "reviewed": (
            "確認表 {file} の決定 {count}件を使い、matches.yaml に残しました。",
            "Used the decisions in {file} ({count}) and kept them in matches.yaml.",
        ),
        "written": ("{file} に書き出しました（下書き）。", "Written to {file} (a draft)."),
        "check": (
            "提出する前に人が内容を確かめ、出典の一覧は社外に出す前に外してください。",
            "A person has to check it before it is sent; take the list of sources out before it goes outside.",
        ),
        "comments": (
            "コメントも社内用です。提出する写しは、--comments を付けずに作り直してください。",
            "The comments are for you, too: make the copy that is sent without --comments.",
        ),
    }
)
