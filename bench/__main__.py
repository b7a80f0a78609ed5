"""Measures the budgets of the design and writes bench/RESULTS.md.

Only ratios within one run and counts compare between machines; times are told with the machine.
"""

from __future__ import annotations

import datetime
import functools
import importlib.metadata
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

import yawara
from bench import match_ledgers, match_test
from bench.bundle import bundles
from bench.measure import EXAMPLES, Row, calls, commands, machine, milliseconds
from bench.pdf import pdf
from yawara.assess.findings import assess
from yawara.ledger.read import Setting, read_ledger
from yawara.ledger.standing import standing
from yawara.norms.load import load, shipped
from yawara.scope.applies import applicable
from yawara.scope.profile import read_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from yawara.ledger.model import Entry
    from yawara.scope.profile import Profile

ROOT = Path(__file__).parents[1]
PROGRAM = Path(sys.executable).parent / "yawara"
MEGABYTE = 1_000_000
MATCHING = """\
## Matching, on the labelled batches that nothing was fitted on

Aim: precision ≥ 0.97, recall ≥ 0.6. In brackets: 95 % intervals (Wilson). A question is *filled*
where the matcher names practices or facts of which an answer has to be true, whichever of them is
meant. That is *right* where all that the question needs is among them and a *yes* is taken for what
it says; *exactly*: nothing but that (or what may be named besides) is. *Named* is how many on
average.
"""
SHOWN = """\
What is left blank is shown to a person with three candidates, of questions that something answers:
"""
ANSWERS = """\
The same questions put to the sample organisations. *Answerable* are those whose labelled practices
their records settle; *filled* those that got an answer; that is *right* where the question was, and
the records say just that of what it needs.
"""


def start_up(folder: Path) -> Iterator[Row]:
    """From the command line: the version, and an assessment of every example."""
    bare, version = "bare", "version"
    competitors = {
        bare: [sys.executable, "-c", "pass"],
        version: [str(PROGRAM), "--version"],
    }
    taken = commands(competitors, rounds=60, folder=folder)
    ratio = taken[version] / taken[bare]
    shown = f"{ratio:.2f} × ({milliseconds(taken[version])} to {milliseconds(taken[bare])})"
    yield Row("`yawara --version` to `python3 -c pass`", "≤ 2 ×", shown, ratio, most=2)
    for name in EXAMPLES:
        shutil.copytree(shipped() / "examples" / name, folder / name)
    competitors = {name: [str(PROGRAM), "assess", name] for name in EXAMPLES}
    competitors[bare] = [sys.executable, "-c", "pass"]
    taken = commands(competitors, rounds=15, folder=folder)
    for name in EXAMPLES:
        time = taken[name]
        shown = f"{milliseconds(time)} ({time / taken[bare]:.0f} × `python3 -c pass`)"
        what = f"`yawara assess`, example `{name}`, wall"
        yield Row(what, "≤ 250 ms", shown, time, most=0.25)


def install() -> Iterator[Row]:
    """What the core installs: its distributions and their size, without bytecode."""
    needed = [
        re.split(r"[^\w-]", line, maxsplit=1)[0]
        for line in importlib.metadata.requires("yawara") or ()
        if "extra ==" not in line
    ]
    names = ", ".join(sorted(needed, key=str.lower))
    shown = f"{len(needed)} ({names})"
    yield Row("core: distributions besides Yawara", "3", shown, len(needed), most=3)
    files = [
        Path(str(file.locate())) for name in needed for file in importlib.metadata.files(name) or ()
    ]
    files += [path for folder in ("src", "packs") for path in (ROOT / folder).rglob("*")]
    sizes = [path.stat().st_size for path in files if path.suffix != ".pyc" and path.is_file()]
    size = sum(sizes) / MEGABYTE
    what = "core: installed size, packs included, bytecode not"
    yield Row(what, "< 10 MB", f"{size:.1f} MB", size, most=10)


def packs(folder: Path) -> Iterator[Row]:
    """All packs: read and checked, read from the compiled cache, and merely parsed (the floor)."""
    cache, texts = folder / "cache", [path.read_bytes() for path in shipped().rglob("*.yaml")]
    load([shipped()], cache=cache)
    competitors: dict[str, Callable[[], object]] = {
        "floor": lambda: [list(yaml.parse(text, Loader=yaml.CSafeLoader)) for text in texts],
        "cold": lambda: load([shipped()]),
        "cached": lambda: load([shipped()], cache=cache),
    }
    taken = calls(competitors, rounds=7)
    size = sum(map(len, texts)) / MEGABYTE
    ratio = f"{taken['cold'] / taken['floor']:.1f} × PyYAML's events of the same {size:.2f} MB"
    shown = f"{milliseconds(taken['cold'])} ({ratio})"
    yield Row("all packs, cold: read and checked", "< 1 s", shown, taken["cold"], most=1)
    shown = milliseconds(taken["cached"])
    what = "all packs, from the compiled cache"
    yield Row(what, "< 60 ms", shown, taken["cached"], most=0.06)


def one_organisation(folder: Path) -> Iterator[Row]:
    """One organisation against every instrument, in process, with every finding and its reasons."""
    norms = load([shipped()]).value
    today = datetime.datetime.now().astimezone().date()
    if norms is None:
        return
    provisions = sum(len(version.provisions) for version in norms.versions)
    competitors: dict[str, Callable[[], object]] = {}
    for name in EXAMPLES:
        profile = read_profile(folder / name / "profile.yaml", norms).value
        if profile is not None:
            setting = Setting(norms, profile, today)
            entries = read_ledger(folder / name / "ledger.yaml", setting).value or ()
            competitors[name] = functools.partial(_answers, setting, profile, entries)
    for name, time in calls(competitors, rounds=15).items():
        against = f"all {len(norms.versions)} versions ({provisions} provisions)"
        what = f"`{name}` against {against}, with reasons, in process"
        yield Row(what, "< 20 ms", milliseconds(time), time, most=0.02)


def _answers(setting: Setting, profile: Profile, entries: Sequence[Entry]) -> int:
    """Scope, standing, assessment, every finding and every reason; returns how many there are."""
    refs = [version.ref for version in setting.norms.versions]
    scope = applicable(profile, setting.norms, refs, setting.today)
    assessment = assess(scope, standing(entries, scope))
    bits = range(len(scope.subjects))
    reasons = [scope.reasons(item, bit) for item in scope.items for bit in bits]
    return len(reasons) + sum(1 for bit in bits for _ in assessment.findings(bit))


def main() -> int:
    """Measure, write bench/RESULTS.md, and print it; returns 1 if a budget is not kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [
            *start_up(folder),
            *install(),
            *packs(folder),
            *one_organisation(folder),
            *pdf(folder),
            *bundles(folder),
            *match_test.speed(),
        ]
    today = datetime.datetime.now().astimezone().date()
    lines = [
        "# Results\n",
        f"Written by `make bench` on {today}, Yawara {yawara.__version__}; {machine()}.",
        "Medians of interleaved runs. A ratio is against the other thing in the same run.\n",
        "| what | budget | measured | kept |",
        "|---|---|---|---|",
    ]
    for row in rows:
        kept = "yes" if row.kept else "**no**"
        lines.append(f"| {row.what} | {row.budget} | {row.measured} | {kept} |")
    lines += ["", MATCHING, *match_test.table()]
    lines += ["", SHOWN, *match_test.shown()]
    lines += ["", ANSWERS, *match_ledgers.table()]
    text = "\n".join(lines) + "\n"
    (ROOT / "bench/RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
