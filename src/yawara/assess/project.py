"""A project folder, opened: norms, profile, ledger and evidence, and the assessment of them.

The folder holds `profile.yaml`, `ledger.yaml`, evidence files, and, if the organisation has rules
and goals of its own, `norms/`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.assess import findings
from yawara.ledger import seal
from yawara.ledger.evidence import check_evidence
from yawara.ledger.read import Setting, read_ledger
from yawara.ledger.standing import standing
from yawara.norms import load
from yawara.norms.conditions import tests
from yawara.scope.applies import applicable
from yawara.scope.profile import read_profile
from yawara.text.canonical import digest
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from yawara.assess.findings import Assessment
    from yawara.ledger.model import Entry
    from yawara.ledger.seal import Seal
    from yawara.norms.model import Norms
    from yawara.scope.applies import Scoped
    from yawara.scope.profile import Profile
    from yawara.text.canonical import Json

PROFILE, LEDGER, SEALS, NORMS = "profile.yaml", "ledger.yaml", "ledger.seal", "norms"


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that a project folder says, read and checked."""

    folder: Path
    norms: Norms
    profile: Profile
    entries: tuple[Entry, ...]
    seals: tuple[Seal, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What to look at: as of which day, known by which day, which norms besides our own.

    `refs` None means every instrument in force; `also` adds versions that are not in force.
    """

    day: datetime.date
    today: datetime.date
    known: datetime.date | None = None
    norms: tuple[Path, ...] = ()
    refs: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()


def load_norms(folder: Path | None, extra: tuple[Path, ...] = ()) -> Read[Norms]:
    """The shipped packs (or a whole base in `extra`), `extra`, and the project's own, cached."""
    own = folder / NORMS if folder is not None else None
    roots = list(load.with_shipped(extra))
    if own is not None and own.is_dir():
        roots.append(own)
    return load.load(roots, cache=load.cache_folder())


def open_project(folder: Path, request: Request) -> Read[Project]:
    """Read a project folder, with every problem in all of its files at once."""
    found = Problems()
    if not folder.is_dir():
        code = "folder-is-file" if folder.exists() else "project-missing"
        found.error(code, Place(str(folder)))
        return Read(None, found.found)
    missing = [path for path in request.norms if not path.is_dir()]
    for path in missing:
        code = "folder-is-file" if path.exists() else "norms-folder-missing"
        found.error(code, Place(str(path)))
    read = load_norms(folder, tuple(path for path in request.norms if path not in missing))
    found.extend(read.problems)
    if read.value is None:
        return Read(None, found.found)
    profile = _read_profile(folder, read.value)
    found.extend(profile.problems)
    if profile.value is not None and not profile.value.systems:
        found.warning("no-systems", Place(PROFILE, 1, 1))
    setting = Setting(read.value, profile.value, request.today)
    entries = read_ledger(folder / LEDGER, setting, name=LEDGER)
    found.extend(entries.problems)
    found.extend(check_evidence(entries.value or (), folder))
    seals = _read_seals(folder, entries.value or ())
    found.extend(seals.problems)
    if profile.value is None or entries.value is None:
        return Read(None, found.found)
    project = Project(folder, read.value, profile.value, entries.value, seals.value or ())
    return Read(project, found.found)


def _read_profile(folder: Path, norms: Norms) -> Read[Profile]:
    path = folder / PROFILE
    if os.path.lexists(path):
        return read_profile(path, norms, name=PROFILE)
    found = Problems()
    found.error("profile-missing", Place(PROFILE))
    return Read(None, found.found)


def _read_seals(folder: Path, entries: tuple[Entry, ...]) -> Read[tuple[Seal, ...]]:
    """The seals of a ledger, with a problem for each that it no longer fits."""
    path = folder / SEALS
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Read(())
    except OSError as error:
        found = Problems()
        found.error("file-unreadable", Place(SEALS), reason=error.strerror or "")
        return Read((), found.found)
    read = seal.from_lines(data, SEALS)
    verified = seal.verify(entries, read.value or (), SEALS)
    return Read(read.value, (*read.problems, *verified))


def assess_project(project: Project, request: Request) -> Assessment:
    """Assess an opened project as of the day of the request."""
    scope = applicable(project.profile, project.norms, request.refs, request.day, also=request.also)
    return findings.assess(scope, standing(project.entries, scope, known=request.known))


def result_digest(assessment: Assessment) -> str:
    """A digest of what the assessment used: provisions, facts and entries of its day, nothing else.

    What is dated later, or bears on nothing that was looked at, leaves it as it was.
    """
    scope = assessment.scope
    norms = scope.norms
    used = assessment.used
    conditions = [item.condition for item in scope.items]
    conditions += [one for at in used if (one := norms.practices[at].applies) is not None]
    facts = sorted({test.fact for condition in conditions for test in tests(condition)})
    held = assessment.standing.held
    return digest(
        {
            "day": scope.day.isoformat(),
            "subjects": [
                {
                    "id": subject.id,
                    "facts": {
                        fact: list(value) if isinstance(value, tuple) else value
                        for fact in facts
                        if (value := subject.given.get(fact)) is not None
                    },
                }
                for subject in scope.subjects
            ],
            "provisions": [_used_provision(item, norms) for item in scope.items],
            "practices": {
                norms.practices[at].id: [
                    norms.practices[at].kind,
                    f"{assessment.standing.stated.out[at]:x}",
                    sorted(norms.practices[one].id for one in norms.implied[at]),
                ]
                for at in used
            },
            "entries": sorted(
                {
                    entry.id
                    for (target, _), one in held.items()
                    if target in assessment.used_targets
                    for entry in one.entries
                }
            ),
        }
    )


def _used_provision(item: Scoped, norms: Norms) -> Json:
    """What of a provision the results rest on; planes as text, for they know no largest number."""
    provision = item.provision
    asks = (
        None if provision.asks is None else [norms.practices[a].id for a in norms.closed(provision)]
    )
    return {
        "ref": item.ref,
        "part_of": provision.part_of,
        "force": item.version.force,
        "strength": provision.strength,
        "asks": asks,
        "open": provision.open,
        "applies": [f"{item.yes:x}", f"{item.unknown:x}"],
    }
