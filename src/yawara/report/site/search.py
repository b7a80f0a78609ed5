"""What the search of the pages looks through, as a file of JavaScript a language.

A page that lies on a disk may not fetch data, but it may load a script beside it; so the data are
one. The script on the page compares by NFKC and lower case, piece of text in text, so that two
letters of Japanese are enough and no word boundary is needed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from yawara.report.letters import visible
from yawara.report.site.frame import MARK, heading, other
from yawara.report.site.ground import Ground, practice_page, theme_page, version_page
from yawara.report.site.words import SAY

if TYPE_CHECKING:
    from yawara.norms.model import Practice, Provision, Version
    from yawara.text.words import Lang, Words

#: One thing to find: page, kind, id, title, where it belongs, text, words that find it but are not
#: shown, 1 if it is not in force.
Record = tuple[str, str, str, str, str, str, str, int]


def records(ground: Ground, lang: Lang) -> list[Record]:
    """Everything that can be found: versions, themes, practices, provisions (in force first)."""
    out: list[Record] = []
    kind = {one: SAY(f"found-{one}", lang) for one in ("version", "theme", "practice")}
    norms = ground.norms
    for version in ground.versions:
        old = int(not ground.in_force(version))
        title, far = _both(version.title, lang)
        page = version_page(version)
        out.append((page, kind["version"], version.ref, title, "", "", far, old))
    for theme in ground.themes:
        title, far = _both(norms.themes[theme], lang) if theme in norms.themes else (theme, "")
        out.append((theme_page(theme), kind["theme"], theme, title, "", "", far, 0))
    for practice in norms.practices:
        title, far = _both(practice.title, lang)
        theme = norms.themes[practice.theme].to(lang) if practice.theme in norms.themes else ""
        text = visible("\n".join(part.to(lang) for part in _parts(practice)))
        named = (practice_page(practice.id), kind["practice"], practice.id, title, theme)
        out.append((*named, text, far, 0))
    for version in ground.versions:
        out += [_provision(ground, version, one, lang) for one in version.provisions]
    return out


def _parts(practice: Practice) -> tuple[Words, Words, Words]:
    return practice.question, practice.all, practice.evidence


def _both(words: Words, lang: Lang) -> tuple[str, str]:
    far = words.to(other(lang))
    near = words.to(lang)
    return visible(near), visible(far) if far != near else ""


def _provision(ground: Ground, version: Version, one: Provision, lang: Lang) -> Record:
    texts = [one.gist.to(lang), one.rest.to(lang) if one.rest else ""]
    named = heading(one, lang).text
    names = (one.heading.ja, one.heading.en, one.label.ja, one.label.en)
    far = visible("\n".join(name for name in names if name and name != named))
    where = f"{version.title.to(lang)} {version.version}"
    kind = SAY("found-provision", lang)
    page = f"{version_page(version)}#{one.id}"
    text = visible("\n".join(text for text in texts if text))
    old = int(not ground.in_force(version))
    return page, kind, one.id, named, where, text, far, old


def script(ground: Ground, lang: Lang) -> str:
    """The data of one language, as a script that hands them to the page."""
    data = json.dumps(records(ground, lang), ensure_ascii=False, separators=(",", ":"))
    return f"/* {MARK} */\nwindow.yawaraIndex={data};\n"
