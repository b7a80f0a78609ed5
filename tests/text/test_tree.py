"""The YAML reader: what PyYAML reads, with places; and whatever else, as problems."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from yawara.text import tree
from yawara.text.messages import render
from yawara.text.tree import Mapping, Node, Scalar, Sequence, parse, read_file, within

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.text.problem import Problem

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "true",
        "null",
        "~",
        "",
        "1_000",
        "2026-11-21",
        "- x",
        "a: b",
        "#",
        "'",
        '"',
        "\n",
        "　",
        "はい",
    ]
)
documents = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def data(node: Node) -> object:
    """A tree as plain data."""
    if isinstance(node, Mapping):
        return {key: data(value) for key, value in node.items.items()}
    return [data(item) for item in node.items] if isinstance(node, Sequence) else node.text


def by_pyyaml(text: str) -> object:
    """The same by PyYAML's safe loader, but that every scalar stays the text that it is."""
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes texts, lists and mappings only


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Problems as `code line:column`, each of which can be told in both languages."""
    for problem in problems:
        assert render(problem, "ja") != render(problem, "en")
    places = [problem.place for problem in problems]
    assert all(place is not None for place in places)
    return [
        f"{problem.code} {place.line}:{place.column}"
        for problem, place in zip(problems, places, strict=True)
        if place is not None
    ]


def read(text: str | bytes) -> list[str]:
    """The problems of a document, found within reason."""
    begun = time.process_time()
    found = told(parse(text if isinstance(text, bytes) else text.encode(), "f").problems)
    assert time.process_time() - begun < 5
    return found


@given(documents, st.booleans(), st.sampled_from([None, "'", '"', "|", ">"]))
def test_it_reads_what_pyyaml_reads(document: object, flow: bool, style: str | None) -> None:  # noqa: FBT001 - drawn
    text = yaml.safe_dump(
        document, allow_unicode=True, default_flow_style=flow, default_style=style, width=30
    )
    found = parse(text.encode(), "f")
    assert [problem.code for problem in found.problems] in ([], ["yaml-empty"], ["yaml-tag"])
    if not found.problems:
        assert found.value is not None
        assert data(found.value) == by_pyyaml(text)


@given(documents)
def test_every_node_has_its_place(document: object) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, width=1000)
    root = parse(text.encode(), "f").value
    lines = text.split("\n")
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        assert root is not None
        assert within(root, node.place.path) == node.place
        if isinstance(node, Scalar) and node.plain and node.text.isascii():
            line = lines[node.place.line - 1][node.place.column - 1 :]
            assert line.startswith(node.text.split("\n")[0])
        elif isinstance(node, Mapping):
            assert node.keys.keys() == node.items.keys()
            waiting += node.items.values()
        elif isinstance(node, Sequence):
            waiting += node.items


def test_the_place_of_a_path_that_leads_nowhere_is_the_last_on_the_way() -> None:
    root = parse(b"a:\n  - {b: 1}\n", "f").value
    assert root is not None
    assert within(root, ("a", 0, "b")).column == 9
    assert within(root, ("a", 0, "c")).column == 5
    assert within(root, ("a", 7)).line == 2
    assert within(root, ("a", "x")).line == 2
    assert within(root, (0,)).line == 1


@pytest.mark.parametrize("quoted", ["'true'", '"true"', "|\n  true", ">\n  true", "! true"])
def test_what_is_quoted_is_not_plain(quoted: str) -> None:
    root = parse(f"a: {quoted}".encode(), "f").value
    assert isinstance(root, Mapping)
    node = root.items["a"]
    assert isinstance(node, Scalar)
    assert not node.plain or quoted.startswith("!")
    plain = parse(b"a: true", "f").value
    assert isinstance(plain, Mapping)
    assert plain.items["a"] == Scalar("true", plain=True, place=plain.items["a"].place)


BAD: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["yaml-empty 1:1"]),
    "blank": (" \n\n", ["yaml-empty 1:1"]),
    "comments only": ("# a\n# b\n", ["yaml-empty 1:1"]),
    "a document of nothing": ("---\n", ["yaml-empty 1:1"]),
    "tab": ("a:\n\tb: 1\n", ["yaml-tab 2:1"]),
    "tab in a list": ("a:\n  - b: 1\n\t  c: 2\n", ["yaml-tab 3:1"]),
    "UTF-16": ("a: あ".encode("utf-16"), ["encoding-utf16 1:1"]),
    "UTF-16 without its mark": ("a: あ".encode("utf-16-be"), ["encoding-utf16 1:1"]),
    "UTF-32": ("a: あ".encode("utf-32"), ["encoding-utf16 1:1"]),
    "Shift_JIS": ("format: 1\nname: 株式会社さくら\n".encode("cp932"), ["encoding-shift-jis 2:7"]),
    "Shift_JIS, kana": ("名前: ひらがなとカタカナ\n".encode("cp932"), ["encoding-shift-jis 1:1"]),
    "EUC-JP": ("format: 1\nname: 株式会社さくら\n".encode("euc_jp"), ["encoding-euc-jp 2:7"]),
    "EUC-JP, kana": ("名前: ひらがなとカタカナ\n".encode("euc_jp"), ["encoding-euc-jp 1:2"]),
    "JIS": ("a: さくら".encode("iso2022_jp"), ["encoding-iso-2022-jp 1:4"]),
    "one bad byte": ("名前: さくら\n次: ".encode() + b"\xff", ["encoding-unknown 2:4"]),
    "one bad byte after a mark": ("\ufeff名\n次: ".encode() + b"\xff", ["encoding-unknown 2:4"]),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ["encoding-unknown 1:1"]),
    "an archive": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", ["yaml-control-character 1:3"]),
    "a zero byte": (b"a: b\nc: \x00", ["yaml-control-character 2:4"]),
    "a bell": ("あ: い\nう: え\x07", ["yaml-control-character 2:5"]),
    "an escape": ("a: \x1b[31m", ["yaml-control-character 1:4"]),
    "an anchor": ("a: &x 1", ["yaml-anchor 1:4"]),
    "an alias": ("a: &x 1\nb: *x", ["yaml-anchor 1:4", "yaml-alias 2:4"]),
    "a bomb": (
        "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
        [
            *("yaml-anchor 1:4", "yaml-anchor 2:4"),
            *("yaml-alias 2:8", "yaml-alias 2:12", "yaml-alias 3:5", "yaml-alias 3:9"),
        ],
    ),
    "a tag": ("a: !!python/object/apply:os.system [x]", ["yaml-tag 1:4"]),
    "a tag of one's own": ("a: !x 1", ["yaml-tag 1:4"]),
    "a binary": ("a: !!binary aGk=", ["yaml-tag 1:4"]),
    "duplicate keys": (
        "a: 1\nb: 2\na: 3\nc: {b: 1, b: 2}\n",
        ["duplicate-key 3:1", "duplicate-key 4:11"],
    ),
    "a key twice, once quoted": ("a: 1\n'a': 2\n", ["duplicate-key 2:1"]),
    "many documents": ("a: 1\n---\nb: 1\n---\nc: 1", ["yaml-many-documents 2:1"]),
    "more after the end": ("a: 1\n...\nb: 1", ["yaml-syntax 3:1"]),
    "a list for a key": ("[a, b]: c", ["yaml-key-not-text 1:1"]),
    "a mapping for a key": ("? {a: 1}\n: b", ["yaml-key-not-text 1:3"]),
    "an open quote": ('a: "x', ["yaml-syntax 1:6"]),
    "an open bracket": ("a: [1, 2\nb: 3\n", ["yaml-syntax 2:2"]),
    "two colons": ("a: b: c", ["yaml-syntax 1:5"]),
    "no space after the colon": ("a:1\nb: 2", ["yaml-syntax 2:2"]),
    "a sign that begins nothing": ("a: @x", ["yaml-syntax 1:4"]),
    "bad indentation": ("a:\n    b: 1\n  c: 2\n", ["yaml-syntax 3:3"]),
    "half of a pair": ('a: "\\ud800"', ["yaml-syntax 1:7"]),
    "beyond Unicode": ('a: "\\U00110000"', ["yaml-syntax 1:7"]),
    "another YAML": ("%YAML 3.0\n---\na: 1", ["yaml-syntax 1:1"]),
    "100,000 [": ("[" * 100_000, ["yaml-too-deep 1:65"]),
    "100,000 {": ("{" * 100_000, ["yaml-too-deep 1:65"]),
    "100,000 - ": ("- " * 100_000, ["yaml-too-deep 1:129"]),
    "100,000 ? ": ("? " * 100_000, ["yaml-too-deep 1:129"]),
    "100,000 steps": ("".join(f"{' ' * at}a:\n" for at in range(1000)), ["yaml-too-deep 65:65"]),
    "65 brackets": ("[" * 65 + "]" * 65, ["yaml-too-deep 1:65"]),
    "100,000 anchors": ("&a " * 100_000, ["yaml-anchor 1:1", "yaml-syntax 1:4"]),
    "100,000 quotes": ('"' * 100_001, ["yaml-syntax 1:3"]),
    "100,000 colons": ("{" + "a:" * 50_000 + "}", ["yaml-syntax 1:100001"]),
}


@pytest.mark.parametrize("name", BAD)
def test_a_fault_has_its_code_and_place(name: str) -> None:
    text, problems = BAD[name]
    assert read(text) == problems


GOOD: dict[str, str | bytes] = {
    "a byte order mark": "\ufeffa: 1",
    "a tab after the colon": "a:\t1",
    "Windows lines": "a: 1\r\nb: 2\r\n",
    "old lines": "a: 1\rb: 2\r",
    "64 brackets": "[" * 64 + "]" * 64,
    "a merge key is a key": "a: {<<: {b: 1}, c: 2}",
    "a long text": "a: " + "x" * 1_000_000,
    "many folded lines": "a: >\n" + " x\n" * 100_000,
    "a directive": "%YAML 1.1\n---\na: 1",
    "numbers that are none": "a: .nan\nb: .inf\nc: 1e999\nd: 0x1f\ne: 0o17\nf: 1:30\n",
    "what YAML takes for flags": "a: yes\nb: off\nc: Null\n",
    "full-width signs": "名前： x\n",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_no_fault(name: str) -> None:
    assert read(GOOD[name]) == []


def test_numbers_and_flags_stay_as_they_are_written() -> None:
    root = parse(b"a: .nan\nb: 0x1f\nc: yes\nd: 1e999\n", "f").value
    assert root is not None
    assert data(root) == {"a": ".nan", "b": "0x1f", "c": "yes", "d": "1e999"}


def test_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 1000)
    assert read("[" + "a," * 998 + "a]") == []
    assert read("[" + "a," * 1_000_000 + "a]") == ["yaml-too-many 1:2000"]


@given(st.binary(max_size=60))
@example(b"\xff\xfe")
@example(b"\x1b$B")
@example(b"\x00\x00\x00")
def test_any_bytes_give_a_value_or_problems_with_places(text: bytes) -> None:
    found = parse(text, "f")
    assert (found.value is None) <= bool(found.problems)
    for place in told(found.problems):
        assert not place.endswith(" 0:0")


marks = st.text("ab:-?[]{},#&*!|>'\"%@`\n \t\\0~<=.é字\ufeff\x85\u2028", max_size=40)


@given(marks)
def test_any_signs_give_a_value_or_problems_with_places(text: str) -> None:
    found = parse(text.encode(), "f")
    assert (found.value is None) <= bool(found.problems)
    for place in told(found.problems):
        assert not place.endswith(" 0:0")
    if not found.problems and found.value is not None:
        assert data(found.value) == by_pyyaml(text.removeprefix("\ufeff"))


# -- files ---------------------------------------------------------------------------------


def codes(path: Path) -> list[str]:
    found = read_file(path, "shown")
    assert (found.value is None) == bool(found.problems)
    for problem in found.problems:
        assert problem.place is not None
        assert problem.place.file == "shown"
        assert render(problem, "ja") != render(problem, "en")
    return [problem.code for problem in found.problems]


def test_a_file_that_is_none(tmp_path: Path) -> None:
    assert codes(tmp_path / "missing") == ["file-missing"]
    assert codes(tmp_path) == ["file-is-folder"]
    (tmp_path / "file").write_bytes(b"a: 1")
    assert codes(tmp_path / "file") == []
    assert codes(tmp_path / "file" / "below") == ["file-unreadable"]
    assert codes(tmp_path / ("x" * 5000)) == ["file-unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in this system's folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(tmp_path / "pipe") == ["file-not-regular"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a: 1")
    (tmp_path / "file").chmod(0)
    assert codes(tmp_path / "file") == ["file-unreadable"]


def test_a_link_in_a_circle(tmp_path: Path) -> None:
    try:
        (tmp_path / "a").symlink_to(tmp_path / "a")
    except OSError:
        pytest.skip("links need a privilege here")
    assert codes(tmp_path / "a") == ["file-unreadable"]


def test_a_hundred_megabytes_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.truncate(100_000_000)
    begun = time.process_time()
    assert codes(tmp_path / "file") == ["file-too-large"]
    assert time.process_time() - begun < 1


def test_without_the_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml, its own parser finds the same faults."""
    monkeypatch.setattr(tree, "Loader", yaml.SafeLoader)
    for name, (text, _) in BAD.items():
        # It takes half of a pair for a letter, and too long for a hundred thousand of anything.
        if "100,000" not in name and name != "half of a pair":
            found = parse(text if isinstance(text, bytes) else text.encode(), "f")
            assert told(found.problems)
