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
        "semicolon": ("。", "; "),
        "or": ("・", " or "),
        "except": ("ただし{condition}を除く", "except where {condition}"),
        "span": ("{start}〜{end}", "{start} to {end}"),
        "always": ("限定なし", "no limit"),
        "version": ("{label}  {ref} {title}：{force}", "{label}  {ref} {title}: {force}"),
        "version-role": ("名宛人に「{role}」を含む条項だけを見ています。", "Only provisions addressed to: {role}."),
        "head": ("A|B|A→B|Aの|Bの|違うところ|名前（A ／ B）", "A|B|A to B|of A|of B|Unlike in|Names (A / B)"),
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
        "examples": (
            "共通の取組は見つからず、一方が求める取組を他方が例示だけしている組（{count}組）。「Aの」は、Aが求める取組のうちBで例示のみの件数です。",
            "Pairs with nothing in common found, of which one names as an example only what the other asks for: {count}. “of A”: how many practices of A are an example in B.",
        ),
        "head-examples": ("A|B|Aの|Bの|名前（A ／ B）", "A|B|of A|of B|Names (A / B)"),
        "alone-next": (
            "相手に共通の取組が見つからない条項: A {a}件、B {b}件。例示のみの条項: A {examples_a}件、B {examples_b}件（--none で一覧）。まだ読み取っていない条項: A {unread_a}件、B {unread_b}件",
            "Provisions of which nothing is found on the other side: {a} of A, {b} of B; only as an example: {examples_a} of A, {examples_b} of B (--none lists them). Not read yet: {unread_a} of A, {unread_b} of B",
        ),
        "found-asked": ("求めている", "asked for"),
        "found-example-only": ("例示のみ", "only as an example"),
        "found-none-found": ("見つからない", "none found"),
        "head-beyond": ("求めている|例示のみ|見つからない|名前", "asked for|example only|none found|Name"),
        "key-beyond": (
            "「3/7」は、私たちが読み取った取組7件のうち3件を相手のどれかも求めているという意味です。「例示のみ」は例として挙げるだけで、求めてはいません。「＋」の条項には、ほかにも求めるものがありえます。",
            "“3 of 7”: of the 7 practices we read, any of the others asks for 3. “example only”: named there as an example, not asked for. “+”: the provision may ask for more than we read.",
        ),
        "sum-provisions": (
            "{a}の条項 {count}件のうち、読み取った取組のすべてを{others}も求めているもの {all}件、一部を求めているもの {some}件、例示のみ {examples}件、見つからない {none}件",
            "Provisions of {a}: {count}. Asked for in {others}: all we read of {all}, part of {some}. Only as an example: {examples}. None found: {none}",
        ),
        "sum-practices": (
            "その取組 {count}件のうち、{others}も求めているもの {asked}件{each}、例示のみ {examples}件、見つからない {none}件",
            "Their practices: {count}. Asked for in {others}: {asked}{each}. Only as an example: {examples}. None found: {none}",
        ),
        "sum-each": ("（{list}）", " ({list})"),
        "sum-unread": ("まだ読み取っていない条項: {list}", "Provisions not read yet: {list}"),
        "sum-next": (
            "--none は{others}も求めているものを除いて示します。--detail は取組と、それが書かれた条項も示します。",
            "--none leaves out what is asked for in {others}; --detail names the practices, and where they stand.",
        ),
        "list-none-found": (
            "{a}の条項のうち、{others}に何も見つからないもの（{count}件）",
            "Provisions of {a} of which nothing is found in {others}: {count}",
        ),
        "list-example-only": (
            "{a}の条項のうち、{others}では例示のみのもの（{count}件）",
            "Provisions of {a} named only as an example in {others}: {count}",
        ),
        "list-some": (
            "{a}の条項のうち、取組の一部を{others}も求めているもの（{count}件）",
            "Provisions of {a} asked for in part in {others}: {count}",
        ),
        "list-all": (
            "{a}の条項のうち、読み取った取組のすべてを{others}も求めているもの（{count}件）",
            "Provisions of {a} of which all we read is asked for in {others}: {count}",
        ),
        "list-unread": ("まだ読み取っていない{a}の条項（{count}件）", "Provisions of {a} not read yet: {count}"),
        "list-row": ("{id}  {name}（{counts}）", "{id}  {name} ({counts})"),
        "list-count": ("{found} {shared}/{count}", "{found} {shared} of {count}"),
        "list-count-open": ("{found} {shared}/{count}＋", "{found} {shared} of {count}+"),
        "list-practice": ("{title}（{id}）", "{title} ({id})"),
        "list-practice-in": ("{title}（{id}、{refs}）", "{title} ({id}; {refs})"),
        "list-practices": ("{found}: {list}", "{found}: {list}"),
        "no-proof": (
            "「見つからない」は、ないことの証明ではありません。{a}と{b}の関係として公表されている{pairs}組のうち、私たちの読み取りで共通の取組があるのは{met}組（{percent}%）です。",
            "“None found” is no proof that there is none: of {pairs} pairs published for {a} and {b}, our readings have a practice in common in {met} ({percent}%).",
        ),
        "line-shared": ("共通の取組: {list}", "In common: {list}"),
        "line-only": ("{ref} だけの取組: {list}", "Only in {ref}: {list}"),
        "line-example": ("{ref} では例示のみの取組: {list}", "Only as an example in {ref}: {list}"),
        "line-one-aspect": ("{aspect}: {a}", "{aspect}: {a}"),
        "line-aspect": ("{aspect}: {a} ／ {b}", "{aspect}: {a} / {b}"),
        "nothing": ("共通の取組は見つかりません。", "Nothing in common found."),
        "nothing-of": ("{ref}: 共通の取組は見つかりません。", "{ref}: nothing in common found."),
        "asks-nothing": ("{ref}: それ自体は何も求めないので、比べるものがありません。", "{ref}: asks nothing by itself, so there is nothing to compare."),
        "not-read": ("{ref}: まだ読み取っていないので、比べられません。", "{ref}: not read yet, so it cannot be compared."),
    }
)
