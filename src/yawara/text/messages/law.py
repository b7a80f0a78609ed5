"""Problems of law texts in XML: the file itself, and where a pack and the law differ."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "xml-syntax": (
        "XMLとして読めません（{what}）。", "This is not valid XML ({what}).",
        "e-Gov法令検索から法令のXMLを取り直してください。途中で切れていることもあります。",
        "Fetch the law's XML from e-Gov Law Search again; the file may have been cut off.",
    ),
    "xml-encoding": (
        "文字コードが宣言と合わないか、扱えないものです。",
        "The encoding is not what the file says, or cannot be read.",
        "e-Gov法令検索の法令XMLはUTF-8です。変換せずに、取り直したものを使ってください。",
        "The law XML of e-Gov Law Search is UTF-8. Fetch it again and do not convert it.",
    ),
    "xml-doctype": (
        "文書型宣言（DOCTYPE）があるため、安全のため読みません。",
        "The file declares a document type (DOCTYPE); it is not read, for safety.",
        "e-Gov法令検索の法令XMLには文書型宣言がありません。そこから取ったファイルを指定してください。",
        "The law XML of e-Gov Law Search has none. Name a file from there.",
    ),
    "xml-too-deep": (
        "要素の入れ子が深すぎます（上限{most}段）。", "Elements are nested too deeply (at most {most} levels).",
        "法令のXMLかどうか確かめてください。", "Check that it is the XML of a law.",
    ),
    "xml-too-large": (
        "要素が多すぎます（上限{most}個）。", "There are too many elements (at most {most}).",
        "法令のXMLかどうか確かめてください。", "Check that it is the XML of a law.",
    ),
    "law-wrong-root": (
        "法令のXMLではありません（最上位の要素は「{root}」です）。", "This is not the XML of a law (its root element is “{root}”).",
        "e-Gov法令検索の「法令XML」か、法令APIの結果を指定してください。",
        "Name a law's XML from e-Gov Law Search, or what its API gives.",
    ),
    "law-many": (
        "1つのファイルに複数の法令があります。", "The file holds more than one law.",
        "法令ごとにファイルを分けてください。", "Use one file for each law.",
    ),
    "law-incomplete": (
        "法令として必要なもの（{lacking}）がありません。", "What a law must have is missing ({lacking}).",
        "e-Gov法令検索から法令のXMLを取り直してください。", "Fetch the law's XML from e-Gov Law Search again.",
    ),
    "law-article-twice": (
        "{article}が2回出てきます。", "{article} is there twice.",
        "e-Gov法令検索から法令のXMLを取り直してください。", "Fetch the law's XML from e-Gov Law Search again.",
    ),
    "law-stray-text": (
        "条文でも章名でもないところに文字があります。", "There is text here that belongs to no article and no chapter's title.",
        "e-Gov法令検索から法令のXMLを取り直してください。", "Fetch the law's XML from e-Gov Law Search again.",
    ),
    "law-other": (
        "別の法令です（{found}）。{norm}の法令は「{expected}」です。", "This is another law ({found}); {norm} is “{expected}”.",
        "比べる法令のXMLを指定してください。", "Name the XML of the law to compare.",
    ),
    "law-title-differs": (
        "法令の題名が違います。XMLでは「{found}」、パックでは「{expected}」です。",
        "The title differs: “{found}” in the XML, “{expected}” in the pack.",
        "XMLが正しければ、パックの題名を直してください。", "If the XML is right, correct the title in the pack.",
    ),
    "law-chapter-not-in-pack": (
        "「{chapter}」がパック（{norm}）にありません。", "“{chapter}” is not in the pack ({norm}).",
        "改正で加わったか題名が変わったかを確かめ、パックを直してください。",
        "See whether an amendment added or renamed it, and bring the pack up to date.",
    ),
    "law-chapter-not-in-source": (
        "パックの「{chapter}」（{provisions}）がXMLにありません。", "“{chapter}” of the pack ({provisions}) is not in the XML.",
        "改正で削られたか題名が変わったかを確かめ、パックを直してください。",
        "See whether an amendment removed or renamed it, and bring the pack up to date.",
    ),
    "law-article-differs": (
        "{article}の文言がパックと違います（{provisions}）。", "The text of {article} is not the one that the pack was made from ({provisions}).",
        "改正であれば、その条を読み直して新しい版のパックを作ってください。今の文言のSHA-256は{sha256}です。",
        "If it was amended, read it anew and make a new version of the pack. The SHA-256 of its text is now {sha256}.",
    ),
    "law-paragraph-differs": (
        "{article}の文言がパックと違います。違うのは第{paragraphs}項です（{provisions}）。",
        "The text of {article} is not the one that the pack was made from; paragraph {paragraphs} differs ({provisions}).",
        "改正であれば、その条を読み直して新しい版のパックを作ってください。今の文言のSHA-256は{sha256}です。",
        "If it was amended, read it anew and make a new version of the pack. The SHA-256 of its text is now {sha256}.",
    ),
    "law-caption-differs": (
        "{article}の見出しが違います。XMLでは「{found}」、パック（{provisions}）では「{expected}」です。",
        "The caption of {article} differs: “{found}” in the XML, “{expected}” in the pack ({provisions}).",
        "XMLが正しければ、パックの見出しを直してください。", "If the XML is right, correct the heading in the pack.",
    ),
    "law-article-unhashed": (
        "パックに{article}のSHA-256がないため、比べられません（{provisions}）。", "The pack has no SHA-256 of {article}, so it cannot be compared ({provisions}).",
        "place の sha256 に {sha256} と書いてください（文言を確かめたうえで）。",
        "Once you have checked the text, put {sha256} as sha256 into its place.",
    ),
    "law-article-not-in-source": (
        "パックにある{article}（{provisions}）がXMLにありません。", "{article} of the pack ({provisions}) is not in the XML.",
        "XMLが全文かどうか、改正で削られていないかを確かめてください。",
        "Check that the XML is the whole law, and whether an amendment removed it.",
    ),
    "law-article-not-in-pack": (
        "XMLにある{article}がパック（{norm}）にありません。", "{article} of the XML is not in the pack ({norm}).",
        "改正で加わった条であれば、新しい版のパックに加えてください。",
        "If an amendment added it, add it to a new version of the pack.",
    ),
}
