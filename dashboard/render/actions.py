"""The views that are HTML: actions to read, names that lead to their agency. Every value of a document is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import urlencode

from markupsafe import Markup, escape

from dashboard import text
from dashboard.model.dataset import Action, Dataset, fold
from dashboard.model.entry import Entry
from dashboard.model.filters import Filter
from dashboard.render.markup import html, join
from dashboard.text import t
from dashboard.text.gloss import gloss


def actions(dataset: Dataset, ids: Iterable[int], chosen: Filter) -> Markup:
    """The actions of these ids to read, under their measures: whole text, and all agencies by role.

    The agencies that `chosen` asks for are marked, and the words it looks for.
    """
    several = dataset.is_combined
    sections = []
    for label, run in groupby((dataset.actions_by_id[at] for at in ids), key=lambda action: action.measure_label):
        parts = [
            _action(action, dataset.agencies_by_role[action.action_id], place(action, with_document=several), chosen)
            for action in run
        ]
        heading = html("<h3>{}{}</h3>", _mark(label, chosen.q), english(label))
        sections.append(html('<section class="rb-measure">{}{}</section>', heading, join(parts)))
    return html('<div class="rb-actions" lang="zh-CN">{}</div>', join(sections))


def _action(action: Action, parts: dict[str, list[str]], place: str, chosen: Filter) -> Markup:
    return html(
        '<article class="rb-action"><div class="rb-text"><p>{}</p><small>{}</small></div>'
        '<div class="rb-roles">{}</div></article>',
        _mark(action.action, chosen.q),
        place,
        by_role(parts, chosen),
    )


def place(action: Action, *, with_document: bool) -> str:
    """Where an action stands in the source, and its deadline: 原表第 8 行 · 2025年底前"""
    document = f"《{action.document}》" if with_document else ""
    return " · ".join(filter(None, [document, t("row", row=action.source_row), action.deadline]))


def by_role(parts: dict[str, list[str]], chosen: Filter) -> Markup:
    """Agencies by role, those that `chosen` asks for marked; a word where there are none."""
    if not parts:
        return html('<div class="rb-role"><span>{}</span></div>', t("no_agency"))
    return join(
        html(
            '<div class="rb-role"><span class="rb-{}">{}</span><div>{}</div></div>',
            role,
            role_name(role),
            join(_chip(agency, role, chosen) for agency in agencies),
        )
        for role, agencies in parts.items()
    )


def role_name(role: str) -> str:
    """● 牵头"""
    return f"{text.MARKS[role]} {text.ROLES[role]}"


def _chip(agency: str, role: str, chosen: Filter) -> Markup:
    hit = _is_match(agency, role, chosen)
    return agency_link(agency, f"rb-chip rb-{role}{' rb-hit' if hit else ''}")


def agency_link(agency: str, css: str = "rb-link") -> Markup:
    """The agency's name as a link to its page, with its translation; links.js keeps document and filter."""
    address = page_address("agency", agency=agency)
    return html('<a class="{}" href="{}">{}{}</a>', css, address, agency, english(agency))


def agency_links(agencies: Iterable[str]) -> Markup:
    """A line of links to the pages of these agencies."""
    return html(
        '<p class="rb-links" lang="zh-CN">{}{}</p>',
        t("agency.links"),
        join(agency_link(agency, "rb-chip") for agency in agencies),
    )


def page_address(page: str, **query: str) -> str:
    """The address of a page of the board, relative to any other; "" is the first. An empty value clears what is set."""
    return f"{page or './'}?{urlencode(query)}"


def english(name: str) -> Markup:
    meaning = gloss(name)
    return html(' <small class="rb-gloss" lang="en">{}</small>', meaning) if meaning else Markup("")


def _is_match(agency: str, role: str, chosen: Filter) -> bool:
    """Whether the filter asks for this agency in this role; nothing is marked while it asks for neither."""
    if not (chosen.agency or chosen.role):
        return bool(chosen.q) and any(word in fold(agency) for word in fold(chosen.q).split())
    return (not chosen.agency or agency in chosen.agency) and (not chosen.role or role in chosen.role)


def _mark(words: str, q: str) -> Markup:
    """The text with the words searched for in <mark>."""
    return marked(words, "|".join(map(re.escape, q.split())))


def marked(words: str, pattern: str) -> Markup:
    """The text with what the regular expression matches in <mark>."""
    if not pattern:
        return escape(words)
    parts = re.split(f"({pattern})", words, flags=re.IGNORECASE)
    return join(html("<mark>{}</mark>", part) if at % 2 else escape(part) for at, part in enumerate(parts))


def heading(words: str) -> Markup:
    """A heading that a document words: Streamlit's own is Markdown, which makes a link of any address in it."""
    return html('<h3 class="rb-heading">{}</h3>', words)


def picture_button() -> Markup:
    """The button that chart_picture.js has save the chart of the page as a picture."""
    return html('<button class="rb-button rb-picture">{}</button>', t("take.picture"))


def copy_button() -> Markup:
    """The button that copy_link.js has copy the address of the view."""
    return html('<button class="rb-button rb-copy" data-done="{}">{}</button>', t("take.link.done"), t("take.link"))


def entry(entry: Entry, *, is_open: bool) -> Markup:
    """A document in a list: title, file and counts; or the file and why it could not be read."""
    if entry.document is None:
        return html(
            '<div class="rb-entry"><b>{}</b><p class="rb-error">{}</p></div>', entry.name, text.said(entry.error)
        )
    document = entry.document
    words = [t(f"count.{name}", count=number) for name, number in document.counts.items()]
    words.append(t("documents.findings", count=len(document.findings)))
    return html(
        '<div class="rb-entry{}"><b>{}</b><p>{}</p></div>',
        " rb-open" if is_open else "",
        document.title,
        " · ".join([entry.name, *words]),
    )
