"""The page on what is missing: what was not read, what rests on memory, what nobody has signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report.markup import Html, joined, tag
from yawara.report.site.frame import (
    Page,
    View,
    bullets,
    named_practice,
    provision_link,
    section,
    version_link,
    version_name,
)
from yawara.report.site.ground import counts
from yawara.report.site.notes import in_language, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from yawara.norms.model import Provision


def missing_site(view: View) -> Page:
    """What the norm base lacks and how far it can be relied upon, from the data themselves."""
    unasked = [
        practice
        for practice in view.ground.norms.practices
        if practice.id not in view.ground.asked and practice.id not in view.ground.exemplified
    ]
    listed = bullets(named_practice(view, practice) for practice in unasked)
    notes = in_language(view.ground.notes, view.lang)
    parts = [
        section("counts", view.say("missing-counts"), _table(view)),
        section("notes", view.say("missing-notes"), rendered(notes)) if notes else Html(""),
        _listing(view, "unread", lambda one: one.asks is None),
        _listing(view, "memory", lambda one: one.basis == "memory"),
        _titles(view),
        _listing(view, "secondary", lambda one: one.basis == "secondary"),
        _listing(view, "open", lambda one: bool(one.asks) and one.open, rest=True),
        section("unasked", view.say("missing-unasked"), listed) if unasked else Html(""),
    ]
    return Page(
        title=view.say("missing"),
        kind=view.say("kind-missing"),
        head=tag("p", view.say("missing-lead"), class_="lead"),
        main=joined(parts),
    )


def _table(view: View) -> Html:
    keys = ("col-title", "col-provisions", "col-unread", "col-memory", "col-secondary", "col-open")
    titles = [*(view.say(key) for key in keys), view.say("col-signed")]
    name, *figures = (tag("th", titles[0], scope="col"), *titles[1:])
    tops = (tag("th", title, scope="col", class_="number") for title in figures)
    head = tag("thead", tag("tr", name, *tops))
    rows, sums = [], [0] * 6
    for version in view.ground.versions:
        one = counts(version)
        cells = (one.provisions, one.unread, one.memory, one.secondary, one.open, one.signed)
        sums = [so_far + cell for so_far, cell in zip(sums, cells, strict=True)]
        rows.append(_row(version_link(view, version), cells, titles))
    total = _row(view.say("total"), tuple(sums), titles, "sum")
    caption = tag("caption", view.say("missing-counts"), class_="unseen")
    columns = tag("colgroup", tag("col", width="40%"), *(tag("col") for _ in sums))
    body = tag("tbody", *rows, total)
    return tag("table", caption, columns, head, body, class_="plain figures")


def _row(name: Html | str, cells: tuple[int, ...], titles: list[str], role: str = "") -> Html:
    row = [
        tag("td", str(cell), class_="number", **{"data-label": label})
        for cell, label in zip(cells, titles[1:], strict=True)
    ]
    return tag("tr", tag("th", name, scope="row"), *row, class_=role or None)


def _titles(view: View) -> Html:
    """The titles with their days, and the sources, that rest on memory, version by version."""
    items, count = [], 0
    for version in view.ground.versions:
        said = [view.say("basis-title-of")] if version.basis == "memory" else []
        said += [
            view.say("basis-source-of", title=source.title.to(view.lang) or source.id)
            for source in version.sources
            if source.basis == "memory"
        ]
        if said:
            count += len(said)
            more = tag("span", view.say("comma").join(said), class_="small block")
            items.append(joined((version_link(view, version), more)))
    lead = tag("p", view.say("missing-titles-lead", count=count))
    return section("titles", view.say("missing-titles"), lead, bullets(items))


def _listing(
    view: View, what: str, fits: Callable[[Provision], bool], *, rest: bool = False
) -> Html:
    """The provisions that fit, under their versions; each version folds."""
    folds = []
    count = 0
    for version in view.ground.versions:
        found = [one for one in version.provisions if fits(one)]
        if not found:
            continue
        count += len(found)
        items = []
        for one in found:
            link = provision_link(view, version, one)
            said = view.words(one.rest) if rest and one.rest else ""
            more = tag("span", said, class_="small block") if said else ""
            items.append(joined((link, more)))
        top = tag("summary", version_name(view, version), view.say("aside", text=len(found)))
        folds.append(tag("details", top, bullets(items), class_="fold"))
    lead = view.say(f"missing-{what}-lead", count=count)
    return section(what, view.say(f"missing-{what}"), tag("p", lead), *folds)
