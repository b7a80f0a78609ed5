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
        # the page for staff
        "title-guide": ("AIを使うときの手引き（案）", "Using AI: a page for staff (draft)"),
        "guide-draft": ("案。【案】の行は、まだ決めていないか、実施を確認できていません", "Draft. Lines marked [draft] are not settled, or not known to be done"),
        "draft": ("　【案】", " [draft]"),
        "guide-systems": ("当てはまるAI：{names}", "For: {names}"),
        "guide-top": ("冒頭", "Top"),
        "guide-contacts": ("連絡先", "Whom to ask"),
        # the disclosure under the Principle Code
        "title-disclosure": ("生成AIに関する知的財産の保護と透明性の取組（公表文案）", "Intellectual property and transparency in generative AI (draft disclosure)"),
        "code-of": ("対象の文書", "On"),
        "standing-code": ("案（公表前）", "Draft, not published"),
        "code-top": ("冒頭", "Opening"),
        "code-lead": (
            "{organisation}は、「{title}」の各原則について、実施している内容、または実施していない場合はその理由を、次のとおり公表します。",
            "For each principle of the “{title}”, {organisation} states below what it does, or why it does not.",
        ),
        "code-help": ("この案の使い方（公表の前にこの欄を削除してください）", "How to use this draft (delete this box before publication)"),
        "code-draft": (
            "台帳の記録をもとにした案です。公表の前に、内容と表現を確かめてください。",
            "A draft from the ledger. Check content and wording before publication.",
        ),
        "code-marked": (
            "載せているのは、公開の印（share: public）のある記録と、このコードに対する公開の理由（explained）だけです。",
            "It holds only records marked for the public (share: public) and public reasons given for this code (explained).",
        ),
        "code-blank": (
            "［　］は、載せられる記録がない箇所です。実施しているかどうかを表すものではありません。",
            "A blank means that no record may be shown there, not that something is or is not done.",
        ),
        "code-acceptance": (
            "コードを受け入れる旨の表明や届出ではありません。受け入れるかどうかは貴組織が決め、所定の手続で行ってください。",
            "It neither declares nor files acceptance of the code. Whether to accept it is for you to decide, by the procedure laid down for it.",
        ),
        "code-secondary": (
            "原則の見出しと要約はYawaraによるもので、コードの本文からの引用ではありません。本文と照らして確かめてください。",
            "Headings and summaries of the principles are Yawara's and not quoted from the code. Compare them with its text.",
        ),
        "code-gist": ("要約（公表の前に削除）：", "In short (delete before publication): "),
        "code-maybe": (
            "この原則が当てはまるかどうかは、組織票の事実からは決まりません。",
            "The facts in the profile do not settle whether this principle applies.",
        ),
        "code-nothing": (
            "組織票の事実からは、このコードの原則に当てはまるもの（生成AIの開発者・提供者に向けたもの）がありません。公表文は作っていません。",
            "By the facts in the profile, no principle of this code applies: they speak to those who develop or provide generative AI. No disclosure was drafted.",
        ),
        "code-unread": (
            "［この原則が求めることは、まだ読み取っていません。本文を見て、実施している内容または実施しない理由を記入してください］",
            "[What this principle asks for has not been read yet. See its text, and state what is done or why it is not.]",
        ),
        "code-fill": (
            "［実施している内容、または実施しない理由を記入してください］",
            "[State what is done, or why it is not.]",
        ),
        "code-done": ("実施していること{whom}：", "What is done{whom}: "),
        "code-done-some": ("一部実施していること{whom}：", "What is done in part{whom}: "),
        "code-why-not": ("実施していない理由{whom}：", "Why it is not done{whom}: "),
        # a card
        "title-card": ("システムカード", "System card"),
        "card-id": ("識別名", "Id"),
        "card-kind": ("種別", "Kind"),
        "kind-system": ("AIシステム", "AI system"),
        "kind-model": ("AIモデル", "AI model"),
        "card-of": ("組織", "Organisation"),
        "card-since": ("開始", "Since"),
        "card-until": ("終了", "Until"),
        "card-inside": (
            "社内用です。台帳の記録をそのまま載せています。社外に渡すときは、取引先向けの文書（report --for partner）を使うか、渡してよい部分だけにしてください。",
            "For the house: it quotes the ledger as it is. For people outside, use the statement for partners (report --for partner), or keep only what may be seen.",
        ),
        "card-fact": ("組織票の事実", "By the profile"),
        "card-value": ("内容", "Answer"),
        "card-said": ("記録の内容と証跡", "What the records say, and evidence"),
        "card-evidence": ("証跡 ", "Evidence "),
        "card-no-words": ("（内容の記載なし）", "(no statement)"),
        "card-no-record": ("記録のない事項", "Not on record"),
        "card-missing": ("記録がなく分からない事項：{names}", "Not on record, hence not known: {names}"),
        # the register
        "title-register": ("AIの一覧", "Register of AI systems"),
        "register-sheet": ("AIの一覧", "Register"),
        "register-sources": ("根拠", "Sources"),
        "register-name": ("名称", "Name"),
        "register-status": ("状態", "Status"),
        "register-active": ("現在あり", "Present"),
        "register-ended": ("終了", "Ended"),
        "register-later": ("開始前", "Not begun"),
        "register-owner": ("担当責任者についての記録", "On its owner, by the ledger"),
        "register-column": ("列", "Column"),
        "register-where": ("もとになったもの", "Where it comes from"),
        "register-from-fact": ("組織票の事実 {fact}", "Fact {fact} of the profile"),
        "register-from-profile": ("組織票の {key}", "{key} in the profile"),
        "register-from-practice": ("取組 {practice} についての台帳の記録：{entries}", "Ledger entries on the practice {practice}: {entries}"),
        "register-as-of": ("{organisation}　{day}現在", "{organisation}, as of {day}"),
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
