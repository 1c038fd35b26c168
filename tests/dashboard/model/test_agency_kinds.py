"""The kind of an agency by its name and by the register."""

import pytest

from dashboard.library import catalogue
from dashboard.model.agency_kinds import KINDS, kinds_by_register
from dashboard.model.dataset import make_dataset
from dashboard.model.folding import fold
from tests.conftest import document


def kinds_of(name: str) -> tuple[str, ...]:
    return make_dataset(document(f"（一）甲\t{name}\t\n")).agency_kinds


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("人民银行太原中心支行", ("central",)),
        ("国家税务总局山西省税务局", ("central",)),
        ("财政部", ("central",)),
        ("省发展改革委", ("province",)),
        ("农业农村厅", ("province",)),
        ("北京市教委", ("province",)),
        ("内蒙古自治区财政厅", ("province",)),
        ("太原市财政局", ("city",)),
        ("各市政府", ("city",)),
        ("湘西州政府", ("city",)),
        ("各市（县）政府", ("city", "county")),
        ("各县（市、区）政府", ("county",)),
        ("太原市小店区政府", ("county",)),
        ("高新区管委会", ("county",)),
        ("各乡镇", ("county",)),
        ("中国工商银行", ("enterprise",)),
        ("省电力公司", ("enterprise",)),
        ("住房城乡建设局", ("other",)),
        ("各有关单位", ("other",)),
    ],
)
def test_the_name_says_the_kind(name, kinds):
    assert kinds_of(name) == kinds


def test_the_register_says_it_where_its_level_is_one_of_the_kinds():
    assert kinds_by_register("省直部门", "省") == 1 << KINDS.index("province")
    assert kinds_by_register("国有企业", "中央驻晋") == 1 << KINDS.index("enterprise")
    assert kinds_by_register("市县政府", "市县") == 0


def test_every_entry_of_the_register_is_found_by_its_names():
    kinds = catalogue.agency_facts().kinds

    assert kinds[fold("山西银监局")] == 1 << KINDS.index("central")
    assert kinds[fold("省金控集团")] == 1 << KINDS.index("enterprise")
