"""What the paper on two versions of a norm says, in Japanese and English."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "title": ("版の変更点", "What changed between two versions"),
        "subject": ("{title}　{old}から{new}へ", "{title}, {old} to {new}"),
        # the title block
        "from": ("比較元", "From"),
        "to": ("比較先", "To"),
        "known": ("{force}。{day}時点で{status}。", "{force}; {status} as of {day}."),
        "dated": ("{event} {day}", "{event} {day}"),
        "no-dates": ("日付の記載なし", "no dates"),
        "basis-of": ("題名と日付の根拠：{basis}", "Title and days known from: {basis}"),
        "issuers": ("発行者", "Issued by"),
        # the opening
        "lead": (
            "二つの版の条項を突き合わせ、加わったもの、なくなったもの、移ったもの、内容が変わったものと、それによって誰に求められる取組がどう変わるかを示します。",
            "The provisions of the two versions are set side by side: what came, what went, what moved, what changed, and how that changes the practices asked of whom.",
        ),
        "limits": ("この文書が言っていないこと", "What this does not say"),
        "limit-reading": (
            "要旨、取組、条項の対応付けはYawaraの読み取りです。正式な内容は原文によります。",
            "Gists, practices and which provision became which are Yawara's reading. Only the text of the instrument itself is authoritative.",
        ),
        "limit-wording": (
            "比べているのは条項の見出し、名宛人、強さ、条件、求める取組などで、本文の一字一句ではありません。文言だけの変更は、そう記録されているものしか示していません。原文を確かめてください。",
            "Compared are headings, addressees, strengths, conditions, practices and the like, not the wording. Where only words changed it is said only if it has been noted; read the text itself.",
        ),
        "limit-least": (
            "取組の読み取りは「少なくともこれを求めている」というものです。「求められなくなる」取組も、読み取っていない部分で引き続き求められている可能性があります。",
            "A reading says what a provision asks for at the least. A practice that is “no longer asked” may still be asked for in a part that has not been read.",
        ),
        "limit-unread": (
            "求める取組をまだ読み取っていない条項が{count}件あり、その取組の増減は分かりません。",
            "What some provisions ask for has not been read yet ({count}); whether their practices changed is not known.",
        ),
        "limit-basis": (
            "{version}の{all}件の条項のうち{count}件は、原文ではまだ確かめていません。",
            "Not yet checked against the text of the instrument itself: {count} of the {all} provisions of {version}.",
        ),
        "limit-apart": (
            "この二つは直前・直後の版ではありません。「変更の種類」は、それぞれの版の直前の版に対する記録なので、間の版での文言の変更は現れないことがあります。",
            "These two do not follow each other directly. A noted kind of change is against the version just before, so changes of wording made in between may not show.",
        ),
        "limit-you": (
            "特定の組織に適用されるか、その組織が行っているかは示していません。",
            "Whether any of it applies to an organisation, and whether the organisation does it, is not said here.",
        ),
        # in brief
        "brief": ("概要", "In brief"),
        "tile-same": ("違いのない条項", "no difference found"),
        "tile-changed": ("内容が変わった条項", "changed in place"),
        "tile-moved": ("移動・分割・統合", "moved, split, merged"),
        "tile-added": ("加わった条項", "added"),
        "tile-retired": ("なくなった条項", "dropped"),
        "tile-unread": ("未読で比べられない条項", "not compared (unread)"),
        "tile-blind": ("変わった条項なども含めて{count}", "{count} with those that changed otherwise"),
        "brief-counts": (
            "数えているのは{new}の条項と、{old}にだけある条項です。「違いのない条項」は、両方の版を読み取ったうえで違いが見つからなかったものです。",
            "Counted are the provisions of {new}, and those that only {old} has. “No difference found” means that both versions have been read and nothing was seen to differ.",
        ),
        # what became of the provisions
        "added": ("加わった条項（{count}）", "Added ({count})"),
        "added-lead": ("{old}にはなく、{new}に加わった条項です。", "Provisions that {new} has and {old} has not."),
        "retired": ("なくなった条項（{count}）", "Dropped ({count})"),
        "retired-lead": ("{old}にあり、{new}に引き継がれていない条項です。", "Provisions of {old} that {new} does not take up."),
        "moved": ("移動・分割・統合された条項（{count}）", "Moved, split or merged ({count})"),
        "moved-lead": ("番号が変わった条項です。", "Provisions whose number changed."),
        "changed": ("内容が変わった条項（{count}）", "Changed in place ({count})"),
        "changed-lead": ("番号はそのままで、内容に違いがある条項です。", "Provisions that kept their number and differ."),
        "none": ("ありません。", "None."),
        "none-seen": ("比べられた範囲では、ありません。", "None, as far as it can be compared."),
        "provision": ("条項", "Provision"),
        "heading": ("見出し", "Heading"),
        "addressed": ("名宛人と強さ", "Addressees, strength"),
        "asks": ("求める取組", "Practices asked for"),
        "became": ("番号の変化", "Number"),
        "what": ("変わったこと", "What changed"),
        "not-read": ("まだ読み取っていません", "not read yet"),
        "asks-nothing": ("それ自体が求める取組はありません", "asks for nothing by itself"),
        "for": ("{who}：{strength}", "{who}: {strength}"),
        "ids": ("{before} → {after}", "{before} → {after}"),
        "kind-moved": ("移動", "moved"),
        "kind-split": ("分割", "split"),
        "kind-merged": ("統合", "merged"),
        "kind-regrouped": ("組み替え", "regrouped"),
        "declared": ("変更の種類（記録）：{said}", "Noted as: {said}"),
        "declared-of": ("{version}がその直前の版に対して：{said}", "Noted of {version} against the version before it: {said}"),
        "aspect-heading": ("見出し：{before} → {after}", "Heading: {before} → {after}"),
        "aspect-strength": ("強さ：{before} → {after}", "Strength: {before} → {after}"),
        "aspect-addressees": ("名宛人：{before} → {after}", "Addressees: {before} → {after}"),
        "aspect-stage": ("段階：{before} → {after}", "Stage: {before} → {after}"),
        "aspect-condition": ("条件：{before} → {after}", "Condition: {before} → {after}"),
        "aspect-dates": ("適用期間：{before} → {after}", "Applies: {before} → {after}"),
        "bar": ("／", " / "),
        "come": ("＋ 新たに求められる取組", "+ Newly asked for"),
        "go": ("－ 求められなくなる取組", "− No longer asked for"),
        "asks-same": ("求める取組の書き方だけが変わり、中身は同じです。", "The practices are written differently and come to the same."),
        "also": ("例として挙げる取組が変わりました。", "The practices given as examples differ."),
        "blind": ("求める取組は、どちらかの版が未読のため比べていません。", "Practices are not compared: one of the versions has not been read here."),
        "only-number": ("番号のほかに違いは見つかりません。", "Nothing but the number was seen to differ."),
        # for whom
        "whom": ("誰にとって何が変わるか", "For whom it changes"),
        "whom-lead": (
            "文書全体として、それぞれの名宛人に求める取組（読み取ったもの）の変化です。別の条項に移っただけの取組は、増減に数えません。",
            "What the whole instrument asks of each addressee, as far as read. A practice that only moved to another provision counts neither as coming nor as going.",
        ),
        "whom-nothing": ("誰に求められる取組も変わりません。", "Nothing changes in what is asked of anybody."),
        "whom-none-seen": (
            "比べられた範囲では、誰に求められる取組にも違いは見つかりません。",
            "As far as it can be compared, nothing differs in what is asked of anybody.",
        ),
        "whom-count": (
            "{who}（新たに{come}、なくなる{go}、強まる{stronger}、弱まる{weaker}）",
            "{who} (newly {come}, no longer {go}, stronger {stronger}, weaker {weaker})",
        ),
        "practice": ("取組", "Practice"),
        "change": ("変化", "Change"),
        "strength": ("強さ", "Strength"),
        "where": ("条項", "Provisions"),
        "is-come": ("新たに求められる", "newly asked"),
        "is-go": ("求められなくなる", "no longer asked"),
        "is-stronger": ("強まる", "stronger"),
        "is-weaker": ("弱まる", "weaker"),
        # what could not be compared
        "unread": ("比べられなかった条項（{count}）", "What could not be compared ({count})"),
        "unread-lead": (
            "求める取組をまだ読み取っていない条項です。ここでの増減は分からず、上の表や図の取組にも数えていません。",
            "What these provisions ask for has not been read yet. What comes and goes there is not known, and is in none of the tables and drawings above.",
        ),
        "unread-none": (
            "どちらの版も、求める取組をすべての条項について読み取っています。",
            "In both versions every provision has been read for what it asks.",
        ),
        "unread-where": ("未読の版", "Not read in"),
        "unread-apart": ("{old}では{ids}", "in {old}: {ids}"),
        # the rest
        "same": ("違いのない条項（{count}）", "No difference found ({count})"),
        "sources": ("原文", "The texts"),
        "version": ("版", "Version"),
        "source": ("文書", "Document"),
        "address": ("アドレス", "Address"),
        "basis": ("題名とアドレスの根拠", "Title and address known from"),
        "made": ("この文書の作成について", "How this was made"),
        "made-with": ("ソフトウェア", "Software"),
        "made-norms": ("読み込んだ文書データの識別番号（SHA-256）", "Digest of the norms read (SHA-256)"),
        "as-of": ("基準日", "As of"),
        "colophon": ("{old} → {new} ／ 基準日 {day} ／ Yawara {version}", "{old} → {new} / as of {day} / Yawara {version}"),
    }
)
