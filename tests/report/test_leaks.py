"""What is not marked never leaves: strings planted everywhere, looked for in every kind of file."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pypdf
import pytest
from msgspec.structs import replace

from tests.report import desk
from yawara.assess import findings
from yawara.ledger.model import Entry, Evidence, Explained
from yawara.ledger.standing import standing
from yawara.report.build import paper
from yawara.report.ground import Books, Ground
from yawara.report.words import MONTHS
from yawara.report.write import KINDS, write
from yawara.scope.applies import applicable
from yawara.scope.profile import Dated, Organization, Profile, System
from yawara.text.problem import Place
from yawara.text.words import LANGS, Lang, Words

if TYPE_CHECKING:
    from yawara.report.build import Reader
    from yawara.report.write import Kind

ON = datetime.date(2026, 10, 1)
ALWAYS = datetime.date.min
Facts = dict[str, tuple[Dated, ...]]
#: A practice that is asked of the systems here.
ASKED = "tell-users-it-is-ai"
#: Who may read what stands with this mark: nobody outside, partners, everybody.
#: When something is due, where it is marked so.
DUE = {mark: datetime.date(2026, 12, 10 + at) for at, mark in enumerate(("", "partner", "public"))}
SEEN = {"": "NOBODY", "partner": "PARTNERS", "public": "EVERYBODY"}


def words(text: str) -> Words:
    return Words(text, text)


def evidence(name: str, share: str) -> tuple[Evidence, ...]:
    mark = SEEN[share]
    return (
        Evidence(
            kind="file",
            target=f"FOLDERNOBODY/{mark}file{name}.pdf",
            note=words(f"{mark}note{name}"),
            share=share or None,
        ),
        Evidence(kind="link", target=f"https://example.jp/{mark}link{name}", share=share or None),
        Evidence(kind="observation", target=f"{mark}seen{name}", share=share or None),
    )


def planted() -> tuple[Entry, ...]:
    """Every mark on statements times every mark on evidence, on practices and on provisions."""
    out: list[Entry] = []
    systems = {one.id for one in desk.norms().practices if one.level == "system"}
    practices = iter(sorted(systems - {ASKED}))
    organization = iter(sorted(one.id for one in desk.norms().practices if one.id not in systems))
    for share, mark in SEEN.items():
        for inner in SEEN:
            for state in ("all", "some", "none", "not-applicable", "unknown"):
                for source in (practices, organization):
                    name = f"n{len(out)}n"
                    out.append(
                        Entry(
                            on=ON,
                            practice=next(source),
                            state=state,
                            statement=words(f"{mark}statement{name}"),
                            reason=words(f"{mark}reason{name}")
                            if state == "not-applicable"
                            else None,
                            norms=("jp-gfb",) if state == "not-applicable" else (),
                            evidence=evidence(name, inner),
                            owner=f"NOBODYowner{name}",
                            share=share or None,
                            due=DUE[share],
                            place=Place("NOBODYledger.yaml", len(out) + 1, 1),
                        )
                    )
    place = Place("NOBODYledger.yaml", 999, 1)
    answer = Entry(on=ON, state="all", owner="NOBODYdirect", place=place)
    behind = Explained(words("EVERYBODYexplained"), ("jp-gfb",))
    out += (
        replace(answer, provision="jp-gfb#C-6-3", statement=words("NOBODYanswer")),
        replace(
            answer, provision="jp-gfb#C-5-2", statement=words("PARTNERSanswer"), share="partner"
        ),
        replace(
            answer,
            practice=ASKED,
            state="none",
            system="hidden",
            statement=words("NOBODYbehind"),
            explained=behind,
        ),
    )
    return tuple(out)


@pytest.fixture(scope="module")
def ground() -> Ground:
    roles: Facts = {
        "roles": (Dated(ALWAYS, ("provider",)),),
        "generative": (Dated(ALWAYS, value=True),),
    }
    own: Facts = {"country": (Dated(ALWAYS, "jp"),), "body": (Dated(ALWAYS, "company"),)}
    systems = (
        System("hidden", words("INSIDERSsystem"), roles),
        System("other", words("INSIDERSother"), roles),
    )
    who = Profile(Organization(words("Example Inc."), own), systems)
    scope = applicable(who, desk.norms(), None, desk.DAY)
    entries = planted()
    return Ground(findings.assess(scope, standing(entries, scope)), None, Books(entries, (), {}))


def days(day: datetime.date) -> tuple[str, ...]:
    """A day in every way in which a paper writes one."""
    month = MONTHS[day.month - 1]
    return f"{day.year}年{day.month}月{day.day}日", f"{day.day}{month}{day.year}", day.isoformat()


def told(data: bytes, kind: Kind) -> str:
    """Everything that a file says to somebody who takes it apart, its properties included."""
    if kind == "html":
        return data.decode()
    if kind == "pdf":
        read = pypdf.PdfReader(io.BytesIO(data))
        pages = "".join(page.extract_text() for page in read.pages)
        links = "".join(re.findall(r"https?://[^)\s]+", data.decode("latin-1")))
        return re.sub(r"\s+", "", f"{pages}{links}{read.metadata}{read.outline}")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        whole = "".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())
    return whole + re.sub(r"<[^>]*>", "", whole)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("reader", ["partner", "public"])
def test_nothing_leaves_that_is_not_marked(
    ground: Ground, reader: Reader, lang: Lang, kind: Kind
) -> None:
    if kind != "html":
        pytest.importorskip("typst" if kind == "pdf" else "docx")
    said = told(write(paper(ground, reader, lang), kind, stamp=desk.DAY), kind)
    assert "NOBODY" not in said
    assert ("PARTNERS" in said) == (reader == "partner")
    assert "EVERYBODYstatement" in said
    assert "EVERYBODYlink" in said
    assert "EVERYBODYexplained" in said
    # Of what is not known a partner reads by when it will be, where that was cleared.
    close = re.sub(r"\s", "", said)
    shown = {mark: any(one in close for one in days(day)) for mark, day in DUE.items()}
    assert shown == {"": False, "partner": reader == "partner", "public": reader == "partner"}
    # Whom a bank deals with may be told which systems there are; the public is not.
    assert ("INSIDERS" in said) == (reader == "partner")


def test_all_of_it_stands_where_it_belongs(ground: Ground) -> None:
    """The strings are really there: who works inside reads every one of them."""
    said = told(write(paper(ground, "auditor", "en"), "html", stamp=desk.DAY), "html")
    for entry in planted():
        assert entry.statement is not None
        assert entry.statement.en in said
        assert entry.owner is not None
        assert entry.owner in said
        assert all(one.target in said for one in entry.evidence)
