"""What a button of a view opens: the actions of the popover that it names."""

from bs4 import BeautifulSoup, Tag


def opened(page: BeautifulSoup, button: Tag) -> list[Tag]:
    """The actions behind a button, as they are shown, in the order of the popover."""
    ids = button["data-actions"].split(" ")
    popover = page.find(id=button["popovertarget"])
    actions = [action for action in popover.select(".rb-action") if action["data-action"] in ids]
    assert len(actions) == len(ids)
    return actions


def places(page: BeautifulSoup, button: Tag) -> list[str]:
    return [action.find("small").text for action in opened(page, button)]


def agencies(page: BeautifulSoup, button: Tag) -> list[str]:
    """All agencies of the actions behind a button, as they are listed."""
    return [chip.text for action in opened(page, button) for chip in action.select(".rb-chip")]
