"""Page numbers that were copied along with a text or a table."""

import re

_DASH = "[-－–—―─·•~～]"
_PAGE_NUMBER = re.compile(
    rf"""\s*(?:
        {_DASH}{{1,3}}\s*\d{{1,4}}\s*{_DASH}{{1,3}}                                # — 3 —, -4-, ·5·
    |   第\s*[\d一二三四五六七八九十百]{{1,5}}\s*页(?:\s*[,，/／、]?\s*[（(]?\s*共\s*[\d一二三四五六七八九十百]{{1,5}}\s*页\s*[)）]?)?   # 第 5 页, 共 9 页
    |   共\s*\d{{1,4}}\s*页\s*[,，/／、]?\s*第\s*\d{{1,4}}\s*页
    |   [Pp]age\s*\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?
    )\s*""",
    re.VERBOSE,
)
_LONGEST = 30


def is_page_number(text: str) -> bool:
    """Whether the line is a page number and nothing else: — 3 —, -4-, 第 5 页 共 9 页."""
    return len(text) <= _LONGEST and bool(_PAGE_NUMBER.fullmatch(text))
