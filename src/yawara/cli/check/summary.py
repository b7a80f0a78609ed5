"""The summary of a check: what a change touches, for people, for a pull request, for a log.

It is made once, of headings, sentences and tables of plain cells; a writer for the terminal and one
for Markdown put it out. Whatever comes from a project is a cell or fills a sentence, never markup.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess.change import DIRECTIONS
from yawara.assess.words import SAY as STATES
from yawara.cli.check.fail_on import own_findings
from yawara.cli.check.words import SAY
from yawara.cli.table import cut, plain, table, terminal_width, wrap
from yawara.cli.words import SAY as COMMON
from yawara.text import markdown
from yawara.text.messages import describe, show_place
from yawara.text.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.assess.change import Changes, Level, PracticeChange, ProvisionChange
    from yawara.assess.findings import Finding
    from yawara.cli.check.fail_on import Checked, Rule
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms
    from yawara.scope.applies import Answer, Subject
    from yawara.text.problem import Problem
    from yawara.text.words import Lang

#: Beyond so many rows of one table nobody reads on; JSON has them all.
MOST_ROWS = 30
_LONGEST = 160
#: Columns of a cell in a terminal.
_NARROW = 44


class Code(str):
    """A reference or an id: set as code where that can be done."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 1 or 2), a sentence (0), or a table with `head`, cut by `omitted` rows.

    `logged`: on a terminal it stands among the problems anyway.
    """

    text: str = ""
    level: int = 0
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    omitted: int = 0
    logged: bool = False


class Outcome(NamedTuple):
    """What a check came to: the failing rules with their problems, and what is new."""

    checked: Checked
    failed: tuple[tuple[Rule, tuple[Problem, ...]], ...]
    added: tuple[Entry, ...]
    fresh: tuple[Problem, ...]
    commit: str


def blocks(outcome: Outcome, lang: Lang) -> list[Block]:
    """The summary in one language; of a change that touches nothing, three lines."""
    checked = outcome.checked
    scope = checked.assessment.scope
    name = plain(scope.subjects[0].name.to(lang))
    out = [Block(SAY("title", lang, name=name, day=scope.day), 1)]
    out += [Block(text) for text in _verdict(outcome, lang)]
    if checked.changes is None:
        return [*out, _tally(checked, lang), *_problems(outcome, lang)]
    if checked.changes.silent and not (outcome.added or checked.lost or outcome.fresh):
        return out
    out += [Block(text) for text in _counts(outcome, checked.changes, lang)]
    found = sorted((one for one in checked.changes.provisions if one.counted), key=_urgency)
    if found:
        out.append(Block(SAY("provisions-moved", lang), 2))
        out.append(_cut("provisions", _provisions(found, checked, lang), lang))
    moved = sorted(checked.changes.practices, key=lambda one: _ORDER[one.direction])
    if moved:
        out.append(Block(SAY("practices-moved", lang), 2))
        norms = scope.norms
        out.append(_cut("practices", [_practice(one, norms, lang) for one in moved], lang))
    for key, entries in (("added", outcome.added), ("lost", checked.lost)):
        if entries:
            out.append(Block(SAY(key, lang), 2))
            rows = [_entry(entry, scope.norms, lang) for entry in entries]
            out.append(_cut("entries", rows, lang))
    return out + _problems(outcome, lang)


_ORDER = {"further": 0, "closer": 1, "other": 2}
_KINDS = {"moved": 0, "appeared": 1, "vanished": 2, "undecided": 3}


def _urgency(one: ProvisionChange) -> tuple[int, int]:
    return _KINDS[one.kind], _ORDER[one.direction]


def _cut(key: str, rows: list[tuple[str, ...]], lang: Lang) -> Block:
    head = tuple(SAY(key, lang).split(","))
    return Block(head=head, rows=tuple(rows[:MOST_ROWS]), omitted=max(0, len(rows) - MOST_ROWS))


def _verdict(outcome: Outcome, lang: Lang) -> Iterator[str]:
    checked = outcome.checked
    if checked.changes is not None:
        commit = f" ({outcome.commit[:12]})" if outcome.commit else ""
        yield SAY("against", lang, against=f"{plain(checked.against)}{commit}")
    failed = [rule.name for rule, problems in outcome.failed if problems]
    if failed:
        yield SAY("failed", lang, kinds=", ".join(failed))
    changes = checked.changes
    if changes is not None and changes.silent:
        yield SAY("same", lang)


def _counts(outcome: Outcome, changes: Changes, lang: Lang) -> Iterator[str]:
    ways, kinds = changes.directions, changes.kinds
    if changes.provisions:
        yield SAY(
            "counts",
            lang,
            **{way: ways[way] for way in DIRECTIONS},
            appeared=kinds["appeared"],
            vanished=kinds["vanished"],
        )
    yield SAY(
        "entry-counts",
        lang,
        added=len(outcome.added),
        lost=len(outcome.checked.lost),
        practices=len(changes.practices),
    )


def _tally(checked: Checked, lang: Lang) -> Block:
    """How many provisions are in which state, for every subject."""
    rows = []
    for bit, subject in enumerate(checked.assessment.scope.subjects):
        tally = Counter(one.status for one in own_findings(checked.assessment, bit))
        done = tally["all"] + tally["all-read"]
        counts = (done, tally["some"], tally["none"], tally["unknown"], tally["not-applicable"])
        rows.append((plain(subject.name.to(lang)), *map(str, counts)))
    return _cut("tally", rows, lang)


def _provisions(
    found: list[ProvisionChange], checked: Checked, lang: Lang
) -> list[tuple[str, ...]]:
    """One row for each provision and each way in which it changed, with all whom that concerns."""
    whom: dict[tuple[str, ...], list[Subject]] = {}
    for one in found:
        whom.setdefault(_provision(one, checked.assessment.scope.norms, lang), []).append(
            one.subject
        )
    systems = checked.assessment.scope.subjects[1:]
    rows: list[tuple[str, ...]] = []
    for (way, ref, heading, move, gist), subjects in whom.items():
        every = len(systems) > 1 and [one.id for one in subjects] == [one.id for one in systems]
        names = (
            COMMON("scope.every-system", lang)
            if every
            else " / ".join(plain(one.name.to(lang)) for one in subjects)
        )
        rows.append((way, Code(ref), heading, names, move, gist))
    return rows


def _provision(one: ProvisionChange, norms: Norms, lang: Lang) -> tuple[str, ...]:
    provision = one.item.provision
    way = one.kind if one.kind != "moved" else one.direction
    before = _finding(one, one.before, one.applied, lang)
    after = _finding(one, one.after, one.applies, lang)
    move = _arrow(before, after)
    if before == after:
        titles = [_title(id_, norms, lang) for id_ in one.practices]
        move = before + (SAY("inside", lang, names=" / ".join(titles)) if titles else "")
    return (
        SAY(f"way.{way}", lang),
        one.item.ref,
        short(provision.name(lang)),
        short(move),
        short(provision.gist.to(lang)),
    )


def _title(practice: str, norms: Norms, lang: Lang) -> str:
    known = practice in norms.practice_index
    return norms.practice(practice).title.to(lang) if known else practice


def _arrow(before: str, after: str) -> str:
    return f"{before} → {after}"


def _finding(one: ProvisionChange, finding: Finding | None, answer: Answer, lang: Lang) -> str:
    if finding is None:
        return SAY("undecided" if answer == "unknown" else "not-there", lang)
    words = STATES(finding.status, lang)
    if finding.counts.read:
        words += f" {finding.counts.all}/{finding.counts.read}"
    words += _shown(finding, (one.before, one.after), lang)
    return words + (SAY("explained", lang) if finding.explained else "")


def _shown(
    here: Finding | Level, both: tuple[Finding | Level | None, Finding | Level | None], lang: Lang
) -> str:
    """What evidence shows, where that rose or fell and is not all that is stated."""
    least = {side.shown[0] for side in both if side is not None}
    if here.shown == here.stated or len(least) == 1:
        return ""
    low, high = here.shown
    return SAY("shown", lang, state=STATES(f"interval-{low}{high}", lang))


def _practice(one: PracticeChange, norms: Norms, lang: Lang) -> tuple[str, ...]:
    return (
        SAY(f"way.{one.direction}", lang),
        short(one.practice.title.to(lang)),
        plain(one.subject.name.to(lang)),
        _arrow(_level(one, one.before, lang), _level(one, one.after, lang)),
        _why(one, norms, lang),
    )


def _level(one: PracticeChange, level: Level | None, lang: Lang) -> str:
    if level is None:
        return STATES("not-applicable", lang)
    if level.mark == "not-applicable":
        return SAY("claimed-out", lang)
    words = STATES(f"interval-{level.stated[0]}{level.stated[1]}", lang)
    words += _shown(level, (one.before, one.after), lang)
    return words + (SAY("explained", lang) if level.mark == "explained" else "")


def _why(one: PracticeChange, norms: Norms, lang: Lang) -> str:
    """What moved a practice: what the entries say, the related practices, or another cause."""
    said = [entry.statement.to(lang) for entry in one.came if entry.statement]
    if one.through:
        names = [
            norms.practice(id_).title.to(lang) for id_ in one.through if id_ in norms.practice_index
        ]
        return short(SAY("through", lang, names=" / ".join(names)))
    if said:
        return short(" / ".join(said))
    return " / ".join(SAY(f"cause.{cause}", lang) for cause in one.causes)


def _entry(entry: Entry, norms: Norms, lang: Lang) -> tuple[str, ...]:
    title = _title(entry.practice, norms, lang) if entry.practice else ""
    statement = entry.statement or entry.reason
    return (
        entry.on.isoformat(),
        short(title) if title else Code(entry.target),
        entry.system or "",
        COMMON(f"state.{entry.state}", lang),
        short(statement.to(lang)) if statement else "",
        short(entry.owner or ""),
    )


def _problems(outcome: Outcome, lang: Lang) -> list[Block]:
    """What makes the check fail, then what is new, each with its place."""
    failing = [problem for _, problems in outcome.failed for problem in problems]
    out = []
    for key, problems in (("failing", failing), ("fresh", outcome.fresh)):
        rows: list[tuple[str, ...]] = [
            (Code(show_place(problem.place)), short(describe(problem, lang)[0]))
            for problem in dict.fromkeys(problems)
        ]
        if rows:
            table_ = replace(_cut("problems", rows, lang), logged=True)
            out += [Block(SAY(key, lang), 2, logged=True), table_]
    return out


def refusal(problems: Sequence[Problem], lang: Lang) -> list[Block]:
    """Why there is no summary: every fault of the input."""
    rows: list[tuple[str, ...]] = []
    for problem in problems:
        message, hint = describe(problem, lang)
        rows.append((Code(show_place(problem.place)), short(message), short(hint)))
    return [Block(SAY("refused", lang), 1), _cut("faults", rows, lang)]


def short(text: str) -> str:
    """A text on one line that fits a cell."""
    line = plain(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def as_text(found: Sequence[Block], lang: Lang) -> list[str]:
    """The summary for a terminal, where the problems stand on standard error."""
    out: list[str] = []
    for block in found:
        if block.logged:
            continue
        if block.head:
            out += _as_table(block)
            out += [SAY("more", lang, count=block.omitted)] if block.omitted else []
        else:
            out += [""] if block.level > 1 else []
            out += wrap(plain(block.text), terminal_width())
    return out


def _as_table(block: Block) -> list[str]:
    """A table whose cells are cut to fit, or, where they still do not, each row as a list."""
    last = len(block.head) - 1
    narrow = [[cut(cell, _NARROW) for cell in row[:last]] + [row[last]] for row in block.rows]
    flexible = 0 if all(cell.isdecimal() for row in block.rows for cell in row[1:]) else last
    lines = table(block.head, narrow, flexible=flexible)
    return lines if set(lines[1]) <= set("- ") else table(block.head, block.rows, flexible=flexible)


def as_markdown(found: Sequence[Block], lang: Lang) -> list[str]:
    """The summary for a pull request."""
    out: list[str] = []
    for block in found:
        out += [""] if out else []
        if block.head:
            rows = [[_cell(cell) for cell in row] for row in block.rows]
            out += markdown.table([markdown.escaped(cell) for cell in block.head], rows)
            if block.omitted:
                out += ["", markdown.escaped(SAY("more", lang, count=block.omitted))]
        elif block.level:
            out.append(f"{'#' * (block.level + 1)} {markdown.escaped(block.text)}")
        else:
            out.append(markdown.escaped(block.text))
    return out


def _cell(cell: str) -> str:
    return markdown.code(cell) if isinstance(cell, Code) else markdown.escaped(cell)


def as_annotations(
    problems: Sequence[Problem], failing: frozenset[Problem], prefix: str, lang: Lang
) -> list[str]:
    """Problems as lines that GitHub Actions shows beside the changed files."""
    out = []
    for problem in problems:
        error = problem in failing or problem.severity is Severity.ERROR
        note = problem.severity is Severity.NOTE
        kind = "error" if error else "notice" if note else "warning"
        place = problem.place
        at = [f"title={_property(problem.code)}"]
        if place is not None and place.file:
            at.insert(0, f"file={_property(prefix + place.file)}")
            at += [f"line={place.line}", f"col={place.column}"] if place.line else []
        message = " ".join(filter(None, map(plain, describe(problem, lang))))
        out.append(f"::{kind} {','.join(at)}::{_data(message)}")
    return out


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")
