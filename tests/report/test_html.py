"""The page as a page: alone, escaped, accessible, the same each time."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report import desk
from yawara.assess.findings import STATUSES
from yawara.report import charts
from yawara.report.build import build
from yawara.report.html import to_html
from yawara.report.markup import Html, tag
from yawara.report.tree import Document, Paragraph, Role, Scale, Section, Span
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from pathlib import Path

A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)


def page_of(*spans: Span) -> str:
    section = Section("s", (Span("heading"),), (Paragraph(spans),))
    return to_html(Document("en", "title", "subject", (), (), (section,), ()))


@A_LANGUAGE
def test_nothing_is_loaded_from_outside(lang: Lang) -> None:
    page = desk.pages()[lang]
    parsed = desk.parsed(lang)
    for name in ("src", "srcset", "action", "background", "poster", "data", "xlink:href", "style"):
        assert not parsed.all(name)
    names = {name for name, _ in parsed.elements}
    assert not names & {"link", "img", "iframe", "object", "embed", "base", "form", "video"}
    for name, given_ in parsed.elements:
        target = given_.get("href", "#")
        assert target.startswith("#") or (name == "a" and target.startswith("https://"))
        assert not [key for key in given_ if key.startswith("on")]
    assert not re.search(r"url\((?!#)", page)
    assert "@import" not in page


@A_LANGUAGE
def test_the_policy_names_what_stands_in_the_page_and_nothing_else(lang: Lang) -> None:
    page = desk.pages()[lang]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    said = policy.group(1).replace("&#x27;", "'")
    assert said.startswith("default-src 'none'; ")
    assert "unsafe" not in said
    for name in ("style", "script"):
        found = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in said


@A_LANGUAGE
def test_every_link_inside_leads_somewhere_and_every_id_is_there_once(lang: Lang) -> None:
    parsed = desk.parsed(lang)
    ids = parsed.all("id")
    assert len(ids) == len(set(ids))
    inside = {to[1:] for to in parsed.all("href") if to.startswith("#")}
    assert inside <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        named = {one for given in parsed.all(name) for one in given.split()}
        assert named <= set(ids)


@A_LANGUAGE
def test_elements_are_balanced(lang: Lang) -> None:
    parsed = desk.parsed(lang)
    assert not parsed.unbalanced
    assert not parsed.open


@A_LANGUAGE
def test_headings_go_down_one_level_at_a_time(lang: Lang) -> None:
    levels = [int(n[1]) for n, _ in desk.parsed(lang).elements if re.fullmatch("h[1-6]", n)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@A_LANGUAGE
def test_the_page_has_its_landmarks_and_languages(lang: Lang) -> None:
    parsed = desk.parsed(lang)
    names = [name for name, _ in parsed.elements]
    for landmark in ("header", "nav", "main", "footer"):
        assert names.count(landmark) == 1
    assert next(given_ for name, given_ in parsed.elements if name == "html")["lang"] == lang
    first = next(given_ for name, given_ in parsed.elements if name == "a")
    assert first["href"] == "#content"
    for name, given_ in parsed.elements:
        if name == "th":
            assert given_["scope"] in ("row", "col", "rowgroup", "colgroup")
        if name == "svg":
            assert given_.get("aria-hidden") == "true" or given_["role"] == "img"
    assert names.count("table") == names.count("caption")
    assert set(parsed.all("lang")) <= {"ja", "en"}


@A_LANGUAGE
def test_hostile_letters_do_not_reach_the_page(lang: Lang) -> None:
    page = desk.pages()[lang]
    page.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert "⟦U+202E⟧gnihton⟦U+202C⟧" in page
    assert "⟦U+0007⟧" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<script") == 1


@given(st.text())
def test_whatever_is_said_stays_text(said: str) -> None:
    page = page_of(Span(said, "quote"), Span(said), Span(said, "strong", to=said))
    names = [name for name, _ in desk.Page(page).elements]
    assert names == [
        name for name, _ in desk.Page(page_of(*(Span("x", r) for r in _ROLES))).elements
    ]


_ROLES: tuple[Role, ...] = ("quote", "", "strong")


@pytest.mark.parametrize("to", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "x"])
def test_only_addresses_of_the_web_become_links(to: str) -> None:
    assert "<a " not in page_of(Span("x", to=to)).split("<main", 1)[1]


def test_markup_escapes_what_is_no_markup() -> None:
    assert (
        tag("p", "<b>", Html("<i></i>"), title='"<') == '<p title="&quot;&lt;">&lt;b&gt;<i></i></p>'
    )


def test_every_picture_that_can_be_drawn_is_defined() -> None:
    ids = set(desk.Page(charts.definitions()).all("id"))
    for stated in charts.INTERVALS:
        for lower in range(stated[0] + 1):
            drawn = charts.scale(Scale(stated, (lower, stated[1]), "x"))
            assert {to[1:] for to in desk.Page(drawn).all("href")} <= ids
    assert {f"sign-{status}" for status in STATUSES} <= ids


def test_one_language_alone_is_the_same_page() -> None:
    for lang in LANGS:
        assert to_html(build(desk.assessment(), lang=lang)) == desk.pages()[lang]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from tests.report import desk\n"
        "sys.stdout.buffer.write(''.join(desk.pages().values()).encode())\n"
    )
    here = "".join(desk.pages().values()).encode()
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src:.", "XDG_CACHE_HOME": str(tmp_path)},
            capture_output=True,
            check=True,
        )
        assert made.stdout == here
