"""The pages in English: complete, with the same links, and the filter survives a change of language."""

import html as html_module
import re
from collections.abc import Iterator

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from dashboard.analysis.targets import targets_of
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.pages.test_pages import finding_lines, html, offered_agencies, open_page, read_to_the_end, texts, title

pytestmark = pytest.mark.usefixtures("read_here")
HAN = re.compile(r"[\u3400-\u9fff]")
TITLES = {
    "overview": "Overview: the actions in full, and who is responsible",
    "matrix": "Matrix: who leads, who is responsible",
    "workload": "Workload: how much each agency has to do",
    "targets": "Deadlines and targets: what is due when",
    "documents": "Documents: choose, upload, and check the result",
}


def strings(value) -> Iterator[str]:
    if isinstance(value, str):
        yield html_module.unescape(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


def said(app: AppTest) -> list[str]:
    """Everything that a page sends, except the document's own words and the button back to Chinese."""
    elements = [element for part in (app.main, app.sidebar) for element in part if getattr(element, "proto", None)]
    sent = [string for element in elements for string in strings(MessageToDict(element.proto))]
    assert len(sent) > 50
    sent += [str(value) for frame in app.dataframe for value in frame.value.to_numpy().ravel()]
    return [string for string in sent if string != "中文"]


def words_of(dataset) -> list[str]:
    document = dataset.documents[0]
    everything = Selection(dataset, Filter())
    actions = dataset.actions(everything.action_ids())
    rows = [action.source for action in actions]
    cells = [cell for row in rows for part in (row, row[:200]) for cell in part.split("\t")]  # a grid shows no more
    words = [document.title, document.name, *dataset.agencies, *cells, *(header for header, _ in document.headers)]
    words += [
        word for each in actions for word in (each.section, each.measure, each.action, each.deadline, each.source)
    ]
    words += [text for _, text in document.outside]
    words += targets_of(everything).table["text"].tolist()
    return sorted({word for word in words if word}, key=len, reverse=True)


@pytest.mark.parametrize("page", TITLES)
@pytest.mark.parametrize(
    "query",
    [{}, {"tab": "table", "rows": "actions", "agency": ["省金融办"], "role": ["牵头"], "q": "担保"}, {"measure": ["10"], "role": ["责任"]}],
)  # fmt: skip
def test_a_page_in_english_has_no_chinese_but_the_documents(dataset, page, query):
    app = open_page(page, lang="en", **query)
    own = re.compile("|".join(map(re.escape, [*words_of(dataset), "担保"])))
    left = [own.sub("", re.sub("</?mark[^>]*>", "", string)) for string in said(app)]

    assert title(app) == TITLES[page]
    assert [string for string in left if HAN.search(string)] == []


@pytest.mark.parametrize("page", [page for page in TITLES if page != "documents"])
def test_a_link_of_either_language_opens_in_the_other(page):
    assert "Agency: 省金融办 · Role: Lead · 5 actions" in texts(
        open_page(page, lang="en", agency=["省金融办"], role=["牵头"])
    )
    assert "单位：省金融办 · 角色：牵头 · 5 项任务" in texts(open_page(page, agency=["省金融办"], role=["Lead"]))


@pytest.mark.parametrize("page", [page for page in TITLES if page != "documents"])
def test_a_switch_of_language_keeps_the_filter(page):
    app = open_page(page, agency=["省金融办"], role=["牵头"], q="小微")
    app.button(key="language").click().run()

    assert not app.exception
    assert "Agency: 省金融办 · Role: Lead · Search: “小微” · 4 actions" in texts(app)
    assert not app.warning
    app.button(key="language").click().run()
    assert "单位：省金融办 · 角色：牵头 · 关键词：“小微” · 4 项任务" in texts(app)


@pytest.mark.parametrize("written", ["任务", "Actions", "actions"])
def test_a_choice_of_a_page_is_known_in_either_language(written):
    assert html(open_page("matrix", lang="en", rows=written)).count('<th scope="row">') == 17 + 2
    assert html(open_page("matrix", rows=written)).count('<th scope="row">') == 17 + 2


def test_a_switch_of_language_keeps_a_pages_choice():
    app = open_page("matrix", rows="任务")
    app.button(key="language").click().run()

    assert html(app).count('<th scope="row">') == 17 + 2


def test_all_documents_stay_chosen_in_the_other_language():
    app = open_page("documents")
    app.file_uploader[0].upload(
        "city.txt", "表\n工作内容\t牵头单位\t责任单位\n（一）修路。把路修好\t交通局\t\n".encode()
    )
    read_to_the_end(app)
    app.selectbox(key="doc").select("all").run()
    app.button(key="language").click().run()

    assert not app.exception
    assert app.selectbox(key="doc").value == "all"
    assert "All documents" in app.selectbox(key="doc").options


def test_why_a_file_cannot_be_read_is_said_in_the_language_of_now():
    app = open_page("documents", lang="en")
    app.file_uploader[0].upload("broken.txt", "没有表头".encode())
    read_to_the_end(app)

    assert "There is no responsibility table" in html(app)
    app.button(key="language").click().run()
    assert "没有找到责任分工表" in html(app)


def test_in_english_the_documents_names_carry_a_translation_marked_as_one():
    app = open_page("overview", lang="en", agency=["太原海关"])

    assert '<h3>7. 健全小微企业失信惩戒机制 <small class="rb-gloss" lang="en">Improve sanctions' in html(app)
    assert '太原海关 <small class="rb-gloss" lang="en">Taiyuan customs</small></a>' in html(app)
    assert app.sidebar.caption[0].value == "English after a Chinese name is a translation, not an official name."
    assert app.multiselect(key="agency").value == ["太原海关"]
    assert "太原海关 · Taiyuan customs" in offered_agencies(app)
    assert open_page("workload", lang="en").dataframe[0].value["gloss"].iloc[0] == "financial affairs office (province)"


def test_in_chinese_there_is_no_translation():
    app = open_page("overview")

    assert 'class="rb-gloss"' not in html(app)
    assert not app.sidebar.caption


def test_a_link_with_a_translation_opens_in_chinese():
    assert "措施：8. 有效落实小微企业金融政策 · 单位：省金融办 · 1 项任务" in texts(
        open_page(
            "matrix",
            measure=["8. 有效落实小微企业金融政策 · Put the financial policies for small and micro firms into effect"],
            agency=["省金融办 · financial affairs office (province)"],
        )
    )


def test_findings_are_said_in_english():
    lines = finding_lines(open_page("overview", lang="en"))

    assert lines[0] == "To check　row 7 · 牵头单位: The list of agencies ends in a separator: one may be missing"


def test_an_unknown_language_is_chinese():
    assert title(open_page("overview", lang="fr")) == "总览：任务全文与承担单位"
