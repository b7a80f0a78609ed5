"""Drawings: nothing runs over or into another, nothing is foreign, and words say the same."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.report import desk, drawn
from tests.worlds import Given, profile
from yawara.assess import change, findings
from yawara.ledger.model import Entry
from yawara.ledger.standing import standing
from yawara.norms.diff import diff
from yawara.report import pictures
from yawara.report.ground import Ground
from yawara.report.view import View
from yawara.scope.applies import applicable
from yawara.scope.profile import Profile, System
from yawara.text.words import LANGS, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.norms.model import Norms
    from yawara.report.tree import Picture
    from yawara.text.words import Lang

CONTRAST = 4.5
#: Markup, an entity, letters that run from right to left, one long word, a bidi override.
NAMES = (
    "<svg onload=alert(1)> & \"'",
    "&lt;b&gt; ]]> <!--",
    "מערכת ראיונות עבודה \u202eגדולה",
    "W" * 10_000,
    "長" * 10_000,
    "\u0000\u200d\U000e0041 " + "a b " * 3000,
)
GIVEN: Given = {"roles": ("provider", "business-user"), "generative": True, "personal-data": True}


def renamed(who: Profile) -> Profile:
    systems = tuple(
        System(one.id, Words(NAMES[at % len(NAMES)], NAMES[at % len(NAMES)]), one.facts)
        for at, one in enumerate(who.systems)
    )
    return Profile(who.organization, systems)


def assessed(
    count: int,
    entries: Iterable[Entry] = (),
    *,
    norms: Norms | None = None,
    refs: tuple[str, ...] | None = None,
    on: datetime.date = desk.DAY,
) -> Assessment:
    who = renamed(profile({f"s{at}": GIVEN for at in range(count)}, {"body": "company"}))
    scope = applicable(who, norms or desk.norms(), refs, on)
    return findings.assess(scope, standing(tuple(entries), scope))


def mixed(count: int) -> list[Entry]:
    """Entries for single systems, so that their columns differ; of each fourth nothing is known."""
    practices = [one.id for one in desk.norms().practices if one.level == "system"]
    states = ("all", "some", "none")
    return [
        Entry(on=desk.DAY, practice=one, system=f"s{at}", state=states[at % 4])
        for at in range(count)
        if at % 4 < 3
        for one in practices
    ]


def hostile_norms() -> Norms:
    """Titles and headings that nobody has seen yet."""
    norms = desk.norms()
    versions = []
    for version in norms.versions:
        provisions = tuple(
            replace(one, heading=Words(NAMES[at % 6], NAMES[at % 6]), label=Words())
            for at, one in enumerate(version.provisions)
        )
        title = Words(NAMES[len(version.ref) % 6], NAMES[len(version.ref) % 6])
        versions.append(replace(version, title=title, provisions=provisions))
    practices = tuple(
        replace(one, title=Words(NAMES[at % 6], NAMES[at % 6]))
        for at, one in enumerate(norms.practices)
    )
    return replace(norms, versions=tuple(versions), practices=practices)


@functools.cache
def world(name: str) -> tuple[Assessment, Assessment]:
    """An assessment before and one now."""
    earlier = datetime.date(2026, 6, 1)
    if name == "desk":
        return assessed(2), desk.assessment()
    if name == "everything-in-force":
        every = tuple(desk.norms().instruments)
        return assessed(3, refs=every), assessed(3, mixed(3), refs=every)
    if name == "hostile-norms":
        norms = hostile_norms()
        refs = ("jp-gfb", "jp-ai-act", "jp-frontier-2024@2024-02-16", "jp-contract-checklist")
        return (
            assessed(7, norms=norms, refs=refs),
            assessed(7, desk.entries(), norms=norms, refs=refs),
        )
    if name == "no-guideline":
        return assessed(1, refs=("jp-ai-act",)), assessed(1, desk.entries(), refs=("jp-ai-act",))
    if name == "nothing-applies":
        return assessed(0, refs=()), assessed(0, refs=())
    count = int(name)
    return assessed(count, on=earlier), assessed(
        count, mixed(count) if count > 2 else desk.entries()
    )


WORLDS = (
    "desk",
    "everything-in-force",
    "hostile-norms",
    "no-guideline",
    "nothing-applies",
    "0",
    "1",
    "6",
    "24",
    "200",
)


@functools.cache
def made(name: str, lang: Lang) -> tuple[Picture, ...]:
    before, now = world(name)
    view = View(Ground(now), lang)
    norms = now.scope.norms
    old, new = norms.instruments["jp-gfb"][-2:]
    found = (
        pictures.principles(view),
        pictures.systems(view),
        *pictures.systems_one_by_one(view),
        pictures.timeline(view),
        pictures.effort(view),
        pictures.loop(view),
        pictures.changes(view, change.changes(before, now)),
        pictures.revision(view, diff(norms, old, new)),
        pictures.revision(view, diff(norms, new, old)),
    )
    return tuple(one for one in found if one is not None)


EACH = [(name, lang) for name in WORLDS for lang in LANGS]


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_every_text_stands_on_the_sheet_and_on_no_other(name: str, lang: Lang) -> None:
    for picture in made(name, lang):
        sheet = drawn.sheet(picture)
        texts = drawn.texts(picture)
        outside = [text.words for text in texts if not sheet.holds(text.box)]
        assert not outside, picture.id
        pairs = itertools.combinations(texts, 2)
        meeting = [(a.words, b.words) for a, b in pairs if a.box.meets(b.box)]
        assert not meeting, picture.id


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_every_text_can_be_read_on_its_ground(name: str, lang: Lang) -> None:
    for picture in made(name, lang):
        for text in drawn.texts(picture):
            assert text.ground.startswith("#"), (picture.id, text)
            assert drawn.contrast(text.fill, text.ground) >= CONTRAST, (picture.id, text)


#: Everything that a drawing may be made of.
ELEMENTS = {
    "svg", "title", "desc", "defs", "pattern", "g", "use", "rect", "circle", "path", "polygon",
    "text",
}  # fmt: skip
FOREIGN = ("style", "class", "onload", "onclick", "src", "filter", "mask")


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_a_drawing_needs_nothing_from_outside(name: str, lang: Lang) -> None:
    for picture in made(name, lang):
        root = drawn.root(picture)
        ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
        assert len(ids) == len(set(ids))
        assert all(one == picture.id or one.startswith(f"{picture.id}-") for one in ids)
        for element in root.iter():
            assert element.tag.removeprefix(drawn.SVG) in ELEMENTS
            assert not set(FOREIGN) & set(element.attrib)
            for key, value in element.attrib.items():
                for target in re.findall(r"url\(#(.*?)\)", value):
                    assert target in ids
                assert "url(" not in value.replace("url(#", ""), key
            if "href" in element.attrib:
                assert element.attrib["href"].removeprefix("#") in ids


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_words_say_what_it_shows(name: str, lang: Lang) -> None:
    for picture in made(name, lang):
        assert picture.title
        assert picture.text.endswith(("。", ".", "）", "…")) or "any" in picture.text
        assert "{" not in picture.text
        assert ("。" in picture.text) if lang == "ja" else ("." in picture.text), picture.text


def test_the_same_input_gives_the_same_bytes() -> None:
    first = made("desk", "ja")
    made.cache_clear()
    assert made("desk", "ja") == first


def test_a_name_of_any_length_is_whole_in_the_words() -> None:
    picture = next(one for one in made("6", "ja") if one.id == "picture-systems")
    assert "長" * 10_000 in picture.text
    assert all(len(text.words) < 100 for text in drawn.texts(picture))
    assert "⟦U+202E⟧" in picture.text
    assert "\u202e" not in picture.svg


def test_no_system_no_heat_map() -> None:
    assert not [one for one in made("0", "ja") if one.id.startswith("picture-systems")]
    assert [one.id for one in made("nothing-applies", "ja")] == [
        "picture-loop", "picture-revision", "picture-revision",
    ]  # fmt: skip


def view(name: str, lang: Lang = "en") -> View:
    return View(Ground(world(name)[1]), lang)


def test_many_systems_are_counted_and_none_is_lost() -> None:
    one = view("200")
    picture = pictures.systems(one)
    assert picture is not None
    rows = re.findall(r"“[^”]*”: ((?:[a-z ]+: \d+(?:, )?)+)\.", picture.text)
    assert rows
    for row in rows:
        assert sum(int(number) for number in re.findall(r"\d+", row)) == 200
    sheets = pictures.systems_one_by_one(one)
    assert len(sheets) == 9
    said = "".join(sheet.text for sheet in sheets)
    assert said.count("&lt;b&gt;") == sum(1 for at in range(200) if at % 6 == 1)


def test_the_loop_never_guesses() -> None:
    outside = pictures.loop(view("no-guideline"))
    assert outside is not None
    assert "is not among the norms looked at" in outside.text
    assert outside.svg.count('href="#picture-loop-') == 6  # only the legend has signs
    empty = pictures.loop(View(Ground(assessed(1)), "en"))
    assert empty is not None
    assert "There is no record yet" in empty.text
    assert "done;" not in empty.text


def test_the_loop_shows_each_step_as_assessed() -> None:
    assessment = desk.assessment()
    picture = pictures.loop(View(Ground(assessment), "en"))
    assert picture is not None
    version = next(v for v in assessment.scope.versions if v.instrument == "jp-gfb")
    for number in range(1, 7):
        found = assessment.finding(f"{version.ref}#G-{number}", 0)
        assert found is not None
        state = View(Ground(assessment), "en").state(found.status)
        assert re.search(rf"Step {number}, [^:]+: {state}\.", picture.text)


def test_effort_has_a_dot_for_every_step() -> None:
    one = view("desk")
    picture = pictures.effort(one)
    assert picture is not None
    count = len(one.ground.known_steps) + len(one.ground.unanswered_steps)
    words = [text.words for text in drawn.texts(picture)]
    for number in range(1, count + 1):
        assert words.count(str(number)) >= 2  # in the field and in the key


def test_a_proposed_norm_is_marked_and_what_comes_next_is_told() -> None:
    norms = desk.norms()
    version = next(one for one in norms.versions if one.ref == "jp-gfb@1.2")
    coming = replace(
        version,
        version="9.9",
        supersedes="1.2",
        dates={"published": datetime.date(2026, 10, 1), "in-force": datetime.date(2027, 4, 1)},
    )
    draft = replace(
        next(one for one in norms.versions if one.instrument == "jp-frontier-2024"),
        version="8.8",
        dates={"proposed": datetime.date(2026, 10, 1)},
    )
    wider = replace(norms, versions=(*norms.versions, coming, draft))
    refs = ("jp-gfb", "jp-frontier-2024@8.8")
    picture = pictures.timeline(View(Ground(assessed(1, norms=wider, refs=refs)), "en"))
    assert picture is not None
    assert (
        "1 April 2027: AI Guidelines for Business (version 9.9) comes into force." in picture.text
    )
    assert "version 1.2): from 31 March 2026 to 1 April 2027; on the day in force" in picture.text
    assert "on the day proposed" in picture.text
    words = [text.words for text in drawn.texts(picture)]
    assert "as of 2026-11-21" in words
    assert "2027-04-01" in words
    assert "stroke-dasharray" in picture.svg


def test_changes_count_what_moved() -> None:
    before, now = world("desk")
    found = change.changes(before, now)
    picture = pictures.changes(view("desk"), found)
    assert picture is not None
    ours = [one for one in found.of("organization") if one.item.provision.asks != ()]
    closer = sum(1 for one in ours if one.kind == "moved" and one.direction == "closer")
    further = sum(1 for one in ours if one.kind == "moved" and one.direction == "further")
    assert closer
    assert (
        f"Provisions that came closer: {closer}; that went further away: {further}." in picture.text
    )


def test_nothing_changed_is_said() -> None:
    now = world("desk")[1]
    picture = pictures.changes(view("desk"), change.changes(now, now))
    assert picture is not None
    assert "no provision changed" in picture.text


def test_a_revision_counts_every_provision_once() -> None:
    norms = desk.norms()
    old, new = norms.instruments["jp-gfb"][-2:]
    picture = pictures.revision(view("desk"), diff(norms, old, new))
    kinds = (
        "no difference found", "changed in place", "moved, split, merged", "added",
        r"not compared \(unread\)",
    )  # fmt: skip
    counts = [int(re.search(rf"{kind}: (\d+)", picture.text)[1]) for kind in kinds]  # type: ignore[index]
    assert sum(counts) == len(new.provisions)
