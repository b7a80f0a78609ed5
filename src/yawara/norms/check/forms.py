"""Forms: that what they lay out is there, whole, and each piece of it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yawara.norms.check.inspection import Inspection
    from yawara.norms.layout import Form, FormSection
    from yawara.norms.model import Version

#: The fact that `eligible` speaks of.
COUNTRY = "country"


def check(inspection: Inspection) -> None:
    """Problems: form-…, question-…, and those of ids; `tells` of provisions: no-such-fact."""
    norms = inspection.norms
    _tells(inspection)
    versions = {version.ref: version for version in norms.versions}
    things = [(form.id, form.place) for form in norms.forms]
    inspection.once(things, "form")
    inspection.prefixed(things, "form")
    for form in norms.forms:
        inspection.once((field.id, field.place) for field in form.header)
        _countries(inspection, form)
        version = versions.get(form.lays_out)
        if version is not None:
            _sections(inspection, form, version)
        elif form.lays_out:
            place = inspection.at(form.place, "lays_out")
            inspection.unknown("form-no-version", place, form.lays_out, versions)


def _tells(inspection: Inspection) -> None:
    facts = inspection.norms.fact_by_id
    for version in inspection.norms.versions:
        for provision in version.provisions:
            for fact in provision.tells:
                if fact not in facts:
                    place = inspection.word(provision.place, "tells", fact)
                    inspection.unknown("no-such-fact", place, fact, facts)


def _countries(inspection: Inspection, form: Form) -> None:
    eligible = form.rules.eligible
    if eligible is None or not eligible.countries:
        return
    fact = inspection.norms.fact_by_id.get(COUNTRY)
    if fact is None:
        place = inspection.at(eligible.place, "countries")
        inspection.unknown("no-such-fact", place, COUNTRY, inspection.norms.fact_by_id)
        return
    choices = [choice.id for choice in fact.choices]
    for country in eligible.countries:
        if country not in choices:
            place = inspection.word(eligible.place, "countries", country)
            inspection.unknown("no-such-choice", place, country, choices)


def _sections(inspection: Inspection, form: Form, version: Version) -> None:
    asked = {provision.id for provision in version.provisions if provision.why_empty is None}
    inspection.once((section.id, section.place) for section in form.sections)
    inspection.once((question.id, question.place) for question in form.questions)
    for section in form.sections:
        place = inspection.at(section.place, "id")
        if section.id not in version.by_id:
            if section.id:
                inspection.unknown("no-such-provision", place, section.id, version.by_id)
        elif section.id in asked:
            inspection.found.error("form-section-asks", place, id=section.id)
        _questions(inspection, section, version, asked)
    laid_out = {question.id for question in form.questions}
    for provision in version.provisions:
        if provision.id in asked and provision.id not in laid_out:
            place = inspection.at(form.place, "sections")
            inspection.found.error("question-not-laid-out", place, id=provision.id, ref=version.ref)


def _questions(
    inspection: Inspection, section: FormSection, version: Version, asked: set[str]
) -> None:
    for question in section.questions:
        place = inspection.at(question.place, "id")
        if question.id not in version.by_id:
            if question.id:
                inspection.unknown("no-such-provision", place, question.id, sorted(asked))
        elif question.id not in asked:
            inspection.found.error("question-is-heading", place, id=question.id)
        elif section.id in version.by_id and section.id not in _above(version, question.id):
            inspection.found.error(
                "question-elsewhere", place, id=question.id, section=section.id, ref=version.ref
            )


def _above(version: Version, id_: str) -> set[str]:
    """The provisions that this one is a part of, however far up."""
    out: set[str] = set()
    step = version.by_id[id_].part_of
    while step is not None and step in version.by_id and step not in out:
        out.add(step)
        step = version.by_id[step].part_of
    return out
