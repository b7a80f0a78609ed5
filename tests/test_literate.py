"""The runner of the literate cases reads a page as its author means it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import literate

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
# A page

```yaml profile.yaml encoding=cp932 eol=crlf
名前: 柔
```

````text deep/brackets.txt repeat=3
[
````

```console lang=ja
$ yawara --version
old
[exit 7]
$ cat "deep/brackets.txt"
< typed
```
"""


@pytest.fixture
def case(tmp_path: Path) -> literate.Case:
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return literate.read_case(path)


def test_files_are_written_as_asked(case: literate.Case, tmp_path: Path) -> None:
    literate.write_files(case, tmp_path)
    assert (tmp_path / "profile.yaml").read_bytes() == "名前: 柔\r\n".encode("cp932")
    assert (tmp_path / "deep/brackets.txt").read_bytes() == b"[[["


def test_a_workbook_is_written_and_shown_as_its_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(literate.workbook('1,"二, 三"\n,=4\n'))
    assert literate.cells(path) == '[Sheet1]\n1,"二, 三"\n,=4\n'


def test_commands_are_found(case: literate.Case) -> None:
    first, second = literate.commands(case.consoles[0])
    assert (first.argv, first.typed) == (["yawara", "--version"], ())
    assert (second.argv, second.typed) == (["cat", "deep/brackets.txt"], ("typed",))
    assert literate.exits(case) == (7,)


def test_what_is_printed_is_renewed(case: literate.Case, tmp_path: Path) -> None:
    expected = PAGE.replace("old\n[exit 7]\n", "yawara <version>\n")
    assert literate.renewed(case, tmp_path) == expected.replace("< typed\n", "< typed\n[[[\n")
