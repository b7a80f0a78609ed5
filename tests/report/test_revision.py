"""The paper on two versions of a norm: whole, true to the difference, and no link leads nowhere."""

from __future__ import annotations

import datetime
import functools
from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec.structs import replace

from tests.norms import small
from tests.norms.test_diff import V1, V2, provision
from tests.report import desk, drawn
from yawara.norms.diff import Diff, diff
from yawara.report.revision.document import document
from yawara.report.tree import Document, Picture, Row, Section, Span, Table
from yawara.report.write import write
from yawara.text.words import LANGS, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yawara.norms.model import Norms
    from yawara.text.words import Lang

DAY = datetime.date(2026, 11, 21)
PAIRS = [("1.1", "1.2"), ("1.2", "1.1"), ("1.0", "1.1"), ("1.0", "1.2"), ("1.2", "1.2")]
EACH = [(old, new, lang) for old, new in PAIRS for lang in LANGS]
EVERY = pytest.mark.parametrize(("old", "new", "lang"), EACH)


@functools.cache
def found(old: str, new: str) -> Diff:
    norms = desk.norms()
    by_version = {one.version: one for one in norms.instruments["jp-gfb"]}
    return diff(norms, by_version[old], by_version[new])


@functools.cache
def made(old: str, new: str, lang: Lang) -> Document:
    return document(desk.norms(), found(old, new), DAY, lang)


def nodes(part: object) -> Iterator[object]:
    """Every node of the tree."""
    yield part
    if isinstance(part, tuple):
        for one in part:
            yield from nodes(one)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from nodes(getattr(part, name))


def said(part: object) -> str:
    return "".join(one.text for one in nodes(part) if isinstance(one, Span))


def section(whole: Document, id_: str) -> Section:
    return next(one for one in whole.sections if one.id == id_)


def rows(whole: Document, id_: str) -> tuple[Row, ...]:
    return next((one.rows for one in nodes(section(whole, id_)) if isinstance(one, Table)), ())


def row(whole: Document, id_: str) -> str:
    return said(next(one for one in nodes(whole) if isinstance(one, Row) and one.id == id_))


@EVERY
def test_every_provision_stands_where_it_belongs(old: str, new: str, lang: Lang) -> None:
    whole, change = made(old, new, lang), found(old, new)
    told = [step for step in change.steps if not step.silent]
    ids = {key: [one.id for one in rows(whole, key)] for key in ("added", "retired", "changed")}
    assert ids["added"] == [f"new:{one.id}" for one in change.added]
    assert ids["retired"] == [f"old:{one.id}" for one in change.retired]
    assert ids["changed"] == [f"new:{one.new[0].id}" for one in told if one.kind == "stays"]
    assert len(rows(whole, "moved")) == len(change.moved)
    unread = sum(step.unread for step in change.steps)
    unread += sum(one.asks is None for one in (*change.added, *change.retired))
    assert len(rows(whole, "unread")) == unread


@EVERY
def test_no_link_leads_nowhere_and_no_id_stands_twice(old: str, new: str, lang: Lang) -> None:
    every = list(nodes(made(old, new, lang)))
    ids = [one.id for one in every if isinstance(one, (Section, Row)) and one.id]
    assert len(ids) == len(set(ids))
    links = {one.to[1:] for one in every if isinstance(one, Span) and one.to.startswith("#")}
    assert links <= set(ids)


@EVERY
def test_whoever_is_asked_for_something_else_is_named_with_each_practice(
    old: str, new: str, lang: Lang
) -> None:
    whole, change = made(old, new, lang), found(old, new)
    known = rows(whole, "whom")
    assert [one.id for one in known if one.role == "group"] == [
        f"whom:{one.addressee}" for one in change.asked
    ]
    count = sum(
        len(one.come) + len(one.go) + len(one.stronger) + len(one.weaker) for one in change.asked
    )
    plain = [one for one in known if not one.role]
    assert len(plain) == count
    assert all(said(one.cells[3]) for one in plain), "each says which provision asks for it"


@EVERY
def test_the_drawing_and_the_sums_agree(old: str, new: str, lang: Lang) -> None:
    brief = section(made(old, new, lang), "brief")
    picture = next(one for one in nodes(brief) if isinstance(one, Picture))
    tiles = msgspec.to_builtins(brief.blocks[0])["tiles"]
    change = found(old, new)
    numbers = [int(one["number"]) for one in tiles]
    assert sum(numbers) == len(change.new.provisions) + len(change.retired)
    shown = [int(one.words) for one in drawn.texts(picture) if one.words.isdigit()]
    assert shown[: len(numbers)] == numbers


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_unread_is_never_called_the_same(lang: Lang) -> None:
    whole = made("1.0", "1.1", lang)
    unread = {one.id for step in found("1.0", "1.1").steps if step.unread for one in step.new}
    assert len(unread) > 50
    same = section(whole, "brief").blocks[-1]
    named = {one.text for one in nodes(same) if isinstance(one, Span) and one.role == "id"}
    assert named
    assert not named & unread
    assert {"ja": "比べられた範囲では", "en": "As far as it can be compared"}[lang] in said(
        section(whole, "whom")
    )
    for key in ("added", "retired", "moved", "changed"):
        none = {"ja": "比べられた範囲では、ありません。", "en": "None, as far as"}[lang]
        assert none in said(section(whole, key))


def test_what_a_pack_notes_is_of_the_version_just_before() -> None:
    assert "Noted as: " in said(made("1.1", "1.2", "en"))
    back = said(made("1.2", "1.1", "en"))
    assert "Noted as: " not in back
    assert "do not follow each other" in back
    assert "do not follow each other" not in said(made("1.1", "1.2", "en"))


def test_the_day_decides_what_is_in_force() -> None:
    norms, change = desk.norms(), found("1.1", "1.2")
    early = document(norms, change, datetime.date(2026, 3, 30), "en")
    facts = [said(line) for _, line in early.facts]
    assert any("in force as of 30 March 2026" in one for one in facts)
    assert not any("superseded" in one for one in facts)
    assert sum("superseded as of 21 November 2026" in said(line)
               for _, line in made("1.1", "1.2", "en").facts) == 1  # fmt: skip


def compared(folder: Path, before: list[str], after: list[str]) -> tuple[Norms, Diff]:
    files = small.packs()
    files[V1] = files[V1].replace(small.ASKING, "") + "".join(before)
    files[V2] = files[V2].replace(small.ASKING, "").replace(small.UNREAD, "") + "".join(after)
    norms = small.norms(folder, files)
    return norms, diff(norms, *norms.instruments["jp-demo"])


def test_what_came_went_moved_and_changed(tmp_path: Path) -> None:
    before = [
        provision("A-1", "keep-logs", "review-logs"),
        provision("A-2", "watch-logs"),
        provision("A-3", "name-owner"),
    ]
    after = [
        provision("A-1", "keep-logs", how="must-strive"),
        provision("A-4", "watch-logs", more="    was: [A-2]\n"),
        provision("A-5", "lower-error-rate", who="provider"),
        small.UNREAD.replace("A-2", "A-6"),
    ]
    whole = document(*compared(tmp_path, before, after), DAY, "en")
    assert "Strength: should → must strive" in row(whole, "new:A-1")
    assert "No longer asked for" in row(whole, "new:A-1")
    assert "A-2 → A-4" in row(whole, "new:A-4")
    assert "Nothing but the number" in row(whole, "new:A-4")
    assert "Providers: should" in row(whole, "new:A-5")
    assert "not read yet" in row(whole, "new:A-6")
    assert "name-owner" in row(whole, "old:A-3")
    lines = [said(one) for one in rows(whole, "whom")]
    assert any("(keep-logs)strongershould → must striveA-1" in one for one in lines)
    assert any("(name-owner)no longer askedshouldA-3" in one for one in lines)
    # watch-logs, which stays, is a way to review-logs, so that this is not gone either.
    assert not any("review-logs" in one for one in lines)
    assert [said(one.cells[0]) for one in rows(whole, "unread")] == ["A-6"]


HOSTILE = "<script>alert(1)</script>&\u202e「" + "長" * 300


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
def test_texts_that_try_to_be_markup_stay_texts(lang: Lang, kind: str) -> None:
    for library in ("typst", "docx") if kind != "html" else ():
        pytest.importorskip(library)
    norms = desk.norms()
    words = Words(HOSTILE, HOSTILE)
    versions = tuple(
        replace(one, title=words, version=one.version, provisions=tuple(
            replace(each, heading=words, was=each.was) for each in one.provisions
        ))
        for one in norms.instruments["jp-gfb"][-2:]
    )  # fmt: skip
    whole = document(norms, diff(norms, *versions), DAY, lang)
    data = write(whole, kind, stamp=DAY)  # type: ignore[arg-type]
    assert data == write(whole, kind, stamp=DAY)  # type: ignore[arg-type]
    if kind == "html":
        text = data.decode()
        assert "<script>alert" not in text
        assert "\u202e" not in text


def test_a_provision_that_cannot_be_compared_asks_nobody_for_anything_new(tmp_path: Path) -> None:
    unread = small.UNREAD.replace("addressees: [everyone]", "addressees: [developer]")
    before = [provision("A-1", "keep-logs"), unread]
    after = [provision("A-1", "keep-logs", "name-owner"), provision("A-2", "name-owner")]
    whole = document(*compared(tmp_path, before, after), DAY, "en")
    lines = [said(one) for one in rows(whole, "whom")]
    assert any("(name-owner)newly askedshouldA-1" in one for one in lines)
    assert not any("A-2" in one for one in lines)
    assert [said(one) for one in rows(whole, "unread")] == ["A-2Recordsversion 1"]
