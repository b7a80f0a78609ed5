"""The front page: every instrument, every theme, and how to read the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.model import BASES, STRENGTHS
from yawara.norms.words import SAY as NAMES
from yawara.report.markup import Html, joined, tag
from yawara.report.site.frame import (
    MARK,
    MISSING,
    POLICY,
    Page,
    View,
    bullets,
    condition,
    pairs,
    section,
    strength,
)
from yawara.report.site.ground import counts, theme_page, version_page
from yawara.report.site.words import SAY
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.model import Version


def index_site(view: View) -> Page:
    """The front page of one language."""
    norms = view.ground.norms
    lead = view.say(
        "lead",
        instruments=len(norms.instruments),
        versions=len(norms.versions),
        provisions=sum(len(version.provisions) for version in norms.versions),
        practices=len(norms.practices),
    )
    note = tag("div", tag("h2", view.say("limits-title")), _limits(view), class_="note")
    parts = (
        section("instruments", view.say("instruments"), _instruments(view)),
        section("themes", view.say("themes"), tag("p", view.say("themes-lead")), _themes(view)),
        section("reading", view.say("how-to-read"), _glossary(view)),
        section("addressees", view.say("addressees"), _addressees(view)),
    )
    return Page(
        title=view.say("site"),
        kind=view.say("kind-site"),
        head=joined((tag("p", lead, class_="lead"), note)),
        main=joined(parts),
    )


def _limits(view: View) -> Html:
    missing = tag("a", view.say("missing"), href=view.to(MISSING))
    keys = ("limit-official", "limit-least", "limit-verdict")
    return bullets([*(view.say(key) for key in keys), joined((view.say("limit-missing"), missing))])


def _instruments(view: View) -> Html:
    keys = ("col-title", "col-version", "col-from", "col-issuer", "col-provisions", "col-known")
    titles = [view.say(key) for key in keys]
    head = tag("thead", tag("tr", *(tag("th", title, scope="col") for title in titles)))
    groups: dict[str, list[Version]] = {}
    for version in view.ground.versions:
        state = view.ground.status[version.ref]
        named = view.name(f"status-{state}")
        if state == "in-force" and version.force == "pointer":
            named = view.say("pointers")
        elif state == "in-force":
            named = view.say("in-force-as", force=view.name(f"force-{version.force}"))
        groups.setdefault(named, []).append(version)
    bodies = [_group(view, name, found, titles) for name, found in groups.items()]
    shares = (32, 11, 12, 19, 13, 13)
    columns = tag("colgroup", *(tag("col", width=f"{share}%") for share in shares))
    caption = tag("caption", view.say("instruments-on", day=view.ground.day))
    return tag("table", caption, columns, head, *bodies, class_="plain")


def _group(view: View, name: str, versions: Iterable[Version], titles: list[str]) -> Html:
    rows = [tag("tr", tag("th", name, scope="rowgroup", colspan=len(titles)), class_="group")]
    rows += [_row(view, version, titles) for version in versions]
    return tag("tbody", *rows)


def _row(view: View, version: Version, titles: list[str]) -> Html:
    norms = view.ground.norms
    known = counts(version)
    link = tag("a", view.words(version.title), href=view.to(version_page(version)))
    name = tag("th", link, tag("span", version.instrument, class_="id block"), scope="row")
    issuers = [norms.issuers[i].to(view.lang) if i in norms.issuers else i for i in version.issuers]
    start = version.dates.get("in-force") or min(version.dates.values())
    unread = view.say("of-which-unread", count=known.unread) if known.unread else ""
    basis = "/".join(str(count) for count in (known.official, known.secondary, known.memory))
    force = view.name(f"force-{version.force}")
    aside = "" if view.ground.in_force(version) else view.say("aside", text=force)
    cells = (
        version.version,
        start.isoformat(),
        joined((view.say("comma").join(issuers), aside)),
        joined((str(known.provisions), unread)),
        basis,
    )
    row = [
        tag("td", cell, **{"data-label": label})
        for cell, label in zip(cells, titles[1:], strict=True)
    ]
    return tag("tr", name, *row)


def _themes(view: View) -> Html:
    items = []
    for theme, practices in view.ground.themes.items():
        titles = view.ground.norms.themes
        named = view.words(titles[theme]) if theme in titles else theme
        link = tag("a", named, href=view.to(theme_page(theme)))
        items.append(joined((link, view.say("aside", text=len(practices)))))
    return bullets(items, "columns")


def _glossary(view: View) -> Html:
    lang = view.lang
    rows: list[tuple[Html | str, str]] = [
        (view.say("term-practice"), view.say("what-practice")),
        (view.say("term-gist"), view.say("what-gist")),
        (view.say("term-open"), view.say("what-open")),
        (view.say("term-also"), view.say("what-also")),
        *((strength(view, one, "law"), view.say(f"what-{one}")) for one in STRENGTHS),
        *((NAMES(f"known-{one}", lang), view.say(f"what-{one}")) for one in BASES),
    ]
    said = [joined((tag("dt", term), tag("dd", text))) for term, text in rows]
    return tag("dl", *said, class_="glossary")


def _addressees(view: View) -> Html:
    norms = view.ground.norms
    rows = [
        (view.words(who.title), condition(view, who.applies) or view.say("everybody"))
        for who in norms.addressees
    ]
    return joined((tag("p", view.say("addressees-lead")), pairs(rows, "glossary")))


def door() -> str:
    """The page on top of the folder, which asks for the language."""
    links = [
        tag(
            "li",
            tag("a", tag("strong", SAY("site", lang)), href=f"{lang}/index.html", hreflang=lang),
            tag("br"),
            SAY("door", lang),
            lang=lang,
        )
        for lang in LANGS
    ]
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", **{"http-equiv": "Content-Security-Policy", "content": POLICY}),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=MARK),
        tag("title", f"{SAY('site', 'ja')} · {SAY('site', 'en')}"),
        tag("link", rel="stylesheet", href="assets/style.css"),
    )
    main = tag("main", tag("h1", "Yawara（柔）"), tag("ul", *links, class_="door"))
    body = tag("body", tag("div", main, class_="page alone"), class_="site")
    return f"<!doctype html>\n{tag('html', tag('head', *head), body, lang='ja')}\n"
