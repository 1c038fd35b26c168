"""Agencies as HTML: the profile of one, and the directory of all."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.analysis.agency_profile import Directory
from dashboard.model.successors import Known
from dashboard.render.template import macros

#: Agencies listed under one kind; the selectbox above the directory has all of them.
MOST_LISTED = 200
_views = macros("agency.html")


def agency_profile(agency: str, known: Sequence[Known]) -> Markup:
    """The agency's name, and the facts about each printed name that it stands for, with confidence and source."""
    facts = {each.fact.name: (each.printed, each.fact) for each in known if each.fact}
    return _views.agency_profile(agency, list(facts.values()))


def agency_directory(directory: Directory) -> Markup:
    """The agencies of each kind as links, with their number of actions in each role."""
    return _views.agency_directory(directory, MOST_LISTED)
