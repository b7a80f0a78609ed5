"""`yawara hiroshima learn`: read the blank form that the user downloaded, and propose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.assess.project import NORMS as NORMS_FOLDER
from yawara.cli import output
from yawara.cli.hiroshima import common
from yawara.cli.hiroshima.words import SAY
from yawara.cli.output import NORMS, Answer, Caller, answering
from yawara.forms.hiroshima import layout as layouts
from yawara.forms.hiroshima.learn import learn
from yawara.forms.match import lexicon
from yawara.forms.match.match import Matcher
from yawara.norms import load
from yawara.text.files import write_atomically
from yawara.text.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.hiroshima.layout import Layout
    from yawara.text.canonical import Json
    from yawara.text.words import Lang


@click.command("learn")
@click.argument("form", type=click.Path(path_type=Path), metavar="FORM.docx")
@common.PROJECT
@common.LAYOUT
@click.option("--overwrite", is_flag=True)
@NORMS
@answering
def command(
    *,
    caller: Caller,
    form: Path,
    project: Path,
    layout: Path | None,
    overwrite: bool,
    norms: tuple[Path, ...],
) -> Answer:
    """Learn a form."""
    to = layout or project / layouts.FILE
    place = Place(str(to))
    base = common.norms_of(caller, project, norms)
    if layout is None and not project.is_dir():
        raise output.refuse(caller, "project-missing", Place(str(project)))
    before = None
    if to.exists():
        if not overwrite:
            raise output.refuse(caller, "file-kept", place, file=to.name)
        before = output.unwrap(layouts.read(to, base, str(to)), caller)
    roots = list(load.with_shipped(norms))
    if (own := project / NORMS_FOLDER).is_dir():
        roots.append(own)
    words = output.unwrap(lexicon.load(roots, base), caller)
    data = common.bytes_of(caller, form)
    read = learn(data, form.name, base, Matcher(base, words), before=before)
    made = layouts.stamped(output.unwrap(read, caller), output.today())
    try:
        write_atomically(to, layouts.to_yaml(made, caller.lang).encode())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise output.refuse(
            caller, "cannot-write", place, file=to.name, reason=reason or ""
        ) from None
    return Answer(_result(made, to), _told(made, to, caller.lang), read.problems)


def _result(layout: Layout, to: Path) -> Json:
    return {
        "layout": str(to),
        "form": {"file": layout.file, "sha256": layout.sha256},
        "language": layout.language,
        "roles": list(layout.roles),
        "header": [{"title": one.title, "fill": one.fill or None} for one in layout.header],
        "questions": [
            {
                "number": one.id,
                "text": one.text,
                "section": one.section,
                "for": list(one.roles),
                "places": [
                    {"where": slot.where, "kind": slot.kind, "label": slot.label}
                    for slot in one.slots
                ],
                "asks": list(one.asks),
                "near": one.near,
                "confirmed": one.confirmed,
            }
            for one in layout.questions
        ],
    }


def _told(layout: Layout, to: Path, lang: Lang) -> Iterator[str]:
    asked = layout.questions
    yield SAY(
        "learned",
        lang,
        form=layout.file,
        questions=len(asked),
        places=sum(len(one.slots) for one in asked),
        header=len(layout.header),
    )
    if layout.roles:
        yield SAY("roles", lang, roles=", ".join(layout.roles))
    proposed = sum(1 for one in asked if one.asks and not one.confirmed)
    kept = sum(1 for one in asked if one.confirmed)
    yield SAY("proposed", lang, proposed=proposed, kept=kept, none=len(asked) - proposed - kept)
    yield SAY("confirm", lang, file=to)
