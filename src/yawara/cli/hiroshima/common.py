"""What the commands on reports share: which form, which files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from yawara.assess.project import load_norms
from yawara.cli import output
from yawara.forms.hiroshima import layout as layouts
from yawara.forms.hiroshima.lines import lines
from yawara.forms.hiroshima.sections import by_section
from yawara.forms.hiroshima.split import by_number, by_order, second_version, split
from yawara.text.package import MOST_BYTES
from yawara.text.problem import Place
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from yawara.cli.output import Caller
    from yawara.forms.hiroshima.layout import Layout
    from yawara.forms.hiroshima.split import Split
    from yawara.norms.model import Norms
    from yawara.text.problem import Problems
    from yawara.text.words import Lang

LAYOUT = click.option("--layout", type=click.Path(path_type=Path), metavar="FILE", default=None)
FORM = click.option("--form", "form", metavar="ID", default=None)
ROLE = click.option("--role", metavar="ROLE", default="")
PROJECT = click.option(
    "--project", type=click.Path(path_type=Path), default=Path(), metavar="DIR", show_default=False
)
FIRST = "hiroshima-1"


def norms_of(caller: Caller, folder: Path, extra: tuple[Path, ...] = ()) -> Norms:
    """The norm base, with the project's own."""
    return output.unwrap(load_norms(folder if folder.is_dir() else None, extra), caller)


def layout_of(
    caller: Caller, norms: Norms, folder: Path, layout: Path | None, form: str | None
) -> Layout:
    """The form: the one named, else the one that the project has learned."""
    if form is not None:
        found = next((one for one in norms.forms if one.id == form), None)
        if found is None:
            raise output.refuse(caller, "hiroshima-form-missing", None, form=form[:60])
        return layouts.of_form(found, norms, caller.lang)
    path = layout or folder / layouts.FILE
    if layout is None and not path.exists():
        raise output.refuse(caller, "hiroshima-layout-missing", Place(str(path)))
    learned = output.unwrap(layouts.read(path, norms, str(path)), caller)
    first = next((one for one in norms.forms if one.id == FIRST), None)
    if first is None:
        return learned
    # Who may report is said of the framework, not of a version of its form.
    rules = msgspec.structs.replace(learned.rules, eligible=first.rules.eligible)
    return msgspec.structs.replace(learned, rules=rules)


def each_language(norms: Norms, layout: Layout) -> dict[Lang, Layout]:
    """The form in both languages where it is ours; a learned one has the words that it has."""
    form = next((one for one in norms.forms if layout.version and one.id == layout.id), None)
    if form is None:
        return dict.fromkeys(LANGS, layout)
    return {lang: layouts.of_form(form, norms, lang) for lang in LANGS}


def in_role(caller: Caller, layout: Layout, role: str) -> str:
    """The role, if some question is for it."""
    if role and layout.roles and role not in layout.roles:
        known = ", ".join(layout.roles)
        raise output.refuse(caller, "hiroshima-no-role", None, role=role[:60], known=known)
    return role


def bytes_of(caller: Caller, path: Path) -> bytes:
    """A file that somebody gave us, if it is one and of a size that somebody may mean."""
    place = Place(str(path))
    try:
        if path.is_dir():
            raise output.refuse(caller, "file-is-folder", place)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise output.refuse(caller, "file-too-large", place, size=size, most=MOST_BYTES)
        return path.read_bytes()
    except FileNotFoundError:
        raise output.refuse(caller, "file-missing", place) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "name"
        raise output.refuse(caller, "file-unreadable", place, reason=reason or "") from None


def drafts_in(path: Path) -> dict[Lang, Path]:
    """The reports in a folder that `draft` wrote, by language."""
    langs: tuple[Lang, ...] = ("en", "ja")
    return {lang: one for lang in langs if (one := path / f"report.{lang}.md").is_file()}


def report_of(
    caller: Caller,
    path: Path,
    layout: Layout,
    found: Problems,
    *,
    in_order: bool = False,
    sections: bool = False,
) -> Split:
    """A report, cut into answers; if `sections`, into its sections where it prints no questions."""
    read = lines(bytes_of(caller, path), str(path))
    found.extend(read.problems)
    value = output.unwrap(read, caller)
    if layout.version and (numbers := second_version(value)):
        place, shown = Place(str(path)), ", ".join(numbers[:3])
        raise output.refuse(caller, "hiroshima-other-version", place, numbers=shown)
    done = split(value, layout, str(path))
    if not any(done.answers.values()):
        done = by_number(value, layout, str(path)) or done
    if not done.answers and in_order:
        done = by_order(value, layout, str(path)) or done
    if not done.answers and sections:
        done = by_section(value, layout, str(path)) or done
    if not done.answers:
        form = layout.version or layout.file or layout.id
        raise output.refuse(caller, "hiroshima-no-answers", Place(str(path)), form=form)
    return done
