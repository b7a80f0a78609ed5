"""What `yawara check` says, in Japanese and English."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "title": ("Yawara の点検: {name}  {day} 現在", "Yawara check: {name}, as of {day}"),
        "against": ("比べた相手: {against}", "Compared with {against}."),
        "against-moved": ("比べた相手: {against}（当時のフォルダー: {folder}）", "Compared with {against}, where the project stood in {folder}."),
        "failed": ("点検に引っかかったもの: {kinds}", "The check fails on: {kinds}."),
        "passed": ("点検に引っかかったものはありません（{kinds}）。", "The check finds nothing to fail on ({kinds})."),
        "same": ("求められていることにも、していることにも、変わったところはありません。", "Nothing has changed in what is asked or in what is done."),
        # what moved, in sentences
        "moved": (
            "取組と条項への回答: 後退 {further}、前進 {closer}、そのほかの変化 {other}",
            "Practices and direct answers: {further} further from what is asked, {closer} closer to it, {other} changed otherwise.",
        ),
        "steps-back": (
            "台帳の記録による後退 {steps}、うち理由が書かれたもの {reasoned}",
            "Steps back in the ledger: {steps}, of which with a reason: {reasoned}.",
        ),
        "touched": ("関わる条項 {count}", "Provisions touched: {count}."),
        "applies": (
            "うち新たに適用 {appeared}、適用されなくなった {vanished}",
            "Of these, beginning to apply: {appeared}, no longer applying: {vanished}.",
        ),
        "entry-counts": ("加わった記録 {added}、なくなった記録 {lost}", "Entries added: {added}, lost: {lost}."),
        "later": (
            "うち {day} より後に始まる記録 {count}（{file} の {lines} 行目）",
            "Of these, beginning after {day}: {count} ({file}, line {lines}).",
        ),
        "days": (
            "変更の一部は後の日から始まるので、その日についても点検しました: {days}",
            "Some of the change begins later, so these days were checked as well: {days}.",
        ),
        "meaning": (
            "「前進」は求められていることに近づいたこと、「後退」は遠ざかったことです。確かにいえること（少なくともここまではしている、という下限）で比べています。",
            "Closer and further: nearer to what is asked, or farther from it. What counts is what is certain, the least that entries and evidence vouch for.",
        ),
        # how something moved
        "way.unreasoned": ("後退（理由なし）", "further, no reason given"),
        "way.reasoned": ("後退（理由あり）", "further, with a reason"),
        "way.further": ("後退", "further"),
        "way.closer": ("前進", "closer"),
        "way.other": ("変化", "changed"),
        "way.appeared": ("新たに適用", "begins to apply"),
        "way.vanished": ("適用されなくなる", "no longer applies"),
        "way.undecided": ("適用は未確定", "may or may not apply"),
        "from-day": ("{way}、{day} から", "{way}, from {day}"),
        "through": ("関連する取組: {names}", "related: {names}"),
        "cause.entries": ("記録", "entries"),
        "cause.gone": ("記録がなくなった", "entries are gone"),
        "cause.related": ("関連する取組", "related practices"),
        "cause.profile": ("プロファイルの変更", "a change of the profile"),
        "cause.norms": ("文書の変更", "a change of norms"),
        "cause.day": ("日付", "the day"),
        "of-read": ("（{read}取組のうち対応済 {done}）", " (practices done: {done} of {read})"),
        "inside": ("、中の取組: {names}", ", inside: {names}"),
        "evidence.with": ("、証跡あり", ", with evidence"),
        "evidence.in-part": ("、証跡は一部", ", evidence for part of it"),
        "evidence.without": ("、証跡なし", ", without evidence"),
        "explained": ("、理由を公表", ", publicly explained"),
        "claimed-out": ("該当なし（理由あり）", "said not to apply"),
        "undecided": ("適用されるか不明", "may or may not apply"),
        "not-there": ("適用なし", "does not apply"),
        "and-more": ("{names} ほか{count}", "{names} and {count} more"),
        # tables
        "what-changed": ("何が変わるか", "What changes"),
        "practices-moved": ("動いた取組と回答", "Practices and answers that moved"),
        "practices": ("向き,取組,対象,前 → 後,理由・記述,関わる条項", "Direction,Practice,For,Before → after,In words,Provisions it touches"),
        "provisions-otherwise": ("ほかの理由で変わった条項", "Provisions that changed for another reason"),
        "otherwise": ("変化,何によって,対象,条項", "Change,Through,For,Provisions"),
        "every-provision": ("関わる条項の一覧（{count}行）", "Every provision touched (rows: {count})"),
        "provisions": ("変化,条項,見出し,対象,前 → 後,内容（Yawaraの要約）", "Change,Provision,Heading,For,Before → after,What it asks (Yawara's summary)"),
        "added": ("加わった記録", "Entries added"),
        "lost": ("なくなった記録（行は変更前のもの）", "Entries lost (lines are those of before)"),
        "entries": ("行,いつから,対象,状態,記述,証跡,そのほか", "Line,Since,About,State,In words,Evidence,Besides"),
        "until": ("{day}、{until} まで", "{day}, until {until}"),
        "no-evidence": ("なし", "none"),
        "besides.owner": ("担当 {owner}", "owner: {owner}"),
        "besides.due": ("期限 {due}", "due {due}"),
        "besides.replaces": ("{replaces} を訂正", "corrects {replaces}"),
        "share.partner": ("取引先に見せる", "shown to partners"),
        "share.public": ("公開する", "shown to the public"),
        "and": ("、", ", "),
        "failing": ("点検に引っかかったところ", "Where the check fails"),
        "fresh": ("新しい注意", "New warnings and notes"),
        "refused": ("Yawara の点検: 入力に誤りがあり、点検できません", "Yawara check: the input has errors, so nothing was checked"),
        "faults": ("場所,内容,どうすればよいか", "Place,What,What to do"),
        "tally": ("条項の数,対応（読み取った項目まで）,一部,未対応,不明,該当なし", "Provisions,Done as far as read,Partly,Not done,Not known,Not applicable"),
        "more": ("ほか{count}件（--format json ですべて見られます）", "… and {count} more (--format json has them all)"),
        "more-below": ("ほか{count}件（この実行のログにあります）", "{count} more of these are in the log of this step."),
    }
)
