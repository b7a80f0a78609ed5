"""What passes `yawara check --fail-on` and what does not, in a real git repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli import repository
from tests.cli.repository import (
    AS_JSON,
    BAD_INPUT,
    DONE,
    FOUND,
    IN,
    LEDGER,
    MORE,
    PROFILE,
    Ran,
    Repository,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORSE = ("--against", "main", "--fail-on", "lost,worse")
#: The lines that the fixture's ledger has.
LINES = LEDGER.count("\n")
LESS = "- {{on: {day}, practice: set-ai-policy, state: {state}{more}}}\n"
WHY = ", statement: {ja: 担当者が替わった, en: The person in charge has left}"


def less(state: str = "none", more: str = "", day: str = "2026-11-01") -> str:
    return LESS.format(state=state, more=more, day=day)


def result(ran: Ran) -> dict[str, Any]:
    """What the check says as plain data, of which a test knows the shape."""
    return dict(ran.result)


# -- steps back ----------------------------------------------------------------------------


def test_a_step_back_without_a_reason_fails(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append(less())
    ran = check(IN, *WORSE, *AS_JSON)
    assert (ran.code, ran.codes, ran.result["failed"]) == (FOUND, ["became-worse"], ["worse"])
    (problem,) = json.loads(ran.out)["problems"]
    assert problem["line"] == LINES + 1
    assert "no entry of this change says why" in problem["message"]


@pytest.mark.parametrize(
    "more",
    [
        WHY,
        ", reason: {en: The person in charge has left}",
        ", explained: {reason: {en: We are too small}, norms: [jp-gfb]}",
    ],
)
def test_a_step_back_with_a_reason_passes_and_is_told(
    repo: Repository, check: Callable[..., Ran], more: str
) -> None:
    repo.append(less(more=more))
    ran = check(IN, *WORSE, *AS_JSON)
    assert (ran.code, ran.codes) == (DONE, ["stepped-back"])
    (step,) = result(ran)["back"]
    assert (step["target"], step["stated"]) == ("set-ai-policy", True)
    summary = check(IN, *WORSE, "--format", "markdown")
    assert "Steps back in the ledger: 1, of which with a reason: 1." in summary.out
    assert "| further, with a reason | Set an AI policy \\(`set-ai-policy`\\) |" in summary.out
    assert str(step["reason"]["en"]) in summary.out
    noted = check(IN, *WORSE, "--format", "github")
    at = f"file={IN}/ledger.yaml,title=stepped-back,line={LINES + 1},col=3"
    assert noted.out.startswith(f"::notice {at}::")


def test_what_the_entry_before_said_is_no_reason(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    repo.append(less("some", ", statement: {ja: AI方針を定めた, en: We have an AI policy}"))
    assert check(IN, *WORSE, *AS_JSON).codes == ["became-worse"]


def test_evidence_that_was_left_out(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append(MORE)
    repo.commit()
    again = MORE.partition("  evidence")[0].replace("2026-11-01", "2026-11-02")
    repo.append(again)
    args = ("--against", "HEAD", "--fail-on", "worse")
    ran = check(IN, *args, *AS_JSON)
    assert (ran.code, ran.codes) == (FOUND, ["shows-less"])
    shown = check(IN, *args, "--format", "markdown").out
    assert "done, with evidence → done, without evidence" in shown
    repo.append("  reason: {en: The recording held personal data}\n")
    assert check(IN, *args, *AS_JSON).codes == ["stepped-back"]


def test_an_entry_that_is_gone_has_no_reason(repo: Repository, check: Callable[..., Ran]) -> None:
    (repo.project / "ledger.yaml").write_text(LEDGER[: LEDGER.rindex("- on")], encoding="utf-8")
    assert set(check(IN, *WORSE, *AS_JSON).codes) == {"entry-lost", "became-worse"}
    shown = check(IN, *WORSE, "--format", "markdown").out
    assert "| done → not known | entries are gone |" in shown


def test_an_entry_that_has_expired_already(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append(less("all", ", period: {to: 2026-11-10}"))
    assert check(IN, *WORSE, *AS_JSON).codes == ["became-worse"]


def test_a_direct_answer_that_steps_back(repo: Repository, check: Callable[..., Ran]) -> None:
    answer = '- {{on: 2026-{day}, provision: "jp-gfb#C-7-5", state: {state}{more}}}\n'
    repo.append(answer.format(day="10-02", state="all", more=""))
    repo.commit()
    repo.append(answer.format(day="10-03", state="none", more=""))
    ran = check(IN, "--against", "HEAD", "--fail-on", "worse", "--format", "markdown")
    assert ran.code == FOUND
    assert "| further, no reason given | `jp-gfb@1.2#C-7-5` " in ran.out


RULES = """\
format: 1
instrument: x-rules
version: '1'
title: {en: Our rules, ja: 社内規程}
issuers: []
force: guidance
dates: {in-force: 2026-04-01}
sources: [{id: main, url: 'https://example.org', language: en}]
provisions:
  - id: R-1
    heading: {en: One, ja: 一}
    gist: {en: One, ja: 一}
    addressees: [provider]
    strength: must
    place: {source: main, label: '1'}
    basis: official
    asks: [set-ai-policy]
    reading: {on: 2026-11-01, why: {en: It says so., ja: そう書いてある。}}
"""


def test_to_ask_more_of_oneself_is_no_step_back(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    rules = repo.project / "norms/instruments/x-rules/1.yaml"
    rules.parent.mkdir(parents=True)
    rules.write_text(RULES, encoding="utf-8")
    repo.commit()
    rules.write_text(RULES.replace("[set-ai-policy]", "[set-ai-policy, keep-ai-inventory]"))
    args = ("--against", "HEAD", "--fail-on", "worse")
    assert check(IN, *args, *AS_JSON).codes == []
    shown = check(IN, *args, "--format", "markdown").out
    assert (
        "| further | a change of norms | Sakura Inc. \\(fictitious\\) | 1: `x-rules@1#R-1` |"
        in shown
    )


def test_a_fact_that_makes_more_apply_is_no_step_back(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    more = PROFILE.replace("personal-data: true", "personal-data: true, children: true")
    (repo.project / "profile.yaml").write_text(more, encoding="utf-8")
    assert check(IN, *WORSE, *AS_JSON).code == DONE


# -- days to come --------------------------------------------------------------------------


def test_what_begins_tomorrow_is_judged_today(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append(less(day="2026-11-22"))
    ran = check(IN, *WORSE, *AS_JSON)
    assert ran.code == FOUND
    assert set(ran.codes) == {"entry-in-future", "became-worse"}
    assert "as of 2026-11-22 less is done" in ran.out
    assert [one["day"] for one in result(ran)["ahead"]] == ["2026-11-22"]
    shown = check(IN, *WORSE, "--format", "markdown").out
    where = f"1 \\(ledger.yaml, line {LINES + 1}\\)"
    assert f"Of these, beginning after 2026-11-21: {where}" in shown
    assert "these days were checked as well: 2026-11-22." in shown
    assert "| further, no reason given, from 2026-11-22 | Set an AI policy" in shown


def test_what_begins_tomorrow_may_have_its_reason(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    repo.append(less(day="2026-11-22", more=WHY))
    assert check(IN, *WORSE, *AS_JSON).code == DONE


def test_only_a_short_while_in_the_future(repo: Repository, check: Callable[..., Ran]) -> None:
    """Back from tomorrow, forward again from the day after: each day counts, not the last."""
    repo.append(less(day="2026-11-22") + less("all", day="2026-11-23"))
    assert check(IN, *WORSE, *AS_JSON).code == FOUND


def test_an_explained_step_and_another_later(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append(less("some", WHY) + less("none", day="2026-12-24"))
    ran = check(IN, *WORSE, *AS_JSON)
    assert set(ran.codes) == {"stepped-back", "became-worse", "entry-in-future"}
    assert "as of 2026-12-24" in ran.out


def test_a_default_that_was_planned_meets_what_is_new(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    """A system's own entry beats the default of a later day, so it is a step back on that day."""
    repo.append("- {on: 2026-12-01, practice: assess-ai-risks, state: all}\n")
    repo.commit()
    repo.append("- {on: 2026-11-02, practice: assess-ai-risks, system: chat, state: some}\n")
    ran = check(IN, "--against", "HEAD", "--fail-on", "worse", *AS_JSON)
    assert ran.code == FOUND
    assert "“assess-ai-risks” (chat): as of 2026-12-01" in ran.out


def test_gaps_that_open_later_are_found_and_those_of_others_are_not(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    ends = "- {on: 2026-10-02, practice: keep-ai-inventory, state: all, period: {to: 2026-12-31}}\n"
    repo.append(ends)
    repo.commit()
    begun = check(IN, "--fail-on", "unknown", *AS_JSON).codes
    repo.append(less("all", day="2027-02-01"))
    args = ("--against", "HEAD", "--fail-on", "unknown")
    assert check(IN, *args, *AS_JSON).codes == [*begun, "entry-in-future"], "it ends by itself"
    repo.append(less("unknown", day="2027-03-01"))
    assert check(IN, *args, *AS_JSON).codes.count("unknowns-left") > begun.count("unknowns-left")


def test_a_system_that_ends_later_is_told(repo: Repository, check: Callable[..., Ran]) -> None:
    ends = PROFILE.replace("- id: chat", "- id: chat\n    until: 2026-12-31")
    (repo.project / "profile.yaml").write_text(ends, encoding="utf-8")
    ran = check(IN, *WORSE, "--format", "markdown")
    assert ran.code == DONE
    assert "these days were checked as well: 2027-01-01." in ran.out
    assert "| no longer applies, from 2027-01-01 | a change of the profile |" in ran.out


def test_a_change_on_very_many_days_is_not_waved_through(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    days = [f"2027-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    repo.append("".join(less("all", day=day) for day in days))
    ran = check(IN, *WORSE, *AS_JSON)
    assert ran.code == FOUND
    assert "days-unseen" in ran.codes
    assert check(IN, "--against", "main", *AS_JSON).code == DONE


# -- what is compared with -----------------------------------------------------------------


def test_a_folder_that_was_renamed(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.git("mv", "ai", "company")
    (repo.root / "company/governance/ledger.yaml").write_text(LEDGER[:20], encoding="utf-8")
    ran = check("company/governance", *WORSE, *AS_JSON)
    assert ran.code == FOUND
    assert "entry-lost" in ran.codes
    assert (ran.result["compared"], ran.result["moved_from"]) == (True, IN)
    shown = check("company/governance", *WORSE, "--format", "markdown").out
    assert f"where the project stood in {IN}." in shown


def test_a_project_at_the_root_that_moved_down(
    tmp_path: Path, check: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = repository.make(tmp_path / "repo")
    monkeypatch.chdir(made.root)
    (made.root / "ai").mkdir()
    for name in ("profile.yaml", "ledger.yaml"):
        made.git("mv", name, f"ai/{name}")
    ran = check("ai", "--against", "main", *AS_JSON)
    assert (ran.code, ran.result["moved_from"]) == (DONE, "")
    assert "stood in ." in check("ai", "--against", "main").out


def test_two_folders_that_were_renamed(repo: Repository, check: Callable[..., Ran]) -> None:
    other = repo.root / "ai/other"
    other.mkdir()
    for name in ("profile.yaml", "ledger.yaml"):
        (other / name).write_bytes((repo.project / name).read_bytes())
    repo.commit()
    repo.git("mv", "ai", "x")
    found = check("x/other", "--against", "HEAD", *AS_JSON)
    assert (found.code, found.result["moved_from"]) == (DONE, "ai/other")
    repo.git("mv", "x/other", "x/third")
    unclear = check("x/third", "--against", "HEAD", *AS_JSON)
    assert (unclear.code, unclear.codes) == (BAD_INPUT, ["against-moved"])
    assert "ai/governance, ai/other" in unclear.out


def test_a_second_project_beside_the_first_is_new(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    second = repo.root / "second"
    second.mkdir()
    (second / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    ran = check("second", *WORSE, *AS_JSON)
    assert (ran.code, ran.codes, ran.result["against"]) == (DONE, ["base-absent"], "main")
    shown = check("second", *WORSE, "--format", "markdown").out
    assert "The project is not there yet at “main”, so nothing is compared." in shown


def test_a_ledger_on_one_side_only(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.git("rm", "--quiet", f"{IN}/ledger.yaml")
    gone = check(IN, *WORSE, *AS_JSON)
    assert (gone.code, gone.codes.count("entry-lost")) == (FOUND, 2)
    repo.commit()
    (repo.project / "ledger.yaml").write_text(LEDGER, encoding="utf-8")
    assert check(IN, "--against", "HEAD", "--fail-on", "lost,worse", *AS_JSON).code == DONE


def test_both_sides_are_broken(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append("- {on: 2026-10-01, practice: nonsense, state: all}\n")
    repo.commit()
    ran = check(IN, "--against", "HEAD", *AS_JSON)
    assert (ran.code, ran.codes) == (BAD_INPUT, ["unknown-practice"])


def test_a_base_that_is_broken_is_told_in_the_pull_request(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    repo.append("- {on: 2026-10-01, practice: nonsense, state: all}\n")
    repo.commit()
    (repo.project / "ledger.yaml").write_text(LEDGER, encoding="utf-8")
    shown = check(IN, "--against", "HEAD", "--format", "markdown")
    assert "The project at “HEAD” cannot be compared; it has errors" in shown.out


def test_a_detached_head(repo: Repository, check: Callable[..., Ran]) -> None:
    """As a runner has it."""
    repo.append(less())
    sha = repo.commit()
    repo.git("checkout", "--quiet", "--detach", sha)
    assert check(IN, *WORSE, *AS_JSON).code == FOUND
    repo.git("branch", "--quiet", "--delete", "--force", "topic")
    assert check(IN, *WORSE, *AS_JSON).code == FOUND
