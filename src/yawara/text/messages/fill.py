"""Problems of filling in strangers' questionnaires, and of what is remembered of them."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "fill-suffix": (
        "質問票は .xlsx、.xlsm、.docx のどれかである必要があります。", "A questionnaire has to be an .xlsx, .xlsm or .docx file.",
        "ほかの形式のものは、Excel か Word でこの形式に保存し直してください。", "Save it in one of these formats with Excel or Word.",
    ),
    "fill-other-suffix": (
        "書き出すファイル名の末尾を、質問票と同じ {suffix} にしてください（{file}）。", "The name of the copy has to end in {suffix}, like the questionnaire ({file}).",
        "例: -o 回答{suffix}", "For example: -o answers{suffix}",
    ),
    "fill-same-file": (
        "書き出し先が、質問票そのものです。", "The copy would take the place of the questionnaire itself.",
        "-o に別の名前を指定してください。元のファイルには書き込みません。", "Give another name after -o; the original is never written to.",
    ),
    "fill-differs": (
        "既に「{stands}」と記入されていますが、台帳では「{ours}」です。", "“{stands}” stands here already, while the ledger says “{ours}”.",
        "どちらが正しいか確かめてください。記入されている内容はそのままにしています。", "Check which is right. What stands there was left as it is.",
    ),
    "fill-told-otherwise": (
        "{targets}: 今回の「{now}」は、以前の回答と違います。以前の回答: {told}。その回答の後に加わった記録: {since}。",
        "{targets}: this time it is “{now}”; before, {told}. Entries that were added after that answer: {since}.",
        "状況が変わったのであれば、そのままで構いません。前の相手に知らせるかどうかも考えてください。",
        "If things have changed, leave it. Think about whether the other side should hear of it.",
    ),
    "fill-nothing-written": (
        "台帳から記入できる欄がなかったので、写しは元のままです。", "The ledger gave no answer for any place, so the copy is the same as the original.",
        "`--review 確認.xlsx` を付けて実行すると、質問と取組の対応づけを確認できます。", "Run it with `--review REVIEW.xlsx` to go through what the questions ask about.",
    ),
    "fill-longer": (
        "記入した文が長く、欄に全部は表示されないようです（{count}か所: {cells}）。", "A text is probably longer than its place shows ({count}: {cells}).",
        "高さを決めてある行、結合したセル、折り返さないセルは、元のままにしています。行を広げるか、文を短くしてください。", "Rows of a set height, merged cells and cells that do not wrap were left as they are. Make the row higher, or the text shorter.",
    ),
    "fill-comments-kept": (
        "コメントを付けなかったセルが {count} あります（{cells}）。元からコメントがあるか、そのシートにはコメントを足せません。",
        "Cells without our comment: {count} ({cells}). They have one of their own, or comments cannot be added to their sheet.",
        "元のコメントはそのままです。出典は、出典のシートにあります。", "Comments that were there stay; the sources are in the sheet of sources.",
    ),
    "fill-comments-docx": (
        "コメントを付けなかった場所が {count} あります（{cells}）。Wordではテキストボックスの中にコメントを付けられません。壊れたコメントの一覧にも足しません。",
        "Places without our comment: {count} ({cells}). Word takes no comments in text boxes, and damaged lists of comments are not added to.",
        "出典は {file} にあります。", "The sources are in {file}.",
    ),
    "list-cannot-append": (
        "「{key}」の並びの終わりに書き足せません。", "Nothing can be added at the end of the list “{key}”.",
        "「{key}:」をファイルの最後に置き、その下に「- 」で始まる項目だけを並べてください。", "Let “{key}:” be the last key of the file, with only items that begin with “- ” below it.",
    ),
    "match-target-gone": (
        "確認済みの対応づけにある「{target}」は、今の取組・事実にありません。この対応づけは使いません。",
        "“{target}”, named in a confirmed match, is no longer a practice or a fact; the match is not used.",
        "`--review` で、この質問を確認し直してください。", "Go through this question again with `--review`.",
    ),
    "match-fact-reversed": (
        "事実（{target}）の対応づけに reversed は使えません。この対応づけは使いません。",
        "A match with a fact ({target}) cannot be reversed; the match is not used.",
        "事実では「はい」はそのまま「はい」です。`--review` で、この質問を確認し直してください。",
        "For a fact, yes means yes. Go through this question again with `--review`.",
    ),
    "review-fact-reversed": (
        "事実（{target}）では、「はい」の意味を変えられません。", "What yes means cannot be changed for a fact ({target}).",
        "事実では「はい」はそのまま「はい」です。この列を空欄にしてください。質問が事実の逆を尋ねているのであれば「どれでもない」を選び、手で答えてください。",
        "For a fact, yes means yes: leave this column blank. If the question asks for the opposite of the fact, choose “None of them” and answer it by hand.",
    ),
    "review-no-table": (
        "確認表の見出しが見つかりません（シート: {sheets}）。", "No sheet holds the table of a review (sheets: {sheets}).",
        "見出しの行と隠れた列（yawara:…）を元に戻すか、ファイルを別の場所に移して、書き出し直してください。",
        "Restore the header row and the hidden columns (yawara:…), or move the file away and write a new one.",
    ),
    "review-other-sheet": (
        "この行は、別の質問票（または書き換わる前の質問票）のものです。", "This row belongs to another questionnaire, or to this one before it was changed.",
        "質問票と確認表の組合せを確かめてください。質問票が変わったのであれば、確認表を別の名前で書き出し直してください。",
        "Check that the two belong together. If the questionnaire was changed, write a new review under another name.",
    ),
    "review-row-unknown": (
        "この行がどの質問のものか分かりません。", "It is not clear which question this row is about.",
        "行を加えたのであれば消してください。隠れた列（yawara:ask）は書き換えないでください。", "Delete the row if you added it; leave the hidden column (yawara:ask) as it is.",
    ),
    "review-row-twice": (
        "同じ質問の決定が、{first}行目と違います。", "Row {first} decides the same question in another way.",
        "どちらか一方にしてください。", "Keep one of the two.",
    ),
    "review-decision-unknown": (
        "「{value}」という取組・事実はありません。", "There is no practice or fact “{value}”.",
        "一覧から選ぶか、`yawara norms list --practices` にあるIDを書いてください。事実は fact:ID と書きます。",
        "Choose from the list, or type an id that `yawara norms list --practices` shows; a fact is written fact:ID.",
    ),
    "review-polarity-unknown": (
        "「はい」の意味が読み取れません（{value}）。", "What a yes means cannot be read (“{value}”).",
        "一覧から選んでください。", "Choose from the list.",
    ),
    "learn-needs-one": (
        "以前の質問票（と -o）か、--read のどちらか一方を指定してください。", "Give either old questionnaires and -o, or --read.",
        "例: `yawara learn 昨年の回答.xlsx フォルダー -o 案.xlsx`", "For example: `yawara learn last-year.xlsx FOLDER -o proposals.xlsx`",
    ),
    "learn-decision-unknown": (
        "「{value}」は決定として読み取れません。", "“{value}” is not a decision.",
        "「記録する」か「記録しない」を選んでください。", "Choose Record or Leave.",
    ),
    "learn-state-unknown": (
        "状態「{value}」が読み取れません。", "The state “{value}” cannot be read.",
        "対応済、一部対応、未対応、該当なし のどれかを選んでください。", "Choose Done, Partly, Not done or Not applicable.",
    ),
    "learn-polarity-state": (
        "「はい」の意味を変えると、以前の回答「{answer}」は「{said}」ですが、状態は「{state}」のままです。",
        "With that meaning of yes, “{answer}” says “{said}”, while the state is still “{state}”.",
        "状態を「{said}」に直すか、空欄にしてください。", "Correct the state to “{said}”, or leave it empty.",
    ),
    "fill-told-nothing": (
        "写しを書き出していないので、{to} に何と答えたかは残していません。", "No copy was written, so nothing was kept of what {to} is told.",
        "提出する写しを作るときに、-o と --to の両方を付けてください。", "Give both -o and --to when you make the copy that is sent.",
    ),
    "learn-day-unknown": (
        "「いつから」の日付が読み取れません（{value}）。", "The day from which it holds cannot be read (“{value}”).",
        "2026-11-21 のように書いてください。", "Write it like 2026-11-21.",
    ),
    "learn-system-missing": (
        "どのシステムについての回答か決まっていません。", "It is not clear about which system the old answer was.",
        "「システム」の列に、{known} のどれかを書いてください。", "Choose one in the column System: {known}.",
    ),
    "learn-text": (
        "この文は記録できません（{value}）。", "This text cannot be recorded ({value}).",
        "{most}文字までにし、制御文字を消してください。", "Keep it to {most} characters, without control characters.",
    ),
    "learn-twice": (
        "同じ取組、同じ日の記録が、{first}行目と違います。", "Row {first} records the same practice of the same day in another way.",
        "正しい方だけを「記録する」にしてください。", "Record only the one that is right.",
    ),
    "learn-stands": (
        "同じ取組の {day} からの記録が、台帳に既にあります（{state}）。", "The ledger already has an entry for this practice from {day} ({state}).",
        "台帳が正しければ「記録しない」に、この行が正しければ日付を直すか、ワークシートで訂正してください。",
        "If the ledger is right, choose Leave; else change the day, or correct the entry through the worksheet.",
    ),
    "fill-only-sources": (
        "質問のあるシートがなく、Yawaraが加えた出典のシートだけがあります。", "There is no sheet with questions, only the sheet of sources that Yawara added.",
        "届いた元の質問票を指定してください。", "Give the questionnaire as you received it.",
    ),
    "fill-review-is-copy": (
        "確認表と、記入した写しの書き出し先が同じです。", "The review and the copy would be the same file.",
        "--review と -o に別の名前を指定してください。", "Give different names after --review and -o.",
    ),
}
