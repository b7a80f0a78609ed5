"""The page of a version: what it is, and every provision in the order of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.diff import diff
from yawara.report.letters import visible
from yawara.report.markup import Html, joined, tag
from yawara.report.pictures.revision import revision
from yawara.report.site.frame import (
    HOME,
    Page,
    Rows,
    View,
    addressees,
    bullets,
    condition,
    heading,
    named_practice,
    pairs,
    practice_link,
    section,
    strength,
    version_link,
)
from yawara.report.site.ground import counts, version_page
from yawara.report.view import NormsView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.model import Locus, Practice, Provision, Source, Version

_FIRST_LEVEL, _DEEPEST = 2, 6
#: So many provisions of the outermost level may stand in the contents one by one.
_MOST_LISTED = 60


def version_site(view: View, version: Version) -> Page:
    """The page of one version."""
    kind = view.say("kind-version", force=view.name(f"force-{version.force}"))
    return Page(
        title=visible(version.title.to(view.lang)),
        title_lang="" if version.title.has(view.lang) else "ja",
        kind=kind,
        head=_facts(view, version),
        contents=_contents(view, version),
        main=joined((_revision(view, version), *_provisions(view, version))),
        crumbs=((view.say("instruments"), f"{HOME}#_instruments"),),
    )


def _facts(view: View, version: Version) -> Html:
    norms = view.ground.norms
    comma = view.say("comma")
    issuers = [norms.issuers[i].to(view.lang) if i in norms.issuers else i for i in version.issuers]
    dates = [
        view.say("dated", event=view.name(f"date-{event}"), day=day)
        for event, day in sorted(version.dates.items(), key=lambda item: item[1])
    ]
    known = counts(version)
    state = view.ground.status[version.ref]
    day = view.ground.day
    rows: Rows = [
        (view.say("id"), tag("span", version.ref, class_="id")),
        (view.say("status"), view.say("status-on", status=view.name(f"status-{state}"), day=day)),
        (view.say("force"), view.name(f"force-{version.force}")),
        (view.say("issuers"), comma.join(issuers)),
        (view.say("dates"), comma.join(dates)),
        (view.say("basis-title"), view.name(f"basis-{version.basis}") if version.basis else ""),
        (view.say("note"), view.words(version.note) if version.note else ""),
        (view.say("condition"), condition(view, version.applies)),
        *_lineage(view, version),
        (view.say("sources"), bullets(_source(view, source) for source in version.sources)),
        (view.say("provisions"), view.say("counted", **known._asdict())),
    ]
    return joined((pairs(rows, "facts"), tag("p", view.say("version-lead"), class_="small")))


def _lineage(view: View, version: Version) -> Rows:
    """What the version took the place of, and what took its place."""
    norms = view.ground.norms
    family = norms.instruments[version.instrument]
    before = [other for other in family if other.version == version.supersedes]
    after = [
        other
        for other in norms.versions
        if (other.instrument == version.instrument and other.supersedes == version.version)
        or version.ref in other.replaces
        or version.instrument in other.replaces
    ]
    replaced = [
        joined(version_link(view, other) for other in norms.versions if other.ref == ref)
        or joined(version_link(view, other) for other in norms.instruments.get(ref, ())[-1:])
        or ref
        for ref in version.replaces
    ]
    return [
        (view.say("supersedes"), joined(version_link(view, other) for other in before)),
        (view.say("superseded-by"), bullets(version_link(view, other) for other in after)),
        (view.say("replaces"), bullets(replaced)),
    ]


def _revision(view: View, version: Version) -> Html:
    """What changed against the version whose place it took, as a drawing and in words."""
    norms = view.ground.norms
    family = norms.instruments[version.instrument]
    before = next((one for one in family if one.version == version.supersedes), None)
    if before is None:
        return Html("")
    picture = revision(NormsView(norms, view.lang), diff(norms, before, version))
    drawn = tag("div", Html(picture.svg), class_="drawn")
    figure = tag("figure", drawn, tag("p", picture.text, class_="small"))
    title = view.say("revision-title", version=visible(before.version))
    return section("revision", title, tag("p", view.say("revision-lead"), class_="small"), figure)


def _source(view: View, source: Source) -> Html:
    title = view.words(source.title) or source.id
    more = (
        [view.say("language-of", lang=view.say(f"lang-{source.language}"))]
        if (source.language in ("ja", "en"))
        else []
    )
    if source.pages:
        more.append(view.say("pages", count=source.pages))
    if source.retrieved:
        more.append(view.say("retrieved", day=source.retrieved))
    if source.basis:
        more.append(view.say("basis-source", basis=view.say(f"basis-{source.basis}")))
    licence = view.words(source.licence) if source.licence else ""
    aside = view.say("aside", text=view.say("comma").join(more)) if more else ""
    terms = (tag("br"), tag("span", licence, class_="small")) if licence else ()
    return joined((_outside(source.url, title), aside, *terms))


def _outside(url: str, text: Html | str) -> Html:
    """A link that leaves the folder; an address of any other kind is only shown."""
    if url.startswith(("https://", "http://")):
        return tag("a", text, href=url, rel="noopener noreferrer external")
    return joined((text, " ", tag("span", url, class_="muted")))


def _contents(view: View, version: Version) -> Html:
    """Where in the page the parts stand: those with parts of their own, and the outermost."""
    tops = [one for one in version.provisions if one.part_of is None]
    listed = [one for one in tops if version.children.get(one.id)] or tops
    if len(tops) <= _MOST_LISTED:
        listed = tops
    items = [_entry(view, version, one, deep=True) for one in listed]
    title = tag("h2", view.say("contents"), id="_contents-title")
    named = {"aria-labelledby": "_contents-title"}
    return tag("nav", title, tag("ul", *items), id="_contents", **named)


def _entry(view: View, version: Version, one: Provision, *, deep: bool) -> Html:
    named = heading(one, view.lang)
    lang = None if named.lang == view.lang else named.lang
    link = tag("a", f"{one.id} ", tag("span", named.text, lang=lang), href=f"#{one.id}")
    parts = [version.by_id[id_] for id_ in version.children.get(one.id, ())] if deep else []
    headed = any(part.id in version.children for part in parts)
    below = tag("ul", *(_entry(view, version, part, deep=False) for part in parts))
    return tag("li", link, below if headed else "")


def _provisions(view: View, version: Version) -> Iterable[Html]:
    depth: dict[str, int] = {}
    for one in version.provisions:
        depth[one.id] = depth[one.part_of] + 1 if one.part_of in depth else 0
        yield _provision(view, version, one, depth[one.id])


def _provision(view: View, version: Version, one: Provision, depth: int) -> Html:
    level = min(_FIRST_LEVEL + depth, _DEEPEST)
    inner = [_heading(view, one, level)]
    if one.asks != ():
        who = addressees(view, version, one)
        inner.append(
            tag("p", strength(view, one.strength, version.force), " ", who, class_="status")
        )
    gist = view.words(one.gist)
    if gist:
        mark = tag("span", view.say("our-gist"), class_="ours")
        inner.append(tag("p", mark, " ", gist, class_="gist"))
    inner += [_asks(view, one), _more(view, version, one)]
    role = "provision" if one.asks != () else "headed"
    if depth == 0 and one.asks == ():
        role = "headed principle"
    return tag("article", *inner, id=one.id, class_=role)


def _heading(view: View, one: Provision, level: int) -> Html:
    named = heading(one, view.lang)
    lang = None if named.lang == view.lang else named.lang
    inner: list[Html | str] = [
        tag("a", one.id, class_="id whole", href=f"#{one.id}"),
        " ",
        tag("span", named.text, lang=lang),
    ]
    if named.text and not named.official:
        inner += [" ", tag("span", view.say("our-heading"), class_="ours")]
    head = tag(f"h{level}", *inner)
    words = one.heading
    if words.has(view.lang) or not (words.ja or words.en) or named.official:
        return head
    far = "ja" if words.ja else "en"
    official = tag("span", visible(words.ja or words.en), lang=far)
    return joined((head, tag("p", view.say("official-heading"), official, class_="small")))


def _asks(view: View, one: Provision) -> Html:
    """What we read it to ask for, one practice a line."""
    if one.asks is None:
        return tag("p", view.say("not-read"), class_="unread")
    if not one.asks:
        why = view.name(f"empty-{one.why_empty}") if one.why_empty else ""
        quiet = one.why_empty in (None, "heading")
        return Html("") if quiet else tag("p", view.say("asks-nothing", why=why), class_="small")
    practices = [view.ground.norms.practice(id_) for id_ in one.asks]
    listed = bullets(named_practice(view, practice) for practice in practices)
    return tag("div", tag("p", view.say("asks")), listed, class_="asks")


def _more(view: View, version: Version, one: Provision) -> Html:
    also = [view.ground.norms.practice(id_) for id_ in one.also]
    stages = view.say("comma").join(view.name(f"stage-{stage}") for stage in one.stages)
    basis = view.name(f"known-{one.basis}")
    return pairs(
        [
            (view.say("condition"), condition(view, one.applies)),
            (view.say("except"), condition(view, one.except_)),
            (view.say("applies"), _span(view, one)),
            (view.say("stage"), stages),
            (view.say("also"), _inline(view, also)),
            (view.say("tells"), _tells(view, one)),
            (view.say("rest"), _rest(view, one)),
            (view.say("reading"), _reading(view, one)),
            (view.say("change"), _change(view, one)),
            (view.say("other-versions"), _elsewhere(view, version, one)),
            (view.say("principle"), _principle(one)),
            (view.say("place"), _place(view, version, one.locus)),
            (view.say("basis"), tag("span", basis, class_=f"basis {one.basis}")),
        ],
        "more",
    )


def _tells(view: View, one: Provision) -> str:
    """The facts of which an answer to a question speaks."""
    facts = view.ground.norms.fact_by_id
    return view.say("comma").join(facts[id_].title.to(view.lang) for id_ in one.tells)


def _inline(view: View, practices: list[Practice]) -> Html:
    comma = view.say("comma")
    return joined(
        joined((comma if at else "", practice_link(view, one))) for at, one in enumerate(practices)
    )


def _span(view: View, one: Provision) -> str:
    if one.applies_from is None and one.applies_until is None:
        return ""
    first, last = (day.isoformat() if day else "" for day in (one.applies_from, one.applies_until))
    return view.say("span", first=first, last=last)


def _rest(view: View, one: Provision) -> Html | str:
    if one.rest is not None and (one.rest.ja or one.rest.en):
        return view.words(one.rest)
    return view.say("rest-unnamed") if one.asks and one.open else ""


def _reading(view: View, one: Provision) -> Html | str:
    reading = one.reading
    if reading is None:
        return ""
    key = "reading-signed" if reading.complete else "reading-open"
    said = view.say(key, day=reading.on, second=reading.second)
    return joined((view.words(reading.why), " ", tag("span", said, class_="muted")))


def _change(view: View, one: Provision) -> str:
    said = [view.name(f"change-{one.change}")] if one.change else []
    said += [view.say("was", ids=view.say("comma").join(one.was))] if one.was else []
    return view.say("comma").join(said)


def _elsewhere(view: View, version: Version, one: Provision) -> Html:
    comma = view.say("comma")
    links = [
        tag("a", f"{other.version}#{same.id}", href=view.to(version_page(other), same.id))
        for other, same in view.ground.elsewhere(version, one)
    ]
    return joined(joined((comma if at else "", link)) for at, link in enumerate(links))


def _principle(one: Provision) -> Html:
    if one.principle is None or one.principle == one.part_of:
        return Html("")
    return tag("a", one.principle, href=f"#{one.principle}", class_="id")


def _place(view: View, version: Version, locus: Locus | None) -> Html:
    """The place in the source; where the source is a PDF, the link leads to the page."""
    if locus is None:
        return Html("")
    source = next((one for one in version.sources if one.id == locus.source), None)
    if source is None:
        return joined((locus.source, " ", locus.named(view.lang)))
    page = "" if locus.page is None else view.say("page", page=locus.page)
    whole = source.url
    if locus.page is not None and whole.lower().endswith(".pdf"):
        whole += f"#page={locus.page}"
    link = _outside(whole, view.words(source.title) or source.id)
    return joined((link, " ", locus.named(view.lang), page))
