"""What every command shares: its options, and how answers and problems are printed."""

from __future__ import annotations

import contextlib
import datetime
import functools
import os
import re
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
import msgspec

from yawara.assess.project import Project, Request, assess_project, open_project
from yawara.cli.words import SAY, default_lang
from yawara.norms import select
from yawara.text import days
from yawara.text.fields import nearest
from yawara.text.messages import describe, render
from yawara.text.problem import Place, Problem, Problems, Read, Severity, has_errors, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from yawara.assess.findings import Assessment
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

    _Option = Callable[[Callable[..., "Reply"]], Callable[..., "Reply"]]

T = TypeVar("T")

FORMAT = 1
#: What click says of arguments that are one too many.
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")

#: Beyond so many problems nobody reads on; JSON has them all.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Caller:
    """How the caller wants to be answered."""

    lang: Lang
    format: str = "text"


@dataclass(frozen=True)
class Answer:
    """What a command found: plain data for JSON, lines for people, problems, an exit code."""

    result: Json
    lines: Iterable[str] = ()
    problems: tuple[Problem, ...] = ()
    as_of: datetime.date | None = None
    known: datetime.date | None = None
    digest: str | None = None
    code: int = 0
    extra: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and to whom."""

    answer: Answer
    caller: Caller


class RefusedError(Exception):
    """Bad input: the problems are all that there is to say, and the exit code is 2."""

    def __init__(self, problems: Iterable[Problem], caller: Caller) -> None:
        super().__init__("bad input")
        self.problems = in_order(problems)
        self.caller = caller


def refuse(caller: Caller, code: str, place: Place | None = None, **params: object) -> RefusedError:
    """The refusal for a single problem."""
    found = Problems()
    found.error(code, place, **params)
    return RefusedError(found.found, caller)


def unreadable(error: OSError, lang: Lang) -> RefusedError:
    """The refusal for a file that the system would not let us use."""
    place = Place(str(error.filename)) if error.filename else None
    reason = error.strerror or type(error).__name__
    return refuse(Caller(lang), "file-unreadable", place, reason=reason)


def today() -> datetime.date:
    """Today, or the day of SOURCE_DATE_EPOCH where a reproducible result is wanted."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        with contextlib.suppress(ValueError, OverflowError, OSError):
            return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.date(*time.localtime()[:3])


class DayType(click.ParamType[datetime.date]):
    """A day on the command line, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime.date:
        """The day, or a refusal that says how to write one."""
        if isinstance(value, datetime.date):
            return value
        day = days.parse_day(str(value))
        if day is None:
            option = "--" + (param.name or "").replace("_", "-") if param else ""
            given = None if ctx is None else ctx.params.get("lang") or before_command()
            meant = days.suggest(str(value)) or ""
            caller = Caller(given or default_lang())
            raise refuse(caller, "bad-day-argument", option=option, value=value, meant=meant)
        return day


DAY = DayType()
LANG = click.option("--lang", type=click.Choice(["ja", "en"]), is_eager=True, default=None)
FORMATS = ("text", "json")


def format_option(formats: Sequence[str]) -> _Option:
    """`--format` with these choices, of which the first is the default."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], is_eager=True
    )


FORMAT_OPTION = format_option(FORMATS)
AS_OF = click.option("--as-of", "as_of", type=DAY, default=None)
KNOWN = click.option("--known", type=DAY, default=None)
NORMS = click.option("--norms", multiple=True, type=click.Path(path_type=Path), metavar="DIR")
INSTRUMENT = click.option("--instrument", "instruments", multiple=True, metavar="ID[@VERSION]")
WITH = click.option("--with", "also", multiple=True, metavar="ID[@VERSION]")
FOLDER = click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")


@dataclass(frozen=True, slots=True)
class Given:
    """What the shared options of a command about a project folder say."""

    folder: Path
    as_of: datetime.date | None
    known: datetime.date | None
    norms: tuple[Path, ...]
    instruments: tuple[str, ...]
    also: tuple[str, ...]


def project_options(command: Callable[..., Reply]) -> Callable[..., Reply]:
    """The options of every command that assesses a project folder, as one `given`."""
    return _given(command, (WITH, INSTRUMENT, NORMS, KNOWN, AS_OF, FOLDER))


def ledger_options(command: Callable[..., Reply]) -> Callable[..., Reply]:
    """The options of a command that looks at a ledger alone, as one `given`."""
    return _given(command, (NORMS, KNOWN, AS_OF, FOLDER))


def folder_options(command: Callable[..., Reply]) -> Callable[..., Reply]:
    """The options of a command for which neither a day nor an instrument matters."""
    return _given(command, (NORMS, FOLDER))


def _given(command: Callable[..., Reply], options: Sequence[_Option]) -> Callable[..., Reply]:
    @functools.wraps(command)
    def run(
        folder: Path,
        norms: tuple[Path, ...],
        as_of: datetime.date | None = None,
        known: datetime.date | None = None,
        instruments: tuple[str, ...] = (),
        also: tuple[str, ...] = (),
        **rest: object,
    ) -> Reply:
        given = Given(folder, as_of, known, tuple(norms), tuple(instruments), tuple(also))
        return command(given=given, **rest)

    wrapped: Callable[..., Reply] = run
    for option in options:
        wrapped = option(wrapped)
    return wrapped


def before_command() -> Lang | None:
    """The language of a `--lang` that stands before the command, if there is one."""
    lang: Lang | None = click.get_current_context().find_root().params.get("lang")
    return lang


def answering_as(
    formats: Sequence[str],
) -> Callable[[Callable[..., Answer]], Callable[..., Reply]]:
    """Give a command `caller` in place of `--lang` and `--format`.

    The answer is printed by `yawara.cli.main` when click is done, because click takes a reader
    that goes away (`| head`) for an error of its own. Formats other than `text` and `json` are
    written by the command itself, into `lines`.
    """

    def wrap(command: Callable[..., Answer]) -> Callable[..., Reply]:
        @format_option(formats)
        @LANG
        @functools.wraps(command)
        def run(lang: Lang | None, format_: str, **given: object) -> Reply:
            caller = Caller(lang or before_command() or default_lang(), format_)
            return Reply(command(caller=caller, **given), caller)

        return run

    return wrap


#: The same for most commands, which answer as text or as JSON.
answering = answering_as(FORMATS)


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that was opened for a command, and the request that was made."""

    project: Project
    request: Request
    problems: tuple[Problem, ...]


def opened(caller: Caller, given: Given, *, mended: frozenset[str] = frozenset()) -> Opened:
    """Open a project folder with the shared options, or refuse with every problem in it.

    `mended` are the faults that the command is there to mend: they are warnings to it.
    """
    now = today()
    refs = given.instruments or None
    request = Request(given.as_of or now, now, given.known, given.norms, refs, given.also)
    read = _warning_of(mended, open_project(given.folder, request))
    value = unwrap(read, caller)
    found = Problems()
    for ref in (*given.instruments, *given.also):
        if not select.matching(value.norms, ref):
            known = [*value.norms.instruments, *(version.ref for version in value.norms.versions)]
            found.error("norms-no-version", None, ref=ref[:80], nearest=nearest(ref, known) or "")
        elif ref in given.instruments and not select.find_version(value.norms, ref, request.day):
            found.error("version-not-there", None, ref=ref, day=request.day)
    if found.found:
        raise RefusedError(found.found, caller)
    return Opened(value, request, read.problems)


def _warning_of(codes: frozenset[str], read: Read[T]) -> Read[T]:
    """A reading in which problems with these codes are warnings."""
    problems = (
        replace(problem, severity=Severity.WARNING) if problem.code in codes else problem
        for problem in read.problems
    )
    return Read(read.value, tuple(problems))


def unwrap(read: Read[T], caller: Caller) -> T:
    """The value of a reading, or a refusal with its problems."""
    if read.value is None or has_errors(read.problems):
        raise RefusedError(read.problems, caller)
    return read.value


def assessed(one: Opened) -> Assessment:
    """The assessment of an opened project."""
    return assess_project(one.project, one.request)


def print_answer(answer: Answer, caller: Caller) -> int:
    """Print an answer: lines and problems for people, one JSON object for programs."""
    problems = in_order(answer.problems)
    if caller.format == "json":
        click.echo(_json(answer, problems, caller.lang))
        return answer.code
    for line in answer.lines:
        click.echo(line)
    _print_problems(problems, caller.lang)
    return answer.code


def _print_problems(problems: Sequence[Problem], lang: Lang) -> None:
    """Print problems to standard error; of very many, the first ones and how many are left."""
    for problem in problems[:MOST_SHOWN]:
        click.echo(_colored(problem, lang), err=True)
    if len(problems) > MOST_SHOWN:
        click.echo(SAY("more-problems", lang, count=len(problems) - MOST_SHOWN), err=True)


def print_refusal(refused: RefusedError) -> None:
    """Print what is wrong with the input, every problem of it."""
    caller = refused.caller
    if caller.format == "json":
        click.echo(_json(Answer(None), refused.problems, caller.lang))
        return
    _print_problems(refused.problems, caller.lang)
    errors = sum(problem.severity is Severity.ERROR for problem in refused.problems)
    click.echo(SAY("refused", caller.lang, count=errors), err=True)


def print_usage(error: click.ClickException, lang: Lang, command: str) -> None:
    """Print what is wrong with the arguments, and where help is; `command` is what was called."""
    click.echo(SAY("usage.error", lang, message=usage_message(error, lang)), err=True)
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else command
    click.echo(SAY("usage.help", lang, path=path), err=True)


def usage_message(error: click.ClickException, lang: Lang) -> str:
    """A message of click in the caller's language."""
    if isinstance(error, click.NoSuchOption):
        near = (
            f" {SAY('usage.did-you-mean', lang, near=error.possibilities[0])}"
            if error.possibilities
            else ""
        )
        return SAY("usage.no-option", lang, name=error.option_name) + near
    if isinstance(error, click.BadOptionUsage):
        wants = "requires an argument" in error.message
        key = "usage.needs-value" if wants else "usage.takes-no-value"
        return SAY(key, lang, name=error.option_name)
    if extra := _EXTRA.match(error.message):
        return SAY("usage.extra", lang, extra=extra[1])
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        return SAY("usage.missing", lang, name=(name or "").removesuffix("..."))
    if isinstance(error, click.BadParameter) and error.param is not None:
        hint = error.param.opts[0] if error.param.opts else error.param.name
        choices = error.param.type.choices if isinstance(error.param.type, click.Choice) else ()
        known = SAY("usage.choices", lang, choices=", ".join(choices)) if choices else error.message
        return SAY("usage.bad-value", lang, name=hint, known=known)
    return error.format_message()


def _colored(problem: Problem, lang: Lang) -> str:
    color = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
    head, _, rest = render(problem, lang).partition("\n")
    return click.style(head, fg=color[problem.severity]) + (f"\n{rest}" if rest else "")


def _json(answer: Answer, problems: Iterable[Problem], lang: Lang) -> str:
    envelope = {
        "format": FORMAT,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "known": answer.known.isoformat() if answer.known else None,
        "digest": answer.digest,
        "result": answer.result,
        **answer.extra,
        "problems": [_problem_json(problem, lang) for problem in problems],
    }
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2).decode()


def _problem_json(problem: Problem, lang: Lang) -> Json:
    message, hint = describe(problem, lang)
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "path": list(place.path) if place else [],
        "message": message,
        "hint": hint,
        "params": dict(problem.params),
    }
