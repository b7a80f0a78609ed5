"""What there is to say about a sheet that was answered: problems, JSON, and lines to read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from yawara.cli.fill.words import SAY
from yawara.text.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.cli.fill.work import Work
    from yawara.cli.output import Caller
    from yawara.forms.fill import answers, told
    from yawara.text.canonical import Json
    from yawara.text.problem import Problems

#: Of more blanks nobody reads on; the sheet of sources and JSON have them all.
_MOST_SHOWN = 40
#: Of more labels, a sheet's own cover tells better.
_MOST_LABELS = 12


def tell(work: Work, before: tuple[told.Told, ...], caller: Caller, found: Problems) -> None:
    """Say where a sheet, or somebody before, was told something else."""
    from yawara.forms.fill import told as telling
    from yawara.forms.fill.sources import Teller
    from yawara.forms.fill.words import SAY as FILL
    from yawara.forms.fill.words import STATE

    if work.asked.told_to and work.asked.to is None:
        found.note("fill-told-nothing", Place(work.sheet.name), to=work.asked.told_to[:80])
    teller = Teller(work.assessment, caller.lang)
    for answer in work.answers:
        for cell in answer.differs:
            ours = teller.state(answer)
            shown = cell.slot.current[:60]
            found.warning("fill-differs", work.at(cell.slot.where), stands=shown, ours=ours)
    for one in telling.otherwise(work.answers, before):
        main = one.answer.main
        where = main.slot.where if main is not None else one.answer.ask.id
        told = [
            FILL(
                "told",
                caller.lang,
                to=old.to,
                day=old.on,
                state=STATE(old.state, caller.lang) if old.state in STATE.table else old.state,
            )
            for old in one.told
        ]
        found.warning(
            "fill-told-otherwise",
            work.at(where),
            told=teller.joined(told),
            now=teller.state(one.answer),
            targets=teller.targets(one.answer),
            since=teller.joined(one.since),
        )


def result(work: Work) -> Json:
    """The answer as JSON."""
    return {
        "sheet": str(work.asked.sheet),
        "sha256": work.sheet.sha256,
        "file": None if work.asked.to is None else str(work.asked.to),
        "review": None if work.asked.review is None else str(work.asked.review),
        "decided": None if work.decided is None else sorted(work.decided),
        "questions": [_ask(one) for one in work.answers],
        "particulars": [
            {
                "where": one.place.where,
                "label": one.place.label,
                "kind": one.place.kind,
                "written": one.text or None,
                "stands": one.place.current or None,
                "why": one.why or None,
            }
            for one in work.entered
        ],
    }


def _ask(answer: answers.Answer) -> Json:
    found, known = answer.found, answer.known
    return {
        "id": answer.ask.id,
        "number": answer.ask.number,
        "question": answer.ask.text,
        "targets": list(found.targets),
        "perhaps": list(found.perhaps),
        "reversed": found.reversed,
        "by": found.by or None,
        "score": round(found.score, 4),
        "near": [one.target for one in found.near],
        "system": answer.system or None,
        "systems": list(known.systems),
        "state": known.said or None,
        "status": answer.status,
        "why": answer.why or None,
        "entries": list(dict.fromkeys(one.entry.id for one in known.behind)),
        "facts": list(dict.fromkeys(one.fact for one in known.given)),
        "places": [
            {
                "where": cell.slot.where,
                "kind": cell.slot.kind,
                "written": cell.text or None,
                "stands": cell.slot.current or None,
                "why": cell.why or None,
            }
            for cell in answer.cells
        ],
    }


def lines(work: Work, statuses: Counter[str], caller: Caller) -> Iterator[str]:
    """The answer as lines: what stayed blank and why, then the counts and the files."""
    from yawara.forms.fill.sources import Teller
    from yawara.forms.fill.words import WHY

    lang = caller.lang
    teller = Teller(work.assessment, lang)
    blank = [one for one in work.answers if one.status == "blank"]
    if blank:
        yield SAY("blank", lang)
    for one in blank[:_MOST_SHOWN]:
        main = one.main
        where = teller.place(main.slot.where if main else one.ask.id)
        yield f"  {where}  {teller.question(one)[:120]}"
        yield f"      {WHY(main.why if main else one.why, lang)}"
        if one.found.near and not one.found.targets:
            yield f"      {SAY('near', lang, near=teller.near(one))}"
        elif one.why == "whichever":
            yield f"      {SAY('near', lang, near=teller.targets(one))}"
    if len(blank) > _MOST_SHOWN:
        yield SAY("more", lang, count=len(blank) - _MOST_SHOWN)
    yield SAY(
        "counts",
        lang,
        total=len(work.answers),
        written=statuses["written"],
        blank=statuses["blank"],
        stands=statuses["stands"],
    )
    whys = Counter(one.main.why if one.main else one.why for one in blank)
    for why, count in whys.most_common():
        yield SAY("why", lang, count=count, why=WHY(why, lang))
    if work.entered:
        open_ = [one.place.label for one in work.entered if not one.text and one.why != "stands"]
        named = teller.joined(list(dict.fromkeys(open_))[:_MOST_LABELS])
        count = sum(1 for one in work.entered if one.text)
        yield SAY("particulars", lang, total=len(work.entered), written=count, named=named)
    if work.asked.review is not None:
        key = "reviewed" if work.decided is not None else "review-written"
        yield SAY(key, lang, file=work.asked.review, count=len(work.decided or ()))
    if work.asked.to is None:
        if work.asked.review is None:
            yield SAY("not-written", lang)
    else:
        yield SAY("written", lang, file=work.asked.to)
        yield SAY("check", lang)
        if work.asked.comments:
            yield SAY("comments", lang)
