"""Holds our overlaps against a list of pairs that somebody else published.

    python -m bench.blind_test PAIRS.csv [--a us-nist-ai-rmf] [--b iso-iec-42001]
        [--columns A_COLUMN B_COLUMN] [--replace OLD NEW] [--markdown] [--norms DIR]

The list says of each pair only that the two have to do with each other. It is read with the ids of
two versions: the two columns are those in which most cells name a provision of A and of B, unless
`--columns` names them. Ids are compared without regard to case and to what joins their parts
(`GOVERN 1.1`, `Govern-1.1`), to a word before ("Clause", "Annex") and to a title behind.
`--replace` changes how a cell begins, for a list with prefixes of its own.

It prints the recall (how many official pairs share a practice in our sets), how many of the pairs
that we compute are official (told, and no aim: a list of themes is loose), how much of all
possible pairs overlaps (what a recall must beat), and every official pair that shares nothing, to
be reviewed one by one. A pair that names a heading is held against all of its parts. A pair that
names what our packs do not have counts as not found. Ends with 0, or with 2 where the list cannot
be read.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.packs import last_version, packs
from yawara.crosswalk.relate import relate, side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from yawara.norms.model import Norms, Version

BAD_INPUT = 2
#: Words that people put before an id.
_BEFORE = re.compile(
    r"(?:clause|annex|control|section|subcategory|category|§)[\s:.]+", re.IGNORECASE
)
_JOINTS = re.compile(r"[\s_\-–—]+")

Replacements = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Official:
    """One pair of the list: what stands in its cells, and the provisions that they name, if any."""

    cells: tuple[str, str]
    a: str | None
    b: str | None


@dataclass(frozen=True)
class Result:
    """What came of the comparison. `computed` and `possible` count pairs of ours."""

    a: Version
    b: Version
    pairs: tuple[Official, ...]
    found: tuple[Official, ...]
    missed: tuple[Official, ...]
    unknown: tuple[Official, ...]
    computed: int
    computed_official: int
    possible: int


class Ids:
    """Finds the provision of a version that a cell names."""

    def __init__(self, version: Version, replace: Replacements = ()) -> None:
        self.replace = replace
        self.plain = {_plain(id_): id_ for id_ in version.by_id}

    def find(self, cell: str) -> str | None:
        """The id of the provision with which the cell begins; the longest, and a whole one."""
        text = cell.strip()
        for old, new in self.replace:
            if text.startswith(old):
                text = new + text.removeprefix(old)
        for form in (text, _BEFORE.sub("", text, count=1)):
            plain = _plain(form)
            fits = [known for known in self.plain if _begins(plain, known)]
            if fits:
                return self.plain[max(fits, key=len)]
        return None


def _plain(text: str) -> str:
    return _JOINTS.sub("-", text.strip().casefold()).rstrip(".:")


def _begins(text: str, known: str) -> bool:
    """Whether a text begins with an id that ends there: `4.1` begins neither `4.10` nor `4.1.2`."""
    return text.startswith(known) and not re.match(r"\w|\.\w|-\d", text.removeprefix(known))


def read_pairs(
    rows: Sequence[Mapping[str, str]],
    a: Ids,
    b: Ids,
    columns: tuple[str, str] | None = None,
) -> tuple[Official, ...]:
    """The pairs of a list, each once, in its order. Raises KeyError for a column not there."""
    column_a, column_b = columns or _columns(rows, a, b)
    cells = dict.fromkeys((row[column_a].strip(), row[column_b].strip()) for row in rows)
    return tuple(Official(both, a.find(both[0]), b.find(both[1])) for both in cells if any(both))


def _columns(rows: Sequence[Mapping[str, str]], a: Ids, b: Ids) -> tuple[str, str]:
    """The two columns in which most cells name a provision of either version."""
    fits = {
        (one, other): sum(a.find(row[one]) is not None for row in rows)
        + sum(b.find(row[other]) is not None for row in rows)
        for one, other in itertools.permutations(rows[0] if rows else (), 2)
    }
    if not fits:
        message = "a second column"
        raise KeyError(message)
    return max(fits, key=lambda both: fits[both])


def compare(norms: Norms, a: Version, b: Version, pairs: Iterable[Official]) -> Result:
    """Our overlaps against the official pairs."""
    pairs = tuple(pairs)
    whole_a, whole_b = _wholes(norms, a), _wholes(norms, b)
    known = [one for one in pairs if one.a is not None and one.b is not None]
    found = [one for one in known if whole_a[one.a or ""] & whole_b[one.b or ""]]
    crosswalk = relate(norms, a, b)
    named = {(one.a, one.b) for one in known}
    ours = [(pair.a.provision.id, pair.b.provision.id) for pair in crosswalk.pairs]
    official = [
        (one, other)
        for one, other in ours
        if any((up_a, up_b) in named for up_a in _upwards(a, one) for up_b in _upwards(b, other))
    ]
    return Result(
        a=a,
        b=b,
        pairs=pairs,
        found=tuple(found),
        missed=tuple(one for one in known if one not in found),
        unknown=tuple(one for one in pairs if one.a is None or one.b is None),
        computed=len(ours),
        computed_official=len(official),
        possible=len(crosswalk.sides_a) * len(crosswalk.sides_b),
    )


def _wholes(norms: Norms, version: Version) -> dict[str, int]:
    """What each provision and its parts ask for, as bits."""
    return {one.id: side(norms, version, one).whole for one in version.provisions}


def _upwards(version: Version, id_: str) -> list[str]:
    out = [id_]
    while (above := version.by_id[out[-1]].part_of) is not None:
        out.append(above)
    return out


def told(result: Result) -> list[str]:
    """The figures, in lines."""
    out = [
        f"{result.a.ref} against {result.b.ref}",
        f"official pairs: {len(result.pairs)}",
        f"with an overlap in our sets (recall): {_share(len(result.found), len(result.pairs))}",
        f"without an overlap: {len(result.missed)}",
        f"naming what our packs do not have: {len(result.unknown)}",
        f"pairs that we compute: {_share(result.computed, result.possible)} possible ones",
        f"of these official (no aim): {_share(result.computed_official, result.computed)}",
    ]
    return [f"- {line}" if at else line for at, line in enumerate(out)]


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.0%})" if whole else "")


def missed_lines(result: Result) -> list[str]:
    """The official pairs without an overlap, and those that we cannot place."""
    out = ["", f"Official pairs without an overlap ({len(result.missed)}):"]
    for one in result.missed:
        a, b = (_named(result, which, one) for which in (0, 1))
        out.append(f"  {a}  /  {b}")
    if result.unknown:
        out += ["", f"Not in our packs ({len(result.unknown)}):"]
        out += [f"  {one.cells[0]}  /  {one.cells[1]}" for one in result.unknown]
    return out


def markdown(norms: Norms, result: Result) -> list[str]:
    """The official pairs without an overlap as a table, with room for a verdict on each."""
    out = [
        "",
        f"| {result.a.instrument} | {result.b.instrument} | we read | we read | verdict |",
        "|---|---|---|---|---|",
    ]
    for one in result.missed:
        read = (
            _asks(norms, result.a, one.a or ""),
            _asks(norms, result.b, one.b or ""),
        )
        cells = (_named(result, 0, one), _named(result, 1, one), *read, "")
        out.append(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |")
    out += [
        f"| {one.cells[0]} | {one.cells[1]} | | | not in our packs |".replace("\n", " ")
        for one in result.unknown
    ]
    return out


def _named(result: Result, which: int, one: Official) -> str:
    version, id_ = ((result.a, one.a), (result.b, one.b))[which]
    return f"{id_} {version.by_id[id_ or ''].name('en')}"


def _asks(norms: Norms, version: Version, id_: str) -> str:
    """The practices of a provision and its parts, as written."""
    provision = version.by_id[id_]
    parts = [provision]
    for one in parts:
        parts += [version.by_id[child] for child in version.children.get(one.id, ())]
    ids = dict.fromkeys(practice for one in parts for practice in one.asks or ())
    return ", ".join(f"`{norms.practice(id_).id}`" for id_ in ids)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.blind_test", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("pairs", type=Path, metavar="PAIRS.csv")
    parser.add_argument("--a", default="us-nist-ai-rmf", metavar="VERSION")
    parser.add_argument("--b", default="iso-iec-42001", metavar="VERSION")
    parser.add_argument("--columns", nargs=2, metavar=("A_COLUMN", "B_COLUMN"))
    parser.add_argument("--replace", nargs=2, action="append", default=[], metavar=("OLD", "NEW"))
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--norms", type=Path, action="append", default=[], metavar="DIR")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Compare and print; returns the exit code."""
    given = _arguments(argv)
    norms = packs(given.norms)
    a, b = last_version(norms, given.a), last_version(norms, given.b)
    replace = tuple((old, new) for old, new in given.replace)
    try:
        with given.pairs.open(encoding="utf-8-sig", newline="") as file:
            rows = [
                {key: cell or "" for key, cell in row.items() if key}
                for row in csv.DictReader(file)
            ]
        columns = tuple(given.columns) if given.columns else None
        pairs = read_pairs(rows, Ids(a, replace), Ids(b, replace), columns)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        sys.stderr.write(f"{given.pairs}: cannot be read ({error})\n")
        return BAD_INPUT
    except KeyError as error:
        known = ", ".join(rows[0]) if rows else ""
        sys.stderr.write(f"{given.pairs}: there is no {error.args[0]!r}. Columns: {known}\n")
        return BAD_INPUT
    result = compare(norms, a, b, pairs)
    rest = markdown(norms, result) if given.markdown else missed_lines(result)
    sys.stdout.write("\n".join([*told(result), *rest]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
