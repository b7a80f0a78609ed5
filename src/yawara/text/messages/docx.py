"""Problems of strangers' Word documents that are read as questionnaires and filled in."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    # -- reading ---------------------------------------------------------------------------
    "docx-no-questions": (
        "質問と回答欄が見つかりません。", "No questions with places for answers were found.",
        "質問票であれば、質問のあとに空の段落か「回答:」の行、表であれば見出しの行に「質問」「回答」があるか確かめてください。",
        "If it is a questionnaire, see whether an empty paragraph or a line “Answer:” follows each question, or whether its tables have headers such as “Question” and “Answer”.",
    ),
    "docx-too-deep": (
        "文書の入れ子が深すぎるか要素が多すぎるため、読みません。", "The document is nested too deeply or has too many elements, so it was not read.",
        "Wordで開き、必要な部分だけを新しい文書に貼り付けて保存してください。", "Open it in Word, copy what is needed into a new document, and save that.",
    ),
    "docx-too-large": (
        "本文が大きすぎます（上限 {most} バイト）。", "The text is too large (at most {most} bytes).",
        "文書を分けてください。", "Split the document.",
    ),
    "docx-left-altchunk": (
        "別の形式の文書が埋め込まれています。その中の質問は読みません。", "A document of another kind is embedded; questions in it are not read.",
        "Wordで開いて保存し直すと、本文に取り込まれます。", "Open the file in Word and save it again; Word then takes it into the text.",
    ),
    "docx-left-locked": (
        "ロックされた入力欄が{count}個あり、回答欄としません。", "There are {count} locked controls; they are not treated as places for answers.",
        "", "",
    ),
    # -- writing ---------------------------------------------------------------------------
    "docx-place-unknown": (
        "「{where}」という場所はこの文書にありません。", "There is no place “{where}” in this document.",
        "質問票を読み直してください。", "Read the questionnaire again.",
    ),
    "docx-place-twice": (
        "1つの場所に違うものが2つ指定されています。", "Two different things are to go into one place.",
        "どちらか一方にしてください。", "Keep one of them.",
    ),
    "docx-place-holds-more": (
        "この場所には文字のほかに、図、フィールド、変更履歴などがあるため、書き込みません。", "Besides text this place holds a picture, a field, a tracked change or the like, so nothing is written there.",
        "Wordで開き、手で書いてください。", "Write there by hand, in Word.",
    ),
    "docx-choice-unknown": (
        "「{text}」は選べません。選べるもの: {choices}", "“{text}” cannot be chosen here. There are: {choices}",
        "選択肢の言葉をそのまま使ってください。", "Use a word from the list as it stands.",
    ),
    "docx-text-long": (
        "文が長すぎます（{length}文字、上限 {most}）。", "The text is too long ({length} characters, at most {most}).",
        "短くするか、別のファイルにしてください。", "Shorten it, or put it into a file of its own.",
    ),
    "docx-characters-removed": (
        "文書に書けない文字を取り除きました（{characters}）。", "Characters that a document cannot hold were left out ({characters}).",
        "元の文を確かめてください。", "Look at the original text.",
    ),
    "docx-protected": (
        "文書は編集が制限されています。", "Editing of this document is restricted.",
        "記入してよいか、送り主に確かめてください。", "Ask the sender whether you may fill it in.",
    ),
    "docx-signed": (
        "署名のある文書に書き込んだため、署名は無効になります。", "The document was signed; with something written into it, the signature is no longer valid.",
        "送り主が署名を求めるなら、記入のあとに署名し直してください。", "Sign it again if the sender wants that.",
    ),
    "docx-control-locked": (
        "ロックされた入力欄に書き込みました。", "A locked control was written to.",
        "Wordで直すには、ロックを外す必要があります。", "To change it in Word, the lock has to be taken off.",
    ),
    "docx-bound": (
        "この入力欄は文書の別のデータとつながっていたため、つながりを外して書き込みました。", "This control was bound to data elsewhere in the file; the binding was taken off so that the answer stays.",
        "", "",
    ),
}
