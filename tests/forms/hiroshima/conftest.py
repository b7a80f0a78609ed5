"""The norm base, and the sample developer assessed with the form of version 1."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yawara.assess.project import Request, assess_project, open_project
from yawara.forms.hiroshima import layout as layouts
from yawara.forms.match import lexicon
from yawara.forms.match.match import Matcher
from yawara.norms import load

if TYPE_CHECKING:
    from yawara.assess.findings import Assessment
    from yawara.forms.hiroshima.layout import Layout
    from yawara.norms.model import Norms

DAY = datetime.date(2026, 11, 22)
SAMPLE = Path(__file__).parents[3] / "packs/examples/japanese-llm"


@pytest.fixture(scope="session")
def norms() -> Norms:
    found = load.load(load.with_shipped(())).value
    assert found is not None
    return found


@pytest.fixture(scope="session")
def first(norms: Norms) -> Layout:
    """Our account of version 1, in English."""
    return layouts.of_form(next(one for one in norms.forms), norms, "en")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    shutil.copytree(SAMPLE, folder)
    return folder


def assessed(folder: Path) -> Assessment:
    request = Request(DAY, DAY, also=("g7-haip-report@1.0",))
    opened = open_project(folder, request).value
    assert opened is not None
    return assess_project(opened, request)


@pytest.fixture(scope="session")
def matcher(norms: Norms) -> Matcher:
    found = lexicon.load(load.with_shipped(()), norms).value
    assert found is not None
    return Matcher(norms, found)
