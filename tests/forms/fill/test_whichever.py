"""A question that may mean one practice or another is answered where that makes no difference."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.forms.fill.firm import ASKS
from yawara.assess.project import Request, assess_project, open_project
from yawara.forms.fill import filling
from yawara.forms.fill.filling import Setting, answered
from yawara.forms.fill.known import Looker
from yawara.forms.fill.learn import Learner, Old
from yawara.forms.fill.memory import Memory
from yawara.forms.fill.review import AT, HEADER, write
from yawara.forms.fill.sources import Teller, rows
from yawara.forms.match.match import Match

if TYPE_CHECKING:
    from tests.forms.fill.firm import Firm
    from yawara.assess.findings import Assessment
    from yawara.text.words import Lang

DAY = datetime.date(2026, 11, 22)
LEAD, LIST, POLICY = "appoint-ai-lead", "keep-ai-inventory", "set-ai-policy"
UNKNOWN, BRIEF, CONTACT = "record-data-origins", "brief-executives-on-ai", "open-contact-point"
LARGE = "fact:generative"


class Says:
    """A matcher that takes every question for the same."""

    def __init__(self, match: Match) -> None:
        self.all = match

    def match(self, text: str, lang: Lang) -> Match:  # noqa: ARG002 - what the protocol asks for
        return self.all


def meant(
    targets: tuple[str, ...], perhaps: tuple[str, ...] = (), sure: tuple[str, ...] = ()
) -> Says:
    return Says(Match(targets, 0.98, reversed=False, near=(), perhaps=perhaps, sure=sure))


@pytest.fixture
def assessment(firm: Firm) -> Assessment:
    opened = open_project(firm.folder, Request(DAY, DAY)).value
    assert opened is not None
    return assess_project(opened, Request(DAY, DAY))


@pytest.mark.parametrize(
    ("targets", "sure", "perhaps", "state"),
    [
        ((LEAD,), (), (), "all"),  # nothing else may be meant
        ((LEAD,), (), (LARGE,), "all"),  # a fact's yes is a yes
        ((LEAD,), (), (LIST,), ""),
        ((LEAD,), (LEAD,), (LIST,), ""),  # both, or the first alone
        ((LIST,), (LIST,), (LEAD,), "some"),  # part of one is part of both
        ((LIST,), (), (LEAD,), ""),  # but the other alone would be done
        ((LIST,), (LIST,), (UNKNOWN,), "some"),
        ((LEAD,), (LEAD,), (UNKNOWN,), ""),
        ((POLICY,), (POLICY,), (LIST,), ""),  # none of one, some of both
        ((LEAD, POLICY), (LEAD, POLICY), (LIST,), "some"),
        ((LEAD, POLICY), (LEAD, POLICY), (), "some"),
        ((LEAD, POLICY), (LEAD,), (), ""),  # the second is not surely meant
        ((LEAD,), (LEAD,), (CONTACT,), ""),  # contradicted
        ((LEAD,), (LEAD,), (BRIEF,), ""),  # does not apply
        ((BRIEF,), (BRIEF,), (), "not-applicable"),
        ((UNKNOWN,), (), (LEAD,), ""),
    ],
)
def test_what_is_said_is_true_whichever_is_meant(
    assessment: Assessment,
    targets: tuple[str, ...],
    sure: tuple[str, ...],
    perhaps: tuple[str, ...],
    state: str,
) -> None:
    unsure = tuple(one for one in (*targets, *perhaps) if one not in sure)
    assert Looker(assessment).whichever(targets, sure, unsure).state == state


@pytest.mark.parametrize(
    ("matcher", "text"),
    [
        (meant((LEAD,), (LARGE,)), "はい"),
        (meant((LEAD,), (LIST,)), ""),
        (meant((LEAD,), (LIST,), (LEAD,)), ""),
        (meant((LIST,), (LEAD,), (LIST,)), "一部"),
    ],
)
def test_it_is_written_or_left_with_all_that_may_be_meant(
    firm: Firm, assessment: Assessment, matcher: Says, text: str
) -> None:
    path = firm.sheet(["strange"])
    asked = filling.read(path.read_bytes(), path.name).value
    assert asked is not None
    given = answered(asked, Setting(assessment, matcher, Memory((), assessment.scope.norms)))
    assert given[0].main is not None
    assert given[0].main.text == text
    assert given[0].why == ("" if text else "whichever")
    named = Teller(assessment, "ja").targets(given[0])
    told = [cell for row in rows(given, assessment, "ja") for cell in row]
    assert named in told
    assert all(f"[{one}]" in named for one in (*matcher.all.targets, *matcher.all.perhaps))


def test_the_review_offers_each_and_all_together(firm: Firm, assessment: Assessment) -> None:
    path = firm.sheet(["strange"])
    asked = filling.read(path.read_bytes(), path.name).value
    assert asked is not None
    setting = Setting(assessment, meant((LEAD,), (LIST,)), Memory((), assessment.scope.norms))
    given = answered(asked, setting)
    book = openpyxl.load_workbook(io.BytesIO(write(asked, given, assessment, "ja")))
    options = [cell.value for cell in book.worksheets[1][HEADER + 2]]
    teller = Teller(assessment, "ja")
    assert options[1:] == [teller.named((LEAD, LIST)), teller.target(LIST), options[-1]]
    assert book.worksheets[0].cell(HEADER + 2, AT["proposal"] + 1).value == teller.target(LEAD)


def test_a_person_leaves_nothing_unsure(firm: Firm) -> None:
    """What somebody confirmed is meant, and nothing else."""
    path = firm.sheet(["both"])
    done = firm.filled(path)
    assert done["C2"] == "一部"
    assert ASKS["both"][1] == (LEAD, LIST)


@pytest.mark.parametrize(("answer", "practice"), [("はい", LEAD), ("いいえ", ""), ("一部", "")])
def test_an_old_yes_speaks_of_what_is_meant_and_an_old_no_of_one_of_them(
    firm: Firm, assessment: Assessment, answer: str, practice: str
) -> None:
    path = firm.sheet(["strange"], given={"C2": answer})
    asked = filling.read(path.read_bytes(), path.name).value
    assert asked is not None
    setting = Setting(assessment, meant((LEAD,), (LIST,)), Memory((), assessment.scope.norms))
    found = [filling.found(one, setting) for one in asked.asks]
    learner = Learner.of(Looker(assessment), firm.folder, "")
    (one,) = learner.proposals([Old(asked, found, DAY)])
    assert one.practice == practice
    assert practice or {LEAD, LIST} <= set(one.near)
