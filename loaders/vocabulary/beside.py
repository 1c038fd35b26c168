"""What may stand beside the name of an agency in a list: persons with their posts, and telephone numbers."""

import re

from loaders.vocabulary.patterns import any_of
from loaders.vocabulary.persons import DOUBLE_SURNAMES, POSTS, SURNAMES

_TITLE = f"副?(?:{any_of(POSTS)}|负责人|责任人|联系人|联络员|经办人)"
#: 王建平, 欧阳建平, 王 平, 局长王建平, 王建平局长
_NAME = f"(?:{DOUBLE_SURNAMES}|[{SURNAMES}])[ \u3000]*[\u4e00-\u9fff][ \u3000]*[\u4e00-\u9fff]?"
#: The characters that a given name does not end with, because names of agencies do.
_NO_END = "(?<![局委办厅院会室府司署处部科股站所队组行社联园校])"
PERSON = re.compile(rf"(?:{_TITLE})?[：:\s]*{_NAME}{_NO_END}(?:{_TITLE})?|(?:{_TITLE})")
#: 县教育局局长王建平: title and person behind the name of an agency.
OFFICER = re.compile(rf"(?:{_TITLE})[：: ]?{_NAME}{_NO_END}$")
#: A name of three characters that has no agency beside it; shorter ones may be short names of agencies and places.
LONE_PERSON = re.compile(
    f"(?:[{SURNAMES}][\u4e00-\u9fff]{{2}}|(?:{DOUBLE_SURNAMES})[\u4e00-\u9fff]{{1,2}})(?<![区县市镇乡村街道州盟旗岛港湖山河源江])"
)
TELEPHONE = re.compile(
    r"[（(]?(?:电话|联系电话|手机)?[：:]?(?![0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[0-9][0-9\-—－ ]{6,}[)）]?"
)
