"""Problems as lines that GitHub Actions shows beside the changed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.cli.check.words import SAY
from yawara.cli.table import plain
from yawara.text.messages import describe, render
from yawara.text.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.text.problem import Problem
    from yawara.text.words import Lang

#: GitHub shows the first ten of a kind of one step, and says nothing of the rest.
MOST_OF_A_KIND = 10
_KINDS = ("error", "warning", "notice")


def as_annotations(
    problems: Sequence[Problem], failing: frozenset[Problem], prefix: str, lang: Lang
) -> list[str]:
    """One line a problem, errors first; of more than are shown, a last one that says how many.

    Those follow as plain lines, which stand in the log. `prefix` leads from the root of the
    repository to the files of the project.
    """
    out: list[str] = []
    left: list[str] = []
    for kind in _KINDS:
        of_kind = [problem for problem in problems if _kind(problem, failing) == kind]
        shown = of_kind
        if len(of_kind) > MOST_OF_A_KIND:
            shown = of_kind[: MOST_OF_A_KIND - 1]
            rest = of_kind[MOST_OF_A_KIND - 1 :]
            left += [f"- {line}" for one in rest for line in render(one, lang).splitlines()[:1]]
        out += [_line(kind, problem, prefix, lang) for problem in shown]
        if shown is not of_kind:
            more = SAY("more-below", lang, count=len(of_kind) - len(shown))
            out.append(f"::{kind} title=yawara::{_data(more)}")
    return out + left


def _kind(problem: Problem, failing: frozenset[Problem]) -> str:
    if problem in failing or problem.severity is Severity.ERROR:
        return "error"
    return "notice" if problem.severity is Severity.NOTE else "warning"


def _line(kind: str, problem: Problem, prefix: str, lang: Lang) -> str:
    place = problem.place
    at = [f"title={_property(problem.code)}"]
    if place is not None and place.file:
        at.insert(0, f"file={_property(prefix + place.file)}")
        at += [f"line={place.line}", f"col={place.column}"] if place.line else []
    message = " ".join(filter(None, map(plain, describe(problem, lang))))
    return f"::{kind} {','.join(at)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")
