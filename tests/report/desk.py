"""An organisation with everything a report can meet, on the norms that we ship."""

from __future__ import annotations

import datetime
import functools
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.worlds import Given, profile
from yawara.assess import findings
from yawara.assess.project import load_norms
from yawara.ledger.model import Entry, Evidence, Explained
from yawara.ledger.standing import standing
from yawara.report.build import build_all
from yawara.report.html import to_html
from yawara.scope.applies import applicable
from yawara.text.problem import Place
from yawara.text.words import LANGS, Words

if TYPE_CHECKING:
    from yawara.assess.findings import Assessment
    from yawara.norms.model import Norms

DAY = datetime.date(2026, 11, 21)
STATES = ("all", "all", "some", "none", "unknown")

#: Markup, quotes, a bell, a bidi override, an escape, a tag character, ten thousand letters.
#: None of it may reach a page as it is, and none of it may be lost.
HOSTILE = (
    "<script>alert(1)</script> \"' onload=x &amp; </td></details> \x07 \u202egnihton\u202c "
    "\x1b[31m \U000e0041 <!-- ]]> " + "とても長い文。" * 1400
)


@functools.cache
def norms() -> Norms:
    read = load_norms(None)
    assert read.value is not None
    return read.value


def place(line: int) -> Place:
    return Place("ledger.yaml", line, 3)


def statement(at: int) -> Words:
    """A statement of which there is only one; now and then in one language only."""
    ja, en = f"記録その{at}（<確認> & 済）", f"Record number {at} <seen> & done"
    return (Words(ja, en), Words(ja, ""), Words("", en))[0 if at % 7 else at % 3]


def entries() -> tuple[Entry, ...]:
    out: list[Entry] = []
    special = _special()
    taken = {entry.practice for entry in special}
    for at, practice in enumerate(norms().practices):
        if at % 5 == 4 or practice.id in taken:
            continue
        ends = DAY + datetime.timedelta(days=at - 60) if at % 3 == 0 else None
        proof = Evidence(kind="file", target=f"evidence/{at}.pdf", expires=ends)
        link = Evidence(kind="link", target=f"https://example.jp/{at}?a=1&b=<2>")
        system = "chat" if practice.level == "system" and at % 4 == 1 else None
        state = STATES[at % len(STATES)]
        out.append(
            Entry(
                on=datetime.date(2026, 3, 1),
                practice=practice.id,
                state=state,
                system=system,
                until=ends if at % 11 == 0 else None,
                due=DAY + datetime.timedelta(days=30) if state == "none" else None,
                statement=statement(at),
                evidence=(proof, link)[: at % 3] if state in ("all", "some") else (),
                owner=f"担当{at} <b>" if at % 2 else None,
                place=place(at + 1),
            )
        )
    return (*out, *special)


def _special() -> tuple[Entry, ...]:
    on = datetime.date(2026, 10, 1)
    asked = next(v for v in norms().versions if v.ref == "jp-gfb@1.2").by_id
    return (
        Entry(on=on, provision="jp-gfb#C-6-3", state="all", other_means=True,
              statement=Words("別の方法その1", "Another way, number 1"), place=place(1001)),
        Entry(on=on, provision="jp-gfb#C-5-2", state="none",
              statement=Words("直接の回答その2", "Direct answer number 2"), place=place(1002)),
        Entry(on=on, practice=asked["C-6-2"].asks[0] if asked["C-6-2"].asks else "", state="all",
              statement=Words(HOSTILE, HOSTILE), owner="\x00\u202e", place=place(1003)),
        Entry(on=on, practice="keep-ai-inventory", state="none",
              explained=Explained(Words("理由その3", "Reason number 3"), ("jp-gfb",)),
              place=place(1004)),
        Entry(on=on, practice="set-ai-policy", state="not-applicable", norms=("jp-gfb",),
              reason=Words("理由その4", "Reason number 4"), place=place(1005)),
        Entry(on=on, practice="publish-ai-policy", state="all", place=place(1006)),
        Entry(on=on, practice="publish-ai-policy", state="none", place=place(1007)),
    )  # fmt: skip


@functools.cache
def assessment() -> Assessment:
    """Two systems; of the second nobody said in which role the organisation stands to it."""
    systems: dict[str, Given] = {
        "chat": {"roles": ("provider",), "generative": True, "personal-data": True},
        "memo": {"generative": True, "stage": "operation"},
    }
    who = profile(systems, {"country": "jp", "body": "company", "size": "small"})
    scope = applicable(who, norms(), None, DAY)
    return findings.assess(scope, standing(entries(), scope))


@functools.cache
def pages() -> dict[str, str]:
    """The page in each language."""
    documents = build_all(assessment(), LANGS)
    return {lang: to_html(made) for lang, made in zip(LANGS, documents, strict=True)}


VOID = {"meta", "link", "br", "hr", "col", "img", "input"}


class Page(HTMLParser):
    """A page taken apart: elements with attributes, text, and the open elements at each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """Everything that a reader sees, and the labels of pictures."""
        return "".join(self.texts)

    def all(self, attribute: str) -> list[str]:
        return [given[attribute] for _, given in self.elements if attribute in given]


@functools.cache
def parsed(lang: str) -> Page:
    return Page(pages()[lang])
