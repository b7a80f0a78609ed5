"""What `yawara check` says, in Japanese and English."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "title": ("Yawara の点検: {name}  {day} 現在", "Yawara check: {name}, as of {day}"),
        "against": ("比べた相手: {against}", "Compared with {against}."),
        "failed": ("点検に引っかかったもの: {kinds}", "The check fails on: {kinds}."),
        "same": ("求められていることにも、していることにも、変わったところはありません。", "Nothing has changed in what is asked or in what is done."),
        "counts": (
            "条項: 前進 {closer}、後退 {further}、そのほかの変化 {other}、新たに適用 {appeared}、適用されなくなった {vanished}",
            "Provisions closer: {closer}, further: {further}, changed otherwise: {other}, beginning to apply: {appeared}, no longer applying: {vanished}.",
        ),
        "entry-counts": (
            "動いた取組 {practices}、加わった記録 {added}、なくなった記録 {lost}",
            "Practices moved: {practices}. Entries added: {added}, lost: {lost}.",
        ),
        "way.closer": ("前進", "closer"),
        "way.further": ("後退", "further"),
        "way.other": ("変化", "changed"),
        "way.appeared": ("新規", "begins to apply"),
        "way.vanished": ("対象外に", "no longer applies"),
        "way.undecided": ("未確定", "not decided"),
        "provisions": ("向き,条項,見出し,対象,前 → 後,内容（Yawaraの要約）", "Direction,Provision,Heading,For,Before → after,What it asks (Yawara's summary)"),
        "provisions-moved": ("変わった条項", "Provisions that changed"),
        "inside": ("（中の取組: {names}）", " (inside: {names})"),
        "practices": ("向き,取組,対象,前 → 後,何によって", "Direction,Practice,For,Before → after,Through"),
        "entries": ("日,対象,システム,状態,記述,担当", "Day,About,System,State,Statement,Owner"),
        "problems": ("場所,内容", "Place,What"),
        "refused": ("Yawara の点検: 入力に誤りがあり、点検できません", "Yawara check: the input has errors, so nothing was checked"),
        "faults": ("場所,内容,どうすればよいか", "Place,What,What to do"),
        "tally": ("条項の数,対応（読み取った項目まで）,一部,未対応,不明,該当なし", "Provisions,Done as far as read,Partly,Not done,Not known,Not applicable"),
        "practices-moved": ("動いた取組", "Practices that moved"),
        "added": ("加わった記録", "Entries added"),
        "lost": ("なくなった記録", "Entries lost"),
        "failing": ("点検に引っかかったところ", "Where the check fails"),
        "fresh": ("新しい注意", "New warnings and notes"),
        "shown": ("（証跡: {state}）", " (shown: {state})"),
        "explained": ("、説明あり", ", explained"),
        "claimed-out": ("該当なし（理由あり）", "said not to apply"),
        "undecided": ("適用されるか不明", "may or may not apply"),
        "not-there": ("適用なし", "does not apply"),
        "through": ("関連する取組: {names}", "related: {names}"),
        "cause.entries": ("記録", "entries"),
        "cause.related": ("関連する取組", "related practices"),
        "cause.profile": ("プロファイル", "the profile"),
        "cause.norms": ("文書の変更", "a change of norms"),
        "cause.day": ("日付", "the day"),
        "more": ("ほか{count}件（--format json ですべて見られます）", "… and {count} more (--format json has them all)"),
    }
)
