"""The board's paper is one page of A4, whatever there is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.report import desk, papers
from tests.worlds import Given, profile
from yawara.assess import findings
from yawara.assess.change import changes
from yawara.ledger.model import Entry, Evidence, Explained
from yawara.ledger.standing import standing
from yawara.report.build import paper
from yawara.report.ground import Ground
from yawara.report.write import write
from yawara.scope.applies import applicable
from yawara.scope.profile import Organization, Profile, System
from yawara.text.words import LANGS, Lang, Words

if TYPE_CHECKING:
    from yawara.assess.findings import Assessment
    from yawara.norms.model import Norms
    from yawara.report.tree import Document

A4 = (595, 842)
MANY = 200
LONG = Words("とても長い名前の組織と製品の名称" * 12, "A very long name of a thing, " * 7)


def pages(document: Document) -> list[tuple[int, int]]:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    read = pypdf.PdfReader(io.BytesIO(write(document, "pdf", stamp=papers.DAY)))
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in read.pages]


@pytest.mark.parametrize("name", [*papers.SAMPLES, "desk"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_board_gets_one_page(name: str, lang: Lang) -> None:
    assert pages(papers.made(name, "board", lang)) == [A4]


def crowded() -> Norms:
    """The norms that we ship, with long names for everything."""
    norms = desk.norms()
    versions = tuple(
        replace(one, title=Words(one.title.ja + LONG.ja, one.title.en + " " + LONG.en))
        for one in norms.versions
    )
    practices = tuple(
        replace(one, title=Words(one.title.ja + LONG.ja, one.title.en + " " + LONG.en))
        for one in norms.practices
    )
    return replace(norms, versions=versions, practices=practices)


def assessed(norms: Norms, entries: tuple[Entry, ...]) -> Assessment:
    given: Given = {"roles": ("provider", "developer", "business-user"), "generative": True}
    plain = profile({f"s{at}": given for at in range(MANY)}, {"body": "company", "country": "jp"})
    systems = tuple(System(one.id, LONG, one.facts) for one in plain.systems)
    who = Profile(Organization(LONG, plain.organization.facts), systems)
    refs = tuple(version.ref for version in norms.versions)
    scope = applicable(who, norms, None, desk.DAY, also=refs)
    return findings.assess(scope, standing(entries, scope))


def test_two_hundred_systems_and_every_instrument_with_long_names_fit() -> None:
    norms = crowded()
    entries = tuple(
        Entry(
            on=desk.DAY,
            practice=one.id,
            state=("all", "some", "none")[at % 3],
            evidence=(Evidence(kind="observation", target="seen", expires=desk.DAY),),
            explained=Explained(LONG, ("jp-gfb",)) if at % 3 == 2 else None,
        )
        for at, one in enumerate(norms.practices)
        if at % 4
    )
    conflicting = (
        Entry(on=desk.DAY, practice=norms.practices[1].id, state="none"),
        Entry(on=desk.DAY, practice="set-ai-policy", state="not-applicable",
              reason=LONG, norms=("jp-gfb",)),
        Entry(on=desk.DAY, provision="jp-gfb#C-6-3", state="not-applicable", reason=LONG),
    )  # fmt: skip
    after = assessed(norms, (*entries, *conflicting))
    ground = Ground(after, changes(assessed(norms, ()), after))
    assert len(ground.by_version) >= 15
    for lang in LANGS:
        assert pages(paper(ground, "board", lang)) == [A4]
