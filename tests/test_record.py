"""What a benchmark prints stands in docs/measurements.md, in its own section."""

import pytest

from tests.benchmarks.record import PAGE, machine, recorded


def test_a_run_replaces_the_figures_of_its_section_and_no_others():
    page = "# M\n\n<!-- soak -->\nold\n<!-- end -->\n\n<!-- scale -->\nkept\n<!-- end -->\n"
    new = recorded(page, "soak", "48 rows\n")

    assert "old" not in new
    assert f"{machine()}\n\n```\n48 rows\n```\n<!-- end -->" in new
    assert "<!-- scale -->\nkept\n<!-- end -->" in new


def test_a_benchmark_without_a_section_is_refused():
    with pytest.raises(ValueError, match="no section soak"):
        recorded("# M\n", "soak", "")


@pytest.mark.parametrize("name", ["board", "soak", "scale"])
def test_the_page_has_a_section_for_each_benchmark(name):
    assert f"<!-- {name} -->" in PAGE.read_text(encoding="utf-8")
