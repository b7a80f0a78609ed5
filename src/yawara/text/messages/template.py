"""Problems of Word templates for reports."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "template-macros": (
        "マクロのある文書（.docm や .dotm など）は、テンプレートに使えません。", "A document with macros (.docm, .dotm) cannot be a template.",
        "Wordで開き、.docx として保存してください（マクロは除かれます）。", "Open it in Word and save it as .docx, which leaves the macros out.",
    ),
    "template-outside": (
        "外部の場所（{target}）から何かを読み込むようになっているため、使えません。", "It loads something from elsewhere ({target}), so it cannot be used.",
        "リンクされた図やファイルは、リンクを解除して文書の中に埋め込んでください。", "Break the link, so that the picture or file is in the document itself.",
    ),
    "template-active": (
        "動作するもの（{kind}）が埋め込まれているため、使えません。", "It has active content ({kind}), so it cannot be used.",
        "埋め込みオブジェクト、フォームのコントロール、ほかの文書の取り込みを消してください。図として貼り直すことはできます。",
        "Delete embedded objects, form controls and inserted documents. Pasting them as pictures is fine.",
    ),
    "template-field": (
        "テンプレートでは使えないフィールドがあります（{field}）。", "There is a field that a template may not have ({field}).",
        "フィールドを消すか、Ctrl+Shift+F9で普通の文字に直してください。頁番号、日付、目次、相互参照のフィールドは使えます。",
        "Delete it, or turn it into plain text (Ctrl+Shift+F9). Page numbers, dates, contents and references are fine.",
    ),
    "template-attached": (
        "別のテンプレート（{target}）への参照は、取り除いて使います。", "The reference to another template ({target}) is taken out.",
        "スタイルはこのファイルにあるものを使います。見た目が変わる場合は、元のテンプレートからスタイルを写してください。",
        "Styles come from this file. If something looks different, copy the styles from the other template.",
    ),
    "template-mark-twice": (
        "{{{{report}}}} が{count}か所にあります。", "{{{{report}}}} stands in {count} places.",
        "報告書を入れたい1か所だけに残してください。", "Keep the one where the report is to go.",
    ),
    "template-mark-place": (
        "{{{{report}}}} は、表や枠の中ではない本文の段落に、それだけで書いてください。", "{{{{report}}}} must stand alone in a paragraph of the body, not in a table, a box, a header or a footer.",
        "空の段落を作り、{{{{report}}}} だけを書いてください。", "Make an empty paragraph and write {{{{report}}}} into it, and nothing else.",
    ),
    "template-word": (
        "「{word}」は置き換えません。", "“{word}” is not replaced.",
        "使えるのは {known} です。", "The words that are: {known}.",
    ),
    "template-too-large": (
        "要素が多すぎて、テンプレートとして使えません（上限 {most}）。", "It has too many elements for a template (at most {most}).",
        "レターヘッドやスタイルだけを残し、本文を消したものを使ってください。", "Keep the letterhead and the styles, and delete the text.",
    ),
}
