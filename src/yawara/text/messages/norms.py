"""Problems of packs: what a pack author gets wrong."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    # ── files ──────────────────────────────────────────────────────────────────────────────
    "norms-empty": (
        "このフォルダーには規範のファイルが1つもありません。", "This folder holds no norms at all.",
        "practices/テーマ.yaml や instruments/文書ID/版.yaml を置いてください。",
        "Put practices/THEME.yaml or instruments/INSTRUMENT/VERSION.yaml into it.",
    ),
    "norms-no-facts": (
        "facts.yaml がありません。", "There is no facts.yaml.",
        "事実と名宛人を定める facts.yaml を置いてください。", "Add one; it defines the facts and the addressees.",
    ),
    "stray-pack-file": (
        "このファイルは読み込まれません。", "This file is not read.",
        "読み込むのは facts.yaml、issuers.yaml、moves.yaml、ids.txt、practices/テーマ.yaml、instruments/文書ID/版.yaml、forms/様式ID.yaml です。名前と場所を確かめてください（拡張子は .yaml）。",
        "The files that are read: facts.yaml, issuers.yaml, moves.yaml, ids.txt, practices/THEME.yaml, instruments/INSTRUMENT/VERSION.yaml and forms/FORM.yaml. Check the name of this one (it ends in .yaml) and the folder it is in.",
    ),
    "outside-root": (
        "フォルダーの外（{target}）を指すリンクです。", "This link leads out of the folder, to {target}.",
        "リンクではなく、ファイルそのものを置いてください。", "Put the file itself there instead of a link.",
    ),
    "file-name-differs": (
        "ファイル名が内容と合っていません（内容からは {name}）。",
        "The name of the file does not match what it holds; it should be {name}.",
        "ファイル名を変えるか、中のIDと版を直してください。", "Rename the file, or correct the id and version in it.",
    ),
    "norms-no-version": (
        "「{ref}」という文書や版はありません。", "There is no instrument or version “{ref}”.",
        "`yawara norms list` で一覧を見られます。", "`yawara norms list` shows what there is.",
    ),
    "norms-no-such": (
        "「{ref}」という版、条項、取組はありません。", "There is no version, provision or practice “{ref}”.",
        "版は jp-gfb@1.2、条項は jp-gfb#P-6-ii のように書きます。取組のIDは `yawara norms list --practices` で見られます。",
        "A version is written like jp-gfb@1.2, a provision like jp-gfb#P-6-ii; `yawara norms list --practices` shows the practices.",
    ),
    "norms-two-instruments": (
        "「{a}」と「{b}」は別の文書です。", "“{a}” and “{b}” are different instruments.",
        "同じ文書の2つの版を指定してください。", "Name two versions of one instrument.",
    ),
    "source-without-law": (
        "「{title}」と突き合わせる法令が、収録した文書にありません。", "No instrument here is a law that could be compared with “{title}”.",
        "sources に law_id（e-Govの法令ID）を書いた文書が要ります。", "There has to be one whose source has a law_id of e-Gov.",
    ),
    # ── ids ────────────────────────────────────────────────────────────────────────────────
    "duplicate-id": (
        "ID「{id}」は既に使われています（1回目: {first}）。", "The id “{id}” is already taken (first: {first}).",
        "別のIDにするか、片方を消してください。", "Choose another id, or delete one of the two.",
    ),
    "duplicate-version": (
        "「{ref}」は既にあります（1回目: {first}）。", "“{ref}” already exists (first: {first}).",
        "版の番号を確かめるか、片方のファイルを消してください。", "Check the version, or delete one of the two files.",
    ),
    "own-id-prefix": (
        "自社で追加した「{id}」のIDが「x-」で始まっていません。", "“{id}” is your own, but its id does not begin with “x-”.",
        "Yawaraに今後加わるIDと重ならないよう、「x-」で始めてください。",
        "Begin it with “x-”, so that it never clashes with an id that Yawara adds later.",
    ),
    "no-such-practice": (
        "「{id}」という取組はありません。", "There is no practice “{id}”.",
        "practices/ にあるIDを書くか、その取組を加えてください。", "Use an id from practices/, or add the practice there.",
    ),
    "no-such-provision": (
        "この版に「{id}」という条項はありません。", "There is no provision “{id}” in that version.",
        "条項のIDを確かめてください。", "Check the id of the provision.",
    ),
    "no-such-addressee": (
        "「{id}」という名宛人はありません。", "There is no addressee “{id}”.",
        "facts.yaml の addressees か、この文書の addressees にあるIDを書いてください。",
        "Use an id from the addressees of facts.yaml or of this instrument.",
    ),
    "no-such-fact": (
        "「{id}」という事実はありません。", "There is no fact “{id}”.",
        "facts.yaml にあるIDを書くか、その事実を加えてください。", "Use an id from facts.yaml, or add the fact there.",
    ),
    "no-such-choice": (
        "選択肢に「{id}」はありません。", "“{id}” is not one of the choices.",
        "facts.yaml のその事実の choices にあるIDを書いてください。", "Use an id from the choices of that fact in facts.yaml.",
    ),
    "no-such-source": (
        "この版の sources に「{id}」はありません。", "There is no “{id}” among the sources of this version.",
        "sources に加えるか、IDを直してください。", "Add it to the sources, or correct the id.",
    ),
    "no-such-version": (
        "この文書に「{id}」という版はありません。", "There is no version “{id}” of this instrument.",
        "版の番号を確かめてください（文書IDは付けません）。", "Check the version; it is written without the instrument.",
    ),
    "no-such-issuer": (
        "issuers.yaml に「{id}」がありません。", "There is no “{id}” in issuers.yaml.",
        "issuers.yaml に加えるか、IDを直してください。", "Add it to issuers.yaml, or correct the id.",
    ),
    "replaced-not-carried": (
        "引き継ぐ元の「{ref}」は収録されていません。", "“{ref}”, which this one replaces, is not among the packs.",
        "収録していない文書ならこのままで構いません。", "Leave it if that instrument is not carried here.",
    ),
    "id-not-listed": (
        "取組「{id}」が ids.txt にありません。", "The practice “{id}” is not listed in ids.txt.",
        "ids.txt の末尾に1行加えてください。途中には入れません。", "Add a line at the very end of ids.txt, never in between.",
    ),
    "id-without-practice": (
        "ids.txt の「{id}」に当たる取組がありません。", "ids.txt lists “{id}”, but there is no such practice.",
        "行は消さず、取組を戻すか、moves.yaml に行き先（改名、分割、統合、廃止）を書いてください。",
        "Leave the line. Put the practice back, or say in moves.yaml what became of it (renamed, split, merged, retired).",
    ),
    "move-shape": (
        "「{kind}」では「{key}」に{count}個のIDは書けません。", "A move “{kind}” cannot have {count} ids under “{key}”.",
        "renamed は1つから1つへ、split は1つから2つ以上へ、merged はいくつかから1つへ、retired は to なしです。",
        "renamed: one to one. split: one to several. merged: some to one. retired: no “to”.",
    ),
    "move-still-there": (
        "移したはずの「{id}」がまだ取組にあります。", "“{id}” has moved, but is still among the practices.",
        "取組を消すか、この記載を消してください。", "Delete the practice, or this move.",
    ),
    "move-cycle": (
        "移動が一回りして元に戻っています（{ids}）。", "These moves lead in a circle ({ids}).",
        "最後の行き先は今ある取組にしてください。", "Let the last one lead to a practice that there is.",
    ),
    # ── forms ──────────────────────────────────────────────────────────────────────────────
    "form-no-version": (
        "様式にする版「{id}」がありません。", "There is no version “{id}” to lay out.",
        "文書IDと版を「@」でつないで書いてください（例: g7-haip-report@1.0）。", "Write instrument and version with “@” between, such as g7-haip-report@1.0.",
    ),
    "form-section-asks": (
        "章「{id}」は見出しではなく質問です。", "The section “{id}” is a question, not a heading.",
        "章には見出し（why_empty: heading）のIDを書き、質問は questions に並べてください。", "A section names a heading (why_empty: heading); questions stand under “questions”.",
    ),
    "form-months": (
        "月数 {months} は1より小さい値です。", "{months} months is less than one.",
        "1以上の整数を書くか、期限がなければ消してください。", "Write a whole number of one or more, or leave it out where there is no term.",
    ),
    "question-not-laid-out": (
        "{ref}の質問「{id}」が、どの章にもありません。", "The question “{id}” of {ref} stands in no section.",
        "当たる章の questions に加えてください。", "Add it to the questions of its section.",
    ),
    "question-is-heading": (
        "「{id}」は見出しで、質問ではありません。", "“{id}” is a heading, not a question.",
        "questions から消してください。", "Take it out of the questions.",
    ),
    "question-elsewhere": (
        "質問「{id}」は、{ref}では章「{section}」に属していません。", "In {ref} the question “{id}” is not part of “{section}”.",
        "part_of が示す章に移してください。", "Move it to the section that its part_of leads to.",
    ),
    # ── facts and conditions ───────────────────────────────────────────────────────────────
    "fact-without-choices": (
        "事実「{fact}」に選択肢がありません。", "The fact “{fact}” has no choices.",
        "choices に選択肢を並べるか、type を flag か number にしてください。", "List its choices, or make it a flag or a number.",
    ),
    "fact-with-choices": (
        "事実「{fact}」（{type}）に選択肢は書けません。", "The fact “{fact}” ({type}) cannot have choices.",
        "choices を消すか、type を choice か choices にしてください。", "Delete the choices, or make it a choice or choices.",
    ),
    "condition-shape": (
        "条件には fact、all、any、not のどれか1つを書きます。", "A condition holds exactly one of fact, all, any and not.",
        "例: {{all: [{{fact: generative}}, {{fact: markets, has: eu}}]}}", "Example: {{all: [{{fact: generative}}, {{fact: markets, has: eu}}]}}",
    ),
    "condition-many-tests": (
        "1つの事実に比べ方が複数あります（{ops}）。", "One fact is tested in several ways at once ({ops}).",
        "all か any を使い、比べ方ごとに分けてください。", "Split them with all or any.",
    ),
    "condition-operator": (
        "事実「{fact}」（{type}）に「{op}」は使えません。", "“{op}” does not suit the fact “{fact}” ({type}).",
        "使える書き方: {ops}", "Write: {ops}",
    ),
    "condition-no-choice": (
        "事実「{fact}」と比べる選択肢が1つもありません。", "The test of the fact “{fact}” lists no choices.",
        "in: のかっこの中に選択肢を書いてください。", "Write the choices between the brackets of in:.",
    ),
    "condition-never": (
        "この条件は、どんな答えでも成り立ちません。", "No possible answer makes this condition hold.",
        "all と any の取り違えや、両立しない値がないか確かめてください。", "Look for all in place of any, and for values that exclude each other.",
    ),
    "condition-always": (
        "この条件は、どんな答えでも成り立ちます。", "Every possible answer makes this condition hold.",
        "条件がいらなければ消してください。いる場合は書き方を確かめてください。", "Delete it if it is not needed; else check how it is written.",
    ),
    "condition-too-wide": (
        "条件が大きすぎて、成り立つ場合があるかを調べきれません。", "The condition is too large to check whether it can ever hold.",
        "条項を分けて、条件を短くしてください。", "Split the provision, so that its condition gets shorter.",
    ),
    "condition-idle": (
        "条項「{id}」の条件は、名宛人であれば常に成り立ちます。", "The condition of “{id}” holds for all whom it addresses.",
        "名宛人の立場は条件に書きません。条件を消してください。", "A role is an addressee, not a condition. Delete it.",
    ),
    "except-idle": (
        "条項「{id}」の例外に当たる場合がありません。", "Nothing ever falls under the exception of “{id}”.",
        "例外を消すか、書き方を確かめてください。", "Delete the exception, or check how it is written.",
    ),
    "provision-never": (
        "条項「{id}」は、名宛人・条件・例外を合わせると誰にも当てはまりません。",
        "Addressees, condition and exception together leave nobody to whom “{id}” applies.",
        "名宛人と条件、例外の食い違いを直してください。", "Resolve what contradicts between addressees, condition and exception.",
    ),
    "ask-never-due": (
        "条項「{id}」が当てはまる場合に、取組「{practice}」の条件が成り立つことはありません。",
        "Wherever “{id}” applies, the condition of the practice “{practice}” never holds.",
        "条項か取組の条件を直すか、asks から外してください。", "Correct one of the two conditions, or take the practice out of asks.",
    ),
    # ── practices ──────────────────────────────────────────────────────────────────────────
    "ladder-short": (
        "段階（ladders）は2つ以上の取組で作ります。", "A ladder needs at least two rungs.",
        "低い段階から順に並べるか、消してください。", "List them from the lowest up, or delete the ladder.",
    ),
    "counterpart-self": (
        "取組「{id}」の counterpart が自分自身です。", "The practice “{id}” is its own counterpart.",
        "相手方が行う取組を書くか、消してください。", "Name the practice of the other side, or delete it.",
    ),
    "implied-level": (
        "「{doing}」（{level}）をしても「{done}」（{other}）をしたことにはなりません。対象の単位が違います。",
        "“{doing}” ({level}) cannot stand in for “{done}” ({other}): they are on different levels.",
        "同じ level の取組だけを並べてください。", "Join only practices of one level.",
    ),
    "implied-kind": (
        "「{doing}」（{kind}）をしても「{done}」（{other}）をしたことにはなりません。種類が違います。",
        "“{doing}” ({kind}) cannot stand in for “{done}” ({other}): they are of different kinds.",
        "同じ kind の取組だけを並べてください。", "Join only practices of one kind.",
    ),
    "act-implies-result": (
        "「{doing}」をしても、結果「{done}」が出たことにはなりません。", "Doing “{doing}” does not bring about the result “{done}”.",
        "結果は、別の取組として尋ねます。この関係を消してください。", "A result is asked for by itself. Delete this relation.",
    ),
    "implied-cycle": (
        "互いに含み合う取組があります（{ids}）。", "These practices include each other in a circle ({ids}).",
        "同じことなら1つの取組にまとめ、そうでなければ関係を1つ消してください。",
        "If they are the same, make them one practice; else delete one of the relations.",
    ),
    # ── versions ───────────────────────────────────────────────────────────────────────────
    "no-dates": (
        "版の日付が1つもありません。", "The version has no date at all.",
        "dates に published や in-force の日を書いてください。", "Write the days of published, in-force or others under dates.",
    ),
    "no-provisions": (
        "版に条項が1つもありません。", "The version has no provisions.",
        "provisions に条項を並べてください。", "List its provisions.",
    ),
    "dates-order": (
        "{later}（{later_day}）が{earlier}（{earlier_day}）より前です。", "{later} ({later_day}) is before {earlier} ({earlier_day}).",
        "順序は drafted、proposed、published、in-force、その後に superseded、withdrawn、lapsed のどれか一つです。",
        "The order is drafted, proposed, published, in-force, then one of superseded, withdrawn and lapsed.",
    ),
    "dates-two-ends": (
        "{one} と {other} の両方があります。", "There are both {one} and {other}.",
        "終わった理由に合う方だけを残してください。", "Keep the one that says how it ended.",
    ),
    "supersedes-self": (
        "「{ref}」が自分自身を引き継いでいます。", "“{ref}” supersedes itself.",
        "前の版を書くか、消してください。", "Name the version before, or delete it.",
    ),
    "supersedes-later": (
        "「{ref}」（{day}）が、引き継ぐ元の「{other}」（{other_day}）より前に効力を持ちます。",
        "“{ref}” ({day}) comes into force before “{other}” ({other_day}), whose place it takes.",
        "どちらかの in-force の日を直してください。", "Correct one of the in-force days.",
    ),
    "supersedes-cycle": (
        "版の引き継ぎが一回りしています（{refs}）。", "These versions succeed each other in a circle ({refs}).",
        "新しい版から古い版への向きだけにしてください。", "Let each point only to an older one.",
    ),
    "versions-overlap": (
        "{day}に「{other}」と「{ref}」の両方が効力を持ちます。", "On {day} both “{other}” and “{ref}” are in force.",
        "新しい版に supersedes を書くか、古い版に superseded、withdrawn、lapsed のどれかの日を書いてください。",
        "Write supersedes in the newer one, or a day of superseded, withdrawn or lapsed in the older.",
    ),
    # ── provisions ─────────────────────────────────────────────────────────────────────────
    "no-name": (
        "条項「{id}」に言語「{lang}」の名前がありません。", "“{id}” has no name in the language “{lang}”.",
        "公式の見出しなら heading に、なければ自分たちの見出しを label に書いてください。",
        "Write the official heading under heading, or one of our own under label.",
    ),
    "asked-and-exemplified": (
        "「{practice}」が asks と also の両方にあります。", "“{practice}” stands both in asks and in also.",
        "求められているなら asks、例として挙がるだけなら also に残してください。",
        "Keep it in asks if it is asked for, in also if it is only an example.",
    ),
    "empty-without-reason": (
        "条項「{id}」の asks が空ですが、その理由がありません。", "“{id}” asks for nothing, but does not say why.",
        "why_empty に heading、definition、purpose、reference のどれかを書いてください。まだ読んでいない条項なら asks を消します。",
        "Write heading, definition, purpose or reference under why_empty. If it has not been read yet, delete asks.",
    ),
    "reason-but-not-empty": (
        "条項「{id}」は取組を求めていますが、why_empty があります。", "“{id}” asks for practices, but has a why_empty.",
        "どちらか一方を消してください。", "Delete one of the two.",
    ),
    "reason-but-not-read": (
        "条項「{id}」に why_empty がありますが、asks がありません。", "“{id}” has a why_empty, but no asks.",
        "何も求めていないなら「asks: []」と書いてください。", "If it asks for nothing, write “asks: []”.",
    ),
    "missing-where-asked": (
        "取組を求める条項「{id}」に「{key}」がありません。", "“{id}” asks for practices, but “{key}” is missing.",
        "「{key}:」を書き加えてください。gist は日本語と英語の両方が必要です。", "Add “{key}:”; a gist is needed in Japanese and English.",
    ),
    "unread-and-unaddressed": (
        "条項「{id}」は未読（asks なし）で、名宛人か強さも書かれていません。",
        "“{id}” has not been read (no asks), and its addressees or strength are missing.",
        "誰にどの強さで向けられた条項かを書くと、未読の条項として正しく表示されます。",
        "Say whom it addresses and how strongly, so that it can be shown as unread to the right people.",
    ),
    "reading-without-asks": (
        "条項「{id}」に reading がありますが、求める取組がありません。", "“{id}” has a reading, but asks for nothing.",
        "asks を書くか、reading を消してください。", "Write asks, or delete the reading.",
    ),
    "reading-before-text": (
        "読みの日（{day}）が、この版の最初の日付（{first}）より前です。", "The reading ({day}) is before the first date of the version ({first}).",
        "on の日付か、版の dates を直してください。", "Correct the day under on, or the dates of the version.",
    ),
    "complete-without-second-reading": (
        "complete とするには、2回目の独立した読みの日が必要です。", "A complete reading needs the day of a second, independent one.",
        "second に日付を書くか、complete を消してください。", "Write the day under second, or delete complete.",
    ),
    "second-reading-before-first": (
        "2回目の読みの日が1回目より前です。", "The second reading is before the first.",
        "on と second の日付を確かめてください。", "Check the days of on and second.",
    ),
    "complete-with-rest": (
        "条項「{id}」は complete ですが、読み残し（rest）があります。", "“{id}” is read completely, but has a rest.",
        "rest を消すか、complete を消してください。", "Delete the rest, or complete.",
    ),
    "rest-but-empty": (
        "条項「{id}」は何も求めないとされていますが、読み残し（rest）があります。", "“{id}” asks for nothing, but has a rest.",
        "rest を消してください。まだ読んでいない条項なら asks を消します。", "Delete the rest; if it has not been read yet, delete asks.",
    ),
    "part-of-self": (
        "条項「{id}」の {key} が自分自身です。", "“{id}” names itself under {key}.",
        "上の条項のIDを書くか、消してください。", "Name the provision above, or delete it.",
    ),
    "part-of-cycle": (
        "条項の親子が一回りしています（{ids}）。", "These provisions are parts of each other in a circle ({ids}).",
        "part_of をたどると必ず一番上に着くようにしてください。", "Let every part_of lead to the top.",
    ),
    "page-outside": (
        "{page}ページは資料の範囲（1〜{pages}）にありません。", "The source has no page {page} (1 to {pages}).",
        "ページか、sources の pages を直してください。", "Correct the page, or the number of pages of the source.",
    ),
    "bad-sha256": (
        "「{value}」はSHA-256の値ではありません。", "“{value}” is not a SHA-256 digest.",
        "0〜9とa〜fの64文字で書いてください。", "Write 64 characters, each 0-9 or a-f.",
    ),
    "applies-order": (
        "applies_until（{end}）が applies_from（{start}）より前です。", "applies_until ({end}) is before applies_from ({start}).",
        "2つの日付を確かめてください。", "Check the two days.",
    ),
    "applies-before-force": (
        "applies_until（{end}）が、この版の効力が生じる日（{force}）より前です。", "applies_until ({end}) is before the version is in force ({force}).",
        "日付を直すか、条項を消してください。", "Correct the day, or delete the provision.",
    ),
    "applies-after-end": (
        "applies_from（{start}）が、この版の終わる日（{end}）以後です。", "applies_from ({start}) is not before the end of the version ({end}).",
        "日付を直すか、条項を消してください。", "Correct the day, or delete the provision.",
    ),
    "no-version-before": (
        "「{ref}」には前の版がないので「{key}」は書けません。", "“{ref}” has no version before it, so “{key}” says nothing.",
        "supersedes に前の版を書くか、「{key}」を消してください。", "Name the version before under supersedes, or delete “{key}”.",
    ),
    "change-added-but-there": (
        "条項「{id}」は added ですが、前の版（{ref}）にあります。", "“{id}” is marked added, but {ref} has it.",
        "reworded など、実際の変化を書いてください。", "Write how it changed, such as reworded.",
    ),
    "change-but-new": (
        "条項「{id}」は {change} ですが、前の版（{ref}）にありません。", "“{id}” is marked {change}, but {ref} does not have it.",
        "新しい条項なら added とし、移った条項なら was に前のIDを書いてください。",
        "If it is new, write added; if it moved, write its former id under was.",
    ),
    "moved-without-was": (
        "条項「{id}」は moved ですが、前のIDがありません。", "“{id}” is marked moved, but its former id is missing.",
        "was に前の版でのIDを書いてください。", "Write the id it had under was.",
    ),
    "was-without-own-id": (
        "条項「{id}」の was に、前の版（{ref}）の「{id}」がありません。", "Under was, “{id}” leaves out the “{id}” of {ref}.",
        "同じ条項が続いているなら was に「{id}」も加えてください。加えなければ、前の「{id}」はなくなったものとして扱います。",
        "If it is the same provision, add “{id}” to was; else the former “{id}” counts as retired.",
    ),
    # ── grain: nothing here is a fault ─────────────────────────────────────────────────────
    "practice-unasked": (
        "取組「{id}」を求める条項がありません。", "No provision asks for the practice “{id}”.",
        "求める条項の asks か also に加えるか、まだ使っていなければ消してください。", "Add it to the asks or also of a provision, or delete it if it was never used.",
    ),
    "practice-hub": (
        "取組「{id}」を{count}件の条項が求めています。", "{count} provisions ask for the practice “{id}”.",
        "広すぎて、人によって答えが変わりませんか。出典ごとに違うことを求めていれば分けてください。",
        "Is it so wide that two people would answer differently? Split it where the sources differ.",
    ),
    "practices-together": (
        "いつも一緒に求められています（{count}件の条項）: {ids}", "Always asked for together (by {count} provisions): {ids}",
        "区別する出典がなければ、1つの取組にまとめられないか考えてください。", "If no source tells them apart, consider making them one.",
    ),
    "practice-joined": (
        "取組「{id}」の {key} に「{word}」があります。", "The {key} of the practice “{id}” has “{word}” in it.",
        "2つのことを尋ねていれば分けてください。", "Split it if it asks for two things.",
    ),
    "practice-figure": (
        "取組「{id}」の {key} に数字（{figure}）があります。", "There is a figure ({figure}) in the {key} of the practice “{id}”.",
        "規範が定める数や日付は定義に入れず、段階（ladders）にしてください。", "Keep a norm's figures and dates out of definitions; make them rungs of a ladder.",
    ),
    "practice-twins": (
        "取組「{id}」と「{other}」がよく似ています（{alike}）。", "The practices “{id}” and “{other}” are very much alike ({alike}).",
        "同じことなら1つにまとめ、違うなら違いがわかる言葉にしてください。", "Make them one if they are the same; else word them so that the difference shows.",
    ),
    "practice-no-question": (
        "取組「{id}」の question が質問の形になっていません。", "The question of the practice “{id}” is not one.",
        "日本語は「〜か。」、英語は「?」で終わるようにしてください。", "Let the Japanese end with the question particle and the English with a question mark.",
    ),
    "ask-implied": (
        "条項「{id}」の「{practice}」は、同じ asks の「{other}」に含まれます。", "The “{practice}” of “{id}” is included in “{other}”, which it asks for as well.",
        "asks には高い段階だけを書いてください。", "Ask only for the higher rung.",
    ),
    "also-implied": (
        "条項「{id}」が例示する「{practice}」は、asks の「{other}」に含まれます。", "“{id}” gives “{practice}” as an example, which “{other}” in its asks includes.",
        "also から外してください。", "Take it out of also.",
    ),
    "parent-repeats": (
        "条項「{id}」が、その一部である「{child}」と同じ取組を求めています: {practices}", "“{id}” asks for what its part “{child}” asks for: {practices}",
        "上の条項には、下の条項にないものだけを書いてください。", "Leave in the parent only what no part asks for.",
    ),
    "containments-unsigned": (
        "別の文書の条項に含まれるように見える条項が{count}組ありますが、独立の再読で確認されていません。", "{count} provisions look contained in one of another instrument, but no second reading has signed them.",
        "数だけを示します。関係として使うには、読み取りを complete にする再読が必要です。", "They are only counted; a second reading (complete) makes them relations.",
    ),
}
