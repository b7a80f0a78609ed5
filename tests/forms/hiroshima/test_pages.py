"""Reports as they are published: with pages, columns, and questions of unknown wording, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from yawara.forms.hiroshima.compare import compare
from yawara.forms.hiroshima.lines import lines
from yawara.forms.hiroshima.links import links
from yawara.forms.hiroshima.pages import unpaged
from yawara.forms.hiroshima.sections import by_section, of_sections, sectioned
from yawara.forms.hiroshima.split import Split, by_number, split

if TYPE_CHECKING:
    from yawara.forms.hiroshima.layout import Layout

HEAD = "            Sakura Corp: transparency report\n\n"
FIRST = (
    HEAD
    + """Section 1 - Finding risks

a. How does your organization define and sort the kinds of risk that it
finds, such as unreasonable ones?

By our own govern-
ance rules: https://sakura.co.jp/en/policies/
ai-2026.pdf. They were last
                                                               1/4
"""
)
PAGES = "\f".join(
    (
        FIRST,
        HEAD + "changed in 2024 by the board.\n                                  2/4\n",
        HEAD
        + """b. What does your organization do (e.g., audits) to find what is new? Does it
tell others? Does it pay those who find something?
It does.
a. audits
b. reviews
Section 2 - Handling risks
a. Describe what is done about risks.
We act on them.

g. How does your organization protect models and systems in particular?
i. How does it look at what may threaten them?
Each month. Who does it? The security team.
ii. How does it keep the weights of its models to itself?
Encrypted.
                                                               3/4
""",
        HEAD + "h. How are incidents handled, once found?\nAt once.\n         4/4\n",
    )
)
ANSWERS = {
    "1a": "By our own govern-ance rules: https://sakura.co.jp/en/policies/ai-2026.pdf. "
    "They were last changed in 2024 by the board.",
    "1b": "It does.\na. audits\nb. reviews",
    "2a": "We act on them.",
    "2g": "",
    "2g-i": "Each month. Who does it? The security team.",
    "2g-ii": "Encrypted.",
    "2h": "At once.",
}


def read(data: str, layout: Layout, name: str = "r.txt") -> Split:
    found = lines(data.encode(), name)
    assert found.value is not None, found.problems
    return split(found.value, layout, name)


def test_pages_leave_no_trace(first: Layout) -> None:
    done = read(PAGES, first)
    assert {one: " ".join(done.text(one).split("\n")) for one in done.answers} == {
        one: " ".join(text.split("\n")) for one, text in ANSWERS.items()
    }


def test_letters_begin_again_in_the_next_section(first: Layout) -> None:
    asked = "How does your organization deal with matter number {}?"
    page = "".join(
        f"<div>{letter}. {asked.format(at)}</div><p>Answer {at}.</p>"
        for at, letter in enumerate("abcdefghab")
    )
    done = read(f"<html><body>{page}</body></html>", first, "r.html")
    assert list(done.answers) == [*(f"1{one}" for one in "abcdefgh"), "2a", "2b"]
    assert done.text("2b") == "Answer 9."


def columns(left: list[str], right: list[str], *, shift: bool = False) -> str:
    """Two columns as `pdftotext -layout` prints them; `shift`: each line on a line of its own."""
    rows = []
    for one, other in zip(left, right, strict=True):
        rows += [one, " " * 40 + other] if shift else [f"{one:40}{other}"]
    return "A title over all that is long enough to run over both of them\n" + "\n".join(rows)


LEFT = [f"left line number {at} of the text" for at in range(12)]
RIGHT = [f"right line number {at} of it all" for at in range(12)]


@pytest.mark.parametrize("shift", [False, True])
def test_columns_are_read_one_after_the_other(*, shift: bool) -> None:
    page = columns(LEFT, RIGHT, shift=shift)
    found = [line.strip() for line in unpaged(f"{page}\f").split("\n") if line.strip()]
    assert found[1:] == [*LEFT, *RIGHT]


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo",
        "one\n\f",
        "Name        Value\na           1\nb           2\n\f",
        "\n".join(f"  {at}.  an item of a list that is rather long" for at in range(20)) + "\n\f",
        "\f\f\f",
        "",
    ],
)
def test_what_has_no_columns_stays_as_it_is(text: str) -> None:
    kept = [line for line in text.replace("\f", "\n").split("\n") if line.strip()]
    assert [line for line in unpaged(text).split("\n") if line.strip()] == kept


def test_what_comes_again_inside_a_page_is_kept() -> None:
    own = ("one", "two", "three", "four")
    page = "Head\n\n{0} a\n{0} b\nThe same.\n{0} c\n{0} d\n\n{1}\n"
    found = unpaged("\f".join(page.format(word, at) for at, word in enumerate(own, 1)))
    assert found.count("The same.") == 4
    assert "Head" not in found
    assert found.split("\n")[-1] == "four d"


def test_long_texts_take_no_time() -> None:
    page = "\n".join("word " * 12 + " " * 20 + "word " * 12 for _ in range(400))
    assert len(unpaged("\f".join([page] * 50)).split("\n")) >= 20_000


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000 + "x",
        "\n" * 200_000 + "x",
        "1a\t" + "\t" * 200_000 + "x",
        "1a. How?\n" + "_" * 200_000 + "x",
        "1a. How?\n" + "-" * 200_000 + "11111",
        "1a. How?\n" + "word\n" * 100_000,
    ],
)
def test_hostile_lines_take_no_time(text: str, first: Layout) -> None:
    """Read in the square of their length, each would take minutes."""
    found = lines(text.encode(), "r.txt").value
    assert found
    split(found, first, "r.txt")


def test_a_report_without_questions_is_compared_by_section(first: Layout) -> None:
    page = "<h2>Section 1 - Risk</h2><p>By a table.</p><h2>Section 2 - Handling</h2><p>We act.</p>"
    found = lines(f"<html><body>{page}</body></html>".encode(), "r.html").value
    assert found is not None
    assert not split(found, first, "r.html").answers
    cut = by_section(found, first, "r.html")
    assert cut is not None
    assert cut.by_section
    whole = sectioned(
        Split("a", {"1a": ["By a table."], "2a": ["Nobody knows of anything."]}), first
    )
    told = [one for one in compare(whole, cut, of_sections(first)) if one.changes]
    assert [(one.question, [change.kind for change in one.changes]) for one in told] == [
        ("1", ["same"]),
        ("2", ["added", "removed"]),
    ]


def test_a_text_with_no_sections_is_no_report(first: Layout) -> None:
    for text in ("Hello.\nWorld.", "Section 1 only\nand no more", "Section 99\nx\nSection 98\ny"):
        found = lines(text.encode(), "r.txt").value
        assert found is not None
        assert by_section(found, first, "r.txt") is None


def test_boxes_of_symbol_fonts_are_boxes(first: Layout) -> None:
    found = lines("\uf0fe Yes\n\uf0a8 No\n☒\nMaybe\ngo\u00advern".encode(), "r.txt").value
    assert found is not None
    assert [line.text for line in found] == ["☒ Yes", "☐ No", "☒ Maybe", "govern"]
    assert first.questions


ANSWERED = "<h2>Section 1</h2><p>1a How?</p><p>By a table.</p><p>1b Next?</p><p>With care.</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>1a. Is this?</title><body>{ANSWERED}</body></html>",
        f"<html><body>{ANSWERED}<div id='cookie-banner'><div>1c. OK?</div>Yes.</div></body></html>",
        f"<html><body>{ANSWERED}<div role='navigation'><p>Other reports</p></div></body></html>",
        f"<html><body>{ANSWERED}<div hidden><div>a</div>More</div></body></html>",
        f"<html><body>{ANSWERED}<section style='display: none'>More</section></body></html>",
        f"<html><body><p>Menu<main>{ANSWERED}</main><div>Follow us.</div></body></html>",
        f"<html><body><main></main>{ANSWERED}</body></html>",
    ],
)
def test_what_a_page_has_around_the_report_is_no_answer(page: str, first: Layout) -> None:
    found = lines(page.encode(), "r.html").value
    assert found
    report = split(found, first, "r.html")
    assert report.answers == {"1a": ["By a table."], "1b": ["With care."]}


@pytest.mark.parametrize(
    ("first_line", "second", "link"),
    [
        ("See https://a.co.jp/r/1b.", "A new team was set up.", "https://a.co.jp/r/1b"),
        ("See https://a.co.jp/report.", "pdf for more.", "https://a.co.jp/report.pdf"),
        ("See https://a.co.jp/r/", "A new team was set up.", "https://a.co.jp/r/"),
        ("See https://a.co.jp/r/", "Annex2.pdf", "https://a.co.jp/r/Annex2.pdf"),
    ],
)
def test_an_address_goes_on_where_no_sentence_begins(
    first_line: str, second: str, link: str, first: Layout
) -> None:
    text = f"1a. How?\n{first_line}\n{second}\n"
    found = lines(text.encode(), "r.txt").value
    assert found
    assert list(links(split(found, first, "r.txt").text("1a"))) == [link]


@pytest.mark.parametrize("style", ["{}) ", "{}. ", "({}) ", "{}．", "（{}）"])
def test_lone_letters_are_questions_in_japanese_too(style: str, first: Layout) -> None:
    asked = [("a", "どのように対応していますか。"), ("b", "誰が決めるかを記入してください。")]
    text = ""
    for section in ("第1章 リスク", "セクション2　対策"):
        text += f"{section}\n\n"
        for letter, question in asked:
            text += f"{style.format(letter)}{question}\n\n{letter}の試験をします。\n\n"
    found = lines(text.encode(), "r.txt").value
    assert found
    assert split(found, first, "r.txt").answers == {
        f"{section}{letter}": [f"{letter}の試験をします。"] for section in "12" for letter in "ab"
    }


@pytest.mark.parametrize("style", ["{}.", "Question {}", "({})", "Q{}:", "### {}"])
def test_numbers_alone_are_questions_in_the_order_of_the_form(style: str, first: Layout) -> None:
    ids = [one.id for one in first.questions]
    between = "Section 2: More\n\nAbout this section.\n\n"
    text = between.join(f"{style.format(one)}\n\nBy hand {one}.\n\n" for one in ids)
    found = lines(text.encode(), "r.txt").value
    assert found
    report = by_number(found, first, "r.txt")
    assert report is not None
    assert report.answers == {one: [f"By hand {one}."] for one in ids}
    swapped = "".join(f"{style.format(one)}\n\nBy hand.\n\n" for one in reversed(ids))
    found = lines(swapped.encode(), "r.txt").value
    assert found
    assert by_number(found, first, "r.txt") is None, "numbers of something else"


def test_numbers_of_pages_are_no_questions(first: Layout) -> None:
    renamed = [
        msgspec.structs.replace(one, id=str(at)) for at, one in enumerate(first.questions, 1)
    ]
    layout = msgspec.structs.replace(first, questions=tuple(renamed))
    text = "".join(f"Some text of the report.\n\n{one.id}\n\n" for one in renamed)
    found = lines(text.encode(), "r.txt").value
    assert found
    assert by_number(found, layout, "r.txt") is None
