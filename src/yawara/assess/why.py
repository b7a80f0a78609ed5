"""The proof of a finding: from the rule and the facts over the entries to the place in the source.

A proof is a tree of steps. A step has a kind, what fills its phrase, and its own steps; a writer
turns it into words of either language with `yawara.assess.words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.ledger.planes import ALL, NONE
from yawara.norms.conditions import All, Not, Test
from yawara.norms.words import SAY as NAMES
from yawara.text.words import Words

if TYPE_CHECKING:
    from yawara.assess.findings import Assessment, Finding
    from yawara.ledger.model import Entry, Evidence
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Norms, Practice
    from yawara.scope.applies import Scope, Scoped
    from yawara.scope.logic import Reason
    from yawara.scope.profile import Value
    from yawara.text.problem import Place

Param = str | int | Words


class Step(NamedTuple):
    """One step of a proof."""

    kind: str
    params: dict[str, Param]
    parts: tuple[Step, ...] = ()
    place: Place | None = None


class Proof(NamedTuple):
    """Why a provision has the state that it has for a subject."""

    ref: str
    subject: str
    steps: tuple[Step, ...]


def why(assessment: Assessment, ref: str, bit: int) -> Proof:
    """The whole proof for a provision (`instrument@version#id`) and a subject.

    Raises KeyError if the reference is not in the assessment.
    """
    item = assessment.scope.by_ref[ref]
    steps = [_source(item), _applies(assessment.scope, item, bit)]
    finding = assessment.finding(ref, bit)
    if finding is not None:
        steps += [
            _reading(item),
            *_practices(assessment, item, bit),
            *_children(assessment, item, bit),
        ]
        steps += _result(assessment, finding)
    return Proof(ref, assessment.scope.subjects[bit].id, tuple(steps))


def _source(item: Scoped) -> Step:
    provision, version = item.provision, item.version
    parts = []
    if provision.gist.ja or provision.gist.en:
        parts.append(Step("gist", {"gist": provision.gist}))
    place = source_of(item)
    if place is not None:
        parts.append(place)
    parts.append(Step(f"basis-{provision.basis}", {}))
    if version.note is not None:
        parts.append(Step("note", {"note": version.note}))
    name = Words(provision.name("ja"), provision.name("en"))
    head: dict[str, Param] = {"ref": item.ref, "heading": name, "title": version.title}
    if provision.strength:
        force = f"force-{version.force}"
        parts[:0] = [
            Step(f"strength-{provision.strength}", {}),
            Step("force", {"force": Words(NAMES(force, "ja"), NAMES(force, "en"))}),
        ]
    return Step("provision", head, tuple(parts), provision.place)


def source_of(item: Scoped) -> Step | None:
    """Where a provision stands in its source, as a step; None where the source is not known."""
    version, locus = item.version, item.provision.locus
    source = next((s for s in version.sources if locus and s.id == locus.source), None)
    if locus is None or source is None:
        return None
    place: dict[str, Param] = {
        "title": source.title if source.title.ja or source.title.en else version.title,
        "label": Words(locus.label, locus.named("en")),
        "page": locus.page or "",
        "url": source.url,
    }
    return Step("place-page" if locus.page else "place", place)


def _applies(scope: Scope, item: Scoped, bit: int) -> Step:
    if item.dated_out:
        return Step("applies-not-on-day", {"day": scope.day.isoformat()})
    answer = scope.answer(item, bit)
    parts = tuple(
        Step("for-subject", {"subject": subject.name}, (_condition(reason, scope),))
        for subject, reason in scope.reasons(item, bit)
    )
    return Step(f"applies-{answer}", {}, parts)


def _condition(reason: Reason, scope: Scope) -> Step:
    truth = {True: "yes", False: "no", None: "unknown"}[reason.truth]
    condition = reason.condition
    if isinstance(condition, Test):
        fact = scope.norms.fact_by_id.get(condition.fact)
        params: dict[str, Param] = {
            "fact": fact.title if fact else condition.fact,
            "value": value_words(reason.value, condition.fact, scope.norms),
            "wanted": value_words(condition.value, condition.fact, scope.norms),
            "id": condition.fact,
        }
        kind = f"test-{condition.op}-{truth}"
        return Step("test-not-given" if reason.value is None else kind, params)
    parts = tuple(_condition(part, scope) for part in reason.parts)
    if isinstance(condition, Not):
        return Step(f"not-{truth}", {}, parts)
    if len(parts) == 1:
        return parts[0]
    name = "all" if isinstance(condition, All) else "any"
    if not parts:
        return Step("always" if isinstance(condition, All) else "never", {})
    return Step(f"{name}-{truth}", {}, parts)


def value_words(value: Value | None, fact_id: str, norms: Norms) -> Words:
    """The value of a fact as people say it."""
    if value is None:
        return Words("未回答", "not given")
    if isinstance(value, bool):
        return Words("はい", "yes") if value else Words("いいえ", "no")
    if isinstance(value, tuple):
        words = [value_words(one, fact_id, norms) for one in value] or [Words("なし", "none")]
        ja = "、".join(one.to("ja") for one in words)
        return Words(ja, ", ".join(one.to("en") for one in words))
    if isinstance(value, float):
        return Words(f"{value:g}", f"{value:g}")
    fact = norms.fact_by_id.get(fact_id)
    title = next((c.title for c in fact.choices if c.id == value), None) if fact else None
    return title or Words(value, value)


def _reading(item: Scoped) -> Step:
    provision = item.provision
    if provision.asks is None:
        return Step("not-read", {})
    if not provision.asks:
        return Step("asks-nothing", {"why": provision.why_empty or "heading"})
    reading = provision.reading
    if reading is None:
        return Step("reading-open", {"day": "", "why": "", "count": len(provision.asks)})
    params: dict[str, Param] = {
        "day": reading.on.isoformat(),
        "why": reading.why,
        "count": len(provision.asks),
    }
    return Step("reading-complete" if reading.complete else "reading-open", params)


def _practices(assessment: Assessment, item: Scoped, bit: int) -> list[Step]:
    if not item.provision.asks:
        return []
    bits = assessment.bits(item, bit)
    if bits == (bit,):
        steps = _practices_of(assessment, item, bit)
    else:
        steps = [
            Step(
                "for-subject",
                {"subject": assessment.scope.subjects[one].name},
                tuple(_practices_of(assessment, item, one)),
            )
            for one in bits
        ]
    if item.provision.open:
        rest = item.provision.rest
        steps.append(Step("rest-named", {"rest": rest}) if rest else Step("rest", {}))
    return steps


def _practices_of(assessment: Assessment, item: Scoped, bit: int) -> list[Step]:
    asked = set(item.provision.asks or ())
    return [
        _practice(assessment, item, bit, practice, interval, follows=practice.id not in asked)
        for practice, _, interval in assessment.practices(item, bit)
    ]


def _practice(
    assessment: Assessment,
    item: Scoped,
    bit: int,
    practice: Practice,
    interval: Interval | None,
    *,
    follows: bool,
) -> Step:
    held = assessment.standing.for_target(practice.id, bit)
    parts: list[Step] = []
    if follows:
        parts.append(Step("follows", {}))
    if held is None and interval is None:
        parts.append(Step("out-by-facts", {}))
    elif held is None:
        moved = interval not in (None, (NONE, ALL))
        parts.append(Step("carried-over" if moved else "no-entry", {}))
    else:
        parts += [_entry(entry, assessment) for entry in held.entries]
        if held.ended:
            parts.append(Step("ended", {}))
        if held.conflict:
            parts.append(Step("entries-disagree", {}))
        if interval is not None and interval != held.stated and not held.conflict:
            parts.append(Step("carried-over", {}))
    shown = assessment.bounds(
        assessment.scope.norms.practice_index[practice.id], item, bit, shown=True
    )
    if interval is not None and shown is not None and shown != interval:
        parts.append(Step("not-shown", {}))
    kind = "practice-out" if interval is None else f"practice-{interval[0]}{interval[1]}"
    params: dict[str, Param] = {"practice": practice.title, "id": practice.id, "all": practice.all}
    return Step(kind, params, tuple(parts))


def _entry(entry: Entry, assessment: Assessment) -> Step:
    parts = [_evidence(one, assessment) for one in entry.evidence]
    if entry.explained is not None:
        reason, norms = entry.explained.reason, ", ".join(entry.explained.norms)
        parts.append(Step("explained", {"reason": reason, "norms": norms}))
    if entry.reason is not None:
        parts.append(Step("reason", {"reason": entry.reason, "norms": ", ".join(entry.norms)}))
    if not entry.evidence and entry.state in ("all", "some"):
        parts.append(Step("no-evidence", {}))
    params: dict[str, Param] = {
        "day": entry.on.isoformat(),
        "statement": entry.statement or Words("記述なし", "no statement"),
        "detail": ", ".join(filter(None, (entry.owner, _line(entry), entry.id[:12]))),
    }
    return Step(f"entry-{entry.state}", params, tuple(parts), entry.place)


def _line(entry: Entry) -> str:
    return f"{entry.place.file}:{entry.place.line}" if entry.place.line else ""


def _evidence(evidence: Evidence, assessment: Assessment) -> Step:
    day = assessment.scope.day
    params: dict[str, Param] = {
        "target": evidence.target,
        "until": evidence.ends.isoformat() if evidence.ends else "",
    }
    if evidence.counts_on(day):
        return Step("evidence-until" if evidence.ends else "evidence", params)
    if evidence.ends is not None and evidence.ends < day:
        return Step("evidence-expired", params)
    return Step("evidence-not-yet", params)


def _children(assessment: Assessment, item: Scoped, bit: int) -> list[Step]:
    out = []
    for child in assessment.children(item):
        finding = assessment.finding(child.ref, bit)
        name = Words(child.provision.name("ja"), child.provision.name("en"))
        if finding is not None:
            out.append(Step(f"part-{finding.status}", {"ref": child.ref, "heading": name}))
        elif assessment.scope.answer(child, bit) == "unknown":
            out.append(Step("part-undecided", {"ref": child.ref, "heading": name}))
    return out


def _result(assessment: Assessment, finding: Finding) -> list[Step]:
    steps = []
    if finding.derived is not None:
        low, high = finding.derived
        steps.append(Step(f"derived-{low}{high}", {}))
    if finding.direct is not None:
        parts = tuple(_entry(entry, assessment) for entry in finding.direct.entries)
        means = any(entry.other_means for entry in finding.direct.entries)
        steps.append(Step("direct-other-means" if means else "direct", {}, parts))
    if finding.clash:
        steps.append(Step("clash", {}))
    counts = finding.counts
    params: dict[str, Param] = {"done": counts.all, "read": counts.read}
    low, high = finding.stated
    steps.append(Step(f"status-{finding.status}", params))
    steps.append(Step(f"stated-{low}{high}", {}))
    low, high = finding.shown
    steps.append(Step(f"shown-{low}{high}", {}))
    if finding.explained:
        law = finding.item.version.force == "law"
        steps.append(Step("explained-law" if law else "explained-gap", {}))
    settled = finding.status in ("all", "all-read")
    missing = [] if settled else _missing(assessment, finding)
    if missing:
        steps.append(Step("closes", {}, tuple(missing)))
    return steps


def _missing(assessment: Assessment, finding: Finding) -> list[Step]:
    seen: dict[str, Step] = {}
    for bit in assessment.bits(finding.item, finding.bit):
        for practice, _, interval in assessment.practices(finding.item, bit):
            if interval is not None and interval[0] != ALL:
                params: dict[str, Param] = {"practice": practice.title, "all": practice.all}
                seen.setdefault(practice.id, Step("close", params))
    return list(seen.values())
