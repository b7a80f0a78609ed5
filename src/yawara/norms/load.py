"""Load the norm base from folders of packs, with a compiled cache.

A root is a folder with any of `facts.yaml`, `issuers.yaml`, `ids.txt`, `moves.yaml`,
`practices/*.yaml`, `instruments/*/*.yaml` and `forms/*.yaml`. Several roots add up: the shipped
packs, `--norms DIR`, and a project's own `norms/`.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from yawara import __version__
from yawara.norms import files, layout, model, read
from yawara.norms.check import check
from yawara.text.messages import show_place
from yawara.text.problem import Place, Problem, Problems, Read, has_errors
from yawara.text.tree import decode, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.text.tree import Node
    from yawara.text.words import Words

#: Raised whenever the compiled form or a check changes, so that an older cache is never read.
COMPILED_FORMAT = 5


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """What the cache keeps: the norms, and what was worth saying about them (no errors)."""

    norms: model.Norms
    problems: tuple[Problem, ...]


def shipped() -> Path:
    """The packs that come with Yawara: `packs/` of a checkout, else those in the wheel."""
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent.parent / "packs"
    return checkout if (checkout / "facts.yaml").is_file() else package / "packs"


def with_shipped(more: Iterable[Path]) -> tuple[Path, ...]:
    """The roots to load when a user names `more`: the shipped packs and those.

    A folder with an `ids.txt` of its own is a whole norm base, such as an edited copy of the
    shipped packs, and takes their place. Any other adds to them, with ids that begin with `x-`.
    """
    given = tuple(more)
    bases = [root for root in given if (root / "ids.txt").is_file()]
    base = bases[0] if bases else shipped()
    return (base, *(root for root in given if root != base))


def cache_folder() -> Path:
    """The user's cache folder for compiled norms."""
    if given := os.environ.get("YAWARA_CACHE_DIR"):
        return Path(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "yawara" / "cache"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "yawara"


def load(roots: Iterable[Path], *, cache: Path | None = None) -> Read[model.Norms]:
    """Read, check and compile the norms under `roots`; the first is the base, others add to it.

    Out: the norms, and every problem in them. With errors the value is there for looking at but
    must not be used (`Read.failed`). A folder `cache` saves the compiled form by the SHA-256 of
    all files; whatever is wrong with it is passed over, and it is written atomically.
    """
    found = Problems()
    packs = files.read(roots)
    found.extend(packs.problems)
    if packs.value is None:
        return Read(None, found.found)
    sha256 = _digest(packs.value)
    compiled = None if cache is None else cache / f"norms-{__version__}-{COMPILED_FORMAT}-{sha256}"
    if compiled is not None and not has_errors(found.found):
        cached = _from_cache(compiled)
        if cached is not None:
            return Read(cached.norms, (*found.found, *cached.problems))
    inside = Problems()
    trees: dict[str, Node] = {}
    compiler = _Compiler(packs.value, trees, inside)
    norms = compiler.norms(sha256)
    inside.extend(check(norms, trees, own=packs.value.own, lost=compiler.lost))
    found.extend(inside.found)
    if compiled is not None and not has_errors(found.found):
        _to_cache(compiled, Compiled(norms, inside.found))
    return Read(norms, found.found)


def _digest(packs: files.Packs) -> str:
    whole = hashlib.sha256(b"yawara norms")
    for file, data in zip(packs.files, packs.contents, strict=True):
        if data is not None:
            whole.update(f"\n{file.root} {file.name}\n{len(data)}\n".encode())
            whole.update(data)
    return whole.hexdigest()


class _Compiler:
    """Puts the files together. Problems are those of single files, and ids of lists.

    `lost` holds the kinds of files of which one could not be read, so that what is missing in
    them is not reported once more wherever it is named.
    """

    def __init__(self, packs: files.Packs, trees: dict[str, Node], found: Problems) -> None:
        self.found = found
        self.facts: list[model.Fact] = []
        self.addressees: list[model.Addressee] = []
        self.issuers: dict[str, Words] = {}
        self.moves: list[model.Move] = []
        self.themes: list[tuple[int, read.Theme]] = []
        self.versions: list[model.Version] = []
        self.forms: list[layout.Form] = []
        self.ids: dict[str, Place] = {}
        self.lost: set[str] = set()
        for file, data in zip(packs.files, packs.contents, strict=True):
            if data is None:
                self.lost.add(file.kind)
            elif file.kind == "ids":
                self._ids(file, data)
            else:
                tree = parse(data, file.name)
                found.extend(tree.problems)
                if tree.value is None:
                    self.lost.add(file.kind)
                else:
                    trees[file.name] = tree.value
                    self._take(file, tree.value)
        if packs.files and not any(file.kind == "facts" for file in packs.files):
            self.lost.add("facts")
            found.error("norms-no-facts", Place(packs.files[0].name.split("/")[0]))

    def _take(self, file: files.PackFile, tree: Node) -> None:
        if file.kind == "facts":
            facts, addressees = read.facts(tree, self.found)
            self.facts += facts
            self.addressees += addressees
        elif file.kind == "issuers":
            self._issuers(tree)
        elif file.kind == "moves":
            self.moves += read.moves(tree, self.found)
        elif file.kind == "theme":
            theme = read.Theme(tree, self.found)
            self.themes.append((file.root, theme))
            self._named(file, theme.place, f"{theme.id}.yaml", theme.id)
        elif file.kind == "form":
            form = layout.form(tree, self.found)
            if form is not None:
                self.forms.append(form)
                self._named(file, form.place, f"{form.id}.yaml", form.id)
        else:
            version = read.version(tree, self.found)
            if version is not None:
                self.versions.append(version)
                name = f"{version.instrument}/{version.version}.yaml"
                self._named(file, version.place, name, version.instrument and version.version)

    def _named(self, file: files.PackFile, place: Place, name: str, id_: str) -> None:
        """A file is called like what it holds, so that people find it."""
        if id_ and not f"/{file.name}".endswith(f"/{name}"):
            self.found.warning("file-name-differs", place, name=name)

    def _ids(self, file: files.PackFile, data: bytes) -> None:
        """`ids.txt`: one practice id a line; its order is the order of practices for good."""
        text = decode(data, file.name, self.found) or ""
        for number, line in enumerate(text.splitlines(), 1):
            practice = line.split("#", 1)[0].strip()
            if not practice:
                continue
            place = Place(file.name, number, 1)
            if practice in self.ids:
                first = show_place(self.ids[practice])
                self.found.error("duplicate-id", place, id=practice[:80], first=first)
            self.ids.setdefault(practice, place)

    def _issuers(self, tree: Node) -> None:
        for id_, title, place in read.issuers(tree, self.found):
            if id_ in self.issuers:
                self.found.error("duplicate-id", place, id=id_, first="")
            self.issuers.setdefault(id_, title)

    def _themes(self) -> dict[str, Words]:
        """The titles of themes. A later root may add practices to a theme of an earlier one."""
        first: dict[str, tuple[int, read.Theme]] = {}
        for root, theme in self.themes:
            if theme.id in first and first[theme.id][0] == root and theme.id:
                there = show_place(first[theme.id][1].place)
                self.found.error("duplicate-id", theme.place, id=theme.id, first=there)
            first.setdefault(theme.id, (root, theme))
        return {id_: theme.title for id_, (_, theme) in first.items()}

    def norms(self, sha256: str) -> model.Norms:
        """Everything together, the practices in the order of `ids.txt`."""
        themes = self._themes()
        order = {practice: at for at, practice in enumerate(self.ids)}
        practices = [practice for _, theme in self.themes for practice in theme.practices]
        practices.sort(key=lambda practice: (order.get(practice.id, len(order)), practice.id))
        # Themes stand in the order of their first practices: that of the work, not of file names.
        in_order = dict.fromkeys(practice.theme for practice in practices)
        return model.Norms(
            facts=tuple(self.facts),
            addressees=tuple(self.addressees),
            themes={theme: themes[theme] for theme in (in_order | themes) if theme in themes},
            practices=tuple(practices),
            ladders=tuple(ladder for _, theme in self.themes for ladder in theme.ladders),
            ways=tuple(ways for _, theme in self.themes for ways in theme.ways),
            versions=tuple(self.versions),
            forms=tuple(self.forms),
            issuers=self.issuers,
            moves=tuple(self.moves),
            ids=self.ids,
            sha256=sha256,
        )


def _from_cache(path: Path) -> Compiled | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Compiled)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def _to_cache(path: Path, compiled: Compiled) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.msgpack.encode(compiled))
        Path(temporary).replace(path)
    except OSError:
        return
