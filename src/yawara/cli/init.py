"""`yawara init`: begin a project, from some plain questions, a file, or a sample organisation."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from yawara.assess.project import LEDGER, PROFILE, load_norms
from yawara.cli import output
from yawara.cli.answers import LONGEST_NAME
from yawara.cli.interview import CENTRAL, NAME, SYSTEM, Interview, StoppedError, profile, split
from yawara.cli.output import Answer, Caller, RefusedError, refuse, unwrap
from yawara.cli.scope import beyond
from yawara.cli.table import terminal_width, wrap
from yawara.cli.words import SAY
from yawara.norms.load import shipped
from yawara.scope.applies import applicable
from yawara.scope.commented import commented, head, scalar
from yawara.scope.profile import fact_value, profile_from
from yawara.text.fields import Fields, nearest
from yawara.text.files import LockedError, create, locked, shell_word
from yawara.text.problem import Place, Problem, Problems, Read, has_errors
from yawara.text.tree import Mapping, decode, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.model import Norms
    from yawara.scope.applies import Scope
    from yawara.scope.profile import Profile, Value
    from yawara.text.tree import Node
    from yawara.text.words import Lang

EXAMPLES = "examples"
#: A practice that everybody understands, for the commented example in a new ledger.
_SHOWN = "tell-users-it-is-ai"


@click.command("init")
@output.FOLDER
@click.option("--example", default=None, metavar="NAME")
@click.option("--from", "source", default=None, metavar="FILE", type=click.Path(path_type=Path))
@output.NORMS
@output.answering
def command(
    caller: Caller,
    folder: Path,
    *,
    example: str | None,
    source: Path | None,
    norms: tuple[Path, ...],
) -> Answer:
    """Begin a project."""
    if example is not None and source is not None:
        raise refuse(caller, "options-exclude", options="--example, --from")
    if example is not None:
        files = _example(example, caller)
        _must_be_free(folder, files, caller)
        return _written(folder, files, (), caller, following=("scope", "assess", "ledger"))
    _must_be_free(folder, (PROFILE, LEDGER), caller)
    known = unwrap(load_norms(None, norms), caller)
    problems: tuple[Problem, ...] = ()
    if source is not None:
        read = _from_file(source, known, caller.lang)
        text, made = unwrap(read, caller)
        problems = read.problems
    else:
        made = _asked(known, caller)
        text = commented(made, known, caller.lang)
    files = {PROFILE: text.encode(), LEDGER: new_ledger(known, caller.lang).encode()}
    scope = applicable(made, known, None, output.today())
    return _written(
        folder,
        files,
        problems,
        caller,
        following=("scope", "worksheet", "assess"),
        looked=_looked_at(scope, caller.lang),
    )


# -- where the profile comes from ----------------------------------------------------------------


def _asked(norms: Norms, caller: Caller) -> Profile:
    """Ask, on a terminal. Answers that are piped in are taken line by line."""
    aside = caller.format == "json"
    typed = sys.stdin is not None and sys.stdin.isatty()

    def say(line: str) -> None:
        click.echo(line, err=aside)

    def read(prompt: str) -> str:
        if typed and not aside:
            return input(prompt)
        click.echo(prompt, nl=False, err=aside)
        line = waiting.pop() if waiting else sys.stdin.readline()
        if not line:
            raise EOFError
        if not typed:
            say(line.rstrip("\r\n"))
        return line.rstrip("\r\n")

    interview = Interview(norms, output.today(), caller.lang, say, read)
    try:
        waiting = [] if typed else [sys.stdin.readline() if sys.stdin is not None else ""]
        if waiting == [""]:
            raise refuse(caller, "input-needed")
        return interview.run()
    except EOFError:
        say("")
        _keep(interview)
        raise refuse(caller, "input-ended") from None
    except UnicodeDecodeError:
        raise refuse(caller, "encoding-unknown", Place("<stdin>")) from None
    except (KeyboardInterrupt, StoppedError):
        say("")
        _keep(interview)
        raise KeyboardInterrupt from None


def _keep(interview: Interview) -> None:
    """What was answered so far, as a file that `--from` takes: nothing typed is lost."""
    if not interview.given:
        return
    interview.say(SAY("init.kept", interview.lang))
    if any(split(key)[0] > 1 for key, _ in interview.given):
        # Answers about several AI systems make a profile; its comments would only be in the way.
        made = profile(interview.given, interview.norms, interview.lang)
        text = commented(made, interview.norms, interview.lang)
        lines = (line for line in text.splitlines() if line.split("#")[0].strip())
        for line in lines:
            interview.say(f"  {line}")
        return
    for key, value in interview.given:
        if value is not None:
            interview.say(f"  {key}: {scalar(value, quoted=key in (NAME, SYSTEM))}")


def _from_file(path: Path, norms: Norms, lang: Lang) -> Read[tuple[str, Profile]]:
    """A profile and its text out of a file: a profile as it stands, or answers to questions."""
    tree = read_file(path)
    if tree.value is None or has_errors(tree.problems):
        return Read(None, tree.problems)
    found = Problems()
    found.extend(tree.problems)
    node = tree.value
    if isinstance(node, Mapping) and not {"organization", "systems", "format"} & set(node.items):
        made = profile(_answers(node, norms, found), norms, lang)
        return Read((commented(made, norms, lang), made), found.found)
    given = profile_from(node, norms, found)
    text = decode(path.read_bytes(), str(path), found) or ""
    if given is None:
        return Read(None, found.found)
    return Read((head(lang, path.name) + text, given), found.found)


def _answers(node: Mapping, norms: Norms, found: Problems) -> list[tuple[str, Value | None]]:
    """Answers as a flat list: `name`, `system` and the facts."""
    fields = Fields(node, found)
    name, system = fields.need_text(NAME, most=LONGEST_NAME), fields.text(SYSTEM, most=LONGEST_NAME)
    if fields.get(NAME) is not None and not name.strip():
        found.error("missing-key", fields.at(NAME), key=NAME)
    answers: list[tuple[str, Value | None]] = [(NAME, name.strip())]
    answers.append((SYSTEM, (system or "").strip() or None))
    for fact in norms.facts:
        inner: Node | None = fields.get(fact.id)
        if inner is not None:
            answers.append((fact.id, fact_value(inner, fact, found)))
    fields.done()
    return answers


def samples() -> list[Path]:
    """The folders of the sample organisations, by name."""
    return [path.parent for path in sorted((shipped() / EXAMPLES).glob(f"*/{PROFILE}"))]


def _example(name: str, caller: Caller) -> dict[str, bytes]:
    """The files of a sample organisation."""
    known = {home.name: home for home in samples()}
    if name not in known:
        near = nearest(name, known) or ""
        raise refuse(caller, "unknown-example", name=name, nearest=near, known=", ".join(known))
    home = known[name]
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


# -- what is written -------------------------------------------------------------------------------


def new_ledger(norms: Norms, lang: Lang) -> str:
    """A ledger without entries, with an example in comments."""
    ids = [practice.id for practice in norms.practices]
    shown = _SHOWN if _SHOWN in ids else next(iter(ids), _SHOWN)
    text = SAY("init.ledger", lang, practice=shown)
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def _must_be_free(folder: Path, names: Iterable[str], caller: Caller) -> None:
    """Refuse at once, before anybody answers a question, if a file is in the way."""
    found = Problems()
    if os.path.lexists(folder) and not folder.is_dir():
        found.error("folder-is-file", Place(str(folder)))
    else:
        for name in names:
            if os.path.lexists(folder / name):
                found.error("file-exists", Place(str(folder / name)), file=name)
    if found.found:
        raise RefusedError(found.found, caller)


def _written(
    folder: Path,
    files: dict[str, bytes],
    problems: tuple[Problem, ...],
    caller: Caller,
    *,
    following: tuple[str, ...],
    looked: _Looked | None = None,
) -> Answer:
    """Write the files, all or none, and say what is looked at and what can be done next."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            create(folder, files)
    except LockedError:
        raise refuse(caller, "project-locked", Place(str(folder))) from None
    except OSError as error:
        if new:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise _cannot(error, folder, caller) from None
    lang = caller.lang
    name = str(folder)
    where = "" if folder == Path() else f" {shell_word(name)}"
    shown = [name for name in (PROFILE, LEDGER) if name in files]
    lines = ["", SAY("init.done", lang, files=", ".join(str(folder / name) for name in shown))]
    if more := len(files) - len(shown):
        lines.append(SAY("init.more-files", lang, count=more))
    if looked is not None:
        lines += ["", *looked.lines, ""]
    lines.append(SAY("init.next", lang))
    options = {"worksheet": " -o worksheet.xlsx"}
    steps = [f"yawara {name}{where}{options.get(name, '')}" for name in following]
    widest = max(len(step) for step in steps)
    for name, step in zip(following, steps, strict=True):
        lines.append(f"  {step.ljust(widest)}  {SAY(f'init.next-{name}', lang)}")
    return Answer(
        result={
            "folder": str(folder),
            "written": sorted(files),
            "versions": list(looked.refs) if looked is not None else None,
            "next": steps,
        },
        lines=lines,
        problems=problems,
    )


class _Looked(NamedTuple):
    """The versions that a new profile looks at, and what is said of them."""

    refs: tuple[str, ...]
    lines: tuple[str, ...]


def _looked_at(scope: Scope, lang: Lang) -> _Looked:
    """Which instruments are looked at and why, how to add or remove one, and what there is not."""
    named = [
        SAY("init.titled", lang, title=one.title.to(lang), id=one.instrument)
        for one in scope.versions
    ]
    own = scope.profile.organization.instruments
    key = "init.chosen" if own == CENTRAL else "init.chosen-named" if own else "init.chosen-all"
    said = SAY(key, lang, titles=SAY("init.comma", lang).join(named), count=len(named))
    width = terminal_width()
    lines = (*wrap(said, width), *wrap(SAY("init.choose", lang), width), *beyond(scope, lang))
    return _Looked(tuple(one.ref for one in scope.versions), lines)


def _cannot(error: OSError, folder: Path, caller: Caller) -> RefusedError:
    name = str(error.filename or folder)
    if error.errno == errno.EEXIST:
        return refuse(caller, "file-exists", Place(name), file=Path(name).name)
    if error.errno == errno.ENOTDIR:
        return refuse(caller, "folder-is-file", Place(str(folder)))
    return refuse(
        caller, "cannot-write", Place(str(folder)), file=str(folder), reason=error.strerror or ""
    )
