"""a: what a cell holds. Markup, Markdown, templates and words that a program takes for something else."""

from html import escape

from tests.attacks.base import HEADER, TABLE, attack, comma, named, outside, tsv

_AGENCY = "市教育局"


@attack(".tsv")
def a01_script_tag():
    """script elements in agency cells"""
    return tsv(
        named(
            [
                f"<script>alert(1)</script>{_AGENCY}",
                f"{_AGENCY}<SCRIPT SRC={outside()}/x.js></SCRIPT>",
                f"<p>{_AGENCY}</p><script type=module>fetch('{outside()}')</script >",
            ]
        )
    )


@attack(".tsv")
def a02_event_handlers():
    """on* handlers"""
    return tsv(
        named(
            [
                f"<img src=x onerror=alert(1)>{_AGENCY}",
                f'<p onmouseover="alert(1)">{_AGENCY}</p>',
                f"<svg onload=alert(1)></svg>{_AGENCY}",
                f"<details open ontoggle=alert(1)>{_AGENCY}</details>",
                f"<input autofocus onfocus=alert(1)>{_AGENCY}",
            ]
        )
    )


@attack(".tsv")
def a03_remote_resources():
    """remote images, style sheets, posters: the screen would call another host"""
    return tsv(
        named(
            [
                f'<img src="{outside()}/a.png" srcset="{outside()}/b.png 2x">{_AGENCY}',
                f'<link rel=stylesheet href="{outside()}/a.css">{_AGENCY}',
                f'<video poster="{outside()}/a.png" src="{outside()}/a.mp4"></video>{_AGENCY}',
                f'<div style="background:url({outside()}/a.png)">{_AGENCY}</div>',
                f'<style>@import "{outside()}/a.css";</style>{_AGENCY}',
            ]
        )
    )


@attack(".tsv")
def a04_javascript_links():
    """javascript:, data:, vbscript: links"""
    links = ("javascript:alert(1)", "JaVaScRiPt&#58;alert(1)", "data:text/html,x", "vbscript:x", "java&#10;script:x")
    return tsv(named(f'<a href="{link}">{_AGENCY}</a>' for link in links))


@attack(".tsv")
def a05_frames_and_meta():
    """iframe, meta refresh, base, form, object"""
    return tsv(
        named(
            [
                f'<iframe src="{outside()}" srcdoc="<script>alert(1)</script>"></iframe>{_AGENCY}',
                f'<meta http-equiv=refresh content="0;url={outside()}">{_AGENCY}',
                f'<base href="{outside()}/">{_AGENCY}',
                f'<form action="{outside()}">{_AGENCY}</form>',
                f'<object data="{outside()}/x.swf"></object>{_AGENCY}',
            ]
        )
    )


@attack(".tsv")
def a06_style_overlay():
    """CSS that would hide or cover the page"""
    return tsv(
        named(
            [
                f"<style>body{{display:none}}</style>{_AGENCY}",
                f'<div style="position:fixed;inset:0;z-index:9999;background:#fff">{_AGENCY}</div>',
            ]
        )
    )


@attack(".tsv")
def a07_mutation_xss():
    """markup that two parsers read differently"""
    return tsv(
        named(
            [
                f'<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>{_AGENCY}',
                f"<math><mtext></mtext></math><style><!--</style>{_AGENCY}",
                f'<svg><style><img src="</style><img src=x onerror=alert(1)>"></style></svg>{_AGENCY}',
            ]
        )
    )


@attack(".tsv")
def a08_comments_cdata():
    """text in comments, CDATA and processing instructions must not become an agency"""
    return tsv(
        named(
            [
                f"<!-- 市假局、 -->{_AGENCY}",
                f"<![CDATA[市假局、]]>{_AGENCY}",
                f"<?php echo '市假局、' ?>{_AGENCY}",
                f"<!--[if mso]>市假局、<![endif]-->{_AGENCY}",
            ]
        )
    )


#: Names that are markup once their entities are decoded.
ESCAPED = ("<script>alert(1)</script>", "<img/src=x/onerror=alert(1)>", "<b>局</b>")
ESCAPED_TWICE = "&lt;b&gt;任务&lt;/b&gt;"


@attack(".tsv")
def a09_escaped_entities():
    """entities that decode to markup, and in a task entities that were escaped twice: decoded once, then text"""
    return tsv([("工作任务", "责任单位"), *((f"1.{escape(ESCAPED_TWICE)}", escape(name)) for name in ESCAPED)])


#: Names that Streamlit's Markdown would make links, images, colours, icons, formulas of.
MARKDOWN = (
    "**粗体**局", "__粗体__局", "*斜体*局", "_斜体_局", "~~删除~~局", "`代码`局", "#标题局", "##标题局",
    "[链接](http://corpus.invalid/a)", "![图](http://corpus.invalid/b.png)", "<http://corpus.invalid/c>局",
    "http://corpus.invalid/d局", "www.corpus.invalid局", "[引用][1]局", "[1]:http://corpus.invalid/e",
    "市:red[红色]局", "市:blue-background[底色]局", "市:rainbow[彩虹]局", "市:small[小]局", "市:material/home:局", "市:smile:局",
    "市:streamlit:局", "市:red-badge[章]局", "$\\frac{a}{b}$局", "$$x^2$$局", "<b>粗</b>局", "<i>斜</i>局", "\\*局",
)  # fmt: skip


@attack(".csv")
def a10_markdown_names():
    """Streamlit's Markdown, LaTeX, icons, emoji and colours in names"""
    return comma(named(map(escape, MARKDOWN)))


#: What Plotly, its hover templates and template engines would replace or draw.
TEMPLATES = (
    "<b>粗</b>项", '<a href="javascript:alert(1)">链</a>项', "<br>项", "<sup>上</sup>项", "%{y}项", "%{customdata}项",
    "%{x:.2f}<extra></extra>项", "$\\href{javascript:alert(1)}{x}$项", "{0}项", "{name}项", "{{7*7}}项", "${7*7}项",
    "%(name)s项", "{0.__class__}项",
)  # fmt: skip


@attack(".tsv")
def a11_plotly_and_templates():
    """Plotly's pseudo-HTML, hover templates, MathJax, format strings: as the names of measures and of agencies"""
    rows = ((f"{at}.{escape(name)}", escape(name)) for at, name in enumerate(TEMPLATES, start=1))
    return tsv([("工作任务", "责任单位"), *rows])


#: Names that pandas, Excel or JavaScript take for a missing value, a number, a date, a member.
TYPE_TRAPS = (
    "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "NaT", "true", "FALSE", "inf", "0012", "1e5", "1.50", "0x1F",
    "2025-01-02", "1/2", "#N/A", "constructor", "__proto__", "toString",
)  # fmt: skip


@attack(".csv")
def a12_type_traps():
    """names that a program makes NaN, numbers, dates or object keys of"""
    return comma(named(TYPE_TRAPS))


#: As they stand on the page that shows how headers were understood, where blanks are taken out.
HOSTILE_HEADERS = ("<img/src=x/onerror=alert(1)>", "![图](http://corpus.invalid/h.png)", "备注:red[x]")


@attack(".csv")
def a13_hostile_header():
    """markup in headers, which tables and error messages repeat"""
    return comma([(*HEADER, *map(escape, HOSTILE_HEADERS)), *((*row, "甲", "乙", "丙") for row in TABLE[1:])])
