"""Problems of Office files as such, whatever is in them."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "package-not": (
        "{app}のファイル（{suffix}）ではありません（{kind} のようです）。",
        "The file is not in {app} format ({suffix}); it looks like {kind}.",
        "{app}かLibreOfficeで開き、{suffix} の形式で保存してください。",
        "Open it in {app} or LibreOffice and save it as {suffix}.",
    ),
    "package-unknown": (
        "{app}のファイル（{suffix}）ではありません。",
        "The file is not in {app} format ({suffix}).",
        "名前の末尾だけが {suffix} になっていないか、渡すファイルが合っているかを確かめてください。",
        "Check that it is the right file, and that it was not only renamed to {suffix}.",
    ),
    "package-renamed": (
        "名前の末尾は{app}のファイルですが、中身は{other}のファイル（{right}）です。",
        "The name ends as {app} files do, but inside it is a {other} file ({right}).",
        "名前の末尾を {right} に直してください。{app}のファイルを渡すつもりだった場合は、ファイルが合っているかを確かめてください。",
        "Rename it so that it ends in {right}; if a file of {app} was meant, check which one it is.",
    ),
    "package-empty": (
        "ファイルの中身がありません。",
        "There is nothing in the file.",
        "保存や送付の途中で切れていないか確かめ、もう一度保存したものを使ってください。",
        "Check that it was saved and sent whole, and use a fresh copy.",
    ),
    "package-legacy": (
        "古い形式の{app}ファイル（{legacy}）です。読めるのは {suffix} だけです。",
        "The file is in the old {app} format ({legacy}); only {suffix} can be read.",
        "{app}で開き、「名前を付けて保存」で {suffix} の形式を選んでください。",
        "Open it in {app} and save it as {suffix}.",
    ),
    "package-encrypted": (
        "パスワードで暗号化されているため、読めません。",
        "The file is encrypted with a password and cannot be read.",
        "{app}で開き、「ファイル」→「情報」→「保護」でパスワードを外してから保存してください。",
        "Open it in {app}, take the password off (File, Info, Protect) and save it.",
    ),
    "package-damaged": (
        "ファイルが壊れていて読めません（{reason}）。",
        "The file is damaged and cannot be read ({reason}).",
        "{app}で開いて修復し、{suffix} として保存し直してください。開けなければ、壊れる前のファイルを使ってください。",
        "Open it in {app}, let it repair the file, and save it again as {suffix}; or go back to an earlier copy.",
    ),
    "package-too-many-parts": (
        "ファイルの中の部品が多すぎます（{count}個、上限{most}個）。",
        "The file holds too many parts ({count}; at most {most}).",
        "必要な内容だけを新しいファイルに写してください。",
        "Copy what is needed into a new file.",
    ),
    "package-unpacks-too-large": (
        "展開すると大きすぎるため、開きません（{size}バイト、上限{most}バイト）。",
        "Unpacked it would be too large, so it is not opened ({size} bytes; at most {most}).",
        "出所のわからないファイルなら開かないでください。自分のものなら、使っていない書式や図を消して保存し直してください。",
        "Do not open it if you do not know where it is from. If it is yours, clear unused formats and pictures and save it again.",
    ),
    "package-unsafe-xml": (
        "「{part}」に文書型宣言（DOCTYPE）があるため、開きません。",
        "“{part}” has a document type declaration, so the file is not opened.",
        "{app}やLibreOfficeが保存したファイルにはありません。開いて保存し直したものを使ってください。",
        "{app} and LibreOffice write none. Open it there, save it again, and use that.",
    ),
    "package-macros": (
        "マクロがありますが、動かしません。書かれている値だけを読みます。",
        "There are macros in the file. They are not run; only what is written is read.",
        "マクロが必要なければ、{suffix} として保存してください。",
        "Save it as {suffix} if you do not need them.",
    ),
    "package-outside": (
        "ほかのファイルや外部の場所への参照がありますが、たどりません。",
        "There are references to other files or places. They are not followed.",
        "参照先の内容が必要なら、その値をファイルの中に書いてください。",
        "Where one is needed, write its content into the file itself.",
    ),
    "package-locked": (
        "ファイルを開けません。ほかのアプリが使っているか、読む権限がありません。",
        "The file cannot be opened: another program holds it, or you may not read it.",
        "{app}などで開いていれば、保存して閉じてからもう一度実行してください。",
        "If it is open in {app}, save and close it, then try again.",
    ),
    "package-open-elsewhere": (
        "ファイルは{app}かLibreOfficeで開かれたままのようです。最後に保存された内容を読みます。",
        "The file seems to be open in {app} or LibreOffice. What was last saved is read.",
        "まだ保存していない入力があれば、保存して閉じてからもう一度実行してください。",
        "If you typed anything since, save and close it, then try again.",
    ),
}
