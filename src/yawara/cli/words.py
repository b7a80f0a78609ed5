"""The words of the command line, and in which language the caller reads."""

from __future__ import annotations

import locale
import os
import sys
from typing import TYPE_CHECKING

from yawara.text.words import Phrases

if TYPE_CHECKING:
    from yawara.text.words import Lang


def default_lang() -> Lang:
    """The language of the locale: Japanese if it says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    if sys.platform == "win32" and (locale.getlocale()[0] or "").startswith(("Japanese", "ja")):
        return "ja"
    return "en"


SAY = Phrases(
    {
        "cmd": (
            "Yawara（柔）: 日本のAIガバナンスの文書に対して、何をしているか、何が残っているかを示します。",
            "Yawara: where you stand on what Japan's AI governance asks for.",
        ),
        "opt.version": ("版を表示して終わる", "Show the version and exit."),
        "opt.lang": ("表示する言語（指定がなければ環境の言語）", "Language (default: that of the locale)."),
        "opt.format_": ("text は人が読む形、json はプログラム向け", "text for people, json for programs."),
        "opt.as_of": ("この日の時点で見る（指定がなければ今日）", "Show how things stood on this day (default: today)."),
        "opt.known": ("この日までに記録されたことだけを使う", "Use only what was recorded by this day."),
        "opt.norms": ("文書のフォルダーを加える（複数可）", "Add a folder of norms (repeatable)."),
        "opt.instruments": ("この文書だけを見る（複数可）", "Look at this instrument only (repeatable)."),
        "opt.also": ("まだ施行されていない版も加えて見る（複数可）", "Add a version that is not in force (repeatable)."),
        "cmd.assess": (
            "求められていることと、していることを比べる",
            "Compare what is asked with what is done.",
        ),
        "cmd.assess.detail": ("条項ごとに表示する", "Show every provision."),
        "cmd.assess.system": ("このシステムについて見る（指定がなければ組織全体）", "Look at one system (default: the organisation)."),
        "cmd.assess.fail_on": (
            "この強さ以上の不足があれば終了コード1にする",
            "Exit with 1 if something of at least this strength is missing.",
        ),
        "cmd.why": ("ある条項がなぜその状態なのか、根拠をすべて示す", "Show the whole proof for one provision."),
        "cmd.why.system": ("このシステムについて見る（指定がなければ組織全体）", "Look at one system (default: the organisation)."),
        "cmd.fill": (
            "取引先などから届いた質問票（xlsx、docx）の写しに、台帳から答えを書き込む",
            "Fill in somebody's questionnaire (xlsx, docx) from the ledger, in a copy.",
        ),
        "cmd.fill.to": ("書き込んだ写しのファイル名（なければ、何を書くかの表示だけ）", "The copy to write (without it, only say what would be written)."),
        "cmd.fill.review": (
            "確認表（xlsx）。まだなければ書き出し、あれば記入された確認を読んで使う",
            "The review (xlsx): written if it is not there yet, else read, and its decisions used.",
        ),
        "cmd.fill.system": ("このシステムについて答える（指定がなければ、すべてのシステムを合わせて）", "Answer for this system (default: all of them together)."),
        "cmd.fill.told_to": ("答える相手。何と答えたかを told.yaml に残す", "Who will receive it; what they were told is kept in told.yaml."),
        "cmd.fill.comments": (
            "記入した場所に、出典をコメントとしても付ける。社外に出さない写しのためのもの",
            "Put the source of each filled place into a comment at it, too; for a copy that stays inside.",
        ),
        "cmd.fill.dated": ("回答日や記入日の欄に、今日の日付を書く", "Write today's date where the sheet asks for the day of the answer."),
        "cmd.fill.fail_on": ("blank: 空欄のままの質問があれば終了コード1にする", "blank: exit with 1 if a question stays blank."),
        "cmd.fill.overwrite": ("書き出し先に違う内容のファイルがあれば置き換える", "Replace a different file that is there already."),
        "cmd.learn": (
            "以前に記入した質問票から、台帳に記録する内容の案を作る（--read で、確かめた案を記録する）",
            "Propose entries for the ledger from questionnaires filled in before; --read records those you confirm.",
        ),
        "cmd.learn.to": ("案を書き出すファイル", "The file of proposals to write."),
        "cmd.learn.source": ("確かめた案を読み、台帳に記録する", "Read confirmed proposals and record them."),
        "cmd.learn.day": ("以前の回答が成り立っていた日（指定がなければ今日）", "The day from which the old answers hold (default: today)."),
        "cmd.learn.system": ("このシステムについての回答として読む（指定がなければ、すべてのシステム）", "Take the answers to be about this system (default: all of them)."),
        "cmd.learn.overwrite": ("書き出し先に違う内容のファイルがあれば置き換える", "Replace a different file that is there already."),
        "learn.counts": (
            "案 {total}件（うち取組と状態が決まるもの {sure}、ほかの回答や台帳と食い違うもの {apart}）",
            "Proposals: {total} (practice and state are clear: {sure}; another answer or the ledger differs: {apart}).",
        ),
        "learn.facts": (
            "profile.yaml に足せる事実 {count}件（書き込みません。確かめて書き写してください）:",
            "Facts for profile.yaml: {count} (not written; check them and copy what is right):",
        ),
        "learn.fact": ("{fact}。{file} {where}「{answer}」", "{fact}. {file} {where}: “{answer}”"),
        "learn.written": (
            "{file} に書き出しました。確かめて「記録する」を選び、`yawara learn --read {file}` を実行するまで、台帳には何も記録しません。",
            "Written to {file}. Nothing is recorded until you choose Record there and run `yawara learn --read {file}`.",
        ),
        "learn.not-written": ("何も書き出していません。案を作るには -o 名前.xlsx を付けてください。", "Nothing was written; add -o NAME.xlsx for the proposals."),
        "learn.taken": ("{rows}行を読み、{count}件を {file} に記録しました。", "Read {rows} confirmed rows; recorded in {file}: {count}."),
        "cmd.demo": ("見本の組織を評価し、報告書を out/ に書く", "Assess the sample organisations and write their reports to out/."),
        "cmd.demo.to": ("書き出すフォルダー", "The folder to write to."),
        "cmd.init": (
            "質問に答えて（または --from、--example で）profile.yaml と ledger.yaml を作る",
            "Begin a project: answer some questions, or use --from or --example.",
        ),
        "cmd.init.example": ("見本の組織を写す（名前を間違えると一覧が出る）", "Copy a sample organisation; a wrong name lists them."),
        "cmd.init.source": (
            "質問の代わりにYAMLファイルを使う（profile.yaml か、「name: …」「generative: true」のような答えの並び）",
            "Use a YAML file in place of questions: a profile.yaml, or answers like “name: …”, “generative: true”.",
        ),
        "init.intro": (
            "質問（多くても{most}問、AIが増えるごとに{further}問まで）に答えると、profile.yaml と ledger.yaml を作ります。最後に確かめるまで、何も書きません。\n番号か言葉で答えてください。「?」わからない、「h」説明、「b」一つ前に戻る、Ctrl-C 中止。",
            "Answer some questions (at most {most}, and up to {further} for each further AI) to make profile.yaml and ledger.yaml. Nothing is written until the end.\nAnswer by number or word. “?” unknown, “h” help, “b” back, Ctrl-C to stop.",
        ),
        "init.because": ("→ {why}", "→ {why}"),
        "init.ask-name": ("組織の名前は何ですか。", "What is the organisation called?"),
        "init.ask-system": (
            "最初に記録するAIを、何と呼びますか。（例: 議事録作成AI、問い合わせチャット。AIがなければ「なし」）",
            "What do you call the AI to record first? (Say, “minutes writer” or “help-desk chat”; “none” if there is none.)",
        ),
        "init.why": ("報告書に載せます（今の文書では、適用されるものは変わりません）", "for the report; changes nothing of what applies today"),
        "init.why-name": ("報告書に載せます", "for the report"),
        "init.why-system": (
            "何が適用されるかは、AIごとに決まります（ほかのAIは後でたずねます）",
            "what applies is decided for each AI; you are asked about others later",
        ),
        "init.ask-further": (
            "ほかにも記録するAIがありますか。あればその名前を、なければ Enter だけを入れてください。",
            "Is there another AI to record? Type its name, or just press Enter if there is none.",
        ),
        "init.why-further": (
            "何が適用されるかは、AIごとに決まります（後で profile.yaml に書き足すこともできます）",
            "what applies is decided for each AI; you can also add one to profile.yaml later",
        ),
        "init.why-markets": (
            "報告書に、外国の法律を収録していないことを書くためです（今の文書では、適用されるものは変わりません）",
            "so that reports can say that laws of other countries are not carried; changes nothing of what applies today",
        ),
        "init.about": ("【{name}】について", "About {name}:"),
        "init.default": ("Enter だけなら「{meant}」", "Enter alone: {meant}"),
        "init.comma": ("、", ", "),
        "init.unnamed-name": ("（名称未定）", "(no name yet)"),
        "init.unnamed-system": ("AI（名称未定）", "AI (no name yet)"),
        "init.first": ("これが最初の質問です。", "This is the first question."),
        "init.no-name": ("名前は、1行で200文字以内で入れてください。決まっていなければ「?」。", "Type a name on one line, at most 200 characters, or “?”."),
        "init.no-further": ("AIの名前を、なければ Enter だけを入れてください。", "Type the name of the AI, or just press Enter if there is none."),
        "init.no-help": ("後で profile.yaml を開いて直せます。決まっていなければ「?」で構いません。", "You can change it in profile.yaml later; “?” will do for now."),
        "init.misread-flag": ("「{text}」は読み取れません。1（はい）、2（いいえ）、?（わからない）で答えてください。", "“{text}” is not an answer here. Type 1 (yes), 2 (no) or ? (unknown)."),
        "init.misread-choice": ("「{text}」は選択肢にありません。番号を1つ、または ? を入れてください。", "“{text}” is not among the answers. Type one number, or ?."),
        "init.misread-choices": ("「{text}」は選択肢にありません。番号を「1 3」のように、または ? を入れてください。", "“{text}” is not among the answers. Type numbers, like “1 3”, or ?."),
        "init.misread-number": ("「{text}」は数ではありません。1e25 のような数か ? を入れてください。", "“{text}” is not a number. Type one like 1e25, or ?."),
        "init.ready": (
            "質問は以上です。Enter で profile.yaml と ledger.yaml を作ります。「b」で一つ前に戻り、「n」でやめます。",
            "That is all. Enter writes profile.yaml and ledger.yaml; “b” goes back, “n” stops.",
        ),
        "init.kept": (
            "ここまでの答えです。ファイルに保存すれば `yawara init --from` で使えます。",
            "Your answers so far. Saved in a file, they can be used with `yawara init --from`.",
        ),
        "init.done": ("作りました: {files}", "Written: {files}"),
        "init.more-files": ("ほかに、証跡などのファイル {count}件", "and {count} more files (evidence and the like)"),
        "init.chosen": (
            "見る文書: {titles}。銀行や取引先がまずたずねる文書なので、選んであります。",
            "Looked at: {titles}. They were chosen because a bank or a customer asks about them first.",
        ),
        "init.chosen-named": ("見る文書（ファイルにあるとおり）: {titles}。", "Looked at, as the file says: {titles}."),
        "init.chosen-all": (
            "見る文書: 有効な文書すべて（{count}点）。ファイルの instruments で選んでいないためです。",
            "Looked at: everything in force ({count} documents), because the file names no instruments.",
        ),
        "init.titled": ("{title}（{id}）", "{title} ({id})"),
        "init.choose": (
            "加えたり外したりするには、profile.yaml の instruments を書き換えます（例: [jp-ai-act, jp-gfb, jp-principle-code]）。IDは `yawara norms list` で一覧できます。自ら採用した規格（iso-iec-42001 など）は adopts に書きます。",
            "To add or remove one, edit instruments in profile.yaml, for example [jp-ai-act, jp-gfb, jp-principle-code]; `yawara norms list` shows the ids. What you have adopted, such as iso-iec-42001, goes under adopts.",
        ),
        "init.next": ("次にできること:", "What to do next:"),
        "init.next-scope": ("何が適用されるか、なぜかを見る", "see what applies, and why"),
        "init.next-worksheet": ("していることを書き込む表（xlsx）を作る", "make the worksheet (xlsx) to fill in"),
        "init.next-assess": ("求められていることと比べる", "compare it with what is asked"),
        "init.next-ledger": ("台帳の記録を見る", "list the entries of the ledger"),
        "init.ledger": (
            """台帳: していること、していないことの記録です。1件を「- 」で始め、下に書き足していきます。
書いた記録は消さず、直すときは replaces: を付けた新しい記録を加えます。
`yawara worksheet` の表に書き込んで読み取らせることもできます。

記録の例（行の先頭の # と空白を消して使います）:
- on: 2026-11-21                  # この日から
  practice: {practice}   # 何について（`yawara norms list --practices` に一覧）
  state: all                      # all 対応済、some 一部対応、none 未対応、not-applicable 該当なし
  statement: {{ja: 最初の画面で、AIが答えていることを表示している。}}
  evidence: [{{file: evidence/first-screen.png}}]
  owner: 総務課""",
            """The ledger: what you do and do not do. An entry begins with “- ”; add new ones below.
Never delete an entry; to correct one, add another with replaces:.
You can also fill in the sheet of `yawara worksheet` and have it read.

An example (delete the # and the space at the beginning of each line):
- on: 2026-11-21                  # from this day
  practice: {practice}   # about what (`yawara norms list --practices` lists them)
  state: all                      # all, some, none or not-applicable
  statement: {{en: The first screen says that an AI answers.}}
  evidence: [{{file: evidence/first-screen.png}}]
  owner: General affairs""",
        ),
        "answer.nothing": ("どれでもない", "none of these"),
        "answer.unknown": ("わからない", "unknown"),
        "cmd.scope": (
            "何が適用されるか、その理由、まだ決まらないものを示す",
            "Show what applies and why, and what depends on facts not given yet.",
        ),
        "cmd.scope.detail": ("条項ごとに、理由と出典を表示する", "Show every provision with its reason and place."),
        "cmd.scope.system": ("このシステムについて見る（指定がなければ組織全体）", "Look at one system (default: the organisation)."),
        "scope.system-only": (
            "このシステムについての条項だけです。組織そのものについての条項は、--system を付けずに見られます。",
            "Only what is asked of this system. Without --system you see what is asked of the organisation too.",
        ),
        "scope.version": ("{title}（{force}）", "{title}: {force}"),
        "scope.tally": (
            "適用される条項 {yes}、適用されない条項 {no}、まだ決まらない条項 {unknown}",
            "{yes} provisions apply, {no} do not, {unknown} are not decided yet",
        ),
        "scope.group": ("{count}件: {refs}", "{count}: {refs}"),
        "scope.head": ("{head}（{strength}）", "{head} ({strength})"),
        "scope.span": ("{first}〜{last}", "{first} to {last}"),
        "scope.whom": ("{who}に向けた条項", "addressed to: {who}"),
        "scope.fact": ("{fact}: {value}", "{fact}: {value}"),
        "scope.not-given": ("{fact}: 未回答", "{fact}: not given"),
        "scope.of": ("{why}（{names}）", "{why} ({names})"),
        "scope.more": ("、ほか{count}件", " and {count} more"),
        "scope.every-system": ("すべてのシステム", "every system"),
        "scope.wanted": ("{why}〔条件: {wanted}〕", "{why} [wanted: {wanted}]"),
        "scope.wanted-is": ("{value}", "{value}"),
        "scope.wanted-has": ("{value}", "{value}"),
        "scope.wanted-in": ("{value}", "{value}"),
        "scope.wanted-at-least": ("{value} 以上", "at least {value}"),
        "scope.wanted-at-most": ("{value} 以下", "at most {value}"),
        "scope.others": ("この日の時点で対象にしない文書・版:", "Not looked at on this day:"),
        "status.unknown": ("{title}: まだ存在しない", "{title}: does not exist yet"),
        "status.draft": ("{title}: 検討中の案", "{title}: a draft"),
        "status.proposed": ("{title}: 提案された案", "{title}: proposed"),
        "status.published": ("{title}: 公表されたが、まだ効力がない", "{title}: published, not in force yet"),
        "others.not-chosen": (
            "ほかに有効な文書 {count}件（profile.yaml の instruments に書くと見ます）: {ids}",
            "{count} others in force (name them under instruments in profile.yaml to look at them): {ids}",
        ),
        "others.not-adopted": (
            "採用した組織だけが対象の文書 {count}件（profile.yaml の adopts に書くと見ます）: {ids}",
            "{count} only for those who adopt them (name them under adopts in profile.yaml): {ids}",
        ),
        "status.not-adopted": ("{title}: 採用した組織だけが対象（profile.yaml の adopts にない）", "{title}: only for those who adopt it (it is not under adopts in profile.yaml)"),
        "status.not-chosen": ("{title}: profile.yaml の instruments にない", "{title}: not under instruments in profile.yaml"),
        "status.in-force": ("{title}: 有効だが、指定された文書に含まれない", "{title}: in force, but not among those asked for"),
        "status.superseded": ("{title}: 新しい版に替わった", "{title}: superseded"),
        "status.withdrawn": ("{title}: 取り下げられた", "{title}: withdrawn"),
        "status.lapsed": ("{title}: 失効した", "{title}: lapsed"),
        "scope.no-questions": ("答えを待っている事実はありません。", "No fact is waiting for an answer."),
        "scope.questions": (
            "まだ答えていない事実 {count}件（多くを決めるものから）:",
            "Facts not given ({count}), the one that decides most first:",
        ),
        "scope.hangs": ("{fact}: {hangs}", "{fact}: {hangs}"),
        "scope.decides": ("適用されるかが決まる条項 {count}件", "provisions it decides: {count}"),
        "scope.settles": ("要否が決まる取組 {count}件", "practices it settles: {count}"),
        "scope.more-questions": ("ほか{count}件", "and {count} more"),
        "scope.next": ("次に答えるとよい質問: {question}", "Best answered next: {question}"),
        "scope.write": (
            "profile.yaml の {where} に「{fact}:」と書き、続けて答えを書きます。",
            "In profile.yaml, under {where}, write “{fact}:” and the answer:",
        ),
        "answer.yes": ("はい", "yes"),
        "answer.no": ("いいえ", "no"),
        "cmd.report": (
            "報告書を、全体または読み手ごとの文書として、HTML、PDF、docx で書く",
            "Write the report, whole or for a reader, as HTML, PDF or docx.",
        ),
        "cmd.report.to": (
            "書き出すフォルダー、または .html、.pdf、.docx のファイル名",
            "The folder to write to, or the name of an .html, .pdf or .docx file.",
        ),
        "cmd.report.readers": (
            "誰に渡す文書か（board 経営者、team 担当者、partner 取引先・銀行、auditor 監査、public 一般公開、report 全体）。複数可、指定がなければ全体",
            "For whom: the board, the team, a partner (customer or bank), an auditor, the public; report is the whole (default; repeatable).",
        ),
        "cmd.report.kinds": (
            "フォルダーに書き出すファイルの種類（複数可、指定がなければ html）",
            "The kind of file to write into a folder (repeatable; default: html).",
        ),
        "cmd.report.template": (
            "docx の体裁に使うテンプレート（自社の docx）",
            "A docx of your own, whose styles the docx takes over.",
        ),
        "cmd.report.since": (
            "この日からの変化も示す",
            "Also show what has changed since this day.",
        ),
        "cmd.report.lang": (
            "報告書の言語（指定がなければ、フォルダーには両方、ファイルには環境の言語）",
            "Language of the report (default: both into a folder, that of the locale into a file).",
        ),
        "report.written": ("{file} を書きました。", "Wrote {file}."),
        "cmd.paper": (
            "社内規程、職員向けの手引き、公表文、システムカード、AIの一覧を、根拠付きの案として書く\n\nPAPER には rules（AI利用規程）、guide（職員向け1枚）、disclosure（プリンシプル・コードの公表文）、card（AIごとのシステムカード）、register（AIの一覧）を指定します。取引先・銀行への報告は report --for partner です。",
            "Write rules, a staff guide, a disclosure, system cards or a register, as drafts with sources.\n\nPAPER is rules (on the use of AI), guide (one page for staff), disclosure (under the Principle Code), card (one for each AI system) or register (of all of them). For a statement to a bank or a customer: report --for partner.",
        ),
        "cmd.paper.to": (
            "書き出す先。フォルダー、または拡張子で種類を示すファイル",
            "Where to write: a folder, or a file whose name ends with its kind.",
        ),
        "cmd.paper.kinds": (
            "フォルダーに書く種類（複数可）。文書は docx、pdf、html、一覧は xlsx、json（CycloneDX）",
            "Kind of file in a folder (repeatable): docx, pdf or html; of the register xlsx or json (CycloneDX).",
        ),
        "cmd.paper.template": (
            "docxの体裁をこのWord文書に合わせる",
            "Take the styles of the docx from this Word document.",
        ),
        "cmd.paper.systems": (
            "card を書くAI（複数可、指定がなければすべて）",
            "For card: the AI systems (repeatable; default: all).",
        ),
        "cmd.paper.lang": (
            "文書の言語（既定はフォルダーなら両方、ファイルなら環境の言語）",
            "Language of the paper (default: both into a folder, that of the locale into a file).",
        ),
        "paper.next.guide": (
            "下書きです。【案】の行と［　］の箇所をご確認のうえ、配布してください。根拠は --format json で見られます。",
            "This is a draft: settle the lines marked [draft] and the blanks before you hand it out. Its sources: --format json.",
        ),
        "paper.next.disclosure": (
            "下書きです。公開の印がある記録だけを載せています。［　］に記入し、コードの本文と照らし合わせたうえで公表してください。",
            "This is a draft and holds only what is marked for the public. Fill in the blanks and compare it with the code before you publish it.",
        ),
        "paper.next.card": (
            "社内用です。台帳の記録をそのまま載せています。",
            "For internal use: it quotes the ledger as it is.",
        ),
        "paper.next.register": (
            "プロファイルと台帳にあることだけを載せています。",
            "It holds only what the profile and the ledger say.",
        ),
        "paper.next.rules": (
            "下書きです。【案：…】と［　］の箇所をご確認のうえ、決裁前に修正してください。",
            "This is a draft: settle what is marked [Draft: …] and the blanks before it is adopted.",
        ),
        "report.shared.partner": (
            "取引先向けの文書に載せた社内の記録：内容 {statements}件、証跡の名称 {evidence}件（share: partner または public の印があるもの）",
            "Shared in the paper for partners: statements {statements}, names of evidence {evidence} (those marked share: partner or public)",
        ),
        "report.shared.public": (
            "一般公開用の文書に載せた社内の記録：内容 {statements}件、証跡の名称 {evidence}件（share: public の印があるもの）",
            "Shared in the paper for the public: statements {statements}, names of evidence {evidence} (those marked share: public)",
        ),
        "cmd.worksheet": (
            "求められていることを記入用の表（xlsx）に書き出す（-o）、記入した表を台帳に取り込む（--read）",
            "Write what is asked as an xlsx to fill in (-o), or read a filled one into the ledger (--read).",
        ),
        "cmd.worksheet.to": ("書き出すファイル", "The file to write."),
        "cmd.worksheet.source": ("取り込む、記入済みのファイル", "The filled-in file to read."),
        "cmd.worksheet.systems": ("このシステムの行だけを書き出す（複数可）", "Write the rows of this system only (repeatable)."),
        "cmd.worksheet.overwrite": ("既にあるファイルを上書きする", "Replace a file that is already there."),
        "cmd.worksheet.dry_run": ("取り込みを試すだけで、台帳には書かない", "Only try it; write nothing."),
        "cmd.worksheet.partly": ("問題のある行を除いて取り込む（終了コード1）", "Leave out rows with a problem and record the rest (exit code 1)."),
        "worksheet.written": ("{rows}行のワークシートを {file} に書きました。", "Wrote the worksheet {file}; rows: {rows}."),
        "worksheet.next": ("記入して保存したら `yawara worksheet {folder} --read {file}` で取り込みます。", "Fill it in and save it, then: yawara worksheet {folder} --read {file}"),
        "worksheet.head": ("行,取組,対象,前,後,いつから", "Row,Practice,System,Before,After,Since"),
        "worksheet.nothing": ("{rows}行を読みました。台帳から変わったところはありません（{file}）。", "Rows read: {rows}. Nothing differs from the ledger ({file})."),
        "worksheet.taken": ("{rows}行を読み、変わった{count}行を {file} に記録しました。", "Rows read: {rows}; changed and recorded in {file}: {count}."),
        "worksheet.after": (
            "取引先に渡す文書は `yawara report {folder} --for partner -o answer.pdf` で作れます。\n載る社内の記録は、内容 {statements}件、証跡の名称 {evidence}件です（「社外に見せる」の印があるもの）。",
            "A paper for partners: yawara report {folder} --for partner -o answer.pdf\nOf your records it shows statements: {statements}, names of evidence: {evidence} (those with a mark in Show outside).",
        ),
        "worksheet.after-none": (
            "取引先に渡す文書は `yawara report {folder} --for partner -o answer.pdf` で作れます。\n載せてよい印のある記録はまだありません（ワークシートの「社外に見せる」で選びます）。",
            "A paper for partners: yawara report {folder} --for partner -o answer.pdf\nNone of your records is marked for it yet (choose in the column Show outside).",
        ),
        "worksheet.would": ("{rows}行を読みました。{count}行が変わっています（{file} には書いていません）。", "Rows read: {rows}; changed: {count}. Nothing was written to {file}."),
        "cmd.ledger": ("台帳の記録を、IDとともに一覧する", "List the entries of the ledger with their ids."),
        "cmd.seal": (
            "台帳を封印する（後で記録が消えたり変わったりすればわかる）",
            "Seal the ledger, so that a lost or changed entry is found later.",
        ),
        "cmd.norms": ("収録した文書を見る、版を比べる、パックを点検する", "Look at the norms, compare versions, check packs."),
        "cmd.norms.list": ("収録した文書と版を一覧する", "List the versions in the packs."),
        "cmd.norms.list.basis": ("この根拠で収録した条項を一覧する（memory は原文の確認が必要なもの）", "List what is known from this basis instead (memory: what still has to be checked against the text)."),
        "cmd.norms.list.instruments": ("この文書に限って一覧する（取組なら、この文書が求めるもの。複数可）", "Of this instrument only (of practices: those that it asks for; repeatable)."),
        "cmd.norms.list.what": ("取組または事実を一覧する", "List practices, or facts, instead."),
        "cmd.norms.show": ("版、条項、取組のいずれかについて、わかっていることをすべて示す", "Show everything known of a version, a provision or a practice."),
        "cmd.norms.diff": (
            "ある文書の2つの版を比べ、何が変わり、誰に何が増減したかを示す。-o を付けると図入りの文書にする",
            "Show what changed between two versions of an instrument, and what comes and goes for whom; with -o, as a document with a drawing.",
        ),
        "cmd.norms.diff.to": (
            "書き出す先（複数可）。フォルダー、または .html、.pdf、.docx のファイル名。指定がなければ画面に示す",
            "Where to write it (repeatable): a folder, or an .html, .pdf or .docx file (default: show it).",
        ),
        "cmd.norms.diff.kinds": (
            "フォルダーに書き出すファイルの種類（複数可、指定がなければ html）",
            "The kind of file to write into a folder (repeatable; default: html).",
        ),
        "cmd.norms.diff.lang": (
            "言語（指定がなければ、フォルダーには両方、ファイルと画面には環境の言語）",
            "Language (default: both into a folder, that of the locale into a file and on the screen).",
        ),
        "cmd.norms.check": (
            "パックの誤りをすべて見つける。--source を付けると、法令の原文と一致するかも確かめる（誤りがあれば終了コード2、一致しなければ1）",
            "Find every fault in the packs; with --source, check too whether a law still reads the same (exit code 2 on a fault, 1 if it differs).",
        ),
        "cmd.norms.check.source": ("e-Govの法令XMLと突き合わせる", "Compare the pack with a law's XML from e-Gov."),
        "cmd.norms.check.grain": ("取組の切り分け方についての指摘も表示する", "Also point out where practices may be cut badly."),
        "cmd.norms.site": (
            "文書、条項、取組をすべて、ブラウザーで読めるページに書き出す（日英、サーバー不要）",
            "Write all norms and practices as pages to browse: both languages, no server needed.",
        ),
        "cmd.norms.site.to": ("書き出すフォルダー", "The folder to write to."),
        "more-problems": (
            "ほかに{count}件あります（--format json ですべて見られます）。",
            "… and {count} more (--format json shows them all).",
        ),
        "cmd.norms.readings": (
            "私たちの読み取りがすべてだとしたら、ある条項がほかの条項に含まれる・同じになる組を、再読のために一覧する",
            "List every containment and equality that our readings would imply if they were complete, for a second reading.",
        ),
        "cmd.norms.readings.instruments": ("この文書と、ほかの文書の組（複数可、指定がなければ日本の文書すべて）", "Pairs of this instrument and others (repeatable; default: those of Japan)."),
        "cmd.norms.readings.undecided": ("再読も、読み取っていない部分の記載もない条項だけ", "Only provisions that are neither signed nor say what is left unread."),
        "cmd.hiroshima": ("広島AIプロセスの報告: 様式を読み取る、下書きを作る、点検する、比べる", "Reports to the Hiroshima process: learn the form, draft, check, compare."),
        "cmd.hiroshima.learn": (
            "ダウンロードした空の様式（docx）から質問と回答欄を読み取り、取組との対応を提案する\n\n結果は DIR/hiroshima.yaml に書きます。対応は質問ごとに確かめ、confirmed: true にしたものだけを下書きに使います。",
            "Read the questions and places of a blank form (docx) that you downloaded, and propose what each is about.\n\nWrites DIR/hiroshima.yaml. Only what you confirm there (confirmed: true) is used for drafts.",
        ),
        "cmd.hiroshima.learn.overwrite": ("あるファイルを書き直す（確かめた対応は引き継ぐ）", "Write the file again; what was confirmed is kept."),
        "cmd.hiroshima.draft": (
            "台帳の、公開してよい記録（share: public）から報告の下書きを日英で作る\n\n記録がない質問は空欄のまま、理由とともに一覧にします。--blank を付けると様式にも書き込みます。",
            "Draft a report in both languages from what the ledger marks as public (share: public).\n\nWhere there is no such entry the answer stays blank, and is listed with the reason. With --blank the form is filled in, too.",
        ),
        "cmd.hiroshima.draft.to": ("書き出すフォルダー", "The folder to write to."),
        "cmd.hiroshima.draft.blank": ("読み取ったときと同じ空の様式。写しに回答を書き込む", "The blank form that was learned; answers go into a copy."),
        "cmd.hiroshima.draft.systems": ("このシステムのことだけを書く（複数可）", "Write about this system only (repeatable)."),
        "cmd.hiroshima.draft.most": ("1つの回答の長さの上限（文字）", "The longest an answer may be (characters)."),
        "cmd.hiroshima.draft.overwrite": ("あるファイルを書き直す", "Replace files that are already there."),
        "cmd.hiroshima.check": (
            "提出前の報告を点検する: 未回答、リンク、資格、長さ、使い回し、根拠\n\nREPORT は記入した様式（docx）、draft が作ったフォルダー、テキスト、HTML のどれでも構いません。内容の良し悪しは見ません。",
            "Check a report before it is handed in: answers, links, eligibility, length, repetition, evidence.\n\nREPORT is a form that was filled in (docx), a folder that draft made, a text or a page. How good its content is is not judged.",
        ),
        "cmd.hiroshima.check.most": ("長すぎると知らせる回答の長さ（日本語は1字を2と数える）", "The length from which an answer counts as long (a Japanese character counts as two)."),
        "cmd.hiroshima.check.follow": ("リンクが開くか、実際に接続して確かめる（付けなければ通信しない）", "Check whether links open; without this nothing leaves the machine."),
        "cmd.hiroshima.check.fail_on": ("これがあれば終了コードを1にする（複数可、初めは unanswered, links, eligible）", "Exit with 1 if there is any of these (repeatable; default: unanswered, links, eligible)."),
        "cmd.hiroshima.compare": (
            "2つの報告（前年と今年、または2社）を質問ごとに比べ、加わった文、消えた文、変わった文を示す",
            "Compare two reports (of two years or two organisations) question by question: sentences added, removed or changed.",
        ),
        "cmd.hiroshima.compare.everything": ("変わらない文も示す", "Show what stayed the same, too."),
        "opt.project": ("プロジェクトのフォルダー（初めは今のフォルダー）", "The project folder (default: the current one)."),
        "opt.layout": ("様式の読み取り結果のファイル（初めは DIR/hiroshima.yaml）", "The file that learn wrote (default: DIR/hiroshima.yaml)."),
        "opt.form": ("収録した様式を使う（第1版は hiroshima-1）", "Use a form of the packs (version 1 is hiroshima-1)."),
        "opt.role": ("この役割の質問だけを見る（model-developer、application-developer、deployer など）", "Only questions for this role (model-developer, application-developer, deployer, …)."),
        "opt.in_order": ("質問の文がない報告を、順番だけで質問に当てはめる", "Match a report that prints no questions by order alone."),
        "cmd.crosswalk": (
            "2つの版に共通する取組を示す。相手の版を複数挙げると、Aの取組のうちどれにもないものを示す",
            "Show what two versions have in common, or what A asks for beyond several others.",
        ),
        "cmd.crosswalk.ids": ("この条項だけを、詳しく表示する（2つの版ならA、Bどちらの条項でもよい、複数可）", "Only this provision, in detail (of A; of two versions also of B; repeatable)."),
        "cmd.crosswalk.roles": ("名宛人にこれを含むAの条項だけを見る（developer、provider、business-user など、複数可）", "Only provisions of A addressed to these (developer, provider, business-user, …; repeatable)."),
        "cmd.crosswalk.detail": ("共通の取組、一方だけの取組、名宛人・時期・強さ・効力も表示する", "Also show the practices, and to whom, when, how strongly and with what force they apply."),
        "cmd.crosswalk.alone": ("相手に見つからない取組と例示のみの取組、まだ読み取っていない条項を一覧する", "List what is not found on the other side, what is named there as an example only, and what is not read yet."),
        "refused": ("{count}件のエラーがあります。何も変更していません。", "Errors: {count}. Nothing was changed."),
        "usage.error": ("エラー: {message}", "error: {message}"),
        "usage.help": ("使い方は `{path} --help` で見られます。", "See `{path} --help`."),
        "usage.no-command": ("「{name}」というコマンドはありません。", "There is no command “{name}”."),
        "usage.no-option": ("「{name}」というオプションはありません。", "There is no option “{name}”."),
        "usage.missing": ("{name} が必要です。", "{name} is missing."),
        "usage.needs-value": ("{name} には値が必要です。", "{name} needs a value."),
        "usage.takes-no-value": ("{name} に値は付けられません。", "{name} takes no value."),
        "usage.extra": ("余分な引数があります: {extra}", "Too many arguments: {extra}"),
        "usage.bad-value": ("{name} の値が正しくありません。{known}", "The value of {name} is not valid. {known}"),
        "usage.choices": ("選べる値: {choices}", "Known values: {choices}"),
        "usage.did-you-mean": ("「{near}」のことですか。", "Did you mean “{near}”?"),
        "usage.aborted": ("中止しました。何も変更していません。", "Stopped; nothing was changed."),
        "usage.bug": (
            "Yawara {version} の不具合です（{error}）。入力は変更していません。YAWARA_DEBUG=1 を付けて再現し、報告してください。",
            "This is a bug in Yawara {version} ({error}). Your input was not changed. Please report it, with YAWARA_DEBUG=1 set.",
        ),
        "assess.title": ("{name}  {day} 現在", "{name}, as of {day}"),
        "assess.versions": ("見た文書: {versions}", "Looked at: {versions}"),
        "assess.unread": (
            "何を求めるかをまだ読み取っていない条項が{count}件あります（{titles}）。不明として数えます。",
            "Provisions not read yet: {count} ({titles}); they count as not known.",
        ),
        "assess.note": (
            "条項の内容はYawaraの読み取りです。読み取っていない部分が残る条項は、取組だけでは「すべて対応」になりません。",
            "What provisions ask for is Yawara's reading. As long as something in a provision is unread, practices alone never make it “all done”.",
        ),
        "assess.part": ("項目", "Part"),
        "assess.state": ("状態", "State"),
        "assess.shown": ("証跡", "Shown"),
        "assess.provisions": ("条項", "Provisions"),
        "assess.read": ("取組（対応済/読み取り）", "Done/read"),
        "assess.strength": ("強さ", "Strength"),
        "assess.heading": ("見出し", "Heading"),
        "assess.tally": (
            "適用される条項 {total}: すべて対応 {all}、読み取った項目はすべて対応 {read}、一部 {some}、未対応 {none}、不明 {unknown}、該当なし {out}",
            "{total} provisions apply: all done {all}, all we read done {read}, partly {some}, not done {none}, not known {unknown}, not applicable {out}",
        ),
        "assess.undecided": (
            "適用されるか決まらない条項 {count}（数えていません）。次に答えるとよい事実: {facts}",
            "Provisions that may or may not apply: {count} (not counted). Facts that would decide most: {facts}",
        ),
        "assess.next": (
            "根拠は `yawara why {ref} {folder}`、報告書は `yawara report {folder} -o OUT` で見られます。",
            "For the proof: `yawara why {ref} {folder}`; for a report: `yawara report {folder} -o OUT`.",
        ),
        "cmd.evidence": (
            "証跡のファイルが記録したときのままかを一覧する。変わったファイルを、今の内容で記録し直す（--accept）",
            "List the evidence files and whether they are as recorded; --accept records one as it is now.",
        ),
        "cmd.evidence.accept": ("このファイルを、今の内容で記録し直す（複数可）", "Record this file as it is now (repeatable)."),
        "evidence.head": ("ファイル,状態,記録の数", "File,State,Entries"),
        "evidence.same": ("記録のまま", "as recorded"),
        "evidence.changed": ("変わった", "changed"),
        "evidence.missing": ("ない", "not there"),
        "evidence.bare": ("sha256 なし", "no sha256"),
        "evidence.count": ("証跡のファイル {count}件", "Evidence files: {count}"),
        "evidence.accepted": (
            "{file} に訂正の記録を{count}件加えました。今日から、今の内容の証跡として数えます。",
            "Corrections added to {file}: {count}. From today the evidence counts in its present state.",
        ),
        "evidence.nothing": ("記録と同じなので、何も加えていません: {files}", "As recorded already, so nothing was added: {files}"),
        "ledger.head": ("ID,日,対象,システム,状態,担当", "Id,Day,About,System,State,Owner"),
        "ledger.count": ("記録 {count}件", "Entries: {count}"),
        "state.all": ("対応済", "done"),
        "state.some": ("一部対応", "partly"),
        "state.none": ("未対応", "not done"),
        "state.not-applicable": ("該当なし", "not applicable"),
        "state.unknown": ("不明", "not known"),
        "seal.done": ("{count}件の記録を封印しました（{chain}…、{file}）。", "Sealed the ledger (entries: {count}, chain: {chain}…, file: {file})."),
        "seal.same": ("前の封印から変わっていません（{count}件）。", "Nothing has been added since the last seal (entries: {count})."),
        "cmd.check": (
            "CIやコミットの前に、台帳とプロファイルを点検し、変更で何が動いたかをまとめる",
            "Check a project in version control, and say what a change moves.",
        ),
        "cmd.check.against": ("この版（ブランチ、タグ、コミット）か、このフォルダーと比べる", "Compare with this revision (branch, tag, commit) or folder."),
        "cmd.check.fail_on": (
            "これがあれば終了コード1にする（複数可、カンマ区切り。指定がなければ lost）: lost 台帳から消えた記録、worse 理由の書かれていない後退、gap[:強さ] 対応済でない条項、unknown[:強さ] 不明な条項、expired[:日数] 切れた（日数以内に切れる）証跡と記録、warning 注意のメッセージ、unsealed 封印していない記録",
            "End with exit code 1 on any of these (repeatable, commas; default: lost): lost entries, worse: steps back without a reason, gap[:STRENGTH], unknown[:STRENGTH], expired[:DAYS] evidence and entries, any warning, unsealed entries.",
        ),
        "cmd.check.format_": (
            "text は人が読む形、json はプログラム向け、markdown はプルリクエスト向け、github はGitHub Actionsの注釈",
            "text for people, json for programs, markdown for a pull request, github for annotations in GitHub Actions.",
        ),
        "demo.head": ("見本の組織（架空） {count}件を {day} 現在で評価しました。", "Assessed {count} sample organisations (fictitious) as of {day}."),
        "demo.line": ("{name}: 条項 {total}件のうち、読み取った項目まで対応 {done}、一部 {some}、未対応 {none}、不明 {unknown}", "{name}: of {total} provisions, done as far as we read {done}, partly {some}, not done {none}, not known {unknown}"),
        "demo.next": (
            "自分の組織で始めるには `yawara init フォルダー名` を実行してください。",
            "To begin with your own organisation, run `yawara init FOLDER`.",
        ),
        "demo.open": ("開いてみるファイル:", "Files to open:"),
    }
)
