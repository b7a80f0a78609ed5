"""The summary of a check: which practices and provisions a change touches, and how.

A reviewer reads from above: what makes the check fail, what moved and why, for which provisions,
the new lines of the ledger. Every single provision stands folded away at the end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess.project import LEDGER
from yawara.cli.check.blocks import Block, Code, rows_of, short
from yawara.cli.check.fail_on import listed, own_findings
from yawara.cli.check.moves import WAYS, Touched, gather
from yawara.cli.check.view import View
from yawara.cli.check.words import SAY
from yawara.cli.table import plain
from yawara.text.messages import describe, show_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yawara.cli.check.blocks import Cell
    from yawara.cli.check.fail_on import Checked, Rule
    from yawara.cli.check.revision import Revision
    from yawara.scope.applies import Subject
    from yawara.text.problem import Problem
    from yawara.text.words import Lang


class Outcome(NamedTuple):
    """What a check came to: the failing rules with their problems, and what is new.

    `notes` say why nothing was compared.
    """

    checked: Checked
    failed: tuple[tuple[Rule, tuple[Problem, ...]], ...]
    fresh: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    revision: Revision | None = None


def summary(outcome: Outcome, lang: Lang) -> list[Block]:
    """The summary in one language; of a change that touches nothing, three lines."""
    checked = outcome.checked
    scope = checked.assessment.scope
    name = plain(scope.subjects[0].name.to(lang))
    out = [Block(SAY("title", lang, name=name, day=scope.day), 1)]
    if not checked.moved:
        out += [Block(describe(one, lang)[0], logged=True) for one in outcome.notes]
        out += [*_verdict(outcome, lang), _tally(checked, lang)]
        return [*out, *_problems("failing", _failing(outcome), lang)]
    out.append(Block(_against(outcome, lang)))
    if all(changes.silent for changes in checked.moved):
        out.append(Block(SAY("same", lang)))
        if not (checked.added or checked.lost or outcome.fresh or _failing(outcome)):
            return out
    out += [*_verdict(outcome, lang), *_problems("failing", _failing(outcome), lang)]
    touched = gather(checked.moved, checked.back)
    view = View(checked, lang)
    out += [Block(SAY("what-changed", lang), 2)]
    out += [Block(text, item=True) for text in _counts(checked, touched, lang)]
    out += _moved(touched, view)
    for key, found in (("added", checked.added), ("lost", checked.lost)):
        if found:
            table = rows_of(SAY("entries", lang), [view.entry(entry) for entry in found])
            out += [Block(SAY(key, lang), 2), table]
    return [*out, *_problems("fresh", outcome.fresh, lang), *_every(touched, view)]


def _against(outcome: Outcome, lang: Lang) -> str:
    against, revision = plain(outcome.checked.against), outcome.revision
    if revision is None or not revision.commit:
        return SAY("against", lang, against=against)
    commit = f"{against} ({revision.commit[:12]})"
    if revision.moved_from is None:
        return SAY("against", lang, against=commit)
    return SAY("against-moved", lang, against=commit, folder=plain(revision.moved_from))


def _verdict(outcome: Outcome, lang: Lang) -> Iterator[Block]:
    failed = [rule.name for rule, problems in outcome.failed if problems]
    if failed:
        yield Block(SAY("failed", lang, kinds=", ".join(failed)))
    elif outcome.failed and outcome.checked.moved:
        kinds = ", ".join(rule.name for rule, _ in outcome.failed)
        yield Block(SAY("passed", lang, kinds=kinds))


def _counts(checked: Checked, touched: Touched, lang: Lang) -> Iterator[str]:
    """What moved, in sentences, and what these words mean."""
    ways: dict[str, set[str]] = {way: set() for way in WAYS}
    for mover in touched.movers:
        ways[mover.way].add(mover.target)
    for _, one in touched.provisions:
        if one.kind != "moved":
            ways[one.kind].add(one.item.ref)
    further = ways["further"] | ways["reasoned"] | ways["unreasoned"]
    if touched.movers:
        counts = {"closer": len(ways["closer"]), "other": len(ways["other"])}
        yield SAY("moved", lang, further=len(further), **counts)
    if steps := {step.target for step in checked.back}:
        silent = {step.target for step in checked.back if step.reason is None}
        yield SAY("steps-back", lang, steps=len(steps), reasoned=len(steps - silent))
    if touched.provisions:
        refs = {one.item.ref for _, one in touched.provisions}
        yield SAY("touched", lang, count=len(refs))
    if ways["appeared"] or ways["vanished"]:
        counts = {way: len(ways[way]) for way in ("appeared", "vanished")}
        yield SAY("applies", lang, **counts)
    yield SAY("entry-counts", lang, added=len(checked.added), lost=len(checked.lost))
    yield from _ahead(checked, lang)


def _ahead(checked: Checked, lang: Lang) -> Iterator[str]:
    """Which entries begin only later, and the days that were looked at for that."""
    day = checked.assessment.scope.day
    later = [entry for entry in checked.added if entry.on > day]
    if later:
        lines = listed([str(entry.place.line) for entry in later])
        yield SAY("later", lang, day=day, count=len(later), file=LEDGER, lines=lines)
    if days := [str(changes.after.scope.day) for changes in checked.moved[1:]]:
        yield SAY("days", lang, days=listed(days))


def _moved(touched: Touched, view: View) -> Iterator[Block]:
    lang = view.lang
    if touched.movers:
        yield Block(SAY("practices-moved", lang), 2)
        yield Block(SAY("meaning", lang))
        yield rows_of(SAY("practices", lang), [view.mover(one) for one in touched.movers])
    if touched.others:
        yield Block(SAY("provisions-otherwise", lang), 2)
        yield rows_of(SAY("otherwise", lang), [view.otherwise(one) for one in touched.others])


def _every(touched: Touched, view: View) -> Iterator[Block]:
    """One row for each provision and each way in which it changed, with all whom that concerns."""
    whom: dict[tuple[Cell, ...], list[Subject]] = {}
    for day, one in touched.provisions:
        whom.setdefault(view.provision(one, day), []).append(one.subject)
    if whom:
        rows = [(*row[:3], view.names(subjects), *row[3:]) for row, subjects in whom.items()]
        fold = SAY("every-provision", view.lang, count=len(rows))
        yield rows_of(SAY("provisions", view.lang), rows, fold=fold)


def _tally(checked: Checked, lang: Lang) -> Block:
    """How many provisions are in which state, for every subject."""
    rows = []
    for bit, subject in enumerate(checked.assessment.scope.subjects):
        tally = Counter(one.status for one in own_findings(checked.assessment, bit))
        done = tally["all"] + tally["all-read"]
        counts = (done, tally["some"], tally["none"], tally["unknown"], tally["not-applicable"])
        rows.append((plain(subject.name.to(lang)), *map(str, counts)))
    return rows_of(SAY("tally", lang), rows)


def _failing(outcome: Outcome) -> tuple[Problem, ...]:
    return tuple(problem for _, problems in outcome.failed for problem in problems)


def _problems(key: str, problems: Sequence[Problem], lang: Lang) -> Iterator[Block]:
    """What makes the check fail, or what is new: each with its place and what to do."""
    if problems:
        yield Block(SAY(key, lang), 2, logged=True)
        yield replace(_faults(dict.fromkeys(problems), lang), logged=True)


def refusal(problems: Sequence[Problem], lang: Lang) -> list[Block]:
    """Why there is no summary: every fault of the input."""
    return [Block(SAY("refused", lang), 1), _faults(problems, lang)]


def _faults(problems: Iterable[Problem], lang: Lang) -> Block:
    rows = []
    for problem in problems:
        message, hint = describe(problem, lang)
        rows.append((Code(show_place(problem.place)), short(message), short(hint)))
    return rows_of(SAY("faults", lang), rows)
