"""Documents for the writers of paper: one with every node of the tree, one by a hostile author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report.tree import (
    Bullets,
    Column,
    Document,
    Figure,
    FigureRow,
    Fold,
    Mark,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Row,
    Scale,
    Section,
    Span,
    Table,
    Tile,
    Tiles,
    Units,
)

if TYPE_CHECKING:
    from yawara.report.tree import Block, Line
    from yawara.text.words import Lang

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><rect width="90" height="30" '
    'fill="#1c4a7d"/><text x="100" y="20" font-size="12">絵の中の字🎉</text></svg>'
)
#: What `every_node` says, piece by piece.
SAID = (
    "段落の文です。", "強い語", "C-6-2", "小さい字", "要旨の文", "項目その一", "項目その二",
    "入れ子", "用語", "その説明", "表の題", "列の名", "群の名", "合計", "42", "図の題", "未対応",
    "一部 3", "凡例の言葉", "絵の題", "絵の言葉", "タイルの数", "注意の題", "注意の文",
    "なぜこの結果か", "証明の一歩", "全文の見出し", "全文はこちら", "節の中", "奥付",
    "読み上げ 'plain' \"quotes\" -- ...",
)  # fmt: skip
#: What a typesetter might take for its own, and must leave as it is.
UNTOUCHED = (
    "#[]$\\ `code` *bold* _x_ <label> @ref // c /* c */ = head",
    "- item", "+ num", "-- --- ... 'q' \"q\" ~",
)  # fmt: skip
HOSTILE = (
    "\n".join(UNTOUCHED), "a" * 2000, "W" * 600, "あ" * 10_000, "。" * 300, "ー" * 300,
    "（" * 300, "っ" * 300, "\u00a0".join("x" * 300), "שלום \u202eabc\u202c \x00\x07\x1b[31m",
    "🎉👨\u200d👩\u200d👧 ☐☑☒", "e" + "\u0301" * 60, "\u2060".join("漢字" * 300),
    "𠮟る 葛\U000e0100城",
    "\u2028\u2029\x85x\r\ny\tz", "ก็ हि 한국어 Ελληνικά", "\ufffe\uffff", "/".join(["abc"] * 90),
    "", "\n\n\n", "\u200b" * 100, "-" * 300, "\u3000" * 900,
)  # fmt: skip


def said(text: str) -> Line:
    return (Span(text),)


def para(text: str) -> Paragraph:
    return Paragraph(said(text))


def section(id_: str, *blocks: Block) -> Section:
    return Section(id_, said("大見出し"), blocks)


def lines(count: int) -> Document:
    """A document of so many short paragraphs."""
    blocks = tuple(para(f"第{at}行") for at in range(count))
    return Document("ja", "題名", "さくら", (), (), (section("s", *blocks),), ())


def _provision(scale: Scale, table: Table) -> Section:
    proof = Bullets(
        ((para("証明の一歩"), Bullets(((para("入れ子"),),), role="proof")),), role="proof"
    )
    inner: tuple[Block, ...] = (
        Paragraph((Mark("some", "一部対応"), scale, Span("3項目", "count")), "status"),
        Paragraph(said("小さい字"), "small"),
        Paragraph((Span("要旨の文", "ours"),), "gist"),
        table,
        Fold(said("なぜこの結果か"), (proof,), "why"),
        Fold((Span("全文の見出し"), Span("始まりだけ", "quote")), (para("全文はこちら"),), "text"),
    )
    return Section("inner", said("節の中"), inner, "provision")


def every_node(lang: Lang) -> Document:
    """A short document in which every node of the tree stands."""
    scale = Scale((1, 1), (0, 1), "尺度の言葉")
    units = Units((("some", 2), ("unknown", 1)), "数の言葉")
    links: Line = (
        Span("行へ", to="#row"), Span("節へ", "id", to="#inner"), Span("どこへも", to="#nowhere"),
        Span("外へ", to="https://example.jp/a?b=<1>&c=%23"), Span("☐ ☑ ☒"),
    )  # fmt: skip
    table = Table(
        "表の題",
        (Column("列の名", 3), Column("数", 1, "number"), Column("印", 1, "sign")),
        (
            Row(((para("群の名"),),), role="group"),
            Row(
                ((para("行の名"),), (para("42"),), (Paragraph((Mark("none", "未対応"),)),)),
                id="row",
            ),
            Row(((para("合計"),), (para("42"),), ()), role="sum"),
        ),
    )
    matrix = Table(
        "隠れた題",
        (Column("AI", 4), *(Column(f"C-{at} 透明性", 2, "sign") for at in range(12))),
        (Row(((para("対象"),), *(((Paragraph((Mark("some", "一部"),)),),) * 12))),),
        "matrix",
        caption_hidden=True,
    )
    figure = Figure(
        "figure", "図の題", "図の説明", ("未対応", "一部", "すべて"),
        ("原則", "幅", "条項", "内訳"),
        (("群", (FigureRow(said("C-1"), scale, units, said("一部 3")),)),),
        ((scale, "凡例の言葉"), (Mark("all", ""), "対応")),
    )  # fmt: skip
    provision = _provision(scale, table)
    blocks: tuple[Block, ...] = (
        Paragraph((Span("段落の文です。"), Span("強い語", "strong"), Span("C-6-2", "id"), units)),
        para("読み上げ 'plain' \"quotes\" -- ..."),
        Paragraph((Span("other words", lang="en"), *links)),
        Bullets(((para("項目その一"),), (para("項目その二"), Bullets(((para("入れ子"),),))))),
        Bullets(((para("一番"),),), ordered=True),
        Pairs(((said("用語"), (para("その説明"),)),)),
        matrix,
        figure,
        Picture("picture", "絵の題", "絵の言葉", SVG, 60),
        Tiles("数", (Tile("85", "タイルの数"), Tile("4", "対応", "all", "うち1"))),
        Note((para("注意の文"),), "注意の題", "warning"),
        Section("part", said("原則"), (provision,), "principle"),
        Table("列なし", (), ()), Bullets(()), Pairs(()), Tiles("", ()), Fold((), ()), Note(()),
    )  # fmt: skip
    facts = (("組織", said("さくら")), ("", said("二行目")))
    opening = (Paragraph(said("はじめに"), "lead"),)
    sections = (section("one", *blocks), section("one", para("同じ名")))
    return Document(lang, "題名", "さくら <&> #[]$", facts, opening, sections, said("奥付"))


def nested(depth: int) -> Block:
    block = Bullets(((para("いちばん奥"),),))
    for at in range(depth):
        block = Bullets(((para(f"{at}"), block),), role="proof" if at % 2 else "")
    return block


def hostile(lang: Lang) -> Document:
    """Everything at its longest and its worst, in every place where a text can stand."""
    cells = tuple((para(f"c{at}"),) for at in range(40))
    columns = tuple(
        Column(f"column {at} of 40", 1, ("", "number", "sign")[at % 3]) for at in range(40)
    )
    signs = tuple((Paragraph((Mark("some", "一部"),)),) for _ in range(39))
    long = Table(
        HOSTILE[3][:300],
        (Column("a", 5), Column(HOSTILE[1], 3), Column("c", 0, "number"), Column("d", 1)),
        (
            Row(((para(HOSTILE[3][:3000]),),), role="group"),
            *(
                Row(((para(h),), (para(h[:300]),), (para(h[:50]),), (para(h[:200]),)), "x")
                for h in HOSTILE
            ),
        ),
    )
    scale = Scale((0, 2), (0, 2), HOSTILE[0])
    shown = tuple(FigureRow(said(h), scale, Units((), ""), said(h)) for h in HOSTILE)
    figure = Figure(
        "f", HOSTILE[0], HOSTILE[9], ("", "", ""), ("", "", "", ""),
        ((HOSTILE[1][:400], shown),),
        (),
    )  # fmt: skip
    deep: Block = Section("deep", said("deepest"), (para("here"),))
    for at in range(40):
        deep = Section(f"deep{at}", said(f"level {at}"), (deep,))
    wide = Table("wide", columns, (Row(cells, "r0"), Row(cells, "r0")))
    heads = tuple(Column(h[:3000], 2, "sign") for h in (HOSTILE * 2)[:39])
    rows = tuple(Row(((para("system"),), *signs)) for _ in range(9))
    matrix = Table("m", (columns[0], *heads), rows, "matrix")
    gist = Paragraph(said(HOSTILE[3]), "gist")
    blocks: tuple[Block, ...] = (
        *(para(h) for h in HOSTILE),
        *(Note((para(h[:500]),), h[:300], "warning") for h in HOSTILE),
        *(Paragraph((Span("x", to="https://example.jp/" + h[:99]),)) for h in HOSTILE),
        nested(60), wide, matrix, figure, deep,
        Section("p", said("p"), (gist, long), "provision"),
        Tiles("t", tuple(Tile(h[:99], h[:300], "some", h[:300]) for h in HOSTILE)),
        Picture("pic", HOSTILE[0], HOSTILE[1], SVG.replace("200 40", "20 4000"), 100),
        Fold(said(HOSTILE[3]), (nested(30), para("z")), "why"),
        Pairs(tuple((said(h[:200]), (para(h[:200]),)) for h in HOSTILE)),
    )  # fmt: skip
    sections = tuple(Section(h[:60], said(h[:400]), (para("a"),)) for h in HOSTILE)
    facts = ((HOSTILE[0], said(HOSTILE[1])),)
    subject = HOSTILE[1][:300] + HOSTILE[9]
    return Document(
        lang, HOSTILE[0], subject, facts, (), (*sections, section("s", *blocks)), said(HOSTILE[1])
    )
