"""What a button of a view opens, read as drilldown.js reads it."""

import json

from bs4 import BeautifulSoup, Tag


def opened(page: BeautifulSoup, button: Tag) -> list[dict]:
    """The actions behind a button: measure, text, place, roles."""
    sent = json.loads(page.find(id=button["popovertarget"])["data-behind"])
    return [sent[at] for at in button["data-actions"].split(" ")]


def places(page: BeautifulSoup, button: Tag) -> list[str]:
    return [action["place"] for action in opened(page, button)]


def agencies(page: BeautifulSoup, button: Tag) -> list[str]:
    """All agencies of the actions behind a button, as they are listed."""
    return [name for action in opened(page, button) for _, _, names in action["roles"] for name, _ in names]
