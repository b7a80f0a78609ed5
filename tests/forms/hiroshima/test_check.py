"""What a report is told before it is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from yawara.forms.hiroshima.check import DEFAULT_KINDS, KINDS, Told, check, every_link, failing
from yawara.forms.hiroshima.lines import lines
from yawara.forms.hiroshima.links import fault, links
from yawara.forms.hiroshima.split import by_order, second_version, split
from yawara.text import messages
from yawara.text.messages.hiroshima import LINKS

if TYPE_CHECKING:
    from yawara.forms.hiroshima.layout import Layout
    from yawara.forms.hiroshima.split import Split
    from yawara.text.problem import Problem


PAGE = (
    "<html><script>1b. No?</script><h2>Section 1</h2><p>1a How?<p>By a table of 2026."
    "<p>1b Next?<div>Yes 1.</div></html>"
)


def report(text: str, layout: Layout, name: str = "report.txt") -> Split:
    found = lines(text.encode(), name).value
    assert found is not None
    return split(found, layout, name)


def whole(layout: Layout, **answers: str) -> str:
    """A report that answers every question, each in words of its own."""
    out = []
    for one in layout.questions:
        own = f"Since 2024 the team for {one.text.lower()} keeps a register of {one.id}."
        text = answers.get("q" + one.id.replace("-", "_"), own)
        out.append(f"{one.id}. What about {one.id}?\n{text}\n")
    return "\n".join(out)


def found(text: str, layout: Layout, told: Told | None = None) -> dict[str, list[Problem]]:
    out: dict[str, list[Problem]] = {}
    for problem in check(report(text, layout), layout, told or Told()):
        out.setdefault(problem.code, []).append(problem)
    return out


def test_a_report_that_answers_all_has_nothing_to_be_told(first: Layout) -> None:
    assert not found(whole(first), first)


def test_what_is_not_answered_is_named_at_once(first: Layout) -> None:
    told = found(whole(first, q1c="", q2g="", q3a="TBD", q7d="検討中"), first)
    assert dict(told["hiroshima-unanswered"][0].params)["numbers"] == "1c"
    waiting = [one.place.path for one in told["hiroshima-waiting"] if one.place]
    assert waiting == [("3a",), ("7d",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("See www.sakura.co.jp/ai.", "scheme"),
        ("See file:///C:/policy.pdf", "scheme"),
        ("See https://localhost/x and 1.", "inside"),
        ("See https://192.168.1.10/policy", "inside"),
        ("See https://wiki/policy", "inside"),
        ("See https://wiki.corp/policy", "inside"),
        ("See https://example.com/policy", "inside"),
        ("See https://user:secret@sakura.co.jp/", "user"),
        ("See https://[::1]/", "inside"),
        ("See https:///policy", "host"),
        ("See https://sakura..jp/", "host"),
        ("See https://sakura.co.jp:99999/", "host"),
        ("See https://" + "a" * 2100 + ".jp/", "long"),
        ("See (https://sakura.co.jp/ai_(2026)).", ""),
        ("方針は「https://sakura.co.jp/方針」にあります。", ""),
        ("See http://sakura.co.jp/.", ""),
        ("方針は https://sakura.co.jp/方針を見てください。", ""),
        ("See sakura.co.jp/ai for it.", "scheme"),
        ("See https：//sakura.co.jp/ai", "scheme"),
        ("See https://127.1/", "host"),
        ("See https://１２７.0.0.1/", "inside"),
        ("See https://0x7f000001/", "inside"),
        ("See https://wiki.local./", "inside"),
        ("See https://sakura.co.jp:0/", "host"),
        ("See https://sakura.co.jp\\@evil.jp/", "user"),
        ("See https://[::ffff:10.0.0.1]/", "inside"),
    ],
)
def test_links_by_their_form(text: str, kind: str) -> None:
    assert [fault(link) for link in links(text)] == [kind]
    assert not kind or kind in LINKS


def test_links_end_where_the_sentence_goes_on() -> None:
    text = "See https://a.jp/x, (https://b.jp/y_(z)), 「https://c.jp/」、https://d.jp/e."
    assert list(links(text)) == [
        "https://a.jp/x",
        "https://b.jp/y_(z)",
        "https://c.jp/",
        "https://d.jp/e",
    ]


def test_links_that_touch_each_other_are_two() -> None:
    assert list(links("https://a.jp/x,https://b.jp/y…")) == ["https://a.jp/x", "https://b.jp/y"]
    assert list(links("mail@sakura.co.jp, javascript:alert(1), see README.md/x")) == []


@pytest.mark.parametrize("part", ["(", ")", "a.", "https://", "x:/", "[]", "www."])
def test_hostile_links_take_no_time(part: str) -> None:
    for text in (part * 50_000, f"https://a.jp/{part * 50_000}"):
        assert all(fault(link) in {"", *LINKS} for link in links(text))


def test_links_are_told_with_their_question(first: Layout) -> None:
    text = whole(first, q4a="See https://intra.local/x and https://sakura.co.jp/ai for 2026.")
    told = found(text, first)
    assert [one.place.path for one in told["hiroshima-link-bad"] if one.place] == [("4a",)]
    assert list(every_link(report(text, first))) == [("4a", "https://sakura.co.jp/ai")]


def test_the_same_text_under_several_questions(first: Layout) -> None:
    same = "Our board reviews every model release and records its decision in minutes of 2026."
    near = same.replace("records", "writes")
    told = found(whole(first, q2a=same, q4a=same, q4b=near, q5a=same), first)
    for code, numbers in (("hiroshima-same", "4a, 5a"), ("hiroshima-near", "4b")):
        (one,) = told[code]
        assert one.place is not None
        assert one.place.path == ("2a",), "told once, where it stands first"
        assert dict(one.params)["numbers"] == numbers


def test_assertions_and_answers_without_evidence(first: Layout) -> None:
    asserting = (
        "We are committed to responsible AI. We strive to take appropriate measures. "
        "Safety is of utmost importance to all of us."
    )
    plain = "A group of staff looks at each new system with the people who will work with it daily."
    japanese = (
        "当社はAIの安全を重視しています。必要に応じて適切に対応し、体制の強化に努めています。"
        "今後も真摯に取り組んでまいります。"
    )
    told = found(whole(first, q1a=asserting, q1b=plain, q1c=japanese, q1d="Yes"), first)
    assert [one.place.path for one in told["hiroshima-only-assertion"] if one.place] == [
        ("1a",),
        ("1c",),
    ]
    assert [one.place.path for one in told["hiroshima-no-evidence"] if one.place] == [("1b",)]


def test_length_counts_japanese_twice(first: Layout) -> None:
    told = found(whole(first, q1a="x" * 2990 + " 2026", q1b="あ" * 1600 + "2026"), first)
    assert [one.place.path for one in told["hiroshima-long"] if one.place] == [("1b",)]


def test_eligibility_is_said_to_be_the_oecds(first: Layout) -> None:
    known = found(whole(first), first, Told(country="jp"))
    assert list(known) == ["hiroshima-eligible"]
    unknown = found(whole(first), first, Told(country="other"))["hiroshima-eligible-unknown"]
    assert unknown[0].place is not None
    assert unknown[0].place.file.endswith("hiroshima-1.yaml"), "the rule with its source"
    assert "OECD" in "".join(messages.describe(unknown[0], "en"))


def test_only_what_is_asked_for_fails() -> None:
    codes = {code for ones in KINDS.values() for code in ones}
    assert codes <= set(messages.table())
    assert DEFAULT_KINDS == ("unanswered", "links", "eligible")
    assert failing((), KINDS) == 0


@pytest.mark.parametrize(
    "text",
    [
        "1a. How are risks\ndefined and sorted?\nBy a table of 2026.\n1b. Next?\nYes 1.",
        "# Section 1\n\n1.a How are risks defined?\n\nBy a table\nof 2026.\n\n1.b Next?\n\nYes 1.",
        "Section 1: Risks\na. How are risks defined?\nBy a table of 2026.\nb. Next?\nYes 1.",
        PAGE,
        "1a) How?\r\nBy a table of 2026.\r\n\f1b) Next?\r\nYes 1.\r\n",
    ],
)
def test_a_report_is_split_whatever_it_is_kept_in(text: str, first: Layout) -> None:
    done = report(text, first)
    assert " ".join(done.text("1a").split()) == "By a table of 2026."
    assert done.text("1b") == "Yes 1."


def test_lists_in_an_answer_are_no_questions(first: Layout) -> None:
    text = "1a. How?\nWe do this:\na. define\nb. sort\n1. first\n2. second\n1b. Next?\nYes 2."
    done = report(text, first)
    assert list(done.answers) == ["1a", "1b"]
    assert "b. sort" in done.text("1a")


def test_a_report_of_version_two_is_told_apart() -> None:
    second = lines(b"8. Do you test?\nYes\n8.A How?\nSo\n21. Who decides?\nUs\n", "r").value
    one = lines(b"1a. How?\nIn 12 steps:\n8. act\n9. look\n10. stop\n", "r").value
    assert second is not None
    assert one is not None
    assert second_version(second) == ("8", "8.A", "21")
    assert second_version(one) == ()


def test_by_order_only_if_the_numbers_agree(first: Layout) -> None:
    count = len(first.questions)
    page = "".join(f"<p>Answer {at}.</p>" for at in range(count)).encode()
    found = lines(b"<html><body>" + page + b"</body></html>", "r.html").value
    assert found is not None
    done = by_order(found, first, "r.html")
    assert done is not None
    assert done.by_order
    assert done.text(first.questions[4].id) == "Answer 4."
    assert by_order(found[1:], first, "r.html") is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 ...", "hiroshima-pdf"),
        (b"", "hiroshima-no-text"),
        (b"\n \n", "hiroshima-no-text"),
        (b"<html><script>x()</script></html>", "hiroshima-no-text"),
        (b"PK\x03\x04", "package-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "package-legacy"),
    ],
)
def test_what_is_no_report(data: bytes, code: str) -> None:
    read = lines(data, "r")
    assert read.value is None
    assert code in [one.code for one in read.problems]


def test_a_page_of_a_stranger_does_nothing() -> None:
    deep = b"<div>" * 20_000 + b"1a. How?" + b"</div>" * 20_000
    read = lines(b"<html>" + deep + b"<style>p{}</style><svg><text>x</text></svg>", "r").value
    assert read is not None
    assert [line.text for line in read] == ["1a. How?"]
    odd = lines(b"<p>1a. How?</p><script><p>never closed", "r").value
    assert odd is not None
    assert [line.text for line in odd] == ["1a. How?"]
