"""Files that a command writes for people: whether they may be, with which template, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from yawara.cli.output import refuse
from yawara.text.files import write_atomically
from yawara.text.problem import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from yawara.cli.output import Caller
    from yawara.report.write import Kind
    from yawara.text.problem import Problems


class OutFile(Protocol):
    """A file to write, and its kind."""

    @property
    def path(self) -> Path:
        """Where."""

    @property
    def kind(self) -> str:
        """Of which kind."""


T = TypeVar("T", bound=OutFile)

#: Names that end like this mean a file, of a kind that we cannot write.
_OTHERS = frozenset(
    {
        *(".csv", ".doc", ".json", ".markdown", ".md", ".odt", ".ppt", ".pptx", ".rtf", ".txt"),
        *(".xhtml", ".xls", ".xlsx", ".zip"),
    }
)


def one_kind(to: Path, kinds: tuple[Kind, ...], found: Problems, *, both: bool) -> Kind | None:
    """The kind of the one file that `to` names, or None where it is a folder; with every fault.

    `kinds`: those asked for by name. `both`: whether two languages are wanted.
    """
    from yawara.report.write import SUFFIXES

    place, suffix = Place(str(to)), to.suffix.lower()
    kind = SUFFIXES.get(suffix)
    if kind is None:
        if to.exists() and not to.is_dir():
            found.error("folder-is-file", place)
        elif suffix in _OTHERS and not to.is_dir():
            found.error("report-unknown-kind", place, suffix=suffix)
        return None
    if both:
        found.error("report-two-languages", place)
    if set(kinds) - {kind}:
        found.error(
            "report-kind-clash", place, suffix=suffix, kinds=", ".join(dict.fromkeys(kinds))
        )
    return kind


def template(
    caller: Caller, path: Path | None, targets: Iterable[OutFile], found: Problems
) -> bytes | None:
    """The template as the writer takes it, looked into; with every reason why it cannot be used."""
    if path is None:
        return None
    place = Place(str(path))
    letters = [target for target in targets if target.kind == "docx"]
    if not letters:
        found.error("report-template-kind", place)
        return None
    same = (target.path for target in letters if target.path.exists() and path.exists())
    if any(one.samefile(path) for one in same):
        found.error("report-template-is-output", place)
    try:
        from yawara.report.docx import template as templates
    except ModuleNotFoundError as error:
        raise extra_missing(caller, error, letters[0]) from error
    read = templates.from_file(path, str(path))
    found.extend(read.problems)
    return read.value


def extra_missing(caller: Caller, error: ModuleNotFoundError, target: OutFile) -> Exception:
    """The refusal that says what to install; a bug of ours stays what it is."""
    from yawara.report.write import EXTRAS, PACKAGES

    module = (error.name or "").partition(".")[0]
    if module not in (*EXTRAS, "xlsxwriter"):
        return error
    place = Place(str(target.path))
    known: dict[str, str] = {"xlsx": "XlsxWriter"}
    known.update((kind, names) for kind, names in PACKAGES.items())
    packages = known.get(target.kind, "")
    given = {"module": module, "packages": packages, "extra": "report"}
    return refuse(caller, "report-extra-missing", place, **given)


def check_free(targets: Iterable[T], found: Problems, ours: Callable[[T], bool]) -> None:
    """A file that none of our writers made, as `ours` tells, stays as it is."""
    files = {one.place.file for one in found.found if one.code == "folder-is-file" and one.place}
    for target in targets:
        path, place = target.path, Place(str(target.path))
        try:
            above = next((one for one in path.parents if one.exists()), None)
            if above is not None and not above.is_dir() and str(above) not in files:
                files.add(str(above))
                found.error("folder-is-file", Place(str(above)))
            if path.is_dir():
                found.error("file-is-folder", place)
            elif path.exists() and not ours(target):
                found.error("file-exists", place, file=path.name)
        except (OSError, ValueError) as error:
            found.error("cannot-write", place, file=path.name, reason=reason(error))


def put(caller: Caller, path: Path, data: bytes) -> None:
    """Write a file whole or not at all; refused where that fails."""
    try:
        write_atomically(path, data)
    except (OSError, ValueError) as error:
        place = Place(str(path))
        raise refuse(caller, "cannot-write", place, file=path.name, reason=reason(error)) from None


def reason(error: OSError | ValueError) -> str:
    """What the system says of a fault, in short."""
    return (error.strerror or "") if isinstance(error, OSError) else str(error)
