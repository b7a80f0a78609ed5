"""A whole questionnaire answered from the ledger, and put into a copy of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from yawara.forms.docx import read as docx_read
from yawara.forms.docx import write as docx_write
from yawara.forms.fill import answers, particulars
from yawara.forms.fill.answers import Answer, Found, is_fact
from yawara.forms.fill.known import Looker
from yawara.forms.fill.words import SAY
from yawara.forms.xlsx import read as xlsx_read
from yawara.forms.xlsx import write as xlsx_write
from yawara.forms.xlsx.write import Written
from yawara.text.problem import Place, Problems, Read
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from yawara.assess.findings import Assessment
    from yawara.forms.fill.memory import Memory
    from yawara.forms.fill.particulars import Entered
    from yawara.forms.match.match import Match
    from yawara.forms.questionnaire import Ask, Questionnaire, Writing
    from yawara.text.words import Lang


class Matches(Protocol):
    """Whatever says what a question asks about."""

    def match(self, text: str, lang: Lang) -> Match:
        """What a question in a language asks about, or nothing."""
        ...


class Setting(NamedTuple):
    """What a questionnaire is answered from.

    `decided`: what a person said of questions by their ids in a review of this very file.
    """

    assessment: Assessment
    matcher: Matches
    memory: Memory
    system: str = ""
    decided: Mapping[str, Found] = {}


def read(data: bytes, name: str) -> Read[Questionnaire]:
    """A questionnaire of either kind. Problems: fill-suffix, those of its reader.

    fill-only-sources where it asks nothing but what our own sheet of sources tells.
    """
    reader = {"xlsx": xlsx_read.read, "xlsm": xlsx_read.read, "docx": docx_read.read}
    kind = name.rpartition(".")[2].lower()
    if kind not in reader:
        found = Problems()
        found.error("fill-suffix", Place(name))
        return Read(None, found.found)
    read = reader[kind](data, name)
    if read.value is None:
        return read
    # Our own sheet of sources, in a copy that was filled in before, has questions and texts, too.
    ours = {SAY("sheet", lang) for lang in LANGS}
    asks = tuple(one for one in read.value.asks if not ours.intersection(one.context[:1]))
    if not asks:
        found = Problems()
        found.error("fill-only-sources", Place(name))
        return Read(None, found.found)
    rest = (one for one in read.value.particulars if one.where.rpartition("!")[0] not in ours)
    asked = msgspec.structs.replace(read.value, asks=asks, particulars=tuple(rest))
    return Read(particulars.apart(asked), read.problems)


def answered(
    asked: Questionnaire, setting: Setting, step: Callable[[int], None] = lambda _: None
) -> tuple[Answer, ...]:
    """The answer to every question. `step` is called with each number of questions done.

    A decision of the review counts most, then what was confirmed before, then the matcher.
    """
    looker = Looker(setting.assessment)
    beside = answers.side_by_side(asked.asks)
    out: list[Answer] = []
    for at, ask in enumerate(asked.asks):
        step(at)
        apart = ask.id in beside
        out.append(answers.answer(ask, found(ask, setting), looker, setting.system, apart=apart))
    return tuple(out)


def found(ask: Ask, setting: Setting) -> Found:
    """What a question asks about."""
    if ask.id in setting.decided:
        return setting.decided[ask.id]
    if (known := setting.memory.find(ask)) is not None:
        return known
    return by_matcher(setting.matcher.match(ask.text, ask.lang))


def by_matcher(match: Match) -> Found:
    """What the matcher says, as far as that may be answered: a fact is never turned round."""
    named = (*match.targets, *match.perhaps)
    if not named or (match.reversed and any(map(is_fact, named))):
        return Found(near=match.near, score=match.score)
    return Found(
        match.targets,
        match.reversed,
        "matcher",
        match.score,
        near=match.near,
        perhaps=match.perhaps,
        sure=match.sure,
    )


def writings_of(given: Iterable[Answer], entered: Iterable[Entered]) -> list[Writing]:
    """All that is to be written: answers, and who gives them and when."""
    out = [one for answer in given for one in answer.writings]
    return [*out, *(one.writing for one in entered if one.text)]


def written(
    data: bytes,
    asked: Questionnaire,
    given: tuple[Answer, ...],
    entered: tuple[Entered, ...] = (),
) -> Read[Written]:
    """A copy of the file with the answers in it, and nothing else changed.

    Of texts of our own it says which are longer than one sees in their cell; a word that the sheet
    offers is its own matter. Problems: those of its writer.
    """
    writings = writings_of(given, entered)
    if asked.kind == "docx":
        done = docx_write.write(data, writings, asked.name)
        return Read(None if done.value is None else Written(done.value), done.problems)
    made = xlsx_write.written(data, writings, asked.name)
    if made.value is None:
        return made
    own = {cell.slot.where for answer in given for cell in answer.cells if not cell.slot.choices}
    longer = tuple(one for one in made.value.longer if one in own)
    return Read(made.value._replace(longer=longer), made.problems)
