"""`yawara norms diff`: what one version changed against another, and for whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from yawara.cli import out_files, output
from yawara.cli.norms.base import find_version, opened
from yawara.cli.norms.words import SAY
from yawara.cli.output import Answer, Caller, RefusedError, Reply, refuse
from yawara.cli.table import plain, terminal_width, wrap
from yawara.cli.words import SAY as REPORT
from yawara.cli.words import default_lang
from yawara.norms.aspects import addressee, value
from yawara.norms.diff import Asked, Diff, Step, diff
from yawara.norms.words import SAY as NAMES
from yawara.text.problem import Problems, has_errors
from yawara.text.words import LANGS

if TYPE_CHECKING:
    import datetime

    from yawara.norms.model import Norms, Provision
    from yawara.report.write import Kind
    from yawara.text.canonical import Json
    from yawara.text.words import Lang


Wanted = Literal["ja", "en", "both"]


class _Target(NamedTuple):
    """One file to write."""

    path: Path
    lang: Lang
    kind: Kind


@click.command("diff")
@click.argument("a")
@click.argument("b")
@output.NORMS
@output.AS_OF
@click.option(
    "--output",
    "-o",
    "to",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="OUT[.html|.pdf|.docx]",
)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["html", "pdf", "docx"]))
@click.option("--lang", type=click.Choice(["ja", "en", "both"]), is_eager=True, default=None)
@output.format_option(output.FORMATS)
def command(  # noqa: PLR0913 (one for each option)
    a: str,
    b: str,
    *,
    norms: tuple[Path, ...],
    as_of: datetime.date | None,
    to: tuple[Path, ...],
    kinds: tuple[Kind, ...],
    lang: Wanted | None,
    format_: str,
) -> Reply:
    """Show or write what changed from version A to version B of an instrument."""
    whole = output.before_command()
    caller = Caller(lang if lang in LANGS else whole or default_lang(), format_)
    if not to and (kinds or lang == "both"):
        raise click.UsageError(SAY("diff-only-files", caller.lang), click.get_current_context())
    read = opened(norms, caller)
    day = as_of or output.today()
    old = find_version(read.norms, a, day, caller)
    new = find_version(read.norms, b, day, caller)
    if old.instrument != new.instrument:
        raise refuse(caller, "norms-two-instruments", a=old.ref, b=new.ref)
    found = diff(read.norms, old, new)
    result = _result(found)
    if to:
        langs = (caller.lang,) if lang in LANGS or (lang is None and whole) else LANGS
        targets = _targets(caller, to, found, kinds, langs, both=lang == "both")
        _write(caller, targets, read.norms, found, day)
        result["files"] = [str(one.path) for one in targets]
        lines = [REPORT("report.written", caller.lang, file=one.path) for one in targets]
    else:
        lines = _Said(read.norms, found, caller.lang).lines()
    answer = Answer(result, lines, read.problems, as_of=day, digest=read.norms.sha256)
    return Reply(answer, caller)


def _targets(
    caller: Caller,
    to: tuple[Path, ...],
    found: Diff,
    kinds: tuple[Kind, ...],
    langs: tuple[Lang, ...],
    *,
    both: bool,
) -> tuple[_Target, ...]:
    """Every file to write, or a refusal with each reason why one cannot be."""
    from yawara.report.write import is_ours

    faults = Problems()
    out: dict[Path, _Target] = {}
    stem = f"{found.old.instrument}-{found.old.version}-{found.new.version}"
    for path in to:
        kind = out_files.one_kind(path, kinds, faults, both=both)
        if kind is not None:
            out.setdefault(path, _Target(path, caller.lang, kind))
            continue
        for each in dict.fromkeys(kinds or ("html",)):
            for lang in langs:
                file = path / f"{stem}.{lang}.{each}"
                out.setdefault(file, _Target(file, lang, each))
    targets = tuple(out.values())
    out_files.check_free(targets, faults, lambda one: is_ours(one.path, one.kind))
    if has_errors(faults.found):
        raise RefusedError(faults.found, caller)
    return targets


def _write(
    caller: Caller, targets: tuple[_Target, ...], norms: Norms, found: Diff, day: datetime.date
) -> None:
    """Make every file, then write them."""
    from yawara.report.revision.document import document
    from yawara.report.write import write

    made = []
    for target in targets:
        try:
            made.append(write(document(norms, found, day, target.lang), target.kind, stamp=day))
        except ModuleNotFoundError as error:
            raise out_files.extra_missing(caller, error, target) from error
    for target, data in zip(targets, made, strict=True):
        out_files.put(caller, target.path, data)


class _Said:
    """A difference in lines."""

    def __init__(self, norms: Norms, found: Diff, lang: Lang) -> None:
        self.norms = norms
        self.found = found
        self.lang = lang
        self.comma = SAY("comma", lang)

    def lines(self) -> list[str]:
        old, new = self.found.old, self.found.new
        title = SAY(
            "diff-title", self.lang, title=new.title.to(self.lang), old=old.ref, new=new.ref
        )
        told = [step for step in self.found.steps if not step.silent]
        out = [title]
        for key, entries in (
            ("added", [self.provision(one) for one in self.found.added]),
            ("retired", [self.provision(one) for one in self.found.retired]),
            ("moved", [self.step(step) for step in told if step.kind != "stays"]),
            ("changed", [self.step(step) for step in told if step.kind == "stays"]),
            ("asked", [self.asked(one) for one in self.found.asked]),
        ):
            out += ["", SAY(f"diff-{key}", self.lang, count=len(entries))]
            out += [line for entry in entries for line in entry]
        silent = [step for step in self.found.steps if step.silent]
        same = sum(not step.unread for step in silent)
        unread = sum(step.unread for step in self.found.steps)
        out += ["", SAY("diff-same", self.lang, count=same)]
        return [*out, SAY("diff-unread", self.lang, count=unread)] if unread else out

    def line(self, text: str, indent: int) -> list[str]:
        return wrap(plain(text), terminal_width(), " " * indent)

    def provision(self, one: Provision) -> list[str]:
        lines = self.line(f"{one.id}  {one.name(self.lang)}", 2)
        if one.asks:
            lines += self.practices("asks", one.asks, 6)
        return lines

    def practices(self, key: str, ids: tuple[str, ...], indent: int) -> list[str]:
        if not ids:
            return []
        titles = [self.norms.practice(id_).title.to(self.lang) for id_ in ids]
        shown = [f"{title}（{id_}）" if self.lang == "ja" else f"{title} ({id_})"
                 for id_, title in zip(ids, titles, strict=True)]  # fmt: skip
        return self.line(SAY(f"diff-{key}-line", self.lang, list=self.comma.join(shown)), indent)

    def step(self, step: Step) -> list[str]:
        before = self.comma.join(one.id for one in step.old)
        after = self.comma.join(one.id for one in step.new)
        name = self.comma.join(dict.fromkeys(one.name(self.lang) for one in step.new))
        ids = after if step.kind == "stays" else f"{before} → {after}"
        kind = "" if step.kind == "stays" else SAY(f"diff-kind-{step.kind}", self.lang)
        lines = self.line(f"{ids}  {name}{kind}", 2)
        if step.declared:
            said = self.comma.join(NAMES(f"change-{one}", self.lang) for one in step.declared)
            lines += self.line(SAY("diff-declared", self.lang, said=said), 6)
        for aspect in step.changed:
            if aspect not in ("asks", "also"):
                lines += self.line(self.aspect(aspect, step), 6)
        lines += self.practices("come", step.come, 6)
        lines += self.practices("go", step.go, 6)
        if "asks" in step.changed and not (step.come or step.go):
            lines += self.line(SAY("diff-asks-same", self.lang), 6)
        if "also" in step.changed:
            lines += self.line(SAY("diff-also", self.lang), 6)
        return lines

    def aspect(self, aspect: str, step: Step) -> str:
        before, after = (
            dict.fromkeys(value(self.norms, self.found, aspect, one, self.lang) for one in some)
            for some in (step.old, step.new)
        )
        bar = SAY("bar", self.lang)
        return SAY(f"diff-{aspect}", self.lang, before=bar.join(before), after=bar.join(after))

    def asked(self, one: Asked) -> list[str]:
        lines = self.line(addressee(self.norms, self.found, one.addressee, self.lang), 2)
        lines += self.practices("come", one.come, 6)
        lines += self.practices("go", one.go, 6)
        for key, changes in (("stronger", one.stronger), ("weaker", one.weaker)):
            for id_, before, after in changes:
                text = SAY(
                    f"diff-{key}",
                    self.lang,
                    practice=self.norms.practice(id_).title.to(self.lang),
                    id=id_,
                    before=NAMES(f"strength-{before}", self.lang),
                    after=NAMES(f"strength-{after}", self.lang),
                )
                lines += self.line(text, 6)
        return lines


def _result(found: Diff) -> dict[str, Json]:
    return {
        "old": found.old.ref,
        "new": found.new.ref,
        "added": [_added(one) for one in found.added],
        "retired": [_added(one) for one in found.retired],
        "steps": [
            {
                "kind": step.kind,
                "old": [one.id for one in step.old],
                "new": [one.id for one in step.new],
                "declared": list(step.declared),
                "changed": list(step.changed),
                "come": list(step.come),
                "go": list(step.go),
            }
            for step in found.steps
            if not step.silent
        ],
        "unchanged": [step.new[0].id for step in found.steps if step.silent and not step.unread],
        "unread": [one.id for step in found.steps if step.unread for one in step.new],
        "asked": [
            {
                "addressee": asked.addressee,
                "come": list(asked.come),
                "go": list(asked.go),
                "stronger": [_strength(*one) for one in asked.stronger],
                "weaker": [_strength(*one) for one in asked.weaker],
            }
            for asked in found.asked
        ],
    }


def _added(one: Provision) -> Json:
    return {
        "id": one.id,
        "name": {"ja": one.name("ja"), "en": one.name("en")},
        "asks": None if one.asks is None else list(one.asks),
    }


def _strength(practice: str, before: str, after: str) -> Json:
    return {"practice": practice, "before": before, "after": after}
