"""The law as e-Gov gives it out, tampered copies of it, and files that only pretend to be one."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from yawara.exchange import egov, law_xml
from yawara.norms import load, read
from yawara.text.messages import describe, table
from yawara.text.problem import Problem, Problems
from yawara.text.tree import read_file

if TYPE_CHECKING:
    from yawara.norms.model import Version

DATA = Path(__file__).parents[3] / "shared" / "data" / "egov"
ACT = DATA / "jp-ai-promotion-act-507AC0000000053-current-2026-07-20.xml"
APPI = DATA / "jp-appi-415AC0000000057-current-2026-07-20.xml"
TRANSLATION = DATA / "jp-ai-promotion-act-government-en-reference.xml"
PACK = load.shipped() / "instruments" / "jp-ai-act" / "2025-06-04.yaml"

needs_data = pytest.mark.skipif(not ACT.is_file(), reason="the law texts are not at hand")

SMALL = """<?xml version="1.0" encoding="UTF-8"?>
<Law Era="Heisei" Year="15" Num="057" LawType="Act"><LawNum>平成十五年法律第五十七号</LawNum>
<LawBody><LawTitle>試験法</LawTitle>
<TOC><TOCChapter><ChapterTitle>第一章　総則</ChapterTitle></TOCChapter></TOC>
<MainProvision><Chapter><ChapterTitle>第一章　総則</ChapterTitle>
<Article Num="1"><ArticleCaption>（目的）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
<Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>甲は乙とする。</Sentence>
</ParagraphSentence></Paragraph></Article></Chapter></MainProvision>
</LawBody></Law>
"""


@pytest.fixture(scope="module")
def pack() -> Version:
    node = read_file(PACK).value
    assert node is not None
    version = read.version(node, Problems())
    assert version is not None
    return version


def wrong(text: str | bytes, folder: Path) -> Problem:
    """The one problem of a file that is refused."""
    path = folder / "law.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    out = egov.read(path)
    assert out.value is None
    assert len(out.problems) == 1
    assert set(describe(out.problems[0], "ja")) != set(describe(out.problems[0], "en"))
    return out.problems[0]


def small(folder: Path, old: str = "", new: str = "") -> law_xml.Statute:
    """A small law, with a piece of it replaced."""
    assert old in SMALL
    path = folder / "small.xml"
    path.write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    out = egov.read(path)
    assert out.problems == ()
    assert out.value is not None
    return out.value


def tampered(folder: Path, pack: Version, old: str, new: str, *, regex: bool = False) -> list[str]:
    """What the comparison says once a piece of the act is replaced: `code article`."""
    text = ACT.read_text(encoding="utf-8")
    changed = (
        re.sub(old, new, text, count=1, flags=re.DOTALL) if regex else text.replace(old, new, 1)
    )
    assert changed != text
    path = folder / "tampered.xml"
    path.write_text(changed, encoding="utf-8")
    statute = egov.read(path)
    assert statute.problems == ()
    assert statute.value is not None
    problems = egov.compare(statute.value, pack)
    for problem in problems:
        describe(problem, "ja")
        describe(problem, "en")
    return [
        " ".join([problem.code, *(v for k, v in problem.params if k in ("article", "chapter"))])
        for problem in problems
    ]


# --- the act and the pack ---


@needs_data
def test_the_pack_matches_the_law(pack: Version) -> None:
    statute = egov.read(ACT).value
    assert statute is not None
    assert egov.compare(statute, pack) == ()
    assert len(statute.articles) == 30
    assert statute.articles[6].caption == "活用事業者の責務"


@needs_data
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("協力しなければならない。", "協力するよう努める。", ["law-article-differs 第七条"]),
        ("三月を超えない", "六月を超えない", ["law-article-differs 附則第一条"]),
        ("基本計画の案の作成", "基本計画の作成", ["law-article-differs 第二十条"]),
        ("<ArticleTitle>第九条", "<ArticleTitle>第九条の二", ["law-article-differs 第九条の二"]),
        ("に関する法律</LawTitle>", "に関する特別法</LawTitle>", ["law-title-differs"]),
        ("<SupplProvision ", "<Remark>罰則を定める。</Remark><SupplProvision ", ["law-stray-text"]),
        (
            "（活用事業者の責務）",
            "（事業者の責務）",
            ["law-article-differs 第七条", "law-caption-differs 第七条"],
        ),
        (
            '<Chapter Num="1">\n        <ChapterTitle>第一章　総則',
            '<Chapter Num="1"><ChapterTitle>第一章　通則',
            ["law-chapter-not-in-pack 第一章通則", "law-chapter-not-in-source 第一章総則"],
        ),
    ],
)
def test_a_changed_word_is_found(
    tmp_path: Path, pack: Version, old: str, new: str, expected: list[str]
) -> None:
    assert tampered(tmp_path, pack, old, new) == expected


@needs_data
def test_a_dropped_article_is_found(tmp_path: Path, pack: Version) -> None:
    assert tampered(tmp_path, pack, r'<Article Num="16">.*?</Article>', "", regex=True) == [
        "law-article-not-in-source 第十六条"
    ]


@needs_data
def test_an_added_article_is_found(tmp_path: Path, pack: Version) -> None:
    added = r'\g<0><Article Num="7_2"><ArticleTitle>第七条の二</ArticleTitle></Article>'
    assert tampered(tmp_path, pack, r'<Article Num="7">.*?</Article>', added, regex=True) == [
        "law-article-not-in-pack 第七条の二"
    ]


@needs_data
def test_an_article_that_stands_twice_is_found(tmp_path: Path, pack: Version) -> None:
    assert tampered(
        tmp_path, pack, r'<Article Num="7">.*?</Article>', r"\g<0>\g<0>", regex=True
    ) == ["law-article-twice 第七条"]


@needs_data
def test_swapped_paragraphs_are_found(tmp_path: Path, pack: Version) -> None:
    text = ACT.read_text(encoding="utf-8")
    article = re.search(r'<Article Num="3">.*?</Article>', text, re.DOTALL)
    assert article is not None
    second, third = re.findall(r"<Sentence.*?</Sentence>", article[0])[1:3]
    swapped = article[0].replace(second, "@").replace(third, second).replace("@", third)
    said = tampered(tmp_path, pack, article[0], swapped)
    assert said == ["law-paragraph-differs 第三条"]


@needs_data
def test_paragraphs_in_another_order_are_found(tmp_path: Path, pack: Version) -> None:
    second = r'(<Paragraph Num="2">\s*<ParagraphNum>２.*?</Paragraph>)'
    two = second + r'(\s*)(<Paragraph Num="3">.*?</Paragraph>)'
    assert tampered(tmp_path, pack, two, r"\3\2\1", regex=True) == ["law-article-differs 第三条"]


@needs_data
def test_layout_is_no_difference(tmp_path: Path, pack: Version) -> None:
    text = ACT.read_text(encoding="utf-8")
    path = tmp_path / "law.xml"
    path.write_bytes(("\ufeff" + re.sub(r"\n\s*", "\r\n", text)).encode())
    statute = egov.read(path).value
    assert statute is not None
    assert egov.compare(statute, pack) == ()


@needs_data
@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("<law_data_response><law_info/><law_full_text>", "</law_full_text></law_data_response>"),
        ("<DataRoot><ApplData><LawId>507AC0000000053</LawId>", "</ApplData></DataRoot>"),
    ],
)
def test_the_answer_of_the_api_is_read_too(
    tmp_path: Path, pack: Version, head: str, tail: str
) -> None:
    law = ACT.read_text(encoding="utf-8").split("?>", 1)[1]
    path = tmp_path / "answer.xml"
    path.write_text(head + law + tail, encoding="utf-8")
    statute = egov.read(path).value
    assert statute is not None
    assert egov.compare(statute, pack) == ()


@needs_data
def test_another_law_is_told_from_ours(pack: Version) -> None:
    statute = egov.read(APPI).value
    assert statute is not None
    assert [problem.code for problem in egov.compare(statute, pack)] == ["law-other"]
    assert statute.has_id("415AC0000000057")
    keys = [article.key for article in statute.articles]
    assert len(keys) == len(set(keys))
    assert statute.stray == ()


@needs_data
def test_the_translation_is_no_law_text() -> None:
    assert [problem.code for problem in egov.read(TRANSLATION).problems] == ["xml-doctype"]


@needs_data
def test_english_headings_are_those_of_the_reference_translation(pack: Version) -> None:
    captions = re.compile(
        r'<Article Num="(\d+)"[^>]*>\s*(?:<ArticleCaption>\((.*?)\)</ArticleCaption>)?'
    )
    main, supplement = TRANSLATION.read_text(encoding="utf-8-sig").split("</MainProvision>")
    official = {f"A-{number}": caption for number, caption in captions.findall(main)}
    official |= {f"S-{number}": caption for number, caption in captions.findall(supplement)[:2]}
    assert {key: pack.by_id[key].heading.en for key in official} == official


@needs_data
def test_a_pack_without_hashes_proves_nothing(pack: Version) -> None:
    statute = egov.read(ACT).value
    assert statute is not None
    bare = [
        msgspec.structs.replace(
            provision,
            locus=provision.locus and msgspec.structs.replace(provision.locus, sha256=None),
        )
        for provision in pack.provisions
    ]
    unhashed = msgspec.structs.replace(pack, provisions=tuple(bare))
    codes = [problem.code for problem in egov.compare(statute, unhashed)]
    assert codes == ["law-article-unhashed"] * 30


@needs_data
def test_a_problem_stands_at_its_article(tmp_path: Path, pack: Version) -> None:
    text = ACT.read_text(encoding="utf-8").replace("協力しなければならない。", "協力する。")
    path = tmp_path / "law.xml"
    path.write_text(text, encoding="utf-8")
    statute = egov.read(path).value
    assert statute is not None
    (problem,) = egov.compare(statute, pack)
    assert problem.place is not None
    assert '<Article Num="7">' in text.splitlines()[problem.place.line - 1]
    assert dict(problem.params)["provisions"] == "A-7, A-7-use, A-7-cooperate"


# --- normalisation ---


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲は乙", "\n   甲は乙"),
        ("甲は乙", "<Ruby>甲<Rt>こう</Rt></Ruby>は乙"),
        ("甲は乙", "甲<!-- 注 -->は<![CDATA[乙]]>"),
        ("<Sentence>", '<Sentence Num="1" WritingMode="vertical">'),
    ],
)
def test_what_no_reader_sees_is_no_change(tmp_path: Path, old: str, new: str) -> None:
    assert small(tmp_path, old, new).articles[0].sha256 == small(tmp_path).articles[0].sha256


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲は乙", "甲は　乙"),
        ("甲は乙", "甲は乙\u200b"),
        ("甲は乙", "甲は⼄"),  # a radical that only looks like 乙
        ("乙とする。", "乙とする。<Rt>ただし、丙を除く。</Rt>"),
        ("</Sentence>", "</Sentence><Sentence>丙も同じ。</Sentence>"),
        ("（目的）", "（目標）"),
    ],
)
def test_every_change_that_a_reader_sees_counts(tmp_path: Path, old: str, new: str) -> None:
    assert small(tmp_path, old, new).articles[0].sha256 != small(tmp_path).articles[0].sha256


def test_a_law_without_articles_and_appended_parts_have_keys_too(tmp_path: Path) -> None:
    statute = small(
        tmp_path,
        "</MainProvision>",
        """</MainProvision>
        <SupplProvision><SupplProvisionLabel>附　則</SupplProvisionLabel><Paragraph Num="1">
        <ParagraphSentence><Sentence>公布の日</Sentence></ParagraphSentence></Paragraph>
        <SupplProvisionAppdxTable>表</SupplProvisionAppdxTable></SupplProvision>
        <SupplProvision AmendLawNum="令和八年法律第一号">
        <Article Num="1"><ArticleTitle>第一条</ArticleTitle>
        <Paragraph Num="1"><NewProvision><Article Num="9"/></NewProvision></Paragraph></Article>
        </SupplProvision>
        <AppdxTable Num="1">別表</AppdxTable><AppdxTable Num="1">別表</AppdxTable>""",
    )
    assert [article.key for article in statute.articles] == [
        "1", "S", "S-1@令和八年法律第一号", "AppdxTable-1", "AppdxTable-1#2",
    ]  # fmt: skip
    assert [paragraph.number for paragraph in statute.articles[1].paragraphs] == ["1"]
    assert statute.chapters == ("第一章総則", "附則")


@pytest.mark.parametrize(
    ("law_id", "same"),
    [
        ("415AC0000000057", True),
        ("415AC1000000057", True),  # a bill of members of the Diet: the file does not say
        ("415CO0000000057", False),
        ("515AC0000000057", False),
        ("415AC0000000058", False),
        ("nonsense", False),
    ],
)
def test_a_law_knows_its_id(tmp_path: Path, law_id: str, *, same: bool) -> None:
    assert small(tmp_path).has_id(law_id) is same


# --- files that are refused ---

LAUGHS = """<!DOCTYPE Law [<!ENTITY a "は"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<Law><LawNum>&d;</LawNum></Law>"""
OUTSIDE = '<!DOCTYPE Law [<!ENTITY x SYSTEM "file:///etc/passwd">]><Law><LawNum>&x;</LawNum></Law>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "xml-syntax"),
        ("format: 1\n", "xml-syntax"),
        (SMALL[:500], "xml-syntax"),
        (SMALL + "<Law/>", "xml-syntax"),
        (SMALL.replace("甲は", "&kou;は"), "xml-syntax"),
        (SMALL.replace("甲は", "\x00"), "xml-syntax"),
        (LAUGHS, "xml-doctype"),
        (OUTSIDE, "xml-doctype"),
        ('<!DOCTYPE Law SYSTEM "http://127.0.0.1:9/law.dtd"><Law/>', "xml-doctype"),
        (SMALL.encode("cp932", "replace"), "xml-syntax"),
        (SMALL.replace('"UTF-8"', '"Shift_JIS"').encode("cp932"), "xml-encoding"),
        (SMALL.replace('"UTF-8"', '"x-none"'), "xml-encoding"),
        (SMALL.replace('"UTF-8"', '"UTF-16"'), "xml-encoding"),
        ("<html><body>法令</body></html>", "law-wrong-root"),
        ("<DataRoot><Result><Code>1</Code></Result></DataRoot>", "law-wrong-root"),
        ("<DataRoot><Law/><Law/></DataRoot>", "law-many"),
        ("<Law/>", "law-incomplete"),
        (re.sub(r"<Article .*</Article>", "", SMALL, flags=re.DOTALL), "law-incomplete"),
        ("<Law>" * 100_000, "law-many"),
        ("<Law>" + "<a>" * 100_000, "xml-too-deep"),
        (b"\x89PNG\r\n\x1a\n" * 100, "xml-syntax"),
    ],
    ids=lambda value: (
        value if isinstance(value, str) and value.startswith(("xml-", "law-")) else ""
    ),
)
def test_a_file_that_is_no_law_is_refused(tmp_path: Path, text: str | bytes, code: str) -> None:
    assert wrong(text, tmp_path).code == code


def test_a_law_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "law.xml"
    path.write_bytes(SMALL.replace('"UTF-8"', '"UTF-16"').encode("utf-16"))
    statute = egov.read(path).value
    assert statute is not None
    assert statute.articles[0].sha256 == small(tmp_path).articles[0].sha256


def test_size_and_number_of_elements_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law_xml, "MOST_ELEMENTS", 10)
    assert wrong("<Law>" + "<a/>" * 10 + "</Law>", tmp_path).code == "xml-too-large"
    monkeypatch.setattr(egov, "MOST_BYTES", 100)
    assert wrong(SMALL, tmp_path).code == "file-too-large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_only_plain_files_are_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xml"
    os.mkfifo(pipe)
    cases = {
        pipe: "file-unreadable",
        tmp_path: "file-is-folder",
        tmp_path / "no.xml": "file-missing",
    }
    for path, code in cases.items():
        assert [problem.code for problem in egov.read(path).problems] == [code]
    assert egov.read(Path("a\x00b")).value is None


def test_every_problem_has_its_message() -> None:
    told = {code for code in table() if code.startswith(("law-", "xml-"))}
    code = Path(egov.__file__).read_text("utf-8") + Path(law_xml.__file__).read_text("utf-8")
    assert set(re.findall(r'"((?:law|xml)-[a-z-]+)"', code)) == told
