"""The provinces, and which of them a text is about."""

_PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
)  # fmt: skip


def province_of(words: str) -> str:
    """The province that a text names most often; empty where it names none."""
    counted = {province: words.count(province) for province in _PROVINCES}
    most = max(counted, key=counted.__getitem__)
    return most if counted[most] else ""
