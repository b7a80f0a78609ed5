"""Problems of ledgers: entries and evidence."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "ledger-shape": (
        "台帳は記録の並びでなければなりません。", "A ledger is a list of entries.",
        "各記録を「- 」で始めてください。", "Begin each entry with “- ”.",
    ),
    "too-many-entries": (
        "記録が多すぎます（{count}件、上限{most}件）。", "There are too many entries ({count}; at most {most}).",
        "組織ごとにフォルダーを分けてください。", "Use one folder for each organisation.",
    ),
    "entry-needs-one-target": (
        "記録には practice か provision のどちらか一方が必要です。", "An entry names either a practice or a provision.",
        "取組についての記録なら practice を、条項への直接の回答なら provision を残してください。",
        "Keep `practice` for what you do, or `provision` for a direct answer to a provision.",
    ),
    "entry-repeated": (
        "{first}行目の記録と同じです。1件として数えます。", "This is the same entry as on line {first}; it counts once.",
        "どちらか一方を消してもかまいません。", "You may delete one of the two.",
    ),
    "entry-in-future": (
        "この記録は {day} からのものです。その日までは数えません。", "This entry holds from {day} and does not count before.",
        "日付に誤りがなければ、このままでかまいません。", "If the day is right, leave it as it is.",
    ),
    "day-in-future": (
        "「{key}」の日付 {value} が今日（{today}）より後です。", "The day {value} lies after today, {today} ({key}).",
        "実際の日付に直してください。今日の日付が違う場合は、パソコンの時計を確かめてください。", "Correct it to the actual day; if today's is wrong, check the clock.",
    ),
    "period-backwards": (
        "終わりの日（{until}）が始まりの日（{since}）より前です。", "The period ends ({until}) before it begins ({since}).",
        "2つの日付を確かめてください。", "Check both days.",
    ),
    "replaces-unknown": (
        "訂正しようとしている記録 {id} がありません。", "There is no entry {id} to replace.",
        "`yawara ledger` が表示するIDを書いてください。台帳から記録を消さず、訂正は追記で行います。",
        "Use an id that `yawara ledger` shows; never delete an entry, add a correction.",
    ),
    "replaces-ambiguous": (
        "ID {id} で始まる記録が複数あります。", "More than one entry's id begins with {id}.",
        "IDをもっと長く書いてください。", "Write more of the id.",
    ),
    "replaces-short": (
        "訂正する記録のIDが短すぎます。", "The id of the entry to replace is too short.",
        "IDの先頭{least}文字以上を書いてください。", "Write at least its first {least} characters.",
    ),
    "unknown-practice": (
        "取組「{practice}」はありません。", "There is no practice “{practice}”.",
        "`yawara norms list --practices` で一覧を見られます。", "`yawara norms list --practices` lists them.",
    ),
    "practice-moved": (
        "取組「{practice}」は今はありません。後を継ぐもの：{now}", "The practice “{practice}” no longer exists. In its place: {now}",
        "この記録はそのままでかまいません。括弧の中は引き継がれる状態です（all：そのまま、some：一部まで、none・ask：引き継がず、あらためて答えます）。",
        "Leave the entry as it is. In brackets is what carries over: all of the state, some of it at most, or nothing (none, ask), so that the question is asked anew.",
    ),
    "unknown-instrument": (
        "「{ref}」という文書はありません。", "There is no instrument “{ref}”.",
        "`yawara norms list` で一覧を見られます。", "`yawara norms list` lists them.",
    ),
    "unknown-provision": (
        "「{ref}」という条項はありません。", "There is no provision “{ref}”.",
        "`yawara norms show` で条項のIDを確かめてください。", "`yawara norms show` shows the ids of provisions.",
    ),
    "provision-ref-shape": (
        "「{ref}」は条項の書き方ではありません。", "“{ref}” is not a reference to a provision.",
        "jp-gfb#P-6-ii のように「文書のID#条項のID」と書いてください。", "Write instrument#provision, like jp-gfb#P-6-ii.",
    ),
    "why-practice": (
        "「{id}」は条項ではなく、取組のIDです。", "“{id}” is a practice, not a provision.",
        "これを求める条項を指定してください（例: {refs}）。取組は `yawara norms show {id}` で見られます。",
        "Name a provision that asks for it, such as {refs}. `yawara norms show {id}` shows the practice.",
    ),
    "why-practice-unasked": (
        "「{id}」は取組のIDです。適用される条項の中に、これを求めるものはありません。",
        "“{id}” is a practice, and no provision that applies here asks for it.",
        "取組と、それを求める条項は `yawara norms show {id}` で見られます。",
        "`yawara norms show {id}` shows the practice, and which provisions ask for it.",
    ),
    "unknown-system": (
        "profile.yaml にシステム「{system}」がありません。", "profile.yaml has no system “{system}”.",
        "登録されているシステム: {known}", "Known systems: {known}",
    ),
    "system-on-organization-practice": (
        "「{practice}」は組織全体の取組なので、システムを指定できません。",
        "“{practice}” is a practice of the organisation; it cannot be answered for one system.",
        "system の行を消してください。", "Delete the line `system`.",
    ),
    "other-means-on-practice": (
        "by: other-means は条項への直接の回答にだけ使えます。", "`by: other-means` is only for a direct answer to a provision.",
        "practice の代わりに provision を書くか、by に担当部署を書いてください。",
        "Name a provision instead of a practice, or write who is in charge.",
    ),
    "not-applicable-needs-reason": (
        "「該当なし」には理由が必要です。", "“Not applicable” needs a reason.",
        "reason: {{ja: …}} を書いてください。", "Add reason: {{en: …}}.",
    ),
    "not-applicable-needs-norms": (
        "「該当なし」には、どの文書についてのことかが必要です。", "“Not applicable” needs the norms that it is for.",
        "norms: [jp-gfb] のように書いてください。", "Add, for example, norms: [jp-gfb].",
    ),
    "explained-needs-gap": (
        "状態が「{state}」の記録に説明（explained）は付けられません。", "An entry with state “{state}” cannot be `explained`.",
        "説明は、していないこと・一部だけしていることの理由です。状態を none か some にするか、explained を消してください。",
        "`explained` says why something is not (wholly) done: use none or some, or delete it.",
    ),
    "evidence-needs-one-kind": (
        "証跡には種類が1つ必要です。", "Evidence is of exactly one kind.",
        "次のどれか1つを書いてください: {known}", "Write one of: {known}",
    ),
    "evidence-link": (
        "証跡のリンク「{value}」はURLではありません。", "“{value}” is not a web address.",
        "https:// で始まるURLを書くか、ファイルなら file: を使ってください。", "Write an address that begins with https://, or use file: for a file.",
    ),
    "evidence-empty": (
        "証跡（{kind}）に中身がありません。", "The evidence ({kind}) says nothing.",
        "ファイル名、URL、測った値、見たことのどれかを書いてください。証跡がなければ項目ごと消します。",
        "Name a file or an address, what was measured or what was seen; without evidence, delete the item.",
    ),
    "evidence-bad-hash": (
        "証跡「{file}」の sha256 が正しい形ではありません。", "The sha256 of “{file}” is malformed.",
        "小文字の16進数64桁で書いてください。", "It is 64 lower-case hexadecimal digits.",
    ),
    "evidence-outside": (
        "証跡「{file}」はプロジェクトのフォルダーの外を指しています。", "“{file}” is outside the project folder.",
        "ファイルをプロジェクトのフォルダー（evidence/ など）に写し、そこからの相対パスを書いてください。",
        "Copy the file into the project (into evidence/, say) and write its path from the project folder.",
    ),
    "evidence-missing": (
        "証跡のファイル「{file}」がありません。", "The evidence file “{file}” is not there.",
        "元の場所に戻してください。別のファイルにするなら、ワークシートのその行の「証跡」を書き換えます。", "Put it back; to name another file, change Evidence in its row of the worksheet.",
    ),
    "evidence-changed": (
        "証跡のファイル「{file}」は記録したときから変わっています（記録 {stated}…、現在 {actual}…、これを証跡とする記録 {count}件）。",
        "The evidence file “{file}” has changed since it was recorded (recorded {stated}…, now {actual}…; entries that name it: {count}).",
        "今の内容でよければ `yawara evidence {folder} --accept {word}` を実行してください（訂正の記録を加えます）。そうでなければ、元のファイルに戻してください。",
        "If it is right as it is now, run `yawara evidence {folder} --accept {word}`, which adds a correction; if not, restore the file.",
    ),
    "evidence-unknown": (
        "「{file}」を証跡とする記録はありません。", "No entry names “{file}” as evidence.",
        "`yawara evidence {folder}` で一覧を見られます。", "`yawara evidence {folder}` lists the files.",
    ),
    "evidence-without-hash": (
        "証跡「{file}」に sha256 がありません。", "The evidence “{file}” has no sha256.",
        "sha256: {sha256} を書き加えると、後で変わっていないことを示せます。",
        "Add sha256: {sha256} so that it can be shown to be unchanged.",
    ),
    "entries-conflict": (
        "「{target}」（{subject}）について、同じ日の記録が食い違っています。", "Entries of the same day disagree on “{target}” ({subject}).",
        "正しくない方を replaces で訂正してください。それまでは両方を示します。",
        "Replace the wrong one with a correction; until then both are shown.",
    ),
    "practices-contradict": (
        "「{target}」（{subject}）は、ほかの取組の記録と両立しません（{with_}）。",
        "“{target}” ({subject}) cannot stand together with what is said of {with_}.",
        "どちらかの記録を訂正してください。それまでは不明として扱います。", "Correct one of the entries; until then it counts as not known.",
    ),
    "system-on-organization-provision": (
        "「{target}」は組織全体に求める条項なので、システム「{subject}」だけの回答は使われません。",
        "“{target}” is asked of the organisation; an answer for the system “{subject}” alone is not used.",
        "system の行のない記録を加えてください。", "Add an entry without the line `system`.",
    ),
    "system-entry-older": (
        "「{target}」（{subject}）は、システムの記録が組織全体の記録より古いまま使われています。",
        "For “{target}” ({subject}) the system's own entry is used although the organisation's is newer.",
        "システムの状態が変わっていれば、そのシステムの新しい記録を加えてください。", "If the system has changed, add an entry for it.",
    ),
    "answer-contradicts": (
        "「{target}」（{subject}）への直接の回答が、取組の記録から導かれる結果と食い違っています。",
        "The direct answer to “{target}” ({subject}) contradicts what the practices say.",
        "両方を示します。どちらかを訂正してください。", "Both are shown; correct one of them.",
    ),
    "ledger-cannot-append": (
        "台帳の末尾に記録を書き足せません。", "No entry can be added at the end of the ledger.",
        "記録を「- 」で始まる行の並びにし、`entries:` を使うならファイルの最後に置いてください。",
        "Make it a list of items that begin with “- ”; if it uses `entries:`, that comes last in the file.",
    ),
    "seal-entries-lost": (
        "封印したときより記録が減っています（封印時 {sealed}件、現在 {now}件）。",
        "The ledger has fewer entries than were sealed (sealed: {sealed}, now: {now}).",
        "消した記録を元に戻してください（バックアップや版管理から）。", "Restore the missing entries, from a backup or version control.",
    ),
    "seal-broken": (
        "{day} に封印した記録（最初の{count}件）が変わっています。", "What was sealed on {day} (entries: {count}) has changed.",
        "変えた記録を元に戻し、訂正は追記で行ってください。", "Restore them, and make corrections by adding entries.",
    ),
    "seal-unreadable": (
        "封印のファイルのこの行を読めません。", "This line of the seal file cannot be read.",
        "手で直さず、バックアップから元に戻してください。", "Do not edit it by hand; restore it from a backup.",
    ),
    "seal-empty": (
        "封印のファイルが空です。", "The seal file is empty.",
        "バックアップから元に戻すか、封印をやめたのならファイルごと消してください。",
        "Restore it from a backup; if you no longer seal the ledger, delete the file.",
    ),
}
