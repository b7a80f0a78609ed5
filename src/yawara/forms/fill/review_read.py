"""The decisions in a review that a person went through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yawara.forms.fill import table
from yawara.forms.fill.answers import Found, is_fact
from yawara.forms.fill.choices import polarity, squeezed
from yawara.forms.fill.review import CHECK_LENGTH, COLUMNS
from yawara.forms.fill.words import REVIEW
from yawara.forms.match.match import targets as all_targets
from yawara.text.fields import nearest
from yawara.text.problem import Problems, Read
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from yawara.forms.fill.table import Table
    from yawara.forms.questionnaire import Questionnaire
    from yawara.norms.model import Norms

_NEEDED = ("decision", "ask", "sheet", "proposed")
_BRACKETED = re.compile(r"\[([A-Za-z0-9:._-]+)\]")
_BETWEEN = re.compile(r"[\n、,，;；]+")


def read(data: bytes, name: str, asked: Questionnaire, norms: Norms) -> Read[dict[str, Found]]:
    """What a person decided, by the ids of questions; a row without a decision says nothing.

    Problems: those of `table.read`, review-other-sheet, review-row-unknown,
    review-row-twice, review-decision-unknown, review-polarity-unknown,
    review-fact-reversed, all errors.
    """
    found = Problems()
    opened = table.read(data, name, REVIEW, (key for key, _, _ in COLUMNS), _NEEDED)
    found.extend(opened.problems)
    if opened.value is None:
        return Read(None, found.found)
    return Read(_Reader(opened.value, asked, norms, found).decisions(), found.found)


class _Reader:
    def __init__(self, table: Table, asked: Questionnaire, norms: Norms, found: Problems) -> None:
        self.table = table
        self.found = found
        self.sha256 = asked.sha256[:CHECK_LENGTH]
        self.asks = {ask.id for ask in asked.asks}
        self.ids = {one.id: one.id for one in all_targets(norms)}
        self.titles: dict[str, str] = {}
        for one in all_targets(norms):
            for text in (one.title.ja, one.title.en):
                self.titles.setdefault(squeezed(text), one.id)

    def decisions(self) -> dict[str, Found]:
        """Every decision, by question."""
        out: dict[str, Found] = {}
        first: dict[str, int] = {}
        for row in self.table.rows():
            ask = self.table.text(row, "ask")
            belongs = self._belongs(row, ask)
            one = self._decision(row)
            if one is None or not belongs:
                continue
            if ask in out and (out[ask].targets, out[ask].reversed) != (one.targets, one.reversed):
                self._error("review-row-twice", row, "decision", first=first[ask])
            out.setdefault(ask, one)
            first.setdefault(ask, row)
        return out

    def _belongs(self, row: int, ask: str) -> bool:
        """Whether a row is about a question of this file; a problem where it should be."""
        table = self.table
        if not ask:
            if table.text(row, "decision"):
                self._error("review-row-unknown", row, "decision")
            return False
        if table.text(row, "sheet") != self.sha256:
            self._error("review-other-sheet", row, "sheet")
            return False
        if ask not in self.asks:
            self._error("review-row-unknown", row, "decision")
            return False
        return True

    def _decision(self, row: int) -> Found | None:
        text = self.table.text(row, "decision")
        was = self.table.text(row, "proposed")
        before = Found(tuple(was.removeprefix("!").split()), was.startswith("!"))
        turned = self._turned(row, before)
        if turned is None:
            return None
        if not text:
            if turned == before.reversed or not before.targets:
                return None
            return self._found(row, before.targets, reversed_=turned)
        chosen = squeezed(text)
        if chosen in {squeezed(REVIEW("nothing", lang)) for lang in LANGS}:
            return Found((), by="review", score=1.0)
        if chosen in {squeezed(REVIEW("keep", lang)) for lang in LANGS}:
            targets = self._targets(row, was.removeprefix("!"), " ")
        else:
            targets = self._targets(row, text, "")
        return self._found(row, targets, reversed_=turned)

    def _found(self, row: int, targets: tuple[str, ...], *, reversed_: bool) -> Found | None:
        """What was decided; a fact is never turned round, for then a no would say that it is so."""
        if reversed_ and any(map(is_fact, targets)):
            said = self.table.text(row, "polarity")
            was = self.table.text(row, "proposed")
            if not said and was != "!" + " ".join(targets):
                return Found(targets, by="review", score=1.0)
            self._error("review-fact-reversed", row, "polarity", target=", ".join(targets)[:80])
            return None
        return Found(targets, reversed_, "review", 1.0) if targets else None

    def _turned(self, row: int, before: Found) -> bool | None:
        """Whether a *yes* means that it is not done; None where the cell cannot be read."""
        text = squeezed(self.table.text(row, "polarity"))
        if not text:
            return before.reversed
        turned = polarity(text)
        if turned is None:
            self._error("review-polarity-unknown", row, "polarity", value=text[:60])
        return turned

    def _targets(self, row: int, text: str, between: str) -> tuple[str, ...]:
        """The practices and facts that a cell names, by id or title; none with a problem."""
        named = _BRACKETED.findall(text)
        parts = named or [
            part.strip() for part in (text.split() if between else _BETWEEN.split(text))
        ]
        out: list[str] = []
        for part in filter(None, parts):
            one = self.ids.get(part) or self.titles.get(squeezed(part))
            if one is None:
                near = nearest(part, self.ids) or ""
                self._error(
                    "review-decision-unknown", row, "decision", value=part[:80], nearest=near
                )
                return ()
            out.append(one)
        if not out:
            self._error("review-decision-unknown", row, "decision", value=text[:80], nearest="")
        return tuple(dict.fromkeys(out))

    def _error(self, code: str, row: int, key: str, **params: object) -> None:
        self.found.error(code, self.table.place(row, key), **params)
