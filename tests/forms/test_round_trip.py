"""Whatever the ledger holds: an untouched sheet changes nothing, a filled one changes it once."""

from __future__ import annotations

import datetime
import io
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.desk import PROFILE, asking
from tests.norms import small
from yawara.assess.findings import Assessment, assess
from yawara.forms import cells, worksheet, worksheet_write
from yawara.forms.columns import AT, FIRST
from yawara.forms.words import ANSWER, SHARE
from yawara.forms.worksheet_find import Table, find
from yawara.forms.worksheet_take import Setting, take
from yawara.ledger.model import Entry, Evidence, Explained
from yawara.ledger.standing import standing
from yawara.scope.applies import applicable
from yawara.scope.profile import Profile, profile_from
from yawara.text.problem import Problems, has_errors
from yawara.text.tree import parse
from yawara.text.words import Lang, Words

if TYPE_CHECKING:
    from yawara.norms.model import Norms

DAY = datetime.date(2026, 11, 21)
SYSTEM_PRACTICES = (
    "keep-logs",
    "keep-logs-longer",
    "review-logs",
    "watch-logs",
    "refrain-from-tracking",
)

texts = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20
) | st.sampled_from(
    [
        "=1+1",
        " x ",
        "a\nb",
        "07",
        "1e5",
        "2026-11-21",
        "_x000D_",
        "_x0041_",
        "済\r\n済",
        "　",
        "\x07",
        "-",
    ]
)
words = st.builds(Words, texts, st.just("")) | st.builds(Words, texts, texts)
days = st.dates(datetime.date(2026, 9, 1), DAY)
evidence = st.builds(
    Evidence,
    kind=st.sampled_from(["link", "observation", "measurement"]),
    target=texts.map(lambda text: f"https://a.jp/{text}"),
    collected=st.none() | days,
    expires=st.none() | st.dates(DAY, datetime.date(2028, 1, 1)),
    note=st.none() | words,
    share=st.sampled_from([None, "partner", "public"]),
)
explained = st.builds(Explained, words, st.just(("jp-demo",)))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    practice = draw(st.sampled_from([*SYSTEM_PRACTICES, "name-owner"]))
    state = draw(st.sampled_from(["all", "some", "none", "unknown", "not-applicable"]))
    return Entry(
        on=draw(days),
        recorded=draw(st.none() | days),
        practice=practice,
        system=draw(st.sampled_from([None, "chat", "notes"])) if practice != "name-owner" else None,
        state=state,
        until=draw(st.none() | st.dates(DAY - datetime.timedelta(30), datetime.date(2027, 1, 1))),
        explained=draw(st.none() | explained) if state not in ("all", "not-applicable") else None,
        reason=draw(words) if state == "not-applicable" else None,
        norms=("jp-demo",) if state == "not-applicable" else (),
        statement=draw(st.none() | words),
        evidence=tuple(draw(st.lists(evidence, max_size=3))),
        owner=draw(st.none() | texts),
        due=draw(st.none() | days),
        share=draw(st.sampled_from([None, "partner", "public"])),
    )


ledgers = st.lists(entries(), max_size=6).map(tuple)
langs: st.SearchStrategy[Lang] = st.sampled_from(("ja", "en"))


@cache
def world() -> tuple[Norms, Profile]:
    with tempfile.TemporaryDirectory() as folder:
        norms = small.norms(Path(folder), asking())
    tree = parse(PROFILE.encode(), "profile.yaml").value
    assert tree is not None
    profile = profile_from(tree, norms, Problems())
    assert profile is not None
    return norms, profile


def assessed(ledger: tuple[Entry, ...]) -> Assessment:
    norms, profile = world()
    scope = applicable(profile, norms, None, DAY)
    return assess(scope, standing(ledger, scope))


def written(assessment: Assessment, lang: Lang) -> bytes:
    data = worksheet_write.write(worksheet.build(assessment), lang, DAY).value
    assert data is not None
    return data


def table(data: bytes) -> Table:
    grids = cells.grids(data, "s").value
    assert grids is not None
    found = find(grids, "s")
    assert not found.problems
    assert found.value is not None
    return found.value


calm = settings(deadline=None, max_examples=30)


@calm
@given(ledger=ledgers, lang=langs)
def test_an_untouched_sheet_changes_nothing(ledger: tuple[Entry, ...], lang: Lang) -> None:
    assessment = assessed(ledger)
    read = take(table(written(assessment, lang)), Setting(assessment, Path(), DAY, DAY))
    assert not read.problems
    assert read.value is not None
    assert read.value.rows == 9
    assert read.value.entries == ()


edits = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.sampled_from(["all", "some", "none", "not-applicable", "explained", "unanswered"]),
        st.sampled_from(["statement", "reason", "owner"]),
        texts,
        st.none() | days,
        st.sampled_from(["", "partner", "public", None]),
    ),
    min_size=1,
    max_size=4,
)


@calm
@given(ledger=ledgers, lang=langs, edits=edits)
def test_a_filled_sheet_changes_the_ledger_once(
    ledger: tuple[Entry, ...],
    lang: Lang,
    edits: list[tuple[int, str, str, str, datetime.date | None, str | None]],
) -> None:
    before = assessed(ledger)
    book = openpyxl.load_workbook(io.BytesIO(written(before, lang)))
    sheet = book.worksheets[0]
    for row, answer, key, text, since, share in edits:
        sheet.cell(FIRST + 1 + row, AT["answer"] + 1).value = ANSWER(answer, lang)
        cell = sheet.cell(FIRST + 1 + row, AT[key] + 1)
        cell.value = "".join(char for char in text if char.isprintable())
        cell.data_type = "s"
        if since is not None:
            sheet.cell(FIRST + 1 + row, AT["since"] + 1).value = since
        if share is not None:
            sheet.cell(FIRST + 1 + row, AT["share"] + 1).value = SHARE(share, lang) if share else ""
    out = io.BytesIO()
    book.save(out)
    filled = table(out.getvalue())
    with tempfile.TemporaryDirectory() as folder:
        first = take(filled, Setting(before, Path(folder), DAY, DAY, ledger))
        if has_errors(first.problems):
            return
        assert first.value is not None
        added = first.value.entries
        assert len({entry.id for entry in added} - {entry.id for entry in ledger}) == len(added)
        after = assessed((*ledger, *added))
        second = take(filled, Setting(after, Path(folder), DAY, DAY, (*ledger, *added)))
        assert not has_errors(second.problems)
        assert second.value is not None
        assert second.value.entries == ()
    # What the sheet says now stands in the next one, unless it says nothing and others do.
    for change in first.value.changes:
        again = worksheet.row(after, change.row.at, bit(after, change.row.system), change.row.asked)
        shown = worksheet.answer_shown(again)
        assert shown == change.after or (
            change.after == "unanswered" and worksheet.is_derived(again)
        )


def bit(assessment: Assessment, system: str) -> int:
    return next(
        (at for at, one in enumerate(assessment.scope.subjects) if at and one.id == system), 0
    )
