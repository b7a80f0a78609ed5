"""`yawara why`: the whole proof for one provision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from yawara.assess import why as proofs
from yawara.assess.project import result_digest
from yawara.assess.words import phrase
from yawara.cli import output
from yawara.cli.assess import interval_json, subject_bit
from yawara.cli.output import Answer, Caller, Given, RefusedError, refuse
from yawara.cli.table import plain, terminal_width, wrap
from yawara.norms import select
from yawara.text.fields import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.assess.why import Step
    from yawara.text.canonical import Json
    from yawara.text.words import Lang


#: So many provisions are named where a practice was.
_NAMED = 3


@click.command("why")
@click.argument("ref")
@output.project_options
@click.option("--system", default=None, metavar="ID")
@output.answering
def command(caller: Caller, given: Given, ref: str, system: str | None) -> Answer:
    """Show the whole proof for one provision."""
    one = output.opened(caller, given)
    head = ref.partition("#")[0]
    if select.matching(one.project.norms, head):
        one = replace(one, request=replace(one.request, refs=(head,)))
    assessment = output.assessed(one)
    bit = subject_bit(assessment, system, caller)
    full = _resolve(assessment, ref, caller)
    proof = proofs.why(assessment, full, bit)
    finding = assessment.finding(full, bit)
    return Answer(
        result={
            "ref": full,
            "subject": proof.subject,
            "status": finding.status if finding else None,
            "stated": interval_json(finding.stated) if finding else None,
            "shown": interval_json(finding.shown) if finding else None,
            "proof": [_json(step, caller.lang) for step in proof.steps],
        },
        lines=_lines(proof.steps, caller.lang, 0),
        problems=one.problems,
        as_of=one.request.day,
        known=one.request.known,
        digest=result_digest(assessment),
    )


def _resolve(assessment: Assessment, ref: str, caller: Caller) -> str:
    scope = assessment.scope
    found = select.find_provision(scope.norms, ref, scope.day)
    if found is not None:
        return f"{found[0].ref}#{found[1].id}"
    head, sign, _ = ref.partition("#")
    if sign and select.matching(scope.norms, head) and not scope.items:
        raise refuse(caller, "version-not-there", ref=head, day=scope.day)
    if ref in scope.norms.practice_index:
        raise _practice(assessment, ref, caller)
    known = [f"{item.version.instrument}#{item.provision.id}" for item in scope.items]
    bare = [full for full in known if full.endswith(f"#{ref}")]
    if not sign and not bare:
        raise refuse(caller, "provision-ref-shape", ref=ref[:80])
    near = bare[0] if bare else nearest(ref, known) or ""
    raise refuse(caller, "unknown-provision", ref=ref[:80], nearest=near)


def _practice(assessment: Assessment, id_: str, caller: Caller) -> RefusedError:
    """A practice has no proof of its own: the provisions that ask for it do."""
    scope = assessment.scope
    at = scope.norms.practice_index[id_]
    refs = [
        f"{item.version.instrument}#{item.provision.id}"
        for item in scope.items
        if (item.yes or item.unknown) and at in scope.norms.closed(item.provision)
    ]
    if not refs:
        return refuse(caller, "why-practice-unasked", id=id_)
    return refuse(caller, "why-practice", id=id_, refs=", ".join(refs[:_NAMED]))


def _json(step: Step, lang: Lang) -> Json:
    place = step.place
    return {
        "kind": step.kind,
        "text": phrase(step, lang),
        "file": place.file if place else None,
        "line": place.line if place else None,
        "parts": [_json(part, lang) for part in step.parts],
    }


def _lines(steps: Iterable[Step], lang: Lang, depth: int) -> list[str]:
    out: list[str] = []
    for step in steps:
        indent = "  " * depth
        out += wrap(plain(phrase(step, lang)), terminal_width(), indent)
        out += _lines(step.parts, lang, depth + 1)
    return out
