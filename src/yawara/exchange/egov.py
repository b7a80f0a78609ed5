"""Law texts of e-Gov: read one, and compare a pack with it. `law_xml` says what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.exchange.law_xml import Reader, Statute, bare
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.exchange.law_xml import Article
    from yawara.norms.model import Provision, Version
    from yawara.text.problem import Problem

#: The longest acts in force are half of this; beyond it, it is no law.
MOST_BYTES = 32_000_000


def read(path: Path) -> Read[Statute]:
    """Read a law in e-Gov's XML: the bare `Law`, or the answer of the API around it.

    Problems: file-missing, file-is-folder, file-too-large, file-unreadable, xml-syntax,
    xml-encoding, xml-doctype, xml-too-deep, xml-too-large, law-wrong-root, law-many,
    law-incomplete. Nothing in the file is fetched or expanded: a file that declares a document
    type, without which there are no entities, is refused.
    """
    found = Problems()
    data = _bytes(path, found)
    if data is None:
        return Read(None, found.found)
    reader = Reader(str(path), found)
    reader.parse(data)
    return Read(None if found.found else reader.statute(), found.found)


def compare(statute: Statute, version: Version) -> tuple[Problem, ...]:
    """Hold a pack against the law: no problem means that every article is there and unchanged.

    Problems, each an error: law-other (not the law of the pack; then nothing else is compared),
    law-title-differs, law-article-differs, law-paragraph-differs, law-caption-differs,
    law-article-unhashed (the pack has no hash to compare), law-article-not-in-source,
    law-article-not-in-pack, law-article-twice, law-chapter-not-in-source, law-chapter-not-in-pack,
    law-stray-text. Those about an article stand at its line in the XML.
    """
    found = Problems()
    ids = [source.law_id for source in version.sources if source.law_id]
    if not any(statute.has_id(law_id) for law_id in ids):
        found.error(
            "law-other",
            statute.place,
            found=f"{statute.title} {statute.number}".strip(),
            expected=f"{version.title.ja} {' '.join(ids)}".strip(),
            norm=version.ref,
        )
        return found.found
    if statute.title != version.title.ja:
        found.error(
            "law-title-differs", statute.place, found=statute.title, expected=version.title.ja
        )
    by_article: dict[str, list[Provision]] = {}
    chapters: list[Provision] = []
    for provision in version.provisions:
        if provision.locus is not None and provision.locus.article is not None:
            by_article.setdefault(provision.locus.article, []).append(provision)
        elif provision.heading.ja:
            chapters.append(provision)
    _chapters(statute, chapters, version.ref, found)
    for place in statute.stray[:1]:
        found.error("law-stray-text", place)
    _articles(statute, by_article, version.ref, found)
    return found.found


def _articles(
    statute: Statute, by_article: dict[str, list[Provision]], norm: str, found: Problems
) -> None:
    """Pair the articles of the law with those of the pack, and compare each pair."""
    seen: set[str] = set()
    for article in statute.articles:
        provisions = by_article.pop(article.key, None)
        if article.key in seen:
            found.error("law-article-twice", article.place, article=article.label)
        elif provisions is None:
            found.error("law-article-not-in-pack", article.place, article=article.label, norm=norm)
        else:
            _article(article, provisions, found)
        seen.add(article.key)
    for provisions in by_article.values():
        first = provisions[0]
        label = first.locus.label if first.locus is not None else first.id
        found.error(
            "law-article-not-in-source", statute.place, article=label, provisions=_ids(provisions)
        )


def _chapters(statute: Statute, provisions: list[Provision], norm: str, found: Problems) -> None:
    """Compare the titles of the chapters with the provisions that stand for no article."""
    titles = {bare(provision.heading.ja): provision for provision in provisions}
    for title in dict.fromkeys(statute.chapters):
        if titles.pop(title, None) is None:
            found.error("law-chapter-not-in-pack", statute.place, chapter=title, norm=norm)
    for title, provision in titles.items():
        found.error(
            "law-chapter-not-in-source", statute.place, chapter=title, provisions=provision.id
        )


def _article(article: Article, provisions: list[Provision], found: Problems) -> None:
    """Compare one article with the provisions that stand for it or for a paragraph of it."""
    paragraphs = {paragraph.number: paragraph.sha256 for paragraph in article.paragraphs}
    hashed, changed, numbers = False, [], []
    for provision in provisions:
        locus = provision.locus
        if locus is None or locus.sha256 is None:
            continue
        number = locus.paragraph
        hashed = hashed or number is None
        if locus.sha256 != (article.sha256 if number is None else paragraphs.get(number)):
            changed.append(provision)
            if number is not None and number not in numbers:
                numbers.append(number)
    params = {"article": article.label, "sha256": article.sha256, "provisions": _ids(changed)}
    if not hashed:
        params["provisions"] = _ids(provisions)
        found.error("law-article-unhashed", article.place, **params)
    elif numbers and len(paragraphs) > 1:
        found.error("law-paragraph-differs", article.place, **params, paragraphs=", ".join(numbers))
    elif changed:
        found.error("law-article-differs", article.place, **params)
    for provision in provisions:
        whole = provision.locus is not None and provision.locus.paragraph is None
        if whole and provision.heading.ja and provision.heading.ja != article.caption:
            found.error(
                "law-caption-differs",
                article.place,
                article=article.label,
                found=article.caption,
                expected=provision.heading.ja,
                provisions=provision.id,
            )


def _ids(provisions: list[Provision]) -> str:
    return ", ".join(provision.id for provision in provisions)


def _bytes(path: Path, found: Problems) -> bytes | None:
    """The content of a plain file of a bearable size, or None with a problem."""
    place = Place(str(path))
    try:
        if path.is_dir():
            found.error("file-is-folder", place)
            return None
        if path.exists() and not path.is_file():
            found.error("file-unreadable", place, reason="")
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        found.error("file-missing", place)
        return None
    except (OSError, ValueError) as error:
        found.error("file-unreadable", place, reason=getattr(error, "strerror", None) or "")
        return None
    if len(data) > MOST_BYTES:
        found.error("file-too-large", place, size=path.stat().st_size, most=MOST_BYTES)
        return None
    return data
