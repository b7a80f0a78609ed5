"""Problems of project folders, profiles and arguments."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "project-missing": (
        "プロジェクトのフォルダーがありません。",
        "There is no such project folder.",
        "名前を確かめるか、`yawara init フォルダー名` で作ってください。",
        "Check its name, or make one with `yawara init FOLDER`.",
    ),
    "profile-missing": (
        "このフォルダーに profile.yaml がありません。",
        "There is no profile.yaml in this folder.",
        "フォルダーの名前を確かめるか、`yawara init` で作ってください。",
        "Check the folder's name, or make one with `yawara init`.",
    ),
    "norms-folder-missing": (
        "--norms で指定されたフォルダーがありません。",
        "The folder given with --norms is not there.",
        "名前と場所を確かめてください。",
        "Check its name and where it is.",
    ),
    "project-locked": (
        "このフォルダーには別の処理が書き込み中です。",
        "Another run is writing to this folder.",
        "終わるのを待ってください。動いている処理がなければ .yawara.lock を消してください。",
        "Wait for it to end; if nothing is running, delete .yawara.lock.",
    ),
    "file-exists": (
        "「{file}」が既にあります。上書きはしません。",
        "“{file}” is already there and will not be overwritten.",
        "別の名前を指定するか、既にあるものを移してください。",
        "Choose another name, or move the existing one away.",
    ),
    "folder-is-file": (
        "フォルダーではなくファイルです。",
        "This is a file, not a folder.",
        "フォルダーの名前を指定してください。",
        "Name a folder.",
    ),
    "unknown-example": (
        "「{name}」という見本の組織はありません。",
        "There is no sample organisation “{name}”.",
        "選べる見本: {known}",
        "Known samples: {known}",
    ),
    "options-exclude": (
        "{options} は同時に指定できません。",
        "{options} cannot be given together.",
        "どちらか一方だけを指定してください。",
        "Give one of them.",
    ),
    "input-needed": (
        "質問への答えがありません。",
        "There is nobody to answer the questions.",
        "端末で実行して答えるか、--from FILE（答えのファイル）か --example NAME（見本）を指定してください。",
        "Run it in a terminal and answer, or give --from FILE (a file of answers) or --example NAME (a sample).",
    ),
    "input-ended": (
        "質問の途中で入力が終わりました。",
        "The input ended before the last question.",
        "もう一度実行して最後まで答えるか、--from FILE を使ってください。わからない質問には「?」と答えます。",
        "Run it again and answer to the end, or use --from FILE; “?” says that you do not know.",
    ),
    "report-two-languages": (
        "一つのHTMLファイルに二つの言語は書けません。",
        "Two languages do not fit into one HTML file.",
        "-o にフォルダーを指定するか、--lang ja か --lang en を選んでください。",
        "Name a folder with -o, or choose --lang ja or --lang en.",
    ),
    "cannot-write": (
        "「{file}」に書き込めません（{reason}）。",
        "“{file}” cannot be written ({reason}).",
        "アクセス権と空き容量を確かめ、別のアプリで開いていれば閉じてください。",
        "Check permissions and free space, and close it if another program holds it open.",
    ),
    "unknown-fact": (
        "事実「{fact}」はありません。",
        "There is no fact “{fact}”.",
        "`yawara norms list --facts` で一覧を見られます。",
        "`yawara norms list --facts` lists them.",
    ),
    "fact-wrong-type": (
        "事実「{fact}」の値の形が違います。",
        "The value of the fact “{fact}” has the wrong shape.",
        "{fits}{known}。わからなければ unknown と書きます。",
        "Write {fits}{known}; unknown if you do not know.",
    ),
    "fact-of-organization": (
        "「{fact}」は組織についての事実です。",
        "“{fact}” is a fact of the organisation, not of a system.",
        "この行を organization の下に移してください。",
        "Move the line under organization.",
    ),
    "fact-day-twice": (
        "事実「{fact}」に {day} からの値が2つあります。",
        "The fact “{fact}” has two values from {day}.",
        "どちらか一方を消してください。",
        "Delete one of the two.",
    ),
    "until-before-since": (
        "終わりの日（{until}）が始まりの日（{since}）より前です。",
        "It ends ({until}) before it begins ({since}).",
        "2つの日付を確かめてください。",
        "Check both days.",
    ),
    "too-many-systems": (
        "システムが多すぎます（{count}、上限{most}）。",
        "There are too many systems ({count}; at most {most}).",
        "組織を分けてください。",
        "Split the organisation.",
    ),
    "reserved-id": (
        "「{id}」は組織そのものを指すため、システムのIDには使えません。",
        "“{id}” means the organisation itself and cannot be the id of a system.",
        "別のIDにしてください。",
        "Choose another id.",
    ),
    "no-systems": (
        "profile.yaml にAIシステムがありません。システムについての条項は数えません。",
        "profile.yaml lists no AI system; what is asked of systems does not count.",
        "使っている・提供しているAIを systems に書き加えてください。",
        "List the AI that you use or provide under systems.",
    ),
    "unknown-subject": (
        "「{subject}」というシステムはありません。",
        "There is no system “{subject}”.",
        "指定できるもの: {known}",
        "Known: {known}",
    ),
    "bad-day-argument": (
        "{option} の「{value}」は日付ではありません。",
        "“{value}” is not a day ({option}).",
        "2026-11-21 のように書いてください。",
        "Write year-month-day, like 2026-11-21.",
    ),
    "version-not-there": (
        "「{ref}」には、{day} に効力のある版がありません。",
        "No version of “{ref}” is in force on {day}.",
        "`yawara norms list` で版と日付を確かめてください。",
        "`yawara norms list` shows versions and days.",
    ),
    "extra-missing": (
        "この機能には追加のライブラリが必要です（{module} がありません）。",
        "This needs libraries that are not installed ({module} is missing).",
        "pip install XlsxWriter openpyxl を実行してください（まとめて入れるには extra の {extra}）。",
        "Run: pip install XlsxWriter openpyxl (the extra “{extra}” holds both).",
    ),
}
