"""The register of AI systems as a table: what the profile and the ledger say, with the source."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from yawara.report.firm import sourced
from yawara.report.firm.rules import value
from yawara.report.firm.sourced import Passage, Source, say
from yawara.report.tree import Span
from yawara.scope.profile import value_on

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.report.view import View
    from yawara.scope.profile import System, Value

_OWNER = "name-system-owner"
_MADE, _SAVED = (
    re.compile(rb"<dcterms:%s[^>]*>([^<]*)<" % name) for name in (b"created", b"modified")
)


class Cell(NamedTuple):
    """One cell: its text, and where it comes from."""

    text: str
    source: Source


class Register(NamedTuple):
    """The heads of the columns, what each comes from, and a row for each system."""

    heads: tuple[str, ...]
    origins: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def register(view: View) -> Register:
    """Every system of the profile, those that ended or have not begun included."""
    facts = tuple(fact for fact in view.assessment.scope.norms.facts if fact.level == "system")
    keys = ("id", "name", "note", "kind", "since", "until")
    heads = (
        say(view, "card-id"),
        say(view, "register-name"),
        say(view, "card-note"),
        say(view, "card-kind"),
        say(view, "card-since"),
        say(view, "card-until"),
        say(view, "register-status"),
        say(view, "register-owner"),
        *(view.text(fact.title) for fact in facts),
    )
    origins = (
        *(say(view, "register-from-profile", key=f"systems/{key}") for key in keys),
        say(view, "register-from-profile", key="systems/since, systems/until"),
        _owner_origin(view),
        *(say(view, "register-from-fact", fact=fact.id) for fact in facts),
    )
    rows = tuple(_row(view, one) for one in view.assessment.scope.profile.systems)
    return Register(heads, origins, rows)


def passages(made: Register) -> tuple[Passage, ...]:
    """Every cell with its source."""
    return tuple(
        Passage(f"{row[0].text} {head}", (Span(cell.text),), cell.source)
        for row in made.rows
        for head, cell in zip(made.heads, row, strict=True)
    )


def given(view: View, system: System, fact: str) -> Value | None:
    """A fact of a system on the day, the organisation's default included; None if not known."""
    scope = view.assessment.scope
    facts = system.facts if fact in system.facts else scope.profile.organization.facts
    return value_on(facts, fact, scope.day)


def _row(view: View, system: System) -> tuple[Cell, ...]:
    scope = view.assessment.scope
    profile = Source(facts=("profile",))
    status = "active" if system.exists(scope.day) else "later"
    if system.until is not None and system.until < scope.day:
        status = "ended"
    texts = (
        system.id,
        view.text(system.name),
        view.text(system.note) if system.note is not None else "",
        say(view, f"kind-{system.kind}"),
        system.since.isoformat() if system.since else say(view, "not-known"),
        system.until.isoformat() if system.until else "",
        say(view, f"register-{status}"),
    )
    own = tuple(Cell(text, profile) for text in texts)
    facts = tuple(
        Cell(value(view, fact.id, given(view, system, fact.id)), Source(facts=(fact.id,)))
        for fact in scope.norms.facts
        if fact.level == "system"
    )
    return (*own, _owner(view, system), *facts)


def _owner(view: View, system: System) -> Cell:
    """What the ledger says of who looks after a system; a blank where it says nothing."""
    bit = view.ground.bits.get(system.id)
    norms = view.assessment.scope.norms
    if bit is None or _OWNER not in norms.practice_index:
        return Cell("", Source(practices=(_OWNER,)))
    found = sourced.entries(view, norms.practice(_OWNER), (bit,))
    said = [view.text(entry.statement) for entry in found if entry.statement is not None]
    return Cell(" ".join(said), Source((_OWNER,), (), tuple(entry.id for entry in found)))


def _owner_origin(view: View) -> str:
    norms = view.assessment.scope.norms
    if _OWNER not in norms.practice_index:
        return ""
    practice = norms.practice(_OWNER)
    bits = range(1, view.system_count + 1)
    found = sourced.entries(view, practice, bits) if view.system_count else ()
    ids = ", ".join(entry.id[:12] for entry in found) or "–"
    title = view.text(practice.title)
    return say(view, "register-from-practice", practice=title, entries=ids)


def is_ours(path: Path) -> bool:
    """Whether a workbook was written here, and nobody has saved it since. Raises OSError."""
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.getinfo("docProps/core.xml").file_size > 1 << 16:
                return False
            about = package.read("docProps/core.xml")
    except (KeyError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return False
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError):
        return False
    days = {found[1] if (found := one.search(about)) else b"" for one in (_MADE, _SAVED)}
    return b"keywords>Yawara<" in about and len(days) == 1
