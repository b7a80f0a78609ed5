"""Problems of strangers' workbooks that are read as questionnaires and filled in."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    # -- reading ---------------------------------------------------------------------------
    "xlsx-no-questions": (
        "質問と回答欄の表が見つかりません（シート: {sheets}）。", "No questions with places for answers were found (sheets: {sheets}).",
        "質問票であれば、表の見出しの行に「質問」「回答」のような言葉があるか確かめ、なければ書き加えてください。",
        "If it is a questionnaire, see whether its header row has words such as “Question” and “Answer”, and add them if not.",
    ),
    "xlsx-sheet-missing": (
        "このシートは一覧にありますが、中身がファイルの中にないため、読みません。", "This sheet is listed, but its content is not in the file; it is not read.",
        "Excelで開いて修復し、保存し直してください。", "Open the file in Excel, let it repair it, and save it again.",
    ),
    "xlsx-sheet-cut": (
        "シートが大きすぎるため、{most}行目までの、常識的な量のセルだけを読みました。", "The sheet is too large; only a sensible number of cells down to row {most} was read.",
        "質問の行がその下にもあれば、別のファイルに分けてください。", "If there are questions further down, split the file.",
    ),
    "xlsx-all-locked": (
        "シートが保護され、回答欄もすべてロックされています。回答欄として読みます。", "The sheet is protected and all its answer cells are locked. They are treated as answer cells all the same.",
        "Excelで回答欄を直すにはパスワードが要ります。記入してよいか、送り主に確かめてください。", "Excel will ask for the password to change them. Ask the sender whether you may fill them in.",
    ),
    "xlsx-left-formula": (
        "「{column}」の列の{count}つのセルは数式なので、回答欄としません。", "In the column “{column}”, {count} cells hold formulas; they are not treated as answer cells.",
        "", "",
    ),
    "xlsx-left-locked": (
        "「{column}」の列の{count}つのセルはロックされているので、回答欄としません。", "In the column “{column}”, {count} cells are locked; they are not treated as answer cells.",
        "", "",
    ),
    "xlsx-left-hidden-row": (
        "隠れた行に質問が{count}つありますが、読みません。", "There are {count} questions in hidden rows; they are not read.",
        "答えるのであれば、行を表示するか、フィルターを解除して保存してください。", "If they are to be answered, show the rows or clear the filter, and save.",
    ),
    "xlsx-left-column": (
        "「{column}」の列は、予定や相手方の欄のようなので、記入しません。", "The column “{column}” seems to be for plans, or for the other side; it is not filled in.",
        "必要であれば手で書いてください。", "Write there by hand if needed.",
    ),
    "xlsx-left-sheet": (
        "このシートは隠れているか記入例のようなので、質問があっても読みません。", "This sheet is hidden or seems to be an example; its questions are not read.",
        "答えるのであれば、シートを表示し、名前を変えて保存してください。", "If they are to be answered, show the sheet or rename it, and save.",
    ),
    # -- writing ---------------------------------------------------------------------------
    "xlsx-place-unknown": (
        "「{where}」というセルはこのファイルにありません。", "There is no cell “{where}” in this file.",
        "質問票を読み直してください。", "Read the questionnaire again.",
    ),
    "xlsx-place-twice": (
        "1つのセルに違う文が2つ指定されています。", "Two different texts are to go into one cell.",
        "どちらか一方にしてください。", "Keep one of them.",
    ),
    "xlsx-cell-formula": (
        "このセルには数式があるため、書き込みません。", "This cell holds a formula, so nothing is written there.",
        "別のセルに書くか、手で直してください。", "Choose another cell, or change it by hand.",
    ),
    "xlsx-cell-header": (
        "このセルは表（テーブル）の見出しか集計行なので、書き込みません。", "This cell is the header or the totals row of a table, so nothing is written there.",
        "別のセルに書いてください。", "Choose another cell.",
    ),
    "xlsx-cell-locked": (
        "保護されたシートのロックされたセルに書き込みました。", "Something was written into a locked cell of a protected sheet.",
        "送り主が記入を想定していない欄かもしれません。確かめてください。", "The sender may not expect anything there. Please check.",
    ),
    "xlsx-text-long": (
        "文が長すぎます（{length}文字）。1つのセルに入るのは{most}文字までです。", "The text is too long ({length} characters); a cell holds at most {most}.",
        "短くするか、別の資料に書いて、そのことを記入してください。", "Shorten it, or put it into a document of its own and refer to it.",
    ),
    "xlsx-characters-removed": (
        "セルに書けない文字（{characters}）を除いて書き込みました。", "Characters that no cell can hold ({characters}) were left out.",
        "元の文を直してください。", "Correct the text they came from.",
    ),
    "xlsx-choice-unknown": (
        "「{text}」は、このセルで選べる言葉（{choices}）にありません。", "“{text}” is not among the words that this cell offers ({choices}).",
        "選べる言葉のどれかを書いてください。", "Use one of them.",
    ),
    "xlsx-signed": (
        "電子署名のあるファイルです。記入すると署名は無効になります。", "The file is digitally signed. Filling it in makes the signature invalid.",
        "署名が必要であれば、記入した後に署名し直してください。", "If a signature is needed, sign the filled copy.",
    ),
}
