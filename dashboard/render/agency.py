"""Agencies as HTML: the profile of one, and the directory of all."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.analysis.agency_profile import Directory
from dashboard.model.successors import Known
from dashboard.render.template import macros
from dashboard.text import ROLES, t

#: Agencies listed under one kind; the selectbox above the directory has all of them.
MOST_LISTED = 200
_views = macros("agency.html")


def agency_name(agency: str, counts: Sequence[tuple[str, int, int]]) -> Markup:
    """The agency's name, and in a line what it has: (role, number of actions, number of measures) for each role."""
    words = [
        (role, t("agency.has", role=ROLES[role], count=actions, measures=measures))
        for role, actions, measures in counts
    ]
    return _views.agency_name(agency, words)


def agency_profile(known: Sequence[Known]) -> Markup:
    """The facts about each printed name that an agency stands for, with confidence and source."""
    facts = {each.fact.name: (each.printed, each.fact) for each in known if each.fact}
    return _views.agency_profile(list(facts.values()))


def agency_directory(directory: Directory, unit: str) -> Markup:
    """The agencies of each kind as links, with the number of actions, or measures (`unit`), in each role."""
    return _views.agency_directory(directory, MOST_LISTED, unit)
