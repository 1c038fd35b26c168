"""English glosses beside the names of the bundled document: complete, and removable to get the name back."""

import csv

from dashboard.model.dataset import make_dataset
from dashboard.text.gloss import GLOSSES, gloss, with_gloss, without_gloss
from tests.conftest import document
from tests.dashboard.text.test_text import HAN


def rows() -> list[dict[str, str]]:
    with GLOSSES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_measure_and_agency_of_the_bundled_document_has_a_gloss_and_nothing_else(dataset):
    names = {row["chinese"]: row["kind"] for row in rows()}

    assert {name for name, kind in names.items() if kind == "measure"} == {
        title for _, _, _, title in dataset.find_measures(dataset.measures)
    }
    assert {name for name, kind in names.items() if kind == "agency"} == set(dataset.agencies)
    assert {name for name, kind in names.items() if kind == "document"} == {*dataset.titles.values()}
    assert len(names) == len(rows())


def test_no_two_names_of_a_kind_share_a_gloss():
    assert len({(row["kind"], row["english"]) for row in rows()}) == len(rows())
    assert not any(HAN.search(row["english"]) for row in rows())


def test_a_label_of_a_measure_has_the_gloss_of_its_title(english):
    assert gloss("9. 加强小微企业上市培育工作（2）") == gloss("加强小微企业上市培育工作") != ""


def test_a_label_has_its_gloss_also_among_several_documents(dataset, english):
    together = make_dataset(*dataset.documents, document("（一）甲\t甲局\t乙局\n", name="另一份.txt"))
    first = together.measures[0]

    assert gloss(first) == gloss("完善政银担合作机制") != ""
    assert gloss(f"{first}（2）") == gloss(first)
    assert without_gloss(with_gloss(first)) == first


def test_in_chinese_and_for_an_unknown_name_there_is_none(english):
    assert gloss("某局") == ""
    assert with_gloss("某局 · x") == "某局 · x"


def test_in_chinese_a_name_stands_alone():
    assert gloss("省金融办") == ""
    assert with_gloss("省金融办") == "省金融办"


def test_the_name_is_found_again_in_what_was_written(dataset, english):
    for name in (*dataset.agencies, *dataset.measures):
        assert without_gloss(with_gloss(name)) == name
        assert with_gloss(name) != name
    assert without_gloss("甲局 · 乙局") == "甲局 · 乙局"
