"""What a crosswalk says: relations, what stands beside them, and the states of readings."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "relation-equal": ("同じ", "equal"),
        "relation-contains": ("含む", "contains"),
        "relation-contained": ("含まれる", "contained"),
        "relation-intersects": ("一部重なる", "intersects"),
        "relation-none-found": ("見つからない", "none found"),
        "state-signed": ("再読で確認済み", "signed by a second reading"),
        "state-rest-described": ("未確認（読み取っていない部分の記載あり）", "open, and its rest is described"),
        "state-undecided": ("未確認（読み取っていない部分の記載なし）", "open, and its rest is not described"),
        "state-parts-open": ("それ自体は確認済み（下の項目は未確認）", "signed, but open in its parts"),
        "aspect-who": ("名宛人", "who"),
        "aspect-when": ("時期・条件", "when"),
        "aspect-strength": ("強さ", "strength"),
        "aspect-force": ("効力", "force"),
        "shared": ("{shared}", "{shared}"),
        "of": ("{shared}/{count}", "{shared} of {count}"),
        "of-open": ("{shared}/{count}＋", "{shared} of {count}+"),
        "pair": ("{a} ／ {b}", "{a} / {b}"),
        "comma": ("、", ", "),
        "except": ("ただし{condition}を除く", "except where {condition}"),
        "span": ("{start}〜{end}", "{start} to {end}"),
        "always": ("限定なし", "no limit"),
        "title": ("{a}（{a_title}）と {b}（{b_title}）", "{a} ({a_title}) against {b} ({b_title})"),
        "head": ("A|B|Aから見た関係|Aの|Bの|名前（A ／ B）|違うところ", "A|B|A to B|of A|of B|Names (A / B)|Unlike in"),
        "one-head": ("{ref}  {name}", "{ref}  {name}"),
        "key": (
            "「3/7」は、私たちが読み取った取組7件のうち3件が共通という意味です。「＋」の条項には、ほかにも求めるものがありえます。",
            "“3 of 7”: they share 3 of the 7 practices we read. “+”: the provision may ask for more than we read.",
        ),
        "count": (
            "取組を読み取った条項の組 {all}組のうち、共通の取組がある組: {met}組（{relations}）",
            "Pairs of provisions we read: {all}. With practices in common: {met} ({relations})",
        ),
        "count-relation": ("{relation} {count}", "{relation} {count}"),
        "alone-next": (
            "共通の取組が見つからない条項: A {a}件、B {b}件（--none で一覧）。まだ読み取っていない条項: A {unread_a}件、B {unread_b}件",
            "Provisions with nothing in common found: {a} of A, {b} of B (--none lists them). Not read yet: {unread_a} of A, {unread_b} of B",
        ),
        "alone": (
            "{ref}: 相手の版に共通の取組が見つからない条項（{count}件）。「関係がない」という意味ではありません。",
            "{ref}: nothing in common found with the other version (provisions: {count}). That does not say that there is nothing.",
        ),
        "unread": ("{ref}: まだ読み取っていない条項（{count}件）", "{ref}: not read yet (provisions: {count})"),
        "line-shared": ("共通の取組: {list}", "In common: {list}"),
        "line-only": ("{ref} だけの取組: {list}", "Only in {ref}: {list}"),
        "line-aspect": ("{aspect}: {a} ／ {b}", "{aspect}: {a} / {b}"),
        "nothing": ("共通の取組は見つかりません。", "Nothing in common found."),
        "nothing-of": ("{ref}: 共通の取組は見つかりません。", "{ref}: nothing in common found."),
        "asks-nothing": ("{ref}: それ自体は何も求めないので、比べるものがありません。", "{ref}: asks nothing by itself, so that there is nothing to compare."),
        "not-read": ("{ref}: まだ読み取っていないので、比べられません。", "{ref}: not read yet, so that it cannot be compared."),
    }
)
