"""Where every written cell came from, and why others are blank, as rows of a sheet."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from yawara.forms.fill import answers
from yawara.forms.fill.words import BY, SAY, STATE, WHY
from yawara.forms.layout import GrowingSheet, height, look, opened
from yawara.forms.xlsx.write import cell_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from yawara.assess.findings import Assessment
    from yawara.forms.fill.answers import Answer, Cell
    from yawara.forms.fill.particulars import Entered
    from yawara.scope.profile import Value
    from yawara.text.words import Lang

#: How a place in a document is called, and our phrase for it. A cell of a sheet is none of these.
_PLACES = {
    "in-table": re.compile(
        r"table (?P<table>\d+), row (?P<row>\d+), cells? (?P<cell>[\d-]+)(?:, .*)?"
    ),
    "in-text": re.compile(r"paragraph (?P<at>\d+)(?:, .*)?"),
    "in-frame": re.compile(r"text box (?P<at>\d+)(?:, .*)?"),
    "in-box": re.compile(r"box(?:es)? (?P<at>[\d-]+)"),
    "in-control": re.compile(r"(?:control|field) (?P<at>\d+)"),
}
_SHOWN = 400
_ID = 12
#: How wide the columns of the list beside a document are.
_WIDTHS = (20.0, 46.0, 40.0, 34.0, 11.0, 26.0, 32.0, 20.0, 26.0)


class Teller:
    """Tells of answers in one language."""

    def __init__(self, assessment: Assessment, lang: Lang) -> None:
        self.scope = assessment.scope
        self.norms = assessment.scope.norms
        self.lang = lang
        self._names = {one.id: one.name for one in self.scope.subjects[1:]}

    def place(self, where: str) -> str:
        """A place as people call it; that of a cell is its name in every language."""
        for key, pattern in _PLACES.items():
            if found := pattern.fullmatch(where):
                return self.say(key, **found.groupdict())
        return where

    def say(self, key: str, **params: object) -> str:
        """One of our phrases."""
        return SAY(key, self.lang, **params)

    def joined(self, texts: Sequence[str]) -> str:
        """Texts on one line; a dash where there are none."""
        return self.say("separator").join(texts) if texts else self.say("none")

    def target(self, target: str) -> str:
        """A target by its title and its id."""
        return f"{answers.title(target, self.norms, self.lang)} [{target}]"

    def named(self, targets: Iterable[str]) -> str:
        """Targets on one line."""
        return self.joined([self.target(one) for one in targets])

    def meant(self, answer: Answer) -> str:
        """What a question asks about in all likelihood."""
        text = self.named(answer.found.targets)
        return f"{text} ({self.say('reversed')})" if answer.found.reversed else text

    def targets(self, answer: Answer) -> str:
        """What a question was taken to ask about, and what it may ask about, too."""
        text, perhaps = self.meant(answer), answer.found.perhaps
        if not perhaps:
            return text
        return f"{text}{self.say('separator')}{self.say('perhaps', targets=self.named(perhaps))}"

    def near(self, answer: Answer) -> str:
        """What else it may ask about."""
        return self.named(one.target for one in answer.found.near)

    def state(self, answer: Answer) -> str:
        """What the ledger says, in words."""
        if answer.known.value is None:
            return STATE(answer.known.state, self.lang)
        return self.value(answer.known.given[0].fact, answer.known.value)

    def value(self, fact_id: str, value: Value | None) -> str:
        """The value of a fact, in words."""
        if value is None:
            return self.say("none")
        if isinstance(value, bool):
            return STATE("true" if value else "false", self.lang)
        ids = value if isinstance(value, tuple) else (value,)
        titles = {one.id: one.title.to(self.lang) for one in self.norms.fact_by_id[fact_id].choices}
        return self.joined([titles.get(str(one), f"{one}") for one in ids])

    def subject(self, answer: Answer) -> str:
        """About whom or what the answer speaks."""
        systems = answer.known.systems
        if not systems:
            return self.say("organization")
        names = [self._names[one].to(self.lang) for one in systems if one in self._names]
        if answer.system or len(names) == 1:
            return self.joined(names)
        return self.say("all-systems", names=self.joined(names))

    def entries(self, answer: Answer) -> str:
        """The entries and facts that the answer came from."""
        lines: dict[str, None] = {}
        own = {*answer.found.targets}
        for one in answer.known.behind:
            line = self.say("entry", day=one.entry.on, id=one.entry.id[:_ID])
            if one.practice not in own:
                title = answers.title(one.practice, self.norms, self.lang)
                line = f"{line} {self.say('follows', practice=title)}"
            lines[line] = None
        for given in answer.known.given:
            title = self.norms.fact_by_id[given.fact].title.to(self.lang)
            lines[self.say("fact", fact=title, value=self.value(given.fact, given.value))] = None
        return "\n".join(lines) or self.say("none")

    def by(self, answer: Answer) -> str:
        """How it is known what the question asks about."""
        found = answer.found
        return BY(found.by, self.lang, score=f"{found.score:.2f}", day=found.day or "")

    def why(self, cell: Cell) -> str:
        """Why a place was left as it is."""
        return WHY(cell.why, self.lang)

    def text(self, text: str) -> str:
        """A text of a cell; a lone sign in quotes, so that nobody takes this for a legend of it."""
        return self.say("quoted", text=text) if len(text) == 1 else text

    def question(self, answer: Answer) -> str:
        """A question, with its number."""
        text = " ".join(answer.ask.text.split())[:_SHOWN]
        number = answer.ask.number
        return text if text.startswith(number) else f"{number} {text}"


def rows(
    given: Sequence[Answer],
    assessment: Assessment,
    lang: Lang,
    remarks: Mapping[str, Container[str]] | None = None,
    entered: Sequence[Entered] = (),
    *,
    beside: bool = False,
) -> list[list[str]]:
    """The rows of the sheet of sources: what was written, what was not, what stood there.

    `remarks`: places by what is remarked of them (`longer`: one does not see the whole text;
    `no-comment`: none can stand there); `beside`: the rows are a file of their own, not a sheet of
    the copy.
    """
    teller = Teller(assessment, lang)
    name = assessment.scope.profile.organization.name.to(lang)
    out = [
        [teller.say("draft-beside" if beside else "draft")],
        [teller.say("as-of", organization=name, day=assessment.scope.day)],
    ]
    said = {teller.say(key): places for key, places in (remarks or {}).items()}
    parts = {
        "written": [
            [*line, teller.say("separator").join(key for key in said if where in said[key])]
            for where, line in _written(given, teller)
        ],
        "blank": list(_blank(given, teller)),
        "standing": list(_standing(given, teller)),
        "particulars": list(_particulars(entered, teller)),
    }
    for key, lines in parts.items():
        if key == "particulars" and not lines:
            continue
        heads = _HEADS[key]
        out += [[], [f"{teller.say(key)} ({len(lines)})"], [teller.say(one) for one in heads]]
        out += lines
    return out


_HEADS = {
    "written": (
        "place", "question", "text", "targets", "state", "subject", "entries", "by", "remark",
    ),
    "blank": ("place", "question", "why", "targets", "state", "near"),
    "standing": ("place", "question", "stands", "targets", "ours"),
    "particulars": ("place", "label", "text", "source"),
}  # fmt: skip


def notes(given: Sequence[Answer], assessment: Assessment, lang: Lang) -> dict[str, str]:
    """Where each text of a workbook came from, by the cell that it stands in."""
    teller = Teller(assessment, lang)
    return {
        cell_of(cell.slot, cell.text): "\n".join(
            (
                teller.say("note"),
                teller.targets(one),
                teller.say("is", state=teller.state(one), subject=teller.subject(one)),
                teller.entries(one),
                teller.by(one),
            )
        )
        for one in given
        for cell in one.cells
        if cell.text
    }


def _written(given: Sequence[Answer], teller: Teller) -> Iterator[tuple[str, list[str]]]:
    for one in given:
        for cell in one.cells:
            if cell.text:
                yield (
                    cell.slot.where,
                    [
                        teller.place(cell.slot.where),
                        teller.question(one),
                        teller.text(cell.text),
                        teller.targets(one),
                        teller.state(one),
                        teller.subject(one),
                        teller.entries(one),
                        teller.by(one),
                    ],
                )


def _blank(given: Sequence[Answer], teller: Teller) -> Iterator[list[str]]:
    for one in given:
        for cell in one.cells:
            if cell.text or cell.why in ("stands", "said") or (one.why and cell is not one.main):
                continue
            line = [teller.place(cell.slot.where), teller.question(one), teller.why(cell)]
            yield [*line, teller.targets(one), teller.state(one), teller.near(one)]


def _standing(given: Sequence[Answer], teller: Teller) -> Iterator[list[str]]:
    for one in given:
        for cell in one.cells:
            if cell.why == "stands":
                where, stands = teller.place(cell.slot.where), teller.text(cell.slot.current)
                line = [where, teller.question(one), stands]
                yield [*line, teller.targets(one), teller.state(one)]


def _particulars(entered: Sequence[Entered], teller: Teller) -> Iterator[list[str]]:
    for one in entered:
        text = one.text or one.place.current
        key = "profile-name" if one.place.kind == "organization" else "today"
        source = teller.say(key) if one.text else WHY(one.why, teller.lang)
        yield [teller.place(one.place.where), one.place.label, teller.text(text), source]


def book(rows_: Sequence[Sequence[str]], day: datetime.date, lang: Lang) -> bytes:
    """The same rows as a workbook of their own, for what has no sheets: a table for each part."""
    out = io.BytesIO()
    made = opened(out, lang, day, SAY("sheet", lang))
    style = look(made, lang)
    sheet = made.add_worksheet(SAY("sheet", lang), GrowingSheet)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    heads: Sequence[str] = ()
    for at, row in enumerate(rows_):
        if len(row) <= 1:
            heads = ()
            form = style.title if at == 0 else style.value if at == 1 else style.label
            for text in row:
                sheet.write_string(at, 0, text, form)
            continue
        form = style.given if heads else style.head
        heads = heads or row
        for column, text in enumerate([*row, *[""] * (len(heads) - len(row))]):
            sheet.write_string(at, column, text, form)
        sheet.set_row(at, height(zip(row, _WIDTHS, strict=False)))
    made.close()
    return out.getvalue()
