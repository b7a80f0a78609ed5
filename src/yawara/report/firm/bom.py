"""The register as a CycloneDX bill of materials: only what facts and records support.

CycloneDX 1.6 knows applications and machine-learning models. What it has no field for stands in
`properties`, under names of ours. A model that somebody else made is known to be there and no more,
so the bill says that it is incomplete instead of naming a component.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import msgspec

from yawara import __version__
from yawara.report.firm import sourced
from yawara.report.firm.register import given
from yawara.report.letters import visible
from yawara.text.canonical import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.report.view import View
    from yawara.scope.profile import System
    from yawara.text.canonical import Json

SPEC = "1.6"
_MARK = b'"name": "yawara:as-of"'
#: Which records tell what the model card of CycloneDX has a field for.
_CARD = (
    ("useCases", ("publish-intended-use", "state-ai-purpose")),
    ("technicalLimitations", ("publish-usage-limits", "describe-abilities")),
)


def bom(view: View) -> bytes:
    """The bill as JSON, the same bytes for the same register."""
    scope = view.assessment.scope
    systems = scope.profile.systems
    body: dict[str, Json] = {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {
            "tools": {
                "components": [{"type": "application", "name": "yawara", "version": __version__}]
            },
            "manufacturer": {"name": view.subject(0)},
            "properties": [_property("yawara:as-of", scope.day.isoformat())],
        },
        "components": [_component(view, one) for one in systems],
        "compositions": [
            {"aggregate": _aggregate(view, one), "assemblies": [_ref(one)]} for one in systems
        ],
    }
    serial = uuid.UUID(bytes=bytes.fromhex(digest(body))[:16], version=4)
    whole = {**body, "serialNumber": f"urn:uuid:{serial}"}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def is_ours(data: bytes) -> bool:
    """Whether a bill was written here."""
    return b'"bomFormat": "CycloneDX"' in data[:400] and _MARK in data


def _ref(system: System) -> str:
    return f"{system.kind}:{system.id}"


def _property(name: str, value: str) -> dict[str, Json]:
    return {"name": name, "value": value}


def _aggregate(view: View, system: System) -> Json:
    """How much of what a system is made of is listed: nothing, or too little for sure."""
    outside = given(view, system, "uses-external-model")
    return "incomplete" if outside is True else "unknown"


def _component(view: View, system: System) -> Json:
    out: dict[str, Json] = {
        "type": "machine-learning-model" if system.kind == "model" else "application",
        "bom-ref": _ref(system),
        "name": visible(system.name.to(view.lang)),
        "properties": list(_properties(view, system)),
    }
    if system.note is not None:
        out["description"] = visible(view.text(system.note))
    if system.kind == "model":
        considerations = _considerations(view, system)
        if considerations:
            out["modelCard"] = {"considerations": considerations}
    return out


def _properties(view: View, system: System) -> Iterator[Json]:
    """The facts as they stand in the profile; *unknown* is a value, what is missing is left out."""
    yield _property("yawara:id", system.id)
    if system.since is not None:
        yield _property("yawara:since", system.since.isoformat())
    if system.until is not None:
        yield _property("yawara:until", system.until.isoformat())
    for fact in view.assessment.scope.norms.facts:
        if fact.level != "system":
            continue
        known = given(view, system, fact.id)
        name = f"yawara:fact:{fact.id}"
        if isinstance(known, tuple):
            yield from (_property(name, one) for one in known)
        elif isinstance(known, bool):
            yield _property(name, "true" if known else "false")
        elif known is not None:
            yield _property(name, f"{known}")
        elif fact.id in system.facts:
            yield _property(name, "unknown")


def _considerations(view: View, system: System) -> dict[str, Json]:
    bit = view.ground.bits.get(system.id)
    norms = view.assessment.scope.norms
    out: dict[str, Json] = {}
    if bit is None:
        return out
    for field, practices in _CARD:
        known = (norms.practice(one) for one in practices if one in norms.practice_index)
        said: list[Json] = [
            view.text(entry.statement)
            for practice in known
            for entry in sourced.entries(view, practice, (bit,))
            if entry.state in ("all", "some") and entry.statement is not None
        ]
        if said:
            out[field] = said
    return out
