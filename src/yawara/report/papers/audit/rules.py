"""Why provisions apply: to whom they are addressed and which facts decided, each reason once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess import words as assess_words
from yawara.report import detail
from yawara.report.letters import visible
from yawara.report.papers.audit.numbers import Kind, anchor
from yawara.report.papers.frame import line, say
from yawara.report.tree import Column, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.assess.findings import Finding
    from yawara.assess.why import Step
    from yawara.report.tree import Block
    from yawara.report.view import View
    from yawara.scope.applies import Scoped

KIND: Kind = "rule"


class _Rule(NamedTuple):
    """Whom provisions are addressed to, and why they apply: a line for each kind of subject."""

    addressees: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """The reasons why the provisions of a file apply, by number."""

    view: View

    @cached_property
    def _found(self) -> Mapping[_Rule, list[Finding]]:
        out: dict[_Rule, list[Finding]] = {}
        for finding in self.view.ground.findings:
            out.setdefault(self._rule(finding.item), []).append(finding)
        return out

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of the reason for each provision, by its reference."""
        return {
            finding.item.ref: at
            for at, findings in enumerate(self._found.values(), 1)
            for finding in findings
        }

    def _rule(self, item: Scoped) -> _Rule:
        view = self.view
        titles = {one.id: one.title for one in (*view.norms.addressees, *item.version.addressees)}
        names = (view.text(titles[one]) for one in item.provision.addressees if one in titles)
        steps = view.ground.proofs[item.ref].steps
        applies = next((one for one in steps if one.kind.startswith("applies-")), None)
        parts = () if applies is None else detail.merged(view, applies.parts)
        return _Rule(view.joined(names), tuple(_words(view, part) for part in parts))

    def section(self) -> Section:
        """Every reason with the provisions to which it brings the organisation."""
        view = self.view
        columns = (
            Column(say(view, "number"), 3, "number"),
            Column(say(view, "rule-addressees"), 10),
            Column(say(view, "rule-why"), 32),
            Column(say(view, "provisions-count"), 5, "number"),
        )
        rows = tuple(
            Row(
                (
                    plain(Span(str(at), "count")),
                    plain(Span(rule.addressees or "–")),
                    _reasons(rule),
                    plain(Span(str(len(found)), "count")),
                ),
                anchor(KIND, at),
            )
            for at, (rule, found) in enumerate(self._found.items(), 1)
        )
        table = Table(say(view, "rules"), columns, rows, caption_hidden=True)
        lead = Paragraph(line(view, "rules-lead"))
        return Section("rules", line(view, "rules"), (lead, table))


def _reasons(rule: _Rule) -> tuple[Block, ...]:
    return tuple(Paragraph((Span(reason),)) for reason in rule.reasons)


def _words(view: View, step: Step) -> str:
    """A step with its own steps, on one line."""
    own = visible(assess_words.phrase(step, view.lang))
    inner = [_words(view, part) for part in step.parts]
    if not inner:
        return own
    if step.kind == "for-subject":
        return view.say("label", name=own) + view.say("then").join(inner)
    return own + view.say("aside", text=view.say("then").join(inner))
