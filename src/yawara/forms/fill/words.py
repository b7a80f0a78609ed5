"""The words of filling in: strangers' words for answers, and our own sentences."""

from __future__ import annotations

from yawara.text.words import Phrases

#: Words that say yes or no to whatever was asked, by what they say of it.
ASSENT: dict[str, str] = {
    "all": "はい|有|有り|あり|ある|可|可能|適|yes|y|true|はい（全て）",
    "none": "いいえ|無|無し|なし|ない|不可|不可能|否|no|n|false",
}
#: Words that say how far something is done.
DOING: dict[str, str] = {
    "all": (
        "対応済|対応済み|対応|対応している|対応あり|済|済み|実施|実施済|実施済み|実施している|実施中|できている|整備済|整備済み"
        "|導入済|導入済み|適合|準拠|遵守|遵守している|充足|満たしている|十分|完了|全て対応|すべて対応|全部実施|している|しています|行っている|行っています|実施しています|対応しています|整備している|整備しています|できています|策定済|策定済み"
        "|implemented|fully implemented|compliant|fully compliant|in place|fully in place|done|complete|completed|met"
        "|fully met|fully|full|full compliance|conforms|conformant"
    ),
    "some": (
        "一部対応|一部対応済|一部対応済み|一部実施|一部実施済|一部実施済み|一部実施している|一部|部分的|部分的に対応|部分対応"
        "|一部できている|一部適合|一部準拠|一部充足|一部整備|一部はい|一部している|一部しています|一部行っている|一部対応している|一部整備している|partial|partially|partly|partially implemented"
        "|partially compliant|partially in place|partially met|partly implemented|partly done|partial compliance|in part"
    ),
    "none": (
        "未対応|未実施|未|未着手|未整備|未導入|未策定|対応していない|対応なし|非対応|実施していない|実施なし|できていない|不適合"
        "|非準拠|未遵守|遵守していない|不十分|満たしていない|していない|していません|行っていない|行っていません|実施していません|対応していません|整備していない|整備していません|できていません|未充足|not implemented|non-compliant|noncompliant|not compliant"
        "|not in place|not done|not met|none|not started|missing"
    ),
    "not-applicable": (
        "該当なし|該当無し|該当せず|非該当|該当しない|対象外|適用外|適用対象外|n/a|na|not applicable|does not apply|out of scope"
    ),
    "planned": (
        "計画中|対応予定|実施予定|予定|予定あり|検討中|対応中|準備中|導入予定|planned|in progress|under way|underway|to be implemented"
    ),
    "unsure": "不明|わからない|分からない|回答不可|未回答|その他|unknown|not known|don't know|unsure|other|no answer",
}
#: Signs; ◎ is not among them, because beside it ○ means less than all.
SIGNS: dict[str, str] = {
    "all": "○|〇|◯|■|☑",
    "some": "△|▲",
    "none": "×|✕|✖|✗|✘",
    # A box that nobody ticked may mean no, or that nobody has answered.
    "unsure": "-|－|―|ー|—|–|□|☐",
}
#: What stands in a list to be replaced, and is no answer.
SPACERS = frozenset(
    ("選択してください", "▼選択", "選択", "--選択--", "未選択", "pleaseselect", "select", "selectone", "choose", "chooseanitem")
)
#: Headers of places that ask whether something concerns them at all, not whether it is done.
CONCERNS = "該当|対象有無|適用有無|applicab|in scope"
#: Headers of places for the day by which something is to be done.
DUE = "期限|予定|時期|due|target|planned|expected|eta|deadline|completion"

STATE = Phrases(
    {
        "all": ("対応済", "Done"),
        "some": ("一部対応", "Partly"),
        "none": ("未対応", "Not done"),
        "not-applicable": ("該当なし", "Not applicable"),
        "true": ("はい", "Yes"),
        "false": ("いいえ", "No"),
        "": ("–", "–"),
    }
)

#: Why a place is left blank.
WHY = Phrases(
    {
        "not-understood": ("何を尋ねているか、確かには分かりません", "What it asks about is not beyond doubt"),
        "nothing": ("台帳の取組ではないと確認済みです", "Confirmed: it asks about nothing in the ledger"),
        "not-known": ("台帳からは答えが決まりません", "The ledger does not settle it"),
        "clash": ("台帳の記録どうしが食い違っています", "Entries in the ledger contradict each other"),
        "mixed": ("取組と事実を一度に尋ねています", "It asks about a practice and a fact at once"),
        "whichever": ("候補のうちどれを尋ねているかで、答えが変わります", "The answer depends on which of the candidates is meant"),
        "differ": ("システムによって事実が違います", "The fact differs between systems"),
        "other-system": ("別のシステムについて尋ねています", "It asks about another system"),
        "columns": ("同じ質問を、いくつかの対象について並べて尋ねています。どの対象のことか決まりません", "It asks the same of several things side by side; which one is meant is not clear"),
        "words": ("選択肢の中に、意味の確かでない言葉があります", "Some of the words offered are not understood"),
        "no-word": ("この状態を表す選択肢がありません", "No word is offered for this state"),
        "two-words": ("この状態を表す選択肢が2つ以上あります", "More than one word is offered for this state"),
        "reversed": ("「はい」が「していない」を意味する質問で、選択肢の意味が決まりません", "A yes would say that it is not done, and the words offered may be meant either way"),
        "concerns": ("当てはまるかどうかを尋ねる欄です", "The place asks whether it concerns you"),
        "not-shared": ("書ける文はありますが、共有の印（share）がありません", "There is a statement, but it is not marked as shared"),
        "no-statement": ("台帳に説明の文がありません", "The ledger has no statement"),
        "other-language": ("説明の文が、この質問票の言語ではありません", "The statement is not in the language of the sheet"),
        "circled": ("印刷された言葉を丸で囲む欄です。手で囲んでください", "A printed word is to be circled there; circle it by hand"),
        "said": ("同じ質問の別の欄に書いています", "Said in another place of the same question"),
        "beside": ("選ぶ言葉のない回答欄です。説明の文は備考の欄に書くので、答えの言葉は手で書いてください", "No words are offered here. The statement belongs into the remarks; write the answer itself by hand"),
        "no-evidence": ("台帳に証跡がありません", "The ledger has no evidence"),
        "evidence-not-shared": ("証跡はありますが、共有の印（share）がありません", "There is evidence, but it is not marked as shared"),
        "no-owner": ("共有の印がある記録に、担当がありません", "No shared entry names an owner"),
        "no-day": ("この欄に入る日付は台帳にありません", "The ledger has no day for this place"),
        "stands": ("既に記入されています", "Something stands here already"),
        "not-dated": ("--dated を付けると、今日の日付を書きます", "With --dated, today's date is written"),
        "not-ours": ("どの記録にもないので、手で書いてください", "No record has it; write it by hand"),
        "no-name": ("profile.yaml に、この言語の名称がありません", "profile.yaml has no name in this language"),
        "no-value": ("この事実は欄に入る形ではありません", "The fact has no form that fits the place"),
    }
)

BY = Phrases(
    {
        "matcher": ("自動（確からしさ {score}）", "automatic (sureness {score})"),
        "memory": ("{day} に確認済み", "confirmed on {day}"),
        "review": ("確認表で確認", "confirmed in the review"),
        "": ("–", "–"),
    }
)

SAY = Phrases(
    {
        "sheet": ("Yawara 出典", "Yawara sources"),
        "draft": (
            "下書きです。内容を人が確かめてから提出し、社外に出す前にこのシートを消してください。",
            "A draft: a person has to check it before it is sent. Delete this sheet before it goes outside.",
        ),
        "draft-beside": (
            "下書きです。内容を人が確かめてから提出し、この一覧は社外に出さないでください。",
            "A draft: a person has to check it before it is sent. Keep this list inside.",
        ),
        "as-of": ("{organization}　{day} 時点の台帳による", "{organization}, from the ledger as of {day}"),
        "note": ("出典（Yawaraの下書き。提出する前に消す）", "Source (a draft by Yawara; delete before it is sent)"),
        "is": ("{state}（{subject}）", "{state} ({subject})"),
        "written": ("記入した欄", "What was written"),
        "blank": ("空欄のままの欄", "What was left blank"),
        "remark": ("備考", "Remark"),
        "no-comment": ("コメントを付けられない場所", "no comment can stand there"),
        "longer": ("長くて、欄に全部は表示されないようです", "probably longer than its place shows"),
        "standing": ("既に記入されていた欄", "What stood there already"),
        "in-table": ("表{table} {row}行目 {cell}番目の欄", "table {table}, row {row}, cell {cell}"),
        "in-text": ("{at}番目の段落", "paragraph {at}"),
        "in-frame": ("テキストボックス {at}", "text box {at}"),
        "in-box": ("チェックボックス {at}", "tick box {at}"),
        "in-control": ("入力欄 {at}", "input field {at}"),
        "particulars": ("質問ではない欄", "Places that are no questions"),
        "label": ("欄の名前", "What it is called"),
        "source": ("出典、または空欄の理由", "Source, or why it is blank"),
        "profile-name": ("profile.yaml の名称", "The name in profile.yaml"),
        "today": ("今日の日付（--dated）", "Today's date (--dated)"),
        "place": ("場所", "Place"),
        "question": ("質問", "Question"),
        "text": ("記入した内容", "Written"),
        "targets": ("取組・事実", "Practice or fact"),
        "state": ("状態", "State"),
        "subject": ("対象", "About"),
        "entries": ("台帳の記録", "Entries of the ledger"),
        "by": ("対応づけ", "Matched"),
        "why": ("空欄の理由", "Why it is blank"),
        "near": ("近い候補", "Nearest candidates"),
        "stands": ("記入されていた内容", "What stands there"),
        "ours": ("台帳による状態", "State in the ledger"),
        "entry": ("{day}から（{id}）", "since {day} ({id})"),
        "fact": ("profile.yaml: {fact} = {value}", "profile.yaml: {fact} = {value}"),
        "follows": ("「{practice}」の記録から", "from the entry for “{practice}”"),
        "all-systems": ("全システム（{names}）", "all systems ({names})"),
        "organization": ("組織全体", "the organisation"),
        "reversed": ("「はい」＝していない", "yes means not done"),
        "perhaps": ("または {targets}", "perhaps {targets}"),
        "told": ("{to} へ「{state}」（{day}）", "{to} was told “{state}” on {day}"),
        "quoted": ("「{text}」", "“{text}”"),
        "separator": ("、", ", "),
        "none": ("–", "–"),
    }
)

#: What a *yes* means, by the phrase of `REVIEW`: first that it is done, then that it is not.
POLARITIES = ("yes-means-done", "no-means-done")
REVIEW = Phrases(
    {
        "title": ("質問票の確認", "Review of a questionnaire"),
        "sheet": ("確認", "Review"),
        "lists": ("選択肢", "Lists"),
        "file": ("質問票: {file}", "Questionnaire: {file}"),
        "help": (
            "「決定」を選んで保存し、同じコマンドをもう一度実行してください。空欄の行は何も記録しません。取組や事実のIDを、カンマで区切って書くこともできます。",
            "Choose a decision, save, and run the same command again. A row left blank records nothing. You may also type ids of practices or facts, with commas between them.",
        ),
        "head.number": ("No.", "No."),
        "head.place": ("場所", "Place"),
        "head.question": ("質問", "Question"),
        "head.context": ("見出し", "Headings"),
        "head.result": ("記入する内容、または空欄の理由", "What is written, or why it is blank"),
        "head.proposal": ("今の対応づけ", "Taken to ask about"),
        "head.near": ("近い候補", "Nearest candidates"),
        "head.decision": ("決定", "Decision"),
        "head.polarity": ("「はい」の意味", "What yes means"),
        "head.ask": ("yawara:ask", "yawara:ask"),
        "head.sheet": ("yawara:sheet", "yawara:sheet"),
        "head.proposed": ("yawara:proposed", "yawara:proposed"),
        "stands": ("（記入済み: {text}）", "(stands there already: {text})"),
        "keep": ("今の対応づけでよい", "As it is taken now"),
        "nothing": ("どれでもない", "None of them"),
        "yes-means-done": ("している", "It is done"),
        "no-means-done": ("していない", "It is not done"),
        "input": ("一覧から選ぶか、IDを書いてください。", "Choose from the list, or type ids."),
        "error": ("一覧にありません。取組か事実のIDであれば、このままで構いません。", "Not in the list; if it is the id of a practice or fact, go on."),
    }
)

LEARN = Phrases(
    {
        "title": ("以前の回答からの記録の案", "Proposals from earlier answers"),
        "sheet": ("案", "Proposals"),
        "help": (
            "黄色い列を確かめて直し、「決定」で「記録する」を選んで保存してから、`yawara learn --read このファイル` を実行してください。選んでいない行は記録しません。",
            "Check and correct the yellow columns, choose Record, save, then run `yawara learn --read THIS-FILE`. Other rows are not recorded.",
        ),
        "head.file": ("ファイル", "File"),
        "head.where": ("場所", "Place"),
        "head.question": ("質問", "Question"),
        "head.answer": ("以前の回答", "Answer then"),
        "head.why": ("確かめること", "To be checked"),
        "head.asks": ("取組・候補", "Practice, or candidates"),
        "head.decision": ("決定", "Decision"),
        "head.polarity": ("「はい」の意味", "What yes means"),
        "head.practice": ("取組", "Practice"),
        "head.system": ("システム", "System"),
        "head.state": ("状態", "State"),
        "head.day": ("いつから", "Holds from"),
        "head.statement": ("対応の内容", "What you do"),
        "head.reason": ("該当なしの理由", "Why it does not apply"),
        "head.evidence": ("証跡", "Evidence"),
        "head.share": ("社外に見せる", "Show outside"),
        "head.fact": ("事実", "Fact"),
        "head.of": ("対象", "Of"),
        "head.line": ("profile.yaml に書く行", "The line for profile.yaml"),
        "head.now": ("今の profile.yaml", "profile.yaml today"),
        "head.stated": ("yawara:state", "yawara:state"),
        "facts": ("profile.yaml に足せる事実", "Facts for profile.yaml"),
        "facts-help": (
            "読むためのシートです。確かめて、正しいものを profile.yaml に書き写してください。ここに何を書いても記録しません。",
            "For reading: check these, and copy those that are right into profile.yaml. Nothing written here is recorded.",
        ),
        "of-organization": ("組織全体", "the organisation"),
        "of-unclear": ("どのシステムのことか決まりません", "of which system is not clear"),
        "head.text": ("yawara:question", "yawara:question"),
        "head.under": ("yawara:under", "yawara:under"),
        "head.match": ("yawara:match", "yawara:match"),
        "head.whom": ("yawara:system", "yawara:system"),
        "take": ("記録する", "Record"),
        "leave": ("記録しない", "Leave"),
        "why.practice": (
            "どの取組についてか、確かには分かりません。「はい」が「していない」を意味する質問では、その列を直し、状態を空欄にしてください",
            "Which practice it is about is not beyond doubt. Where a yes says that it is not done, say so in that column and empty the state",
        ),
        "why.whom": ("どの対象についての回答か、決まりません", "About whom or what it is said is not clear"),
        "why.state": ("状態が、回答の言葉からは決まりません", "The words do not settle the state"),
        "why.apart": ("ほかの回答と食い違っています", "Other answers say something else"),
        "why.profile": ("今の profile.yaml と違います", "profile.yaml says something else today"),
        "why.ledger": ("今の台帳の状態と違います", "The ledger says something else today"),
    }
)
