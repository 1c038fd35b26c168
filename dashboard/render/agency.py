"""The views of agencies that are HTML: what is known of one, and a directory of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard import text
from dashboard.model.agency_register import Agency
from dashboard.model.successors import Known
from dashboard.render.actions import agency_link
from dashboard.render.markup import html, join
from dashboard.text import t

#: Agencies listed under one kind at most; the selectbox above has every one.
MOST_LISTED = 200


def portrait(agency: str, known: Sequence[Known]) -> Markup:
    """The agency's name, and what is known of each printed name it stands for, with confidence and source."""
    facts = {each.fact.name: each for each in known if each.fact}
    several = len(facts) > 1
    return html(
        '<section class="rb-portrait" lang="zh-CN"><h2>{}</h2>{}</section>',
        agency,
        join(_facts(each, with_name=several) for each in facts.values()),
    )


def _facts(known: Known, *, with_name: bool) -> Markup:
    fact = known.fact
    lines = [
        (t("agency.printed"), known.printed if with_name else "", ""),
        (t("agency.full_name"), fact.full_name, fact.confidence),
        (t("agency.kind"), t("agency.at_level", kind=fact.kind, level=fact.level), ""),
        *_succession(fact),
        (t("agency.note"), fact.note, ""),
    ]
    return html(
        "<div><dl>{}</dl><details><summary>{}</summary><p>{}</p></details></div>",
        join(_line(*line) for line in lines if line[1]),
        t("agency.source"),
        fact.source,
    )


def _succession(fact: Agency) -> list[tuple[str, str, str]]:
    """Names in between, today's body, and since when."""
    if fact.goes_on:
        return [(t("agency.today"), t("agency.goes_on"), fact.successor_confidence)]
    return [
        (t("agency.via"), fact.via, ""),
        (t("agency.today"), fact.successor, fact.successor_confidence),
        (t("agency.since"), said_date(fact.since), fact.since_confidence),
    ]


def said_date(date: str) -> str:
    """2018-06-15 as it is; ../2025-06-24: 不晚于 2025-06-24"""
    return t("agency.by", date=date.removeprefix("../")) if date.startswith("../") else date


def _line(label: str, words: str, confidence: str) -> Markup:
    said = html(' <small class="rb-{}">{}</small>', confidence, text.CONFIDENCES[confidence]) if confidence else ""
    return html("<dt>{}</dt><dd>{}{}</dd>", label, words, said)


def directory(by_kind: Mapping[str, Sequence[tuple[str, Mapping[str, int]]]]) -> Markup:
    """A `portrait.directory`: under each kind its agencies as links, with how many actions they have in each role."""
    return html(
        '<div class="rb-directory" lang="zh-CN">{}</div>',
        join(_kind(kind, agencies, several=len(by_kind) > 1) for kind, agencies in by_kind.items()),
    )


def _kind(kind: str, agencies: Sequence[tuple[str, Mapping[str, int]]], *, several: bool) -> Markup:
    heading = kind or (t("agency.no_kind") if several else "")
    rest = len(agencies) - MOST_LISTED
    return html(
        "<section>{}<ul>{}</ul>{}</section>",
        html("<h3>{} <small>{}</small></h3>", heading, t("agency.count", count=len(agencies))) if heading else "",
        join(
            html("<li>{} {}</li>", agency_link(agency, "rb-chip"), _counts(counts))
            for agency, counts in agencies[:MOST_LISTED]
        ),
        html("<p>{}</p>", t("agency.rest", count=rest)) if rest > 0 else "",
    )


def _counts(counts: Mapping[str, int]) -> Markup:
    return join(
        html(
            '<span class="rb-{}" title="{}">{} {}</span>',
            role,
            t("agency.in_role", role=text.ROLES[role], count=count),
            text.MARKS[role],
            count,
        )
        for role, count in counts.items()
    )
