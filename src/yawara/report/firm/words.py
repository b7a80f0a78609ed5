"""What the firm's own papers say around their text, in Japanese and English; the text: packs."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        # what is filled in
        "blank": ("［　　　　　　］", "[            ]"),
        "date": ("［　　　　］年［　　］月［　　］日", "[                    ]"),
        "we-company": ("当社", "the Company"),
        "we-other": ("当団体", "the Organisation"),
        "We-company": ("当社", "The Company"),
        "We-other": ("当団体", "The Organisation"),
        "not-known": ("不明", "not known"),
        # marks on a draft
        "draft-some": ("　【案：一部のみ実施】", " [Draft: done in part]"),
        "draft-none": ("　【案：まだ行っていない】", " [Draft: not done yet]"),
        "draft-unknown": ("　【案：実施を確認できない】", " [Draft: not known to be done]"),
        # the rules
        "title-rules": ("AI利用規程（案）", "Rules on the use of AI (draft)"),
        "records-day": ("記録の基準日", "Records as of"),
        "standing": ("文書の状態", "Standing"),
        "standing-draft": ("案（決裁前）", "Draft, not adopted"),
        "rules-help": ("この案の使い方（決裁の前にこの欄を削除してください）", "How to use this draft (delete this box before adoption)"),
        "rules-help-draft": (
            "適用される法令・ガイドラインが求める取組をもとに組み立てた案です。文言はYawaraのもので、法令等の原文ではありません。決裁の前に、自社の実情と法務の目で確かめてください。",
            "A draft put together from what the norms that apply ask for. The wording is Yawara's and quotes no norm. Before adoption, check it against how you work, and have it looked at by whoever advises you on law.",
        ),
        "rules-help-marks": (
            "【案：…】は、台帳の記録ではその定めのとおり行っていると言えない箇所です。行うことを決めて始めるか、定めから外してから、印を消してください。",
            "[Draft: …] marks what, by the ledger, is not known to be done. Decide to do it and begin, or take the clause out; then remove the mark.",
        ),
        "rules-help-blank": (
            "［　］は、記録から分からないため空けてあります。「台帳の記録」の行は記入の参考で、決裁の前に削除します。",
            "Brackets are blanks that the records do not fill. The lines “Ledger” help to fill them in and are deleted before adoption.",
        ),
        "rules-help-law": (
            "末尾の「この文書の根拠」に、条項ごとの根拠があります。この規程を定めても、法令等への対応が済んだことにはなりません。",
            "“Sources of this paper” at the end says where each clause comes from. Adopting these rules does not by itself settle what the norms ask for.",
        ),
        "rules-help-left": (
            "対象とした文書が求めていないため載せていない条：{names}",
            "Articles left out because none of the norms looked at asks for them: {names}",
        ),
        "article": ("第{number}条（{heading}）", "Article {number}. {heading}"),
        "article-n": ("第{number}条", "Art. {number}"),
        "paragraph-n": ("{article}第{number}項", "{article}({number})"),
        "item-n": ("{paragraph}第{number}号", "{paragraph}, item {number}"),
        "number": ("{number}　", "{number}. "),
        "item": ("　({number})　", "\u2003({number}) "),
        "record": ("台帳の記録（{practice}、{day}から）：", "Ledger ({practice}, since {day}): "),
        "annex": ("別表　AIの一覧", "Annex: AI systems"),
        "annex-short": ("別表", "Annex"),
        "annex-none": ("記録にAIはありません。", "There is no AI on record."),
        "system": ("AI", "AI"),
        "system-owner": ("担当責任者", "Owner"),
        # the last pages
        "sources": ("この文書の根拠", "Sources of this paper"),
        "sources-lead": (
            "箇所ごとに、もとにした取組、それを求めている条項、台帳の記録を示します。どの条項がどの取組を求めるかは、Yawaraの読み取りです。社内用のため、社外に渡すときは外してください。",
            "For each passage: the practices behind it, the provisions that ask for them, and what the ledger says. Which provision asks for which practice is Yawara's reading. This part is for the house; leave it out of what goes outside.",
        ),
        "sources-lead-outside": (
            "箇所ごとに、もとにした取組と、それを求めている条項を示します。どの条項がどの取組を求めるかは、Yawaraの読み取りです。",
            "For each passage: the practices behind it and the provisions that ask for them. Which provision asks for which practice is Yawara's reading.",
        ),
        "place": ("箇所", "Passage"),
        "asked-by": ("求めている条項", "Asked for by"),
        "records": ("台帳の記録", "Ledger"),
        "own-words": ("文書の形式のための文言（Yawaraによる）", "Yawara's wording, for the form"),
        "profile": ("組織票", "the profile"),
        "from-profile": ("組織票：{facts}", "Profile: {facts}"),
        "state-all": ("すべて実施（{day}から）", "Done (since {day})"),
        "state-some": ("一部実施（{day}から）", "Done in part (since {day})"),
        "state-none": ("未実施（{day}の記録）", "Not done (recorded for {day})"),
        "state-unknown": ("不明（{day}の記録）", "Not known (recorded for {day})"),
        "state-not-applicable": ("該当しない（{day}から）", "Not applicable (since {day})"),
    }
)
