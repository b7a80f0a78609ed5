"""`yawara paper`: the papers that a firm keeps or publishes, as drafts with their sources."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from yawara.assess.project import result_digest
from yawara.cli import out_files, output
from yawara.cli.output import Answer, Caller, Given, RefusedError, Reply
from yawara.cli.progress import Progress
from yawara.cli.words import SAY, default_lang
from yawara.text.fields import nearest
from yawara.text.problem import Place, Problems, has_errors
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from yawara.report.firm.build import Firm, Kind, Name, Written
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

Wanted = Literal["ja", "en", "both"]

#: What people call a paper, and the name that we have for it: for suggestions only.
_SAID = {
    **dict.fromkeys(("規程", "利用規程", "ルール", "policy", "regulation"), "rules"),
    **dict.fromkeys(("手引き", "手引", "ガイド", "staff", "handout"), "guide"),
    **dict.fromkeys(("公表", "開示", "principle-code", "principles"), "disclosure"),
    **dict.fromkeys(("カード", "システムカード", "system", "system-card", "model-card"), "card"),
    **dict.fromkeys(
        ("台帳", "一覧", "inventory", "aibom", "ai-bom", "bom", "cyclonedx"), "register"
    ),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options of the command say."""

    name: str
    to: Path
    lang: Wanted | None
    kinds: tuple[str, ...]
    template: Path | None
    systems: tuple[str, ...]


class _Target(NamedTuple):
    """One file to write; `bit` is the subject of a paper on one system."""

    path: Path
    kind: Kind
    lang: Lang
    bit: int


@click.command("paper")
@click.argument("name", metavar="PAPER")
@output.project_options
@click.option("--output", "-o", "to", type=click.Path(path_type=Path), required=True, metavar="OUT")
@click.option("--kind", "kinds", multiple=True, metavar="[docx|pdf|html|xlsx|json]")
@click.option("--template", type=click.Path(path_type=Path), default=None, metavar="FILE.docx")
@click.option("--system", "systems", multiple=True, metavar="ID")
@click.option("--lang", type=click.Choice(["ja", "en", "both"]), is_eager=True, default=None)
@click.option(
    "--format", "format_", type=click.Choice(output.FORMATS), default="text", is_eager=True
)
def command(  # noqa: PLR0913 (one for each option)
    given: Given,
    *,
    name: str,
    to: Path,
    lang: Wanted | None,
    format_: str,
    kinds: tuple[str, ...],
    template: Path | None,
    systems: tuple[str, ...],
) -> Reply:
    """Write one of the firm's papers: into a folder, or as one file."""
    front = output.before_command()
    lang = lang or front
    caller = Caller(lang if lang in LANGS else front or default_lang(), format_)
    asked = _Asked(name, to, lang, kinds, template, systems)
    return Reply(_answer(caller, given, asked), caller)


def _answer(caller: Caller, given: Given, asked: _Asked) -> Answer:
    from yawara.report.firm import build

    name = _name(caller, asked.name)
    given = dataclasses.replace(given, also=(*given.also, *build.ALSO.get(name, ())))
    one = output.opened(caller, given)
    read = build.firm(output.assessed(one), one.project.norms)
    firm = output.unwrap(read, caller)
    found = Problems()
    found.extend(read.problems)
    targets = _targets(caller, asked, name, firm, found)
    template = out_files.template(caller, asked.template, targets, found)
    out_files.check_free(targets, found, lambda one: build.is_ours(one.path, one.kind))
    if has_errors(found.found):
        raise RefusedError(found.found, caller)
    made = _made(caller, firm, name, targets, template)
    for target, written in zip(targets, made, strict=True):
        out_files.put(caller, target.path, written.data)
    return Answer(
        result=_result(name, targets, made),
        lines=[SAY("report.written", caller.lang, file=target.path) for target in targets]
        + [SAY(f"paper.next.{name}", caller.lang, folder=given.folder)],
        problems=(*found.found, *one.problems),
        as_of=one.request.day,
        known=one.request.known,
        digest=result_digest(firm.ground.assessment),
    )


def _name(caller: Caller, given: str) -> Name:
    from yawara.report.firm.build import KINDS

    known: dict[str, Name] = {name: name for name in KINDS}
    if given in known:
        return known[given]
    if given.lower() in ("statement", "partner", "bank", "ご報告", "報告"):
        raise output.refuse(caller, "paper-is-report", value=given[:60])
    near = _SAID.get(given.lower()) or nearest(given.lower(), known) or ""
    shown = ", ".join(known)
    raise output.refuse(caller, "paper-unknown", value=given[:60], nearest=near, known=shown)


def _targets(
    caller: Caller, asked: _Asked, name: Name, firm: Firm, found: Problems
) -> tuple[_Target, ...]:
    """Which file holds what: one if OUT names a file, else as many as are needed in a folder."""
    from yawara.report.firm.build import KINDS

    to, place, able = asked.to, Place(str(asked.to)), KINDS[name]
    known: dict[str, Kind] = {kind: kind for kind in able}
    bits = _bits(asked, name, firm, found)
    for kind in asked.kinds:
        if kind not in known:
            found.error(
                "paper-unknown-kind", None, value=kind[:20], paper=name, known=", ".join(able)
            )
    suffix = to.suffix.lower()
    if suffix.lstrip(".") in known and not to.is_dir():
        kind = known[suffix.lstrip(".")]
        if asked.lang == "both":
            found.error("report-two-languages", place)
        if len(bits) > 1:
            ids = ", ".join(firm.subjects[bit] for bit in bits)
            found.error("paper-several-systems", place, count=len(bits), known=ids)
        if set(asked.kinds) & set(known) - {kind}:
            kinds = ", ".join(dict.fromkeys(asked.kinds))
            found.error("report-kind-clash", place, suffix=suffix, kinds=kinds)
        return (_Target(to, kind, caller.lang, bits[0]),) if bits else ()
    if to.exists() and not to.is_dir():
        found.error("folder-is-file", place)
    elif suffix and not to.is_dir():
        found.error("paper-unknown-kind", place, value=suffix, paper=name, known=", ".join(able))
    langs = LANGS if asked.lang in (None, "both") else (caller.lang,)
    kinds_ = [known[kind] for kind in dict.fromkeys(asked.kinds or able[:2]) if kind in known]
    out = []
    for bit in bits:
        stem = f"{name}.{firm.subjects[bit]}" if bit else name
        for kind in kinds_:
            # A bill of materials has one language for names, and programs read it.
            each = LANGS[1:] if kind == "json" else langs
            for lang in each:
                end = kind if kind == "json" else f"{lang}.{kind}"
                out.append(_Target(to / f"{stem}.{end}", kind, lang, bit))
    return tuple(out)


def _bits(asked: _Asked, name: Name, firm: Firm, found: Problems) -> tuple[int, ...]:
    """The systems for which a paper on one system is wanted; else the organisation alone."""
    if name != "card":
        if asked.systems:
            found.error("paper-not-by-system", None, paper=name)
        return (0,)
    ids = {id_: bit for bit, id_ in enumerate(firm.subjects) if bit}
    for system in asked.systems:
        if system not in ids:
            found.error("unknown-subject", None, subject=system[:60], known=", ".join(ids))
    if not ids:
        found.error("paper-no-system", None)
    wanted = asked.systems or tuple(ids)
    return tuple(ids[system] for system in dict.fromkeys(wanted) if system in ids)


def _made(
    caller: Caller, firm: Firm, name: Name, targets: tuple[_Target, ...], template: bytes | None
) -> list[Written]:
    """Every file, made before the first is written."""
    from yawara.report.firm.build import written

    out = []
    with Progress(caller, len(targets)) as progress:
        for target in targets:
            progress.step(target.path.name)
            try:
                out.append(
                    written(firm, name, target.lang, target.kind, bit=target.bit, template=template)
                )
            except ModuleNotFoundError as error:
                raise out_files.extra_missing(caller, error, target) from error
    return out


def _result(name: str, targets: tuple[_Target, ...], made: list[Written]) -> Json:
    """The files, and every paragraph of each paper with its sources."""
    from yawara.report.firm.sourced import as_json

    papers: dict[tuple[str, int], Json] = {}
    for target, one in zip(targets, made, strict=True):
        key = (target.lang, target.bit)
        if one.passages and key not in papers:
            passages: list[Json] = as_json(one.passages)
            papers[key] = {
                "paper": name,
                "lang": target.lang,
                "system": one.system,
                "passages": passages,
            }
    return {"files": [str(target.path) for target in targets], "papers": [*papers.values()]}
