"""The pages of a practice and of a theme: what it means, who asks for it, how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.model import STRENGTH_WEIGHTS
from yawara.report.letters import visible
from yawara.report.markup import Html, joined, tag
from yawara.report.site.frame import (
    HOME,
    Page,
    Rows,
    View,
    addressees,
    bullets,
    condition,
    named_practice,
    pairs,
    practice_link,
    provision_link,
    section,
    strength,
    sureness,
    version_link,
)
from yawara.report.site.ground import theme_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.model import Move, Practice
    from yawara.report.site.ground import Use


def practice_site(view: View, practice: Practice) -> Page:
    """The page of one practice."""
    themes = view.ground.norms.themes
    theme = themes[practice.theme].to(view.lang) if practice.theme in themes else practice.theme
    head = (
        tag("p", view.words(practice.question), class_="question"),
        _facts(view, practice),
    )
    return Page(
        title=visible(practice.title.to(view.lang)),
        kind=view.say("kind-practice", theme=theme),
        head=joined(head),
        main=joined((_asked(view, practice), _steps(view, practice), _examples(view, practice))),
        crumbs=((theme, theme_page(practice.theme)),),
    )


def _facts(view: View, one: Practice) -> Html:
    counterpart = view.ground.norms.practice(one.counterpart) if one.counterpart else None
    trigger = view.words(one.trigger) if one.trigger else ""
    kind = view.say(f"kind-of-{one.kind}")
    moved = [move for move in view.ground.norms.moves if one.id in move.new]
    rows: Rows = [
        (view.say("id"), tag("span", one.id, class_="id")),
        (view.say("all"), view.words(one.all)),
        (view.say("evidence"), view.words(one.evidence)),
        (view.say("effort"), view.say("estimate", effort=view.name(f"effort-{one.effort}"))),
        (view.say("owner"), view.name(f"owner-{one.owner}")),
        (view.say("level"), view.say(f"level-{one.level}")),
        (view.say("kind"), kind),
        (view.say("trigger"), trigger),
        (view.say("condition"), condition(view, one.applies)),
        (view.say("counterpart"), named_practice(view, counterpart) if counterpart else ""),
        (view.say("moved"), bullets(_move(view, move) for move in moved)),
    ]
    return pairs(rows, "facts")


def _move(view: View, move: Move) -> Html:
    old = view.say("comma").join(move.old)
    day = move.on.isoformat() if move.on else ""
    said = view.say(f"move-{move.kind}", old=old, day=day)
    return joined((said, " ", view.words(move.why)))


def _asked(view: View, practice: Practice) -> Html:
    """Who asks for it: today, and in versions that are not in force."""
    uses = view.ground.asked.get(practice.id, ())
    now = [use for use in uses if view.ground.in_force(use.version)]
    then = [use for use in uses if not view.ground.in_force(use.version)]
    parts = [tag("p", _summary(view, now, uses))]
    if now:
        parts.append(_table(view, practice, now, view.say("asked-now")))
    if then:
        parts.append(_table(view, practice, then, view.say("asked-then")))
    if uses:
        parts.append(tag("p", view.say("asked-note"), class_="small"))
    return section("asked", view.say("asked"), *parts)


def _summary(view: View, now: list[Use], uses: tuple[Use, ...]) -> str:
    """In how many places it is asked for today, how strongly at most, and since when at all."""
    if not uses:
        return view.say("asked-by-nobody")
    first = min(uses, key=lambda use: use.since)
    early = view.say("asked-first", day=first.since, title=first.first.title.to(view.lang))
    if not now:
        return view.say("sentences").join((view.say("asked-not-now"), early))
    most = max(now, key=_weight)
    force = view.say("aside", text=view.say("if-adopted"))
    said = view.say(
        "asked-count",
        count=len(now),
        norms=len({use.version.ref for use in now}),
        strength=view.name(f"strength-{most.provision.strength}"),
        force=force if most.version.force == "adopted" else "",
    )
    return view.say("sentences").join((said, early))


def _table(view: View, practice: Practice, uses: list[Use], caption: str) -> Html:
    keys = ("col-provision", "col-strength", "col-addressees", "col-since", "col-sure")
    titles = [view.say(key) for key in keys]
    head = tag("thead", tag("tr", *(tag("th", title, scope="col") for title in titles)))
    groups: dict[str, list[Use]] = {}
    for use in uses:
        groups.setdefault(use.version.ref, []).append(use)
    bodies = [_group(view, practice, found, titles) for found in groups.values()]
    shares = (34, 15, 18, 15, 18)
    columns = tag("colgroup", *(tag("col", width=f"{share}%") for share in shares))
    return tag("table", tag("caption", caption), columns, head, *bodies, class_="plain")


def _group(view: View, practice: Practice, uses: list[Use], titles: list[str]) -> Html:
    version = uses[0].version
    state = view.ground.status[version.ref]
    aside = view.say("aside", text=view.name(f"status-{state}")) if state != "in-force" else ""
    title = joined((version_link(view, version), aside))
    top = tag("th", title, scope="rowgroup", colspan=len(titles))
    rows = [tag("tr", top, class_="group")]
    for use in uses:
        row = (
            strength(view, use.provision.strength, version.force),
            addressees(view, version, use.provision),
            _since(view, use),
            sureness(view, use.provision),
        )
        named = [provision_link(view, version, use.provision)]
        if not use.direct:
            named.append(tag("span", _through(view, practice, use), class_="small"))
        cells = [tag("th", joined(named), scope="row")]
        cells += [
            tag("td", cell, **{"data-label": label})
            for cell, label in zip(row, titles[1:], strict=True)
        ]
        rows.append(tag("tr", *cells))
    return tag("tbody", *rows)


def _through(view: View, practice: Practice, use: Use) -> Html:
    """By which other practice a provision asks for this one."""
    norms = view.ground.norms
    at = norms.practice_index[practice.id]
    above = [
        norms.practice(id_)
        for id_ in use.provision.asks or ()
        if at in norms.implied[norms.practice_index[id_]]
    ]
    links = [
        joined((view.say("comma") if n else "", practice_link(view, one)))
        for n, one in enumerate(above)
    ]
    return joined((" ", view.say("through"), *links))


def _since(view: View, use: Use) -> str:
    if use.first is use.version:
        return use.since.isoformat()
    return view.say("since-version", day=use.since, version=use.first.version)


def _steps(view: View, practice: Practice) -> Html:
    """The ladders on which it is a rung, and the ways by which it, or another, is done."""
    norms = view.ground.norms
    parts: list[Html] = []
    for ladder in view.ground.ladders(practice.id):
        rungs = [_rung(view, norms.practice(id_), practice) for id_ in ladder.rungs]
        parts += [tag("p", view.say("ladder")), tag("ol", *rungs, class_="ladder")]
    for ways in view.ground.ways(practice.id):
        umbrella = norms.practice(ways.practice)
        listed = [_rung(view, norms.practice(id_), practice) for id_ in ways.by]
        said = joined((view.say("ways"), practice_link(view, umbrella)))
        parts += [tag("p", said), tag("ul", *listed)]
    return section("steps", view.say("steps"), *parts) if parts else Html("")


def _rung(view: View, one: Practice, here: Practice) -> Html:
    if one.id == here.id:
        return tag("li", tag("strong", view.words(one.title)), **{"aria-current": "page"})
    return tag("li", practice_link(view, one))


def _examples(view: View, practice: Practice) -> Html:
    found = view.ground.exemplified.get(practice.id, ())
    if not found:
        return Html("")
    listed = bullets(
        joined((version_link(view, version), " ", provision_link(view, version, provision)))
        for version, provision in found
    )
    return section("examples", view.say("examples"), tag("p", view.say("examples-lead")), listed)


def theme_site(view: View, theme: str, practices: Iterable[Practice]) -> Page:
    """The page of a theme: its practices, each with what asks for it today."""
    themes = view.ground.norms.themes
    named = themes[theme].to(view.lang) if theme in themes else theme
    found = list(practices)
    keys = ("col-practice", "col-all", "col-level", "col-effort", "col-asked")
    titles = [view.say(key) for key in keys]
    head = tag("thead", tag("tr", *(tag("th", title, scope="col") for title in titles)))
    rows = [_practice_row(view, one, titles) for one in found]
    shares = (35, 31, 11, 9, 14)
    columns = tag("colgroup", *(tag("col", width=f"{share}%") for share in shares))
    caption = tag("caption", view.say("practices-of", theme=named), class_="unseen")
    table = tag("table", caption, columns, head, tag("tbody", *rows), class_="plain practices")
    return Page(
        title=visible(named),
        kind=view.say("kind-theme"),
        head=tag("p", view.say("theme-lead", count=len(found)), class_="lead"),
        main=table,
        crumbs=((view.say("themes"), f"{HOME}#_themes"),),
    )


def _practice_row(view: View, one: Practice, titles: list[str]) -> Html:
    question = tag("span", view.words(one.question), class_="small block")
    name = tag("th", practice_link(view, one), question, scope="row", id=one.id)
    uses = [u for u in view.ground.asked.get(one.id, ()) if view.ground.in_force(u.version)]
    most = max(uses, key=_weight, default=None)
    mark = strength(view, most.provision.strength, most.version.force) if most else ""
    asked = joined((view.say("asked-times", count=len(uses)), " ", mark))
    cells = (
        view.words(one.all),
        view.say(f"level-{one.level}"),
        view.name(f"effort-{one.effort}"),
        asked,
    )
    row = [
        tag("td", cell, **{"data-label": label})
        for cell, label in zip(cells, titles[1:], strict=True)
    ]
    return tag("tr", name, *row)


def _weight(use: Use) -> tuple[int, bool]:
    """How strongly: of two alike, what the law says is the stronger."""
    return STRENGTH_WEIGHTS.get(use.provision.strength, 0), use.version.force == "law"
