"""Problems of reports to the Hiroshima process and of the forms that they are made with."""

from __future__ import annotations

#: What is wrong with a link, in words.
LINKS: dict[str, tuple[str, str]] = {
    "scheme": ("https:// で始まっていません", "it does not begin with https://"),
    "host": ("ホスト名がありません", "it names no host"),
    "inside": ("社外からは開けない名前か、仮の名前です", "nobody outside can open it, or it is a placeholder"),
    "user": ("利用者名かパスワードが含まれています", "it holds a user name or password"),
    "long": ("長すぎます", "it is too long"),
    "http": ("https ではありません", "it is not https"),
    "private": ("社内のアドレスに行き着きます", "it leads to a private address"),
    "redirect": ("https以外か社内のアドレスへ転送されます", "it redirects to something other than https, or to a private address"),
    "redirects": ("転送が多すぎます", "it redirects too often"),
    "name": ("名前が見つかりません", "its name is not found"),
    "timeout": ("時間内に応答がありません", "there is no answer in time"),
    "certificate": ("証明書が正しくありません", "its certificate is not right"),
    "connection": ("接続できません", "no connection can be made"),
}

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    # -- forms -----------------------------------------------------------------------------
    "hiroshima-same-number": (
        "質問の番号「{number}」が2回あります。", "The number “{number}” stands for two questions.",
        "番号は質問ごとに違うものにしてください。", "Give each question a number of its own.",
    ),
    "hiroshima-numbers-repeat": (
        "同じ番号の質問があります（{numbers}）。2つ目からは「番号/2」のようにしました。", "Questions share numbers ({numbers}); the second one is called “number/2”, and so on.",
        "様式と見比べ、hiroshima.yaml の number を確かめてください。", "Compare the layout with the form, and correct its numbers where needed.",
    ),
    "hiroshima-no-place": (
        "回答を書く場所が見つからない質問があります（{numbers}）。", "No place for the answer was found for some questions ({numbers}).",
        "下書きには載りますが、様式には書き込みません。様式を見て、自分で写してください。", "They are drafted, but not written into the form: see the form, and copy them by hand.",
    ),
    "hiroshima-form-missing": (
        "様式「{form}」はありません。", "There is no form “{form}”.",
        "第1版は hiroshima-1 です。第2版の様式は `yawara hiroshima learn 様式.docx` で読み取ってください。", "Version 1 is hiroshima-1. Learn the form of version 2 with `yawara hiroshima learn FORM.docx`.",
    ),
    "hiroshima-layout-missing": (
        "様式を読み取った結果（hiroshima.yaml）がありません。", "There is no layout file.",
        "OECDから様式をダウンロードし、`yawara hiroshima learn 様式.docx` を実行してください。第1版なら --form hiroshima-1 を付けてください。",
        "Download the form from the OECD and run `yawara hiroshima learn FORM.docx`; for version 1 give --form hiroshima-1.",
    ),
    "hiroshima-form-differs": (
        "この様式は、読み取ったときのもの（{file}）と違います。", "This form is not the one that the layout was learned from ({file}).",
        "同じ空の様式を使うか、`yawara hiroshima learn` で読み取り直してください。確かめた対応は引き継がれます。", "Use the same blank form, or learn this one; what was confirmed is kept.",
    ),
    "hiroshima-no-role": (
        "役割「{role}」の質問はありません。", "No question is for the role “{role}”.",
        "この様式の役割: {known}", "Roles in this form: {known}",
    ),
    # -- reports ---------------------------------------------------------------------------
    "hiroshima-pdf": (
        "PDFはそのままでは読めません。", "A PDF cannot be read as it is.",
        "`pdftotext -layout 報告.pdf` などで文章を取り出し、そのテキストを指定してください。", "Take its text out, for example with `pdftotext -layout REPORT.pdf`, and give the text.",
    ),
    "hiroshima-no-text": (
        "文章がありません。", "There is no text.",
        "報告の文章があるファイルか確かめてください。", "See whether this is the file with the report.",
    ),
    "hiroshima-no-answers": (
        "様式「{form}」の質問が見つかりません。", "No question of the form “{form}” was found.",
        "別の版の報告かもしれません。--form か --layout で様式を選ぶか、質問の番号が書かれているか確かめてください。", "It may be of another version. Choose the form with --form or --layout, or see whether the numbers of the questions stand there.",
    ),
    "hiroshima-other-version": (
        "第2版の報告のようです（{numbers} などの質問があります）。", "This seems to be a report of version 2 (there are questions such as {numbers}).",
        "第1版と第2版の質問は番号では対応しません。`yawara hiroshima learn` で第2版の様式を読み取り、--form を付けずに実行してください。", "Questions of version 1 and 2 do not correspond by number. Learn the form of version 2 with `yawara hiroshima learn`, and leave out --form.",
    ),
    "hiroshima-by-order": (
        "質問の文が報告にないので、{count}の段落を順番だけで質問に当てはめました。", "The report prints no questions; its {count} paragraphs are matched to the questions by order alone.",
        "1つずれると、そのあとがすべてずれます。目で確かめてください。", "If one question is missing, all after it are shifted; check by eye.",
    ),
    "hiroshima-by-section": (
        "質問の文が報告にないので、質問ごとではなく章ごとに比べます。", "The report prints no questions, so sections are compared and not questions.",
        "質問ごとに比べるには、質問の文もある写しを使ってください。", "To compare question by question use a copy that prints them.",
    ),
    "hiroshima-unanswered": (
        "回答のない質問が{count}件あります: {numbers}", "Questions without an answer: {count} ({numbers})",
        "OECDの事務局は、役割に当たる質問すべてに回答があるかを見ます。", "The OECD's secretariat checks whether every question for the role is answered.",
    ),
    "hiroshima-waiting": (
        "質問{number}の回答は仮のもののようです: {text}", "The answer to question {number} seems to be a placeholder: {text}",
        "回答を書くか、当てはまらない理由を書いてください。", "Write an answer, or why the question does not apply.",
    ),
    "hiroshima-link-bad": (
        "リンク {link} は開けません（{fault}）。", "The link {link} cannot be opened ({fault}).",
        "OECDの事務局は、リンクが開けるかを見ます。社外から開けるhttpsのアドレスにしてください。", "The OECD's secretariat checks whether links open. Give an https address that opens from outside.",
    ),
    "hiroshima-link-dead": (
        "リンク {link} を開けませんでした（{fault}）。", "The link {link} did not open ({fault}).",
        "アドレスを確かめてください。この確認は一度きりで、相手の一時的な不調かもしれません。", "Check the address. This was one try; the other side may be down for the moment.",
    ),
    "hiroshima-eligible": (
        "所在国（{country}）からは報告の例があります。", "Organisations based in this country ({country}) have reported.",
        "資格を確かめるのはOECDです。条件はこの場所に書いてあります。", "The OECD checks this; the rule is given here.",
    ),
    "hiroshima-eligible-unknown": (
        "所在国（{country}）に報告の資格があるか、ここではわかりません。", "Whether organisations based in this country ({country}) may report is not known here.",
        "資格を確かめるのはOECDです。条件はこの場所に書いてあります。", "The OECD checks this; the rule is given here.",
    ),
    "hiroshima-long": (
        "回答が長すぎます（{length}字）。", "The answer is long ({length} characters).",
        "読み手は長い報告を比べられません。要点とリンクに絞ってください（目安 {most}、日本語はその半分）。", "Readers cannot compare long reports. Keep to the point and link the rest (about {most}).",
    ),
    "hiroshima-same": (
        "同じ文が質問{numbers}にもあります: {text}…", "The same text stands under {numbers}, too: {text}…",
        "質問ごとに違うことを答えるか、一方から他方を参照してください。", "Answer each question for itself, or refer from one to the other.",
    ),
    "hiroshima-near": (
        "ほとんど同じ文が質問{numbers}にもあります: {text}…", "Nearly the same text stands under {numbers}, too: {text}…",
        "質問ごとに違うことを答えるか、一方から他方を参照してください。", "Answer each question for itself, or refer from one to the other.",
    ),
    "hiroshima-no-evidence": (
        "回答に、確かめられるもの（リンク、文書名、規格、数字、日付）がありません。", "The answer names nothing that can be checked: no link, document, standard, figure or date.",
        "根拠になる文書か公開ページを挙げてください。", "Name a document or a public page that bears it out.",
    ),
    "hiroshima-only-assertion": (
        "{of}文のうち{count}文が、決意や一般論だけです。", "{count} of {of} sentences only assert or promise.",
        "実際に行っていること、いつから、何で確かめられるかを書いてください。", "Say what is done, since when, and what shows it.",
    ),
}
