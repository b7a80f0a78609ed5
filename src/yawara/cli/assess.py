"""`yawara assess`: what is asked against what is done, as a table or as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from yawara.assess import findings, rollup
from yawara.assess.project import result_digest
from yawara.assess.words import SAY as STATES
from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, refuse
from yawara.cli.scope import beyond, beyond_json
from yawara.cli.table import plain, table, terminal_width, wrap
from yawara.cli.words import SAY
from yawara.ledger.planes import ALL
from yawara.norms.model import STRENGTHS

if TYPE_CHECKING:
    from yawara.assess.findings import Assessment, Finding
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Version
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

_STATE_NAMES = ("none", "some", "all")


@click.command("assess")
@output.project_options
@click.option("--detail", is_flag=True)
@click.option("--system", default=None, metavar="ID")
@click.option("--fail-on", type=click.Choice(STRENGTHS[:-1]), default=None)
@output.answering
def command(
    caller: Caller, given: Given, *, detail: bool, system: str | None, fail_on: str | None
) -> Answer:
    """Compare what is asked with what is done."""
    one = output.opened(caller, given)
    assessment = output.assessed(one)
    bit = subject_bit(assessment, system, caller)
    found = tuple(finding for finding in assessment.findings(bit))
    return Answer(
        result=_result(assessment, found, bit),
        lines=[
            *_lines(assessment, found, bit, caller.lang, detail=detail),
            *(beyond(assessment.scope, caller.lang) if one.request.refs is None else ()),
            *_next(found, str(given.folder), caller.lang),
        ],
        problems=(*one.problems, *findings.problems(assessment)),
        as_of=one.request.day,
        known=one.request.known,
        digest=result_digest(assessment),
        code=1 if fail_on and _fails(found, fail_on) else 0,
    )


def subject_bit(assessment: Assessment, system: str | None, caller: Caller) -> int:
    """The bit of a system, 0 for the organisation; a refusal for a system that is not there."""
    if system is None:
        return 0
    ids = [subject.id for subject in assessment.scope.subjects]
    if system not in ids:
        raise refuse(caller, "unknown-subject", subject=system, known=", ".join(ids))
    return ids.index(system)


def _fails(found: tuple[Finding, ...], least: str) -> bool:
    hard = STRENGTHS[: STRENGTHS.index(least) + 1]
    return any(f.gap and f.counted and f.item.provision.strength in hard for f in found)


def tally(found: tuple[Finding, ...]) -> Counter[str]:
    """How many provisions there are of each status; headings count nothing themselves."""
    return Counter(finding.status for finding in found if finding.counted)


def interval_json(interval: Interval | None) -> Json:
    """An interval as two words, or null."""
    return None if interval is None else [_STATE_NAMES[interval[0]], _STATE_NAMES[interval[1]]]


def _result(assessment: Assessment, found: tuple[Finding, ...], bit: int) -> Json:
    scope = assessment.scope
    return {
        "subject": scope.subjects[bit].id,
        "versions": [version.ref for version in scope.versions],
        "tally": dict(sorted(tally(found).items())),
        "sections": [
            {
                "ref": f"{section.version.ref}#{section.head.id}",
                "stated": interval_json(section.stated),
                "shown": interval_json(section.shown),
                "tally": dict(sorted(section.tally.items())),
            }
            for section in rollup.sections(assessment, bit)
        ],
        "findings": [_finding(finding) for finding in found],
        "undecided": [item.ref for item in assessment.undecided(bit)],
        "carried": beyond_json(scope),
    }


def _finding(finding: Finding) -> Json:
    provision = finding.item.provision
    return {
        "ref": finding.item.ref,
        "strength": provision.strength or None,
        "status": finding.status,
        "stated": interval_json(finding.stated),
        "shown": interval_json(finding.shown),
        "derived": interval_json(finding.derived),
        "counts": finding.counts._asdict(),
        "open": provision.open,
        "heading": not finding.counted,
        "gap": finding.gap,
        "explained": finding.explained,
        "contradicted": finding.clash,
        "basis": provision.basis,
    }


def _lines(
    assessment: Assessment,
    found: tuple[Finding, ...],
    bit: int,
    lang: Lang,
    *,
    detail: bool,
) -> list[str]:
    scope = assessment.scope
    name = plain(scope.subjects[bit].name.to(lang))
    speaking = {item.version.ref for item in scope.items if item.yes or item.unknown}
    versions = _titles([one for one in scope.versions if one.ref in speaking], lang)
    lines = wrap(SAY("assess.title", lang, name=name, day=scope.day), terminal_width())
    lines += wrap(SAY("assess.versions", lang, versions=versions), terminal_width())
    lines.append("")
    lines += _detail(found, lang) if detail else _sections(assessment, bit, lang)
    lines.append("")
    count = tally(found)
    lines += wrap(
        SAY(
            "assess.tally",
            lang,
            total=sum(count.values()),
            all=count["all"],
            read=count["all-read"],
            some=count["some"],
            none=count["none"],
            unknown=count["unknown"],
            out=count["not-applicable"],
        ),
        terminal_width(),
    )
    lines += _undecided(assessment, bit, lang)
    return lines + wrap(SAY("assess.note", lang), terminal_width())


def _next(found: tuple[Finding, ...], folder: str, lang: Lang) -> list[str]:
    gap = next((f for f in found if f.gap and f.counted), None)
    if gap is None:
        return []
    ref = f"{gap.item.version.instrument}#{gap.item.provision.id}"
    return ["", *wrap(SAY("assess.next", lang, ref=ref, folder=folder), terminal_width())]


def _undecided(assessment: Assessment, bit: int, lang: Lang) -> list[str]:
    items = assessment.undecided(bit)
    if not items:
        return []
    facts: Counter[str] = Counter()
    for item in items:
        for _, reason in assessment.scope.reasons(item, bit):
            facts.update(reason.deciding())
    by_id = assessment.scope.norms.fact_by_id
    names = [by_id[fact].title.to(lang) for fact, _ in facts.most_common(3) if fact in by_id]
    joined = ("、" if lang == "ja" else ", ").join(names)
    return wrap(SAY("assess.undecided", lang, count=len(items), facts=joined), terminal_width())


def bar(interval: Interval | None) -> str:
    """An interval as three cells, none–some–all: filled where the state may be."""
    if interval is None:
        return "   "
    low, high = interval
    return "".join(
        "█" if low == high == at else "▒" if low <= at <= high else "·" for at in range(3)
    )


def _state(interval: Interval | None, lang: Lang) -> str:
    return "" if interval is None else STATES(f"interval-{interval[0]}{interval[1]}", lang)


def _sections(assessment: Assessment, bit: int, lang: Lang) -> list[str]:
    rows: list[tuple[str, ...]] = []
    unread: list[Finding] = []
    for section in rollup.sections(assessment, bit):
        unread += [finding for finding in section.findings if finding.unread]
        if all(finding.unread for finding in section.findings):
            continue
        rows.append(
            (
                f"{section.version.instrument}#{section.head.id}",
                section.head.name(lang),
                f"{bar(section.stated)} {_section_state(section, lang)}",
                _state(section.shown, lang),
                f"{len(section.findings)}",
                f"{section.counts.all}/{section.counts.read}",
            )
        )
    keys = ("part", "heading", "state", "shown", "provisions", "read")
    lines = table([SAY(f"assess.{key}", lang) for key in keys], rows, flexible=1)
    if unread:
        titles = _titles([finding.item.version for finding in unread], lang)
        words = SAY("assess.unread", lang, count=len(unread), titles=titles)
        lines += ["", *wrap(words, terminal_width())]
    return lines


def _section_state(section: rollup.Section, lang: Lang) -> str:
    """The state of a section in words: of what we read, and never *done* while some is unread."""
    if section.read == (ALL, ALL) and section.stated != (ALL, ALL):
        return STATES("all-read", lang)
    return _state(section.read or section.stated, lang)


def _titles(versions: list[Version], lang: Lang) -> str:
    """The titles of versions, each once, with their numbers."""
    names = dict.fromkeys(f"{one.title.to(lang)} {one.version}" for one in versions)
    return ("、" if lang == "ja" else ", ").join(names)


def _detail(found: tuple[Finding, ...], lang: Lang) -> list[str]:
    rows = [
        (
            f"{finding.item.version.instrument}#{finding.item.provision.id}",
            finding.item.provision.name(lang),
            STATES(finding.item.provision.strength, lang)
            if finding.item.provision.strength
            else "",
            f"{bar(finding.stated)} {STATES(finding.status, lang)}",
            _state(finding.shown, lang),
            f"{finding.counts.all}/{finding.counts.read}",
        )
        for finding in found
    ]
    keys = ("part", "heading", "strength", "state", "shown", "read")
    return table([SAY(f"assess.{key}", lang) for key in keys], rows, flexible=1)
