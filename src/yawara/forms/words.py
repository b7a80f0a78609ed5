"""The words of worksheets: columns, answers, what is said to those who fill them in."""

from __future__ import annotations

from yawara.text.words import Phrases

#: The columns of a worksheet, by key, as its header names them. No two in a language are alike.
HEAD = Phrases(
    {
        "number": ("No.", "No."),
        "theme": ("分野", "Theme"),
        "title": ("取組（実践）", "Practice"),
        "first": ("まず", "First"),
        "question": ("質問", "Question"),
        "all": ("「対応済」といえる状態", "What counts as done"),
        "system": ("対象", "System"),
        "answer": ("回答", "Answer"),
        "since": ("いつから", "Since"),
        "statement": ("対応の内容", "What you do"),
        "reason": ("理由\n（該当なし・説明のとき）", "Reason\n(not applicable, explained)"),
        "evidence": ("証跡\n（ファイルまたはURL）", "Evidence\n(file or URL)"),
        "collected": ("証跡の日付", "Evidence dated"),
        "expires": ("証跡の期限", "Evidence expires"),
        "owner": ("担当", "Owner"),
        "due": ("対応期限", "Due"),
        "share": ("社外に見せる", "Show outside"),
        "asked": ("求めている条項（強さ）", "Asked for by (strength)"),
        "source": ("出典と確認の方法", "Source, and how we know"),
        "usual": ("証跡の例", "Usual evidence"),
        "remark": ("備考（自動）", "Remarks (automatic)"),
        # Hidden columns are for programs and are called alike in both languages.
        "practice_id": ("yawara:practice", "yawara:practice"),
        "system_id": ("yawara:system", "yawara:system"),
        "entry_id": ("yawara:entry", "yawara:entry"),
        "since_was": ("yawara:since", "yawara:since"),
        "share_was": ("yawara:share", "yawara:share"),
        "check": ("yawara:check", "yawara:check"),
    }
)

ANSWER = Phrases(
    {
        "all": ("対応済", "Done"),
        "some": ("一部対応", "Partly"),
        "none": ("未対応", "Not done"),
        "not-applicable": ("該当なし", "Not applicable"),
        "explained": ("説明", "Explained"),
        "unanswered": ("未回答", "Not answered"),
    }
)

#: What else people write for an answer, beyond doubt. Compared without case, width and spaces.
#: A lone x means *no* in Japan and *yes* on many forms elsewhere, 「対応中」 may be partly or not
#: at all, and a dash says nothing: none of them is here.
VARIANTS: dict[str, tuple[str, ...]] = {
    "all": (
        "対応済み", "済", "済み", "対応完了", "完了", "実施済", "実施済み", "対応しています", "対応している", "はい", "○", "〇", "◯", "⭕", "◎", "✓", "✔", "☑", "✅",
        "yes", "complete", "completed", "fully done",
    ),
    "some": (
        "一部", "一部対応済", "一部対応済み", "一部済", "一部済み", "一部実施", "部分対応", "部分的に対応", "△", "▲",
        "partly done", "partial", "partially", "partially done", "in part",
    ),
    "none": (
        "未", "未実施", "未着手", "対応していない", "対応していません", "いいえ", "×", "✕", "✖", "✗", "✘", "❌", "⨯",
        "no", "none", "not yet", "not implemented",
    ),
    "not-applicable": ("該当無し", "該当せず", "該当しない", "非該当", "対象外", "適用外", "n/a", "not relevant"),
    "explained": ("説明あり", "説明する", "explain", "explanation"),
    "unanswered": ("無回答", "未記入", "未入力", "不明", "わからない", "分からない", "unanswered", "unknown", "blank", "not known"),
}

#: What may stand for one of these answers, or for more than one: for suggestions only.
UNCLEAR: dict[tuple[str, ...], tuple[str, ...]] = {
    ("some",): ("対応中", "実施中", "進行中", "作業中", "取組中", "取り組み中", "一部実施中", "in progress", "ongoing", "wip"),
    ("some", "none"): ("検討中", "準備中", "計画中", "予定", "対応予定", "実施予定", "planned", "under way", "soon"),
    ("none",): ("x", "ng", "なし", "無し", "無", "ない"),
    ("not-applicable", "unanswered"): ("-", "ー", "―", "—", "–", "‐", "/", "／", "na"),
    ("unanswered",): ("?", "確認中", "要確認", "tbd", "not sure"),
}

#: To whom a row may be shown; a blank says to nobody outside.
SHARE = Phrases(
    {
        "partner": ("取引先", "Partners"),
        "public": ("公開", "Public"),
    }
)

#: What else people write for that, beyond doubt; "" is for nobody. A lone yes does not say to whom.
SHARE_VARIANTS: dict[str, tuple[str, ...]] = {
    "partner": ("partner", "取引先のみ", "取引先まで", "銀行"),
    "public": ("一般公開", "一般", "everyone"),
    "": ("-", "ー", "―", "—", "–", "なし", "無し", "見せない", "非公開", "社内", "社内のみ", "社外秘", "いいえ", "no", "none", "nobody", "internal", "not shown"),
}

#: What else people write in place of a system where they mean all of them.
EVERY_VARIANTS = (
    "すべて", "全て", "全部", "全システム", "全てのシステム", "すべてのAI", "全てのAI",
    "all", "all AI", "every", "every system", "all of them",
)  # fmt: skip

#: The sheets of the file.
SHEET = Phrases(
    {
        "main": ("ワークシート", "Worksheet"),
        "summary": ("集計", "Summary"),
        "help": ("記入のしかた", "How to fill in"),
    }
)

SAY = Phrases(
    {
        "title": ("AIガバナンス ワークシート", "AI governance worksheet"),
        "organization-label": ("組織", "Organisation"),
        "day-label": ("回答の基準日", "Answers hold from"),
        "day-note": ("← 「いつから」が空欄の行は、この日からの状態として台帳に記録します。回答を見直したら、その日に書き換えてください。", "← Rows with nothing in Since are recorded as true from this day. Change it when you review your answers."),
        "norms-label": ("対象の文書", "Documents"),
        "norms": ("{norms}（{day} 現在で当てはまるもの）", "{norms} (what applies on {day})"),
        "norms-none": ("{day} 現在で当てはまる文書はありません。", "Nothing applies on {day}."),
        "undecided": ("このほか、当てはまるか決まらない条項が{count}件あります（profile.yaml の事実が未回答）。", "Another {count} provisions may or may not apply (facts missing in profile.yaml)."),
        "separator": ("、", "; "),
        "asked.head": ("{title} {version}（{strength}）", "{title} {version} ({strength})"),
        "asked.item": ("{id} {name}", "{id} {name}"),
        "place": ("{label}（p.{page}）", "{label} (p. {page})"),
        "source": ("{title}: {places}〔{basis}〕", "{title}: {places} [{basis}]"),
        "trigger": ("きっかけ: {trigger}", "Due when: {trigger}"),
        "organization": ("組織全体", "Organisation"),
        "every": ("すべてのシステム", "All systems"),
        "measurement": ("測定: ", "Measurement: "),
        "observation": ("観察: ", "Observation: "),
        "evidence-many": ("（証跡{count}件。台帳にあります。このままにすれば変わりません）", "({count} pieces of evidence, see the ledger; leave this as it is to keep them)"),
        "quoted": ("「{word}」", "“{word}”"),
        "or": ("か", " or "),
        "no-day": ("-", "-"),
        "remark.derived": ("次の回答から導いたもの: {practices}", "Follows from the answers to: {practices}"),
        "remark.default": ("すべてのシステムに共通の回答", "The one answer for all systems"),
        "remark.ended": ("前の回答（{answer}）は {day} で期限が切れました。改めて答えてください", "The last answer ({answer}) ended on {day}; please answer again"),
        "remark.conflict": ("同じ日の記録が食い違っています（{answers}）。正しいものを答えてください", "Entries of the same day disagree ({answers}); please give the right answer"),
        "remark.unknown": ("{facts}が不明のため、当てはまるものとしています（profile.yaml に答えると、外れることがあります）", "Not known: {facts}; taken to apply (once answered in profile.yaml, it may not)"),
        "remark.share": ("証跡を社外に見せるかどうかは、台帳で行の印とは別に決めてあります（「社外に見せる」を変えると、証跡も同じになります）", "Whether the evidence is shown outside is set separately, in the ledger (changing Show outside sets it too)"),
        "remark.norms": ("「{answer}」の対象: {norms}", "“{answer}” is for: {norms}"),
        "input.first": ("● は、はじめに取りかかる行です。まだ終わっていない取組のうち、強く求められ、手間の少ないものから{most}行までを計算で選んでいます。見出しの ▼ で ● だけに絞り込めます。", "● marks the rows to begin with: of what is not done in full yet, up to {most} that are asked for most strongly and take the least effort, as calculated. Filter by ● with the arrow in the header."),
        "input.system": ("すべてのシステムに同じ回答をするときは、この取組のどれか一つの行で「すべてのシステム」を選んで答えます。同じ取組のほかの行はそのままにします。", "To give one answer for all systems, choose All systems in one of the rows of this practice and answer there. Leave its other rows as they are."),
        "error.system": ("このシステムか「すべてのシステム」を選んでください。", "Choose this system, or All systems."),
        "input.answer": ("1つ選んでください。「該当なし」「説明」のときは理由も書いてください。", "Choose one. Not applicable and Explained need a reason."),
        "input.statement": ("実際にしていることを、読む人がわかるように書いてください（10,000文字まで）。", "Say what you actually do, so that a reader can follow (up to 10,000 characters)."),
        "input.reason": ("「該当なし」は当てはまらない理由、「説明」は対応しない理由（公表できる文）を書いてください。", "Not applicable: why not. Explained: why you do not do it, in words you can publish."),
        "input.evidence": ("プロジェクトのフォルダーの中のファイル（例: evidence/画面.png）か https:// で始まるURLを、1行に一つ（セルの中の改行は Alt+Enter）。", "A file in the project folder (such as evidence/screen.png) or an address that begins with https://. One per line (Alt+Enter)."),
        "input.since": ("この回答の状態になった日（例: 2026-04-01）。空欄なら、上の「回答の基準日」から。\n回答を変えて、ここをそのままにした行も、基準日からとして記録します。", "The day since when this has been so, like 2026-04-01. Blank: the day at the top of the sheet.\nWhere you change the answer and leave this, the new answer holds from the day at the top, too."),
        "input.share": ("選ぶと、この行の内容と理由、証跡の名前を、その相手に渡す文書に載せます。空欄なら載せません。\n内容を書き換えても、ここを変えなければ印は残ります。", "Choose whom to show it to: what you do, the reason, and the names of the evidence then stand in the papers for them. Blank: nobody.\nThe mark stays when you reword the row."),
        "error.share": ("「取引先」か「公開」を選ぶか、空欄にしてください。", "Choose Partners or Public, or leave it blank."),
        "input.day": ("2026-11-21 のように、西暦の年-月-日で書いてください。", "Year-month-day, like 2026-11-21."),
        "error.answer": ("一覧から選んでください。", "Please choose from the list."),
        "error.day": ("日付ではありません。2026-11-21 のように書いてください。", "This is not a day. Write it like 2026-11-21."),
        "error.long": ("10,000文字を超えています。詳しい内容は証跡のファイルに移してください。", "More than 10,000 characters. Move the detail into an evidence file."),
        "summary.title": ("集計（ワークシートの回答から自動で計算します）", "Summary (calculated from the answers in the worksheet)"),
        "summary.by-theme": ("分野ごと", "By theme"),
        "summary.by-system": ("対象ごと", "By system"),
        "summary.system-id": ("ID", "Id"),
        "summary.count": ("取組の数", "Practices"),
        "summary.share": ("回答率", "Answered"),
        "summary.total": ("合計", "Total"),
        "summary.note": ("数はYawaraの読み取りに基づく取組の数です。「未回答」には空欄と一覧にない書き方を含みます。", "Counts are of practices as we read them. Not answered includes blanks and words that are not in the list."),
        "help.title": ("記入のしかた", "How to fill in"),
        "help.1": ("1. 「ワークシート」の黄色いセルだけを記入します。ほかのセルは読むためのもので、書き換えても取り込みません。", "1. Fill in the yellow cells of the sheet Worksheet. The others are for reading; changes there are not taken over."),
        "help.2": ("2. どこから始めるか迷ったら、「まず」の列を ● で絞り込みます。まだ終わっていない取組のうち、強く求められ、手間の少ない行です（多くても25行）。残りは後からで構いません。", "2. Not sure where to begin? Filter the column First by ●: of what is not done in full yet, the rows (at most 25) that are asked for most strongly and take the least effort. The others can wait."),
        "help.3": ("3. 「回答」は一覧から選びます。「対応済」は「『対応済』といえる状態」がすべてできているとき、一部だけなら「一部対応」です。わからなければ「未回答」のままにします。", "3. Choose the answer from the list. Done means everything under What counts as done; if only part of it, choose Partly. If you do not know, leave Not answered."),
        "help.4": ("4. システムが二つ以上あるとき、システムについての取組には、システムごとに行があります。すべてに同じ回答でよければ、どれか一つの行の「対象」で「すべてのシステム」を選んで答え、同じ取組のほかの行はそのままにします。システムごとに答えた行があれば、そのシステムではそちらが優先されます。", "4. With more than one system, a practice of systems has a row for each. If one answer holds for all of them, choose All systems in the column System of any one of its rows, answer there and leave its other rows as they are. A row answered for one system counts for that system."),
        "help.5": ("5. 前からしていることは、「いつから」にその日を書きます。空欄なら「回答の基準日」からの記録になります。回答を変えて「いつから」をそのままにした行も、基準日からです。「社外に見せる」を選んだ行だけが、取引先などに渡す文書に載ります。", "5. If you have done something for longer, write the day it began into Since; blank means the day at the top. Beside an answer that you changed, a day you leave as it is means the day at the top, too. Only rows with a choice in Show outside have their words in papers for others."),
        "help.6": ("6. 「該当なし」と「説明」には理由が必要です。「説明」は、対応しない理由を公に述べるものです。法律の義務は、説明しても不足のまま残ります。", "6. Not applicable and Explained need a reason. Explained is a public reason for not doing something; under a law it still counts as missing."),
        "help.7": ("7. 証跡のファイルは、プロジェクトのフォルダーの中の evidence に入れ（なければ作ります）、セルに名前を1行に一つずつ書きます。並べ替え、絞り込み、列の追加はかまいませんが、隠れた列は消さないでください。", "7. Put evidence files into the folder evidence inside the project folder (create it if need be) and write their names, one per line. You may sort, filter and add columns, but keep the hidden ones."),
        "help.8": ("8. 保存して閉じ、`yawara worksheet フォルダー --read このファイル` で取り込みます。取り込めないセルは理由とともにすべて表示し、その間は何も記録しません。", "8. Save, close, then run `yawara worksheet FOLDER --read THIS-FILE`. Every cell that cannot be taken is listed with the reason, and until then nothing is recorded."),
        "footer": ("ページ &P / &N", "Page &P of &N"),
        "made": ("Yawara 作成（{day} 現在）", "Made with Yawara, as of {day}"),
    }
)
