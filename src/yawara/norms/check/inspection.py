"""What every check works with: the norms, where each word of them stands, and the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.text.fields import nearest
from yawara.text.messages import show_place
from yawara.text.problem import Problems
from yawara.text.tree import Mapping, Scalar, Sequence, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Map
    from collections.abc import Set as AbstractSet

    from yawara.norms.model import Norms
    from yawara.text.problem import Place
    from yawara.text.tree import Node

#: A suggestion costs a comparison with every known word; a hopeless file gets so many and no more.
MOST_SUGGESTIONS = 60

#: The kind of file in which the ids stand that a code misses.
_HOME = {
    "no-such-practice": "theme",
    "no-such-fact": "facts",
    "no-such-choice": "facts",
    "no-such-addressee": "facts",
    "no-such-issuer": "issuers",
    "no-such-version": "version",
    "form-no-version": "version",
}

#: Ids that an organisation adds for itself begin with this, so that ours never clash with them.
OWN = "x-"


class Inspection:
    """Norms under inspection. `found` collects the problems."""

    def __init__(
        self,
        norms: Norms,
        trees: dict[str, Node],
        own: AbstractSet[str] = frozenset(),
        lost: AbstractSet[str] = frozenset(),
    ) -> None:
        self.norms = norms
        self.trees = trees
        self.own = own
        self.lost = lost
        self.found = Problems()
        self.practices = frozenset(practice.id for practice in norms.practices)
        self._suggestions: dict[str, str] = {}

    def at(self, place: Place, *path: str | int) -> Place:
        """Where the node stands that `path` leads to from the thing at `place`."""
        root = self.trees.get(place.file)
        return place if root is None else within(root, (*place.path, *path))

    def word(self, place: Place, key: str, word: str) -> Place:
        """Where `word` stands in the list under `key` (or as its value)."""
        root = self.trees.get(place.file)
        if root is None:
            return place
        node = _node(root, (*place.path, key))
        if isinstance(node, Sequence):
            for item in node.items:
                if isinstance(item, Scalar) and item.text == word:
                    return item.place
        return place if node is None else node.place

    def below(self, place: Place, key: str, word: str) -> Place:
        """Where below `place` the word first stands under `key`, by itself or in a list."""
        root = self.trees.get(place.file)
        start = None if root is None else _node(root, place.path)
        waiting = [] if start is None else [start]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Mapping):
                value = node.items.get(key)
                inside = value.items if isinstance(value, Sequence) else (value,)
                for item in inside:
                    if isinstance(item, Scalar) and item.text == word:
                        return item.place
                waiting.extend(reversed(node.items.values()))
            elif isinstance(node, Sequence):
                waiting.extend(reversed(node.items))
        return place

    def unknown(self, code: str, place: Place, id_: str, known: Iterable[str]) -> None:
        """An id that leads nowhere, with the nearest that there is.

        Nothing is said where the file that should hold it could not be read.
        """
        if _HOME.get(code) in self.lost:
            return
        self.found.error(code, place, id=id_[:80], nearest=self._nearest(code, id_, known))

    def _nearest(self, code: str, word: str, known: Iterable[str]) -> str:
        key = f"{code} {word}"
        if key not in self._suggestions:
            if len(self._suggestions) >= MOST_SUGGESTIONS:
                return ""
            self._suggestions[key] = nearest(word[:80], known) or ""
        return self._suggestions[key]

    def once(self, things: Iterable[tuple[str, Place]], key: str = "id") -> None:
        """Report each id that stands there before, with the place where it stood first."""
        first: dict[str, Place] = {}
        for id_, place in things:
            if not id_:
                self.filled(place, key)
                continue
            if id_ in first:
                self.found.error(
                    "duplicate-id", self.at(place, key), id=id_, first=show_place(first[id_])
                )
            first.setdefault(id_, place)

    def filled(self, place: Place, *path: str) -> None:
        """Report a text that is written but empty; one that is missing is reported on reading."""
        root = self.trees.get(place.file)
        node = None if root is None else _node(root, (*place.path, *path))
        if isinstance(node, Scalar) and not node.plain and not node.text.strip():
            self.found.error("missing-key", node.place, key=path[-1])

    def prefixed(self, things: Iterable[tuple[str, Place]], key: str = "id") -> None:
        """Report each id of an own file that does not begin with `x-`."""
        for id_, place in things:
            if place.file in self.own and id_ and not id_.startswith(OWN):
                self.found.error("own-id-prefix", self.at(place, key), id=id_)


def _node(root: Node, path: Iterable[str | int]) -> Node | None:
    node = root
    for step in path:
        inner: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            inner = node.items.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            return None
        node = inner
    return node


def cycles(edges: Map[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each cycle that a walk along the edges runs into, as the ids on it; each node once.

    Without recursion, because a chain in a pack may be as long as its author likes.
    """
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        trail: dict[str, None] = {}
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            node, leaving = waiting.pop()
            if leaving:
                del trail[node]
                done.add(node)
                continue
            if node in trail:
                ids = list(trail)
                yield tuple(ids[ids.index(node) :])
                continue
            if node in done:
                continue
            trail[node] = None
            waiting.append((node, True))
            waiting.extend((next_, False) for next_ in edges.get(node, ()))
