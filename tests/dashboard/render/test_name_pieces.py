"""Long names of agencies are broken before their brackets and not within."""

from dashboard.render.name_pieces import name_in_pieces, name_pieces


def test_only_the_brackets_at_the_end_are_pieces():
    assert name_pieces("山西省民营经济发展局（待核实）（原省中小企业局）") == [
        "山西省民营经济发展局",
        "（待核实）",
        "（原省中小企业局）",
    ]
    assert name_pieces("各市（县）政府") == ["各市（县）政府"]
    assert name_pieces("（原省金融办）") == ["（原省金融办）"]


def test_a_name_is_shown_as_typed():
    assert name_in_pieces("<b>（原甲局）") == '&lt;b&gt;<span class="rb-piece">（原甲局）</span>'
