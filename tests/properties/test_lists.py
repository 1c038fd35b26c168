"""A list of agencies composed from the parts of the grammar gives these parts back, in order and with their roles."""

import pytest
from hypothesis import given

from loaders.cells.roles import read_agencies
from tests.properties import lists

KINDS = {
    "plain": lists.plain(),
    "verb": lists.said_by("verb"),
    "label": lists.said_by("label"),
    "mark": lists.said_by("mark"),
    "numbered": lists.numbered(),
    "persons": lists.with_persons(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_names_of_a_list_come_back_with_their_roles(kind):
    @given(KINDS[kind])
    def holds(listed: lists.Listed) -> None:
        found = read_agencies(listed.text, "responsible").named

        assert list(found) == list(dict.fromkeys(listed.named))

    holds()
