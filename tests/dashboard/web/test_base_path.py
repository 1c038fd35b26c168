"""The board below a path of its host."""

import pytest

from dashboard.web.base_path import below, normal_base


@pytest.mark.parametrize("setting", ["board", "/board", "board/", "/board/"])
def test_the_setting_may_have_slashes(setting):
    assert normal_base(setting) == "/board"


@pytest.mark.parametrize("setting", ["", "/"])
def test_without_a_setting_there_is_nothing_before_an_address(setting):
    assert normal_base(setting) == ""


@pytest.mark.parametrize(
    ("path", "rest"), [("/board/matrix", "/matrix"), ("/board/", "/"), ("/board", ""), ("/board//x", "//x")]
)
def test_an_address_of_the_board_is_what_follows_its_path(path, rest):
    assert below("/board", path) == rest


@pytest.mark.parametrize("path", ["/", "/matrix", "/boards", "/a/board/", "//board/"])
def test_an_address_outside_is_none_of_the_board(path):
    assert below("/board", path) is None


def test_a_board_on_a_host_of_its_own_has_every_address():
    assert below("", "/matrix") == "/matrix"
