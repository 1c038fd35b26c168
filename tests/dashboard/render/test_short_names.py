"""Names that are shortened are still told apart."""

from dashboard.render.short_names import name_lines, short_names


def test_a_long_name_loses_its_middle():
    assert short_names(["甲局", "国家金融监督管理总局山西监管局"], 9) == ["甲局", "国家金融…西监管局"]


def test_names_that_would_look_the_same_are_whole():
    alike = ["某省某市某区第一工作组办公室", "某省某市某区第二工作组办公室"]

    assert short_names([*alike, alike[0]], 9) == [*alike, alike[0]]


def test_a_name_takes_lines_of_about_the_same_length_and_words_stay_whole():
    assert name_lines("国家税务总局山西省税务局第一稽查局", 14) == ["国家税务总局山西省", "税务局第一稽查局"]
    assert name_lines("Ministry of Finance", 14) == ["Ministry of", "Finance"]
