"""The figures, through their data."""

from dashboard.analysis import collaboration
from dashboard.analysis.workload import workload
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render import charts
from dashboard.render.palette import LIGHT, PALE_BARS
from tests.conftest import document


def bars(dataset, **options) -> dict:
    load = workload(Selection(dataset, Filter()), count="actions", whole=17)
    return charts.workload_bars(load, unit="actions", **options)


def test_a_bar_is_stacked_of_one_part_a_role(dataset):
    figure = bars(dataset)

    assert figure["layout"]["barmode"] == "stack"
    assert [part["name"] for part in figure["data"]] == ["● 牵头", "○ 责任"]
    assert [dict(zip(part["y"], part["x"], strict=True))["省金融办"] for part in figure["data"]] == [5, 2]


def test_the_axis_says_what_is_counted(dataset):
    assert bars(dataset)["layout"]["xaxis"]["title"]["text"] == "承担的任务数（项）"


def test_the_axis_of_short_bars_has_whole_steps_and_that_of_long_ones_is_left_to_plotly(dataset):
    assert bars(dataset)["layout"]["xaxis"]["dtick"] == 1

    many = make_dataset(document("".join(f"（一）甲{at}\t甲局\t\n" for at in range(21))))
    assert bars(many)["layout"]["xaxis"]["dtick"] is None


def test_the_agency_with_most_stands_on_top(dataset):
    assert bars(dataset)["layout"]["yaxis"]["categoryarray"][-1] == "省金融办"


def test_a_part_carries_its_agency_for_the_click(dataset):
    assert bars(dataset)["data"][0]["customdata"][0] == "省金融办"


def test_agencies_that_are_not_picked_are_pale(dataset):
    colors = bars(dataset, picked=("省财政厅",))["data"][0]["marker"]["color"]

    assert colors[2] == LIGHT.roles["lead"]
    assert {color for at, color in enumerate(colors) if at != 2} == {PALE_BARS["lead"]}


def test_markup_in_a_name_is_escaped_for_plotly():
    dataset = make_dataset(document("（一）甲\t&lt;b&gt;局&quot;A&amp;B\t\n"))
    assert bars(dataset)["data"][0]["y"] == ['&lt;b&gt;局"A&amp;B']


def test_no_more_bars_are_drawn_than_fit():
    rows = "".join(f"（{at}）甲\t局{at}\t\n" for at in range(1, 60))
    assert len(bars(make_dataset(document(rows)))["data"][0]["y"]) == charts.MOST_BARS


def test_long_names_that_begin_alike_are_told_apart_beside_their_bars():
    names = [f"国家税务总局山西省税务局第{number}稽查局" for number in "一二"]
    short, long = (
        bars(make_dataset(document("（一）甲\t甲局\t\n"))),
        bars(make_dataset(document(f"（一）甲\t{names[0]}、{names[1]}\t\n"))),
    )

    assert long["layout"]["yaxis"]["ticktext"] == [f"国家税务总局山西省<br>税务局第{number}稽查局" for number in "一二"]
    assert long["layout"]["height"] > short["layout"]["height"] + 32
    assert long["data"][0]["y"] == names


def test_the_legend_hides_nothing(dataset):
    legend = bars(dataset)["layout"]["legend"]

    assert (legend["itemclick"], legend["itemdoubleclick"]) == (False, False)


def test_an_agency_that_is_picked_has_its_bar_however_little_it_carries():
    rows = "".join(f"（{at}）甲\t局{at}、常见局\t\n" for at in range(1, 60))
    bars_drawn = bars(make_dataset(document(rows)), picked=("局59",))["data"][0]["y"]

    assert len(bars_drawn) == charts.MOST_BARS
    assert bars_drawn[0] == "常见局"
    assert bars_drawn[-1] == "局59"


def flow(dataset, **most) -> tuple[collaboration.Flow, dict]:
    found = collaboration.flow(
        collaboration.pairs(Selection(dataset, Filter())),
        collaboration.led_alone(Selection(dataset, Filter())),
        most_leads=most.get("leads", 20),
        most_partners=most.get("partners", 20),
    )
    return found, charts.flow_ribbons(found)["series"][0]


def test_a_ribbon_is_as_wide_as_the_actions_two_agencies_share(dataset):
    _, sankey = flow(dataset)

    assert sankey["links"][0]["source"] == "省金融办 ●"
    assert sankey["links"][0]["target"] == "○ 各市（县）政府"
    assert sankey["links"][0]["value"] == 4


def test_two_leads_of_an_action_stand_on_both_sides(dataset):
    _, sankey = flow(dataset)
    ribbons = [(ribbon["source"], ribbon["target"], ribbon["value"]) for ribbon in sankey["links"]]

    assert ("人民银行太原中心支行 ●", "● 省发改委", 2) in ribbons
    assert ("省发改委 ●", "● 人民银行太原中心支行", 2) in ribbons


def test_every_agency_that_leads_stands_on_the_left_also_without_partners(dataset):
    _, sankey = flow(dataset)
    leads = {agency for action in dataset.actions(range(1, 18)) for agency in action.agencies.get("lead", ())}

    assert {f"{agency} ●" for agency in leads} == {ribbon["source"] for ribbon in sankey["links"]}
    assert ("各市政府 ●", "（没有其他单位）", 3) in [
        (ribbon["source"], ribbon["target"], ribbon["value"]) for ribbon in sankey["links"]
    ]


def test_every_node_has_a_name_of_its_own_and_no_formatter(dataset):
    _, sankey = flow(dataset)
    names = [node["name"] for node in sankey["data"]]

    assert len(names) == len(set(names))
    assert "formatter" not in str(sankey)


def test_what_does_not_fit_the_flow_is_one_name(dataset):
    _, sankey = flow(dataset, leads=3, partners=4)

    assert {"其余 9 个单位 ●", "○ 其余 16 个单位", "● 其余 16 个单位"} < {node["name"] for node in sankey["data"]}


def test_a_ribbon_and_a_node_know_their_actions(dataset):
    found, sankey = flow(dataset)
    at = [node["name"] for node in sankey["data"]].index("○ 省金融办")

    assert charts.flow_part(found, "edge", 0) == ("省金融办 ● → ○ 各市（县）政府", [1, 2, 3, 12])
    assert charts.flow_part(found, "node", at) == ("○ 省金融办", [4, 8])


def test_a_flow_with_names_on_two_lines_is_higher(dataset):
    short, long = (make_dataset(document(f"（一）甲\t甲局\t{name}\n")) for name in ("乙局", "乙" * 20 + "局"))

    assert charts.flow_height(flow(long)[0]) > charts.flow_height(flow(short)[0])


def test_a_long_title_stands_on_lines_that_a_small_screen_is_wide_enough_for(dataset):
    title = "单位负荷　" + "责任分工" * 15 + " of/agencies"
    short, long = bars(dataset, title="单位负荷")["layout"], bars(dataset, title=title)["layout"]

    lines = long["title"]["text"].split("<br>")
    assert "".join(lines) == title
    assert len(lines) == 2
    assert max(map(len, lines)) == 44
    assert lines[1].endswith("of/agencies")
    assert long["height"] - short["height"] == long["margin"]["t"] - short["margin"]["t"] > 0


def test_the_flow_leaves_room_for_the_lines_of_its_title(dataset):
    found, below = flow(dataset)
    figure = charts.flow_ribbons(found, title="流向" * 40)

    assert figure["title"]["text"].count("\n") == 1
    assert (
        figure["series"][0]["top"] - below["top"]
        == charts.flow_height(found, "流向" * 40) - charts.flow_height(found)
        > 0
    )
