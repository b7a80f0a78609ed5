"""A small norm base, whole and without a fault, for tests to change in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.load import load
from yawara.text.messages import show_place

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.norms.model import Norms
    from yawara.text.problem import Problem

FACTS = """\
format: 1
facts:
  - id: roles
    level: system
    type: choices
    title: {ja: 立場, en: Roles}
    question: {ja: どの立場ですか。, en: Which roles?}
    help: {ja: 複数可。, en: Any number.}
    choices:
      - {id: developer, title: {ja: 開発者, en: Developer}}
      - {id: provider, title: {ja: 提供者, en: Provider}}
  - id: generative
    level: system
    type: flag
    title: {ja: 生成AI, en: Generative AI}
    question: {ja: 生成AIですか。, en: Is it generative?}
    help: {ja: 作るもの。, en: One that makes things.}
  - id: size
    level: organization
    type: choice
    title: {ja: 規模, en: Size}
    question: {ja: 規模は。, en: How large?}
    help: {ja: 人数で。, en: By staff.}
    choices:
      - {id: small, title: {ja: 小, en: Small}}
      - {id: large, title: {ja: 大, en: Large}}
  - id: flop
    level: system
    type: number
    title: {ja: 計算量, en: Compute}
    question: {ja: 計算量は。, en: How much?}
    help: {ja: 合計。, en: In all.}
addressees:
  - {id: developer, title: {ja: 開発者, en: Developers}, applies: {fact: roles, has: developer}}
  - {id: provider, title: {ja: 提供者, en: Providers}, applies: {fact: roles, has: provider}}
  - {id: state, title: {ja: 国, en: The State}, applies: {any: []}}
  - {id: everyone, title: {ja: 皆, en: Everyone}, applies: {all: []}}
"""

THEME = """\
format: 1
theme: records
title: {ja: 記録, en: Records}
practices:
"""

PRACTICE = """\
  - id: {id}
    title: {{ja: {ja}, en: {en}}}
    question: {{ja: {ja}していますか。, en: Do you {en}?}}
    all: {{ja: すべて{ja}している。, en: All of it is done.}}
    evidence: {{ja: 記録, en: records}}
    effort: days
    owner: planning
    level: {level}
    kind: {kind}
"""

VERSION = """\
format: 1
instrument: jp-demo
version: "{version}"
title: {{ja: 例, en: Demo}}
issuers: [jp-mic]
force: guidance
dates: {{published: {day}, in-force: {day}}}
{more}sources:
  - {{id: main, title: {{ja: 本文, en: Text}}, url: "https://example.jp/", language: ja, pages: 9}}
provisions:
"""

HEADING = """\
  - id: A
    heading: {ja: 総則, en: General}
    place: {source: main, page: 1, label: "1"}
    basis: official
    asks: []
    why_empty: heading
"""

ASKING = """\
  - id: A-1
    part_of: A
    heading: {ja: 記録, en: Records}
    gist: {ja: 記録する。, en: Keep records.}
    addressees: [developer, provider]
    strength: should
    applies: {fact: generative}
    place: {source: main, page: 2, label: "1(1)"}
    basis: official
    asks: [keep-logs, review-logs]
    also: [name-owner]
    rest: {ja: 細目, en: details}
    reading:
      on: 2026-11-21
      why: {ja: 明記。, en: It says so.}
"""

UNREAD = """\
  - id: A-2
    part_of: A
    heading: {ja: 未読}
    label: {en: Unread}
    addressees: [everyone]
    strength: may
    place: {source: main, page: 3, label: "1(2)"}
    basis: memory
"""


def practice(id_: str, *, level: str = "system", kind: str = "act") -> str:
    """One practice of the theme file."""
    return PRACTICE.format(
        id=id_, ja=f"{id_}の実施", en=id_.replace("-", " "), level=level, kind=kind
    )


def packs() -> dict[str, str]:
    """The files of the base, by name."""
    theme = THEME + "".join(
        (
            practice("keep-logs"),
            practice("keep-logs-longer"),
            practice("review-logs"),
            practice("watch-logs"),
            practice("lower-error-rate", kind="result"),
            practice("refrain-from-tracking", kind="refrain"),
            practice("name-owner", level="organization"),
        )
    )
    theme += "ladders:\n  - [keep-logs, keep-logs-longer]\n"
    theme += "ways:\n  - {practice: review-logs, by: [watch-logs]}\n"
    first = VERSION.format(version="1", day="2024-04-01", more="")
    second = VERSION.format(version="2", day="2026-04-01", more='supersedes: "1"\n')
    return {
        "facts.yaml": FACTS,
        "issuers.yaml": "format: 1\nissuers: [{id: jp-mic, title: {ja: 総務省, en: MIC}}]\n",
        "practices/records.yaml": theme,
        "instruments/jp-demo/1.yaml": first + HEADING + ASKING,
        "instruments/jp-demo/2.yaml": second + HEADING + ASKING + UNREAD,
    }


def written(folder: Path, files: dict[str, str]) -> Path:
    """The folder, with the files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def norms(folder: Path, files: dict[str, str]) -> Norms:
    """The norms in the files, which have no fault."""
    read = load([written(folder / "packs", files)])
    assert not read.failed, read.problems
    assert read.value is not None
    return read.value


def problems(folder: Path, files: dict[str, str]) -> list[Problem]:
    """Every problem that loading the files finds."""
    return list(load([written(folder / "packs", files)]).problems)


def faults(folder: Path, files: dict[str, str]) -> list[str]:
    """Every problem as `code file:line`, the line's text following."""
    out = []
    for problem in problems(folder, files):
        place = problem.place
        assert place is not None
        name = place.file.split("/", 1)[1]
        line = files[name].splitlines()[place.line - 1].strip() if place.line else ""
        out.append(f"{problem.code} @ {name}: {line}" if line else f"{problem.code} @ {name}")
        assert show_place(place)
    return out


def changed(name: str, *changes: tuple[str, str]) -> dict[str, str]:
    """The base with something else in one file. What is replaced must be there exactly once."""
    files = packs()
    for old, new in changes:
        assert files[name].count(old) == 1, (name, old, files[name].count(old))
        files[name] = files[name].replace(old, new)
    return files
