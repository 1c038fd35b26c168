"""What a header word says of its column. Wordings: a survey of 54 published documents, longest match first."""

from __future__ import annotations

#: Header words -> what the column holds. A longer word wins over a shorter one it contains.
WORDS = {
    "lead": ("牵头责任单位", "牵头负责单位", "牵头负责部门", "牵头组织实施单位", "牵头单位", "牵头部门", "主办单位", "牵头"),
    "responsible": ("主责单位", "责任单位", "责任部门", "责任科室", "责任主体", "承办单位", "承办部门"),
    "support": (
        "协同责任单位", "其他责任单位", "协同配合单位", "协作和配合单位", "配合单位", "配合部门", "参与单位",
        "参加单位", "协办单位", "协同单位", "配合",
    ),
    "supervise": ("督办单位", "督导单位", "督查单位"),
    "person": ("牵头负责领导", "牵头领导", "责任领导", "分管领导", "责任人", "联系人"),
    "number": ("序号", "编号"),
    "deadline": ("完成时限", "完成时间", "时限要求", "时限", "时间要求"),
    "task": (
        "工作内容", "工作任务", "主要任务", "重点任务", "目标与任务", "内容与要求", "任务内容", "项目名称", "民生实事",
        "贯彻举措", "任务", "事项", "措施", "内容",
    ),
}  # fmt: skip
ROLE_KINDS = ("lead", "responsible", "support", "supervise")
_BY_LENGTH = sorted(((word, kind) for kind, words in WORDS.items() for word in words), key=lambda pair: -len(pair[0]))
_LONGEST_HEADER = 20  # a cell with more characters is a sentence that mentions the word


def clean_header(cell: str) -> str:
    """The header without the white space and colons that print layout puts in."""
    return "".join(cell.split()).replace("：", "").replace(":", "")


def column_kind(cell: str) -> str | None:
    """What a column with this header holds: a role, "task", "number", "deadline", "person"; None if unknown."""
    header = clean_header(cell)
    if not header or len(header) > _LONGEST_HEADER:
        return None
    return next((kind for word, kind in _BY_LENGTH if word in header), None)
