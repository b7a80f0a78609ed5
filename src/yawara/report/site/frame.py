"""The frame of every page of the norm base, and the small pieces that the pages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara import __version__
from yawara.norms.words import SAY as NAMES
from yawara.norms.words import condition_words
from yawara.report.letters import visible
from yawara.report.markup import Html, joined, tag
from yawara.report.site.ground import Ground, practice_page, version_page
from yawara.report.site.words import SAY
from yawara.text.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.conditions import Condition
    from yawara.norms.model import Practice, Provision, Version

#: By this a page of the norm base is known, which may be written over.
MARK = f"Yawara {__version__}, norms site"

#: What a page may load: the style and the script beside it, and nothing else. `file:` is for
#: browsers to which no file on a disk is "self".
POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)
HOME, MISSING = "index.html", "missing.html"

Rows = list[tuple[str, Html | str]]


class View(msgspec.Struct, frozen=True):
    """One page in the making: of what, in which language, and where it will lie."""

    ground: Ground
    lang: Lang
    here: str

    def say(self, key: str, /, **params: object) -> str:
        """One of our sentences, in the language of the page."""
        return SAY(key, self.lang, **params)

    def name(self, key: str) -> str:
        """The name of a word that packs say."""
        return NAMES(key, self.lang)

    def to(self, page: str, anchor: str = "") -> str:
        """The way from here to another page of the same language."""
        if page == self.here and anchor:
            return f"#{anchor}"
        up = "../" * self.here.count("/")
        return f"{up}{page}" + (f"#{anchor}" if anchor else "")

    def top(self, file: str) -> str:
        """The way from here to a file that both languages share, or to the other language."""
        return "../" * (self.here.count("/") + 1) + file

    def words(self, words: Words) -> Html | str:
        """A text; where it is there in the other language only, marked as such."""
        text = visible(words.to(self.lang))
        if not text or words.has(self.lang):
            return text
        return tag("span", text, lang=other(self.lang))


def other(lang: Lang) -> Lang:
    """The other language."""
    return "en" if lang == "ja" else "ja"


class Page(msgspec.Struct, frozen=True):
    """A page without its frame. `kind` says above the title what it is; `contents` stand beside."""

    title: str
    kind: str
    main: Html
    head: Html = Html("")
    contents: Html = Html("")
    crumbs: tuple[tuple[str, str], ...] = ()
    title_lang: str = ""


def framed(view: View, page: Page) -> str:
    """A whole page. The same page gives the same text."""
    lang = view.lang
    site = view.say("site")
    named = page.title if view.here == HOME else f"{page.title} – {site}"
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", **{"http-equiv": "Content-Security-Policy", "content": POLICY}),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=MARK),
        tag("title", named),
        tag("link", rel="stylesheet", href=view.top("assets/style.css")),
        tag("script", src=view.top("assets/search.js"), defer=True),
    )
    subject = tag("span", page.title, class_="subject", lang=page.title_lang or None)
    header = tag(
        "header", _bar(view), _crumbs(view, page), tag("h1", page.kind, " ", subject), page.head
    )
    main = tag("main", page.main, id="_content", tabindex="-1")
    inner = (header, page.contents, main, _footer(view))
    frame = "page" if page.contents else "page alone"
    body = (
        tag("a", view.say("skip"), class_="skip", href="#_content"),
        tag("div", *inner, class_=frame),
    )
    whole = tag("html", tag("head", *head), "\n", tag("body", *body, class_="site"), lang=lang)
    return f"<!doctype html>\n{whole}\n"


def _bar(view: View) -> Html:
    """The name of the site, the search (which a script fills in), and the other language."""
    home = tag("a", view.say("site"), href=view.to(HOME), class_="brand")
    missing = tag("a", view.say("missing"), href=view.to(MISSING))
    elsewhere = other(view.lang)
    page = view.top(f"{elsewhere}/{view.here}")
    switch = tag("a", SAY("language", elsewhere), href=page, hreflang=elsewhere, lang=elsewhere)
    said = {f"data-{key}": view.say(f"search-{key}") for key in _SEARCH}
    roots = {"data-index": view.top(f"assets/search.{view.lang}.js"), "data-root": view.to("")}
    find = tag("div", id="_find", hidden=True, **said, **roots)
    return tag("div", home, find, tag("span", missing, switch, class_="ways"), class_="bar")


_SEARCH = ("label", "hint", "found", "more", "none", "loading", "failed", "old", "keys")


def _crumbs(view: View, page: Page) -> Html:
    if view.here == HOME:
        return Html("")
    trail = ((view.say("home"), HOME), *page.crumbs)
    steps = [tag("li", tag("a", text, href=view.to(to))) for text, to in trail]
    return tag("ol", *steps, class_="crumbs", **{"aria-label": view.say("crumbs")})


def _footer(view: View) -> Html:
    norms = view.ground.norms
    said = view.say("footer", day=view.ground.day.isoformat(), version=__version__)
    digest = view.say("digest", digest=norms.sha256[:16])
    return tag("footer", tag("p", said), tag("p", view.say("authority")), tag("p", digest))


def pairs(rows: Iterable[tuple[str, Html | str]], class_: str = "pairs") -> Html:
    """Terms with what is said of them; a row without anything said is left out."""
    said = [joined((tag("dt", term), tag("dd", text))) for term, text in rows if text]
    return tag("dl", *said, class_=class_) if said else Html("")


def bullets(items: Iterable[Html | str], class_: str | None = None) -> Html:
    """A list, or nothing if it is empty."""
    made = [tag("li", item) for item in items]
    return tag("ul", *made, class_=class_) if made else Html("")


def section(id_: str, title: str, *inner: Html | str) -> Html:
    """A headed part of a page. Its id begins with `_`, which no id of a pack does."""
    return tag("section", tag("h2", title), *inner, id=f"_{id_}")


def practice_link(view: View, practice: Practice) -> Html:
    """A practice by its title, leading to its page."""
    return tag("a", view.words(practice.title), href=view.to(practice_page(practice.id)))


def named_practice(view: View, practice: Practice) -> Html:
    """A practice by its title and its id."""
    return joined((practice_link(view, practice), " ", tag("span", practice.id, class_="id")))


def version_name(view: View, version: Version) -> Html:
    """A version by its title and number."""
    number = tag("span", version.version, class_="id whole")
    return joined((view.words(version.title), " ", number))


def version_link(view: View, version: Version) -> Html:
    """A version, leading to its page."""
    return tag("a", version_name(view, version), href=view.to(version_page(version)))


class Heading(msgspec.Struct, frozen=True):
    """How a provision is called in a language: the words, theirs, and whether they are official."""

    text: str
    lang: Lang
    official: bool


def heading(provision: Provision, lang: Lang) -> Heading:
    """The official heading in `lang`; else our own; else the official one in the other language."""
    words, ours, far = provision.heading, provision.label, other(lang)
    for one in (lang, far):
        if words.has(one):
            return Heading(visible(words.to(one)), one, official=True)
        if ours.has(one):
            return Heading(visible(ours.to(one)), one, official=False)
    return Heading("", lang, official=False)


def provision_link(view: View, version: Version, provision: Provision) -> Html:
    """A provision by id and heading, leading to its place."""
    named = heading(provision, view.lang)
    lang = None if named.lang == view.lang else named.lang
    id_ = tag("span", provision.id, class_="id whole")
    inside = (id_, " ", tag("span", named.text, lang=lang)) if named.text else (id_,)
    return tag("a", *inside, href=view.to(version_page(version), provision.id))


def strength(view: View, word: str, force: str) -> Html:
    """A strength as a mark that differs by its word and its frame, not by colour alone.

    A duty of what binds only those who adopt it is none of the law, and says so.
    """
    if not word:
        return Html("")
    mark = tag("span", view.name(f"strength-{word}"), class_=f"strength {word} {force}")
    if force != "adopted":
        return mark
    return joined((mark, " ", tag("span", view.say("if-adopted"), class_="small")))


def sureness(view: View, provision: Provision) -> str:
    """How we know a provision, and whether a second reading has signed ours, in short."""
    reading = "sure-unread" if provision.asks is None else "sure-open"
    if provision.asks is not None and not provision.open:
        reading = "sure-signed"
    return view.say("sure", basis=view.say(f"known-{provision.basis}"), reading=view.say(reading))


def condition(view: View, one: Condition | None) -> str:
    """A condition in words, or nothing."""
    return "" if one is None else condition_words(one, view.ground.norms, view.lang)


def addressees(view: View, version: Version, provision: Provision) -> str:
    """Whom a provision speaks to, by name."""
    titles = {who.id: who.title for who in (*view.ground.norms.addressees, *version.addressees)}
    named = [titles[one].to(view.lang) if one in titles else one for one in provision.addressees]
    return view.say("comma").join(named)
