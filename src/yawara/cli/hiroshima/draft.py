"""`yawara hiroshima draft`: a draft in both languages, its sources, and the form filled in."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.cli import output
from yawara.cli.hiroshima import common
from yawara.cli.hiroshima.words import SAY
from yawara.cli.output import Answer, Caller, Given, answering, project_options
from yawara.forms.docx import document as documents
from yawara.forms.docx.write import write as write_docx
from yawara.forms.hiroshima import paper
from yawara.forms.hiroshima.draft import MOST_LETTERS, Asked, Drafter, draft
from yawara.forms.hiroshima.shape import free
from yawara.forms.hiroshima.words import SAY as OWN
from yawara.text.files import create, write_atomically
from yawara.text.problem import Place, Problems
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.assess.findings import Assessment
    from yawara.forms.hiroshima import draft as drafts
    from yawara.forms.hiroshima.layout import Layout
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

_MOST = 100_000


@click.command("draft")
@click.option("-o", "--output", "to", type=click.Path(path_type=Path), required=True, metavar="OUT")
@common.LAYOUT
@common.FORM
@click.option("--blank", type=click.Path(path_type=Path), metavar="FORM.docx", default=None)
@common.ROLE
@click.option("--system", "systems", multiple=True, metavar="ID")
@click.option("--most", type=click.IntRange(100, _MOST), default=MOST_LETTERS, metavar="N")
@click.option("--overwrite", is_flag=True)
@project_options
@answering
def command(*, caller: Caller, given: Given, to: Path, **how: object) -> Answer:
    """Draft a report."""
    layout_path, form, blank = how["layout"], how["form"], how["blank"]
    norms = common.norms_of(caller, given.folder, given.norms)
    layout = common.layout_of(
        caller,
        norms,
        given.folder,
        layout_path if isinstance(layout_path, Path) else None,
        form if isinstance(form, str) else None,
    )
    role = common.in_role(caller, layout, str(how["role"]))
    if layout.version:
        given = dataclasses.replace(given, also=(*given.also, layout.version))
    one = output.opened(caller, given)
    assessment = output.assessed(one)
    systems = tuple(how["systems"]) if isinstance(how["systems"], tuple) else ()
    known = [subject.id for subject in assessment.scope.subjects[1:]]
    for system in systems:
        if system not in known:
            raise output.refuse(caller, "unknown-subject", subject=system, known=", ".join(known))
    most = how["most"] if isinstance(how["most"], int) else MOST_LETTERS
    asked = Asked(role, systems, most)
    found = Problems()
    found.extend(one.problems)
    forms = common.each_language(norms, layout)
    answers = {lang: draft(forms[lang], assessment, lang, asked) for lang in LANGS}
    files = _files(forms, assessment, answers, asked)
    filled = 0
    if isinstance(blank, Path):
        name, data, filled = _filled(
            caller, layout, blank, answers, _drafter(assessment, layout, asked), found
        )
        files[name] = data
    _put(caller, to, files, overwrite=bool(how["overwrite"]))
    return Answer(
        result=_result(layout, answers, to, files, filled),
        lines=list(_told(layout, answers, to, files, filled, caller.lang)),
        problems=found.found,
        as_of=one.request.day,
        known=one.request.known,
    )


def _drafter(assessment: Assessment, layout: Layout, asked: Asked) -> Drafter:
    return Drafter(assessment, layout.language, asked)


def _files(
    forms: dict[Lang, Layout],
    assessment: Assessment,
    answers: dict[Lang, tuple[drafts.Answer, ...]],
    asked: Asked,
) -> dict[str, bytes]:
    out: dict[str, bytes] = {}
    for lang, ones in answers.items():
        drafter = Drafter(assessment, lang, asked)
        out[f"report.{lang}.md"] = paper.report(forms[lang], ones, drafter).encode()
        out[f"sources.{lang}.md"] = paper.sources(forms[lang], ones, lang).encode()
    return out


def _filled(
    caller: Caller,
    layout: Layout,
    blank: Path,
    answers: dict[Lang, tuple[drafts.Answer, ...]],
    drafter: Drafter,
    found: Problems,
) -> tuple[str, bytes, int]:
    """The form that the layout was learned from, filled in; how many places were written."""
    data = common.bytes_of(caller, blank)
    read = documents.opened(data, str(blank))
    form = output.unwrap(read, caller)
    found.extend(read.problems)
    if hashlib.sha256(data).hexdigest() != layout.sha256:
        file = layout.file or layout.id
        raise output.refuse(caller, "hiroshima-form-differs", Place(str(blank)), file=file)
    writings = paper.writings(layout, free(form.flow), answers[layout.language], drafter)
    written = write_docx(data, writings, str(blank))
    found.extend(problem for problem in written.problems if problem not in read.problems)
    return (
        f"{blank.stem}.{SAY('draft-name', layout.language)}{blank.suffix}",
        output.unwrap(written, caller),
        len(writings),
    )


def _put(caller: Caller, to: Path, files: dict[str, bytes], *, overwrite: bool) -> None:
    place = Place(str(to))
    try:
        if to.exists() and not to.is_dir():
            raise output.refuse(caller, "folder-is-file", place)
        if overwrite:
            for name, data in files.items():
                write_atomically(to / name, data)
        else:
            create(to, files)
    except FileExistsError as error:
        name = Path(str(error.filename)).name
        raise output.refuse(caller, "file-kept", Place(str(to / name)), file=name) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise output.refuse(
            caller, "cannot-write", place, file=to.name, reason=reason or ""
        ) from None


def _result(
    layout: Layout,
    answers: dict[Lang, tuple[drafts.Answer, ...]],
    to: Path,
    files: dict[str, bytes],
    filled: int,
) -> Json:
    return {
        "folder": str(to),
        "files": sorted(files),
        "form": layout.version or layout.file,
        "places_written": filled,
        "questions": [
            {
                "number": pair[0].question.id,
                "answers": {lang: _answer(one) for lang, one in zip(answers, pair, strict=True)},
            }
            for pair in zip(*answers.values(), strict=True)
        ],
    }


def _answer(one: drafts.Answer) -> Json:
    return {
        "text": one.text,
        "blank": one.blank or None,
        "entries": [source.entry.id for source in one.sources],
        "left_out": one.left,
        "state": one.state or None,
        "ticked": [{"where": where, "word": word} for where, word in one.ticks],
    }


def _told(
    layout: Layout,
    answers: dict[Lang, tuple[drafts.Answer, ...]],
    to: Path,
    files: dict[str, bytes],
    filled: int,
    lang: Lang,
) -> Iterator[str]:
    yield SAY("drafted", lang, folder=to, files=", ".join(sorted(files)))
    for one, drafted in answers.items():
        count = sum(1 for answer in drafted if answer.given)
        yield SAY(f"answered-{one}", lang, count=count, of=len(drafted))
    if filled:
        yield SAY("filled", lang, count=filled, form=layout.file)
    yield from _blanks(answers[lang], lang)
    yield SAY("is-draft", lang)


def _blanks(drafted: Sequence[drafts.Answer], lang: Lang) -> Iterator[str]:
    """The questions that are blank, together by reason."""
    by_reason: dict[str, list[str]] = {}
    for answer in drafted:
        if not answer.given:
            why = OWN(answer.blank, lang, count="")
            why = why.replace("（件）", "").replace(" ()", "")
            by_reason.setdefault(why, []).append(answer.question.id)
    for why, numbers in by_reason.items():
        yield SAY("blank", lang, why=why, numbers=", ".join(numbers))
