"""Problems of the ground floor: files, encodings, YAML, and the fields of a mapping."""

from __future__ import annotations

#: What the YAML parser says, in Japanese. Elsewhere its own words are shown.
SYNTAX: dict[str, str] = {
    "did not find expected ',' or ']'": "「[」に対する「,」か「]」がありません",
    "did not find expected ',' or '}'": "「{」に対する「,」か「}」がありません",
    "mapping values are not allowed in this context": "ここに「:」は書けません",
    "block sequence entries are not allowed in this context": "ここに「- 」は書けません",
    "did not find expected '-' indicator": "この行は「- 」で始まる並びの続きになっていません",
    "did not find expected key": "この行の字下げが前の行とそろっていません",
    "could not find expected ':'": "「:」がありません",
    "found unexpected end of stream": "引用符が閉じていません",
    "found unexpected document indicator": "引用符が閉じる前に「---」か「...」があります",
    "found unknown escape character": "「\\」の後の文字が正しくありません",
    "did not find expected hexdecimal number": "「\\」の後の文字コードが正しくありません",
    "found character that cannot start any token": "この文字で値を始めることはできません",
    "found invalid simple key": "この行に「:」がありません",
    "did not find expected alphabetic or numeric character": "「*」か「&」の後に名前がありません",
    "did not find expected node content": "ここに値がありません",
    "did not find expected comment or line break": "「|」か「>」の後に余分な文字があります",
    "did not find expected <document start>": "文書の終わりの後に内容があります",
    "did not find the expected '>'": "「!<」が閉じていません",
    "did not find expected '!'": "タグの書き方が正しくありません",
    "did not find expected whitespace or line break": "ここに空白か改行が必要です",
    "found undefined tag handle": "定義されていないタグです",
    "found unknown directive name": "「%」で始まる行は使えません",
    "found incompatible YAML document": "このYAMLの版は読めません",
    "found duplicate %YAML directive": "「%YAML」が2回あります",
}

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "file-missing": (
        "ファイルがありません。", "There is no such file.",
        "名前と場所を確かめてください。", "Check its name and where it is.",
    ),
    "file-is-folder": (
        "ファイルではなくフォルダーです。", "This is a folder, not a file.",
        "ファイルを指定してください。", "Give the name of a file.",
    ),
    "file-not-regular": (
        "ふつうのファイルではありません（機器やパイプです）。", "This is a device or a pipe, not a file.",
        "ファイルを指定してください。", "Give the name of a file.",
    ),
    "file-unreadable": (
        "ファイルを読めません（{reason}）。", "The file cannot be read ({reason}).",
        "アクセス権を確かめ、別のアプリで開いていれば閉じてください。",
        "Check its permissions, and close it if another program holds it open.",
    ),
    "file-too-large": (
        "ファイルが大きすぎます（{size}バイト、上限{most}バイト）。",
        "The file is too large ({size} bytes; at most {most}).",
        "別のファイルを指定していないか確かめてください。", "Check that it is the file you meant.",
    ),
    "encoding-utf16": (
        "文字コードがUTF-16です。UTF-8のファイルだけを読めます。",
        "The file is in UTF-16; only UTF-8 can be read.",
        "エディターの「名前を付けて保存」で文字コードをUTF-8にしてください。",
        "Save it again as UTF-8 in your editor.",
    ),
    "encoding-shift-jis": (
        "文字コードがShift_JIS（CP932）のようです。UTF-8のファイルだけを読めます。",
        "The file seems to be in Shift_JIS (cp932); only UTF-8 can be read.",
        "エディターの「名前を付けて保存」で文字コードをUTF-8にしてください。",
        "Save it again as UTF-8 in your editor.",
    ),
    "encoding-euc-jp": (
        "文字コードがEUC-JPのようです。UTF-8のファイルだけを読めます。",
        "The file seems to be in EUC-JP; only UTF-8 can be read.",
        "エディターの「名前を付けて保存」で文字コードをUTF-8にしてください。",
        "Save it again as UTF-8 in your editor.",
    ),
    "encoding-iso-2022-jp": (
        "文字コードがISO-2022-JP（JIS）のようです。UTF-8のファイルだけを読めます。",
        "The file seems to be in ISO-2022-JP (JIS); only UTF-8 can be read.",
        "エディターの「名前を付けて保存」で文字コードをUTF-8にしてください。",
        "Save it again as UTF-8 in your editor.",
    ),
    "encoding-unknown": (
        "UTF-8として読めない文字があります。", "There are bytes here that are not UTF-8.",
        "エディターの「名前を付けて保存」で文字コードをUTF-8にしてください。",
        "Save it again as UTF-8 in your editor.",
    ),
    "yaml-empty": (
        "ファイルが空です。", "The file is empty.",
        "書き方は docs/reference/formats.md にあります。", "docs/reference/formats.md shows what goes in.",
    ),
    "yaml-syntax": (
        "YAMLの書き方が正しくありません（{what}）。", "This is not valid YAML ({what}).",
        "この行と直前の行の字下げ、コロンの後の空白、閉じていない引用符やかっこを確かめてください。",
        "Look at the indentation of this line and the one before, a space after each colon, and unclosed quotes or brackets.",
    ),
    "yaml-tab": (
        "字下げにタブが使われています。", "A tab is used for indentation.",
        "タブを半角スペースに置き換えてください。", "Replace tabs with spaces.",
    ),
    "yaml-control-character": (
        "使えない制御文字（{character}）があります。", "There is an unprintable control character ({character}).",
        "この文字を消してください。", "Delete it.",
    ),
    "yaml-many-documents": (
        "1つのファイルに複数の文書（---）があります。", "The file holds more than one document (---).",
        "文書ごとにファイルを分けてください。", "Put each document into a file of its own.",
    ),
    "yaml-alias": (
        "エイリアス（*{name}）は使えません。", "Aliases (*{name}) are not allowed.",
        "内容をその場所に書いてください。", "Write the content out here.",
    ),
    "yaml-anchor": (
        "アンカー（&{name}）は使えません。", "Anchors (&{name}) are not allowed.",
        "「&」で始まる印を消してください。値が「&」で始まる場合は引用符で囲みます。",
        "Delete the mark that begins with “&”; quote a value that begins with “&”.",
    ),
    "yaml-tag": (
        "タグ（{name}）は使えません。", "Tags ({name}) are not allowed.",
        "「!」で始まる印を消してください。値が「!」で始まる場合は引用符で囲みます。",
        "Delete the mark that begins with “!”; quote a value that begins with “!”.",
    ),
    "yaml-too-deep": (
        "入れ子が深すぎます（上限{most}段）。", "This is nested too deeply (at most {most} levels).",
        "かっこの閉じ忘れがないか確かめてください。", "Check for brackets that are not closed.",
    ),
    "yaml-too-many": (
        "値の数が多すぎます（上限{most}個）。", "There are too many values (at most {most}).",
        "別のファイルを指定していないか確かめてください。", "Check that it is the file you meant.",
    ),
    "yaml-key-not-text": (
        "項目名が文字列ではありません。", "A key must be plain text.",
        "項目名に「[ ]」「{{ }}」「?」を使わないでください。", "Do not use [ ], {{ }} or ? for a key.",
    ),
    "duplicate-key": (
        "項目「{key}」が2回書かれています（1回目は{first}行目）。",
        "The key “{key}” is there twice (first on line {first}).",
        "どちらか一方を消してください。", "Delete one of the two.",
    ),
    "unknown-key": (
        "項目「{key}」はありません。", "There is no key “{key}” here.",
        "書ける項目: {known}", "Known keys: {known}",
    ),
    "missing-key": (
        "必要な項目「{key}」がありません。", "The key “{key}” is missing.",
        "「{key}:」を書き加えてください。", "Add “{key}:”.",
    ),
    "wrong-type": (
        "「{key}」の形が違います（書かれているのは{is_}）。",
        "“{key}” has the wrong shape: it is {is_}.",
        "次の形で書いてください: {wanted}", "Write {wanted}.",
    ),
    "not-a-mapping": (
        "ここには「項目: 値」の組が必要です（書かれているのは{is_}）。",
        "“key: value” pairs are needed here, and this is {is_}.",
        "項目名とコロン、空白、値を書いてください。書き方は docs/reference/formats.md にあります。",
        "Write a key, a colon, a space and a value; docs/reference/formats.md shows which.",
    ),
    "text-too-long": (
        "「{key}」が長すぎます（{length}文字、上限{most}文字）。",
        "“{key}” is too long ({length} characters; at most {most}).",
        "短くするか、詳しい内容を証跡のファイルに移してください。", "Shorten it, or move the detail into an evidence file.",
    ),
    "bad-id": (
        "「{key}」の値「{value}」はIDとして使えません。", "“{value}” cannot be used as an id ({key}).",
        "半角の英数字、ハイフン、ピリオド、下線だけを使ってください。", "Use only ASCII letters, digits, hyphen, dot and underscore.",
    ),
    "unknown-word": (
        "「{key}」に「{value}」という値はありません。", "“{value}” is not a value of “{key}”.",
        "選べる値: {known}", "Known values: {known}",
    ),
    "repeated-item": (
        "「{key}」に「{value}」が2回あります。", "“{value}” is listed twice in “{key}”.",
        "どちらか一方を消してください。", "Delete one of the two.",
    ),
    "missing-language": (
        "「{key}」に言語「{lang}」の文がありません。", "“{key}” has no text in the language “{lang}”.",
        "{{ja: …, en: …}} の形で、「{lang}:」の文も書いてください。訳がなければ、同じ文を両方に書いて構いません。",
        "Write a text under “{lang}:” too, as in {{ja: …, en: …}}. Without a translation the same text may stand under both.",
    ),
    "unknown-format": (
        "形式の番号「{value}」は読めません。", "The format number “{value}” cannot be read.",
        "この版が読めるのは format: 1 です。新しいYawaraで作ったファイルなら、Yawaraを更新してください。",
        "This version reads format: 1; if a newer Yawara wrote the file, update Yawara.",
    ),
    "day-format": (
        "「{key}」の「{value}」は日付ではありません。", "“{value}” is not a day ({key}).",
        "2026-11-21 のように、西暦の年-月-日で書いてください。", "Write year-month-day, like 2026-11-21.",
    ),
    "day-order": (
        "「{key}」の日付「{value}」が「年-月-日」の形ではありません。", "The day “{value}” is not written year-month-day ({key}).",
        "2026-11-21 のように、西暦の年-月-日で書いてください。", "Write it like 2026-11-21.",
    ),
    "day-wareki": (
        "「{key}」の日付「{value}」が和暦です。", "The day “{value}” is in the Japanese calendar ({key}).",
        "2026-11-21 のように、西暦の年-月-日で書いてください。", "Write year-month-day of the common era, like 2026-11-21.",
    ),
    "day-not-in-calendar": (
        "「{key}」の日付「{value}」は暦にありません。", "There is no such day as “{value}” ({key}).",
        "月と日を確かめてください。", "Check the month and the day.",
    ),
    "yaml-too-many-problems": (
        "問題が{most}件を超えたので、この先は読んでいません。",
        "There are more than {most} problems; what follows was not read.",
        "ここまでを直してから、もう一度実行してください。",
        "Correct these first, then run it again.",
    ),
}
