"""Problems of worksheets."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    # -- the file --------------------------------------------------------------------------
    "sheet-too-many-rows": (
        "行が多すぎます（{rows}行、上限{most}行）。", "There are too many rows ({rows}; at most {most}).",
        "`--system システムのID` で、システムごとに分けて書き出してください。", "Write one worksheet per system, with `--system ID`.",
    ),
    "sheet-end-assumed": (
        "{row}行目より下は空の行が続くので、読んでいません。", "Below row {row} there are only empty rows for a long way; the rest was not read.",
        "もっと下に記入があれば、上に移してください。", "If something stands further down, move it up.",
    ),
    # -- the table -------------------------------------------------------------------------
    "sheet-no-table": (
        "ワークシートの表が見つかりません（シート: {sheets}）。", "No sheet holds a Yawara worksheet (sheets: {sheets}).",
        "見出しの行を消したり書き換えたりしていないか確かめてください。`yawara worksheet フォルダー -o 名前.xlsx` で新しく書き出せます。",
        "Check that the header row is there as it was. `yawara worksheet FOLDER -o NAME.xlsx` writes a new one.",
    ),
    "sheet-many-tables": (
        "ワークシートの表が2つ以上のシートにあります（{sheets}）。どれを読めばよいか決められません。", "More than one sheet holds a worksheet ({sheets}); it is not clear which one to read.",
        "記入したシートだけを残して、写しを消してください。", "Keep the one that was filled in and delete the copies.",
    ),
    "sheet-column-missing": (
        "列「{column}」がありません。", "The column “{column}” is missing.",
        "消したのでなければ、見出しを元の言葉に戻してください。", "If you did not delete it, restore its header.",
    ),
    "sheet-column-twice": (
        "列「{column}」が2つあります。", "There are two columns “{column}”.",
        "使わない方の列を消すか、見出しを変えてください。", "Delete one of them or change its header.",
    ),
    "sheet-column-unknown": (
        "列「{column}」は読みません。", "The column “{column}” is not read.",
        "記録したい内容は、黄色いセルに書いてください。", "What is to be recorded belongs in the yellow cells.",
    ),
    "sheet-ids-missing": (
        "隠れた列（yawara:…）がありません。取組は名前で探し、「未回答」の行は変更なしとして扱います。", "The hidden columns (yawara:…) are gone. Practices are found by their names, and rows left “Not answered” change nothing.",
        "新しく書き出したワークシートに回答を写すと、確実に取り込めます。", "To be safe, copy the answers into a newly written worksheet.",
    ),
    "sheet-day-missing": (
        "シートの上に「回答の基準日」がないので、{day} からの状態とします。", "The day at the top of the sheet is missing; the answers are taken to hold from {day}.",
        "違う日であれば、`--as-of` でその日を指定してください。", "If that is wrong, give the day with `--as-of`.",
    ),
    "sheet-day-future": (
        "「回答の基準日」{day} が、今日（{today}）より後です。", "The answers are said to hold from {day}, which is after today ({today}).",
        "実際に確かめた日に直してください。", "Correct it to the day on which you went through them.",
    ),
    "sheet-other-organization": (
        "このシートは「{sheet}」のものです。このフォルダーの組織は「{project}」です。", "This sheet belongs to “{sheet}”; the organisation of this folder is “{project}”.",
        "フォルダーとファイルの組合せを確かめてください。名称が変わっただけなら、シートの「組織」の欄を直してください。",
        "Check that file and folder belong together. If only the name changed, correct it at the top of the sheet.",
    ),
    # -- a row -----------------------------------------------------------------------------
    "sheet-row-unknown": (
        "この行がどの取組の、どの対象についてのものか分かりません（{title}）。", "It is not clear which practice and system this row is about ({title}).",
        "行を加えたのであれば消してください。そうでなければ、元の行の「取組」と「対象」の列を写してください。",
        "Delete the row if you added it; else copy practice and system from the original row.",
    ),
    "sheet-row-mixed": (
        "この行は、隠れた列と見えている列が別の取組か対象を指しています（{title}）。一部の列だけを並べ替えたようです。",
        "In this row the hidden columns and those you see belong to different practices or systems ({title}); it seems that only some columns were sorted.",
        "並べ替えを元に戻すか、表全体を選んで並べ替え直してください。", "Undo the sorting, and sort the table as a whole.",
    ),
    "sheet-row-twice": (
        "同じ取組の行が{first}行目にもあり、内容が違います。", "Row {first} is about the same practice and says something else.",
        "正しい方の行だけを残してください。", "Keep only the row that is right.",
    ),
    "sheet-row-newer": (
        "台帳には、シートの基準日（{sheet}）より後の {day} からの記録（{answer}）があります。", "The ledger has an answer from {day} ({answer}), later than the day of this sheet ({sheet}).",
        "今もシートの通りなら「回答の基準日」を {day} 以降に直し、そうでなければこの行の変更を元に戻してください。",
        "If the sheet is right today, set its day to {day} or later; if not, undo your change in this row.",
    ),
    "sheet-row-changed-too": (
        "この行は、シートを書き出した後に台帳にも記録されています（{now}、{day}）。シートの「{mine}」を新しい記録にします。",
        "After the sheet was written, something was recorded for this row ({now}, {day}). The sheet's “{mine}” becomes the new entry.",
        "ほかの人の回答でないか確かめてください。前の記録は台帳に残ります。", "Check that it was not somebody else's answer. The earlier entry stays in the ledger.",
    ),
    "sheet-own-stays": (
        "すべてのシステムへの回答として記録しますが、{systems} には自分の回答があり、そちらが優先されます。",
        "Recorded as the answer for all systems, except where a system has an answer of its own that differs: {systems}.",
        "同じにするには、書き出し直したワークシートで、そのシステムの行の回答も変えてください。",
        "To make it the same there, write the worksheet again and change the answer in the row of that system.",
    ),
    "sheet-since-late": (
        "「いつから」の {since} が、シートの基準日（{day}）より後です。", "The day in Since, {since}, is later than the day of the sheet ({day}).",
        "まだ始まっていなければ「未対応」を選び、「対応期限」に予定の日を書いてください。始まっていれば、上の「回答の基準日」を直してください。",
        "If it has not begun, choose Not done and write the day into Due; if it has, correct the day at the top of the sheet.",
    ),
    "sheet-since-taken": (
        "「いつから」が {since} ですが、台帳には {day} からの記録（{answer}）があります。", "Since says {since}, but the ledger has an answer from {day} ({answer}).",
        "{day} より後の日にしてください。その記録が誤りなら、台帳で訂正（replaces）してから取り込んでください。",
        "Give a day after {day}. If that entry is wrong, correct it in the ledger (replaces) and read the sheet again.",
    ),
    "sheet-since-now": (
        "回答が変わったので、{day} からとして記録します（「いつから」の {before} は、前の回答のものとみなします）。",
        "The answer changed, so it is recorded as true from {day} (the day {before} in Since is taken to belong to the earlier answer).",
        "もっと前からであれば、その日を「いつから」に書いてください。", "If it has been so for longer, write that day into Since.",
    ),
    "sheet-answer-unclear": (
        "回答「{value}」は読み取れません。", "The answer “{value}” is not clear.",
        "次から選んでください: {known}", "Choose one of: {known}",
    ),
    "sheet-share-unclear": (
        "「社外に見せる」の「{value}」は読み取れません。", "What “{value}” means in Show outside is not clear.",
        "次から選ぶか、空欄（社内だけ）にしてください: {known}", "Choose one of these, or leave it blank for nobody outside: {known}",
    ),
    "sheet-answer-gone": (
        "「{before}」だった回答が空になっています。", "The answer was “{before}” and is now empty.",
        "取り消すなら「{word}」を選び、消すつもりがなければ元に戻してください。", "Choose “{word}” to take it back, or put it back if you did not mean to delete it.",
    ),
    "sheet-answer-missing": (
        "記入がありますが、回答が選ばれていません。内容は、回答のないまま記録します。", "Something is filled in here, but no answer is chosen. It is recorded without an answer.",
        "「回答」の列で選んでください。", "Choose one in the column Answer.",
    ),
    "sheet-reason-missing": (
        "「{answer}」には理由が必要です。", "“{answer}” needs a reason.",
        "「理由」の列に書いてください。", "Write it in the column Reason.",
    ),
    "sheet-norms-missing": (
        "この取組を求めている文書が今はないので、「{answer}」とは記録できません。", "Nothing asks for this practice at present, so “{answer}” cannot be recorded.",
        "「未回答」に戻してください。", "Set it back to Not answered.",
    ),
    "sheet-formula": (
        "「{column}」に数式があります。値が後で変わりうるので取り込みません。", "There is a formula in “{column}”. Its value may change, so it was not used.",
        "コピーして「値の貼り付け」で、値に直してください。", "Copy the cell and paste it as a value.",
    ),
    "sheet-formula-answer": (
        "回答が数式です。今の値「{value}」を取り込みます。", "The answer is a formula. Its present value “{value}” is used.",
        "意図したものでなければ、一覧から選び直してください。", "If that is not what you meant, choose from the list.",
    ),
    "sheet-cell-error": (
        "セルがエラー（{value}）になっています。", "The cell shows an error ({value}).",
        "値を書き直してください。", "Write the value itself.",
    ),
    "sheet-not-text": (
        "「{column}」の値が文字ではありません。", "What stands in “{column}” is not text.",
        "文字で書いてください。", "Write it as text.",
    ),
    "sheet-control-character": (
        "使えない制御文字（{character}）があります。", "There is an unprintable control character ({character}).",
        "セルの内容を打ち直すか、メモ帳などを通して貼り付け直してください。", "Type the cell again, or paste it by way of a plain text editor.",
    ),
    "sheet-evidence-many": (
        "1つのセルの証跡が多すぎます（{count}件、上限{most}件）。", "There is too much evidence in one cell ({count}; at most {most}).",
        "まとめた一覧をファイルにして、それを証跡にしてください。", "Put a list of them into a file and give that as evidence.",
    ),
    "sheet-evidence-days": (
        "「{column}」の数（{days}）が証跡の数（{lines}）と合いません。", "The number of days in “{column}” ({days}) does not match the pieces of evidence ({lines}).",
        "日付は1つにするか、証跡と同じ順にセルの中で改行して並べてください（ないものは「-」）。", "Give one day for all, or one per line in the order of the evidence (“-” for none).",
    ),
    "sheet-evidence-several": (
        "「{value}」は、1行に2つ以上の証跡があるようです。", "“{value}” seems to be more than one piece of evidence.",
        "1行に一つです。セルの中で改行（Alt+Enter）してください。", "Write one per line, with Alt+Enter between them.",
    ),
    "sheet-file-missing": (
        "{file} が見つかりません（{cells}）。", "{file} is not there ({cells}).",
        "フォルダー {folder} に置いてください（なければ作ります）。名前が違うときは、セルを直してください。",
        "Put it into the folder {folder} (create it if need be), or correct its name in the cell.",
    ),
    "sheet-evidence-mend": (
        "見つからない、または変わった証跡は、ワークシートで直せます。", "Evidence that is missing or has changed can be put right in the worksheet.",
        "別のファイルにするなら、その行の「証跡」の名前を書き換えます。同じ名前のまま新しくしたのなら、「証跡の日付」を新しい日にします。回答は変えずに取り込むと、前の記録の訂正になります。",
        "For another file, change its name in the row; for a newer state of the same file, change the day in Evidence dated. Read with the answer as it was, that corrects the entry.",
    ),
    "sheet-evidence-address": (
        "「{value}」はURLのようですが、https:// で始まっていません。", "“{value}” looks like an address but does not begin with https://.",
        "ブラウザーのアドレス欄から、https:// を含めて写してください。", "Copy it from the browser with its https://.",
    ),
    "sheet-evidence-unclear": (
        "「{value}」は、プロジェクトの中のファイルでもURLでもありません。", "“{value}” is neither a file of the project nor an address.",
        "ファイルの場所（例: evidence/規程.pdf）かURLを書いてください。見て確かめたことは「観察: …」と書けます。説明は「対応の内容」へ。",
        "Write the path of a file (such as evidence/rules.pdf) or an address. What you saw yourself can be “Observation: …”; explanations belong in What you do.",
    ),
    "worksheet-needs-one": (
        "書き出すなら -o、読み込むなら --read のどちらか一方を指定してください。", "Give either -o to write a worksheet or --read to read one.",
        "例: `yawara worksheet フォルダー -o ワークシート.xlsx`", "For example: `yawara worksheet FOLDER -o worksheet.xlsx`",
    ),
    "worksheet-suffix": (
        "ワークシートのファイル名は .xlsx で終わる必要があります（{file}）。",
        "The name of a worksheet ends with .xlsx ({file}).",
        "-o の後に、例えば answers.xlsx と書いてください。",
        "Write, for example, -o answers.xlsx.",
    ),
}
