"""The firm's papers: every paragraph has its source, and nothing says more than the records do."""

from __future__ import annotations

import datetime
import functools
import io
import zipfile
from typing import TYPE_CHECKING, get_args

import pypdf
import pytest
from msgspec.structs import replace

from tests.report.papers import DAY, ROOT, SAMPLES, ground, parts, said, text
from tests.worlds import Given, profile
from yawara.assess import findings
from yawara.assess.project import Request, assess_project, open_project
from yawara.ledger.model import Entry, Evidence, Explained
from yawara.ledger.standing import standing
from yawara.report.firm import build, pack
from yawara.report.firm.sourced import Paper, asked, filled, say, state
from yawara.report.tree import Paragraph, Section, Span
from yawara.report.view import View
from yawara.scope.applies import applicable
from yawara.text.problem import Place
from yawara.text.words import LANGS, Lang, Words

if TYPE_CHECKING:
    from yawara.norms.model import Norms, Practice
    from yawara.report.firm.build import Firm

ORGANIZATIONS = (*SAMPLES, "desk")
LETTERS: tuple[build.Letter, ...] = get_args(build.Letter)
NOBODY = Evidence(kind="file", target="NOBODY/file.pdf")


@functools.cache
def firm(name: str) -> Firm:
    assessment = ground(name).assessment
    read = build.firm(assessment, assessment.scope.norms)
    assert read.value is not None
    assert not read.problems
    return read.value


@functools.cache
def code() -> Firm:
    """A firm on the Principle Code, with everything that may and may not be published."""
    day = datetime.date(2026, 10, 1)
    words = {
        "publish-model-outline": ("all", "public", "EVERYBODYmodel"),
        "publish-training-data-summary": ("some", "partner", "PARTNERSdata"),
        "publish-ip-measures": ("none", None, "NOBODYmeasures"),
    }
    place = Place("ledger.yaml", 1, 1)
    entries = [
        Entry(on=day, practice=id_, state=state_, share=share, owner="NOBODYowner", place=place,
              statement=Words(text, text), system="hidden", evidence=(NOBODY,))
        for id_, (state_, share, text) in words.items()
    ]  # fmt: skip
    reason = Words("EVERYBODYreason", "EVERYBODYreason")
    other = Words("NOBODYreason", "NOBODYreason")
    entries += (
        Entry(on=day, practice="publish-ip-measures", state="none", place=place, system="other",
              explained=Explained(reason, ("jp-principle-code",))),
        Entry(on=day, practice="publish-training-data-summary", state="none", place=place,
              system="other", explained=Explained(other, ("jp-gfb",))),
        Entry(on=day, provision="jp-principle-code#P-2", state="all", place=place,
              statement=Words("NOBODYanswer", "NOBODYanswer")),
        Entry(on=day, provision="jp-principle-code#P-3", state="all", place=place, share="public",
              statement=Words("EVERYBODYanswer", "EVERYBODYanswer")),
    )  # fmt: skip
    given: Given = {"roles": ("developer", "provider"), "generative": True}
    given |= {"trains-model": True}
    who = profile({"hidden": given, "other": given}, {"country": "jp", "body": "company"})
    scope = applicable(who, norms("desk"), ("jp-principle-code",), DAY)
    read = build.firm(findings.assess(scope, standing(entries, scope)), scope.norms)
    assert read.value is not None
    return read.value


@functools.cache
def made(name: str, paper: build.Letter, lang: Lang, bit: int = 0) -> Paper:
    if paper != "disclosure":
        return build.paper(firm(name), paper, lang, bit=bit)
    if name == "desk":
        return build.paper(code(), paper, lang)
    request = Request(DAY, DAY, also=build.ALSO["disclosure"])
    read = open_project(ROOT / "packs/examples" / name, request)
    assert read.value is not None
    found = build.firm(assess_project(read.value, request), read.value.norms)
    assert found.value is not None
    return build.paper(found.value, paper, lang)


def norms(name: str) -> Norms:
    return ground(name).assessment.scope.norms


def view_of(name: str, lang: Lang) -> View:
    return View(ground(name), lang)


def body(paper: Paper) -> list[Section]:
    """The sections without the table of sources, which is about the others."""
    return [one for one in paper.document.sections if one.id != "paper-sources"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("paper", LETTERS)
@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_nothing_is_said_without_a_source(name: str, paper: build.Letter, lang: Lang) -> None:
    found = made(name, paper, lang, int(paper == "card"))
    if not found.passages:  # a disclosure where the code does not apply: nothing but a note
        assert name == "accounting-office"
        assert not found.document.sections
        return
    assert not [one.at for one in found.passages if one.source.empty]
    known = "\n".join(one.text for one in found.passages)
    view = view_of(name, lang)
    titles = {view.text(one.title) for one in norms(name).practices}
    titles |= {view.text(one.title) for one in norms(name).facts}
    loose = [text for text in lines(found) if text not in titles and text not in known]
    assert not loose


def lines(paper: Paper) -> list[str]:
    """Every line of the body that states something: no heads, signs, marks, numbers or blanks.

    A line of a table may say less than its passage, and what is quoted beneath a clause comes
    from the entries that the clause names.
    """
    out = []
    for section in body(paper):
        for one in parts(section.blocks):
            if not isinstance(one, Paragraph):
                continue
            spans = [part for part in one.line if isinstance(part, Span)]
            if len(spans) > 1 and spans[0].role == "muted":
                continue  # a quotation or a piece of evidence, with what it is before it
            stated = [part.text for part in spans if part.role not in ("strong", "muted")]
            numbered = len(stated) > 1 and stated[0].strip(" 　\u2003().0123456789") == ""
            text = "".join(stated[1:] if numbered else stated)
            if text.strip(" 　［］[]"):
                out.append(text)
    return out


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_own_words_stand_in_the_packs(name: str) -> None:
    """Only what the packs mark as ours may stand without a norm or a record behind it."""
    view, pack_ = View(ground(name), "ja"), firm(name).rules
    ours = {
        "".join(one.text for one in filled(view, words.ja))
        for part in parts(pack_)
        if isinstance(part, pack.Clause) and part.own
        for words in (part.text, part.using)
        if words is not None
    }
    own = [one.text for one in made(name, "rules", "ja").passages if one.source.own]
    assert own
    assert set(own) <= ours


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_a_clause_is_marked_unless_everything_behind_it_is_done(name: str) -> None:
    view = View(ground(name), "ja")
    for one in made(name, "rules", "ja").passages:
        practices = asked(view, one.source.practices)
        assert tuple(practice.id for practice in practices) == one.source.practices
        settled = not practices or not state(view, practices)
        assert settled or one.state or "次に掲げる" in one.text
        assert not (settled and one.state)


def test_a_clause_that_no_norm_asks_for_is_left_out_and_named() -> None:
    paper = made("japanese-llm", "rules", "ja")
    headings = [said(one.heading) for one in paper.document.sections]
    assert not any("入力してはならない情報" in one for one in headings)
    assert "入力してはならない情報" in said(paper.document.opening)
    numbers = [one for one in headings if one.startswith("第")]
    assert [one.partition("条")[0] for one in numbers] == [
        f"第{number}" for number in range(1, len(numbers) + 1)
    ]


def drafted(
    facts: dict[str, Given],
    entries: tuple[Entry, ...] = (),
    *,
    name: str = "株式会社みどり",
    body_: str = "company",
    lang: Lang = "ja",
) -> Paper:
    """The rules of an organisation on the guideline for business."""
    who = profile(facts, {"country": "jp", "body": body_})
    organization = replace(who.organization, name=Words(name, "Midori"))
    scope = applicable(
        replace(who, organization=organization), norms("desk"), ("jp-gfb", "jp-ai-act"), DAY
    )
    read = build.firm(findings.assess(scope, standing(entries, scope)), scope.norms)
    assert read.value is not None
    return build.paper(read.value, "rules", lang)


USES: Given = {"roles": ("business-user",), "generative": True}
OFFERS: Given = {"roles": ("provider",), "generative": True}


def not_here(norms_: tuple[str, ...]) -> tuple[Entry, ...]:
    day, place = datetime.date(2026, 10, 1), Place("ledger.yaml", 1, 1)
    return tuple(
        Entry(on=day, practice=id_, state="not-applicable", place=place, norms=norms_,
              reason=Words(f"理由{id_}", f"reason {id_}"))
        for id_ in ("review-civic-output", "tell-users-it-is-ai")
    )  # fmt: skip


def test_a_clause_that_the_ledger_says_does_not_apply_is_left_out_with_the_reason() -> None:
    before = drafted({"one": USES})
    paper = drafted({"one": USES}, not_here(("jp-gfb", "jp-ai-act")))
    for words in ("選挙又は世論に関わる出力", "相手がAIであることを表示"):
        assert any(words in one.text for one in before.passages)
        assert not any(words in one.text for one in paper.passages)
    opening = said(paper.document.opening)
    for id_ in ("review-civic-output", "tell-users-it-is-ai"):
        assert f"理由{id_}" in opening
        assert norms("desk").practice(id_).title.ja in opening
        assert not any(id_ in one.source.practices for one in paper.passages)
    assert len(paper.passages) == len(before.passages) - 2


def test_a_clause_that_another_norm_asks_for_stays() -> None:
    paper = drafted({"one": USES}, not_here(("jp-ai-act",)))
    assert any("選挙又は世論に関わる出力" in one.text for one in paper.passages)
    assert "理由" not in said(paper.document.opening)


@pytest.mark.parametrize("lang", LANGS)
def test_who_only_uses_ai_is_not_told_what_to_do_with_ai_that_it_offers(lang: Lang) -> None:
    offered = ("社外に提供", "当社が提供", "提供しようとする") if lang == "ja" else ("offer",)
    whole = " ".join(one.text for one in drafted({"one": USES}, lang=lang).passages)
    assert not [words for words in offered if words in whole]
    for facts in (
        {"one": USES, "two": OFFERS},
        {"one": OFFERS},
        {"one": {**USES, "roles": ("business-user", "developer")}},
    ):
        whole = " ".join(one.text for one in drafted(facts, lang=lang).passages)
        assert all(words in whole for words in offered)


@pytest.mark.parametrize("facts", [{}, {"one": {"generative": True}}])
def test_an_unknown_role_leaves_what_is_said_of_ai_on_offer(facts: dict[str, Given]) -> None:
    paper = drafted(facts)
    assert any("当社が社外に提供するAI" in one.text for one in paper.passages)


def test_the_annex_leaves_blank_what_is_not_known() -> None:
    annex = next(one for one in drafted({"one": USES}).document.sections if one.id == "annex")
    assert "不明" not in said(annex)
    assert said(annex).count("［　　　　　　］") == 2  # the stage, and the owner


@pytest.mark.parametrize(
    ("state_", "mark"),
    [
        ("some", "周知・徹底は一部"),
        ("none", "周知・徹底はこれから"),
        ("unknown", "周知・徹底を確認できない"),
    ],
)
def test_a_rule_of_conduct_is_marked_by_whether_staff_are_held_to_it(
    state_: str, mark: str
) -> None:
    day, place = datetime.date(2026, 10, 1), Place("ledger.yaml", 1, 1)
    entries = tuple(
        Entry(on=day, practice=id_, state=state_, place=place)
        for id_ in ("warn-about-over-reliance", "curb-over-reliance")
    )
    whole = said(drafted({"one": USES}, entries).document.sections)
    assert f"出力をそのまま信用してはならない。　【案：{mark}】" in whole


@pytest.mark.parametrize(
    ("name", "kind", "we"),
    [
        ("みどり商事", "company", "当社"),
        ("株式会社みどり", "company", "当社"),
        ("法人サービス株式会社", "company", "当社"),
        ("みどり税理士法人", "company", "当法人"),
        ("医療法人みどり会", "nonprofit", "当法人"),
        ("NPO法人みどり", "nonprofit", "当法人"),
        ("みどり会計事務所", "company", "当事務所"),
        ("みどりを守る会", "nonprofit", "当組織"),
        ("みどり市", "local-government", "当組織"),
    ],
)
def test_who_is_no_company_is_not_called_one(name: str, kind: str, we: str) -> None:
    whole = " ".join(one.text for one in drafted({"one": OFFERS}, name=name, body_=kind).passages)
    assert f"（以下「{we}」という。）" in whole
    assert we == "当社" or "当社" not in whole
    english = drafted({"one": OFFERS}, name=name, body_=kind, lang="en").passages[0].text
    assert ("the Company" in english) == (we == "当社")


def test_what_the_records_do_not_say_stays_blank() -> None:
    paper = made("accounting-office", "rules", "ja")
    whole = "\n".join(one.text for one in paper.passages)
    assert "AI責任者を置き、［　　　　　　］をもって充てる" in whole
    contact = made("hiring-chat", "rules", "ja")
    desk = next(one for one in contact.passages if "窓口を、" in one.text)
    assert "サポート部" in desk.text
    assert desk.source.entries


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", build.KINDS)
def test_the_same_input_gives_the_same_bytes(name: build.Name, lang: Lang) -> None:
    for kind in build.KINDS[name]:
        bit = int(name == "card")
        one, other = (build.written(code(), name, lang, kind, bit=bit) for _ in range(2))
        assert one == other


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_the_guide_is_one_page(name: str, lang: Lang) -> None:
    pytest.importorskip("typst")
    data = build.written(firm(name), "guide", lang, "pdf").data
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1


def nothing() -> Firm:
    """An organisation of which nothing is known, under a norm that asks nothing of it yet."""
    scope = applicable(profile({}, {"country": "jp"}), norms("desk"), ("jp-principle-code",), DAY)
    read = build.firm(findings.assess(scope, standing((), scope)), scope.norms)
    assert read.value is not None
    return read.value


@pytest.mark.parametrize("lang", LANGS)
def test_a_guide_with_nothing_in_it_says_so(lang: Lang) -> None:
    assert say(View(nothing().ground, lang), "guide-nothing") in text(
        build.paper(nothing(), "guide", lang).document
    )
    for name in ORGANIZATIONS:
        page = made(name, "guide", lang)
        assert say(view_of(name, lang), "guide-nothing") not in text(page.document)


@pytest.mark.parametrize("paper", ["rules", "disclosure", "card"])
def test_the_sources_begin_a_page_so_that_they_come_off(paper: build.Letter) -> None:
    pytest.importorskip("typst")
    data = build.written(code(), paper, "en", "pdf", bit=int(paper == "card")).data
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    first = next(page for page in pages if "For each passage" in page)
    assert first.split("Sources of this paper")[0].count("\n") <= 1, "the running head alone"
    letter = build.written(code(), paper, "en", "docx", bit=int(paper == "card")).data
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        assert archive.read("word/document.xml").count(b"<w:pageBreakBefore") == 1


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_the_foot_of_a_page_has_its_day_as_a_letter_has_it(name: str) -> None:
    day = f"{DAY.year}年{DAY.month}月{DAY.day}日"
    assert day in "".join(one.text for one in made(name, "rules", "ja").document.colophon)


@pytest.mark.parametrize("lang", LANGS)
def test_the_disclosure_holds_only_what_may_be_published(lang: Lang) -> None:
    paper = build.paper(code(), "disclosure", lang)
    whole = text(paper.document)
    for kept in ("EVERYBODYmodel", "EVERYBODYreason", "EVERYBODYanswer"):
        assert kept in whole
    assert "NOBODY" not in whole
    assert "PARTNERS" not in whole
    ids = {id_ for one in paper.passages for id_ in one.source.entries}
    assert ids
    assert not [id_ for id_ in ids if id_[:12] in whole]
    assert "other" not in whole.lower().split()  # a reason without a mark does not name its system


@pytest.mark.parametrize("state_", ["all", "some", "none", "unknown"])
def test_a_blank_of_the_disclosure_does_not_tell_whether_something_is_done(state_: str) -> None:
    entry = Entry(on=datetime.date(2026, 10, 1), practice="publish-model-outline", state=state_,
                  statement=Words("あ", "a"), place=Place("ledger.yaml", 1, 1))  # fmt: skip
    scope = code().ground.assessment.scope
    made_ = [
        build.firm(findings.assess(scope, standing(entries, scope)), scope.norms).value
        for entries in ([entry], [])
    ]
    papers = [build.paper(one, "disclosure", "ja") for one in made_ if one is not None]
    assert len(papers) == 2
    # The last line has a digest of what was used, which differs and tells nothing.
    first, second = (text((one.document.opening, one.document.sections)) for one in papers)
    assert first == second


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_says_what_the_profile_calls_the_system(lang: Lang) -> None:
    system = ground("hiring-chat").assessment.scope.profile.systems[0]
    assert system.note is not None
    facts = {
        term: "".join(one.text for one in line if isinstance(one, Span))
        for term, line in made("hiring-chat", "card", lang, 1).document.facts
    }
    assert facts["概要" if lang == "ja" else "What it is"] == system.note.to(lang)
    without = replace(
        ground("hiring-chat").assessment.scope.profile, systems=(replace(system, note=None),)
    )
    scope = applicable(without, norms("hiring-chat"), None, DAY)
    read = build.firm(findings.assess(scope, standing((), scope)), scope.norms)
    assert read.value is not None
    card = build.paper(read.value, "card", lang, bit=1)
    assert not {"概要", "What it is"} & {term for term, _ in card.document.facts}


def test_a_card_says_what_is_not_known() -> None:
    paper = made("hiring-chat", "card", "ja", 1)
    by_place = {one.at: one.text for one in paper.passages}
    sources = next(one for one in paper.document.sections if one.id == "paper-sources")
    told = {
        one.text
        for part in parts(sources.blocks)
        if isinstance(part, Paragraph)
        for one in part.line
        if isinstance(one, Span)
    }
    assert "目的と使い道／子どもの利用" not in told, "the head of its table says where it is from"
    assert by_place["目的と使い道／子どもの利用"] == "不明"
    assert any("有効な記録のない事項" in place for place in by_place)


def missing_of(bit: int) -> list[Practice]:
    """Practices of the desk's card on which there is no record for a system at all."""
    world = firm("desk")
    view = View(world.ground, "en")
    ids = [one for part in world.card for one in part.practices]
    found = [one for one in asked(view, ids) if one.level == "system"]
    text = " ".join(one.text for one in made("desk", "card", "en", bit).passages)
    held = world.ground.assessment.standing.for_target
    return [one for one in found if held(one.id, bit) is None and one.title.en in text]


@pytest.mark.parametrize(
    ("lang", "ended"),
    [
        ("ja", "（記録の期間は2026年8月31日で終了）"),
        ("en", " (its record ended on 31 August 2026)"),
    ],
)
def test_a_card_names_records_that_have_ended(lang: Lang, ended: str) -> None:
    name = next(one.id for one in missing_of(1))
    entry = Entry(
        on=datetime.date(2026, 4, 1),
        until=datetime.date(2026, 8, 31),
        practice=name,
        state="all",
        place=Place("ledger.yaml", 1, 1),
    )
    scope = ground("desk").assessment.scope
    read = build.firm(findings.assess(scope, standing([entry], scope)), scope.norms)
    assert read.value is not None
    paper = build.paper(read.value, "card", lang, bit=1)
    title = norms("desk").practice(name).title
    text = title.ja if lang == "ja" else title.en
    found = [one for one in paper.passages if f"{text}{ended}" in one.text]
    assert [one.source.entries for one in found] == [(entry.id,)]
    other = build.paper(firm("desk"), "card", lang, bit=1)
    assert not [one for one in other.passages if ended in one.text]
