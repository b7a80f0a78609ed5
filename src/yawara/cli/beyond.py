"""What a version asks for beyond others, in lines and as plain data: `yawara crosswalk` uses it."""

from __future__ import annotations

import string
from collections import Counter
from typing import TYPE_CHECKING

from yawara.cli.aspects import aspect_words
from yawara.cli.table import named_table, plain, terminal_width, wrap
from yawara.crosswalk.beyond import FOUND, STATES
from yawara.crosswalk.blind import BLIND_TEST
from yawara.crosswalk.relate import ASPECTS, practices
from yawara.crosswalk.words import SAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yawara.crosswalk.beyond import Beyond, Cover, Found, State
    from yawara.norms.model import Provision, Version
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

#: What `--none` lists: the best last, for what is found nowhere is what people look for.
_NOT_ALL: tuple[State, ...] = ("none-found", "example-only", "some")


def labels(versions: Sequence[Version]) -> dict[str, str]:
    """A letter for each version, A first."""
    letters = [*string.ascii_uppercase, *(f"A{letter}" for letter in string.ascii_uppercase)]
    refs = dict.fromkeys(one.ref for one in versions)
    return dict(zip(refs, letters, strict=False))


class Told:
    """One version against others, in lines."""

    def __init__(self, found: Beyond, label: Mapping[str, str], lang: Lang) -> None:
        self.found = found
        self.label = label
        self.lang = lang
        self.comma = SAY("comma", lang)
        others = SAY("or", lang).join(label[one.ref] for one in found.others)
        self.names = {"a": label[found.a.ref], "others": others}

    def table(self) -> list[str]:
        """A row for each provision: what each of the others asks for, and all together."""
        others = [self.label[one.ref] for one in self.found.others]
        head = [self.names["a"], *others, *SAY("head-beyond", self.lang).split("|")]
        rows = [self.row(cover) for cover in self.found.covers]
        return [*named_table(head, rows, name=len(head) - 1), ""] if rows else []

    def row(self, cover: Cover) -> tuple[str, ...]:
        """What each of the others asks for of a provision, and all together."""
        masks = cover.masks
        key = "of" if cover.side.complete else "of-open"
        asked = SAY(key, self.lang, shared=masks.asked.bit_count(), count=cover.side.size)
        return (
            cover.side.provision.id,
            *(_number(cover.asked_in(one)) for one in self.found.others),
            asked,
            _number(masks.example_only),
            _number(masks.none_found),
            cover.side.provision.name(self.lang),
        )

    def listed(self, states: Sequence[State], *, detail: bool, all_: bool) -> list[str]:
        """The provisions state by state; `all_`: with what is asked for elsewhere, too."""
        out: list[str] = []
        for state in states:
            covers = [cover for cover in self.found.covers if cover.state == state]
            if covers:
                out += self.said(f"list-{state}", count=len(covers))
                for cover in covers:
                    out += self.cover(cover, detail=detail, all_=all_)
                out.append("")
        return out

    def beyond(self, *, detail: bool) -> list[str]:
        """What the others do not ask for."""
        return self.listed(_NOT_ALL, detail=detail, all_=False)

    def unread(self, missing: Sequence[Provision]) -> list[str]:
        """What is not read yet."""
        out = self.said("list-unread", count=len(missing)) if missing else []
        for one in missing:
            out += self.wrapped(f"{one.id}  {one.name(self.lang)}", 2)
        return [*out, ""] if out else []

    def cover(self, cover: Cover, *, detail: bool, all_: bool) -> Iterator[str]:
        """A provision with its counts, and with its practices and where they stand."""
        shown = [one for one in FOUND if cover.masks.of(one) and (all_ or one != "asked")]
        counts = self.comma.join(self.count(cover, one) for one in shown)
        one = cover.side.provision
        name = one.name(self.lang)
        yield from self.wrapped(SAY("list-row", self.lang, id=one.id, name=name, counts=counts), 2)
        if not detail:
            return
        yield from self.wrapped(self.aspects(one), 6)
        for found in shown:
            listed = self.comma.join(self.practices(cover, found))
            said = SAY(f"found-{found}", self.lang)
            yield from self.wrapped(SAY("list-practices", self.lang, found=said, list=listed), 6)

    def aspects(self, provision: Provision) -> str:
        """Whom a provision speaks to, when and how strongly."""
        found = self.found
        said = (
            SAY(
                "line-one-aspect",
                self.lang,
                aspect=SAY(f"aspect-{aspect}", self.lang),
                a=aspect_words(aspect, found.norms, found.a, provision, self.lang),
            )
            for aspect in ASPECTS
            if aspect != "force"  # the same of every provision, and said above
        )
        return SAY("semicolon", self.lang).join(said)

    def count(self, cover: Cover, found: Found) -> str:
        """Of how many of its practices this is found."""
        return SAY(
            "list-count" if cover.side.complete else "list-count-open",
            self.lang,
            found=SAY(f"found-{found}", self.lang),
            shared=cover.masks.of(found).bit_count(),
            count=cover.side.size,
        )

    def practices(self, cover: Cover, found: Found) -> Iterator[str]:
        """The practices of which this is found, with the places."""
        for id_, refs in _places(self.found, cover, found):
            title = self.found.norms.practice(id_).title.to(self.lang)
            key = "list-practice-in" if refs else "list-practice"
            yield SAY(key, self.lang, title=title, id=id_, refs=self.comma.join(refs))

    def sums(self) -> list[str]:
        """How many provisions and practices there are of each kind."""
        found = self.found
        states = Counter(cover.state for cover in found.covers)
        masks = found.masks
        each = self.comma.join(
            f"{self.label[one.ref]} {_number(found.asked_in(one))}" for one in found.others
        )
        return [
            *self.said(
                "sum-provisions",
                count=len(found.covers),
                all=states["all"],
                some=states["some"],
                examples=states["example-only"],
                none=states["none-found"],
            ),
            *self.said(
                "sum-practices",
                count=_number(masks.all),
                asked=_number(masks.asked),
                each=SAY("sum-each", self.lang, list=each) if len(found.others) > 1 else "",
                examples=_number(masks.example_only),
                none=_number(masks.none_found),
            ),
        ]

    def said(self, key: str, **params: object) -> list[str]:
        """A phrase about these versions, wrapped."""
        return self.wrapped(SAY(key, self.lang, **self.names, **params))

    def wrapped(self, text: str, indent: int = 0) -> list[str]:
        """A text in lines of the terminal."""
        return wrap(plain(text), terminal_width(), " " * indent)


def unread_sums(
    missing: Mapping[str, Sequence[Provision]], label: Mapping[str, str], lang: Lang
) -> list[str]:
    """How many provisions of each version are not read yet."""
    each = (f"{label[ref]} {len(provisions)}" for ref, provisions in missing.items())
    return wrap(SAY("sum-unread", lang, list=SAY("comma", lang).join(each)), terminal_width())


def no_proof(lang: Lang) -> list[str]:
    """What "none found" is worth."""
    one = BLIND_TEST
    given = {"pairs": one.pairs, "met": one.met, "percent": one.percent}
    return wrap(SAY("no-proof", lang, a=one.a, b=one.b, **given), terminal_width())


def blind_test() -> Json:
    """The same as plain data."""
    one = BLIND_TEST
    return {"a": one.a, "b": one.b, "pairs": one.pairs, "met": one.met}


def counts(found: Beyond) -> Json:
    """How many provisions and practices there are of each kind, as plain data."""
    states = Counter(cover.state for cover in found.covers)
    return {
        "provisions": {state: states[state] for state in STATES},
        "practices": {one: found.masks.of(one).bit_count() for one in FOUND},
    }


def provisions(found: Beyond) -> list[Json]:
    """Each provision, its practices, and where each is asked for or named, as plain data."""
    return [
        {
            "ref": f"{found.a.ref}#{cover.side.provision.id}",
            "name": {one: cover.side.provision.name(one) for one in ("ja", "en")},
            "addressees": list(cover.side.provision.addressees),
            "strength": cover.side.provision.strength,
            "complete": cover.side.complete,
            "found": cover.state,
            "practices": [
                {"id": id_, "found": one, "in": refs}
                for one in FOUND
                for id_, refs in _places(found, cover, one)
            ],
        }
        for cover in found.covers
    ]


def _places(found: Beyond, cover: Cover, one: Found) -> Iterator[tuple[str, list[str]]]:
    """The practices of a provision of which this is found, with the provisions that name them."""
    index = found.norms.practice_index
    for id_ in practices(found.norms, cover.masks.of(one)):
        at = index[id_]
        near = cover.asking(at) if one == "asked" else cover.naming(at)
        yield id_, [place.ref for place in near]


def _number(mask: int) -> str:
    return str(mask.bit_count())
