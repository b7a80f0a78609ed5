"""Compares our coding of provisions with one that a second person made without seeing it.

    python -m bench.second_coding --choose SEED [--instrument ID] > SECOND.yaml
    python -m bench.second_coding SECOND.yaml [--norms DIR]

The first prints a random tenth of all provisions that ask something, of the last version of each
instrument, as a form to fill in: what each says, and not a word of what we read it to ask for. The
same seed chooses the same; a provision that is added later changes one choice at most.

The second takes the filled form, `{instrument@version#provision: [practice ids]}`, and prints for
each provision the Jaccard index of both codings (shared practices over all named by either), as
written and with all that follows by ladders and ways, the mean, and what to review: everything
below .67 as written. Ends with 0, or with 2 where the form cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.packs import packs
from yawara.norms import select
from yawara.norms.words import SAY, condition_words
from yawara.text.fields import nearest
from yawara.text.messages import render
from yawara.text.tree import Mapping, Scalar, Sequence, read_file

if TYPE_CHECKING:
    import collections.abc

    from yawara.norms.model import Norms, Provision, Version
    from yawara.text.tree import Node
    from yawara.text.words import Words

BAD_INPUT = 2
#: Two codings that agree less than this are looked at again (the design, on grain).
REVIEWED_BELOW = 0.67
#: One provision in so many is coded twice.
SHARE = 10

Coding = dict[str, tuple[str, ...]]


class FormError(Exception):
    """A form that cannot be compared, with a line for each fault."""


class Agreement(NamedTuple):
    """How far two codings of one provision agree; `first` and `second` are named by one alone."""

    ref: str
    written: float
    closed: float
    first: tuple[str, ...]
    second: tuple[str, ...]


def choose(norms: Norms, seed: str, instruments: collections.abc.Sequence[str] = ()) -> list[str]:
    """The references of a tenth of the provisions that ask something, in the order of the norms.

    Those whose SHA-256 with the seed is smallest: chance that is the same on every machine.
    """
    refs = [
        f"{versions[-1].ref}#{provision.id}"
        for instrument, versions in sorted(norms.instruments.items())
        if not instruments or instrument in instruments
        for provision in versions[-1].provisions
        if provision.asks
    ]
    drawn = sorted(refs, key=lambda ref: hashlib.sha256(f"{seed} {ref}".encode()).hexdigest())
    kept = set(drawn[: math.ceil(len(refs) / SHARE)])
    return [ref for ref in refs if ref in kept]


def form(norms: Norms, refs: collections.abc.Iterable[str]) -> list[str]:
    """A form to fill in: what each provision says, and an empty list for its practices."""
    out = [
        "# Which practices does each provision ask for? List the ids of all of them, and no other,",
        "# from `yawara norms list --practices`. Do not look the provision up in the packs before.",
    ]
    for ref in refs:
        version, provision = _find(norms, ref)
        out += ["", *(f"# {line}" for line in _said(norms, version, provision)), f"{ref}: []"]
    return out


def _said(norms: Norms, version: Version, provision: Provision) -> list[str]:
    """What the pack says of a provision, without anything that tells what it asks for."""
    names = {who.id: who.title.en for who in (*norms.addressees, *version.addressees)}
    locus = provision.locus
    condition = provision.applies
    said = {
        "Of": _both(version.title),
        "Heading": _both(provision.heading),
        "Label": _both(provision.label),
        "Gist, ja": provision.gist.ja,
        "Gist, en": provision.gist.en,
        "To": ", ".join(names.get(id_, id_) for id_ in provision.addressees),
        "Strength": SAY(f"strength-{provision.strength}", "en"),
        "Stage": ", ".join(SAY(f"stage-{stage}", "en") for stage in provision.stages),
        "Where": "" if condition is None else condition_words(condition, norms, "en"),
        "Place": "" if locus is None else locus.label,
    }
    return [f"{key + ':':<10}{' '.join(text.split())}" for key, text in said.items() if text]


def _both(words: Words) -> str:
    return " / ".join(text for text in (words.ja, words.en) if text)


def _find(norms: Norms, ref: str) -> tuple[Version, Provision]:
    """A provision by a reference that names its version. KeyError if there is none."""
    head, _, id_ = ref.partition("#")
    if "@" not in head:
        raise KeyError(ref)
    for version in select.matching(norms, head):
        if id_ in version.by_id:
            return version, version.by_id[id_]
    raise KeyError(ref)


def read_coding(path: Path, norms: Norms) -> Coding:
    """A filled form. Raises FormError with everything that is wrong in it."""
    read = read_file(path)
    faults = [render(problem, "en") for problem in read.problems]
    coding: Coding = {}
    if isinstance(read.value, Mapping):
        for ref, node in read.value.items.items():
            coding[ref] = _ids(ref, node, norms, faults)
    elif not faults:
        faults.append(f"{path}: must be references with a list of practices each")
    if faults:
        raise FormError("\n".join(faults))
    return coding


def _ids(ref: str, node: Node, norms: Norms, faults: list[str]) -> tuple[str, ...]:
    where = f"{node.place.file}:{node.place.line}"
    try:
        _find(norms, ref)
    except KeyError:
        faults.append(
            f"{where}: there is no provision {ref!r} (write instrument@version#provision)"
        )
    if not isinstance(node, Sequence):
        faults.append(f"{where}: {ref} needs a list of practices")
        return ()
    ids = tuple(item.text for item in node.items if isinstance(item, Scalar))
    for id_ in ids:
        if id_ not in norms.practice_index:
            near = nearest(id_, norms.practice_index)
            hint = f"; did you mean {near}?" if near else ""
            faults.append(f"{where}: {ref}: there is no practice {id_!r}{hint}")
    return ids


def agreements(norms: Norms, coding: Coding) -> list[Agreement]:
    """Both codings of every provision in the form, compared, in its order."""
    out = []
    for ref, ids in coding.items():
        _, provision = _find(norms, ref)
        first, second = set(provision.asks or ()), set(ids)
        out.append(
            Agreement(
                ref,
                jaccard(first, second),
                jaccard(_closed(norms, first), _closed(norms, second)),
                tuple(sorted(first - second)),
                tuple(sorted(second - first)),
            )
        )
    return out


def jaccard(one: set[str], other: set[str]) -> float:
    """What both name over what either names; 1 where neither names anything."""
    return len(one & other) / len(one | other) if one | other else 1.0


def _closed(norms: Norms, ids: set[str]) -> set[str]:
    at = norms.practice_index
    return {norms.practices[to].id for id_ in ids for to in norms.implied[at[id_]]}


def told(found: collections.abc.Sequence[Agreement]) -> list[str]:
    """Every provision with its figures, the means, and what to review."""
    out = ["written  closed  provision"]
    out += [f"{one.written:7.2f} {one.closed:7.2f}  {one.ref}" for one in found]
    if not found:
        return ["No provision in the form."]
    written = statistics.mean(one.written for one in found)
    closed = statistics.mean(one.closed for one in found)
    out += ["", f"{written:7.2f} {closed:7.2f}  mean of {len(found)}"]
    low = [one for one in found if one.written < REVIEWED_BELOW]
    out += ["", f"To review, below {REVIEWED_BELOW} as written ({len(low)}):"]
    for one in low:
        out.append(f"  {one.ref}  {one.written:.2f}")
        out += [f"    first coding only:  {', '.join(one.first)}"] if one.first else []
        out += [f"    second coding only: {', '.join(one.second)}"] if one.second else []
    return out


def main(argv: collections.abc.Sequence[str] | None = None) -> int:
    """Choose, or compare, and print; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.second_coding", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("second", type=Path, nargs="?", metavar="SECOND.yaml")
    either.add_argument("--choose", metavar="SEED")
    parser.add_argument("--instrument", action="append", default=[], metavar="ID")
    parser.add_argument("--norms", type=Path, action="append", default=[], metavar="DIR")
    given = parser.parse_args(argv)
    norms = packs(given.norms)
    if given.choose is not None:
        lines = form(norms, choose(norms, given.choose, given.instrument))
    else:
        try:
            lines = told(agreements(norms, read_coding(given.second, norms)))
        except FormError as error:
            sys.stderr.write(f"{error}\n")
            return BAD_INPUT
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
